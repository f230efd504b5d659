"""What we do at a school (*inzet*): which offer, when, by whom, and how many took part."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.store.tables import activity, activity_worker
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.rows import add, change, existing, replace_links


@dataclass(frozen=True)
class ActivityDraft:
    """One activity; ``reach`` is a number of participants, never who they were."""

    school_id: int
    offer_id: int
    title: str
    starts_on: date
    ends_on: date | None = None
    neighbourhood_id: int | None = None
    reach: int | None = None
    worker_ids: tuple[int, ...] = ()
    note: str = ""


def add_activity(store: Store, draft: ActivityDraft) -> int:
    """Note an activity and return its id.

    Raises:
        RefusedError: it has no title, ends before it starts, or reached fewer than nobody.
    """
    values = _checked(draft)
    with store.work("Inzet vastgelegd") as tx:
        activity_id = add(tx, activity, values)
        replace_links(tx, activity_worker, "activity_id", activity_id, "worker_id", draft.worker_ids)
    return activity_id


def edit_activity(store: Store, activity_id: int, draft: ActivityDraft) -> None:
    """Change an activity."""
    values = _checked(draft)
    with store.work("Inzet gewijzigd") as tx:
        existing(tx, activity, activity_id, "Deze inzet")
        change(tx, activity, activity_id, values)
        replace_links(tx, activity_worker, "activity_id", activity_id, "worker_id", draft.worker_ids)


def delete_activity(store: Store, activity_id: int) -> None:
    """Delete an activity that was noted by mistake."""
    with store.work("Inzet verwijderd") as tx:
        tx.execute(delete(activity).where(activity.c.id == activity_id))


def _checked(draft: ActivityDraft) -> dict[str, object]:
    if not draft.title.strip():
        raise RefusedError("Geef de inzet een naam, bijvoorbeeld “Weerbaarheidstraining groep 7”.")
    if draft.ends_on is not None and draft.ends_on < draft.starts_on:
        raise RefusedError("De einddatum ligt vóór de begindatum. Pas een van de twee aan.")
    if draft.reach is not None and draft.reach < 0:
        raise RefusedError("Het bereik is een aantal deelnemers en kan niet onder nul liggen.")
    return {
        "school_id": draft.school_id,
        "offer_id": draft.offer_id,
        "title": draft.title.strip(),
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
        "neighbourhood_id": draft.neighbourhood_id,
        "reach": draft.reach,
        "note": draft.note.strip(),
    }
