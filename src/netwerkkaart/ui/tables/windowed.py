"""A list of any length of which only the pages in view are read."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, Protocol

from netwerkkaart.ui.tables.base import _NOWHERE, Index, TableModel
from netwerkkaart.ui.tables.columns import Column, Query

PAGE = 128
_KEPT = 64
_CHUNK = 5000


class Fetcher(Protocol):
    """Reads a list in pieces; sorting and narrowing are its work."""

    def count(self, query: Query) -> int:
        """Return how many rows the query finds."""

    def page(self, query: Query, offset: int, limit: int) -> Sequence[Any]:
        """Return at most ``limit`` rows from ``offset`` on, in the order asked for."""


class WindowedModel(TableModel):
    """Reads pages of rows when the view asks for them, and keeps the last few."""

    def __init__(
        self, columns: Sequence[Column[Any]], row_id: Callable[[Any], Hashable], fetcher: Fetcher | None = None
    ) -> None:
        super().__init__(columns, row_id)
        self._fetcher = fetcher
        self._query = Query()
        self._count = 0
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()

    def set_fetcher(self, fetcher: Fetcher) -> None:
        """Say where the rows come from, and show them."""
        self._fetcher = fetcher
        self.refresh()

    def refresh(self) -> None:
        """Read again: the rows behind the list changed. Selection and place stay."""
        self.about_to_refresh.emit()
        before = self._count
        count = self._fetcher.count(self._query) if self._fetcher else 0
        self._pages.clear()
        if count > before:
            self.beginInsertRows(_NOWHERE, before, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < before:
            self.beginRemoveRows(_NOWHERE, count, before - 1)
            self._count = count
            self.endRemoveRows()
        if count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(self.columns) - 1))
        self.refreshed.emit()
        if count != before:
            self.count_changed.emit(count)

    def each(self) -> Iterator[Any]:
        for offset in range(0, self._count, _CHUNK):
            if self._fetcher is not None:
                yield from self._fetcher.page(self._query, offset, _CHUNK)

    def ask(self, query: Query) -> None:
        if query != self._query:
            self._query = query
            self.refresh()

    def query(self) -> Query:
        return self._query

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def row(self, number: int) -> Any:
        if not 0 <= number < self._count:
            return None
        page, place = divmod(number, PAGE)
        rows = self._page(page)
        return rows[place] if place < len(rows) else None

    def _page(self, page: int) -> Sequence[Any]:
        known = self._pages.get(page)
        if known is not None:
            self._pages.move_to_end(page)
            return known
        rows = self._fetcher.page(self._query, page * PAGE, PAGE) if self._fetcher else ()
        self._pages[page] = rows
        if len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return rows

    def position(self, id_: Hashable) -> int | None:
        """Return the place of a row among the pages that were read; None when it is in none of them."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if self.row_id(row) == id_:
                    return page * PAGE + place
        return None
