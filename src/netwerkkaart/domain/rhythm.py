"""Rhythm is counted in school weeks: a week without school is nobody's silence.

A week runs from Monday to Sunday and is a school week if at least one of its days Monday to Friday is not free.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final, Self

SILENT_WEEKS: Final = 12
"""From more school weeks than this without contact it is silent, where nobody wished another rhythm."""
_FRIDAY = 4
_A_YEAR = 366
_ALL_FREE = 0b11111  # a bit for each of Monday to Friday


def is_silent(weeks: int | None, wished: int | None = None) -> bool:
    """Tell whether contact is longer ago than the wished number of school weeks, or never was."""
    return weeks is None or weeks > (wished or SILENT_WEEKS)


def silence_order(weeks: int | None) -> tuple[bool, int]:
    """Return where a silence comes in a list of them: never first, then the longest."""
    return weeks is not None, -(weeks or 0)


@dataclass(frozen=True, order=True)
class Period:
    """A number of days, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period can't end ({self.last}) before it begins ({self.first})")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


@dataclass(frozen=True)
class SchoolCalendar:
    """The free days of a school, and everything that is counted in its school weeks.

    Outside what is known every week counts as a school week: ``known_until`` is the last day for which the
    holidays are known, ``None`` where nobody said. One calendar serves many schools; what it derives from the
    free days is worked out once.
    """

    free: tuple[Period, ...] = ()
    known_until: date | None = None

    def is_free(self, day: date) -> bool:
        """Tell whether school is out on this day; a Saturday or Sunday always is."""
        return day.weekday() > _FRIDAY or bool(self._free_days.get(_week(day), 0) & 1 << day.weekday())

    def first_open(self, day: date) -> date | None:
        """Return the first day from this one on on which there is school; ``None`` when there is none in a year."""
        days = (day + timedelta(days=number) for number in range(_A_YEAR))
        return next((one for one in days if not self.is_free(one)), None)

    def in_school_week(self, day: date) -> bool:
        """Tell whether this day lies in a school week."""
        return self._free_days.get(_week(day), 0) != _ALL_FREE

    def school_weeks_between(self, earlier: date, later: date) -> int:
        """Count the school weeks after the week of ``earlier`` up to and including that of ``later``.

        0 within one week, and over a holiday; negative when ``later`` comes first.
        """
        return self._school_weeks_until(_week(later)) - self._school_weeks_until(_week(earlier))

    def school_weeks_ago(self, day: date | None, today: date) -> int | None:
        """Count the school weeks since a day; ``None``, for never, stays ``None``."""
        return None if day is None else self.school_weeks_between(day, today)

    def window(self, today: date, weeks: int) -> Period:
        """Return the days that hold the last ``weeks`` school weeks: from a Monday up to and including today.

        This week counts as one of them, if it is a school week; holidays in between belong to the window.
        """
        return Period(self._monday_of_last(_week(today), weeks), today)

    def windows(self, today: date, weeks: int) -> tuple[Period, Period]:
        """Return the window of the last ``weeks`` school weeks and that of as many school weeks before it."""
        current = self.window(today, weeks)
        ends = current.first - timedelta(days=1)
        return current, self.window(ends, weeks)

    def with_free(self, extra: Iterable[Period]) -> Self:
        """Return this calendar with a school's own study days and test weeks; itself when there are none."""
        added = tuple(sorted(extra))
        return type(self)((*self.free, *added), self.known_until) if added else self

    @cached_property
    def _free_days(self) -> dict[int, int]:
        """Per week with free days: which of Monday to Friday, as bits."""
        found: dict[int, int] = {}
        for period in self.free:
            first, last = _week(period.first), _week(period.last)
            for week in range(first, last + 1):
                start = period.first.weekday() if week == first else 0
                end = min(period.last.weekday() if week == last else _FRIDAY, _FRIDAY)
                bits = sum(1 << weekday for weekday in range(start, end + 1))
                found[week] = found.get(week, 0) | bits
        return found

    @cached_property
    def _free_weeks(self) -> list[int]:
        return sorted(week for week, days in self._free_days.items() if days == _ALL_FREE)

    def _school_weeks_until(self, week: int) -> int:
        return week - bisect_right(self._free_weeks, week)

    def _monday_of_last(self, week: int, weeks: int) -> date:
        if weeks < 1:
            raise ValueError(f"a window holds at least one school week, not {weeks}")
        free, place = self._free_weeks, bisect_right(self._free_weeks, week)
        first = week - weeks + 1
        while place and free[place - 1] >= first:  # each free week in the window makes it a week longer
            first -= 1
            place -= 1
        return date.fromordinal(max(first * 7 + 1, 1))


def _week(day: date) -> int:
    """Return the number of a week: the first of January of the year 1 was a Monday."""
    return (day.toordinal() - 1) // 7
