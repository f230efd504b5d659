"""Draw the growth chart with any pen: what the window shows is what paper shows."""

from netwerkkaart.domain.growth import MarkKind
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.graph import glyphs, lettering
from netwerkkaart.graph.growth.picture import (
    BRICK,
    FLAG,
    MOST_BRICKS,
    Band,
    Box,
    GrowthPicture,
    Lane,
    LegendItem,
    Spot,
    Words,
)
from netwerkkaart.graph.growth.signs import several, sign
from netwerkkaart.graph.inks import Inks, mix
from netwerkkaart.graph.pen import Pen
from netwerkkaart.look import Tokens

_HATCH = 7.0
_DOTS = ((1, 2.1), (3, 2.8), (10**9, 3.4))
"""Up to how many contact moments on one place a dot has which size."""


def draw_growth(picture: GrowthPicture, pen: Pen, tokens: Tokens) -> None:
    """Draw all of it: the grid under it, phases, stands, signals, contact moments, flags, and the legend."""
    inks = Inks(tokens)
    _grid(picture, pen, inks)
    _phases(picture, pen, inks)
    for band in picture.bands:
        _band(band, pen, inks)
    if picture.band is not None:
        _frame(picture.band, pen, inks)
    if picture.ticks is not None:
        line = [(picture.plot.left, picture.ticks), (picture.plot.right, picture.ticks)]
        pen.polyline(line, tokens.outline, 1.0)
    for spot in picture.spots:
        if spot.lane in (Lane.BUILDING, Lane.STRAINING):
            _tick(spot, picture.ticks or 0.0, pen, inks)
        elif spot.lane is Lane.CONTACTS:
            pen.circle(spot.x, spot.y, next(size for most, size in _DOTS if len(spot.marks) <= most), tokens.accent)
        elif spot.lane is Lane.FLAGS:
            _flag(spot, pen, inks)
    for words in picture.names:
        write(words, pen, inks.muted)
    for item in picture.legend:
        _explain(item, pen, inks)


def write(words: Words, pen: Pen, colour: str) -> None:
    """Write a line of words."""
    pen.text(words.x, words.y, words.text, lettering.SMALL, colour, bold=words.bold, anchor=words.anchor)


def _grid(picture: GrowthPicture, pen: Pen, inks: Inks) -> None:
    tokens, plot = inks.tokens, picture.plot
    for left, right in picture.holidays:
        pen.rect(left, plot.top, max(right - left, 0.5), plot.bottom - plot.top, 0, holiday(inks))
    for y in picture.levels:
        pen.polyline([(plot.left, y), (plot.right, y)], tokens.line, 0.8)
    for year in picture.years:
        pen.polyline([(year.left, plot.top), (year.left, plot.bottom + 6)], mix(tokens.line, tokens.outline, 0.35), 1.0)
        middle = (year.left + year.right) / 2
        write(Words(middle, plot.bottom + 17, year.label, "middle"), pen, inks.muted)
    pen.polyline([(plot.right, plot.top), (plot.right, plot.bottom + 6)], mix(tokens.line, tokens.outline, 0.35), 1.0)
    pen.polyline([(plot.left, plot.bottom), (plot.right, plot.bottom)], tokens.outline, 1.0)
    if picture.now < plot.right - 1:
        _now(pen, picture.now, plot.top, plot.bottom, inks)


def holiday(inks: Inks) -> str:
    """Return the colour of a holiday: just not that of the paper."""
    return mix(inks.tokens.sunken, inks.tokens.line, 0.25)


def _now(pen: Pen, x: float, top: float, bottom: float, inks: Inks) -> None:
    pen.curve((x, top), (x, (top + bottom) / 2), (x, bottom), inks.muted, 1.0, dashed=True)


def _phases(picture: GrowthPicture, pen: Pen, inks: Inks) -> None:
    tokens, plot, base = inks.tokens, picture.plot, picture.levels[0]
    steps = list(picture.steps)
    if steps:
        fill = mix(tokens.selected, tokens.surface, 0.45)
        pen.polygon([(steps[0][0], base), *steps, (steps[-1][0], base)], fill)
        for y in picture.levels:
            pen.polyline([(steps[0][0], y), (steps[-1][0], y)], mix(fill, tokens.line, 0.7), 0.8)
    stem = mix(tokens.outline, tokens.surface, 0.5)
    for spot in picture.of_lane(Lane.FLAGS):
        pen.polyline([(spot.x, spot.y + FLAG), (spot.x, base)], stem, 0.8)
    if picture.ambition is not None:
        y = picture.ambition
        middle = (plot.left + plot.right) / 2
        pen.curve((plot.left, y), (middle, y), (plot.right, y), tokens.highlight.solid, 1.4, dashed=True)
    if steps:
        pen.polyline(steps, tokens.accent, 2.4)
    for spot in picture.of_lane(Lane.PHASES):
        if (spot.x, spot.y) in picture.backs:
            step_back(pen, spot.x, spot.y, inks)
        elif spot.x > plot.left:
            pen.circle(spot.x, spot.y, 3.6, tokens.accent, tokens.surface, 1.2)


def step_back(pen: Pen, x: float, y: float, inks: Inks) -> None:
    """Draw that the ladder was gone down."""
    points = [(x - 5.2, y - 3.6), (x + 5.2, y - 3.6), (x, y + 5.2)]
    pen.polygon(points, inks.tokens.highlight.solid, inks.tokens.surface, 1.0)


def _band(band: Band, pen: Pen, inks: Inks) -> None:
    tokens, box = inks.tokens, band.box
    tone = inks.tone(f"stand.{band.stand.value}")
    for part in band.parts:
        wide, high = part.right - part.left, box.bottom - box.top
        if part.pale is None:
            doubtful(pen, Box(part.left, box.top, part.right, box.bottom), inks)
            continue
        strong = mix(tone.soft, tone.solid, 0.14) if band.stand is not TrustStand.NO_VIEW else tone.soft
        pen.rect(part.left, box.top, wide, high, 0, mix(strong, tokens.surface, part.pale))
        if band.stand is TrustStand.NO_VIEW:
            _hatch(pen, Box(part.left, box.top, part.right, box.bottom), mix(tone.solid, tokens.surface, 0.5))
    if band.begins:
        pen.polyline([(box.left, box.top), (box.left, box.bottom)], tone.solid, 1.6)
    if band.sign is not None:
        stale = bool(band.parts) and band.parts[0].pale is None
        glyphs.stand(pen, *band.sign, 5.4, band.stand.value, inks, stale=stale)
    for words in band.words:
        plate = lettering.width(words.text, lettering.SMALL, bold=words.bold)
        if band.stand is TrustStand.NO_VIEW and words.bold:
            pen.rect(words.x - 3, box.top + 3, plate + 6, box.bottom - box.top - 6, 2, tone.soft)
        write(words, pen, tone.ink if words.bold else inks.muted)


def doubtful(pen: Pen, box: Box, inks: Inks) -> None:
    """Draw a stand that is no longer sure: grey, with dots along it."""
    pen.rect(box.left, box.top, box.right - box.left, box.bottom - box.top, 0, inks.tokens.sunken)
    for y in (box.top + 1.0, box.bottom - 1.0):
        middle = (box.left + box.right) / 2
        pen.curve((box.left, y), (middle, y), (box.right, y), inks.tokens.outline, 1.0, dashed=True)


def _hatch(pen: Pen, box: Box, colour: str) -> None:
    """Draw slanting lines within a box: no view is not an empty band."""
    high = box.bottom - box.top
    start = box.left - high
    while start < box.right:
        low, top = max(start, box.left), min(start + high, box.right)
        if top > low:
            pen.polyline([(low, box.bottom - (low - start)), (top, box.bottom - (top - start))], colour, 0.8)
        start += _HATCH


def _frame(box: Box, pen: Pen, inks: Inks) -> None:
    pen.rect(box.left, box.top, box.right - box.left, box.bottom - box.top, 0, None, inks.tokens.line, 0.8)


def _tick(spot: Spot, line: float, pen: Pen, inks: Inks) -> None:
    up = spot.lane is Lane.BUILDING
    colour = (inks.tokens.good if up else inks.tokens.danger).solid
    for number in range(min(len(spot.marks), MOST_BRICKS)):
        away = 2.0 + number * BRICK
        pen.rect(spot.x - 1.6, line - away - BRICK + 1.5 if up else line + away, 3.2, BRICK - 1.5, 1.0, colour)


def _flag(spot: Spot, pen: Pen, inks: Inks) -> None:
    if len(spot.marks) == 1:
        sign(pen, spot.marks[0].kind, spot.x, spot.y, FLAG, inks)
    else:
        several(pen, len(spot.marks), spot.x, spot.y, FLAG, inks)


def _explain(item: LegendItem, pen: Pen, inks: Inks) -> None:
    x, y, tokens = item.x, item.y, inks.tokens
    if item.key == "several":
        several(pen, 2, x, y, FLAG, inks)
    elif item.key == "ambition":
        pen.curve((x - 9, y), (x, y), (x + 9, y), tokens.highlight.solid, 1.4, dashed=True)
    elif item.key == "back":
        step_back(pen, x, y, inks)
    elif item.key.startswith("stand."):
        glyphs.stand(pen, x, y, 5.4, item.key.removeprefix("stand."), inks)
    elif item.key == "doubt":
        doubtful(pen, Box(x - 8, y - 6, x + 8, y + 6), inks)
    elif item.key == "holiday":
        pen.rect(x - 7, y - 6, 14, 12, 0, holiday(inks))
    elif item.key == "now":
        _now(pen, x, y - 7, y + 7, inks)
    else:
        sign(pen, MarkKind(item.key), x, y, FLAG, inks)
    write(item.words, pen, inks.text)
