"""Filters that take away what the map is not about for now; what is left stands where it stood."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from netwerkkaart.graph.dressing import Dress
from netwerkkaart.graph.layout.places import Flags, Ints, Layout
from netwerkkaart.queries.network import NetTieKind, Network, NodeKind


@dataclass(frozen=True)
class Sieve:
    """What is left on the map; empty means: all."""

    neighbourhoods: frozenset[str] = frozenset()
    workers: frozenset[str] = frozenset()
    """Keys: the schools they go to or know somebody at, with all their people."""
    key_contacts: bool = False
    dress: Dress = field(default_factory=Dress)
    """What is laid over what is left."""
    only: frozenset[str] = frozenset()
    """Keys: these, a school with all its people, and what ties them."""

    def leaves_the_same(self, other: "Sieve") -> bool:
        """Tell whether another takes away the same, whatever is laid over what is left."""
        return replace(self, dress=other.dress) == other

    def __bool__(self) -> bool:
        return bool(self.neighbourhoods or self.workers or self.key_contacts or self.only)


def sifted(network: Network, layout: Layout, sieve: Sieve) -> tuple[Network, Layout]:
    """Return the part of a dressed network and its layout that a sieve leaves."""
    if not sieve:
        return network, layout
    nodes, home = network.nodes, layout.home
    index = {node.key: number for number, node in enumerate(nodes)}

    def of_kind(*kinds: NodeKind) -> Flags:
        return np.array([node.kind in kinds for node in nodes], dtype=bool)

    schools = of_kind(NodeKind.SCHOOL)
    if sieve.neighbourhoods:
        schools &= np.array([node.neighbourhood in sieve.neighbourhoods for node in nodes], dtype=bool)
    if sieve.workers:
        schools &= _reached(network, home, sieve.workers, index)
    people = of_kind(NodeKind.CONTACT, NodeKind.SEAT)
    if sieve.neighbourhoods or sieve.workers:
        people &= (home >= 0) & schools[home]
    if sieve.key_contacts:
        people &= np.array([node.key_contact for node in nodes], dtype=bool)
    if sieve.workers:
        workers = np.array([node.key in sieve.workers for node in nodes], dtype=bool)
    else:
        workers = of_kind(NodeKind.WORKER)
        workers &= _ends(network, schools | people, index)[0] if sieve.neighbourhoods else True
    laid_over = of_kind(NodeKind.THEME, NodeKind.PARTNER) & _ends(network, schools | people, index)[1]
    here = {node.neighbourhood for node, shown in zip(nodes, schools.tolist(), strict=True) if shown}
    laid_over |= of_kind(NodeKind.NEIGHBOURHOOD) & np.array([node.neighbourhood in here for node in nodes], dtype=bool)
    left = schools | people | workers | laid_over
    if sieve.only:
        left &= _with_ties(network, home, sieve.only, index)
    return _taken(network, layout, np.flatnonzero(left))


def _with_ties(network: Network, home: Ints, only: Iterable[str], index: dict[str, int]) -> Flags:
    """Return these nodes and what ties them: of one whoever has a line with it, of several who has with two or more.

    A school stands for all its people; nobody is shown without their school.
    """
    chosen = sorted(index[key] for key in only if key in index)
    of = np.full(len(index), -1, dtype=np.int64)
    of[chosen] = chosen
    for number in chosen:
        if home[number] == number:
            of[home == number] = number
    reached: dict[int, set[int]] = {}
    for tie in network.ties:
        for one, other in ((index[tie.source], index[tie.target]), (index[tie.target], index[tie.source])):
            if of[one] < 0 <= of[other]:
                reached.setdefault(one, set()).add(int(of[other]))
    found = of >= 0
    found[[number for number, groups in reached.items() if len(groups) >= min(2, len(chosen))]] = True
    homes = home[found]
    found[homes[homes >= 0]] = True
    return found


def _reached(network: Network, home: Ints, workers: Iterable[str], index: dict[str, int]) -> Flags:
    """Return the schools these workers go to, or know somebody at."""
    found = np.zeros(len(index), dtype=bool)
    for tie in network.ties:
        if tie.source in workers and tie.kind in {NetTieKind.ASSIGNED, NetTieKind.TIE}:
            hub = int(home[index[tie.target]])
            if hub >= 0:
                found[hub] = True
    return found


def _ends(network: Network, shown: Flags, index: dict[str, int]) -> tuple[Flags, Flags]:
    """Return who has a line to what is shown, and to whom what is shown has one."""
    sources, targets = np.zeros((2, len(index)), dtype=bool)
    for tie in network.ties:
        source, target = index[tie.source], index[tie.target]
        sources[source] |= shown[target]
        targets[target] |= shown[source]
    return sources, targets


def _taken(network: Network, layout: Layout, numbers: Ints) -> tuple[Network, Layout]:
    new = np.full(len(layout.keys), -1, dtype=np.int64)
    new[numbers] = np.arange(len(numbers))
    home = layout.home[numbers]
    nodes = tuple(network.nodes[number] for number in numbers.tolist())
    keys = {node.key for node in nodes}
    ties = tuple(tie for tie in network.ties if tie.source in keys and tie.target in keys)
    part = Layout(
        keys=tuple(node.key for node in nodes),
        xy=layout.xy[numbers],
        home=np.where(home >= 0, new[home], -1),
        radius=layout.radius[numbers],
        rings=tuple(layout.rings[number] for number in numbers.tolist()),
    )
    return replace(network, nodes=nodes, ties=ties), part
