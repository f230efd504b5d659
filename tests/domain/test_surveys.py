"""The peiling: the last of each side, when ours is due, and where the two sides differ."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.domain.surveys import (
    SCALE,
    SurveyAnswer,
    SurveyFact,
    SurveySide,
    SurveyStatement,
    compare,
    last_survey,
    place_on_scale,
    survey_due,
)

TODAY = date(2026, 11, 23)
US, SCHOOL = SurveySide.US, SurveySide.SCHOOL
ONE, TWO = SurveyStatement.PROMISES_KEPT, SurveyStatement.SAME_GOAL
A = SurveyAnswer


def fact(
    side: SurveySide, day: date, answers: dict[SurveyStatement, SurveyAnswer] | None = None, number: int = 1
) -> SurveyFact:
    return SurveyFact(number, side, day, answers or {})


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (None, True),
        (date(2026, 5, 22), True),
        (date(2026, 5, 23), False),  # half a year ago to the day is not longer ago
        (TODAY, False),
    ],
)
def test_ours_is_due_when_it_is_more_than_half_a_year_old(last: date | None, due: bool) -> None:
    assert survey_due(last, TODAY) is due


def test_half_a_year_after_the_last_of_august_is_the_last_of_february() -> None:
    assert not survey_due(date(2026, 8, 31), date(2027, 2, 28))
    assert survey_due(date(2026, 8, 31), date(2027, 3, 1))


def test_only_the_scale_has_places() -> None:
    assert [place_on_scale(answer) for answer in SCALE] == [0, 1, 2, 3]
    assert place_on_scale(A.DO_NOT_KNOW) is None
    assert place_on_scale(None) is None
    assert set(SCALE) | {A.DO_NOT_KNOW} == set(SurveyAnswer)


def test_the_last_of_a_side_is_never_of_the_other_side_or_of_later() -> None:
    old, new = fact(US, date(2026, 1, 14), number=1), fact(US, date(2026, 6, 10), number=2)
    late, other = fact(US, date(2026, 12, 1), number=3), fact(SCHOOL, date(2026, 9, 1), number=4)
    every = [other, new, late, old]
    assert last_survey(every, US, TODAY) == new
    assert last_survey(every, US, date(2026, 6, 9)) == old
    assert last_survey(every, US, date(2026, 1, 13)) is None
    assert last_survey(every, SCHOOL, TODAY) == other


@pytest.mark.parametrize(
    ("ours", "theirs", "topic"),
    [
        (A.REASONABLY, A.FULLY, True),
        (A.NOT_AT_ALL, A.FULLY, True),
        (A.FULLY, A.FULLY, False),
        (A.FULLY, A.DO_NOT_KNOW, False),
        (A.DO_NOT_KNOW, A.DO_NOT_KNOW, False),
        (A.FULLY, None, False),
        (None, A.NOT_AT_ALL, False),
    ],
)
def test_another_answer_of_the_scale_is_a_topic(ours: A | None, theirs: A | None, topic: bool) -> None:
    us = fact(US, TODAY, {ONE: ours} if ours else {})
    school = fact(SCHOOL, TODAY, {ONE: theirs, TWO: A.FULLY} if theirs else {TWO: A.FULLY})
    found = compare([us, school], TODAY)
    assert found is not None
    assert found.topics == ((ONE,) if topic else ())


@pytest.mark.parametrize(
    ("theirs", "beside"),
    [
        (date(2026, 5, 10), True),  # half a year before ours, to the day
        (date(2026, 5, 9), False),
        (date(2026, 11, 22), True),
        (date(2026, 11, 24), False),  # still to come
    ],
)
def test_what_lies_more_than_half_a_year_apart_is_not_compared(theirs: date, beside: bool) -> None:
    us, school = fact(US, date(2026, 11, 10), {ONE: A.FULLY}), fact(SCHOOL, theirs, {ONE: A.A_LITTLE})
    assert (compare([us, school], TODAY) is not None) is beside


def test_one_side_alone_is_not_compared() -> None:
    assert compare([], TODAY) is None
    assert compare([fact(US, TODAY, {ONE: A.FULLY})], TODAY) is None


answers = st.dictionaries(st.sampled_from(SurveyStatement), st.sampled_from(SurveyAnswer))
facts = st.builds(
    SurveyFact, st.integers(1, 999), st.sampled_from(SurveySide), st.dates(date(2024, 1, 1), date(2027, 6, 1)), answers
)


@given(st.lists(facts, max_size=8, unique_by=lambda each: each.id), st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_nothing_and_later_ones_are_not_seen(
    surveys: list[SurveyFact], rng: Random
) -> None:
    found = compare(surveys, TODAY)
    mixed = rng.sample(surveys, len(surveys))
    later = [fact(side, TODAY + timedelta(days=1), {ONE: A.NOT_AT_ALL}, 5000) for side in SurveySide]
    assert compare([*mixed, *later], TODAY) == found


@given(answers, answers)
def test_a_difference_is_one_from_both_sides(ours: dict[SurveyStatement, A], theirs: dict[SurveyStatement, A]) -> None:
    here = compare([fact(US, TODAY, ours), fact(SCHOOL, TODAY, theirs)], TODAY)
    there = compare([fact(US, TODAY, theirs), fact(SCHOOL, TODAY, ours)], TODAY)
    assert here is not None
    assert there is not None
    assert here.topics == there.topics
