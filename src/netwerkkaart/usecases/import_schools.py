"""Bringing the accepted lines of a comparison with DUO into the file, in one step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, update
from sqlalchemy.dialects.sqlite import insert as upsert

from netwerkkaart.domain.duo import (
    CLOSED,
    FACT_FIELDS,
    DuoDiff,
    DuoSchool,
    FieldChange,
    GoneSchool,
    KeptEdit,
    KnownSchool,
    NewSchool,
    TakenOver,
)
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.schools import SchoolSource
from netwerkkaart.queries.schools_known import schools_known
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.texts import _
from netwerkkaart.usecases.rows import change


@dataclass(frozen=True)
class Imported:
    """How many schools an import added, changed, marked as gone and took over."""

    new: int
    changed: int
    gone: int
    taken_over: int


def import_schools(store: Store, diff: DuoDiff, *, today: date) -> Imported:
    """Apply every line of this diff; the caller leaves in it only what was accepted (``DuoDiff.accepting``).

    Nothing is deleted: a gone school gets a closing day, a taken-over one keeps its id with everything that hangs
    on it and gets the new code. Own edits stay, and what DUO says of them is noted. The peildatum is noted of every
    school the files speak of.

    Raises:
        RefusedError: the schools changed since the comparison; nothing was written.
    """
    with store.work(_("Scholen van DUO ingelezen")) as tx:
        _refuse_if_stale(tx, diff)
        _note_sightings(tx, diff)
        _note_own_edits(tx, [*diff.kept, *(edit for line in diff.taken_over for edit in line.kept)])
        for same in diff.confirmed:
            edit = t.school_own_edit
            tx.execute(delete(edit).where(edit.c.school_id == same.known.id, edit.c.field == same.field))
        for changed in diff.changed:
            change(tx, t.school, changed.known.id, _values(changed.school, changed.changes))
        for leaver in diff.gone:
            change(tx, t.school, leaver.known.id, {CLOSED: _closing_day(leaver, today)})
        for taken in diff.taken_over:
            change(tx, t.school, taken.known.id, _taken_values(taken))
        if diff.new:
            tx.execute(insert(t.school), [_new_values(line) for line in diff.new])
    return Imported(len(diff.new), len(diff.changed), len(diff.gone), len(diff.taken_over))


def _refuse_if_stale(tx: Connection, diff: DuoDiff) -> None:
    """Refuse when a school in the diff is no longer as it was compared, or a new code came in otherwise."""
    now = schools_known(tx)
    by_id = {school.id: school for school in now}
    codes = {school.code for school in now}
    fresh = [line.school.code for line in diff.new] + [line.school.code for line in diff.taken_over]
    if any(by_id.get(school.id) != school for school in _known(diff)) or any(code in codes for code in fresh):
        raise RefusedError(_("De scholen zijn intussen gewijzigd. Er is niets ingelezen; kies de bestanden opnieuw."))


def _known(diff: DuoDiff) -> Iterable[KnownSchool]:
    yield from (line.known for line in diff.changed)
    yield from (line.known for line in diff.gone)
    yield from (line.known for line in diff.taken_over)
    yield from (line.known for line in diff.kept)
    yield from (line.known for line in diff.confirmed)
    yield from (line.known for line in diff.sightings)


def _note_sightings(tx: Connection, diff: DuoDiff) -> None:
    rows = [{"school_id": line.known.id, "kind": line.kind.value, "day": line.reference_day} for line in diff.sightings]
    if rows:
        tx.execute(
            update(t.school)
            .where(t.school.c.id == bindparam("school_id"))
            .values(source=SchoolSource.DUO, duo_file_kind=bindparam("kind"), duo_reference_day=bindparam("day")),
            rows,
        )


def _note_own_edits(tx: Connection, kept: Iterable[KeptEdit]) -> None:
    """Note what DUO says now of the fields that stay ours."""
    rows = [
        {"school_id": edit.known.id, "field": edit.field, "duo_value": edit.duo}
        for edit in kept
        if edit.noted != edit.duo
    ]
    if rows:
        statement = upsert(t.school_own_edit)
        tx.execute(
            statement.on_conflict_do_update(
                index_elements=["school_id", "field"], set_={"duo_value": statement.excluded.duo_value}
            ),
            rows,
        )


def _values(school: DuoSchool, changes: Iterable[FieldChange]) -> dict[str, Any]:
    return {change.field: None if change.field == CLOSED else getattr(school, change.field) for change in changes}


def _taken_values(line: TakenOver) -> dict[str, Any]:
    return {
        **_values(line.school, line.changes),
        "code": line.school.code,
        "short_name": line.known.short_name or line.school.short_name,
        "duo_file_kind": line.kind.value,
        "duo_reference_day": line.reference_day or line.known.reference_day,
    }


def _new_values(line: NewSchool) -> dict[str, Any]:
    return {
        **{name: getattr(line.school, name) for name in FACT_FIELDS},
        "code": line.school.code,
        "short_name": line.school.short_name,
        "source": SchoolSource.DUO,
        "duo_file_kind": line.kind.value,
        "duo_reference_day": line.reference_day,
    }


def _closing_day(line: GoneSchool, today: date) -> date:
    """Return the peildatum as the closing day: the exact day is not in DUO; without one, today."""
    return min(line.reference_day or today, today)
