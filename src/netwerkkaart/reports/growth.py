"""Growth over the school years as one drawing: phase as steps, stand as a band that fades, signals as ticks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.stand import STALE_AFTER_MONTHS
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.domain.years import SchoolYear, add_months, school_years
from netwerkkaart.look import mix
from netwerkkaart.reports.lettering import Style, width
from netwerkkaart.reports.marks import stand_sign
from netwerkkaart.reports.page import LEFT, RIGHT, Paper
from netwerkkaart.texts import _
from netwerkkaart.texts.words import phase_label, word

MOST_YEARS = 6
_GUTTER = 118.0
_STEP = 12.5
_BAND = 15.0
_TICKS = 30.0
_DOTS = 13.0
_GAP = 7.0
_AXIS = 16.0


@dataclass(frozen=True)
class Growth:
    """What there is to draw; ``stands`` and ``signals`` are ``None`` for who does not get to see them.

    ``signals`` are days with whether they are *opbouwend*; ``contacts`` are the days with a held visit.
    """

    on: date
    phases: Sequence[tuple[date, Phase]]
    ambition: Phase | None
    contacts: Sequence[date]
    stands: Sequence[tuple[date, TrustStand]] | None
    signals: Sequence[tuple[date, bool]] | None

    def years(self) -> tuple[SchoolYear, ...]:
        """Return the school years on the axis: from the first thing known, the latest six at most."""
        days = [day for day, _phase in self.phases] + list(self.contacts)
        days += [day for day, _what in (self.stands or ())] + [day for day, _what in (self.signals or ())]
        return school_years(min([*days, self.on]), self.on)[-MOST_YEARS:]


def height(growth: Growth) -> float:
    """Return how many points the drawing is high."""
    lanes = len(Phase) * _STEP + _GAP + _DOTS + _AXIS
    if growth.stands is not None:
        lanes += _BAND + _GAP
    if growth.signals is not None:
        lanes += _TICKS + _GAP
    return lanes


class _Chart:
    def __init__(self, paper: Paper, growth: Growth) -> None:
        self.paper = paper
        self.growth = growth
        self.years = growth.years()
        self.first = self.years[0].first
        self.days = (self.years[-1].last - self.first).days + 1
        self.left = LEFT + _GUTTER
        self.label = Style(7.2, 9, paper.tokens.muted)

    def x(self, day: date) -> float:
        """Return where a day lies; what is before the first year lies at its start."""
        part = max((day - self.first).days, 0) / self.days
        return self.left + min(part, 1.0) * (RIGHT - self.left)

    def name(self, text: str, y: float) -> None:
        """Write the name of a lane."""
        self.paper.write_right(self.left - 8, y, text, self.label)


def draw(paper: Paper, growth: Growth) -> None:
    """Draw it over the width of the page, at the paper's place, and move on."""
    chart = _Chart(paper, growth)
    top = paper.y
    bottom = top - height(growth) + _AXIS
    _axis(chart, top, bottom)
    y = top - len(Phase) * _STEP
    _phases(chart, y)
    if growth.stands is not None:
        y -= _GAP + _BAND
        _stands(chart, y, growth.stands)
    if growth.signals is not None:
        y -= _GAP + _TICKS
        _signals(chart, y, growth.signals)
    y -= _GAP + _DOTS
    chart.name(_("contactmomenten"), y + 4)
    for day in dict.fromkeys(growth.contacts):
        if day >= chart.first:
            paper.disc(chart.x(day), y + 6.5, 1.7, paper.tokens.accent, None)
    paper.y = bottom - _AXIS


def _axis(chart: _Chart, top: float, bottom: float) -> None:
    paper, tokens = chart.paper, chart.paper.tokens
    now = chart.x(chart.growth.on)
    if now < RIGHT - 1:
        paper.box(now, bottom, RIGHT - now, top - bottom, tokens.sunken)
    for year in chart.years:
        left, right = chart.x(year.first), chart.x(year.last)
        paper.line(((left, top), (left, bottom - 4)), tokens.line, 0.7)
        long, short = year.label, f"’{year.start % 100:02d}–’{(year.start + 1) % 100:02d}"
        text = long if width(long, chart.label) < right - left - 4 else short
        paper.write_middle((left + right) / 2, bottom - 11, text, chart.label)
    paper.line(((RIGHT, top), (RIGHT, bottom - 4)), tokens.line, 0.7)
    paper.rule(chart.left, bottom, RIGHT, tokens.outline, 0.7)


def _phases(chart: _Chart, bottom: float) -> None:
    paper, tokens = chart.paper, chart.paper.tokens
    growth = chart.growth

    def level(phase: Phase) -> float:
        return bottom + phase.value * _STEP + 4

    for phase in Phase:
        y = level(phase)
        paper.rule(chart.left, y, RIGHT, tokens.line, 0.5)
        chart.name(phase_label(phase), y - 2.4)
    if growth.ambition is not None:
        y = level(growth.ambition)
        paper.line(((chart.left, y), (RIGHT, y)), tokens.highlight.solid, 0.9, (3, 2.5))
        paper.write_right(RIGHT - 3, y + 3, _("ambitie"), Style(6.8, 8, tokens.highlight.ink, bold=True))
    if not growth.phases:
        return
    end = chart.x(growth.on)
    points = []
    for place, (day, phase) in enumerate(growth.phases):
        start = chart.x(day)
        stop = chart.x(growth.phases[place + 1][0]) if place + 1 < len(growth.phases) else end
        points += [(start, level(phase)), (stop, level(phase))]
    base = level(Phase.NO_CONTACT)
    area = [(points[0][0], base), *points, (points[-1][0], base)]
    paper.shape(area, mix(tokens.selected, tokens.surface, 0.45))
    paper.line(points, tokens.accent, 1.8)
    for day, phase in growth.phases:
        if day >= chart.first:
            paper.disc(chart.x(day), level(phase), 2.4, tokens.accent, tokens.surface, 0.8)


def _stands(chart: _Chart, bottom: float, stands: Sequence[tuple[date, TrustStand]]) -> None:
    paper, tokens = chart.paper, chart.paper.tokens
    chart.name(_("stand van het vertrouwen"), bottom + 4.5)
    paper.box(chart.left, bottom, RIGHT - chart.left, _BAND, None, tokens.line, thick=0.5)
    for place, (day, stand) in enumerate(stands):
        until = stands[place + 1][0] if place + 1 < len(stands) else chart.growth.on
        if until <= chart.first:
            continue
        sure = min(add_months(day, STALE_AFTER_MONTHS), until)
        tone = tokens.stand[stand]
        left, middle, right = chart.x(day), chart.x(sure), chart.x(until)
        paper.box(left, bottom, max(middle - left, 1), _BAND, mix(tone.soft, tone.solid, 0.18))
        if right > middle:
            paper.box(middle, bottom, right - middle, _BAND, mix(tone.soft, tokens.surface, 0.55))
        paper.line(((left, bottom), (left, bottom + _BAND)), tone.solid, 1.2)
        if right - left > 13:
            stand_sign(paper, left + 8.5, bottom + _BAND / 2, 3.4, stand)
        style = Style(7, 9, tone.ink, bold=True)
        text = word(stand)
        if right - left > width(text, style) + 20:
            paper.write(left + 15.5, bottom + 4.7, text, style)
            left += width(text, style) + 20
        doubt = _("klopt dit nog?")
        if right - max(left, middle) > width(doubt, chart.label) + 6 and sure < until:
            paper.write(max(left, middle) + 3, bottom + 4.7, doubt, chart.label)


def _signals(chart: _Chart, bottom: float, signals: Sequence[tuple[date, bool]]) -> None:
    paper, tokens = chart.paper, chart.paper.tokens
    middle = bottom + _TICKS / 2
    chart.name(_("opbouwend"), middle + 5)
    chart.name(_("schurend"), middle - 10.5)
    paper.rule(chart.left, middle, RIGHT, tokens.outline, 0.6)
    piled: dict[tuple[date, bool], int] = {}
    for day, building in signals:
        if day < chart.first:
            continue
        number = piled[day, building] = piled.get((day, building), 0) + 1
        x = chart.x(day) + (number - 1) * 1.6
        tone = tokens.good if building else tokens.danger
        if building:
            paper.line(((x, middle + 1.5), (x, middle + 11)), tone.solid, 1.3)
        else:
            paper.line(((x, middle - 1.5), (x, middle - 11)), tone.solid, 1.3)
