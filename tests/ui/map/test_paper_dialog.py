"""The dialog that puts the map on paper: what is chosen is what is seen, saved, printed and remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.paper import Paper, PaperSize
from netwerkkaart.exchange.map_paper import check_pixels
from netwerkkaart.ui import preferences
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.map.output import SCALES, Order, kept
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.ui.map.paper_dialog import PaperDialog
from tests.town import Town


@pytest.fixture(autouse=True)
def remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the program remember, in a folder of its own."""
    before = QSettings.defaultFormat()
    monkeypatch.setenv(preferences.FOLDER_VARIABLE, str(tmp_path / "settings"))
    preferences.name_program()
    yield
    QSettings.setDefaultFormat(before)
    QCoreApplication.setOrganizationName("")
    QCoreApplication.setApplicationName("")


@pytest.fixture
def dialog(page: MapPage) -> PaperDialog:
    page.desk.actions.trigger("map.print")
    (found,) = page.findChildren(PaperDialog)
    return found


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the user choose a place for any file; return it without its ending."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "kaart"), ""))
    return tmp_path / "kaart"


def said(dialog: PaperDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if not one.isHidden())


def test_a_poster_is_seen_saved_and_remembered(page: MapPage, dialog: PaperDialog, chosen: Path) -> None:
    assert "Eén blad A3, liggend." in said(dialog)
    assert not dialog.sheets.chip(PaperSize.A3).isEnabled()
    dialog.size_.chip(PaperSize.A1).click()
    dialog.sheets.chip(PaperSize.A4).click()
    dialog.much.chip(True).click()
    assert "8 bladen A4" in said(dialog)
    assert "8 bladen A4" in dialog.preview.accessibleDescription()
    dialog.ok_button.click()
    assert not dialog.isVisible()
    pages = PdfReader(chosen.with_suffix(".pdf")).pages
    assert len(pages) == 8
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pages} == {(595, 842)}
    text = "\n".join(page.extract_text() for page in pages)
    assert "Anna van den Berg" in text
    assert "blad 8 van 8" in text
    assert kept() == Order(Paper(PaperSize.A1, landscape=True, sheet=PaperSize.A4))
    assert page.output.order == kept()
    page.output.save("pdf", chosen.with_name("weer.pdf"))  # straight from the menu: the same
    assert len(PdfReader(chosen.with_name("weer.pdf")).pages) == 8


def test_all_of_it_by_keyboard_and_esc_changes_nothing(qtbot: QtBot, page: MapPage, dialog: PaperDialog) -> None:
    before = page.output.order
    first = dialog.size_.chip(PaperSize.A3)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(dialog.size_.chip(PaperSize.A2), Qt.Key.Key_Space)
    assert dialog.paper().size is PaperSize.A2
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert page.output.order == before == kept()


def test_without_names_and_as_an_image(page: MapPage, dialog: PaperDialog, chosen: Path) -> None:
    dialog.form.chip("png").click()
    dialog.size_.chip(PaperSize.A4).click()
    dialog.way.chip(False).click()
    dialog.sharp.chip("1").click()
    dialog.names.chip(False).click()
    assert not dialog.sheets.chip(PaperSize.A4).isEnabled()
    dialog.ok_button.click()
    image = QImage(str(chosen.with_suffix(".png")))
    assert (image.width(), image.height()) == (596, 842)
    assert not page.output.names.isChecked()
    page.output.save("svg", chosen.with_suffix(".svg"))
    assert "Anna" not in chosen.with_suffix(".svg").read_text(encoding="utf-8")


def test_no_image_that_can_be_chosen_is_too_large(dialog: PaperDialog) -> None:
    for scale in SCALES.values():
        check_pixels(PaperSize.A0.extent(), scale)
    assert set(SCALES) == set(dialog.sharp.keys())


def test_a_poster_is_printed_sheet_by_sheet(page: MapPage, dialog: PaperDialog, tmp_path: Path) -> None:
    dialog.reject()
    page.output.order = Order(Paper(PaperSize.A2, landscape=True, sheet=PaperSize.A4))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "druk.pdf"))
    page.output.print_on(printer)
    pages = PdfReader(tmp_path / "druk.pdf").pages
    assert len(pages) == 4
    texts = [" ".join(page.extract_text().split()) for page in pages]
    assert all(f"blad {number} van 4" in text for number, text in enumerate(texts, start=1))


def test_a_flipbook_has_a_page_for_each_school_year(desk: Desk, page: MapPage, town: Town, tmp_path: Path) -> None:
    del town
    told: list[str] = []
    desk.said.connect(told.append)
    page.output.save_flipbook(tmp_path / "boekje.pdf")
    assert len(PdfReader(tmp_path / "boekje.pdf").pages) >= 2
    assert told[-1].startswith("Boekje bewaard")


def test_a_flipbook_of_nothing_is_refused_in_a_sentence(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    empty = MapPage(desk)
    qtbot.addWidget(empty)
    failed: list[str] = []
    desk.failed.connect(failed.append)
    empty.output.save_flipbook(tmp_path / "boekje.pdf")
    assert "flipboek" in failed[0]
    assert not (tmp_path / "boekje.pdf").exists()


@pytest.mark.parametrize("words", ["", "A4", "A9 landscape - 2", "A4 landscape A1 2", "A1 portrait A4 7"])
def test_what_another_version_kept_does_no_harm(words: str) -> None:
    preferences.keep_map_paper(words)
    assert kept() == Order()
