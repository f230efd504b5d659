"""A pen on a QPainter: the window's way of drawing what SVG and PDF draw too."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from netwerkkaart.ui import theme

Point = tuple[float, float]
_NONE = Qt.PenStyle.NoPen
_EMPTY = Qt.BrushStyle.NoBrush


@lru_cache(maxsize=512)
def ink(colour: str) -> QColor:
    """Return a colour as Qt wants it."""
    return QColor(colour)


@lru_cache(maxsize=128)
def stroke(colour: str, width: float, *, dashed: bool = False, round_ends: bool = False) -> QPen:
    """Return a pen of Qt for a line."""
    made = QPen(ink(colour), width)
    if dashed:
        made.setDashPattern([3 + 2 / max(width, 0.5), 2 + 2 / max(width, 0.5)])
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
    elif round_ends:
        made.setCapStyle(Qt.PenCapStyle.RoundCap)
        made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


@lru_cache(maxsize=64)
def letters(size: int, *, bold: bool) -> QFont:
    """Return Lato at a size in pixels."""
    return theme.font(size, strong=bold)


class QtPen:
    """Draws on a painter that is open already."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _use(self, fill: str | None, edge: str | None, width: float, *, dashed: bool = False) -> None:
        if edge:
            self.painter.setPen(stroke(edge, width, dashed=dashed, round_ends=not dashed))
        else:
            self.painter.setPen(_NONE)
        if fill:
            self.painter.setBrush(ink(fill))
        else:
            self.painter.setBrush(_EMPTY)

    def polygon(self, points: Sequence[Point], fill: str | None, stroke: str | None = None, width: float = 1.0) -> None:
        """Draw a closed shape."""
        self._use(fill, stroke, width)
        self.painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str | None,
        stroke: str | None = None,
        width: float = 1.0,
        *,
        dashed: bool = False,
    ) -> None:
        """Draw a circle."""
        self._use(fill, stroke, width, dashed=dashed)
        self.painter.drawEllipse(QPointF(x, y), radius, radius)

    def rect(
        self,
        left: float,
        top: float,
        wide: float,
        high: float,
        corner: float,
        fill: str | None,
        stroke: str | None = None,
        width: float = 1.0,
    ) -> None:
        """Draw a rectangle with round corners."""
        self._use(fill, stroke, width)
        self.painter.drawRoundedRect(QRectF(left, top, wide, high), corner, corner)

    def polyline(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Draw an open line with round ends."""
        self._use(None, colour, width)
        self.painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))

    def curve(self, start: Point, bend: Point, end: Point, colour: str, width: float, *, dashed: bool = False) -> None:
        """Draw a quadratic curve."""
        self._use(None, colour, width, dashed=dashed)
        path = QPainterPath(QPointF(*start))
        path.quadTo(QPointF(*bend), QPointF(*end))
        self.painter.drawPath(path)

    def text(
        self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False, anchor: str = "start"
    ) -> None:
        """Write on the baseline."""
        font = letters(max(round(size), 1), bold=bold)
        self.painter.setFont(font)
        self.painter.setPen(ink(colour))
        if anchor != "start":
            wide = self.painter.fontMetrics().horizontalAdvance(text)
            x -= wide / 2 if anchor == "middle" else wide
        self.painter.drawText(QPointF(x, y), text)

    def begin(self, title: str) -> None:
        """Group nothing: the widget tells who cannot see it."""

    def end(self) -> None:
        """End the group."""
