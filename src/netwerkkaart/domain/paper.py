"""Sheets of paper and posters pasted together of them; all lengths in points, 72 to an inch."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from netwerkkaart.domain.errors import RefusedError

Extent = tuple[float, float]
"""Width and height."""

MILLIMETRE: Final = 72 / 25.4
OVERLAP: Final = 10 * MILLIMETRE
"""So much of a poster stands on both of two sheets side by side: where one is pasted over the other."""
MARGIN: Final = 10 * MILLIMETRE
"""What stays white around a part of a poster: no printer prints to the edge, and the cut marks stand there."""


class PaperSize(StrEnum):
    """How large paper is; each is two of the next."""

    A0 = "A0"
    A1 = "A1"
    A2 = "A2"
    A3 = "A3"
    A4 = "A4"

    @property
    def number(self) -> int:
        """How often A0 was halved."""
        return int(self.value[1:])

    def extent(self, *, landscape: bool = True) -> Extent:
        """Return width and height."""
        short, long = (length * MILLIMETRE for length in _MILLIMETRES[self])
        return (long, short) if landscape else (short, long)


_MILLIMETRES: Final = {
    PaperSize.A0: (841, 1189),
    PaperSize.A1: (594, 841),
    PaperSize.A2: (420, 594),
    PaperSize.A3: (297, 420),
    PaperSize.A4: (210, 297),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """The part of a poster that stands on one sheet."""

    number: int
    """From 1, by row."""
    row: int
    column: int
    """Both from 1."""
    left: float
    top: float
    """Where it begins on the poster."""


@dataclass(frozen=True, slots=True)
class Tiling:
    """How a poster is cut over sheets of one size; what two sheets share lies within both."""

    sheet: Extent
    rows: int
    columns: int

    @property
    def tile(self) -> Extent:
        """Width and height of the part of the poster on one sheet."""
        return self.sheet[0] - 2 * MARGIN, self.sheet[1] - 2 * MARGIN

    @property
    def poster(self) -> Extent:
        """Width and height of the poster, pasted together."""
        wide, high = self.tile
        return (
            self.columns * wide - (self.columns - 1) * OVERLAP,
            self.rows * high - (self.rows - 1) * OVERLAP,
        )

    def __len__(self) -> int:
        return self.rows * self.columns

    def __iter__(self) -> Iterator[Tile]:
        """Go over the sheets row by row."""
        wide, high = self.tile
        for row in range(self.rows):
            for column in range(self.columns):
                number = row * self.columns + column + 1
                yield Tile(number, row + 1, column + 1, column * (wide - OVERLAP), row * (high - OVERLAP))


@dataclass(frozen=True, slots=True)
class Paper:
    """What something is printed on: one page, or with ``sheet`` a poster pasted together of sheets of that size.

    A poster is what comes of as many sheets as go into its size; their white edges and what they share go off it.
    """

    size: PaperSize = PaperSize.A3
    landscape: bool = True
    sheet: PaperSize | None = None

    def __post_init__(self) -> None:
        """Refuse a poster that is no larger than one of its sheets.

        Raises:
            RefusedError: it is not.
        """
        if self.sheet is not None and self.sheet.number <= self.size.number:
            raise RefusedError(
                f"Een poster van {self.size} past op één blad {self.sheet}. Kies een grotere poster of kleinere bladen."
            )

    @property
    def tiling(self) -> Tiling | None:
        """How the poster is cut; None for one page."""
        if self.sheet is None:
            return None
        halvings = self.sheet.number - self.size.number
        along, across = 2 ** ((halvings + 1) // 2), 2 ** (halvings // 2)
        rows, columns = (across, along) if self.landscape else (along, across)
        turned = halvings % 2 == 1  # half a landscape sheet is a portrait one
        return Tiling(self.sheet.extent(landscape=self.landscape != turned), rows, columns)

    @property
    def extent(self) -> Extent:
        """Width and height of what is drawn."""
        tiling = self.tiling
        return self.size.extent(landscape=self.landscape) if tiling is None else tiling.poster
