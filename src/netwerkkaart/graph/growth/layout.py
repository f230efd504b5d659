"""Laying the growth of a school out over a width: lane by lane, from top to bottom."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from netwerkkaart.domain.growth import FLAGS, Growth, Mark, MarkKind
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.graph import lettering
from netwerkkaart.graph.growth.picture import (
    BRICK,
    FLAG,
    MOST_BRICKS,
    Band,
    BandPart,
    Box,
    GrowthPicture,
    Lane,
    LegendItem,
    Spot,
    Words,
    YearBox,
    lane_of,
)
from netwerkkaart.graph.pen import Point
from netwerkkaart.texts import _
from netwerkkaart.texts.dates import short_day
from netwerkkaart.texts.words import phase_label, word

NARROW: Final = 620.0
"""Below this width phases are shown by their number only, and lanes by a shorter name."""
_GUTTER, _NARROW_GUTTER, _EDGE = 186.0, 74.0, 10.0
_GAP, _STEP, _BAND, _AXIS = 12.0, 17.0, 22.0, 24.0
_FLAG_ROW, _FLAG_APART, _FLAG_ROWS = 19.0, 18.0, 3
_BIN, _DOT_BIN = 5.0, 7.0
"""How wide the room is that marks of about the same day share."""
_DOTS = 16.0
_LEGEND_ROW, _LEGEND_SIGN, _LEGEND_GAP = 19.0, 20.0, 18.0
_SEEN = 4.0
"""What is narrower is not explained."""
_PALE = (0.0, 0.16, 0.32, 0.48)
"""How much a stand has paled in each quarter of its certain year."""


def lay_out(growth: Growth, width: float, *, legend: bool = True) -> GrowthPicture:
    """Lay the growth of a school out over a width; the height follows from what there is."""
    return _Layout(growth, width).picture(legend=legend)


class _Layout:
    def __init__(self, growth: Growth, width: float) -> None:
        self.growth = growth
        self.width = width
        self.narrow = width < NARROW
        self.left = _NARROW_GUTTER if self.narrow else _GUTTER
        self.right = width - _EDGE
        axis = growth.axis
        self.first, self.last = axis.first, axis.last
        self.days = axis.days
        self.spots: list[Spot] = []
        self.names: list[Words] = []

    def x(self, day: date) -> float:
        """Return where a day begins; what lies before or after the axis lies at its end."""
        part = (day - self.first).days / self.days
        return self.left + min(max(part, 0.0), 1.0) * (self.right - self.left)

    def name(self, y: float, text: str) -> None:
        """Name a lane, at its left."""
        self.names.append(Words(self.left - 10, y + 3.8, text, "end"))

    def picture(self, *, legend: bool) -> GrowthPicture:
        """Lay out lane by lane, from top to bottom."""
        growth = self.growth
        y = self._flags(2.0)
        levels = self._levels(y)
        steps = self._phases(levels)
        y = levels[0] + _STEP / 2
        bands: tuple[Band, ...] = ()
        band = None
        if growth.stands is not None:
            y += _GAP
            band = Box(self.left, y, self.right, y + _BAND)
            bands = tuple(self._bands(band))
            self.name(y + _BAND / 2, _("stand") if self.narrow else _("stand van het vertrouwen"))
            y += _BAND
        ticks, y = self._signals(y)
        y = self._contacts(y)
        bottom = y + 6
        items = tuple(self._legend(bottom + _AXIS, bands)) if legend else ()
        return GrowthPicture(
            width=self.width,
            height=(items[-1].y + _LEGEND_ROW / 2 if items else bottom + _AXIS) + 2,
            plot=Box(self.left, 0.0, self.right, bottom),
            now=self.x(growth.on + timedelta(days=1)),
            years=tuple(self._years()),
            holidays=tuple((self.x(each.first), self.x(each.last + timedelta(days=1))) for each in growth.holidays),
            names=tuple(self.names),
            levels=levels,
            ambition=None if growth.ambition is None else levels[growth.ambition],
            steps=steps,
            backs=frozenset((self.x(span.first), levels[span.phase]) for span in growth.phases if span.back),
            bands=bands,
            band=band,
            ticks=ticks,
            spots=tuple(sorted(self.spots, key=lambda spot: (list(Lane).index(spot.lane), spot.x, spot.y))),
            legend=items,
        )

    # --- lanes

    def _flags(self, top: float) -> float:
        """Place the flags in at most three rows, lowest first; what finds no room joins the nearest one."""
        rows: list[list[list[Mark]]] = []
        for mark in self.growth.marks:
            if mark.kind not in FLAGS:
                continue
            x = self.x(mark.day)
            free = next((row for row in rows if x - self._middle(row[-1]) >= _FLAG_APART), None)
            if free is not None:
                free.append([mark])
            elif len(rows) < _FLAG_ROWS:
                rows.append([[mark]])
            else:
                min((row[-1] for row in rows), key=lambda held: x - self._middle(held)).append(mark)
        for number, row in enumerate(reversed(rows)):
            y = top + FLAG + 2 + number * _FLAG_ROW
            self.spots += [self._point(Lane.FLAGS, self._middle(held), y, FLAG + 2, held) for held in row]
        if not rows:
            return top
        self.name(top + len(rows) * _FLAG_ROW / 2, _("mijlpalen"))
        return top + len(rows) * _FLAG_ROW + 6

    def _middle(self, marks: Sequence[Mark]) -> float:
        return self.x(marks[0].day)

    def _point(self, lane: Lane, x: float, y: float, reach: float, marks: Iterable[Mark]) -> Spot:
        return Spot(lane, x, y, Box(x - reach, y - reach, x + reach, y + reach), tuple(marks))

    def _levels(self, top: float) -> tuple[float, ...]:
        lowest = top + _STEP / 2 + (len(Phase) - 1) * _STEP
        levels = tuple(lowest - phase * _STEP for phase in Phase)
        for phase in Phase:
            self.name(levels[phase], str(phase.value) if self.narrow else phase_label(phase))
        return levels

    def _phases(self, levels: tuple[float, ...]) -> tuple[Point, ...]:
        points: list[Point] = []
        for span in self.growth.phases:
            if span.last < self.first:
                continue
            left, right = self.x(span.first), self.x(span.last + timedelta(days=1))
            y = levels[span.phase]
            points += [(left, y), (right, y)]
            mark = Mark(MarkKind.PHASE, span.first, span.id)
            self.spots.append(Spot(Lane.PHASES, left, y, Box(left - 6, y - 7, right, y + 7), (mark,)))
        return tuple(points)

    def _bands(self, room: Box) -> Iterable[Band]:
        for span in self.growth.stands or ():
            if span.last < self.first:
                continue
            left, right = self.x(span.first), max(self.x(span.last + timedelta(days=1)), self.x(span.first) + 1)
            box = Box(left, room.top, right, room.bottom)
            mark = Mark(MarkKind.STAND, span.first, span.id)
            self.spots.append(Spot(Lane.STANDS, left, (box.top + box.bottom) / 2, box, (mark,)))
            parts: list[BandPart] = []
            for piece in span.pieces:
                if piece.doubts:
                    parts.append(self._part(piece.first, piece.last, None))
                else:
                    parts += self._paling(span.first, piece.first, piece.last)
            sign = (left + 13, (box.top + box.bottom) / 2) if right - left > 24 else None
            yield Band(
                span.stand,
                box,
                tuple(part for part in parts if part.right > part.left),
                span.first >= self.first,
                sign,
                tuple(self._words_on(box, span.stand, parts, room.bottom - 7.5)),
            )

    def _part(self, first: date, last: date, pale: float | None) -> BandPart:
        return BandPart(self.x(first), self.x(last + timedelta(days=1)), pale)

    def _paling(self, since: date, first: date, last: date) -> list[BandPart]:
        """Return a certain piece by the quarters of the year since the stand was set."""
        parts = []
        for quarter, pale in enumerate(_PALE):
            begin = max(since + timedelta(days=91 * quarter), first)
            end = last if quarter == len(_PALE) - 1 else min(since + timedelta(days=91 * (quarter + 1) - 1), last)
            if begin <= end:
                parts.append(self._part(begin, end, pale))
        return parts

    def _words_on(self, box: Box, stand: TrustStand, parts: Sequence[BandPart], base: float) -> Iterable[Words]:
        x, text = box.left + 23, word(stand)
        wide = lettering.width(text, lettering.SMALL, bold=True)
        if x + wide + 4 > box.right:
            return
        yield Words(x, base, text, bold=True)
        x += wide + 12
        asked = _("klopt dit nog?")
        wide = lettering.width(asked, lettering.SMALL)
        for part in parts:
            begin = max(part.left + 6, x)
            if part.pale is None and begin + wide + 4 <= part.right:
                yield Words(begin, base, asked)
                return

    def _signals(self, y: float) -> tuple[float | None, float]:
        """Place the signals above and below their line, those of about the same day on each other."""
        growth = self.growth
        piles = {kind: self._binned(kind, _BIN) for kind in (MarkKind.BUILDING, MarkKind.STRAINING)}
        if growth.stands is None and not any(piles.values()):  # who sees no stand, sees no signals either
            return None, y
        high = {
            kind: max((min(len(pile), MOST_BRICKS) for pile in found.values()), default=0)
            for kind, found in piles.items()
        }
        up, down = (max(high[kind], 2) * BRICK + 3 for kind in (MarkKind.BUILDING, MarkKind.STRAINING))
        line = y + _GAP + up
        for kind, way, room in ((MarkKind.BUILDING, -1, up), (MarkKind.STRAINING, 1, down)):
            for x, pile in piles[kind].items():
                tall = min(len(pile), MOST_BRICKS) * BRICK + 3
                box = Box(x - _BIN, min(line, line + way * tall), x + _BIN, max(line, line + way * tall))
                self.spots.append(Spot(lane_of(kind), x, line + way * tall / 2, box, tuple(pile)))
            text = _("opbouwend") if kind is MarkKind.BUILDING else _("schurend")
            self.name(line + way * room / 2, text)
        return line, line + down

    def _contacts(self, y: float) -> float:
        found = self._binned(MarkKind.CONTACT, _DOT_BIN)
        if not found:
            return y
        middle = y + _GAP + _DOTS / 2
        for x, pile in found.items():
            self.spots.append(self._point(Lane.CONTACTS, x, middle, _DOT_BIN, pile))
        self.name(middle, _("contact") if self.narrow else _("contactmomenten"))
        return middle + _DOTS / 2

    def _binned(self, kind: MarkKind, room: float) -> dict[float, list[Mark]]:
        """Return the marks of a kind by place; those that would lie on each other share one."""
        bins: dict[int, list[Mark]] = defaultdict(list)
        for mark in self.growth.marks:
            if mark.kind is kind:
                bins[int((self.x(mark.day) - self.left) / room)].append(mark)
        return {self.left + (place + 0.5) * room: marks for place, marks in bins.items()}

    # --- axis and legend

    def _years(self) -> Iterable[YearBox]:
        for year in self.growth.years:
            left, right = self.x(year.first), self.x(year.last + timedelta(days=1))
            short = year.short
            fits = lettering.width(year.label, lettering.SMALL) < right - left - 6
            yield YearBox(left, right, year.label if fits else short)

    def _legend(self, top: float, bands: Sequence[Band]) -> Iterable[LegendItem]:
        """Explain every sign that is in sight, in lines as wide as the sheet."""
        there = {mark.kind for mark in self.growth.marks}
        items = [(kind.value, word(kind)) for kind in MarkKind if kind in FLAGS & there]
        if any(spot.lane is Lane.FLAGS and len(spot.marks) > 1 for spot in self.spots):
            items.append(("several", _("meer op één plek")))
        if self.growth.ambition is not None:
            items.append(("ambition", _("ambitie")))
        if any(span.back for span in self.growth.phases):
            items.append(("back", _("stap terug")))
        silent = {band.stand for band in bands if band.sign is not None and not any(one.bold for one in band.words)}
        items += [(f"stand.{stand.value}", word(stand)) for stand in TrustStand if stand in silent]
        if any(part.pale is None and part.right - part.left > _SEEN for band in bands for part in band.parts):
            items.append(("doubt", _("stand niet meer zeker")))
        if self.growth.holidays:
            items.append(("holiday", _("vakantie")))
        if self.growth.on < self.last:
            items.append(("now", short_day(self.growth.on)))
        start = 10.0 if self.narrow else self.left
        x, y = start, top + _LEGEND_ROW / 2 + 4
        for key, text in items:
            wide = _LEGEND_SIGN + lettering.width(text, lettering.SMALL)
            if x > start and x + wide > self.right:
                x, y = start, y + _LEGEND_ROW
            yield LegendItem(x + FLAG, y, key, Words(x + _LEGEND_SIGN, y + 3.8, text))
            x += wide + _LEGEND_GAP
