"""One layout for many days: whoever is there today stands where the map of today has them, all others beside them.

Places follow from who was ever there, not from the day that is asked for, so that only what changes is seen to change.
Somebody who changed schools has a place on either island.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.domain.people import Level
from netwerkkaart.graph.layout.arrangements import lay_out_as
from netwerkkaart.graph.layout.places import Layout, homes
from netwerkkaart.graph.layout.seats import Seating, Spot
from netwerkkaart.graph.layout.sizes import size_of
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, NodeKind, SavedPlace
from netwerkkaart.queries.network_history import History, Stay

_LEVELS = {level: rank for rank, level in enumerate(Level)}

Places = dict[tuple[str, str], tuple[float, float]]
"""Of each node and its home (see :class:`Stay`) where it stands."""


@dataclass(frozen=True)
class Span:
    """Where everybody stands on every day of a history."""

    arrangement: Arrangement
    places: Places
    radius: dict[str, float]
    """Radius of each island."""
    rings: dict[str, tuple[float, ...]]
    reach: tuple[float, float, float, float]
    """Left, top, right and bottom of all there ever is."""

    def on(self, network: Network) -> Layout:
        """Return the layout of a network of one of the days."""
        home = homes(network)
        free = self.arrangement is Arrangement.FREE
        xy = np.zeros((len(network.nodes), 2))
        for number, (node, hub) in enumerate(zip(network.nodes, home.tolist(), strict=True)):
            at_school = node.kind is NodeKind.CONTACT and hub >= 0 and not free
            xy[number] = self.places[node.key, network.nodes[hub].key if at_school else ""]
        keys = tuple(node.key for node in network.nodes)
        radius = np.array([self.radius.get(key, 0.0) for key in keys])
        return Layout(keys, xy, home, radius, tuple(self.rings.get(key, ()) for key in keys), self.reach)


def lay_out_span(
    history: History,
    today: Layout,
    arrangement: Arrangement = Arrangement.ISLANDS,
    kept: Mapping[str, Sequence[Spot]] | None = None,
) -> Span:
    """Return the places of everybody of a history; ``today`` is the layout of its network of today.

    On the island of a school in ``kept`` nobody is put on those places.
    """
    now = history.on(history.today)
    islands = arrangement is Arrangement.ISLANDS
    base = _with_the_gone(history, now, islands=islands)
    layout = lay_out_as(arrangement, base, _pins(now, today, islands=islands))
    places: Places = {}
    people: dict[str, list[tuple[float, float]]] = {}
    radius, rings = {}, {}
    for number, node in enumerate(base.nodes):
        hub = int(layout.home[number])
        x, y = layout.xy[number].tolist()
        if node.kind is NodeKind.SCHOOL:
            radius[node.key], rings[node.key] = float(layout.radius[number]), layout.rings[number]
        home = base.nodes[hub].key if islands and node.kind is NodeKind.CONTACT and hub >= 0 else ""
        places[node.key, home] = (x, y)
        if home:
            hx, hy = layout.xy[hub].tolist()
            people.setdefault(home, []).append((x - hx, y - hy))
    for school, spots in (kept or {}).items():
        people.setdefault(school, []).extend(spots)
    if islands:
        _seat_the_gone(history, places, people, radius, rings)
    sizes = {stay.node.key: size_of(stay.node) for stay in history.stays} | {n.key: size_of(n) for n in now.nodes}
    reach = np.array([max(radius.get(key, 0.0), sizes[key]) for key, _home in places])[:, None]
    xy = np.array(list(places.values())).reshape(-1, 2)
    low, high = ((xy - reach).min(axis=0), (xy + reach).max(axis=0)) if len(xy) else (np.zeros(2), np.zeros(2))
    return Span(arrangement, places, radius, rings, (float(low[0]), float(low[1]), float(high[0]), float(high[1])))


def _pins(now: Network, today: Layout, *, islands: bool) -> dict[str, SavedPlace]:
    """Return today's places as if all were put there by hand; on an island they count from the school."""
    found = {}
    for number, node in enumerate(now.nodes):
        x, y = today.xy[number].tolist()
        hub = int(today.home[number])
        if islands and hub not in {-1, number}:
            hx, hy = today.xy[hub].tolist()
            x, y = x - hx, y - hy
        found[node.key] = SavedPlace(x, y, pinned=True)
    return found


def _with_the_gone(history: History, now: Network, *, islands: bool) -> Network:
    """Return today's network with schools and workers that are gone, and the people who stand nowhere of today's."""
    here = {node.key for node in now.nodes}
    schools = {node.key for node in now.nodes if node.kind is NodeKind.SCHOOL}
    added: dict[str, Stay] = {}
    for stay in history.stays:
        if stay.node.key not in here and not (islands and stay.home in schools):
            added[stay.node.key] = stay
    nodes = (*now.nodes, *(stay.node for stay in added.values()))
    known = here | set(added)
    gone = [
        NetTie(NetTieKind.EMPLOYED, stay.node.key, stay.home)
        for stay in added.values()
        if stay.home and stay.home in known
    ]
    tied = [
        tie
        for tie in history.ever_tied
        if tie.source in known and tie.target in known and not (tie.source in here and tie.target in here)
    ]
    return replace(now, nodes=nodes, ties=(*now.ties, *gone, *tied))


def _seat_the_gone(
    history: History,
    places: Places,
    people: dict[str, list[tuple[float, float]]],
    radius: dict[str, float],
    rings: dict[str, tuple[float, ...]],
) -> None:
    """Give all who have no place yet one on the island of their school, and let the island grow with them."""
    left = [stay for stay in history.stays if stay.home and (stay.node.key, stay.home) not in places]
    left.sort(key=lambda stay: (_LEVELS[stay.node.level or Level.AROUND], len(stay.node.key), stay.node.key))
    islands: dict[str, Seating] = {}
    for stay in left:
        island = islands.get(stay.home)
        if island is None:
            island = islands[stay.home] = Seating(radius[stay.home], rings[stay.home], people.get(stay.home, ()))
        x, y = island.take(stay.node.level or Level.AROUND)
        hx, hy = places[stay.home, ""]
        places[stay.node.key, stay.home] = (round(hx + x, 1), round(hy + y, 1))
    for school, island in islands.items():
        radius[school], rings[school] = island.radius, island.rings
