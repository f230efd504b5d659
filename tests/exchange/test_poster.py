"""The map on paper of any size: a page, a poster in parts that fit together, and a PNG of any scale."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.paper import MARGIN, MILLIMETRE, Paper, PaperSize, Tiling
from netwerkkaart.exchange import map_paper
from netwerkkaart.exchange.map_file import write_map
from netwerkkaart.exchange.map_paper import Drawing, check_form, check_pixels, drawing_of, put_on_paper
from netwerkkaart.graph.build import build
from netwerkkaart.graph.labels import Label
from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.graph.pen import Pen
from netwerkkaart.look import LIGHT, Tokens
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.usecases.example import TODAY
from tests.graph.towns import town

if TYPE_CHECKING:
    from PIL.Image import Image

POSTER = Paper(PaperSize.A1, sheet=PaperSize.A4)
Place = tuple[str, float, float]


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    network = town()
    return drawing_of(build(network, lay_out(network), title="Hanzewaard"), foot="Alleen voor intern gebruik.")


def places(path: Path) -> list[list[Place]]:
    """Return per page each text with where it stands, in points from the upper left corner."""
    found = []
    for page in PdfReader(path).pages:
        on_page: list[Place] = []
        high = float(page.mediabox.height)

        def note(text: str, over: list[float], own: list[float], *_rest: object, page: list[Place] = on_page) -> None:
            x = own[4] * over[0] + own[5] * over[2] + over[4]
            y = own[4] * over[1] + own[5] * over[3] + over[5]
            if text.strip():
                page.append((text.strip(), x, high - y))  # noqa: B023 - used within this turn

        page.extract_text(visitor_text=note)
        found.append(on_page)
    return found


def tiling_of(paper: Paper) -> Tiling:
    assert paper.tiling is not None
    return paper.tiling


def test_every_part_shows_its_piece_of_one_poster(drawing: Drawing, tmp_path: Path) -> None:
    out, tiling = tmp_path / "poster.pdf", tiling_of(POSTER)
    put_on_paper(drawing, out, paper=POSTER)
    pages = places(out)
    assert len(pages) == len(tiling) == 8
    on_poster: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for tile, page in zip(tiling, pages, strict=True):
        for text, x, y in page:
            on_poster[text].append((x - MARGIN + tile.left, y - MARGIN + tile.top))
    names = labels_of(drawing, tiling.poster)
    once = [text for text, at in on_poster.items() if len(at) > 1 and names.count(text) == 1]
    assert len(once) > 5  # names that stand on two sheets or more
    for text in once:
        first, *others = on_poster[text]
        for other in others:
            assert other == pytest.approx(first, abs=0.02)


def labels_of(drawing: Drawing, extent: tuple[float, float]) -> list[str]:
    """Return each line of each name that is written on a sheet of this size."""
    from netwerkkaart.graph.svg import SvgPen

    return [line for label in drawing.draw(SvgPen(), *extent, LIGHT) for line in label.lines]


@pytest.mark.parametrize(
    "paper",
    [Paper(PaperSize.A4), Paper(PaperSize.A0), Paper(PaperSize.A3, landscape=False), POSTER],
    ids=["A4", "A0", "A3 portrait", "A1 on A4"],
)
def test_every_name_that_was_drawn_is_real_text(drawing: Drawing, tmp_path: Path, paper: Paper) -> None:
    out = tmp_path / "kaart.pdf"
    put_on_paper(drawing, out, paper=paper)
    reader = PdfReader(out)
    text = "\n".join(page.extract_text() for page in reader.pages)
    names = labels_of(drawing, paper.extent)
    assert len(names) > 90
    assert [name for name in sorted(names) if name not in text] == []
    size = paper.extent if paper.tiling is None else paper.tiling.sheet
    for page in reader.pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(size, abs=0.01)


def test_each_part_says_where_it_goes(drawing: Drawing, tmp_path: Path) -> None:
    out = tmp_path / "poster.pdf"
    put_on_paper(drawing, out, paper=POSTER)
    texts = [page.extract_text() for page in PdfReader(out).pages]
    assert "blad 3 van 8 · rij 1, kolom 3" in texts[2]
    assert "blad 8 van 8 · rij 2, kolom 4" in texts[7]
    assert "begin met dit blad" in texts[0]
    assert "knip links" in texts[1]


def test_sheets_laid_over_each_other_are_the_poster(drawing: Drawing, tmp_path: Path) -> None:
    """The pixels of the sheets, cut and pasted, are those of the poster drawn on one page."""
    from PIL import ImageChops
    from pypdfium2 import PdfDocument

    paper = Paper(PaperSize.A3, sheet=PaperSize.A4)
    tiling, out, whole = tiling_of(paper), tmp_path / "poster.pdf", tmp_path / "heel.pdf"
    put_on_paper(drawing, out, paper=paper)
    from netwerkkaart.reports.map import map_pdf

    map_pdf(drawing.draw, whole, title="", size=tiling.poster)
    scale = 3.9999 / MILLIMETRE  # whole pixels in margins and overlaps, and pages rounded up to whole ones
    documents = [PdfDocument(out), PdfDocument(whole)]
    try:
        sheets = [page.render(scale=scale).to_pil() for page in documents[0]]
        poster = documents[1][0].render(scale=scale).to_pil()
    finally:
        for document in documents:
            document.close()
    edge, (wide, high) = MARGIN * scale, (length * scale for length in tiling.tile)
    for tile, sheet in zip(tiling, sheets, strict=True):
        part = sheet.crop(tuple(round(side) for side in (edge, edge, edge + wide, edge + high)))
        left, top = round(tile.left * scale), round(tile.top * scale)
        same = poster.crop((left, top, left + part.width, top + part.height))
        assert 6 * _apart(part, same) < _apart(part, ImageChops.offset(same, 4, 0))


def _apart(one: "Image", two: "Image") -> int:
    """Return how far two images differ at most, where a part of a pixel does not count."""
    from PIL import ImageChops, ImageFilter

    blurred = (image.convert("L").filter(ImageFilter.GaussianBlur(2)) for image in (one, two))
    histogram = ImageChops.difference(*blurred).histogram()
    return max(level for level, number in enumerate(histogram) if number)


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.7])
def test_a_png_is_drawn_at_its_scale(drawing: Drawing, tmp_path: Path, scale: float) -> None:
    from PIL import Image

    out = tmp_path / "kaart.png"
    put_on_paper(drawing, out, paper=Paper(PaperSize.A4), scale=scale)
    with Image.open(out) as image:
        assert image.size == pytest.approx([length * scale for length in PaperSize.A4.extent()], abs=1)


def test_strips_of_a_png_fit(drawing: Drawing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    from netwerkkaart.reports import pixels

    one, many = tmp_path / "een.png", tmp_path / "veel.png"
    put_on_paper(drawing, one, paper=Paper(PaperSize.A4), scale=1.3)
    monkeypatch.setattr(pixels, "_STRIP", 60_000)
    put_on_paper(drawing, many, paper=Paper(PaperSize.A4), scale=1.3)
    with Image.open(one) as whole, Image.open(many) as pasted:
        assert _apart(whole, pasted) < 5


def test_what_is_too_large_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    def never(_pen: Pen, _wide: float, _high: float, _tokens: Tokens) -> list[Label]:
        raise AssertionError("drawn")

    out = tmp_path / "kaart.png"
    with pytest.raises(RefusedError, match=r"past niet in het geheugen\. Neem hoogstens schaal 4,3"):
        put_on_paper(Drawing("", "", never), out, paper=Paper(PaperSize.A0), scale=20)
    check_pixels(PaperSize.A0.extent(), 4.3)
    with pytest.raises(RefusedError):
        check_pixels(PaperSize.A0.extent(), 4.4)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_poster_in_parts_is_a_pdf(form: str) -> None:
    with pytest.raises(RefusedError, match="wordt een PDF"):
        check_form(Path(f"kaart.{form}"), POSTER)


def test_an_svg_has_the_size_of_its_paper(drawing: Drawing, tmp_path: Path) -> None:
    out = tmp_path / "kaart.svg"
    put_on_paper(drawing, out, paper=Paper(PaperSize.A2, landscape=False))
    assert 'width="1190.55" height="1683.78"' in out.read_text(encoding="utf-8")


def test_a_poster_of_an_answer_keeps_what_stays_pale(example_file: Path, tmp_path: Path) -> None:
    from netwerkkaart.exchange.map_modes import MapMode

    out = tmp_path / "antwoord.pdf"
    with open_for_reading(example_file) as store:
        said = write_map(store, out, today=TODAY, mode=MapMode("path", "Mehmet Arslan"), paper=POSTER)
    texts = [page.extract_text() for page in PdfReader(out).pages]
    assert len(texts) == 8
    assert said.split(",")[0] in texts[0]
    assert "Mehmet Arslan" in "".join(texts[1:])
    assert "Saskia Bloemhof" not in "".join(texts)


def test_the_same_poster_gives_the_same_bytes(drawing: Drawing, tmp_path: Path) -> None:
    one, two = tmp_path / "een.pdf", tmp_path / "twee.pdf"
    for out in (one, two):
        put_on_paper(replace(drawing), out, paper=POSTER)
    assert one.read_bytes() == two.read_bytes()
    assert map_paper.SCALE == 2.0
