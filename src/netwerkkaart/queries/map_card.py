"""What the card beside the map tells of one node: facts and dates, no score."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from netwerkkaart.domain.people import AssignmentKind, IntroductionKind, PersonName, TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import Doubt, TrustStand
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.queries import standing
from netwerkkaart.queries.plain import rows_on
from netwerkkaart.queries.running import SCHOOL_LABEL, runs_on
from netwerkkaart.store import tables as t

_STEPS = {step: place for place, step in enumerate(TieStep)}
_SCHOOL = SCHOOL_LABEL.label("school")


@dataclass(frozen=True, slots=True)
class CardTie:
    """How far a worker and a contact have come, since when, and when they met last."""

    worker_id: int
    worker: str
    step: TieStep | None
    since: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class CardPost:
    """What a contact is, or last was, at a school."""

    position_id: int
    school_id: int
    school: str
    role: str
    key_contact: bool
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class CardVia:
    """Who or what brought us to a contact; ``by`` is empty for a pupil or our own initiative."""

    kind: IntroductionKind
    by: str
    day: date | None


@dataclass(frozen=True, slots=True)
class ContactCardRow:
    """A contact: positions held now (or the last), ties nearest first."""

    id: int
    name: str
    organisation: str
    posts: tuple[CardPost, ...]
    ties: tuple[CardTie, ...]
    vias: tuple[CardVia, ...]
    last: date | None


@dataclass(frozen=True, slots=True)
class CardFace:
    """A worker at a school, or a school of a worker: vast gezicht or invaller."""

    id: int
    name: str
    kind: AssignmentKind
    since: date | None


@dataclass(frozen=True, slots=True)
class SchoolCardRow:
    """A school: where it stands and who of us comes there."""

    id: int
    name: str
    sector: Sector
    level: str
    city: str
    neighbourhood: str
    phase: Phase
    phase_since: date | None
    ambition: Phase | None
    stand: TrustStand
    stand_since: date | None
    doubts: tuple[Doubt, ...]
    faces: tuple[CardFace, ...]
    people: int
    last: date | None


@dataclass(frozen=True, slots=True)
class WorkerCardRow:
    """A worker: the schools they go to, and their latest visit."""

    id: int
    name: str
    job: str
    schools: tuple[CardFace, ...]
    last: date | None


def _held(today: date) -> ColumnElement[bool]:
    return and_(t.visit.c.status == VisitStatus.HELD, t.visit.c.day <= today)


def contact_card(connection: Connection, contact_id: int, *, today: date) -> ContactCardRow | None:
    """Return a contact, or None when it is gone; five statements."""
    contact = t.contact.c
    row = connection.execute(select(t.contact).where(contact.id == contact_id)).one_or_none()
    if row is None:
        return None
    met: dict[int, tuple[str, date]] = {}
    last: date | None = None
    for seen in connection.execute(
        select(t.worker.c.id, t.worker.c.name, func.max(t.visit.c.day).label("day"))
        .select_from(t.visit_contact)
        .join(t.visit, t.visit.c.id == t.visit_contact.c.visit_id)
        .outerjoin(t.visit_worker, t.visit_worker.c.visit_id == t.visit.c.id)
        .outerjoin(t.worker, t.worker.c.id == t.visit_worker.c.worker_id)
        .where(t.visit_contact.c.contact_id == contact_id, _held(today))
        .group_by(t.worker.c.id)
    ):
        last = max(seen.day, last or seen.day)
        if seen.id is not None:
            met[seen.id] = (seen.name, seen.day)
    return ContactCardRow(
        id=row.id,
        name="" if row.erased_on else str(PersonName(row.given, row.infix, row.family)),
        organisation=row.organisation,
        posts=_posts(connection, contact_id, today),
        ties=_ties(connection, contact_id, today, met),
        vias=_vias(connection, contact_id),
        last=last,
    )


def _posts(connection: Connection, contact_id: int, today: date) -> tuple[CardPost, ...]:
    held = t.position.c
    rows = connection.execute(
        select(held.id, held.school_id, _SCHOOL, t.role.c.name.label("role"), held.key_contact, held.ends_on)
        .join(t.school, t.school.c.id == held.school_id)
        .join(t.role, t.role.c.id == held.role_id)
        .where(held.contact_id == contact_id, or_(held.starts_on.is_(None), held.starts_on <= today))
        .order_by(held.key_contact.desc(), held.id)
    )
    found = [CardPost(row.id, row.school_id, row.school, row.role, row.key_contact, row.ends_on) for row in rows]
    now = [post for post in found if post.ends_on is None or post.ends_on >= today]
    return tuple(now or sorted(found, key=lambda post: post.ends_on or today, reverse=True)[:1])


def _ties(
    connection: Connection, contact_id: int, today: date, met: Mapping[int, tuple[str, date]]
) -> tuple[CardTie, ...]:
    steps: dict[int, tuple[str, TieStep, date]] = {}
    for row in connection.execute(
        select(t.tie.c.worker_id, t.worker.c.name, t.tie_step.c.step, t.tie_step.c.since)
        .join(t.tie_step, t.tie_step.c.tie_id == t.tie.c.id)
        .join(t.worker, t.worker.c.id == t.tie.c.worker_id)
        .where(t.tie.c.contact_id == contact_id, t.tie_step.c.since <= today)
        .order_by(t.tie_step.c.since, t.tie_step.c.id)
    ):
        steps[row.worker_id] = (row.name, row.step, row.since)
    found = []
    for worker_id in {*steps, *met}:
        name, step, since = steps.get(worker_id, (met.get(worker_id, ("",))[0], None, None))
        found.append(CardTie(worker_id, name, step, since, met[worker_id][1] if worker_id in met else None))
    return tuple(sorted(found, key=lambda tie: (-_STEPS[tie.step] if tie.step else 1, tie.worker, tie.worker_id)))


def _vias(connection: Connection, contact_id: int) -> tuple[CardVia, ...]:
    brought, by, colleague = t.introduction.c, t.contact.alias("by"), t.worker.alias("colleague")
    rows = connection.execute(
        select(brought.kind, brought.day, by.c.given, by.c.infix, by.c.family, colleague.c.name.label("colleague"))
        .outerjoin(by, and_(by.c.id == brought.by_contact_id, by.c.erased_on.is_(None)))
        .outerjoin(colleague, colleague.c.id == brought.by_worker_id)
        .where(brought.contact_id == contact_id)
        .order_by(brought.day.is_(None), brought.day, brought.id)
    )
    return tuple(
        CardVia(
            row.kind,
            (row.colleague or "") if row.given is None else str(PersonName(row.given, row.infix, row.family)),
            row.day,
        )
        for row in rows
    )


def school_card(connection: Connection, school_id: int, *, today: date) -> SchoolCardRow | None:
    """Return a school, or None when it is gone; eight statements."""
    school = t.school.c
    row = connection.execute(
        select(t.school, t.neighbourhood.c.name.label("wijk"))
        .outerjoin(t.neighbourhood, t.neighbourhood.c.id == school.neighbourhood_id)
        .where(school.id == school_id)
    ).one_or_none()
    if row is None:
        return None
    plain = rows_on(connection)
    phases = standing.phases(plain, today, school_id).get(school_id, ())
    stand, doubts = standing.doubted_stands(plain, today, school_id).get(school_id, (None, ()))
    faces = connection.execute(
        select(t.worker.c.id, t.worker.c.name, t.assignment.c.kind, t.assignment.c.starts_on)
        .join(t.worker, t.worker.c.id == t.assignment.c.worker_id)
        .where(t.assignment.c.school_id == school_id, runs_on(t.assignment, today), runs_on(t.worker, today))
        .order_by(t.assignment.c.kind, t.worker.c.name)
    )
    people = connection.execute(
        select(func.count(t.position.c.contact_id.distinct()))
        .join(t.contact, t.contact.c.id == t.position.c.contact_id)
        .where(t.position.c.school_id == school_id, runs_on(t.position, today), t.contact.c.erased_on.is_(None))
    ).scalar_one()
    last = connection.execute(
        select(func.max(t.visit.c.day)).where(t.visit.c.school_id == school_id, _held(today))
    ).scalar_one()
    return SchoolCardRow(
        id=row.id,
        name=row.name,
        sector=row.sector,
        level=row.level,
        city=row.city,
        neighbourhood=row.wijk or "",
        phase=phases[-1].phase if phases else Phase.NO_CONTACT,
        phase_since=phases[-1].since if phases else None,
        ambition=row.ambition_phase,
        stand=stand.stand if stand else TrustStand.NO_VIEW,
        stand_since=stand.since if stand else None,
        doubts=tuple(each.kind for each in doubts),
        faces=tuple(CardFace(*face) for face in faces),
        people=people,
        last=last,
    )


def worker_card(connection: Connection, worker_id: int, *, today: date) -> WorkerCardRow | None:
    """Return a worker, or None when gone; three statements."""
    row = connection.execute(select(t.worker).where(t.worker.c.id == worker_id)).one_or_none()
    if row is None:
        return None
    schools = connection.execute(
        select(t.school.c.id, _SCHOOL, t.assignment.c.kind, t.assignment.c.starts_on)
        .join(t.school, t.school.c.id == t.assignment.c.school_id)
        .where(t.assignment.c.worker_id == worker_id, runs_on(t.assignment, today))
        .order_by(t.assignment.c.kind, _SCHOOL)
    )
    last = connection.execute(
        select(func.max(t.visit.c.day))
        .join(t.visit_worker, t.visit_worker.c.visit_id == t.visit.c.id)
        .where(t.visit_worker.c.worker_id == worker_id, _held(today))
    ).scalar_one()
    return WorkerCardRow(row.id, row.name, row.job, tuple(CardFace(*one) for one in schools), last)
