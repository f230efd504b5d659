"""What the form for one contact needs: the choices it offers, and what is kept of the contact already."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from netwerkkaart.domain.names import fold
from netwerkkaart.domain.people import Level, PersonName
from netwerkkaart.domain.schools import Sector
from netwerkkaart.store.tables import contact, position, role, role_sector, school, worker

_ALIKE = 88
"""From this likeness (0 to 100) on two names may be the same person's; a slip of one letter in ten is above it."""


@dataclass(frozen=True)
class SchoolChoice:
    """A school to choose, as people call it."""

    id: int
    name: str
    city: str
    sector: Sector


@dataclass(frozen=True)
class RoleChoice:
    """A role to choose, with the sectors it occurs in."""

    id: int
    name: str
    level: Level
    sectors: frozenset[Sector]


@dataclass(frozen=True)
class PersonChoice:
    """Somebody we know, with what they are now and at which schools."""

    id: int
    name: PersonName
    roles: str
    school_ids: frozenset[int]


@dataclass(frozen=True)
class WorkerChoice:
    """A colleague who works here now."""

    id: int
    name: str


@dataclass(frozen=True)
class HeldPositionRow:
    """A position somebody holds, to be changed."""

    id: int
    school_id: int
    role_id: int
    team: str
    key_contact: bool
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class KeptContactRow:
    """What is kept of a contact, to be changed."""

    id: int
    name: PersonName
    email: str
    phone: str
    organisation: str
    note: str
    informed_on: date | None
    positions: tuple[HeldPositionRow, ...]


@dataclass(frozen=True)
class ContactFormRow:
    """Everything the form shows; ``kept`` is None for somebody new."""

    schools: tuple[SchoolChoice, ...]
    roles: tuple[RoleChoice, ...]
    people: tuple[PersonChoice, ...]
    workers: tuple[WorkerChoice, ...]
    kept: KeptContactRow | None

    def roles_at(self, school_id: int | None) -> tuple[RoleChoice, ...]:
        """Return the roles a school can have, highest authority first; without a school all of them."""
        sector = next((one.sector for one in self.schools if one.id == school_id), None)
        return tuple(one for one in self.roles if sector is None or not one.sectors or sector in one.sectors)


def contact_form(connection: Connection, contact_id: int | None = None, *, today: date) -> ContactFormRow:
    """Return the choices of the form and, for a contact that exists, what is kept."""
    kept = None if contact_id is None else _kept(connection, contact_id, today)
    return ContactFormRow(
        _schools(connection), _roles(connection), _people(connection, today), _workers(connection, today), kept
    )


def contacts_alike(
    people: Iterable[PersonChoice], name: PersonName, school_ids: Collection[int], *, but: int | None = None
) -> list[PersonChoice]:
    """Return who has nearly the same name at one of these schools; it only asks, nobody is ever merged."""
    typed = fold(str(name))
    if not typed or not school_ids:
        return []
    near = [one for one in people if one.id != but and not one.school_ids.isdisjoint(school_ids)]
    if not near:
        return []
    from rapidfuzz import fuzz  # 20 ms, and only when somebody is added

    whole = bool(name.given and name.family)
    found = []
    for one in near:
        other = fold(str(one.name))
        score = max(fuzz.ratio(typed, other), fuzz.token_sort_ratio(typed, other))
        if score >= _ALIKE or (whole and _same_initial(name, one.name)):
            found.append((score, one))
    return [one for _score, one in sorted(found, key=lambda pair: -pair[0])]


def _same_initial(name: PersonName, other: PersonName) -> bool:
    """Tell whether *A. van den Berg* may be *Anna van den Berg*."""
    given, known = fold(name.given), fold(other.given)
    if fold(name.family) != fold(other.family) or not (given and known):
        return False
    return min(len(given), len(known)) == 1 and given[0] == known[0]


def _schools(connection: Connection) -> tuple[SchoolChoice, ...]:
    query = select(school.c.id, school.c.name, school.c.short_name, school.c.city, school.c.sector)
    rows = connection.execute(query.where(school.c.closed_on.is_(None)))
    found = (SchoolChoice(row.id, row.short_name or row.name, row.city, row.sector) for row in rows)
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.city, one.id)))


def _roles(connection: Connection) -> tuple[RoleChoice, ...]:
    sectors: dict[int, set[Sector]] = {}
    for row in connection.execute(select(role_sector.c.role_id, role_sector.c.sector)):
        sectors.setdefault(row.role_id, set()).add(row.sector)
    levels = {level: place for place, level in enumerate(Level)}
    query = select(role.c.id, role.c.name, role.c.level).where(role.c.archived.is_(False)).order_by(role.c.rank)
    found = [
        RoleChoice(row.id, row.name, row.level, frozenset(sectors.get(row.id, ()))) for row in connection.execute(query)
    ]
    return tuple(sorted(found, key=lambda one: levels[one.level]))


def _people(connection: Connection, today: date) -> tuple[PersonChoice, ...]:
    held = (
        select(position.c.contact_id, position.c.school_id, role.c.name)
        .join(role, role.c.id == position.c.role_id)
        .where(or_(position.c.ends_on.is_(None), position.c.ends_on >= today))
        .order_by(position.c.id)
    )
    roles: dict[int, list[str]] = {}
    schools: dict[int, set[int]] = {}
    for row in connection.execute(held).all():
        if row.name not in roles.setdefault(row.contact_id, []):
            roles[row.contact_id].append(row.name)
        schools.setdefault(row.contact_id, set()).add(row.school_id)
    query = select(contact.c.id, contact.c.given, contact.c.infix, contact.c.family)
    query = query.where(contact.c.erased_on.is_(None)).order_by(contact.c.sort_name)
    return tuple(
        PersonChoice(
            row.id,
            PersonName(row.given, row.infix, row.family),
            ", ".join(roles.get(row.id, ())),
            frozenset(schools.get(row.id, ())),
        )
        for row in connection.execute(query).all()
    )


def _workers(connection: Connection, today: date) -> tuple[WorkerChoice, ...]:
    here = or_(worker.c.ends_on.is_(None), worker.c.ends_on >= today)
    rows = connection.execute(select(worker.c.id, worker.c.name).where(here).order_by(worker.c.name))
    return tuple(WorkerChoice(row.id, row.name) for row in rows)


def _kept(connection: Connection, contact_id: int, today: date) -> KeptContactRow | None:
    row = connection.execute(select(contact).where(contact.c.id == contact_id)).one_or_none()
    if row is None:
        return None
    query = select(position).where(
        position.c.contact_id == contact_id, or_(position.c.ends_on.is_(None), position.c.ends_on >= today)
    )
    positions = tuple(
        HeldPositionRow(
            held.id, held.school_id, held.role_id, held.team, held.key_contact, held.starts_on, held.ends_on
        )
        for held in connection.execute(query.order_by(position.c.starts_on, position.c.id))
    )
    name = PersonName(row.given, row.infix, row.family)
    return KeptContactRow(row.id, name, row.email, row.phone, row.organisation, row.note, row.informed_on, positions)
