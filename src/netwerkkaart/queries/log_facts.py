"""Visits and signals as the rules need them, of one school or of all at once, in plain SQL; one statement each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netwerkkaart.domain.facts import SignalFact, VisitFact
from netwerkkaart.domain.trust import SignalKind
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.queries.plain import Rows

_KINDS = {one.value: one for one in VisitKind}
_STATUSES = {one.value: one for one in VisitStatus}
_INITIATIVES = {one.value: one for one in Initiative}
_SIGNALS = {one.value: one for one in SignalKind}
_NOBODY: frozenset[int] = frozenset()
_VISITS_FIRST = "visit v JOIN signal s ON s.visit_id = v.id"


@dataclass(frozen=True)
class Which:
    """Which visits: a condition on ``v`` in SQL of our own, and its values."""

    condition: str
    values: tuple[str | int, ...]


def of_school(school_id: int, today: date) -> Which:
    """Choose the visits of one school up to and including a day, and those that are planned for later."""
    return Which("v.school_id = ? AND (v.day <= ? OR v.status = 'planned')", (school_id, today.isoformat()))


def lately(since: date, today: date, school_id: int | None = None) -> Which:
    """Choose the visits of some time, of all schools or of one."""
    days = (since.isoformat(), today.isoformat())
    if school_id is None:
        return Which("v.day BETWEEN ? AND ?", days)
    return Which("v.school_id = ? AND v.day BETWEEN ? AND ?", (school_id, *days))


def visits(
    rows: Rows, which: Which, *, with_themes: bool, people_of: Which | None = None
) -> Mapping[int, Sequence[VisitFact]]:
    """Return visits by school, the oldest first; three statements, four with their themes.

    Who was there is read of all, or of the visits ``people_of`` chooses only.
    """
    who = people_of or which
    contacts = _links(rows, "visit_contact", "contact_id", who)
    workers = _links(rows, "visit_worker", "worker_id", who)
    themes = _links(rows, "visit_theme", "theme_id", which) if with_themes else {}
    found: defaultdict[int, list[VisitFact]] = defaultdict(list)
    for school_id, number, day, kind, status, initiative in rows(
        "SELECT v.school_id, v.id, v.day, v.kind, v.status, v.initiative FROM visit v "
        f"WHERE {which.condition} ORDER BY v.day, v.id",
        *which.values,
    ):
        fact = VisitFact(
            number,
            date.fromisoformat(day),
            _KINDS[kind],
            _STATUSES[status],
            _INITIATIVES[initiative],
            contacts.get(number, _NOBODY),
            workers.get(number, _NOBODY),
            themes.get(number, _NOBODY),
        )
        found[school_id].append(fact)
    return found


def _links(rows: Rows, table: str, other: str, which: Which) -> Mapping[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    alone: dict[int, frozenset[int]] = {}  # most visits are with one; a set for each person, not for each visit
    for visit_id, number in rows(
        f"SELECT l.visit_id, l.{other} FROM visit v JOIN {table} l ON l.visit_id = v.id WHERE {which.condition}",
        *which.values,
    ):
        known = found.get(visit_id)
        if known is not None:
            found[visit_id] = known | {number}
            continue
        single = alone.get(number)
        if single is None:
            single = alone[number] = frozenset((number,))
        found[visit_id] = single
    return found


def signals(rows: Rows, which: Which) -> Mapping[int, Sequence[SignalFact]]:
    """Return the signals of visits that are not merely planned, by school, the oldest first; one statement."""
    return _signals(rows, _VISITS_FIRST, which.condition, which.values)


def disagreements(rows: Rows, until: date, school_id: int | None = None) -> Mapping[int, Sequence[SignalFact]]:
    """Return every disagreement before a day, open or spoken out: an open one lasts beyond it; one statement."""
    kinds = f"s.kind IN ('{SignalKind.DISAGREEMENT_OPEN}', '{SignalKind.DISAGREEMENT_SPOKEN}')"
    if school_id is not None:
        one = f"{kinds} AND v.day < ? AND v.school_id = ?"
        return _signals(rows, _VISITS_FIRST, one, (until.isoformat(), school_id))
    # CROSS JOIN keeps SQLite from beginning with the visits, which are so many more.
    return _signals(
        rows, "signal s CROSS JOIN visit v ON v.id = s.visit_id", f"{kinds} AND v.day < ?", (until.isoformat(),)
    )


def _signals(
    rows: Rows, tables: str, condition: str, values: tuple[str | int, ...]
) -> Mapping[int, Sequence[SignalFact]]:
    found: defaultdict[int, list[SignalFact]] = defaultdict(list)
    for school_id, number, visit_id, day, kind, contact_id in rows(
        f"SELECT v.school_id, s.id, s.visit_id, v.day, s.kind, s.contact_id FROM {tables} "
        f"WHERE {condition} AND v.status <> 'planned' ORDER BY v.day, s.id",
        *values,
    ):
        fact = SignalFact(number, visit_id, date.fromisoformat(day), _SIGNALS[kind], contact_id)
        found[school_id].append(fact)
    return found
