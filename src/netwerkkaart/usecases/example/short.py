"""Short forms that keep the tables of the story readable."""

from datetime import date
from typing import Final

from netwerkkaart.domain.people import AssignmentKind, IntroductionKind
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.trust import SignalKind
from netwerkkaart.domain.visits import Initiative, VisitKind
from netwerkkaart.usecases.example.place import FIRST_DAY
from netwerkkaart.usecases.example.told import Duty, Pledge, Stretch, Via

PUPIL: Final = Via(IntroductionKind.PUPIL)
OWN: Final = Via(IntroductionKind.OWN)

DROP_IN, APPOINTMENT, MEETING = VisitKind.DROP_IN, VisitKind.APPOINTMENT, VisitKind.MEETING
ACTIVITY, PHONE, MAIL, TALK = VisitKind.ACTIVITY, VisitKind.PHONE, VisitKind.MAIL, VisitKind.NEEDS_TALK
SCHOOL: Final = Initiative.SCHOOL
S: Final = SignalKind

PERIODS: Final = (
    (date(2024, 8, 26), date(2025, 1, 31)),
    (date(2025, 2, 3), date(2025, 7, 11)),
    (date(2025, 8, 25), date(2025, 12, 5)),
    (date(2025, 12, 8), date(2026, 5, 22)),
    (date(2026, 5, 26), date(2026, 11, 20)),
)
"""The last two are the windows of 20 school weeks that the readings of 23 November 2026 look at."""

BETWEEN: Final = (date(2025, 12, 1), date(2026, 5, 18))
"""The Mondays of two weeks that fall in one window on the 20th and in another on the 23rd: no signals there."""


def day(text: str) -> date:
    """Return a day written as ``2026-11-20``."""
    return date.fromisoformat(text)


def by(person: str) -> Via:
    """Return "a contact brought us there"."""
    return Via(IntroductionKind.CONTACT, person)


def through(worker: str) -> Via:
    """Return "a colleague brought us there"."""
    return Via(IntroductionKind.COLLEAGUE, worker)


def fixed(worker: str, weight: int = 10, first: date = FIRST_DAY, last: date | None = None) -> Duty:
    """Return a *vast gezicht*."""
    return Duty(worker, AssignmentKind.FIXED, weight, first, last)


def substitute(worker: str, weight: int = 4, first: date = FIRST_DAY, last: date | None = None) -> Duty:
    """Return an *invaller*."""
    return Duty(worker, AssignmentKind.SUBSTITUTE, weight, first, last)


def stretches(*counts: tuple[int, int, int, int], begin: date = FIRST_DAY) -> tuple[Stretch, ...]:
    """Return the five periods of the story: visits, by initiative of the school, signals building and straining.

    Where we came in later than the story begins, ``begin`` is the first day after that.
    """
    return tuple(
        Stretch(max(first, begin), last, visits, by_school, building, straining)
        for (first, last), (visits, by_school, building, straining) in zip(PERIODS, counts, strict=True)
    )


def ours(
    text: str,
    due: int | None = 14,
    status: PromiseStatus = PromiseStatus.KEPT,
    settled: int | None = None,
    to: str = "",
) -> Pledge:
    """Return a promise of ours."""
    return Pledge(PromiseSide.US, text, due, status, settled, to)


def theirs(
    text: str,
    due: int | None = 14,
    status: PromiseStatus = PromiseStatus.KEPT,
    settled: int | None = None,
    to: str = "",
) -> Pledge:
    """Return a promise of the school."""
    return Pledge(PromiseSide.SCHOOL, text, due, status, settled, to)


OPEN, LATE, DROPPED = PromiseStatus.OPEN, PromiseStatus.LATE, PromiseStatus.DROPPED
