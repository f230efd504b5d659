"""The map as a file: PDF, SVG or PNG, as it lies in the window."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netwerkkaart.domain.errors import NoRoomError, RefusedError
from netwerkkaart.queries.network import network, places
from netwerkkaart.texts import _

if TYPE_CHECKING:
    from netwerkkaart.graph.picture import Picture
    from netwerkkaart.store.work import Store

SUFFIXES: Final = (".pdf", ".svg", ".png")


def write_map(store: "Store", out: Path, *, today: date, title: str = "") -> None:
    """Write the map of a file, in the form its name asks for; places that were saved are kept.

    Raises:
        RefusedError: the name does not end in .pdf, .svg or .png.
        NoRoomError: it can't be written there.
    """
    form = out.suffix.lower()
    if form not in SUFFIXES:
        raise RefusedError(_("Een kaart kan een PDF, SVG of PNG zijn. Laat de naam eindigen op .pdf, .svg of .png."))
    from netwerkkaart.graph.build import build  # numpy is slow to import
    from netwerkkaart.graph.layout.islands import lay_out

    with store.read() as connection:
        found, saved = network(connection, today=today), places(connection)
    picture = build(found, lay_out(found, saved), title=title)
    beside = out.with_name(f".{out.stem[:60]}.deel{form}")
    try:
        _WRITERS[form](picture, beside)
        beside.replace(out)
    except OSError as error:
        beside.unlink(missing_ok=True)
        message = _("De kaart kan niet worden bewaard in {folder}. Kies een andere map, of maak er ruimte.")
        raise NoRoomError(message.format(folder=out.parent)) from error


def _write_pdf(picture: "Picture", out: Path) -> None:
    from netwerkkaart.reports.map import map_pdf  # reportlab is slow to import

    map_pdf(_drawer(picture), out, title=picture.title)


def _write_png(picture: "Picture", out: Path) -> None:
    from netwerkkaart.reports.map import map_png

    map_png(_drawer(picture), out, title=picture.title)


def _write_svg(picture: "Picture", out: Path) -> None:
    from netwerkkaart.graph.svg import svg

    out.write_text(svg(picture), encoding="utf-8")


def _drawer(picture: "Picture") -> Callable[..., object]:
    from netwerkkaart.graph.drawing import Sheet, draw

    return lambda pen, wide, high, tokens: draw(picture, pen, Sheet(wide, high, _LETTERS, everyone=True), tokens)


_LETTERS: Final = 0.74
"""Letters of 8 points on A3: a sheet can't be zoomed in on, so as many names as fit are on it."""

_WRITERS: Final[dict[str, Callable[["Picture", Path], None]]] = {
    ".pdf": _write_pdf,
    ".svg": _write_svg,
    ".png": _write_png,
}
