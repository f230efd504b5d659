"""How a school stands with us: the phase and the stand a worker sets, and what was agreed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Table, delete, select

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.phases import Phase, StepBackReason, check_step
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
        held = _of_day(tx, phase, school_id, since)
        values = _phase_values(tx, school_id, to, since, reason, back_because, but=held)
        if held is not None:
            change(tx, phase, held, {**values, "set_by_id": set_by_id})
            return held
        return add(tx, phase, {"school_id": school_id, **values, "set_by_id": set_by_id})


def edit_phase(
    store: Store,
    phase_id: int,
    to: Phase,
    *,
    since: date,
    reason: str = "",
    back_because: StepBackReason | None = None,
) -> None:
    """Put a step of the ladder right: the phase, its day or its reason; who set it stays.

    Raises:
        RefusedError: the school goes back without a reason, or another step was set for that day.
    """
    with store.work("Fase gewijzigd") as tx:
        row = existing(tx, phase, phase_id, "Deze fase")
        _refuse_taken_day(tx, phase, row.school_id, since, phase_id)
        change(tx, phase, phase_id, _phase_values(tx, row.school_id, to, since, reason, back_because, but=phase_id))


def delete_phase(store: Store, phase_id: int) -> None:
    """Delete a step of the ladder that was set by mistake; the one before it then holds on."""
    with store.work("Fase verwijderd") as tx:
        tx.execute(delete(phase).where(phase.c.id == phase_id))


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
    values = _stand_values(stand, since, origin, reason)
    with store.work("Stand van het vertrouwen gezet") as tx:
        existing(tx, school, school_id, "Deze school")
        held = _of_day(tx, trust_state, school_id, since)
        if held is not None:
            change(tx, trust_state, held, {**values, "set_by_id": set_by_id})
            return held
        return add(tx, trust_state, {"school_id": school_id, **values, "set_by_id": set_by_id})


def edit_trust_state(
    store: Store, state_id: int, stand: TrustStand, *, since: date, origin: StandOrigin, reason: str = ""
) -> None:
    """Put a stand right: which, since when or why; who set it stays.

    Raises:
        RefusedError: it differs from what was proposed without saying why, or another was set for that day.
    """
    values = _stand_values(stand, since, origin, reason)
    with store.work("Stand van het vertrouwen gewijzigd") as tx:
        row = existing(tx, trust_state, state_id, "Deze stand")
        _refuse_taken_day(tx, trust_state, row.school_id, since, state_id)
        change(tx, trust_state, state_id, values)


def delete_trust_state(store: Store, state_id: int) -> None:
    """Delete a stand that was set by mistake; the one before it then holds on."""
    with store.work("Stand van het vertrouwen verwijderd") as tx:
        tx.execute(delete(trust_state).where(trust_state.c.id == state_id))


def add_agreement(store: Store, draft: AgreementDraft, *, today: date) -> int:
    """Note an agreement and return its id.

    Raises:
        RefusedError: it has no title or no school, ends before it starts, or is over without a last day behind it.
    """
    values = _checked(draft, today)
    with store.work("Afspraak vastgelegd") as tx:
        agreement_id = add(tx, agreement, values)
        replace_links(tx, agreement_school, "agreement_id", agreement_id, "school_id", draft.school_ids)
    return agreement_id


def edit_agreement(store: Store, agreement_id: int, draft: AgreementDraft, *, today: date) -> None:
    """Change an agreement.

    Raises:
        RefusedError: as for :func:`add_agreement`.
    """
    values = _checked(draft, today)
    with store.work("Afspraak gewijzigd") as tx:
        existing(tx, agreement, agreement_id, "Deze afspraak")
        change(tx, agreement, agreement_id, values)
        replace_links(tx, agreement_school, "agreement_id", agreement_id, "school_id", draft.school_ids)


def delete_agreement(store: Store, agreement_id: int) -> None:
    """Delete an agreement that was noted by mistake."""
    with store.work("Afspraak verwijderd") as tx:
        tx.execute(delete(agreement).where(agreement.c.id == agreement_id))


def _checked(draft: AgreementDraft, today: date) -> dict[str, object]:
    if not draft.title.strip():
        raise RefusedError("Geef de afspraak een naam, bijvoorbeeld “Convenant informatie delen”.")
    if not draft.school_ids:
        raise RefusedError("Kies de school of scholen waar deze afspraak voor geldt.")
    if draft.starts_on is not None and draft.ends_on is not None and draft.ends_on < draft.starts_on:
        raise RefusedError("De einddatum ligt vóór de begindatum. Pas een van de twee aan.")
    if draft.status is AgreementStatus.ENDED and (draft.ends_on is None or draft.ends_on > today):
        raise RefusedError("Een beëindigde afspraak heeft een laatste dag. Vul bij “Tot en met” in wanneer dat was.")
    return {
        "kind": draft.kind,
        "title": draft.title.strip(),
        "status": draft.status,
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
        "evaluation_on": draft.evaluation_on,
        "note": draft.note.strip(),
    }


def _of_day(tx: Connection, table: Table, school_id: int, since: date) -> int | None:
    """Return which record of a school was set for a day."""
    same = select(table.c.id).where(table.c.school_id == school_id, table.c.since == since)
    found = tx.execute(same).scalar_one_or_none()
    return None if found is None else int(found)


def _refuse_taken_day(tx: Connection, table: Table, school_id: int, since: date, but: int) -> None:
    if _of_day(tx, table, school_id, since) not in {None, but}:
        raise RefusedError("Voor die dag is er al een andere gezet. Kies een andere dag, of verwijder die andere.")


def _phase_values(
    tx: Connection,
    school_id: int,
    to: Phase,
    since: date,
    reason: str,
    back_because: StepBackReason | None,
    *,
    but: int | None,
) -> dict[str, object]:
    """Return what a step says; a reason for going back stands only at a step that does.

    Raises:
        RefusedError: it goes back without a reason.
    """
    earlier = select(phase.c.phase).where(phase.c.school_id == school_id, phase.c.since < since, phase.c.id != but)
    before = tx.execute(earlier.order_by(phase.c.since.desc()).limit(1)).scalar_one_or_none()
    check_step(before, to, back_because)
    back = before is not None and to < before
    return {"phase": to, "since": since, "reason": reason.strip(), "back_because": back_because if back else None}


def _stand_values(stand: TrustStand, since: date, origin: StandOrigin, reason: str) -> dict[str, object]:
    if origin is StandOrigin.OWN and not reason.strip():
        raise RefusedError("Schrijf in een zin waarom je deze stand kiest; later wil je dat terug kunnen lezen.")
    return {"stand": stand, "since": since, "reason": reason.strip(), "origin": origin}
