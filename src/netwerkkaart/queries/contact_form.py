"""What the form for one contact needs: the choices it offers, and what is kept of the contact already."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from netwerkkaart.domain.names import fold
from netwerkkaart.domain.people import PersonName
from netwerkkaart.queries.choices import (
    Choice,
    RoleChoice,
    SchoolChoice,
    role_choices,
    school_choices,
    workers_at_work,
)
from netwerkkaart.queries.running import not_ended
from netwerkkaart.store.tables import contact, position, role

_ALIKE = 88
"""From this likeness (0 to 100) on two names may be the same person's; a slip of one letter in ten is above it."""


@dataclass(frozen=True)
class PersonChoice:
    """Somebody we know, with what they are now and at which schools."""

    id: int
    name: PersonName
    roles: str
    school_ids: frozenset[int]


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
    workers: tuple[Choice, ...]
    kept: KeptContactRow | None

    def roles_at(self, school_id: int | None) -> tuple[RoleChoice, ...]:
        """Return the roles a school can have, highest authority first; without a school all of them."""
        sector = next((one.sector for one in self.schools if one.id == school_id), None)
        return tuple(one for one in self.roles if sector is None or not one.sectors or sector in one.sectors)


def contact_form(connection: Connection, contact_id: int | None = None, *, today: date) -> ContactFormRow:
    """Return the choices of the form and, for a contact that exists, what is kept."""
    kept = None if contact_id is None else _kept(connection, contact_id, today)
    return ContactFormRow(
        school_choices(connection, today=today),
        role_choices(connection),
        _people(connection, today),
        workers_at_work(connection, today=today),
        kept,
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


def _people(connection: Connection, today: date) -> tuple[PersonChoice, ...]:
    held = (
        select(position.c.contact_id, position.c.school_id, role.c.name)
        .join(role, role.c.id == position.c.role_id)
        .where(not_ended(position, today))
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


def _kept(connection: Connection, contact_id: int, today: date) -> KeptContactRow | None:
    row = connection.execute(select(contact).where(contact.c.id == contact_id)).one_or_none()
    if row is None:
        return None
    query = select(position).where(position.c.contact_id == contact_id, not_ended(position, today))
    positions = tuple(
        HeldPositionRow(
            held.id, held.school_id, held.role_id, held.team, held.key_contact, held.starts_on, held.ends_on
        )
        for held in connection.execute(query.order_by(position.c.starts_on, position.c.id))
    )
    name = PersonName(row.given, row.infix, row.family)
    return KeptContactRow(row.id, name, row.email, row.phone, row.organisation, row.note, row.informed_on, positions)
