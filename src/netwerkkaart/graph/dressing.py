"""Laying layers over a map: empty seats, wijken, themes and partners, beside all that stands there and moving nobody.

What is laid over is a node like any other, so that it is drawn, named, found, selected and read aloud as one; questions
and exports are asked of the network without it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from zlib import crc32

import numpy as np

from netwerkkaart.domain.map_layers import Colouring, MapLayer
from netwerkkaart.domain.people import Level
from netwerkkaart.graph.layout.places import Floats, Layout
from netwerkkaart.graph.layout.seats import Seating, Spot
from netwerkkaart.graph.layout.sizes import size_of
from netwerkkaart.graph.layout.span import Span
from netwerkkaart.graph.layout.water import OWN_WATER, ROOM, Spots, places_in_water, shores
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind
from netwerkkaart.queries.network_extras import NetworkExtras
from netwerkkaart.queries.network_history import History
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.words import word

_SEAT, _CLEAR, _NEAR = 9.0, 3.0, 200.0
"""Without islands: room of a seat, from others, and who counts as near a school."""
_TURNS = np.arange(48) * (2 * np.pi / 48)
_CIRCLES = np.concatenate(
    [np.column_stack([np.cos(_TURNS), np.sin(_TURNS)]) * reach for reach in range(36, int(_NEAR) - 48, 12)]
)
"""Where a place for it is looked for, the nearest first; shape (n, 2)."""


_SHOWN_BY = {
    NodeKind.SEAT: MapLayer.SEATS,
    NodeKind.NEIGHBOURHOOD: MapLayer.NEIGHBOURHOODS,
    NodeKind.THEME: MapLayer.THEMES,
    NodeKind.PARTNER: MapLayer.PARTNERS,
}


@dataclass(frozen=True, slots=True)
class Dress:
    """What is laid over a map, and what the colour of a school says."""

    layers: frozenset[MapLayer] = frozenset({MapLayer.SEATS})
    colouring: Colouring = Colouring.SECTOR


@dataclass(frozen=True)
class Furnishing:
    """Where everything stands that can be laid over a map; the same on every day it is used for."""

    seats: Mapping[str, tuple[str, Spot]] = field(default_factory=dict)
    """By key: the school, and the place counted from it."""
    radius: Mapping[str, float] = field(default_factory=dict)
    """How large an island is with its empty seats."""
    rings: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    water: Spots = field(default_factory=dict)

    @property
    def kept(self) -> dict[str, list[Spot]]:
        """By school the places that are kept for its roles."""
        found: defaultdict[str, list[Spot]] = defaultdict(list)
        for school, spot in self.seats.values():
            found[school].append(spot)
        return found


def seat_key(school: str, role_id: int) -> str:
    """Return the key of a seat: ``seat:12.3`` of role 3 at school 12."""
    return f"{NodeKind.SEAT.value}:{school.partition(':')[2]}.{role_id}"


def seat_meant(key: str) -> tuple[int, int]:
    """Return school and role of a seat, by their ids."""
    school, _dot, role = key.partition(":")[2].partition(".")
    return int(school), int(role)


def partner_key(name: str) -> str:
    """Return the key of an organisation our contacts work for."""
    return f"{NodeKind.PARTNER.value}:{crc32(name.strip().casefold().encode())}"


def furnish(network: Network, layout: Layout, extras: NetworkExtras) -> Furnishing:
    """Return places for all that can be laid over a network that lies there already, whichever layer is asked for."""
    return replace(furnish_seats(network, layout), water=furnish_water(network, layout, extras))


def furnish_water(network: Network, layout: Layout, extras: NetworkExtras) -> Spots:
    """Return places for wijken, themes and partners alone."""
    size = np.array([size_of(node) for node in network.nodes])
    return places_in_water(_wishes(network, layout, extras), *shores(layout, size))


def furnish_seats(network: Network, layout: Layout) -> Furnishing:
    """Return places for all roles schools should have, taken or not, so that taking one moves no other."""
    people: defaultdict[int, list[Spot]] = defaultdict(list)
    for number, hub in enumerate(layout.home.tolist()):
        if hub not in {-1, number}:
            x, y = (layout.xy[number] - layout.xy[hub]).tolist()
            people[hub].append((x, y))
    around = _Around(layout.xy, np.array([size_of(node) for node in network.nodes]))
    room = _Room()
    for number, node in enumerate(network.nodes):
        roles = [(seat.role_id, seat.level) for seat in node.seats]
        if roles and layout.radius[number] > 0:
            room.on_island(node.key, roles, float(layout.radius[number]), layout.rings[number], people[number])
        elif roles:
            x, y = layout.xy[number].tolist()
            room.in_water(node.key, roles, (x, y), around)
    return Furnishing(room.seats, room.radius, room.rings)


class _Around:
    """Free places near a school that is no island; each that is given out is taken."""

    def __init__(self, xy: Floats, sizes: Floats) -> None:
        self._xy, self._sizes = xy, sizes + _CLEAR

    def take(self, hub: Spot, count: int) -> list[Spot]:
        """Return the free places that are nearest to a school, counted from it; where all is full, the freest."""
        near = np.abs(self._xy - hub).max(axis=1) < _NEAR
        tries = _CIRCLES + hub
        clear = np.hypot(tries[:, 0, None] - self._xy[near, 0], tries[:, 1, None] - self._xy[near, 1])
        clear = (clear - self._sizes[near]).min(axis=1, initial=_NEAR)
        found = []
        for _seat in range(count):
            fits = np.flatnonzero(clear >= _SEAT)
            spot = tries[int(fits[0]) if len(fits) else int(clear.argmax())]
            clear = np.minimum(clear, np.hypot(*(tries - spot).T) - _SEAT)
            found.append(spot)
        self._xy = np.vstack([self._xy, *found])
        self._sizes = np.append(self._sizes, np.full(count, _SEAT))
        return [(x, y) for x, y in np.round(np.array(found) - hub, 1).tolist()]


@dataclass
class _Room:
    """Seats as they are given out, school by school."""

    seats: dict[str, tuple[str, Spot]] = field(default_factory=dict)
    radius: dict[str, float] = field(default_factory=dict)
    rings: dict[str, tuple[float, ...]] = field(default_factory=dict)

    def on_island(
        self,
        school: str,
        roles: Sequence[tuple[int, Level]],
        radius: float,
        rings: Sequence[float],
        people: Sequence[Spot],
    ) -> None:
        """Give each role of a school a seat on the ring of its level, or as near to it as there is room."""
        island = Seating(radius, rings, people)
        for role, level in roles:
            self.seats[seat_key(school, role)] = (school, island.take(level))
        self.radius[school], self.rings[school] = island.radius, island.rings

    def in_water(self, school: str, roles: Sequence[tuple[int, Level]], hub: Spot, around: _Around) -> None:
        """Give each role of a school without an island a seat near its hub."""
        for (role, _level), spot in zip(roles, around.take(hub, len(roles)), strict=True):
            self.seats[seat_key(school, role)] = (school, spot)


def _wishes(network: Network, layout: Layout, extras: NetworkExtras) -> dict[str, list[Spot]]:
    """Return by key where all stand that something of the water belongs to."""
    at = dict(zip(layout.keys, map(tuple, layout.xy.tolist()), strict=True))
    wishes: defaultdict[str, list[Spot]] = defaultdict(list)
    for tie in _water_ties(network, extras, tuple(MapLayer)):
        wishes[tie.target].append(at[tie.source])
    for key, schools in _schools_of_wijken(network.nodes, extras).items():
        wishes[key] += [at[school] for school in schools]
    return wishes


def _water_ties(network: Network, extras: NetworkExtras, layers: Collection[MapLayer]) -> list[NetTie]:
    """Return what ties the network to themes and partners."""
    known = {node.key for node in network.nodes}
    ties = []
    if MapLayer.THEMES in layers:
        for here in extras.themes_on(network.on):
            school = f"{NodeKind.SCHOOL.value}:{here.school}"
            if school in known:
                kind = NetTieKind.TAKEN_UP if here.taken_up else NetTieKind.RAISED
                ties.append(NetTie(kind, school, f"{NodeKind.THEME.value}:{here.theme}"))
    if MapLayer.PARTNERS in layers:
        ties += [
            NetTie(NetTieKind.WORKS_FOR, node.key, partner_key(node.organisation))
            for node in network.nodes
            if node.organisation.strip() and not node.left
        ]
    return ties


def _schools_of_wijken(nodes: Iterable[Node], extras: NetworkExtras) -> dict[str, list[str]]:
    keys = {wijk.name: f"{NodeKind.NEIGHBOURHOOD.value}:{wijk.id}" for wijk in extras.wijken}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for node in nodes:
        if node.kind is NodeKind.SCHOOL and node.neighbourhood in keys:
            found[keys[node.neighbourhood]].append(node.key)
    return found


def furnish_span(history: History, span: Span, extras: NetworkExtras, today: Furnishing) -> Furnishing:
    """Return places for all that can be laid over the map of any day; what has one on the map of today keeps it."""
    schools = {stay.node.key: stay.node for stay in history.stays if stay.node.kind is NodeKind.SCHOOL}
    people: defaultdict[str, list[Spot]] = defaultdict(list)
    for (_key, home), (x, y) in span.places.items():
        if home:
            hx, hy = span.places[home, ""]
            people[home].append((x - hx, y - hy))
    room = _Room(dict(today.seats), dict(today.radius), dict(today.rings))
    around = _Around(*_standing(span, today))
    kept = {home for home, _spot in today.seats.values()}
    for key, node in schools.items():
        seats = history.records.seats.get(node.sector, ()) if node.sector else ()
        roles = [(seat.role_id, seat.level) for seat in seats]
        if key not in kept and span.radius.get(key):
            room.on_island(key, roles, span.radius[key], span.rings[key], people[key])
        elif key not in kept:
            room.in_water(key, roles, span.places[key, ""], around)
    wishes = {}
    for key, ones in _ever(history, schools, extras).items():
        spots = [span.places[one] for one in dict.fromkeys(ones) if one in span.places]
        if spots and key not in today.water:
            wishes[key] = spots
    water = {**today.water, **places_in_water(wishes, *_standing(span, today))}
    return Furnishing(room.seats, room.radius, room.rings, water)


def _ever(history: History, schools: Mapping[str, Node], extras: NetworkExtras) -> dict[str, list[tuple[str, str]]]:
    """Return by key of what is in the water whom it ever belonged to, as the keys of their places."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    pairs = {(one.theme, one.school) for one in extras.mentions} | {(one.theme, one.school) for one in extras.steps}
    for theme, school in sorted(pairs):
        if theme in extras.themes:
            found[f"{NodeKind.THEME.value}:{theme}"].append((f"{NodeKind.SCHOOL.value}:{school}", ""))
    for stay in history.stays:
        if stay.node.organisation.strip():
            found[partner_key(stay.node.organisation)].append((stay.node.key, stay.home))
    for key, own in _schools_of_wijken(schools.values(), extras).items():
        found[key] += [(school, "") for school in own]
    return found


def _standing(span: Span, today: Furnishing) -> tuple[Floats, Floats]:
    """Return places and radii of all that ever stands in the water, with its own water around it."""
    loose = [key for key in span.places if not key[1]]
    xy = [*(span.places[key] for key in loose), *today.water.values()]
    reach = (max(span.radius.get(key, 0.0), OWN_WATER) + OWN_WATER for key, _home in loose)
    return np.array(xy, dtype=float).reshape(-1, 2), np.array([*reach, *[ROOM] * len(today.water)], dtype=float)


def dressed(
    network: Network, layout: Layout, extras: NetworkExtras, layers: Collection[MapLayer], places: Furnishing
) -> tuple[Network, Layout]:
    """Return network and layout with what these layers show of that day; what was there keeps its number and place."""
    index = {node.key: number for number, node in enumerate(network.nodes)}
    ties = _water_ties(network, extras, layers)
    seats = _empty_seats(network) if MapLayer.SEATS in layers else []
    ties += [NetTie(NetTieKind.EMPLOYED, seat.key, school) for school, seat in seats]
    nodes = [
        *(seat for _school, seat in seats),
        *(_wijken(network, extras) if MapLayer.NEIGHBOURHOODS in layers else ()),
        *_themes_and_partners(network, extras, ties),
    ]
    if not nodes:
        return network, layout
    xy, home = [], []
    for node in nodes:
        if node.kind is NodeKind.SEAT:
            school, (x, y) = places.seats[node.key]
            hub = index[school]
            home.append(hub)
            xy.append((layout.xy[hub, 0] + x, layout.xy[hub, 1] + y))
        else:
            home.append(-1)
            xy.append(places.water[node.key])
    reach = layout.reach
    if reach is not None:  # the same on every day
        spots = [spot for key, spot in places.water.items() if _SHOWN_BY[NodeKind(key.partition(":")[0])] in layers]
        wide, high = [reach[0], reach[2], *(x for x, _y in spots)], [reach[1], reach[3], *(y for _x, y in spots)]
        reach = (min(wide), min(high), max(wide), max(high))
    radius, rings = layout.radius.copy(), list(layout.rings)
    for hub in dict.fromkeys(one for one in home if one >= 0):
        key = layout.keys[hub]
        if key in places.radius:
            radius[hub] = max(radius[hub], places.radius[key])
            rings[hub] = tuple(sorted({*rings[hub], *places.rings[key]}))
    return replace(network, nodes=(*network.nodes, *nodes), ties=(*network.ties, *ties)), replace(
        layout,
        keys=(*layout.keys, *(node.key for node in nodes)),
        xy=np.vstack([layout.xy, np.round(np.array(xy), 1)]),
        home=np.concatenate([layout.home, np.array(home, dtype=np.int64)]),
        radius=np.concatenate([radius, np.zeros(len(nodes))]),
        rings=(*rings, *((),) * len(nodes)),
        reach=reach,
    )


def _empty_seats(network: Network) -> list[tuple[str, Node]]:
    """Return the seats in which we know nobody, each with its school."""
    return [
        (
            node.key,
            Node(seat_key(node.key, seat.role_id), NodeKind.SEAT, f"{seat.role}?", _("nog niemand bekend"), seat.level),
        )
        for node in network.nodes
        for seat in node.seats
        if not seat.taken
    ]


def _wijken(network: Network, extras: NetworkExtras) -> Iterable[Node]:
    schools = _schools_of_wijken(network.nodes, extras)
    for wijk in extras.wijken:
        key = f"{NodeKind.NEIGHBOURHOOD.value}:{wijk.id}"
        if key in schools:
            base = word(wijk.base) if wijk.base else _("onbekend")
            yield Node(
                key,
                NodeKind.NEIGHBOURHOOD,
                wijk.name,
                _("basis op orde: {base}").format(base=base),
                neighbourhood=wijk.name,
                base=wijk.base,
            )


def _themes_and_partners(network: Network, extras: NetworkExtras, ties: Iterable[NetTie]) -> Iterable[Node]:
    """Return a node for every theme and partner something is tied to."""
    names = {partner_key(node.organisation): node.organisation.strip() for node in network.nodes if node.organisation}
    counts = Counter(tie.target for tie in ties if tie.kind is not NetTieKind.EMPLOYED)
    for key, count in sorted(counts.items()):
        kind, _colon, number = key.partition(":")
        if kind == NodeKind.THEME.value:
            sub = ngettext("bij {n} school", "bij {n} scholen", count).format(n=count)
            yield Node(key, NodeKind.THEME, extras.themes[int(number)], sub)
        else:
            sub = ngettext("{n} contact", "{n} contacten", count).format(n=count)
            yield Node(key, NodeKind.PARTNER, names[key], sub)
