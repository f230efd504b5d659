"""What we do at schools (*inzet*): when it runs, how many it reaches, and whether it grows where the basics stand.

The base in the neighbourhoods comes first: work at schools that grows where the *basis op orde* is not there asks
whether the wijk can bear it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netwerkkaart.domain.audience import SMALL
from netwerkkaart.domain.schools import BaseInOrder
from netwerkkaart.domain.years import SchoolYear, add_months


@dataclass(frozen=True, slots=True)
class Activity:
    """What the rules of gaps and growth need to know of an activity; without an end it still runs.

    ``neighbourhoods`` are the wijk of its school and the wijk it is a bridge to; ``reach`` is a number of
    participants, None where nobody counted.
    """

    id: int
    school: int
    offer: int
    starts_on: date
    ends_on: date | None = None
    neighbourhoods: tuple[int, ...] = ()
    reach: int | None = None

    def runs_in(self, first: date, last: date) -> bool:
        """Tell whether it ran on at least one day of a period."""
        return self.starts_on <= last and (self.ends_on is None or self.ends_on >= first)


@dataclass(frozen=True, slots=True)
class Reach:
    """The participants of some activities: each number that was counted, and of how many nobody counted."""

    counted: tuple[int, ...]
    unknown: int

    @property
    def total(self) -> int:
        """All that were counted; for comparing, never to be shown where a small one is among them."""
        return sum(self.counted)

    @property
    def shown(self) -> int:
        """The sum of the numbers that may be shown as they are."""
        return sum(number for number in self.counted if not 0 < number < SMALL)

    @property
    def small(self) -> int:
        """How many of the numbers are too small to be shown: from a sum they could be worked out."""
        return sum(0 < number < SMALL for number in self.counted)


@dataclass(frozen=True, slots=True)
class WorkGrowth:
    """The activities in one wijk in this school year and in the same part of the one before, with what they reached."""

    base: BaseInOrder | None
    now: tuple[int, ...]
    before: tuple[int, ...]
    reach_now: Reach
    reach_before: Reach

    @property
    def more_activities(self) -> bool:
        """Whether there are more of them than there were."""
        return len(self.now) > len(self.before)

    @property
    def more_reach(self) -> bool:
        """Whether they reach more people; not known, so no, where of one of them nobody counted."""
        unknown = self.reach_now.unknown or self.reach_before.unknown
        return not unknown and self.reach_now.total > self.reach_before.total

    @property
    def grows(self) -> bool:
        """Whether either grew."""
        return self.more_activities or self.more_reach

    @property
    def warns(self) -> bool:
        """Whether it grows where the basics do not stand, or where nobody said whether they do."""
        return self.grows and self.base is not BaseInOrder.YES


def reach_of(activities: Iterable[Activity]) -> Reach:
    """Return what some activities reached together."""
    numbers = [each.reach for each in sorted(activities, key=_by_day)]
    counted = tuple(number for number in numbers if number is not None)
    return Reach(counted, len(numbers) - len(counted))


def work_growth(activities: Iterable[Activity], base: BaseInOrder | None, year: SchoolYear, today: date) -> WorkGrowth:
    """Compare what runs in a wijk in a school year with what ran in the same part of the year before.

    Only what had begun by ``today`` counts, and of the year before only what had begun by the same day.
    """
    until = min(today, year.last)
    every = sorted(activities, key=_by_day)
    now = [each for each in every if each.runs_in(year.first, until)]
    before = [each for each in every if each.runs_in(year.previous.first, add_months(until, -12))]
    return WorkGrowth(
        base, tuple(each.id for each in now), tuple(each.id for each in before), reach_of(now), reach_of(before)
    )


def _by_day(activity: Activity) -> tuple[date, int]:
    return activity.starts_on, activity.id
