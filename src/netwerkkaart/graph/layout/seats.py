"""Free seats on an island: for who was there on another day, and for the roles in which we know nobody.

Nobody who is there already is moved; the island may grow into its own water.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from netwerkkaart.domain.people import Level
from netwerkkaart.graph.layout.places import Floats
from netwerkkaart.graph.layout.rings import RINGS, SHORE

Spot = tuple[float, float]
"""A place that counts from the school."""

GROWTH = 22.0
"""How much an island may grow: less than half the water between two."""
_APART = 22.0
"""Least distance between two people, where there is room for it."""


class Seating:
    """The seats of one island, taken one by one."""

    def __init__(self, radius: float, rings: Sequence[float], taken: Iterable[Spot]) -> None:
        self.radius = radius
        self.rings = tuple(rings)
        self._room = radius + GROWTH - SHORE
        self._taken = list(taken)
        self._away: dict[float, Floats] = {}

    def take(self, level: Level) -> Spot:
        """Return the free place that is nearest to the level's own ring, or the freest there is, and take it."""
        ring, spot = self._free(level)
        self._taken.append(spot)
        for other, away in self._away.items():
            np.minimum(away, _distances(other, [spot]), out=away)
        if ring not in self.rings:
            self.rings = tuple(sorted({*self.rings, ring}))
        self.radius = max(self.radius, ring + SHORE)
        return spot

    def _free(self, level: Level) -> tuple[float, Spot]:
        rings = sorted(ring for ring in {*RINGS.values(), *self.rings} if ring <= self._room) or [min(RINGS.values())]
        wanted = min(RINGS[level], rings[-1])
        best = (-1.0, rings[0], 0)
        for ring in sorted(rings, key=lambda ring: (abs(ring - wanted), ring)):
            if ring not in self._away:
                self._away[ring] = _distances(ring, self._taken)
            away = self._away[ring]
            place = int(away.argmax())
            if away[place] > best[0]:
                best = (float(away[place]), ring, place)
            if away[place] >= _APART:
                break
        x, y = _around(best[1])[best[2]].tolist()
        return best[1], (x, y)


def _distances(ring: float, taken: Sequence[Spot]) -> Floats:
    """Return of each place on a ring how far the nearest of these is."""
    spots = _around(ring)
    if not taken:
        return np.full(len(spots), 1e6)
    others = np.array(taken)
    return np.asarray(np.hypot(spots[:, 0, None] - others[:, 0], spots[:, 1, None] - others[:, 1]).min(axis=1))


@lru_cache(maxsize=64)
def _around(ring: float) -> Floats:
    turns = np.linspace(0.0, 2 * np.pi, max(int(2 * np.pi * ring / 6), 8), endpoint=False) - np.pi / 2 + 0.35
    spots = np.round(np.column_stack([np.cos(turns), np.sin(turns)]) * ring, 1)
    spots.setflags(write=False)
    return spots
