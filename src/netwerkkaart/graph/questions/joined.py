"""*Wie verbindt*: which schools hang together, and where; places in the network, never a list of who does it best."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from netwerkkaart.graph.questions.web import Web
from netwerkkaart.queries.network import NetTieKind, Network, NodeKind

SHARE: Final = 50
"""Somebody joins when at least one in so many shortest ways passes them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A school, the schools it hangs together with, and the people it does so through; both by name."""

    school: str
    others: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cohesion:
    """The answer, by the names of the schools and without a figure of anybody."""

    places: tuple[Place, ...]
    alone: tuple[str, ...]
    """Schools that hang together with no other."""
    groups: tuple[tuple[str, ...], ...]
    """The schools that hang together, directly or past another."""


def cohesion(network: Network) -> Cohesion:
    """Return which schools hang together, and through whom.

    Two schools hang together when somebody stands close to both, and at least one in fifty of the shortest ways in the
    network passes that person (betweenness, Freeman 1977). A contact stands close to where they work; one of us to
    where they are vast gezicht or invaller, and to where somebody works with whom they have a step set.
    """
    web = Web(network)
    schools = [key for key, node in web.nodes.items() if node.kind is NodeKind.SCHOOL]
    others: dict[str, set[str]] = defaultdict(set)
    people: dict[str, set[str]] = defaultdict(set)
    for key, node in web.nodes.items():
        close = set() if node.kind is NodeKind.SCHOOL or web.betweenness[key] * SHARE < 1 else _close_to(web, key)
        if len(close) > 1:
            for school in close:
                others[school] |= close - {school}
                people[school].add(key)
    return Cohesion(
        tuple(Place(key, by_name(web, others[key]), by_name(web, people[key])) for key in by_name(web, others)),
        by_name(web, (key for key in schools if key not in others)),
        tuple(sorted(_groups(web, others), key=lambda group: _name(web, group[0]))),
    )


def _close_to(web: Web, key: str) -> set[str]:
    own = {tie.target for kind in (NetTieKind.EMPLOYED, NetTieKind.ASSIGNED) for tie in web.ties_of(key, kind)}
    if web.nodes[key].kind is NodeKind.WORKER:
        for tie in web.ties_of(key, NetTieKind.TIE):
            if tie.step is not None:
                own |= {post.target for post in web.ties_of(tie.target, NetTieKind.EMPLOYED)}
    return own


def _groups(web: Web, others: dict[str, set[str]]) -> list[tuple[str, ...]]:
    found, seen = [], set[str]()
    for school in others:
        if school in seen:
            continue
        group = [school]
        for one in group:  # grows while it is walked
            group += [other for other in others[one] if other not in group]
        seen.update(group)
        found.append(by_name(web, group))
    return found


def _name(web: Web, key: str) -> tuple[str, str]:
    return web.nodes[key].label.casefold(), key


def by_name(web: Web, keys: Iterable[str]) -> tuple[str, ...]:
    """Return keys by the names of their nodes."""
    return tuple(sorted(keys, key=lambda key: _name(web, key)))
