"""The cached drawing of the map: moved while panning, scaled while zooming, drawn afresh in slices while idle."""

from collections.abc import Callable, Iterator
from math import dist, inf
from time import perf_counter

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QPainter, QPixmap

from netwerkkaart.graph.labels import Label
from netwerkkaart.graph.picture import Flags, Picture
from netwerkkaart.ui.map.layer import Layer
from netwerkkaart.ui.map.view import View
from netwerkkaart.ui.pen import ink

_SLICE = 0.009
"""Seconds of drawing between two looks at the events."""
_AT_ONCE = 0.012
"""A map that is drawn this fast is not put off."""
_FIRST = 0.05
"""Seconds a first drawing may take before it is looked at; what is missing by then follows in sight."""
_PAUSE_MS = 50
_SAME = 1.0
"""So many map units away is still the same place: saved places are rounded."""


_Work = tuple[QPixmap, QPainter, Iterator[None], View, float, float, Layer]


def _alike(one: Picture, other: Picture) -> bool:
    """Tell whether most of what is in both stands in the same place in both."""
    if one.layout is other.layout:
        return True
    places = dict(zip(one.keys, one.xy.tolist(), strict=True))
    moved = [dist(places[key], at) for key, at in zip(other.keys, other.xy.tolist(), strict=True) if key in places]
    return 2 * sum(away < _SAME for away in moved) >= len(moved)


class Backdrop(QObject):
    """Keeps a pixmap somewhat larger than the widget, and knows for which view it was drawn."""

    def __init__(self, parent: QObject, ready: Callable[[], None]) -> None:
        super().__init__(parent)
        self._ready = ready
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work)
        self._pixmap: QPixmap | None = None
        self._view = View()
        self._margin = 0.0
        self._ratio = 1.0
        self._next: _Work | None = None
        self._wanted: tuple[Layer, View, int, int, float] | None = None
        self._spent = 0.0
        self.last_cost = 0.0
        """Seconds the last whole drawing took."""
        self.labels: list[Label] = []
        self._layer: Layer | None = None
        self._compared: tuple[Layer, Layer, bool] | None = None

    def is_busy(self) -> bool:
        """Tell whether a drawing is under way or waiting."""
        return self._wanted is not None or self._next is not None

    def forget(self) -> None:
        """Drop what was drawn and what is being drawn."""
        self._stop()
        self._wanted = None
        self._pixmap = None
        self._timer.stop()

    def want(self, layer: Layer, view: View, width: int, height: int, ratio: float, *, fresh: bool) -> None:
        """Ask for a drawing of a view; ``fresh`` when the picture itself changed."""
        growing = self._pixmap is None and self._next is not None and self._next[-1] is layer
        if fresh or not growing:  # a first drawing grows on while one moves about in it
            self._stop()
        self._wanted = (layer, view, width, height, ratio)
        if self._pixmap is not None and self.last_cost < _AT_ONCE:
            self.finish()
        else:
            self._timer.start(0 if fresh or growing else _PAUSE_MS)

    def finish(self) -> None:
        """Draw all there is to draw, now."""
        while self.is_busy():
            self._work(inf)

    def _stop(self) -> None:
        if self._next is not None:
            self._next[1].end()
            self._next = None

    def _begin(self, layer: Layer, view: View, width: int, height: int, ratio: float) -> _Work:
        self._wanted = None
        margin = round(0.2 * max(width, height))
        frame = view.frame(width, height, ratio, margin)
        pixmap = QPixmap(max(round(frame.width), 1), max(round(frame.height), 1))
        pixmap.fill(ink(layer.inks.paper))
        painter = QPainter(pixmap)
        self._spent = 0.0
        return (pixmap, painter, layer.slices(painter, frame), view, margin, ratio, layer)

    def _work(self, most: float = _SLICE) -> None:
        work = self._next or (self._begin(*self._wanted) if self._wanted else None)
        if work is None:
            return
        self._next = work
        pixmap, painter, slices, view, margin, ratio, layer = work
        started = perf_counter()
        try:
            for _ in slices:
                if perf_counter() - started > most:
                    self._spent += perf_counter() - started
                    self._timer.start(0)
                    if self._pixmap is None:
                        self._ready()  # the first drawing is seen as it grows
                    return
        except BaseException:
            self._stop()  # a painter left open when something goes wrong takes the program down
            raise
        painter.end()
        self.last_cost = self._spent + perf_counter() - started
        self._next = None
        pixmap.setDevicePixelRatio(ratio)
        self._pixmap, self._view, self._margin, self._ratio = pixmap, view, margin, ratio
        self.labels, self._layer = layer.written, layer
        if self._wanted is not None:
            self._timer.start(0)  # meanwhile one looked elsewhere
        self._ready()

    def covers(self, view: View) -> bool:
        """Tell whether the drawing fills the widget at this view, at the right scale."""
        if self._pixmap is None or view.scale != self._view.scale:
            return False
        right, down = view.dx - self._view.dx, view.dy - self._view.dy
        return abs(right) <= self._margin and abs(down) <= self._margin

    def stands(self, layer: Layer) -> bool:
        """Tell whether what is seen has most nodes where this layer has them; not so after another arrangement."""
        if self._layer is None or self._pixmap is None or layer is self._layer:
            return True
        if self._compared is None or self._compared[:2] != (self._layer, layer):
            self._compared = (self._layer, layer, _alike(self._layer.picture, layer.picture))
        return self._compared[2]

    def paint(self, painter: QPainter, view: View | None) -> None:
        """Put the drawing where it belongs at this view; beyond it there is bare paper until it is drawn.

        Without a view it stays as it was drawn.
        """
        if self._pixmap is None and self._next is None:
            self._work(_FIRST)  # only now is it known how large it is to be
        if self._pixmap is not None:
            pixmap, drawn, margin, ratio = self._pixmap, self._view, self._margin, self._ratio
        elif self._next is not None:
            pixmap, _painter, _slices, drawn, margin, ratio, _layer = self._next
        else:
            return
        view = view or drawn
        grown = view.scale / drawn.scale
        left = view.dx - (drawn.dx + margin) * grown
        top = view.dy - (drawn.dy + margin) * grown
        if grown == 1.0:
            left, top = round(left * ratio) / ratio, round(top * ratio) / ratio
        wide, high = pixmap.width() / ratio * grown, pixmap.height() / ratio * grown
        painter.drawPixmap(QRectF(left, top, wide, high), pixmap, QRectF(pixmap.rect()))

    def labels_at(self, layer: Layer, view: View, which: Flags) -> list[Label]:
        """Return the names of these nodes that were written, where they are at this view in device pixels.

        Another layer has none.
        """
        if layer is not self._layer or not self.covers(view):
            return []
        right = (view.dx - self._view.dx - self._margin) * self._ratio
        down = (view.dy - self._view.dy - self._margin) * self._ratio
        return [label.shifted(right, down) for label in self.labels if which[label.node]]

    def label_at(self, layer: Layer, view: View, x: float, y: float) -> int:
        """Return the node whose name lies under a pixel, or -1."""
        if layer is not self._layer or not self.covers(view):
            return -1
        px = (x - view.dx + self._view.dx + self._margin) * self._ratio
        py = (y - view.dy + self._view.dy + self._margin) * self._ratio
        for label in self.labels:
            left, top, right, bottom = label.box
            if left <= px <= right and top <= py <= bottom:
                return label.node
        return -1
