"""Promises (*toezeggingen*), ours and theirs: made, settled, reopened."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus, settle
from netwerkkaart.store.tables import promise
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.rows import add, change, existing


@dataclass(frozen=True)
class PromiseFacts:
    """A promise outside a visit sheet."""

    school_id: int
    side: PromiseSide
    text: str
    made_on: date
    due_on: date | None = None
    contact_id: int | None = None
    worker_id: int | None = None


def add_promise(store: Store, facts: PromiseFacts) -> int:
    """Note a promise and return its id.

    Raises:
        RefusedError: it does not say what was promised, or is due before it was made.
    """
    values = _checked(facts)
    with store.work("Toezegging vastgelegd") as tx:
        return add(tx, promise, values)


def edit_promise(store: Store, promise_id: int, facts: PromiseFacts) -> None:
    """Change a promise's words, dates or people; whether it was kept in time is judged anew.

    Raises:
        RefusedError: it does not say what was promised, or its days are not in order.
    """
    values = _checked(facts)
    with store.work("Toezegging gewijzigd") as tx:
        row = existing(tx, promise, promise_id, "Deze toezegging")
        if row.settled_on is not None:
            dropped = row.status is PromiseStatus.DROPPED
            values["status"] = settle(
                facts.made_on, facts.due_on, row.settled_on, today=row.settled_on, dropped=dropped
            )
        change(tx, promise, promise_id, values)


def settle_promise(store: Store, promise_id: int, *, kept: bool, on: date, today: date) -> None:
    """Say that a promise was kept (late when after its due date) or dropped, on a day.

    Raises:
        RefusedError: that day lies before the promise, or in the future.
    """
    with store.work("Toezegging nagekomen" if kept else "Toezegging vervallen") as tx:
        row = existing(tx, promise, promise_id, "Deze toezegging")
        status = settle(row.made_on, row.due_on, on, today=today, dropped=not kept)
        change(tx, promise, promise_id, {"status": status, "settled_on": on})


def reopen_promise(store: Store, promise_id: int) -> None:
    """Say that a promise stands open after all."""
    with store.work("Toezegging heropend") as tx:
        existing(tx, promise, promise_id, "Deze toezegging")
        change(tx, promise, promise_id, {"status": PromiseStatus.OPEN, "settled_on": None})


def delete_promise(store: Store, promise_id: int) -> None:
    """Delete a promise that was noted by mistake."""
    with store.work("Toezegging verwijderd") as tx:
        tx.execute(delete(promise).where(promise.c.id == promise_id))


def _checked(facts: PromiseFacts) -> dict[str, object]:
    if not facts.text.strip():
        raise RefusedError("Schrijf in een paar woorden wat er is toegezegd.")
    if facts.due_on is not None and facts.due_on < facts.made_on:
        raise RefusedError("De uiterste datum ligt vóór de dag waarop het is toegezegd. Pas een van de twee aan.")
    return {
        "school_id": facts.school_id,
        "side": facts.side,
        "text": facts.text.strip(),
        "made_on": facts.made_on,
        "due_on": facts.due_on,
        "contact_id": facts.contact_id,
        "worker_id": facts.worker_id,
    }
