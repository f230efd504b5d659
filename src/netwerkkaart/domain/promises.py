"""Words and rules for promises (*toezeggingen*), by us or by the school; they feed "betrouwbaar"."""

from datetime import date
from enum import StrEnum

from netwerkkaart.domain.errors import RefusedError


class PromiseSide(StrEnum):
    """Who promised."""

    US = "us"
    SCHOOL = "school"


class PromiseStatus(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"  # kept, but after its due date
    DROPPED = "dropped"


def is_overdue(status: PromiseStatus, due_on: date | None, today: date) -> bool:
    """Tell whether a promise is still open although its date is past; on the day itself it is not yet late."""
    return status is PromiseStatus.OPEN and due_on is not None and due_on < today


def status_on(status: PromiseStatus, settled_on: date | None, day: date) -> PromiseStatus:
    """Return what had become of a promise by a day: what was settled later stood open then."""
    return PromiseStatus.OPEN if settled_on is not None and settled_on > day else status


def is_due(status: PromiseStatus, due_on: date | None, today: date, *, within_days: int = 7) -> bool:
    """Tell whether an open promise asks for attention: overdue, or due within so many days."""
    return status is PromiseStatus.OPEN and due_on is not None and (due_on - today).days <= within_days


def settle(
    made_on: date, due_on: date | None, settled_on: date, *, today: date, dropped: bool = False
) -> PromiseStatus:
    """Return what a promise becomes when it is settled on a day: kept, late when after its due date, or dropped.

    Raises:
        RefusedError: it is settled before it was made, or in the future.
    """
    if settled_on < made_on:
        raise RefusedError("Een toezegging kan niet zijn afgerond voordat zij is gedaan. Kies een latere dag.")
    if settled_on > today:
        raise RefusedError("Een toezegging kan niet op een dag in de toekomst zijn afgerond. Kies vandaag of eerder.")
    if dropped:
        return PromiseStatus.DROPPED
    return PromiseStatus.LATE if due_on is not None and settled_on > due_on else PromiseStatus.KEPT
