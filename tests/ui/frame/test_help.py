"""The manual: its pages, its search, and where it opens."""

from pathlib import Path

from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from netwerkkaart import resources
from netwerkkaart.ui.frame.help import HelpWindow, read_manual
from netwerkkaart.ui.frame.pages import PAGES


def test_pages_are_in_order_with_their_own_titles(tmp_path: Path) -> None:
    (tmp_path / "20-scholen.md").write_text("# Scholen\n\nTekst", encoding="utf-8")
    (tmp_path / "00-begin.md").write_text("Zonder kop", encoding="utf-8")
    assert [(page.slug, page.title) for page in read_manual(tmp_path)] == [("begin", "Begin"), ("scholen", "Scholen")]


def test_the_manual_of_the_program_begins_at_the_beginning() -> None:
    pages = read_manual(resources.manual())
    assert pages[0].slug == "begin"
    assert all(page.title and page.text for page in pages)


def test_it_opens_at_the_page_of_the_screen_and_else_at_the_beginning(qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.open_at("settings")
    assert window.contents.currentItem().text() == "Instellingen"
    window.open_at("")
    assert window.contents.currentRow() == 0
    assert "Beginnen" in window.text.toPlainText()


def test_searching_narrows_the_contents_and_shows_the_place(qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.search.setText("uitgedund")
    window.search.flush()
    assert window.contents.count() >= 1
    assert window.text.textCursor().selectedText() == "uitgedund"
    window.search.setText("zwaluwstaart")
    window.search.flush()
    assert window.contents.count() == 0
    assert window.found.text() == "gevonden op 0 pagina’s"


def test_searching_takes_any_apostrophe(qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.search.setText("thema's")
    window.search.flush()
    assert "Thema’s" in [window.contents.item(row).text() for row in range(window.contents.count())]


def test_every_page_of_the_window_has_a_page_of_its_own_title() -> None:
    titles = {page.slug: page.title for page in read_manual(resources.manual())}
    assert {entry.slug: titles.get(entry.slug) for entry in PAGES} == {entry.slug: entry.title for entry in PAGES}


def test_bold_words_are_set_in_the_weight_there_is(qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show_page("vandaag")
    weights = set()
    block = window.text.document().begin()
    while block.isValid():
        weights |= {place.format.fontWeight() for place in block.textFormats()}
        block = block.next()
    assert weights == {QFont.Weight.Normal, QFont.Weight.DemiBold}
