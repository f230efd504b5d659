"""The growth chart in the window: points at what the pointer is over, walks with the arrow keys, opens with Enter."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netwerkkaart.domain.growth import Growth, Mark
from netwerkkaart.graph.growth.drawing import draw_growth
from netwerkkaart.graph.growth.layout import lay_out
from netwerkkaart.graph.growth.picture import GrowthPicture, Lane, Spot
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.pen import QtPen

if TYPE_CHECKING:
    from netwerkkaart.look import Tokens

_LEAST = 420
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_BEGIN = (Lane.PHASES, Lane.STANDS, Lane.FLAGS, Lane.BUILDING, Lane.STRAINING, Lane.CONTACTS)
"""On which lane a walk begins, if there is something on it."""


class GrowthChart(QWidget):
    """One picture, laid out for the width there is; as high as it needs."""

    pointed = Signal(object)
    """The marks under the pointer or the keyboard, a tuple; empty when there are none."""
    opened = Signal(object, QPointF)
    """The marks of a place that was asked for, and where it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Grafiek van vertrouwen en groei"))
        self._growth: Growth | None = None
        self.picture: GrowthPicture | None = None
        self._drawn: QPixmap | None = None
        self._drawn_for: tuple[Tokens, float] | None = None
        self._hover: Spot | None = None
        self._current: Spot | None = None

    def show_growth(self, growth: Growth) -> None:
        """Show the growth of a school; where the keyboard stands stays, when that mark is still there."""
        if growth == self._growth:
            return
        self._growth = growth
        self._lay_out()

    def _lay_out(self) -> None:
        if self._growth is None or self.width() < _LEAST:
            return
        held = self._current.marks[0] if self._current else None
        self.picture = lay_out(self._growth, float(self.width()))
        self._drawn = None
        self._hover = None
        self._current = next((spot for spot in self.picture.spots if held in spot.marks), None) if held else None
        self.setFixedHeight(math.ceil(self.picture.height))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(760, math.ceil(self.picture.height) if self.picture else 360)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self.picture is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap(self.picture))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hover is not None and self._hover is not self._current:
            self._ring(painter, self._hover, 1.4)
        if self._current is not None and self.hasFocus():
            self._ring(painter, self._current, 2.4)

    def _pixmap(self, picture: GrowthPicture) -> QPixmap:
        """Return the drawing, made anew only for another picture, look or screen."""
        wanted = (theme.tokens(), self.devicePixelRatioF())
        if self._drawn is None or self._drawn_for != wanted:
            tokens, ratio = wanted
            drawn = QPixmap(self.size() * ratio)
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(theme.colour("surface"))
            painter = QPainter(drawn)
            draw_growth(picture, QtPen(painter), tokens)
            painter.end()
            self._drawn, self._drawn_for = drawn, wanted
        return self._drawn

    def _ring(self, painter: QPainter, spot: Spot, thick: float) -> None:
        box = spot.box
        ring = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top).adjusted(-2, -2, 2, 2)
        painter.setPen(QPen(theme.colour("text"), thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ring, 5, 5)

    # --- pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        where = event.position()
        found = self.picture.at(where.x(), where.y()) if self.picture else None
        if found is not self._hover:
            self._hover = found
            self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
            self.pointed.emit(self.pointed_at())
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._hover is not None:
            self._hover = None
            self.pointed.emit(self.pointed_at())
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        found = self.picture.at(event.position().x(), event.position().y()) if self.picture else None
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._stand_on(found)
            self.opened.emit(found.marks, event.position())

    def pointed_at(self) -> tuple[Mark, ...]:
        """Return the marks under the pointer, else those the keyboard stands on."""
        spot = self._hover or (self._current if self.hasFocus() else None)
        return spot.marks if spot is not None else ()

    # --- walking

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current is None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._current = self._first()
        self.pointed.emit(self.pointed_at())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(self.pointed_at())
        self.update()

    def _first(self) -> Spot | None:
        if self.picture is None:
            return None
        lane = next((lane for lane in _BEGIN if lane in self.picture.lanes()), None)
        return self.picture.of_lane(lane)[-1] if lane else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        spot, key = self._current, Qt.Key(event.key())
        if self.picture is None or spot is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._walk(spot, *_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._stand_on(self.picture.of_lane(spot.lane)[0 if key is Qt.Key.Key_Home else -1])
        elif key in _OPENING:
            self.opened.emit(spot.marks, QPointF(spot.x, spot.box.bottom))
        else:
            super().keyPressEvent(event)

    def _walk(self, spot: Spot, right: int, down: int) -> None:
        """Go to the next place on this lane, or to the nearest one on the lane above or below."""
        if self.picture is None:
            return
        if right:
            lane = self.picture.of_lane(spot.lane)
            place = lane.index(spot) + right
            if 0 <= place < len(lane):
                self._stand_on(lane[place])
            return
        lanes = self.picture.lanes()
        place = lanes.index(spot.lane) + down
        if 0 <= place < len(lanes):
            self._stand_on(min(self.picture.of_lane(lanes[place]), key=lambda other: abs(other.x - spot.x)))

    def _stand_on(self, spot: Spot) -> None:
        self._current = spot
        self._hover = None
        self.pointed.emit(spot.marks)
        self.update()
