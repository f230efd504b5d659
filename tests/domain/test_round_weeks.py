from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.rhythm import Period, SchoolCalendar
from netwerkkaart.domain.round import RoundPerson, RoundPlan, RoundReason, RoundSchool
from netwerkkaart.domain.round_weeks import (
    PEOPLE_A_VISIT,
    VISITS_A_WEEK,
    first_good_day,
    good_day,
    one_visit,
    round_ahead,
)
from tests.domain.test_round import schools

MONDAY = date(2026, 11, 23)
OPEN = SchoolCalendar()


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def out(*numbers: int) -> SchoolCalendar:
    return SchoolCalendar(tuple(Period(day(one), day(one)) for one in numbers))


@pytest.mark.parametrize(
    ("calendar", "earliest", "busy", "good"),
    [
        (OPEN, 0, {}, 0),
        (OPEN, 2, {}, 2),
        (OPEN, -4, {}, 0),
        (OPEN, 4, {}, 4),
        (OPEN, 5, {}, None),  # only the weekend is left
        (out(0), 0, {}, 1),  # a study day
        (out(0, 1, 2, 3, 4), 0, {}, None),  # a test week
        (OPEN, 0, {0: 1}, 1),
        (OPEN, 0, {0: 1, 1: 2, 2: 1, 3: 1, 4: 1}, 0),
        (out(1), 0, {0: 1, 2: 1, 3: 1}, 4),
    ],
)
def test_the_good_day_of_a_week(
    calendar: SchoolCalendar, earliest: int, busy: dict[int, int], good: int | None
) -> None:
    found = good_day(calendar, MONDAY, earliest=day(earliest), busy={day(one): n for one, n in busy.items()})
    assert found == (None if good is None else day(good))


@pytest.mark.parametrize(
    ("calendar", "earliest", "busy", "good"),
    [
        (OPEN, 1, {}, 1),
        (OPEN, 5, {}, 7),  # on a Saturday: the Monday after
        (OPEN, 1, {0: VISITS_A_WEEK - 1}, 1),
        (OPEN, 1, {0: VISITS_A_WEEK}, 7),  # the week is full
        (OPEN, 1, {5: VISITS_A_WEEK}, 7),  # also by visits on a Saturday
        (OPEN, 1, {0: VISITS_A_WEEK, 7: VISITS_A_WEEK}, 14),
        (out(*range(14)), 0, {}, 14),
    ],
)
def test_the_first_good_day(calendar: SchoolCalendar, earliest: int, busy: dict[int, int], good: int) -> None:
    assert first_good_day(calendar, day(earliest), {day(one): n for one, n in busy.items()}) == day(good)


def test_a_school_that_is_out_for_a_year_has_no_good_day() -> None:
    closed = SchoolCalendar((Period(MONDAY, day(900)),))
    assert first_good_day(closed, MONDAY) is None
    assert closed.first_open(MONDAY) is None


def test_one_visit_holds_a_few_people_and_all_the_rest() -> None:
    facts = RoundSchool(1, OPEN, people=tuple(RoundPerson(one) for one in range(10, 16)), seats=(3, 4))
    [week] = round_ahead([facts], MONDAY, 1)
    [visit] = week.visits
    people = [one.id for one in visit.proposals if one.kind is Kind.CONTACT]
    assert people == [10, 11, 12]
    assert {(one.kind, one.id) for one in visit.proposals} >= {(Kind.ROLE, 3), (Kind.ROLE, 4), (Kind.SCHOOL, 1)}
    assert one_visit(visit.proposals) == visit.proposals


def test_who_does_not_fit_comes_a_week_later_and_then_it_is_done() -> None:
    facts = RoundSchool(1, OPEN, people=tuple(RoundPerson(one) for one in range(10, 15)))
    weeks = round_ahead([facts], MONDAY, 4)
    met = [[one.id for visit in week.visits for one in visit.proposals if one.kind is Kind.CONTACT] for week in weeks]
    assert met == [[10, 11, 12], [13, 14], [], []]


def test_a_colleague_gets_no_more_than_fits_with_what_is_planned() -> None:
    plan = RoundPlan(91, day(1), frozenset(), frozenset({7}))
    held = [RoundSchool(50, OPEN, last=MONDAY, plans=(plan,), worker=7)]
    waiting = [RoundSchool(one, OPEN, worker=7) for one in range(1, 7)]
    of_nobody = [RoundSchool(one, OPEN) for one in range(60, 62)]
    first, second, *_ = round_ahead([*held, *waiting, *of_nobody], MONDAY, 3)
    assert [visit.school for visit in first.visits] == [1, 2, 3, 60, 61]
    assert [visit.school for visit in second.visits] == [4, 5, 6]
    assert [visit.day for visit in first.visits if visit.worker == 7] == [day(0), day(2), day(3)]


def test_somebody_of_two_schools_is_seen_at_one() -> None:
    both = RoundPerson(10)
    schools_ = [RoundSchool(one, OPEN, last=MONDAY, visit=1, people=(both,)) for one in (1, 2)]
    weeks = round_ahead(schools_, MONDAY, 3)
    assert [[visit.school for visit in week.visits] for week in weeks] == [[1], [], []]


def test_a_rhythm_comes_back() -> None:
    facts = RoundSchool(1, OPEN, interval=2, last=MONDAY - timedelta(weeks=3), visit=5)
    weeks = round_ahead([facts], MONDAY, 7)
    assert [bool(week.visits) for week in weeks] == [True, False, False, True, False, False, True]


@settings(max_examples=40)
@given(
    st.lists(st.integers(1, 6), min_size=1, max_size=6, unique=True).flatmap(
        lambda numbers: st.tuples(*(schools(number) for number in numbers))
    ),
    st.integers(0, 6),
)
def test_no_visit_on_a_free_day_nor_too_many(facts: tuple[RoundSchool, ...], weekday: int) -> None:
    today = day(weekday)
    spans = [Period(day(3 * one.school), day(3 * one.school + 9)) for one in facts]
    several = [replace(one, calendar=one.calendar.with_free([span])) for one, span in zip(facts, spans, strict=True)]
    calendar_of = {one.school: one.calendar for one in several}
    weeks = round_ahead(several, today, 5)
    assert [week.monday for week in weeks] == [MONDAY + timedelta(weeks=number) for number in range(5)]
    for week in weeks:
        planned = Counter(
            worker
            for one in several
            for plan in one.plans
            if week.monday <= plan.day <= week.monday + timedelta(days=6)
            for worker in (plan.workers or {one.worker})
        )
        given_ = Counter(visit.worker for visit in week.visits)
        for worker, number in given_.items():
            assert number + planned[worker] <= VISITS_A_WEEK
        assert len({visit.school for visit in week.visits}) == len(week.visits)
        for visit in week.visits:
            assert visit.day >= today
            assert week.monday <= visit.day <= week.monday + timedelta(days=4)
            assert not calendar_of[visit.school].is_free(visit.day)
            assert sum(one.kind is Kind.CONTACT for one in visit.proposals) <= PEOPLE_A_VISIT
            kinds = [one.reasons[0].kind for one in visit.proposals]
            assert kinds == sorted(kinds, key=list(RoundReason).index)
