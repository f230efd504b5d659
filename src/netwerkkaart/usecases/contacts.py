"""Contacts, what they are where, how we know them, and through whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, func, select, update

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.names import sort_key
from netwerkkaart.domain.people import IntroductionKind, PersonName, TieStep
from netwerkkaart.store.columns import clean
from netwerkkaart.store.tables import contact, introduction, position, role, school, tie, tie_step, visit_contact
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.rows import add, among, change, check_days, existing


@dataclass(frozen=True)
class ContactDraft:
    """What is kept of a professional: name, how to reach them at work, nothing private."""

    name: PersonName
    email: str = ""
    phone: str = ""
    organisation: str = ""
    note: str = ""
    informed_on: date | None = None


@dataclass(frozen=True)
class PositionDraft:
    """What somebody is at a school, and since when."""

    school_id: int
    role_id: int
    team: str = ""
    key_contact: bool = False
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class IntroductionDraft:
    """Who or what brought a contact to a worker."""

    worker_id: int
    kind: IntroductionKind
    by_contact_id: int | None = None
    by_worker_id: int | None = None
    day: date | None = None


def add_contact(
    store: Store,
    draft: ContactDraft,
    positions: Collection[PositionDraft] = (),
    introduction_: IntroductionDraft | None = None,
) -> int:
    """Add a contact with their positions and, if known, the introduction; return the contact's id.

    Raises:
        RefusedError: there is no name.
    """
    values = _checked(draft)
    with store.work("Contact toegevoegd") as tx:
        contact_id = add(tx, contact, {**values, "added_at": datetime.now(UTC)})
        for held in positions:
            put_position(tx, contact_id, held)
        if introduction_ is not None:
            _introduce(tx, contact_id, introduction_)
    return contact_id


def edit_contact(store: Store, contact_id: int, draft: ContactDraft) -> None:
    """Change a contact's name, reach or note.

    Raises:
        RefusedError: there is no name, or the contact was erased.
    """
    values = _checked(draft)
    with store.work("Contact gewijzigd") as tx:
        row = existing(tx, contact, contact_id, "Deze contactpersoon")
        if row.erased_on is not None:
            raise RefusedError("Deze contactpersoon is verwijderd en kan niet meer worden gewijzigd.")
        change(tx, contact, contact_id, values)


def revise_contact(
    store: Store,
    contact_id: int,
    draft: ContactDraft,
    positions: Collection[tuple[int | None, PositionDraft]] = (),
    removed: Collection[int] = (),
) -> None:
    """Change a contact together with positions: those with an id are changed, those without are new.

    Raises:
        RefusedError: there is no name, or the contact was erased.
    """
    values = _checked(draft)
    with store.work("Contact gewijzigd") as tx:
        row = existing(tx, contact, contact_id, "Deze contactpersoon")
        if row.erased_on is not None:
            raise RefusedError("Deze contactpersoon is verwijderd en kan niet meer worden gewijzigd.")
        change(tx, contact, contact_id, values)
        own = position.c.contact_id == contact_id
        if removed:
            tx.execute(delete(position).where(own, position.c.id.in_(removed)))
        for position_id, held in positions:
            if position_id is None:
                put_position(tx, contact_id, held)
            else:
                existing(tx, position, position_id, "Deze functie")
                change(tx, position, position_id, _position_values(tx, held))


def delete_contacts(store: Store, contact_ids: Collection[int]) -> None:
    """Delete contacts that were added by mistake.

    Raises:
        RefusedError: one of them occurs in visits; such a person leaves, and is not deleted.
    """
    label = "Contact verwijderd" if len(contact_ids) == 1 else f"{len(contact_ids)} contacten verwijderd"
    with store.work(label) as tx:
        count = select(func.count()).select_from(visit_contact).where(among(visit_contact.c.contact_id, contact_ids))
        seen = tx.execute(count).scalar_one()
        if seen:
            raise RefusedError(
                "Met deze contactpersoon zijn bezoeken vastgelegd. Beëindig de functie (“weg bij deze school”): "
                "dan blijft de geschiedenis kloppen."
            )
        tx.execute(delete(contact).where(among(contact.c.id, contact_ids)))


def add_position(store: Store, contact_id: int, draft: PositionDraft) -> int:
    """Say that a contact is something at a school and return the position's id."""
    with store.work("Functie toegevoegd") as tx:
        existing(tx, contact, contact_id, "Deze contactpersoon")
        return put_position(tx, contact_id, draft)


def edit_position(store: Store, position_id: int, draft: PositionDraft) -> None:
    """Change what somebody is at a school, or since when."""
    with store.work("Functie gewijzigd") as tx:
        existing(tx, position, position_id, "Deze functie")
        change(tx, position, position_id, _position_values(tx, draft))


def end_position(store: Store, position_id: int, on: date) -> None:
    """Say that somebody left a position; the last day counts as in it.

    That this was the aanspreekpunt stays known: it is why the stand of the trust asks "klopt dit nog?".

    Raises:
        RefusedError: the day lies before its start.
    """
    with store.work("Functie beëindigd") as tx:
        row = existing(tx, position, position_id, "Deze functie")
        if row.starts_on is not None and on < row.starts_on:
            raise RefusedError("De einddatum ligt vóór de begindatum van deze functie. Kies een latere dag.")
        change(tx, position, position_id, {"ends_on": on})


def delete_position(store: Store, position_id: int) -> None:
    """Delete a position that was noted by mistake."""
    with store.work("Functie verwijderd") as tx:
        tx.execute(delete(position).where(position.c.id == position_id))


def set_key_contact(store: Store, position_id: int, *, key_contact: bool) -> None:
    """Make a person the school's aanspreekpunt in this position, or no longer."""
    with store.work("Aanspreekpunt gekozen" if key_contact else "Aanspreekpunt weggehaald") as tx:
        existing(tx, position, position_id, "Deze functie")
        change(tx, position, position_id, {"key_contact": key_contact})


def set_tie_step(store: Store, worker_id: int, contact_id: int, step: TieStep, *, since: date) -> int:
    """Say how far a worker and a contact have come together since a day; return the tie's id.

    A step set earlier for the same day is replaced.
    """
    with store.work("Band gezet") as tx:
        existing(tx, contact, contact_id, "Deze contactpersoon")
        tie_id = tx.execute(
            select(tie.c.id).where(tie.c.worker_id == worker_id, tie.c.contact_id == contact_id)
        ).scalar_one_or_none()
        if tie_id is None:
            tie_id = add(tx, tie, {"worker_id": worker_id, "contact_id": contact_id})
        same_day = (tie_step.c.tie_id == tie_id) & (tie_step.c.since == since)
        if tx.execute(update(tie_step).where(same_day).values(step=step)).rowcount == 0:
            add(tx, tie_step, {"tie_id": tie_id, "step": step, "since": since})
    return int(tie_id)


def remove_tie(store: Store, worker_id: int, contact_id: int) -> None:
    """Take back a tie that was set by mistake, with all its steps."""
    with store.work("Band weggehaald") as tx:
        tx.execute(delete(tie).where(tie.c.worker_id == worker_id, tie.c.contact_id == contact_id))


def introduce(store: Store, contact_id: int, draft: IntroductionDraft) -> int:
    """Note who or what brought a contact to a worker and return the introduction's id.

    Raises:
        RefusedError: somebody would introduce themselves.
    """
    with store.work("Introductie vastgelegd") as tx:
        existing(tx, contact, contact_id, "Deze contactpersoon")
        return _introduce(tx, contact_id, draft)


def delete_introduction(store: Store, introduction_id: int) -> None:
    """Delete an introduction that was noted by mistake."""
    with store.work("Introductie verwijderd") as tx:
        tx.execute(delete(introduction).where(introduction.c.id == introduction_id))


def mark_informed(store: Store, contact_ids: Collection[int], *, on: date) -> None:
    """Note that contacts were told that we keep their details (GDPR art. 14)."""
    with store.work("Contact geïnformeerd") as tx:
        check_days(on)
        tx.execute(update(contact).where(among(contact.c.id, contact_ids)).values(informed_on=on))


def _checked(draft: ContactDraft) -> dict[str, object]:
    name = PersonName(*(clean(part).strip() for part in (draft.name.given, draft.name.infix, draft.name.family)))
    if not (name.given or name.family):
        raise RefusedError("Vul ten minste een voornaam of een achternaam in.")
    return {
        "given": name.given,
        "infix": name.infix,
        "family": name.family,
        "sort_name": sort_key(name),
        "email": draft.email.strip(),
        "phone": draft.phone.strip(),
        "organisation": draft.organisation.strip(),
        "note": draft.note.strip(),
        "informed_on": draft.informed_on,
    }


def _position_values(tx: Connection, draft: PositionDraft) -> dict[str, object]:
    existing(tx, school, draft.school_id, "Deze school")
    existing(tx, role, draft.role_id, "Deze functie")
    if draft.starts_on is not None and draft.ends_on is not None and draft.ends_on < draft.starts_on:
        raise RefusedError("De einddatum ligt vóór de begindatum. Pas een van de twee aan.")
    return {
        "school_id": draft.school_id,
        "role_id": draft.role_id,
        "team": draft.team.strip(),
        "key_contact": draft.key_contact,
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
    }


def put_position(tx: Connection, contact_id: int, draft: PositionDraft) -> int:
    """Add a position within a step that is already begun and return its id.

    Raises:
        RefusedError: its days lie the wrong way round.
        NotFoundError: school or role is gone.
    """
    return add(tx, position, {"contact_id": contact_id, **_position_values(tx, draft)})


def _introduce(tx: Connection, contact_id: int, draft: IntroductionDraft) -> int:
    if draft.by_contact_id == contact_id:
        raise RefusedError("Iemand kan zichzelf niet introduceren. Kies wie deze persoon bij ons bracht.")
    values = {
        "contact_id": contact_id,
        "worker_id": draft.worker_id,
        "kind": draft.kind,
        "by_contact_id": draft.by_contact_id if draft.kind is IntroductionKind.CONTACT else None,
        "by_worker_id": draft.by_worker_id if draft.kind is IntroductionKind.COLLEAGUE else None,
        "day": draft.day,
    }
    return add(tx, introduction, values)
