"""The dossier of one school, read at one moment: facts, record, people and what happened."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, func, or_, select

from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.activities import school_activities
from netwerkkaart.queries.dossier_rows import (
    AgreementRow,
    Dossier,
    FaceRow,
    PlannedVisit,
    PromiseRow,
    SchoolFacts,
    VisitWords,
)
from netwerkkaart.queries.goals import goals_with_progress
from netwerkkaart.queries.growth import key_rows
from netwerkkaart.queries.school_people import school_people, school_seats
from netwerkkaart.queries.school_record import SchoolRecord, school_record
from netwerkkaart.queries.school_time import SchoolDay
from netwerkkaart.queries.surveys import school_surveys
from netwerkkaart.queries.theme_status import theme_steps
from netwerkkaart.store import tables as t


def dossier(connection: Connection, school_id: int, *, today: date) -> Dossier:
    """Return everything the dossier shows, in a fixed number of statements.

    Raises:
        NotFoundError: there is no such school.
    """
    school = school_facts(connection, school_id)
    record = school_record(
        connection, school_id, today=today, region=school.region, interval_weeks=school.interval_weeks
    )
    people = school_people(connection, school_id, today=today, calendar=record.calendar)
    words = _words(connection, school_id)
    return Dossier(
        today=today,
        school=school,
        record=record,
        faces=school_faces(connection, school_id),
        people=people,
        empty_seats=school_seats(connection, school.sector, people),
        promises=_promises(connection, school_id),
        words=words,
        next_visit=_next_visit(record, words),
        agreements=_agreements(connection, school_id),
        key_spells=key_rows(connection, school_id),
        surveys=school_surveys(connection, school_id, until=today),
        activities=school_activities(connection, school_id),
        theme_steps=theme_steps(connection, school_id=school_id),
        goal=goals_with_progress(connection, SchoolYear.of(today), today=today, school_id=school_id).get(school_id),
        theme_names=_theme_names(connection),
    )


def school_facts(connection: Connection, school_id: int) -> SchoolFacts:
    """Return a school with its own days and the edits on what DUO says; three statements.

    Raises:
        NotFoundError: there is no such school.
    """
    school, edit, day = t.school.c, t.school_own_edit.c, t.school_day.c
    row = connection.execute(
        select(t.school, t.neighbourhood.c.name.label("wijk"), t.neighbourhood.c.base_in_order)
        .outerjoin(t.neighbourhood, t.neighbourhood.c.id == school.neighbourhood_id)
        .where(school.id == school_id)
    ).one_or_none()
    if row is None:
        raise NotFoundError("Deze school bestaat niet meer; misschien is die intussen verwijderd.")
    edits = connection.execute(select(edit.field, edit.duo_value).where(edit.school_id == school_id))
    days = connection.execute(
        select(day.kind, day.first, day.last, day.label).where(day.school_id == school_id).order_by(day.first, day.id)
    )
    return SchoolFacts(
        id=row.id,
        name=row.short_name or row.name,
        full_name=row.name,
        short_name=row.short_name,
        code=row.code or "",
        sector=row.sector,
        level=row.level,
        board=row.board,
        board_number=row.board_number,
        denomination=row.denomination,
        street=row.street,
        house_number=row.house_number,
        postcode=row.postcode,
        city=row.city,
        municipality_name=row.municipality_name,
        phone=row.phone,
        website=row.website,
        region=row.holiday_region,
        neighbourhood_id=row.neighbourhood_id,
        neighbourhood=row.wijk or "",
        base_in_order=row.base_in_order,
        source=row.source,
        duo_day=row.duo_reference_day,
        closed_on=row.closed_on,
        approach=row.approach,
        ambition=row.ambition_phase,
        interval_weeks=row.interval_weeks,
        culture_how=row.culture_how,
        culture_first=row.culture_first,
        culture_avoid=row.culture_avoid,
        culture_places=row.culture_places,
        culture_access=row.culture_access,
        note=row.note,
        own_edits={one.field: one.duo_value for one in edits},
        days=tuple(SchoolDay(*one) for one in days),
    )


def school_faces(connection: Connection, school_id: int) -> tuple[FaceRow, ...]:
    """Return who of us is, was or will be assigned to a school, oldest first; one statement."""
    one = t.assignment.c
    rows = connection.execute(
        select(one.id, one.worker_id, t.worker.c.name, one.kind, one.starts_on, one.ends_on)
        .join(t.worker, t.worker.c.id == one.worker_id)
        .where(one.school_id == school_id)
        .order_by(one.starts_on, one.id)
    )
    return tuple(FaceRow(*row) for row in rows)


def neighbourhoods(connection: Connection) -> tuple[tuple[int, str], ...]:
    """Return the id and name of every wijk, by name; one statement."""
    one = t.neighbourhood.c
    rows = connection.execute(select(one.id, one.name).order_by(func.lower(one.name)))
    return tuple((row.id, row.name) for row in rows)


def _promises(connection: Connection, school_id: int) -> tuple[PromiseRow, ...]:
    one, person = t.promise.c, t.contact.c
    rows = connection.execute(
        select(t.promise, t.worker.c.name.label("worker"), person.given, person.infix, person.family, person.erased_on)
        .outerjoin(t.worker, t.worker.c.id == one.worker_id)
        .outerjoin(t.contact, person.id == one.contact_id)
        .where(one.school_id == school_id)
        .order_by(one.made_on, one.id)
    )
    return tuple(
        PromiseRow(
            id=row.id,
            visit_id=row.visit_id,
            side=row.side,
            text=row.text,
            made_on=row.made_on,
            due_on=row.due_on,
            status=row.status,
            settled_on=row.settled_on,
            worker=row.worker or "",
            contact=""
            if row.given is None or row.erased_on is not None
            else str(PersonName(row.given, row.infix, row.family)),
        )
        for row in rows
    )


def _words(connection: Connection, school_id: int) -> Mapping[int, VisitWords]:
    visit = t.visit.c
    rows = connection.execute(
        select(visit.id, visit.note, visit.place, visit.at).where(
            visit.school_id == school_id, or_(visit.note != "", visit.place != "", visit.at.is_not(None))
        )
    )
    return {number: VisitWords(note, place, at) for number, note, place, at in rows}


def _next_visit(record: SchoolRecord, words: Mapping[int, VisitWords]) -> PlannedVisit | None:
    """Return the visit that is planned first, also one whose day went by without word."""
    planned = [visit for visit in record.visits if visit.status is VisitStatus.PLANNED]
    if not planned:
        return None
    ahead = [visit for visit in planned if visit.day >= record.today]
    first = min(ahead or planned, key=lambda visit: (visit.day, visit.id))
    said = words.get(first.id, VisitWords("", "", None))
    names = record.names
    return PlannedVisit(
        id=first.id,
        day=first.day,
        at=said.at,
        place=said.place,
        kind=first.kind,
        status=first.status,
        contacts=tuple(sorted(names.contacts.get(one, "") for one in first.contacts)),
        workers=tuple(sorted(names.workers.get(one, "") for one in first.workers)),
    )


def _agreements(connection: Connection, school_id: int) -> tuple[AgreementRow, ...]:
    one, link = t.agreement.c, t.agreement_school.c
    rows = connection.execute(
        select(one.id, one.kind, one.title, one.status, one.starts_on, one.ends_on, one.evaluation_on, one.note)
        .join(t.agreement_school, link.agreement_id == one.id)
        .where(link.school_id == school_id)
        .order_by(one.starts_on, one.id)
    )
    return tuple(AgreementRow(*row) for row in rows)


def _theme_names(connection: Connection) -> Mapping[int, str]:
    one = t.theme.c
    return {row.id: row.name for row in connection.execute(select(one.id, one.name).order_by(one.rank, one.id))}
