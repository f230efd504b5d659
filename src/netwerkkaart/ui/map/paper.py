"""The map on paper, in a file or on the clipboard: what the screen shows, with legend, title and date."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from netwerkkaart.graph import drawing
from netwerkkaart.graph.drawing import Sheet
from netwerkkaart.graph.inks import Inks
from netwerkkaart.graph.labels import Box, Frame, Label
from netwerkkaart.graph.legend import draw_legend, legend_height, legend_width
from netwerkkaart.graph.nameless import nameless
from netwerkkaart.graph.pen import Pen
from netwerkkaart.graph.picture import Flags, Picture
from netwerkkaart.graph.svg import SvgPen, document
from netwerkkaart.look import LIGHT, Tokens
from netwerkkaart.ui.map.view import View
from netwerkkaart.ui.pen import QtPen, ink

_HEAD = 40.0
_SMALL_TEXT = 0.6
"""Size of letters when the whole map goes on one sheet of A3."""
_MOST_PIXELS = 32e6
"""A larger image opens nowhere with ease; 128 MB while it is made."""
A3 = (1190.55, 841.89)


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
            return Sheet(width, height, _SMALL_TEXT * min(width / A3[0], height / A3[1]))
        wide, high = self.seen
        side = legend_width(self.picture)
        return Sheet(width, height, min(width / (wide + side), height / (high + _HEAD)))

    def natural_size(self) -> tuple[float, float]:
        """Return the size in pixels at which letters are as large as on the screen."""
        side = legend_width(self.picture)
        if not self.whole:
            return self.seen[0] + side, self.seen[1] + _HEAD
        left, top, right, bottom = self.picture.bounds()
        scale = 1 / _SMALL_TEXT
        high = max((bottom - top) * 0.7 + _HEAD, legend_height(self.picture) + 60, A3[1] * scale)
        return max((right - left) * 0.7 + side, A3[0] * scale), high

    def frame(self, sheet: Sheet) -> Frame:
        """Return how map units lie on a sheet."""
        if self.whole:
            return drawing.fit(self.picture, sheet)[0]
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
    picture, frame = shot.picture, shot.frame(sheet)
    inks = Inks(tokens)
    nodes = picture.shown(shot.hidden)
    pen.rect(0, 0, sheet.width, sheet.height, 0, inks.paper)
    drawing.draw_network(picture, pen, frame, tokens, nodes, hidden=shot.hidden, lit=shot.lit)
    side, head = legend_width(picture) * sheet.text, _HEAD * sheet.text
    low_edge = (0.0, sheet.height - 22 * sheet.text, sheet.width, sheet.height)
    taken: tuple[Box, ...] = ((0.0, 0.0, sheet.width, head), (0.0, 0.0, side, sheet.height), low_edge)
    written = drawing.name_nodes(picture, frame, nodes, shot.lit, taken)
    drawing.draw_labels(picture, pen, frame, inks, written, shot.lit)
    for left, top, right, bottom in taken[: 2 if shot.whole else 3]:
        pen.rect(left, top, right - left, bottom - top, 0, inks.paper)
    draw_legend(picture, pen, inks, sheet, shot.hidden)
    drawing.draw_heading(picture, pen, inks, sheet)
    drawing.draw_foot(pen, inks, sheet, foot)
    return written


def as_svg(shot: Shot, tokens: Tokens = LIGHT, *, foot: str = "") -> str:
    """Return the shot as an SVG document with real text."""
    sheet = shot.sheet(*shot.natural_size())
    pen = SvgPen()
    draw_shot(shot, pen, sheet, tokens, foot=foot)
    return document(pen, sheet, shot.picture.title, shot.picture.note)


def as_pdf(shot: Shot, path: Path, *, foot: str = "") -> None:
    """Write the shot on one page of A3, in the light look."""
    from netwerkkaart.reports.map import PdfPen, map_pdf  # reportlab is slow to import

    def draw(pen: PdfPen, width: float, height: float, tokens: Tokens) -> None:
        draw_shot(shot, pen, shot.sheet(width, height), tokens, foot=foot)

    map_pdf(draw, path, title=shot.picture.title, size=A3)


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
