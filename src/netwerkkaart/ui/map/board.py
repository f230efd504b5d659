"""Canvas and legend as one: what a page puts in its layout."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netwerkkaart.graph.picture import Picture
from netwerkkaart.ui.map.canvas import MapCanvas
from netwerkkaart.ui.map.legend import MapLegend


class MapBoard(QWidget):
    """The canvas with the legend on it, kept in step."""

    hidden_changed = Signal(object)
    """The hidden legend ids, a frozenset of str: what the page shows as filter chips."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = MapCanvas(self)
        self.legend = MapLegend(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas)
        self.legend.raise_()
        self.legend.hidden_changed.connect(self._on_hidden)
        self.legend.opened_or_closed.connect(self._on_room)

    def set_picture(self, picture: Picture, *, keep_view: bool = True) -> None:
        """Show a picture and explain it."""
        self.legend.set_picture(picture)
        self.canvas.set_inset(self.legend.room())
        self.canvas.set_picture(picture, keep_view=keep_view)

    def set_hidden(self, hidden: Iterable[str]) -> None:
        """Hide what these legend entries name, as when a filter chip is taken away."""
        wanted = frozenset(hidden)
        if wanted != self.canvas.hidden():
            self.legend.set_hidden(wanted)
            self._on_hidden(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_room()

    def _on_hidden(self, hidden: frozenset[str]) -> None:
        self.canvas.set_hidden(hidden)
        self.hidden_changed.emit(hidden)

    def _on_room(self, _open: bool = True) -> None:
        self.legend.place()
        self.canvas.set_inset(self.legend.room())
