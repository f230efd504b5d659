"""The people at and around one school, with our ties to them and the empty seats between them."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, func, select

from netwerkkaart.domain.people import IntroductionKind, Level, PersonName, TieStep
from netwerkkaart.domain.rhythm import SchoolCalendar
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.queries.dossier_rows import PersonRow, PersonTie, Via
from netwerkkaart.queries.schools import Seat, empty_seats, expected_seats, role_fillings
from netwerkkaart.store import tables as t

_LEVELS = {level: place for place, level in enumerate(Level)}
_STEPS = {step: place for place, step in enumerate(TieStep)}


def school_people(
    connection: Connection, school_id: int, *, today: date, calendar: SchoolCalendar
) -> tuple[PersonRow, ...]:
    """Return who is and who was at a school, highest authority first, who left last; six statements."""
    held, person = t.position.c, t.contact.c
    rows = connection.execute(
        select(
            held.id.label("position_id"),
            held.team,
            held.key_contact,
            held.starts_on,
            held.ends_on,
            held.confirmed_on,
            held.role_id,
            t.role.c.name.label("role"),
            t.role.c.level,
            t.role.c.rank,
            t.contact,
        )
        .join(t.contact, person.id == held.contact_id)
        .join(t.role, t.role.c.id == held.role_id)
        .where(held.school_id == school_id)
    ).all()
    ids = {row.id for row in rows}
    steps = _steps(connection, ids, today)
    met, last = last_met(connection, ids, today)
    workers = {row.id: row.name for row in connection.execute(select(t.worker.c.id, t.worker.c.name))}
    vias = _vias(connection, ids, workers)
    ties = _ties(steps, met, workers)
    found = []
    for row in rows:
        current = (row.starts_on is None or row.starts_on <= today) and (row.ends_on is None or row.ends_on >= today)
        place = (_LEVELS[row.level], not current, not row.key_contact, row.rank, row.sort_name, row.position_id)
        found.append(
            (
                place,
                PersonRow(
                    position_id=row.position_id,
                    contact_id=row.id,
                    name="" if row.erased_on else str(PersonName(row.given, row.infix, row.family)),
                    erased=row.erased_on is not None,
                    role_id=row.role_id,
                    role=row.role,
                    level=row.level,
                    team=row.team,
                    organisation=row.organisation,
                    email=row.email,
                    phone=row.phone,
                    key_contact=row.key_contact and current,
                    starts_on=row.starts_on,
                    ends_on=row.ends_on,
                    confirmed_on=row.confirmed_on,
                    current=current,
                    ties=ties.get(row.id, ()),
                    vias=vias.get(row.id, ()),
                    last_contact=last.get(row.id),
                    weeks=calendar.school_weeks_ago(last.get(row.id), today),
                ),
            )
        )
    return tuple(row for _place, row in sorted(found, key=lambda one: one[0]))


def school_seats(connection: Connection, sector: Sector, people: tuple[PersonRow, ...]) -> tuple[Seat, ...]:
    """Return the seats nobody is known in today; two statements."""
    roles = {row.role_id for row in people if row.current}
    return empty_seats(expected_seats(connection, sector).get(sector, ()), roles, role_fillings(connection))


Pair = tuple[int, int]


def _steps(connection: Connection, contacts: set[int], today: date) -> Mapping[Pair, tuple[TieStep, date]]:
    rows = connection.execute(
        select(t.tie.c.contact_id, t.tie.c.worker_id, t.tie_step.c.step, t.tie_step.c.since)
        .join(t.tie_step, t.tie_step.c.tie_id == t.tie.c.id)
        .where(t.tie.c.contact_id.in_(contacts), t.tie_step.c.since <= today)
        .order_by(t.tie_step.c.since)
    )
    return {(row.contact_id, row.worker_id): (row.step, row.since) for row in rows}


def last_met(connection: Connection, contacts: set[int], today: date) -> tuple[Mapping[Pair, date], Mapping[int, date]]:
    """Return when each pair of contact and worker met last, and per contact the last time at all; one statement."""
    guest, host = t.visit_contact.c, t.visit_worker.c
    met: dict[Pair, date] = {}
    last: dict[int, date] = {}
    for row in connection.execute(
        select(guest.contact_id, host.worker_id, func.max(t.visit.c.day).label("day"))
        .select_from(t.visit_contact)
        .join(t.visit, t.visit.c.id == guest.visit_id)
        .outerjoin(t.visit_worker, host.visit_id == guest.visit_id)
        .where(guest.contact_id.in_(contacts), t.visit.c.status == VisitStatus.HELD, t.visit.c.day <= today)
        .group_by(guest.contact_id, host.worker_id)
    ):
        last[row.contact_id] = max(row.day, last.get(row.contact_id, row.day))
        if row.worker_id is not None:
            met[row.contact_id, row.worker_id] = row.day
    return met, last


def _ties(
    steps: Mapping[Pair, tuple[TieStep, date]], met: Mapping[Pair, date], workers: Mapping[int, str]
) -> Mapping[int, tuple[PersonTie, ...]]:
    found: dict[int, list[PersonTie]] = defaultdict(list)
    for contact_id, worker_id in {*steps, *met}:
        step, since = steps.get((contact_id, worker_id), (None, None))
        name = workers.get(worker_id, "")
        found[contact_id].append(PersonTie(worker_id, name, step, since, met.get((contact_id, worker_id))))
    return {
        contact: tuple(sorted(ties, key=lambda tie: (-_STEPS[tie.step] if tie.step else 1, tie.worker, tie.worker_id)))
        for contact, ties in found.items()
    }


def _vias(connection: Connection, contacts: set[int], workers: Mapping[int, str]) -> Mapping[int, tuple[Via, ...]]:
    one, by = t.introduction.c, t.contact.alias()
    found: dict[int, list[Via]] = defaultdict(list)
    for row in connection.execute(
        select(t.introduction, by.c.given, by.c.infix, by.c.family, by.c.erased_on)
        .outerjoin(by, by.c.id == one.by_contact_id)
        .where(one.contact_id.in_(contacts))
        .order_by(one.day, one.id)
    ):
        name = ""
        if row.kind is IntroductionKind.COLLEAGUE:
            name = workers.get(row.by_worker_id, "")
        elif row.kind is IntroductionKind.CONTACT and row.erased_on is None and row.given is not None:
            name = str(PersonName(row.given, row.infix, row.family))
        found[row.contact_id].append(Via(row.kind, workers.get(row.worker_id, ""), name, row.day))
    return {contact: tuple(vias) for contact, vias in found.items()}
