"""The rows the map is built from: who and what stands in the network, and what ties them, on one date."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import Connection, not_, select
from sqlalchemy.sql.elements import ColumnElement

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.domain.people import AssignmentKind, Level, TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.schools import BaseInOrder, Sector
from netwerkkaart.domain.stand import doubts
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.queries.network_records import (
    AssignmentRecord,
    ContactRecord,
    NetworkRecords,
    SchoolRecord,
    WorkerRecord,
    last_until,
    read_records,
)
from netwerkkaart.queries.schools import empty_seats
from netwerkkaart.queries.standing import left_by
from netwerkkaart.queries.traces import Post
from netwerkkaart.store import tables as t

GHOST_DAYS = 365
"""How long somebody who left stays on the map as a ghost; after that only the lists know them."""

_LEVELS = {level: rank for rank, level in enumerate(Level)}


class NodeKind(StrEnum):
    """What a node of the network is."""

    SCHOOL = "school"
    CONTACT = "contact"
    WORKER = "worker"
    # only where a layer was laid over the map, see ``graph.dressing``:
    SEAT = "seat"
    NEIGHBOURHOOD = "neighbourhood"
    THEME = "theme"
    PARTNER = "partner"


IN_NETWORK = (NodeKind.SCHOOL, NodeKind.CONTACT, NodeKind.WORKER)
"""What the network itself is made of."""


class NetTieKind(StrEnum):
    """What a line of the network says."""

    EMPLOYED = "employed"  # contact – school: holds a position there
    TIE = "tie"  # worker – contact: know each other
    ASSIGNED = "assigned"  # worker – school: vast gezicht or invaller
    INTRODUCED = "introduced"  # contact – contact: brought us there
    # only where a layer was laid over the map:
    RAISED = "raised"  # school – theme: plays there this school year
    TAKEN_UP = "taken_up"  # school – theme: we do something about it there
    WORKS_FOR = "works_for"  # contact – partner


@dataclass(frozen=True, slots=True)
class SeatHere:
    """A role we should know somebody in at a school, and whether we do."""

    role: str
    level: Level
    taken: bool
    role_id: int = 0


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
    base: BaseInOrder | None = None
    """*Basis op orde* of a neighbourhood."""
    organisation: str = ""
    """What a contact works for besides or instead of a school."""


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
    """Return the network as it stood on ``on`` (default ``today``); few statements, nothing dated later leaks in."""
    day = on or today
    return network_of(read_records(connection, until=day), day, today=today)


def network_of(records: NetworkRecords, day: date, *, today: date) -> Network:
    """Return the network as it stood on a day, from records that reach at least so far.

    What has no beginning is taken to have always been, but for contacts: on a past day they are there from their first
    trace on (a position, a visit, a tie, an introduction, or the day they were entered).
    """
    known = Known(records, day, past=day < today)
    schools = {one.key: school_on(records, one, day) for one in records.schools if is_open(one, day)}
    contacts: dict[str, Node] = {}
    employed: list[NetTie] = []
    filled: dict[str, set[int]] = defaultdict(set)
    for record in records.contacts:
        since = known.since(record)
        for post in _running(record, since, day):
            filled[post.school].add(post.role_id)
        found = contact_on(record, since, known.last(record.key), day, schools)
        if found is not None:
            contacts[record.key] = found[0]
            employed += found[1]
    workers = {one.key: worker_node(one) for one in records.workers if runs(one, day)}
    nodes = {**_seated(records, schools, filled), **workers, **contacts}
    ties = (*employed, *_assignments(records, day, nodes), *_ties(nodes, known), *_introductions(nodes, known))
    return Network(tuple(nodes.values()), ties, day)


def is_open(school: SchoolRecord, day: date) -> bool:
    """Tell whether a school is not closed on a day."""
    return school.closed_on is None or school.closed_on > day


def runs(record: WorkerRecord | AssignmentRecord | Post, day: date) -> bool:
    """Tell whether what has a beginning and an end, both perhaps unknown, holds on a day."""
    return (record.starts_on is None or record.starts_on <= day) and (record.ends_on is None or record.ends_on >= day)


class Known:
    """Meetings, steps and introductions up to a day, and since when each contact is known by whatever tells of them."""

    def __init__(self, records: NetworkRecords, day: date, *, past: bool) -> None:
        self._past = past
        self.met = {
            pair: (days[0], last) for pair, days in records.met.items() if (last := last_until(days, day)) is not None
        }
        self.steps = {
            pair: steps if steps[-1][0] <= day else tuple(step for step in steps if step[0] <= day)
            for pair, steps in records.steps.items()
            if steps[0][0] <= day
        }
        self.introduced = [one for one in records.introduced if one[2] is None or one[2] <= day]
        self._first: dict[str, date] = {}
        days = [(contact, first) for (_worker, contact), (first, _last) in self.met.items()]
        days += [(contact, steps[0][0]) for (_worker, contact), steps in self.steps.items()]
        days += [(contact, day) for _by, contact, day in self.introduced if day is not None]
        for contact, first in days:
            self._first[contact] = min(first, self._first.get(contact, first))

    def last(self, contact: str) -> date | None:
        """Return when anybody met a contact last."""
        return self.met["", contact][1] if ("", contact) in self.met else None

    def since(self, contact: ContactRecord) -> date | None:
        """Return the first trace; entered is one on a past day only: today it says nothing of how long."""
        days = [post.starts_on for post in contact.posts if post.starts_on is not None]
        days += [self._first[contact.key]] if contact.key in self._first else []
        days += [contact.added] if self._past else []
        return min(days, default=None)


def school_on(records: NetworkRecords, record: SchoolRecord, day: date) -> Node:
    """Return a school as it stood on a day, without its seats."""
    stand, doubted = _stand(records, record, day)
    phases = [step for step in records.phases.get(record.id, ()) if step.since <= day]
    return Node(
        record.key,
        NodeKind.SCHOOL,
        record.label,
        " · ".join(part for part in (record.sector.value, record.neighbourhood) if part),
        sector=record.sector,
        stand=stand,
        doubted=doubted,
        phase=phases[-1].phase if phases else Phase.NO_CONTACT,
        ambition=record.ambition,
        neighbourhood=record.neighbourhood,
        board=record.board,
        last_contact=last_until(records.seen.get(record.id, ()), day),
    )


def _stand(records: NetworkRecords, school: SchoolRecord, day: date) -> tuple[TrustStand, bool]:
    """Return the stand that was set last, and whether it may no longer hold."""
    held = [step for step in records.stands.get(school.id, ()) if step.since <= day]
    if not held:
        return TrustStand.NO_VIEW, False
    left = left_by(records.key_posts.get(school.key, ()), day)
    agreed = [fact for fact in records.agreements.get(school.id, ()) if fact.starts_on is None or fact.starts_on <= day]
    return held[-1].stand, bool(doubts(held[-1], day, key_contacts_left=left, agreements=agreed))


def worker_node(record: WorkerRecord) -> Node:
    """Return a worker; they look the same on every day."""
    return Node(record.key, NodeKind.WORKER, record.name, record.job, since=record.starts_on)


def _begun(record: ContactRecord, since: date | None, day: date) -> list[Post]:
    return [post for post in record.posts if (post.starts_on or since or day) <= day]


def _running(record: ContactRecord, since: date | None, day: date) -> list[Post]:
    """Return the positions a contact who is known has on a day; none before the contact is known."""
    if (record.erased_on is not None and record.erased_on <= day) or (since is not None and since > day):
        return []
    return [post for post in _begun(record, since, day) if post.ends_on is None or post.ends_on >= day]


def contact_on(
    record: ContactRecord, since: date | None, last: date | None, day: date, schools: Collection[str]
) -> tuple[Node, list[NetTie]] | None:
    """Return a contact with where they work, or None when they are not on the map of that day.

    A contact is known from their first position on, or from their first trace when no position says when it began.
    """
    if record.erased_on is not None and record.erased_on <= day:
        return None
    begun = _begun(record, since, day)
    if (record.posts and not begun) or (since is not None and since > day):
        return None
    now = _running(record, since, day)
    left_on = None if now or not begun else max(post.ends_on for post in begun if post.ends_on is not None)
    if left_on is not None and left_on < day - timedelta(days=GHOST_DAYS):
        return None
    held = now or [post for post in begun if post.ends_on == left_on]
    here = [post for post in held if post.school in schools]
    if held and not here:
        return None
    roles = _roles_at(here[0].school, here) if here else ()
    node = Node(
        record.key,
        NodeKind.CONTACT,
        record.label or record.organisation or ", ".join(roles) or "?",
        ", ".join(roles) or record.organisation,
        level=min((post.level for post in here), key=_LEVELS.__getitem__, default=Level.AROUND),
        key_contact=any(post.key_contact for post in now),
        left=left_on is not None,
        left_on=left_on,
        last_contact=last,
        since=since,
        organisation=record.organisation,
    )
    return node, [_employed(node, school, here, main=not number) for number, school in enumerate(_schools_of(here))]


def _schools_of(posts: Iterable[Post]) -> list[str]:
    return list(dict.fromkeys(post.school for post in posts))


def _employed(node: Node, school: str, posts: Iterable[Post], *, main: bool) -> NetTie:
    starts = [post.starts_on for post in posts if post.school == school]
    return NetTie(
        NetTieKind.EMPLOYED,
        node.key,
        school,
        main=main,
        since=None if None in starts else min(one for one in starts if one is not None),
        until=node.left_on,
        roles=_roles_at(school, posts),
    )


def _roles_at(school: str, posts: Iterable[Post]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(post.role for post in posts if post.school == school))


def _seated(records: NetworkRecords, schools: Mapping[str, Node], filled: Mapping[str, set[int]]) -> dict[str, Node]:
    """Return the schools with their seats."""
    found = {}
    for key, school in schools.items():
        seats = records.seats.get(school.sector, ()) if school.sector else ()
        empty = set(empty_seats(seats, filled.get(key, ()), records.fillings))
        here = tuple(SeatHere(one.name, one.level, one not in empty, one.role_id) for one in seats)
        found[key] = replace(school, seats=here)
    return found


def _assignments(records: NetworkRecords, day: date, known: Mapping[str, Node]) -> list[NetTie]:
    best: dict[tuple[str, str], NetTie] = {}
    for one in records.assignments:
        pair = (one.worker, one.school)
        if not runs(one, day) or pair[0] not in known or pair[1] not in known:
            continue
        if pair not in best or one.kind is AssignmentKind.FIXED:
            best[pair] = NetTie(NetTieKind.ASSIGNED, *pair, assignment=one.kind, since=one.starts_on)
    return list(best.values())


def _ties(nodes: Mapping[str, Node], known: Known) -> list[NetTie]:
    """Ties set by hand, and pairs who only met at a visit (without a step)."""
    found = []
    for pair in sorted({*known.steps, *known.met}):
        if pair[0] in nodes and pair[1] in nodes:
            own = known.steps.get(pair, ())
            first, last = known.met.get(pair, (None, None))
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


def _introductions(nodes: Mapping[str, Node], known: Known) -> list[NetTie]:
    first: dict[tuple[str, str], date | None] = {}
    for by, contact, day in known.introduced:
        if by in nodes and contact in nodes and by != contact:
            first.setdefault((by, contact), day)
    return [NetTie(NetTieKind.INTRODUCED, *pair, since=day) for pair, day in first.items()]
