"""School years: 1 August to 31 July; every trend compares school years, never calendar years."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from netwerkkaart.domain.errors import RefusedError

_WRITTEN = re.compile(r"([0-9]{4})\s*[-/\u2010-\u2015]\s*([0-9]{4}|[0-9]{2})", re.ASCII)
_FIRST_MONTH = 8


@dataclass(frozen=True, order=True)
class SchoolYear:
    """The school year that begins on 1 August of ``start``; school years sort by time.

    ``start`` runs from 1 to 9998, so that both ends are dates.
    """

    start: int

    def __post_init__(self) -> None:
        if not 1 <= self.start <= 9998:
            raise ValueError(f"no school year starts in {self.start}")

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the school year a day falls in."""
        start = day.year if day.month >= _FIRST_MONTH else day.year - 1
        return cls(min(max(start, 1), 9998))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2025-2026``, ``2025–2026``, ``2025/2026`` or ``2025-26``.

        Raises:
            RefusedError: the text is not a school year, or its two years don't follow each other.
        """
        found = _WRITTEN.fullmatch(text.strip())
        if found is not None:
            start, end = int(found[1]), int(found[2])
            follows = end == (start + 1) % 100 if len(found[2]) == 2 else end == start + 1
            if follows and 1 <= start <= 9998:
                return cls(start)
        raise RefusedError(f"“{text}” is geen schooljaar. Schrijf het als 2025-2026: het ene jaar na het andere.")

    @property
    def label(self) -> str:
        """The school year as shown on screen and on paper: ``2026–2027``."""
        return f"{self.start:04d}–{self.start + 1:04d}"

    @property
    def short(self) -> str:
        """The school year where there is little room: ``26–27``."""
        return f"{self.start % 100:02d}–{(self.start + 1) % 100:02d}"

    @property
    def first(self) -> date:
        """The first day: 1 August."""
        return date(self.start, _FIRST_MONTH, 1)

    @property
    def last(self) -> date:
        """The last day: 31 July of the year after."""
        return date(self.start + 1, _FIRST_MONTH - 1, 31)

    @property
    def next(self) -> Self:
        """The school year after this one."""
        return type(self)(self.start + 1)

    @property
    def previous(self) -> Self:
        """The school year before this one."""
        return type(self)(self.start - 1)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def __str__(self) -> str:
        return self.label


def school_years(earliest: date, latest: date) -> tuple[SchoolYear, ...]:
    """Return every school year from the one of ``earliest`` up to and including the one of ``latest``."""
    return tuple(SchoolYear(start) for start in range(SchoolYear.of(earliest).start, SchoolYear.of(latest).start + 1))


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or earlier when negative; the last of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
