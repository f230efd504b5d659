"""First places by distance to a few pivots: PivotMDS (Brandes & Pich, *Eigensolver methods*, Graph Drawing 2006)."""

import numpy as np

from netwerkkaart.graph.layout.graph import Graph
from netwerkkaart.graph.layout.places import Floats

PIVOTS = 50


def pivot_places(graph: Graph, pivots: int = PIVOTS) -> Floats:
    """Return places of a connected graph, shape (n, 2): distances on the plane follow the steps between nodes.

    Each pivot is the node farthest from all earlier ones (the first of them when several are). The doubly centred
    squares of the distances to the pivots are projected on their two main directions, found by the eigenvectors of a
    matrix as large as the number of pivots.
    """
    count = graph.count
    if count < 3:
        return np.column_stack([np.arange(count, dtype=float), np.zeros(count)])
    steps = np.empty((count, min(pivots, count)))
    nearest = np.full(count, np.iinfo(np.int64).max)
    pivot = int(np.argmax(graph.degree))
    for number in range(steps.shape[1]):
        found = graph.steps_from(pivot)
        steps[:, number] = found
        np.minimum(nearest, found, out=nearest)
        pivot = int(np.argmax(nearest))
    squares = steps**2
    centred = -0.5 * (squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean())
    _values, vectors = np.linalg.eigh(centred.T @ centred)
    xy = centred @ vectors[:, [-1, -2]]
    for axis in (0, 1):  # the sign of an eigenvector is anybody's guess
        if xy[np.abs(xy[:, axis]).argmax(), axis] < 0:
            xy[:, axis] *= -1
    return np.asarray(xy)
