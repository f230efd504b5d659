"""What the dialogs of the dossier are filled in with."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.store import tables as t


@dataclass(frozen=True, slots=True)
class AgreementForm:
    """An agreement with every school it holds for."""

    kind: AgreementKind
    title: str
    status: AgreementStatus
    starts_on: date | None
    ends_on: date | None
    evaluation_on: date | None
    note: str
    school_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ActivityForm:
    """Something we do at a school, with who of us does it."""

    offer_id: int
    title: str
    starts_on: date
    ends_on: date | None
    neighbourhood_id: int | None
    reach: int | None
    note: str
    worker_ids: tuple[int, ...]


def agreement_form(connection: Connection, agreement_id: int) -> AgreementForm:
    """Return an agreement; two statements.

    Raises:
        NotFoundError: there is no such agreement.
    """
    one, link = t.agreement.c, t.agreement_school.c
    row = connection.execute(select(t.agreement).where(one.id == agreement_id)).one_or_none()
    if row is None:
        raise NotFoundError("Deze afspraak bestaat niet meer; misschien is die intussen verwijderd.")
    schools = connection.execute(select(link.school_id).where(link.agreement_id == agreement_id)).scalars()
    return AgreementForm(
        row.kind, row.title, row.status, row.starts_on, row.ends_on, row.evaluation_on, row.note, tuple(schools)
    )


def activity_form(connection: Connection, activity_id: int) -> ActivityForm:
    """Return an activity; two statements.

    Raises:
        NotFoundError: there is no such activity.
    """
    one, link = t.activity.c, t.activity_worker.c
    row = connection.execute(select(t.activity).where(one.id == activity_id)).one_or_none()
    if row is None:
        raise NotFoundError("Deze inzet bestaat niet meer; misschien is die intussen verwijderd.")
    workers = connection.execute(select(link.worker_id).where(link.activity_id == activity_id)).scalars()
    return ActivityForm(
        row.offer_id,
        row.title,
        row.starts_on,
        row.ends_on,
        row.neighbourhood_id,
        row.reach,
        row.note,
        tuple(workers),
    )


def offers(connection: Connection) -> tuple[tuple[int, str], ...]:
    """Return the id and name of every offer in use, by rank; one statement."""
    one = t.offer.c
    rows = connection.execute(select(one.id, one.name).where(one.archived.is_(False)).order_by(one.rank, one.id))
    return tuple((row.id, row.name) for row in rows)
