"""The legend of a picture: only what is in it, each with a sample drawn as it is drawn on the map."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netwerkkaart.domain.map_layers import Colouring
from netwerkkaart.graph import glyphs, lettering
from netwerkkaart.graph.inks import Inks
from netwerkkaart.graph.kinds import LineKind
from netwerkkaart.graph.pen import Pen
from netwerkkaart.graph.picture import Picture
from netwerkkaart.texts import _

if TYPE_CHECKING:
    from netwerkkaart.graph.drawing import Sheet

_ROW = 18.0
_HEAD = 20.0
_BETWEEN = 8.0


@dataclass(frozen=True)
class LegendRow:
    """A line of the legend: what it hides, its word, and the name of its sample when that is another."""

    id: str
    word: str
    sample: str = ""


def groups(picture: Picture) -> list[tuple[str, list[LegendRow]]]:
    """Return the legend by heading: ids with their words; some only explain, and hide nothing."""
    return [
        (heading, [LegendRow(entry, word, _sample_of(picture, entry)) for entry, word in entries])
        for heading, entries in _grouped(picture)
    ]


def _sample_of(picture: Picture, entry: str) -> str:
    """Return the sample of an entry: a sector has no colour where that says something else."""
    if entry.startswith("sector.") and picture.colouring is not Colouring.SECTOR:
        return entry.replace("sector.", "plain.")
    return entry


def _grouped(picture: Picture) -> list[tuple[str, list[tuple[str, str]]]]:
    words = {
        "sector.": _("Scholen"),
        "face.": _("Vast gezicht"),
        "stand.": _("Stand van het vertrouwen"),
        "level.": _("Mensen"),
        "layer.": _("Lagen"),
        "step.": _("Band"),
        "change.": _("Wat veranderde"),
        "line.": _("Andere lijnen"),
    }
    found = []
    for prefix, heading in words.items():
        entries = [(one.id, one.word) for one in picture.legend if one.id.startswith(prefix)]
        if prefix == "level.":
            if picture.star.any():
                entries.append(("star", _("aanspreekpunt")))
            entries += [(one.id, one.word) for one in picture.legend if one.id in {"left", "worker"}]
            if picture.fresh.any():
                entries.append(("fresh", _("nieuw")))
        if prefix == "sector." and entries:
            entries.append(("phase", _("stappen van de fase")))
            if (picture.ambition > picture.phase).any():
                entries.append(("ambition", _("tot hier is de ambitie")))
        if prefix == "stand." and picture.stale.any():
            entries.append(("stale", _("grijs: klopt dit nog?")))
        if prefix == "step." and entries:
            entries.append(("pale", _("bleker: langer niet gezien")))
        if entries:
            found.append((heading, entries))
    return found


def legend_width(picture: Picture) -> float:
    """Return how wide the legend is, at letters of 100%."""
    words = [row.word for _heading, rows in groups(picture) for row in rows]
    heads = [heading for heading, _entries in groups(picture)]
    wide = max((lettering.width(word, lettering.SMALL) for word in words), default=0.0)
    return 24 + 30 + max(wide, *(lettering.width(head, lettering.SMALL, bold=True) - 30 for head in heads), 0.0)


def legend_height(picture: Picture) -> float:
    """Return how high the legend is, at letters of 100%."""
    heights = [_HEAD + _ROW * len(entries) for _heading, entries in groups(picture)]
    return sum(heights) + _BETWEEN * max(0, len(heights) - 1) + 16


def draw_legend(picture: Picture, pen: Pen, inks: Inks, sheet: "Sheet", hidden: frozenset[str]) -> None:
    """Draw the legend at the left; it is made smaller when the sheet is too low for it."""
    head = 44.0 * sheet.text if sheet.heading else 8.0 * sheet.text
    unit = min(sheet.text, (sheet.height - head) / legend_height(picture))
    y = head
    x = 16.0 * unit
    for heading, entries in groups(picture):
        pen.text(x, y + 14 * unit, heading, lettering.SMALL * unit, inks.text, bold=True)
        y += _HEAD * unit
        for row in entries:
            shade = Inks(inks.tokens, 0.75) if row.id in hidden else inks
            sample(pen, x + 11 * unit, y + _ROW / 2 * unit, unit, row.sample, shade)
            pen.text(x + 30 * unit, y + 13 * unit, row.word, lettering.SMALL * unit, shade.text)
            y += _ROW * unit
        y += _BETWEEN * unit


def sample(pen: Pen, x: float, y: float, unit: float, entry: str, inks: Inks) -> None:
    """Draw the little example of a legend entry, about 22 by 16 units, around a point."""
    family, _dot, slug = entry.partition(".")
    draw = _SHAPES.get(entry) or _FAMILIES.get(family)
    if draw is not None:
        draw(pen, x, y, unit, slug, inks)
    else:
        _line_sample(pen, x, y, unit, family, slug, inks)


def _phase_sample(pen: Pen, x: float, y: float, unit: float, _slug: str, inks: Inks) -> None:
    for step in range(4):
        high = (3.0 + step * 2.5) * unit
        left = x + (step * 5 - 10) * unit
        pen.rect(left, y + 6 * unit - high, 3.6 * unit, high, 1 * unit, inks.text if step < 3 else inks.faint)


def _plain_sample(pen: Pen, x: float, y: float, unit: float, slug: str, inks: Inks) -> None:
    pen.circle(x, y, 7 * unit, inks.paper, inks.muted, 1.2 * unit)
    pen.text(x, y + 2.4 * unit, slug, (7 if len(slug) < 3 else 6) * unit, inks.muted, bold=True, anchor="middle")


def _fresh_sample(pen: Pen, x: float, y: float, unit: float, inks: Inks) -> None:
    glyphs.fresh(pen, x, y, 4.5 * unit, inks)
    glyphs.person(pen, x, y, 4.5 * unit, "level.daily", inks)


_Sample = Callable[[Pen, float, float, float, str, Inks], None]
_FAMILIES: dict[str, _Sample] = {
    "sector": lambda pen, x, y, unit, slug, inks: pen.circle(x, y, 7 * unit, inks.tone(f"sector.{slug}").solid),
    "face": lambda pen, x, y, unit, slug, inks: pen.circle(x, y, 7 * unit, inks.tone(f"face.{slug}").solid),
    "plain": _plain_sample,
    "stand": lambda pen, x, y, unit, slug, inks: glyphs.stand(pen, x, y, 5.5 * unit, slug, inks),
    "level": lambda pen, x, y, unit, slug, inks: glyphs.person(pen, x, y, 6 * unit, f"level.{slug}", inks),
}
_SHAPES: dict[str, _Sample] = {
    "worker": lambda pen, x, y, unit, _slug, inks: glyphs.worker(pen, x, y, 7 * unit, "", inks),
    "left": lambda pen, x, y, unit, _slug, inks: glyphs.ghost(pen, x, y, 5.5 * unit, inks),
    "fresh": lambda pen, x, y, unit, _slug, inks: _fresh_sample(pen, x, y, unit, inks),
    "star": lambda pen, x, y, unit, _slug, inks: glyphs.star(pen, x, y, 8 * unit, inks),
    "phase": _phase_sample,
    "ambition": lambda pen, x, y, unit, _slug, inks: pen.circle(x, y, 4 * unit, inks.paper, inks.text, 1.6 * unit),
    "stale": lambda pen, x, y, unit, _slug, inks: glyphs.stand(pen, x, y, 5.5 * unit, "grounded", inks, stale=True),
    "layer.seat": lambda pen, x, y, unit, _slug, inks: glyphs.seat(pen, x, y, 6.5 * unit, inks),
    "layer.theme": lambda pen, x, y, unit, _slug, inks: glyphs.theme(pen, x, y, 6.5 * unit, inks),
    "layer.partner": lambda pen, x, y, unit, _slug, inks: glyphs.partner(pen, x, y, 6.5 * unit, inks),
    "layer.neighbourhood": lambda pen, x, y, unit, _slug, inks: glyphs.neighbourhood(
        pen, x, y, 6.5 * unit, "partly", inks
    ),
}
_SAMPLES = {
    "step.met": (LineKind.TIE, 0, 0.8),
    "step.acquainted": (LineKind.TIE, 1, 1.1),
    "step.in_contact": (LineKind.TIE, 2, 1.9),
    "step.mutual": (LineKind.TIE, 3, 3.0),
    "step.carrier": (LineKind.TIE, 4, 4.4),
    "change.new": (LineKind.NEW, 3, 3.0),
    "change.warmer": (LineKind.WARMER, 3, 3.0),
    "change.cooler": (LineKind.COOLER, 3, 3.0),
    "change.gone": (LineKind.GONE, 3, 3.0),
    "change.same": (LineKind.SAME, 3, 3.0),
    "line.assigned": (LineKind.ASSIGNED, -1, 5.0),
    "line.substitute": (LineKind.ASSIGNED, -1, 2.5),
    "line.raised": (LineKind.RAISED, -1, 1.2),
    "line.taken_up": (LineKind.TAKEN_UP, -1, 2.6),
    "line.works_for": (LineKind.WORKS_FOR, -1, 1.2),
    "line.employed": (LineKind.EMPLOYED, -1, 1.2),
    "line.introduced": (LineKind.INTRODUCED, -1, 1.2),
    "line.other_school": (LineKind.OTHER_SCHOOL, -1, 1.2),
}


def _line_sample(pen: Pen, x: float, y: float, unit: float, family: str, slug: str, inks: Inks) -> None:
    if family == "pale":
        for pale in range(4):
            left = x + (pale * 6 - 12) * unit
            pen.polyline([(left + 1 * unit, y), (left + 4 * unit, y)], inks.line(LineKind.TIE, 3, pale), 3 * unit)
        return
    kind, step, wide = _SAMPLES[f"{family}.{slug}"]
    ends = ((x - 11 * unit, y), (x, y), (x + 11 * unit, y))
    dashed = kind in {LineKind.INTRODUCED, LineKind.GONE} or slug == "substitute"
    pen.curve(*ends, inks.line(kind, step, 0), wide * unit, dashed=dashed)
