"""A drawing remembered, to be drawn again on any pen: whole, or what of it falls within a window."""

from collections.abc import Callable, Sequence

from netwerkkaart.graph import lettering
from netwerkkaart.graph.labels import Box
from netwerkkaart.graph.pen import Pen, Point

_Act = Callable[[Pen], object]
_LINE = 4.0
"""A line is never so thick that it reaches farther than so many of its widths."""


class Recording:
    """A pen that remembers."""

    def __init__(self) -> None:
        self._acts: list[tuple[Box, _Act]] = []

    def play(self, pen: Pen, window: Box | None = None) -> None:
        """Draw all of it, or what touches the window; the order and the places stay."""
        if window is None:
            for _box, act in self._acts:
                act(pen)
            return
        left, top, right, bottom = window
        for box, act in self._acts:
            if box[0] <= right and box[2] >= left and box[1] <= bottom and box[3] >= top:
                act(pen)

    def _note(self, points: Sequence[Point], wider: float, act: _Act) -> None:
        across, down = [x for x, _y in points], [y for _x, y in points]
        box = (min(across) - wider, min(down) - wider, max(across) + wider, max(down) + wider)
        self._acts.append((box, act))

    def polygon(self, points: Sequence[Point], fill: str | None, stroke: str | None = None, width: float = 1.0) -> None:
        """Remember a closed shape."""
        kept = tuple(points)
        self._note(kept, width * _LINE, lambda pen: pen.polygon(kept, fill, stroke, width))

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str | None,
        stroke: str | None = None,
        width: float = 1.0,
        *,
        dashed: bool = False,
    ) -> None:
        """Remember a circle."""
        self._note(
            ((x, y),),
            radius + width * _LINE,
            lambda pen: pen.circle(x, y, radius, fill, stroke, width, dashed=dashed),
        )

    def rect(
        self,
        left: float,
        top: float,
        wide: float,
        high: float,
        corner: float,
        fill: str | None,
        stroke: str | None = None,
        width: float = 1.0,
    ) -> None:
        """Remember a rectangle with round corners."""
        self._note(
            ((left, top), (left + wide, top + high)),
            width * _LINE,
            lambda pen: pen.rect(left, top, wide, high, corner, fill, stroke, width),
        )

    def polyline(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Remember an open line with round ends."""
        kept = tuple(points)
        self._note(kept, width * _LINE, lambda pen: pen.polyline(kept, colour, width))

    def curve(self, start: Point, bend: Point, end: Point, colour: str, width: float, *, dashed: bool = False) -> None:
        """Remember a quadratic curve, which lies within its three points."""
        self._note(
            (start, bend, end), width * _LINE, lambda pen: pen.curve(start, bend, end, colour, width, dashed=dashed)
        )

    def text(
        self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False, anchor: str = "start"
    ) -> None:
        """Remember words, with the room they take."""
        wide = lettering.width(text, size, bold=bold)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        self._note(
            ((left, y - size), (left + wide, y + size * 0.3)),
            0.0,
            lambda pen: pen.text(x, y, text, size, colour, bold=bold, anchor=anchor),
        )

    def begin(self, title: str) -> None:
        """Forget the groups: a drawing in parts has none."""

    def end(self) -> None:
        """Forget the end of a group too."""
