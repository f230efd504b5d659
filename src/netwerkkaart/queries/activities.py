"""What we do at schools: as the rules need it, and as screens show it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from netwerkkaart.domain.activities import Activity, WorkGrowth, work_growth
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.running import SCHOOL_LABEL, not_ended
from netwerkkaart.store import tables as t


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """Something we did, do or will do at a school; ``themes`` are those its offer goes with, by id, and their names."""

    id: int
    school_id: int
    school: str
    title: str
    offer_id: int
    offer: str
    starts_on: date
    ends_on: date | None
    neighbourhood: str
    reach: int | None
    note: str
    workers: tuple[str, ...]
    themes: Mapping[int, str]

    @property
    def fact(self) -> Activity:
        """It as the rules see it, without its wijken."""
        return Activity(self.id, self.school_id, self.offer_id, self.starts_on, self.ends_on, (), self.reach)

    def runs_in(self, year: SchoolYear) -> bool:
        """Tell whether it runs on at least one day of a school year."""
        return self.fact.runs_in(year.first, year.last)


@dataclass(frozen=True, slots=True)
class WijkGrowth:
    """A wijk, and whether the work at its schools grows."""

    id: int
    name: str
    growth: WorkGrowth


def school_activities(connection: Connection, school_id: int) -> tuple[ActivityRow, ...]:
    """Return everything we do at a school, oldest first; three statements."""
    return _rows(connection, t.activity.c.school_id == school_id)


def activities_by_id(connection: Connection, ids: Iterable[int]) -> tuple[ActivityRow, ...]:
    """Return these activities, oldest first; three statements."""
    return _rows(connection, t.activity.c.id.in_(set(ids)))


def theme_activities(
    connection: Connection, theme_id: int, *, school_id: int | None = None, until: date
) -> tuple[ActivityRow, ...]:
    """Return what we do that goes with a theme and had begun on a day, at one school or at all; three statements."""
    link = t.offer_theme.c
    going = select(link.offer_id).where(link.theme_id == theme_id)
    where = [t.activity.c.offer_id.in_(going), t.activity.c.starts_on <= until]
    if school_id is not None:
        where.append(t.activity.c.school_id == school_id)
    return _rows(connection, *where)


def activity_facts(
    connection: Connection, first: date, last: date, *, school_id: int | None = None
) -> tuple[Activity, ...]:
    """Return what runs in a period, with the wijken it is in, at one school or at all; one statement."""
    one = t.activity.c
    query = (
        select(
            one.id,
            one.school_id,
            one.offer_id,
            one.starts_on,
            one.ends_on,
            one.neighbourhood_id,
            t.school.c.neighbourhood_id,
            one.reach,
        )
        .join(t.school, t.school.c.id == one.school_id)
        .where(one.starts_on <= last, not_ended(t.activity, first))
        .order_by(one.starts_on, one.id)
    )
    if school_id is not None:
        query = query.where(one.school_id == school_id)
    return tuple(
        Activity(number, school, offer, starts_on, ends_on, _wijken(bridge, home), reach)
        for number, school, offer, starts_on, ends_on, bridge, home, reach in connection.execute(query)
    )


def wijk_growth(connection: Connection, *, today: date) -> tuple[WijkGrowth, ...]:
    """Return for each wijk, by name, what grows there this school year; two statements."""
    year = SchoolYear.of(today)
    there: dict[int, list[Activity]] = defaultdict(list)
    for activity in activity_facts(connection, year.previous.first, today):
        for wijk in activity.neighbourhoods:
            there[wijk].append(activity)
    one = t.neighbourhood.c
    rows = connection.execute(select(one.id, one.name, one.base_in_order).order_by(func.lower(one.name)))
    return tuple(WijkGrowth(number, name, work_growth(there[number], base, year, today)) for number, name, base in rows)


def _wijken(*ids: int | None) -> tuple[int, ...]:
    return tuple(sorted({number for number in ids if number is not None}))


def _rows(connection: Connection, *where: ColumnElement[bool]) -> tuple[ActivityRow, ...]:
    one, link, worker = t.activity.c, t.offer_theme.c, t.activity_worker.c
    rows = connection.execute(
        select(
            t.activity,
            SCHOOL_LABEL.label("school"),
            t.offer.c.name.label("offer"),
            t.neighbourhood.c.name.label("wijk"),
        )
        .join(t.school, t.school.c.id == one.school_id)
        .join(t.offer, t.offer.c.id == one.offer_id)
        .outerjoin(t.neighbourhood, t.neighbourhood.c.id == one.neighbourhood_id)
        .where(*where)
        .order_by(one.starts_on, one.id)
    ).all()
    themes: dict[int, dict[int, str]] = defaultdict(dict)
    for offer_id, theme_id, name in connection.execute(
        select(link.offer_id, link.theme_id, t.theme.c.name)
        .join(t.theme, t.theme.c.id == link.theme_id)
        .where(link.offer_id.in_({row.offer_id for row in rows}))
        .order_by(t.theme.c.rank, t.theme.c.id)
    ):
        themes[offer_id][theme_id] = name
    workers: dict[int, list[str]] = defaultdict(list)
    for activity_id, name in connection.execute(
        select(worker.activity_id, t.worker.c.name)
        .join(t.worker, t.worker.c.id == worker.worker_id)
        .join(t.activity, one.id == worker.activity_id)
        .where(*where)
        .order_by(t.worker.c.name)
    ):
        workers[activity_id].append(name)
    return tuple(
        ActivityRow(
            row.id,
            row.school_id,
            row.school,
            row.title,
            row.offer_id,
            row.offer,
            row.starts_on,
            row.ends_on,
            row.wijk or "",
            row.reach,
            row.note,
            tuple(workers[row.id]),
            themes[row.offer_id],
        )
        for row in rows
    )
