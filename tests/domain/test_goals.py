from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.domain.facts import VisitFact
from netwerkkaart.domain.goals import Goal, goal_progress
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.domain.years import SchoolYear

TODAY = date(2026, 11, 23)
GOAL = Goal(1, 2, SchoolYear(2026), "Zes keer langs", 3)


def count(*visits: VisitFact, today: date = TODAY) -> int:
    return goal_progress(GOAL, visits, today).days.count


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2026, 7, 31), 0),  # the last day of the school year before
        (date(2026, 8, 1), 1),
        (TODAY, 1),
        (TODAY + timedelta(days=1), 0),  # not yet
    ],
)
def test_only_the_school_year_up_to_today_counts(day: date, counts: int) -> None:
    assert count(VisitFact(1, day)) == counts


def test_after_the_school_year_it_stands_as_it_was() -> None:
    visits = (VisitFact(1, date(2027, 7, 31)), VisitFact(2, date(2027, 8, 1)))
    assert count(*visits, today=date(2028, 1, 10)) == 1


def test_before_the_school_year_there_is_nothing() -> None:
    assert count(VisitFact(1, date(2026, 9, 1)), today=date(2026, 7, 31)) == 0


@pytest.mark.parametrize("status", [one for one in VisitStatus if one is not VisitStatus.HELD])
def test_only_what_took_place_counts(status: VisitStatus) -> None:
    assert count(VisitFact(1, TODAY, status=status)) == 0


@pytest.mark.parametrize(("number", "reached"), [(2, False), (3, True), (4, True)])
def test_when_it_is_reached(number: int, reached: bool) -> None:
    visits = [VisitFact(one, TODAY - timedelta(days=one)) for one in range(number)]
    found = goal_progress(GOAL, visits, TODAY)
    assert (found.days.count, found.reached) == (number, reached)
    assert found.days.visits == tuple(reversed(range(number)))


def test_without_a_number_nothing_is_reached() -> None:
    found = goal_progress(Goal(1, 2, SchoolYear(2026), "Kennen"), [VisitFact(1, TODAY)], TODAY)
    assert not found.reached


@given(st.lists(st.dates(date(2026, 8, 1), TODAY), max_size=12))
def test_it_counts_days_not_visits(days: list[date]) -> None:
    assert count(*(VisitFact(number, day) for number, day in enumerate(days))) == len(set(days))
