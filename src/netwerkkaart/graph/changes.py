"""What changed between two dates, in the colours of the map: new, warmer, cooler, and quiet what stayed the same."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from netwerkkaart.graph.kinds import CHANGES, LineKind
from netwerkkaart.graph.layout.places import Ints
from netwerkkaart.graph.picture import LegendEntry, Lines, Picture
from netwerkkaart.texts import _


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new, and what each tie that changed is now."""

    fresh: frozenset[str]
    """Keys of who was not there before."""
    ties: Mapping[tuple[str, str], LineKind]
    """By the keys of worker and contact or school; a tie that is not among them is the same."""


def coloured(picture: Picture, changes: Changes) -> Picture:
    """Return the picture with its ties told by what changed instead of by their step.

    From afar one line stands for all ties of a worker to a school: new or gone where all are, else warmer where more
    grew than cooled or went, cooler the other way round, and the same where they weigh up.
    """
    lines = picture.lines
    kinds = lines.kind.copy()
    for number in np.flatnonzero(kinds == LineKind.TIE).tolist():
        pair = picture.keys[lines.start[number]], picture.keys[lines.end[number]]
        kinds[number] = changes.ties.get(pair, LineKind.SAME)
    near, far = _told(lines, kinds), _told(picture.far, _far(picture, kinds))
    fresh, legend = picture.flags(changes.fresh), _legend(picture.legend, near)
    return replace(picture, fresh=fresh, lines=near, far=far, legend=legend)


def _far(picture: Picture, kinds: Ints) -> Ints:
    """Return the kinds of the lines that are drawn from afar."""
    ground = picture.layout.ground.tolist()
    counted: dict[tuple[int, int], dict[int, int]] = {}
    for number in np.flatnonzero(np.isin(kinds, CHANGES)).tolist():
        pair = ground[picture.lines.start[number]], ground[picture.lines.end[number]]
        counts = counted.setdefault(pair, {})
        counts[kinds[number]] = counts.get(kinds[number], 0) + 1
    found = picture.far.kind.copy()
    for number in np.flatnonzero(found == LineKind.TIE).tolist():
        pair = int(picture.far.start[number]), int(picture.far.end[number])
        found[number] = _weighed(counted.get(pair, {}))
    return found


def _weighed(counts: Mapping[int, int]) -> LineKind:
    for alone in (LineKind.NEW, LineKind.GONE):
        if set(counts) == {alone}:
            return alone
    grew = sum(counts.get(kind, 0) for kind in (LineKind.NEW, LineKind.WARMER))
    grew -= sum(counts.get(kind, 0) for kind in (LineKind.COOLER, LineKind.GONE))
    return LineKind.SAME if grew == 0 else LineKind.WARMER if grew > 0 else LineKind.COOLER


def _told(lines: Lines, kinds: Ints) -> Lines:
    """Return the lines with these kinds, in the order of drawing: what stayed the same lies under all that changed."""
    told = replace(lines, kind=kinds, dashed=lines.dashed | (kinds == LineKind.GONE))
    return told.take(np.argsort(np.where(kinds == LineKind.SAME, -1, kinds), kind="stable"))


def _legend(legend: tuple[LegendEntry, ...], lines: Lines) -> tuple[LegendEntry, ...]:
    """Return the legend with what changed in the place of the steps."""
    here = set(lines.names())
    words = (
        ("change.new", _("nieuwe band")),
        ("change.warmer", _("warmer")),
        ("change.cooler", _("koeler")),
        ("change.gone", _("geen band meer")),
        ("change.same", _("hetzelfde gebleven")),
    )
    told = [LegendEntry(entry, word) for entry, word in words if entry in here]
    return (*(one for one in legend if not one.id.startswith("step.")), *told)
