"""What lies lit over the drawing of the map: the node under the pointer with all around it, and what is selected."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from netwerkkaart.graph.drawing import FEW
from netwerkkaart.graph.labels import Frame
from netwerkkaart.graph.layout.places import Floats
from netwerkkaart.graph.picture import Flags, Picture
from netwerkkaart.ui.map.backdrop import Backdrop
from netwerkkaart.ui.map.layer import Layer, draw_sprites
from netwerkkaart.ui.map.view import View
from netwerkkaart.ui.pen import ink

_DIM = 0.55


def around(picture: Picture, number: int) -> tuple[Flags, Flags]:
    """Return what lights up with a node, and the nodes whose lines do: a school stands for all its people."""
    core = np.zeros(len(picture.keys), dtype=bool)
    core[number] = True
    if picture.is_school[number]:
        core |= picture.home == number
    lit = core.copy()
    lines = picture.lines
    lit[lines.end[core[lines.start]]] = True
    lit[lines.start[core[lines.end]]] = True
    lit[picture.neighbours(number)] = True
    return lit, core


def paint_lit(
    painter: QPainter, layer: Layer, backdrop: Backdrop, view: View, size: QSize, chosen: int, selected: Sequence[int]
) -> None:
    """Lay a veil over all but what is around the ``chosen`` node (-1: none), else light what is selected."""
    ratio = painter.device().devicePixelRatioF()
    frame = view.frame(size.width(), size.height(), ratio)
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chosen >= 0:
        lit, core = around(layer.picture, chosen)
        paper = ink(layer.tokens.surface)
        veil = type(paper)(paper)
        veil.setAlphaF(_DIM)
        painter.fillRect(QRectF(0, 0, frame.width, frame.height), veil)
        _paint_rings(painter, layer, frame, selected)
        layer.light(painter, frame, lit, core, chosen, backdrop.labels_at(layer, view, lit))
    elif len(selected) > FEW:  # rings only: their names and lines are there already
        _ring_many(painter, layer, frame, selected)
    elif selected:
        mine = np.zeros(len(layer.nodes), dtype=bool)
        mine[list(selected)] = True
        _paint_rings(painter, layer, frame, selected)
        layer.light(painter, frame, mine, mine, -1, backdrop.labels_at(layer, view, mine))
    painter.restore()


def _paint_rings(painter: QPainter, layer: Layer, frame: Frame, selected: Sequence[int]) -> None:
    """Ring what is selected, under the names: those can be read."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_ring_pen(layer, frame))
    for (x, y), reach in zip(*_rings(layer, frame, selected), strict=True):
        painter.drawEllipse(QPointF(x, y), reach, reach)


def _ring_many(painter: QPainter, layer: Layer, frame: Frame, selected: Sequence[int]) -> None:
    """Ring a large part of the map: each size of ring is drawn once."""
    at, reach = _rings(layer, frame, selected)
    sizes = np.ceil(reach)
    for size in np.unique(sizes).tolist():
        side = 2 * int(size + 3 * frame.text)
        ring = QPixmap(side, side)
        ring.fill(Qt.GlobalColor.transparent)
        drawing = QPainter(ring)
        drawing.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing.setPen(_ring_pen(layer, frame))
        drawing.drawEllipse(QPointF(side / 2, side / 2), size, size)
        drawing.end()
        draw_sprites(painter, ring, at[sizes == size])


def _ring_pen(layer: Layer, frame: Frame) -> QPen:
    return QPen(ink(layer.tokens.accent), 2.5 * frame.text)


def _rings(layer: Layer, frame: Frame, selected: Sequence[int]) -> tuple[Floats, Floats]:
    """Return middle and radius of the rings in sight."""
    picture, numbers = layer.picture, np.array(selected, dtype=np.int64)
    numbers = numbers[layer.nodes[numbers]]
    at = picture.xy[numbers] * frame.scale + (frame.dx, frame.dy)
    larger = np.where(picture.is_school[numbers], 1.2, 1.35)
    reach = picture.radii(frame.scale, frame.text)[numbers] * larger + 3 * frame.text
    edge = reach[:, None] + 3 * frame.text
    seen = ((at > -edge) & (at - edge < (frame.width, frame.height))).all(axis=1)
    return at[seen], reach[seen]
