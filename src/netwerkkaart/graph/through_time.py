"""The map of many days: one layout, and from it the picture of each day, under one legend."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from netwerkkaart.graph.build import build
from netwerkkaart.graph.dressing import Dress, Furnishing, dressed
from netwerkkaart.graph.layout.places import Layout
from netwerkkaart.graph.layout.span import Span
from netwerkkaart.graph.picture import LegendEntry, Picture
from netwerkkaart.queries.network import Network, Node
from netwerkkaart.queries.network_extras import NetworkExtras
from netwerkkaart.queries.network_history import History

PLAIN = Dress(layers=frozenset())


@dataclass(frozen=True)
class MapThroughTime:
    """A history in its layout; the same day always gives the same picture, whichever was asked for before."""

    history: History
    span: Span
    extras: NetworkExtras = field(default_factory=NetworkExtras)
    places: Furnishing = field(default_factory=Furnishing)

    def picture(self, day: date, *, title: str = "", dress: Dress = PLAIN) -> Picture:
        """Return the picture of a day; its legend also explains what is only there on other days."""
        return self.explained(self._drawn(self.history.on(day), title, dress), dress)

    def dressed(self, network: Network, dress: Dress) -> tuple[Network, Layout]:
        """Return the network of a day and its layout, with what is laid over it."""
        return dressed(network, self.span.on(network), self.extras, dress.layers, self.places)

    def explained(self, picture: Picture, dress: Dress = PLAIN) -> Picture:
        """Return a picture under the legend of all days, so that the legend does not come and go with each."""
        return replace(picture, legend=merged((self.legend(dress), picture.legend)))

    def legend(self, dress: Dress = PLAIN) -> tuple[LegendEntry, ...]:
        """Return what there is to explain at the ends of the school years, in the legend's own order."""
        if dress not in self._legends:
            self._legends[dress] = merged(self._drawn(network, "", dress).legend for network in self._years)
        return self._legends[dress]

    @cached_property
    def year_nodes(self) -> tuple[tuple[Node, ...], ...]:
        """Who is there at the end of each school year and today."""
        return tuple(network.nodes for network in self._years)

    def _drawn(self, network: Network, title: str, dress: Dress) -> Picture:
        whole, layout = self.dressed(network, dress)
        return build(whole, layout, title=title, colouring=dress.colouring, faces=self.extras.faces)

    @cached_property
    def _legends(self) -> dict[Dress, tuple[LegendEntry, ...]]:
        return {}

    @cached_property
    def _years(self) -> tuple[Network, ...]:
        return tuple(self.history.on(day) for day in self.history.year_edges)


def merged(legends: Iterable[tuple[LegendEntry, ...]]) -> tuple[LegendEntry, ...]:
    """Return every entry of these legends once; each after the one it follows in its own."""
    found: list[LegendEntry] = []
    for legend in legends:
        place = 0
        for entry in legend:
            if entry in found:
                place = found.index(entry) + 1
            else:
                found.insert(place, entry)
                place += 1
    return tuple(found)
