"""Hand-overs under way and done: which contacts, to whom, and how far each is."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, or_, select

from netwerkkaart.domain.handover import HandoverState, HandoverTally, handover_state, tally
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.queries.leaving_rows import Named
from netwerkkaart.queries.running import SCHOOL_LABEL
from netwerkkaart.store import tables as t

_ORDER = (HandoverState.MET, HandoverState.TO_PLAN, HandoverState.PLANNED, HandoverState.DONE)
"""What can be done at once comes first, what is done last."""


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """One contact on the way from a colleague to another; ``visit`` is the joint visit that tells how far it is."""

    id: int
    worker_id: int
    contact_id: int
    contact: str
    roles: str
    schools: tuple[Named, ...]
    to_worker_id: int | None
    to_worker: str
    visit_id: int | None
    visit_day: date | None
    started_on: date
    done_on: date | None
    state: HandoverState


@dataclass(frozen=True, slots=True)
class _Joint:
    id: int
    day: date
    status: VisitStatus


def handovers(connection: Connection, worker_id: int) -> tuple[HandoverRow, ...]:
    """Return what a worker hands over, what can be done next first, then by school and name; three statements."""
    return _rows(connection, worker_id)


def handover_tallies(connection: Connection) -> Mapping[int, HandoverTally]:
    """Return for each worker who hands over how many are done, and of how many; one statement."""
    one = t.handover.c
    done: dict[int, list[HandoverState]] = defaultdict(list)
    for worker_id, done_on in connection.execute(select(one.worker_id, one.done_on)):
        done[worker_id].append(handover_state(done_on, ()))
    return {worker_id: tally(states) for worker_id, states in done.items()}


def _rows(connection: Connection, worker_id: int) -> tuple[HandoverRow, ...]:
    one, person = t.handover.c, t.contact.c
    rows = connection.execute(
        select(t.handover, person.given, person.infix, person.family, person.erased_on, t.worker.c.name.label("taker"))
        .join(t.contact, person.id == one.contact_id)
        .outerjoin(t.worker, t.worker.c.id == one.to_worker_id)
        .where(one.worker_id == worker_id)
    ).all()
    places, joint = _places(connection, worker_id), _joint(connection, worker_id)
    found = []
    for row in rows:
        visits = joint.get(row.id, [])
        state = handover_state(row.done_on, [each.status for each in visits])
        shown = _telling(visits)
        roles, schools = places.get(row.contact_id, ((), ()))
        found.append(
            HandoverRow(
                id=row.id,
                worker_id=row.worker_id,
                contact_id=row.contact_id,
                contact="" if row.erased_on else str(PersonName(row.given, row.infix, row.family)),
                roles=", ".join(roles),
                schools=schools,
                to_worker_id=row.to_worker_id,
                to_worker=row.taker or "",
                visit_id=shown.id if shown else None,
                visit_day=shown.day if shown else None,
                started_on=row.started_on,
                done_on=row.done_on,
                state=state,
            )
        )
    return tuple(sorted(found, key=_place))


def _place(row: HandoverRow) -> tuple[int, str, str, int]:
    return _ORDER.index(row.state), row.schools[0].name.lower() if row.schools else "", row.contact, row.id


def _telling(visits: list[_Joint]) -> _Joint | None:
    """Return the visit that tells how far it is: one that was held, else one that is planned."""
    for status in (VisitStatus.HELD, VisitStatus.PLANNED):
        of_it = [each for each in visits if each.status is status]
        if of_it:
            return max(of_it, key=lambda each: (each.day, each.id))
    return None


def _places(connection: Connection, worker_id: int) -> Mapping[int, tuple[tuple[str, ...], tuple[Named, ...]]]:
    """Return the roles and schools of each contact: those that did not end, or all where every one did."""
    held = t.position.c
    handed = select(t.handover.c.contact_id).where(t.handover.c.worker_id == worker_id)
    rows = connection.execute(
        select(held.contact_id, held.school_id, SCHOOL_LABEL.label("school"), t.role.c.name, held.ends_on)
        .join(t.school, t.school.c.id == held.school_id)
        .join(t.role, t.role.c.id == held.role_id)
        .where(held.contact_id.in_(handed))
        .order_by(held.key_contact.desc(), held.id)
    ).all()
    running = {row.contact_id for row in rows if row.ends_on is None}
    roles: dict[int, dict[str, None]] = defaultdict(dict)
    schools: dict[int, dict[Named, None]] = defaultdict(dict)
    for row in rows:
        if row.ends_on is None or row.contact_id not in running:
            roles[row.contact_id][row.name] = None
            schools[row.contact_id][Named(row.school_id, row.school)] = None
    return {contact: (tuple(roles[contact]), tuple(schools[contact])) for contact in roles}


def _joint(connection: Connection, worker_id: int) -> Mapping[int, list[_Joint]]:
    """Return by hand-over the visits of both: the one planned for it, and any since it began that all three were at."""
    one, visit = t.handover.c, t.visit.c
    guest, leaver, taker = t.visit_contact.c, t.visit_worker.alias("leaver").c, t.visit_worker.alias("taker").c
    together = and_(
        visit.day >= one.started_on,
        select(guest.visit_id).where(guest.visit_id == visit.id, guest.contact_id == one.contact_id).exists(),
        select(leaver.visit_id).where(leaver.visit_id == visit.id, leaver.worker_id == one.worker_id).exists(),
        select(taker.visit_id).where(taker.visit_id == visit.id, taker.worker_id == one.to_worker_id).exists(),
    )
    found: dict[int, list[_Joint]] = defaultdict(list)
    for row in connection.execute(
        select(one.id, visit.id.label("visit_id"), visit.day, visit.status)
        .select_from(t.handover)
        .join(t.visit, or_(visit.id == one.visit_id, together))
        .where(one.worker_id == worker_id)
    ):
        found[row.id].append(_Joint(row.visit_id, row.day, row.status))
    return found
