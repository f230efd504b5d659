"""Planning the round: visits put on a day, moved and taken off it; a day on which school is out is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import Connection, insert

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.round import Out
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.queries.school_time import school_times
from netwerkkaart.store.tables import school, visit, visit_contact, visit_worker
from netwerkkaart.store.work import Store
from netwerkkaart.texts.round import out_sentence
from netwerkkaart.usecases.rows import add, change, existing


@dataclass(frozen=True)
class PlanDraft:
    """A visit to plan: where, on which day, with whom, by whom."""

    school_id: int
    day: date
    contact_ids: tuple[int, ...] = ()
    worker_ids: tuple[int, ...] = ()
    kind: VisitKind = VisitKind.APPOINTMENT
    at: time | None = None


class SchoolOutError(RefusedError):
    """School is out on the day that was asked; ``good`` is the first day on which it is not."""

    def __init__(self, message: str, school_id: int, day: date, out: Out, good: date | None) -> None:
        super().__init__(message)
        self.school_id = school_id
        self.day = day
        self.out = out
        self.good = good


def plan_visits(
    store: Store, drafts: Sequence[PlanDraft], *, today: date, entered_by_id: int | None = None, anyway: bool = False
) -> tuple[int, ...]:
    """Plan these visits in one step and return their ids; ``anyway`` also on a day on which school is out.

    Raises:
        SchoolOutError: school is out on a day; nothing was planned.
        RefusedError: a day lies in the past.
        NotFoundError: a school is gone.
    """
    label = "Bezoek gepland" if len(drafts) == 1 else f"{len(drafts)} bezoeken gepland"
    with store.work(label) as tx:
        return tuple(put_plan(tx, draft, today=today, entered_by_id=entered_by_id, anyway=anyway) for draft in drafts)


def move_visit(store: Store, visit_id: int, to: date, *, today: date, anyway: bool = False) -> None:
    """Put a planned visit on another day; its time, people and place stay.

    Raises:
        SchoolOutError: school is out on that day.
        RefusedError: the visit is not planned any more, or the day lies in the past.
        NotFoundError: the visit is gone.
    """
    with store.work("Bezoek verplaatst") as tx:
        row = existing(tx, visit, visit_id, "Dit bezoek")
        if row.status is not VisitStatus.PLANNED:
            raise RefusedError("Alleen een bezoek dat nog gepland staat kan naar een andere dag.")
        if row.day != to:
            _check(tx, row.school_id, to, today, anyway=anyway)
            change(tx, visit, visit_id, {"day": to})


def _check(tx: Connection, school_id: int, day: date, today: date, *, anyway: bool) -> None:
    row = existing(tx, school, school_id, "Deze school")
    if day < today:
        raise RefusedError("Een bezoek plannen kan niet op een dag die voorbij is. Kies vandaag of later.")
    if anyway:
        return
    time_ = school_times(tx, [school_id])[school_id]
    out = time_.out_on(day)
    if out is None:
        return
    good = time_.calendar.first_open(day)
    raise SchoolOutError(out_sentence(row.short_name or row.name, day, out, good), school_id, day, out, good)


def put_plan(
    tx: Connection, draft: PlanDraft, *, today: date, entered_by_id: int | None = None, anyway: bool = False
) -> int:
    """Plan a visit within a step that is already begun and return its id.

    Raises:
        SchoolOutError: school is out on the day.
        RefusedError: the day lies in the past.
        NotFoundError: the school is gone.
    """
    _check(tx, draft.school_id, draft.day, today, anyway=anyway)
    number = add(
        tx,
        visit,
        {
            "school_id": draft.school_id,
            "day": draft.day,
            "at": draft.at,
            "place": "",
            "kind": draft.kind,
            "status": VisitStatus.PLANNED,
            "initiative": Initiative.US,
            "note": "",
            "entered_by_id": entered_by_id,
            "entered_at": datetime.now(UTC),
        },
    )
    for table, column, ids in (
        (visit_contact, "contact_id", draft.contact_ids),
        (visit_worker, "worker_id", draft.worker_ids),
    ):
        if ids:
            tx.execute(insert(table), [{"visit_id": number, column: one} for one in sorted(set(ids))])
    return number
