"""*Zit deze persoon er nog?*: once a school year we ask it of everybody we know at a school.

Whom to ask, and which days an answer stands for; nothing here judges a person.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from netwerkkaart.domain.years import SchoolYear

_FIRST_MONTHS: Final = (8, 9, 10)
_LAST_MONTHS: Final = (6, 7)


class StillThere(StrEnum):
    """What can be answered; the first letter of its Dutch word is its key."""

    STAYS = "stays"
    OTHER_ROLE = "other_role"
    LEFT = "left"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class YearEdge:
    """Where one school year goes over into the next: the last day of who left, the first of a new position."""

    last: date
    first: date


def is_to_ask(starts_on: date | None, confirmed_on: date | None, today: date) -> bool:
    """Tell whether somebody in a position was not asked after yet in this school year.

    Who was confirmed in this school year, or began in it, needs no asking.
    """
    begin = SchoolYear.of(today).first
    return all(day is None or day < begin for day in (starts_on, confirmed_on))


def is_season(today: date) -> bool:
    """Tell whether it is the start of a school year, August to October, when the question is brought up by itself."""
    return today.month in _FIRST_MONTHS


def year_edge(today: date) -> YearEdge:
    """Return the edge an answer of today speaks of: the one that went by, in June and July the one ahead."""
    year = SchoolYear.of(today)
    if today.month in _LAST_MONTHS:
        year = year.next
    return YearEdge(year.first - timedelta(days=1), year.first)


def last_day(starts_on: date | None, edge: YearEdge, today: date) -> date:
    """Return the last day of a position that is over: that of the edge; who began after it stopped today at the latest.

    Never before the position began.
    """
    if starts_on is None or starts_on <= edge.last:
        return edge.last
    return max(starts_on, today)


def first_day(ended_on: date, edge: YearEdge) -> date:
    """Return the first day of the position that follows on one that ended: that of the edge, or the day after."""
    return max(edge.first, ended_on + timedelta(days=1))
