"""The school calendar of a holiday region: public holidays and school holidays from the ``holidays`` package."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from netwerkkaart.domain.rhythm import Period, SchoolCalendar
from netwerkkaart.domain.schools import HolidayRegion

FIRST_YEAR = 2015
LAST_YEAR = 2035

_SUBDIVISIONS = {
    HolidayRegion.NORTH: "Noord",
    HolidayRegion.MIDDLE: "Midden",
    HolidayRegion.SOUTH: "Zuid",
}
_BEFORE_SUMMER = {"Voorjaarsvakantie", "Meivakantie", "Zomervakantie"}
_AFTER_SUMMER = {"Herfstvakantie", "Kerstvakantie"}


def school_calendar(region: HolidayRegion | None, extra: Sequence[Period] = ()) -> SchoolCalendar:
    """Return the calendar of a region from 2015 to 2035, with a school's own free periods.

    Without a region only the days count that are free in all three. ``known_until`` is the end of the last school
    year of which the package knows every holiday; after it the weeks of holidays it lacks count as school weeks.
    """
    return _regional_calendar(region).with_free(extra)


@cache
def _regional_calendar(region: HolidayRegion | None) -> SchoolCalendar:
    if region is not None:
        return _calendar(_school_days(region))
    days = [_school_days(each) for each in HolidayRegion]
    return _calendar({day: name for day, name in days[0].items() if all(day in other for other in days)})


def _calendar(school_days: Mapping[date, str]) -> SchoolCalendar:
    return SchoolCalendar(_periods([*school_days, *_public_days()]), _known_until(school_days))


@cache
def _school_days(region: HolidayRegion) -> Mapping[date, str]:
    """Give each single day of the school holidays the name of its holiday."""
    from holidays import country_holidays  # late: the first paint needn't wait for it

    return dict(
        country_holidays(
            "NL",
            subdiv=_SUBDIVISIONS[region],
            years=range(FIRST_YEAR, LAST_YEAR + 1),
            categories=("school",),
            language="nl",
        )
    )


@cache
def _public_days() -> tuple[date, ...]:
    from holidays import country_holidays

    return tuple(country_holidays("NL", years=range(FIRST_YEAR, LAST_YEAR + 1), categories=("public",)))


def _periods(days: Iterable[date]) -> tuple[Period, ...]:
    """Join single days to unbroken periods."""
    joined: list[Period] = []
    for day in sorted(set(days)):
        if joined and day - joined[-1].last == timedelta(days=1):
            joined[-1] = Period(joined[-1].first, day)
        else:
            joined.append(Period(day, day))
    return tuple(joined)


def _known_until(days: Mapping[date, str]) -> date | None:
    """Return 31 July of the last school year whose five holidays are all known, with no gap before it."""
    names: dict[int, set[str]] = {}
    for day, name in days.items():
        if day.month > 1:  # January is the tail of the Christmas holidays of the year before
            names.setdefault(day.year, set()).add(name)
    known: date | None = None
    for year in range(FIRST_YEAR, LAST_YEAR):
        if not (names.get(year, set()) >= _AFTER_SUMMER and names.get(year + 1, set()) >= _BEFORE_SUMMER):
            break
        known = date(year + 1, 7, 31)
    return known
