"""What a screen reader gets of the map: the table twin cell by cell, and the canvas with its selection in words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.ui.map.question import Ask
from tests.town import Town


def read(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    assert found.isValid()
    return found


def parts(page: MapPage, role: QAccessible.Role) -> list[QAccessibleInterface]:
    """Return the parts of the table with a role, from left to right and from top to bottom."""
    table = read(page.twin.list.table)
    assert table.role() in {QAccessible.Role.Table, QAccessible.Role.Tree, QAccessible.Role.List}
    children = (table.child(number) for number in range(table.childCount()))
    return [child for child in children if child is not None and child.role() == role]


def name_of(part: QAccessibleInterface) -> str:
    return part.text(QAccessible.Text.Name)


def test_the_twin_reads_its_headings_and_every_cell(page: MapPage, town: Town) -> None:
    page.show_twin(True)
    headings = [name_of(part) for part in parts(page, QAccessible.Role.ColumnHeader)]
    for heading in ("Naam", "School of wijk", "Verbonden met", "Stand", "Laatste contact"):
        assert heading in headings
    cells = [name_of(part) for part in parts(page, QAccessible.Role.Cell)]
    wide = len(cells) // len(page.shown_keys())
    rows = [cells[start : start + wide] for start in range(0, len(cells), wide)]
    assert len(rows) == len(page.shown_keys())
    anna = next(row for row in rows if row[0].startswith("Anna van den Berg"))
    assert "Hanzewaard College" in anna
    assert any(cell.startswith("wederkerig: Bilal Oukili") for cell in anna)
    assert "10 mrt 2026" in anna
    del town


def test_the_twin_tells_which_row_is_selected(page: MapPage, town: Town) -> None:
    page.canvas.select([f"contact:{town.zoe}"])
    page.show_twin(True)
    chosen = [name_of(part) for part in parts(page, QAccessible.Role.Cell) if part.state().selected]
    assert chosen[0].startswith("Zoë Çelik")
    assert not any(text.startswith("Anna van den Berg") for text in chosen)


def test_the_canvas_says_what_it_shows_and_who_is_chosen(page: MapPage, town: Town) -> None:
    canvas = read(page.canvas)
    assert canvas.text(QAccessible.Text.Name) == "Kaart van het netwerk"
    assert "2 scholen" in canvas.text(QAccessible.Text.Description)
    page.canvas.select([f"worker:{town.noor}"])
    assert canvas.text(QAccessible.Text.Description).startswith("Noor Tesselaar")


@pytest.mark.parametrize("name", ["zoom", "arrangements", "card"])
def test_what_floats_over_the_map_has_a_name(page: MapPage, name: str) -> None:
    assert read(getattr(page.overlays, name)).text(QAccessible.Text.Name)


def test_ctrl_t_goes_to_the_same_in_words_and_back(page: MapPage, town: Town) -> None:
    page.activateWindow()
    page.canvas.setFocus()
    page.canvas.select([f"contact:{town.zoe}"])
    QTest.keyClick(page.canvas, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert page.twin_shown()
    assert page.twin.list.selected_ids() == [f"contact:{town.zoe}"]
    QTest.keyClick(page.twin.list.table, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert not page.twin_shown()
    assert page.canvas.hasFocus()


@pytest.mark.parametrize(("name", "grows"), [("plus", True), ("minus", False)])
def test_a_zoom_button_answers_to_the_space_bar(page: MapPage, name: str, *, grows: bool) -> None:
    before, button = page.canvas.view().scale, page.overlays.zoom.buttons[name]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert (page.canvas.view().scale > before) is grows


def test_the_sheet_of_keys_tells_those_of_the_map(desk: Desk, page: MapPage) -> None:
    keys = dict(dict(desk.actions.key_sheet())["Kaart"])
    assert keys["Alles in beeld"] == "0"
    assert "Ctrl+T" in keys["Kaart of tabel"]
    assert keys["Rond deze: 1, 2 of 3 stappen"] == "1 2 3"
    del page


def said_after(qtbot: QtBot, page: MapPage, act: Callable[[], object]) -> str:
    """Return what a screen reader is told once the act has come to rest."""
    with qtbot.waitSignal(page.aloud.said) as told:
        act()
    return str(told.args[0])


def test_who_is_walked_to_is_said_with_role_school_and_lines(qtbot: QtBot, page: MapPage, town: Town) -> None:
    text = said_after(qtbot, page, lambda: page.canvas.select([f"contact:{town.zoe}"]))
    assert text == "Zoë Çelik, zorgcoördinator, Hanzewaard College: 4 verbindingen."
    several = [f"worker:{town.noor}", f"contact:{town.zoe}"]
    assert said_after(qtbot, page, lambda: page.canvas.select(several)) == "2 gekozen: Noor Tesselaar en Zoë Çelik."


def test_of_a_quick_walk_only_where_it_ends_is_said(qtbot: QtBot, page: MapPage, town: Town) -> None:
    heard: list[str] = []
    page.aloud.said.connect(heard.append)
    for key in (f"worker:{town.noor}", f"contact:{town.anna}", f"school:{town.kribbe}"):
        page.canvas.select([key])
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(300)
    assert [text.split(",")[0] for text in heard] == ["De Kribbe"]


def test_the_answer_to_a_question_is_said_once(qtbot: QtBot, page: MapPage, town: Town) -> None:
    text = said_after(qtbot, page, lambda: page.ask(Ask.HANGING))
    assert page.questions.answer is not None
    assert text == f"{page.questions.answer.question} {page.questions.answer.sentence}"
    heard: list[str] = []
    page.aloud.said.connect(heard.append)
    page.refresh()
    qtbot.wait(350)
    assert heard == []
    del town


def test_a_focus_is_said_with_how_much_is_left(qtbot: QtBot, page: MapPage, town: Town) -> None:
    text = said_after(qtbot, page, lambda: page.around((f"contact:{town.zoe}",), 1))
    assert text.startswith("Rond Zoë Çelik: ")
    assert text.endswith(" in beeld.")


def test_nothing_is_said_while_the_months_play(qtbot: QtBot, page: MapPage, town: Town) -> None:
    assert "23 november 2026" in said_after(qtbot, page, page.time.toggle)
    heard: list[str] = []
    page.aloud.said.connect(heard.append)
    page.canvas.select([f"contact:{town.zoe}"])
    page.time.play_or_pause()
    page.time._step(1)
    qtbot.wait(350)
    assert heard == []
    page.time.play_or_pause()
    assert "oktober 2024" in said_after(qtbot, page, lambda: page.time._step(1))


def test_nothing_is_said_while_a_hand_holds_the_map(qtbot: QtBot, page: MapPage, town: Town) -> None:
    heard: list[str] = []
    page.aloud.said.connect(heard.append)
    corner = QPoint(page.canvas.width() - 3, 3)
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=corner)
    page.canvas.select([f"contact:{town.zoe}"])
    qtbot.wait(350)
    assert heard == []
    QTest.mouseMove(page.canvas, corner - QPoint(30, 0))
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=corner - QPoint(30, 0))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].startswith("Zoë Çelik")
