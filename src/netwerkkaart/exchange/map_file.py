"""The map as a file: PDF, SVG or PNG, as it lies in the window."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.paper import Paper
from netwerkkaart.exchange.map_modes import EVERYTHING, MODES, MapMode
from netwerkkaart.exchange.map_paper import SCALE, check_form, put_map
from netwerkkaart.look import LIGHT, Tokens
from netwerkkaart.queries.naming import contact_meant, school_meant, worker_meant
from netwerkkaart.queries.network import Network, SavedPlace, network, places
from netwerkkaart.queries.network_extras import NetworkExtras, read_extras
from netwerkkaart.texts import _, graphs
from netwerkkaart.texts.dates import long_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netwerkkaart.graph.dressing import Dress
    from netwerkkaart.graph.layout.places import Layout
    from netwerkkaart.graph.picture import Flags, Picture
    from netwerkkaart.store.work import Store


def write_map(
    store: "Store",
    out: Path,
    *,
    today: date,
    title: str = "",
    on: date | None = None,
    mode: MapMode = EVERYTHING,
    dress: "Dress | None" = None,
    names: bool = True,
    tokens: Tokens = LIGHT,
    paper: Paper | None = None,
    scale: float = SCALE,
) -> str:
    """Write the map of a file on a day, in the form its name asks for; places that were saved are kept.

    Where no paper is named it is a page of A3, and an SVG as large as all names ask for. A PNG has ``scale`` pixels to
    a point. Without ``names`` there are roles in the place of people. Returns the sentence that answers the question
    of the mode; empty for *islands*, *free* and *around*. ``dress`` is what is laid over it, else seats.

    Raises:
        RefusedError: the name does not end in .pdf, .svg or .png, it can't be of that size, or what the mode is about
            is not there on that day.
        NotFoundError: there is no such school, contact or colleague.
        NoRoomError: it can't be written there.
    """
    check_form(out, paper, scale)
    from netwerkkaart.graph.dressing import Dress

    with store.read() as connection:
        found, saved = network(connection, today=today, on=on), places(connection, _arrangement(mode))
        extras = read_extras(connection, today=found.on)
    what = _What(found, extras, saved, mode, dress or Dress(), title)
    picture, lit, sentence = _drawn(what, _meant(store, found, mode), _earlier(store, found, mode, today))
    if not names:
        from netwerkkaart.graph.nameless import nameless

        picture = nameless(picture)
    put_map(picture, lit, out, foot=graphs.warning(names=names), paper=paper, scale=scale, tokens=tokens)
    return sentence


def _arrangement(mode: MapMode) -> Arrangement:
    return Arrangement.FREE if mode.name == "free" else Arrangement.ISLANDS


@dataclass(frozen=True)
class _What:
    """What is to be drawn, and how."""

    network: Network
    extras: NetworkExtras
    saved: "Mapping[str, SavedPlace]"
    mode: MapMode
    dress: "Dress"
    title: str

    def picture(self, found: Network, layout: "Layout", title: str) -> "Picture":
        """Return the picture of a network in its layout, with what is laid over it."""
        from netwerkkaart.graph.build import build
        from netwerkkaart.graph.dressing import dressed, furnish

        dress, faces = self.dress, self.extras.faces
        if dress.layers:
            places = furnish(found, layout, self.extras)
            found, layout = dressed(found, layout, self.extras, dress.layers, places)
        return build(found, layout, title=title, colouring=dress.colouring, faces=faces)


def _earlier(store: "Store", found: Network, mode: MapMode, today: date) -> Network | None:
    """Return the network of the day from which a *difference* counts, and None for all other modes."""
    if mode.name != "difference":
        return None
    try:
        since = date.fromisoformat(mode.about)
    except ValueError:
        message = _("{typed} is geen dag; schrijf jaar, maand en dag, zoals 2026-11-23")
        raise RefusedError(message.format(typed=mode.about)) from None
    return network_before(store, since, found, today=today)


def network_before(store: "Store", since: date, found: Network, *, today: date) -> Network:
    """Return the network of an earlier day to compare one with.

    Raises:
        RefusedError: the day is not earlier.
    """
    if since >= found.on:
        message = _("Kies een dag voor {day}: een verschil is er tussen twee dagen.")
        raise RefusedError(message.format(day=long_day(found.on)))
    with store.read() as connection:
        return network(connection, today=today, on=since)


def _meant(store: "Store", found: Network, mode: MapMode) -> str:
    """Return the key of what a mode is about, or an empty text."""
    if not MODES[mode.name] or mode.name == "difference":
        return ""
    with store.read() as connection:
        if mode.name == "around":
            key = f"school:{school_meant(connection, mode.about)}"
        elif mode.name == "path":
            key = f"contact:{contact_meant(connection, mode.about)}"
        else:
            key = f"worker:{worker_meant(connection, mode.about)}"
    if key not in {node.key for node in found.nodes}:
        message = _("“{words}” staat op {day} niet in het netwerk.")
        raise RefusedError(message.format(words=mode.about, day=long_day(found.on)))
    return key


def _drawn(what: _What, about: str, earlier: Network | None) -> "tuple[Picture, Flags | None, str]":
    """Return the picture of a mode, what is lit in it, and the answer in a sentence."""
    from netwerkkaart.graph.layout.around import lay_out_around  # numpy is slow to import
    from netwerkkaart.graph.layout.arrangements import lay_out_as
    from netwerkkaart.graph.questions import answers
    from netwerkkaart.graph.questions.part import around_school

    found, mode = what.network, what.mode
    if mode.name == "around":
        part = around_school(found, about)
        name = next(node.label for node in part.nodes if node.key == about)
        title = _("Het netwerk rond {names}").format(names=name)
        return what.picture(part, lay_out_around(part), title), None, ""
    picture = what.picture(found, lay_out_as(_arrangement(mode), found, what.saved), what.title)
    if mode.name in {"islands", "free"}:
        return picture, None, ""
    answer = {
        "path": lambda: answers.path(found, about),
        "leaving": lambda: answers.leaving(found, about),
        "fragile": lambda: answers.hanging(found),
        "joined": lambda: answers.joining(found),
        "gaps": lambda: answers.empty_seats(found),
        "difference": lambda: answers.changed(earlier or found, found),
    }[mode.name]()
    return answer.drawn(picture), picture.flags(answer.lit | answer.lost), answer.sentence
