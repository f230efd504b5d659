"""The list of visits (*Bezoeken*): any length, read in pages; and its days for the calendar.

A page is found in two steps: first which visits (an index alone answers that), then their rows with people and themes,
in four statements for a whole page. Nothing joins the many-to-many tables to the list itself.
"""

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    Select,
    Text,
    and_,
    column,
    exists,
    func,
    or_,
    select,
    table,
    union_all,
)

from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.queries.plain import rows_on
from netwerkkaart.queries.visit_rows import VisitRow, rows_of
from netwerkkaart.store.search import MOST_WORDS, NAME_SHIFT, NOTE_DAY_SHIFT, NOTE_KIND_SHIFT, match_expression
from netwerkkaart.store.tables import school, visit, visit_contact, visit_theme, visit_worker

_ID_MASK = (1 << NOTE_KIND_SHIFT) - 1
_A_YEAR = timedelta(days=366)
_FEW = 20_000
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
_NAMED_LINKS = (
    (visit_contact, visit_contact.c.contact_id, "contact"),
    (visit_worker, visit_worker.c.worker_id, "worker"),
    (visit_theme, visit_theme.c.theme_id, "theme"),
)


def visit_rows(connection: Connection, ids: Sequence[int]) -> tuple[VisitRow, ...]:
    """Return these visits in this order, those that are gone left out: four statements, none without ids."""
    return rows_of(rows_on(connection), ids)


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

    Sorts by ``day``, ``school``, ``kind``, ``status`` or ``initiative``; within equals the newest first. One statement
    for each word finds its visits and one puts them in order; very many are sifted here, which is quicker than in SQL.
    """
    statement = select(visit.c.id).where(*_where(replace(wanted, text="")))
    asked = (_mentioning(word, wanted) for word in wanted.text.split()[:MOST_WORDS])
    passing = [set(_first_column(connection, one)) for one in asked if one is not None]
    if passing:
        passing = [set.intersection(*passing)]
        if len(passing[0]) <= _FEW:
            few = func.json_each(json.dumps(list(passing[0]))).table_valued("value")
            statement = statement.where(visit.c.id.in_(select(few.c.value)))
            passing = []
    found = _first_column(connection, _ordered(statement, sort, descending=descending))
    return array("q", [one for one in found if one in passing[0]] if passing else found)


def _first_column(connection: Connection, statement: Select[int] | CompoundSelect[int]) -> list[int]:
    cursor = connection.execute(statement).cursor
    return [row[0] for row in cursor.fetchall()] if cursor else []  # plain tuples: 5 times as fast


def visit_window(connection: Connection, offset: int, limit: int, *, descending: bool = True) -> tuple[VisitRow, ...]:
    """Return a page of all visits by day: only the index is walked to where the page begins."""
    statement = _ordered(select(visit.c.id), "day", descending=descending).limit(limit).offset(offset)
    return visit_rows(connection, connection.execute(statement).scalars().all())


def place_of_visit(connection: Connection, visit_id: int) -> int | None:
    """Return at which place a visit stands among all, newest first; None when it is gone."""
    day = connection.execute(select(visit.c.day).where(visit.c.id == visit_id)).scalar_one_or_none()
    if day is None:
        return None
    newer = or_(visit.c.day > day, and_(visit.c.day == day, visit.c.id > visit_id))
    return int(connection.execute(select(func.count()).select_from(visit).where(newer)).scalar_one())


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


def has_schools(connection: Connection) -> bool:
    """Tell whether there is a school to visit."""
    return connection.execute(select(school.c.id).limit(1)).first() is not None


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
    for word in wanted.text.split()[:MOST_WORDS]:
        mentioning = _mentioning(word, wanted)
        if mentioning is not None:
            found.append(visit.c.id.in_(mentioning))
    return found


def _mentioning(word: str, wanted: VisitFilter) -> CompoundSelect[int] | None:
    """Return the visits of which a word begins a word of the note or place, or of the school, a person or a theme.

    They may lie outside what else is wanted; None when there is no word to look for.
    """
    match = match_expression(word)
    if not match:
        return None
    notes = select(_note_id).where(_is_visit, _found_note.c.found_note.match(match))
    if wanted.first is not None:  # the rowid begins with the day: a school year is a small part of the index
        notes = notes.where(_found_note.c.rowid >= _julian(wanted.first) << NOTE_DAY_SHIFT)
    if wanted.last is not None:
        notes = notes.where(_found_note.c.rowid < (_julian(wanted.last) + 1) << NOTE_DAY_SHIFT)
    named = {
        name: select(_name_id).where(
            _found_name.c.found_name.match(f"title : ({match})"),
            _found_name.c.rowid.between(number << NAME_SHIFT, ((number + 1) << NAME_SHIFT) - 1),
        )
        for number, name in _NAMES.items()
    }
    if _is_short(wanted):  # few visits: ask each of them
        period = visit.c.day.between(wanted.first, wanted.last)
        tests: list[ColumnElement[bool]] = [visit.c.school_id.in_(named["school"])]
        for link, other, name in _NAMED_LINKS:  # "+ 0" keeps SQLite from trying every name for every visit
            tests.append(exists().where(link.c.visit_id == visit.c.id, (other + 0).in_(named[name])))
        return union_all(notes, select(visit.c.id).where(period, or_(*tests)))
    return union_all(  # five tests joined by OR would be asked of every visit
        notes,
        select(visit.c.id).where(visit.c.school_id.in_(named["school"])),
        select(visit_contact.c.visit_id).where(visit_contact.c.contact_id.in_(named["contact"])),
        select(visit_worker.c.visit_id).where(visit_worker.c.worker_id.in_(named["worker"])),
        select(visit_theme.c.visit_id).where(visit_theme.c.theme_id.in_(named["theme"])),
    )


def _is_short(wanted: VisitFilter) -> bool:
    """Tell whether the period is a school year or less."""
    return wanted.first is not None and wanted.last is not None and wanted.last - wanted.first <= _A_YEAR


def _julian(day: date) -> int:
    """Return the day number the search index begins its rowids with: ``julianday`` cut off."""
    return day.toordinal() + 1721424
