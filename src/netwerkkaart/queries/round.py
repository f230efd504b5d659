"""What the page *Planning* and the verb ``round`` need: every open school with its round, its goal and its plans.

A fixed number of statements, whatever the size of the file. Meetings are found in two steps, as in the list of
contacts: the last twelve months hold nearly everybody.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Text, and_, func, select, type_coerce

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.goals import Goal, GoalProgress
from netwerkkaart.domain.people import AssignmentKind, Level, PersonName
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.round import (
    Proposal,
    RoundPerson,
    RoundPlan,
    RoundPromise,
    RoundSchool,
    SchoolRound,
    school_round,
)
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.goals import goals_with_progress
from netwerkkaart.queries.running import SCHOOL_LABEL, runs_on, school_open
from netwerkkaart.queries.school_time import SchoolTime, school_times
from netwerkkaart.queries.schools import empty_seats, expected_seats, role_fillings
from netwerkkaart.queries.visit_rows import VisitRow
from netwerkkaart.queries.visits import visit_rows
from netwerkkaart.store import tables as t

UNSETTLED_DAYS = 60
"""How far back a planned visit nobody said anything of is still asked after."""
_A_YEAR = timedelta(days=366)
_LEVELS = {level: place for place, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody at a school: name, and role with team."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """An open promise of ours: what, until when, and who promised it."""

    text: str
    due_on: date | None
    worker: str


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One open school: who it is, what the round needs to know of it, and what the round says."""

    id: int
    name: str
    city: str
    neighbourhood: str
    sector: Sector
    worker_ids: tuple[int, ...]
    """Who of us is there today, the vaste gezichten first."""
    workers: tuple[str, ...]
    facts: RoundSchool
    round: SchoolRound
    time: SchoolTime
    people: Mapping[int, PersonLine]
    goal: Goal | None = None
    progress: GoalProgress | None = None


@dataclass(frozen=True, slots=True)
class RoundTable:
    """Every open school, the most pressing first, with the names behind the ids, and the visits that are planned."""

    rows: tuple[RoundRow, ...]
    roles: Mapping[int, str]
    promises: Mapping[int, PromiseLine]
    visits: tuple[VisitRow, ...]
    """Planned from 60 days ago on, oldest first: those of before today wait for somebody to say what became of them."""
    visit_workers: Mapping[int, frozenset[int]] = field(default_factory=dict)
    workers: Mapping[int, str] = field(default_factory=dict)
    """The names of our people by id, those who left too: somebody may have planned a visit before."""

    @property
    def time(self) -> SchoolTime:
        """When most schools here are out: the holidays of the region most of them are in."""
        regions = Counter(row.time.region for row in self.rows)
        return SchoolTime(regions.most_common(1)[0][0] if regions else None)

    def row(self, school_id: int) -> RoundRow | None:
        """Return the row of a school, if it is open."""
        return next((one for one in self.rows if one.id == school_id), None)

    def whom(self, row: RoundRow, proposal: Proposal) -> PersonLine:
        """Return whom a proposal is about: a person with their role, a role nobody is known in, or the school."""
        if proposal.kind is Kind.CONTACT:
            return row.people[proposal.id]
        return PersonLine("", self.roles[proposal.id]) if proposal.kind is Kind.ROLE else PersonLine(row.name, "")


def round_table(connection: Connection, *, today: date) -> RoundTable:
    """Return the round of today; 20 statements."""
    times = school_times(connection)
    people, lines = _people(connection, today)
    seats, fills = expected_seats(connection), role_fillings(connection)
    promises, told = _promises(connection)
    plans = _plans(connection, today)
    elsewhere = _elsewhere(plans, today)
    workers = {row.id: row.name for row in connection.execute(select(t.worker.c.id, t.worker.c.name))}
    faces = _faces(connection, today)
    goals = goals_with_progress(connection, SchoolYear.of(today), today=today)
    found = []
    for row in _schools(connection, today):
        ids, names, fixed = faces.get(row.id, ((), (), None))
        here, roles = people.get(row.id, ((), frozenset()))
        time = times[row.id]
        facts = RoundSchool(
            school=row.id,
            calendar=time.calendar,
            interval=row.interval_weeks,
            last=row.last,
            visit=row.visit,
            people=here,
            seats=tuple(seat.role_id for seat in empty_seats(seats.get(row.sector, ()), roles, fills)),
            promises=tuple(promises.get(row.id, ())),
            plans=tuple(plan for plan in plans.get(row.id, ()) if plan.day >= today),
            elsewhere=elsewhere(row.id, here),
            worker=fixed,
        )
        goal, progress = goals.get(row.id, (None, None))
        about = (row.id, row.shown, row.city, row.wijk or "", row.sector, ids, names)
        found.append(RoundRow(*about, facts, school_round(facts, today), time, lines.get(row.id, {}), goal, progress))
    planned = sorted((plan.day, plan.visit) for one in plans.values() for plan in one)
    rows = visit_rows(connection, [visit for _day, visit in planned])
    return RoundTable(
        rows=tuple(sorted(found, key=lambda one: one.round.order)),
        roles={seat.role_id: seat.name for one in seats.values() for seat in one},
        promises=told,
        visits=tuple(sorted(rows, key=lambda one: (one.day, one.at is None, one.at.isoformat() if one.at else ""))),
        visit_workers={plan.visit: plan.workers for one in plans.values() for plan in one},
        workers=workers,
    )


def _schools(connection: Connection, today: date) -> Iterable[Any]:
    """Return the open schools by name, each with its last held visit."""
    school, visit = t.school.c, t.visit.c
    held = t.visit.alias().c
    last = (
        select(held.id)
        .where(held.school_id == school.id, held.status == VisitStatus.HELD, held.day <= today)
        .order_by(held.day.desc(), held.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    shown = SCHOOL_LABEL.label("shown")
    return connection.execute(
        select(
            school.id,
            shown,
            school.city,
            school.sector,
            school.interval_weeks,
            t.neighbourhood.c.name.label("wijk"),
            visit.day.label("last"),
            visit.id.label("visit"),
        )
        .outerjoin(t.neighbourhood, t.neighbourhood.c.id == school.neighbourhood_id)
        .outerjoin(t.visit, visit.id == last)
        .where(school_open(today))
        .order_by(func.lower(shown), school.id)
    ).all()


_Here = tuple[tuple[RoundPerson, ...], frozenset[int]]


def _people(connection: Connection, today: date) -> tuple[Mapping[int, _Here], Mapping[int, Mapping[int, PersonLine]]]:
    """Return per school who works there today, highest authority first, with the roles; and their names and roles."""
    held, person, role = t.position.c, t.contact.c, t.role.c
    rows = connection.execute(
        select(
            role.level,
            role.rank,
            person.sort_name,
            held.contact_id,
            held.school_id,
            held.role_id,
            held.team,
            held.key_contact,
            role.name,
            person.given,
            person.infix,
            person.family,
        )
        .join(t.contact, person.id == held.contact_id)
        .join(t.role, role.id == held.role_id)
        .where(runs_on(t.position, today), person.erased_on.is_(None))
        .order_by(role.rank, person.sort_name, held.contact_id)
    ).all()
    met = last_meetings(connection, {row[3] for row in rows}, today=today)
    key = {(school, contact) for _l, _r, _n, contact, school, _role, _team, key, *_ in rows if key}
    people: dict[int, dict[int, RoundPerson]] = defaultdict(dict)
    lines: dict[int, dict[int, PersonLine]] = defaultdict(dict)
    roles: dict[int, set[int]] = defaultdict(set)
    for _level, _rank, _sort, contact, school, role_id, team, _key, name, given, infix, family in sorted(
        rows, key=lambda row: _LEVELS[row[0]]
    ):
        roles[school].add(role_id)
        if contact in people[school]:
            continue
        day, visit = met.get(contact, (None, None))
        people[school][contact] = RoundPerson(contact, day, visit, (school, contact) in key)
        about = f"{name}, {team}" if team else name
        lines[school][contact] = PersonLine(str(PersonName(given, infix, family)), about)
    return {school: (tuple(one.values()), frozenset(roles[school])) for school, one in people.items()}, lines


def last_meetings(
    connection: Connection, contact_ids: Collection[int], *, today: date
) -> Mapping[int, tuple[date, int]]:
    """Return day and id of the last held visit per contact; who had none is not in it; at most two statements."""
    wanted = set(contact_ids)
    visit, met = t.visit.c, t.visit_contact.c
    # The day sorts as text; the id behind it makes the newest of one day the last, and comes along for nothing.
    newest = (
        select(met.contact_id, func.max(type_coerce(visit.day, Text) + func.printf("%012d", visit.id)))
        .select_from(t.visit.join(t.visit_contact, met.visit_id == visit.id))
        .where(visit.status == VisitStatus.HELD, visit.day <= today)
        .group_by(met.contact_id)
    )
    found = {row[0]: _meeting(row[1]) for row in connection.execute(newest.where(visit.day > today - _A_YEAR))}
    rest = wanted - found.keys()
    if rest:
        found |= {row[0]: _meeting(row[1]) for row in connection.execute(newest.where(met.contact_id.in_(rest)))}
    return {contact: meeting for contact, meeting in found.items() if contact in wanted}


def _meeting(written: str) -> tuple[date, int]:
    return date.fromisoformat(written[:10]), int(written[10:])


def _promises(connection: Connection) -> tuple[Mapping[int, list[RoundPromise]], Mapping[int, PromiseLine]]:
    """Return our open promises per school, and their words."""
    one = t.promise.c
    rows = connection.execute(
        select(one.id, one.school_id, one.due_on, one.contact_id, one.text, t.worker.c.name)
        .outerjoin(t.worker, t.worker.c.id == one.worker_id)
        .where(one.status == PromiseStatus.OPEN, one.side == PromiseSide.US)
        .order_by(one.due_on.is_(None), one.due_on, one.id)
    ).all()
    found: dict[int, list[RoundPromise]] = defaultdict(list)
    for row in rows:
        found[row.school_id].append(RoundPromise(row.id, row.due_on, row.contact_id))
    return found, {row.id: PromiseLine(row.text, row.due_on, row.name or "") for row in rows}


def _plans(connection: Connection, today: date) -> Mapping[int, list[RoundPlan]]:
    """Return the planned visits per school, those of the last weeks that nobody settled included; three statements."""
    visit = t.visit.c
    ahead = and_(visit.status == VisitStatus.PLANNED, visit.day >= today - timedelta(days=UNSETTLED_DAYS))
    rows = connection.execute(select(visit.id, visit.school_id, visit.day).where(ahead).order_by(visit.day, visit.id))
    guests, hosts = _linked(connection, "visit_contact", ahead), _linked(connection, "visit_worker", ahead)
    found: dict[int, list[RoundPlan]] = defaultdict(list)
    for row in rows:
        found[row.school_id].append(RoundPlan(row.id, row.day, guests(row.id), hosts(row.id)))
    return found


def _elsewhere(
    plans: Mapping[int, list[RoundPlan]], today: date
) -> Callable[[int, Iterable[RoundPerson]], tuple[RoundPlan, ...]]:
    """Return what gives the plans from today on that other schools have with the people of one."""
    by_contact: dict[int, list[tuple[int, RoundPlan]]] = defaultdict(list)
    for school, planned in plans.items():
        for plan in planned:
            if plan.day >= today:
                for contact in plan.contacts:
                    by_contact[contact].append((school, plan))

    def plans_for(school_id: int, people: Iterable[RoundPerson]) -> tuple[RoundPlan, ...]:
        found = (one for person in people for one in by_contact.get(person.contact, ()))
        return tuple(dict.fromkeys(plan for school, plan in found if school != school_id))

    return plans_for


def _linked(connection: Connection, name: str, visits: Any) -> Callable[[int], frozenset[int]]:
    """Return what gives the ids that are linked to a visit."""
    link = t.metadata.tables[name]
    other = link.c.contact_id if name == "visit_contact" else link.c.worker_id
    found: dict[int, set[int]] = defaultdict(set)
    for row in connection.execute(
        select(link.c.visit_id, other).join(t.visit, t.visit.c.id == link.c.visit_id).where(visits)
    ):
        found[row[0]].add(row[1])
    return lambda visit: frozenset(found.get(visit, ()))


def _faces(connection: Connection, today: date) -> Mapping[int, tuple[tuple[int, ...], tuple[str, ...], int | None]]:
    """Return per school who of us is there today, vaste gezichten first: ids, names, and the first vast gezicht."""
    one, worker = t.assignment.c, t.worker.c
    rows = connection.execute(
        select(one.school_id, one.worker_id, one.kind, worker.name)
        .join(t.worker, worker.id == one.worker_id)
        .where(runs_on(t.assignment, today), runs_on(t.worker, today))
        .order_by((one.kind == AssignmentKind.FIXED).desc(), one.starts_on, one.id)
    ).all()
    found: dict[int, dict[int, str]] = defaultdict(dict)
    fixed: dict[int, int] = {}
    for row in rows:
        found[row.school_id].setdefault(row.worker_id, row.name)
        if row.kind is AssignmentKind.FIXED:
            fixed.setdefault(row.school_id, row.worker_id)
    return {school: (tuple(here), tuple(here.values()), fixed.get(school)) for school, here in found.items()}
