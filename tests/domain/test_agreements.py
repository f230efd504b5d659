from datetime import date, timedelta

import pytest

from netwerkkaart.domain.agreements import AgreementKind, days_left, has_expired, reminder
from netwerkkaart.domain.facts import AgreementFact

TODAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("left", "bound"),
    [
        (121, None),
        (120, 120),
        (80, 120),
        (61, 120),
        (60, 60),
        (31, 60),
        (30, 30),
        (1, 30),
        (0, 30),
        (-1, None),
    ],
)
def test_reminders(left: int, bound: int | None) -> None:
    ends = TODAY + timedelta(left)
    assert reminder(ends, TODAY) == bound
    assert days_left(ends, TODAY) == left
    assert has_expired(ends, TODAY) is (left < 0)


def test_without_an_end_there_is_nothing_to_remind_of() -> None:
    assert reminder(None, TODAY) is None
    assert days_left(None, TODAY) is None
    assert not has_expired(None, TODAY)
    assert AgreementFact(1, AgreementKind.OTHER).valid_on(TODAY)


def test_both_ends_belong_to_the_term() -> None:
    agreement = AgreementFact(1, AgreementKind.COVENANT, starts_on=TODAY, ends_on=TODAY)
    assert agreement.valid_on(TODAY)
    assert not agreement.valid_on(TODAY - timedelta(1))
    assert not agreement.valid_on(TODAY + timedelta(1))


@pytest.mark.parametrize(("evaluation", "planned"), [(None, False), (TODAY, True), (TODAY - timedelta(1), False)])
def test_an_evaluation_is_planned_until_it_is_past(evaluation: date | None, planned: bool) -> None:
    assert AgreementFact(1, AgreementKind.COVENANT, evaluation_on=evaluation).evaluation_planned(TODAY) is planned
