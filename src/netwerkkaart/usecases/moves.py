"""People change jobs: moving to another school, and leaving; what was, stays as it was."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import select

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.store.tables import contact, position
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import PositionDraft, put_position
from netwerkkaart.usecases.rows import among, change, check_days, existing


def move_contact(store: Store, contact_id: int, draft: PositionDraft, leaving: Collection[int]) -> int:
    """Give a contact a new position, mostly at another school, and end the old ones the day before; return the new id.

    ``leaving`` are the ids of the positions that end; others of the contact stay as they are.

    Raises:
        RefusedError: there is no first day, or an old position began on it or later.
        NotFoundError: contact, school, role or an old position is gone.
    """
    if draft.starts_on is None:
        raise RefusedError("Kies vanaf wanneer: dan weten we ook tot wanneer de oude functie duurde.")
    last = draft.starts_on - timedelta(days=1)
    check_days(draft.starts_on, last)
    with store.work("Overstap vastgelegd") as tx:
        existing(tx, contact, contact_id, "Deze contactpersoon")
        for position_id in sorted(set(leaving)):
            row = existing(tx, position, position_id, "Deze functie")
            if row.contact_id != contact_id:
                raise RefusedError("Deze functie is van iemand anders. Kies de functies opnieuw.")
            if row.starts_on is not None and row.starts_on > last:
                raise RefusedError("De oude functie begon niet eerder dan de nieuwe. Kies een latere dag.")
            if row.ends_on is None or row.ends_on > last:
                change(tx, position, position_id, {"ends_on": last})
        return put_position(tx, contact_id, draft)


def leave(store: Store, contact_ids: Collection[int], *, on: date) -> int:
    """Say that contacts left: every position that runs on their last day ends with it; return how many ended.

    A position that would begin later stays: who goes to another school may have it already.

    Raises:
        RefusedError: nobody of them has a position that ends with that day.
    """
    check_days(on)
    held = position.c
    with store.work(
        "Vertrek vastgelegd" if len(contact_ids) == 1 else f"{len(contact_ids)} keer vertrek vastgelegd"
    ) as tx:
        rows = tx.execute(select(held.id, held.starts_on, held.ends_on).where(among(held.contact_id, contact_ids)))
        running = [
            row.id
            for row in rows
            if (row.starts_on is None or row.starts_on <= on) and (row.ends_on is None or row.ends_on > on)
        ]
        if not running:
            raise RefusedError("Er is op die dag geen functie die nog doorloopt. Kies een andere laatste dag.")
        for position_id in running:
            change(tx, position, position_id, {"ends_on": on})
    return len(running)
