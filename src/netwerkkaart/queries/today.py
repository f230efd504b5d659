"""What the page *Vandaag* shows: what is planned, what not to forget, where we lean on one person, where it is silent,
and which stands may no longer hold.

The page is the first thing people see: 20 statements whatever the size of the file, each answered from an index or from
a table that stays small. They are plain SQL over a ``Glance``, because this page is filled before SQLAlchemy is loaded.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netwerkkaart.domain.agreements import REMINDER_DAYS, AgreementKind
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.privacy import CHECK_CONTACT_MONTHS, INFORM_CONTACT_DAYS
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.years import SchoolYear, add_months
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.people_due import HandoverDue, SchoolToWalk, handovers_due, schools_to_walk
from netwerkkaart.queries.today_schools import (
    SCHOOL_NAME,
    DoubtedSchool,
    LeaningSchool,
    OpenSchool,
    SilentSchool,
    doubted_schools,
    leaning_schools,
    open_schools,
    silent_schools,
)
from netwerkkaart.queries.visit_rows import VisitRow, rows_of
from netwerkkaart.store.glance import Glance

PROMISE_DAYS = 7
"""How many days ahead a promise begins to ask for attention."""
UNSETTLED_DAYS = 60
"""How far back a planned visit nobody said anything of is still asked after."""
SHOWN_TO_INFORM = 20


_AT_SCHOOL = f"""
    (SELECT min({SCHOOL_NAME}) FROM school s JOIN position p ON p.school_id = s.id
     WHERE p.contact_id = c.id AND (p.ends_on IS NULL OR p.ends_on >= ?))
"""
_PLANNED = """
    SELECT id FROM visit WHERE status = 'planned' AND day BETWEEN ? AND ?
    ORDER BY day, at IS NULL, at, id LIMIT 100
"""
_PROMISES = f"""
    SELECT p.id, p.side, p.text, p.due_on, p.school_id, {SCHOOL_NAME}, coalesce(w.name, ''), p.visit_id
    FROM promise p JOIN school s ON s.id = p.school_id LEFT JOIN worker w ON w.id = p.worker_id
    WHERE p.status = 'open' AND p.due_on <= ? ORDER BY p.due_on, p.id
"""
_AGREEMENTS = f"""
    SELECT a.id, a.kind, a.title, a.ends_on, a.evaluation_on, s.id, {SCHOOL_NAME}
    FROM agreement a LEFT JOIN agreement_school l ON l.agreement_id = a.id LEFT JOIN school s ON s.id = l.school_id
    WHERE a.status = 'active' AND (a.ends_on <= ? OR a.evaluation_on <= ?)
    ORDER BY a.ends_on IS NULL, a.ends_on, a.id, s.name
"""
_TO_CHECK = f"""
    SELECT c.id, c.given, c.infix, c.family, c.added_at,
           (SELECT max(v.day) FROM visit v JOIN visit_contact l ON l.visit_id = v.id
             WHERE l.contact_id = c.id AND v.status = 'held' AND v.day <= ?),
           {_AT_SCHOOL}
    FROM contact c
    WHERE c.erased_on IS NULL AND c.added_at < ? AND c.id NOT IN (
        SELECT l.contact_id FROM visit_contact l JOIN visit v ON v.id = l.visit_id
        WHERE v.day > ? AND v.status = 'held')
    ORDER BY c.sort_name
"""
_TO_INFORM = f"""
    SELECT c.id, c.given, c.infix, c.family, c.added_at, {_AT_SCHOOL}
    FROM contact c
    WHERE c.id IN (SELECT id FROM contact WHERE informed_on IS NULL AND erased_on IS NULL
                   ORDER BY added_at, id LIMIT ?)
    ORDER BY c.added_at, c.sort_name
"""


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
    to_walk: tuple[SchoolToWalk, ...]
    """Where *zit deze persoon er nog?* is due; only at the start of a school year."""
    doubted: tuple[DoubtedSchool, ...]
    """Where the stand asks *klopt dit nog?*."""
    handing_over: tuple[HandoverDue, ...]


def today_page(glance: Glance, *, today: date) -> Today:
    """Return what there is to do and to mind on a day."""
    schools = open_schools(glance, today)
    to_inform, inform_count = _to_inform(glance, today)
    silent = silent_schools(schools.values(), today)
    return Today(
        week=_week(schools.values(), today),
        empty=not schools,
        visits=_planned(glance, today),
        promises=_promises(glance, today),
        agreements=_agreements(glance, today),
        to_check=_to_check(glance, today),
        to_inform=to_inform,
        inform_count=inform_count,
        leaning=leaning_schools(glance, schools, today),
        silent=silent,
        never_met=sum(each.weeks is None for each in silent),
        to_walk=schools_to_walk(glance, today=today),
        doubted=doubted_schools(glance, schools, today),
        handing_over=handovers_due(glance),
    )


def _week(schools: Iterable[OpenSchool], today: date) -> int | None:
    """Count the school weeks since the summer holidays, as most schools here have them; None in a holiday."""
    regions = Counter(each.region for each in schools)
    calendar = school_calendar(regions.most_common(1)[0][0] if regions else None)
    if not calendar.in_school_week(today):
        return None
    first = SchoolYear.of(today).first
    return calendar.school_weeks_between(first - timedelta(days=7), today)


def _planned(glance: Glance, today: date) -> tuple[VisitRow, ...]:
    until = today + timedelta(days=13 - today.weekday())  # the Sunday of next week
    since = today - timedelta(days=UNSETTLED_DAYS)
    ids = [number for (number,) in glance.rows(_PLANNED, since.isoformat(), until.isoformat())]
    return rows_of(glance.rows, ids)


def _promises(glance: Glance, today: date) -> tuple[PromiseDue, ...]:
    rows = glance.rows(_PROMISES, (today + timedelta(days=PROMISE_DAYS)).isoformat())
    return tuple(
        PromiseDue(number, PromiseSide(side), text, date.fromisoformat(due), school_id, name, worker, visit_id)
        for number, side, text, due, school_id, name, worker, visit_id in rows
    )


def _agreements(glance: Glance, today: date) -> tuple[AgreementDue, ...]:
    near = today + timedelta(days=max(REMINDER_DAYS))
    soon = today + timedelta(days=min(REMINDER_DAYS))
    rows = glance.rows(_AGREEMENTS, near.isoformat(), soon.isoformat())
    schools: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        if row[5] is not None:
            schools[row[0]].append((row[5], row[6]))
    found = {
        number: AgreementDue(
            number,
            AgreementKind(kind),
            title,
            _date(ends_on),
            _date(evaluation_on),
            tuple(school_id for school_id, _name in schools[number]),
            tuple(name for _number, name in schools[number]),
        )
        for number, kind, title, ends_on, evaluation_on, _school_id, _school_name in rows
    }
    return tuple(found.values())


def _to_check(glance: Glance, today: date) -> tuple[ContactDue, ...]:
    """Return whom nobody met for 18 months: "nog nodig?"."""
    bound = add_months(today, -CHECK_CONTACT_MONTHS)
    rows = glance.rows(_TO_CHECK, today.isoformat(), today.isoformat(), f"{bound.isoformat()}T", bound.isoformat())
    found = [
        ContactDue(number, _name(given, infix, family), place or "", _date(met) or _day(added))
        for number, given, infix, family, added, met, place in rows
    ]
    return tuple(sorted(found, key=lambda one: one.since))


def _to_inform(glance: Glance, today: date) -> tuple[tuple[ContactDue, ...], int]:
    """Return who was not yet told that we keep their details, with the day before which that is due, and how many."""
    (count,) = glance.rows("SELECT count(*) FROM contact WHERE informed_on IS NULL AND erased_on IS NULL")
    if not count[0]:
        return (), 0
    due = timedelta(days=INFORM_CONTACT_DAYS)
    found = tuple(
        ContactDue(number, _name(given, infix, family), place or "", _day(added) + due)
        for number, given, infix, family, added, place in glance.rows(_TO_INFORM, today.isoformat(), SHOWN_TO_INFORM)
    )
    return found, int(count[0])


def _name(given: str, infix: str, family: str) -> str:
    return str(PersonName(given, infix, family))


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _day(moment: str) -> date:
    """Return the day a moment fell on here: half past midnight in Amsterdam is still yesterday in UTC."""
    return datetime.fromisoformat(moment).astimezone().date()
