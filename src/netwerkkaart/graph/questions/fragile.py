"""*Kwetsbaar*: schools that hang on one person, one line or one of us."""

from dataclasses import dataclass
from itertools import pairwise

from netwerkkaart.graph.questions.web import Pair, Web
from netwerkkaart.queries.network import Network, NodeKind


@dataclass(frozen=True, slots=True)
class Hanging:
    """A school every way to which passes these people and lines, both from us on."""

    school: str
    people: tuple[str, ...]
    """Articulation points between us and the school: workers and contacts."""
    lines: tuple[Pair, ...]
    """Bridges between us and the school."""


@dataclass(frozen=True, slots=True)
class Fragile:
    """The answer; schools in the network's order."""

    hanging: tuple[Hanging, ...]
    unreached: tuple[str, ...]
    """Schools no line leads to from us."""
    joints: frozenset[str]
    """All articulation points of the network, and ``bridges`` all its bridges."""
    bridges: frozenset[Pair]


def fragile(network: Network) -> Fragile:
    """Return which schools we reach through one person only, and through whom.

    A school hangs on a worker or contact when every way of lines from us to it passes them.
    """
    web = Web(network)
    hanging, unreached = [], []
    for key, node in web.nodes.items():
        if node.kind is not NodeKind.SCHOOL:
            continue
        if key not in web.hangs_on:
            unreached.append(key)
            continue
        gates = web.gates(key)
        people = tuple(gate for gate in gates if web.nodes[gate].kind is not NodeKind.SCHOOL)
        if people:
            hanging.append(Hanging(key, people, _bridges(web, (*gates, key))))
    return Fragile(tuple(hanging), tuple(unreached), web.joints, web.bridges)


def _bridges(web: Web, way: tuple[str, ...]) -> tuple[Pair, ...]:
    """Return the bridges between neighbours on a way: a bridge on every way lies between two of its gates."""
    lines = (web.pair(one, other) for one, other in pairwise(way))
    return tuple(line for line in lines if line in web.bridges)
