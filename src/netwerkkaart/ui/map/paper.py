"""The map on paper, in a file or on the clipboard: what the screen shows, with legend, title and date."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from netwerkkaart.domain.paper import MARGIN, Paper, Tile, Tiling
from netwerkkaart.exchange.map_paper import Drawing
from netwerkkaart.graph import drawing
from netwerkkaart.graph.drawing import Sheet
from netwerkkaart.graph.inks import Inks
from netwerkkaart.graph.labels import Box, Frame, Label
from netwerkkaart.graph.legend import draw_legend, legend_width
from netwerkkaart.graph.nameless import nameless
from netwerkkaart.graph.paper import draw_edge, on_paper
from netwerkkaart.graph.pen import Pen
from netwerkkaart.graph.picture import Flags, Picture
from netwerkkaart.graph.recording import Recording
from netwerkkaart.look import LIGHT, Tokens
from netwerkkaart.ui.map.view import View
from netwerkkaart.ui.pen import QtPen, ink

_HEAD = 40.0
_NATURAL = 1.6
"""Pixels to a point of A3 at which the letters of the whole map are as large as on the screen."""
_MOST_PIXELS = 32e6
"""A larger image opens nowhere with ease; 128 MB while it is made."""


@dataclass(frozen=True, eq=False)
class Shot:
    """What the screen shows at one moment."""

    picture: Picture
    hidden: frozenset[str]
    lit: Flags | None
    """When some nodes are in focus: which; all others are faint."""
    view: View
    inset: float
    """Pixels at the left of the canvas under the legend."""
    width: float
    height: float
    whole: bool = False
    """Everything there is, instead of the part in sight."""

    @property
    def seen(self) -> tuple[float, float]:
        """Width and height of what is in sight beside the legend, in pixels."""
        return max(self.width - self.inset, 50.0), max(self.height, 50.0)

    def titled(self, title: str) -> "Shot":
        """Return the shot under another title."""
        return replace(self, picture=replace(self.picture, title=title))

    def nameless(self) -> "Shot":
        """Return the shot with roles in the place of people's names."""
        return replace(self, picture=nameless(self.picture))

    def sheet(self, width: float, height: float) -> Sheet:
        """Return a sheet of this size, with letters that fit it."""
        if self.whole:
            return on_paper(self.picture, width, height)
        wide, high = self.seen
        side = legend_width(self.picture)
        return Sheet(width, height, min(width / (wide + side), height / (high + _HEAD)))

    def natural_size(self) -> tuple[float, float]:
        """Return the size in pixels at which letters are as large as on the screen."""
        side = legend_width(self.picture)
        if not self.whole:
            return self.seen[0] + side, self.seen[1] + _HEAD
        wide, high = Paper().extent
        return wide * _NATURAL, high * _NATURAL

    def frame(self, sheet: Sheet) -> Frame:
        """Return how the part in sight lies on a sheet."""
        side, head = legend_width(self.picture) * sheet.text, _HEAD * sheet.text
        wide, high = self.seen
        grown = min((sheet.width - side) / wide, (sheet.height - head) / high)
        left = side + (sheet.width - side - wide * grown) / 2
        top = head + (sheet.height - head - high * grown) / 2
        return Frame(
            self.view.scale * grown,
            (self.view.dx - self.inset) * grown + left,
            self.view.dy * grown + top,
            sheet.width,
            sheet.height,
            sheet.text,
        )


def draw_shot(shot: Shot, pen: Pen, sheet: Sheet, tokens: Tokens, *, foot: str = "") -> list[Label]:
    """Draw a shot on a sheet and return the names that were written; none is cut by an edge."""
    picture = shot.picture
    if shot.whole:
        return drawing.draw(picture, pen, sheet, tokens, hidden=shot.hidden, lit=shot.lit, foot=foot)
    frame, inks = shot.frame(sheet), Inks(tokens)
    nodes = picture.shown(shot.hidden)
    pen.rect(0, 0, sheet.width, sheet.height, 0, inks.paper)
    drawing.draw_network(picture, pen, frame, tokens, nodes, hidden=shot.hidden, lit=shot.lit)
    side, head = legend_width(picture) * sheet.text, _HEAD * sheet.text
    low_edge = (0.0, sheet.height - 22 * sheet.text, sheet.width, sheet.height)
    taken: tuple[Box, ...] = ((0.0, 0.0, sheet.width, head), (0.0, 0.0, side, sheet.height), low_edge)
    written = drawing.name_nodes(picture, frame, nodes, shot.lit, taken)
    drawing.draw_labels(picture, pen, frame, inks, written, shot.lit)
    for left, top, right, bottom in taken:
        pen.rect(left, top, right - left, bottom - top, 0, inks.paper)
    draw_legend(picture, pen, inks, sheet, shot.hidden)
    drawing.draw_heading(picture, pen, inks, sheet)
    drawing.draw_foot(pen, inks, sheet, foot)
    return written


def drawing_of(shot: Shot, *, foot: str) -> Drawing:
    """Return the shot as a drawing for a sheet of any size."""

    def draw(pen: Pen, width: float, height: float, tokens: Tokens) -> list[Label]:
        return draw_shot(shot, pen, shot.sheet(width, height), tokens, foot=foot)

    return Drawing(shot.picture.title, shot.picture.note, draw)


def as_image(shot: Shot, tokens: Tokens = LIGHT, *, scale: float = 2.0, foot: str = "") -> QImage:
    """Return the shot as an image, so many times as large as on the screen, or as large as is sensible."""
    width, height = shot.natural_size()
    scale = min(scale, (_MOST_PIXELS / (width * height)) ** 0.5)
    made = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    made.fill(ink(tokens.surface))  # the last row and column are covered only in part
    painter = QPainter(made)
    painter.scale(scale, scale)
    draw_shot(shot, QtPen(painter), shot.sheet(width, height), tokens, foot=foot)
    painter.end()
    return made


def paint_page(shot: Shot, painter: QPainter, page: QRectF, dots_per_inch: float, *, foot: str = "") -> None:
    """Paint the shot on a page of a printer."""
    painter.save()
    painter.translate(page.topLeft())
    painter.scale(dots_per_inch / 72, dots_per_inch / 72)
    width, height = page.width() * 72 / dots_per_inch, page.height() * 72 / dots_per_inch
    draw_shot(shot, QtPen(painter), shot.sheet(width, height), LIGHT, foot=foot)
    painter.restore()


def paint_part(whole: Recording, title: str, tiling: Tiling, tile: Tile, painter: QPainter, dots: float) -> None:
    """Paint one sheet of a poster that was drawn once, with what stands in its white edge."""
    wide, high = tiling.tile
    painter.save()
    painter.scale(dots / 72, dots / 72)
    pen = QtPen(painter)
    painter.save()
    painter.setClipRect(QRectF(MARGIN, MARGIN, wide, high))
    painter.translate(MARGIN - tile.left, MARGIN - tile.top)
    whole.play(pen, (tile.left, tile.top, tile.left + wide, tile.top + high))
    painter.restore()
    draw_edge(pen, tiling, tile, LIGHT, title)
    painter.restore()
