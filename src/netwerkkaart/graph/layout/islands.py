"""The layout *eilanden*: each school an island with its people on rings by authority, workers in between.

The people of a school depend on that school only, so a new person moves nobody on another island. Islands are placed
by the ties between schools (shared workers, people with two hats, neighbourhood, board) and then pushed apart;
remembered places are kept, a newcomer takes the free spot nearest to its kin.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from netwerkkaart.domain.people import Level
from netwerkkaart.graph.layout import packing
from netwerkkaart.graph.layout.places import Floats, Ints, Layout, Progress, Stopped, ignore, never
from netwerkkaart.queries.network import NetTieKind, Network, Node, NodeKind, SavedPlace

HUB = 26.0
"""Radius of a school's hub with its phase ring."""
_RINGS = dict(zip(Level, (50.0, 73.0, 96.0, 119.0, 142.0), strict=True))
_LEVELS = {level: rank for rank, level in enumerate(Level)}
_RING_STEP = 23.0
_SPACING = 26.0
"""Least distance between two people on a ring."""
_SHORE = 18.0
"""From the outermost ring to the outline."""
_GAP = 48.0
"""Least water between two islands; a school's name stands in it."""
_WORKER = 36.0
_PULL = {
    NetTieKind.ASSIGNED: 1.0,
    NetTieKind.TIE: 0.12,
    NetTieKind.EMPLOYED: 0.3,
    NetTieKind.INTRODUCED: 0.3,
}
_GOLDEN = 0.6180339887498949
_FEW = 18


@dataclass(frozen=True)
class _Island:
    offsets: Floats
    rings: tuple[float, ...]
    radius: float


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
    home = _homes(network, index)
    members: dict[int, list[int]] = {}
    for number, hub in enumerate(home.tolist()):
        if hub >= 0 and hub != number:
            members.setdefault(hub, []).append(number)
    islands = {
        number: _island([nodes[member] for member in members.get(number, [])])
        for number, node in enumerate(nodes)
        if node.kind is NodeKind.SCHOOL
    }
    bodies = [number for number, hub in enumerate(home.tolist()) if hub in {-1, number}]
    sizes = np.array([islands[number].radius + _GAP / 2 if number in islands else _WORKER for number in bodies])
    weights = _weights(network, index, home, bodies)
    centres = np.round(_place(nodes, bodies, sizes, weights, saved, stopped, progress), 1)
    xy = np.zeros((len(nodes), 2))
    radius = np.zeros(len(nodes))
    rings: list[tuple[float, ...]] = [()] * len(nodes)
    for number, centre in zip(bodies, centres, strict=True):
        xy[number] = centre
        if number in islands:
            island = islands[number]
            radius[number], rings[number] = island.radius, island.rings
            for member, offset in zip(
                sorted(members.get(number, []), key=lambda one: _rank(nodes[one])),
                island.offsets,
                strict=True,
            ):
                pin = saved.get(nodes[member].key)
                xy[member] = np.asarray(centre) + ((pin.x, pin.y) if pin and pin.pinned else offset)
    progress(1.0)
    return Layout(tuple(node.key for node in nodes), np.round(xy, 1), home, radius, tuple(rings))


def _homes(network: Network, index: Mapping[str, int]) -> Ints:
    home = np.full(len(network.nodes), -1, dtype=np.int64)
    for number, node in enumerate(network.nodes):
        if node.kind is NodeKind.SCHOOL:
            home[number] = number
    for tie in network.ties:
        if tie.kind is NetTieKind.EMPLOYED and tie.main:
            home[index[tie.source]] = index[tie.target]
    return home


def _rank(node: Node) -> tuple[int, bool, bool, int, str]:
    return (_LEVELS[node.level or Level.AROUND], node.left, not node.key_contact, len(node.key), node.key)


def _island(people: Sequence[Node]) -> _Island:
    """Few people share one round of directions, so that each has room for a name; many fill ring after ring."""
    ordered = sorted(people, key=_rank)
    count = len(ordered)
    slots = np.argsort(np.argsort((np.arange(count) * _GOLDEN) % 1.0, kind="stable"), kind="stable")
    offsets = np.zeros((count, 2))
    rings: list[float] = []
    place = 0
    shift = 0.0
    for level in Level:
        group = [node for node in ordered if (node.level or Level.AROUND) is level]
        ring = _RINGS[level] + shift
        while group:
            room = max(int(2 * np.pi * ring / _SPACING), 1)
            here, group = group[:room], group[room:]
            spots = np.arange(place, place + len(here))
            if count <= _FEW:
                turns = slots[spots] / count * 2 * np.pi
            else:
                turns = (np.arange(len(here)) / len(here) + (len(rings) * _GOLDEN) % 1.0) * 2 * np.pi
            turns = turns - np.pi / 2 + 0.35
            offsets[spots] = np.column_stack([np.cos(turns), np.sin(turns)]) * ring
            place += len(here)
            rings.append(ring)
            if group:
                ring += _RING_STEP
                shift += _RING_STEP
    return _Island(np.round(offsets, 1), tuple(rings), max(rings, default=HUB + 10.0) + _SHORE)


def _weights(network: Network, index: Mapping[str, int], home: Ints, bodies: list[int]) -> Floats:
    """How strongly two bodies belong together; 1 is one shared fixed face."""
    position = {number: place for place, number in enumerate(bodies)}
    weights = np.zeros((len(bodies), len(bodies)))

    def join(one: int, two: int, weight: float) -> None:
        here, there = position.get(one, -1), position.get(two, -1)
        if here >= 0 and there >= 0 and here != there:
            weights[here, there] += weight
            weights[there, here] += weight

    def body(key: str) -> int:
        number = index[key]
        return int(home[number]) if home[number] >= 0 else number

    for tie in network.ties:
        if not (tie.kind is NetTieKind.EMPLOYED and tie.main):
            join(body(tie.source), body(tie.target), _PULL[tie.kind])
    for field, weight in (("neighbourhood", 0.5), ("board", 0.25)):
        for group in _alike([network.nodes[number] for number in bodies], field):
            for place, one in enumerate(group):
                for two in group[place + 1 :]:
                    join(bodies[one], bodies[two], weight / max(len(group) / 4, 1.0))
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
    start = packing.first_places(packing.distances(weights))
    start -= start.mean(axis=0)
    area = float((np.pi * sizes**2).sum()) / 0.62
    extent = start.std(axis=0) * 4 + 1e-6
    start *= np.sqrt(area / (np.pi / 4)) / extent * np.sqrt([packing.STRETCH, 1 / packing.STRETCH])
    start[pinned] = places[pinned]
    loose = np.where(pinned, 0.0, np.where(light, 6.0, 1.0))
    return packing.pack(weights, sizes, loose, start, stopped=stopped, progress=progress)


def _settle(xy: Floats, sizes: Floats, weights: Floats, known: Ints, pinned: Ints) -> Floats:
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
