"""The rows the map is built from: who and what stands in the network, and what ties them, on one date."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import Connection, func, not_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.domain.people import AssignmentKind, Level, PersonName, TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.queries import standing, traces
from netwerkkaart.queries.plain import rows_on
from netwerkkaart.queries.running import SCHOOL_LABEL, runs_on, school_open
from netwerkkaart.queries.schools import empty_seats, expected_seats, role_fillings
from netwerkkaart.queries.traces import Introduced, Meetings, Post, Steps, Traces
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
class SeatHere:
    """A role we should know somebody in at a school, and whether we do."""

    role: str
    level: Level
    taken: bool


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
    doubted: bool = False
    """Whether the stand asks "klopt dit nog?"."""
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
    since: date | None = None
    """First day on which a contact is known to be there, or a worker to work here; ``None`` is unknown."""
    seats: tuple[SeatHere, ...] = ()
    """The seats of a school, highest authority first."""


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
    since: date | None = None
    """First day it is known to hold: of the position, the tie's first step or meeting, the introduction."""
    until: date | None = None
    """Last day of the position of somebody who left; what ends later is not known on the day."""
    steps: tuple[tuple[date, TieStep], ...] = ()
    """For *tie*: every step that was set, oldest first."""
    roles: tuple[str, ...] = ()
    """For *employed*: the roles there, highest in rank of display first."""


@dataclass(frozen=True, slots=True)
class Network:
    """All nodes and ties as they stood on ``on``, in a fixed order: schools, workers, contacts, each by id."""

    nodes: tuple[Node, ...]
    ties: tuple[NetTie, ...]
    on: date


@dataclass(frozen=True, slots=True)
class SavedPlace:
    """Where a node was last seen, in map units; on an island a contact's place counts from its school."""

    x: float
    y: float
    pinned: bool
    """Put there by hand; others are only remembered so that the map stays as it was."""


_BEFORE = {Arrangement.ISLANDS: "", Arrangement.FREE: "free/"}


def place_key(arrangement: Arrangement, node: str) -> str:
    """Return the key under which the place of a node is kept: of the free arrangement ``free/school:12``."""
    return _BEFORE[arrangement] + node


def of_arrangement(arrangement: Arrangement) -> ColumnElement[bool]:
    """Return the condition that a kept place belongs to an arrangement."""
    free = t.place.c.node.startswith(_BEFORE[Arrangement.FREE], autoescape=True)
    return free if arrangement is Arrangement.FREE else not_(free)


def places(connection: Connection, arrangement: Arrangement = Arrangement.ISLANDS) -> dict[str, SavedPlace]:
    """Return the saved places of an arrangement by node key."""
    rows = connection.execute(
        select(t.place.c.node, t.place.c.x, t.place.c.y, t.place.c.pinned).where(of_arrangement(arrangement))
    )
    before = len(_BEFORE[arrangement])
    return {row.node[before:]: SavedPlace(row.x / 1000, row.y / 1000, row.pinned) for row in rows}


def network(connection: Connection, *, today: date, on: date | None = None) -> Network:
    """Return the network as it stood on ``on`` (default ``today``); ten statements, nothing dated later leaks in.

    What has no beginning is taken to have always been, but for contacts: on a past day they are there from their first
    trace on (a position, a visit, a tie, an introduction, or the day they were entered).
    """
    day = on or today
    schools = _schools(connection, day)
    workers = _workers(connection, day)
    met = traces.met(connection, day)
    steps = traces.tie_steps(connection, day)
    introduced = traces.introductions(connection, day)
    first = Traces(met, steps, introduced, past=day < today)
    contacts, employed, filled = _contacts(connection, day, schools, first)
    known = {**_seated(connection, schools, filled), **workers, **contacts}
    ties = (
        *employed,
        *_assignments(connection, day, known),
        *_ties(known, met, steps),
        *_introductions(known, introduced),
    )
    return Network(tuple(known.values()), ties, day)


def _schools(connection: Connection, day: date) -> dict[str, Node]:
    plain = rows_on(connection)
    phases, stands = standing.phases(plain, day), standing.doubted_stands(plain, day)
    school = t.school.c
    rows = connection.execute(
        select(
            school.id,
            SCHOOL_LABEL.label("called"),
            school.sector,
            school.board,
            school.ambition_phase,
            t.neighbourhood.c.name.label("neighbourhood"),
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
        held, doubts = stands.get(row.id, (None, ()))
        found[key] = Node(
            key,
            NodeKind.SCHOOL,
            row.called,
            " · ".join(part for part in (row.sector.value, row.neighbourhood) if part),
            sector=row.sector,
            stand=held.stand if held else TrustStand.NO_VIEW,
            doubted=bool(doubts),
            phase=phases[row.id][-1].phase if row.id in phases else Phase.NO_CONTACT,
            ambition=row.ambition_phase,
            neighbourhood=row.neighbourhood or "",
            board=row.board,
            last_contact=row.last,
        )
    return found


def _workers(connection: Connection, day: date) -> dict[str, Node]:
    rows = connection.execute(select(t.worker).where(runs_on(t.worker, day)).order_by(t.worker.c.id))
    return {
        f"worker:{row.id}": Node(f"worker:{row.id}", NodeKind.WORKER, row.name, row.job, since=row.starts_on)
        for row in rows
    }


def _contacts(
    connection: Connection, day: date, schools: Mapping[str, Node], known: Traces
) -> tuple[dict[str, Node], list[NetTie], Mapping[str, set[int]]]:
    """Return contacts, where they work, and the roles that are filled per school.

    A contact is known from their first position on, or from their first trace when no position says when it began.
    """
    posts = traces.posts(connection)
    found: dict[str, Node] = {}
    employed: list[NetTie] = []
    filled: dict[str, set[int]] = defaultdict(set)
    contact = t.contact.c
    rows = connection.execute(
        select(contact.id, contact.given, contact.infix, contact.family, contact.organisation, contact.added_at)
        .where(or_(contact.erased_on.is_(None), contact.erased_on > day))
        .order_by(contact.id)
    )
    for row in rows:
        key, own = f"contact:{row.id}", posts.get(row.id, [])
        since = known.since(key, (post.starts_on for post in own), row.added_at.date())
        begun = [post for post in own if (post.starts_on or since or day) <= day]
        if (own and not begun) or (since is not None and since > day):
            continue
        now = [post for post in begun if post.ends_on is None or post.ends_on >= day]
        for post in now:
            filled[post.school].add(post.role_id)
        left_on = None if now or not begun else max(post.ends_on for post in begun if post.ends_on is not None)
        if left_on is not None and left_on < day - timedelta(days=GHOST_DAYS):
            continue
        held = now or [post for post in begun if post.ends_on == left_on]
        here = [post for post in held if post.school in schools]
        if held and not here:
            continue
        roles = _roles_at(here[0].school, here) if here else ()
        found[key] = Node(
            key,
            NodeKind.CONTACT,
            str(PersonName(row.given, row.infix, row.family)) or row.organisation or ", ".join(roles) or "?",
            ", ".join(roles) or row.organisation,
            level=min((post.level for post in here), key=_LEVELS.__getitem__, default=Level.AROUND),
            key_contact=any(post.key_contact for post in now),
            left=left_on is not None,
            left_on=left_on,
            last_contact=known.last(key),
            since=since,
        )
        for number, school in enumerate(dict.fromkeys(post.school for post in here)):
            starts = [post.starts_on for post in here if post.school == school]
            since_here = None if None in starts else min(one for one in starts if one is not None)
            employed.append(
                NetTie(
                    NetTieKind.EMPLOYED,
                    key,
                    school,
                    main=number == 0,
                    since=since_here,
                    until=left_on,
                    roles=_roles_at(school, here),
                )
            )
    return found, employed, filled


def _roles_at(school: str, posts: Iterable[Post]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(post.role for post in posts if post.school == school))


def _seated(connection: Connection, schools: Mapping[str, Node], filled: Mapping[str, set[int]]) -> dict[str, Node]:
    """Return the schools with their seats."""
    wanted, fills = expected_seats(connection), role_fillings(connection)
    found = {}
    for key, school in schools.items():
        seats = wanted.get(school.sector, ()) if school.sector else ()
        empty = set(empty_seats(seats, filled.get(key, ()), fills))
        found[key] = replace(school, seats=tuple(SeatHere(one.name, one.level, one not in empty) for one in seats))
    return found


def _assignments(connection: Connection, day: date, known: Mapping[str, Node]) -> list[NetTie]:
    rows = connection.execute(select(t.assignment).where(runs_on(t.assignment, day)).order_by(t.assignment.c.id))
    best: dict[tuple[str, str], NetTie] = {}
    for row in rows:
        pair = (f"worker:{row.worker_id}", f"school:{row.school_id}")
        if pair[0] not in known or pair[1] not in known:
            continue
        if pair not in best or row.kind is AssignmentKind.FIXED:
            best[pair] = NetTie(NetTieKind.ASSIGNED, *pair, assignment=row.kind, since=row.starts_on)
    return list(best.values())


def _ties(known: Mapping[str, Node], met: Meetings, steps: Steps) -> list[NetTie]:
    """Ties set by hand, and pairs who only met at a visit (without a step)."""
    found = []
    for pair in sorted({*steps, *met}):
        if pair[0] in known and pair[1] in known:
            own = steps.get(pair, ())
            first, last = met.get(pair, (None, None))
            days = [day for day in (first, own[0][0] if own else None) if day is not None]
            found.append(
                NetTie(
                    NetTieKind.TIE,
                    *pair,
                    step=own[-1][1] if own else None,
                    last_contact=last,
                    since=min(days),
                    steps=own,
                )
            )
    return found


def _introductions(known: Mapping[str, Node], introduced: Introduced) -> list[NetTie]:
    first: dict[tuple[str, str], date | None] = {}
    for by, contact, day in introduced:
        if by in known and contact in known and by != contact:
            first.setdefault((by, contact), day)
    return [NetTie(NetTieKind.INTRODUCED, *pair, since=day) for pair, day in first.items()]
