from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerkkaart.domain.activities import Activity, Reach, reach_of, work_growth
from netwerkkaart.domain.schools import BaseInOrder
from netwerkkaart.domain.years import SchoolYear

TODAY = date(2026, 11, 23)
YEAR = SchoolYear(2026)
ONE = Activity(1, 1, 1, date(2026, 9, 1), date(2026, 10, 1), (1,), 20)


def before(activity: Activity, number: int) -> Activity:
    """Return the same a year earlier."""
    ends_on = activity.ends_on.replace(year=activity.ends_on.year - 1) if activity.ends_on else None
    return replace(
        activity, id=number, starts_on=activity.starts_on.replace(year=activity.starts_on.year - 1), ends_on=ends_on
    )


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "expected"),
    [
        (date(2026, 8, 1), date(2026, 8, 1), True),
        (date(2026, 7, 31), date(2026, 7, 31), False),
        (date(2026, 7, 31), date(2026, 8, 1), True),
        (date(2027, 7, 31), None, True),
        (date(2027, 8, 1), None, False),
        (date(2020, 1, 1), None, True),
        (date(2020, 1, 1), date(2030, 1, 1), True),
    ],
)
def test_it_runs_in_a_year_with_one_day_in_it(starts_on: date, ends_on: date | None, expected: bool) -> None:
    assert replace(ONE, starts_on=starts_on, ends_on=ends_on).runs_in(YEAR.first, YEAR.last) is expected


@pytest.mark.parametrize(
    ("numbers", "expected", "shown", "small"),
    [
        ([], Reach((), 0), 0, 0),
        ([None], Reach((), 1), 0, 0),
        ([0, 5], Reach((0, 5), 0), 5, 0),
        ([28, 4, 1], Reach((28, 4, 1), 0), 28, 2),
        ([28, None], Reach((28,), 1), 28, 0),
    ],
)
def test_a_small_number_stays_out_of_the_sum(
    numbers: list[int | None], expected: Reach, shown: int, small: int
) -> None:
    found = reach_of(replace(ONE, id=number, reach=reach) for number, reach in enumerate(numbers))
    assert (found, found.shown, found.small) == (expected, shown, small)
    assert found.total == sum(number or 0 for number in numbers)


@pytest.mark.parametrize(
    ("activities", "more_activities", "more_reach"),
    [
        ([], False, False),
        ([ONE], True, True),
        ([ONE, before(ONE, 2)], False, False),
        ([replace(ONE, reach=21), before(ONE, 2)], False, True),
        ([replace(ONE, reach=None), before(replace(ONE, reach=3), 2)], False, False),
        ([replace(ONE, reach=90), before(replace(ONE, reach=None), 2)], False, False),
        ([ONE, replace(ONE, id=3, reach=0), before(replace(ONE, reach=99), 2)], True, False),
        # of the year before only what had begun by this day of the year counts
        ([ONE, replace(ONE, id=2, starts_on=date(2025, 11, 23), ends_on=None)], False, True),
        ([ONE, replace(ONE, id=2, starts_on=date(2025, 11, 24), ends_on=date(2026, 7, 31))], True, True),
        # what is planned is not yet there
        ([replace(ONE, starts_on=TODAY + timedelta(1), ends_on=None)], False, False),
        ([replace(ONE, starts_on=TODAY, ends_on=None)], True, True),
    ],
)
def test_growth_is_more_activities_or_more_participants(
    activities: list[Activity], more_activities: bool, more_reach: bool
) -> None:
    found = work_growth(activities, BaseInOrder.PARTLY, YEAR, TODAY)
    if activities and activities[-1].ends_on is None and activities[-1].starts_on < YEAR.first:
        # an activity without an end runs in both years, so it is in both counts
        assert activities[-1].id in found.now
        assert activities[-1].id in found.before
        more_activities = True
    assert (found.more_activities, found.more_reach) == (more_activities, more_reach)
    assert found.grows is found.warns is (more_activities or more_reach)


@pytest.mark.parametrize(
    ("base", "warns"),
    [(BaseInOrder.YES, False), (BaseInOrder.PARTLY, True), (BaseInOrder.NO, True), (None, True)],
)
def test_it_warns_where_the_basics_do_not_stand_or_nobody_knows(base: BaseInOrder | None, warns: bool) -> None:
    assert work_growth([ONE], base, YEAR, TODAY).warns is warns
    assert not work_growth([before(ONE, 1)], base, YEAR, TODAY).warns


def test_a_year_that_is_over_is_compared_whole() -> None:
    late = replace(ONE, starts_on=date(2026, 7, 31), ends_on=date(2026, 7, 31))
    found = work_growth([late, before(late, 2)], None, SchoolYear(2025), TODAY)
    assert (found.now, found.before) == ((1,), (2,))


days = st.dates(date(2024, 8, 1), date(2027, 7, 31))
some = st.lists(
    st.builds(
        lambda starts_on, length, reach: Activity(
            1, 1, 1, starts_on, None if length is None else starts_on + timedelta(length), (1,), reach
        ),
        days,
        st.none() | st.integers(0, 500),
        st.none() | st.integers(0, 200),
    ),
    max_size=8,
).map(lambda found: [replace(each, id=number) for number, each in enumerate(found, 1)])


@settings(max_examples=40)
@given(some, st.randoms(), days)
def test_the_order_of_the_records_does_not_matter(activities: list[Activity], rng: object, today: date) -> None:
    shuffled = list(activities)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    year = SchoolYear.of(today)
    assert work_growth(shuffled, None, year, today) == work_growth(activities, None, year, today)


@settings(max_examples=40)
@given(some, days)
def test_what_began_later_is_not_seen(activities: list[Activity], today: date) -> None:
    year = SchoolYear.of(today)
    known = [each for each in activities if each.starts_on <= today]
    assert work_growth(activities, None, year, today) == work_growth(known, None, year, today)


@settings(max_examples=40)
@given(some, days)
def test_one_more_activity_never_makes_it_grow_less(activities: list[Activity], today: date) -> None:
    year = SchoolYear.of(today)
    more = [*activities, Activity(99, 1, 1, today, today, (1,), 10)]
    if work_growth(activities, None, year, today).grows:
        assert work_growth(more, None, year, today).grows
