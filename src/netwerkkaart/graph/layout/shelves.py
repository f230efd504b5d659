"""Boxes on a page: each as high up as it fits, then as far left, on the skyline of those before it."""

from collections.abc import Sequence

import numpy as np

from netwerkkaart.graph.layout.packing import STRETCH
from netwerkkaart.graph.layout.places import Floats


def arrange(boxes: Sequence[tuple[float, float]], gap: float) -> Floats:
    """Return the top left corner of each box (width, height), shape (n, 2); none overlap, all keep ``gap`` apart.

    The whole is about as wide as a page; the highest box comes first.
    """
    corners = np.zeros((len(boxes), 2))
    if not boxes:
        return corners
    room = [(wide + gap, high + gap) for wide, high in boxes]
    area = sum(wide * high for wide, high in room)
    page = max(float(np.sqrt(area * STRETCH)), *(wide for wide, _high in room))
    skyline = [(0.0, page, 0.0)]  # from, to, how far down it is taken
    for number in sorted(range(len(room)), key=lambda one: (-room[one][1], -room[one][0], one)):
        wide, high = room[number]
        left, top = _spot(skyline, wide, page)
        corners[number] = left, top
        skyline = _taken(skyline, left, left + wide, top + high)
    return corners


def _spot(skyline: list[tuple[float, float, float]], wide: float, page: float) -> tuple[float, float]:
    best = (np.inf, 0.0)
    for place, (left, _right, _low) in enumerate(skyline):
        if left + wide > page + 1e-6:
            break
        top = 0.0
        for begin, _end, low in skyline[place:]:
            if begin >= left + wide - 1e-6:
                break
            top = max(top, low)
        best = min(best, (top, left))
    return best[1], best[0]


def _taken(
    skyline: list[tuple[float, float, float]], left: float, right: float, low: float
) -> list[tuple[float, float, float]]:
    before = [(begin, min(end, left), at) for begin, end, at in skyline if begin < left - 1e-6]
    after = [(max(begin, right), end, at) for begin, end, at in skyline if end > right + 1e-6]
    return [*before, (left, right, low), *after]
