"""What holds of all readings together: order means nothing, the future means nothing, and good news is never bad."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.facts import (
    ActivityFact,
    AgreementFact,
    PromiseFact,
    SignalFact,
    VisitFact,
)
from netwerkkaart.domain.ladder import PartnershipFacts
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.readings import Spread, SpreadOver, TooFew
from netwerkkaart.domain.rhythm import Period, SchoolCalendar
from netwerkkaart.domain.school_readings import SchoolLog, SchoolReadings, read_school
from netwerkkaart.domain.stand import Trend
from netwerkkaart.domain.trust import SIGNALS, SignalKind, StandTestKind, TrendDirection, TrustStand
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus

TODAY = date(2026, 11, 24)
SUMMER = Period(date(2026, 7, 4), date(2026, 8, 16))
AUTUMN = Period(date(2026, 10, 10), date(2026, 10, 18))
CALENDAR = SchoolCalendar((SUMMER, AUTUMN))
NOW, BEFORE = CALENDAR.windows(TODAY, 20)
NOTHING = SchoolLog(
    today=TODAY,
    now=NOW,
    before=BEFORE,
    visits=(),
    signals=(),
    promises=(),
    partnership=PartnershipFacts(TODAY, NOW),
    last_contact=None,
    phase=None,
    stand=None,
    doubts=(),
)


def log_of(
    visits: tuple[VisitFact, ...] = (),
    signals: tuple[SignalFact, ...] = (),
    promises: tuple[PromiseFact, ...] = (),
    activities: tuple[ActivityFact, ...] = (),
    agreements: tuple[AgreementFact, ...] = (),
) -> SchoolLog:
    facts = replace(NOTHING.partnership, visits=visits, activities=activities, agreements=agreements)
    return replace(NOTHING, visits=visits, signals=signals, promises=promises, partnership=facts)


def test_nothing_reads_as_nothing_and_not_as_bad() -> None:
    found = read_school(NOTHING)
    assert (found.rhythm.now.count, found.rhythm.before.count, found.signals.total) == (0, 0, 0)
    assert found.reciprocity == TooFew(0, 5)
    assert found.spread == found.spread_of_workers == found.leaning == TooFew(0, 8)
    assert found.trend == TooFew(0, 4)
    assert found.proposal.stand is TrustStand.NO_VIEW
    assert found.highest is Phase.NO_CONTACT
    assert [(each.side, each.ids) for each in found.promises] == [(PromiseSide.US, ()), (PromiseSide.SCHOOL, ())]


def day_of_week(weeks_ago: int) -> date:
    """Return the Monday so many school weeks back, this week being 0."""
    day = TODAY - timedelta(days=TODAY.weekday())
    while weeks_ago:
        day -= timedelta(weeks=1)
        weeks_ago -= CALENDAR.in_school_week(day)
    return day


@pytest.mark.parametrize(
    ("weeks_ago", "window"), [(0, "now"), (19, "now"), (20, "before"), (39, "before"), (40, "neither")]
)
def test_a_window_is_twenty_school_weeks_with_the_holidays_inside_it(weeks_ago: int, window: str) -> None:
    found = read_school(log_of((VisitFact(1, day_of_week(weeks_ago)),)))
    expected = {"now": (1, 0), "before": (0, 1), "neither": (0, 0)}[window]
    assert (found.rhythm.now.count, found.rhythm.before.count) == expected


@pytest.mark.parametrize("day", [SUMMER.first, SUMMER.last, AUTUMN.first, AUTUMN.last])
def test_contact_in_a_holiday_counts_in_the_window_around_it(day: date) -> None:
    assert day in NOW
    assert read_school(log_of((VisitFact(1, day),))).rhythm.now.days == (day,)


def test_the_edge_of_the_school_year_is_no_edge_of_a_window() -> None:
    visits = (VisitFact(1, date(2026, 7, 31)), VisitFact(2, date(2026, 8, 1)))
    assert read_school(log_of(visits)).rhythm.now.count == 2


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])  # the clock goes forward, and back
def test_the_change_of_the_clock_moves_no_day(sunday: date) -> None:
    monday, before = sunday + timedelta(days=1), sunday - timedelta(days=6)
    assert CALENDAR.window(sunday, 1) == Period(before, sunday)
    assert CALENDAR.window(monday, 1) == Period(monday, monday)
    assert CALENDAR.windows(monday, 1)[1] == Period(before, sunday)
    log = replace(log_of((VisitFact(1, sunday), VisitFact(2, monday))), today=monday)
    found = read_school(replace(log, now=CALENDAR.window(monday, 2)))
    assert found.rhythm.now.days == (sunday, monday)


@pytest.mark.parametrize(
    ("ours", "people", "over"),
    [
        ([1] * 8, [1, 2] * 4, SpreadOver.WORKERS),  # only our own worker warns
        ([1] * 8, [1] * 8, SpreadOver.CONTACTS),  # people of the school come first
        ([1, 2] * 4, [1, 2] * 4, SpreadOver.CONTACTS),  # nobody warns
        ([1] * 8, [], None),  # too few of the school, and ours warns
    ],
)
def test_the_spread_that_is_shown_is_the_one_that_warns(
    ours: list[int], people: list[int], over: SpreadOver | None
) -> None:
    visits = tuple(
        VisitFact(number, TODAY, workers=frozenset({worker}), contacts=frozenset(people[number : number + 1]))
        for number, worker in enumerate(ours)
    )
    shown = read_school(log_of(visits)).leaning
    assert isinstance(shown, Spread)
    assert shown.over is (over or SpreadOver.WORKERS)


MADE = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("promise", "outcome"),
    [
        (PromiseFact(1, PromiseSide.US, MADE, None, PromiseStatus.KEPT, NOW.first), "kept"),
        (PromiseFact(1, PromiseSide.US, MADE, None, PromiseStatus.KEPT, NOW.first - timedelta(1)), ""),
        (PromiseFact(1, PromiseSide.US, MADE, None, PromiseStatus.KEPT, TODAY), "kept"),
        (PromiseFact(1, PromiseSide.US, MADE, None, PromiseStatus.KEPT, TODAY + timedelta(1)), "open"),
        (PromiseFact(1, PromiseSide.US, MADE, MADE, PromiseStatus.LATE, TODAY + timedelta(1)), "overdue"),
        (PromiseFact(1, PromiseSide.US, MADE, MADE, PromiseStatus.LATE, TODAY), "late"),
        (PromiseFact(1, PromiseSide.US, MADE, MADE, PromiseStatus.DROPPED, TODAY), "dropped"),
        (PromiseFact(1, PromiseSide.US, MADE, TODAY, PromiseStatus.OPEN), "open"),
        (PromiseFact(1, PromiseSide.US, MADE, TODAY - timedelta(1), PromiseStatus.OPEN), "overdue"),
        (
            PromiseFact(1, PromiseSide.US, MADE, None, PromiseStatus.KEPT),
            "",
        ),  # nobody noted when: as old as it was made
        (PromiseFact(1, PromiseSide.US, NOW.first, None, PromiseStatus.KEPT), "kept"),
        (PromiseFact(1, PromiseSide.US, TODAY + timedelta(1), None, PromiseStatus.OPEN), ""),
    ],
)
def test_a_promise_counts_when_it_was_settled_and_as_long_as_it_is_open(promise: PromiseFact, outcome: str) -> None:
    (ours, theirs) = read_school(log_of(promises=(promise,))).promises
    found = {name: getattr(ours, name) for name in ("kept", "late", "dropped", "overdue", "open")}
    assert {name: ids for name, ids in found.items() if ids} == ({outcome: (1,)} if outcome else {})
    assert theirs.ids == ()
    assert ours.judged == (outcome not in {"", "open"})
    assert ours.done == (outcome in {"kept", "late"})


# --- properties


def made_log(seed: int) -> SchoolLog:
    """Return the log of a school of up to a year ago and a month ahead, rich enough to reach every rule."""
    chance = Random(seed)

    def day() -> date:
        return TODAY - timedelta(days=chance.randint(-30, 420))

    def some(most: int) -> frozenset[int]:
        return frozenset(chance.sample(range(1, 6), chance.randint(0, most)))

    statuses = (VisitStatus.HELD,) * 8 + tuple(VisitStatus)
    visits = tuple(
        VisitFact(
            number,
            day(),
            chance.choice(list(VisitKind)),
            chance.choice(statuses),
            chance.choice(list(Initiative)),
            some(2),
            some(2),
            some(1),
        )
        for number in range(1, chance.randint(1, 40))
    )
    seen = [visit for visit in visits if visit.status is not VisitStatus.PLANNED]
    good = chance.random()
    kinds = {way: [kind for kind in SignalKind if SIGNALS[kind].building is way] for way in (True, False)}
    signals = tuple(
        SignalFact(
            number,
            visit.id,
            visit.day,
            chance.choice(kinds[chance.random() < good]),
            chance.choice((None, *range(1, 6))),
        )
        for number, visit in enumerate(chance.choices(seen, k=chance.randint(0, 30)) if seen else (), start=1)
    )
    promises = tuple(
        PromiseFact(
            number,
            chance.choice(list(PromiseSide)),
            day(),
            chance.choice((None, day())),
            chance.choice(list(PromiseStatus)),
            chance.choice((None, day())),
        )
        for number in range(chance.randint(0, 8))
    )
    activities = tuple(ActivityFact(number, day(), chance.random() < 0.5) for number in range(chance.randint(0, 4)))
    agreements = tuple(
        AgreementFact(
            number,
            chance.choice(list(AgreementKind)),
            chance.choice(list(AgreementStatus)),
            day(),
            chance.choice((None, day())),
            chance.choice((None, day())),
        )
        for number in range(chance.randint(0, 4))
    )
    return log_of(visits, signals, promises, activities, agreements)


logs = st.integers(0, 2**32).map(made_log)


def test_the_logs_that_are_made_reach_every_stand_and_direction() -> None:
    found = [read_school(made_log(seed)) for seed in range(300)]
    assert {each.proposal.stand for each in found} == set(TrustStand)
    assert {each.trend.direction for each in found if isinstance(each.trend, Trend)} == set(TrendDirection)


@given(logs, st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_nothing(log: SchoolLog, chance: Random) -> None:
    def shuffled(records: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(records, len(records)))

    facts = log.partnership
    mixed = replace(
        log,
        visits=shuffled(log.visits),
        signals=shuffled(log.signals),
        promises=shuffled(log.promises),
        partnership=replace(
            facts,
            visits=shuffled(facts.visits),
            activities=shuffled(facts.activities),
            agreements=shuffled(facts.agreements),
        ),
    )
    assert read_school(mixed) == read_school(log)


@given(logs)
def test_what_is_dated_later_changes_nothing(log: SchoolLog) -> None:
    upto = tuple(visit for visit in log.visits if visit.day <= TODAY)
    still_open = {"status": PromiseStatus.OPEN, "settled_on": None}
    settled = tuple(
        replace(each, **still_open) if each.settled_on and each.settled_on > TODAY else each  # type: ignore[arg-type]
        for each in log.promises
        if each.made_on <= TODAY
    )
    facts = log.partnership
    past = replace(
        log,
        visits=upto,
        signals=tuple(signal for signal in log.signals if signal.day <= TODAY),
        promises=settled,
        partnership=replace(
            facts,
            visits=upto,
            activities=tuple(each for each in facts.activities if each.starts_on <= TODAY),
            agreements=tuple(each for each in facts.agreements if each.starts_on and each.starts_on <= TODAY),
        ),
    )
    assert read_school(past) == read_school(log)


_STANDS = (TrustStand.ABSENT, TrustStand.NO_VIEW, TrustStand.EMERGING, TrustStand.GROUNDED)
_DIRECTIONS = (TrendDirection.WORSENING, TrendDirection.NO_CLEAR_DIFFERENCE, TrendDirection.IMPROVING)


def is_not_lower(new: SchoolReadings, old: SchoolReadings) -> bool:
    """Tell whether nothing that is read says less good than before, and what has no signals in it says the same.

    A stand goes from ontbreekt over geen beeld and krijgt vorm to gegrond. What there were too few data for can't be
    compared: that there is a direction now is no fall, nor that three signals, two of them straining, now are enough
    to propose ontbreekt.
    """
    same = (
        (new.rhythm, new.reciprocity, new.spread, new.spread_of_workers, new.promises, new.entry_tests)
        == (old.rhythm, old.reciprocity, old.spread, old.spread_of_workers, old.promises, old.entry_tests)
        and new.signals.straining == old.signals.straining
        and new.signals_before == old.signals_before
    )
    more = set(new.signals.building) >= set(old.signals.building)
    stand = _STANDS.index(new.proposal.stand) >= _STANDS.index(old.proposal.stand)
    if isinstance(old.proposal.test(StandTestKind.MORE_STRAINING).have, TooFew):
        stand = stand or (new.proposal.stand is TrustStand.ABSENT and new.signals.total == 3)
    trend = True
    if isinstance(old.trend, Trend):
        assert isinstance(new.trend, Trend)
        trend = _DIRECTIONS.index(new.trend.direction) >= _DIRECTIONS.index(old.trend.direction)
    return same and more and stand and trend


BUILDING = [kind for kind in SignalKind if SIGNALS[kind].building]


@given(
    logs,
    st.sampled_from(BUILDING),
    st.one_of(st.none(), st.integers(1, 5)),
    st.integers(0, 39),
)
def test_one_more_building_signal_never_lowers_a_reading(
    log: SchoolLog, kind: SignalKind, contact: int | None, place: int
) -> None:
    seen = [visit for visit in log.visits if visit.held and visit.day in NOW]
    if not seen:
        return
    visit = seen[place % len(seen)]
    added = SignalFact(999, visit.id, visit.day, kind, contact)
    old, new = read_school(log), read_school(replace(log, signals=(*log.signals, added)))
    assert is_not_lower(new, old)
    assert len(new.signals.building) == len(old.signals.building) + 1
