"""What a heat table shows, as Qt asks for it: counts by row and column, and what else stands in a cell."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from netwerkkaart.texts import ngettext

Head = tuple[Hashable, str]
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole


class Mark(NamedTuple):
    """A small shape beside a number, and the word for it."""

    icon: str
    word: str


class Counts(QAbstractTableModel):
    """Counts by row and column key."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Head] = ()
        self.columns: Sequence[Head] = ()
        self.counts: Mapping[tuple[Any, Any], int] = {}
        self.most = 0
        self.totals: Mapping[Any, int] = {}
        self.tips: Mapping[Any, str] = {}
        self.marks: Mapping[tuple[Any, Any], Mark] = {}
        self.there: Collection[tuple[Any, Any]] | None = None
        self.flagged: Mapping[Any, str] = {}
        self.marked: tuple[Hashable, Hashable | None] | None = None

    def show_counts(self, rows: Sequence[Head], columns: Sequence[Head], counts: Mapping[tuple[Any, Any], int]) -> None:
        """Show these; where the heads stayed the same only the numbers are told to change."""
        same = [key for key, _text in rows] == [key for key, _text in self.rows] and list(columns) == list(self.columns)
        if not same:
            self.beginResetModel()
        self.rows, self.columns, self.counts = list(rows), list(columns), dict(counts)
        self.most = max(self.counts.values(), default=0)
        if same and rows and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
        elif not same:
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def count(self, index: Index) -> int:
        """Return the number in a cell."""
        return self.counts.get((self.rows[index.row()][0], self.columns[index.column()][0]), 0)

    def mark(self, index: Index) -> Mark | None:
        """Return the shape in a cell."""
        return self.marks.get((self.rows[index.row()][0], self.columns[index.column()][0]))

    def is_there(self, index: Index) -> bool:
        """Tell whether a cell means something."""
        return self.there is None or (self.rows[index.row()][0], self.columns[index.column()][0]) in self.there

    def is_marked(self, index: Index) -> bool:
        """Tell whether this is the cell that is shown elsewhere."""
        return self.marked == (self.rows[index.row()][0], self.columns[index.column()][0])

    def data(self, index: Index, role: int = int(_ROLE.DisplayRole)) -> Any:
        if role == _ROLE.DisplayRole:
            return str(self.count(index)) if self.count(index) else ""
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            number = self.count(index)
            where = f"{self.rows[index.row()][1]}, {self.columns[index.column()][1]}"
            if not self.is_there(index):
                return where
            mark = self.mark(index)
            said = ngettext("{number} keer", "{number} keer", number).format(number=number)
            return f"{where}: {said}, {mark.word}" if mark else f"{where}: {said}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = int(_ROLE.DisplayRole)) -> Any:
        if role not in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return None
        heads = self.columns if orientation is Qt.Orientation.Horizontal else self.rows
        if not 0 <= section < len(heads):
            return None
        key, text = heads[section]
        if role == _ROLE.DisplayRole:
            return text
        said = self.tips.get(key, text) if role == _ROLE.ToolTipRole and heads is self.columns else text
        return f"{said}\n{self.flagged[key]}" if key in self.flagged else said
