"""Chips and what flows: walked by keys, on as many lines as they need."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.choices import one_of
from netwerkkaart.ui.widgets.flow import FlowLayout
from tests.ui.showing import press, shown

pytestmark = pytest.mark.usefixtures("still")


def chips(qtbot: QtBot, *, exclusive: bool = False, required: bool = False) -> tuple[ChipGroup, list[list[str]]]:
    group = ChipGroup(exclusive=exclusive, required=required)
    for key in ("ouders", "pesten", "media"):
        group.add(key, key)
    told: list[list[str]] = []
    group.changed.connect(told.append)
    return shown(qtbot, group), told


def test_chips_are_walked_with_arrows_and_switched_with_space(qtbot: QtBot) -> None:
    group, told = chips(qtbot)
    group.chip("ouders").setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Right):
        press(key)
    assert told == [["ouders"], ["ouders", "media"]]
    assert QApplication.focusWidget() is group.chip("ouders")
    press(Qt.Key.Key_End)
    assert QApplication.focusWidget() is group.chip("media")
    stops = [key for key in group.keys() if group.chip(key).focusPolicy() & Qt.FocusPolicy.TabFocus]  # noqa: SIM118
    assert stops == ["media"]


def test_one_of_several_chips(qtbot: QtBot) -> None:
    group, told = chips(qtbot, exclusive=True, required=True)
    group.set_checked(["pesten"])
    assert told == []
    group.chip("media").click()
    group.chip("media").click()
    assert told == [["media"]]
    assert group.checked() == ["media"]


def test_chips_flow_over_lines(qtbot: QtBot) -> None:
    box = QWidget()
    flow = FlowLayout(box, gap=10)
    for _ in range(5):
        piece = QWidget()
        piece.setFixedSize(90, 20)
        flow.addWidget(piece)
    assert flow.heightForWidth(300) == 20 + 10 + 20
    assert flow.heightForWidth(90) == 5 * 20 + 4 * 10
    shown(qtbot, box).resize(300, 100)
    QApplication.processEvents()
    item = flow.itemAt(3)
    assert item is not None
    assert item.geometry().topLeft() == QPoint(0, 30)


@pytest.mark.parametrize(("wide", "lines"), [(900, 1), (300, 2), (170, 4)])
def test_chips_are_as_high_as_their_lines_in_a_column_and_beside_other_things(
    qtbot: QtBot, wide: int, lines: int
) -> None:
    for layout in (QVBoxLayout, QHBoxLayout):
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        inner = layout()
        column.addLayout(inner)
        group = ChipGroup()
        for number in range(4):
            group.add(number, f"schooljaar {number}")
        inner.addWidget(group)
        column.addWidget(QPlainTextEdit(), 1)
        box.resize(wide, 600)
        shown(qtbot, box)
        assert group.height() == 28 * lines + 6 * (lines - 1)
        assert group.minimumSizeHint().height() == 28


def test_few_chips_ask_for_one_line(qtbot: QtBot) -> None:
    box = QWidget()
    row = QHBoxLayout(box)
    group = ChipGroup()
    for text in ("naam", "sector", "wijk"):
        group.add(text, text)
    row.addWidget(group)
    row.addStretch(1)
    box.resize(700, 100)
    shown(qtbot, box)
    assert {group.chip(key).y() for key in ("naam", "sector", "wijk")} == {group.chip("naam").y()}
    assert group.chip("wijk").geometry().right() < group.width()


def test_what_flows_stands_around_the_middle_of_its_line(qtbot: QtBot) -> None:
    box = shown(qtbot, QWidget())
    flow = FlowLayout(box)
    low, high = QWidget(), QWidget()
    for widget, height in ((low, 12), (high, 30)):
        widget.setFixedSize(40, height)
        flow.addWidget(widget)
        widget.show()
    box.resize(200, 60)
    flow.activate()
    assert abs(low.geometry().center().y() - high.geometry().center().y()) <= 1
    assert flow.heightForWidth(200) == 30
    assert flow.heightForWidth(60) == 12 + 6 + 30


def test_of_a_menu_of_choices_one_holds(qtbot: QtBot) -> None:
    menu = shown(qtbot, QMenu())
    actions = [menu.addAction(text) for text in ("2026–2027", "2025–2026")]
    for action in actions:
        action.setCheckable(True)
    actions[0].setChecked(True)
    one_of(menu)
    actions[1].trigger()
    assert [action.isChecked() for action in actions] == [False, True]
