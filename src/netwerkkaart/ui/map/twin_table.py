"""The table beside the map: the same people and schools, with the same selection, for who reads rather than looks."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netwerkkaart.queries.network import Network
from netwerkkaart.texts import _
from netwerkkaart.ui.map.twin import columns, twin_rows
from netwerkkaart.ui.tables import EmptyText, ListView, RowsModel


class TwinTable(QWidget):
    """One row per node; it tells what is done in it and knows nothing of the canvas."""

    opened = Signal(str)
    """Enter or double-click on a row: the key of its node."""
    chosen = Signal(object)
    """The keys of the selected rows, a list of str."""
    menu_asked = Signal(str, QPoint)
    """Right-click or the menu key: key of the last selected node or empty, and where on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RowsModel(columns(), row_id=lambda row: row.key)
        self.list = ListView(
            self.model,
            "kaart",
            _("Zoek in de tabel"),
            title=_("De kaart als tabel"),
            empty=EmptyText("filter", nothing_left()),
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 4, 16, 16)
        inside.addWidget(self.list)
        self.list.opened.connect(lambda key: self.opened.emit(str(key)))
        self.list.selection_changed.connect(lambda keys: self.chosen.emit([str(key) for key in keys]))
        self.list.menu_asked.connect(lambda where, keys: self.menu_asked.emit(str(keys[-1]) if keys else "", where))

    def fill(self, network: Network, shown: Iterable[str]) -> None:
        """Show the rows of these nodes."""
        wanted = set(shown)
        self.model.set_rows([row for row in twin_rows(network) if row.key in wanted])

    def select(self, keys: tuple[str, ...]) -> None:
        """Select the rows of exactly these nodes."""
        if set(self.list.selected_ids()) != set(keys):
            self.list.select(keys)


def nothing_left() -> str:
    """Return what stands where filters leave nothing."""
    return _("Met deze filters blijft er niets over op de kaart.")
