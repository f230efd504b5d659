"""What floats over the map: card, zoom buttons, choice of arrangement, minimap and hint.

Where they lie, and how the map makes room for them.
"""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from netwerkkaart.graph.picture import Flags
from netwerkkaart.queries.map_card import contact_card, school_card, worker_card
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.map import laid_over
from netwerkkaart.ui.map.board import MapBoard
from netwerkkaart.ui.map.card import WIDTH, SideCard
from netwerkkaart.ui.map.floating import ArrangementSwitch, Hint, ZoomButtons
from netwerkkaart.ui.map.menus import parts
from netwerkkaart.ui.map.minimap import Minimap
from netwerkkaart.ui.map.view import View, fitting

if TYPE_CHECKING:
    from datetime import date

_CARDS = {"contact": contact_card, "school": school_card, "worker": worker_card}
_MARGIN = 3 * theme.SPACE
_READABLE = 0.6
_NAME = 90.0
"""Room in map units for the name of somebody at the edge of what is shown."""
_CLOSEST = 1.4
"""How near a focus is brought: a school with all names."""


class Overlays(QObject):
    """Card, zoom buttons, choice of arrangement, minimap and hint of one board."""

    def __init__(self, desk: Desk, board: MapBoard) -> None:
        super().__init__(board)
        self._desk = desk
        self._board = board
        self._canvas = board.canvas
        self.layer_words: Callable[[str], str] = lambda _key: ""
        """What opening something that is laid over does, as it stands on the button of its card."""
        self.day: date | None = None
        """The day cards tell of; None is today."""
        self._before: View | None = None
        self._whole_before = False
        self.zoom = ZoomButtons(board)
        self.arrangements = ArrangementSwitch(board)
        self.minimap = Minimap(board.canvas, board)
        self.card = SideCard(board, writable=not desk.store.read_only)
        self.hint = Hint(board)
        self._delay = QTimer(self, singleShot=True)
        self._delay.timeout.connect(self.show_card)
        canvas = board.canvas
        self.zoom.nearer.connect(lambda: canvas.zoom_by(1.25))
        self.zoom.further.connect(lambda: canvas.zoom_by(0.8))
        self.zoom.fitting.connect(canvas.fit)
        self.card.closed.connect(lambda: canvas.select(()))
        board.legend.opened_or_closed.connect(lambda _open: self.place())
        canvas.redrawn.connect(self._place_minimap)
        board.installEventFilter(self)

    def show_card_soon(self) -> None:
        """Show the card, but not under the pointer while a second click may follow."""
        keys = self._canvas.selection()
        if keys and self.card.isHidden() and self._canvas.underMouse() and self._pixel(keys[-1])[0] > self._free():
            self._delay.start(QApplication.doubleClickInterval())
        else:
            self.show_card()

    def show_card(self) -> None:
        """Tell what is selected; nothing selected is no card."""
        self._delay.stop()
        keys, picture = self._canvas.selection(), self._canvas.picture()
        if len(keys) > 1:
            self.card.show_many([picture.labels[picture.index(key)] for key in keys])
        elif not keys or not self._read(keys[0]):
            self.card.hide()
            return
        self.card.show()
        self.card.raise_()
        x, y = self._pixel(keys[-1])
        if x > self._free() and y < self.card.geometry().bottom() + 24:
            self._canvas.set_view(self._canvas.view().panned(self._free() - x, 0))
        x, y = self._pixel(keys[-1])
        place = self.minimap.geometry().adjusted(-20, -20, 20, 20)
        if self.minimap.isVisible() and place.contains(round(x), round(y)):
            self._canvas.set_view(self._canvas.view().panned(0, place.top() - y))

    def _read(self, key: str) -> bool:
        if laid_over.is_so(key):
            return self._tell_of_layer(key)
        kind, number = parts(key)
        with self._desk.store.read() as connection:
            row = _CARDS[kind](connection, number, today=self.day or self._desk.today())
        if row is not None:
            self.card.show_row(key, row, self.day or self._desk.today())
        return row is not None

    def _tell_of_layer(self, key: str) -> bool:
        """Tell what a seat, theme, wijk or partner is, and of whom."""
        picture = self._canvas.picture()
        number = picture.index(key)
        if number < 0:
            return False
        near = [(picture.keys[one], picture.labels[one]) for one in picture.neighbours(number).tolist()]
        words = self.layer_words(key)
        self.card.show_laid_over(key, picture.labels[number], picture.subs[number], near, words)
        return True

    def _pixel(self, key: str) -> tuple[float, float]:
        picture = self._canvas.picture()
        return self._canvas.view().to_pixels(*picture.xy[picture.index(key)].tolist())

    def _free(self) -> float:
        """Return how far to the right a node may lie beside the card."""
        return float(self._board.width() - WIDTH - _MARGIN - 48)

    def frame_focus(self) -> None:
        """Bring what is in focus near; without a focus go back to where one looked before it."""
        canvas, picture = self._canvas, self._canvas.picture()
        keys, steps = canvas.focus()
        if not steps:
            self.look_back()
            return
        centre = picture.flags(keys)
        lit = picture.within(np.flatnonzero(centre), steps)
        homes = picture.home[centre]
        whole = centre.copy()
        whole[homes[homes >= 0]] = True  # the name of a school stands above its island
        view = self._view_of(lit, whole)
        if view is None:
            return
        if steps == 1 and view.scale < _READABLE:  # somebody far away is worth less than names that can be read
            wide, inset = self._room()
            x, y = picture.xy[centre].mean(axis=0).tolist()
            view = View(_READABLE, (inset + wide) / 2 - x * _READABLE, canvas.height() / 2 - y * _READABLE)
        canvas.set_view(view)

    def look_at(self, keys: Collection[str]) -> None:
        """Bring these nodes near, schools with their island, people with room for their name."""
        flags = self._canvas.picture().flags(keys)
        view = self._view_of(flags, flags)
        if view is not None:
            self._canvas.set_view(view)

    def sees(self, keys: Collection[str]) -> bool:
        """Tell whether these nodes are in sight, and near enough to read their names."""
        picture, view = self._canvas.picture(), self._canvas.view()
        at = picture.xy[picture.flags(keys)] * view.scale + (view.dx, view.dy)
        wide, inset = self._room()
        inside = (at > (inset + 30, 30)).all() and (at < (wide - 30, self._canvas.height() - 30)).all()
        return bool(inside) and view.scale >= _READABLE

    def look_back(self) -> None:
        """Go back to where one looked before something was brought near."""
        if self._before is not None:
            before, self._before = self._before, None
            self._canvas.fit()
            if not self._whole_before:
                self._canvas.set_view(before)

    def _room(self) -> tuple[float, float]:
        """Return where the free part of the canvas ends and begins, beside card and legend."""
        wide = self._canvas.width() - (WIDTH + _MARGIN if self.card.isVisible() else 0)
        return wide, self._board.legend.room()

    def _view_of(self, lit: Flags, whole: Flags) -> View | None:
        """Return the view of what is lit, of ``whole`` schools all the island, of people with room for their name.

        None when nothing of it is shown.
        """
        canvas, picture = self._canvas, self._canvas.picture()
        numbers = np.flatnonzero(lit & picture.shown(canvas.hidden()))
        if not len(numbers):
            return None
        if self._before is None:
            self._before, self._whole_before = canvas.view(), canvas.is_fitted()
        reach = np.where(whole, np.maximum(picture.radius, _NAME), _NAME)[numbers][:, None]
        left, top = (picture.xy[numbers] - reach).min(axis=0).tolist()
        right, bottom = (picture.xy[numbers] + reach).max(axis=0).tolist()
        wide, inset = self._room()
        return fitting((left, top, right, bottom), wide, canvas.height(), inset, closest=_CLOSEST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._board and event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Put everything at its edge."""
        size = self.zoom.sizeHint()
        left, top = self._board.width() - size.width() - _MARGIN, self._board.height() - size.height() - _MARGIN
        self.zoom.setGeometry(left, top, size.width(), size.height())
        wide, high = self.arrangements.sizeHint().width(), self.arrangements.sizeHint().height()
        foot = self._board.height() - _MARGIN
        self.arrangements.setGeometry(left - wide - _MARGIN // 2, foot - high, wide, high)
        self.card.lowest = top - _MARGIN
        self.card.place()
        self.hint.place()
        self._place_minimap()

    def _place_minimap(self) -> None:
        """Put the minimap at the foot of what is free: under the legend, or beside it where it reaches so far down."""
        size, legend = self.minimap.sizeHint(), self._board.legend.geometry()
        foot = (self.hint.y() if self.hint.isVisible() else self._board.height()) - _MARGIN
        top, left = foot - size.height(), _MARGIN
        if legend.bottom() + _MARGIN > top:
            left = legend.right() + _MARGIN
        self.minimap.setGeometry(left, top, size.width(), size.height())
        self.minimap.set_room(on=top >= _MARGIN and left + size.width() + _MARGIN <= self.arrangements.x())
