"""A network as bare numbers: what the layouts compute with, whatever the nodes mean."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from netwerkkaart.graph.layout.places import Floats, Ints


@dataclass(frozen=True, eq=False)
class Graph:
    """Nodes 0 to ``count`` - 1 and undirected edges; no node is tied to itself, no pair is tied twice."""

    count: int
    start: Ints
    end: Ints
    """``start`` < ``end``; ordered by both."""
    weight: Floats
    """Of pairs that were tied more than once the sum."""

    @staticmethod
    def of(count: int, start: Ints, end: Ints, weight: Floats | None = None) -> "Graph":
        """Return the graph of any pairs: in any order, more than once, or of a node with itself."""
        low, high = np.minimum(start, end), np.maximum(start, end)
        weights = np.ones(len(low)) if weight is None else np.asarray(weight, dtype=float)
        pairs, which = np.unique(low * np.int64(count) + high, return_inverse=True)
        summed = np.bincount(which, weights, len(pairs))
        one, two = pairs // max(count, 1), pairs % max(count, 1)
        real = one != two
        return Graph(count, one[real], two[real], summed[real])

    @cached_property
    def degree(self) -> Ints:
        """For each node the number of its neighbours."""
        return np.bincount(np.concatenate([self.start, self.end]), minlength=self.count)

    @cached_property
    def neighbours(self) -> tuple[Ints, Ints]:
        """All neighbours in one row, node after node, and where those of each node begin (one longer)."""
        one, two = np.concatenate([self.start, self.end]), np.concatenate([self.end, self.start])
        begin = np.concatenate([[0], np.cumsum(self.degree)])
        return two[np.argsort(one, kind="stable")], begin

    def steps_from(self, source: int) -> Ints:
        """Return the number of steps from one node to each; -1 where there is no way. Breadth first."""
        row, begin = self.neighbours
        steps = np.full(self.count, -1, dtype=np.int64)
        steps[source] = 0
        front = np.array([source], dtype=np.int64)
        finder = np.empty(self.count, dtype=np.int64)
        far = 0
        while len(front):
            far += 1
            many = begin[front + 1] - begin[front]
            ends = np.cumsum(many)
            near = row[np.arange(int(ends[-1])) + np.repeat(begin[front] - ends + many, many)]
            near = near[steps[near] < 0]
            steps[near] = far
            number = np.arange(len(near))
            finder[near] = number
            front = near[finder[near] == number]  # each once, without sorting
        return steps

    def parts(self) -> list[Ints]:
        """Return the connected parts, each as its nodes in order: the largest first, then by first node."""
        part = np.arange(self.count)
        while True:  # each takes the lowest number among its neighbours, then that one's own: few rounds
            lowest = part.copy()
            np.minimum.at(lowest, self.start, part[self.end])
            np.minimum.at(lowest, self.end, part[self.start])
            np.minimum.at(lowest, part, lowest)
            lowest = lowest[lowest]
            if np.array_equal(lowest, part):
                break
            part = lowest
        order = np.argsort(part, kind="stable")
        found = np.split(order, np.flatnonzero(np.diff(part[order])) + 1) if self.count else []
        return sorted(found, key=lambda nodes: (-len(nodes), int(nodes[0])))

    def among(self, nodes: Ints) -> "Graph":
        """Return the graph of some nodes only, numbered in the order they are given."""
        number = np.full(self.count, -1, dtype=np.int64)
        number[nodes] = np.arange(len(nodes))
        start, end = number[self.start], number[self.end]
        both = (start >= 0) & (end >= 0)
        return Graph.of(len(nodes), start[both], end[both], self.weight[both])
