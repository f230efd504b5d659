from datetime import date, timedelta

import pytest

from netwerkkaart.domain.activities import Activity
from netwerkkaart.domain.themes import (
    SEED_OFFERS,
    SEED_THEMES,
    Mention,
    StatusProposal,
    ThemeStatus,
    ThemeStep,
    propose_status,
    status_on,
)

THEMES = (
    "contact met ouders · lastige groepen · invloed van social media · samenwerking met zorgpartijen · pesten · "
    "schooluitval · thuiszitters · nieuwkomers · meedoen in de wijk · informatie delen · rol en taakafbakening · "
    "veiligheid"
)
OFFERS = (
    "pauzeactiviteit · weerbaarheidstraining · groepsproces in de klas · individuele coaching · sociale activering "
    "van thuiszitters · signalerende functie · activiteit in de wijk · contact met ouders"
)


def test_the_seed_words_are_those_of_the_product() -> None:
    assert [theme.name for theme in SEED_THEMES] == THEMES.split(" · ")
    assert [offer.name for offer in SEED_OFFERS] == OFFERS.split(" · ")


def test_slugs_are_unique() -> None:
    assert len({theme.slug for theme in SEED_THEMES}) == len(SEED_THEMES)
    assert len({offer.slug for offer in SEED_OFFERS}) == len(SEED_OFFERS)


def test_every_offer_answers_existing_themes_once() -> None:
    known = {theme.slug for theme in SEED_THEMES}
    for offer in SEED_OFFERS:
        assert offer.themes
        assert set(offer.themes) <= known
        assert len(set(offer.themes)) == len(offer.themes)


def test_only_what_an_agreement_answers_has_no_offer() -> None:
    answered = {theme for offer in SEED_OFFERS for theme in offer.themes}
    assert {theme.slug for theme in SEED_THEMES} - answered == {"information_sharing", "demarcation"}


TODAY = date(2026, 11, 23)
START = date(2026, 9, 1)


def step(status: ThemeStatus, since: date = START) -> ThemeStep:
    return ThemeStep(1, 1, 1, status, since)


def named(*days: date) -> list[Mention]:
    return [Mention(day, number, 1, 1) for number, day in enumerate(days, 1)]


def begun(*days: date) -> list[Activity]:
    return [Activity(number, 1, 1, day) for number, day in enumerate(days, 1)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 8, 31), None),
        (START, ThemeStatus.RAISED),
        (date(2026, 10, 1), ThemeStatus.AT_REST),
        (TODAY, ThemeStatus.AT_REST),
    ],
)
def test_the_last_step_holds(day: date, expected: ThemeStatus | None) -> None:
    steps = [step(ThemeStatus.AT_REST, date(2026, 10, 1)), step(ThemeStatus.RAISED)]
    found = status_on(steps, day)
    assert (found.status if found else None) is expected


@pytest.mark.parametrize(
    ("held", "mentions", "activities", "expected"),
    [
        (None, named(TODAY), [], None),
        (None, named(TODAY, START), [], StatusProposal(ThemeStatus.RAISED, visits=(2, 1))),
        (None, named(TODAY, date(2026, 7, 31)), [], None),
        (None, named(date(2026, 8, 1), TODAY), [], StatusProposal(ThemeStatus.RAISED, visits=(1, 2))),
        (None, named(TODAY, TODAY + timedelta(1)), [], None),
        (None, named(TODAY), begun(TODAY), None),
        (step(ThemeStatus.AT_REST), named(START, TODAY), [], None),
        (step(ThemeStatus.AT_REST), named(START + timedelta(1), TODAY), [], StatusProposal(ThemeStatus.RAISED, (1, 2))),
        (step(ThemeStatus.RAISED), named(TODAY, TODAY, TODAY), [], None),
        (step(ThemeStatus.RAISED), [], begun(START - timedelta(1), TODAY + timedelta(1)), None),
        (step(ThemeStatus.RAISED), [], begun(START), StatusProposal(ThemeStatus.TAKEN_UP, activities=(1,))),
        (step(ThemeStatus.RAISED), [], begun(TODAY), StatusProposal(ThemeStatus.TAKEN_UP, activities=(1,))),
        (step(ThemeStatus.TAKEN_UP), named(TODAY, TODAY, TODAY), begun(TODAY), None),
        (step(ThemeStatus.AT_REST), [], begun(TODAY), None),
    ],
)
def test_a_status_is_proposed_by_a_rule_and_never_set(
    held: ThemeStep | None, mentions: list[Mention], activities: list[Activity], expected: StatusProposal | None
) -> None:
    assert propose_status(held, mentions, activities, TODAY) == expected
