"""The schools on *Vandaag*: where we lean on one person, where it is silent, and whose stand may no longer hold.

Plain SQL over a ``Glance``, as the whole page; every rule is the domain's own.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.readings import WINDOW_WEEKS, Spread, SpreadOver, spread_of
from netwerkkaart.domain.rhythm import Period, SchoolCalendar, is_silent, silence_order
from netwerkkaart.domain.schools import HolidayRegion, Sector
from netwerkkaart.domain.trust import Doubt, TrustStand
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.standing import doubted_stands
from netwerkkaart.store.glance import Glance

SCHOOL_NAME = "coalesce(nullif(s.short_name, ''), s.name)"
_SCHOOLS = f"""
    SELECT s.id, {SCHOOL_NAME}, s.city, s.sector, s.holiday_region, s.interval_weeks,
           (SELECT max(v.day) FROM visit v WHERE v.school_id = s.id AND v.status = 'held' AND v.day <= ?),
           (SELECT min(v.day) FROM visit v WHERE v.school_id = s.id AND v.status = 'planned' AND v.day >= ?)
    FROM school s WHERE s.closed_on IS NULL OR s.closed_on > ? ORDER BY lower({SCHOOL_NAME})
"""
_MET = """
    SELECT v.school_id, v.day, v.id, l.contact_id FROM visit v JOIN visit_contact l ON l.visit_id = v.id
    WHERE v.status = 'held' AND v.day BETWEEN ? AND ? ORDER BY v.day, v.id
"""
_NAMES = "SELECT id, given, infix, family FROM contact WHERE id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class OpenSchool:
    """An open school with its last held visit, the first planned one, and its calendar."""

    id: int
    name: str
    city: str
    sector: Sector
    interval: int | None
    last: date | None
    planned: date | None
    region: HolidayRegion | None
    calendar: SchoolCalendar


@dataclass(frozen=True, slots=True)
class LeaningSchool:
    """A school whose contact runs through one person."""

    school_id: int
    school: str
    sector: Sector
    person: str
    spread: Spread


@dataclass(frozen=True, slots=True)
class SilentSchool:
    """A school nobody was at, or not for long; ``weeks`` in school weeks, None for never.

    They are the schools that the round proposes for their silence, or would if no visit were planned already.
    """

    school_id: int
    school: str
    city: str
    sector: Sector
    last: date | None
    weeks: int | None
    planned: date | None
    """The day of the first visit that is planned there, today or later."""


@dataclass(frozen=True, slots=True)
class DoubtedSchool:
    """A school whose stand asks "klopt dit nog?", and why."""

    school_id: int
    school: str
    sector: Sector
    stand: TrustStand
    since: date
    doubts: tuple[Doubt, ...]


def open_schools(glance: Glance, today: date) -> dict[int, OpenSchool]:
    """Return the open schools by id, in order of name."""
    rows = glance.rows(_SCHOOLS, *[today.isoformat()] * 3)
    extra = _own_free_days(glance)
    calendars: dict[HolidayRegion | None, SchoolCalendar] = {}
    found = {}
    for number, name, city, sector, region_slug, interval, last, planned in rows:
        region = HolidayRegion(region_slug) if region_slug else None
        calendar = calendars.get(region) or calendars.setdefault(region, school_calendar(region))
        own = extra.get(number)
        if own and _frees_a_week(calendar, own):
            calendar = calendar.with_free(own)
        days = _date(last), _date(planned)
        found[number] = OpenSchool(number, name, city, Sector(sector), interval, *days, region, calendar)
    return found


def _own_free_days(glance: Glance) -> Mapping[int, list[Period]]:
    found: defaultdict[int, list[Period]] = defaultdict(list)
    for school_id, first, last in glance.rows("SELECT school_id, first, last FROM school_day"):
        found[school_id].append(Period(date.fromisoformat(first), date.fromisoformat(last)))
    return found


def _frees_a_week(calendar: SchoolCalendar, own: Sequence[Period]) -> bool:
    """Tell whether a school's own free days leave a week without school; single study days seldom do."""
    mondays = {
        period.first + timedelta(days=days - (period.first + timedelta(days=days)).weekday())
        for period in own
        for days in range(0, period.days + 6, 7)
    }
    return any(
        all(calendar.is_free(day) or any(day in period for period in own) for day in _weekdays(monday))
        for monday in mondays
    )


def _weekdays(monday: date) -> list[date]:
    return [monday + timedelta(days=days) for days in range(5)]


def silent_schools(schools: Iterable[OpenSchool], today: date) -> tuple[SilentSchool, ...]:
    """Return the schools never met first, then those unseen for longer than they should, the longest first."""
    found = []
    for each in schools:
        weeks = each.calendar.school_weeks_ago(each.last, today)
        if is_silent(weeks, each.interval):
            about = (each.id, each.name, each.city, each.sector)
            found.append(SilentSchool(*about, each.last, weeks, each.planned))
    return tuple(sorted(found, key=lambda one: silence_order(one.weeks)))


def leaning_schools(glance: Glance, schools: Mapping[int, OpenSchool], today: date) -> tuple[LeaningSchool, ...]:
    """Return the schools where one person carries 60 % or more of the contact of the last 20 school weeks."""
    starts = {each.id: each.calendar.window(today, WINDOW_WEEKS).first.isoformat() for each in schools.values()}
    widest = min(starts.values(), default=today.isoformat())
    met: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    never = "9999"
    for school_id, day, visit_id, contact_id in glance.rows(_MET, widest, today.isoformat()):
        if day >= starts.get(school_id, never):
            met[school_id].append((contact_id, visit_id))
    found = {}
    for school_id, pairs in met.items():
        reading = spread_of(pairs, SpreadOver.CONTACTS)
        if isinstance(reading, Spread) and reading.warns:
            found[school_id] = reading
    names = _names(glance, {reading.person for reading in found.values()})
    leaning = [
        LeaningSchool(number, schools[number].name, schools[number].sector, names.get(reading.person, ""), reading)
        for number, reading in found.items()
    ]
    return tuple(sorted(leaning, key=lambda one: (-one.spread.percent, one.school)))


def _names(glance: Glance, ids: Collection[int]) -> dict[int, str]:
    if not ids:
        return {}
    rows = glance.rows(_NAMES, json.dumps(sorted(ids)))
    return {number: str(PersonName(given, infix, family)) for number, given, infix, family in rows}


def doubted_schools(glance: Glance, schools: Mapping[int, OpenSchool], today: date) -> tuple[DoubtedSchool, ...]:
    """Return the schools whose stand may no longer hold: where something happened first, then the oldest stand first.

    Three statements.
    """
    found = [
        DoubtedSchool(
            school_id,
            schools[school_id].name,
            schools[school_id].sector,
            step.stand,
            step.since,
            tuple(each.kind for each in doubts),
        )
        for school_id, (step, doubts) in doubted_stands(glance.rows, today).items()
        if doubts and school_id in schools
    ]
    return tuple(sorted(found, key=lambda one: (one.doubts == (Doubt.OLD,), one.since, one.school)))


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
