"""Neighbourhoods as soft shapes in the water: the schools of each, with a causeway from one to the next."""

from dataclasses import dataclass

import numpy as np

from netwerkkaart.graph.layout.places import Floats, Ints
from netwerkkaart.graph.picture import Flags, Picture

_SHALLOWS = 17.0
"""From the shore of an island to the edge of its neighbourhood: less than half the water between two islands."""
_BARE = 46.0
"""Radius around a school that is no island."""
CAUSEWAY = 40.0
"""Width of the way from one school to the next."""


@dataclass(frozen=True, eq=False)
class Region:
    """One neighbourhood: circles around its schools, and straight ways that join them; in map units."""

    node: int
    circles: Floats
    """Shape (n, 3): middle and radius."""
    ways: Floats
    """Shape (n - 1, 4): from and to."""


def regions(picture: Picture, shown: Flags) -> list[Region]:
    """Return the shapes of the neighbourhoods that are shown, around those of their schools that are."""
    found = []
    for node in np.flatnonzero(shown & picture.is_region).tolist():
        schools = np.flatnonzero((picture.region == node) & shown)
        if len(schools):
            xy = picture.xy[schools]
            radius = picture.radius[schools]
            reach = np.where(radius > 0, radius + _SHALLOWS, _BARE)
            pairs = _shortest_ways(xy)
            ways = np.hstack([xy[pairs[:, 0]], xy[pairs[:, 1]]])
            found.append(Region(node, np.column_stack([xy, reach]), ways))
    return found


def _shortest_ways(xy: Floats) -> Ints:
    """Return the pairs of the shortest tree that joins all points (Prim), shape (n - 1, 2)."""
    count = len(xy)
    pairs = np.zeros((count - 1, 2), dtype=np.int64)
    outside = np.ones(count, dtype=bool)
    outside[0] = False
    away = np.hypot(*(xy - xy[0]).T)
    nearest = np.zeros(count, dtype=np.int64)
    for step in range(count - 1):
        chosen = int(np.where(outside, away, np.inf).argmin())
        pairs[step] = nearest[chosen], chosen
        outside[chosen] = False
        closer = np.hypot(*(xy - xy[chosen]).T)
        nearest[closer < away] = chosen
        away = np.minimum(away, closer)
    return pairs
