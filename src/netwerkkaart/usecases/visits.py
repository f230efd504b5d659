"""Logging and planning visits (*bezoeken*): one sheet, one step."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, or_, select, update

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.trust import SignalKind
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.store.tables import promise, school, signal, visit, visit_contact, visit_theme, visit_worker
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.rows import add, among, change, existing, replace_links

_STATUS_STEP = {
    VisitStatus.PLANNED: "Bezoek weer gepland",
    VisitStatus.HELD: "Bezoek als geweest vastgelegd",
    VisitStatus.CANCELLED_BY_SCHOOL: "Bezoek afgezegd door school",
    VisitStatus.CANCELLED_BY_US: "Bezoek afgezegd door ons",
}


@dataclass(frozen=True)
class SignalDraft:
    """A signal noticed at the visit; of one person, or of the school when ``contact_id`` is None."""

    kind: SignalKind
    contact_id: int | None = None


@dataclass(frozen=True)
class PromiseDraft:
    """A promise made at the visit."""

    side: PromiseSide
    text: str
    due_on: date | None = None
    contact_id: int | None = None
    worker_id: int | None = None


@dataclass(frozen=True)
class VisitDraft:
    """The visit sheet as filled in; what is empty is unknown, never neutral."""

    school_id: int
    day: date
    kind: VisitKind
    status: VisitStatus = VisitStatus.HELD
    at: time | None = None
    place: str = ""
    initiative: Initiative = Initiative.UNKNOWN
    contact_ids: tuple[int, ...] = ()
    worker_ids: tuple[int, ...] = ()
    theme_ids: tuple[int, ...] = ()
    signals: tuple[SignalDraft, ...] = ()
    promises: tuple[PromiseDraft, ...] = ()
    note: str = ""
    entered_by_id: int | None = None


def log_visit(store: Store, draft: VisitDraft, *, today: date) -> int:
    """Log (or plan) a visit with everything on its sheet and return its id.

    Raises:
        RefusedError: a held visit lies in the future, or a promise is due before it was made.
        NotFoundError: the school is gone.
    """
    _check(draft, today)
    label = "Bezoek gepland" if draft.status is VisitStatus.PLANNED else "Bezoek vastgelegd"
    with store.work(label) as tx:
        existing(tx, school, draft.school_id, "Deze school")
        visit_id = add(tx, visit, {**_facts(draft), "entered_at": datetime.now(UTC)})
        _put_links(tx, visit_id, draft)
        for made in draft.promises:
            _add_promise(tx, visit_id, draft, made)
    return visit_id


def edit_visit(store: Store, visit_id: int, draft: VisitDraft, *, today: date) -> None:
    """Replace what is on a visit's sheet; promises made earlier at this visit stay, new ones are added.

    What was promised there goes along to another school, and to another day where it was made on the visit's own.

    Raises:
        RefusedError: a held visit lies in the future.
        NotFoundError: the visit or the school is gone.
    """
    _check(draft, today)
    with store.work("Bezoek gewijzigd") as tx:
        before = existing(tx, visit, visit_id, "Dit bezoek")
        existing(tx, school, draft.school_id, "Deze school")
        _move_promises(tx, before, draft)
        facts = _facts(draft)
        del facts["entered_by_id"]  # who wrote it down first stays
        change(tx, visit, visit_id, facts)
        _put_links(tx, visit_id, draft)
        for made in draft.promises:
            _add_promise(tx, visit_id, draft, made)


def set_visit_status(store: Store, visit_id: int, status: VisitStatus, *, today: date) -> None:
    """Say what became of a planned visit: held, or cancelled by the school or by us.

    Raises:
        RefusedError: a visit that lies in the future can't have been held.
    """
    with store.work(_STATUS_STEP[status]) as tx:
        row = existing(tx, visit, visit_id, "Dit bezoek")
        if status is VisitStatus.HELD and row.day > today:
            raise RefusedError("Een bezoek in de toekomst kan nog niet geweest zijn. Pas eerst de datum aan.")
        change(tx, visit, visit_id, {"status": status})


def delete_visits(store: Store, visit_ids: Collection[int]) -> None:
    """Delete visits with their signals; promises made there stay with the school."""
    label = "Bezoek verwijderd" if len(visit_ids) == 1 else f"{len(visit_ids)} bezoeken verwijderd"
    with store.work(label) as tx:
        tx.execute(delete(visit).where(among(visit.c.id, visit_ids)))


def _check(draft: VisitDraft, today: date) -> None:
    if draft.status is VisitStatus.HELD and draft.day > today:
        raise RefusedError("Een bezoek in de toekomst kan nog niet geweest zijn. Kies “gepland”, of een eerdere datum.")
    if any(not made.text.strip() for made in draft.promises):
        raise RefusedError("Schrijf in een paar woorden wat er is toegezegd, of haal de lege toezegging weg.")
    if any(made.due_on is not None and made.due_on < draft.day for made in draft.promises):
        raise RefusedError("De uiterste datum van een toezegging ligt vóór het bezoek. Pas een van de twee aan.")


def _facts(draft: VisitDraft) -> dict[str, object]:
    return {
        "school_id": draft.school_id,
        "day": draft.day,
        "at": draft.at,
        "place": draft.place.strip(),
        "kind": draft.kind,
        "status": draft.status,
        "initiative": draft.initiative,
        "note": draft.note.strip(),
        "entered_by_id": draft.entered_by_id,
    }


def _put_links(tx: Connection, visit_id: int, draft: VisitDraft) -> None:
    about = {wanted.contact_id for wanted in draft.signals if wanted.contact_id is not None}
    replace_links(tx, visit_contact, "visit_id", visit_id, "contact_id", {*draft.contact_ids, *about})
    replace_links(tx, visit_worker, "visit_id", visit_id, "worker_id", draft.worker_ids)
    replace_links(tx, visit_theme, "visit_id", visit_id, "theme_id", draft.theme_ids)
    held = {
        (row.kind, row.contact_id): row.id
        for row in tx.execute(
            select(signal.c.id, signal.c.kind, signal.c.contact_id).where(signal.c.visit_id == visit_id)
        )
    }
    wanted = {(one.kind, one.contact_id) for one in draft.signals}
    gone = [row_id for key, row_id in held.items() if key not in wanted]
    if gone:
        tx.execute(delete(signal).where(signal.c.id.in_(gone)))
    for kind, contact_id in sorted(wanted - held.keys(), key=lambda key: (key[0], key[1] or 0)):
        add(tx, signal, {"visit_id": visit_id, "kind": kind, "contact_id": contact_id})


def _move_promises(tx: Connection, before: Row[Any], draft: VisitDraft) -> None:
    """Let the promises of a visit follow it; one whose outcome or due date would lie before it keeps its day."""
    here = promise.c.visit_id == before.id
    if before.school_id != draft.school_id:
        tx.execute(update(promise).where(here).values(school_id=draft.school_id))
    if before.day != draft.day:
        fits = and_(
            promise.c.made_on == before.day,
            or_(promise.c.due_on.is_(None), promise.c.due_on >= draft.day),
            or_(promise.c.settled_on.is_(None), promise.c.settled_on >= draft.day),
        )
        tx.execute(update(promise).where(here, fits).values(made_on=draft.day))


def _add_promise(tx: Connection, visit_id: int, draft: VisitDraft, made: PromiseDraft) -> None:
    values = {
        "school_id": draft.school_id,
        "visit_id": visit_id,
        "contact_id": made.contact_id,
        "worker_id": made.worker_id,
        "side": made.side,
        "text": made.text.strip(),
        "made_on": draft.day,
        "due_on": made.due_on,
    }
    add(tx, promise, values)
