"""The themes table agrees with counting every visit by hand."""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert, select, update

from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.domain.years import SchoolYear, add_months
from netwerkkaart.queries.themes import theme_compared, theme_table, theme_visits, theme_years
from netwerkkaart.store.tables import school, visit, visit_theme
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.terms import archive_theme
from tests.town import TODAY, Town

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
Counting = Callable[[], AbstractContextManager[list[str]]]
THIS = SchoolYear.of(TODAY)


@pytest.fixture
def log(store: Store, town: Town) -> list[tuple[int, int, date]]:
    """Return (theme, school, day) of every held visit up to today, with many added over four school years."""
    themes, schools, statuses = sorted(town.themes.values()), [town.lyceum, town.kribbe], list(VisitStatus)
    with store.work("Veel bezoeken") as tx:
        for number in range(300):
            day = date.fromordinal(TODAY.toordinal() - (number * 29) % 1400 + 15)
            values = {
                "school_id": schools[(number // 3) % 2],
                "day": day,
                "kind": VisitKind.APPOINTMENT,
                "entered_at": NOW,
                "status": statuses[number % 4] if number % 5 == 0 else VisitStatus.HELD,
            }
            made = tx.execute(insert(visit).values(values).returning(visit.c.id)).scalar_one()
            for theme in {themes[number % 7], themes[(number * 5) % 11]}:
                tx.execute(insert(visit_theme).values(visit_id=made, theme_id=theme))
    with store.read() as connection:
        rows = connection.execute(
            select(visit_theme.c.theme_id, visit.c.school_id, visit.c.day)
            .join(visit, visit.c.id == visit_theme.c.visit_id)
            .where(visit.c.status == VisitStatus.HELD)
        ).all()
    return [(row.theme_id, row.school_id, row.day) for row in rows if row.day <= TODAY]


@pytest.mark.parametrize("year", [THIS, THIS.previous, THIS.previous.previous])
def test_the_table_agrees_with_the_log(store: Store, log: list[tuple[int, int, date]], year: SchoolYear) -> None:
    with store.read() as connection:
        table = theme_table(connection, year, today=TODAY)
    expected = Counter((theme, place) for theme, place, day in log if day in year)
    assert dict(table.counts) == dict(expected)
    for row in table.themes:
        assert row.visits == sum(number for (theme, _place), number in expected.items() if theme == row.id)


def test_years_agree_with_the_log(store: Store, town: Town, log: list[tuple[int, int, date]]) -> None:
    theme = town.themes["parents"]
    with store.read() as connection:
        everywhere = theme_years(connection, theme, today=TODAY)
        there = theme_years(connection, theme, school_id=town.kribbe, today=TODAY)
    for row in everywhere:
        days = [(place, day) for one, place, day in log if one == theme and day in row.year]
        assert (row.visits, row.schools) == (len(days), len({place for place, _day in days}))
    assert [row.year for row in everywhere] == [SchoolYear(start) for start in range(everywhere[0].year.start, 2027)]
    for row in there:
        assert row.visits == sum(one == theme and place == town.kribbe and day in row.year for one, place, day in log)
    assert sum(row.visits for row in there) < sum(row.visits for row in everywhere)


def test_the_last_days_of_a_school_year_count_in_it(store: Store, town: Town) -> None:
    days = [date(2026, 7, 31), date(2026, 8, 1)]
    with store.work("Rand van het jaar") as tx:
        for day in days:
            values = {
                "school_id": town.kribbe,
                "day": day,
                "kind": VisitKind.PHONE,
                "entered_at": NOW,
                "status": VisitStatus.HELD,
            }
            made = tx.execute(insert(visit).values(values).returning(visit.c.id)).scalar_one()
            tx.execute(insert(visit_theme).values(visit_id=made, theme_id=town.themes["safety"]))
    with store.read() as connection:
        years = {row.year.start: row.visits for row in theme_years(connection, town.themes["safety"], today=TODAY)}
        this = theme_table(connection, THIS, today=TODAY).counts[town.themes["safety"], town.kribbe]
    assert (years[2025], years[2026], this) == (1, 1, 1)


def test_a_running_year_is_held_against_the_same_part_of_the_last(
    store: Store, town: Town, log: list[tuple[int, int, date]]
) -> None:
    theme, last = town.themes["parents"], THIS.previous
    with store.read() as connection:
        running = theme_compared(connection, theme, THIS, today=TODAY)
        whole = theme_compared(connection, theme, last, school_id=town.lyceum, today=TODAY)
    days = [day for one, _place, day in log if one == theme]
    there = [day for one, place, day in log if one == theme and place == town.lyceum]
    until = add_months(TODAY, -12)
    assert running == (sum(day in THIS for day in days), sum(day in last and day <= until for day in days))
    assert whole == (sum(day in last for day in there), sum(day in last.previous for day in there))
    assert running[1] < sum(day in last for day in days)


def test_the_visits_behind_a_cell(store: Store, town: Town, log: list[tuple[int, int, date]]) -> None:
    theme = town.themes["social_media"]
    with store.read() as connection:
        cell = theme_visits(connection, theme, school_id=town.lyceum, year=THIS.previous, today=TODAY)
        all_ = theme_visits(connection, theme, today=TODAY, most=1000)
        few = theme_visits(connection, theme, today=TODAY, most=3)
    expected = sorted((day for one, place, day in log if one == theme and place == town.lyceum), reverse=True)
    assert [row.day for row in cell] == [day for day in expected if day in THIS.previous]
    assert len(all_) == sum(one == theme for one, _place, _day in log)
    assert few == all_[:3]
    talk = next(row for row in cell if row.day == date(2026, 3, 10) and row.people)
    assert talk.people == ("Anna van den Berg", "Zoë Çelik")
    assert talk.workers == ("Bilal Oukili", "Noor Tesselaar")


def test_archived_themes_and_closed_schools_stay_where_they_were_named(store: Store, town: Town) -> None:
    archive_theme(store, town.themes["social_media"], archived=True)
    archive_theme(store, town.themes["safety"], archived=True)
    with store.work("School gesloten") as tx:
        tx.execute(update(school).where(school.c.id == town.lyceum).values(closed_on=date(2026, 7, 31)))
    with store.read() as connection:
        now = theme_table(connection, THIS, today=TODAY)
        before = theme_table(connection, THIS.previous, today=TODAY)
    assert town.themes["social_media"] not in {row.id for row in now.themes}
    assert town.themes["social_media"] in {row.id for row in before.themes}
    assert town.themes["safety"] not in {row.id for row in before.themes}
    assert {row.id for row in now.schools} == {town.kribbe}
    assert {row.id for row in before.schools} == {town.lyceum, town.kribbe}


def test_few_statements(store: Store, town: Town, statements: Counting, log: list[tuple[int, int, date]]) -> None:
    assert log
    theme = town.themes["parents"]
    cases: list[tuple[int, Callable[..., object]]] = [
        (4, lambda connection: theme_table(connection, THIS, today=TODAY)),
        (2, lambda connection: theme_years(connection, theme, today=TODAY)),
        (1, lambda connection: theme_compared(connection, theme, THIS, today=TODAY)),
        (3, lambda connection: theme_visits(connection, theme, today=TODAY)),
    ]
    for most, read in cases:
        with statements() as said, store.read() as connection:
            read(connection)
        assert len([one for one in said if one != "BEGIN"]) <= most, said


def test_an_empty_file_has_no_story(store: Store) -> None:
    with store.read() as connection:
        table = theme_table(connection, THIS, today=TODAY)
        assert table.schools == ()
        assert dict(table.counts) == {}
        assert theme_years(connection, table.themes[0].id, today=TODAY) == ()
        assert theme_compared(connection, table.themes[0].id, THIS, today=TODAY) == (0, 0)
