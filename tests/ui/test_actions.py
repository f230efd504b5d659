"""One registry that menus, palette and key sheet agree with."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.ui.actions import Actions


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_an_action_runs_from_key_menu_and_name(window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    actions = Actions(window)
    actions.add("visit.new", "Bezoek", lambda: done.append("x"), group="Bezoek", icon="plus", shortcuts=("Ctrl+N",))
    actions.trigger("visit.new")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    actions.menu("Bezoek", window).actions()[0].trigger()
    assert done == ["x"] * 3
    assert actions["visit.new"].toolTip() == "Bezoek (Ctrl+N)"
    assert actions.key_sheet() == [("Bezoek", [("Bezoek", "Ctrl+N")])]


@pytest.mark.parametrize(
    ("scope_one", "scope_two", "fits"),
    [("", "", False), ("map", "", False), ("", "map", False), ("map", "map", False), ("map", "list", True)],
)
def test_no_key_has_two_meanings(window: QWidget, scope_one: str, scope_two: str, fits: bool) -> None:
    actions = Actions(window)
    actions.add("one", "Een", print, group="A", shortcuts=("Ctrl+T",), scope=scope_one)
    if fits:
        actions.add("two", "Twee", print, group="A", shortcuts=("ctrl+t",), scope=scope_two)
        assert "two" in actions
    else:
        with pytest.raises(ValueError, match="already belongs to 'one'"):
            actions.add("two", "Twee", print, group="A", shortcuts=("ctrl+t",), scope=scope_two)
        assert "two" not in actions


def test_an_id_is_registered_once(window: QWidget) -> None:
    actions = Actions(window)
    actions.add("one", "Een", print, group="A")
    with pytest.raises(ValueError, match="twice"):
        actions.add("one", "Een", print, group="A")


def test_an_action_that_cannot_be_used_does_nothing(window: QWidget) -> None:
    done: list[str] = []
    allowed: list[bool] = []
    actions = Actions(window)
    made = actions.add("undo", "Maak", lambda: done.append("x"), group="A", enabled=lambda: bool(allowed))
    actions.trigger("undo")
    assert done == []
    actions.refresh()
    assert not made.isEnabled()
    allowed.append(True)
    actions.refresh()
    actions.trigger("undo")
    assert done == ["x"]
    assert list(actions.groups()) == ["A"]
