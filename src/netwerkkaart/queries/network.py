"""The rows the map is built from: who and what stands in the network, and what ties them, on one date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import Connection, Table, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from netwerkkaart.domain.people import AssignmentKind, IntroductionKind, Level, PersonName, TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.queries.running import SCHOOL_LABEL, runs_on, school_open
from netwerkkaart.store import tables as t

GHOST_DAYS = 365
"""How long somebody who left stays on the map as a ghost; after that only the lists know them."""

_LEVELS = {level: rank for rank, level in enumerate(Level)}


class NodeKind(StrEnum):
    """What a node of the network is."""

    SCHOOL = "school"
    CONTACT = "contact"
    WORKER = "worker"


class NetTieKind(StrEnum):
    """What a line of the network says."""

    EMPLOYED = "employed"  # contact – school: holds a position there
    TIE = "tie"  # worker – contact: know each other
    ASSIGNED = "assigned"  # worker – school: vast gezicht or invaller
    INTRODUCED = "introduced"  # contact – contact: brought us there


@dataclass(frozen=True, slots=True)
class Node:
    """A school, contact or worker; ``key`` is the kind and the id: ``school:12``."""

    key: str
    kind: NodeKind
    label: str
    sub: str = ""
    """A second, quieter line: sector and neighbourhood, or the role."""
    level: Level | None = None
    """Highest authority of a contact's roles; contacts only."""
    sector: Sector | None = None
    stand: TrustStand | None = None
    stand_since: date | None = None
    phase: Phase | None = None
    ambition: Phase | None = None
    neighbourhood: str = ""
    """Schools of one neighbourhood are drawn near each other."""
    board: str = ""
    """Schools of one board are drawn near each other."""
    key_contact: bool = False
    """*Aanspreekpunt* at one of the schools."""
    left: bool = False
    """A contact whose last position ended less than ``GHOST_DAYS`` ago."""
    left_on: date | None = None
    last_contact: date | None = None
    """Last visit that happened at a school, or with a contact; ``None`` is never."""


@dataclass(frozen=True, slots=True)
class NetTie:
    """A line: worker to contact or school, contact to school, introducer to introduced."""

    kind: NetTieKind
    source: str
    target: str
    step: TieStep | None = None
    """Set by hand; ``None`` on a *tie* means: met at a visit, no step set yet."""
    last_contact: date | None = None
    """Last visit that happened with both; ``None`` is never."""
    assignment: AssignmentKind | None = None
    main: bool = True
    """For *employed*: the school on whose island the contact is drawn; exactly one per contact."""


@dataclass(frozen=True, slots=True)
class Network:
    """All nodes and ties as they stood on ``on``, in a fixed order: schools, workers, contacts, each by id."""

    nodes: tuple[Node, ...]
    ties: tuple[NetTie, ...]
    on: date


@dataclass(frozen=True, slots=True)
class SavedPlace:
    """Where a node was last seen, in map units; a contact's place counts from its school."""

    x: float
    y: float
    pinned: bool
    """Put there by hand; others are only remembered so that the map stays as it was."""


def places(connection: Connection) -> dict[str, SavedPlace]:
    """Return the saved places by node key."""
    rows = connection.execute(select(t.place.c.node, t.place.c.x, t.place.c.y, t.place.c.pinned))
    return {row.node: SavedPlace(row.x / 1000, row.y / 1000, row.pinned) for row in rows}


def network(connection: Connection, *, today: date, on: date | None = None) -> Network:
    """Return the network as it stood on ``on`` (default ``today``); nothing dated later leaks in."""
    day = on or today
    schools = _schools(connection, day)
    workers = _workers(connection, day)
    met = _met(connection, day)
    contacts, employed = _contacts(connection, day, schools, met)
    known = {**schools, **workers, **contacts}
    ties = [
        *employed,
        *_assignments(connection, day, known),
        *_ties(connection, day, known, met),
        *_introductions(connection, day, known),
    ]
    return Network(tuple(known.values()), tuple(ties), day)


def _schools(connection: Connection, day: date) -> dict[str, Node]:
    def newest(table: Table, column: str) -> ColumnElement[object]:
        return (
            select(table.c[column])
            .where(table.c.school_id == t.school.c.id, table.c.since <= day)
            .order_by(table.c.since.desc())
            .limit(1)
            .scalar_subquery()
            .label(f"{table.name}_{column}")
        )

    school = t.school.c
    rows = connection.execute(
        select(
            school.id,
            SCHOOL_LABEL.label("called"),
            school.sector,
            school.board,
            school.ambition_phase,
            t.neighbourhood.c.name.label("neighbourhood"),
            newest(t.phase, "phase"),
            newest(t.trust_state, "stand"),
            newest(t.trust_state, "since"),
            select(func.max(t.visit.c.day))
            .where(t.visit.c.school_id == school.id, t.visit.c.status == VisitStatus.HELD, t.visit.c.day <= day)
            .scalar_subquery()
            .label("last"),
        )
        .outerjoin(t.neighbourhood, t.neighbourhood.c.id == school.neighbourhood_id)
        .where(school_open(day))
        .order_by(school.id)
    )
    found = {}
    for row in rows:
        key = f"school:{row.id}"
        found[key] = Node(
            key,
            NodeKind.SCHOOL,
            row.called,
            " · ".join(part for part in (row.sector.value, row.neighbourhood) if part),
            sector=row.sector,
            stand=row.trust_state_stand or TrustStand.NO_VIEW,
            stand_since=row.trust_state_since,
            phase=Phase.NO_CONTACT if row.phase_phase is None else row.phase_phase,
            ambition=row.ambition_phase,
            neighbourhood=row.neighbourhood or "",
            board=row.board,
            last_contact=row.last,
        )
    return found


def _workers(connection: Connection, day: date) -> dict[str, Node]:
    rows = connection.execute(select(t.worker).where(runs_on(t.worker, day)).order_by(t.worker.c.id))
    return {f"worker:{row.id}": Node(f"worker:{row.id}", NodeKind.WORKER, row.name, row.job) for row in rows}


def _met(connection: Connection, day: date) -> dict[tuple[str, str], date]:
    """Return when a worker and a contact last met; the worker is empty for the last visit whoever went."""
    met: dict[tuple[str, str], date] = {}
    for row in connection.execute(
        select(
            t.visit_worker.c.worker_id,
            t.visit_contact.c.contact_id,
            func.max(t.visit.c.day).label("last"),
        )
        .select_from(t.visit_contact)
        .join(t.visit, t.visit.c.id == t.visit_contact.c.visit_id)
        .outerjoin(t.visit_worker, t.visit_worker.c.visit_id == t.visit_contact.c.visit_id)
        .where(t.visit.c.status == VisitStatus.HELD, t.visit.c.day <= day)
        .group_by(t.visit_worker.c.worker_id, t.visit_contact.c.contact_id)
    ):
        contact = f"contact:{row.contact_id}"
        met["", contact] = max(row.last, met.get(("", contact), row.last))
        if row.worker_id is not None:
            met[f"worker:{row.worker_id}", contact] = row.last
    return met


def _contacts(
    connection: Connection, day: date, schools: Mapping[str, Node], met: Mapping[tuple[str, str], date]
) -> tuple[dict[str, Node], list[NetTie]]:
    """Contacts are known from their first position on, or at once when they never had one."""
    positions: dict[int, list[tuple[str, str, Level, bool, date | None, date | None]]] = {}
    for row in connection.execute(
        select(t.position, t.role.c.name.label("role"), t.role.c.level)
        .join(t.role, t.role.c.id == t.position.c.role_id)
        .order_by(t.position.c.key_contact.desc(), t.position.c.id)
    ):
        positions.setdefault(row.contact_id, []).append(
            (f"school:{row.school_id}", row.role, row.level, row.key_contact, row.starts_on, row.ends_on)
        )
    found: dict[str, Node] = {}
    employed: list[NetTie] = []
    contact = t.contact.c
    rows = connection.execute(
        select(contact.id, contact.given, contact.infix, contact.family, contact.organisation)
        .where(or_(contact.erased_on.is_(None), contact.erased_on > day))
        .order_by(contact.id)
    )
    for row in rows:
        begun = [one for one in positions.get(row.id, []) if one[4] is None or one[4] <= day]
        now = [one for one in begun if one[5] is None or one[5] >= day]
        if row.id in positions and not begun:
            continue
        left_on = None if now or not begun else max(one[5] for one in begun if one[5] is not None)
        if left_on is not None and left_on < day - timedelta(days=GHOST_DAYS):
            continue
        held = now or [one for one in begun if one[5] == left_on]
        here = [one for one in held if one[0] in schools]
        if held and not here:
            continue
        key = f"contact:{row.id}"
        roles = list(dict.fromkeys(one[1] for one in here if one[0] == here[0][0]))
        found[key] = Node(
            key,
            NodeKind.CONTACT,
            str(PersonName(row.given, row.infix, row.family)) or row.organisation or ", ".join(roles) or "?",
            ", ".join(roles) or row.organisation,
            level=min((one[2] for one in here), key=_LEVELS.__getitem__, default=Level.AROUND),
            key_contact=any(one[3] for one in now),
            left=left_on is not None,
            left_on=left_on,
            last_contact=met.get(("", key)),
        )
        for number, school_key in enumerate(dict.fromkeys(one[0] for one in here)):
            employed.append(NetTie(NetTieKind.EMPLOYED, key, school_key, main=number == 0))
    return found, employed


def _assignments(connection: Connection, day: date, known: Mapping[str, Node]) -> list[NetTie]:
    rows = connection.execute(select(t.assignment).where(runs_on(t.assignment, day)).order_by(t.assignment.c.id))
    best: dict[tuple[str, str], NetTie] = {}
    for row in rows:
        pair = (f"worker:{row.worker_id}", f"school:{row.school_id}")
        if pair[0] not in known or pair[1] not in known:
            continue
        if pair not in best or row.kind is AssignmentKind.FIXED:
            best[pair] = NetTie(NetTieKind.ASSIGNED, *pair, assignment=row.kind)
    return list(best.values())


def _ties(
    connection: Connection, day: date, known: Mapping[str, Node], met: Mapping[tuple[str, str], date]
) -> list[NetTie]:
    """Ties set by hand, and pairs who only met at a visit (without a step)."""
    steps: dict[tuple[str, str], TieStep] = {}
    for row in connection.execute(
        select(t.tie.c.worker_id, t.tie.c.contact_id, t.tie_step.c.step)
        .join(t.tie_step, t.tie_step.c.tie_id == t.tie.c.id)
        .where(t.tie_step.c.since <= day)
        .order_by(t.tie_step.c.since, t.tie_step.c.id)
    ):
        steps[f"worker:{row.worker_id}", f"contact:{row.contact_id}"] = row.step
    return [
        NetTie(NetTieKind.TIE, *pair, step=steps.get(pair), last_contact=met.get(pair))
        for pair in sorted({*steps, *met})
        if pair[0] in known and pair[1] in known
    ]


def _introductions(connection: Connection, day: date, known: Mapping[str, Node]) -> list[NetTie]:
    row = t.introduction.c
    pairs = connection.execute(
        select(row.by_contact_id, row.contact_id)
        .where(
            row.kind == IntroductionKind.CONTACT,
            row.by_contact_id.is_not(None),
            row.by_contact_id != row.contact_id,
            or_(row.day.is_(None), row.day <= day),
        )
        .order_by(row.id)
    )
    keys = dict.fromkeys((f"contact:{one.by_contact_id}", f"contact:{one.contact_id}") for one in pairs)
    return [NetTie(NetTieKind.INTRODUCED, *pair) for pair in keys if pair[0] in known and pair[1] in known]
