"""A network as rustworkx sees it; the only module that knows that library.

Who has left is no part of it: nobody reaches anybody through them any more. *Wij* is a node of its own, tied to every
worker, so that "between us and a school" is a way that begins there.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

import rustworkx as rx

from netwerkkaart.queries.network import NetTie, NetTieKind, Network, NodeKind

US = "us"
"""Key of the organisation itself; no node of the network has it."""

Pair = tuple[str, str]
"""Two keys in the order of the network: a line without a direction."""


class Web:
    """The present part of a network: keys, lines without direction, and what hangs on what."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.nodes = {node.key: node for node in network.nodes if not node.left}
        self._number = {key: number for number, key in enumerate([US, *self.nodes])}
        self._keys = tuple(self._number)
        present = [tie for tie in network.ties if tie.source in self.nodes and tie.target in self.nodes]
        found: dict[Pair, list[NetTie]] = defaultdict(list)
        for tie in present:
            found[self.pair(tie.source, tie.target)].append(tie)
        self.between: dict[Pair, tuple[NetTie, ...]] = {pair: tuple(ties) for pair, ties in found.items()}
        """The ties of each line; more than one where contacts know each other in more ways."""

    def pair(self, one: str, other: str) -> Pair:
        """Return two keys in the order of the network."""
        return (one, other) if self._number[one] < self._number[other] else (other, one)

    @cached_property
    def workers(self) -> tuple[str, ...]:
        """The keys of our workers, in the network's order."""
        return tuple(key for key, node in self.nodes.items() if node.kind is NodeKind.WORKER)

    @cached_property
    def neighbours(self) -> dict[str, frozenset[str]]:
        """The keys one line away from each node, *wij* not included."""
        near: dict[str, set[str]] = {key: set() for key in self.nodes}
        for one, other in self.between:
            near[one].add(other)
            near[other].add(one)
        return {key: frozenset(some) for key, some in near.items()}

    def ties_of(self, key: str, kind: NetTieKind) -> Iterator[NetTie]:
        """Yield the ties of one kind a node has."""
        for other in self.neighbours[key]:
            yield from (tie for tie in self.between[self.pair(key, other)] if tie.kind is kind)

    @cached_property
    def _lines(self) -> list[tuple[int, int]]:
        return [(self._number[one], self._number[other]) for one, other in self.between]

    @cached_property
    def _from_us(self) -> list[tuple[int, int]]:
        return [(0, self._number[worker]) for worker in self.workers]

    def _graph(self, lines: list[tuple[int, int]]) -> "rx.PyGraph[None, None]":
        graph: rx.PyGraph[None, None] = rx.PyGraph(multigraph=False)
        graph.add_nodes_from([None] * len(self._keys))
        graph.add_edges_from_no_data(lines)
        return graph

    @cached_property
    def hangs_on(self) -> dict[str, str]:
        """For each node we can reach: the last node that every way from us to it passes; ``US`` when there is none.

        The immediate dominators (Cooper, Harvey, Kennedy 2006) of the graph with each line in both directions.
        """
        graph: rx.PyDiGraph[None, None] = rx.PyDiGraph(multigraph=False)
        graph.add_nodes_from([None] * len(self._keys))
        lines = self._lines + self._from_us
        graph.add_edges_from_no_data(lines + [(end, start) for start, end in lines])
        found = rx.immediate_dominators(graph, 0)
        return {self._keys[node]: self._keys[gate] for node, gate in sorted(found.items()) if node}

    def gates(self, key: str) -> tuple[str, ...]:
        """Return the nodes that every way from us to a node passes, from us on; none when there is no way at all."""
        passed = []
        gate = self.hangs_on.get(key, US)
        while gate != US:
            passed.append(gate)
            gate = self.hangs_on[gate]
        return tuple(reversed(passed))

    def behind(self, key: str) -> frozenset[str]:
        """Return the nodes that can be reached from us through one node only."""
        under: dict[str, list[str]] = defaultdict(list)
        for node, gate in self.hangs_on.items():
            under[gate].append(node)
        found: list[str] = list(under[key])
        for node in found:  # grows while it is walked
            found += under[node]
        return frozenset(found)

    @cached_property
    def joints(self) -> frozenset[str]:
        """The articulation points: nodes without which some of the network falls apart, *wij* holding the workers."""
        graph = self._graph(self._lines + self._from_us)
        return frozenset(self._keys[number] for number in rx.articulation_points(graph)) - {US}

    @cached_property
    def bridges(self) -> frozenset[Pair]:
        """The lines without which two parts fall apart; the ones from us to our workers are not among them."""
        graph = self._graph(self._lines + self._from_us)
        found = {self.pair(self._keys[ends[0]], self._keys[ends[-1]]) for ends in rx.bridges(graph)}
        return frozenset(pair for pair in found if US not in pair)

    def pieces(self, without: str = "", *, among: frozenset[str] | None = None) -> tuple[tuple[str, ...], ...]:
        """Return the parts that hang together by lines, with one node away and perhaps among some only.

        Each in the network's order, and so are the parts, by their first; *wij* holds nothing together here.
        """
        kept = [key for key in self.nodes if key != without and (among is None or key in among)]
        number = {key: place for place, key in enumerate(kept)}
        graph: rx.PyGraph[None, None] = rx.PyGraph(multigraph=False)
        graph.add_nodes_from([None] * len(kept))
        graph.add_edges_from_no_data(
            [(number[one], number[other]) for one, other in self.between if one in number and other in number]
        )
        found = sorted(sorted(part) for part in rx.connected_components(graph))
        return tuple(tuple(kept[place] for place in part) for part in found)

    @cached_property
    def betweenness(self) -> dict[str, float]:
        """The share of all shortest ways that pass each node, from 0 to 1 (Freeman 1977), without *wij*."""
        graph = self._graph(self._lines)
        graph.remove_node(0)
        found = rx.betweenness_centrality(graph, normalized=True)
        return {self._keys[number]: round(share, 9) for number, share in found.items()}
