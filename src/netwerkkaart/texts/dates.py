"""Dates and spans of time in words: *di 24 nov 2026*, *5 schoolweken geleden*, *over 3 dagen*.

The names of days and months stand here and not in Babel, whose import and first use take some 75 ms of
the start; a test holds them against Babel's.
"""

from datetime import date, datetime, time
from typing import Final

from netwerkkaart.texts import N_, _, ngettext

NO_DATE: Final = "–"
"""What a list shows where there is no date."""

_DAYS: Final = (N_("ma"), N_("di"), N_("wo"), N_("do"), N_("vr"), N_("za"), N_("zo"))
_WEEKDAYS: Final = (
    N_("maandag"),
    N_("dinsdag"),
    N_("woensdag"),
    N_("donderdag"),
    N_("vrijdag"),
    N_("zaterdag"),
    N_("zondag"),
)
_MONTHS: Final = (
    N_("januari"),
    N_("februari"),
    N_("maart"),
    N_("april"),
    N_("mei"),
    N_("juni"),
    N_("juli"),
    N_("augustus"),
    N_("september"),
    N_("oktober"),
    N_("november"),
    N_("december"),
)
_SHORT_MONTHS: Final = (
    N_("jan"),
    N_("feb"),
    N_("mrt"),
    N_("apr"),
    N_("mei"),
    N_("jun"),
    N_("jul"),
    N_("aug"),
    N_("sep"),
    N_("okt"),
    N_("nov"),
    N_("dec"),
)

_NEAR_DAYS: Final = {
    -2: N_("eergisteren"),
    -1: N_("gisteren"),
    0: N_("vandaag"),
    1: N_("morgen"),
    2: N_("overmorgen"),
}


def day(when: date | None) -> str:
    """Return a date as lists show it: ``di 24 nov 2026``; a dash where there is none."""
    if when is None:
        return NO_DATE
    return f"{_(_DAYS[when.weekday()])} {short_day(when)}"


def weekday(when: date) -> str:
    """Return the day of the week: ``dinsdag``."""
    return _(_WEEKDAYS[when.weekday()])


def short_weekday(when: date) -> str:
    """Return the day of the week in two letters: ``di``."""
    return _(_DAYS[when.weekday()])


def short_day(when: date | None) -> str:
    """Return a date without the day of the week: ``24 nov 2026``; a dash where there is none."""
    if when is None:
        return NO_DATE
    return f"{when.day} {month(when)}"


def long_day(when: date | None) -> str:
    """Return a date as paper and sentences show it: ``24 november 2026``; a dash where there is none."""
    if when is None:
        return NO_DATE
    return f"{when.day} {_(_MONTHS[when.month - 1])} {when.year}"


def month(when: date | None) -> str:
    """Return a date by its month: ``nov 2026``; a dash where there is none."""
    if when is None:
        return NO_DATE
    return f"{_(_SHORT_MONTHS[when.month - 1])} {when.year}"


def clock(at: time | datetime | None) -> str:
    """Return a time of day: ``10:30``, ``9:00``; empty when it is not known."""
    return "" if at is None else f"{at.hour}:{at.minute:02}"


def span(first: date | None, last: date | None) -> str:
    """Return a period: ``24 nov 2026 – 3 jan 2027``, ``sinds 24 nov 2026`` or ``tot en met 3 jan 2027``.

    Empty when both ends are unknown.
    """
    if first is None and last is None:
        return ""
    if last is None:
        return _("sinds {date}").format(date=short_day(first))
    if first is None:
        return _("tot en met {date}").format(date=short_day(last))
    if first == last:
        return short_day(first)
    return f"{short_day(first)} – {short_day(last)}"


def school_weeks_ago(weeks: int | None, *, this_week: bool = True) -> str:
    """Return how long ago in school weeks: ``5 schoolweken geleden``, ``deze week``, ``nog nooit``.

    ``None`` is never. Over a holiday no school week may have passed although weeks have: pass
    ``this_week=False`` and 0 reads ``nog geen schoolweek geleden``. A negative number lies ahead.
    """
    if weeks is None:
        return _("nog nooit")
    if weeks == 0:
        return _("deze week") if this_week else _("nog geen schoolweek geleden")
    if weeks < 0:
        return ngettext("over {weeks} schoolweek", "over {weeks} schoolweken", -weeks).format(weeks=-weeks)
    return ngettext("{weeks} schoolweek geleden", "{weeks} schoolweken geleden", weeks).format(weeks=weeks)


def relative_day(when: date | None, today: date) -> str:
    """Return a day as seen from today: ``vandaag``, ``gisteren``, ``over 3 dagen``, ``5 dagen geleden``."""
    if when is None:
        return NO_DATE
    days = (when - today).days
    if days in _NEAR_DAYS:
        return _(_NEAR_DAYS[days])
    if days > 0:
        return ngettext("over {days} dag", "over {days} dagen", days).format(days=days)
    return ngettext("{days} dag geleden", "{days} dagen geleden", -days).format(days=-days)
