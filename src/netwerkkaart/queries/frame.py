"""What the frame around every page shows of the file: its school years, and the names to find by."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.domain.years import SchoolYear, school_years
from netwerkkaart.queries.running import SCHOOL_LABEL
from netwerkkaart.store.tables import contact, position, school, visit, worker


def years_with_visits(connection: Connection, *, today: date) -> tuple[SchoolYear, ...]:
    """Return the school years in which a visit was held or planned, and this one, newest first."""
    ends = connection.execute(select(func.min(visit.c.day), func.max(visit.c.day))).one()
    found = {SchoolYear.of(today)}
    if ends[0] is not None:
        for year in school_years(ends[0], ends[1]):
            within = select(visit.c.id).where(
                visit.c.day.between(year.first, year.last),
                visit.c.status.in_((VisitStatus.HELD, VisitStatus.PLANNED)),
            )
            if connection.execute(within.limit(1)).first() is not None:
                found.add(year)
    return tuple(sorted(found, reverse=True))


@dataclass(frozen=True)
class NamedRow:
    """Something one looks up by its name."""

    kind: Kind
    id: int
    name: str
    where: str = ""
    """The city of a school, the schools of a contact."""


def names_known(connection: Connection) -> tuple[NamedRow, ...]:
    """Return every school, contact that is not erased, and colleague, for finding them by a misspelt name."""
    schools = connection.execute(select(school.c.id, school.c.name, school.c.city))
    held = (
        select(position.c.contact_id, func.group_concat(SCHOOL_LABEL, ", ").label("held_at"))
        .join(school, school.c.id == position.c.school_id)
        .where(position.c.ends_on.is_(None))
        .group_by(position.c.contact_id)
        .subquery()
    )
    contacts = connection.execute(
        select(contact.c.id, contact.c.given, contact.c.infix, contact.c.family, contact.c.organisation, held.c.held_at)
        .join(held, held.c.contact_id == contact.c.id, isouter=True)
        .where(contact.c.erased_on.is_(None))
    )
    workers = connection.execute(select(worker.c.id, worker.c.name, worker.c.job))
    return (
        *(NamedRow(Kind.SCHOOL, row.id, row.name, row.city) for row in schools),
        *(
            NamedRow(
                Kind.CONTACT,
                row.id,
                str(PersonName(row.given, row.infix, row.family)),
                row.held_at or row.organisation,
            )
            for row in contacts
        ),
        *(NamedRow(Kind.WORKER, row.id, row.name, row.job) for row in workers),
    )
