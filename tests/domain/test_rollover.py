from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.domain.rollover import YearEdge, first_day, is_season, is_to_ask, last_day, year_edge
from netwerkkaart.domain.years import SchoolYear

TODAY = date(2026, 9, 10)
FIRST, EVE = date(2026, 8, 1), date(2026, 7, 31)


@pytest.mark.parametrize(
    ("starts_on", "confirmed_on", "asked"),
    [
        (None, None, True),
        (date(2020, 8, 1), None, True),
        (date(2020, 8, 1), EVE, True),
        (date(2020, 8, 1), FIRST, False),
        (None, FIRST, False),
        (None, TODAY, False),
        (EVE, None, True),
        (FIRST, None, False),
        (date(2026, 9, 1), date(2025, 9, 1), False),
    ],
)
def test_who_was_confirmed_or_began_in_this_school_year_is_not_asked_after(
    starts_on: date | None, confirmed_on: date | None, asked: bool
) -> None:
    assert is_to_ask(starts_on, confirmed_on, TODAY) is asked


def test_on_31_july_it_is_still_the_old_year() -> None:
    assert not is_to_ask(None, date(2025, 8, 1), EVE)
    assert is_to_ask(None, date(2025, 8, 1), FIRST)


@pytest.mark.parametrize(
    ("today", "seen"),
    [(EVE, False), (FIRST, True), (date(2026, 10, 31), True), (date(2026, 11, 1), False), (date(2027, 1, 5), False)],
)
def test_the_start_of_a_school_year_is_august_to_october(today: date, seen: bool) -> None:
    assert is_season(today) is seen


@pytest.mark.parametrize(
    ("today", "year"),
    [(FIRST, 2026), (TODAY, 2026), (date(2027, 5, 31), 2026), (date(2027, 6, 1), 2027), (date(2027, 7, 31), 2027)],
)
def test_the_edge_is_the_one_that_went_by_and_in_june_and_july_the_one_ahead(today: date, year: int) -> None:
    assert year_edge(today) == YearEdge(date(year, 7, 31), date(year, 8, 1))


@pytest.mark.parametrize(
    ("starts_on", "expected"),
    [
        (None, EVE),
        (date(2020, 1, 1), EVE),
        (EVE, EVE),
        (FIRST, TODAY),
        (TODAY, TODAY),
        (date(2026, 10, 1), date(2026, 10, 1)),
    ],
)
def test_nobody_stops_before_they_began(starts_on: date | None, expected: date) -> None:
    assert last_day(starts_on, year_edge(TODAY), TODAY) == expected


days = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@given(days, st.none() | days, days, days)
def test_a_new_position_never_begins_before_the_old_one_ended(
    today: date, starts_on: date | None, last: date, first: date
) -> None:
    edge = YearEdge(last, first)
    ended = last_day(starts_on, edge, today)
    assert starts_on is None or ended >= starts_on
    assert first_day(ended, edge) > ended
    assert first_day(ended, edge) >= first


@given(days, st.none() | days, st.none() | days)
def test_after_a_yes_of_today_nobody_is_asked_again_until_the_next_school_year(
    today: date, starts_on: date | None, confirmed_on: date | None
) -> None:
    del confirmed_on
    year = SchoolYear.of(today)
    assert not is_to_ask(starts_on, today, year.last)
    assert is_to_ask(starts_on, today, year.next.first) is (starts_on is None or starts_on <= year.last)


@given(days)
def test_the_edge_lies_within_ten_months(today: date) -> None:
    edge = year_edge(today)
    assert edge.first - edge.last == timedelta(days=1)
    assert abs((edge.first - today).days) <= 305
