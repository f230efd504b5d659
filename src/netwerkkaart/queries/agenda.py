"""The visits that belong in a calendar: planned or called off, from a while ago on."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import Connection, exists, select

from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.queries.round import UNSETTLED_DAYS
from netwerkkaart.queries.running import SCHOOL_LABEL
from netwerkkaart.store.tables import school, visit, visit_worker

_IN_CALENDARS = (VisitStatus.PLANNED, VisitStatus.CANCELLED_BY_SCHOOL, VisitStatus.CANCELLED_BY_US)


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A visit as a calendar may know it: when, where and of what kind; no people, themes or notes."""

    id: int
    day: date
    at: time | None
    kind: VisitKind
    cancelled: bool
    school: str
    place: str
    address: str


def agenda_rows(connection: Connection, *, today: date, worker_id: int | None = None) -> tuple[AgendaRow, ...]:
    """Return the visits from 60 days ago on that are planned or were called off, oldest first; one statement.

    What took place stays in a calendar as it is there: nothing needs to be told of it.
    """
    wanted = (
        select(
            visit.c.id,
            visit.c.day,
            visit.c.at,
            visit.c.kind,
            visit.c.status,
            SCHOOL_LABEL.label("label"),
            visit.c.place,
            school.c.street,
            school.c.house_number,
            school.c.postcode,
            school.c.city,
        )
        .join(school, school.c.id == visit.c.school_id)
        .where(visit.c.status.in_(_IN_CALENDARS), visit.c.day >= today - timedelta(days=UNSETTLED_DAYS))
        .order_by(visit.c.day, visit.c.at.is_(None), visit.c.at, visit.c.id)
    )
    if worker_id is not None:
        host = visit_worker.c
        wanted = wanted.where(exists().where(host.visit_id == visit.c.id, host.worker_id == worker_id))
    return tuple(
        AgendaRow(
            id=row.id,
            day=row.day,
            at=row.at,
            kind=row.kind,
            cancelled=row.status is not VisitStatus.PLANNED,
            school=row.label,
            place=row.place,
            address=_address(row.street, row.house_number, row.postcode, row.city),
        )
        for row in connection.execute(wanted)
    )


def _address(street: str, number: str, postcode: str, city: str) -> str:
    lines = (f"{street} {number}".strip(), f"{postcode} {city}".strip())
    return ", ".join(line for line in lines if line)
