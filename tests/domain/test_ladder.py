from dataclasses import replace
from datetime import date, timedelta

import pytest

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.facts import ActivityFact, AgreementFact, VisitFact
from netwerkkaart.domain.ladder import (
    EntryTest,
    FirstFacts,
    PartnershipFacts,
    entry_tests,
    first_facts,
    highest_met,
)
from netwerkkaart.domain.phases import EntryTestKind, Phase
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.visits import VisitKind, VisitStatus

TODAY = date(2026, 11, 24)
WINDOW = Period(date(2026, 5, 25), TODAY)
NOTHING = PartnershipFacts(TODAY, WINDOW)
COVENANT = AgreementFact(1, AgreementKind.COVENANT, starts_on=date(2026, 1, 1), ends_on=TODAY, evaluation_on=TODAY)


def visit(number: int, days_ago: int = 0, kind: VisitKind = VisitKind.DROP_IN, *contacts: int) -> VisitFact:
    return VisitFact(number, TODAY - timedelta(days_ago), kind, contacts=frozenset(contacts))


EVERYTHING = PartnershipFacts(
    TODAY,
    WINDOW,
    visits=(
        visit(1, 3, VisitKind.MEETING, 1),
        visit(2, 2, VisitKind.NEEDS_TALK, 1, 2)._replace(themes=frozenset({5})),
        visit(3, 1),
        visit(4),
    ),
    activities=(ActivityFact(1, TODAY, with_neighbourhood=True),),
    agreements=(COVENANT,),
    fixed_workers=(1,),
    key_contacts=(2,),
)
WITHOUT_TALK = EVERYTHING.visits[:1] + EVERYTHING.visits[2:]
WITHOUT_THEME = tuple(each._replace(themes=frozenset()) for each in EVERYTHING.visits)


def entry_test(facts: PartnershipFacts, kind: EntryTestKind) -> EntryTest:
    return next(test for test in entry_tests(facts) if test.kind is kind)


def test_without_facts_no_test_is_met() -> None:
    tests = entry_tests(NOTHING)
    assert not any(test.met or test.ids for test in tests)
    assert highest_met(tests) is Phase.NO_CONTACT
    assert [test.kind for test in tests] == list(EntryTestKind)
    assert [test.phase for test in tests] == sorted(test.phase for test in tests)
    assert {test.phase for test in tests} == set(Phase) - {Phase.NO_CONTACT}


def test_with_every_fact_every_test_is_met() -> None:
    tests = entry_tests(EVERYTHING)
    assert [test.kind for test in tests if not test.met] == []
    assert highest_met(tests) is Phase.PARTNER


@pytest.mark.parametrize(
    ("without", "lost", "phase"),
    [
        ({"visits": WITHOUT_TALK}, {"two_contacts", "needs_talk", "one_theme", "rhythm"}, 1),
        ({"visits": WITHOUT_THEME}, {"one_theme"}, 2),
        ({"activities": ()}, {"one_activity", "bridge_activity"}, 3),
        ({"fixed_workers": ()}, {"fixed_worker"}, 4),
        ({"key_contacts": ()}, {"key_contact"}, 4),
        ({"visits": EVERYTHING.visits[:3]}, {"rhythm"}, 4),
        ({"agreements": ()}, {"valid_covenant", "evaluation_planned"}, 5),
        ({"agreements": (replace(COVENANT, evaluation_on=None),)}, {"evaluation_planned"}, 5),
        ({"activities": (ActivityFact(1, TODAY),)}, {"bridge_activity"}, 6),
    ],
)
def test_each_lack_shows_in_its_own_test_and_holds_the_ladder_there(
    without: dict[str, tuple[object, ...]], lost: set[str], phase: int
) -> None:
    tests = entry_tests(replace(EVERYTHING, **without))  # type: ignore[arg-type]  # a table of fields
    assert {test.kind.value for test in tests if not test.met} == lost
    assert highest_met(tests) == phase


@pytest.mark.parametrize(
    "made",
    [
        visit(1)._replace(status=VisitStatus.PLANNED),
        visit(1)._replace(status=VisitStatus.CANCELLED_BY_SCHOOL),
        visit(1)._replace(status=VisitStatus.CANCELLED_BY_US),
        visit(1, -1),  # tomorrow
    ],
)
def test_what_did_not_take_place_opens_nothing(made: VisitFact) -> None:
    assert highest_met(entry_tests(replace(NOTHING, visits=(made,)))) is Phase.NO_CONTACT


def test_a_planned_activity_is_no_first_activity() -> None:
    facts = replace(NOTHING, activities=(ActivityFact(1, TODAY + timedelta(1), with_neighbourhood=True),))
    assert not entry_test(facts, EntryTestKind.ONE_ACTIVITY).met
    assert not entry_test(facts, EntryTestKind.BRIDGE_ACTIVITY).met


@pytest.mark.parametrize(("day", "met"), [(date(2025, 11, 24), True), (date(2025, 11, 23), False)])
def test_the_last_twelve_months(day: date, met: bool) -> None:
    facts = replace(
        NOTHING,
        visits=(VisitFact(1, day, VisitKind.MEETING),),
        activities=(ActivityFact(1, day, with_neighbourhood=True),),
    )
    assert entry_test(facts, EntryTestKind.IN_SCHOOL_MEETING).met is met
    assert entry_test(facts, EntryTestKind.BRIDGE_ACTIVITY).met is met
    assert entry_test(facts, EntryTestKind.ONE_ACTIVITY).met


@pytest.mark.parametrize(
    ("interval", "days", "needed", "met"),
    [
        (None, 3, 4, False),
        (None, 4, 4, True),
        (2, 9, 10, False),
        (2, 10, 10, True),
        (6, 3, 3, True),
        (40, 0, 1, False),
        (40, 1, 1, True),
    ],
)
def test_rhythm_is_measured_by_the_wished_interval(interval: int | None, days: int, needed: int, met: bool) -> None:
    made = tuple(visit(number, number) for number in range(days))
    test = entry_test(replace(NOTHING, visits=made, interval_weeks=interval), EntryTestKind.RHYTHM)
    assert (test.have, test.needed, test.met) == (days, needed, met)
    assert sorted(test.ids) == [each.id for each in made]


@pytest.mark.parametrize(
    ("covenant", "valid", "planned"),
    [
        (COVENANT, True, True),
        (replace(COVENANT, starts_on=None, ends_on=None), True, True),
        (replace(COVENANT, starts_on=TODAY), True, True),
        (replace(COVENANT, starts_on=TODAY + timedelta(1), ends_on=None), False, False),
        (replace(COVENANT, ends_on=TODAY - timedelta(1)), False, False),
        (replace(COVENANT, status=AgreementStatus.DRAFT), False, False),
        (replace(COVENANT, status=AgreementStatus.ENDED, ends_on=None), False, False),
        (replace(COVENANT, status=AgreementStatus.ENDED, ends_on=TODAY), True, True),
        (replace(COVENANT, status=AgreementStatus.ENDED, ends_on=TODAY - timedelta(1)), False, False),
        (replace(COVENANT, kind=AgreementKind.INFORMATION_SHARING), False, False),
        (replace(COVENANT, evaluation_on=TODAY - timedelta(1)), True, False),
    ],
)
def test_a_valid_covenant_with_its_evaluation(covenant: AgreementFact, valid: bool, planned: bool) -> None:
    facts = replace(NOTHING, agreements=(covenant,))
    assert entry_test(facts, EntryTestKind.VALID_COVENANT).met is valid
    assert entry_test(facts, EntryTestKind.EVALUATION_PLANNED).met is planned


def test_a_test_names_the_records_that_opened_the_step() -> None:
    assert entry_test(EVERYTHING, EntryTestKind.ONE_TALK).ids == (1,)
    contacts = entry_test(EVERYTHING, EntryTestKind.TWO_CONTACTS)
    assert (contacts.records, contacts.ids) == (Kind.CONTACT, (1, 2))
    themes = entry_test(EVERYTHING, EntryTestKind.ONE_THEME)
    assert (themes.records, themes.ids) == (Kind.THEME, (5,))


@pytest.mark.parametrize(("people", "met"), [((), False), ((1,), False), ((1, 1), False), ((1, 2), True)])
def test_two_contacts_are_two_people(people: tuple[int, ...], met: bool) -> None:
    made = tuple(visit(number, number, VisitKind.DROP_IN, person) for number, person in enumerate(people))
    test = entry_test(replace(NOTHING, visits=made), EntryTestKind.TWO_CONTACTS)
    assert (test.met, test.have, test.needed) == (met, len(set(people)), 2)


def test_what_opened_a_step_stays_whatever_comes_later() -> None:
    early = (visit(9, 30, VisitKind.NEEDS_TALK, 8)._replace(themes=frozenset({4, 3})), visit(8, 30, VisitKind.PHONE, 7))
    later = tuple(
        visit(number, 20 - number, VisitKind.NEEDS_TALK, number)._replace(themes=frozenset({1})) for number in range(5)
    )
    opened = FirstFacts(talks=(8,), contacts=(7, 8), needs_talks=(9,), themes=(3,))
    assert first_facts(early, TODAY) == first_facts((*later, *early), TODAY) == opened
    assert first_facts((*later, *early), TODAY - timedelta(31)) == FirstFacts()


def test_what_opened_the_steps_may_be_read_apart() -> None:
    apart = replace(EVERYTHING, first=first_facts(EVERYTHING.visits, TODAY))
    assert entry_tests(apart) == entry_tests(EVERYTHING)
