"""What the page *Vandaag* shows: what is planned, what not to forget, where we lean on one person, where it is silent.

The page is the first thing people see: 14 statements whatever the size of the file, each answered from an index or from
a table that stays small.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, ScalarSelect, and_, func, or_, select

from netwerkkaart.domain.agreements import REMINDER_DAYS, AgreementKind, AgreementStatus
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.privacy import CHECK_CONTACT_MONTHS, INFORM_CONTACT_DAYS
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.readings import CONTACTS_NEEDED, WINDOW_WEEKS, Spread, SpreadOver
from netwerkkaart.domain.rhythm import Period, SchoolCalendar
from netwerkkaart.domain.schools import HolidayRegion, Sector
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.domain.years import SchoolYear, add_months
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.visits import VisitRow, visit_rows
from netwerkkaart.store.tables import (
    agreement,
    agreement_school,
    contact,
    position,
    promise,
    school,
    school_day,
    visit,
    visit_contact,
    worker,
)

PROMISE_DAYS = 7
"""How many days ahead a promise begins to ask for attention."""
UNSETTLED_DAYS = 60
"""How far back a planned visit nobody said anything of is still asked after."""
SHOWN_TO_INFORM = 20
SILENT_WEEKS = 8
"""From how many school weeks on a school without a wished interval counts as silent."""


_PERSON = (contact.c.id, contact.c.given, contact.c.infix, contact.c.family, contact.c.added_at)


@dataclass(frozen=True, slots=True)
class PromiseDue:
    """An open promise that is due or overdue."""

    id: int
    side: PromiseSide
    text: str
    due_on: date
    school_id: int
    school: str
    worker: str
    visit_id: int | None


@dataclass(frozen=True, slots=True)
class AgreementDue:
    """An agreement that ends soon or has ended, or whose evaluation is near; with its schools."""

    id: int
    kind: AgreementKind
    title: str
    ends_on: date | None
    evaluation_on: date | None
    school_ids: tuple[int, ...]
    schools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContactDue:
    """Somebody to look at: unseen for long, or to be told that we keep their details."""

    id: int
    name: str
    school: str
    since: date
    """The last day of contact (or of adding) of whom to check; the day before which the other is to be informed."""


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
    """A school nobody was at, or not for long; ``weeks`` in school weeks, None for never."""

    school_id: int
    school: str
    city: str
    sector: Sector
    last: date | None
    weeks: int | None


@dataclass(frozen=True, slots=True)
class Today:
    """Everything on the page; the lists hold all there is, the page shows the first of each."""

    week: int | None
    """Which school week of the school year it is; None in a holiday."""
    empty: bool
    """Whether the file has no school yet."""
    visits: tuple[VisitRow, ...]
    """Planned from today to the end of next week, and the planned ones of before that nobody settled."""
    promises: tuple[PromiseDue, ...]
    agreements: tuple[AgreementDue, ...]
    to_check: tuple[ContactDue, ...]
    to_inform: tuple[ContactDue, ...]
    """The first of those; ``inform_count`` is how many there are."""
    inform_count: int
    leaning: tuple[LeaningSchool, ...]
    silent: tuple[SilentSchool, ...]
    never_met: int


@dataclass(frozen=True, slots=True)
class _School:
    id: int
    name: str
    city: str
    sector: Sector
    interval: int | None
    last: date | None
    region: HolidayRegion | None
    calendar: SchoolCalendar


def today_page(connection: Connection, *, today: date) -> Today:
    """Return what there is to do and to mind on a day."""
    schools = _schools(connection, today)
    to_inform, inform_count = _to_inform(connection, today)
    silent = _silent(schools.values(), today)
    return Today(
        week=_week(schools.values(), today),
        empty=not schools,
        visits=_planned(connection, today),
        promises=_promises(connection, today),
        agreements=_agreements(connection, today),
        to_check=_to_check(connection, today),
        to_inform=to_inform,
        inform_count=inform_count,
        leaning=_leaning(connection, schools, today),
        silent=silent,
        never_met=sum(each.weeks is None for each in silent),
    )


def _week(schools: Iterable[_School], today: date) -> int | None:
    """Count the school weeks since the summer holidays, as most schools here have them; None in a holiday."""
    regions = Counter(each.region for each in schools)
    calendar = school_calendar(regions.most_common(1)[0][0] if regions else None)
    if not calendar.in_school_week(today):
        return None
    first = SchoolYear.of(today).first
    return calendar.school_weeks_between(first - timedelta(days=7), today)


def _schools(connection: Connection, today: date) -> dict[int, _School]:
    """Return the open schools by id, each with its last held visit and its calendar."""
    last = (
        select(func.max(visit.c.day))
        .where(visit.c.school_id == school.c.id, visit.c.status == VisitStatus.HELD, visit.c.day <= today)
        .scalar_subquery()
    )
    columns = school.c
    rows = connection.execute(
        select(
            columns.id,
            columns.name,
            columns.short_name,
            columns.city,
            columns.sector,
            columns.holiday_region,
            columns.interval_weeks,
            last.label("last"),
        )
        .where(or_(columns.closed_on.is_(None), columns.closed_on > today))
        .order_by(func.lower(func.coalesce(func.nullif(columns.short_name, ""), columns.name)))
    ).all()
    extra = _own_free_days(connection)
    calendars: dict[HolidayRegion | None, SchoolCalendar] = {}
    found = {}
    for row in rows:
        region = row.holiday_region
        calendar = calendars.get(region) or calendars.setdefault(region, school_calendar(region))
        own = extra.get(row.id)
        if own and _frees_a_week(calendar, own):
            calendar = calendar.with_free(own)
        name = row.short_name or row.name
        found[row.id] = _School(row.id, name, row.city, row.sector, row.interval_weeks, row.last, region, calendar)
    return found


def _own_free_days(connection: Connection) -> Mapping[int, list[Period]]:
    found: defaultdict[int, list[Period]] = defaultdict(list)
    for row in connection.execute(select(school_day.c.school_id, school_day.c.first, school_day.c.last)):
        found[row.school_id].append(Period(row.first, row.last))
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


def _silent(schools: Iterable[_School], today: date) -> tuple[SilentSchool, ...]:
    """Return the schools never met first, then those unseen for longer than they should, the longest first."""
    found = []
    for each in schools:
        weeks = each.calendar.school_weeks_ago(each.last, today)
        if weeks is None or weeks > (each.interval or SILENT_WEEKS):
            found.append(SilentSchool(each.id, each.name, each.city, each.sector, each.last, weeks))
    found.sort(key=lambda one: (one.weeks is not None, -(one.weeks or 0)))
    return tuple(found)


def _planned(connection: Connection, today: date) -> tuple[VisitRow, ...]:
    until = today + timedelta(days=13 - today.weekday())  # the Sunday of next week
    ids = connection.execute(
        select(visit.c.id)
        .where(
            visit.c.status == VisitStatus.PLANNED,
            visit.c.day.between(today - timedelta(days=UNSETTLED_DAYS), until),
        )
        .order_by(visit.c.day, visit.c.at.is_(None), visit.c.at, visit.c.id)
        .limit(100)
    ).scalars()
    return visit_rows(connection, list(ids))


def _promises(connection: Connection, today: date) -> tuple[PromiseDue, ...]:
    rows = connection.execute(
        select(
            promise.c.id,
            promise.c.side,
            promise.c.text,
            promise.c.due_on,
            promise.c.school_id,
            promise.c.visit_id,
            school.c.name,
            school.c.short_name,
            worker.c.name.label("worker"),
        )
        .join(school, school.c.id == promise.c.school_id)
        .outerjoin(worker, worker.c.id == promise.c.worker_id)
        .where(
            promise.c.status == PromiseStatus.OPEN,
            promise.c.due_on <= today + timedelta(days=PROMISE_DAYS),
        )
        .order_by(promise.c.due_on, promise.c.id)
    )
    return tuple(
        PromiseDue(
            row.id,
            row.side,
            row.text,
            row.due_on,
            row.school_id,
            row.short_name or row.name,
            row.worker or "",
            row.visit_id,
        )
        for row in rows
    )


def _agreements(connection: Connection, today: date) -> tuple[AgreementDue, ...]:
    near = today + timedelta(days=max(REMINDER_DAYS))
    soon = today + timedelta(days=min(REMINDER_DAYS))
    asked = or_(agreement.c.ends_on <= near, agreement.c.evaluation_on <= soon)
    rows = connection.execute(
        select(
            agreement.c.id,
            agreement.c.kind,
            agreement.c.title,
            agreement.c.ends_on,
            agreement.c.evaluation_on,
            school.c.id.label("school_id"),
            school.c.name,
            school.c.short_name,
        )
        .outerjoin(agreement_school, agreement_school.c.agreement_id == agreement.c.id)
        .outerjoin(school, school.c.id == agreement_school.c.school_id)
        .where(agreement.c.status == AgreementStatus.ACTIVE, asked)
        .order_by(agreement.c.ends_on.nulls_last(), agreement.c.id, school.c.name)
    ).all()
    schools: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        if row.school_id is not None:
            schools[row.id].append((row.school_id, row.short_name or row.name))
    found = {
        row.id: AgreementDue(
            row.id,
            row.kind,
            row.title,
            row.ends_on,
            row.evaluation_on,
            tuple(number for number, _name in schools[row.id]),
            tuple(name for _number, name in schools[row.id]),
        )
        for row in rows
    }
    return tuple(found.values())


def _to_check(connection: Connection, today: date) -> tuple[ContactDue, ...]:
    """Return whom nobody met for 18 months: "nog nodig?"."""
    bound = add_months(today, -CHECK_CONTACT_MONTHS)
    seen = (
        select(visit_contact.c.contact_id)
        .join(visit, visit.c.id == visit_contact.c.visit_id)
        .where(visit.c.day > bound, visit.c.status == VisitStatus.HELD)
    )
    last = (
        select(func.max(visit.c.day))
        .join(visit_contact, visit_contact.c.visit_id == visit.c.id)
        .where(visit_contact.c.contact_id == contact.c.id)
        .correlate(contact)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(*_PERSON, last.label("met"), _at_school(today).label("school"))
        .where(
            contact.c.erased_on.is_(None),
            contact.c.added_at < datetime.combine(bound, time(), UTC),
            contact.c.id.not_in(seen),
        )
        .order_by(contact.c.sort_name)
    )
    found = [ContactDue(row.id, _name(row), row.school or "", row.met or _day(row.added_at)) for row in rows]
    return tuple(sorted(found, key=lambda one: one.since))


def _to_inform(connection: Connection, today: date) -> tuple[tuple[ContactDue, ...], int]:
    """Return who was not yet told that we keep their details, with the day before which that is due, and how many."""
    waiting = (contact.c.informed_on.is_(None), contact.c.erased_on.is_(None))
    number = connection.execute(select(func.count()).select_from(contact).where(*waiting)).scalar_one()
    if not number:
        return (), 0
    first = select(contact.c.id).where(*waiting).order_by(contact.c.added_at, contact.c.id).limit(SHOWN_TO_INFORM)
    rows = connection.execute(
        select(*_PERSON, _at_school(today).label("school"))
        .where(contact.c.id.in_(first))
        .order_by(contact.c.added_at, contact.c.sort_name)
    )
    due = timedelta(days=INFORM_CONTACT_DAYS)
    return tuple(ContactDue(row.id, _name(row), row.school or "", _day(row.added_at) + due) for row in rows), number


def _leaning(connection: Connection, schools: Mapping[int, _School], today: date) -> tuple[LeaningSchool, ...]:
    """Return the schools where one person carries 60 % or more of the contact of the last 20 school weeks.

    The rule is that of :func:`netwerkkaart.domain.readings.spread`, counted here over all schools at once.
    """
    starts = {each.id: each.calendar.window(today, WINDOW_WEEKS).first.isoformat() for each in schools.values()}
    widest = date.fromisoformat(min(starts.values(), default=today.isoformat()))
    cursor = connection.execute(
        select(visit.c.school_id, visit.c.day, visit.c.id, visit_contact.c.contact_id)
        .join(visit_contact, visit_contact.c.visit_id == visit.c.id)
        .where(visit.c.status == VisitStatus.HELD, visit.c.day.between(widest, today))
        .order_by(visit.c.day, visit.c.id)
    ).cursor
    met: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    never = "9999"
    for school_id, day, visit_id, contact_id in cursor.fetchall() if cursor else ():  # plain tuples, days as text
        if day >= starts.get(school_id, never):
            met[school_id].append((contact_id, visit_id))
    found = {}
    for school_id, pairs in met.items():
        if len(pairs) < CONTACTS_NEEDED:
            continue
        counts = Counter(person for person, _visit in pairs)
        most = min(counts, key=lambda person: (-counts[person], person))
        visits = tuple(number for person, number in pairs if person == most)
        reading = Spread(SpreadOver.CONTACTS, most, counts[most], len(pairs), visits)
        if reading.warns:
            found[school_id] = reading
    names = _names(connection, {reading.person for reading in found.values()})
    leaning = [
        LeaningSchool(number, schools[number].name, schools[number].sector, names.get(reading.person, ""), reading)
        for number, reading in found.items()
    ]
    return tuple(sorted(leaning, key=lambda one: (-one.spread.percent, one.school)))


def _names(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    if not ids:
        return {}
    wanted = select(contact.c.id, contact.c.given, contact.c.infix, contact.c.family).where(contact.c.id.in_(ids))
    return {row.id: _name(row) for row in connection.execute(wanted)}


def _at_school(today: date) -> ScalarSelect[str]:
    here = and_(
        position.c.contact_id == contact.c.id,
        or_(position.c.ends_on.is_(None), position.c.ends_on >= today),
    )
    name = func.coalesce(func.nullif(school.c.short_name, ""), school.c.name)
    return select(func.min(name)).join(position, position.c.school_id == school.c.id).where(here).scalar_subquery()


def _name(row: Row[*tuple[Any, ...]]) -> str:
    return str(PersonName(row.given, row.infix, row.family))


def _day(moment: datetime) -> date:
    return moment.date()
