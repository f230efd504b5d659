"""What the small dialogs about people are filled in with."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.people import PersonName, TieStep
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.running import SCHOOL_LABEL, not_ended
from netwerkkaart.store import tables as t


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
    sector: Sector
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
    found = _positions(connection, t.position.c.id == position_id)
    if not found:
        raise NotFoundError("Deze functie bestaat niet meer; misschien is die intussen verwijderd.")
    return found[0]


def positions_to_leave(connection: Connection, contact_ids: Collection[int], *, today: date) -> list[PositionFacts]:
    """Return the positions of contacts that have begun and did not end before today, by school; one statement."""
    held = t.position.c
    begun = or_(held.starts_on.is_(None), held.starts_on <= today)
    return _positions(connection, and_(held.contact_id.in_(contact_ids), begun, not_ended(t.position, today)))


def _positions(connection: Connection, which: ColumnElement[bool]) -> list[PositionFacts]:
    held, person, school = t.position.c, t.contact.c, t.school.c
    rows = connection.execute(
        select(
            held.id,
            held.contact_id,
            person.given,
            person.infix,
            person.family,
            held.school_id,
            SCHOOL_LABEL.label("school"),
            school.sector,
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
        .where(which)
        .order_by(SCHOOL_LABEL, held.id)
    )
    return [
        PositionFacts(
            id=row.id,
            contact_id=row.contact_id,
            contact=str(PersonName(row.given, row.infix, row.family)),
            school_id=row.school_id,
            school=row.school,
            sector=row.sector,
            role_id=row.role_id,
            role=row.role,
            team=row.team,
            key_contact=row.key_contact,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
        )
        for row in rows
    ]
