"""*Overdracht*: a colleague leaves, and what hangs on them goes to others, contact by contact, with a visit of both."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import Connection, delete, insert, or_, select, update

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.people import AssignmentKind, IntroductionKind
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.store.tables import assignment, contact, handover, introduction, promise, visit, visit_worker, worker
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.planning import PlanDraft, put_plan
from netwerkkaart.usecases.rows import add, among, change, check_days, existing


@dataclass(frozen=True)
class JointVisit:
    """A visit of who leaves together with who takes over, to contacts of one school."""

    school_id: int
    day: date
    contact_ids: tuple[int, ...]


@dataclass(frozen=True)
class HandoverPlan:
    """Who takes over what: contacts and schools to the colleague who gets them.

    A school to nobody, such as where who leaves only fills in, just loses who leaves. ``otherwise`` gets the open
    promises and later plans of which neither contact nor school is handed over; without one they stay where they are.
    """

    worker_id: int
    last_day: date
    contacts: Mapping[int, int] = field(default_factory=dict)
    schools: Mapping[int, int | None] = field(default_factory=dict)
    visits: tuple[JointVisit, ...] = ()
    otherwise: int | None = None


def start_handover(store: Store, plan: HandoverPlan, *, today: date, entered_by_id: int | None = None) -> None:
    """Begin handing over in one step.

    - every contact gets a successor and, as far as planned, a joint visit; one that was handed over before begins anew;
    - at every school the successor becomes vast gezicht from the day after the last one, and who leaves stops there;
    - open promises of ours go to the successor of their contact, else of their school;
    - in visits planned for after the last day the successor takes the place of who leaves;
    - the last day becomes the last working day.

    Raises:
        RefusedError: nothing is handed over, somebody would hand over to themselves, or a joint visit lies after the
            last day, in the past, or on a day without school.
        NotFoundError: a colleague, contact or school is gone.
    """
    _check(plan)
    with store.work("Overdracht begonnen") as tx:
        leaver = existing(tx, worker, plan.worker_id, "Deze collega")
        if leaver.starts_on is not None and plan.last_day < leaver.starts_on:
            raise RefusedError("De laatste werkdag ligt vóór de eerste. Kies een latere dag.")
        for taker in {*plan.contacts.values(), *plan.schools.values(), plan.otherwise}:
            if taker is not None:
                existing(tx, worker, taker, "Deze collega")
        joint = _plan_visits(tx, plan, today, entered_by_id)
        for contact_id, successor in plan.contacts.items():
            existing(tx, contact, contact_id, "Deze contactpersoon")
            _hand_over(tx, plan.worker_id, contact_id, successor, joint.get(contact_id), today)
        for school_id, face in plan.schools.items():
            _appoint(tx, plan, school_id, face)
        _move_promises(tx, plan)
        _move_plans(tx, plan)
        if leaver.ends_on != plan.last_day:
            change(tx, worker, plan.worker_id, {"ends_on": plan.last_day})


def plan_joint_visit(store: Store, handover_ids: Collection[int], school_id: int, day: date, *, today: date) -> int:
    """Plan one visit of both for contacts whose hand-over is under way, and return its id.

    Raises:
        RefusedError: they are not all of one colleague, or the day lies in the past or is one without school.
        NotFoundError: a hand-over or the school is gone.
    """
    with store.work("Gezamenlijk bezoek gepland") as tx:
        rows = [existing(tx, handover, number, "Deze overdracht") for number in sorted(set(handover_ids))]
        if len({row.worker_id for row in rows}) != 1:
            raise RefusedError("Een gezamenlijk bezoek is van één collega die weggaat. Kies contacten van dezelfde.")
        takers = {row.to_worker_id for row in rows if row.to_worker_id is not None}
        draft = PlanDraft(
            school_id,
            day,
            contact_ids=tuple(row.contact_id for row in rows),
            worker_ids=(rows[0].worker_id, *sorted(takers)),
        )
        number = put_plan(tx, draft, today=today)
        for row in rows:
            change(tx, handover, row.id, {"visit_id": number})
    return number


def choose_successor(store: Store, handover_ids: Collection[int], worker_id: int) -> None:
    """Give contacts whose hand-over is under way another successor, who also comes along to the joint visit.

    Raises:
        RefusedError: somebody would hand over to themselves.
        NotFoundError: a hand-over or the colleague is gone.
    """
    with store.work("Opvolger gekozen") as tx:
        existing(tx, worker, worker_id, "Deze collega")
        for number in sorted(set(handover_ids)):
            row = existing(tx, handover, number, "Deze overdracht")
            _refuse_self(row.worker_id, worker_id)
            change(tx, handover, number, {"to_worker_id": worker_id})
            planned = select(visit.c.id).where(visit.c.id == row.visit_id, visit.c.status == VisitStatus.PLANNED)
            if row.visit_id is not None and tx.execute(planned).first() is not None:
                others = select(handover.c.to_worker_id).where(handover.c.visit_id == row.visit_id)
                stays = row.to_worker_id in set(tx.execute(others).scalars())
                _take_place(tx, row.visit_id, None if stays else row.to_worker_id, worker_id)


def finish_handover(store: Store, handover_ids: Collection[int], *, on: date) -> None:
    """Say that contacts are handed over; that the successor came to them through who leaves is noted with it.

    Raises:
        RefusedError: one of them has no successor.
        NotFoundError: a hand-over is gone.
    """
    check_days(on)
    label = "Contact overgedragen" if len(handover_ids) == 1 else f"{len(handover_ids)} contacten overgedragen"
    with store.work(label) as tx:
        for number in sorted(set(handover_ids)):
            row = existing(tx, handover, number, "Deze overdracht")
            if row.to_worker_id is None:
                raise RefusedError("Kies eerst wie het contact overneemt.")
            change(tx, handover, number, {"done_on": on})
            known = (introduction.c.contact_id == row.contact_id) & (introduction.c.worker_id == row.to_worker_id)
            if tx.execute(select(introduction.c.id).where(known)).first() is None:
                values = {
                    "contact_id": row.contact_id,
                    "worker_id": row.to_worker_id,
                    "kind": IntroductionKind.COLLEAGUE,
                    "by_worker_id": row.worker_id,
                    "day": on,
                }
                add(tx, introduction, values)


def reopen_handover(store: Store, handover_ids: Collection[int]) -> None:
    """Say that contacts are not handed over after all."""
    with store.work("Overdracht heropend") as tx:
        tx.execute(update(handover).where(among(handover.c.id, handover_ids)).values(done_on=None))


def drop_handover(store: Store, handover_ids: Collection[int]) -> None:
    """Take contacts out of a hand-over: they need none, or the colleague stays; planned visits stay planned."""
    with store.work("Van de overdracht gehaald") as tx:
        tx.execute(delete(handover).where(among(handover.c.id, handover_ids)))


def _check(plan: HandoverPlan) -> None:
    check_days(plan.last_day)
    if not (plan.contacts or plan.schools):
        raise RefusedError("Kies ten minste één contact of school om over te dragen.")
    for successor in (*plan.contacts.values(), *plan.schools.values(), plan.otherwise):
        _refuse_self(plan.worker_id, successor)
    if any(each.day > plan.last_day for each in plan.visits):
        raise RefusedError("Een gezamenlijk bezoek kan alleen zolang de collega hier nog werkt. Kies een eerdere dag.")
    if any(not set(each.contact_ids) <= plan.contacts.keys() for each in plan.visits):
        raise RefusedError("Een gezamenlijk bezoek is bij wie je overdraagt. Kies de contacten opnieuw.")


def _refuse_self(leaver: int, successor: int | None) -> None:
    if successor == leaver:
        raise RefusedError("Iemand kan niet aan zichzelf overdragen. Kies een andere collega.")


def _plan_visits(tx: Connection, plan: HandoverPlan, today: date, entered_by_id: int | None) -> dict[int, int]:
    """Plan the joint visits and return for each contact the visit."""
    found: dict[int, int] = {}
    for each in plan.visits:
        takers = sorted({plan.contacts[one] for one in each.contact_ids})
        draft = PlanDraft(
            each.school_id,
            each.day,
            contact_ids=each.contact_ids,
            worker_ids=(plan.worker_id, *takers),
            kind=VisitKind.APPOINTMENT,
        )
        number = put_plan(tx, draft, today=today, entered_by_id=entered_by_id)
        found.update(dict.fromkeys(each.contact_ids, number))
    return found


def _hand_over(
    tx: Connection, worker_id: int, contact_id: int, successor: int, visit_id: int | None, today: date
) -> None:
    values = {"to_worker_id": successor, "visit_id": visit_id, "started_on": today, "done_on": None}
    same = (handover.c.worker_id == worker_id) & (handover.c.contact_id == contact_id)
    known = tx.execute(select(handover.c.id).where(same)).scalar_one_or_none()
    if known is None:
        add(tx, handover, {"worker_id": worker_id, "contact_id": contact_id, **values})
    else:
        change(tx, handover, known, values)


def _appoint(tx: Connection, plan: HandoverPlan, school_id: int, successor: int | None) -> None:
    """End who leaves on the last day, and make the successor vast gezicht from the day after, if not already."""
    one, since = assignment.c, plan.last_day + timedelta(days=1)
    here = one.school_id == school_id
    later = here & (one.worker_id == plan.worker_id) & or_(one.ends_on.is_(None), one.ends_on > plan.last_day)
    tx.execute(delete(assignment).where(later, one.starts_on > plan.last_day))
    tx.execute(update(assignment).where(later).values(ends_on=plan.last_day))
    if successor is None:
        return
    fixed = here & (one.worker_id == successor) & (one.kind == AssignmentKind.FIXED)
    stays = or_(one.starts_on.is_(None), one.starts_on <= since) & one.ends_on.is_(None)
    if tx.execute(select(one.id).where(fixed, stays)).first() is None:
        values = {"worker_id": successor, "school_id": school_id, "kind": AssignmentKind.FIXED, "starts_on": since}
        tx.execute(insert(assignment).values(**values))


def _move_promises(tx: Connection, plan: HandoverPlan) -> None:
    made = promise.c
    mine = (made.worker_id == plan.worker_id) & (made.side == PromiseSide.US) & (made.status == PromiseStatus.OPEN)
    for row in tx.execute(select(made.id, made.contact_id, made.school_id).where(mine).order_by(made.id)).all():
        successor = plan.contacts.get(row.contact_id) or plan.schools.get(row.school_id) or plan.otherwise
        if successor is not None:
            change(tx, promise, row.id, {"worker_id": successor})


def _move_plans(tx: Connection, plan: HandoverPlan) -> None:
    """Let successors go where who leaves was planned for after the last day."""
    mine = select(visit_worker.c.visit_id).where(visit_worker.c.worker_id == plan.worker_id)
    later = (visit.c.status == VisitStatus.PLANNED) & (visit.c.day > plan.last_day) & visit.c.id.in_(mine)
    for row in tx.execute(select(visit.c.id, visit.c.school_id).where(later).order_by(visit.c.id)).all():
        successor = plan.schools.get(row.school_id) or plan.otherwise
        if successor is not None:
            _take_place(tx, row.id, plan.worker_id, successor)


def _take_place(tx: Connection, visit_id: int, old: int | None, new: int) -> None:
    """Let one colleague go to a visit in the place of another, or beside who is there already."""
    link = visit_worker.c
    tx.execute(delete(visit_worker).where(link.visit_id == visit_id, link.worker_id == old))
    there = select(link.worker_id).where(link.visit_id == visit_id, link.worker_id == new)
    if tx.execute(there).first() is None:
        tx.execute(insert(visit_worker).values(visit_id=visit_id, worker_id=new))
