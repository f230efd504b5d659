"""Places in the water, between islands: for what is laid over a map that lies there already."""

from collections.abc import Mapping, Sequence

import numpy as np

from netwerkkaart.graph.layout import packing
from netwerkkaart.graph.layout.places import Floats, Layout

OWN_WATER = 24.0
"""What an island, or anybody who stands in the water, keeps to itself."""
ROOM = 40.0
"""Radius of the room of a newcomer: its glyph and a name."""

Spots = dict[str, tuple[float, float]]


def shores(layout: Layout, size: Floats) -> tuple[Floats, Floats]:
    """Return places and radii of all that stands in the water: islands with their own water, and who is not ashore."""
    island = layout.radius > 0
    loose = ~layout.ashore
    sizes = np.where(island, layout.radius, size) + OWN_WATER
    which = island | loose
    return layout.xy[which], sizes[which]


def places_in_water(wishes: Mapping[str, Sequence[tuple[float, float]]], xy: Floats, sizes: Floats) -> Spots:
    """Return for each key the free place nearest to the middle of all it belongs to; ``xy``, ``sizes`` are taken.

    Who belongs to most comes first.
    """
    found: Spots = {}
    for key in sorted(wishes, key=lambda one: (-len(wishes[one]), one)):
        spot = packing.free_spot(np.mean(wishes[key], axis=0), ROOM, xy, sizes)
        x, y = np.round(spot, 1).tolist()
        found[key] = (x, y)
        xy, sizes = np.vstack([xy, [[x, y]]]), np.append(sizes, ROOM)
    return found
