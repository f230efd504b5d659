"""What the page shows, read and laid out away from the screen: no Qt, so that it can run in a job."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Protocol

import numpy as np

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.domain.map_layers import MapLayer
from netwerkkaart.graph.build import build
from netwerkkaart.graph.dressing import Dress, Furnishing, dressed, furnish_seats, furnish_span, furnish_water
from netwerkkaart.graph.layout.arrangements import lay_out_as
from netwerkkaart.graph.layout.places import Floats, Ints, Layout, homes, to_keep
from netwerkkaart.graph.layout.span import lay_out_span
from netwerkkaart.graph.picture import Picture
from netwerkkaart.graph.through_time import MapThroughTime
from netwerkkaart.queries.network import Network, Node, NodeKind, SavedPlace, network, places
from netwerkkaart.queries.network_extras import NetworkExtras, read_extras
from netwerkkaart.queries.network_history import read_history
from netwerkkaart.store.work import Store
from netwerkkaart.texts import _
from netwerkkaart.texts.dates import long_day
from netwerkkaart.ui.map.sieve import Sieve, sifted


class Task(Protocol):
    """What the work sees of the job it belongs to."""

    def stopped(self) -> bool:
        """Tell whether the work should end early."""

    def progress(self, part: float) -> None:
        """Say how much is done, from 0 to 1."""


@dataclass(frozen=True, eq=False)
class MapData:
    """Everything that was read, in its layout, with the places that were saved."""

    network: Network
    layout: Layout
    saved: dict[str, SavedPlace] = field(default_factory=dict)
    arrangement: Arrangement = Arrangement.ISLANDS
    through: MapThroughTime | None = None
    """All days, when this is one of them; the layout is theirs."""
    extras: NetworkExtras = field(default_factory=NetworkExtras)

    @cached_property
    def seats(self) -> Furnishing:
        """Where the empty seats stand."""
        return self.through.places if self.through else furnish_seats(self.network, self.layout)

    @cached_property
    def places(self) -> Furnishing:
        """Where all stands that can be laid over it."""
        if self.through:
            return self.through.places
        return replace(self.seats, water=furnish_water(self.network, self.layout, self.extras))

    def dressed(self, dress: Dress) -> tuple[Network, Layout]:
        """Return network and layout with what is laid over them."""
        if not dress.layers:
            return self.network, self.layout
        places = self.seats if dress.layers == {MapLayer.SEATS} else self.places
        return dressed(self.network, self.layout, self.extras, dress.layers, places)

    def fresh_places(self) -> dict[str, tuple[int, int]]:
        """Return the places nobody saved yet.

        A saved one is never overwritten quietly: a step that moved it could not be undone any more.
        """
        found = to_keep(self.network, self.layout, self.saved)
        return {key: place for key, place in found.items() if key not in self.saved}

    def is_pinned(self, key: str) -> bool:
        """Tell whether a node was put there by hand."""
        return key in self.saved and self.saved[key].pinned

    def has_ever(self, so: Callable[[Node], bool]) -> bool:
        """Tell whether any node is so; of a map of many days at the end of any school year, so that it holds still."""
        if self.through is None:
            return any(map(so, self.network.nodes))
        return any(so(node) for nodes in self.through.year_nodes for node in nodes)

    def of_kind(self, kind: NodeKind) -> list[Node]:
        """Return the nodes of a kind."""
        return [node for node in self.network.nodes if node.kind is kind]


class Settling:
    """What a layout under way looks like, from the thread it is computed in to the one that shows it.

    The picture is built once; after that only its places change, so that looking on costs the layout little.
    """

    def __init__(self, task: Task, sieve: Sieve) -> None:
        self._task = task
        self._sieve = replace(sieve, dress=replace(sieve.dress, layers=frozenset()))
        self._numbers: Ints | None = None
        self.picture: Picture | None = None
        """The newest; taken over in one assignment, so it is whole in any thread."""

    def told(self, network_: Network, part: float, xy: Floats | None) -> None:
        """Take the places so far, and tell how far it is."""
        if xy is not None:
            if self.picture is None or self._numbers is None:
                free = np.zeros(len(xy))
                home = homes(network_)
                layout = Layout(tuple(node.key for node in network_.nodes), xy, home, free, ((),) * len(xy))
                self.picture = picture_of(MapData(network_, layout), self._sieve)  # bare: the rest follows at the end
                index = {key: number for number, key in enumerate(layout.keys)}
                self._numbers = np.array([index[key] for key in self.picture.keys], dtype=np.int64)
            else:
                self.picture = self.picture.placed(xy[self._numbers])
        self._task.progress(part)


def read_map(
    store: Store,
    today: date,
    task: Task,
    settling: Settling,
    arrangement: Arrangement,
    *,
    known: MapData | None = None,
    afresh: bool = False,
) -> MapData:
    """Read the network, if it is not ``known``, and lay it out; ``afresh`` forgets what was saved, here only."""
    with store.read() as connection:
        found = known.network if known else network(connection, today=today)
        extras = known.extras if known else read_extras(connection, today=today)
        saved = {} if afresh else places(connection, arrangement)
    layout = lay_out_as(
        arrangement, found, saved, stopped=task.stopped, told=lambda part, xy: settling.told(found, part, xy)
    )
    return MapData(found, layout, saved, arrangement, extras=extras)


def read_through(store: Store, today: MapData) -> MapThroughTime:
    """Read the history of the network, and lay it out around the map of today."""
    with store.read() as connection:
        history = read_history(connection, today=today.network.on)
        extras = read_extras(connection, today=today.network.on, first=history.first)
    span = lay_out_span(history, today.layout, today.arrangement, today.places.kept)
    return MapThroughTime(history, span, extras, furnish_span(history, span, extras, today.places))


def on_day(today: MapData, through: MapThroughTime, day: date) -> MapData:
    """Return the map of a day of all days."""
    found = through.history.on(day)
    return replace(today, network=found, layout=through.span.on(found), through=through, extras=through.extras)


def title_of(data: MapData) -> str:
    """Return what the map is called: a day that is not today is in its name."""
    past = data.through is not None and data.network.on < data.through.history.today
    return _("Het netwerk op {day}").format(day=long_day(data.network.on)) if past else _("Het netwerk")


def picture_of(data: MapData, sieve: Sieve) -> Picture:
    """Return the picture of what a sieve leaves; everything stands where it stands on the whole map."""
    network_, layout = sifted(*data.dressed(sieve.dress), sieve)
    colouring, faces = sieve.dress.colouring, data.extras.faces
    picture = build(network_, layout, title=title_of(data), colouring=colouring, faces=faces)
    return data.through.explained(picture, sieve.dress) if data.through is not None else picture
