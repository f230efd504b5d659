"""Between the list of visits and its query: chips become a filter, pages are read when they are seen."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.domain.years import add_months
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.tables import Query

if TYPE_CHECKING:
    from array import array

    from netwerkkaart.queries.visit_rows import VisitRow
    from netwerkkaart.queries.visits import VisitFilter

MINE, YEAR, WEEK, MONTH = "mine", "year", "week", "month"
PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
SCHOOL, WORKER, CONTACT, THEME, KIND = "school", "worker", "contact", "theme", "kind"
_STATUSES = {
    PLANNED: {VisitStatus.PLANNED},
    HELD: {VisitStatus.HELD},
    CANCELLED: {VisitStatus.CANCELLED_BY_SCHOOL, VisitStatus.CANCELLED_BY_US},
}


def key_of(kind: str, value: object) -> str:
    """Return the key of a chip for one thing: ``school:12``."""
    return f"{kind}:{value}"


class VisitFetcher:
    """Finds visits for a :class:`WindowedModel`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.day: date | None = None
        """Only this day, for the calendar."""

    def filter_of(self, query: Query) -> "VisitFilter":
        """Return what the words and chips ask for."""
        from netwerkkaart.queries.visits import VisitFilter

        things: dict[str, set[int]] = {SCHOOL: set(), WORKER: set(), CONTACT: set(), THEME: set()}
        kinds: set[VisitKind] = set()
        statuses: set[VisitStatus] = set()
        for key in query.filters:
            statuses |= _STATUSES.get(key, set())
            kind, _, value = key.partition(":")
            if kind in things:
                things[kind].add(int(value))
            elif kind == KIND and value:
                kinds.add(VisitKind(value))
        if MINE in query.filters and self._desk.me is not None:
            things[WORKER].add(self._desk.me)
        first, last = self._period(query.filters)
        return VisitFilter(
            text=query.text,
            school_ids=frozenset(things[SCHOOL]),
            worker_ids=frozenset(things[WORKER]),
            contact_ids=frozenset(things[CONTACT]),
            theme_ids=frozenset(things[THEME]),
            kinds=frozenset(kinds),
            statuses=frozenset(statuses),
            first=first,
            last=last,
        )

    def _period(self, keys: frozenset[str]) -> tuple[date | None, date | None]:
        if self.day is not None:
            return self.day, self.day
        today, year = self._desk.today(), self._desk.year
        monday = today - timedelta(days=today.weekday())
        month = today.replace(day=1)
        spans = {
            YEAR: (year.first, year.last),
            WEEK: (monday, monday + timedelta(days=6)),
            MONTH: (month, add_months(month, 1) - timedelta(days=1)),
        }
        chosen = [span for key, span in spans.items() if key in keys]
        if not chosen:
            return None, None
        return max(first for first, _last in chosen), min(last for _first, last in chosen)

    def find(self, query: Query) -> "FoundVisits":
        """Return what passes: of everything by day only the number, of a narrowed or sorted list the ids."""
        from netwerkkaart.queries.visits import count_visits, visit_ids

        wanted = self.filter_of(query)
        by_day = query.sort in ("", "day")
        descending = query.descending or not query.sort
        with self._desk.store.read() as connection:
            if wanted.everything and by_day:
                return FoundVisits(self._desk, count_visits(connection, wanted), descending=descending)
            ids = visit_ids(connection, wanted, sort=query.sort or "day", descending=descending)
        return FoundVisits(self._desk, len(ids), ids, descending=descending)


class FoundVisits:
    """The visits a query found, read in pages."""

    def __init__(self, desk: Desk, number: int, ids: "array[int] | None" = None, *, descending: bool = True) -> None:
        self._desk = desk
        self._number = number
        self._ids = ids
        self._descending = descending

    def __len__(self) -> int:
        return self._number

    def page(self, offset: int, limit: int) -> Sequence["VisitRow"]:
        """Return one page of rows."""
        from netwerkkaart.queries.visits import visit_rows, visit_window

        with self._desk.store.read() as connection:
            if self._ids is not None:
                return visit_rows(connection, self._ids[offset : offset + limit])
            return visit_window(connection, offset, limit, descending=self._descending)
