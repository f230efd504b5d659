"""What every layout gives: a place for each node, in map units."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from netwerkkaart.queries.network import NetTieKind, Network, NodeKind, SavedPlace

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

Stopped = Callable[[], bool]
"""Asked now and then; true means: finish with what there is."""
Progress = Callable[[float], None]
"""Told the part done, from 0 to 1."""
Moved = Callable[[float, Floats], None]
"""Told the part done, from 0 to 1, and the places so far, shape (n, 2)."""


@dataclass(frozen=True, eq=False)
class Layout:
    """Places of the nodes in the network's order; one unit is about a pixel at 100%."""

    keys: tuple[str, ...]
    xy: Floats
    """Shape (n, 2); y grows downwards."""
    home: Ints
    """For each node the index of the school it belongs to (a school: itself), or -1."""
    radius: Floats
    """For each school that is an island the radius of its outline, else 0."""
    rings: tuple[tuple[float, ...], ...]
    """For each node the radii of the rings in use; empty for all but islands."""
    reach: tuple[float, float, float, float] | None = None
    """Left, top, right and bottom of a map of many days, whoever is there on this one; None is just what is there."""

    @cached_property
    def ashore(self) -> Flags:
        """Which nodes stand on an island, its school included: they go where it goes."""
        return (self.home >= 0) & (self.radius[self.home] > 0)

    @cached_property
    def ground(self) -> Ints:
        """The school on whose island each node stands, or else the node itself."""
        return np.where(self.ashore, self.home, np.arange(len(self.keys)))


def homes(network: Network) -> Ints:
    """Return for each node the index of the school it belongs to: a school itself, a contact its main one; or -1."""
    home = np.full(len(network.nodes), -1, dtype=np.int64)
    index = {}
    for number, node in enumerate(network.nodes):
        index[node.key] = number
        if node.kind is NodeKind.SCHOOL:
            home[number] = number
    for tie in network.ties:
        if tie.kind is NetTieKind.EMPLOYED and tie.main:
            home[index[tie.source]] = index[tie.target]
    return home


def to_keep(network: Network, layout: Layout, saved: Mapping[str, SavedPlace]) -> dict[str, tuple[int, int]]:
    """Return the places to remember so that the next layout leaves them, in thousandths of a map unit.

    The people on an island follow from their school. Only what is not remembered like this already; pins are kept by
    the user, not here.
    """
    found = {}
    follows = layout.ashore & (layout.home != np.arange(len(layout.keys)))
    for number in np.flatnonzero(~follows).tolist():
        key, (x, y) = network.nodes[number].key, layout.xy[number].tolist()
        known = saved.get(key)
        if known is None or (not known.pinned and (known.x, known.y) != (x, y)):
            found[key] = (round(x * 1000), round(y * 1000))
    return found


def never() -> bool:
    """Do not stop."""
    return False


def ignore(part: float) -> None:
    """Tell nobody."""
    del part


def unmoved(part: float, xy: Floats) -> None:
    """Tell nobody."""
    del part, xy
