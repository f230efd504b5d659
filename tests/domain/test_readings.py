from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.domain.facts import PromiseFact, SignalFact, VisitFact
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.readings import (
    ContactRhythm,
    Reciprocity,
    Spread,
    SpreadOver,
    TooFew,
    contact_days,
    contact_rhythm,
    promise_tally,
    reciprocity,
    signal_balance,
    spread,
)
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.trust import SIGNALS, SignalKind
from netwerkkaart.domain.visits import Initiative, VisitStatus

NOW = Period(date(2026, 6, 1), date(2026, 11, 24))
BEFORE = Period(date(2026, 1, 5), date(2026, 5, 31))
DAY = date(2026, 10, 1)


def held(number: int, day: date = DAY, initiative: Initiative = Initiative.UNKNOWN, *people: int) -> VisitFact:
    return VisitFact(number, day, initiative=initiative, contacts=frozenset(people), workers=frozenset(people))


@pytest.mark.parametrize("status", set(VisitStatus) - {VisitStatus.HELD})
def test_only_held_visits_are_contact(status: VisitStatus) -> None:
    visit = VisitFact(1, DAY, status=status, initiative=Initiative.SCHOOL, contacts=frozenset({1}))
    assert contact_days([visit], NOW).count == 0
    assert reciprocity([visit] * 9, NOW) == TooFew(0, 5)
    assert spread([visit] * 9, NOW) == TooFew(0, 8)


def test_contact_days_are_distinct_dates_and_know_their_visits() -> None:
    visits = [held(3, DAY), held(1, DAY), held(2, NOW.first), held(4, NOW.last), held(5, BEFORE.last)]
    assert contact_rhythm(visits, NOW, BEFORE) == ContactRhythm(
        now=contact_days([held(2, NOW.first), held(1, DAY), held(3, DAY), held(4, NOW.last)], NOW),
        before=contact_days([held(5, BEFORE.last)], BEFORE),
    )
    days = contact_days(visits, NOW)
    assert days.days == (NOW.first, DAY, NOW.last)
    assert days.visits == (2, 1, 3, 4)
    assert days.count == 3


def started(school: int, us: int, unknown: int) -> list[VisitFact]:
    kinds = [Initiative.SCHOOL] * school + [Initiative.US] * us + [Initiative.UNKNOWN] * unknown
    return [held(number, DAY, kind) for number, kind in enumerate(kinds, start=1)]


@pytest.mark.parametrize(
    ("school", "us", "unknown", "expected"),
    [
        (7, 9, 2, (7, 16)),
        (0, 5, 0, (0, 5)),
        (5, 0, 0, (5, 5)),
        (2, 3, 9, (2, 5)),
        (2, 2, 9, 4),
        (0, 0, 9, 0),
        (0, 0, 0, 0),
    ],
)
def test_reciprocity_from_five_known_on(school: int, us: int, unknown: int, expected: tuple[int, int] | int) -> None:
    reading = reciprocity(started(school, us, unknown), NOW)
    if isinstance(expected, int):
        assert reading == TooFew(expected, 5, tuple(range(1, expected + 1)))
    else:
        assert isinstance(reading, Reciprocity)
        assert (reading.school, reading.known) == expected
        assert len(reading.unknown) == unknown


@pytest.mark.parametrize(("school", "us", "third"), [(2, 4, True), (2, 5, False), (3, 6, True), (0, 5, False)])
def test_a_third_of_the_initiatives(school: int, us: int, third: bool) -> None:
    reading = reciprocity(started(school, us, 3), NOW)
    assert isinstance(reading, Reciprocity)
    assert reading.school_has_a_third() is third


def test_what_lies_outside_the_window_does_not_count() -> None:
    visits = [held(number, BEFORE.last, Initiative.SCHOOL, 1) for number in range(9)]
    assert reciprocity(visits, NOW) == TooFew(0, 5)
    assert spread(visits, NOW) == TooFew(0, 8)
    assert isinstance(reciprocity(visits, BEFORE), Reciprocity)


def test_signals_are_told_apart_by_their_meaning_oldest_first() -> None:
    signals = [
        SignalFact(number, 1, DAY - timedelta(days=number), kind) for number, kind in enumerate(SignalKind, start=1)
    ]
    balance = signal_balance(signals, NOW)
    expected = [each.id for each in reversed(signals)]
    assert [*balance.building] == [number for number in expected if SIGNALS[signals[number - 1].kind].building]
    assert (len(balance.building), len(balance.straining), balance.total) == (9, 5, 14)
    assert signal_balance(signals, BEFORE).total == 0


def meetings(*people: Sequence[int]) -> list[VisitFact]:
    return [held(number, DAY, Initiative.UNKNOWN, *some) for number, some in enumerate(people, start=1)]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([[1]] * 7, TooFew(7, 8, tuple(range(1, 8)))),
        ([[]] * 20, TooFew(0, 8)),
        ([[1]] * 8, (1, 8, 8, 100, True)),
        ([[1]] * 6 + [[2]] * 4, (1, 6, 10, 60, True)),
        ([[1]] * 59 + [[2]] * 41, (1, 59, 100, 59, False)),
        ([[1]] * 16 + [[2]] * 9, (1, 16, 25, 64, True)),
        ([[2]] * 4 + [[1]] * 4, (1, 4, 8, 50, False)),
        ([[1, 2]] * 8, (1, 8, 16, 50, False)),  # two legs, though each was at every visit
        ([[1]] * 599 + [[2]] * 401, (1, 599, 1000, 59, False)),  # 59.9 is no 60
    ],
)
def test_spread(people: list[list[int]], expected: TooFew | tuple[int, int, int, int, bool]) -> None:
    for over in SpreadOver:
        reading = spread(meetings(*people), NOW, over)
        if isinstance(expected, TooFew):
            assert reading == expected
        else:
            assert isinstance(reading, Spread)
            assert (reading.person, reading.share, reading.total, reading.percent, reading.warns) == expected
            assert reading.over is over
            assert len(reading.visits) == reading.share


@given(st.lists(st.lists(st.integers(1, 4), max_size=3), max_size=30))
def test_the_percentage_shown_and_the_warning_agree(people: list[list[int]]) -> None:
    reading = spread(meetings(*people), NOW)
    if isinstance(reading, Spread):
        assert reading.warns is (reading.percent >= 60)
        assert 0 < reading.percent <= 100
    else:
        assert reading.have < reading.needed


MADE, DUE, TODAY = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 24)


def test_the_tally_of_one_side() -> None:
    promises = [
        PromiseFact(1, PromiseSide.US, MADE, DUE, PromiseStatus.KEPT),
        PromiseFact(2, PromiseSide.US, MADE, DUE, PromiseStatus.LATE),
        PromiseFact(3, PromiseSide.US, MADE, DUE, PromiseStatus.DROPPED),
        PromiseFact(5, PromiseSide.US, MADE, DUE),
        PromiseFact(4, PromiseSide.US, MADE, TODAY),
        PromiseFact(6, PromiseSide.SCHOOL, MADE, DUE, PromiseStatus.KEPT),
        PromiseFact(7, PromiseSide.US, date(2026, 8, 31), None, PromiseStatus.OPEN),
    ]
    ours = promise_tally(promises, PromiseSide.US, TODAY)
    assert (ours.kept, ours.late, ours.dropped, ours.overdue, ours.open) == ((1,), (2,), (3,), (5,), (7, 4))
    assert promise_tally(promises, PromiseSide.SCHOOL, TODAY).kept == (6,)
