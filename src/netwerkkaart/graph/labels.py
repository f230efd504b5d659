"""Names on the map: where each fits without lying on another name or node.

The order is by importance; a name that fits nowhere is left out, and comes when one zooms in.
"""

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from netwerkkaart.graph.lettering import LARGE, LEADING, SMALL, shorten, width, wrap
from netwerkkaart.graph.picture import when_left
from netwerkkaart.queries.network import NodeKind
from netwerkkaart.texts.dates import short_day

if TYPE_CHECKING:
    from netwerkkaart.graph.layout.places import Floats, Ints
    from netwerkkaart.graph.picture import Flags, Picture

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_PEOPLE_FROM = 0.42
"""Names of people from this zoom (map unit in text pixels)."""
_OVER_SHORE_FROM = 0.75
"""Below this zoom a name that would cross the outline of its island is left out: that keeps the water calm.

That of who left may cross its own, but never lies on another island: it is wider, and a line that ends at nobody wants
to be explained.
"""
_FAR = 0.4
_SUBS_FROM = 1.3
_PAD = 2.5
BESIDE, ABOVE = 44.0, 26.0
"""Pixels beside, above and below the map that are for the names of who stands outermost."""
_BADGE = 1.3
"""So much farther than its hub reaches a school with the badge of its stand."""
_CELL = 48.0
_NODES, _NAMES = 800, 40
"""So many nodes are counted, or names tried, between two pauses: some three milliseconds."""


@dataclass(frozen=True)
class Frame:
    """How map units become pixels or points: ``px = unit * scale + offset``; ``text`` scales all letters."""

    scale: float
    dx: float
    dy: float
    width: float
    height: float
    text: float = 1.0

    @property
    def zoom(self) -> float:
        """Map units in letters: the same zoom shows the same names on screen and on paper."""
        return self.scale / self.text


@dataclass(frozen=True)
class Label:
    """A name with its place; the box is in pixels, text is centred, or leans to its node at the side."""

    node: int
    lines: tuple[str, ...]
    sub: str
    size: float
    bold: bool
    lean: int
    """-1 text starts left, 0 centred, 1 ends right."""
    box: Box
    quiet: bool = False
    """Of what is laid over the map, or missing from it; and a day without a name."""

    def shifted(self, right: float, down: float) -> "Label":
        """Return the name a little further on."""
        left, top, end, bottom = self.box
        return replace(self, box=(left + right, top + down, end + right, bottom + down))


class _Taken:
    """The boxes that are taken, in a grid."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], list[Box]] = {}

    def add(self, box: Box) -> None:
        for column in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
            for row in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
                self.cells.setdefault((column, row), []).append(box)

    def free(self, box: Box) -> bool:
        left, top, right, bottom = box
        for column in range(int(left // _CELL), int(right // _CELL) + 1):
            for row in range(int(top // _CELL), int(bottom // _CELL) + 1):
                for other in self.cells.get((column, row), ()):
                    if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                        return False
        return True


class _Placing:
    """One round of placing names in a frame."""

    def __init__(
        self, picture: "Picture", frame: Frame, at: "Floats", wanted: "Ints", *, inside: bool, everyone: bool
    ) -> None:
        self.picture = picture
        self.frame = frame
        self.inside = inside
        self.everyone = everyone
        reach = picture.radii(frame.scale, frame.text)
        reach[picture.is_school & (picture.radius == 0)] *= _BADGE
        hubs = picture.home[wanted]
        some = np.union1d(wanted, hubs[hubs >= 0])  # of a few names in a large map only those few are looked at
        keys = some.tolist()
        self.spots: dict[int, list[float]] = dict(zip(keys, at[some].tolist(), strict=True))
        self.reach: dict[int, float] = dict(zip(keys, reach[some].tolist(), strict=True))
        self.island: dict[int, float] = dict(zip(keys, (picture.radius[some] * frame.scale).tolist(), strict=True))
        self.ashore: dict[int, bool] = dict(zip(keys, picture.layout.ashore[some].tolist(), strict=True))
        self.taken = _Taken()
        left, top, right, bottom = picture.bounds()
        wide, high = BESIDE * frame.text, ABOVE * frame.text
        self.edges = (
            left * frame.scale + frame.dx - wide,
            top * frame.scale + frame.dy - high,
            right * frame.scale + frame.dx + wide,
            bottom * frame.scale + frame.dy + high,
        )
        """No name goes farther out than this, so that none is cut where all is in sight."""

    def fit(self, number: int, *, with_sub: bool) -> Label | None:
        """Return the name of a node at the first place that is free, which it then takes.

        Who left has the date under the name; where both do not fit the name alone, or else the date alone.
        """
        lines, sub, size = self._words(number, with_sub=with_sub)
        found = self._fit(number, lines, sub, size)
        left = self.picture.left[number]
        if found is None and left is not None and not with_sub:
            found = self._fit(number, lines, "", size)
            found = found or self._fit(number, (short_day(left),), "", SMALL * self.frame.text, quiet=True)
        return found

    def _fit(self, number: int, lines: tuple[str, ...], sub: str, size: float, *, quiet: bool = False) -> Label | None:
        text = self.frame.text
        bold = not self.picture.is_small[number]
        wide = max(width(line, size, bold=bold) for line in lines)
        if sub:
            wide = max(wide, width(sub, SMALL * text))
        wide += 2 * _PAD * text
        high = (len(lines) * size + (SMALL * text if sub else 0.0)) * LEADING + text
        for lean, left, top in self._tries(number, wide, high):
            box = (left, top, left + wide, top + high)
            if self._may_lie(number, box) and self.taken.free(box):
                self.taken.add(box)
                quiet |= bool(self.picture.is_seat[number] or self.picture.is_region[number])
                return Label(number, lines, sub, size, bold, lean, box, quiet)
        return None

    def _words(self, number: int, *, with_sub: bool) -> tuple[tuple[str, ...], str, float]:
        kind, text, zoom = self.picture.kinds[number], self.picture.labels[number], self.frame.zoom
        near_school = kind is NodeKind.SCHOOL and zoom >= _PEOPLE_FROM
        size = (LARGE if near_school else SMALL) * self.frame.text
        sub = shorten(self.picture.subs[number], 40) if with_sub else when_left(self.picture.left[number])
        if self.picture.is_small[number]:
            return (shorten(text),), sub, size
        room = max(2 * self.island[number], 90 * self.frame.text)
        whole = shorten(text, 46)
        if width(whole, size, bold=True) <= room:
            return (whole,), sub, size
        return wrap(text, 13 if zoom < _FAR or kind is not NodeKind.SCHOOL else 22), sub, size

    def _tries(self, number: int, wide: float, high: float) -> list[tuple[int, float, float]]:
        x, y = self.spots[number]
        reach, gap = self.reach[number], 2.0 * self.frame.text
        island = self.island[number]
        if island > 0:
            above, below = y - island - gap - high, y + island + gap
            middle, left, right = x - wide / 2, x - wide * 0.85, x - wide * 0.15
            spots = [(middle, above), (middle, below), (middle, y + reach + gap)]
            spots += [(left, above), (right, above), (left, below), (right, below)]
            spots += [(middle, y + part * island - high / 2) for part in (-0.85, 0.85, -0.62, 0.62)]
            spots += [(edge - wide * side, top) for top in (above, below) for side in (0, 1) for edge in (x - 8, x + 8)]
            return [(0, *spot) for spot in spots]
        if not self.picture.is_small[number]:
            return _beside(x, y, reach + gap, wide, high, below_first=True, right_first=True)
        hub = int(self.picture.home[number])
        right = True
        if self.ashore[number]:  # rather inwards than across the outline
            right = x >= self.spots[hub][0] - 4
            end = abs(x - self.spots[hub][0]) + reach + gap + wide
            if end**2 + (y - self.spots[hub][1]) ** 2 > self.island[hub] ** 2:
                right = not right
        tries = _beside(x, y, reach + gap * 0.6, wide, high, below_first=False, right_first=right)
        if self.picture.left[number] is not None:  # a line that ends at nobody wants to be explained
            more = reach + 6 * self.frame.text
            tries += _beside(x, y, more, wide, high, below_first=False, right_first=right)
        return tries

    def _may_lie(self, number: int, box: Box) -> bool:
        left, top, right, bottom = box
        frame = self.frame
        if self.inside and (left < 2 or top < 2 or right > frame.width - 2 or bottom > frame.height - 2):
            return False
        if left < self.edges[0] or top < self.edges[1] or right > self.edges[2] or bottom > self.edges[3]:
            return False
        hub = int(self.picture.home[number])
        if self.everyone or hub == number or not self.ashore[number] or frame.zoom >= _OVER_SHORE_FROM:
            return True
        if self.picture.left[number] is not None:
            return not self._on_another(hub, box)
        x, y = self.spots[hub]
        wide, high = max(abs(left - x), abs(right - x)), max(abs(top - y), abs(bottom - y))
        return wide * wide + high * high <= (self.island[hub] + 6 * frame.text) ** 2

    def _on_another(self, hub: int, box: Box) -> bool:
        """Return whether a box reaches over an island other than that of a hub."""
        schools = np.flatnonzero(self.picture.is_school)
        schools = schools[schools != hub]
        frame = self.frame
        spots = self.picture.xy[schools] * frame.scale + (frame.dx, frame.dy)
        nearest = np.clip(spots, box[:2], box[2:])
        far = np.hypot(*(spots - nearest).T)
        return bool((far < self.picture.radius[schools] * frame.scale).any())


def place(
    picture: "Picture",
    frame: Frame,
    shown: "Flags | None" = None,
    *,
    inside: bool = False,
    everyone: bool = False,
    with_sub: int = -1,
    with_subs: bool = False,
    taken: tuple[Box, ...] = (),
) -> list[Label]:
    """Return the names that fit, most important first; with ``inside`` none crosses the frame's edge.

    ``everyone`` names people from afar too; ``with_sub`` gets its second line at any zoom, and all do ``with_subs``;
    ``taken`` are boxes to keep free (legend, title).
    """
    turns = in_turns(
        picture,
        frame,
        shown,
        inside=inside,
        everyone=everyone,
        with_sub=with_sub,
        with_subs=with_subs,
        taken=taken,
    )
    while True:
        try:
            next(turns)
        except StopIteration as end:
            return list(end.value)


def in_turns(
    picture: "Picture",
    frame: Frame,
    shown: "Flags | None" = None,
    *,
    inside: bool = False,
    everyone: bool = False,
    with_sub: int = -1,
    with_subs: bool = False,
    taken: tuple[Box, ...] = (),
) -> Generator[None, None, list[Label]]:
    """Do what :func:`place` does, pausing after every few milliseconds of work."""
    if not picture.keys:
        return []
    at = picture.xy * frame.scale + (frame.dx, frame.dy)
    edge = (picture.radius * frame.scale + 60)[:, None]
    size = np.array([frame.width, frame.height])
    near = ((at > -edge) & (at < size + edge)).all(axis=1)
    if shown is not None:
        near &= shown
    if not (everyone or frame.zoom >= _PEOPLE_FROM):
        near &= ~picture.is_small
    wanted = np.flatnonzero(near)
    placing = _Placing(picture, frame, at, wanted, inside=inside, everyone=everyone)
    for box in taken:
        placing.taken.add(box)
    for turn, number in enumerate(wanted.tolist()):
        (x, y), r = placing.spots[number], placing.reach[number]
        placing.taken.add((x - r, y - r, x + r, y + r))
        if turn % _NODES == _NODES - 1:
            yield
    subs = with_subs or frame.zoom >= _SUBS_FROM
    order = wanted[np.argsort(-picture.importance[wanted], kind="stable")].tolist()
    found = []
    for turn, number in enumerate(order):
        label = placing.fit(number, with_sub=subs or number == with_sub)
        if label is not None:
            found.append(label)
        if turn % _NAMES == _NAMES - 1:
            yield
    return found


def _beside(
    x: float, y: float, reach: float, wide: float, high: float, *, below_first: bool, right_first: bool
) -> list[tuple[int, float, float]]:
    right = [(-1, x + reach, y - high / 2)]
    left = [(1, x - reach - wide, y - high / 2)]
    below = [(0, x - wide / 2, y + reach)]
    above = [(0, x - wide / 2, y - reach - high)]
    sides = right + left if right_first else left + right
    slant = 0.7 * reach
    corners = [
        (-1, x + slant, y + slant),
        (-1, x + slant, y - slant - high),
        (1, x - slant - wide, y + slant),
        (1, x - slant - wide, y - slant - high),
    ]
    if not right_first:
        corners = corners[2:] + corners[:2]
    return below + above + sides + corners if below_first else sides + below + above + corners
