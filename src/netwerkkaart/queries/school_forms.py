"""What the dialogs of the dossier are filled in with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.schools import BaseInOrder
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


def offers_for(connection: Connection, theme_id: int) -> tuple[str, frozenset[int]]:
    """Return what a theme is called, and the offers in use that go with it; two statements.

    Raises:
        NotFoundError: there is no such theme.
    """
    name = connection.execute(select(t.theme.c.name).where(t.theme.c.id == theme_id)).scalar_one_or_none()
    if name is None:
        raise NotFoundError("Dit thema bestaat niet meer; misschien is het intussen verwijderd.")
    link = t.offer_theme.c
    going = connection.execute(
        select(link.offer_id)
        .join(t.offer, t.offer.c.id == link.offer_id)
        .where(link.theme_id == theme_id, t.offer.c.archived.is_(False))
    ).scalars()
    return name, frozenset(going)


def wijken_of_work(
    connection: Connection, school_id: int
) -> tuple[int | None, Mapping[int, tuple[str, BaseInOrder | None]]]:
    """Return the wijk of a school, and of every wijk, by name, whether its basics stand; two statements."""
    one = t.neighbourhood.c
    home = connection.execute(
        select(t.school.c.neighbourhood_id).where(t.school.c.id == school_id)
    ).scalar_one_or_none()
    rows = connection.execute(select(one.id, one.name, one.base_in_order).order_by(func.lower(one.name)))
    return home, {row.id: (row.name, row.base_in_order) for row in rows}


def offers(connection: Connection) -> tuple[tuple[int, str], ...]:
    """Return the id and name of every offer in use, by rank; one statement."""
    one = t.offer.c
    rows = connection.execute(select(one.id, one.name).where(one.archived.is_(False)).order_by(one.rank, one.id))
    return tuple((row.id, row.name) for row in rows)
