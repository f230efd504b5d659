"""The list of visits (*Bezoeken*): any length, read in pages; and its days for the calendar.

A page is found in two steps: first which visits (an index alone answers that), then their rows with people and themes,
in four statements for a whole page. Nothing joins the many-to-many tables to the list itself.
"""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    bindparam,
    column,
    func,
    select,
    table,
    true,
    union_all,
)

from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.store.search import NAME_SHIFT, NOTE_DAY_SHIFT, NOTE_KIND_SHIFT, match_expression
from netwerkkaart.store.tables import contact, school, theme, visit, visit_contact, visit_theme, visit_worker, worker

_EXCERPT = 160
_ID_MASK = (1 << NOTE_KIND_SHIFT) - 1
_NAMES = {1: "school", 2: "contact", 3: "worker", 4: "theme"}  # the kinds in ``found_name`` a visit can be found by


@dataclass(frozen=True)
class VisitFilter:
    """Which visits are wanted: within one field any of these, of different fields all; empty means no matter which."""

    text: str = ""
    school_ids: frozenset[int] = frozenset()
    worker_ids: frozenset[int] = frozenset()
    contact_ids: frozenset[int] = frozenset()
    theme_ids: frozenset[int] = frozenset()
    kinds: frozenset[VisitKind] = frozenset()
    statuses: frozenset[VisitStatus] = frozenset()
    first: date | None = None
    last: date | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == VisitFilter()


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit as a list shows it; an erased contact has an empty name."""

    id: int
    day: date
    at: time | None
    place: str
    kind: VisitKind
    status: VisitStatus
    initiative: Initiative
    note: str
    school_id: int
    school: str
    school_full: str
    city: str
    sector: Sector
    contacts: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    workers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many visits of each kind of outcome a day has."""

    day: date
    planned: int
    held: int
    cancelled: int


_found_note = table("found_note", column("rowid", Integer), column("found_note", Text))
_found_name = table("found_name", column("rowid", Integer), column("found_name", Text))
_note_id = _found_note.c.rowid.op("&")(_ID_MASK)
_is_visit = _found_note.c.rowid.op(">>")(NOTE_KIND_SHIFT).op("&")(7) == 1
_name_id = _found_name.c.rowid.op("&")((1 << NAME_SHIFT) - 1)
_ids: BindParameter[int] = bindparam("ids", expanding=True)
_ROWS = (
    select(
        visit.c.id,
        visit.c.day,
        visit.c.at,
        visit.c.place,
        visit.c.kind,
        visit.c.status,
        visit.c.initiative,
        func.substr(visit.c.note, 1, _EXCERPT).label("note"),
        visit.c.school_id,
        school.c.short_name,
        school.c.name,
        school.c.city,
        school.c.sector,
    )
    .join(school, school.c.id == visit.c.school_id)
    .where(visit.c.id.in_(_ids))
)
_CONTACTS = (
    select(visit_contact.c.visit_id, contact.c.given, contact.c.infix, contact.c.family)
    .join(contact, contact.c.id == visit_contact.c.contact_id)
    .where(visit_contact.c.visit_id.in_(_ids))
    .order_by(visit_contact.c.visit_id, contact.c.sort_name)
)
_THEMES = (
    select(visit_theme.c.visit_id, theme.c.name)
    .join(theme, theme.c.id == visit_theme.c.theme_id)
    .where(visit_theme.c.visit_id.in_(_ids))
    .order_by(visit_theme.c.visit_id, theme.c.rank, theme.c.name)
)
_WORKERS = (
    select(visit_worker.c.visit_id, worker.c.name)
    .join(worker, worker.c.id == visit_worker.c.worker_id)
    .where(visit_worker.c.visit_id.in_(_ids))
    .order_by(visit_worker.c.visit_id, worker.c.name)
)


def visit_rows(connection: Connection, ids: Sequence[int]) -> tuple[VisitRow, ...]:
    """Return these visits in this order, those that are gone left out: four statements, none without ids."""
    if not ids:
        return ()
    wanted = {"ids": list(ids)}
    people: defaultdict[int, list[str]] = defaultdict(list)
    for visit_id, given, infix, family in connection.execute(_CONTACTS, wanted):
        people[visit_id].append(str(PersonName(given, infix, family)))
    themes, workers = _grouped(connection, _THEMES, wanted), _grouped(connection, _WORKERS, wanted)
    found = {
        row[0]: VisitRow(
            *row[:9],
            school=row[9] or row[10],
            school_full=row[10],
            city=row[11],
            sector=row[12],
            contacts=tuple(people.get(row[0], ())),
            themes=tuple(themes.get(row[0], ())),
            workers=tuple(workers.get(row[0], ())),
        )
        for row in connection.execute(_ROWS, wanted)
    }
    return tuple(found[one] for one in ids if one in found)


def _grouped(connection: Connection, statement: Select[int, str], wanted: dict[str, list[int]]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for visit_id, name in connection.execute(statement, wanted):
        found[visit_id].append(name)
    return found


def newest_visits(connection: Connection, number: int = 50) -> tuple[VisitRow, ...]:
    """Return the visits with the latest days, planned ones included, newest first."""
    statement = select(visit.c.id).order_by(visit.c.day.desc(), visit.c.id.desc()).limit(number)
    return visit_rows(connection, connection.execute(statement).scalars().all())


def count_visits(connection: Connection, wanted: VisitFilter) -> int:
    """Count the visits that pass the filter."""
    statement = select(func.count()).select_from(visit).where(*_where(wanted))
    return int(connection.execute(statement).scalar_one())


def visit_ids(
    connection: Connection, wanted: VisitFilter, *, sort: str = "day", descending: bool = True
) -> "array[int]":
    """Return the ids of all visits that pass the filter, in order: a hundred thousand take some 50 ms and 1 MB.

    Sorts by ``day``, ``school``, ``kind``, ``status`` or ``initiative``; within equals the newest first.
    """
    statement = select(visit.c.id).where(*_where(wanted))
    cursor = connection.execute(_ordered(statement, sort, descending=descending)).cursor
    return array("q", (row[0] for row in cursor.fetchall()) if cursor else ())  # plain tuples: 5 times as fast


def visit_window(connection: Connection, offset: int, limit: int, *, descending: bool = True) -> tuple[VisitRow, ...]:
    """Return a page of all visits by day: only the index is walked to where the page begins."""
    statement = _ordered(select(visit.c.id), "day", descending=descending).limit(limit).offset(offset)
    return visit_rows(connection, connection.execute(statement).scalars().all())


def days_with_visits(connection: Connection, wanted: VisitFilter) -> tuple[DayCount, ...]:
    """Return the days that have visits passing the filter, with their numbers, in order."""
    planned = func.count().filter(visit.c.status == VisitStatus.PLANNED)
    held = func.count().filter(visit.c.status == VisitStatus.HELD)
    statement = select(visit.c.day, planned, held, func.count()).where(*_where(wanted))
    rows = connection.execute(statement.group_by(visit.c.day).order_by(visit.c.day))
    return tuple(DayCount(day, ahead, done, number - ahead - done) for day, ahead, done, number in rows)


def has_visits(connection: Connection) -> bool:
    """Tell whether anything was ever logged or planned."""
    return connection.execute(select(visit.c.id).limit(1)).first() is not None


def _ordered(statement: Select[int], sort: str, *, descending: bool) -> Select[int]:
    newest = (visit.c.day.desc(), visit.c.id.desc())
    columns: dict[str, ColumnElement[str]] = {
        "kind": visit.c.kind,
        "status": visit.c.status,
        "initiative": visit.c.initiative,
    }
    if sort == "school":
        name = func.lower(func.coalesce(func.nullif(school.c.short_name, ""), school.c.name))
        joined = statement.join(school, school.c.id == visit.c.school_id)
        return joined.order_by(name.desc() if descending else name, school.c.id, *newest)
    if sort in columns:
        return statement.order_by(columns[sort].desc() if descending else columns[sort], *newest)
    return statement.order_by(*newest) if descending else statement.order_by(visit.c.day, visit.c.id)


def _where(wanted: VisitFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.school_ids:
        found.append(visit.c.school_id.in_(sorted(wanted.school_ids)))
    if wanted.kinds:
        found.append(visit.c.kind.in_(sorted(wanted.kinds)))
    if wanted.statuses:
        found.append(visit.c.status.in_(sorted(wanted.statuses)))
    if wanted.first is not None:
        found.append(visit.c.day >= wanted.first)
    if wanted.last is not None:
        found.append(visit.c.day <= wanted.last)
    links = (
        (visit_worker, visit_worker.c.worker_id, wanted.worker_ids),
        (visit_contact, visit_contact.c.contact_id, wanted.contact_ids),
        (visit_theme, visit_theme.c.theme_id, wanted.theme_ids),
    )
    for link, other, ids in links:
        if ids:
            found.append(visit.c.id.in_(select(link.c.visit_id).where(other.in_(sorted(ids)))))
    found.extend(_mentions(word, wanted) for word in wanted.text.split())
    return found


def _mentions(word: str, wanted: VisitFilter) -> ColumnElement[bool]:
    """Return the test that a word begins a word of the note or place, or of the school, a person or a theme."""
    match = match_expression(word)
    if not match:
        return true()
    notes = select(_note_id).where(_is_visit, _found_note.c.found_note.match(match))
    if wanted.first is not None:  # the rowid begins with the day: a school year is a small part of the index
        notes = notes.where(_found_note.c.rowid >= _julian(wanted.first) << NOTE_DAY_SHIFT)
    if wanted.last is not None:
        notes = notes.where(_found_note.c.rowid < (_julian(wanted.last) + 1) << NOTE_DAY_SHIFT)
    named = {
        name: select(_name_id).where(
            _found_name.c.found_name.match(f"title : {match}"),
            _found_name.c.rowid.between(number << NAME_SHIFT, ((number + 1) << NAME_SHIFT) - 1),
        )
        for number, name in _NAMES.items()
    }
    found = union_all(  # one set of ids, made once: five tests joined by OR would be asked of every visit
        notes,
        select(visit.c.id).where(visit.c.school_id.in_(named["school"])),
        select(visit_contact.c.visit_id).where(visit_contact.c.contact_id.in_(named["contact"])),
        select(visit_worker.c.visit_id).where(visit_worker.c.worker_id.in_(named["worker"])),
        select(visit_theme.c.visit_id).where(visit_theme.c.theme_id.in_(named["theme"])),
    )
    return visit.c.id.in_(found)


def _julian(day: date) -> int:
    """Return the day number the search index begins its rowids with: ``julianday`` cut off."""
    return day.toordinal() + 1721424
