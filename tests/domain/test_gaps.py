"""What was named against what was done: every boundary as a case, and a slow count beside it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerkkaart.domain.activities import Activity
from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.facts import AgreementFact
from netwerkkaart.domain.gaps import AGREEMENTS_THAT_ANSWER, Answer, AskedTheme, GapFacts, Gaps, gaps
from netwerkkaart.domain.themes import SEED_OFFERS, SEED_THEMES, Mention
from netwerkkaart.domain.years import SchoolYear

TODAY = date(2026, 11, 23)
YEAR = SchoolYear(2026)
MEDIA, PARENTS, SHARING, OWN = 1, 2, 3, 4
TRAINING, COFFEE, LOOSE = 1, 2, 3
THEMES = (
    AskedTheme(MEDIA, "social_media", frozenset({TRAINING})),
    AskedTheme(PARENTS, "parents", frozenset({COFFEE})),
    AskedTheme(SHARING, "information_sharing"),
    AskedTheme(OWN),
)
NOTHING = GapFacts(YEAR, TODAY, THEMES, (TRAINING, COFFEE, LOOSE))


def named(theme: int, school: int = 1, visit: int = 1, day: date = TODAY) -> Mention:
    return Mention(day, visit, theme, school)


def done(offer: int, school: int = 1, number: int = 1, first: date = TODAY, last: date | None = None) -> Activity:
    return Activity(number, school, offer, first, last)


def answer(facts: GapFacts, theme: int = MEDIA) -> Answer:
    return next(one.answer for one in gaps(facts).themes if one.theme == theme)


def test_without_anything_there_is_no_gap() -> None:
    found = gaps(NOTHING)
    assert [one.answer for one in found.themes] == [Answer.NOT_NAMED] * 4
    assert not any(one.is_gap for one in found.themes)
    assert not any(one.is_gap for one in found.offers)
    assert (found.unasked, found.schools()) == ((), ())


@pytest.mark.parametrize(
    ("mentions", "activities", "expected"),
    [
        ([named(MEDIA)], [], Answer.NOTHING_DONE),
        ([named(MEDIA)], [done(COFFEE)], Answer.NOTHING_DONE),
        ([named(MEDIA)], [done(TRAINING)], Answer.EVERYWHERE),
        ([named(MEDIA)], [done(TRAINING, 2)], Answer.ELSEWHERE),
        ([named(MEDIA), named(MEDIA, 2, 2)], [done(TRAINING, 2)], Answer.PARTLY),
        ([named(MEDIA), named(MEDIA, 2, 2)], [done(TRAINING, 2), done(TRAINING, 1, 2)], Answer.EVERYWHERE),
        ([], [done(TRAINING)], Answer.NOT_NAMED),
        # the edges of the school year
        ([named(MEDIA, day=date(2026, 7, 31))], [], Answer.NOT_NAMED),
        ([named(MEDIA, day=date(2026, 8, 1))], [], Answer.NOTHING_DONE),
        ([named(MEDIA, day=TODAY + timedelta(1))], [], Answer.NOT_NAMED),
        ([named(MEDIA)], [done(TRAINING, last=TODAY, first=date(2026, 1, 1))], Answer.EVERYWHERE),
        ([named(MEDIA)], [done(TRAINING, first=date(2026, 1, 1), last=date(2026, 7, 31))], Answer.NOTHING_DONE),
        ([named(MEDIA)], [done(TRAINING, first=date(2026, 1, 1), last=date(2026, 8, 1))], Answer.EVERYWHERE),
        ([named(MEDIA)], [done(TRAINING, first=date(2025, 1, 1))], Answer.EVERYWHERE),
        ([named(MEDIA)], [done(TRAINING, first=TODAY + timedelta(1))], Answer.NOTHING_DONE),
    ],
)
def test_what_became_of_a_theme(mentions: list[Mention], activities: list[Activity], expected: Answer) -> None:
    assert answer(replace(NOTHING, mentions=mentions, activities=activities)) is expected


def test_a_theme_nothing_goes_with_has_no_offer() -> None:
    assert answer(replace(NOTHING, mentions=[named(OWN)], activities=[done(TRAINING)]), OWN) is Answer.NO_OFFER
    assert answer(NOTHING, OWN) is Answer.NOT_NAMED


@pytest.mark.parametrize(
    ("agreement", "expected"),
    [
        (AgreementFact(7, AgreementKind.INFORMATION_SHARING), Answer.EVERYWHERE),
        (AgreementFact(7, AgreementKind.COVENANT, ends_on=TODAY), Answer.EVERYWHERE),
        (AgreementFact(7, AgreementKind.COVENANT, ends_on=TODAY - timedelta(1)), Answer.NOTHING_DONE),
        (AgreementFact(7, AgreementKind.COVENANT, starts_on=TODAY + timedelta(1)), Answer.NOTHING_DONE),
        (AgreementFact(7, AgreementKind.COVENANT, AgreementStatus.DRAFT), Answer.NOTHING_DONE),
        (AgreementFact(7, AgreementKind.COVENANT, AgreementStatus.ENDED, None, TODAY), Answer.EVERYWHERE),
        (
            AgreementFact(7, AgreementKind.COVENANT, AgreementStatus.ENDED, None, TODAY - timedelta(1)),
            Answer.NOTHING_DONE,
        ),
        (AgreementFact(7, AgreementKind.DEMARCATION), Answer.NOTHING_DONE),
        (AgreementFact(7, AgreementKind.OTHER), Answer.NOTHING_DONE),
    ],
)
def test_sharing_information_is_answered_by_an_agreement(agreement: AgreementFact, expected: Answer) -> None:
    facts = replace(NOTHING, mentions=[named(SHARING)], agreements={1: [agreement]})
    assert answer(facts, SHARING) is expected
    assert answer(replace(facts, agreements={2: [agreement]}), SHARING) is Answer.NOTHING_DONE
    found = next(one for one in gaps(facts).themes if one.theme == SHARING)
    assert found.by_agreement
    assert found.agreements == ((7,) if expected is Answer.EVERYWHERE else ())


@pytest.mark.parametrize(
    ("agreement", "held"),
    [
        (AgreementFact(7, AgreementKind.COVENANT, AgreementStatus.ENDED, date(2025, 1, 1), date(2026, 7, 31)), True),
        (AgreementFact(7, AgreementKind.COVENANT, AgreementStatus.ENDED, None, date(2026, 7, 30)), False),
        (AgreementFact(7, AgreementKind.COVENANT, AgreementStatus.ENDED, date(2026, 8, 1), date(2026, 9, 1)), False),
        (AgreementFact(7, AgreementKind.COVENANT, AgreementStatus.ENDED), False),
    ],
)
def test_of_a_year_that_is_over_an_agreement_counts_that_held_on_its_last_day(
    agreement: AgreementFact, held: bool
) -> None:
    last = date(2026, 6, 1)
    facts = replace(NOTHING, year=YEAR.previous, mentions=[named(SHARING, day=last)], agreements={1: [agreement]})
    assert answer(facts, SHARING) is (Answer.EVERYWHERE if held else Answer.NOTHING_DONE)


def test_the_themes_an_agreement_answers_are_those_without_an_offer() -> None:
    answered = {theme for offer in SEED_OFFERS for theme in offer.themes}
    assert set(AGREEMENTS_THAT_ANSWER) == {theme.slug for theme in SEED_THEMES} - answered


def test_an_offer_nobody_asked_for() -> None:
    facts = replace(NOTHING, activities=[done(TRAINING), done(TRAINING, 2, 2)], mentions=[named(PARENTS)])
    found = gaps(facts)
    use = found.offers[0]
    assert (use.activities, use.visits, use.before, use.is_gap) == ((1, 2), (), (), True)
    assert [(one.school, one.offer) for one in found.unasked] == [(1, TRAINING), (2, TRAINING)]
    earlier = replace(facts, mentions=[named(MEDIA, day=date(2026, 7, 31))])
    assert gaps(earlier).offers[0].before == (1,)
    assert gaps(earlier).offers[0].is_gap
    older = replace(facts, mentions=[named(MEDIA, day=date(2025, 7, 31))])
    assert gaps(older).offers[0].before == ()


def test_an_offer_is_asked_for_at_the_school_where_its_theme_was_named() -> None:
    found = gaps(replace(NOTHING, activities=[done(TRAINING), done(TRAINING, 2, 2)], mentions=[named(MEDIA, 2)]))
    assert not found.offers[0].is_gap
    assert [(one.school, one.activities) for one in found.unasked] == [(1, (1,))]


def test_an_offer_that_goes_with_no_theme_is_never_asked_for() -> None:
    use = gaps(replace(NOTHING, activities=[done(LOOSE)], mentions=[named(MEDIA)])).offers[2]
    assert (use.themes, use.visits, use.is_gap) == ((), (), True)


def test_a_plan_is_told_of_but_answers_nothing() -> None:
    plan = done(TRAINING, first=TODAY + timedelta(1))
    found = gaps(replace(NOTHING, activities=[plan], mentions=[named(MEDIA)])).themes[0]
    assert (found.activities, found.planned, found.schools[0].planned) == ((), (1,), (1,))
    assert found.is_gap
    late = replace(plan, starts_on=YEAR.next.first)
    assert gaps(replace(NOTHING, activities=[late], mentions=[named(MEDIA)])).themes[0].planned == ()


def test_a_school_has_its_gaps_both_ways_and_the_school_with_most_comes_first() -> None:
    facts = replace(
        NOTHING,
        mentions=[named(MEDIA, 1, 1), named(PARENTS, 1, 1), named(PARENTS, 2, 2), named(OWN, 3, 3)],
        activities=[done(COFFEE, 2, 1), done(TRAINING, 2, 2)],
    )
    found = gaps(facts)
    assert found.schools() == (1, 2, 3)
    open_, unasked = found.at_school(1)
    assert [one.theme for one in open_] == [MEDIA, PARENTS]
    assert unasked == ()
    assert [use.offer for use in found.at_school(2)[1]] == [TRAINING]


days = st.dates(date(2025, 8, 1), date(2027, 7, 31))
mention_lists = st.lists(st.builds(Mention, days, st.just(0), st.integers(1, 4), st.integers(1, 3)), max_size=12).map(
    lambda found: [each._replace(visit=number) for number, each in enumerate(found, 1)]
)
activity_lists = st.lists(
    st.builds(
        lambda school, offer, first, length: Activity(0, school, offer, first, first + timedelta(length)),
        st.integers(1, 3),
        st.integers(1, 3),
        days,
        st.integers(0, 200),
    ),
    max_size=8,
).map(lambda found: [replace(each, id=number) for number, each in enumerate(found, 1)])
agreement_maps = st.dictionaries(
    st.integers(1, 3),
    st.lists(st.builds(AgreementFact, st.integers(1, 5), st.sampled_from(AgreementKind)), max_size=2),
)
fact_sets = st.builds(
    lambda mentions, activities, agreements, today: replace(
        NOTHING,
        mentions=mentions,
        activities=activities,
        agreements=agreements,
        today=today,
        year=SchoolYear.of(today),
    ),
    mention_lists,
    activity_lists,
    agreement_maps,
    days,
)


@settings(max_examples=40)
@given(fact_sets, st.integers())
def test_the_order_of_the_records_does_not_matter(facts: GapFacts, seed: int) -> None:
    rng = Random(seed)
    mixed = replace(
        facts,
        mentions=rng.sample(list(facts.mentions), len(facts.mentions)),
        activities=rng.sample(list(facts.activities), len(facts.activities)),
    )
    assert gaps(mixed) == gaps(facts)


@settings(max_examples=40)
@given(fact_sets)
def test_later_records_are_not_seen(facts: GapFacts) -> None:
    known = [each for each in facts.mentions if each.day <= facts.today]
    assert gaps(replace(facts, mentions=known)) == gaps(facts)
    begun = gaps(replace(facts, activities=[each for each in facts.activities if each.starts_on <= facts.today]))
    assert [one.answer for one in begun.themes] == [one.answer for one in gaps(facts).themes]


@settings(max_examples=40)
@given(fact_sets, st.integers(1, 2), st.integers(1, 3))
def test_doing_what_goes_with_a_theme_closes_its_gap_there(facts: GapFacts, theme: int, school: int) -> None:
    (offer,) = THEMES[theme - 1].offers
    extra = Activity(99, school, offer, facts.today, facts.today)
    more = gaps(replace(facts, activities=[*facts.activities, extra]))
    assert all(one.school != school for one in more.themes[theme - 1].open)
    assert len(more.schools()) <= len(gaps(facts).schools()) + 1


@settings(max_examples=40)
@given(fact_sets)
def test_it_agrees_with_counting_by_hand(facts: GapFacts) -> None:
    found = gaps(facts)
    counted, year = by_hand(facts), facts.year
    for theme in found.themes:
        for one in theme.schools:
            assert len(one.visits) == counted[theme.theme, one.school]
        assert {one.school for one in theme.schools} == {s for (t, s), n in counted.items() if t == theme.theme and n}
    ran = [each for each in facts.activities if each.runs_in(year.first, facts.today)]
    for use in found.offers:
        assert set(use.activities) == {each.id for each in ran if each.offer == use.offer}
    assert_every_gap_is_one(facts, found, counted)


def by_hand(facts: GapFacts) -> Mapping[tuple[int, int], int]:
    return Counter(
        (each.theme, each.school) for each in facts.mentions if each.day in facts.year and each.day <= facts.today
    )


def assert_every_gap_is_one(facts: GapFacts, found: Gaps, counted: Mapping[tuple[int, int], int]) -> None:
    offers = {theme.id: theme.offers for theme in facts.themes}
    ran = {(each.school, each.offer) for each in facts.activities if each.runs_in(facts.year.first, facts.today)}
    for theme in found.themes:
        for one in theme.open:
            assert not any((one.school, offer) in ran for offer in offers[theme.theme])
    unasked = {
        (school, offer)
        for school, offer in ran
        if not any(offer in offers[theme] and counted.get((theme, school)) for theme in offers)
    }
    assert {(use.school, use.offer) for use in found.unasked} == unasked
