"""What the visit sheet (*bezoekblad*) tells: per day and school whom to see, what was promised and what plays there."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, exists, select

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.round import Reason
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.domain.years import add_months
from netwerkkaart.queries.round import RoundRow, RoundTable, last_meetings, round_table
from netwerkkaart.queries.running import SCHOOL_LABEL
from netwerkkaart.queries.settings import setting_values
from netwerkkaart.queries.theme_status import holding, theme_steps
from netwerkkaart.store import tables as t

PROMISES_SHOWN = 2
"""Where fewer promises of a side are open, the newest that were settled make up this number on the sheet."""
THEME_MONTHS = 12
"""A theme without a status stands on the sheet when it was named in so many months."""


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """Somebody to see; an erased contact has no name. ``reasons`` are those of the round."""

    id: int
    name: PersonName
    erased: bool
    role: str
    phone: str
    key_contact: bool
    last: date | None
    weeks: int | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class SheetVisit:
    """One planned visit: when, where, of what kind, by whom and to whom."""

    id: int
    at: time | None
    place: str
    kind: VisitKind
    workers: tuple[str, ...]
    people: tuple[SheetPerson, ...]


@dataclass(frozen=True, slots=True)
class SheetPromise:
    """A promise, by us or by the school."""

    side: PromiseSide
    text: str
    due_on: date | None
    status: PromiseStatus
    settled_on: date | None


@dataclass(frozen=True, slots=True)
class SheetTheme:
    """A theme that is not at rest here; ``visits`` named it in the last twelve months."""

    name: str
    status: ThemeStatus | None
    visits: int


@dataclass(frozen=True, slots=True)
class SheetSchool:
    """One school of a day, with all that is good to know before one walks in; no stand, signal or note."""

    id: int
    name: str
    sector: Sector
    address: str
    phone: str
    neighbourhood: str
    last: date | None
    weeks: int | None
    how: str
    first: str
    avoid: str
    places: str
    access: str
    visits: tuple[SheetVisit, ...]
    seats: tuple[str, ...]
    promises: tuple[SheetPromise, ...]
    themes: tuple[SheetTheme, ...]


@dataclass(frozen=True, slots=True)
class SheetDay:
    """The schools of one day in the order in which one goes round them."""

    day: date
    schools: tuple[SheetSchool, ...]


@dataclass(frozen=True, slots=True)
class DaySheet:
    """The sheets of some days, those on which nothing is planned left out."""

    organisation: str
    sender: str
    example: bool
    today: date
    first: date
    last: date
    worker: str
    days: tuple[SheetDay, ...]


def day_sheet(
    connection: Connection, first: date, last: date, *, today: date, worker_id: int | None = None
) -> DaySheet:
    """Return what is planned from one day to another, for everybody or for one worker; 30 statements."""
    settings = setting_values(connection)
    visits = _visits(connection, first, last, worker_id)
    ids = {row.school_id for row in visits}
    table = round_table(connection, today=today)
    people = _people(connection, {row.id for row in visits}, table, today)
    workers = _workers(connection, {row.id for row in visits})
    promises, themes = _promises(connection, ids), _themes(connection, ids, today)
    schools = {row.id: row for row in connection.execute(select(t.school).where(t.school.c.id.in_(ids)))}
    wijken = {row.id: row.name for row in connection.execute(select(t.neighbourhood.c.id, t.neighbourhood.c.name))}
    by_day: dict[date, dict[int, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for row in visits:
        by_day[row.day][row.school_id].append(row)

    def school_of(number: int, rows: list[Any]) -> SheetSchool:
        facts, row = schools[number], table.row(number)
        return SheetSchool(
            id=number,
            name=facts.short_name or facts.name,
            sector=facts.sector,
            address=", ".join(
                part
                for part in (f"{facts.street} {facts.house_number}".strip(), f"{facts.postcode} {facts.city}".strip())
                if part
            ),
            phone=facts.phone,
            neighbourhood=wijken.get(facts.neighbourhood_id, ""),
            last=row.facts.last if row else None,
            weeks=row.round.weeks if row else None,
            how=facts.culture_how,
            first=facts.culture_first,
            avoid=facts.culture_avoid,
            places=facts.culture_places,
            access=facts.culture_access,
            visits=tuple(
                SheetVisit(one.id, one.at, one.place, one.kind, workers.get(one.id, ()), people.get(one.id, ()))
                for one in rows
            ),
            seats=tuple(table.roles[seat] for seat in row.facts.seats) if row else (),
            promises=promises.get(number, ()),
            themes=themes.get(number, ()),
        )

    return DaySheet(
        organisation=settings.get("organisation", ""),
        sender=settings.get("report_sender", ""),
        example=bool(settings.get("story")),
        today=today,
        first=first,
        last=last,
        worker=table.workers.get(worker_id, "") if worker_id is not None else "",
        days=tuple(
            SheetDay(day, tuple(school_of(number, rows) for number, rows in found.items()))
            for day, found in sorted(by_day.items())
        ),
    )


def _visits(connection: Connection, first: date, last: date, worker_id: int | None) -> list[Any]:
    """Return what is planned in the order of the day: by time, what has none after it by wijk and school."""
    visit, school = t.visit.c, t.school.c
    wanted = (
        select(visit.id, visit.day, visit.at, visit.place, visit.kind, visit.school_id)
        .join(t.school, school.id == visit.school_id)
        .outerjoin(t.neighbourhood, t.neighbourhood.c.id == school.neighbourhood_id)
        .where(visit.status == VisitStatus.PLANNED, visit.day.between(first, last))
        .order_by(visit.day, visit.at.is_(None), visit.at, t.neighbourhood.c.name, SCHOOL_LABEL, visit.id)
    )
    if worker_id is not None:
        host = t.visit_worker.c
        wanted = wanted.where(exists().where(host.visit_id == visit.id, host.worker_id == worker_id))
    return list(connection.execute(wanted))


def _people(
    connection: Connection, visits: Collection[int], table: RoundTable, today: date
) -> Mapping[int, tuple[SheetPerson, ...]]:
    """Return per visit whom it is to, by name."""
    person, link = t.contact.c, t.visit_contact.c
    rows = connection.execute(
        select(
            link.visit_id,
            t.visit.c.school_id,
            person.id,
            person.given,
            person.infix,
            person.family,
            person.phone,
            person.erased_on,
        )
        .join(t.contact, person.id == link.contact_id)
        .join(t.visit, t.visit.c.id == link.visit_id)
        .where(link.visit_id.in_(visits))
        .order_by(person.sort_name, person.id)
    ).all()
    met = last_meetings(connection, {row.id for row in rows}, today=today)
    found: dict[int, list[SheetPerson]] = defaultdict(list)
    for row in rows:
        school = table.row(row.school_id)
        here = next((one for one in school.facts.people if one.contact == row.id), None) if school else None
        last = met[row.id][0] if row.id in met else None
        found[row.visit_id].append(
            SheetPerson(
                id=row.id,
                name=PersonName(row.given, row.infix, row.family),
                erased=row.erased_on is not None,
                role=school.people[row.id].role if school is not None and here is not None else "",
                phone=row.phone,
                key_contact=here is not None and here.key_contact,
                last=last,
                weeks=school.time.calendar.school_weeks_ago(last, today) if school else None,
                reasons=_reasons(school, row.id),
            )
        )
    return {visit: tuple(people) for visit, people in found.items()}


def _reasons(school: RoundRow | None, contact_id: int) -> tuple[Reason, ...]:
    if school is None:
        return ()
    every = (*school.round.proposals, *(one.proposal for one in school.round.planned))
    return next((one.reasons for one in every if (one.kind, one.id) == (Kind.CONTACT, contact_id)), ())


def _workers(connection: Connection, visits: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    link = t.visit_worker.c
    found: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(
        select(link.visit_id, t.worker.c.name)
        .join(t.worker, t.worker.c.id == link.worker_id)
        .where(link.visit_id.in_(visits))
        .order_by(t.worker.c.name)
    ):
        found[row.visit_id].append(row.name)
    return {visit: tuple(names) for visit, names in found.items()}


def _promises(connection: Connection, schools: Collection[int]) -> Mapping[int, tuple[SheetPromise, ...]]:
    """Return per school what is open, due first at the top, and the last that were settled where few are open."""
    one = t.promise.c
    open_ = one.status == PromiseStatus.OPEN
    rows = connection.execute(
        select(one.school_id, one.side, one.text, one.due_on, one.status, one.settled_on)
        .where(one.school_id.in_(schools))
        .order_by(open_.desc(), one.settled_on.desc(), one.due_on.is_(None), one.due_on, one.id)
    )
    found: dict[int, list[SheetPromise]] = defaultdict(list)
    sides: Counter[tuple[int, PromiseSide]] = Counter()
    for row in rows:
        sides[row.school_id, row.side] += 1
        if row.status is PromiseStatus.OPEN or sides[row.school_id, row.side] <= PROMISES_SHOWN:
            found[row.school_id].append(SheetPromise(row.side, row.text, row.due_on, row.status, row.settled_on))
    return {school: tuple(promises) for school, promises in found.items()}


def _themes(connection: Connection, schools: Collection[int], today: date) -> Mapping[int, tuple[SheetTheme, ...]]:
    """Return per school its themes that play or were taken up, and those named lately that were given no status."""
    since = add_months(today, -THEME_MONTHS)
    named: Counter[tuple[int, int]] = Counter()
    for row in connection.execute(
        select(t.visit.c.school_id, t.visit_theme.c.theme_id)
        .join(t.visit, t.visit.c.id == t.visit_theme.c.visit_id)
        .where(
            t.visit.c.school_id.in_(schools),
            t.visit.c.status == VisitStatus.HELD,
            t.visit.c.day > since,
            t.visit.c.day <= today,
        )
    ):
        named[row.theme_id, row.school_id] += 1
    held = holding(theme_steps(connection), today)
    names = {row.id: row.name for row in connection.execute(select(t.theme.c.id, t.theme.c.name))}
    found: dict[int, list[SheetTheme]] = defaultdict(list)
    for theme, school in sorted({*named, *held}, key=lambda pair: (-named[pair], names[pair[0]])):
        status = held[theme, school].status if (theme, school) in held else None
        if school in schools and status is not ThemeStatus.AT_REST:
            found[school].append(SheetTheme(names[theme], status, named[theme, school]))
    return {school: tuple(themes) for school, themes in found.items()}
