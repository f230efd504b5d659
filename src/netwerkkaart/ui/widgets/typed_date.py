"""Reading a date as people type it: ``24 nov``, ``24-11``, ``di``, ``gisteren``, ``v``."""

import re
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_NEAR = {
    "v": 0,
    "t": 0,
    "vandaag": 0,
    "nu": 0,
    "gisteren": -1,
    "eergisteren": -2,
    "morgen": 1,
    "overmorgen": 2,
}
_DAY_FIRST = re.compile(r"(\d{1,2})(?:[-/. ]+(\d{1,2}|[a-z]{3,9})\.?(?:[-/. ]+(\d{4}|\d{2}))?)?")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_STEPS = re.compile(r"([+-])(\d{1,3})")


def parse_date(text: str, today: date, *, future: bool = False) -> date | None:
    """Return the day somebody means, or None; without a year the last such day, with ``future`` the next."""
    words = " ".join(text.lower().replace(",", " ").split())
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if steps := _STEPS.fullmatch(words):
        return today + timedelta(days=int(steps[1] + steps[2]))
    weekday = _weekday(words)
    if weekday is not None:
        ahead = (weekday - today.weekday()) % 7
        return today + timedelta(days=ahead if future or not ahead else ahead - 7)
    first, _, rest = words.partition(" ")
    if rest and _weekday(first) is not None:
        words = rest
    if written := _YEAR_FIRST.fullmatch(words):
        return _day(int(written[1]), int(written[2]), int(written[3]))
    if written := _DAY_FIRST.fullmatch(words):
        return _day_first(written, today, future=future)
    return None


def _weekday(word: str) -> int | None:
    if len(word) < 2:
        return None
    found = [place for place, name in enumerate(_WEEKDAYS) if name.startswith(word)]
    return found[0] if len(found) == 1 else None


def _month(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    start = "mrt" if word.startswith(("maa", "mrt")) else word[:3]
    return _MONTHS.index(start) + 1 if start in _MONTHS else None


def _day_first(written: "re.Match[str]", today: date, *, future: bool) -> date | None:
    number = int(written[1])
    if written[2] is None:
        return _nearest([_day(*month, number) for month in _months_around(today)], today, future=future)
    month = _month(written[2])
    if month is None:
        return None
    if written[3] is not None:
        year = int(written[3])
        return _day(year if year > 99 else 2000 + year, month, number)
    years = range(today.year - 4, today.year + 5)  # four: 29 February
    return _nearest([_day(year, month, number) for year in years], today, future=future)


def _months_around(today: date) -> list[tuple[int, int]]:
    counted = [today.year * 12 + today.month - 1 + step for step in (-2, -1, 0, 1, 2)]
    return [(months // 12, months % 12 + 1) for months in counted]


def _nearest(days: list[date | None], today: date, *, future: bool) -> date | None:
    known = [day for day in days if day is not None]
    if future:
        return min((day for day in known if day >= today), default=None)
    return max((day for day in known if day <= today), default=None)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
