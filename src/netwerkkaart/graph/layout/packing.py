"""Circles on a plane: keep related ones near, none on top of another; the same answer for the same question."""

import numpy as np
from numpy.typing import NDArray

from netwerkkaart.graph.layout.places import Floats, Ints, Progress, Stopped

Flags = NDArray[np.bool_]

STRETCH = 1.45
"""Screens and paper are wider than high."""
_FAR = 5.0


def distances(weights: Floats) -> Floats:
    """Return the length of the shortest way between all bodies; a strong tie is a short step.

    Bodies without a way between them are ``_FAR`` apart.
    """
    with np.errstate(divide="ignore"):
        ways = np.where(weights > 0, 1.0 / np.sqrt(np.maximum(weights, 1e-9)), np.inf)
    np.fill_diagonal(ways, 0.0)
    for middle in range(len(ways)):
        np.minimum(ways, ways[:, middle, None] + ways[None, middle, :], out=ways)
    return np.minimum(ways, _FAR)


def first_places(ways: Floats) -> Floats:
    """Return places whose distances follow ``ways``: classical scaling, then a few steps of stress majorisation."""
    count = len(ways)
    if count < 3:
        return np.column_stack([np.arange(count, dtype=float), np.zeros(count)])
    squared = ways**2
    centred = -0.5 * (squared - squared.mean(axis=0)[None, :] - squared.mean(axis=1)[:, None] + squared.mean())
    values, vectors = np.linalg.eigh(centred)
    xy = vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 1e-9))
    for axis in (0, 1):  # the sign of an eigenvector is anybody's guess
        if xy[np.abs(xy[:, axis]).argmax(), axis] < 0:
            xy[:, axis] *= -1
    turn = np.arange(count) * 2.399963  # bodies with the same ties would lie on one spot
    xy += 0.05 * np.sqrt(np.arange(count) / count)[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    pull = 1.0 / np.maximum(ways, 0.2) ** 2
    np.fill_diagonal(pull, 0.0)
    total = pull.sum(axis=1)
    for _ in range(40):
        x, y = xy[:, 0], xy[:, 1]
        away = np.hypot(x[:, None] - x[None, :], y[:, None] - y[None, :])
        np.fill_diagonal(away, 1.0)
        share = pull * ways / np.maximum(away, 1e-6)
        own = share.sum(axis=1)
        xy = (own[:, None] * xy - share @ xy + pull @ xy) / total[:, None]
    return np.asarray(xy)


def overlapping(xy: Floats, sizes: Floats, slack: float) -> tuple[Ints, Ints]:
    """Return the pairs of circles nearer than touching plus ``slack``; a sweep, so fit for thousands."""
    count = len(xy)
    order = np.argsort(xy[:, 0], kind="stable")
    swept = xy[order, 0]
    reach = 2.0 * float(sizes.max(initial=0.0)) + slack
    last = np.searchsorted(swept, swept + reach, side="right")
    many = last - np.arange(count) - 1
    one = np.repeat(np.arange(count), many)
    two = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(many) - many, many)
    first, second = order[one], order[two]
    away = ((xy[first] - xy[second]) ** 2).sum(axis=1)
    near = away < np.maximum(sizes[first] + sizes[second] + slack, 0.0) ** 2
    low, high = np.minimum(first, second)[near], np.maximum(first, second)[near]
    steady = np.lexsort((high, low))
    return low[steady], high[steady]


def push_apart(xy: Floats, sizes: Floats, first: Ints, second: Ints, loose: Floats) -> float:
    """Move the overlapping pairs apart, in place, each by its share of looseness; return the deepest overlap."""
    if not len(first):
        return 0.0
    difference = xy[second] - xy[first]
    away = np.hypot(difference[:, 0], difference[:, 1])
    same = away < 1e-6
    difference[same] = (1.0, 0.0)
    away = np.where(same, 1.0, away)
    depth = sizes[first] + sizes[second] - np.where(same, 0.0, away)
    hit = depth > 0
    if not hit.any():
        return 0.0
    first, second = first[hit], second[hit]
    both = loose[first] + loose[second]
    step = difference[hit] / away[hit, None] * (depth[hit] / np.where(both > 0, both, 1.0))[:, None]
    count = len(xy)
    for axis in (0, 1):
        move = np.bincount(second, step[:, axis] * loose[second], count)
        move -= np.bincount(first, step[:, axis] * loose[first], count)
        xy[:, axis] += move * 0.8
    return float(depth[hit][both > 0].max(initial=0.0))


def pack(
    weights: Floats, sizes: Floats, loose: Floats, start: Floats, *, stopped: Stopped, progress: Progress
) -> Floats:
    """Return places without overlap, near ``start`` and near each other's kin.

    ``loose`` is 0 for what may not move, 1 for a school, more for what gives way easily.
    """
    xy = start.copy()
    count = len(xy)
    kin = weights / np.maximum(weights.sum(axis=1), 1e-9)[:, None]
    has_kin = weights.sum(axis=1) > 0
    free = loose > 0
    steps = 160
    first, second = overlapping(xy, sizes, 60.0)
    for step in range(steps):
        if stopped():
            return xy
        heat = 1.0 - step / steps
        if step % 4 == 0:
            progress(step / steps)
        towards = np.where(has_kin[:, None], kin @ xy - xy, 0.0)
        pull = np.minimum(0.05 * heat * loose, 0.3)
        middle = xy.mean(axis=0)
        gravity = (middle - xy) * np.array([0.025, 0.025 * STRETCH**2]) * max(heat, 0.3)
        xy += np.where(free[:, None], towards * pull[:, None] + gravity, 0.0)
        for _ in range(3):
            if step % 4 == 0:
                first, second = overlapping(xy, sizes, 60.0)
            push_apart(xy, sizes, first, second, loose)
    tighten(xy, sizes, loose)
    flatten(xy, sizes, loose)
    clear(xy, sizes, loose, 400)
    return spread(xy, sizes, free) if count > 1 else xy


def clear(xy: Floats, sizes: Floats, loose: Floats, rounds: int) -> None:
    """Push overlapping circles apart, in place, until none overlap or the rounds are over."""
    for _ in range(rounds):
        first, second = overlapping(xy, sizes, 20.0)
        for _ in range(6):
            deepest = push_apart(xy, sizes, first, second, loose)
        if deepest < 0.5:
            break


def flatten(xy: Floats, sizes: Floats, loose: Floats) -> None:
    """Press the whole together from above until it is about as wide as a page, in place."""
    free = loose > 0
    for _ in range(60):
        reach = (xy + sizes[:, None]).max(axis=0) - (xy - sizes[:, None]).min(axis=0)
        if reach[0] >= STRETCH * reach[1]:
            break
        middle = float(xy[:, 1].mean())
        xy[free, 1] = middle + (xy[free, 1] - middle) * 0.95
        clear(xy, sizes, loose, 4)


def tighten(xy: Floats, sizes: Floats, loose: Floats) -> None:
    """Draw the whole together until the circles hold each other off, in place."""
    free = loose > 0
    for _ in range(25):
        middle = xy.mean(axis=0)
        xy[free] = middle + (xy[free] - middle) * 0.975
        clear(xy, sizes, loose, 3)


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
