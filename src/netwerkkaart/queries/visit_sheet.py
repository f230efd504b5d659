"""What the visit panel needs: schools to choose, the people of one, kinds of words, and a visit logged before."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.people import Level, PersonName, TieStep
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import SignalKind
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.queries.choices import Choice
from netwerkkaart.queries.running import SCHOOL_LABEL, not_ended, runs_on, school_open
from netwerkkaart.store.search import NAME_SHIFT, match_expression
from netwerkkaart.store.tables import (
    contact,
    position,
    promise,
    role,
    school,
    signal,
    theme,
    tie,
    tie_step,
    visit,
    visit_contact,
    visit_theme,
    visit_worker,
    worker,
)

_LATELY = 365
_RECENT = 60
"""Schools are recent when they are among this many last visits."""
_CONTACTS = 2  # the number of contacts in ``found_name``


@dataclass(frozen=True, slots=True)
class SchoolChoice:
    """A school to choose, as people call it; ``last`` is the last day one of these workers was there."""

    id: int
    name: str
    full_name: str
    city: str
    sector: Sector
    last: date | None


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody to choose; an erased contact has an empty name."""

    id: int
    name: str
    role: str
    level: Level | None
    key_contact: bool
    last_met: date | None
    ties: tuple[tuple[str, TieStep], ...] = ()


@dataclass(frozen=True, slots=True)
class SignalRow:
    """A signal that was noted."""

    kind: SignalKind
    contact_id: int | None


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise that was noted at the visit, and what became of it."""

    id: int
    side: PromiseSide
    text: str
    due_on: date | None
    status: PromiseStatus
    settled_on: date | None = None


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """A visit with everything on its sheet."""

    id: int
    school_id: int
    school: str
    city: str
    day: date
    at: time | None
    place: str
    kind: VisitKind
    status: VisitStatus
    initiative: Initiative
    note: str
    people: tuple[PersonChoice, ...]
    workers: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    signals: tuple[SignalRow, ...]
    promises: tuple[PromiseRow, ...]


def school_choices(connection: Connection, *, worker_id: int | None, today: date) -> tuple[SchoolChoice, ...]:
    """Return the schools that are open, those this worker was at in the last year first, the others by name."""
    lately = (
        select(visit.c.school_id, visit.c.day)
        .where(visit.c.status == VisitStatus.HELD, visit.c.day.between(today - timedelta(days=_LATELY), today))
        .order_by(visit.c.day.desc())
        .limit(_RECENT)
    )
    if worker_id is not None:
        here = (visit_worker.c.visit_id == visit.c.id, visit_worker.c.worker_id == worker_id)
        lately = lately.where(select(visit_worker.c.visit_id).where(*here).exists())
    some = lately.subquery()
    recent = select(some.c.school_id, func.max(some.c.day).label("last")).group_by(some.c.school_id).subquery()
    rows = connection.execute(
        select(school.c.id, SCHOOL_LABEL, school.c.name, school.c.city, school.c.sector, recent.c.last)
        .outerjoin(recent, recent.c.school_id == school.c.id)
        .where(school_open(today))
        .order_by(recent.c.last.desc().nulls_last(), func.lower(SCHOOL_LABEL))
    )
    return tuple(SchoolChoice(*row) for row in rows)


def school_choice(connection: Connection, school_id: int) -> SchoolChoice | None:
    """Return one school, open or not."""
    row = connection.execute(select(school).where(school.c.id == school_id)).one_or_none()
    if row is None:
        return None
    return SchoolChoice(row.id, row.short_name or row.name, row.name, row.city, row.sector, None)


def school_of_contacts(connection: Connection, contact_ids: Collection[int], *, today: date) -> int | None:
    """Return the one school where all these people are now; None when there is none or more than one."""
    found = connection.execute(
        select(position.c.school_id)
        .where(position.c.contact_id.in_(contact_ids), not_ended(position, today))
        .group_by(position.c.school_id)
        .having(func.count(position.c.contact_id.distinct()) == len(set(contact_ids)))
    ).scalars()
    schools = list(found)
    return schools[0] if len(schools) == 1 else None


def people_of_school(connection: Connection, school_id: int, *, on: date) -> tuple[PersonChoice, ...]:
    """Return who is at a school on a day: the *aanspreekpunt* first, then who was met most recently."""
    return _people(connection, and_(position.c.school_id == school_id, runs_on(position, on)), on)


def people_named(connection: Connection, contact_ids: Collection[int], *, on: date) -> tuple[PersonChoice, ...]:
    """Return these people, wherever they are."""
    if not contact_ids:
        return ()
    return _people(connection, contact.c.id.in_(contact_ids), on)


def find_people(connection: Connection, typed: str, *, on: date, limit: int = 6) -> tuple[PersonChoice, ...]:
    """Return people whose name or organisation has words beginning so, in order of name."""
    match = match_expression(typed)
    if not match:
        return ()
    found = connection.exec_driver_sql(
        "SELECT rowid FROM found_name WHERE found_name MATCH ? AND rowid BETWEEN ? AND ? LIMIT 24",
        (match, _CONTACTS << NAME_SHIFT, ((_CONTACTS + 1) << NAME_SHIFT) - 1),
    ).scalars()
    ids = [rowid & ((1 << NAME_SHIFT) - 1) for rowid in found]
    return people_named(connection, ids, on=on)[:limit]


def _people(connection: Connection, which: ColumnElement[bool], on: date) -> tuple[PersonChoice, ...]:
    met = (
        select(func.max(visit.c.day))
        .join(visit_contact, visit_contact.c.visit_id == visit.c.id)
        .where(visit_contact.c.contact_id == contact.c.id, visit.c.status == VisitStatus.HELD)
        .scalar_subquery()
    )
    now = case((not_ended(position, on), 0), else_=1)
    statement = (
        select(
            contact, role.c.name.label("role"), role.c.level, position.c.key_contact, position.c.team, met.label("met")
        )
        .outerjoin(position, position.c.contact_id == contact.c.id)
        .outerjoin(role, role.c.id == position.c.role_id)
        .where(which, contact.c.erased_on.is_(None))
        .order_by(contact.c.sort_name, contact.c.id, now, position.c.key_contact.desc(), position.c.id)
    )
    rows: dict[int, PersonChoice] = {}
    for row in connection.execute(statement):
        known = rows.get(row.id)
        if known is None:
            about = " · ".join(part for part in (row.role or row.organisation, row.team or "") if part)
            name = str(PersonName(row.given, row.infix, row.family))
            rows[row.id] = PersonChoice(row.id, name, about, row.level, bool(row.key_contact), row.met)
    if not rows:
        return ()
    ties = _ties(connection, rows, on)
    people = [_with_ties(person, ties.get(person.id, ())) for person in rows.values()]
    people.sort(key=lambda person: (not person.key_contact, -(person.last_met or date.min).toordinal()))
    return tuple(people)


def _with_ties(person: PersonChoice, ties: Collection[tuple[str, TieStep]]) -> PersonChoice:
    if not ties:
        return person
    return PersonChoice(
        person.id, person.name, person.role, person.level, person.key_contact, person.last_met, tuple(ties)
    )


def _ties(connection: Connection, ids: Collection[int], on: date) -> dict[int, list[tuple[str, TieStep]]]:
    rows = connection.execute(
        select(tie.c.contact_id, worker.c.name, tie_step.c.step)
        .join(tie_step, tie_step.c.tie_id == tie.c.id)
        .join(worker, worker.c.id == tie.c.worker_id)
        .where(tie.c.contact_id.in_(ids), tie_step.c.since <= on)
        .order_by(tie.c.contact_id, worker.c.name, tie_step.c.since)
    )
    last: defaultdict[int, dict[str, TieStep]] = defaultdict(dict)
    for contact_id, name, step in rows:
        last[contact_id][name] = step
    return {contact_id: list(steps.items()) for contact_id, steps in last.items()}


def theme_choices(connection: Connection, school_id: int | None) -> tuple[Choice, ...]:
    """Return the themes in use, those last raised at this school first, then in the organisation's order."""
    raised = (
        select(visit_theme.c.theme_id, func.max(visit.c.day).label("last"))
        .join(visit, visit.c.id == visit_theme.c.visit_id)
        .where(visit.c.school_id == school_id)
        .group_by(visit_theme.c.theme_id)
        .subquery()
    )
    rows = connection.execute(
        select(theme.c.id, theme.c.name)
        .outerjoin(raised, raised.c.theme_id == theme.c.id)
        .where(theme.c.archived.is_(False))
        .order_by(raised.c.last.desc().nulls_last(), theme.c.rank, theme.c.name)
    )
    return tuple(Choice(row.id, row.name) for row in rows)


def usual_places(connection: Connection, school_id: int, *, limit: int = 6) -> tuple[str, ...]:
    """Return where visits at a school took place, the latest first."""
    rows = connection.execute(
        select(visit.c.place)
        .where(visit.c.school_id == school_id, visit.c.place != "")
        .group_by(visit.c.place)
        .order_by(func.max(visit.c.day).desc())
        .limit(limit)
    )
    return tuple(rows.scalars())


def visit_sheet(connection: Connection, visit_id: int) -> VisitSheet:
    """Return a visit with everything on its sheet, in seven statements.

    Raises:
        NotFoundError: the visit is gone.
    """
    row = connection.execute(
        select(visit, SCHOOL_LABEL.label("school"), school.c.city)
        .join(school, school.c.id == visit.c.school_id)
        .where(visit.c.id == visit_id)
    ).one_or_none()
    if row is None:
        raise NotFoundError("Dit bezoek bestaat niet meer; misschien is dat intussen verwijderd.")
    contact_ids = connection.execute(
        select(visit_contact.c.contact_id).where(visit_contact.c.visit_id == visit_id)
    ).scalars()
    workers = connection.execute(
        select(worker.c.id, worker.c.name)
        .join(visit_worker, visit_worker.c.worker_id == worker.c.id)
        .where(visit_worker.c.visit_id == visit_id)
        .order_by(worker.c.name)
    )
    themes = connection.execute(
        select(theme.c.id, theme.c.name)
        .join(visit_theme, visit_theme.c.theme_id == theme.c.id)
        .where(visit_theme.c.visit_id == visit_id)
        .order_by(theme.c.rank, theme.c.name)
    )
    signals = connection.execute(
        select(signal.c.kind, signal.c.contact_id).where(signal.c.visit_id == visit_id).order_by(signal.c.id)
    )
    promises = connection.execute(select(promise).where(promise.c.visit_id == visit_id).order_by(promise.c.id))
    return VisitSheet(
        id=row.id,
        school_id=row.school_id,
        school=row.school,
        city=row.city,
        day=row.day,
        at=row.at,
        place=row.place,
        kind=row.kind,
        status=row.status,
        initiative=row.initiative,
        note=row.note,
        people=_everybody(connection, list(contact_ids), row.day),
        workers=tuple(Choice(*one) for one in workers),
        themes=tuple(Choice(*one) for one in themes),
        signals=tuple(SignalRow(*one) for one in signals),
        promises=tuple(_promise_row(one) for one in promises),
    )


def open_promises(connection: Connection, school_id: int, *, on: date) -> tuple[PromiseRow, ...]:
    """Return what was promised at a school up to a day and stands open, what is due first at the top; one statement."""
    one = promise.c
    rows = connection.execute(
        select(promise)
        .where(one.school_id == school_id, one.status == PromiseStatus.OPEN, one.made_on <= on)
        .order_by(one.due_on.is_(None), one.due_on, one.id)
    )
    return tuple(_promise_row(row) for row in rows)


def _promise_row(row: Any) -> PromiseRow:
    return PromiseRow(row.id, row.side, row.text, row.due_on, row.status, row.settled_on)


def _everybody(connection: Connection, ids: list[int], on: date) -> tuple[PersonChoice, ...]:
    """Return the people at a visit, erased ones too: they stay without a name."""
    known = people_named(connection, ids, on=on)
    gone = sorted(set(ids) - {person.id for person in known})
    return (*known, *(PersonChoice(one, "", "", None, key_contact=False, last_met=None) for one in gone))


def names_of(connection: Connection, kind: str) -> dict[int, str]:
    """Return the names of all schools, contacts, themes or workers (``kind``) by id, for narrowing a list."""
    if kind == "contact":
        people = connection.execute(select(contact.c.id, contact.c.given, contact.c.infix, contact.c.family))
        return {row.id: str(PersonName(row.given, row.infix, row.family)) for row in people}
    named = {"school": school, "theme": theme, "worker": worker}[kind]
    name = SCHOOL_LABEL if kind == "school" else named.c.name
    return {row[0]: row[1] for row in connection.execute(select(named.c.id, name))}
