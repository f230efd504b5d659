"""How far a tie is: by its step and by its last use, at every bound."""

from datetime import date, timedelta

import pytest

from netwerkkaart.domain.people import TieStep
from netwerkkaart.domain.warmth import (
    FACE_DISTANCE,
    INTRODUCED_DISTANCE,
    SAME_SCHOOL_DISTANCE,
    TIE_DISTANCE,
    paleness,
    tie_distance,
)

ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "pale"), [(0, 0), (91, 0), (92, 1), (183, 1), (184, 2), (365, 2), (366, 3), (4000, 3)]
)
def test_the_shades_of_the_last_contact(days: int, pale: int) -> None:
    assert paleness(ON - timedelta(days=days), ON) == pale


def test_never_is_as_pale_as_long_ago() -> None:
    assert paleness(None, ON) == 3


@pytest.mark.parametrize(
    ("step", "days", "distance"),
    [
        (TieStep.CARRIER, 0, 1),
        (TieStep.CARRIER, 400, 4),
        (TieStep.MUTUAL, 0, 2),
        (TieStep.IN_CONTACT, 100, 4),
        (TieStep.ACQUAINTED, 0, 4),
        (None, 0, 5),
        (None, None, 8),
    ],
)
def test_a_further_step_and_a_later_meeting_are_nearer(step: TieStep | None, days: int | None, distance: int) -> None:
    last = None if days is None else ON - timedelta(days=days)
    assert tie_distance(step, last, ON) == distance


def test_who_brought_us_somewhere_is_nearer_than_who_works_there_and_that_than_only_coming_there() -> None:
    assert TIE_DISTANCE[TieStep.MUTUAL] < INTRODUCED_DISTANCE < SAME_SCHOOL_DISTANCE < FACE_DISTANCE
    assert [TIE_DISTANCE[step] for step in (None, *TieStep)] == [5, 4, 3, 2, 1]
