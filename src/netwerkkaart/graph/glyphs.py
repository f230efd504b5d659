"""The shapes of the map: hub with its phase ring and stand, people by level, worker, star.

Each meaning has a shape of its own as well as a colour. They are drawn the same on the map, in the legend and on paper.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netwerkkaart.graph.inks import Inks
from netwerkkaart.graph.pen import Pen, Point

if TYPE_CHECKING:
    from netwerkkaart.look import Tone

PHASES = 7
SEEN_FROM = 3.0
"""Smallest radius at which an empty seat is drawn."""
_PIECES, _PIECE = 5, 0.62
"""Pieces in the ring of who left, and the part of each that is drawn."""


def arc(x: float, y: float, radius: float, first: float, last: float, parts: int = 8) -> list[Point]:
    """Return points on a circle from one angle to another, in turns from the top, clockwise."""
    turns = (first + (last - first) * part / parts for part in range(parts + 1))
    return [(x + radius * math.sin(turn * math.tau), y - radius * math.cos(turn * math.tau)) for turn in turns]


def star_points(x: float, y: float, radius: float) -> list[Point]:
    """Return the ten corners of a star."""
    return [
        (
            x + radius * (1.0 if corner % 2 == 0 else 0.46) * math.sin(corner * math.pi / 5),
            y - radius * (1.0 if corner % 2 == 0 else 0.46) * math.cos(corner * math.pi / 5),
        )
        for corner in range(10)
    ]


def star(pen: Pen, x: float, y: float, radius: float, inks: Inks) -> None:
    """Draw the star of an *aanspreekpunt*."""
    pen.polygon(star_points(x, y, radius), inks.star, inks.paper, max(radius * 0.16, 0.5))


def person(pen: Pen, x: float, y: float, radius: float, level: str, inks: Inks) -> None:
    """Draw a person by level: diamond, triangle, cross, disc, ring, from board room to surroundings."""
    tone = inks.tone(level)
    edge = max(radius * 0.2, 0.5)
    if level == "level.direction":
        r = radius * 1.12
        pen.polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], tone.solid, inks.paper, edge)
    elif level == "level.leadership":
        r = radius * 1.15
        corners = [(x, y - r), (x + r * 0.95, y + r * 0.72), (x - r * 0.95, y + r * 0.72)]
        pen.polygon(corners, tone.solid, inks.paper, edge)
    elif level == "level.care":
        r, arm = radius * 1.05, radius * 0.42
        ends = [(arm, r), (arm, arm), (r, arm)]
        quarter = [*ends, *((x1, -y1) for x1, y1 in reversed(ends))]
        cross = quarter + [(-x1, y1) for x1, y1 in reversed(quarter)]
        pen.polygon([(x + x1, y - y1) for x1, y1 in cross], tone.solid, inks.paper, edge)
    elif level == "level.around":
        pen.circle(x, y, radius * 0.8, inks.paper, tone.solid, radius * 0.42)
    else:
        pen.circle(x, y, radius, tone.solid, inks.paper, edge)


def ghost(pen: Pen, x: float, y: float, radius: float, inks: Inks) -> None:
    """Draw somebody who left: a ring in five pieces, the same at every size and on every surface."""
    pen.circle(x, y, radius * 1.15, inks.paper)
    for piece in range(_PIECES):
        ends = (piece - _PIECE / 2) / _PIECES, (piece + _PIECE / 2) / _PIECES
        pen.polyline(arc(x, y, radius * 1.05, *ends, parts=4), inks.text, max(radius * 0.3, 0.8))


def fresh(pen: Pen, x: float, y: float, radius: float, inks: Inks) -> None:
    """Draw the ring around somebody new, under the shape itself."""
    pen.circle(x, y, radius * 1.45, inks.paper, inks.text, max(radius * 0.22, 1.0))


def seat(pen: Pen, x: float, y: float, radius: float, inks: Inks) -> None:
    """Draw the seat of somebody we do not know yet; from afar it is not there."""
    if radius < SEEN_FROM:
        return
    tone = inks.missing
    pen.circle(x, y, radius, tone.soft, tone.solid, max(radius * 0.18, 0.9), dashed=True)
    pen.text(x, y + radius * 0.42, "?", radius * 1.25, tone.ink, bold=True, anchor="middle")


def theme(pen: Pen, x: float, y: float, radius: float, inks: Inks) -> None:
    """Draw a theme: a speech balloon."""
    tone = inks.tone("layer.theme")
    high, foot = radius * 0.72, y + radius * 0.55
    low = foot - radius * 0.1
    pen.polygon([(x - radius * 0.5, low), (x + radius * 0.1, low), (x - radius * 0.5, y + radius)], tone.solid)
    pen.rect(x - radius, y - radius * 0.9, radius * 2, high * 2, radius * 0.42, tone.solid)
    for shift in (-0.5, 0.0, 0.5):
        pen.circle(x + shift * radius, y - radius * 0.18, radius * 0.14, inks.paper)


def partner(pen: Pen, x: float, y: float, radius: float, inks: Inks) -> None:
    """Draw an organisation our contacts work for: a house with a flat roof."""
    tone = inks.tone("layer.partner")
    pen.rect(x - radius * 0.85, y - radius, radius * 1.7, radius * 2, radius * 0.18, tone.solid)
    side = radius * 0.36
    for row in (-0.62, 0.02):
        for column in (-0.5, 0.14):
            pen.rect(x + column * radius, y + row * radius, side, side, side * 0.15, inks.paper)


def neighbourhood(pen: Pen, x: float, y: float, radius: float, base: str, inks: Inks) -> None:
    """Draw a wijk with *basis op orde*: a hexagon that is full, half or not filled, or has no answer."""
    corners = [
        (x + radius * math.sin(turn * math.tau / 6), y - radius * math.cos(turn * math.tau / 6)) for turn in range(6)
    ]
    edge = max(radius * 0.2, 0.6)
    pen.polygon(corners, inks.muted if base == "yes" else inks.paper, inks.muted, edge)
    if base == "partly":
        low = [corners[2], corners[3], corners[4]]
        pen.polygon([(x + radius * 0.866, y), *low, (x - radius * 0.866, y)], inks.muted)
    elif base == "no":
        reach = radius * 0.42
        pen.polyline([(x - reach, y - reach), (x + reach, y + reach)], inks.muted, edge)
        pen.polyline([(x - reach, y + reach), (x + reach, y - reach)], inks.muted, edge)
    elif base != "yes":
        pen.text(x, y + radius * 0.42, "?", radius * 1.15, inks.muted, bold=True, anchor="middle")


def worker(pen: Pen, x: float, y: float, radius: float, initials: str, inks: Inks, tone: str = "worker") -> None:
    """Draw one of us: a rounded square with initials, in the colour of their schools where that is what it says."""
    corner = radius * 0.5
    edge = max(radius * 0.14, 0.6)
    pen.rect(x - radius, y - radius, radius * 2, radius * 2, corner, inks.tone(tone).solid, inks.paper, edge)
    if radius >= 5:
        pen.text(x, y + radius * 0.32, initials, radius * 0.9, inks.on_accent, bold=True, anchor="middle")


def initials(name: str) -> str:
    """Return the first letters of the first and the last word: ``NT``."""
    words = [word for word in name.split() if word[0].isalpha()]
    if not words:
        return name[:1]
    return words[0][0].upper() + (words[-1][0].upper() if len(words) > 1 else "")


def stand(pen: Pen, x: float, y: float, radius: float, slug: str, inks: Inks, *, stale: bool = False) -> None:
    """Draw the stand of the trust: open and hatched, a cross, half full, full; older than a year is grey."""
    tone = inks.tone(f"stand.{slug}")
    colour = inks.tone("stand.no_view").solid if stale else tone.solid
    line = max(radius * 0.24, 0.5)
    pen.circle(x, y, radius * 1.3, inks.paper)
    if slug == "absent":
        reach = radius * 0.72
        pen.circle(x, y, radius, inks.paper, colour, line * 0.7)
        pen.polyline([(x - reach * 0.7, y - reach * 0.7), (x + reach * 0.7, y + reach * 0.7)], colour, line * 1.2)
        pen.polyline([(x - reach * 0.7, y + reach * 0.7), (x + reach * 0.7, y - reach * 0.7)], colour, line * 1.2)
    elif slug == "emerging":
        pen.circle(x, y, radius, inks.paper, colour, line)
        pen.polygon([*arc(x, y, radius, 0.0, 0.5, 12)], colour)
    elif slug == "grounded":
        pen.circle(x, y, radius, colour, colour, line)
    else:
        pen.circle(x, y, radius, inks.paper, colour, line)
        for shift in (-0.45, 0.0, 0.45):
            reach = radius * 0.62 * math.sqrt(max(1.0 - (shift * 1.4) ** 2, 0.0))
            middle = radius * shift
            pen.polyline(
                [
                    (x + (middle - reach) * 0.707, y + (middle + reach) * 0.707),
                    (x + (middle + reach) * 0.707, y + (middle - reach) * 0.707),
                ],
                colour,
                line * 0.5,
            )


@dataclass(frozen=True)
class Hub:
    """What the hub of a school shows."""

    tone: str
    """Of its colour."""
    sector: str
    phase: int
    ambition: int
    stand: str
    stale: bool


def hub(pen: Pen, x: float, y: float, radius: float, what: Hub, inks: Inks) -> None:
    """Draw a school: sector in the middle, seven steps of the ladder around it, the stand as a badge."""
    tone: Tone = inks.tone(what.tone)
    pen.circle(x, y, radius, inks.paper)
    pen.circle(x, y, radius * 0.66, tone.solid)
    if radius >= 8:
        size = radius * (0.52 if len(what.sector) < 3 else 0.44)
        pen.text(x, y + size * 0.34, what.sector, size, inks.paper, bold=True, anchor="middle")
    if radius >= 4:
        for step in range(PHASES):
            first, last = (step + 0.08) / PHASES, (step + 0.92) / PHASES
            reached = step < what.phase
            colour = tone.ink if reached else inks.faint
            thick = radius * (0.19 if reached else 0.09)
            pen.polyline(arc(x, y, radius * 0.88, first, last, 5), colour, thick)
            if step + 1 == what.ambition and not reached:
                (mark,) = arc(x, y, radius * 0.88, first + 0.42 / PHASES, first + 0.42 / PHASES, 1)[:1]
                pen.circle(*mark, radius * 0.13, inks.paper, tone.ink, max(radius * 0.06, 0.5))
    if what.stand and radius >= 3:
        stand(pen, x + radius * 0.72, y + radius * 0.72, radius * 0.34, what.stand, inks, stale=what.stale)
