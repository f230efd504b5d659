"""The growth chart as a picture: places, lanes and words by meaning, the same for window and paper.

Lengths are in units in which small letters are 11 high; y grows downwards.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from netwerkkaart.domain.growth import Mark, MarkKind
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.graph.pen import Point

FLAG: Final = 7.0
"""Half the size of a flag."""
BRICK: Final = 8.0
"""What one signal adds to the height of its tick, the gap included."""
MOST_BRICKS: Final = 5


class Lane(StrEnum):
    """What marks stand on, from top to bottom."""

    FLAGS = "flags"
    PHASES = "phases"
    STANDS = "stands"
    BUILDING = "building"
    STRAINING = "straining"
    CONTACTS = "contacts"


_LANES = {
    MarkKind.PHASE: Lane.PHASES,
    MarkKind.STAND: Lane.STANDS,
    MarkKind.BUILDING: Lane.BUILDING,
    MarkKind.STRAINING: Lane.STRAINING,
    MarkKind.CONTACT: Lane.CONTACTS,
}


def lane_of(kind: MarkKind) -> Lane:
    """Return the lane a kind of mark stands on."""
    return _LANES.get(kind, Lane.FLAGS)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Spot:
    """A place one can point at, with the marks that stand there: several where they would lie on each other."""

    lane: Lane
    x: float
    y: float
    box: Box
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words on a baseline; ``anchor`` is start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class BandPart:
    """A part of the band of a stand: how far it has paled, or ``None`` where it asks *klopt dit nog?*."""

    left: float
    right: float
    pale: float | None


@dataclass(frozen=True, slots=True)
class Band:
    """A stand on its band: shape and word where there is room."""

    stand: TrustStand
    box: Box
    parts: tuple[BandPart, ...]
    begins: bool
    """Whether it was set within the axis."""
    sign: Point | None
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class YearBox:
    """A school year on the axis."""

    left: float
    right: float
    label: str


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sign and its words; ``kind`` is ``None`` for what is no mark: the doubt, and the holidays."""

    x: float
    y: float
    key: str
    words: Words


@dataclass(frozen=True)
class GrowthPicture:
    """Everything there is to draw of a school's growth, in places and meanings."""

    width: float
    height: float
    plot: Box
    """From the top of the flags to the axis."""
    now: float
    """Where the day lies as of which it is drawn."""
    years: tuple[YearBox, ...]
    holidays: tuple[tuple[float, float], ...]
    names: tuple[Words, ...]
    levels: tuple[float, ...]
    """The height of phase 0, 1, … 7."""
    ambition: float | None
    steps: tuple[Point, ...]
    backs: frozenset[Point]
    """Where the ladder was gone down."""
    bands: tuple[Band, ...]
    band: Box | None
    ticks: float | None
    """The line between *opbouwend* and *schurend*."""
    spots: tuple[Spot, ...]
    legend: tuple[LegendItem, ...]

    def of_lane(self, lane: Lane) -> tuple[Spot, ...]:
        """Return the spots of one lane, from left to right."""
        return tuple(spot for spot in self.spots if spot.lane is lane)

    def lanes(self) -> tuple[Lane, ...]:
        """Return the lanes on which something stands, from top to bottom."""
        there = {spot.lane for spot in self.spots}
        return tuple(lane for lane in Lane if lane in there)

    def at(self, x: float, y: float) -> Spot | None:
        """Return what lies under a point: the nearest sign, else the step or band that runs there."""
        near = [spot for spot in self.spots if spot.lane not in (Lane.PHASES, Lane.STANDS) and spot.box.holds(x, y)]
        if near:
            return min(near, key=lambda spot: (spot.x - x) ** 2 + (spot.y - y) ** 2)
        return next((spot for spot in self.spots if spot.box.holds(x, y)), None)
