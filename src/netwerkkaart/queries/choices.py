"""What forms and dialogs offer to choose from: colleagues, schools, roles and people, the same wherever one chooses."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from netwerkkaart.domain.names import fold
from netwerkkaart.domain.people import Level, PersonName
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.running import SCHOOL_LABEL, not_ended, school_open
from netwerkkaart.store import tables as t

_LEVELS = {level: place for place, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing to choose by its words; ``extra`` tells it from another of the same name."""

    id: int
    name: str
    extra: str = ""


@dataclass(frozen=True, slots=True)
class SchoolChoice:
    """A school to choose, as people call it."""

    id: int
    name: str
    city: str
    sector: Sector


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """A role to choose, with the sectors it occurs in."""

    id: int
    name: str
    level: Level
    sectors: frozenset[Sector]


def workers_at_work(connection: Connection, *, today: date) -> tuple[Choice, ...]:
    """Return the colleagues who work here today, by name; one statement."""
    worker = t.worker.c
    rows = connection.execute(
        select(worker.id, worker.name).where(not_ended(t.worker, today)).order_by(func.lower(worker.name), worker.id)
    )
    return tuple(Choice(row.id, row.name) for row in rows)


def school_choices(connection: Connection, *, today: date) -> tuple[SchoolChoice, ...]:
    """Return the schools that are open, by name and place; one statement."""
    school = t.school.c
    rows = connection.execute(select(school.id, SCHOOL_LABEL, school.city, school.sector).where(school_open(today)))
    found = (SchoolChoice(*row) for row in rows)
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.city, one.id)))


def role_choices(connection: Connection, sector: Sector | None = None) -> tuple[RoleChoice, ...]:
    """Return the roles in use, those that occur in the sector first, highest authority first; one statement."""
    role = t.role.c
    rows = connection.execute(
        select(role.id, role.name, role.level, t.role_sector.c.sector)
        .outerjoin(t.role_sector, t.role_sector.c.role_id == role.id)
        .where(role.archived.is_(False))
        .order_by(role.rank, role.name, role.id)
    )
    named: dict[int, tuple[str, Level]] = {}
    sectors: dict[int, set[Sector]] = {}
    for row in rows:
        named[row.id] = row.name, row.level
        sectors.setdefault(row.id, set()).update({row.sector} - {None})
    found = (RoleChoice(number, *said, frozenset(sectors[number])) for number, said in named.items())
    return tuple(sorted(found, key=lambda one: (sector is not None and sector not in one.sectors, _LEVELS[one.level])))


def contact_choices(connection: Connection, *, near: int | None, today: date) -> tuple[Choice, ...]:
    """Return every contact with a name, who works where ``near`` works today first; one statement.

    ``near`` is the id of a contact, who is left out: nobody brings us to themselves.
    """
    person, held = t.contact.c, t.position.c
    own = t.position.alias()
    beside = (
        select(held.contact_id)
        .join(own, own.c.school_id == held.school_id)
        .where(own.c.contact_id == near, not_ended(t.position, today))
    )
    close = person.id.in_(beside)
    rows = connection.execute(
        select(person.id, person.given, person.infix, person.family, person.organisation)
        .where(person.erased_on.is_(None), person.id != (0 if near is None else near))
        .order_by(close.desc(), person.sort_name, person.id)
    )
    return tuple(Choice(row.id, str(PersonName(row.given, row.infix, row.family)), row.organisation) for row in rows)
