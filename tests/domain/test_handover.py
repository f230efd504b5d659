from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerkkaart.domain.handover import HandoverState, HandoverTally, days_for_visits, handover_state, tally
from netwerkkaart.domain.rhythm import Period, SchoolCalendar
from netwerkkaart.domain.visits import VisitStatus

DAY = date(2026, 11, 23)  # a Monday
PLANNED, HELD, BY_SCHOOL, BY_US = VisitStatus
OPEN = SchoolCalendar()


@pytest.mark.parametrize(
    ("done_on", "joint", "state"),
    [
        (None, [], HandoverState.TO_PLAN),
        (None, [PLANNED], HandoverState.PLANNED),
        (None, [BY_SCHOOL], HandoverState.TO_PLAN),
        (None, [BY_US], HandoverState.TO_PLAN),
        (None, [BY_SCHOOL, PLANNED], HandoverState.PLANNED),
        (None, [HELD], HandoverState.MET),
        (None, [HELD, PLANNED, BY_US], HandoverState.MET),
        (DAY, [], HandoverState.DONE),
        (DAY, [HELD], HandoverState.DONE),
    ],
)
def test_the_state(done_on: date | None, joint: list[VisitStatus], state: HandoverState) -> None:
    assert handover_state(done_on, joint) is state


def test_only_what_was_said_to_be_done_counts_as_done() -> None:
    assert tally([]) == HandoverTally(0, 0)
    found = tally(HandoverState)
    assert (found.done, found.total, found.finished) == (1, 4, False)
    assert tally([HandoverState.DONE]).finished


def test_one_visit_a_day_on_days_with_school() -> None:
    study = OPEN.with_free([Period(DAY + timedelta(days=1), DAY + timedelta(days=1))])
    found = days_for_visits([1, 2, 1], {1: OPEN, 2: study}, DAY, DAY + timedelta(days=10))
    assert found == [DAY, DAY + timedelta(days=2), DAY + timedelta(days=3)]


def test_after_the_last_day_nothing_is_proposed() -> None:
    friday = DAY + timedelta(days=4)
    assert days_for_visits([1, 1, 1], {1: OPEN}, friday, friday + timedelta(days=3)) == [
        friday,
        friday + timedelta(days=3),
        None,
    ]
    assert days_for_visits([1], {1: OPEN}, DAY, DAY - timedelta(days=1)) == [None]


@settings(max_examples=40)
@given(st.lists(st.integers(1, 3), max_size=12), st.integers(-3, 40))
def test_every_day_proposed_is_a_school_day_within_the_period_and_no_two_are_the_same(
    schools: list[int], long: int
) -> None:
    last = DAY + timedelta(days=long)
    calendars = {n: OPEN.with_free([Period(DAY + timedelta(n), DAY + timedelta(n + 2))]) for n in (1, 2, 3)}
    found = days_for_visits(schools, calendars, DAY, last)
    days = [day for day in found if day is not None]
    assert len(found) == len(schools)
    assert days == sorted(set(days))
    assert all(
        day is None or (DAY <= day <= last and not calendars[school].is_free(day))
        for school, day in zip(schools, found, strict=True)
    )
