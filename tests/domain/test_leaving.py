from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.facts import AgreementFact, VisitFact
from netwerkkaart.domain.leaving import (
    AssignmentFact,
    LeanKind,
    TeamFacts,
    TieFact,
    WorkersPromise,
    met_since,
    what_leans_on,
)
from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.visits import VisitStatus
from tests.leaving import as_answer, by_hand

ON = date(2026, 11, 23)
FEMKE, NOOR, GONE = 1, 2, 3
SCHOOL, OTHER = 10, 11
ANNA, ZOE = 20, 21
WINDOW = Period(ON - timedelta(days=180), ON)
FIXED, SUBSTITUTE = AssignmentKind.FIXED, AssignmentKind.SUBSTITUTE


def team(**given: object) -> TeamFacts:
    told = {
        "workers": frozenset({FEMKE, NOOR}),
        "contacts": frozenset({ANNA, ZOE}),
        "windows": {SCHOOL: WINDOW, OTHER: WINDOW},
    }
    return TeamFacts(**{**told, **given})  # type: ignore[arg-type] # a table of cases


def seen(
    number: int, workers: set[int], contacts: set[int] | None = None, *, ago: int = 5, **rest: object
) -> VisitFact:
    people = frozenset(contacts or ())
    return VisitFact(number, ON - timedelta(days=ago), contacts=people, workers=frozenset(workers), **rest)  # type: ignore[arg-type]


def kinds(found: object, which: str) -> dict[int, list[str]]:
    return {one.id: [why.kind.value for why in one.why] for one in getattr(found, which)}


@pytest.mark.parametrize(
    ("what", "assignments", "leans"),
    [
        ("alone", [AssignmentFact(1, FEMKE, SCHOOL, FIXED)], True),
        ("with another", [AssignmentFact(1, FEMKE, SCHOOL, FIXED), AssignmentFact(2, NOOR, SCHOOL, FIXED)], False),
        (
            "the other fills in",
            [AssignmentFact(1, FEMKE, SCHOOL, FIXED), AssignmentFact(2, NOOR, SCHOOL, SUBSTITUTE)],
            True,
        ),
        ("fills in oneself", [AssignmentFact(1, FEMKE, SCHOOL, SUBSTITUTE)], False),
        ("the other left us", [AssignmentFact(1, FEMKE, SCHOOL, FIXED), AssignmentFact(2, GONE, SCHOOL, FIXED)], True),
        (
            "the other is elsewhere",
            [AssignmentFact(1, FEMKE, SCHOOL, FIXED), AssignmentFact(2, NOOR, OTHER, FIXED)],
            True,
        ),
        ("ends today", [AssignmentFact(1, FEMKE, SCHOOL, FIXED, None, ON)], True),
        ("ended yesterday", [AssignmentFact(1, FEMKE, SCHOOL, FIXED, None, ON - timedelta(1))], False),
        ("begins today", [AssignmentFact(1, FEMKE, SCHOOL, FIXED, ON)], True),
        ("begins tomorrow", [AssignmentFact(1, FEMKE, SCHOOL, FIXED, ON + timedelta(1))], False),
        (
            "the other begins tomorrow",
            [AssignmentFact(1, FEMKE, SCHOOL, FIXED), AssignmentFact(2, NOOR, SCHOOL, FIXED, ON + timedelta(1))],
            True,
        ),
    ],
)
def test_the_only_vast_gezicht(what: str, assignments: list[AssignmentFact], leans: bool) -> None:
    found = what_leans_on(FEMKE, team(assignments=assignments), ON)
    assert kinds(found, "schools") == ({SCHOOL: ["only_face"]} if leans else {}), what


@pytest.mark.parametrize(
    ("what", "visits", "leans"),
    [
        ("once, alone", [seen(1, {FEMKE})], True),
        ("never", [], False),
        ("another too", [seen(1, {FEMKE}), seen(2, {NOOR})], False),
        ("always with another", [seen(1, {FEMKE, NOOR})], False),
        ("another, who left us", [seen(1, {FEMKE}), seen(2, {GONE})], True),
        ("nobody noted", [seen(1, {FEMKE}), seen(2, set())], True),
        ("nobody noted, ever", [seen(2, set())], False),
        ("another cancelled", [seen(1, {FEMKE}), seen(2, {NOOR}, status=VisitStatus.CANCELLED_BY_US)], True),
        ("a year ago to the day", [seen(1, {FEMKE}, ago=365)], True),
        ("a day earlier", [seen(1, {FEMKE}, ago=366)], False),
        ("another, a year and a day ago", [seen(1, {FEMKE}), seen(2, {NOOR}, ago=366)], True),
        ("another, tomorrow", [seen(1, {FEMKE}), seen(2, {NOOR}, ago=-1)], True),
    ],
)
def test_all_contact_of_a_school(what: str, visits: list[VisitFact], leans: bool) -> None:
    found = what_leans_on(FEMKE, team(visits={SCHOOL: visits}), ON)
    assert (LeanKind.ALL_CONTACT.value in kinds(found, "schools").get(SCHOOL, [])) is leans, what


@pytest.mark.parametrize(
    ("hers", "theirs", "leans"), [(5, 3, True), (4, 3, False), (4, 4, False), (59, 41, False), (60, 40, True)]
)
def test_spreiding_over_workers_warns_from_eight_contacts_and_60_percent(hers: int, theirs: int, leans: bool) -> None:
    visits = [seen(n, {FEMKE}) for n in range(hers)] + [seen(100 + n, {NOOR}) for n in range(theirs)]
    found = what_leans_on(FEMKE, team(visits={SCHOOL: visits}), ON)
    assert kinds(found, "schools") == ({SCHOOL: ["most_contact"]} if leans else {})
    if leans:
        why = found.schools[0].why[0]
        assert why.spread is not None
        assert (why.spread.share, why.spread.total, why.ids) == (hers, hers + theirs, tuple(range(hers)))
    assert not what_leans_on(NOOR, team(visits={SCHOOL: visits}), ON).schools


@pytest.mark.parametrize(
    ("what", "ties", "leans"),
    [
        ("alone", [TieFact(1, FEMKE, ANNA, ON)], True),
        ("set tomorrow", [TieFact(1, FEMKE, ANNA, ON + timedelta(1))], False),
        ("with another", [TieFact(1, FEMKE, ANNA, ON), TieFact(2, NOOR, ANNA, ON)], False),
        ("another tomorrow", [TieFact(1, FEMKE, ANNA, ON), TieFact(2, NOOR, ANNA, ON + timedelta(1))], True),
        ("the last one: the other left us", [TieFact(1, FEMKE, ANNA, ON), TieFact(2, GONE, ANNA, ON)], True),
        ("with somebody who left the school", [TieFact(1, FEMKE, 99, ON)], False),
    ],
)
def test_the_only_tie(what: str, ties: list[TieFact], leans: bool) -> None:
    found = what_leans_on(FEMKE, team(ties=ties), ON)
    assert kinds(found, "contacts") == ({ANNA: ["only_tie"]} if leans else {}), what


@pytest.mark.parametrize(
    ("what", "visits", "leans"),
    [
        ("alone", {SCHOOL: [seen(1, {FEMKE}, {ANNA})]}, True),
        ("together", {SCHOOL: [seen(1, {FEMKE, NOOR}, {ANNA})]}, False),
        ("another, elsewhere", {SCHOOL: [seen(1, {FEMKE}, {ANNA})], OTHER: [seen(2, {NOOR}, {ANNA})]}, False),
        ("another met somebody else", {SCHOOL: [seen(1, {FEMKE}, {ANNA}), seen(2, {NOOR}, {99})]}, True),
        ("another, too long ago", {SCHOOL: [seen(1, {FEMKE}, {ANNA}), seen(2, {NOOR}, {ANNA}, ago=366)]}, True),
        ("too long ago oneself", {SCHOOL: [seen(1, {FEMKE}, {ANNA}, ago=366)]}, False),
    ],
)
def test_the_only_one_who_met_them(what: str, visits: dict[int, list[VisitFact]], leans: bool) -> None:
    found = what_leans_on(FEMKE, team(visits=visits), ON)
    assert kinds(found, "contacts") == ({ANNA: ["only_met"]} if leans else {}), what


def test_promises_are_those_of_ours_that_are_open_and_of_this_worker() -> None:
    us, them = PromiseSide.US, PromiseSide.SCHOOL
    promises = [
        WorkersPromise(1, SCHOOL, FEMKE, us),
        WorkersPromise(2, SCHOOL, FEMKE, them),
        WorkersPromise(3, SCHOOL, NOOR, us),
        WorkersPromise(4, SCHOOL, None, us),
        *(WorkersPromise(5 + n, SCHOOL, FEMKE, us, status) for n, status in enumerate(list(PromiseStatus)[1:])),
    ]
    assert what_leans_on(FEMKE, team(promises=promises), ON).promises == (1,)


@pytest.mark.parametrize(
    ("status", "starts", "ends", "school", "counts"),
    [
        (AgreementStatus.ACTIVE, None, None, SCHOOL, True),
        (AgreementStatus.ACTIVE, None, None, OTHER, False),
        (AgreementStatus.DRAFT, None, None, SCHOOL, False),
        (AgreementStatus.ENDED, None, None, SCHOOL, False),
        (AgreementStatus.ENDED, None, ON - timedelta(1), SCHOOL, False),
        (AgreementStatus.ENDED, None, ON, SCHOOL, True),
        (AgreementStatus.ACTIVE, None, ON, SCHOOL, True),
        (AgreementStatus.ACTIVE, None, ON - timedelta(1), SCHOOL, False),
        (AgreementStatus.ACTIVE, ON + timedelta(1), None, SCHOOL, False),
    ],
)
def test_agreements_are_those_in_force_at_a_school_that_leans(
    status: AgreementStatus, starts: date | None, ends: date | None, school: int, counts: bool
) -> None:
    agreement = AgreementFact(7, AgreementKind.COVENANT, status, starts, ends)
    facts = team(assignments=[AssignmentFact(1, FEMKE, SCHOOL, FIXED)], agreements=[(agreement, frozenset({school}))])
    assert what_leans_on(FEMKE, facts, ON).agreements == ((7,) if counts else ())


@pytest.mark.parametrize(
    ("ago", "status", "workers", "counts"),
    [
        (0, VisitStatus.PLANNED, {FEMKE}, True),
        (-9, VisitStatus.PLANNED, {FEMKE, NOOR}, True),
        (1, VisitStatus.PLANNED, {FEMKE}, False),
        (0, VisitStatus.HELD, {FEMKE}, False),
        (0, VisitStatus.PLANNED, {NOOR}, False),
    ],
)
def test_plans_are_those_of_this_worker_from_that_day_on(
    ago: int, status: VisitStatus, workers: set[int], counts: bool
) -> None:
    found = what_leans_on(FEMKE, team(visits={SCHOOL: [seen(5, workers, ago=ago, status=status)]}), ON)
    assert found.planned == ((5,) if counts else ())


def test_each_reason_names_the_records_behind_it() -> None:
    facts = team(
        assignments=[AssignmentFact(4, FEMKE, SCHOOL, FIXED)],
        ties=[TieFact(6, FEMKE, ANNA, ON)],
        visits={SCHOOL: [seen(8, {FEMKE}, {ANNA}), seen(7, {FEMKE}, {ANNA, ZOE})]},
    )
    found = what_leans_on(FEMKE, facts, ON)
    assert [(why.kind, why.records, why.ids) for why in found.schools[0].why] == [
        (LeanKind.ONLY_FACE, Kind.ASSIGNMENT, (4,)),
        (LeanKind.ALL_CONTACT, Kind.VISIT, (7, 8)),
    ]
    assert [(one.id, [(why.kind, why.ids) for why in one.why]) for one in found.contacts] == [
        (ANNA, [(LeanKind.ONLY_TIE, (6,)), (LeanKind.ONLY_MET, (7, 8))]),
        (ZOE, [(LeanKind.ONLY_MET, (7,))]),
    ]


def test_twelve_months_before_29_february_begin_on_28_february() -> None:
    assert met_since(date(2024, 2, 29)).first == date(2023, 2, 28)


seeds = st.integers(0, 2**64 - 1)
workers = st.integers(1, 4)


def town_of(seed: int) -> TeamFacts:
    """Return a small town of which little is left to chance: a seed is drawn faster than a thousand choices."""
    chance = Random(seed)
    numbers = iter(range(100, 1000))

    def some(below: int) -> range:
        return range(chance.randint(0, below))

    def day() -> date:
        return ON - timedelta(days=chance.choice([chance.randint(-40, 420), 0, 1, -1, 365, 366]))

    def group(first: int, last: int, most: int) -> frozenset[int]:
        return frozenset(chance.randint(first, last) for _ in some(most))

    def term() -> tuple[date | None, date | None]:
        ends = sorted((day(), day()))
        return chance.choice([ends[0], None]), chance.choice([ends[1], None])

    visits: dict[int, list[VisitFact]] = {}
    busiest = chance.randint(1, 4)  # somebody goes oftener than the others, or nothing would ever warn
    for _ in some(60):
        status = chance.choice([VisitStatus.HELD] * 8 + list(VisitStatus))
        went = chance.choice([frozenset({busiest})] * 3 + [group(1, 4, 2)])
        made = VisitFact(next(numbers), day(), status=status, contacts=group(20, 24, 3), workers=went)
        visits.setdefault(chance.choice([10, 10, 11, 12]), []).append(made)
    one_of = chance.choice
    return TeamFacts(
        workers=group(1, 4, 6),
        contacts=group(20, 24, 8),
        assignments=[
            AssignmentFact(
                next(numbers), chance.randint(1, 4), chance.randint(10, 12), one_of(list(AssignmentKind)), *term()
            )
            for _ in some(6)
        ],
        ties=[
            TieFact(next(numbers), worker, contact, day())
            for worker in range(1, 5)
            for contact in sorted(group(20, 24, 3))
        ],
        visits=visits,
        windows={school: Period(ON - timedelta(days=chance.choice([0, 90, 330])), ON) for school in group(10, 12, 6)},
        promises=[
            WorkersPromise(
                next(numbers), 10, one_of([None, 1, 2, 3, 4]), one_of(list(PromiseSide)), one_of(list(PromiseStatus))
            )
            for _ in some(6)
        ],
        agreements=[
            (
                AgreementFact(next(numbers), AgreementKind.COVENANT, one_of(list(AgreementStatus)), *term()),
                group(10, 12, 2),
            )
            for _ in some(4)
        ],
    )


@settings(max_examples=200)
@given(seeds, workers)
def test_it_agrees_with_the_rule_worked_out_by_hand(seed: int, worker: int) -> None:
    facts = town_of(seed)
    assert as_answer(what_leans_on(worker, facts, ON)) == by_hand(worker, facts, ON)


def test_the_towns_have_every_reason_in_them() -> None:
    found = [what_leans_on(1, town_of(seed), ON) for seed in range(200)]
    every = {why.kind for one in found for which in (one.schools, one.contacts) for each in which for why in each.why}
    assert every == set(LeanKind)
    assert all(any(getattr(one, name) for one in found) for name in ("promises", "agreements", "planned"))


@given(seeds, workers)
def test_the_order_of_the_records_says_nothing(seed: int, worker: int) -> None:
    facts, chance = town_of(seed), Random(seed + 1)

    def mixed(given: Iterable[Any]) -> list[Any]:
        found = list(given)
        chance.shuffle(found)
        return found

    again = replace(
        facts,
        assignments=mixed(facts.assignments),
        ties=mixed(facts.ties),
        visits={school: mixed(visits) for school, visits in mixed(facts.visits.items())},
        promises=mixed(facts.promises),
        agreements=mixed(facts.agreements),
    )
    assert as_answer(what_leans_on(worker, again, ON)) == as_answer(what_leans_on(worker, facts, ON))


@given(seeds, workers)
def test_with_a_colleague_who_does_all_the_same_nothing_leans(seed: int, worker: int) -> None:
    facts, twin = town_of(seed), 9

    def both(found: Iterable[Any]) -> list[Any]:
        return [*found, *(replace(one, id=one.id + 5000, worker=twin) for one in found if one.worker == worker)]

    def together(visit: VisitFact) -> VisitFact:
        return visit._replace(workers=visit.workers | {twin}) if worker in visit.workers else visit

    doubled = replace(
        facts,
        workers=facts.workers | {twin},
        assignments=both(facts.assignments),
        ties=both(facts.ties),
        visits={school: list(map(together, visits)) for school, visits in facts.visits.items()},
    )
    found = what_leans_on(worker, doubled, ON)
    assert (found.schools, found.contacts) == ((), ())


@given(seeds, workers)
def test_records_of_later_days_change_nothing_but_plans(seed: int, worker: int) -> None:
    facts = town_of(seed)
    early = replace(
        facts,
        visits={school: [one for one in visits if one.day <= ON] for school, visits in facts.visits.items()},
        ties=[one for one in facts.ties if one.since <= ON],
        assignments=[one for one in facts.assignments if one.starts_on is None or one.starts_on <= ON],
    )
    now, then = what_leans_on(worker, facts, ON), what_leans_on(worker, early, ON)
    assert (now.schools, now.contacts, now.agreements) == (then.schools, then.contacts, then.agreements)
