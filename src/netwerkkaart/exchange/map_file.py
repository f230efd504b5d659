"""The map as a file: PDF, SVG or PNG, as it lies in the window."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.domain.errors import NoRoomError, RefusedError
from netwerkkaart.exchange.files import written_whole
from netwerkkaart.exchange.map_modes import EVERYTHING, MODES, MapMode
from netwerkkaart.look import LIGHT, Tokens
from netwerkkaart.queries.naming import contact_meant, school_meant, worker_meant
from netwerkkaart.queries.network import Network, SavedPlace, network, places
from netwerkkaart.texts import _, graphs
from netwerkkaart.texts.dates import long_day

if TYPE_CHECKING:
    from netwerkkaart.graph.picture import Flags, Picture
    from netwerkkaart.store.work import Store

_SUFFIXES: Final = (".pdf", ".svg", ".png")
_LETTERS: Final = 0.74
"""Letters of 8 points on A3: a sheet can't be zoomed in on, so as many names as fit are on it."""


def write_map(
    store: "Store",
    out: Path,
    *,
    today: date,
    title: str = "",
    on: date | None = None,
    mode: MapMode = EVERYTHING,
    names: bool = True,
    tokens: Tokens = LIGHT,
) -> str:
    """Write the map of a file on a day, in the form its name asks for; places that were saved are kept.

    Without ``names`` there are roles in the place of people. Returns the sentence that answers the question of the
    mode; empty for *islands*, *free* and *around*.

    Raises:
        RefusedError: the name does not end in .pdf, .svg or .png, or what the mode is about is not there on that day.
        NotFoundError: there is no such school, contact or colleague.
        NoRoomError: it can't be written there.
    """
    check_form(out)
    with store.read() as connection:
        found, saved = network(connection, today=today, on=on), places(connection, _arrangement(mode))
    about = _meant(store, found, mode)
    picture, lit, sentence = _drawn(found, saved, mode, about, title)
    if not names:
        from netwerkkaart.graph.nameless import nameless

        picture = nameless(picture)
    with written_map(out) as beside:
        put_on_paper(picture, lit, tokens, beside, foot=graphs.warning(names=names))
    return sentence


def check_form(out: Path) -> None:
    """Refuse a name that does not end in one of the forms a map can have.

    Raises:
        RefusedError: it does not.
    """
    if out.suffix.lower() not in _SUFFIXES:
        raise RefusedError(_("Een kaart kan een PDF, SVG of PNG zijn. Laat de naam eindigen op .pdf, .svg of .png."))


@contextmanager
def written_map(out: Path) -> Iterator[Path]:
    """Give the path to write a map to, beside its place; it is put there when that went well.

    Raises:
        NoRoomError: it can't be written there.
    """
    try:
        with written_whole(out) as beside:
            yield beside
    except OSError as error:
        message = _("De kaart kan niet worden bewaard in {folder}. Kies een andere map, of maak er ruimte.")
        raise NoRoomError(message.format(folder=out.parent)) from error


def _arrangement(mode: MapMode) -> Arrangement:
    return Arrangement.FREE if mode.name == "free" else Arrangement.ISLANDS


def _meant(store: "Store", found: Network, mode: MapMode) -> str:
    """Return the key of what a mode is about, or an empty text."""
    if not MODES[mode.name]:
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


def _drawn(
    found: Network, saved: "Mapping[str, SavedPlace]", mode: MapMode, about: str, title: str
) -> "tuple[Picture, Flags | None, str]":
    """Return the picture of a mode, what is lit in it, and the answer in a sentence."""
    from netwerkkaart.graph.build import build  # numpy is slow to import
    from netwerkkaart.graph.layout.around import lay_out_around
    from netwerkkaart.graph.layout.arrangements import lay_out_as
    from netwerkkaart.graph.questions import answers
    from netwerkkaart.graph.questions.part import around_school

    if mode.name == "around":
        part = around_school(found, about)
        name = next(node.label for node in part.nodes if node.key == about)
        return build(part, lay_out_around(part), title=_("Het netwerk rond {names}").format(names=name)), None, ""
    picture = build(found, lay_out_as(_arrangement(mode), found, saved), title=title)
    if mode.name in {"islands", "free"}:
        return picture, None, ""
    answer = {
        "path": lambda: answers.path(found, about),
        "leaving": lambda: answers.leaving(found, about),
        "fragile": lambda: answers.hanging(found),
        "joined": lambda: answers.joining(found),
        "gaps": lambda: answers.empty_seats(found),
    }[mode.name]()
    return answer.drawn(picture), picture.flags(answer.lit | answer.lost), answer.sentence


def put_on_paper(picture: "Picture", lit: "Flags | None", tokens: Tokens, out: Path, *, foot: str) -> None:
    """Write one picture in the form the name asks for."""
    form = out.suffix.lower()
    if form == ".svg":
        from netwerkkaart.graph.svg import svg

        out.write_text(svg(picture, tokens=tokens, lit=lit, foot=foot), encoding="utf-8")
        return
    from netwerkkaart.reports.map import map_pdf, map_png  # reportlab is slow to import

    write = map_pdf if form == ".pdf" else map_png
    write(drawer(picture, lit, foot=foot), out, title=picture.title, tokens=tokens)


def drawer(picture: "Picture", lit: "Flags | None", *, foot: str) -> Callable[..., object]:
    """Return what draws a picture on a sheet of paper."""
    from netwerkkaart.graph.drawing import Sheet, draw

    return lambda pen, wide, high, tokens: draw(
        picture, pen, Sheet(wide, high, _LETTERS, everyone=True), tokens, lit=lit, foot=foot
    )
