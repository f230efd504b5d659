"""Where one looks: how map units lie on the widget's pixels, and the moves one can make."""

from dataclasses import dataclass, replace

from netwerkkaart.graph.labels import ABOVE, BESIDE, Frame

CLOSEST = 6.0


@dataclass(frozen=True)
class View:
    """Scale and offset of the map on the widget, in logical pixels."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def to_map(self, x: float, y: float) -> tuple[float, float]:
        """Return the place on the map under a pixel."""
        return (x - self.dx) / self.scale, (y - self.dy) / self.scale

    def to_pixels(self, x: float, y: float) -> tuple[float, float]:
        """Return the pixel of a place on the map."""
        return x * self.scale + self.dx, y * self.scale + self.dy

    def panned(self, right: float, down: float) -> "View":
        """Return the view with the map shifted by so many pixels."""
        return replace(self, dx=self.dx + right, dy=self.dy + down)

    def zoomed(self, factor: float, x: float, y: float, least: float) -> "View":
        """Return the view nearer by a factor, with the place under this pixel staying there."""
        scale = min(max(self.scale * factor, least), CLOSEST)
        grown = scale / self.scale
        return View(scale, x - (x - self.dx) * grown, y - (y - self.dy) * grown)

    def frame(self, width: float, height: float, ratio: float, margin: float = 0.0) -> Frame:
        """Return the frame in device pixels, with a margin (logical pixels) all around."""
        return Frame(
            self.scale * ratio,
            (self.dx + margin) * ratio,
            (self.dy + margin) * ratio,
            (width + 2 * margin) * ratio,
            (height + 2 * margin) * ratio,
            ratio,
        )


def fitting(
    bounds: tuple[float, float, float, float], width: float, height: float, left: float = 0.0, closest: float = 1.6
) -> View:
    """Return the view that shows these bounds beside an inset at the left."""
    wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
    room_x, room_y = max(width - left - 2 * BESIDE, 50.0), max(height - 2 * ABOVE, 50.0)
    scale = min(room_x / max(wide, 1.0), room_y / max(high, 1.0), closest)
    return View(
        scale,
        left + BESIDE + (room_x - wide * scale) / 2 - bounds[0] * scale,
        ABOVE + (room_y - high * scale) / 2 - bounds[1] * scale,
    )
