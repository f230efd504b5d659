"""The map of many days: one layout, and from it the picture of each day, under one legend."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from netwerkkaart.graph.build import build
from netwerkkaart.graph.layout.span import Span
from netwerkkaart.graph.picture import LegendEntry, Picture
from netwerkkaart.queries.network import Network, Node
from netwerkkaart.queries.network_history import History


@dataclass(frozen=True)
class MapThroughTime:
    """A history in its layout; the same day always gives the same picture, whichever was asked for before."""

    history: History
    span: Span

    def picture(self, day: date, *, title: str = "") -> Picture:
        """Return the picture of a day; its legend also explains what is only there on other days."""
        network = self.history.on(day)
        return self.explained(build(network, self.span.on(network), title=title))

    def explained(self, picture: Picture) -> Picture:
        """Return a picture under the legend of all days, so that the legend does not come and go with each."""
        return replace(picture, legend=merged((self.legend, picture.legend)))

    @cached_property
    def legend(self) -> tuple[LegendEntry, ...]:
        """What there is to explain at the ends of the school years, in the legend's own order."""
        return merged(build(network, self.span.on(network)).legend for network in self._years)

    @cached_property
    def year_nodes(self) -> tuple[tuple[Node, ...], ...]:
        """Who is there at the end of each school year and today."""
        return tuple(network.nodes for network in self._years)

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
