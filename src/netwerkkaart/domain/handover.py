"""*Overdracht*: how a contact goes from a worker who leaves to the one who stays, with a visit of both."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from netwerkkaart.domain.rhythm import SchoolCalendar
from netwerkkaart.domain.visits import VisitStatus


class HandoverState(StrEnum):
    """How far the hand-over of one contact is."""

    TO_PLAN = "to_plan"
    PLANNED = "planned"
    MET = "met"  # the joint visit was held: nothing is in the way of done
    DONE = "done"


@dataclass(frozen=True)
class HandoverTally:
    """How many contacts of one worker are handed over, and of how many."""

    done: int
    total: int

    @property
    def finished(self) -> bool:
        """Whether there is nothing left to do."""
        return self.done == self.total


def handover_state(done_on: date | None, joint: Collection[VisitStatus]) -> HandoverState:
    """Return how far a hand-over is, from the day it was said to be done and what became of the joint visits.

    A cancelled visit counts as none.
    """
    if done_on is not None:
        return HandoverState.DONE
    if VisitStatus.HELD in joint:
        return HandoverState.MET
    return HandoverState.PLANNED if VisitStatus.PLANNED in joint else HandoverState.TO_PLAN


def tally(states: Iterable[HandoverState]) -> HandoverTally:
    """Count what is done."""
    every = list(states)
    return HandoverTally(sum(one is HandoverState.DONE for one in every), len(every))


def days_for_visits(
    schools: Iterable[int], calendars: Mapping[int, SchoolCalendar], first: date, last: date
) -> list[date | None]:
    """Propose a day for a visit to each of these schools in turn, one a day, from ``first`` to ``last``.

    Only days on which the school is open; ``None`` where none is left.
    """
    found: list[date | None] = []
    day = first
    for school in schools:
        good = calendars[school].first_open(day)
        found.append(good if good is not None and good <= last else None)
        day = (good or day) + timedelta(days=1)
    return found
