"""What the frame around every page shows of the file: its school years and its colleagues."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, or_, select

from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.domain.years import SchoolYear, school_years
from netwerkkaart.store.tables import visit, worker


@dataclass(frozen=True)
class WorkerRow:
    """A colleague who can be at work at this desk."""

    id: int
    name: str


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


def workers_at_work(connection: Connection, *, today: date) -> tuple[WorkerRow, ...]:
    """Return the colleagues who work here today, by name."""
    here = or_(worker.c.ends_on.is_(None), worker.c.ends_on >= today)
    rows = connection.execute(select(worker.c.id, worker.c.name).where(here).order_by(func.lower(worker.c.name)))
    return tuple(WorkerRow(row.id, row.name) for row in rows)
