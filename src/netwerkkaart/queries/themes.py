"""Which themes live where: counts of held visits that name a theme, per school and per school year."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Integer, Text, and_, case, cast, func, select

from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.themes import ThemeStep
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.domain.years import SchoolYear, add_months, school_years
from netwerkkaart.queries.contact_detail import linked_names
from netwerkkaart.queries.running import SCHOOL_LABEL
from netwerkkaart.queries.theme_status import Pair, holding, theme_steps
from netwerkkaart.store import tables as t


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme with the number of held visits that name it in the year asked for."""

    id: int
    name: str
    rank: int
    archived: bool
    visits: int


@dataclass(frozen=True, slots=True)
class ThemeSchoolRow:
    """A school as a column of the table; ``visits`` are all its held visits in the year, with or without a theme."""

    id: int
    name: str
    full_name: str
    sector: Sector
    neighbourhood: str
    visits: int


@dataclass(frozen=True, slots=True)
class ThemeTableRow:
    """The whole table: themes × schools, with counts by theme and school; what is not in it is zero.

    ``statuses`` are those that hold today, or held on the last day of a school year that is over.
    """

    year: SchoolYear
    themes: tuple[ThemeRow, ...]
    schools: tuple[ThemeSchoolRow, ...]
    counts: Mapping[Pair, int]
    statuses: Mapping[Pair, ThemeStep]


@dataclass(frozen=True, slots=True)
class ThemeVisitRow:
    """A visit that names a theme."""

    id: int
    day: date
    kind: VisitKind
    school_id: int
    school: str
    people: tuple[str, ...]
    workers: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ThemeYearRow:
    """How many held visits named a theme in a school year, at how many schools, out of how many visits in all."""

    year: SchoolYear
    visits: int
    schools: int
    all_visits: int


def theme_table(connection: Connection, year: SchoolYear, *, today: date) -> ThemeTableRow:
    """Return the table of a school year; four statements.

    Archived themes and closed schools are in it only where they were named, or visited, in that year.
    """
    counts: dict[Pair, int] = {}
    totals: dict[int, int] = defaultdict(int)
    named = t.visit.join(t.visit_theme, t.visit_theme.c.visit_id == t.visit.c.id)
    theme_id, school_id = t.visit_theme.c.theme_id, t.visit.c.school_id
    both = select(theme_id, school_id, func.count()).select_from(named).where(_held_in(year, today))
    for theme, school, number in connection.execute(both.group_by(theme_id, school_id)).all():
        counts[theme, school] = number
        totals[theme] += number
    word = t.theme.c
    themes = tuple(
        ThemeRow(row.id, row.name, row.rank, row.archived, totals.get(row.id, 0))
        for row in connection.execute(select(word.id, word.name, word.rank, word.archived).order_by(word.rank, word.id))
        if not row.archived or totals.get(row.id)
    )
    until = min(today, year.last)
    statuses = holding(theme_steps(connection, until=until), until)
    return ThemeTableRow(year, themes, _schools(connection, year, today), counts, statuses)


def _schools(connection: Connection, year: SchoolYear, today: date) -> tuple[ThemeSchoolRow, ...]:
    school, visit = t.school.c, t.visit.c
    visits = (
        select(func.count())
        .select_from(t.visit)
        .where(visit.school_id == school.id, _held_in(year, today))
        .scalar_subquery()
    )
    name = SCHOOL_LABEL
    rows = connection.execute(
        select(
            school.id,
            name,
            school.name,
            school.sector,
            func.coalesce(t.neighbourhood.c.name, ""),
            visits,
            school.closed_on,
        )
        .outerjoin(t.neighbourhood, t.neighbourhood.c.id == school.neighbourhood_id)
        .order_by(func.lower(name), school.id)
    )
    return tuple(ThemeSchoolRow(*row) for *row, closed in rows if closed is None or closed >= year.first or row[5])


def theme_visits(
    connection: Connection,
    theme_id: int,
    *,
    school_id: int | None = None,
    year: SchoolYear | None = None,
    today: date,
    most: int = 60,
) -> tuple[ThemeVisitRow, ...]:
    """Return the newest held visits that name a theme, at one school or at all; four statements."""
    visit, school = t.visit.c, t.school.c
    wanted = [t.visit_theme.c.theme_id == theme_id, _held_in(year, today)]
    if school_id is not None:
        wanted.append(visit.school_id == school_id)
    rows = connection.execute(
        select(
            visit.id,
            visit.day,
            visit.kind,
            visit.school_id,
            SCHOOL_LABEL.label("school"),
            visit.note,
        )
        .join(t.visit_theme, t.visit_theme.c.visit_id == visit.id)
        .join(t.school, school.id == visit.school_id)
        .where(*wanted)
        .order_by(visit.day.desc(), visit.id.desc())
        .limit(most)
    ).all()
    ids = [row.id for row in rows]
    people = _people(connection, ids)
    workers = linked_names(connection, t.visit_worker, t.worker, ids)
    return tuple(
        ThemeVisitRow(
            row.id,
            row.day,
            row.kind,
            row.school_id,
            row.school,
            people.get(row.id, ()),
            workers.get(row.id, ()),
            row.note,
        )
        for row in rows
    )


def theme_years(
    connection: Connection, theme_id: int, *, school_id: int | None = None, today: date
) -> tuple[ThemeYearRow, ...]:
    """Return a theme's story: its counts per school year from the first visit on, oldest first; two statements."""
    visit = t.visit.c
    where = [_held_in(None, today)]
    if school_id is not None:
        where.append(visit.school_id == school_id)
    everything: Counter[int] = Counter()
    days = select(visit.day, func.count()).where(*where).group_by(visit.day)  # goes along the index, day by day
    for day, number in connection.execute(days).all():
        everything[SchoolYear.of(day).start] += number
    if not everything:
        return ()
    start = _school_year_start()
    by_theme = cast(visit.status, Text) == VisitStatus.HELD.value  # keeps SQLite from walking all visits by status
    if school_id is None:
        where = [by_theme, visit.day <= today]
    named = (
        select(start, func.count(), func.count(visit.school_id.distinct()))
        .select_from(t.visit_theme.join(t.visit, visit.id == t.visit_theme.c.visit_id))
        .where(t.visit_theme.c.theme_id == theme_id, *where)
        .group_by(start)
    )
    counted = {int(row[0]): (row[1], row[2]) for row in connection.execute(named)}
    years = school_years(SchoolYear(min(everything)).first, today)
    return tuple(ThemeYearRow(year, *counted.get(year.start, (0, 0)), everything[year.start]) for year in years)


def theme_compared(
    connection: Connection, theme_id: int, year: SchoolYear, *, school_id: int | None = None, today: date
) -> tuple[int, int]:
    """Return how often a theme was named in a school year and in the one before; one statement.

    A year that still runs is set against the same part of the year before: until the same day.
    """
    visit = t.visit.c
    until = add_months(today, -12) if today in year else year.previous.last
    now = case((visit.day >= year.first, 1), else_=0)
    earlier = case((visit.day <= until, 1), else_=0)
    query = (
        select(func.coalesce(func.sum(now), 0), func.coalesce(func.sum(earlier), 0))
        .select_from(t.visit_theme.join(t.visit, visit.id == t.visit_theme.c.visit_id))
        .where(
            t.visit_theme.c.theme_id == theme_id,
            visit.status == VisitStatus.HELD,
            visit.day.between(year.previous.first, min(year.last, today)),
        )
    )
    if school_id is not None:
        query = query.where(visit.school_id == school_id)
    row = connection.execute(query).one()
    return int(row[0]), int(row[1])


def _school_year_start() -> ColumnElement[int]:
    """Return the year a school year began in, cut out of the ISO text: date functions take six times as long."""
    day = t.visit.c.day
    year, month = cast(func.substr(day, 1, 4), Integer), cast(func.substr(day, 6, 2), Integer)
    return year - case((month < 8, 1), else_=0)


def _held_in(year: SchoolYear | None, today: date) -> ColumnElement[bool]:
    visit = t.visit.c
    held = and_(visit.status == VisitStatus.HELD, visit.day <= today)
    return held if year is None else and_(held, visit.day.between(year.first, year.last))


def _people(connection: Connection, visit_ids: list[int]) -> Mapping[int, tuple[str, ...]]:
    met, person = t.visit_contact.c, t.contact.c
    rows = connection.execute(
        select(met.visit_id, person.given, person.infix, person.family)
        .join(t.contact, person.id == met.contact_id)
        .where(met.visit_id.in_(visit_ids), person.erased_on.is_(None))
        .order_by(person.sort_name)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for visit_id, *name in rows:
        found[visit_id].append(str(PersonName(*name)))
    return {visit_id: tuple(names) for visit_id, names in found.items()}
