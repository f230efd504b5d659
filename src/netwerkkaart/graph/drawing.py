"""Draw a picture with any pen: the whole map in its frame, legend, title and date included."""

from dataclasses import dataclass, replace

import numpy as np

from netwerkkaart.graph import glyphs, labels, lettering
from netwerkkaart.graph.inks import Inks
from netwerkkaart.graph.kinds import LineKind
from netwerkkaart.graph.labels import Frame, Label
from netwerkkaart.graph.legend import draw_legend, legend_height, legend_width
from netwerkkaart.graph.pen import Pen
from netwerkkaart.graph.picture import Flags, Lines, Picture
from netwerkkaart.graph.regions import CAUSEWAY, regions
from netwerkkaart.look import Tokens
from netwerkkaart.queries.network import NodeKind
from netwerkkaart.texts.dates import long_day

FADED = 0.82
"""How far what is not lit goes towards the paper."""
FEW, TOLD = 80, 24
"""So many lit nodes are named at any zoom, and so many told of with their second line on paper."""


@dataclass(frozen=True)
class Sheet:
    """A page for a picture: its size and the scale of letters, all in the drawing's own unit."""

    width: float
    height: float
    text: float = 1.0
    legend: bool = True
    heading: bool = True
    everyone: bool = False
    """Whether names may cross the shore of their school, so that as many as fit are written."""
    trim: float = 0.0
    """The scale of what is around the map, its heading and legend; 0 is that of all letters."""

    @property
    def around(self) -> "Sheet":
        """The sheet for what is around the map."""
        return replace(self, text=self.trim) if self.trim else self


def fit(picture: Picture, sheet: Sheet) -> tuple[Frame, float]:
    """Return the frame that shows all of the picture, and the width of the legend beside it."""
    left, top, right, bottom = picture.bounds()
    unit = sheet.around.text
    head = 40.0 * unit if sheet.heading else 0.0
    side = legend_width(picture) * unit if sheet.legend and picture.legend else 0.0
    names = 22.0 * sheet.text  # for the names of what lies outermost
    room_x, room_y = sheet.width - side - 2 * names, sheet.height - head - 2 * names
    scale = min(room_x / (right - left), room_y / (bottom - top))
    dx = side + names + (room_x - (right - left) * scale) / 2 - left * scale
    dy = head + names + (room_y - (bottom - top) * scale) / 2 - top * scale
    return Frame(scale, dx, dy, sheet.width, sheet.height, sheet.text), side


def draw(
    picture: Picture,
    pen: Pen,
    sheet: Sheet,
    tokens: Tokens,
    *,
    frame: Frame | None = None,
    hidden: frozenset[str] = frozenset(),
    lit: Flags | None = None,
    foot: str = "",
) -> list[Label]:
    """Draw the picture on the sheet and return the names that were written.

    Without ``frame`` everything fits and no name is cut by the edge; with one, the part that is seen is drawn. With
    ``lit`` all else is faint and has no name. ``foot`` stands in the lower right corner, with nothing over it.
    """
    inks = Inks(tokens)
    whole, side = fit(picture, sheet)
    around = sheet.around
    unit = around.text
    used = frame or whole
    nodes = picture.shown(hidden)
    pen.rect(0, 0, sheet.width, sheet.height, 0, inks.paper)
    draw_network(picture, pen, used, tokens, nodes, hidden=hidden, lit=lit)
    taken: list[tuple[float, float, float, float]] = []
    if sheet.heading:
        taken.append((0.0, 0.0, sheet.width * 0.6, 40.0 * unit))
    if side:
        taken.append((0.0, 0.0, side, legend_height(picture) * unit + 44.0 * unit))
    if foot:
        taken.append((sheet.width * 0.6, sheet.height - 22.0 * unit, sheet.width, sheet.height))
    written = name_nodes(picture, used, nodes, lit, tuple(taken), everyone=sheet.everyone)
    draw_labels(picture, pen, used, inks, written, lit)
    draw_foot(pen, inks, around, foot)
    if side:
        draw_legend(picture, pen, inks, around, hidden)
    if sheet.heading:
        draw_heading(picture, pen, inks, around)
    return written


def draw_foot(pen: Pen, inks: Inks, sheet: Sheet, foot: str) -> None:
    """Set what to mind with the sheet in its lower right corner."""
    if foot:
        base = sheet.height - 9 * sheet.text
        pen.text(sheet.width - 16 * sheet.text, base, foot, lettering.SMALL * sheet.text, inks.muted, anchor="end")


def draw_network(
    picture: Picture,
    pen: Pen,
    frame: Frame,
    tokens: Tokens,
    nodes: Flags,
    *,
    hidden: frozenset[str] = frozenset(),
    lit: Flags | None = None,
) -> None:
    """Draw islands, lines and these nodes; what is not ``lit`` is faint, and lies under all that is."""
    of = picture.lines_at(frame.zoom)
    lines = of.take(of.shown(nodes, hidden))
    shades = [(Inks(tokens), nodes, lines)]
    if lit is not None:
        bright = picture.bright(lines, lit, frame.zoom)
        faint = Inks(tokens, FADED)
        shades = [(faint, nodes & ~lit, lines.take(~bright)), (shades[0][0], nodes & lit, lines.take(bright))]
    draw_regions(picture, pen, frame, [(inks, some_nodes) for inks, some_nodes, _lines in shades])
    for inks, _nodes, some in shades:
        draw_lines(picture, pen, frame, inks, some.take(some.kind == LineKind.ASSIGNED))
    for inks, some_nodes, _lines in shades:
        draw_islands(picture, pen, frame, inks, some_nodes)
    for inks, _nodes, some in shades:
        draw_lines(picture, pen, frame, inks, some.take(some.kind != LineKind.ASSIGNED))
    for inks, some_nodes, _lines in shades:
        draw_nodes(picture, pen, frame, inks, some_nodes)


def name_nodes(
    picture: Picture,
    frame: Frame,
    nodes: Flags,
    lit: Flags | None,
    taken: tuple[labels.Box, ...],
    *,
    everyone: bool = False,
) -> list[Label]:
    """Return the names to write, none across an edge: of few lit nodes all, of very few with their second line."""
    named = picture.named(nodes, lit)
    count = int(named.sum())
    few, told = (lit is not None and count <= bound for bound in (FEW, TOLD))
    return labels.place(picture, frame, named, inside=True, everyone=everyone or few, with_subs=told, taken=taken)


def draw_regions(picture: Picture, pen: Pen, frame: Frame, shades: list[tuple[Inks, Flags]]) -> None:
    """Draw the neighbourhoods under all else: first every outline, then the fill, so that each is one shape."""
    for inks, nodes in shades:
        fill, edge = inks.region()
        found = regions(picture, nodes | picture.is_school)
        for region in found:
            if not nodes[region.node]:
                continue
            for colour, wider in ((edge, 1.2 * frame.text), (fill, 0.0)):
                for x1, y1, x2, y2 in (region.ways * frame.scale).tolist():
                    ends = [(x1 + frame.dx, y1 + frame.dy), (x2 + frame.dx, y2 + frame.dy)]
                    pen.polyline(ends, colour, CAUSEWAY * frame.scale + 2 * wider)
                for x, y, radius in (region.circles * frame.scale).tolist():
                    pen.circle(x + frame.dx, y + frame.dy, radius + wider, colour)


def draw_islands(picture: Picture, pen: Pen, frame: Frame, inks: Inks, nodes: Flags) -> None:
    """Draw the islands with their rings; over the lines that end at the shore, under all others."""
    for number in np.flatnonzero((picture.radius > 0) & nodes).tolist():
        x, y = at(picture, frame, number)
        fill, edge, ring = inks.island(picture.paints[number])
        pen.circle(x, y, float(picture.radius[number]) * frame.scale, fill, edge, 1.2 * frame.text)
        for radius in picture.layout.rings[number]:
            pen.circle(x, y, radius * frame.scale, None, ring, 0.8 * frame.text)


def at(picture: Picture, frame: Frame, number: int) -> tuple[float, float]:
    """Return where a node is drawn."""
    x, y = picture.xy[number].tolist()
    return x * frame.scale + frame.dx, y * frame.scale + frame.dy


def line_scale(frame: Frame) -> float:
    """Return by how much lines are thicker than at 100%: they grow less than distances do."""
    return float(np.clip(frame.zoom, 0.45, 1.6)) * frame.text


def draw_lines(picture: Picture, pen: Pen, frame: Frame, inks: Inks, of: Lines) -> None:
    """Draw these lines, weak ones first."""
    thick = line_scale(frame)
    for number in range(len(of)):
        bend = of.bend[number].tolist()
        pen.curve(
            at(picture, frame, int(of.start[number])),
            (bend[0] * frame.scale + frame.dx, bend[1] * frame.scale + frame.dy),
            at(picture, frame, int(of.end[number])),
            inks.line(int(of.kind[number]), int(of.step[number]), int(of.pale[number])),
            float(of.width[number]) * thick,
            dashed=bool(of.dashed[number]),
        )


def draw_nodes(picture: Picture, pen: Pen, frame: Frame, inks: Inks, nodes: Flags) -> None:
    """Draw people, then workers and hubs, each under its own name for who cannot see it."""
    order = np.lexsort((picture.importance, picture.is_school))
    reach = picture.radii(frame.scale, frame.text).tolist()
    for number in order[nodes[order]].tolist():
        sub = picture.subs[number]
        pen.begin(picture.labels[number] + (f" ({sub})" if sub else ""))
        x, y = at(picture, frame, number)
        draw_node(picture, pen, x, y, reach[number], number, inks)
        pen.end()


def draw_node(picture: Picture, pen: Pen, x: float, y: float, radius: float, number: int, inks: Inks) -> None:
    """Draw one node by what it is."""
    kind = picture.kinds[number]
    if picture.is_laid_over[number]:
        draw_laid_over(picture, pen, x, y, radius, number, inks)
        return
    if picture.fresh[number]:
        glyphs.fresh(pen, x, y, radius, inks)
    if kind is NodeKind.SCHOOL:
        glyphs.hub(pen, x, y, radius, hub_of(picture, number), inks)
    elif picture.ghost[number]:
        glyphs.ghost(pen, x, y, radius, inks)
    elif kind is NodeKind.WORKER:
        glyphs.worker(pen, x, y, radius, glyphs.initials(picture.labels[number]), inks, picture.paints[number])
    elif picture.star[number]:
        glyphs.star(pen, x, y, radius, inks)
    else:
        glyphs.person(pen, x, y, radius, picture.tones[number], inks)


def draw_laid_over(picture: Picture, pen: Pen, x: float, y: float, radius: float, number: int, inks: Inks) -> None:
    """Draw an empty seat, theme, partner or neighbourhood."""
    kind = picture.kinds[number]
    if kind is NodeKind.SEAT:
        glyphs.seat(pen, x, y, radius, inks)
    elif kind is NodeKind.THEME:
        glyphs.theme(pen, x, y, radius, inks)
    elif kind is NodeKind.PARTNER:
        glyphs.partner(pen, x, y, radius, inks)
    else:
        glyphs.neighbourhood(pen, x, y, radius, picture.bases[number], inks)


def hub_of(picture: Picture, number: int) -> glyphs.Hub:
    """Return what a school's hub shows."""
    return glyphs.Hub(
        picture.paints[number],
        picture.tones[number].partition(".")[2],
        int(picture.phase[number]),
        int(picture.ambition[number]),
        picture.stands[number],
        bool(picture.stale[number]),
    )


def draw_labels(
    picture: Picture, pen: Pen, frame: Frame, inks: Inks, written: list[Label], lit: Flags | None = None
) -> None:
    """Write the names, each on a plate of the ground it stands on, so that no line runs through it."""
    for label in written:
        left, top, right, bottom = label.box
        pen.rect(left, top, right - left, bottom - top, 2 * frame.text, plate(picture, label, inks, lit))
    for label in written:
        write(pen, label, inks, frame)


def plate(picture: Picture, label: Label, inks: Inks, lit: Flags | None) -> str:
    """Return the colour of the ground a name lies on; an island that is not ``lit`` is faint."""
    if not (picture.is_small[label.node] and picture.layout.ashore[label.node]):
        return inks.paper
    hub = int(picture.home[label.node])
    shade = inks if lit is None or lit[hub] else Inks(inks.tokens, FADED)
    return shade.island(picture.paints[hub])[0]


def write(pen: Pen, label: Label, inks: Inks, frame: Frame) -> None:
    """Write one name in its box."""
    left, top, right, _bottom = label.box
    pad = 2.5 * frame.text
    x = {-1: left + pad, 0: (left + right) / 2, 1: right - pad}[label.lean]
    anchor = {-1: "start", 0: "middle", 1: "end"}[label.lean]
    base = top + label.size * 1.0 + 0.5 * frame.text
    for line in label.lines:
        pen.text(x, base, line, label.size, inks.muted if label.quiet else inks.text, bold=label.bold, anchor=anchor)
        base += label.size * lettering.LEADING
    if label.sub:
        base += (lettering.SMALL * frame.text - label.size) * 1.0
        pen.text(x, base, label.sub, lettering.SMALL * frame.text, inks.muted, anchor=anchor)


def draw_heading(picture: Picture, pen: Pen, inks: Inks, sheet: Sheet) -> None:
    """Draw title and note at the top, the note under the title when it is long, and the date in the corner."""
    unit, small = sheet.text, lettering.SMALL * sheet.text
    day = long_day(picture.on)
    room = sheet.width - 56 * unit - lettering.width(day, small)
    wide = lettering.width(picture.title, 16 * unit, bold=True)
    beside = wide + lettering.width(picture.note, small) <= room
    base = 24 * unit if beside else 18 * unit
    pen.text(16 * unit, base, picture.title, 16 * unit, inks.text, bold=True)
    pen.text(sheet.width - 16 * unit, base, day, small, inks.muted, anchor="end")
    if beside:
        pen.text(28 * unit + wide, base, picture.note, small, inks.muted)
    else:
        pen.text(16 * unit, 34 * unit, lettering.cut(picture.note, sheet.width - 32 * unit, small), small, inks.muted)
