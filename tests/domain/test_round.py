from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.rhythm import SILENT_WEEKS, Period, SchoolCalendar
from netwerkkaart.domain.round import (
    Proposal,
    Reason,
    RoundPerson,
    RoundPlan,
    RoundPromise,
    RoundReason,
    RoundSchool,
    bound_of,
    round_on,
    school_round,
)

TODAY = date(2026, 11, 23)  # a Monday
OPEN = SchoolCalendar()
AUTUMN = SchoolCalendar((Period(date(2026, 10, 12), date(2026, 10, 18)),))
NEVER, SEAT, LONG, PROMISED = RoundReason


def weeks_ago(weeks: int) -> date:
    return TODAY - timedelta(weeks=weeks)


def school(**facts: object) -> RoundSchool:
    """Return a school that was visited this week, where nothing is to be proposed."""
    usual = RoundSchool(1, OPEN, last=TODAY, visit=90)
    return replace(usual, **facts)  # type: ignore[arg-type] # the fields are checked by what is proposed


def told(facts: RoundSchool) -> list[tuple[Kind, int, list[RoundReason]]]:
    return [(one.kind, one.id, [why.kind for why in one.reasons]) for one in school_round(facts, TODAY).proposals]


def test_where_all_is_well_nothing_is_proposed() -> None:
    assert told(school(people=(RoundPerson(5, TODAY, 90),))) == []


@pytest.mark.parametrize(
    ("interval", "key_contact", "weeks", "proposed"),
    [
        (None, False, SILENT_WEEKS, False),
        (None, False, SILENT_WEEKS + 1, True),
        (None, True, SILENT_WEEKS, False),
        (None, True, SILENT_WEEKS + 1, True),
        (4, True, 4, False),
        (4, True, 5, True),  # an aanspreekpunt goes by the rhythm of the school
        (4, False, 12, False),
        (4, False, 13, True),
        (20, False, 20, False),  # a slower school is slower for everybody
        (20, False, 21, True),
        (20, True, 21, True),
    ],
)
def test_when_somebody_was_not_seen_for_too_long(
    interval: int | None, key_contact: bool, weeks: int, proposed: bool
) -> None:
    person = RoundPerson(5, weeks_ago(weeks), 70, key_contact)
    found = school_round(school(interval=interval, people=(person,)), TODAY).proposals
    bound = bound_of(interval, nearest=key_contact)
    why = Reason(LONG, Kind.VISIT, (70,), weeks_ago(weeks), weeks, bound)
    assert found == ((Proposal(Kind.CONTACT, 5, (why,)),) if proposed else ())


@pytest.mark.parametrize(
    ("interval", "weeks", "proposed"), [(None, 12, False), (None, 13, True), (3, 3, False), (3, 4, True)]
)
def test_when_nobody_was_at_a_school_for_too_long(interval: int | None, weeks: int, proposed: bool) -> None:
    found = told(school(interval=interval, last=weeks_ago(weeks)))
    assert found == ([(Kind.SCHOOL, 1, [LONG])] if proposed else [])


def test_a_holiday_is_nobody_s_silence() -> None:
    last = date(2026, 8, 24)  # thirteen weeks ago, one of which was a holiday
    assert told(school(last=last)) == [(Kind.SCHOOL, 1, [LONG])]
    assert told(school(last=last, calendar=AUTUMN)) == []


def test_a_school_nobody_was_at_is_never_met() -> None:
    assert told(school(last=None, visit=None)) == [(Kind.SCHOOL, 1, [NEVER])]


@pytest.mark.parametrize(
    ("due", "proposed"),
    [
        (None, False),  # nobody said when
        (TODAY - timedelta(days=40), True),
        (TODAY, True),
        (TODAY + timedelta(days=7), True),
        (TODAY + timedelta(days=8), False),
    ],
)
def test_a_promise_is_brought_back_when_it_is_due_within_a_week(due: date | None, proposed: bool) -> None:
    found = told(school(promises=(RoundPromise(8, due),)))
    assert found == ([(Kind.SCHOOL, 1, [PROMISED])] if proposed else [])


def test_a_promise_goes_to_the_person_it_was_made_to_while_they_are_here() -> None:
    people = (RoundPerson(5, TODAY, 90),)
    assert told(school(people=people, promises=(RoundPromise(8, TODAY, 5),))) == [(Kind.CONTACT, 5, [PROMISED])]
    assert told(school(people=people, promises=(RoundPromise(8, TODAY, 6),))) == [(Kind.SCHOOL, 1, [PROMISED])]


def test_the_reasons_come_in_their_order_within_a_school_and_within_a_proposal() -> None:
    facts = school(
        last=weeks_ago(15),
        visit=60,
        people=(
            RoundPerson(2, TODAY, 90),
            RoundPerson(3, weeks_ago(14), 61),
            RoundPerson(4),
            RoundPerson(5, weeks_ago(20), 62),
        ),
        seats=(7,),
        promises=(RoundPromise(8, TODAY, 2), RoundPromise(9, TODAY + timedelta(days=2), 4)),
    )
    assert told(facts) == [
        (Kind.CONTACT, 4, [NEVER, PROMISED]),
        (Kind.ROLE, 7, [SEAT]),
        (Kind.CONTACT, 5, [LONG]),
        (Kind.SCHOOL, 1, [LONG]),
        (Kind.CONTACT, 3, [LONG]),
        (Kind.CONTACT, 2, [PROMISED]),
    ]


def test_schools_come_by_their_most_pressing_reason_then_by_how_long_nobody_was_there() -> None:
    schools = [
        school(school=1, last=weeks_ago(13)),
        school(school=2, last=weeks_ago(20)),
        school(school=3, people=(RoundPerson(5),)),
        school(school=4, last=weeks_ago(2), people=(RoundPerson(6),)),
        school(school=5, seats=(7,)),
        school(school=6, promises=(RoundPromise(8, TODAY),)),
        school(school=7, last=None),
        school(school=8),
    ]
    assert [one.school for one in round_on(schools, TODAY)] == [7, 4, 3, 5, 2, 1, 6]


def test_what_is_planned_is_told_of_and_not_proposed_again() -> None:
    ahead = RoundPlan(91, TODAY + timedelta(days=2), frozenset({5}))
    facts = school(
        last=weeks_ago(20), people=(RoundPerson(5), RoundPerson(6)), seats=(7,), promises=(RoundPromise(8, TODAY),)
    )
    planned = school_round(replace(facts, plans=(ahead,)), TODAY)
    assert [(one.kind, one.id) for one in planned.proposals] == [(Kind.CONTACT, 6)]
    assert {(one.proposal.kind, one.proposal.id) for one in planned.planned} == {
        (Kind.CONTACT, 5),
        (Kind.ROLE, 7),
        (Kind.SCHOOL, 1),
    }
    assert {one.plan for one in planned.planned} == {ahead}


def test_a_plan_at_another_school_covers_the_person_but_not_the_school() -> None:
    elsewhere = RoundPlan(91, TODAY + timedelta(days=2), frozenset({5}))
    found = school_round(school(last=None, people=(RoundPerson(5),), elsewhere=(elsewhere,)), TODAY)
    assert [(one.kind, one.id) for one in found.proposals] == [(Kind.SCHOOL, 1)]
    assert [one.proposal.id for one in found.planned] == [5]


days = st.dates(date(2024, 8, 1), TODAY)
periods = st.builds(lambda first, length: Period(first, first + timedelta(days=length)), days, st.integers(0, 60))
calendars = st.builds(SchoolCalendar, st.lists(periods, max_size=8).map(tuple))
maybe_days = st.one_of(st.none(), days)


@st.composite
def schools(draw: st.DrawFn, number: int = 1) -> RoundSchool:
    people = draw(st.lists(st.builds(lambda last, key: (last, key), maybe_days, st.booleans()), max_size=6))
    dues = st.one_of(st.none(), st.dates(TODAY - timedelta(days=60), TODAY + timedelta(days=60)))
    ahead = st.dates(TODAY, TODAY + timedelta(days=60))
    ids = range(100 * number, 100 * number + len(people))
    contacts = st.frozensets(st.sampled_from([*ids, 0]))
    plans = draw(st.lists(st.tuples(ahead, contacts, st.frozensets(st.integers(1, 3))), max_size=3))
    return RoundSchool(
        school=number,
        calendar=draw(calendars),
        interval=draw(st.one_of(st.none(), st.integers(1, 30))),
        last=draw(maybe_days),
        people=tuple(
            RoundPerson(one, last, 1000 + one if last else None, key)
            for one, (last, key) in zip(ids, people, strict=True)
        ),
        seats=tuple(draw(st.lists(st.integers(1, 9), max_size=3, unique=True))),
        promises=tuple(RoundPromise(place, due) for place, due in enumerate(draw(st.lists(dues, max_size=3)))),
        plans=tuple(RoundPlan(2000 + place, *plan) for place, plan in enumerate(plans)),
        worker=draw(st.one_of(st.none(), st.integers(1, 3))),
    )


@settings(max_examples=40)
@given(schools())
def test_never_met_people_come_first(facts: RoundSchool) -> None:
    kinds = [one.reasons[0].kind for one in school_round(facts, TODAY).proposals]
    assert kinds == sorted(kinds, key=list(RoundReason).index)


@settings(max_examples=40)
@given(schools(), st.data())
def test_a_held_visit_takes_the_person_off_at_once(facts: RoundSchool, data: st.DataObject) -> None:
    proposed = [one for one in school_round(facts, TODAY).proposals if one.kind is Kind.CONTACT]
    for one in proposed:
        met = data.draw(st.sampled_from([TODAY, TODAY - timedelta(days=6)]))
        people = tuple(replace(each, last=met) if each.contact == one.id else each for each in facts.people)
        after = school_round(replace(facts, people=people, promises=()), TODAY)
        assert one.id not in {each.id for each in after.proposals if each.kind is Kind.CONTACT}
        others = {each.id for each in proposed} - {one.id}
        assert others <= {each.id for each in after.proposals if each.kind is Kind.CONTACT} | {
            each.id for each in proposed if each.reasons[0].kind is PROMISED
        }


@settings(max_examples=40)
@given(schools())
def test_nothing_is_both_proposed_and_planned_and_everybody_never_met_is_one_of_them(facts: RoundSchool) -> None:
    found = school_round(facts, TODAY)
    proposed = {(one.kind, one.id) for one in found.proposals}
    planned = {(one.proposal.kind, one.proposal.id) for one in found.planned}
    assert not proposed & planned
    assert {(Kind.CONTACT, one.contact) for one in facts.people if one.last is None} <= proposed | planned


@settings(max_examples=40)
@given(schools(), st.randoms(use_true_random=False))
def test_in_which_order_the_records_come_does_not_matter(facts: RoundSchool, chance: object) -> None:
    people, promises, plans = list(facts.people), list(facts.promises), list(facts.plans)
    for records in (people, promises, plans):
        chance.shuffle(records)  # type: ignore[attr-defined] # a Random
    mixed = replace(facts, people=tuple(people), promises=tuple(promises), plans=tuple(plans))

    def said(one: RoundSchool) -> set[tuple[Kind, int, frozenset[RoundReason]]]:
        found = school_round(one, TODAY).proposals
        return {(each.kind, each.id, frozenset(why.kind for why in each.reasons)) for each in found}

    assert said(mixed) == said(facts)
