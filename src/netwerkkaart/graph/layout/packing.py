"""Circles on a plane: keep related ones near, none on top of another; the same answer for the same question."""

import numpy as np

from netwerkkaart.graph.layout.forces import START, settle
from netwerkkaart.graph.layout.graph import Graph
from netwerkkaart.graph.layout.places import Flags, Floats, Ints, Progress, Stopped

STRETCH = 1.45
"""Screens and paper are wider than high."""
_FAR = 5.0
"""Bodies without a way between them are so far apart, in steps of weight 1."""
_STEPS = 40
"""Of pull and push before circles are packed."""
_GROWING = 10
_TIGHTENING = 12
_FEW = 60
"""So few bodies are drawn together three times as long: there a hole is seen."""


def first_places(weights: Floats) -> Floats:
    """Return places where what belongs together lies together: the more weight between two, the nearer.

    Classical scaling of the shortest ways, then a short while of pull and push.
    """
    count = len(weights)
    if count < 3:
        return np.column_stack([np.arange(count, dtype=float), np.zeros(count)])
    xy = _scaled(_distances(weights))
    turn = np.arange(count) * 2.399963  # bodies with the same ties would lie on one spot
    xy += 0.05 * np.sqrt(np.arange(count) / count)[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    xy *= START * np.sqrt(count) / max(float(xy.std()), 1e-9)
    one, two = np.nonzero(np.triu(weights, 1))
    return settle(Graph.of(count, one, two, weights[one, two]), xy, steps=_STEPS)


def _distances(weights: Floats) -> Floats:
    """Return the length of the shortest way between all bodies (Floyd & Warshall); a strong tie is a short step."""
    with np.errstate(divide="ignore"):
        ways = np.where(weights > 0, 1.0 / np.sqrt(np.maximum(weights, 1e-9)), np.inf).astype(np.float32)
    np.fill_diagonal(ways, 0.0)
    over = np.empty_like(ways)
    for middle in range(len(ways)):
        np.add(ways[:, middle, None], ways[None, middle, :], out=over)
        np.minimum(ways, over, out=ways)
    return np.minimum(ways, _FAR).astype(float)


def _scaled(ways: Floats) -> Floats:
    """Return places whose distances are nearest to ``ways`` (classical scaling, Torgerson 1952)."""
    squared = ways**2
    centred = -0.5 * (squared - squared.mean(axis=0)[None, :] - squared.mean(axis=1)[:, None] + squared.mean())
    values, vectors = np.linalg.eigh(centred)
    xy = vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 1e-9))
    for axis in (0, 1):  # the sign of an eigenvector is anybody's guess
        if xy[np.abs(xy[:, axis]).argmax(), axis] < 0:
            xy[:, axis] *= -1
    return np.asarray(xy)


def overlapping(xy: Floats, sizes: Floats, slack: float) -> tuple[Ints, Ints]:
    """Return the pairs of circles nearer than touching plus ``slack``, the lower number first.

    A sweep along bands of the plane; their order is of the sweep, and the same for the same circles.
    """
    reach = max(2.0 * float(sizes.max(initial=0.0)) + slack, 1e-6)
    band = np.floor((xy[:, 1] - xy[:, 1].min(initial=0.0)) / reach)
    across = xy[:, 0] - xy[:, 0].min(initial=0.0)
    apart = float(across.max(initial=0.0)) + 3.0 * reach  # between the end of a band and the beginning of the next
    along = band * apart + across
    order = np.argsort(along, kind="stable")
    swept = along[order]
    own = np.arange(1, len(xy) + 1), np.searchsorted(swept, swept + reach, side="right")
    below = swept + apart
    next_ = np.searchsorted(swept, below - reach, side="left"), np.searchsorted(swept, below + reach, side="right")
    begin, end = np.concatenate([own[0], next_[0]]), np.concatenate([own[1], next_[1]])
    many = end - begin
    one = np.repeat(np.tile(np.arange(len(xy)), 2), many)
    two = np.arange(len(one)) + np.repeat(begin - np.cumsum(many) + many, many)
    first, second = order[one], order[two]
    down = xy[:, 1].copy()
    away = (across[first] - across[second]) ** 2 + (down[first] - down[second]) ** 2
    near = away < np.maximum(sizes[first] + sizes[second] + slack, 0.0) ** 2
    first, second = first[near], second[near]
    return np.minimum(first, second), np.maximum(first, second)


def push_apart(xy: Floats, sizes: Floats, first: Ints, second: Ints, loose: Floats) -> float:
    """Move the overlapping pairs apart, in place, each by its share of looseness; return the deepest overlap."""
    if not len(first):
        return 0.0
    across, down = xy[:, 0].copy(), xy[:, 1].copy()  # rows of numbers: twice as fast as pairs
    right, below = across[second] - across[first], down[second] - down[first]
    away = np.sqrt(right * right + below * below)
    depth = sizes[first] + sizes[second] - away
    hit = np.flatnonzero(depth > 0)
    if not len(hit):
        return 0.0
    first, second = first[hit], second[hit]
    depth, away, right, below = depth[hit], away[hit], right[hit], below[hit]
    same = away < 1e-6
    if same.any():
        right[same], below[same], away[same] = 1.0, 0.0, 1.0
    one, two = loose[first], loose[second]
    both = one + two
    share = depth / (away * np.where(both > 0, both, 1.0)) * 0.8
    count = len(xy)
    for axis, step in enumerate((right * share, below * share)):
        xy[:, axis] += np.bincount(second, step * two, count) - np.bincount(first, step * one, count)
    return float(depth[both > 0].max(initial=0.0))


def pack(sizes: Floats, loose: Floats, start: Floats, *, stopped: Stopped, progress: Progress) -> Floats:
    """Return places without overlap, near ``start`` and near each other.

    ``loose`` is 0 for what may not move, 1 for a school, more for what gives way easily.
    """
    xy = start.copy()
    free = loose > 0
    for step, part in enumerate(np.linspace(0.4, 1.0, _GROWING)):  # as circles that grow and make room
        if stopped():
            return xy
        progress(step / _GROWING)
        first, second = overlapping(xy, sizes * part, 20.0)
        for _ in range(4):
            push_apart(xy, sizes * part, first, second, loose)
    clear(xy, sizes, loose, 40)
    tighten(xy, sizes, loose)
    shape(xy, sizes, loose)
    loosen(xy, sizes, loose)
    return spread(xy, sizes, free)


def clear(xy: Floats, sizes: Floats, loose: Floats, rounds: int, pushes: int = 6) -> None:
    """Push overlapping circles apart, in place, until none overlap or the rounds are over."""
    for _ in range(rounds):
        first, second = overlapping(xy, sizes, 20.0)
        for push in range(pushes):
            if push_apart(xy, sizes, first, second, loose) < 0.5:
                if push == 0:
                    return
                break


def tighten(xy: Floats, sizes: Floats, loose: Floats) -> None:
    """Draw the whole together until the circles hold each other off, in place."""
    free = loose > 0
    for _ in range(_TIGHTENING * (3 if len(xy) <= _FEW else 1)):
        middle = xy.mean(axis=0)
        xy[free] = middle + (xy[free] - middle) * 0.965
        clear(xy, sizes, loose, 2)


def shape(xy: Floats, sizes: Floats, loose: Floats) -> None:
    """Press the whole together, from above or from the sides, until it has about the shape of a page; in place."""
    free = loose > 0
    for _ in range(40):
        wide, high = ((xy + sizes[:, None]).max(axis=0) - (xy - sizes[:, None]).min(axis=0)).tolist()
        if STRETCH * high <= wide <= 1.1 * STRETCH * high:
            break
        axis = 1 if wide < STRETCH * high else 0
        middle = float(xy[:, axis].mean())
        xy[free, axis] = middle + (xy[free, axis] - middle) * 0.95
        clear(xy, sizes, loose, 2)


def loosen(xy: Floats, sizes: Floats, loose: Floats) -> None:
    """Draw all that is pressed together a little apart, in place, until nothing overlaps."""
    free = loose > 0
    for _ in range(40):
        clear(xy, sizes, loose, 2)
        if not len(overlapping(xy, sizes, -0.5)[0]):
            break
        middle = xy.mean(axis=0)
        xy[free] = middle + (xy[free] - middle) * 1.01


def spread(xy: Floats, sizes: Floats, free: Flags) -> Floats:
    """Return the places with the last overlaps taken away by finding each a free spot, smallest first."""
    first, second = overlapping(xy, sizes, -1.0)
    for one, two in zip(first.tolist(), second.tolist(), strict=True):
        both = [number for number in (one, two) if free[number]]
        if not both or np.hypot(*(xy[one] - xy[two])) >= sizes[one] + sizes[two] - 1.0:
            continue
        mover = min(both, key=lambda number: sizes[number])
        others = np.arange(len(xy)) != mover
        xy[mover] = free_spot(xy[mover], sizes[mover], xy[others], sizes[others])
    return xy


def free_spot(wish: Floats, size: float, xy: Floats, sizes: Floats) -> Floats:
    """Return the place nearest to ``wish`` where a circle of this size touches no other."""
    turns = np.arange(48) * (2 * np.pi / 48)
    around = np.column_stack([np.cos(turns), np.sin(turns)])
    reach = 0.0
    while True:
        tries = wish + around * reach if reach else wish[None, :]
        away = np.hypot(tries[:, 0, None] - xy[None, :, 0], tries[:, 1, None] - xy[None, :, 1])
        fits = np.flatnonzero((away >= sizes[None, :] + size).all(axis=1))
        if len(fits):
            return np.asarray(tries[fits[0]])
        reach += 12.0
