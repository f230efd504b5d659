"""How well a drawing of a graph reads: stress, neighbours that stayed neighbours, and lines that cross."""

import numpy as np

from netwerkkaart.graph.layout.graph import Graph
from netwerkkaart.graph.layout.places import Floats


def stress(graph: Graph, xy: Floats, sources: int = 300) -> float:
    """Return how far distances on the plane are from steps in the graph, squared, at the best scale; 0 is perfect.

    Each pair counts by one over its steps squared (Kamada & Kawai 1989); from a fixed choice of nodes to all others.
    """
    chosen = np.random.default_rng(1).permutation(graph.count)[:sources]
    steps = np.array([graph.steps_from(int(node)) for node in chosen], dtype=float)
    away = np.hypot(xy[chosen, 0, None] - xy[None, :, 0], xy[chosen, 1, None] - xy[None, :, 1])
    far = steps > 0
    steps, away = steps[far], away[far]
    scale = (away / steps).sum() / (away**2 / steps**2).sum()
    return float(((scale * away / steps - 1) ** 2).mean())


def kept(graph: Graph, xy: Floats) -> float:
    """Return how far the nearest of a node, as many as it has neighbours, are those: the mean of Jaccard's index."""
    row, begin = graph.neighbours
    found = []
    for node in np.flatnonzero(graph.degree).tolist():
        mine = row[begin[node] : begin[node + 1]]
        away = ((xy - xy[node]) ** 2).sum(axis=1)
        away[node] = np.inf
        near = np.argpartition(away, len(mine) - 1)[: len(mine)]
        both = len(np.intersect1d(near, mine))
        found.append(both / (2 * len(mine) - both))
    return float(np.mean(found))


def crossings(graph: Graph, xy: Floats, edges: int = 1500) -> float:
    """Return the crossings for each edge, from a fixed choice of edges against all; those that share a node do not."""
    count = len(graph.start)
    chosen = np.random.default_rng(1).permutation(count)[:edges]
    begin, end = xy[graph.start], xy[graph.end]
    total = 0
    for edge in chosen.tolist():
        one, two = graph.start[edge], graph.end[edge]
        a, b = begin[edge], end[edge]
        shared = (graph.start == one) | (graph.start == two) | (graph.end == one) | (graph.end == two)
        theirs = _side(a, b, begin) * _side(a, b, end) < 0
        ours = _side(begin, end, a) * _side(begin, end, b) < 0
        total += int((theirs & ours & ~shared).sum())
    return total / 2 / len(chosen)


def _side(a: Floats, b: Floats, c: Floats) -> Floats:
    """Return on which side of the line from a to b the points c lie."""
    along, across = b - a, c - a
    return np.asarray(np.sign(along[..., 0] * across[..., 1] - along[..., 1] * across[..., 0]))
