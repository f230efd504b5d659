"""What something must be able to do for a picture to be drawn on it: SVG, PDF and the window each bring one."""

from collections.abc import Sequence
from typing import Protocol

Point = tuple[float, float]


class Pen(Protocol):
    """Draws opaque shapes; y grows downwards, lengths are in the drawing's own unit, colours ``#RRGGBB``."""

    def polygon(self, points: Sequence[Point], fill: str | None, stroke: str | None = None, width: float = 1.0) -> None:
        """Draw a closed shape."""

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
        """Draw a circle."""

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
        """Draw a rectangle with round corners."""

    def polyline(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Draw an open line with round ends."""

    def curve(self, start: Point, bend: Point, end: Point, colour: str, width: float, *, dashed: bool = False) -> None:
        """Draw a quadratic curve."""

    def text(
        self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False, anchor: str = "start"
    ) -> None:
        """Write on the baseline ``y``; ``anchor`` is start, middle or end."""

    def begin(self, title: str) -> None:
        """Start the shapes of one thing, named for who cannot see it."""

    def end(self) -> None:
        """End the shapes of one thing."""
