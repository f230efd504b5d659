"""The slow part of painting the map, cut into slices: everything that does not change under the pointer.

Places stay in numpy: arrays of coordinates are handed to QPainter as they lie in memory, so that there is no Python
loop over lines or people. Colours are opaque; translucent lines cost five times as much.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from typing import cast

import numpy as np
import shiboken6
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from netwerkkaart.graph import labels
from netwerkkaart.graph.drawing import FADED, FEW, draw_node, draw_regions, line_scale, plate, write
from netwerkkaart.graph.inks import Inks
from netwerkkaart.graph.kinds import LineKind
from netwerkkaart.graph.labels import Frame, Label
from netwerkkaart.graph.layout.places import Floats, Ints
from netwerkkaart.graph.picture import Flags, Lines, Picture
from netwerkkaart.look import Tokens
from netwerkkaart.queries.network import NodeKind
from netwerkkaart.ui.pen import QtPen, ink, stroke

_CHUNK = 300
"""Line pieces drawn in one go; a few milliseconds even when they are thick."""
_RINGS_FROM = 0.3
_LONGEST = 160.0
"""Longer lines are drawn in pieces of about this many pixels."""
_SPRITE_PIXELS = 4_000_000
"""Pixels of sprites to keep: 16 MB."""
_DASH = 6.0
"""Length of a dash and of a gap, in pixels."""


def draw_segments(painter: QPainter, pieces: Floats) -> None:
    """Draw straight pieces, shape (n, 4), with the painter's pen."""
    pieces = np.ascontiguousarray(pieces, dtype=np.float64)
    if len(pieces):
        painter.drawLines(cast("QLineF", shiboken6.wrapInstance(pieces.ctypes.data, QLineF)), len(pieces))


def draw_sprites(painter: QPainter, sprite: QPixmap, centres: Floats) -> None:
    """Draw one little pixmap at many places, on whole pixels."""
    wide, high = sprite.width(), sprite.height()
    parts = np.zeros((len(centres), 10))
    parts[:, 0] = np.floor(centres[:, 0] - wide / 2 + 0.5) + wide / 2
    parts[:, 1] = np.floor(centres[:, 1] - high / 2 + 0.5) + high / 2
    parts[:, 4], parts[:, 5] = wide, high
    parts[:, 6] = parts[:, 7] = parts[:, 9] = 1.0
    if len(parts):
        wrapped = shiboken6.wrapInstance(parts.ctypes.data, QPainter.PixmapFragment)
        fragments = cast("QPainter.PixmapFragment", wrapped)
        painter.drawPixmapFragments(fragments, len(parts), sprite)


@dataclass(eq=False)
class Layer:
    """Draws a picture in slices; keeps its sprites from one drawing to the next."""

    picture: Picture
    tokens: Tokens
    hidden: frozenset[str] = frozenset()
    lit: Flags | None = None
    """When some nodes are in focus: which; all others fade."""
    written: list[Label] = field(default_factory=list)
    """The names of the last drawing."""
    _sprites: dict[tuple[object, ...], QPixmap] = field(default_factory=dict)

    _sprite_area: float = 0.0

    def __post_init__(self) -> None:
        self.inks = Inks(self.tokens)
        self.faint = Inks(self.tokens, FADED)
        self.nodes = self.picture.shown(self.hidden)
        self._looks = [self._look(number) for number in range(len(self.picture.keys))]
        numbers: dict[tuple[object, ...], int] = {}
        self._look_of = np.array([numbers.setdefault(look, len(numbers)) for look in self._looks], dtype=np.int64)

    def _look(self, number: int) -> tuple[object, ...]:
        """What decides how a node looks, so that equal ones share a sprite."""
        picture = self.picture
        kind = picture.kinds[number]
        if picture.is_laid_over[number]:
            return (picture.tones[number], picture.bases[number])
        if kind in {NodeKind.CONTACT, NodeKind.WORKER}:
            own = picture.labels[number] if kind is NodeKind.WORKER else bool(picture.star[number])
            return (picture.paints[number], own, bool(picture.ghost[number]), bool(picture.fresh[number]))
        return (
            picture.tones[number],
            picture.paints[number],
            int(picture.phase[number]),
            int(picture.ambition[number]),
            picture.stands[number],
            bool(picture.stale[number]),
            bool(picture.fresh[number]),
        )

    def placed(self, picture: Picture) -> "Layer":
        """Return the same nodes in other places: how they look, and their sprites, go along."""
        found = copy(self)
        found.picture = picture
        return found

    def slices(self, painter: QPainter, frame: Frame) -> Iterator[None]:
        """Draw all, stopping after every few milliseconds of work."""
        picture = self.picture
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = picture.xy * frame.scale + (frame.dx, frame.dy)
        lines = picture.lines_at(frame.zoom)
        lines = lines.take(lines.shown(self.nodes, self.hidden))
        low = lines.kind == LineKind.ASSIGNED
        yield from self._regions(painter, frame)
        yield from self._lines(painter, frame, lines.take(low))
        yield from self._islands(painter, frame, at)
        yield from self._lines(painter, frame, lines.take(~low))
        yield from self._all_nodes(painter, frame, at)
        shown = picture.named(self.nodes, self.lit)
        few = self.lit is not None and int(shown.sum()) <= FEW
        self.written = yield from labels.in_turns(picture, frame, shown, everyone=few)
        yield
        yield from self.names(painter, frame, self.written)

    def _lines(self, painter: QPainter, frame: Frame, lines: Lines) -> Iterator[None]:
        if self.lit is None:
            yield from self.draw_lines(painter, frame, lines, self.inks)
            return
        lit = self.picture.bright(lines, self.lit, frame.zoom)
        yield from self.draw_lines(painter, frame, lines.take(~lit), self.faint)
        yield from self.draw_lines(painter, frame, lines.take(lit), self.inks)

    def draw_lines(self, painter: QPainter, frame: Frame, lines: Lines, inks: Inks) -> Iterator[None]:
        """Draw lines, each group of one look in one go."""
        if not len(lines):
            return
        offset = np.array([frame.dx, frame.dy])
        start = self.picture.xy[lines.start] * frame.scale + offset
        end = self.picture.xy[lines.end] * frame.scale + offset
        bend = lines.bend * frame.scale + offset
        low, high = np.minimum(np.minimum(start, end), bend), np.maximum(np.maximum(start, end), bend)
        seen = ((high > -8) & (low < (frame.width + 8, frame.height + 8))).all(axis=1)
        sag = np.hypot(*(bend - (start + end) / 2).T) / 2
        parts = np.where(sag < 0.6, 1, np.where(sag < 6, 3, np.where(sag < 40, 6, 10)))
        length = np.hypot(*(end - start).T)
        long = length > 2 * _LONGEST  # a long slanting line costs Qt its whole bounding box
        parts = np.where(long, np.maximum(parts, 2 ** np.ceil(np.log2(length / _LONGEST + 1))), parts)
        dashes = length / (2 * _DASH * frame.text)
        parts = np.where(lines.dashed, 2 ** np.clip(np.round(np.log2(np.maximum(dashes, 1.0))), 1, 7), parts)
        thick = line_scale(frame)
        look = ((lines.kind * 8 + lines.step + 1) * 8 + lines.pale) * 1024 + np.round(lines.width * 20).astype(np.int64)
        look = look * 2 + lines.dashed
        for group in dict.fromkeys(look[seen].tolist()):
            here = np.flatnonzero(seen & (look == group))
            first = int(here[0])
            colour = inks.line(int(lines.kind[first]), int(lines.step[first]), int(lines.pale[first]))
            width = float(lines.width[first]) * thick
            dashed = bool(lines.dashed[first])
            painter.setPen(stroke(colour, round(width, 2), round_ends=width > 2.5 and not dashed))
            for count in np.unique(parts[here]).astype(int).tolist():
                some = here[parts[here] == count]
                pieces = curve_pieces(start[some], bend[some], end[some], 2 * count if dashed else count)
                if dashed:  # each piece is drawn by itself, so a pen's own dashes would start afresh at each
                    pieces = pieces[::2]
                pieces = within(pieces, frame, width)
                for place in range(0, len(pieces), _CHUNK):
                    draw_segments(painter, pieces[place : place + _CHUNK])
                    yield

    def _regions(self, painter: QPainter, frame: Frame) -> Iterator[None]:
        if self.picture.is_region.any():
            lit = self.nodes if self.lit is None else self.nodes & self.lit
            shades = [(self.faint, self.nodes & ~lit), (self.inks, lit)]
            draw_regions(self.picture, QtPen(painter), frame, shades)
            yield

    def _islands(self, painter: QPainter, frame: Frame, at: Floats) -> Iterator[None]:
        picture = self.picture
        reach = picture.radius * frame.scale
        size = (frame.width, frame.height)
        seen = self.nodes & (reach > 0) & (at > -reach[:, None]).all(axis=1) & (at < size + reach[:, None]).all(axis=1)
        for count, number in enumerate(np.flatnonzero(seen).tolist()):
            inks = self.inks if self.lit is None or self.lit[number] else self.faint
            fill, edge, ring = inks.island(picture.paints[number])
            centre = QPointF(*at[number].tolist())
            painter.setPen(QPen(ink(edge), 1.2 * frame.text))
            painter.setBrush(ink(fill))
            painter.drawEllipse(centre, reach[number], reach[number])
            if frame.zoom >= _RINGS_FROM:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(ink(ring), 0.8 * frame.text))
                for radius in picture.layout.rings[number]:
                    painter.drawEllipse(centre, radius * frame.scale, radius * frame.scale)
            if count % 12 == 11:
                yield
        yield

    def _all_nodes(self, painter: QPainter, frame: Frame, at: Floats) -> Iterator[None]:
        people = ~self.picture.is_school
        for which in (people, ~people):
            shown = self.nodes & which
            if self.lit is None:
                yield from self.draw_nodes(painter, frame, at, np.flatnonzero(shown), self.inks)
            else:
                yield from self.draw_nodes(painter, frame, at, np.flatnonzero(shown & ~self.lit), self.faint)
                yield from self.draw_nodes(painter, frame, at, np.flatnonzero(shown & self.lit), self.inks)

    def draw_nodes(self, painter: QPainter, frame: Frame, at: Floats, numbers: Ints, inks: Inks) -> Iterator[None]:
        """Draw these nodes, all of one look in one go."""
        radii = self.picture.radii(frame.scale, frame.text)
        room = radii[numbers] * 1.6
        spots = at[numbers]
        seen = ((spots > -room[:, None]) & (spots < (frame.width, frame.height) + room[:, None])).all(axis=1)
        numbers = numbers[seen]
        looks = self._look_of[numbers]
        order = np.argsort(looks, kind="stable")
        groups = np.split(numbers[order], np.flatnonzero(np.diff(looks[order])) + 1)
        for count, group in enumerate(groups):
            if len(group):
                sprite = self._sprite(int(group[0]), float(radii[group[0]]), inks)
                draw_sprites(painter, sprite, at[group])
            if count % 12 == 11:
                yield
        yield

    def _sprite(self, number: int, radius: float, inks: Inks) -> QPixmap:
        key = (self._looks[number], round(radius * 8), inks.faded)
        found = self._sprites.get(key)
        if found is None:
            self._sprite_area += 9 * radius * radius
            if self._sprite_area > _SPRITE_PIXELS:
                self._sprites.clear()
                self._sprite_area = 0.0
            side = 2 * int(np.ceil(radius * 1.6 + 2))
            found = QPixmap(side, side)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            draw_node(self.picture, QtPen(painter), side / 2, side / 2, radius, number, inks)
            painter.end()
            self._sprites[key] = found
        return found

    def names(self, painter: QPainter, frame: Frame, written: list[Label]) -> Iterator[None]:
        """Write names on plates in the colour of their ground."""
        picture = self.picture
        painter.setPen(Qt.PenStyle.NoPen)
        for label in written:
            left, top, right, bottom = label.box
            painter.setBrush(ink(plate(picture, label, self.inks, self.lit)))
            painter.drawRoundedRect(QRectF(left, top, right - left, bottom - top), 2 * frame.text, 2 * frame.text)
        yield
        pen = QtPen(painter)
        for count, label in enumerate(written):
            write(pen, label, self.inks, frame)
            if count % 60 == 59:
                yield

    def light(
        self, painter: QPainter, frame: Frame, lit: Flags, core: Flags, chosen: int, written: Iterable[Label] = ()
    ) -> list[Label]:
        """Draw the lit nodes, their names and every line from a ``core`` node to a lit one over all else; at once.

        Names in ``written`` stay where they are.
        """
        picture = self.picture
        at = picture.xy * frame.scale + (frame.dx, frame.dy)
        shown = self.nodes & lit
        lines = picture.lines
        between = lines.shown(shown, self.hidden) & (core[lines.start] | core[lines.end])
        numbers = np.flatnonzero(shown)
        hubs = picture.is_school[numbers]
        for _ in self.draw_lines(painter, frame, lines.take(between), self.inks):
            pass
        for some in (numbers[~hubs], numbers[hubs]):
            for _ in self.draw_nodes(painter, frame, at, some, self.inks):
                pass
        kept = [label for label in written if shown[label.node] and label.node != chosen]
        nameless = shown.copy()
        nameless[[label.node for label in kept]] = False
        taken = tuple(label.box for label in kept)
        few = len(numbers) <= FEW
        added = labels.place(picture, frame, nameless, everyone=few, with_sub=chosen, taken=taken)
        for _ in self.names(painter, frame, [*kept, *added]):
            pass
        return added


def curve_pieces(start: Floats, bend: Floats, end: Floats, count: int) -> Floats:
    """Return quadratic curves as ``count`` straight pieces each, shape (n * count, 4)."""
    if count == 1:
        return np.hstack([start, end])
    part = np.linspace(0.0, 1.0, count + 1)[None, :, None]
    points = (1 - part) ** 2 * start[:, None] + 2 * part * (1 - part) * bend[:, None] + part**2 * end[:, None]
    return np.concatenate([points[:, :-1], points[:, 1:]], axis=2).reshape(-1, 4)


def within(pieces: Floats, frame: Frame, width: float) -> Floats:
    """Return the pieces that touch the frame: Qt spends long on what it will not show."""
    low, high = np.minimum(pieces[:, :2], pieces[:, 2:]), np.maximum(pieces[:, :2], pieces[:, 2:])
    return pieces[((high > -width) & (low < (frame.width + width, frame.height + width))).all(axis=1)]
