"""*Hoe komen we bij …?*: the warmest ways from any of us to somebody, by the distances of ``domain.warmth``."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from heapq import heappop, heappush
from itertools import count
from operator import attrgetter, itemgetter

from netwerkkaart.domain.people import TieStep
from netwerkkaart.domain.warmth import FACE_DISTANCE, INTRODUCED_DISTANCE, SAME_SCHOOL_DISTANCE, tie_distance
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, NodeKind

ALTERNATIVES = 3


class LegKind(StrEnum):
    """What carries one leg of a route."""

    TIE = "tie"  # a worker and a contact know each other
    INTRODUCED = "introduced"  # the first contact brought us to the second
    CAME_VIA = "came_via"  # the second contact brought us to the first
    SAME_SCHOOL = "same_school"  # both work at one school
    AT_SCHOOL = "at_school"  # the worker is vast gezicht or invaller at the contact's school


@dataclass(frozen=True, slots=True)
class Leg:
    """From one person to the next, with what is known of it; ``school`` is the key of the school they share."""

    kind: LegKind
    source: str
    target: str
    distance: int
    step: TieStep | None = None
    last_contact: date | None = None
    school: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A way from one of us to somebody, leg by leg."""

    legs: tuple[Leg, ...]

    @property
    def distance(self) -> int:
        """How far it is: lower is warmer."""
        return sum(leg.distance for leg in self.legs)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the people on it, one of us first."""
        return (self.legs[0].source, *(leg.target for leg in self.legs))


@dataclass(frozen=True, slots=True)
class Ways:
    """The answer: the warmest route to somebody, and for up to three others who can bring us there the warmest."""

    to: str
    routes: tuple[Route, ...]
    """Warmest first; empty when nobody can bring us there."""

    @property
    def warmest(self) -> Route | None:
        """The warmest route there is."""
        return self.routes[0] if self.routes else None

    @property
    def alternatives(self) -> tuple[Route, ...]:
        """The other routes."""
        return self.routes[1:]


_Rank = tuple[int, int, tuple[int, ...]]
"""How far, in how many legs, and past whom in the network's order."""


class _Roads:
    """The legs that leave each person; those within a school are made when somebody passes."""

    def __init__(self, network: Network) -> None:
        self._on = network.on
        self._nodes = {node.key: node for node in network.nodes}
        self.order = {node.key: number for number, node in enumerate(network.nodes)}
        self._legs: dict[str, list[Leg]] = defaultdict(list)
        self._schools: dict[str, list[str]] = defaultdict(list)  # of a contact now at work there
        self._people: dict[str, list[str]] = defaultdict(list)
        self._faces: dict[str, list[str]] = defaultdict(list)  # schools of a worker
        for tie in network.ties:
            self._add(tie)

    def _add(self, tie: NetTie) -> None:
        if tie.kind is NetTieKind.TIE:
            distance = tie_distance(tie.step, tie.last_contact, self._on)
            leg = Leg(LegKind.TIE, tie.source, tie.target, distance, tie.step, tie.last_contact)
            self._legs[tie.source].append(leg)
        elif tie.kind is NetTieKind.INTRODUCED:
            by, brought = tie.source, tie.target
            self._legs[by].append(Leg(LegKind.INTRODUCED, by, brought, INTRODUCED_DISTANCE))
            self._legs[brought].append(Leg(LegKind.CAME_VIA, brought, by, INTRODUCED_DISTANCE))
        elif tie.kind is NetTieKind.ASSIGNED:
            self._faces[tie.source].append(tie.target)
        elif not self._nodes[tie.source].left:
            self._schools[tie.source].append(tie.target)
            self._people[tie.target].append(tie.source)

    def passable(self, key: str) -> bool:
        """Tell whether a route may go on from somebody: not through who has left."""
        return not self._nodes[key].left

    def workers(self) -> list[str]:
        """Return where routes begin."""
        return [key for key, node in self._nodes.items() if node.kind is NodeKind.WORKER]

    def out(self, key: str, expanded: set[tuple[LegKind, str]]) -> Iterator[Leg]:
        """Yield the legs from somebody; those to all who work at a school for the first who passes it only.

        Who passes a school later comes from further, so that their way to its people can't be the shortest.
        """
        yield from self._legs[key]
        for kind, distance, schools in self._by_school(key):
            for school in schools:
                if (kind, school) not in expanded:
                    expanded.add((kind, school))
                    for other in self._people[school]:
                        yield Leg(kind, key, other, distance, school=school)

    def best(self, key: str, to: str) -> Leg | None:
        """Return the shortest leg from one to the other, the first of equals."""
        found = [leg for leg in self._legs[key] if leg.target == to]
        for kind, distance, schools in self._by_school(key):
            found += [Leg(kind, key, to, distance, school=school) for school in schools if school in self._schools[to]]
        return min(found, key=attrgetter("distance"), default=None)

    def _by_school(self, key: str) -> tuple[tuple[LegKind, int, list[str]], ...]:
        return (
            (LegKind.AT_SCHOOL, FACE_DISTANCE, self._faces[key]),
            (LegKind.SAME_SCHOOL, SAME_SCHOOL_DISTANCE, self._schools[key]),
        )


def ways_to(network: Network, to: str, *, alternatives: int = ALTERNATIVES) -> Ways:
    """Return the warmest routes to a contact, each with another last person before them.

    A route is as far as its legs together; of routes that are equally far the one with fewer legs comes first, then
    the one whose people stand first in the network. Nobody who has left is passed.
    """
    roads = _Roads(network)
    found: list[tuple[_Rank, Route]] = []
    for key, legs in _shortest(roads, avoiding=to):
        leg = roads.best(key, to)
        if leg is not None:
            route = Route((*legs, leg))
            found.append(((route.distance, len(legs) + 1, tuple(roads.order[one] for one in route.keys)), route))
    found.sort(key=itemgetter(0))
    return Ways(to, tuple(route for _rank, route in found[: 1 + alternatives]))


def _shortest(roads: _Roads, *, avoiding: str) -> Iterator[tuple[str, tuple[Leg, ...]]]:
    """Yield everybody who can bring us further with the shortest legs to them, nearest first (Dijkstra 1959)."""
    queue: list[tuple[_Rank, int, str, tuple[Leg, ...]]] = []
    best: dict[str, _Rank] = {}
    for key in roads.workers():
        best[key] = (0, 0, (roads.order[key],))
        heappush(queue, (best[key], len(queue), key, ()))
    tickets = count(len(queue))  # of equal ranks the legs are not compared
    done: set[str] = {avoiding}
    expanded: set[tuple[LegKind, str]] = set()
    while queue:
        (distance, length, order), _ticket, key, legs = heappop(queue)
        if key in done or not roads.passable(key):
            continue
        done.add(key)
        yield key, legs
        for leg in roads.out(key, expanded):
            rank = (distance + leg.distance, length + 1, (*order, roads.order[leg.target]))
            if leg.target not in done and (leg.target not in best or rank < best[leg.target]):
                best[leg.target] = rank
                heappush(queue, (rank, next(tickets), leg.target, (*legs, leg)))
