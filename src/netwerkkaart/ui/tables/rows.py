"""A list that has all its rows in memory, and changes only what changed."""

import unicodedata
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from netwerkkaart.ui.tables.base import _NOWHERE, Index, TableModel, collator
from netwerkkaart.ui.tables.columns import Column, Filter, Query

_MANY_RUNS = 48
"""From this many separate insertions or removals on, one reset is quicker for the view."""


def fold(text: str) -> str:
    """Return a text as searching sees it: no case, no accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


class RowsModel(TableModel):
    """Rows given by :meth:`set_rows`, narrowed and sorted here; a new set is compared with the old by row id."""

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        row_id: Callable[[Any], Hashable],
        *,
        filters: Sequence[Filter[Any]] = (),
    ) -> None:
        super().__init__(columns, row_id)
        self._all: list[Any] = []
        self._shown: list[Any] = []
        self._ids: list[Hashable] = []
        self._where: dict[Hashable, int] | None = None
        self._query = Query()
        self._filters = {one.key: one for one in filters}
        self._collator = collator()
        self._searchable: dict[Hashable, tuple[Any, str]] = {}

    def set_filters(self, filters: Sequence[Filter[Any]]) -> None:
        """Say which chips there are."""
        self._filters = {one.key: one for one in filters}
        self._apply()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; the view keeps its selection and its place."""
        self._all = list(rows)
        self._apply()

    def rows(self) -> list[Any]:
        """Return the rows as shown, in order."""
        return list(self._shown)

    def each(self) -> Iterator[Any]:
        return iter(self.rows())

    def ask(self, query: Query) -> None:
        if query != self._query:
            self._query = query
            self._apply()

    def query(self) -> Query:
        return self._query

    def row(self, number: int) -> Any:
        return self._shown[number] if 0 <= number < len(self._shown) else None

    def position(self, id_: Hashable) -> int | None:
        if self._where is None:
            self._where = {known: place for place, known in enumerate(self._ids)}
        return self._where.get(id_)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def _wanted(self) -> list[Any]:
        rows = self._all
        for key in self._query.filters:
            if key in self._filters:
                test = self._filters[key].test
                rows = [row for row in rows if test(row)]
        words = fold(self._query.text).split()
        if words:
            rows = [row for row in rows if all(word in self._words_of(row) for word in words)]
        place = self.column_place(self._query.sort)
        return list(rows) if place < 0 else self._sorted(rows, self.columns[place])

    def _words_of(self, row: Any) -> str:
        id_ = self.row_id(row)
        known = self._searchable.get(id_)
        if known is None or known[0] is not row:
            text = fold("\n".join(column.text(row) for column in self.columns))
            known = self._searchable[id_] = (row, text)
        return known[1]

    def _sorted(self, rows: Sequence[Any], column: Column[Any]) -> list[Any]:
        keys: list[Any]
        if column.sort is None:
            words = column.text
            keys = [self._collator.sortKey(words(row)) if words(row) else None for row in rows]
        else:
            get = column.sort
            keys = [self._collator.sortKey(key) if isinstance(key, str) else key for key in map(get, rows)]
        known = [place for place, key in enumerate(keys) if key is not None]
        empty = [place for place, key in enumerate(keys) if key is None]
        known.sort(key=lambda place: keys[place], reverse=self._query.descending)
        return [rows[place] for place in (*known, *empty)]

    def _apply(self) -> None:
        rows = self._wanted()
        ids = [self.row_id(row) for row in rows]
        before = len(self._shown)
        self.about_to_refresh.emit()
        if ids == self._ids:
            self._replace_in_place(rows)
        elif not self._change_runs(rows, ids):
            self.beginResetModel()
            self._put(rows, ids)
            self.endResetModel()
        self.refreshed.emit()
        if len(rows) != before:
            self.count_changed.emit(len(rows))

    def _put(self, rows: list[Any], ids: list[Hashable]) -> None:
        self._shown, self._ids, self._where = rows, ids, None

    def _replace_in_place(self, rows: list[Any]) -> None:
        changed = [
            place for place, row in enumerate(rows) if row is not self._shown[place] and row != self._shown[place]
        ]
        self._shown = rows
        last = len(self.columns) - 1
        for first, end in _runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(end, last))

    def _change_runs(self, rows: list[Any], ids: list[Hashable]) -> bool:
        """Remove what went and insert what came, run by run; False when the order changed or there are too many."""
        new, old = set(ids), set(self._ids)
        if [one for one in self._ids if one in new] != [one for one in ids if one in old]:
            return False
        gone = list(_runs([place for place, one in enumerate(self._ids) if one not in new]))
        come = list(_runs([place for place, one in enumerate(ids) if one not in old]))
        if len(gone) + len(come) > _MANY_RUNS:
            return False
        for first, last in reversed(gone):
            self.beginRemoveRows(_NOWHERE, first, last)
            del self._shown[first : last + 1]
            del self._ids[first : last + 1]
            self.endRemoveRows()
        for first, last in come:
            self.beginInsertRows(_NOWHERE, first, last)
            self._shown[first:first] = rows[first : last + 1]
            self._ids[first:first] = ids[first : last + 1]
            self.endInsertRows()
        self._where = None
        self._replace_in_place(rows)
        return True


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last of each unbroken run in rising numbers."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and place == found[-1][1] + 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
