"""The layout *vrij*: every school, person and worker where pull and push put them, nobody on top of another.

Each connected part is laid out by itself (:mod:`pivots`, then :mod:`forces`), its nodes are moved off each other, and
the parts are put side by side. What has a remembered place stays there; newcomers settle among those who stay.
"""

from collections.abc import Mapping

import numpy as np

from netwerkkaart.graph.layout import packing, shelves
from netwerkkaart.graph.layout.forces import START, settle
from netwerkkaart.graph.layout.graph import Graph
from netwerkkaart.graph.layout.pivots import pivot_places
from netwerkkaart.graph.layout.places import (
    Flags,
    Floats,
    Layout,
    Moved,
    Stopped,
    homes,
    never,
    unmoved,
)
from netwerkkaart.graph.layout.sizes import size_of
from netwerkkaart.queries.network import NetTieKind, Network, Node, NodeKind, SavedPlace

_WEIGHTS = {
    NetTieKind.EMPLOYED: 1.5,
    NetTieKind.TIE: 1.0,
    NetTieKind.ASSIGNED: 1.0,
    NetTieKind.INTRODUCED: 0.5,
}
_ROOM = {NodeKind.CONTACT: 5.0, NodeKind.SCHOOL: 24.0, NodeKind.WORKER: 62.0}
"""Free room around each node: from afar schools and workers are drawn larger than they are, and hide nobody."""
_BETWEEN = 60.0
"""Free room between two parts."""
_NEWCOMERS = 60
"""Steps in which newcomers settle among those who stay."""


def lay_out_free(
    network: Network,
    saved: Mapping[str, SavedPlace] | None = None,
    *,
    stopped: Stopped = never,
    moved: Moved = unmoved,
) -> Layout:
    """Return the places of the free layout; the same network and saved places give the same answer.

    ``moved`` is told the part done and the places so far, in the network's order.
    """
    nodes = network.nodes
    index = {node.key: number for number, node in enumerate(nodes)}
    graph = Graph.of(
        len(nodes),
        np.array([index[tie.source] for tie in network.ties], dtype=np.int64),
        np.array([index[tie.target] for tie in network.ties], dtype=np.int64),
        np.array([_WEIGHTS[tie.kind] for tie in network.ties], dtype=float),
    )
    sizes = np.array([room_of(node) for node in nodes], dtype=float)
    spots = [(saved or {}).get(node.key) for node in nodes]
    known = np.array([spot is not None for spot in spots], dtype=bool)
    if known.sum() * 2 < len(nodes):
        known = np.array([spot is not None and spot.pinned for spot in spots], dtype=bool)
    places = np.array([(spot.x, spot.y) if spot else (0.0, 0.0) for spot in spots], dtype=float).reshape(-1, 2)
    if known.any():
        xy = join(graph, sizes, places, known, stopped=stopped)
    else:
        xy = arrange(graph, sizes, stopped=stopped, moved=moved)
    xy = np.where(known[:, None], places, np.round(xy, 1))
    moved(1.0, xy)
    return Layout(tuple(index), xy, homes(network), np.zeros(len(nodes)), tuple(() for _ in nodes))


def room_of(node: Node) -> float:
    """Return the radius that no other node comes into."""
    return size_of(node) + _ROOM[node.kind]


def arrange(graph: Graph, sizes: Floats, *, stopped: Stopped = never, moved: Moved = unmoved) -> Floats:
    """Return places for every node of a graph, each free of the others by the circles of these sizes."""
    parts = graph.parts()
    alone = [part for part in parts if len(part) == 1]
    tied = [part for part in parts if len(part) > 1]
    groups = [*tied, np.concatenate(alone)] if alone else tied
    drawn = [_row(sizes[group]) for group in groups]

    def whole() -> Floats:
        xy = np.zeros((graph.count, 2))
        boxes = [_box(places, sizes[group]) for group, places in zip(groups, drawn, strict=True)]
        corners = shelves.arrange([(right - left, low - top) for left, top, right, low in boxes], _BETWEEN)
        for group, places, box, corner in zip(groups, drawn, boxes, corners, strict=True):
            xy[group] = places - box[:2] + corner
        return xy - (xy.max(axis=0) + xy.min(axis=0)) / 2 if graph.count else xy

    done = 0
    alike: dict[tuple[object, ...], Floats] = {}
    for number in reversed(range(len(tied))):  # the largest last: that is what one watches
        if stopped():
            break
        nodes, part = tied[number], graph.among(tied[number])

        def shown(share: float, places: Floats, number: int = number, before: int = done) -> None:
            drawn[number] = _widened(places)
            moved((before + share * len(groups[number])) / graph.count, whole())

        make = (part.start.tobytes(), part.end.tobytes(), part.weight.tobytes(), sizes[nodes].tobytes())
        if make not in alike:
            alike[make] = _part(part, sizes[nodes], stopped, unmoved if number or moved is unmoved else shown)
        drawn[number] = alike[make]
        done += len(nodes)
    return whole()


def join(
    graph: Graph,
    sizes: Floats,
    places: Floats,
    known: Flags,
    *,
    stopped: Stopped = never,
) -> Floats:
    """Return places for the nodes that have none yet; ``known`` ones stay exactly where they are."""
    xy = places.copy()
    settled = known.copy()
    while True:  # from the known outwards, each first between those it is tied to
        start, end = np.concatenate([graph.start, graph.end]), np.concatenate([graph.end, graph.start])
        tie = settled[start] & ~settled[end]
        if not tie.any():
            break
        weight = np.tile(graph.weight, 2)[tie]
        total = np.bincount(end[tie], weight, graph.count)
        near = np.flatnonzero(total)
        for axis in (0, 1):
            xy[near, axis] = np.bincount(end[tie], weight * xy[start[tie], axis], graph.count)[near] / total[near]
        turn = near * 2.399963  # who is tied to the same would stand on one spot
        xy[near] += 12.0 * np.column_stack([np.cos(turn), np.sin(turn)])
        settled[near] = True
    here = np.flatnonzero(settled)
    if not known[here].all():
        among = graph.among(here)
        xy[here] = settle(among, xy[here], fixed=known[here], steps=_NEWCOMERS, stopped=stopped)
        if not stopped():
            xy[here] = off_each_other(xy[here], sizes[here], known[here])
    apart = np.flatnonzero(~settled)
    if len(apart):
        new = arrange(graph.among(apart), sizes[apart], stopped=stopped)
        left, _top, right, low = _box(xy[here], sizes[here])
        box = _box(new, sizes[apart])
        xy[apart] = new + np.array([(left + right - box[0] - box[2]) / 2, low + _BETWEEN - box[1]])
    return xy


def off_each_other(xy: Floats, sizes: Floats, fixed: Flags | None = None) -> Floats:
    """Return the places with no two circles overlapping; a larger one gives way less, a fixed one not at all."""
    loose = 10.0 / sizes
    if fixed is not None:
        loose = np.where(fixed, 0.0, loose)
    xy = xy.copy()
    packing.clear(xy, sizes, loose, 20, pushes=16)
    packing.loosen(xy, sizes, loose)
    return packing.spread(xy, sizes, loose > 0)


def _part(graph: Graph, sizes: Floats, stopped: Stopped, moved: Moved) -> Floats:
    """Return the places of one connected part."""
    start = pivot_places(graph)
    start -= start.mean(axis=0)
    start = np.clip(start / max(float(start.std()), 1e-9), -3.0, 3.0)  # of a star, pivots alone lie far out
    turn = np.arange(graph.count) * 2.399963
    start += 0.1 * np.column_stack([np.cos(turn), np.sin(turn)])  # who has the same neighbours would not be pushed
    start *= START * np.sqrt(graph.count)
    xy = _widened(settle(graph, start, stopped=stopped, moved=moved))
    return xy if stopped() else off_each_other(xy, sizes)


def _widened(xy: Floats) -> Floats:
    """Return the places drawn out to the shape of a page, within reason; lines that cross stay the same."""
    wide, high = np.ptp(xy, axis=0).tolist()
    drawn = min(max(packing.STRETCH * high / max(wide, 1e-9), 1.0), 1.6) ** 0.5
    return np.asarray(xy * np.array([drawn, 1 / drawn]))


def _row(sizes: Floats) -> Floats:
    """Return places for nodes without a way between them, in a block of rows."""
    cell = 2.0 * float(sizes.max(initial=0.0)) + 1.0
    across = max(int(np.ceil(np.sqrt(len(sizes) * 4))), 1)
    number = np.arange(len(sizes))
    return np.column_stack([number % across, number // across]).astype(float) * cell


def _box(xy: Floats, sizes: Floats) -> tuple[float, float, float, float]:
    left, top = (xy - sizes[:, None]).min(axis=0).tolist()
    right, low = (xy + sizes[:, None]).max(axis=0).tolist()
    return left, top, right, low
