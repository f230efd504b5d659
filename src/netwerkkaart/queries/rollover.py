"""Whom to ask *zit deze persoon er nog?*: per school who is there, since when, and last confirmed when."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from netwerkkaart.domain.people import Level, PersonName
from netwerkkaart.domain.rollover import is_to_ask
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.choices import RoleChoice, role_choices
from netwerkkaart.queries.running import SCHOOL_LABEL, runs_on, school_open
from netwerkkaart.queries.school_people import last_met
from netwerkkaart.store import tables as t

_LEVELS = {level: place for place, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class SchoolToAsk:
    """A school with people; ``to_ask`` of them were not asked after in this school year."""

    id: int
    name: str
    city: str
    sector: Sector
    people: int
    to_ask: int


@dataclass(frozen=True, slots=True)
class HeldPosition:
    """A position somebody has at the school today."""

    id: int
    role_id: int
    role: str
    level: Level
    team: str
    key_contact: bool
    starts_on: date | None
    confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class PersonToAsk:
    """Somebody at the school with the positions held today, highest authority first; ``to_ask`` in this school year."""

    contact_id: int
    name: str
    organisation: str
    positions: tuple[HeldPosition, ...]
    last_contact: date | None
    to_ask: bool

    @property
    def roles(self) -> str:
        """Every role with its team, separated by commas."""
        return ", ".join(f"{one.role} ({one.team})" if one.team else one.role for one in self.positions)

    @property
    def key_contact(self) -> bool:
        """Whether this is the aanspreekpunt in one of them."""
        return any(one.key_contact for one in self.positions)

    @property
    def since(self) -> date | None:
        """Since when somebody is here; None when that is not known of every position."""
        days = [one.starts_on for one in self.positions]
        return None if None in days else min(day for day in days if day is not None)

    @property
    def confirmed_on(self) -> date | None:
        """When somebody was last confirmed."""
        return max((one.confirmed_on for one in self.positions if one.confirmed_on), default=None)


def schools_to_ask(connection: Connection, *, today: date) -> tuple[SchoolToAsk, ...]:
    """Return every open school where we know somebody, by name, with how many are to be asked after; one statement."""
    held = t.position.c
    rows = connection.execute(
        select(
            t.school.c.id,
            SCHOOL_LABEL.label("label"),
            t.school.c.city,
            t.school.c.sector,
            held.contact_id,
            held.starts_on,
            held.confirmed_on,
        )
        .join(t.school, t.school.c.id == held.school_id)
        .join(t.contact, t.contact.c.id == held.contact_id)
        .where(runs_on(t.position, today), school_open(today), t.contact.c.erased_on.is_(None))
        .order_by(func.lower(SCHOOL_LABEL), t.school.c.id)
    )
    named: dict[int, tuple[str, str, Sector]] = {}
    people: dict[int, set[int]] = defaultdict(set)
    waiting: dict[int, set[int]] = defaultdict(set)
    for number, label, city, sector, contact_id, starts_on, confirmed_on in rows:
        named[number] = label, city, sector
        people[number].add(contact_id)
        if is_to_ask(starts_on, confirmed_on, today):
            waiting[number].add(contact_id)
    return tuple(SchoolToAsk(one, *said, len(people[one]), len(waiting[one])) for one, said in named.items())


def people_to_ask(connection: Connection, school_id: int, *, today: date) -> tuple[PersonToAsk, ...]:
    """Return who is at a school today, highest authority first, aanspreekpunt before the others; two statements."""
    held, person = t.position.c, t.contact.c
    rows = connection.execute(
        select(
            person.id.label("contact_id"),
            person.given,
            person.infix,
            person.family,
            person.organisation,
            person.sort_name,
            t.role.c.rank,
            held.id,
            held.role_id,
            t.role.c.name.label("role"),
            t.role.c.level,
            held.team,
            held.key_contact,
            held.starts_on,
            held.confirmed_on,
        )
        .join(t.contact, person.id == held.contact_id)
        .join(t.role, t.role.c.id == held.role_id)
        .where(held.school_id == school_id, runs_on(t.position, today), person.erased_on.is_(None))
    ).all()
    order = sorted(rows, key=lambda row: (_LEVELS[row.level], not row.key_contact, row.rank, row.sort_name, row.id))
    positions: dict[int, list[HeldPosition]] = defaultdict(list)
    named = {}
    for row in order:
        named[row.contact_id] = row
        positions[row.contact_id].append(
            HeldPosition(
                row.id,
                row.role_id,
                row.role,
                row.level,
                row.team,
                row.key_contact,
                row.starts_on,
                row.confirmed_on,
            )
        )
    _met, last = last_met(connection, set(named), today)
    return tuple(
        PersonToAsk(
            contact_id,
            str(PersonName(named[contact_id].given, named[contact_id].infix, named[contact_id].family)),
            named[contact_id].organisation,
            tuple(here),
            last.get(contact_id),
            any(is_to_ask(one.starts_on, one.confirmed_on, today) for one in here),
        )
        for contact_id, here in positions.items()
    )


def roles_by_use(connection: Connection, sector: Sector) -> tuple[RoleChoice, ...]:
    """Return the roles of a sector, those most people have first, then the other roles; two statements."""
    held = t.position.c
    used: Counter[int] = Counter()
    for role_id, number in connection.execute(
        select(held.role_id, func.count())
        .join(t.school, t.school.c.id == held.school_id)
        .where(t.school.c.sector == sector)
        .group_by(held.role_id)
    ):
        used[role_id] = number
    roles = role_choices(connection, sector)
    return tuple(sorted(roles, key=lambda role: (sector not in role.sectors, -used[role.id])))
