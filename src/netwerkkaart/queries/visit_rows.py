"""Visits as lists show them, read in plain SQL: the start page needs them before SQLAlchemy is there."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.queries.plain import Rows

# Four statements with the ids as one JSON value, so that their text never changes: SQLite keeps them prepared, and no
# time goes into writing SQL. The plain tuples of the driver take a third of the time of Core's rows.
_ROWS = """
    SELECT v.id, v.day, v.at, v.place, v.kind, v.status, v.initiative, substr(v.note, 1, 160), v.school_id,
           s.short_name, s.name, s.city, s.sector
    FROM visit v JOIN school s ON s.id = v.school_id WHERE v.id IN (SELECT value FROM json_each(?))
"""
_CONTACTS = """
    SELECT l.visit_id, c.given, c.infix, c.family FROM visit_contact l JOIN contact c ON c.id = l.contact_id
    WHERE l.visit_id IN (SELECT value FROM json_each(?)) ORDER BY l.visit_id, c.sort_name
"""
_THEMES = """
    SELECT l.visit_id, t.name FROM visit_theme l JOIN theme t ON t.id = l.theme_id
    WHERE l.visit_id IN (SELECT value FROM json_each(?)) ORDER BY l.visit_id, t.rank, t.name
"""
_WORKERS = """
    SELECT l.visit_id, w.name FROM visit_worker l JOIN worker w ON w.id = l.worker_id
    WHERE l.visit_id IN (SELECT value FROM json_each(?)) ORDER BY l.visit_id, w.name
"""
_KINDS = {one.value: one for one in VisitKind}
_STATUSES = {one.value: one for one in VisitStatus}
_INITIATIVES = {one.value: one for one in Initiative}
_SECTORS = {one.value: one for one in Sector}


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


def rows_of(rows: Rows, ids: Sequence[int]) -> tuple[VisitRow, ...]:
    """Return these visits in this order, those that are gone left out: four statements, none without ids."""
    if not ids:
        return ()
    wanted = json.dumps(list(ids))
    people: defaultdict[int, list[str]] = defaultdict(list)
    for visit_id, given, infix, family in rows(_CONTACTS, wanted):
        people[visit_id].append(" ".join(part for part in (given, infix, family) if part))
    themes, workers = _grouped(rows, _THEMES, wanted), _grouped(rows, _WORKERS, wanted)
    found = {}
    for row in rows(_ROWS, wanted):
        number = row[0]
        found[number] = VisitRow(
            number,
            date.fromisoformat(row[1]),
            time.fromisoformat(row[2]) if row[2] else None,
            row[3],
            _KINDS[row[4]],
            _STATUSES[row[5]],
            _INITIATIVES[row[6]],
            row[7],
            row[8],
            row[9] or row[10],
            row[10],
            row[11],
            _SECTORS[row[12]],
            tuple(people.get(number, ())),
            tuple(themes.get(number, ())),
            tuple(workers.get(number, ())),
        )
    return tuple(found[one] for one in ids if one in found)


def _grouped(rows: Rows, statement: str, wanted: str) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for visit_id, name in rows(statement, wanted):
        found[visit_id].append(name)
    return found
