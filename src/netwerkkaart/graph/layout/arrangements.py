"""One way in for both layouts."""

from collections.abc import Callable, Mapping

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.graph.layout.free import lay_out_free
from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.graph.layout.places import Floats, Layout, Stopped, never
from netwerkkaart.queries.network import Network, SavedPlace

Told = Callable[[float, Floats | None], None]
"""Told the part done, from 0 to 1, and the places so far when they are worth showing."""


def lay_out_as(
    arrangement: Arrangement,
    network: Network,
    saved: Mapping[str, SavedPlace] | None = None,
    *,
    stopped: Stopped = never,
    told: Told | None = None,
) -> Layout:
    """Return the places of a network in an arrangement; ``saved`` are the places remembered of that one."""
    tell: Told = told or (lambda _part, _xy: None)
    if arrangement is Arrangement.FREE:
        return lay_out_free(network, saved, stopped=stopped, moved=tell)
    return lay_out(network, saved, stopped=stopped, progress=lambda part: tell(part, None))
