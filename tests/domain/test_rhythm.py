from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.domain.rhythm import SILENT_WEEKS, Period, SchoolCalendar, is_silent

AUTUMN = Period(date(2026, 10, 10), date(2026, 10, 18))  # a Saturday to the Sunday of the week after
CHRISTMAS = Period(date(2026, 12, 19), date(2027, 1, 3))
CALENDAR = SchoolCalendar((AUTUMN, CHRISTMAS))
FREE_MONDAY = Period(date(2026, 11, 2), date(2026, 11, 2))


@pytest.mark.parametrize(
    ("earlier", "later", "weeks"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), 0),
        (date(2026, 11, 23), date(2026, 11, 29), 0),  # Monday and Sunday of one week
        (date(2026, 11, 22), date(2026, 11, 23), 1),  # Sunday and the Monday after
        (date(2026, 11, 20), date(2026, 11, 23), 1),
        (date(2026, 10, 20), date(2026, 11, 24), 5),
        (date(2026, 10, 9), date(2026, 10, 12), 0),  # into the holiday
        (date(2026, 10, 9), date(2026, 10, 18), 0),
        (date(2026, 10, 9), date(2026, 10, 19), 1),  # past it
        (date(2026, 10, 14), date(2026, 10, 19), 1),  # from within it
        (date(2026, 12, 18), date(2027, 1, 8), 1),
        (date(2027, 1, 8), date(2026, 12, 18), -1),
    ],
)
def test_school_weeks_between(earlier: date, later: date, weeks: int) -> None:
    assert CALENDAR.school_weeks_between(earlier, later) == weeks
    assert CALENDAR.school_weeks_ago(earlier, later) == weeks


def test_never_stays_never() -> None:
    assert CALENDAR.school_weeks_ago(None, date(2026, 11, 24)) is None


@pytest.mark.parametrize(
    ("day", "free", "school_week"),
    [
        (date(2026, 10, 9), False, True),
        (date(2026, 10, 10), True, True),  # the Saturday before the holiday still ends a school week
        (date(2026, 10, 12), True, False),
        (date(2026, 10, 18), True, False),
        (date(2026, 10, 19), False, True),
        (date(2026, 11, 21), True, True),  # any Saturday
        (date(2027, 1, 1), True, False),
    ],
)
def test_free_days_and_school_weeks(day: date, free: bool, school_week: bool) -> None:
    assert CALENDAR.is_free(day) is free
    assert CALENDAR.in_school_week(day) is school_week


def test_one_day_of_school_makes_a_school_week() -> None:
    four_days = SchoolCalendar((Period(date(2026, 11, 2), date(2026, 11, 5)),))
    assert four_days.in_school_week(date(2026, 11, 2))
    five_days = four_days.with_free([Period(date(2026, 11, 6), date(2026, 11, 6))])
    assert not five_days.in_school_week(date(2026, 11, 2))
    assert five_days.in_school_week(date(2026, 11, 9))


def test_free_days_of_two_sources_add_up_and_may_overlap() -> None:
    calendar = SchoolCalendar(
        (Period(date(2026, 11, 2), date(2026, 11, 4)), Period(date(2026, 11, 3), date(2026, 11, 6)))
    )
    assert not calendar.in_school_week(date(2026, 11, 2))


def test_extra_days_leave_the_calendar_of_others_alone() -> None:
    assert CALENDAR.with_free([]) is CALENDAR
    known = SchoolCalendar((AUTUMN,), known_until=date(2030, 7, 31))
    own = known.with_free([FREE_MONDAY])
    assert own.is_free(date(2026, 11, 2))
    assert not known.is_free(date(2026, 11, 2))
    assert own.known_until == known.known_until


@pytest.mark.parametrize(
    ("today", "weeks", "first"),
    [
        (date(2026, 11, 24), 1, date(2026, 11, 23)),
        (date(2026, 11, 24), 5, date(2026, 10, 26)),
        (date(2026, 11, 24), 6, date(2026, 10, 19)),
        (date(2026, 11, 24), 7, date(2026, 10, 5)),  # over the autumn holiday
        (date(2026, 10, 14), 1, date(2026, 10, 5)),  # today is in it
        (date(2027, 1, 4), 2, date(2026, 12, 14)),
    ],
)
def test_the_window_of_the_last_school_weeks(today: date, weeks: int, first: date) -> None:
    assert CALENDAR.window(today, weeks) == Period(first, today)


def test_the_window_before_ends_where_this_one_begins() -> None:
    current, before = CALENDAR.windows(date(2026, 11, 24), 6)
    assert current == Period(date(2026, 10, 19), date(2026, 11, 24))
    assert before == Period(date(2026, 8, 31), date(2026, 10, 18))


@pytest.mark.parametrize("weeks", [0, -1])
def test_a_window_without_weeks_is_an_error(weeks: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        CALENDAR.window(date(2026, 11, 24), weeks)


def test_a_period_that_ends_before_it_begins_is_an_error() -> None:
    with pytest.raises(ValueError, match="2026-11-23"):
        Period(date(2026, 11, 24), date(2026, 11, 23))


def test_a_period_counts_both_ends() -> None:
    assert AUTUMN.days == 9
    assert AUTUMN.first in AUTUMN
    assert AUTUMN.last in AUTUMN
    assert AUTUMN.last + timedelta(days=1) not in AUTUMN
    assert "2026-10-12" not in AUTUMN


DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2028, 12, 31))
PERIODS = st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=12).map(
    lambda pairs: tuple(Period(first, first + timedelta(days=length)) for first, length in pairs)
)


def is_school_week(free: tuple[Period, ...], day: date) -> bool:
    monday = day - timedelta(days=day.weekday())
    week = [monday + timedelta(days=number) for number in range(5)]
    return any(not any(each in period for period in free) for each in week)


@given(PERIODS, DAYS, DAYS)
def test_counting_agrees_with_walking_the_weeks(free: tuple[Period, ...], one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    monday = earlier - timedelta(days=earlier.weekday()) + timedelta(weeks=1)
    walked = 0
    while monday <= later:
        walked += is_school_week(free, monday)
        monday += timedelta(weeks=1)
    calendar = SchoolCalendar(free)
    assert calendar.school_weeks_between(earlier, later) == walked
    assert calendar.school_weeks_between(later, earlier) == -walked


@given(PERIODS, DAYS, st.integers(1, 45))
def test_a_window_holds_just_so_many_school_weeks(free: tuple[Period, ...], today: date, weeks: int) -> None:
    calendar = SchoolCalendar(free)
    window = calendar.window(today, weeks)
    mondays = [window.first + timedelta(weeks=number) for number in range((window.days + 6) // 7)]
    assert window.first.weekday() == 0
    assert calendar.in_school_week(window.first)
    assert sum(is_school_week(free, monday) for monday in mondays) == weeks


@given(PERIODS, DAYS)
def test_free_days_agree_with_the_periods(free: tuple[Period, ...], day: date) -> None:
    expected = day.weekday() > 4 or any(day in period for period in free)
    assert SchoolCalendar(free).is_free(day) is expected


@pytest.mark.timeout(20)  # a tenth of a second, unless every question walks all periods again
def test_two_hundred_schools_can_be_asked() -> None:
    holidays = [
        Period(date(2015, 1, 5) + timedelta(weeks=8 * n), date(2015, 1, 11) + timedelta(weeks=8 * n))
        for n in range(130)
    ]
    base = SchoolCalendar(tuple(holidays))
    today = date(2026, 11, 24)
    for number in range(200):
        calendar = base.with_free([Period(date(2026, 3, 2) + timedelta(days=number), date(2026, 9, 30))])
        for weeks in range(1, 11):
            calendar.windows(today, 2 * weeks)
            calendar.school_weeks_between(date(2024, 9, weeks), today)
            assert calendar.known_until == base.known_until


@pytest.mark.parametrize(
    ("weeks", "wished", "silent"),
    [
        (None, None, True),
        (None, 4, True),
        (SILENT_WEEKS, None, False),
        (SILENT_WEEKS + 1, None, True),
        (4, 4, False),
        (5, 4, True),
        (SILENT_WEEKS + 1, 20, False),
    ],
)
def test_silence_is_longer_than_wished_or_ever(weeks: int | None, wished: int | None, silent: bool) -> None:
    assert is_silent(weeks, wished) is silent
