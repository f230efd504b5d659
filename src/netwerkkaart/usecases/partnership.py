"""How a school stands with us: the phase and the stand a worker sets, and what was agreed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.trust import StandOrigin, TrustStand
from netwerkkaart.store.tables import agreement, agreement_school, phase, school, trust_state
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.rows import add, change, existing, replace_links


@dataclass(frozen=True)
class AgreementDraft:
    """A covenant or other agreement: what, with which schools, from when to when, and when it is evaluated."""

    kind: AgreementKind
    title: str
    school_ids: tuple[int, ...]
    status: AgreementStatus = AgreementStatus.ACTIVE
    starts_on: date | None = None
    ends_on: date | None = None
    evaluation_on: date | None = None
    note: str = ""


def set_phase(
    store: Store,
    school_id: int,
    to: Phase,
    *,
    since: date,
    reason: str = "",
    back_because: StepBackReason | None = None,
    set_by_id: int | None = None,
) -> int:
    """Set a school's phase from a day on and return the record's id; one set earlier for that day is replaced.

    Raises:
        RefusedError: the school goes back on the ladder without a reason.
    """
    with store.work(f"Fase {to.value} gezet") as tx:
        existing(tx, school, school_id, "Deze school")
        earlier = select(phase.c.phase).where(phase.c.school_id == school_id, phase.c.since < since)
        before = tx.execute(earlier.order_by(phase.c.since.desc()).limit(1)).scalar_one_or_none()
        if before is not None and to < before and back_because is None:
            raise RefusedError("Teruggaan op de ladder is gewoon, maar vraagt een reden. Kies waarom.")
        values = {
            "phase": to,
            "reason": reason.strip(),
            "back_because": back_because if before is not None and to < before else None,
            "set_by_id": set_by_id,
        }
        same_day = select(phase.c.id).where(phase.c.school_id == school_id, phase.c.since == since)
        held = tx.execute(same_day).scalar_one_or_none()
        if held is not None:
            change(tx, phase, held, values)
            return int(held)
        return add(tx, phase, {"school_id": school_id, "since": since, **values})


def set_trust_state(
    store: Store,
    school_id: int,
    stand: TrustStand,
    *,
    since: date,
    origin: StandOrigin,
    reason: str = "",
    set_by_id: int | None = None,
) -> int:
    """Set a school's stand van het vertrouwen from a day on and return the record's id.

    Raises:
        RefusedError: the worker decided otherwise than proposed without saying why.
    """
    if origin is StandOrigin.OWN and not reason.strip():
        raise RefusedError("Schrijf in een zin waarom je deze stand kiest; later wil je dat terug kunnen lezen.")
    with store.work("Stand van het vertrouwen gezet") as tx:
        existing(tx, school, school_id, "Deze school")
        values = {"stand": stand, "reason": reason.strip(), "origin": origin, "set_by_id": set_by_id}
        same_day = select(trust_state.c.id).where(trust_state.c.school_id == school_id, trust_state.c.since == since)
        held = tx.execute(same_day).scalar_one_or_none()
        if held is not None:
            change(tx, trust_state, held, values)
            return int(held)
        return add(tx, trust_state, {"school_id": school_id, "since": since, **values})


def add_agreement(store: Store, draft: AgreementDraft) -> int:
    """Note an agreement and return its id.

    Raises:
        RefusedError: it has no title or no school, or ends before it starts.
    """
    values = _checked(draft)
    with store.work("Afspraak vastgelegd") as tx:
        agreement_id = add(tx, agreement, values)
        replace_links(tx, agreement_school, "agreement_id", agreement_id, "school_id", draft.school_ids)
    return agreement_id


def edit_agreement(store: Store, agreement_id: int, draft: AgreementDraft) -> None:
    """Change an agreement."""
    values = _checked(draft)
    with store.work("Afspraak gewijzigd") as tx:
        existing(tx, agreement, agreement_id, "Deze afspraak")
        change(tx, agreement, agreement_id, values)
        replace_links(tx, agreement_school, "agreement_id", agreement_id, "school_id", draft.school_ids)


def delete_agreement(store: Store, agreement_id: int) -> None:
    """Delete an agreement that was noted by mistake."""
    with store.work("Afspraak verwijderd") as tx:
        tx.execute(delete(agreement).where(agreement.c.id == agreement_id))


def _checked(draft: AgreementDraft) -> dict[str, object]:
    if not draft.title.strip():
        raise RefusedError("Geef de afspraak een naam, bijvoorbeeld “Convenant informatie delen”.")
    if not draft.school_ids:
        raise RefusedError("Kies de school of scholen waar deze afspraak voor geldt.")
    if draft.starts_on is not None and draft.ends_on is not None and draft.ends_on < draft.starts_on:
        raise RefusedError("De einddatum ligt vóór de begindatum. Pas een van de twee aan.")
    return {
        "kind": draft.kind,
        "title": draft.title.strip(),
        "status": draft.status,
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
        "evaluation_on": draft.evaluation_on,
        "note": draft.note.strip(),
    }
