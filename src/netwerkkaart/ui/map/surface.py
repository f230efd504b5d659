"""The map as it lies there: a picture, where one looks, what is selected, lit and in focus."""

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from netwerkkaart.graph.build import empty
from netwerkkaart.graph.picture import Flags, Picture
from netwerkkaart.look import Tokens
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.map.aloud import told
from netwerkkaart.ui.map.backdrop import Backdrop
from netwerkkaart.ui.map.fade import Fade
from netwerkkaart.ui.map.layer import Layer
from netwerkkaart.ui.map.lighting import paint_lit
from netwerkkaart.ui.map.view import View, fitting
from netwerkkaart.ui.pen import ink

_REACH = 6.0
_BY_KEY = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}


class MapSurface(QWidget):
    """Shows one picture; all keys and places are those of the picture."""

    selection_changed = Signal(object)
    """The selected keys, a tuple of str in the order they were selected."""
    focus_changed = Signal(object, int)
    """Keys in the middle of the focus and the steps out from them; 0 steps is the whole map."""
    looked_elsewhere = Signal()
    """Another part of the map is in view, or in another size."""
    redrawn = Signal()
    """Something else is shown, or in other colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Kaart van het netwerk"))
        self._tokens = theme.tokens()
        self._picture = empty()
        self._layer = Layer(self._picture, self._tokens)
        self._hidden: frozenset[str] = frozenset()
        self._view = View()
        self._fitted = False
        self._placed = False
        self._framed = False
        self._inset = 0.0
        self._selected: list[int] = []
        self._hover = -1
        self._focus: tuple[tuple[int, ...], int] = ((), 0)
        self._asked: frozenset[str] | None = None
        self._grabbed = -1
        self._dragged: Layer | None = None
        self._backdrop = Backdrop(self, self.update)
        self._fade = Fade(self, self.update)
        self._fading = False

    # -- what the page sets and asks -------------------------------------------------------------------------------

    def picture(self) -> Picture:
        """Return the picture that is shown."""
        return self._picture

    def set_picture(self, picture: Picture, *, keep_view: bool = True) -> None:
        """Show a picture; selection, focus and view stay as far as their nodes are still there."""
        chosen = self.selection()
        centres, steps = self._focus
        names = [self._picture.keys[number] for number in centres]
        if self._fading and keep_view and self.isVisible() and theme.motion_ms():
            self._fade.begin(self._seen(), theme.motion_ms())
        self._picture = picture
        self._hover = -1
        self._let_go()
        self._selected = [number for number in map(picture.index, chosen) if number >= 0]
        left = tuple(number for number in map(picture.index, names) if number >= 0)
        self._focus = (left, steps) if left else ((), 0)
        if not keep_view:
            self._placed = False
        self._rebuild()
        if len(self._selected) != len(chosen):
            self._tell_selection()
        self._describe()

    def set_fading(self, *, on: bool) -> None:
        """Let each picture fade into the next, as between two days; nothing moves."""
        self._fading = on
        self._fade.end()

    def is_fading(self) -> bool:
        """Tell whether one picture is still fading into the next."""
        return self._fade.is_on()

    def _seen(self) -> QPixmap:
        """Return what is drawn now, at the size of the widget."""
        ratio = self.devicePixelRatioF()
        seen = QPixmap(self.size() * ratio)
        seen.setDevicePixelRatio(ratio)
        seen.fill(ink(self._tokens.surface))
        painter = QPainter(seen)
        self._backdrop.paint(painter, self._view)
        painter.end()
        return seen

    def set_look(self, tokens: Tokens) -> None:
        """Use the colours of another look."""
        if tokens is not self._tokens:
            self._tokens = tokens
            self._rebuild()

    def hidden(self) -> frozenset[str]:
        """Return the legend entries that are hidden."""
        return self._hidden

    def set_hidden(self, hidden: Iterable[str]) -> None:
        """Hide what these legend entries name."""
        wanted = frozenset(hidden)
        if wanted != self._hidden:
            self._hidden = wanted
            self._hover = -1
            self._rebuild()

    def selection(self) -> tuple[str, ...]:
        """Return the selected keys in the order they were selected."""
        return tuple(self._picture.keys[number] for number in self._selected)

    def select(self, keys: Iterable[str], *, reveal: bool = False) -> None:
        """Select these nodes; those not in the picture are passed over."""
        wanted = [number for number in map(self._picture.index, keys) if number >= 0]
        self._set_selected(wanted)
        if reveal and wanted:
            self.reveal(self._picture.keys[wanted[-1]])

    def focus(self) -> tuple[tuple[str, ...], int]:
        """Return the keys in the middle of the focus and the steps out from them; ``((), 0)`` is the whole map."""
        return tuple(self._picture.keys[number] for number in self._focus[0]), self._focus[1]

    def focus_on(self, keys: Iterable[str], steps: int) -> None:
        """Fade all that is more than so many steps away from these nodes; 0 steps shows everything."""
        numbers = tuple(number for number in map(self._picture.index, keys) if number >= 0)
        wanted = (numbers, steps) if numbers and steps > 0 else ((), 0)
        if wanted == self._focus:
            return
        self._focus = wanted
        self._rebuild()
        self.focus_changed.emit(*self.focus())

    def light_up(self, keys: Iterable[str] | None) -> None:
        """Fade all but these nodes, as the answer to a question; None fades nothing. A focus goes before it."""
        wanted = None if keys is None else frozenset(keys)
        if wanted != self._asked:
            self._asked = wanted
            self._rebuild()

    def lit(self) -> Flags | None:
        """Return which nodes are in focus or in the answer, or None when all are."""
        if self._focus[1]:
            return self._picture.within(np.array(self._focus[0], dtype=np.int64), self._focus[1])
        return None if self._asked is None else self._picture.flags(self._asked)

    def reveal(self, key: str) -> None:
        """Bring a node into view, near enough to read its name."""
        number = self._picture.index(key)
        if number < 0:
            return
        x, y = self._picture.xy[number].tolist()
        px, py = self._view.to_pixels(x, y)
        inside = self._inset + 40 < px < self.width() - 40 and 40 < py < self.height() - 40
        scale = max(self._view.scale, 0.7)
        if not inside or scale != self._view.scale:
            self.centre_on(x, y, scale)

    def centre_on(self, x: float, y: float, scale: float | None = None) -> None:
        """Bring a place on the map to the middle of what is free, at this scale or as near as now."""
        scale = scale or self._view.scale
        middle = self._middle()
        self._set_view(View(scale, middle.x() - x * scale, middle.y() - y * scale))

    def in_view(self) -> QRectF:
        """Return the part of the map that is in view beside the legend, in map units."""
        left, top = self._view.to_map(self._inset, 0)
        right, bottom = self._view.to_map(self.width(), self.height())
        return QRectF(QPointF(left, top), QPointF(right, bottom))

    def _middle(self) -> QPointF:
        return QPointF((self._inset + self.width()) / 2, self.height() / 2)

    def set_inset(self, left: float) -> None:
        """Keep so many pixels at the left free when fitting: the legend lies there."""
        if left != self._inset:
            self._inset = left
            if self._fitted:
                self.fit()
            self.looked_elsewhere.emit()

    def fit(self) -> None:
        """Show the whole map."""
        if self.width() > 1:
            self._set_view(fitting(self._picture.bounds(), self.width(), self.height(), self._inset))
            self._fitted = self._placed = True

    def is_fitted(self) -> bool:
        """Tell whether the whole map is shown, and goes on being shown when the window changes."""
        return self._fitted

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom with the place under ``at`` (default the middle) staying where it is."""
        where = at or self._middle()
        least = 0.5 * fitting(self._picture.bounds(), self.width(), self.height(), closest=1.0).scale
        self._set_view(self._view.zoomed(factor, where.x(), where.y(), least))

    def view(self) -> View:
        """Return where one looks now."""
        return self._view

    def set_view(self, view: View) -> None:
        """Look there."""
        self._set_view(view)

    def node_at(self, where: QPointF) -> str:
        """Return the key of the node under a pixel, or an empty text."""
        number = self._hit(where)
        return "" if number < 0 else self._picture.keys[number]

    def is_drawing(self) -> bool:
        """Tell whether the picture is not all drawn yet."""
        return self._backdrop.is_busy()

    def settle(self) -> None:
        """Finish what is being drawn; for pictures of the screen and for tests."""
        self._backdrop.finish()

    # -- drawing ---------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(900, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 180)

    def _rebuild(self) -> None:
        self._layer = Layer(self._picture, self._tokens, self._hidden, self.lit())
        if self._fitted or not self._placed:
            self.fit()
        self._redraw(fresh=True)
        self.redrawn.emit()

    def _redraw(self, *, fresh: bool = False) -> None:
        if self.isVisible():
            ratio = self.devicePixelRatioF()
            self._backdrop.want(self._layer, self._view, self.width(), self.height(), ratio, fresh=fresh)
        self.update()

    def _set_view(self, view: View) -> None:
        self._fitted = False
        if view == self._view:
            return
        self._view = view
        self._fade.end()  # what was seen from elsewhere
        self.looked_elsewhere.emit()
        if self._backdrop.covers(view):
            self.update()
        else:
            self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        try:  # a painter left open when something goes wrong takes the program down
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), ink(self._tokens.surface))
        in_place = self._backdrop.stands(self._layer)
        self._backdrop.paint(painter, self._view if in_place else None)
        self._fade.paint(painter, ready=not self._backdrop.is_busy())
        if in_place:
            self._paint_lit(painter)
        if self._framed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(QPen(ink(self._tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_lit(self, painter: QPainter) -> None:
        """Paint what lies over a drawing that has everybody where they are now."""
        chosen = self._grabbed if self._dragged is not None else self._hover
        layer = self._dragged or self._layer
        paint_lit(painter, layer, self._backdrop, self._view, self.size(), chosen, self._selected)

    # -- what happens to it -----------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self.set_look(theme.tokens())
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted or event.oldSize().width() <= 1:
            self.fit()
        self._redraw()
        self.looked_elsewhere.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._backdrop.is_busy():
            self._redraw(fresh=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._framed = event.reason() in _BY_KEY  # after a click one sees where one is
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._framed = False
        self.update()

    # -- selecting -------------------------------------------------------------------------------------------------

    def _hit(self, where: QPointF) -> int:
        """Return the node under a pixel: the nearest in reach, else the one whose name lies there."""
        if not self._picture.keys:
            return -1
        x, y = self._view.to_map(where.x(), where.y())
        away = np.hypot(self._picture.xy[:, 0] - x, self._picture.xy[:, 1] - y) * self._view.scale
        away -= self._picture.radii(self._view.scale)
        away[~self._layer.nodes] = np.inf
        nearest = int(away.argmin())
        if away[nearest] <= _REACH:
            return nearest
        return self._backdrop.label_at(self._layer, self._view, where.x(), where.y())

    def _set_selected(self, numbers: list[int]) -> None:
        if numbers != self._selected:
            self._selected = numbers
            self._tell_selection()
            self.update()

    def _tell_selection(self) -> None:
        self._describe()
        self.selection_changed.emit(self.selection())

    def _describe(self) -> None:
        """Say in words what is selected, for who cannot see it."""
        self.setAccessibleDescription(told(self._picture, self._selected))

    def _let_go(self) -> None:
        """Hold no node any more."""
        self._grabbed, self._dragged = -1, None
