"""Words and rules for promises (*toezeggingen*), by us or by the school; they feed "betrouwbaar"."""

from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class PromiseFact:
    """What the rules need to know of a promise."""

    id: int
    side: PromiseSide
    made_on: date
    due_on: date | None = None
    status: PromiseStatus = PromiseStatus.OPEN
    settled_on: date | None = None


@dataclass(frozen=True)
class PromiseTally:
    """What became of one side's promises: the ids by outcome; ``overdue`` are open ones past their date."""

    kept: tuple[int, ...]
    late: tuple[int, ...]
    dropped: tuple[int, ...]
    overdue: tuple[int, ...]
    open: tuple[int, ...]


def is_overdue(status: PromiseStatus, due_on: date | None, today: date) -> bool:
    """Tell whether a promise is still open although its date is past; on the day itself it is not yet late."""
    return status is PromiseStatus.OPEN and due_on is not None and due_on < today


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
        raise RefusedError("Een toezegging kan niet zijn afgehandeld voordat zij is gedaan. Kies een latere dag.")
    if settled_on > today:
        raise RefusedError(
            "Een toezegging kan niet op een dag in de toekomst zijn afgehandeld. Kies vandaag of eerder."
        )
    if dropped:
        return PromiseStatus.DROPPED
    return PromiseStatus.LATE if due_on is not None and settled_on > due_on else PromiseStatus.KEPT


def tally(promises: Iterable[PromiseFact], side: PromiseSide, today: date) -> PromiseTally:
    """Return what became of the promises of one side, as it stands today."""
    found: dict[PromiseStatus, list[int]] = {status: [] for status in PromiseStatus}
    overdue: list[int] = []
    for promise in sorted(promises, key=lambda promise: (promise.made_on, promise.id)):
        if promise.side is not side:
            continue
        if is_overdue(promise.status, promise.due_on, today):
            overdue.append(promise.id)
        else:
            found[promise.status].append(promise.id)
    return PromiseTally(
        kept=tuple(found[PromiseStatus.KEPT]),
        late=tuple(found[PromiseStatus.LATE]),
        dropped=tuple(found[PromiseStatus.DROPPED]),
        overdue=tuple(overdue),
        open=tuple(found[PromiseStatus.OPEN]),
    )
