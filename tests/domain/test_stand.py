from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.facts import AgreementFact, SignalFact, StandStep, VisitFact
from netwerkkaart.domain.readings import SignalBalance, TooFew
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.stand import Trend, doubts, has_aged, open_disagreement, propose_stand, trend, trend_of
from netwerkkaart.domain.trust import Doubt, SignalKind, StandTestKind, TrendDirection, TrustStand
from netwerkkaart.domain.visits import Initiative, VisitStatus

NOW = Period(date(2026, 6, 1), date(2026, 11, 24))
BEFORE = Period(date(2026, 1, 5), date(2026, 5, 31))
DAY = date(2026, 10, 1)

CALLED = SignalKind.CONTACTED_US  # openheid
SHARED = SignalKind.SHARED_CONCERN  # openheid
KEPT = SignalKind.KEPT_APPOINTMENT  # betrouwbaarheid
ASKED = SignalKind.ASKED_FOR_US  # vakmanschap
USEFUL = SignalKind.WE_WERE_USEFUL  # vakmanschap
AWAY = SignalKind.KEPT_US_AWAY
ALONE = SignalKind.DECIDED_WITHOUT_US
OPEN = SignalKind.DISAGREEMENT_OPEN
SPOKEN = SignalKind.DISAGREEMENT_SPOKEN


def visits(school: int = 2, us: int = 4, unknown: int = 0, cancelled: int = 0) -> list[VisitFact]:
    made = [
        VisitFact(number, DAY + timedelta(days=number), initiative=who)
        for number, who in enumerate(
            [Initiative.SCHOOL] * school + [Initiative.US] * us + [Initiative.UNKNOWN] * unknown, start=1
        )
    ]
    return made + [VisitFact(90 + n, DAY, status=VisitStatus.CANCELLED_BY_SCHOOL) for n in range(cancelled)]


def signals(*given: tuple[SignalKind, int | None] | SignalKind, day: date = DAY) -> list[SignalFact]:
    pairs = [each if isinstance(each, tuple) else (each, None) for each in given]
    return [SignalFact(n, 1, day, kind, person) for n, (kind, person) in enumerate(pairs, start=1)]


GOOD = signals((CALLED, 1), (KEPT, 2), (ASKED, 1), (USEFUL, 1))


@pytest.mark.parametrize(
    ("what", "held", "given", "stand"),
    [
        ("grounded at every bound", visits(), GOOD, TrustStand.GROUNDED),
        ("three building", visits(), GOOD[:3], TrustStand.EMERGING),
        ("two dimensions", visits(), signals((CALLED, 1), (SHARED, 2), (ASKED, 1), (USEFUL, 1)), TrustStand.EMERGING),
        ("one person", visits(), signals((CALLED, 1), (KEPT, 1), (ASKED, 1), (USEFUL, 1)), TrustStand.EMERGING),
        ("nobody noted", visits(), signals(CALLED, KEPT, ASKED, USEFUL), TrustStand.EMERGING),
        ("less than a third", visits(2, 5), GOOD, TrustStand.EMERGING),
        ("initiative known of four", visits(2, 2, 9), GOOD, TrustStand.EMERGING),
        ("initiative known of five", visits(2, 3, 9), GOOD, TrustStand.GROUNDED),
        ("open disagreement", visits(), [*GOOD, SignalFact(9, 1, DAY, OPEN)], TrustStand.EMERGING),
        (
            "disagreement spoken out",
            visits(),
            [*GOOD, SignalFact(9, 1, DAY, OPEN), SignalFact(10, 1, DAY + timedelta(1), SPOKEN)],
            TrustStand.GROUNDED,
        ),
        (
            "disagreement from before the window",
            visits(),
            [*GOOD, SignalFact(9, 1, BEFORE.first, OPEN)],
            TrustStand.EMERGING,
        ),
        ("grounded goes before cancellations", visits(cancelled=2), GOOD, TrustStand.GROUNDED),
        ("two of three strain", visits(), signals(AWAY, ALONE, CALLED), TrustStand.ABSENT),
        ("three strain", visits(), signals(AWAY, ALONE, AWAY), TrustStand.ABSENT),
        ("two signals are too few to strain", visits(), signals(AWAY, ALONE), TrustStand.EMERGING),
        ("as many strain as build", visits(), signals(AWAY, ALONE, CALLED, CALLED), TrustStand.EMERGING),
        ("two cancellations", visits(cancelled=2), [], TrustStand.ABSENT),
        ("one cancellation", visits(cancelled=1), [], TrustStand.EMERGING),
        ("cancellations without any contact", visits(0, 0, cancelled=2), [], TrustStand.ABSENT),
        ("two contact days", visits(0, 2), [], TrustStand.NO_VIEW),
        ("three contact days", visits(0, 3), [], TrustStand.EMERGING),
        ("nothing", [], [], TrustStand.NO_VIEW),
        (
            "one day, three visits",
            [VisitFact(number, DAY) for number in range(3)],
            [],
            TrustStand.NO_VIEW,
        ),
    ],
)
def test_the_proposal(what: str, held: list[VisitFact], given: list[SignalFact], stand: TrustStand) -> None:
    assert propose_stand(held, given, NOW).stand is stand, what


def test_only_this_window_counts() -> None:
    old = [SignalFact(each.id, 1, BEFORE.last, each.kind, each.contact) for each in GOOD]
    assert propose_stand(visits(), old, NOW).stand is TrustStand.EMERGING
    cancelled = [VisitFact(n, BEFORE.last, status=VisitStatus.CANCELLED_BY_SCHOOL) for n in range(4)]
    assert propose_stand([*visits(), *cancelled], [], NOW).stand is TrustStand.EMERGING


def test_cancelling_by_us_does_not_count_against_the_school() -> None:
    ours = [VisitFact(90 + n, DAY, status=VisitStatus.CANCELLED_BY_US) for n in range(4)]
    assert propose_stand([*visits(), *ours], [], NOW).stand is TrustStand.EMERGING


def test_a_signal_counts_for_the_one_person_at_its_visit() -> None:
    made = visits()
    made[1] = VisitFact(2, DAY, initiative=Initiative.SCHOOL, contacts=frozenset({7}))
    made[2] = VisitFact(3, DAY, initiative=Initiative.US, contacts=frozenset({8, 9}))

    def persons(*at: int) -> int | TooFew:
        given = [SignalFact(n, visit, DAY, CALLED) for n, visit in enumerate(at)]
        return propose_stand(made, given, NOW).test(StandTestKind.PERSONS).have

    assert persons(1) == 0
    assert persons(2) == 1
    assert persons(2, 2) == 1
    assert persons(2, 3) == 1  # two people: nobody knows which


def test_every_test_shows_its_count_its_bound_and_its_records() -> None:
    proposal = propose_stand(visits(cancelled=1), GOOD, NOW)
    building = proposal.test(StandTestKind.BUILDING_SIGNALS)
    assert (building.met, building.have, building.needed, building.ids) == (True, 4, 4, (1, 2, 3, 4))
    assert building.records is Kind.SIGNAL
    initiative = proposal.test(StandTestKind.SCHOOL_INITIATIVE)
    assert (initiative.have, initiative.needed, initiative.ids) == (2, 2, (1, 2, 3, 4, 5, 6))
    cancellations = proposal.test(StandTestKind.CANCELLATIONS)
    assert (cancellations.met, cancellations.have, cancellations.needed) == (False, 1, 2)
    assert cancellations.ids == (90,)
    assert {test.kind for test in proposal.tests} == set(StandTestKind)


def test_too_few_known_initiatives_is_said() -> None:
    test = propose_stand(visits(2, 2, 9), GOOD, NOW).test(StandTestKind.SCHOOL_INITIATIVE)
    assert not test.met
    assert test.have == TooFew(4, 5, (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("building", "straining", "have", "needed", "met"),
    [
        (0, 0, TooFew(0, 3), 3, False),
        (0, 2, TooFew(2, 3, (1, 2)), 3, False),
        (1, 1, TooFew(2, 3, (2, 1)), 3, False),
        (0, 3, 3, 1, True),
        (1, 2, 2, 2, True),
        (2, 1, 1, 3, False),
        (2, 2, 2, 3, False),
        (2, 3, 3, 3, True),
    ],
)
def test_straining_counts_from_three_signals(
    building: int, straining: int, have: int | TooFew, needed: int, met: bool
) -> None:
    test = propose_stand([], balance(building, straining, DAY), NOW).test(StandTestKind.MORE_STRAINING)
    assert (test.have, test.needed, test.met) == (have, needed, met)


def balance(building: int, straining: int, day: date, first: int = 1) -> list[SignalFact]:
    kinds = [CALLED] * building + [AWAY] * straining
    return [SignalFact(number, 1, day, kind) for number, kind in enumerate(kinds, start=first)]


@pytest.mark.parametrize(
    ("new", "old", "expected"),
    [
        ((4, 0), (2, 2), TrendDirection.IMPROVING),  # 100 against 50
        ((4, 1), (2, 3), TrendDirection.IMPROVING),  # 80 against 40: just 40 points
        ((79, 21), (40, 60), TrendDirection.NO_CLEAR_DIFFERENCE),  # 39 points
        ((80, 20), (40, 60), TrendDirection.IMPROVING),
        ((2, 3), (4, 1), TrendDirection.WORSENING),
        ((41, 59), (80, 20), TrendDirection.NO_CLEAR_DIFFERENCE),
        ((4, 4), (2, 2), TrendDirection.NO_CLEAR_DIFFERENCE),
        ((0, 4), (0, 4), TrendDirection.NO_CLEAR_DIFFERENCE),
        ((3, 0), (0, 9), 3),
        ((9, 0), (1, 2), 3),
        ((2, 0), (1, 0), 1),
        ((0, 0), (0, 0), 0),
    ],
)
def test_the_trend(new: tuple[int, int], old: tuple[int, int], expected: TrendDirection | int) -> None:
    given = [*balance(*new, NOW.first), *balance(*old, BEFORE.last, first=1000)]
    found = trend(given, NOW, BEFORE)
    if isinstance(expected, int):
        assert isinstance(found, TooFew)
        assert (found.have, found.needed, len(found.ids)) == (expected, 4, expected)
    else:
        assert isinstance(found, Trend)
        assert found.direction is expected
        assert (len(found.now), len(found.before)) == (sum(new), sum(old))


SET = date(2025, 11, 24)
HELD = StandStep(1, TrustStand.EMERGING, SET)


def covenant(ends: date | None, number: int = 5, **other: object) -> AgreementFact:
    fact = AgreementFact(number, AgreementKind.COVENANT, starts_on=date(2025, 1, 1), ends_on=ends)
    return replace(fact, **other)  # type: ignore[arg-type]  # fields of the fact


@pytest.mark.parametrize(
    ("today", "left", "ended", "expected"),
    [
        (SET, None, None, []),
        (date(2026, 11, 24), None, None, []),
        (date(2026, 11, 25), None, None, [(Doubt.OLD, 1)]),
        (date(2026, 1, 2), date(2026, 1, 1), None, [(Doubt.KEY_CONTACT_LEFT, 3)]),
        (date(2026, 1, 1), date(2026, 1, 1), None, []),  # still here today
        (date(2026, 1, 2), date(2025, 11, 23), None, []),  # known when the stand was set
        (date(2026, 1, 2), SET, None, [(Doubt.KEY_CONTACT_LEFT, 3)]),
        (date(2026, 1, 1), None, date(2025, 12, 31), [(Doubt.COVENANT_ENDED, 5)]),
        (date(2025, 12, 31), None, date(2025, 12, 31), []),
        (date(2026, 1, 1), None, date(2025, 11, 23), []),  # known when the stand was set
        (
            date(2027, 1, 1),
            date(2026, 3, 1),
            date(2026, 12, 31),
            [(Doubt.OLD, 1), (Doubt.KEY_CONTACT_LEFT, 3), (Doubt.COVENANT_ENDED, 5)],
        ),
    ],
)
def test_certainty_fades(today: date, left: date | None, ended: date | None, expected: list[tuple[Doubt, int]]) -> None:
    gone = {3: left} if left else {}
    found = doubts(HELD, today, key_contacts_left=gone, agreements=[covenant(ended)] if ended else [])
    assert [(each.kind, *each.ids) for each in found] == expected


@pytest.mark.parametrize(
    ("since", "today", "aged"),
    [
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2024, 2, 29), date(2025, 3, 1), True),
        (date(2025, 7, 31), date(2026, 7, 31), False),  # a school year later to the day
        (date(2025, 7, 31), date(2026, 8, 1), True),
        (date(2025, 3, 30), date(2026, 3, 30), False),  # over the changes of the clock
    ],
)
def test_a_stand_is_old_after_twelve_months_to_the_day(since: date, today: date, aged: bool) -> None:
    assert has_aged(since, today) is aged
    assert bool(doubts(replace(HELD, since=since), today)) is aged


@pytest.mark.parametrize(
    "others",
    [
        [covenant(None, 6)],  # another one holds today
        [covenant(date(2027, 1, 1), 6, starts_on=date(2026, 1, 1))],
    ],
)
def test_a_covenant_that_was_followed_up_raises_no_doubt(others: list[AgreementFact]) -> None:
    ended = covenant(date(2025, 12, 31))
    today = date(2026, 1, 1)
    assert [each.kind for each in doubts(HELD, today, agreements=[ended])] == [Doubt.COVENANT_ENDED]
    assert doubts(HELD, today, agreements=[ended, *others]) == ()


@pytest.mark.parametrize(
    "agreed",
    [
        covenant(date(2025, 12, 31), status=AgreementStatus.DRAFT),
        covenant(date(2025, 12, 31), kind=AgreementKind.DEMARCATION),
        covenant(None),
    ],
)
def test_what_was_no_covenant_in_force_raises_no_doubt(agreed: AgreementFact) -> None:
    assert doubts(HELD, date(2026, 1, 1), agreements=[agreed]) == ()


def test_everybody_who_left_is_named() -> None:
    gone = {9: date(2026, 1, 1), 3: date(2026, 2, 1), 4: date(2025, 1, 1)}
    (found,) = doubts(HELD, date(2026, 3, 1), key_contacts_left=gone)
    assert (found.kind, found.records, found.ids) == (Doubt.KEY_CONTACT_LEFT, Kind.CONTACT, (3, 9))


@pytest.mark.parametrize(
    ("history", "still_open"),
    [
        ([], None),
        ([(OPEN, 0)], 1),
        ([(OPEN, 0), (SPOKEN, 0)], None),
        ([(SPOKEN, 0), (OPEN, 1)], 2),
        ([(OPEN, 0), (SPOKEN, 1), (OPEN, 2)], 3),
        ([(OPEN, 0), (SPOKEN, 99)], 1),  # spoken out after today
        ([(OPEN, 99)], None),
    ],
)
def test_a_disagreement_is_open_until_it_is_spoken_out(
    history: list[tuple[SignalKind, int]], still_open: int | None
) -> None:
    given = [SignalFact(n, 1, DAY + timedelta(days), kind) for n, (kind, days) in enumerate(history, start=1)]
    found = open_disagreement(given, DAY + timedelta(50))
    assert (found.id if found else None) == still_open


def test_one_more_building_signal_never_turns_the_trend_down() -> None:
    """Every balance up to six signals of a kind in each window: the direction only goes up, and is not lost."""
    order = (TrendDirection.WORSENING, TrendDirection.NO_CLEAR_DIFFERENCE, TrendDirection.IMPROVING)
    known = 0
    for counts in product(range(7), repeat=4):
        now, more, before = (
            SignalBalance(tuple(range(building)), tuple(range(straining)))
            for building, straining in (counts[:2], (counts[0] + 1, counts[1]), counts[2:])
        )
        old, new = trend_of(now, before), trend_of(more, before)
        if isinstance(old, Trend):
            assert isinstance(new, Trend)
            assert order.index(new.direction) >= order.index(old.direction), counts
            known += 1
    assert known > 1000
