"""Placeholder while the search query is written."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui.frame.overlay import Overlay

if TYPE_CHECKING:
    from netwerkkaart.ui.desk import Desk


class CommandPalette(Overlay):
    """Search and commands."""

    def __init__(self, desk: "Desk", host: QWidget) -> None:
        super().__init__(host, 640, name=_("Zoek of doe iets"))
        self._desk = desk
