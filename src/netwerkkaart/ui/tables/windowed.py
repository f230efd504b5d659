"""A list of any length of which only the pages in view are read."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, Protocol

from netwerkkaart.ui.jobs import AnyJobs, Job
from netwerkkaart.ui.tables.base import _NOWHERE, Index, TableModel
from netwerkkaart.ui.tables.columns import Column, Query

PAGE = 128
_KEPT = 64
_CHUNK = 5000


class Found(Protocol):
    """What a query found: how many rows, and any piece of them. It does not change while another query is run."""

    def __len__(self) -> int:
        """Return how many rows there are."""

    def page(self, offset: int, limit: int) -> Sequence[Any]:
        """Return at most ``limit`` rows from ``offset`` on, in the order asked for."""


class Fetcher(Protocol):
    """Finds the rows of a list; sorting and narrowing are its work."""

    def find(self, query: Query) -> Found:
        """Return what the query finds; with jobs it is called in another thread."""


class WindowedModel(TableModel):
    """Reads pages of rows when the view asks for them, and keeps the last few.

    With ``jobs`` words are looked for in another thread while the rows of before stay in sight, so that typing never
    waits for a long list; a newer question makes an older one forgotten.
    """

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        row_id: Callable[[Any], Hashable],
        fetcher: Fetcher | None = None,
        jobs: AnyJobs | None = None,
    ) -> None:
        super().__init__(columns, row_id)
        self._fetcher = fetcher
        self._jobs = jobs
        self._job: Job | None = None
        self._query = Query()
        self._found: Found | None = None
        self._count = 0
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()

    def set_fetcher(self, fetcher: Fetcher) -> None:
        """Say where the rows come from, and show them."""
        self._fetcher = fetcher
        self.refresh()

    def refresh(self) -> None:
        """Read again: the rows behind the list changed. Selection and place stay."""
        self._forget_job()
        self.about_to_refresh.emit()
        self._take(self._fetcher.find(self._query) if self._fetcher else None)

    def ask(self, query: Query) -> None:
        if query == self._query:
            return
        self._query = query
        if self._jobs is None or self._fetcher is None or not query.text:
            self.refresh()
            return
        self._forget_job()
        find = self._fetcher.find
        self._job = self._jobs.run(self, lambda _context: find(query), self._on_found)

    def settle(self) -> None:
        if self._job is not None:
            self.refresh()

    def _on_found(self, found: Found) -> None:
        self._job = None
        self.about_to_refresh.emit()
        self._take(found)

    def _forget_job(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _take(self, found: Found | None) -> None:
        before, count = self._count, len(found) if found is not None else 0
        self._found = found
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
            if self._found is not None:
                yield from self._found.page(offset, _CHUNK)

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
        rows = self._found.page(page * PAGE, PAGE) if self._found is not None else ()
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
