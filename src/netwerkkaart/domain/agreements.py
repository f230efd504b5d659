"""Words and rules for covenants and other agreements: terms, reminders, evaluations."""

from datetime import date
from enum import StrEnum
from typing import Final

REMINDER_DAYS: Final = (120, 60, 30)
"""How many days before its end an agreement asks for attention."""


class AgreementKind(StrEnum):
    """What an agreement is about."""

    COVENANT = "covenant"  # convenant samenwerking
    INFORMATION_SHARING = "information_sharing"  # afspraak over informatie delen
    DEMARCATION = "demarcation"  # taakafbakening
    OTHER = "other"


class AgreementStatus(StrEnum):
    """Where an agreement stands."""

    DRAFT = "draft"
    ACTIVE = "active"
    ENDED = "ended"


def days_left(ends_on: date | None, today: date) -> int | None:
    """Return how many days an agreement still has: 0 on its last day, negative after it, ``None`` without an end."""
    return None if ends_on is None else (ends_on - today).days


def has_expired(ends_on: date | None, today: date) -> bool:
    """Tell whether the last day is past."""
    return ends_on is not None and ends_on < today


def reminder(ends_on: date | None, today: date) -> int | None:
    """Return which reminder stands: 120, 60 or 30 days before the end; ``None`` earlier, and when it has expired.

    With 80 days left the one of 120 days stands.
    """
    left = days_left(ends_on, today)
    if left is None or left < 0:
        return None
    return min((bound for bound in REMINDER_DAYS if left <= bound), default=None)
