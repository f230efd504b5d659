"""What the small dialogs about people offer to choose from, and what they show of one person."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, func, or_, select

from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.people import Level, PersonName, TieStep
from netwerkkaart.domain.schools import Sector
from netwerkkaart.store import tables as t

_LEVELS = {level: place for place, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """A role to choose; ``usual`` when schools of the sector asked for have it."""

    id: int
    name: str
    level: Level
    usual: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing to choose by its words."""

    id: int
    name: str
    extra: str = ""


@dataclass(frozen=True, slots=True)
class TieStepRow:
    """How far a worker and a contact had come from a day on."""

    worker_id: int
    worker: str
    step: TieStep
    since: date


@dataclass(frozen=True, slots=True)
class PositionFacts:
    """One position as its dialog shows it."""

    id: int
    contact_id: int
    contact: str
    school_id: int
    school: str
    role_id: int
    role: str
    team: str
    key_contact: bool
    starts_on: date | None
    ends_on: date | None


def contact_name(connection: Connection, contact_id: int) -> str:
    """Return the name of a contact as spoken.

    Raises:
        NotFoundError: there is no such contact.
    """
    person = t.contact.c
    row = connection.execute(
        select(person.given, person.infix, person.family).where(person.id == contact_id)
    ).one_or_none()
    if row is None:
        raise NotFoundError("Deze contactpersoon bestaat niet meer; misschien is die intussen verwijderd.")
    return str(PersonName(*row))


def role_choices(connection: Connection, sector: Sector | None) -> tuple[RoleChoice, ...]:
    """Return the roles in use, those of the sector first, then by level and rank; one statement."""
    role = t.role.c
    usual = t.role_sector.c
    rows = connection.execute(
        select(role.id, role.name, role.level, role.rank, usual.role_id)
        .outerjoin(t.role_sector, and_(usual.role_id == role.id, usual.sector == sector))
        .where(role.archived.is_(False))
    ).all()
    ordered = sorted(rows, key=lambda row: (row.role_id is None, _LEVELS[row.level], row.rank, row.name))
    return tuple(RoleChoice(row.id, row.name, row.level, row.role_id is not None) for row in ordered)


def school_choices(connection: Connection) -> tuple[Choice, ...]:
    """Return the schools that are open, by name, with their place; one statement."""
    school = t.school.c
    name = func.coalesce(func.nullif(school.short_name, ""), school.name)
    rows = connection.execute(
        select(school.id, name, school.city).where(school.closed_on.is_(None)).order_by(func.lower(name), school.id)
    )
    return tuple(Choice(*row) for row in rows)


def sector_of(connection: Connection, school_id: int) -> Sector | None:
    """Return the sector of a school, None when it is gone; one statement."""
    found: Sector | None = connection.execute(
        select(t.school.c.sector).where(t.school.c.id == school_id)
    ).scalar_one_or_none()
    return found


def contact_choices(connection: Connection, *, near: int | None, today: date) -> tuple[Choice, ...]:
    """Return every contact with a name, who works where ``near`` works today first; one statement.

    ``near`` is the id of a contact, who is left out: nobody brings us to themselves.
    """
    person, held = t.contact.c, t.position.c
    own = t.position.alias()
    beside = (
        select(held.contact_id)
        .join(own, own.c.school_id == held.school_id)
        .where(own.c.contact_id == near, or_(held.ends_on.is_(None), held.ends_on >= today))
    )
    close = person.id.in_(beside)
    rows = connection.execute(
        select(person.id, person.given, person.infix, person.family, person.organisation)
        .where(person.erased_on.is_(None), person.id != (0 if near is None else near))
        .order_by(close.desc(), person.sort_name, person.id)
    )
    return tuple(Choice(row.id, str(PersonName(row.given, row.infix, row.family)), row.organisation) for row in rows)


def tie_steps(connection: Connection, contact_id: int) -> tuple[TieStepRow, ...]:
    """Return every step of every worker with a contact, newest first; one statement."""
    rows = connection.execute(
        select(t.tie.c.worker_id, t.worker.c.name, t.tie_step.c.step, t.tie_step.c.since)
        .join(t.tie_step, t.tie_step.c.tie_id == t.tie.c.id)
        .join(t.worker, t.worker.c.id == t.tie.c.worker_id)
        .where(t.tie.c.contact_id == contact_id)
        .order_by(t.tie_step.c.since.desc(), t.tie_step.c.id.desc())
    )
    return tuple(TieStepRow(*row) for row in rows)


def position_facts(connection: Connection, position_id: int) -> PositionFacts:
    """Return one position with the names around it; one statement.

    Raises:
        NotFoundError: there is no such position.
    """
    held, person, school = t.position.c, t.contact.c, t.school.c
    row = connection.execute(
        select(
            held.id,
            held.contact_id,
            person.given,
            person.infix,
            person.family,
            held.school_id,
            func.coalesce(func.nullif(school.short_name, ""), school.name).label("school"),
            held.role_id,
            t.role.c.name.label("role"),
            held.team,
            held.key_contact,
            held.starts_on,
            held.ends_on,
        )
        .join(t.contact, person.id == held.contact_id)
        .join(t.school, school.id == held.school_id)
        .join(t.role, t.role.c.id == held.role_id)
        .where(held.id == position_id)
    ).one_or_none()
    if row is None:
        raise NotFoundError("Deze functie bestaat niet meer; misschien is die intussen verwijderd.")
    return PositionFacts(
        id=row.id,
        contact_id=row.contact_id,
        contact=str(PersonName(row.given, row.infix, row.family)),
        school_id=row.school_id,
        school=row.school,
        role_id=row.role_id,
        role=row.role,
        team=row.team,
        key_contact=row.key_contact,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )
