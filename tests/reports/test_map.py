"""The map on paper: real text, embedded fonts only, the same bytes, and a PNG without a window."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from netwerkkaart.graph.build import build
from netwerkkaart.graph.drawing import Sheet, draw
from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.graph.picture import Picture
from netwerkkaart.look import DARK, Tokens
from netwerkkaart.reports.map import A4, Drawer, PdfPen, draw_picture, map_pdf, map_png
from tests.graph.towns import town


def drawer(picture: Picture, text: float = 0.6) -> Drawer:
    def on(pen: PdfPen, width: float, height: float, tokens: Tokens) -> object:
        return draw(picture, pen, Sheet(width, height, text), tokens)

    return on


@pytest.fixture(scope="module")
def picture() -> Picture:
    network = town()
    return build(network, lay_out(network), title="Hanzewaard")


def test_the_text_can_be_selected_and_every_font_is_embedded(picture: Picture, tmp_path: Path) -> None:
    path = tmp_path / "kaart.pdf"
    map_pdf(drawer(picture), path, title="Hanzewaard")
    page: Any = PdfReader(path).pages[0]
    text = page.extract_text()
    for word in ("Hanzewaard", "Noor Tesselaar", "OBS Zandhoek", "20 november 2026", "aanspreekpunt"):
        assert word in text
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("Lato" in font["/BaseFont"] for font in fonts)
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_the_same_map_gives_the_same_bytes(picture: Picture, tmp_path: Path) -> None:
    one, two = tmp_path / "een.pdf", tmp_path / "twee.pdf"
    for path in (one, two):
        map_pdf(drawer(picture), path, title="Kaart", size=A4)
    assert one.read_bytes() == two.read_bytes()


def test_a_png_has_the_size_asked_and_the_colours_of_the_look(picture: Picture, tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "kaart.png"
    map_png(drawer(picture), path, title="Kaart", size=(400, 300), scale=2, tokens=DARK)
    with Image.open(path) as image:
        assert image.size == (800, 600)
        assert image.convert("RGB").getpixel((799, 599)) == tuple(bytes.fromhex(DARK.surface[1:]))
        assert len(image.convert("RGB").getcolors(800 * 600) or []) > 50


def test_a_picture_in_a_box_stays_in_it(picture: Picture, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "doos.pdf"), pagesize=A4, initialFontName="Helvetica")
    sheets: list[tuple[float, float]] = []
    draw_picture(canvas, lambda _pen, width, height, _tokens: sheets.append((width, height)), (50, 60, 300, 200))
    assert sheets == [(300, 200)]
    draw_picture(canvas, partial(_dot), (50, 60, 300, 200))
    canvas.save()


def _dot(pen: PdfPen, width: float, height: float, tokens: Tokens) -> None:
    pen.circle(width, height, 5, tokens.accent)
