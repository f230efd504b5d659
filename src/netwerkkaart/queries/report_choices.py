"""What there is to choose from on the page of the reports: the schools, and the school years with something in them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.domain.years import SchoolYear, school_years
from netwerkkaart.store import tables as t


@dataclass(frozen=True, slots=True)
class SchoolChoice:
    """A school of which a report can be printed."""

    id: int
    name: str
    sector: Sector
    neighbourhood: str
    closed: bool


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """Schools by name, the closed ones last; years from the newest back."""

    schools: tuple[SchoolChoice, ...]
    years: tuple[SchoolYear, ...]
    latest: int | None
    """The school that was visited last: the one a report is likely wanted of."""


def report_choices(connection: Connection, *, today: date) -> ReportChoices:
    """Return what can be chosen; three statements."""
    school = t.school.c
    rows = connection.execute(
        select(school.id, school.name, school.sector, t.neighbourhood.c.name.label("wijk"), school.closed_on).outerjoin(
            t.neighbourhood, t.neighbourhood.c.id == school.neighbourhood_id
        )
    )
    schools = [
        SchoolChoice(row.id, row.name, row.sector, row.wijk or "", row.closed_on is not None and row.closed_on <= today)
        for row in rows
    ]
    first = connection.scalar(select(func.min(t.visit.c.day)).where(t.visit.c.status != VisitStatus.PLANNED))
    years = school_years(min(first or today, today), today)
    visit = t.visit.c
    latest = connection.scalar(
        select(visit.school_id)
        .where(visit.status == VisitStatus.HELD, visit.day <= today)
        .order_by(visit.day.desc(), visit.id.desc())
        .limit(1)
    )
    return ReportChoices(
        tuple(sorted(schools, key=lambda one: (one.closed, one.name.casefold(), one.id))),
        tuple(reversed(years)),
        latest,
    )
