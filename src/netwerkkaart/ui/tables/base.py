"""What both list models have in common: columns, words and drawings for the view."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCollator, QLocale, QModelIndex, QPersistentModelIndex, Qt, Signal

from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.tables.columns import Column, Query

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
ROW_ROLE = int(_ROLE.UserRole) + 1
"""Gives the row itself, for delegates."""
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}
_NOWHERE = QModelIndex()


def collator() -> QCollator:
    """Return the order of a Dutch list: accents and case do not matter, 2 comes before 10."""
    made = QCollator(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    made.setNumericMode(True)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setIgnorePunctuation(False)
    return made


class TableModel(QAbstractTableModel):
    """Translates rows of any kind into what a table view asks; subclasses know where the rows come from."""

    about_to_refresh = Signal()
    """The view should remember its selection and place now."""
    refreshed = Signal()
    """The view can find them back, by row id."""
    count_changed = Signal(int)

    def __init__(self, columns: Sequence[Column[Any]], row_id: Callable[[Any], Hashable]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.row_id = row_id
        self._places = {column.key: place for place, column in enumerate(self.columns)}

    def row(self, number: int) -> Any:
        """Return the row at a place in the list, or None when there is none."""
        raise NotImplementedError

    def position(self, id_: Hashable) -> int | None:
        """Return the place of a row in the list as it is shown now."""
        raise NotImplementedError

    def each(self) -> Iterator[Any]:
        """Give every row as shown, one by one, without keeping them."""
        raise NotImplementedError

    def ask(self, query: Query) -> None:
        """Show what the reader asked for."""
        raise NotImplementedError

    def settle(self) -> None:
        """Show what was asked for last, if that is still being looked for."""

    def query(self) -> Query:
        """Return what was asked for last."""
        raise NotImplementedError

    def everything(self) -> bool:
        """Tell whether the list is not narrowed."""
        query = self.query()
        return not query.text and not query.filters

    def column_place(self, key: str) -> int:
        """Return the place of a column, -1 when there is none of that key."""
        return self._places.get(key, -1)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = int(_ROLE.DisplayRole)) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return column.title
        if role == _ROLE.TextAlignmentRole:
            return int(_ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = int(_ROLE.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == _ROLE.TextAlignmentRole:
            return int(_ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter)
        row = self.row(index.row())
        return None if row is None else self._of_row(column, row, role)

    def _of_row(self, column: Column[Any], row: Any, role: int) -> Any:
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return column.text(row)
        if role == ROW_ROLE:
            return row
        if role == _ROLE.ToolTipRole:
            return column.tooltip(row) if column.tooltip else None
        if role == _ROLE.DecorationRole and column.icon:
            name = column.icon(row)
            return icon(name, "muted") if name else None
        return None
