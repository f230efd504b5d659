"""The map on paper: how large its letters are on a sheet, and what stands in the white edge of a part of a poster."""

from dataclasses import replace
from math import sqrt
from typing import Final

from netwerkkaart.domain.paper import MARGIN, MILLIMETRE, OVERLAP, PaperSize, Tile, Tiling
from netwerkkaart.graph import lettering
from netwerkkaart.graph.drawing import Sheet, fit
from netwerkkaart.graph.inks import Inks
from netwerkkaart.graph.pen import Pen
from netwerkkaart.graph.picture import Picture
from netwerkkaart.look import Tokens
from netwerkkaart.texts import paper as texts

_A4: Final = PaperSize.A4.extent()
_LEAST, _LEAST_GROWS = 0.45, 0.3
_MOST, _MOST_GROWS = 0.62, 0.85
"""The scale of names on A4 where there is least and most room for them, and the power of the sheet they grow by."""
_ROOMY, _ROOMY_GROWS = 0.65, 0.25
"""The zoom that letters are made for where there is room: on A4 most names find a place at it, on A0 nearly all."""
_PEOPLE_FROM: Final = 0.35
"""Below this zoom the names of people would take the room of those of schools."""


def on_paper(picture: Picture, width: float, height: float) -> Sheet:
    """Return a sheet of this size in points for the whole of a picture, with letters as large as there is room for.

    They stay between 5 and 7 points on A4, and between 7 and 22 on A0: a large sheet is for more names before it is for
    larger ones. Title and legend grow with the sheet.
    """
    grown = sqrt(width * height / (_A4[0] * _A4[1]))
    least, most = _LEAST * grown**_LEAST_GROWS, _MOST * grown**_MOST_GROWS
    sheet = Sheet(width, height, least, trim=most)
    scale = fit(picture, sheet)[0].scale
    text = min(max(scale / (_ROOMY * grown**_ROOMY_GROWS), least), most)
    return replace(sheet, text=text, everyone=scale / text >= _PEOPLE_FROM)


_OFF, _LONG = 1.5 * MILLIMETRE, 5.0 * MILLIMETRE
_LETTERS = 7.0
_CELL = (5.0, 3.6)


def draw_edge(pen: Pen, tiling: Tiling, tile: Tile, tokens: Tokens, title: str) -> None:
    """Draw the white edge of one sheet of a poster: where to cut, where the next one comes, and which sheet it is."""
    inks = Inks(tokens)
    wide, high = tiling.tile
    left, top, right, bottom = MARGIN, MARGIN, MARGIN + wide, MARGIN + high
    for x in (left, right):
        _down(pen, x, top, bottom, inks.text)
    for y in (top, bottom):
        _across(pen, y, left, right, inks.text)
    if tile.column < tiling.columns:  # so far the next sheet is laid over this one
        _down(pen, right - OVERLAP, top, bottom, inks.faint)
    if tile.row < tiling.rows:
        _across(pen, bottom - OVERLAP, left, right, inks.faint)
    base = tiling.sheet[1] - MARGIN / 2 + _LETTERS / 3
    _draw_place(pen, tiling, tile, left + 2 * MARGIN, base, inks)
    begin = left + 2 * MARGIN + tiling.columns * _CELL[0] + 6.0
    said = texts.sheet_of(tile.number, len(tiling), tile.row, tile.column)
    pen.text(begin, base, said, _LETTERS, inks.text, bold=True)
    begin += lettering.width(said, _LETTERS, bold=True) + 8.0
    rest = " · ".join((texts.how_to_paste(tile.row, tile.column), title))
    pen.text(begin, base, lettering.cut(rest, right - 2 * MARGIN - begin, _LETTERS), _LETTERS, inks.muted)


def _down(pen: Pen, x: float, top: float, bottom: float, colour: str) -> None:
    pen.polyline([(x, top - _OFF), (x, top - _OFF - _LONG)], colour, 0.4)
    pen.polyline([(x, bottom + _OFF), (x, bottom + _OFF + _LONG)], colour, 0.4)


def _across(pen: Pen, y: float, left: float, right: float, colour: str) -> None:
    pen.polyline([(left - _OFF, y), (left - _OFF - _LONG, y)], colour, 0.4)
    pen.polyline([(right + _OFF, y), (right + _OFF + _LONG, y)], colour, 0.4)


def _draw_place(pen: Pen, tiling: Tiling, tile: Tile, left: float, base: float, inks: Inks) -> None:
    """Draw all sheets small, this one filled."""
    wide, high = _CELL
    top = base - _LETTERS / 3 - tiling.rows * high / 2
    for each in tiling:
        fill = inks.text if each == tile else None
        x, y = left + (each.column - 1) * wide, top + (each.row - 1) * high
        pen.rect(x, y, wide, high, 0.0, fill, inks.faint, 0.4)
