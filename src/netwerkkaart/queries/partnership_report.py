"""Everything the partnership report of one school tells, as it stood on a day; the report leaves out, not the query."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection, and_, or_, select

from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.names import split_name
from netwerkkaart.domain.people import Level, PersonName, TieStep
from netwerkkaart.domain.promises import status_on
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.growth import school_growth
from netwerkkaart.queries.partnership_rows import (
    ActivityLine,
    AgreementLine,
    Brought,
    FaceRow,
    Guest,
    PersonRow,
    PhaseStep,
    PromiseLine,
    SchoolFacts,
    SchoolReport,
    StandStep,
    TieRow,
    VisitLine,
)
from netwerkkaart.queries.running import runs_on
from netwerkkaart.queries.school_people import last_met
from netwerkkaart.queries.school_readings import school_readings
from netwerkkaart.queries.surveys import school_surveys
from netwerkkaart.store import tables as t

if TYPE_CHECKING:
    from netwerkkaart.domain.trust import SignalKind

_LEVELS = {level: rank for rank, level in enumerate(Level)}
_Held = tuple[str, date | None, date | None]


def known_names(connection: Connection) -> tuple[PersonName, ...]:
    """Return the name of every contact and worker in the file: what has to be covered where no name may stand."""
    contacts = connection.execute(select(t.contact.c.given, t.contact.c.infix, t.contact.c.family))
    workers = connection.execute(select(t.worker.c.name))
    return (*(PersonName(*row) for row in contacts), *(split_name(row.name) for row in workers))


def school_report(
    connection: Connection, school_id: int, *, today: date, year: SchoolYear | None = None
) -> SchoolReport:
    """Return everything the report of a school tells, in 48 statements whatever its size.

    Raises:
        NotFoundError: there is no such school.
    """
    on = today if year is None or year.first > today else min(today, year.last)
    school = _school(connection, school_id)
    settings = {row.key: row.value for row in connection.execute(select(t.setting.c.key, t.setting.c.value))}
    visits = _visits(connection, school_id, on if year is None else year.last)
    held = [visit.day for visit in visits if visit.status is VisitStatus.HELD and visit.day <= on]
    people = _people(connection, school_id, on)
    surveys = school_surveys(connection, school_id, until=on)
    return SchoolReport(
        organisation=settings.get("organisation", ""),
        sender=settings.get("report_sender", ""),
        example=bool(settings.get("story")),
        today=today,
        on=on,
        year=year,
        school=school,
        faces=_faces(connection, school_id, on),
        people=people,
        visits=visits,
        phases=_phases(connection, school_id, on),
        stands=_stands(connection, school_id, on),
        promises=_promises(connection, school_id, on),
        activities=_activities(connection, school_id, on if year is None else year.last),
        agreements=_agreements(connection, school_id, on),
        brought=_brought(connection, {person.contact_id for person in people}, on),
        last_contact=max(held, default=None),
        last_contact_weeks=_weeks(connection, school, max(held, default=None), on),
        readings=school_readings(connection, today=on, school_id=school_id)[school_id],
        surveys=surveys,
        growth=school_growth(
            connection, school_id, on=on, region=school.region, ambition=school.ambition, surveys=surveys
        ),
    )


def _school(connection: Connection, school_id: int) -> SchoolFacts:
    school = t.school.c
    row = connection.execute(
        select(t.school, t.neighbourhood.c.name.label("wijk"))
        .outerjoin(t.neighbourhood, t.neighbourhood.c.id == school.neighbourhood_id)
        .where(school.id == school_id)
    ).one_or_none()
    if row is None:
        raise NotFoundError("Deze school bestaat niet (meer). Kies een andere school.")
    return SchoolFacts(
        id=row.id,
        code=row.code or "",
        name=row.name,
        short_name=row.short_name,
        sector=row.sector,
        level=row.level,
        board=row.board,
        street=row.street,
        house_number=row.house_number,
        postcode=row.postcode,
        city=row.city,
        neighbourhood=row.wijk or "",
        region=row.holiday_region,
        source=row.source,
        duo_day=row.duo_reference_day,
        closed_on=row.closed_on,
        approach=row.approach,
        ambition=row.ambition_phase,
    )


def _weeks(connection: Connection, school: SchoolFacts, last: date | None, on: date) -> int | None:
    days = t.school_day.c
    rows = connection.execute(select(days.first, days.last).where(days.school_id == school.id))
    extra = [Period(row.first, row.last) for row in rows]
    return school_calendar(school.region, extra).school_weeks_ago(last, on)


def _faces(connection: Connection, school_id: int, on: date) -> tuple[FaceRow, ...]:
    held = t.assignment.c
    rows = connection.execute(
        select(held.worker_id, t.worker.c.name, t.worker.c.job, held.kind, held.starts_on, held.ends_on)
        .join(t.worker, t.worker.c.id == held.worker_id)
        .where(
            held.school_id == school_id,
            runs_on(t.assignment, on),
        )
        .order_by(held.kind, held.starts_on, held.id)
    )
    return tuple(FaceRow(*row) for row in rows)


def _people(connection: Connection, school_id: int, on: date) -> tuple[PersonRow, ...]:
    held, person = t.position.c, t.contact.c
    rows = connection.execute(
        select(
            person.id,
            person.given,
            person.infix,
            person.family,
            person.sort_name,
            person.erased_on,
            person.organisation,
            t.role.c.name.label("role"),
            t.role.c.level,
            held.team,
            held.key_contact,
            held.starts_on,
            held.ends_on,
        )
        .join(t.contact, person.id == held.contact_id)
        .join(t.role, t.role.c.id == held.role_id)
        .where(
            held.school_id == school_id,
            runs_on(t.position, on),
        )
    ).all()
    ids = {row.id for row in rows}
    ties, last = _ties(connection, ids, on)
    ordered = sorted(rows, key=lambda row: (_LEVELS[row.level], not row.key_contact, row.sort_name, row.id))
    return tuple(
        PersonRow(
            contact_id=row.id,
            name=PersonName(row.given, row.infix, row.family),
            erased=row.erased_on is not None,
            organisation=row.organisation,
            role=row.role,
            level=row.level,
            team=row.team,
            key_contact=row.key_contact,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            ties=ties.get(row.id, ()),
            last_contact=last.get(row.id),
        )
        for row in ordered
    )


def _ties(
    connection: Connection, contacts: set[int], on: date
) -> tuple[Mapping[int, tuple[TieRow, ...]], Mapping[int, date]]:
    """Return per contact the tie of each worker, who only met included; and the last contact with anybody."""
    steps: dict[tuple[int, int], tuple[TieStep, date]] = {}
    for row in connection.execute(
        select(t.tie.c.contact_id, t.tie.c.worker_id, t.tie_step.c.step, t.tie_step.c.since)
        .join(t.tie_step, t.tie_step.c.tie_id == t.tie.c.id)
        .where(t.tie.c.contact_id.in_(contacts), t.tie_step.c.since <= on)
        .order_by(t.tie_step.c.since)
    ):
        steps[row.contact_id, row.worker_id] = (row.step, row.since)
    met, last = last_met(connection, contacts, on)
    workers = {row.id: row for row in connection.execute(select(t.worker.c.id, t.worker.c.name, t.worker.c.job))}
    found: dict[int, list[TieRow]] = defaultdict(list)
    for contact_id, worker_id in sorted({*steps, *met}):
        step, since = steps.get((contact_id, worker_id), (None, None))
        worker = workers[worker_id]
        found[contact_id].append(
            TieRow(worker_id, worker.name, worker.job, step, since, met.get((contact_id, worker_id)))
        )
    return {contact: tuple(rows) for contact, rows in found.items()}, last


def _visits(connection: Connection, school_id: int, until: date) -> tuple[VisitLine, ...]:
    visit = t.visit.c
    ours = and_(visit.school_id == school_id, or_(visit.day <= until, visit.status == VisitStatus.PLANNED))
    rows = connection.execute(
        select(visit.id, visit.day, visit.kind, visit.status, visit.initiative, visit.note)
        .where(ours)
        .order_by(visit.day, visit.id)
    ).all()
    roles = _roles(connection, school_id)
    contacts: dict[int, list[Guest]] = defaultdict(list)
    for row in connection.execute(
        select(t.visit_contact.c.visit_id, visit.day, t.contact)
        .join(t.visit, visit.id == t.visit_contact.c.visit_id)
        .join(t.contact, t.contact.c.id == t.visit_contact.c.contact_id)
        .where(ours)
        .order_by(t.contact.c.sort_name, t.contact.c.id)
    ):
        name = "" if row.erased_on else str(PersonName(row.given, row.infix, row.family))
        role = _role_on(roles.get(row.id, ()), row.day) or row.organisation
        contacts[row.visit_id].append(Guest(row.id, name, role))
    workers: dict[int, list[Guest]] = defaultdict(list)
    for row in connection.execute(
        select(t.visit_worker.c.visit_id, t.worker.c.id, t.worker.c.name, t.worker.c.job)
        .join(t.visit, visit.id == t.visit_worker.c.visit_id)
        .join(t.worker, t.worker.c.id == t.visit_worker.c.worker_id)
        .where(ours)
        .order_by(t.worker.c.name)
    ):
        workers[row.visit_id].append(Guest(row.id, row.name, row.job))
    themes: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(
        select(t.visit_theme.c.visit_id, t.theme.c.name)
        .join(t.visit, visit.id == t.visit_theme.c.visit_id)
        .join(t.theme, t.theme.c.id == t.visit_theme.c.theme_id)
        .where(ours)
        .order_by(t.theme.c.rank, t.theme.c.id)
    ):
        themes[row.visit_id].append(row.name)
    signals: dict[int, list[SignalKind]] = defaultdict(list)
    for row in connection.execute(
        select(t.signal.c.visit_id, t.signal.c.kind)
        .join(t.visit, visit.id == t.signal.c.visit_id)
        .where(ours)
        .order_by(t.signal.c.id)
    ):
        signals[row.visit_id].append(row.kind)
    return tuple(
        VisitLine(
            row.id,
            row.day,
            row.kind,
            row.status,
            row.initiative,
            row.note,
            tuple(contacts.get(row.id, ())),
            tuple(workers.get(row.id, ())),
            tuple(themes.get(row.id, ())),
            tuple(signals.get(row.id, ())),
        )
        for row in rows
    )


def _roles(connection: Connection, school_id: int) -> Mapping[int, Sequence[_Held]]:
    held = t.position.c
    found: dict[int, list[_Held]] = defaultdict(list)
    for row in connection.execute(
        select(held.contact_id, t.role.c.name, held.starts_on, held.ends_on)
        .join(t.role, t.role.c.id == held.role_id)
        .where(held.school_id == school_id)
        .order_by(held.starts_on, held.id)
    ):
        found[row.contact_id].append((row.name, row.starts_on, row.ends_on))
    return found


def _role_on(held: Iterable[_Held], day: date) -> str:
    """Return what somebody was on a day; what they were last, or first, when nothing covers it."""
    held = list(held)
    then = [name for name, first, last in held if (first is None or first <= day) and (last is None or last >= day)]
    if then:
        return ", ".join(dict.fromkeys(then))
    return held[-1][0] if held else ""


def _phases(connection: Connection, school_id: int, on: date) -> tuple[PhaseStep, ...]:
    row = t.phase.c
    rows = connection.execute(
        select(row.phase, row.since, row.reason, row.back_because)
        .where(row.school_id == school_id, row.since <= on)
        .order_by(row.since)
    )
    return tuple(PhaseStep(*each) for each in rows)


def _stands(connection: Connection, school_id: int, on: date) -> tuple[StandStep, ...]:
    row = t.trust_state.c
    rows = connection.execute(
        select(row.stand, row.since, row.reason, row.origin, t.worker.c.name, t.worker.c.job)
        .outerjoin(t.worker, t.worker.c.id == row.set_by_id)
        .where(row.school_id == school_id, row.since <= on)
        .order_by(row.since)
    )
    return tuple(StandStep(*each[:4], each[4] or "", each[5] or "") for each in rows)


def _promises(connection: Connection, school_id: int, on: date) -> tuple[PromiseLine, ...]:
    row = t.promise.c
    rows = connection.execute(
        select(row.side, row.text, row.made_on, row.due_on, row.status, row.settled_on)
        .where(row.school_id == school_id, row.made_on <= on)
        .order_by(row.made_on, row.id)
    )
    return tuple(
        PromiseLine(
            each.side,
            each.text,
            each.made_on,
            each.due_on,
            status_on(each.status, each.settled_on, on),
            None if each.settled_on is not None and each.settled_on > on else each.settled_on,
        )
        for each in rows
    )


def _activities(connection: Connection, school_id: int, until: date) -> tuple[ActivityLine, ...]:
    row = t.activity.c
    workers: dict[int, list[Guest]] = defaultdict(list)
    for one in connection.execute(
        select(t.activity_worker.c.activity_id, t.worker.c.id, t.worker.c.name, t.worker.c.job)
        .join(t.activity, row.id == t.activity_worker.c.activity_id)
        .join(t.worker, t.worker.c.id == t.activity_worker.c.worker_id)
        .where(row.school_id == school_id)
        .order_by(t.worker.c.name)
    ):
        workers[one.activity_id].append(Guest(one.id, one.name, one.job))
    rows = connection.execute(
        select(t.activity, t.offer.c.name.label("offer"), t.neighbourhood.c.name.label("wijk"))
        .join(t.offer, t.offer.c.id == row.offer_id)
        .outerjoin(t.neighbourhood, t.neighbourhood.c.id == row.neighbourhood_id)
        .where(row.school_id == school_id, row.starts_on <= until)
        .order_by(row.starts_on, row.id)
    ).all()
    return tuple(
        ActivityLine(
            each.offer,
            each.title,
            each.starts_on,
            each.ends_on,
            each.reach,
            each.note,
            each.wijk or "",
            tuple(workers.get(each.id, ())),
        )
        for each in rows
    )


def _agreements(connection: Connection, school_id: int, on: date) -> tuple[AgreementLine, ...]:
    row = t.agreement.c
    rows = connection.execute(
        select(row.kind, row.title, row.status, row.starts_on, row.ends_on, row.evaluation_on, row.note)
        .join(t.agreement_school, t.agreement_school.c.agreement_id == row.id)
        .where(t.agreement_school.c.school_id == school_id, or_(row.starts_on.is_(None), row.starts_on <= on))
        .order_by(row.starts_on, row.id)
    )
    return tuple(AgreementLine(*each) for each in rows)


def _brought(connection: Connection, contacts: set[int], on: date) -> tuple[Brought, ...]:
    row = t.introduction.c
    rows = connection.execute(
        select(row.by_contact_id, row.contact_id)
        .where(
            row.contact_id.in_(contacts),
            row.by_contact_id.in_(contacts),
            row.by_contact_id != row.contact_id,
            or_(row.day.is_(None), row.day <= on),
        )
        .order_by(row.id)
        .distinct()
    )
    return tuple(Brought(*each) for each in rows)
