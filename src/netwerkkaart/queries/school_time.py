"""When schools are out and why: the holidays of their region, and their own study days and test weeks."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import Connection, select

from netwerkkaart.domain.rhythm import Period, SchoolCalendar
from netwerkkaart.domain.round import Out, OutKind
from netwerkkaart.domain.schools import HolidayRegion, SchoolDayKind
from netwerkkaart.queries.calendar import holiday_names, school_calendar
from netwerkkaart.store import tables as t

_OWN = {SchoolDayKind.STUDY_DAY: OutKind.STUDY_DAY, SchoolDayKind.TEST_WEEK: OutKind.TEST_WEEK}
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class SchoolDay:
    """A study day or test week of the school itself."""

    kind: SchoolDayKind
    first: date
    last: date
    label: str


@dataclass(frozen=True)
class SchoolTime:
    """The region whose holidays a school has, and its own days, oldest first."""

    region: HolidayRegion | None = None
    own: tuple[SchoolDay, ...] = ()

    @cached_property
    def calendar(self) -> SchoolCalendar:
        """The calendar in which its school weeks are counted."""
        return school_calendar(self.region, [Period(one.first, one.last) for one in self.own])

    def out_on(self, day: date) -> Out | None:
        """Return why school is out on a day: what the school said itself before what everybody has; else ``None``."""
        for one in self.own:
            if one.first <= day <= one.last:
                return Out(_OWN[one.kind], one.label)
        if day.weekday() > _FRIDAY:
            return Out(OutKind.WEEKEND)
        if self.calendar.is_free(day):
            return Out(OutKind.HOLIDAY, holiday_names(self.region).get(day, ""))
        return None


def school_times(connection: Connection, school_ids: Collection[int] | None = None) -> Mapping[int, SchoolTime]:
    """Return the time of these schools, or of all; two statements."""
    school, own = t.school.c, t.school_day.c
    schools = select(school.id, school.holiday_region)
    days = select(own.school_id, own.kind, own.first, own.last, own.label).order_by(own.first, own.id)
    if school_ids is not None:
        schools, days = schools.where(school.id.in_(school_ids)), days.where(own.school_id.in_(school_ids))
    found: dict[int, list[SchoolDay]] = defaultdict(list)
    for row in connection.execute(days):
        found[row.school_id].append(SchoolDay(row.kind, row.first, row.last, row.label))
    plain: dict[HolidayRegion | None, SchoolTime] = {}  # many schools have no days of their own, and share one
    return {
        row.id: SchoolTime(row.holiday_region, tuple(found[row.id]))
        if row.id in found
        else plain.setdefault(row.holiday_region, SchoolTime(row.holiday_region))
        for row in connection.execute(schools)
    }
