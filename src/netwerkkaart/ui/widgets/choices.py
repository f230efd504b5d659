"""Menus of which one line holds: drawn as a choice of one, not as boxes to tick."""

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu


def one_of(menu: QMenu) -> None:
    """Make the lines that can be checked exclude each other; call it when the menu is filled."""
    group = QActionGroup(menu)
    for action in menu.actions():
        if action.isCheckable():
            group.addAction(action)
    menu.aboutToHide.connect(group.deleteLater)
