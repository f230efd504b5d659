"""What the network is put together from: every dated record of schools and people, as it lies in the file.

Read once, up to a day or whole; what of it holds on a day is decided in :mod:`netwerkkaart.queries.network` alone.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from sqlalchemy import Connection, select

from netwerkkaart.domain.facts import AgreementFact, PhaseStep, StandStep
from netwerkkaart.domain.people import AssignmentKind, PersonName
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries import standing, traces
from netwerkkaart.queries.plain import Rows, rows_on
from netwerkkaart.queries.running import SCHOOL_LABEL
from netwerkkaart.queries.schools import Seat, expected_seats, role_fillings
from netwerkkaart.queries.traces import Introduced, Post, Steps
from netwerkkaart.store import tables as t

Days = Sequence[date]
"""Days in order. Read up to one day only the first and the last are there: nobody asks for more."""
Meetings = Mapping[tuple[str, str], Days]
"""When a worker and a contact met at a visit that was held; the worker is empty for whoever went."""

_PAIRS = """
    FROM visit_contact c JOIN visit v ON v.id = c.visit_id LEFT JOIN visit_worker w ON w.visit_id = v.id
    WHERE v.status = 'held' AND v.day <= ?
"""
_MET_ENDS = f"SELECT w.worker_id, c.contact_id, min(v.day), max(v.day) {_PAIRS} GROUP BY w.worker_id, c.contact_id"
_MET = f"SELECT DISTINCT w.worker_id, c.contact_id, v.day {_PAIRS} ORDER BY v.day"
_SEEN_LAST = "SELECT school_id, max(day) FROM visit WHERE status = 'held' AND day <= ? GROUP BY school_id"
_SEEN = "SELECT DISTINCT school_id, day FROM visit WHERE status = 'held' AND day <= ? ORDER BY day"


@dataclass(frozen=True, slots=True)
class SchoolRecord:
    """A school, whether it is open or not."""

    id: int
    key: str
    label: str
    sector: Sector
    board: str
    ambition: Phase | None
    neighbourhood: str
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class WorkerRecord:
    """A worker, whether they work here or not."""

    key: str
    name: str
    job: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """A contact and their positions, aanspreekpunt first."""

    key: str
    label: str
    """Empty for who has no name (any more)."""
    organisation: str
    added: date
    erased_on: date | None
    posts: Sequence[Post]


@dataclass(frozen=True, slots=True)
class AssignmentRecord:
    """What a worker is for a school."""

    worker: str
    school: str
    kind: AssignmentKind
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class NetworkRecords:
    """All of it; whatever is by school and no key is by the id of the school."""

    schools: tuple[SchoolRecord, ...]
    workers: tuple[WorkerRecord, ...]
    contacts: tuple[ContactRecord, ...]
    assignments: tuple[AssignmentRecord, ...]
    phases: Mapping[int, Sequence[PhaseStep]]
    stands: Mapping[int, Sequence[StandStep]]
    agreements: Mapping[int, Mapping[AgreementFact, str]]
    seen: Mapping[int, Days]
    """When each school was visited."""
    met: Meetings
    steps: Steps
    introduced: Introduced
    seats: Mapping[Sector, tuple[Seat, ...]]
    fillings: Mapping[int, frozenset[int]]

    @cached_property
    def key_posts(self) -> Mapping[str, Sequence[tuple[int, date | None, date | None]]]:
        """Who ever was an aanspreekpunt of each school: contact (by place), first and last day."""
        found: defaultdict[str, list[tuple[int, date | None, date | None]]] = defaultdict(list)
        for number, contact in enumerate(self.contacts):
            for post in contact.posts:
                if post.key_contact:
                    found[post.school].append((number, post.starts_on, post.ends_on))
        return found


def read_records(connection: Connection, *, until: date | None = None) -> NetworkRecords:
    """Return the records up to a day, or all with every meeting; fourteen statements."""
    day, rows = until or date.max, rows_on(connection)
    own = traces.posts(connection)
    contact = t.contact.c
    people = connection.execute(
        select(
            contact.id,
            contact.given,
            contact.infix,
            contact.family,
            contact.organisation,
            contact.added_at,
            contact.erased_on,
        ).order_by(contact.id)
    )
    return NetworkRecords(
        schools=_schools(connection),
        workers=tuple(
            WorkerRecord(f"worker:{row.id}", row.name, row.job, row.starts_on, row.ends_on)
            for row in connection.execute(select(t.worker).order_by(t.worker.c.id))
        ),
        contacts=tuple(
            ContactRecord(
                f"contact:{row.id}",
                str(PersonName(row.given, row.infix, row.family)),
                row.organisation,
                row.added_at.date(),
                row.erased_on,
                own.get(row.id, ()),
            )
            for row in people
        ),
        assignments=tuple(
            AssignmentRecord(f"worker:{row.worker_id}", f"school:{row.school_id}", row.kind, row.starts_on, row.ends_on)
            for row in connection.execute(select(t.assignment).order_by(t.assignment.c.id))
        ),
        phases=standing.phases(rows, day),
        stands=standing.stands(rows, day),
        agreements=standing.agreements(rows, day),
        seen=_seen(rows, until),
        met=_met(rows, until),
        steps=traces.tie_steps(connection, day),
        introduced=traces.introductions(connection, day),
        seats=expected_seats(connection),
        fillings=role_fillings(connection),
    )


def last_until(days: Days, day: date) -> date | None:
    """Return the last of these days that is not after a day."""
    place = bisect_right(days, day)
    return days[place - 1] if place else None


def _schools(connection: Connection) -> tuple[SchoolRecord, ...]:
    school = t.school.c
    rows = connection.execute(
        select(
            school.id,
            SCHOOL_LABEL.label("called"),
            school.sector,
            school.board,
            school.ambition_phase,
            school.closed_on,
            t.neighbourhood.c.name.label("neighbourhood"),
        )
        .outerjoin(t.neighbourhood, t.neighbourhood.c.id == school.neighbourhood_id)
        .order_by(school.id)
    )
    return tuple(
        SchoolRecord(
            row.id,
            f"school:{row.id}",
            row.called,
            row.sector,
            row.board,
            row.ambition_phase,
            row.neighbourhood or "",
            row.closed_on,
        )
        for row in rows
    )


_day = lru_cache(maxsize=4096)(date.fromisoformat)
"""A few years have few days, and many meetings."""


def _seen(rows: Rows, until: date | None) -> Mapping[int, Days]:
    if until is not None:
        return {school: (_day(last),) for school, last in rows(_SEEN_LAST, until.isoformat())}
    found: defaultdict[int, list[date]] = defaultdict(list)
    for school, day in rows(_SEEN, date.max.isoformat()):
        found[school].append(_day(day))
    return dict(found)


def _met(rows: Rows, until: date | None) -> Meetings:
    found: defaultdict[tuple[str, str], list[date]] = defaultdict(list)
    if until is None:
        for worker, contact, text in rows(_MET, date.max.isoformat()):
            day, key = _day(text), f"contact:{contact}"
            whoever = found["", key]
            if not whoever or whoever[-1] != day:
                whoever.append(day)
            if worker is not None:
                found[f"worker:{worker}", key].append(day)
        return dict(found)
    for worker, contact, first, last in rows(_MET_ENDS, until.isoformat()):
        key, ends = f"contact:{contact}", [_day(first), _day(last)]
        both = [*found["", key], *ends]
        found["", key] = [min(both), max(both)]
        if worker is not None:
            found[f"worker:{worker}", key] = ends
    return dict(found)
