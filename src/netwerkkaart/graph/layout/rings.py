"""The inside of an island: where the people of one school stand, on rings by authority around the hub."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from netwerkkaart.domain.people import Level
from netwerkkaart.graph.layout.places import Floats
from netwerkkaart.graph.layout.sizes import HUB
from netwerkkaart.queries.network import Node

RINGS = dict(zip(Level, (58.0, 81.0, 104.0, 127.0, 150.0), strict=True))
_LEVELS = {level: rank for rank, level in enumerate(Level)}
_RING_STEP = 23.0
_SPACING = 26.0
"""Least distance between two people on a ring."""
SHORE = 18.0
"""From the outermost ring to the outline."""
_GOLDEN = 0.6180339887498949
_FEW = 18


@dataclass(frozen=True, eq=False)
class Island:
    """One school with its people around it; places count from the school."""

    offsets: Floats
    """Shape (people, 2), in the order of :func:`ordered`."""
    rings: tuple[float, ...]
    radius: float


def ordered(people: Sequence[int], nodes: Sequence[Node]) -> list[int]:
    """Return the people (numbers of nodes) from the hub outwards."""
    return sorted(people, key=lambda number: _rank(nodes[number]))


def island(people: Sequence[int], nodes: Sequence[Node]) -> Island:
    """Return the island of these people."""
    counts = [0] * len(Level)
    for number in people:
        counts[_level(nodes[number])] += 1
    return _island(tuple(counts))


def _level(node: Node) -> int:
    return _LEVELS[node.level or Level.AROUND]


def _rank(node: Node) -> tuple[int, bool, bool, int, str]:
    return (_level(node), node.left, not node.key_contact, len(node.key), node.key)


@lru_cache(maxsize=1024)
def _island(counts: tuple[int, ...]) -> Island:
    """Few people share one round of directions, so that each has room for a name; many fill ring after ring."""
    count = sum(counts)
    slots = np.argsort(np.argsort((np.arange(count) * _GOLDEN) % 1.0, kind="stable"), kind="stable")
    turns, reach = np.zeros(count), np.zeros(count)
    rings: list[float] = []
    place = 0
    shift = 0.0
    for level, these in zip(Level, counts, strict=True):
        ring = RINGS[level] + shift
        left = these
        while left:
            here = min(left, max(int(2 * np.pi * ring / _SPACING), 1))
            left -= here
            spots = slice(place, place + here)
            if count <= _FEW:
                turns[spots] = slots[spots] / count
            else:
                turns[spots] = np.arange(here) / here + (len(rings) * _GOLDEN) % 1.0
            reach[spots] = ring
            place += here
            rings.append(ring)
            if left:
                ring += _RING_STEP
                shift += _RING_STEP
    turns = turns * 2 * np.pi - np.pi / 2 + 0.35
    offsets = np.round(np.column_stack([np.cos(turns), np.sin(turns)]) * reach[:, None], 1)
    offsets.setflags(write=False)  # shared by all islands of this make
    return Island(offsets, tuple(rings), max(rings, default=HUB + 10.0) + SHORE)
