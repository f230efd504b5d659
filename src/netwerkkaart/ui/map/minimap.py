"""The minimap: the whole map in a corner while only a part of it is in view, and a frame around that part."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from netwerkkaart.graph.drawing import FADED
from netwerkkaart.graph.inks import Inks, mix
from netwerkkaart.graph.picture import EDGE
from netwerkkaart.look import RADIUS
from netwerkkaart.texts import _, ngettext
from netwerkkaart.ui import preferences, theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.map.floating import Plate
from netwerkkaart.ui.map.surface import MapSurface
from netwerkkaart.ui.pen import ink

_WIDEST, _HIGHEST = 190.0, 128.0
_PAD = 7.0
_LEAST = 56.0
_OUT = 6.0
"""So many pixels may lie out of view before it counts as out of view."""
_STEP = 1.25
_PAN = 0.25
"""Part of the frame an arrow key moves it by."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Minimap(Plate):
    """Lies on the map; drawn once for every picture, after that only the frame moves."""

    def __init__(self, canvas: MapSurface, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._wanted = preferences.minimap()
        self._room = True
        self._drawn: QPixmap | None = None
        self._bounds = canvas.picture().bounds()
        self._grip: QPointF | None = None
        self.setAccessibleName(_("Overzichtskaartje"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setToolTip(_("Sleep het kader of klik om ergens anders te kijken"))
        canvas.looked_elsewhere.connect(self._on_look)
        canvas.redrawn.connect(self._on_redrawn)
        canvas.selection_changed.connect(lambda _keys: self.update())
        self.hide()

    # -- whether it is there ---------------------------------------------------------------------------------------

    def is_wanted(self) -> bool:
        """Tell whether it comes when a part of the map is out of view."""
        return self._wanted

    def set_wanted(self, *, on: bool) -> None:
        """Let it come, or put it away, on this computer also the next time."""
        self._wanted = on
        preferences.keep_minimap(on=on)
        self._on_look()

    def set_room(self, *, on: bool) -> None:
        """Say whether there is room for it beside all else that lies on the map."""
        self._room = on
        self._on_look()

    def all_in_view(self) -> bool:
        """Tell whether the whole map is in view, so that there is nothing to show here."""
        picture, slack = self._canvas.picture(), _OUT / self._canvas.view().scale
        if not picture.keys:
            return True
        left, top, right, bottom = self._bounds
        whole = QRectF(left, top, right - left, bottom - top)
        inner = whole.adjusted(EDGE + slack, EDGE + 16 + slack, -EDGE - slack, -EDGE - 8 - slack)
        return self._canvas.in_view().contains(inner)

    def _on_look(self) -> None:
        shown = self._wanted and self._room and not self.all_in_view()
        if shown and self.isHidden():
            self.show()
            self.raise_()
        elif not shown and not self.isHidden():
            had_keys = self.hasFocus()
            self.hide()
            if had_keys:
                self._canvas.setFocus(Qt.FocusReason.TabFocusReason)
        self.update()

    def _on_redrawn(self) -> None:
        self._drawn, self._bounds = None, self._canvas.picture().bounds()
        self._on_look()

    # -- drawing ---------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        left, top, right, bottom = self._bounds
        scale = min(_WIDEST / (right - left), _HIGHEST / (bottom - top))
        wide, high = max((right - left) * scale, _LEAST), max((bottom - top) * scale, _LEAST)
        return QSize(round(wide + 2 * _PAD), round(high + 2 * _PAD))

    def _lie(self) -> tuple[float, float, float]:
        """Return scale and offset of the map on this widget."""
        left, top, right, bottom = self._bounds
        wide, high = right - left, bottom - top
        scale = min((self.width() - 2 * _PAD) / wide, (self.height() - 2 * _PAD) / high)
        return scale, self.width() / 2 - (left + wide / 2) * scale, self.height() / 2 - (top + high / 2) * scale

    def frame(self) -> QRectF:
        """Return where the frame lies, as far as it lies on the minimap."""
        seen, (scale, dx, dy) = self._canvas.in_view(), self._lie()
        place = QRectF(seen.x() * scale + dx, seen.y() * scale + dy, seen.width() * scale, seen.height() * scale)
        return place.intersected(QRectF(self.rect()).adjusted(3, 3, -3, -3))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drawn is None or self._drawn.deviceIndependentSize().toSize() != self.size():
            self._drawn = self._draw()
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_selected(painter)
        fill = QColor(theme.colour("accent"))
        fill.setAlphaF(0.14 if tokens.dark else 0.09)
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.setBrush(fill)
        painter.drawRoundedRect(self.frame(), 2, 2)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_selected(self, painter: QPainter) -> None:
        picture, (scale, dx, dy) = self._canvas.picture(), self._lie()
        painter.setPen(QPen(theme.colour("raised"), 1))
        painter.setBrush(theme.colour("text"))
        for key in self._canvas.selection():
            x, y = picture.xy[picture.index(key)].tolist()
            painter.drawEllipse(QPointF(x * scale + dx, y * scale + dy), 3.5, 3.5)

    def _draw(self) -> QPixmap:
        """Draw islands as soft shapes, workers as specks; where there are no islands everybody as a speck."""
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        canvas, tokens = self._canvas, theme.tokens()
        picture, (scale, dx, dy) = canvas.picture(), self._lie()
        shown, lit = picture.shown(canvas.hidden()), canvas.lit()
        at = picture.xy * scale + (dx, dy)
        inks, faint = Inks(tokens), Inks(tokens, FADED)
        for number in np.flatnonzero(shown & picture.is_school).tolist():
            tone = (inks if lit is None or lit[number] else faint).tone(picture.tones[number])
            reach = float(picture.radius[number]) * scale
            painter.setBrush(ink(mix(tone.solid, tokens.raised, 0.55) if reach else tone.solid))
            painter.drawEllipse(QPointF(*at[number].tolist()), max(reach, 2.5), max(reach, 2.5))
        if not picture.radius.any():
            self._specks(painter, at, shown & picture.is_contact, mix(tokens.outline, tokens.raised, 0.4), 1.2)
        workers = shown & picture.is_worker
        if lit is not None:
            self._specks(painter, at, workers & ~lit, faint.accent, 4.0)
            workers &= lit
        self._specks(painter, at, workers, inks.accent, 4.0)
        painter.end()
        return drawn

    @staticmethod
    def _specks(painter: QPainter, at: np.ndarray, which: np.ndarray, colour: str, size: float) -> None:
        painter.setPen(QPen(ink(colour), size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in at[which].tolist()]))
        painter.setPen(Qt.PenStyle.NoPen)

    # -- hands -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        where, frame = event.position(), self.frame()
        self._grip = where - frame.center() if frame.contains(where) else QPointF()
        self._go_to(where - self._grip)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._go_to(event.position() - self._grip)
        else:
            inside = self.frame().contains(event.position())
            self.setCursor(Qt.CursorShape.OpenHandCursor if inside else Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._grip = None
        self.unsetCursor()

    def _go_to(self, where: QPointF) -> None:
        scale, dx, dy = self._lie()
        self._canvas.centre_on((where.x() - dx) / scale, (where.y() - dy) / scale)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        if turns:
            self._canvas.zoom_by(_STEP**turns)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, canvas, seen = Qt.Key(event.key()), self._canvas, self._canvas.in_view()
        if key in _ARROWS:
            right, down = _ARROWS[key]
            middle = seen.center()
            canvas.centre_on(middle.x() + right * seen.width() * _PAN, middle.y() + down * seen.height() * _PAN)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            canvas.zoom_by(_STEP)
        elif key == Qt.Key.Key_Minus:
            canvas.zoom_by(1 / _STEP)
        elif key == Qt.Key.Key_0:
            canvas.fit()
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            canvas.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("close", "muted"), _("Overzichtskaartje wegdoen"), lambda: self.set_wanted(on=False))
        menu.popup(event.globalPos())
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setAccessibleDescription(self._told())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._drawn = None
        super().changeEvent(event)

    def _told(self) -> str:
        """Say how much of the map is in view, for who cannot see it."""
        picture, seen = self._canvas.picture(), self._canvas.in_view()
        shown = picture.shown(self._canvas.hidden())
        x, y = picture.xy[:, 0], picture.xy[:, 1]
        inside = shown & (x >= seen.left()) & (x <= seen.right()) & (y >= seen.top()) & (y <= seen.bottom())
        n, total = int(inside.sum()), int(shown.sum())
        return ngettext("{n} van {total} is in beeld", "{n} van {total} zijn in beeld", n).format(n=n, total=total)
