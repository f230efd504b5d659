"""Colleagues (*medewerkers*) and which school has whom."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, select

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.names import fold
from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.store.columns import clean
from netwerkkaart.store.tables import (
    activity_worker,
    assignment,
    handover,
    introduction,
    phase,
    promise,
    survey,
    tie,
    trust_state,
    visit,
    visit_worker,
    worker,
)
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.rows import add, change, existing

_NAMED_IN = (
    visit_worker.c.worker_id,
    visit.c.entered_by_id,
    tie.c.worker_id,
    assignment.c.worker_id,
    introduction.c.worker_id,
    introduction.c.by_worker_id,
    activity_worker.c.worker_id,
    promise.c.worker_id,
    phase.c.set_by_id,
    trust_state.c.set_by_id,
    survey.c.set_by_id,
    handover.c.worker_id,
    handover.c.to_worker_id,
)
"""Everywhere a colleague can be named: who is, is not one added by mistake."""


@dataclass(frozen=True)
class WorkerDraft:
    """A colleague: name, job, and when they work here."""

    name: str
    job: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class AssignmentDraft:
    """Who is a school's vast gezicht or invaller, and when."""

    worker_id: int
    school_id: int
    kind: AssignmentKind
    starts_on: date | None = None
    ends_on: date | None = None


def add_worker(store: Store, draft: WorkerDraft) -> int:
    """Add a colleague and return their id.

    Raises:
        RefusedError: there is no name, or it is taken.
    """
    values = _checked(draft)
    with store.work("Collega toegevoegd") as tx:
        _refuse_taken(tx, str(values["name"]), None)
        return add(tx, worker, values)


def edit_worker(store: Store, worker_id: int, draft: WorkerDraft) -> None:
    """Change a colleague's name, job or period.

    Raises:
        RefusedError: there is no name, or it is taken.
    """
    values = _checked(draft)
    with store.work("Collega gewijzigd") as tx:
        existing(tx, worker, worker_id, "Deze collega")
        _refuse_taken(tx, str(values["name"]), worker_id)
        change(tx, worker, worker_id, values)


def delete_worker(store: Store, worker_id: int) -> None:
    """Delete a colleague who was added by mistake.

    Raises:
        RefusedError: something in the file names this colleague; give an end date instead.
    """
    with store.work("Collega verwijderd") as tx:
        for column in _NAMED_IN:
            if tx.execute(select(column).where(column == worker_id).limit(1)).first():
                raise RefusedError(
                    "Deze collega komt voor bij bezoeken, scholen of toezeggingen. Vul een einddatum in: "
                    "dan blijft de geschiedenis kloppen."
                )
        tx.execute(delete(worker).where(worker.c.id == worker_id))


def assign(store: Store, draft: AssignmentDraft) -> int:
    """Give a school a vast gezicht or an invaller and return the assignment's id."""
    _check_period(draft.starts_on, draft.ends_on)
    with store.work("Vast gezicht gekozen" if draft.kind is AssignmentKind.FIXED else "Invaller gekozen") as tx:
        return add(tx, assignment, _assignment_values(draft))


def edit_assignment(store: Store, assignment_id: int, draft: AssignmentDraft) -> None:
    """Change who, what or when of an assignment."""
    _check_period(draft.starts_on, draft.ends_on)
    with store.work("Vast gezicht of invaller gewijzigd") as tx:
        existing(tx, assignment, assignment_id, "Dit vaste gezicht")
        change(tx, assignment, assignment_id, _assignment_values(draft))


def end_assignment(store: Store, assignment_id: int, on: date) -> None:
    """Say that somebody is no longer a school's vast gezicht or invaller after this day."""
    with store.work("Vast gezicht of invaller beëindigd") as tx:
        row = existing(tx, assignment, assignment_id, "Dit vaste gezicht")
        _check_period(row.starts_on, on)
        change(tx, assignment, assignment_id, {"ends_on": on})


def delete_assignment(store: Store, assignment_id: int) -> None:
    """Delete an assignment that was made by mistake."""
    with store.work("Vast gezicht of invaller verwijderd") as tx:
        tx.execute(delete(assignment).where(assignment.c.id == assignment_id))


def _check_period(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        raise RefusedError("De einddatum ligt vóór de begindatum. Pas een van de twee aan.")


def _refuse_taken(tx: Connection, name: str, own_id: int | None) -> None:
    """Refuse a name another colleague has; neither capitals nor accents make it another name."""
    for row in tx.execute(select(worker.c.id, worker.c.name)):
        if row.id != own_id and fold(row.name) == fold(name):
            raise RefusedError(f"Er is al een collega met de naam “{name}”. Voeg een tweede naam toe.")


def _checked(draft: WorkerDraft) -> dict[str, object]:
    name = clean(draft.name).strip()
    if not name:
        raise RefusedError("Vul de naam van de collega in.")
    _check_period(draft.starts_on, draft.ends_on)
    return {
        "name": name,
        "job": draft.job.strip(),
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
    }


def _assignment_values(draft: AssignmentDraft) -> dict[str, object]:
    return {
        "worker_id": draft.worker_id,
        "school_id": draft.school_id,
        "kind": draft.kind,
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
    }
