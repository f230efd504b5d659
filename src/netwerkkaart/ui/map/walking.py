"""Going from node to node without a mouse: in a direction, or round the neighbours of one node."""

import numpy as np

from netwerkkaart.graph.picture import Flags, Picture


def most_important(picture: Picture, shown: Flags) -> int:
    """Return where a walk begins, or -1 when nothing is shown."""
    return int(np.where(shown, picture.importance, -np.inf).argmax()) if shown.any() else -1


def in_direction(picture: Picture, shown: Flags, here: int, right: float, down: float) -> int:
    """Return the nearest neighbour in a direction, else the nearest node there, or -1."""
    step = picture.xy - picture.xy[here]
    along = step[:, 0] * right + step[:, 1] * down
    across = np.abs(step[:, 0] * down + step[:, 1] * right)
    cost = np.where((along > 0) & (across <= along * 1.8) & shown, along + 1.5 * across, np.inf)
    near = np.zeros(len(cost), dtype=bool)
    near[picture.neighbours(here)] = True
    for some in (np.where(near, cost, np.inf), cost):
        best = int(some.argmin())
        if np.isfinite(some[best]):
            return best
    return -1


def round_about(picture: Picture, shown: Flags, middle: int, here: int, way: int) -> int:
    """Return the next neighbour of ``middle`` after ``here``, clockwise from the top (``way`` -1: back), or -1."""
    near = picture.neighbours(middle)
    near = near[shown[near]]
    if not len(near):
        return -1
    step = picture.xy[near] - picture.xy[middle]
    turns = np.arctan2(step[:, 0], -step[:, 1]) % (2 * np.pi)
    ring = near[np.argsort(turns, kind="stable")].tolist()
    at = ring.index(here) if here in ring else (-1 if way > 0 else 0)
    return int(ring[(at + way) % len(ring)])
