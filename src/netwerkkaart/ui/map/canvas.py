"""The map as one widget: pan, zoom, hover, select, focus, pin; by mouse and by keyboard.

It paints a :class:`netwerkkaart.graph.picture.Picture` and tells what the user does with it; it reads and writes
nothing itself. Its accessible twin is the table of the page around it.
"""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from netwerkkaart.graph.picture import Picture
from netwerkkaart.ui.map import tying
from netwerkkaart.ui.map.gestures import Band, Handle, Thread
from netwerkkaart.ui.map.layer import Layer
from netwerkkaart.ui.map.surface import MapSurface
from netwerkkaart.ui.map.view import fitting
from netwerkkaart.ui.map.walking import in_direction, most_important, round_about

_STEP = 1.25
_CARRY = 12.0
"""Pixels an arrow key moves a node by."""
_NEAR = 0.7
"""From this scale on there is room for a handle beside who is pointed at."""
_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_STEPS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}


class MapCanvas(MapSurface):
    """The map under mouse and keyboard."""

    opened = Signal(str)
    """Enter or double-click on a node: its key."""
    context_requested = Signal(str, QPoint)
    """Right-click or the menu key: key of the node or empty, and where on the screen."""
    moved = Signal(str, float, float)
    """A node was put elsewhere by hand: key and saved place in map units (a contact's counts from its school)."""
    tied = Signal(str, str)
    """A line was drawn from one node to another that can make something of it: both keys."""
    hovered = Signal(str)
    """Key under the pointer, or empty."""
    find_requested = Signal()
    """The user pressed F."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._round = (-1, -1)
        self._press: QPointF | None = None
        self._drag = False
        self._drawing: Band | Thread | None = None
        self.can_tie = True
        """Whether lines can be drawn from node to node; false in a file for reading only."""

    # -- events ----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tab walks while something is selected; else it leaves the map as everywhere."""
        walks = event.type() == QEvent.Type.KeyPress and self._selected
        if walks and isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._walk_round(-1 if event.key() == Qt.Key.Key_Backtab else 1)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        if turns:
            self.zoom_by(_STEP**turns, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            return
        where, left = event.position(), event.button() == Qt.MouseButton.LeftButton
        handle = next((one for one in self._handles() if one.is_at(where)), None) if left else None
        if handle is not None:
            self._set_hover(-1)
            self._drawing = Thread(handle.node, where)
            return
        self._press = where
        self._drag = False
        self._grabbed = self._hit(where) if left else -1
        if left and self._grabbed < 0 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._drawing = Band(where, where, tuple(self._selected))
            self._press = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        if self._drawing is not None:
            self._draw_to(self._drawing, where)
            return
        if self._press is None:
            self._point_at(where)
            return
        if not self._drag:
            if (where - self._press).manhattanLength() < QApplication.startDragDistance():
                return
            self._drag = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._grabbed >= 0 and not self._picture.is_laid_over[self._grabbed]:  # that has its place by rule
            self._drag_node(where)
        else:
            self._set_view(self._view.panned(where.x() - self._press.x(), where.y() - self._press.y()))
            self._press = where

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drawing, self._drawing = self._drawing, None
        if isinstance(drawing, Thread) and drawing.makes:
            self.tied.emit(self._picture.keys[drawing.start], self._picture.keys[drawing.target])
        if isinstance(drawing, Band) and self._selected != list(drawing.before):
            self._tell_selection()
        if drawing is not None:
            self.update()
        if self._press is None:
            return
        grabbed, dragged = self._grabbed, self._drag
        self._press, self._grabbed, self._drag = None, -1, False
        self.unsetCursor()
        if dragged:
            if grabbed >= 0 and self._dragged is not None:
                self._drop(grabbed, self._dragged.picture)
            self._dragged = None
        elif event.button() == Qt.MouseButton.LeftButton:
            adding = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._click(grabbed, adding=bool(adding))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self._hit(event.position())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if number >= 0:
            self.opened.emit(self._picture.keys[number])
            return
        x, y = self._view.to_map(event.position().x(), event.position().y())
        away = np.hypot(self._picture.xy[:, 0] - x, self._picture.xy[:, 1] - y)
        inside = np.flatnonzero(away < self._picture.radius)
        if len(inside):
            hub = int(inside[0])
            (hx, hy), reach = self._picture.xy[hub].tolist(), float(self._picture.radius[hub]) + 30
            bounds = (hx - reach, hy - reach, hx + reach, hy + reach)
            self._set_view(fitting(bounds, self.width(), self.height(), self._inset, closest=2.2))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_menu()
            return
        number = self._hit(QPointF(event.pos()))
        if number >= 0 and number not in self._selected:
            self._set_selected([number])
        self.context_requested.emit(self._picture.keys[number] if number >= 0 else "", event.globalPos())

    def _ask_menu(self) -> None:
        """Ask for the menu of what is selected last, at its place, or else for that of the map."""
        number, where = -1, self._middle()
        if self._selected:
            number = self._selected[-1]
            where = QPointF(*self._view.to_pixels(*self._picture.xy[number].tolist()))
        self.context_requested.emit(
            self._picture.keys[number] if number >= 0 else "", self.mapToGlobal(where.toPoint())
        )

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_F10 and shift:
            self._ask_menu()  # not every system makes this the menu key
        elif key in _ARROWS and plain and shift and self._selected:
            self._walk(*_ARROWS[key], adding=True)
        elif key in _ARROWS and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._selected:
            self._carry(self._selected[-1], *_ARROWS[key])
        elif not plain or not self._key(key):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Control and self._is_carried():
            grabbed, dragged = self._grabbed, self._dragged
            self._let_go()
            if dragged is not None:
                self._drop(grabbed, dragged.picture)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._is_carried():  # nobody let it go here
            self._let_go()
        super().focusOutEvent(event)

    def _key(self, key: Qt.Key) -> bool:
        """Do what a key says; false when it says nothing here."""
        done = True
        if key in _ARROWS:
            self._walk(*_ARROWS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._selected:
            self.opened.emit(self._picture.keys[self._selected[-1]])
        elif key in _STEPS and self._selected:
            self.focus_on(self.selection(), _STEPS[key])
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_by(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _STEP)
        elif key == Qt.Key.Key_F:
            self.find_requested.emit()
        elif key == Qt.Key.Key_Escape:
            done = self._back()
        else:
            done = False
        return done

    # -- doing -----------------------------------------------------------------------------------------------------

    def is_held(self) -> bool:
        """Tell whether a hand is dragging or drawing."""
        return self._press is not None or self._drawing is not None or self._dragged is not None

    def _back(self) -> bool:
        """Take one step back: out of the drag, the focus, the selection; false when there is none."""
        if self._drawing is not None:
            self._stop_drawing()
        elif self._dragged is not None:
            self._press, self._grabbed, self._drag, self._dragged = None, -1, False, None
            self.unsetCursor()
            self.update()
        elif self._focus[1]:
            self.focus_on((), 0)
        elif self._selected:
            self._set_selected([])
        else:
            return False
        return True

    def _point_at(self, where: QPointF) -> None:
        """Light what is under the pointer; who goes to the handle of a node does not leave that node."""
        for handle in self._handles():
            if handle.node == self._hover and handle.leads_to(where):
                return
            if handle.is_at(where):
                self._set_hover(-1)
                return
        self._set_hover(self._hit(where))

    def _handles(self) -> list[Handle]:
        """Return where lines can be drawn from: beside the one person who is selected, and the one pointed at.

        The latter only from nearby, and where nobody else stands: it shall be in nobody's way.
        """
        if not self.can_tie or self._dragged is not None:
            return []
        found = [self._handle(number) for number in self._selected] if len(self._selected) == 1 else []
        if self._hover >= 0 and self._hover not in self._selected and self._view.scale >= _NEAR:
            handle = self._handle(self._hover)
            if handle is not None and self._hit(handle.spot) in {-1, self._hover}:
                found.append(handle)
        return [one for one in found if one is not None]

    def _handle(self, number: int) -> Handle | None:
        """Return the handle of somebody a line can begin at."""
        if not self._layer.nodes[number] or not tying.can_begin(self._picture, number):
            return None
        return Handle.of(self._picture, number, self._view)

    def _draw_to(self, drawing: Band | Thread, where: QPointF) -> None:
        drawing.end = where
        if isinstance(drawing, Band):
            self._selected = drawing.caught(self._picture, self._layer.nodes, self._view)  # told when it lets go
        else:
            target = self._hit(where)
            drawing.target = -1 if target == drawing.start else target
            drawing.makes = target >= 0 and tying.bond(self._picture, drawing.start, target) is not tying.Bond.NONE
            there = drawing.target >= 0
            drawing.said = tying.bond_words(self._picture, drawing.start, target) if there else ""
        self.update()

    def _paint_lit(self, painter: QPainter) -> None:
        super()._paint_lit(painter)
        drawing = self._drawing
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(drawing, Band):
            drawing.paint(painter, self._tokens)
        elif drawing is not None:
            origin = QPointF(*self._view.to_pixels(*self._picture.xy[drawing.start].tolist()))
            drawing.paint(painter, self._tokens, origin, QRectF(self.rect()))
        else:
            for handle in self._handles():
                handle.paint(painter, self._tokens)

    def _set_hover(self, number: int) -> None:
        if number == self._hover:
            return
        self._hover = number
        self.setCursor(Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor)
        self.hovered.emit(self._picture.keys[number] if number >= 0 else "")
        self.update()

    def _click(self, number: int, *, adding: bool) -> None:
        if number < 0:
            if not adding:
                self._set_selected([])
        elif not adding:
            self._set_selected([number])
        elif number in self._selected:
            self._set_selected([one for one in self._selected if one != number])
        else:
            self._set_selected([*self._selected, number])

    def _is_carried(self) -> bool:
        """Tell whether keys hold a node, not the mouse."""
        return self._dragged is not None and self._press is None

    def _carry(self, number: int, right: float, down: float) -> None:
        """Move a node by keys, a little at a time; it stays where it is when the last key is let go."""
        if self._press is not None or self._picture.is_laid_over[number] or not self._layer.nodes[number]:
            return
        self._grabbed = number
        picture = self._picture if self._dragged is None else self._dragged.picture
        px, py = self._view.to_pixels(*picture.xy[number].tolist())
        self._drag_node(QPointF(px + right * _CARRY, py + down * _CARRY))

    def _drag_node(self, where: QPointF) -> None:
        x, y = self._view.to_map(where.x(), where.y())
        moved = self._picture.moved(self._grabbed, x, y)
        self._dragged = (self._dragged or Layer(self._picture, self._tokens, self._hidden)).placed(moved)
        self.update()

    def _drop(self, number: int, picture: Picture) -> None:
        self._picture = picture
        self._rebuild()
        x, y = picture.xy[number].tolist()
        hub = int(picture.home[number])
        if picture.layout.ashore[number] and hub != number:
            hx, hy = picture.xy[hub].tolist()
            x, y = x - hx, y - hy
        self.moved.emit(picture.keys[number], x, y)

    def _walk(self, right: float, down: float, *, adding: bool = False) -> None:
        if self._selected:
            there = in_direction(self._picture, self._layer.nodes, self._selected[-1], right, down)
            self._go(there, before=[one for one in self._selected if one != there] if adding else [])
        else:
            self._go(most_important(self._picture, self._layer.nodes))

    def _walk_round(self, way: int) -> None:
        """Go from neighbour to neighbour of the node where the walk began."""
        here = self._selected[-1]
        middle = self._round[0] if self._round[1] == here else here
        target = round_about(self._picture, self._layer.nodes, middle, here, way)
        self._go(target)
        self._round = (middle, target)

    def _go(self, number: int, before: Sequence[int] = ()) -> None:
        """Select a node after those ``before`` it, and bring it into view; -1 is nowhere."""
        if number < 0:
            return
        self._set_selected([*before, number])
        x, y = self._picture.xy[number].tolist()
        px, py = self._view.to_pixels(x, y)
        if not (self._inset + 30 < px < self.width() - 30 and 30 < py < self.height() - 30):
            self.centre_on(x, y)

    def _let_go(self) -> None:
        super()._let_go()
        self._drag = False

    def set_picture(self, picture: Picture, *, keep_view: bool = True) -> None:
        """Show a picture; what is being drawn by hand is about the last one, and is let go."""
        self._stop_drawing()
        super().set_picture(picture, keep_view=keep_view)

    def _stop_drawing(self) -> None:
        """Let a frame or line go, with the selection as it was before."""
        if isinstance(self._drawing, Band):
            self._selected = list(self._drawing.before)
        self._drawing = None
        self.update()
