"""Everything on the page Kaart without a mouse, in the real window: Tab, F6, arrows, Space, Esc and the menu key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QContextMenuEvent, QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.map.legend import LegendButton
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.ui.map.question import Ask
from netwerkkaart.ui.window import MainWindow
from netwerkkaart.usecases.example import TODAY

TAB, BACKTAB, F6, SPACE, ESC = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_F6,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape,
)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, example_file: Path) -> Iterator[MapPage]:
    """Return the page Kaart in the window, with the example for reading only."""
    QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight())
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.furnish()
    with open_for_reading(example_file) as store:
        window.attach(Desk(store, SyncJobs(), window.registry, clock=lambda: TODAY))
        window.show_page("map")
        assert window.navigator is not None
        page = window.navigator.page("map")
        assert isinstance(page, MapPage)
        window.activateWindow()
        page.settle()
        yield page
        page.settle()
        window.close()


def here() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget:
    """Press a key where the keys are, and return where they are after it."""
    QTest.keyClick(here(), key, modifier)
    return here()


def round_trip(start: QWidget, key: Qt.Key = TAB) -> list[QWidget]:
    """Return where Tab leads, from a widget until it is back there."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    found = [here()]
    while len(found) < 90:
        there = press(key)
        if there is found[0]:
            return found
        found.append(there)
    raise AssertionError("Tab never comes back")


def name_of(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.text(QAccessible.Text.Name)


def test_the_map_has_the_keys_when_one_comes_to_it(page: MapPage) -> None:
    assert here() is page.canvas


def test_tab_goes_past_everything_as_one_reads_and_back_the_same_way(page: MapPage) -> None:
    page.time.toggle()
    page.ask(Ask.HANGING)
    page.canvas.zoom_by(3.0)
    order = round_trip(page.bar.finder)
    bar, over, panel, time = page.bar, page.overlays, page.panel, page.time.bar
    wanted = [
        bar.questions,
        bar.around,
        bar.sectors,
        bar.left,
        bar.twin,
        bar.time,
        bar.export,
        bar.more,
        page.canvas,
        page.board.legend.first(),
        page.board.legend.rows()[0],
        *over.zoom.buttons.values(),
        over.arrangements.choices.chip(Arrangement.ISLANDS),
        over.minimap,
        panel.why,
        panel.list,
        time.away,
        time.play,
        time.track,
    ]
    assert [order.index(one) for one in wanted] == sorted(order.index(one) for one in wanted)
    assert all(name_of(one) for one in order)
    back = round_trip(page.bar.finder, BACKTAB)
    assert back[1:] == order[:0:-1]


def test_the_strip_and_the_card_are_reached_too(page: MapPage) -> None:
    page.canvas.select(["school:1"])
    page.around(("school:1",), 1)
    page.bar.finder.setFocus(Qt.FocusReason.TabFocusReason)
    parts = [press(F6) for _ in range(5)]
    assert page.strip.isAncestorOf(parts[0])
    assert parts[1] is page.canvas
    assert parts[2] is page.board.legend.first()
    assert parts[3] is page.card.open_button
    assert parts[4] is page.bar.finder
    assert press(F6, SHIFT) is parts[3]


def test_f6_goes_to_the_answer_the_day_and_the_table(page: MapPage) -> None:
    page.time.toggle()
    page.ask(Ask.HANGING)
    page.show_twin(True)
    assert here() is page.twin.list.table
    assert press(F6) is page.panel.list
    assert press(F6) is page.time.bar.track
    assert press(F6) is page.bar.finder
    assert press(F6) is page.twin.list.table


def test_the_legend_is_one_stop_and_arrows_walk_through_it(page: MapPage) -> None:
    rows = [row for row in page.board.legend.rows() if row.isCheckable()]
    page.board.legend.first().setFocus(Qt.FocusReason.TabFocusReason)
    assert press(TAB) is rows[0]
    assert press(Qt.Key.Key_Down) is rows[1]
    press(SPACE)
    assert rows[1].entry in page.canvas.hidden()
    assert press(Qt.Key.Key_End) is rows[-1]
    assert press(Qt.Key.Key_Down) is rows[-1]
    assert press(Qt.Key.Key_Home) is rows[0]
    press(Qt.Key.Key_Down)
    assert not isinstance(press(TAB), LegendButton)
    assert press(BACKTAB) is rows[1]
    press(SPACE)
    assert not page.canvas.hidden()


def test_space_closes_and_opens_the_legend(page: MapPage) -> None:
    page.board.legend.first().setFocus(Qt.FocusReason.TabFocusReason)
    press(SPACE)
    assert not page.board.legend.is_open()
    assert press(TAB) is page.overlays.zoom.buttons["plus"]


def asked(page: MapPage) -> Ask | None:
    return page.questions.question.ask if page.questions.question is not None else None


def opened_menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


@pytest.mark.parametrize("name", ["questions", "sectors", "levels"])
def test_a_chip_opens_its_menu_with_the_keys_in_it(page: MapPage, name: str) -> None:
    chip = getattr(page.bar, name)
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    press(SPACE)
    menu = opened_menu()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is not None
    QTest.keyClick(menu, ESC)
    assert not menu.isVisible()
    assert here() is chip


@pytest.mark.parametrize("name", ["export", "more"])
def test_the_menus_at_the_end_of_the_bar_open_with_the_space_bar(page: MapPage, name: str) -> None:
    button = getattr(page.bar, name)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    texts: list[str] = []

    def look() -> None:
        menu = opened_menu()
        QTest.keyClick(menu, Qt.Key.Key_Down)
        action = menu.activeAction()
        texts.append(action.text() if action is not None else "")
        QTest.keyClick(menu, ESC)

    QTimer.singleShot(0, look)  # the menu of a tool button has a loop of its own
    QTest.keyClick(button, SPACE)
    assert texts[0]
    assert page.window().focusWidget() is button


def test_a_question_is_asked_and_left_by_keys_alone(page: MapPage) -> None:
    page.bar.questions.setFocus(Qt.FocusReason.TabFocusReason)
    press(SPACE)
    menu = opened_menu()
    for _ in range(3):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert asked(page) is Ask.HANGING
    assert here() is page.panel.list
    press(Qt.Key.Key_Down)
    assert page.panel.list.current() is not None
    press(ESC)
    assert page.panel.list.current() is None
    assert press(ESC) is page.canvas
    assert asked(page) is None


def test_the_arrangement_is_chosen_with_the_arrows(page: MapPage) -> None:
    chip = page.overlays.arrangements.choices.chip(Arrangement.ISLANDS)
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Right)
    press(SPACE)
    assert page.loader.arrangement is Arrangement.FREE
    assert press(ESC) is page.canvas


def test_escape_goes_back_a_step_at_a_time(page: MapPage) -> None:
    canvas = page.canvas
    page.time.toggle()
    page.ask(Ask.HANGING)
    canvas.select(["school:1"])
    canvas.focus_on(("school:1",), 1)
    page.board.legend.first().setFocus(Qt.FocusReason.TabFocusReason)
    assert press(ESC) is canvas
    assert canvas.focus() == (("school:1",), 1)
    press(ESC)
    assert canvas.focus() == ((), 0)
    assert canvas.selection() == ("school:1",)
    press(ESC)
    assert canvas.selection() == ()
    assert asked(page) is Ask.HANGING
    press(ESC)
    assert asked(page) is None
    assert page.time.bar.isVisible()
    press(ESC)
    assert not page.time.bar.isVisible()
    assert here() is canvas


def test_shift_and_an_arrow_choose_somebody_more_for_what_goes_for_all(page: MapPage) -> None:
    canvas = page.canvas
    canvas.select(["school:3"])
    press(Qt.Key.Key_Right, SHIFT)
    press(Qt.Key.Key_Up, SHIFT)
    chosen = canvas.selection()
    assert chosen[0] == "school:3"
    assert len(set(chosen)) == 3
    press(Qt.Key.Key_F10, SHIFT)
    menu = opened_menu()
    texts = [action.text() for action in menu.actions()]
    menu.setActiveAction(menu.actions()[texts.index("Toon alleen deze 3")])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert page.bar.only.value() == set(chosen)
    press(ESC)
    press(ESC)
    assert not page.bar.only.value()
    press(Qt.Key.Key_Left)
    assert len(canvas.selection()) == 1


def test_shift_f10_and_the_menu_key_open_the_menu_at_who_is_selected(page: MapPage) -> None:
    canvas, key = page.canvas, "school:3"
    wanted: list[tuple[str, QPoint]] = []
    canvas.context_requested.connect(lambda chosen, where: wanted.append((chosen, where)))
    canvas.select([key], reveal=True)
    press(Qt.Key.Key_F10, SHIFT)
    menu = opened_menu()
    assert menu.actions()[0].text() == "Dossier openen"
    menu.close()
    nowhere = QPoint(-1, -1)
    for _ in range(2):
        menu_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, nowhere, nowhere)
        QApplication.sendEvent(canvas, menu_key)
        opened_menu().close()
        canvas.select(())
    x, y = canvas.view().to_pixels(*canvas.picture().xy[canvas.picture().index(key)].tolist())
    there = canvas.mapToGlobal(QPoint(round(x), round(y)))
    assert [chosen for chosen, _where in wanted] == [key, key, ""]
    assert all((where - there).manhattanLength() <= 2 for _chosen, where in wanted[:2])
    assert canvas.rect().contains(canvas.mapFromGlobal(wanted[2][1]))
