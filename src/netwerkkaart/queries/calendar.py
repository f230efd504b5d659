"""The school calendar of a holiday region: public holidays and school holidays."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from netwerkkaart.domain.rhythm import Period, SchoolCalendar
from netwerkkaart.domain.schools import HolidayRegion
from netwerkkaart.queries.holidays_source import FIRST_YEAR, LAST_YEAR, PUBLIC, Spans, read_spans

_NAMES = {HolidayRegion.NORTH: "Noord", HolidayRegion.MIDDLE: "Midden", HolidayRegion.SOUTH: "Zuid"}
_BEFORE_SUMMER = {"Voorjaarsvakantie", "Meivakantie", "Zomervakantie"}
_AFTER_SUMMER = {"Herfstvakantie", "Kerstvakantie"}


def school_calendar(region: HolidayRegion | None, extra: Sequence[Period] = ()) -> SchoolCalendar:
    """Return the calendar of a region from 2015 to 2035, with a school's own free periods.

    Without a region only the days count that are free in all three. ``known_until`` is the end of the last
    school year of which every holiday is known; after it the holidays that lack count as school weeks.
    """
    return _regional_calendar(region).with_free(extra)


@cache
def _regional_calendar(region: HolidayRegion | None) -> SchoolCalendar:
    spans = _spans()
    if region is None:
        free = set.intersection(*(_days(spans[name]) for name in _NAMES.values()))
        known = min((day for name in _NAMES.values() if (day := _known_until(spans[name]))), default=None)
    else:
        free = _days(spans[_NAMES[region]])
        known = _known_until(spans[_NAMES[region]])
    return SchoolCalendar(_periods(free | _days(spans[PUBLIC])), known)


@cache
def holiday_names(region: HolidayRegion | None) -> Mapping[date, str]:
    """Return what each holiday is called, by day; without a region the days that are free in all three."""
    found: dict[date, str] = {}
    for group in (_NAMES[region] if region else _NAMES[HolidayRegion.MIDDLE], PUBLIC):
        for first, last, name in _spans()[group]:
            start, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
            found.update(dict.fromkeys(map(date.fromordinal, range(start, end + 1)), name))
    calendar = _regional_calendar(region)
    return {day: name for day, name in found.items() if calendar.is_free(day)}


@cache
def _spans() -> dict[str, Spans]:
    return read_spans()


def _days(spans: Spans) -> set[date]:
    found: set[date] = set()
    for first, last, _name in spans:
        start, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
        found.update(map(date.fromordinal, range(start, end + 1)))
    return found


def _periods(days: Iterable[date]) -> tuple[Period, ...]:
    """Join single days to unbroken periods."""
    joined: list[Period] = []
    for day in sorted(days):
        if joined and day - joined[-1].last == timedelta(days=1):
            joined[-1] = Period(joined[-1].first, day)
        else:
            joined.append(Period(day, day))
    return tuple(joined)


def _known_until(spans: Spans) -> date | None:
    """Return 31 July of the last school year whose five holidays are all known, with no gap before it."""
    names: dict[int, set[str]] = {}
    for first, _last, name in spans:
        if not first.endswith("-01-01"):  # the tail of the Christmas holidays of the year before
            names.setdefault(int(first[:4]), set()).add(name)
    known: date | None = None
    for year in range(FIRST_YEAR, LAST_YEAR):
        if not (names.get(year, set()) >= _AFTER_SUMMER and names.get(year + 1, set()) >= _BEFORE_SUMMER):
            break
        known = date(year + 1, 7, 31)
    return known
