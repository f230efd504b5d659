"""One school and who is around it, for a sheet that is wider than high: its island, our workers at both sides.

The layout of the whole map packs many islands; for a single one the places can be written down at once.
"""

from dataclasses import replace

import numpy as np

from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.graph.layout.places import Layout
from netwerkkaart.queries.network import Network, NodeKind, SavedPlace

_AWAY = 74.0
_APART = 62.0


def lay_out_around(network: Network) -> Layout:
    """Return the places of one school's network; its workers stand on the side of the people they know."""
    workers = [node.key for node in network.nodes if node.kind is NodeKind.WORKER]
    others = tuple(node for node in network.nodes if node.kind is not NodeKind.WORKER)
    names = {node.key for node in others}
    inside = tuple(tie for tie in network.ties if tie.source in names and tie.target in names)
    here = {node.key: SavedPlace(0.0, 0.0, pinned=True) for node in others if node.kind is NodeKind.SCHOOL}
    island = lay_out(replace(network, nodes=others, ties=inside), here)
    place = dict(zip(island.keys, island.xy.tolist(), strict=True))
    centre = island.xy[0]
    wish = {}
    for worker in workers:
        known = [place[tie.target] for tie in network.ties if tie.source == worker and tie.target in place]
        wish[worker] = np.mean(known, axis=0) - centre if known else np.zeros(2)
    sideways = sorted(workers, key=lambda worker: (float(wish[worker][0]), worker))
    half = len(sideways) // 2
    for side, group in ((-1, sideways[:half]), (1, sideways[half:])):
        group.sort(key=lambda worker: (float(wish[worker][1]), worker))
        for number, worker in enumerate(group):
            down = (number - (len(group) - 1) / 2) * _APART
            place[worker] = [centre[0] + side * (island.radius[0] + _AWAY), centre[1] + down]
    index = {key: number for number, key in enumerate(island.keys)}
    keys = tuple(node.key for node in network.nodes)
    old = [index.get(key, -1) for key in keys]
    new = {number: place_now for place_now, number in enumerate(old) if number >= 0}
    return Layout(
        keys,
        np.round(np.array([place[key] for key in keys], dtype=float), 1),
        np.array([-1 if number < 0 else new.get(int(island.home[number]), -1) for number in old], dtype=np.int64),
        np.array([0.0 if number < 0 else island.radius[number] for number in old], dtype=float),
        tuple(() if number < 0 else island.rings[number] for number in old),
    )
