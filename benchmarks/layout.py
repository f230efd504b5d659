"""The layouts of the map beside others: the free one, and the islands beside the free one.

In one run, by turns: 1,500 nodes beside networkx ``spring_layout``, 10,000 beside igraph's Fruchterman-Reingold, and
the islands of 200 schools with 2,500 people beside their free layout. Ours is measured with its last step, after which
no node lies on another; the others have no such step. igraph and scipy (which networkx wants here) are needed by this
script only: ``pip install igraph scipy``, or the group ``bench``.

Run: ``python -m benchmarks.layout [--rounds N]`` from the checkout.
"""

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from statistics import median

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one processor for everybody

import numpy as np

from benchmarks.drawings import crossings, kept, stress
from benchmarks.running import by_turns
from netwerkkaart.graph.layout.free import arrange, lay_out_free, room_of
from netwerkkaart.graph.layout.graph import Graph
from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.graph.layout.packing import overlapping
from netwerkkaart.graph.layout.places import Floats
from netwerkkaart.graph.layout.sizes import size_of
from netwerkkaart.queries.network import Network
from tests.graph.towns import town

_FASTER, _CROSSING, _ISLANDS, _LARGE = 25.0, 0.5, 0.5, 1.0


def bare(network: Network) -> tuple[Graph, Floats]:
    """Return the graph of a network, every tie alike, and how much room its nodes get."""
    index = {node.key: number for number, node in enumerate(network.nodes)}
    start = np.array([index[tie.source] for tie in network.ties], dtype=np.int64)
    end = np.array([index[tie.target] for tie in network.ties], dtype=np.int64)
    graph = Graph.of(len(network.nodes), start, end)
    same = Graph(graph.count, graph.start, graph.end, np.ones(len(graph.start)))
    return same, np.array([room_of(node) for node in network.nodes], dtype=float)


def spring(graph: Graph) -> Callable[[], Floats]:
    """Return networkx' ``spring_layout``, as it is out of the box."""
    import networkx as nx

    theirs = nx.Graph()
    theirs.add_nodes_from(range(graph.count))
    theirs.add_edges_from(zip(graph.start.tolist(), graph.end.tolist(), strict=True))

    def act() -> Floats:
        found = nx.spring_layout(theirs, seed=1)
        return np.array([found[node] for node in range(graph.count)])

    return act


def fruchterman_reingold(graph: Graph) -> Callable[[], Floats]:
    """Return igraph's Fruchterman-Reingold, as it is out of the box."""
    import random

    import igraph

    random.seed(1)
    theirs = igraph.Graph(graph.count, list(zip(graph.start.tolist(), graph.end.tolist(), strict=True)))
    return lambda: np.array(theirs.layout_fruchterman_reingold().coords)


def drawn(
    graph: Graph, cases: Mapping[str, Callable[[], Floats]], rounds: int
) -> dict[str, tuple[float, float, float]]:
    """Time the layouts by turns and print how they read; return milliseconds, stress and crossings of each."""
    last: dict[str, Floats] = {}

    def keeping(name: str, act: Callable[[], Floats]) -> Callable[[], None]:
        def run() -> None:
            last[name] = act()

        return run

    taken = by_turns({name: keeping(name, act) for name, act in cases.items()}, rounds)
    print(f"\n{graph.count:,} nodes, {len(graph.start):,} edges; medians of {rounds} rounds")
    print(f"{'':30}{'ms':>9}{'best':>9}{'stress':>9}{'kept':>8}{'crossings/edge':>16}")
    found = {}
    for name, xy in last.items():
        ms, read = median(taken[name]), (stress(graph, xy), crossings(graph, xy))
        found[name] = (ms, *read)
        print(f"{name:30}{ms:9.0f}{min(taken[name]):9.0f}{read[0]:9.3f}{kept(graph, xy):8.3f}{read[1]:16.2f}")
    return found


def told(what: str, figure: float, aim: float, *, most: bool = True) -> bool:
    """Print a figure with its aim, and whether it is met."""
    met = figure <= aim if most else figure >= aim
    print(f"  {what}: {figure:.2f}, aim {'at most' if most else 'at least'} {aim:g}: {'met' if met else 'MISSED'}")
    return met


def small(rounds: int) -> bool:
    graph, sizes = bare(town(120, 1360, 20))
    found = drawn(graph, {"networkx spring_layout": spring(graph), "free": lambda: arrange(graph, sizes)}, rounds)
    (theirs, stress_, crossed), ours = found["networkx spring_layout"], found["free"]
    return all(
        [
            told("times as fast as networkx", theirs / ours[0], _FASTER, most=False),
            told("stress beside theirs", ours[1] / stress_, 1.0),
            told("crossings beside theirs", ours[2] / crossed, _CROSSING),
        ]
    )


def large(rounds: int) -> bool:
    graph, sizes = bare(town(800, 9150, 60))
    found = drawn(
        graph,
        {"igraph Fruchterman-Reingold": fruchterman_reingold(graph), "free": lambda: arrange(graph, sizes)},
        rounds,
    )
    (theirs, _stress, crossed), ours = found["igraph Fruchterman-Reingold"], found["free"]
    return all(
        [
            told("time beside igraph's", ours[0] / theirs, _LARGE),
            told("crossings beside theirs", ours[2] / crossed, _CROSSING),
        ]
    )


def islands(rounds: int) -> bool:
    network = town(200, 2500, 20)
    taken = by_turns({"free": lambda: lay_out_free(network), "islands": lambda: lay_out(network)}, rounds)
    print(f"\n200 schools, 2,500 people, 20 workers; medians of {rounds} rounds")
    for name, times in taken.items():
        print(f"{name:30}{median(times):9.0f}{min(times):9.0f}")
    sizes = np.array([size_of(node) for node in network.nodes], dtype=float)
    for name, layout in (("free", lay_out_free(network)), ("islands", lay_out(network))):
        hidden = len(overlapping(layout.xy, sizes, 0.0)[0])
        shores = np.flatnonzero(layout.radius)
        across = len(overlapping(layout.xy[shores], layout.radius[shores], 0.0)[0])
        print(f"  {name}: {hidden} nodes on another, {across} islands over another")
    return told("islands beside free", median(taken["islands"]) / median(taken["free"]), _ISLANDS)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    met = [islands(rounds * 3), small(rounds), large(rounds)]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
