"""The layout *eilanden*: each school an island with its people on rings by authority, workers in between.

The people of a school depend on that school only, so a new person moves nobody on another island. Islands are placed
by the ties between schools (shared workers, people with two hats, neighbourhood, board) and then pushed apart;
remembered places are kept, a newcomer takes the free spot nearest to its kin.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from netwerkkaart.graph.layout import packing
from netwerkkaart.graph.layout.places import Flags, Floats, Ints, Layout, Progress, Stopped, homes, ignore, never
from netwerkkaart.graph.layout.rings import island, ordered
from netwerkkaart.queries.network import NetTieKind, Network, Node, NodeKind, SavedPlace

_GAP = 48.0
"""Least water between two islands; a school's name stands in it."""
_WORKER = 48.0
_PULL = {
    NetTieKind.ASSIGNED: 1.0,
    NetTieKind.TIE: 0.12,
    NetTieKind.EMPLOYED: 0.3,
    NetTieKind.INTRODUCED: 0.3,
}
_ALIKE = {"neighbourhood": 0.5, "board": 0.25}
"""How strongly schools of one neighbourhood or board pull; in a large group each pair pulls less."""


def lay_out(
    network: Network,
    saved: Mapping[str, SavedPlace] | None = None,
    *,
    stopped: Stopped = never,
    progress: Progress = ignore,
) -> Layout:
    """Return the places of the islands layout; the same network and saved places give the same answer."""
    saved = saved or {}
    nodes = network.nodes
    index = {node.key: number for number, node in enumerate(nodes)}
    home = homes(network)
    members: dict[int, list[int]] = {}
    for number, hub in enumerate(home.tolist()):
        if hub >= 0 and hub != number:
            members.setdefault(hub, []).append(number)
    people = {
        number: ordered(members.get(number, []), nodes)
        for number, node in enumerate(nodes)
        if node.kind is NodeKind.SCHOOL
    }
    islands = {number: island(those, nodes) for number, those in people.items()}
    bodies = [number for number, hub in enumerate(home.tolist()) if hub in {-1, number}]
    sizes = np.array([islands[number].radius + _GAP / 2 if number in islands else _WORKER for number in bodies])
    weights = _weights(network, index, home, bodies)
    centres = np.round(_place(nodes, bodies, sizes, weights, saved, stopped, progress), 1)
    xy = np.zeros((len(nodes), 2))
    radius = np.zeros(len(nodes))
    rings: list[tuple[float, ...]] = [()] * len(nodes)
    xy[bodies] = centres
    for number, found in islands.items():
        radius[number], rings[number] = found.radius, found.rings
        xy[people[number]] = xy[number] + found.offsets
    for number, hub in enumerate(home.tolist()):
        pin = saved.get(nodes[number].key)
        if pin is not None and pin.pinned and hub not in {-1, number}:
            xy[number] = xy[hub] + (pin.x, pin.y)
    progress(1.0)
    return Layout(tuple(node.key for node in nodes), np.round(xy, 1), home, radius, tuple(rings))


def _weights(network: Network, index: Mapping[str, int], home: Ints, bodies: Sequence[int]) -> Floats:
    """How strongly two bodies belong together; 1 is one shared fixed face."""
    count = len(bodies)
    position = np.empty(len(home), dtype=np.int64)
    position[bodies] = np.arange(count)
    body = position[np.where(home >= 0, home, np.arange(len(home)))]
    weights = np.zeros((count, count))
    ties = [tie for tie in network.ties if not (tie.kind is NetTieKind.EMPLOYED and tie.main)]
    one = body[[index[tie.source] for tie in ties]]
    two = body[[index[tie.target] for tie in ties]]
    np.add.at(weights, (one, two), [_PULL[tie.kind] for tie in ties])
    weights += weights.T
    for field, weight in _ALIKE.items():
        for group in _alike([network.nodes[number] for number in bodies], field):
            weights[np.ix_(group, group)] += weight / max(len(group) / 4, 1.0)
    np.fill_diagonal(weights, 0.0)
    return weights


def _alike(nodes: Sequence[Node], field: str) -> list[list[int]]:
    """Which nodes have the same, known value in a field."""
    groups: dict[str, list[int]] = {}
    for place, node in enumerate(nodes):
        if getattr(node, field):
            groups.setdefault(getattr(node, field), []).append(place)
    return list(groups.values())


def _place(
    nodes: tuple[Node, ...],
    bodies: list[int],
    sizes: Floats,
    weights: Floats,
    saved: Mapping[str, SavedPlace],
    stopped: Stopped,
    progress: Progress,
) -> Floats:
    if not bodies:
        return np.zeros((0, 2))
    spots = [saved.get(nodes[number].key) for number in bodies]
    known = np.array([spot is not None for spot in spots])
    pinned = np.array([spot is not None and spot.pinned for spot in spots])
    places = np.array([(spot.x, spot.y) if spot else (0.0, 0.0) for spot in spots])
    if known.sum() * 2 >= len(bodies):
        return _settle(places, sizes, weights, known, pinned)
    light = np.array([nodes[number].kind is not NodeKind.SCHOOL for number in bodies])
    start = packing.first_places(weights)
    start -= start.mean(axis=0)
    area = float((np.pi * sizes**2).sum()) / 0.62
    extent = start.std(axis=0) * 4 + 1e-6
    start *= np.sqrt(area / (np.pi / 4)) / extent * np.sqrt([packing.STRETCH, 1 / packing.STRETCH])
    start[pinned] = places[pinned]
    loose = np.where(pinned, 0.0, np.where(light, 6.0, 1.0))
    return packing.pack(sizes, loose, start, stopped=stopped, progress=progress)


def _settle(xy: Floats, sizes: Floats, weights: Floats, known: Flags, pinned: Flags) -> Floats:
    """Keep what is known; who has grown over a neighbour and who is new takes the nearest free spot."""
    xy = xy.copy()
    settled = known.copy()
    first, second = packing.overlapping(xy[known], sizes[known], -4.0)
    crowded = np.bincount(np.concatenate([first, second]), minlength=int(known.sum()))
    numbers = np.flatnonzero(known)
    for place in np.argsort(-crowded, kind="stable"):
        number = int(numbers[place])
        if not crowded[place] or pinned[number]:
            continue
        others = settled & (np.arange(len(xy)) != number)
        away = np.hypot(*(xy[others] - xy[number]).T)
        if (away < sizes[others] + sizes[number] - 4.0).any():
            xy[number] = packing.free_spot(xy[number], float(sizes[number]), xy[others], sizes[others])
    for number in np.argsort(-sizes, kind="stable").tolist():
        if known[number]:
            continue
        pull = weights[number] * settled
        near = pull @ xy / pull.sum() if pull.sum() > 0 else xy[settled].mean(axis=0)
        xy[number] = packing.free_spot(near, float(sizes[number]), xy[settled], sizes[settled])
        settled[number] = True
    return xy
