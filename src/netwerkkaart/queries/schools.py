"""The list of schools: what one sees at a glance of each, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, func, select

from netwerkkaart.domain.people import AssignmentKind, Level
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import Doubt, TrustStand
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.queries import standing
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.plain import rows_on
from netwerkkaart.queries.running import SCHOOL_LABEL, runs_on
from netwerkkaart.store import tables as t

_LEVELS = {level: place for place, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One school in the list; ``gaps`` are the names of expected roles nobody is known in."""

    id: int
    name: str
    full_name: str
    code: str
    sector: Sector
    level: str
    board: str
    city: str
    neighbourhood: str
    fixed: tuple[str, ...]
    substitutes: tuple[str, ...]
    worker_ids: tuple[int, ...]
    phase: Phase | None
    ambition: Phase | None
    stand: TrustStand | None
    stand_since: date | None
    doubts: tuple[Doubt, ...]
    last_contact: date | None
    weeks: int | None
    interval: int | None
    contacts: int
    gaps: tuple[str, ...]
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A role somebody should be known in at a school of a sector."""

    role_id: int
    name: str
    level: Level


def school_rows(connection: Connection, *, today: date) -> tuple[SchoolRow, ...]:
    """Return every school, closed ones too, by name; ten statements whatever their number."""
    school, visit = t.school.c, t.visit.c
    name = SCHOOL_LABEL.label("shown")
    last = (
        select(func.max(visit.day))
        .where(visit.school_id == school.id, visit.status == VisitStatus.HELD, visit.day <= today)
        .scalar_subquery()
        .label("last")
    )
    rows = connection.execute(
        select(t.school, t.neighbourhood.c.name.label("wijk"), name, last)
        .outerjoin(t.neighbourhood, t.neighbourhood.c.id == school.neighbourhood_id)
        .order_by(func.lower(name), school.id)
    ).all()
    faces = _faces(connection, today)
    plain = rows_on(connection)
    phases, stands = standing.phases(plain, today), standing.doubted_stands(plain, today)
    free = free_periods(connection)
    people = _positions(connection, today)
    seats, fills = expected_seats(connection), role_fillings(connection)
    found = []
    for row in rows:
        stand, doubts = stands.get(row.id, (None, ()))
        contacts, roles = people.get(row.id, (0, frozenset()))
        fixed, substitutes, worker_ids = faces.get(row.id, ((), (), ()))
        found.append(
            SchoolRow(
                id=row.id,
                name=row.shown,
                full_name=row.name,
                code=row.code or "",
                sector=row.sector,
                level=row.level,
                board=row.board,
                city=row.city,
                neighbourhood=row.wijk or "",
                fixed=fixed,
                substitutes=substitutes,
                worker_ids=worker_ids,
                phase=phases[row.id][-1].phase if row.id in phases else None,
                ambition=row.ambition_phase,
                stand=stand.stand if stand else None,
                stand_since=stand.since if stand else None,
                doubts=tuple(each.kind for each in doubts),
                last_contact=row.last,
                weeks=school_calendar(row.holiday_region, free.get(row.id, ())).school_weeks_ago(row.last, today),
                interval=row.interval_weeks,
                contacts=contacts,
                gaps=tuple(seat.name for seat in empty_seats(seats.get(row.sector, ()), roles, fills)),
                closed_on=row.closed_on,
            )
        )
    return tuple(found)


def expected_seats(connection: Connection, sector: Sector | None = None) -> Mapping[Sector, tuple[Seat, ...]]:
    """Return per sector the seats that should be taken, highest authority first; one statement."""
    role, usual = t.role.c, t.role_sector.c
    wanted = and_(usual.expected.is_(True), role.archived.is_(False))
    if sector is not None:
        wanted = and_(wanted, usual.sector == sector)
    found: dict[Sector, list[tuple[int, int, Seat]]] = defaultdict(list)
    for row in connection.execute(
        select(usual.sector, role.id, role.name, role.level, role.rank)
        .join(t.role, role.id == usual.role_id)
        .where(wanted)
    ):
        found[row.sector].append((_LEVELS[row.level], row.rank, Seat(row.id, row.name, row.level)))
    return {one: tuple(seat for *_place, seat in sorted(seats, key=lambda s: s[:2])) for one, seats in found.items()}


def role_fillings(connection: Connection) -> Mapping[int, frozenset[int]]:
    """Return per role the seats it takes besides its own; one statement."""
    found: dict[int, set[int]] = defaultdict(set)
    for row in connection.execute(select(t.role_fills.c.role_id, t.role_fills.c.seat_id)):
        found[row.role_id].add(row.seat_id)
    return {role: frozenset(seats) for role, seats in found.items()}


def empty_seats(
    seats: Collection[Seat], roles: Collection[int], fills: Mapping[int, frozenset[int]]
) -> tuple[Seat, ...]:
    """Return the seats that none of the roles people have takes, itself or in passing."""
    taken = set(roles).union(*(fills.get(role, frozenset()) for role in roles))
    return tuple(seat for seat in seats if seat.role_id not in taken)


def free_periods(connection: Connection, school_id: int | None = None) -> Mapping[int, tuple[Period, ...]]:
    """Return per school its own study days and test weeks; one statement."""
    days = t.school_day.c
    wanted = select(days.school_id, days.first, days.last)
    if school_id is not None:
        wanted = wanted.where(days.school_id == school_id)
    found: dict[int, list[Period]] = defaultdict(list)
    for row in connection.execute(wanted):
        found[row.school_id].append(Period(row.first, row.last))
    return {school: tuple(periods) for school, periods in found.items()}


_Faces = tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]


def _faces(connection: Connection, today: date) -> Mapping[int, _Faces]:
    """Return per school the names of its vaste gezichten and invallers today, and their ids."""
    one = t.assignment.c
    fixed: dict[int, list[str]] = defaultdict(list)
    substitutes: dict[int, list[str]] = defaultdict(list)
    ids: dict[int, list[int]] = defaultdict(list)
    for row in connection.execute(
        select(one.school_id, one.kind, one.worker_id, t.worker.c.name)
        .join(t.worker, t.worker.c.id == one.worker_id)
        .where(runs_on(t.assignment, today))
        .order_by(one.starts_on, one.id)
    ).all():
        ids[row.school_id].append(row.worker_id)
        names = fixed if row.kind is AssignmentKind.FIXED else substitutes
        if row.name not in names[row.school_id]:
            names[row.school_id].append(row.name)
    return {
        school: (tuple(fixed.get(school, ())), tuple(substitutes.get(school, ())), tuple(workers))
        for school, workers in ids.items()
    }


def _positions(connection: Connection, today: date) -> Mapping[int, tuple[int, frozenset[int]]]:
    """Return per school how many contacts are there today, and the roles they have."""
    held = t.position.c
    roles = func.group_concat(held.role_id.distinct())
    rows = connection.execute(
        select(held.school_id, func.count(held.contact_id.distinct()), roles)
        .where(runs_on(t.position, today))
        .group_by(held.school_id)
    ).all()
    return {school: (count, frozenset(map(int, str(ids).split(",")))) for school, count, ids in rows}
