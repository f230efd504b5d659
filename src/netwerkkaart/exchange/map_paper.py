"""A drawing put on paper in the form its name asks for: a page, a poster over several sheets, SVG or PNG."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netwerkkaart.domain.errors import NoRoomError, RefusedError
from netwerkkaart.domain.paper import MARGIN, Paper, Tile, Tiling
from netwerkkaart.exchange.files import written_whole
from netwerkkaart.look import LIGHT, Tokens
from netwerkkaart.texts import _
from netwerkkaart.texts.words import figure

if TYPE_CHECKING:
    from netwerkkaart.graph.labels import Label
    from netwerkkaart.graph.pen import Pen
    from netwerkkaart.graph.picture import Flags, Picture
    from netwerkkaart.graph.recording import Recording

SUFFIXES: Final = (".pdf", ".svg", ".png")
SCALE: Final = 2.0
"""Pixels to a point when nothing is asked: 144 to an inch."""
_MOST_PIXELS: Final = 150_000_000
"""A larger image takes over half a gigabyte to make, and few programs open it."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """What can be put on paper: its title and note, and what draws it on a sheet of any size in points."""

    title: str
    note: str
    draw: "Callable[[Pen, float, float, Tokens], list[Label]]"


def drawing_of(picture: "Picture", lit: "Flags | None" = None, *, foot: str) -> Drawing:
    """Return the whole of a picture as a drawing, all around it included."""
    from netwerkkaart.graph.drawing import draw
    from netwerkkaart.graph.paper import on_paper

    return Drawing(
        picture.title,
        picture.note,
        lambda pen, wide, high, tokens: draw(picture, pen, on_paper(picture, wide, high), tokens, lit=lit, foot=foot),
    )


def check_form(out: Path, paper: Paper | None = None, scale: float = SCALE) -> None:
    """Refuse a name that does not end in one of the forms a map can have, and what that form can't hold.

    Raises:
        RefusedError: it does not, or it can't be of this size.
    """
    form = out.suffix.lower()
    if form not in SUFFIXES:
        raise RefusedError(_("Een kaart kan een PDF, SVG of PNG zijn. Laat de naam eindigen op .pdf, .svg of .png."))
    if paper is not None and paper.sheet is not None and form != ".pdf":
        raise RefusedError(_("Een poster over meer bladen wordt een PDF. Laat de naam eindigen op .pdf."))
    if form == ".png":
        check_pixels((paper or Paper()).extent, scale)


def check_pixels(extent: tuple[float, float], scale: float) -> None:
    """Refuse an image for which there is no room in memory.

    Raises:
        RefusedError: there is not.
    """
    wide, high = (round(length * scale) for length in extent)
    if wide * high <= _MOST_PIXELS:
        return
    most = floor((_MOST_PIXELS / (extent[0] * extent[1])) ** 0.5 * 10) / 10
    raise RefusedError(
        _(
            "Een afbeelding van {wide} × {high} pixels past niet in het geheugen. Neem hoogstens schaal {most}, of "
            "maak een PDF of SVG: die blijft op elke grootte scherp."
        ).format(wide=figure(wide), high=figure(high), most=f"{most:g}".replace(".", ","))
    )


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


def put_on_paper(
    drawing: Drawing,
    out: Path,
    *,
    paper: Paper | None = None,
    scale: float = SCALE,
    tokens: Tokens = LIGHT,
) -> None:
    """Write a drawing in the form the name asks for, on A3 when no paper is named.

    Raises:
        RefusedError: the name does not end in .pdf, .svg or .png, or it can't be of this size.
        NoRoomError: it can't be written there.
    """
    check_form(out, paper, scale)
    paper = paper or Paper()
    with written_map(out) as beside:
        form = out.suffix.lower()
        if form == ".svg":
            beside.write_text(as_svg(drawing, paper.extent, tokens), encoding="utf-8")
        elif form == ".png":
            from netwerkkaart.reports.map import map_png  # reportlab is slow to import

            map_png(drawing.draw, beside, title=drawing.title, size=paper.extent, tokens=tokens, scale=scale)
        elif paper.tiling is None:
            from netwerkkaart.reports.map import map_pdf

            map_pdf(drawing.draw, beside, title=drawing.title, size=paper.extent, tokens=tokens)
        else:
            _write_poster(drawing, beside, paper.tiling, tokens)


def put_map(
    picture: "Picture",
    lit: "Flags | None",
    out: Path,
    *,
    foot: str,
    paper: Paper | None = None,
    scale: float = SCALE,
    tokens: Tokens = LIGHT,
) -> None:
    """Write the whole of a picture as a file; where no paper is named an SVG is as large as all its names ask for.

    Raises:
        RefusedError: the name does not end in .pdf, .svg or .png, or it can't be of this size.
        NoRoomError: it can't be written there.
    """
    if paper is not None or out.suffix.lower() != ".svg":
        put_on_paper(drawing_of(picture, lit, foot=foot), out, paper=paper, scale=scale, tokens=tokens)
        return
    from netwerkkaart.graph.svg import svg

    with written_map(out) as beside:
        beside.write_text(svg(picture, tokens=tokens, lit=lit, foot=foot), encoding="utf-8")


def as_svg(drawing: Drawing, extent: tuple[float, float], tokens: Tokens = LIGHT) -> str:
    """Return a drawing as an SVG document of this size in points."""
    from netwerkkaart.graph.drawing import Sheet
    from netwerkkaart.graph.svg import SvgPen, document

    pen = SvgPen()
    drawing.draw(pen, *extent, tokens)
    return document(pen, Sheet(*extent), drawing.title, drawing.note)


def recorded(drawing: Drawing, extent: tuple[float, float], tokens: Tokens = LIGHT) -> "Recording":
    """Draw once, to be shown in parts."""
    from netwerkkaart.graph.recording import Recording

    found = Recording()
    drawing.draw(found, *extent, tokens)
    return found


def _write_poster(drawing: Drawing, out: Path, tiling: Tiling, tokens: Tokens) -> None:
    """Draw the poster once, and show of it on each page what falls within its sheet."""
    from netwerkkaart.graph.paper import draw_edge
    from netwerkkaart.reports.map import PdfPen, parts_pdf

    whole = recorded(drawing, tiling.poster, tokens)

    def part(tile: Tile) -> Callable[[PdfPen, float, float, Tokens], object]:
        return lambda pen, wide, high, _tokens: whole.play(
            pen, (tile.left, tile.top, tile.left + wide, tile.top + high)
        )

    def edge(tile: Tile) -> Callable[[PdfPen, float, float, Tokens], object]:
        return lambda pen, _wide, _high, _tokens: draw_edge(pen, tiling, tile, LIGHT, drawing.title)

    parts = (((tile.left, tile.top), part(tile), edge(tile)) for tile in tiling)
    parts_pdf(parts, out, title=drawing.title, size=tiling.sheet, margin=MARGIN)
