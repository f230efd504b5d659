"""What every layout gives: a place for each node, in map units."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netwerkkaart.queries.network import Network, NodeKind, SavedPlace

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

Stopped = Callable[[], bool]
"""Asked now and then; true means: finish with what there is."""
Progress = Callable[[float], None]
"""Told the part done, from 0 to 1."""


@dataclass(frozen=True, eq=False)
class Layout:
    """Places of the nodes in the network's order; one unit is about a pixel at 100%."""

    keys: tuple[str, ...]
    xy: Floats
    """Shape (n, 2); y grows downwards."""
    home: Ints
    """For each node the index of the school whose island it stands on (a school: itself), or -1."""
    radius: Floats
    """For each school the radius of its outline, else 0."""
    rings: tuple[tuple[float, ...], ...]
    """For each node the radii of the rings in use; empty for all but schools."""


def to_keep(network: Network, layout: Layout, saved: Mapping[str, SavedPlace]) -> dict[str, tuple[int, int]]:
    """Return the places to remember so that the next layout leaves them: schools and workers, in thousandths.

    Only what is not remembered like this already; pins are kept by the user, not here.
    """
    found = {}
    for node, (x, y) in zip(network.nodes, layout.xy.tolist(), strict=True):
        known = saved.get(node.key)
        if node.kind is not NodeKind.CONTACT and (known is None or (not known.pinned and (known.x, known.y) != (x, y))):
            found[node.key] = (round(x * 1000), round(y * 1000))
    return found


def never() -> bool:
    """Do not stop."""
    return False


def ignore(part: float) -> None:
    """Tell nobody."""
    del part
