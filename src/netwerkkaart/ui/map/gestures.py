"""What the hand draws on the map until it lets go: a frame around several nodes, or a line from node to node."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from netwerkkaart.graph.picture import Flags, Picture
from netwerkkaart.look import RADIUS, Tokens
from netwerkkaart.ui.map.view import View
from netwerkkaart.ui.pen import ink

_HANDLE = 8.0
"""Radius in pixels of the handle a line is drawn from."""
_ASIDE = 0.7071


@dataclass
class Band:
    """A frame drawn over the water; what lies in it joins what was selected."""

    start: QPointF
    end: QPointF
    before: tuple[int, ...]

    def caught(self, picture: Picture, shown: Flags, view: View) -> list[int]:
        """Return the numbers of what was selected and of the shown nodes whose middle lies in the frame."""
        place = QRectF(self.start, self.end).normalized()
        at = picture.xy * view.scale + (view.dx, view.dy)
        low, high = (place.left(), place.top()), (place.right(), place.bottom())
        inside = shown & (at >= low).all(axis=1) & (at <= high).all(axis=1)
        new = [number for number in np.flatnonzero(inside).tolist() if number not in self.before]
        return [*self.before, *new]

    def paint(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw the frame."""
        fill = ink(tokens.accent)
        painter.setPen(QPen(fill, 1.2))
        light = type(fill)(fill)
        light.setAlphaF(0.12)
        painter.setBrush(light)
        painter.drawRect(QRectF(self.start, self.end).normalized())


@dataclass
class Thread:
    """A line drawn from a node, with what it would make in words."""

    start: int
    end: QPointF
    target: int = -1
    makes: bool = False
    said: str = ""

    def paint(self, painter: QPainter, tokens: Tokens, origin: QPointF, edge: QRectF) -> None:
        """Draw the line from where its node lies, quiet when it would make nothing, and what it would make."""
        refused = self.target >= 0 and not self.makes
        colour = ink(tokens.muted if refused else tokens.accent)
        dashes = Qt.PenStyle.DashLine if refused else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 2.5, dashes))
        painter.drawLine(origin, self.end)
        painter.setBrush(colour)
        painter.drawEllipse(self.end, 3.5, 3.5)
        if self.said:
            self._say(painter, tokens, edge, refused=refused)

    def _say(self, painter: QPainter, tokens: Tokens, edge: QRectF, *, refused: bool) -> None:
        room = QRectF(painter.fontMetrics().boundingRect(self.said)).adjusted(-8, -4, 8, 4)
        left = self.end.x() + 16
        if left > edge.center().x():  # the card lies at the right
            left = self.end.x() - 16 - room.width()
        top = self.end.y() + 18 if self.end.y() + 26 + room.height() < edge.height() else self.end.y() - 26
        room.moveTo(left, top)
        painter.setPen(QPen(ink(tokens.outline), 1))
        painter.setBrush(ink(tokens.raised))
        painter.drawRoundedRect(room, RADIUS, RADIUS)
        painter.setPen(ink(tokens.muted if refused else tokens.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.said)


@dataclass(frozen=True)
class Handle:
    """Where a line can be drawn from a node."""

    node: int
    middle: QPointF
    """Of the node, in pixels."""
    spot: QPointF
    """Of the handle."""

    @classmethod
    def of(cls, picture: Picture, number: int, view: View) -> "Handle":
        """Return the handle of a node."""
        middle = QPointF(*view.to_pixels(*picture.xy[number].tolist()))
        return cls(number, middle, handle_of(picture, number, view))

    def is_at(self, where: QPointF) -> bool:
        """Tell whether a pixel lies on it."""
        away = where - self.spot
        return QPointF.dotProduct(away, away) <= (_HANDLE + 1) ** 2

    def leads_to(self, where: QPointF) -> bool:
        """Tell whether a pixel lies on it, or on the way to it from its node."""
        way = self.spot - self.middle
        along = QPointF.dotProduct(where - self.middle, way) / QPointF.dotProduct(way, way)
        away = where - (self.middle + way * min(max(along, 0.0), 1.0))
        return QPointF.dotProduct(away, away) <= (_HANDLE + 1) ** 2

    def paint(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw it: a plus."""
        painter.setPen(QPen(ink(tokens.surface), 1.5))
        painter.setBrush(ink(tokens.accent))
        painter.drawEllipse(self.spot, _HANDLE, _HANDLE)
        painter.setPen(QPen(ink(tokens.on_accent), 1.8))
        arm = _HANDLE / 2
        painter.drawLine(self.spot - QPointF(arm, 0), self.spot + QPointF(arm, 0))
        painter.drawLine(self.spot - QPointF(0, arm), self.spot + QPointF(0, arm))


def handle_of(picture: Picture, number: int, view: View) -> QPointF:
    """Return where the handle of a node lies, beside its ring at the upper right."""
    x, y = view.to_pixels(*picture.xy[number].tolist())
    away = float(picture.radii(view.scale)[number]) * 1.35 + 3 + _HANDLE
    return QPointF(x + away * _ASIDE, y - away * _ASIDE)
