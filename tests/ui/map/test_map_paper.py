"""The map on paper, in a file and on the clipboard."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter

from netwerkkaart.look import DARK, LIGHT, Tokens
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.ui.map.paper import as_image
from netwerkkaart.ui.map.question import Ask, Question
from tests.town import Town


def test_svg_is_what_the_screen_shows(page: MapPage, town: Town, tmp_path: Path) -> None:
    page.output.save("svg", tmp_path / "kaart.svg")
    text = (tmp_path / "kaart.svg").read_text(encoding="utf-8")
    for words in (
        "Hanzewaard College",
        "Anna van den Berg",
        "23 november 2026",
        "Bevat persoonsgegevens",
        "wederkerig",
    ):
        assert words in text
    page.bar.sectors.toggle_key("sector.po")
    page.canvas.select([f"school:{town.kribbe}"])
    page.around((f"school:{town.kribbe}",), 1)
    page.output.save("svg", tmp_path / "deel.svg")
    part = (tmp_path / "deel.svg").read_text(encoding="utf-8")
    assert "Het netwerk rond De Kribbe" in part
    assert "Anna van den Berg" not in part
    assert "Hanzewaard College" not in part


def test_without_names_no_name_goes_out(page: MapPage, tmp_path: Path) -> None:
    page.output.names.setChecked(False)
    page.output.whole.setChecked(True)
    page.output.save("svg", tmp_path / "kaart.svg")
    text = (tmp_path / "kaart.svg").read_text(encoding="utf-8")
    for name in ("Anna", "Berg", "Zoë", "Çelik", "IJzer", "Bilal", "Noor"):
        assert name not in text
    assert "mentor" in text
    assert "Namen van mensen zijn weggelaten." in text


def test_without_names_an_answer_names_nobody_either(page: MapPage, town: Town, tmp_path: Path) -> None:
    page.questions.ask(Question(Ask.PATH, f"contact:{town.anna}"))
    page.settle()
    for names, there in ((True, True), (False, False)):
        page.output.names.setChecked(names)
        page.output.save("svg", tmp_path / "kaart.svg")
        assert ("Anna van den Berg" in (tmp_path / "kaart.svg").read_text(encoding="utf-8")) is there


def test_pdf_png_and_clipboard(desk: Desk, page: MapPage, tmp_path: Path) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    page.output.save("pdf", tmp_path / "kaart.pdf")
    text = PdfReader(tmp_path / "kaart.pdf").pages[0].extract_text()
    assert "Hanzewaard College" in text
    assert "23 november 2026" in text
    page.output.save("png", tmp_path / "kaart.png")
    assert QImage(str(tmp_path / "kaart.png")).width() > 1500
    page.copy()
    assert not QGuiApplication.clipboard().image().isNull()
    assert said[-1] == "De kaart staat op het klembord."
    QGuiApplication.clipboard().clear()


def test_a_file_that_can_not_be_written_is_told(desk: Desk, page: MapPage, tmp_path: Path) -> None:
    failed: list[str] = []
    desk.failed.connect(failed.append)
    page.output.save("svg", tmp_path / "nergens" / "kaart.svg")
    assert failed
    assert "kan niet worden bewaard in" in failed[0]


def test_a_printer_gets_one_page(page: MapPage, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "druk.pdf"))
    page.output.print_on(printer)
    printed = PdfReader(tmp_path / "druk.pdf")
    assert len(printed.pages) == 1
    assert "Hanzewaard" in printed.pages[0].extract_text()


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_an_image_is_paper_up_to_its_last_column(page: MapPage, tokens: Tokens) -> None:
    image = as_image(replace(page.shot(), width=901.4, inset=200.0), tokens, scale=1.0)
    last = {image.pixelColor(image.width() - 1, y).name() for y in range(0, 40, 5)}
    assert last == {QColor(tokens.surface).name()}
