"""The list of everybody we know: who they are where, our tie with them, and when somebody last spoke to them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, and_, func, select

from netwerkkaart.domain.people import IntroductionKind, Level, PersonName, TieStep
from netwerkkaart.domain.rhythm import SchoolCalendar
from netwerkkaart.domain.rollover import is_to_ask
from netwerkkaart.domain.schools import HolidayRegion
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.running import SCHOOL_LABEL, school_open
from netwerkkaart.queries.schools import free_periods
from netwerkkaart.store import tables as t

_LEVELS = {level: place for place, level in enumerate(Level)}
_STEPS = {step: place for place, step in enumerate(TieStep)}
_A_YEAR = timedelta(days=366)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact in the list.

    ``roles`` and ``schools`` are those of today, highest authority first; for who left those of the last day. The tie
    is that of the worker who asks, or else the strongest of all; ``tie_worker`` says whose it is. Without any visit
    ``weeks`` is None. ``via`` is the first introduction.
    """

    id: int
    name: PersonName
    sort_name: str
    roles: tuple[str, ...]
    schools: tuple[str, ...]
    school_ids: tuple[int, ...]
    level: Level | None
    organisation: str
    email: str
    phone: str
    key_contact: bool
    left_on: date | None
    tie: TieStep | None
    tie_worker: str
    mine: bool
    last_contact: date | None
    weeks: int | None
    via_kind: IntroductionKind | None
    via: str
    informed_on: date | None
    erased_on: date | None
    to_ask: bool
    """Whether nobody asked yet in this school year if they are still there."""

    @property
    def left(self) -> bool:
        """Tell whether this person has no position any more, but had one."""
        return self.left_on is not None


class _Held(NamedTuple):
    """A position as it stands in its table."""

    contact_id: int
    role_id: int
    school_id: int
    key_contact: bool
    starts_on: date | None
    ends_on: date | None
    confirmed_on: date | None


class _Role(NamedTuple):
    name: str
    place: int
    level: Level


class _School(NamedTuple):
    name: str
    region: HolidayRegion | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Tie:
    step: TieStep
    worker_id: int
    mine: bool


def contact_rows(connection: Connection, *, me: int | None, today: date) -> tuple[ContactRow, ...]:
    """Return every contact by achternaam, without tussenvoegsel; ten statements whatever their number.

    Names of schools, roles and colleagues are read once each and not joined to thousands of rows: that halves the time.
    """
    person = t.contact.c
    rows = connection.execute(
        select(
            person.id,
            person.given,
            person.infix,
            person.family,
            person.sort_name,
            person.organisation,
            person.email,
            person.phone,
            person.informed_on,
            person.erased_on,
        ).order_by(person.sort_name, person.id)
    ).all()
    names = {row[0]: PersonName(row[1], row[2], row[3]) for row in rows}
    roles, schools = _roles(connection), _schools(connection, today)
    workers = {row.id: row.name for row in connection.execute(select(t.worker.c.id, t.worker.c.name))}
    held, ties, via = _positions(connection), _ties(connection, me, today), _first_introductions(connection)
    last = last_contacts(connection, names, today=today)
    calendars = _calendars(connection, schools)
    everywhere = school_calendar(None)
    weeks_ago: dict[tuple[int, date], int | None] = {}  # per calendar and day: many share both
    found = []
    for contact_id, _given, _infix, _family, sort_name, organisation, email, phone, informed_on, erased_on in rows:
        now, left_on = _now(held.get(contact_id, ()), today, roles)
        tie, brought, seen = ties.get(contact_id), via.get(contact_id), last.get(contact_id)
        weeks = None
        if seen is not None:
            calendar = calendars[now[0].school_id] if now else everywhere
            asked = (id(calendar), seen)
            if asked not in weeks_ago:
                weeks_ago[asked] = calendar.school_weeks_ago(seen, today)
            weeks = weeks_ago[asked]
        found.append(
            ContactRow(
                id=contact_id,
                name=names[contact_id],
                sort_name=sort_name,
                roles=_once([roles[one.role_id].name for one in now]),
                schools=_once([schools[one.school_id].name for one in now]),
                school_ids=_once([one.school_id for one in now]),
                level=roles[now[0].role_id].level if now else None,
                organisation=organisation,
                email=email,
                phone=phone,
                key_contact=left_on is None and any(one.key_contact for one in now),
                left_on=left_on,
                tie=tie.step if tie else None,
                tie_worker=workers[tie.worker_id] if tie else "",
                mine=tie is not None and tie.mine,
                last_contact=seen,
                weeks=weeks,
                via_kind=brought.kind if brought else None,
                via=_by_whom(brought, names, workers),
                informed_on=informed_on,
                erased_on=erased_on,
                to_ask=erased_on is None
                and left_on is None
                and any(
                    is_to_ask(one.starts_on, one.confirmed_on, today) for one in now if schools[one.school_id].is_open
                ),
            )
        )
    return tuple(found)


def last_contacts(connection: Connection, contact_ids: Collection[int], *, today: date) -> Mapping[int, date]:
    """Return the day of the last held visit per contact; who had none is not in it; at most two statements.

    First the last twelve months, which hold nearly everybody, then the whole log for the few that are left: over
    100,000 visits that takes a fifth of the time of one grouping of them all.
    """
    wanted = set(contact_ids)
    visit, met = t.visit.c, t.visit_contact.c
    held = and_(visit.status == VisitStatus.HELD, visit.day <= today)
    newest = (
        select(met.contact_id, func.max(visit.day))
        .select_from(t.visit.join(t.visit_contact, met.visit_id == visit.id))
        .where(held)
        .group_by(met.contact_id)
    )
    found: dict[int, date] = {
        row[0]: row[1] for row in connection.execute(newest.where(visit.day > today - _A_YEAR)).all()
    }
    rest = wanted - found.keys()
    if rest:
        found.update((row[0], row[1]) for row in connection.execute(newest.where(met.contact_id.in_(rest))).all())
    return {contact_id: day for contact_id, day in found.items() if contact_id in wanted}


def _once(values: list[T]) -> tuple[T, ...]:
    """Return them in order, none twice."""
    return tuple(values) if len(values) < 2 else tuple(dict.fromkeys(values))


def _now(held: Sequence[_Held], today: date, roles: Mapping[int, _Role]) -> tuple[Sequence[_Held], date | None]:
    """Return what somebody is today, or was on the last day, which is returned too."""
    if len(held) == 1 and held[0].ends_on is None:  # nearly everybody
        return held, None
    open_ = [one for one in held if one.ends_on is None or one.ends_on >= today]
    now = [one for one in open_ if one.starts_on is None or one.starts_on <= today] or open_
    left_on = None
    if not now and held:
        left_on = max(one.ends_on for one in held if one.ends_on is not None)
        now = [one for one in held if one.ends_on == left_on]
    return (now if len(now) < 2 else sorted(now, key=lambda one: roles[one.role_id].place)), left_on


def _roles(connection: Connection) -> Mapping[int, _Role]:
    role = t.role.c
    rows = connection.execute(select(role.id, role.name, role.level, role.rank)).all()
    ordered = sorted(rows, key=lambda row: (_LEVELS[row.level], row.rank))
    return {row.id: _Role(row.name, place, row.level) for place, row in enumerate(ordered)}


def _schools(connection: Connection, today: date) -> Mapping[int, _School]:
    school = t.school.c
    name = SCHOOL_LABEL
    rows = connection.execute(select(school.id, name, school.holiday_region, school_open(today))).all()
    return {row[0]: _School(row[1], row[2], bool(row[3])) for row in rows}


def _calendars(connection: Connection, schools: Mapping[int, _School]) -> Mapping[int, SchoolCalendar]:
    free = free_periods(connection)
    return {key: school_calendar(school.region, free.get(key, ())) for key, school in schools.items()}


def _positions(connection: Connection) -> Mapping[int, list[_Held]]:
    held = t.position.c
    query = select(
        held.contact_id,
        held.role_id,
        held.school_id,
        held.key_contact,
        held.starts_on,
        held.ends_on,
        held.confirmed_on,
    ).order_by(held.id)
    found: dict[int, list[_Held]] = defaultdict(list)
    for row in connection.execute(query).all():
        found[row[0]].append(_Held(*row))
    return found


def _ties(connection: Connection, me: int | None, today: date) -> Mapping[int, _Tie]:
    """Return per contact my tie, or the strongest of all."""
    tie, step = t.tie.c, t.tie_step.c
    rows = connection.execute(
        select(tie.contact_id, tie.worker_id, step.step)
        .join(t.tie_step, step.tie_id == tie.id)
        .where(step.since <= today)
        .order_by(step.since, step.id)
    ).all()
    latest: dict[tuple[int, int], TieStep] = {(row[0], row[1]): row[2] for row in rows}
    found: dict[int, _Tie] = {}
    for (contact_id, worker_id), reached in latest.items():
        known, mine = found.get(contact_id), worker_id == me
        if known is None or mine or (not known.mine and _STEPS[reached] > _STEPS[known.step]):
            found[contact_id] = _Tie(reached, worker_id, mine)
    return found


class _Brought(NamedTuple):
    contact_id: int
    kind: IntroductionKind
    by_contact_id: int | None
    by_worker_id: int | None


def _first_introductions(connection: Connection) -> Mapping[int, _Brought]:
    brought = t.introduction.c
    query = select(brought.contact_id, brought.kind, brought.by_contact_id, brought.by_worker_id)
    rows = connection.execute(query.order_by(brought.day.is_(None).desc(), brought.day.desc(), brought.id.desc())).all()
    return {row[0]: _Brought(*row) for row in rows}  # the first comes last, and stays


def _by_whom(brought: _Brought | None, names: Mapping[int, PersonName], workers: Mapping[int, str]) -> str:
    if brought is None:
        return ""
    if brought.by_contact_id is not None:
        return str(names[brought.by_contact_id])
    return workers[brought.by_worker_id] if brought.by_worker_id is not None else ""
