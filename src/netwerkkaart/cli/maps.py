"""The verb of the map: as a picture, on paper of any size, and through the years."""

from argparse import Namespace
from datetime import date, datetime
from typing import TYPE_CHECKING

from netwerkkaart.cli.running import FINE, say
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.map_layers import Colouring, MapLayer
from netwerkkaart.texts import _, graphs
from netwerkkaart.texts.paper import said_of

if TYPE_CHECKING:
    from netwerkkaart.domain.paper import Paper
    from netwerkkaart.graph.dressing import Dress
    from netwerkkaart.look import Tokens
    from netwerkkaart.store.work import Store


def map_(arguments: Namespace) -> int:
    """Write the map of the network."""
    from netwerkkaart.exchange.map_file import write_map
    from netwerkkaart.exchange.map_paper import SCALE
    from netwerkkaart.look import DARK, LIGHT
    from netwerkkaart.queries.settings import setting_values
    from netwerkkaart.store.opening import open_for_reading

    paper, scale = _paper(arguments), arguments.scale or SCALE
    with open_for_reading(arguments.db) as store:
        with store.read() as connection:
            title = setting_values(connection).get("organisation", "")
        tokens = DARK if arguments.look == "dark" else LIGHT
        if arguments.flipbook:
            return _flipbook(store, arguments, title, tokens)
        if arguments.first_year is not None:
            raise RefusedError(_("--from hoort bij --flipbook: één kaart is van één dag."))
        names = not arguments.no_names
        sentence = write_map(
            store,
            arguments.out,
            today=_today(),
            title=title,
            on=arguments.on,
            mode=arguments.mode,
            dress=_dress(arguments),
            names=names,
            tokens=tokens,
            paper=paper,
            scale=scale,
        )
    say(_("Kaart gemaakt: {path}").format(path=arguments.out))
    if paper is not None:
        say(said_of(paper))
    say(graphs.warning(names=names))
    if sentence:
        say(sentence)
    return FINE


def _paper(arguments: Namespace) -> "Paper | None":
    """Return the paper that is asked for, or None when none is.

    Raises:
        RefusedError: the options do not go together.
    """
    from netwerkkaart.domain.paper import Paper, PaperSize

    if arguments.scale is not None and arguments.out.suffix.lower() != ".png":
        raise RefusedError(_("--scale hoort bij een PNG: een PDF of SVG is op elke grootte scherp."))
    landscape = arguments.orientation == "landscape"
    if arguments.poster is None and arguments.sheet is None and landscape:
        return None
    if arguments.poster is None:
        return Paper(PaperSize(arguments.sheet or PaperSize.A3), landscape)
    return Paper(PaperSize(arguments.poster), landscape, PaperSize(arguments.sheet) if arguments.sheet else None)


def _dress(arguments: Namespace) -> "Dress":
    """Return what is asked to be laid over the map, and what the colour of a school says."""
    from netwerkkaart.graph.dressing import Dress

    layers = Dress().layers if arguments.layers is None else frozenset(map(MapLayer, arguments.layers))
    return Dress(layers, Colouring(arguments.colour))


def _flipbook(store: "Store", arguments: Namespace, title: str, tokens: "Tokens") -> int:
    """Write the map of each end of a school year."""
    from netwerkkaart.domain.arrangements import Arrangement
    from netwerkkaart.exchange.flipbook import write_flipbook
    from netwerkkaart.exchange.map_paper import SCALE

    if arguments.mode.name not in set(Arrangement):
        raise RefusedError(_("Een flipboek laat de hele kaart zien: kies --mode islands of --mode free."))
    written = write_flipbook(
        store,
        arguments.out,
        today=_today(),
        title=title,
        on=arguments.on,
        first_year=arguments.first_year,
        arrangement=Arrangement(arguments.mode.name),
        dress=_dress(arguments),
        names=not arguments.no_names,
        tokens=tokens,
        paper=_paper(arguments),
        scale=arguments.scale or SCALE,
    )
    for path in written:
        say(_("Kaart gemaakt: {path}").format(path=path))
    say(graphs.warning(names=not arguments.no_names))
    return FINE


def _today() -> date:
    return datetime.now().date()  # noqa: DTZ005 - local time, as people read it
