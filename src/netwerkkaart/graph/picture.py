"""The picture of a network: places, sizes, shapes, lines and labels by meaning; a drawer gives them colour.

One :class:`Picture` feeds the window, PDF, SVG, PNG and print, so what is printed is what was seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from netwerkkaart.domain.map_layers import Colouring
from netwerkkaart.graph.kinds import TIES, LineKind
from netwerkkaart.graph.layout.places import Floats, Ints, Layout
from netwerkkaart.queries.network import IN_NETWORK, NodeKind
from netwerkkaart.texts import _
from netwerkkaart.texts.dates import short_day

Flags = NDArray[np.bool_]

FAR = 0.4
"""Below this zoom lines go to schools instead of to people."""
_FEW_LINES = 250
"""So few lines stay readable from any distance."""
_AROUND_HUB, _AROUND_SCHOOL, _AROUND_WORKER = 57.0, 55.0, 85.0
"""How near the middle of anybody comes: to a school on its island, to one without, and to a worker."""
EDGE = 30.0
"""Free room around everything, in map units."""


_LINE_NAMES = ("step.met", "step.acquainted", "step.in_contact", "step.mutual", "step.carrier")
FACES = 8
"""So many workers have a colour of their own; see ``look.Tokens.series``."""
_OTHER_NAMES = {
    LineKind.ASSIGNED: "line.assigned",
    LineKind.EMPLOYED: "line.employed",
    LineKind.OTHER_SCHOOL: "line.other_school",
    LineKind.INTRODUCED: "line.introduced",
    LineKind.RAISED: "line.raised",
    LineKind.TAKEN_UP: "line.taken_up",
    LineKind.WORKS_FOR: "line.works_for",
    LineKind.NEW: "change.new",
    LineKind.WARMER: "change.warmer",
    LineKind.COOLER: "change.cooler",
    LineKind.GONE: "change.gone",
    LineKind.SAME: "change.same",
}


_BY_KIND = frozenset({"is_school", "is_worker", "is_contact", "is_laid_over", "is_seat", "is_region", "is_small"})
"""What is worked out once, and holds wherever everybody stands."""


@dataclass(frozen=True, eq=False)
class Lines:
    """All lines, as arrays of one length, in the order of drawing."""

    start: Ints
    end: Ints
    bend: Floats
    """Shape (n, 2): the control point of each quadratic curve; halfway for a straight one."""
    kind: Ints
    """By :class:`LineKind`."""
    step: Ints
    """0 is *met, no step set*, 1 to 4 are *kennismaking* to *drager*; -1 for other kinds."""
    pale: Ints
    """Age of the last contact: 0 fresh, 1 over a quarter, 2 over half a year, 3 over a year or never."""
    width: Floats
    dashed: Flags

    def __len__(self) -> int:
        return len(self.start)

    def take(self, which: Ints | Flags) -> "Lines":
        """Return some of the lines."""
        return Lines(**{field.name: getattr(self, field.name)[which] for field in fields(self)})

    def shown(self, nodes: Flags, hidden: frozenset[str]) -> Flags:
        """Return which lines are left when only these nodes are, and these legend entries are hidden."""
        if not len(self):
            return np.zeros(0, dtype=bool)
        left = nodes[self.start] & nodes[self.end]
        if hidden:
            left &= np.array([name not in hidden for name in self.names()], dtype=bool)
        return left

    def names(self) -> list[str]:
        """Return the legend id of each line."""
        return [
            _LINE_NAMES[step]
            if kind == LineKind.TIE
            else "line.substitute"
            if kind == LineKind.ASSIGNED and dashed
            else _OTHER_NAMES[LineKind(kind)]
            for kind, step, dashed in zip(self.kind.tolist(), self.step.tolist(), self.dashed.tolist(), strict=True)
        ]


@dataclass(frozen=True)
class LegendEntry:
    """A word of the legend; ``id`` hides what it names, as in ``level.care`` or ``step.carrier``."""

    id: str
    word: str


@dataclass(frozen=True, eq=False)
class Picture:
    """Everything there is to draw, in map units, with the names of meanings instead of colours.

    Arrays and tuples without a shape are by node, in the network's order.
    """

    title: str
    note: str
    """The counts, as a line under the title."""
    on: date
    keys: tuple[str, ...]
    kinds: tuple[NodeKind, ...]
    labels: tuple[str, ...]
    subs: tuple[str, ...]
    tones: tuple[str, ...]
    """``sector.vo`` for a school, ``level.care`` for a contact, ``worker``, ``layer.theme`` for what is laid over."""
    paints: tuple[str, ...]
    """The tone each is coloured in: its own, but for schools whose colour says something else than their sector."""
    colouring: Colouring
    layout: Layout
    size: Floats
    """Radius."""
    importance: Floats
    """Higher is labelled first."""
    star: Flags
    ghost: Flags
    fresh: Flags
    """Who is new where the map tells what changed."""
    left: tuple[date | None, ...]
    """The day somebody left; else ``None``. From afar it stands under the name."""
    phase: Ints
    """0 to 7; -1 for all but schools; likewise ``ambition``."""
    ambition: Ints
    stands: tuple[str, ...]
    """Slug of the stand of a school, else empty."""
    bases: tuple[str, ...]
    """*Basis op orde* of a neighbourhood that is shown: yes, partly or no, else empty."""
    stale: Flags
    """The stand is older than a year: *klopt dit nog?*"""
    region: Ints
    """For a school the number of its neighbourhood, when that is shown; else -1."""
    lines: Lines
    far: Lines
    """What is drawn instead of ``lines`` from afar: one tie for each worker and school, and what crosses the water."""
    legend: tuple[LegendEntry, ...]

    @property
    def xy(self) -> Floats:
        """Places, shape (n, 2); y grows downwards."""
        return self.layout.xy

    @property
    def home(self) -> Ints:
        """Index of the school each node belongs to, or -1."""
        return self.layout.home

    @property
    def radius(self) -> Floats:
        """Radius of the island of a school, else 0."""
        return self.layout.radius

    @cached_property
    def is_school(self) -> Flags:
        """Which nodes are schools."""
        return np.array([kind is NodeKind.SCHOOL for kind in self.kinds], dtype=bool)

    @cached_property
    def is_worker(self) -> Flags:
        """Which nodes are workers."""
        return np.array([kind is NodeKind.WORKER for kind in self.kinds], dtype=bool)

    @cached_property
    def is_contact(self) -> Flags:
        """Which nodes are contacts."""
        return np.array([kind is NodeKind.CONTACT for kind in self.kinds], dtype=bool)

    @cached_property
    def is_laid_over(self) -> Flags:
        """Which nodes are not of the network itself: seats, neighbourhoods, themes and partners."""
        return np.array([kind not in IN_NETWORK for kind in self.kinds], dtype=bool)

    @cached_property
    def is_seat(self) -> Flags:
        """Which nodes are empty seats."""
        return np.array([kind is NodeKind.SEAT for kind in self.kinds], dtype=bool)

    @cached_property
    def is_region(self) -> Flags:
        """Which nodes are neighbourhoods."""
        return np.array([kind is NodeKind.NEIGHBOURHOOD for kind in self.kinds], dtype=bool)

    @cached_property
    def is_small(self) -> Flags:
        """Which nodes are people, or the seat of one: named from near only, on the ground of their island."""
        return np.array([kind in {NodeKind.CONTACT, NodeKind.SEAT} for kind in self.kinds], dtype=bool)

    def bounds(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of all there is, labels of the edge included by a margin."""
        if not self.keys and self.layout.reach is None:
            return (-200.0, -150.0, 200.0, 150.0)
        if self.layout.reach is not None:
            left, top, right, bottom = self.layout.reach
        else:
            reach = np.maximum(self.radius, self.size)[:, None]
            left, top = (self.xy - reach).min(axis=0)
            right, bottom = (self.xy + reach).max(axis=0)
        return (float(left) - EDGE, float(top) - EDGE - 16, float(right) + EDGE, float(bottom) + EDGE + 8)

    def radii(self, scale: float, text: float = 1.0) -> Floats:
        """Return how large nodes are drawn at a scale: none so small that it vanishes, hubs readable from afar.

        It grows no farther than where its nearest people may stand, so that it hides nobody.
        """
        school = (9.0, _AROUND_HUB) if self.radius.any() else (5.0, _AROUND_SCHOOL)
        least = np.full(len(self.keys), 1.7 * text)
        least[self.is_school] = min(school[0] * text, school[1] * scale)
        least[self.is_laid_over] = min(5.0 * text, 30.0 * scale)
        least[self.is_seat] = min(5.5 * text, 13.0 * scale)
        least[self.is_worker] = min(6.5 * text, _AROUND_WORKER * scale)
        return np.asarray(np.maximum(self.size * scale, least))

    def flags(self, keys: Iterable[str]) -> Flags:
        """Return which nodes have one of these keys."""
        wanted = frozenset(keys)
        return np.array([key in wanted for key in self.keys], dtype=bool)

    def named(self, shown: Flags, lit: Flags | None) -> Flags:
        """Return which nodes may have their name written: what is lit, and the schools it belongs to."""
        if lit is None:
            return shown
        named = shown & lit
        homes = self.home[named]
        named[homes[homes >= 0]] = True
        return named & shown

    def bright(self, lines: Lines, lit: Flags, zoom: float) -> Flags:
        """Return which of these lines at a zoom are between what is lit; one from afar when a line it stands for is."""
        if self.lines_at(zoom) is self.lines:
            return np.asarray(lit[lines.start] & lit[lines.end])
        near = self.lines.take(lit[self.lines.start] & lit[self.lines.end])
        return np.isin(self._spans(lines), self._spans(near))

    def _spans(self, lines: Lines) -> Ints:
        """Return a number for each meaning and pair of ends, people counting as their school."""
        ground, count = self.layout.ground, len(self.keys)
        meant = np.where(np.isin(lines.kind, TIES), LineKind.TIE, lines.kind)
        return np.asarray((meant * count + ground[lines.start]) * count + ground[lines.end])

    def without(self, keys: Iterable[str]) -> "Picture":
        """Return the picture with these nodes drawn as ghosts, as if they had left."""
        return replace(self, ghost=self.ghost | self.flags(keys))

    def index(self, key: str) -> int:
        """Return the number of a node, or -1 when it is not in the picture."""
        return self.keys.index(key) if key in self.keys else -1

    def neighbours(self, number: int) -> Ints:
        """Return the nodes one step away: by any line, and a school's own people."""
        lines = self.lines
        near = [lines.end[lines.start == number], lines.start[lines.end == number]]
        near.append(np.flatnonzero(self.region == number))
        if self.is_school[number]:
            near.append(np.flatnonzero(self.home == number))
            near.append(self.region[number : number + 1][self.region[number : number + 1] >= 0])
        elif self.home[number] >= 0:
            near.append(self.home[number : number + 1])
        found = np.unique(np.concatenate(near))
        return np.asarray(found[found != number])

    def within(self, numbers: Ints, steps: int) -> Flags:
        """Tell for each node whether it is at most so many steps away from any of ``numbers``."""
        reached = np.zeros(len(self.keys), dtype=bool)
        reached[numbers] = True
        own = np.flatnonzero((self.home >= 0) & (self.home != np.arange(len(self.keys))))
        lying = np.flatnonzero(self.region >= 0)
        start = np.concatenate([self.lines.start, own, lying])
        end = np.concatenate([self.lines.end, self.home[own], self.region[lying]])
        for _step in range(steps):
            further = reached.copy()
            further[end[reached[start]]] = True
            further[start[reached[end]]] = True
            reached = further
        return reached

    def lines_at(self, zoom: float) -> Lines:
        """Return the lines to draw at a zoom (see :class:`netwerkkaart.graph.labels.Frame`)."""
        return self.lines if zoom >= FAR or len(self.lines) <= _FEW_LINES else self.far

    def shown(self, hidden: frozenset[str]) -> Flags:
        """Return which nodes are left when these legend entries are hidden."""
        pairs = zip(self.tones, self.paints, strict=True)
        nodes = np.array([tone not in hidden and paint not in hidden for tone, paint in pairs], dtype=bool)
        if not len(self.keys):
            return nodes
        nodes &= ~np.array([f"stand.{stand}" in hidden for stand in self.stands], dtype=bool)
        away = np.flatnonzero(self.is_school & ~nodes)
        nodes &= ~np.isin(self.home, away)
        if "left" in hidden:
            nodes &= ~self.ghost
        return nodes

    def moved(self, number: int, x: float, y: float) -> "Picture":
        """Return the picture with one node put elsewhere; an island takes its people along."""
        xy = self.xy.copy()
        shift = np.array([x, y]) - xy[number]
        with_it = self.home == number if self.radius[number] > 0 else np.arange(len(xy)) == number
        xy[with_it] += shift
        layout = replace(self.layout, xy=xy)
        lines, far = (_bent(of, layout, with_it[of.start] | with_it[of.end]) for of in (self.lines, self.far))
        return self._laid_out(layout, lines, far)

    def placed(self, xy: Floats) -> "Picture":
        """Return the picture with everything in these places."""
        layout = replace(self.layout, xy=xy)
        lines, far = (_bent(of, layout, np.ones(len(of), dtype=bool)) for of in (self.lines, self.far))
        return self._laid_out(layout, lines, far)

    def _laid_out(self, layout: Layout, lines: Lines, far: Lines) -> "Picture":
        made = replace(self, layout=layout, lines=lines, far=far)
        vars(made).update({name: known for name, known in vars(self).items() if name in _BY_KIND})
        return made


def when_left(day: date | None) -> str:
    """Return the day somebody left in words; empty without one."""
    return "" if day is None else _("vertrok {day}").format(day=short_day(day))


def _bent(lines: Lines, layout: Layout, which: Flags) -> Lines:
    """Return the lines with some of them bent as they are in another layout."""
    bend = lines.bend.copy()
    bend[which] = bends(layout, lines.start[which], lines.end[which], lines.kind[which])
    return replace(lines, bend=bend)


def bends(layout: Layout, start: Ints, end: Ints, kind: Ints) -> Floats:
    """Return the control points: ties enter an island together, introductions bow a little, others are straight."""
    xy = layout.xy
    middle = (xy[start] + xy[end]) / 2
    hub = layout.home[end]
    ties = np.isin(kind, TIES) & layout.ashore[end]
    if ties.any():
        centre, reach = xy[hub[ties]], layout.radius[hub[ties]]
        out = xy[start[ties]] - centre
        away = np.maximum(np.hypot(out[:, 0], out[:, 1]), 1e-6)
        gate = centre + out * np.minimum(reach / away, 1.0)[:, None]
        middle[ties] = gate * 0.85 + middle[ties] * 0.15
    bowed = kind == LineKind.INTRODUCED
    across = (xy[end] - xy[start])[:, ::-1] * np.array([-1.0, 1.0])
    middle[bowed] += across[bowed] * 0.14
    whole = ties & (layout.radius[end] > 0)  # seen from afar: straight to the school
    middle[whole] = (xy[start[whole]] + xy[end[whole]]) / 2
    return np.asarray(middle)
