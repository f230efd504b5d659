"""ForceAtlas2: neighbours pull, all push, until the whole is calm (Jacomy et al., PLoS ONE 9(6), 2014).

Own code from the published method. The push comes from :mod:`netwerkkaart.graph.layout.repulsion`.
"""

import numpy as np

from netwerkkaart.graph.layout.graph import Graph
from netwerkkaart.graph.layout.places import Flags, Floats, Moved, Stopped, never, unmoved
from netwerkkaart.graph.layout.repulsion import pushing

STEPS = 150
START = 54.0
"""How wide first places best lie: the spread of one node alone; of n nodes the root of n times as much."""
_FINE_FROM = 0.7
"""From this part of the steps on, places are near enough right for a finer grid to matter."""
_TELL = 6
"""Every so many steps the places are told."""
_LENGTH = 4.5
"""Everything lies so many times as wide apart as with a push of 1: room for names."""
_GRAVITY = 0.05
"""Against the push, so that nothing drifts away."""
_FARTHEST = 10.0
"""No node goes farther in one step, in lengths."""


def settle(
    graph: Graph,
    start: Floats,
    *,
    fixed: Flags | None = None,
    steps: int = STEPS,
    stopped: Stopped = never,
    moved: Moved = unmoved,
) -> Floats:
    """Return places, shape (n, 2), where pull and push are in balance; the same start gives the same answer.

    ``fixed`` nodes stay exactly where they start. When ``stopped`` says so, the places so far are the answer.
    """
    xy = np.array(start, dtype=float).T.copy()
    if graph.count < 2 or (fixed is not None and fixed.all()):
        return np.ascontiguousarray(xy.T)
    mass = graph.degree.astype(float) + 1.0
    coarse, fine = pushing(mass), pushing(mass, fine=True)
    before, was = np.zeros_like(xy), np.zeros(graph.count)
    speed = 1.0
    for step in range(steps):
        if stopped():
            break
        push = coarse if step < steps * _FINE_FROM else fine
        force = push(xy) * (mass * _LENGTH**2)
        force += _pull(graph, xy)
        force += _gravity(xy, mass)
        if fixed is not None:
            force[:, fixed] = 0.0
        square, along = _dot(force, force), _dot(force, before)
        swing = np.sqrt(np.maximum(square + was - 2 * along, 0.0))  # how far a node was thrown back and forth
        drive = np.sqrt(np.maximum(square + was + 2 * along, 0.0)) / 2  # and how far it wants to go on
        wanted = float((mass * drive).sum()) / max(float((mass * swing).sum()), 1e-12)
        speed = min(wanted, speed * 1.5)
        pace = speed / (1.0 + speed * np.sqrt(swing / _LENGTH))
        pace = np.minimum(pace, _FARTHEST * _LENGTH / np.maximum(np.sqrt(square), 1e-9))
        xy += force * pace
        before, was = force, square
        if step % _TELL == _TELL - 1:
            moved((step + 1) / steps, np.ascontiguousarray(xy.T))
    return np.ascontiguousarray(xy.T)


def _pull(graph: Graph, xy: Floats) -> Floats:
    """Return the pull on each node: for every edge as strong as it is long, times its weight."""
    found = np.empty_like(xy)
    for row, along in zip(found, xy, strict=True):
        step = (along[graph.end] - along[graph.start]) * graph.weight
        row[:] = np.bincount(graph.start, step, graph.count) - np.bincount(graph.end, step, graph.count)
    return found


def _gravity(xy: Floats, mass: Floats) -> Floats:
    """Return the pull to the middle, equally strong at every distance."""
    out = xy - xy.mean(axis=1, keepdims=True)
    return np.asarray(out * (-_GRAVITY * _LENGTH * mass / np.maximum(np.sqrt(_dot(out, out)), 1e-9)))


def _dot(one: Floats, two: Floats) -> Floats:
    return np.asarray(one[0] * two[0] + one[1] * two[1])
