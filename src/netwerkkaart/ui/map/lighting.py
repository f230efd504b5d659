"""What lies lit over the drawing of the map: the node under the pointer with all around it, and what is selected."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from netwerkkaart.graph.labels import Frame
from netwerkkaart.graph.picture import Flags, Picture
from netwerkkaart.ui.map.backdrop import Backdrop
from netwerkkaart.ui.map.layer import Layer
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
    elif selected:
        mine = np.zeros(len(layer.nodes), dtype=bool)
        mine[list(selected)] = True
        _paint_rings(painter, layer, frame, selected)
        layer.light(painter, frame, mine, mine, -1, backdrop.labels_at(layer, view, mine))
    painter.restore()


def _paint_rings(painter: QPainter, layer: Layer, frame: Frame, selected: Sequence[int]) -> None:
    """Ring what is selected, under the names: those can be read."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink(layer.tokens.accent), 2.5 * frame.text))
    reach = layer.picture.radii(frame.scale, frame.text)
    for number in selected:
        if layer.nodes[number]:
            x, y = (layer.picture.xy[number] * frame.scale + (frame.dx, frame.dy)).tolist()
            round_it = float(reach[number]) * (1.2 if layer.picture.is_school[number] else 1.35) + 3 * frame.text
            painter.drawEllipse(QPointF(x, y), round_it, round_it)
