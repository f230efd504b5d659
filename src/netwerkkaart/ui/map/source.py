"""What the page shows, read and laid out away from the screen: no Qt, so that it can run in a job."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

import numpy as np

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.graph.build import build
from netwerkkaart.graph.layout.arrangements import lay_out_as
from netwerkkaart.graph.layout.places import Floats, Ints, Layout, homes, to_keep
from netwerkkaart.graph.layout.span import lay_out_span
from netwerkkaart.graph.picture import Picture
from netwerkkaart.graph.through_time import MapThroughTime
from netwerkkaart.queries.network import NetTieKind, Network, Node, NodeKind, SavedPlace, network, places
from netwerkkaart.queries.network_history import read_history
from netwerkkaart.store.work import Store
from netwerkkaart.texts import _
from netwerkkaart.texts.dates import long_day


class Task(Protocol):
    """What the work sees of the job it belongs to."""

    def stopped(self) -> bool:
        """Tell whether the work should end early."""

    def progress(self, part: float) -> None:
        """Say how much is done, from 0 to 1."""


@dataclass(frozen=True)
class Sieve:
    """What is left on the map; empty means: all."""

    neighbourhoods: frozenset[str] = frozenset()
    workers: frozenset[str] = frozenset()
    """Keys: the schools they go to or know somebody at, with all their people."""
    key_contacts: bool = False

    def __bool__(self) -> bool:
        return bool(self.neighbourhoods or self.workers or self.key_contacts)


@dataclass(frozen=True, eq=False)
class MapData:
    """Everything that was read, in its layout, with the places that were saved."""

    network: Network
    layout: Layout
    saved: dict[str, SavedPlace] = field(default_factory=dict)
    arrangement: Arrangement = Arrangement.ISLANDS
    through: MapThroughTime | None = None
    """All days, when this is one of them; the layout is theirs."""

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
        self._sieve = sieve
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
                self.picture = picture_of(MapData(network_, layout), self._sieve)
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
    known: Network | None = None,
    afresh: bool = False,
) -> MapData:
    """Read the network, if it is not ``known``, and lay it out; ``afresh`` forgets what was saved, here only."""
    with store.read() as connection:
        found = known or network(connection, today=today)
        saved = {} if afresh else places(connection, arrangement)
    layout = lay_out_as(
        arrangement, found, saved, stopped=task.stopped, told=lambda part, xy: settling.told(found, part, xy)
    )
    return MapData(found, layout, saved, arrangement)


def read_through(store: Store, today: MapData) -> MapThroughTime:
    """Read the history of the network, and lay it out around the map of today."""
    with store.read() as connection:
        history = read_history(connection, today=today.network.on)
    return MapThroughTime(history, lay_out_span(history, today.layout, today.arrangement))


def on_day(today: MapData, through: MapThroughTime, day: date) -> MapData:
    """Return the map of a day of all days."""
    found = through.history.on(day)
    return replace(today, network=found, layout=through.span.on(found), through=through)


def title_of(data: MapData) -> str:
    """Return what the map is called: a day that is not today is in its name."""
    past = data.through is not None and data.network.on < data.through.history.today
    return _("Het netwerk op {day}").format(day=long_day(data.network.on)) if past else _("Het netwerk")


def picture_of(data: MapData, sieve: Sieve) -> Picture:
    """Return the picture of what a sieve leaves; everything stands where it stands on the whole map."""
    network_, layout = sifted(data, sieve) if sieve else (data.network, data.layout)
    picture = build(network_, layout, title=title_of(data))
    return data.through.explained(picture) if data.through is not None else picture


def sifted(data: MapData, sieve: Sieve) -> tuple[Network, Layout]:
    """Return the part of network and layout that a sieve leaves."""
    nodes, home = data.network.nodes, data.layout.home
    index = {node.key: number for number, node in enumerate(nodes)}
    is_school = np.array([node.kind is NodeKind.SCHOOL for node in nodes], dtype=bool)
    is_worker = np.array([node.kind is NodeKind.WORKER for node in nodes], dtype=bool)
    schools = is_school.copy()
    if sieve.neighbourhoods:
        schools &= np.array([node.neighbourhood in sieve.neighbourhoods for node in nodes], dtype=bool)
    if sieve.workers:
        schools &= _reached(data, sieve.workers, index)
    people = ~is_school & ~is_worker
    if sieve.neighbourhoods or sieve.workers:
        people &= (home >= 0) & schools[home]
    if sieve.key_contacts:
        people &= np.array([node.key_contact for node in nodes], dtype=bool)
    if sieve.workers:
        workers = np.array([node.key in sieve.workers for node in nodes], dtype=bool)
    else:
        workers = is_worker & (_tied_to(data, schools | people, index) if sieve.neighbourhoods else True)
    return _taken(data, schools | people | workers)


def _reached(
    data: MapData, workers: frozenset[str], index: dict[str, int]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return the schools these workers go to, or know somebody at."""
    found = np.zeros(len(index), dtype=bool)
    for tie in data.network.ties:
        if tie.source in workers and tie.kind in {NetTieKind.ASSIGNED, NetTieKind.TIE}:
            hub = int(data.layout.home[index[tie.target]])
            if hub >= 0:
                found[hub] = True
    return found


def _tied_to(
    data: MapData, shown: np.ndarray[tuple[int], np.dtype[np.bool_]], index: dict[str, int]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return who has a line to what is shown."""
    found = np.zeros(len(index), dtype=bool)
    for tie in data.network.ties:
        if shown[index[tie.target]]:
            found[index[tie.source]] = True
    return found


def _taken(data: MapData, which: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[Network, Layout]:
    numbers = np.flatnonzero(which)
    new = np.full(len(which), -1, dtype=np.int64)
    new[numbers] = np.arange(len(numbers))
    layout, whole = data.layout, data.network
    home = layout.home[numbers]
    nodes = tuple(whole.nodes[number] for number in numbers.tolist())
    keys = {node.key for node in nodes}
    ties = tuple(tie for tie in whole.ties if tie.source in keys and tie.target in keys)
    part = Layout(
        keys=tuple(node.key for node in nodes),
        xy=layout.xy[numbers],
        home=np.where(home >= 0, new[home], -1),
        radius=layout.radius[numbers],
        rings=tuple(layout.rings[number] for number in numbers.tolist()),
    )
    return replace(whole, nodes=nodes, ties=ties), part
