"""The network through the years: read once, and from it the network of any day and everybody who was ever there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from sqlalchemy import Connection

from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.network import (
    GHOST_DAYS,
    Known,
    NetTie,
    NetTieKind,
    Network,
    Node,
    contact_on,
    is_open,
    network_of,
    school_on,
    worker_node,
)
from netwerkkaart.queries.network_happenings import Happening, happenings
from netwerkkaart.queries.network_records import ContactRecord, NetworkRecords, read_records

MOST_YEARS = 20
"""School years a history reaches back; a slip of the pen in a year must not make it endless."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stay:
    """A school, worker or contact as last seen in one place; whoever changes schools has a stay at each."""

    node: Node
    home: str = ""
    """Of a contact the school on whose island they stand; empty for who has no school, and for all others."""


@dataclass(frozen=True)
class History:
    """Everything needed to know the network on any day up to today."""

    records: NetworkRecords
    today: date

    def on(self, day: date) -> Network:
        """Return the network of a day, exactly as ``network(on=day)`` reads it."""
        return network_of(self.records, day, today=self.today)

    @cached_property
    def first(self) -> date | None:
        """The first day of the school year of our first trace at any school; None when there is none yet."""
        days = [day for day in self._traces() if day <= self.today]
        if not days:
            return None
        oldest = SchoolYear(SchoolYear.of(self.today).start - MOST_YEARS + 1)
        return max(SchoolYear.of(min(days)).first, oldest.first)

    @cached_property
    def year_edges(self) -> tuple[date, ...]:
        """Each 1 August after the first school year began, and today: the days on which to look back at a year."""
        if self.first is None:
            return (self.today,)
        starts = range(SchoolYear.of(self.first).start + 1, SchoolYear.of(self.today).start + 1)
        edges = [SchoolYear(start).first for start in starts]
        return (*(day for day in edges if day < self.today), self.today)

    @cached_property
    def stays(self) -> tuple[Stay, ...]:
        """Everybody who was on the map on any day from ``first`` to today: schools, workers, contacts, each by id.

        Nodes are as on the last day they stood there; schools without their seats, contacts without their last contact.
        """
        first = self.first or self.today
        found = []
        for school in self.records.schools:
            if is_open(school, first):
                last = self.today if school.closed_on is None else min(self.today, school.closed_on - _ONE_DAY)
                found.append(Stay(school_on(self.records, school, last)))
        for worker in self.records.workers:
            began = worker.starts_on is None or worker.starts_on <= self.today
            if began and (worker.ends_on is None or worker.ends_on >= first):
                found.append(Stay(worker_node(worker)))
        known = {True: Known(self.records, self.today, past=True), False: Known(self.records, self.today, past=False)}
        closings = {school.closed_on for school in self.records.schools if school.closed_on is not None}
        for contact in self.records.contacts:
            found += self._stays_of(contact, known, closings)
        return tuple(found)

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """What happened from ``first`` to today, the oldest first."""
        return happenings(self.records, self.first, self.today) if self.first is not None else ()

    @cached_property
    def ever_tied(self) -> tuple[NetTie, ...]:
        """Who was ever tied to whom or assigned where, by kind only: what pulls those who are gone."""
        records = self.records
        pairs = sorted(pair for pair in {*records.steps, *records.met} if pair[0])
        assigned = dict.fromkeys((one.worker, one.school) for one in records.assignments)
        return (
            *(NetTie(NetTieKind.TIE, *pair) for pair in pairs),
            *(NetTie(NetTieKind.ASSIGNED, *pair) for pair in assigned),
        )

    def _traces(self) -> Iterator[date]:
        records = self.records
        for days in records.seen.values():
            yield days[0]
        for steps in records.steps.values():
            yield steps[0][0]
        yield from (said[0].since for said in records.phases.values())
        yield from (said[0].since for said in records.stands.values())
        yield from (day for _by, _contact, day in records.introduced if day is not None)
        yield from (one.starts_on for one in records.assignments if one.starts_on is not None)

    def _open(self, day: date) -> frozenset[str]:
        found = self._open_on.get(day)
        if found is None:
            found = frozenset(school.key for school in self.records.schools if is_open(school, day))
            self._open_on[day] = found
        return found

    @cached_property
    def _open_on(self) -> dict[date, frozenset[str]]:
        return {}

    def _stays_of(self, contact: ContactRecord, known: dict[bool, Known], closings: Iterable[date]) -> list[Stay]:
        """Return the places of one contact: where they stood can only change on a few days."""
        first = self.first or self.today
        days = {first, self.today, self.today - _ONE_DAY, contact.added, *closings}
        for past in known.values():
            since = past.since(contact)
            days |= {since} if since is not None else set()
        for post in contact.posts:
            days |= {post.starts_on} if post.starts_on is not None else set()
            if post.ends_on is not None:
                days |= {post.ends_on + _ONE_DAY, post.ends_on + timedelta(days=GHOST_DAYS)}
        found: dict[str, Stay] = {}
        for day in sorted(day for day in days if first <= day <= self.today):
            since = known[day < self.today].since(contact)
            there = contact_on(contact, since, None, day, self._open(day))
            if there is not None:
                node, employed = there
                home = next((tie.target for tie in employed if tie.main), "")
                found.pop(home, None)
                found[home] = Stay(node, home)
        return list(found.values())


def read_history(connection: Connection, *, today: date) -> History:
    """Read the whole history of the network; fourteen statements, however long it is."""
    return History(read_records(connection), today)
