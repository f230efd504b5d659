"""Everything about one contact on one page: positions, ties, introductions, visits and promises, all dated."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from netwerkkaart.domain.people import IntroductionKind, Level, PersonName, TieStep
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.queries.running import SCHOOL_LABEL
from netwerkkaart.store import tables as t


@dataclass(frozen=True, slots=True)
class PositionRow:
    """What somebody is or was at a school."""

    id: int
    school_id: int
    school: str
    role_id: int
    role: str
    level: Level
    team: str
    key_contact: bool
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class TieRow:
    """The tie of one worker: its steps, oldest first."""

    worker_id: int
    worker: str
    steps: tuple[tuple[TieStep, date], ...]

    @property
    def now(self) -> TieStep:
        """The step of the last date."""
        return self.steps[-1][0]


@dataclass(frozen=True, slots=True)
class IntroductionRow:
    """Who or what brought a contact to a worker; ``by`` is empty for a pupil or our own initiative."""

    id: int
    contact_id: int
    contact: str
    worker: str
    kind: IntroductionKind
    by: str
    by_contact_id: int | None
    day: date | None


@dataclass(frozen=True, slots=True)
class ContactVisitRow:
    """A visit in which somebody took part."""

    id: int
    day: date
    kind: VisitKind
    status: VisitStatus
    school: str
    workers: tuple[str, ...]
    themes: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ContactPromiseRow:
    """A promise to or by somebody."""

    id: int
    side: PromiseSide
    text: str
    made_on: date
    due_on: date | None
    status: PromiseStatus
    settled_on: date | None
    worker: str


@dataclass(frozen=True, slots=True)
class ContactDetailRow:
    """One contact; positions now first, then those that ended; visits and promises newest first."""

    id: int
    name: PersonName
    email: str
    phone: str
    organisation: str
    note: str
    added_on: date | None
    informed_on: date | None
    erased_on: date | None
    positions: tuple[PositionRow, ...]
    ties: tuple[TieRow, ...]
    came_via: tuple[IntroductionRow, ...]
    brought_us_to: tuple[IntroductionRow, ...]
    visits: tuple[ContactVisitRow, ...]
    visit_count: int
    promises: tuple[ContactPromiseRow, ...]

    def positions_on(self, day: date) -> tuple[PositionRow, ...]:
        """Return the positions that have not ended on a day."""
        return tuple(one for one in self.positions if one.ends_on is None or one.ends_on >= day)


def contact_detail(
    connection: Connection, contact_id: int, *, today: date, visits: int = 12
) -> ContactDetailRow | None:
    """Return one contact with the newest visits, or None when it is gone; at most nine statements."""
    row = connection.execute(select(t.contact).where(t.contact.c.id == contact_id)).one_or_none()
    if row is None:
        return None
    took_part = t.visit_contact.c.contact_id == contact_id
    count = connection.execute(select(func.count()).select_from(t.visit_contact).where(took_part)).scalar_one()
    return ContactDetailRow(
        id=row.id,
        name=PersonName(row.given, row.infix, row.family),
        email=row.email,
        phone=row.phone,
        organisation=row.organisation,
        note=row.note,
        added_on=row.added_at.date() if row.added_at else None,
        informed_on=row.informed_on,
        erased_on=row.erased_on,
        positions=_positions(connection, contact_id, today),
        ties=_ties(connection, contact_id),
        came_via=_introductions(connection, t.introduction.c.contact_id == contact_id),
        brought_us_to=_introductions(connection, t.introduction.c.by_contact_id == contact_id),
        visits=_visits(connection, contact_id, visits) if count else (),
        visit_count=count,
        promises=_promises(connection, contact_id),
    )


def _positions(connection: Connection, contact_id: int, today: date) -> tuple[PositionRow, ...]:
    held, school = t.position.c, t.school.c
    rows = connection.execute(
        select(
            t.position,
            SCHOOL_LABEL.label("school"),
            t.role.c.name.label("role"),
            t.role.c.level,
        )
        .join(t.school, school.id == held.school_id)
        .join(t.role, t.role.c.id == held.role_id)
        .where(held.contact_id == contact_id)
    )
    found = [
        PositionRow(
            id=row.id,
            school_id=row.school_id,
            school=row.school,
            role_id=row.role_id,
            role=row.role,
            level=row.level,
            team=row.team,
            key_contact=row.key_contact,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
        )
        for row in rows
    ]
    newest = sorted(found, key=lambda one: (one.ends_on or date.max, one.starts_on or date.min, one.id), reverse=True)
    return tuple(sorted(newest, key=lambda one: one.ends_on is not None and one.ends_on < today))


def _ties(connection: Connection, contact_id: int) -> tuple[TieRow, ...]:
    rows = connection.execute(
        select(t.tie.c.worker_id, t.worker.c.name, t.tie_step.c.step, t.tie_step.c.since)
        .join(t.tie_step, t.tie_step.c.tie_id == t.tie.c.id)
        .join(t.worker, t.worker.c.id == t.tie.c.worker_id)
        .where(t.tie.c.contact_id == contact_id)
        .order_by(t.tie_step.c.since, t.tie_step.c.id)
    )
    names: dict[int, str] = {}
    steps: dict[int, list[tuple[TieStep, date]]] = defaultdict(list)
    for row in rows:
        names[row.worker_id] = row.name
        steps[row.worker_id].append((row.step, row.since))
    ties = [TieRow(worker, names[worker], tuple(found)) for worker, found in steps.items()]
    return tuple(sorted(ties, key=lambda tie: tie.worker))


def _introductions(connection: Connection, which: ColumnElement[bool]) -> tuple[IntroductionRow, ...]:
    brought, who, by = t.introduction.c, t.contact.alias("who"), t.contact.alias("by")
    colleague = t.worker.alias("colleague")
    rows = connection.execute(
        select(
            brought.id,
            brought.contact_id,
            who.c.given,
            who.c.infix,
            who.c.family,
            t.worker.c.name.label("worker"),
            brought.kind,
            brought.by_contact_id,
            by.c.given.label("by_given"),
            by.c.infix.label("by_infix"),
            by.c.family.label("by_family"),
            colleague.c.name.label("colleague"),
            brought.day,
        )
        .join(who, who.c.id == brought.contact_id)
        .join(t.worker, t.worker.c.id == brought.worker_id)
        .outerjoin(by, by.c.id == brought.by_contact_id)
        .outerjoin(colleague, colleague.c.id == brought.by_worker_id)
        .where(which)
        .order_by(brought.day.is_(None), brought.day, brought.id)
    )
    return tuple(
        IntroductionRow(
            id=row.id,
            contact_id=row.contact_id,
            contact=str(PersonName(row.given, row.infix, row.family)),
            worker=row.worker,
            kind=row.kind,
            by=(
                row.colleague or ""
                if row.by_given is None
                else str(PersonName(row.by_given, row.by_infix, row.by_family))
            ),
            by_contact_id=row.by_contact_id,
            day=row.day,
        )
        for row in rows
    )


def _visits(connection: Connection, contact_id: int, most: int) -> tuple[ContactVisitRow, ...]:
    visit, school = t.visit.c, t.school.c
    rows = connection.execute(
        select(
            visit.id,
            visit.day,
            visit.kind,
            visit.status,
            visit.note,
            SCHOOL_LABEL.label("school"),
        )
        .join(t.visit_contact, t.visit_contact.c.visit_id == visit.id)
        .join(t.school, school.id == visit.school_id)
        .where(t.visit_contact.c.contact_id == contact_id)
        .order_by(visit.day.desc(), visit.id.desc())
        .limit(most)
    ).all()
    ids = [row.id for row in rows]
    workers = linked_names(connection, t.visit_worker, t.worker, ids)
    themes = linked_names(connection, t.visit_theme, t.theme, ids)
    return tuple(
        ContactVisitRow(
            row.id,
            row.day,
            row.kind,
            row.status,
            row.school,
            workers.get(row.id, ()),
            themes.get(row.id, ()),
            row.note,
        )
        for row in rows
    )


def linked_names(
    connection: Connection, link: Table, thing: Table, visit_ids: Collection[int]
) -> Mapping[int, tuple[str, ...]]:
    """Return per visit the names of the things a link table ties to it; one statement."""
    other = link.c[f"{thing.name}_id"]
    order: Any = thing.c.rank if "rank" in thing.c else thing.c.name
    rows = connection.execute(
        select(link.c.visit_id, thing.c.name)
        .join(thing, thing.c.id == other)
        .where(link.c.visit_id.in_(visit_ids))
        .order_by(order)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for visit_id, name in rows:
        found[visit_id].append(name)
    return {visit_id: tuple(names) for visit_id, names in found.items()}


def _promises(connection: Connection, contact_id: int) -> tuple[ContactPromiseRow, ...]:
    made = t.promise.c
    rows = connection.execute(
        select(
            made.id,
            made.side,
            made.text,
            made.made_on,
            made.due_on,
            made.status,
            made.settled_on,
            func.coalesce(t.worker.c.name, ""),
        )
        .outerjoin(t.worker, t.worker.c.id == made.worker_id)
        .where(made.contact_id == contact_id)
        .order_by(made.status != PromiseStatus.OPEN, made.made_on.desc(), made.id.desc())
    )
    return tuple(ContactPromiseRow(*row) for row in rows)
