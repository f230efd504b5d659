"""House style on A4: margins, header and footer, type, and the drawing of pages on a reportlab canvas.

A :class:`Paper` first collects what stands on each page; only when all of it is known (*pagina 2 van 5*) is it
drawn, with one text object for every run of text. That keeps a report near the speed of the bare canvas.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from netwerkkaart.look import LIGHT, Tokens
from netwerkkaart.reports.lettering import REGULAR, Style, readable, shorten, width, wrap
from netwerkkaart.reports.map import fonts, ink
from netwerkkaart.texts import _

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Point = tuple[float, float]

WIDTH, HEIGHT = 595.28, 841.89
LEFT = 51.0
RIGHT = WIDTH - LEFT
TOP = HEIGHT - 70.0
BOTTOM = 62.0
BODY_WIDTH = RIGHT - LEFT


class Type:
    """The styles of text on paper, from the colours of a look."""

    def __init__(self, tokens: Tokens) -> None:
        self.title = Style(21, 26, tokens.text, bold=True)
        self.heading = Style(12.5, 16, tokens.text, bold=True)
        self.lead = Style(10, 14.5, tokens.text)
        self.body = Style(8.8, 12, tokens.text)
        self.strong = Style(8.8, 12, tokens.text, bold=True)
        self.muted = Style(8.8, 12, tokens.muted)
        self.small = Style(7.6, 10.5, tokens.muted)
        self.small_strong = Style(7.6, 10.5, tokens.muted, bold=True)
        self.label = Style(7.4, 10, tokens.muted, bold=True)
        self.accent = Style(8.8, 12, tokens.accent, bold=True)
        self.figure = Style(15, 19, tokens.text, bold=True)


@dataclass(frozen=True)
class House:
    """What every page says of the document: who made it, about what, when, and how careful one must be with it."""

    title: str
    subject: str
    organisation: str
    sender: str
    day: str
    careful: str
    """A line at the foot, such as *bevat persoonsgegevens*; may be empty."""
    warn: bool = False
    """Whether that line asks for care, and so stands out."""


class Paper:
    """Pages being filled from top to bottom; ``y`` is where the next thing goes, counted from the foot."""

    def __init__(self, house: House, tokens: Tokens = LIGHT) -> None:
        self.house = house
        self.tokens = tokens
        self.type = Type(tokens)
        self.pages: list[list[tuple[Any, ...]]] = []
        self.y = TOP
        self._bookmarks = 0
        self._on_new_page: Callable[[], None] | None = None
        self.new_page()

    @property
    def room(self) -> float:
        """How many points are left on this page."""
        return self.y - BOTTOM

    @property
    def at_top(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self.y >= TOP - 0.5

    def new_page(self) -> None:
        """Go on to the next page."""
        self.pages.append([])
        self.y = TOP

    def need(self, height: float) -> bool:
        """Go on to the next page when there is less room than this; tell whether it did."""
        if self.room >= height or self.at_top:
            return False
        self.new_page()
        return True

    def skip(self, height: float) -> None:
        """Leave some room, but none at the top of a page."""
        if not self.at_top:
            self.y -= height

    # What is drawn where; nothing here moves ``y``.

    def write(self, x: float, y: float, text: str, style: Style) -> None:
        """Write a line that is known to be readable and to fit, from ``x`` on the baseline ``y``."""
        if text:
            self.pages[-1].append(("t", x, y, text, style))

    def write_right(self, x: float, y: float, text: str, style: Style) -> None:
        """Write a line that ends at ``x``."""
        line = readable(text)
        self.write(x - width(line, style), y, line, style)

    def write_middle(self, x: float, y: float, text: str, style: Style) -> None:
        """Write a line around ``x``."""
        line = readable(text)
        self.write(x - width(line, style) / 2, y, line, style)

    def rule(self, x: float, y: float, end: float, colour: str, thick: float = 0.6) -> None:
        """Draw a level line."""
        self.line(((x, y), (end, y)), colour, thick)

    def line(self, points: Sequence[Point], colour: str, thick: float = 0.8, dash: Sequence[float] = ()) -> None:
        """Draw an open line."""
        self.pages[-1].append(("l", points, colour, thick, dash))

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        fill: str | None,
        stroke: str | None = None,
        radius: float = 0,
        thick: float = 0.7,
    ) -> None:
        """Draw a rectangle from its lower left corner."""
        self.pages[-1].append(("r", x, y, wide, high, radius, fill, stroke, thick))

    def disc(self, x: float, y: float, radius: float, fill: str | None, stroke: str | None, thick: float = 1) -> None:
        """Draw a circle."""
        self.pages[-1].append(("c", x, y, radius, fill, stroke, thick))

    def shape(self, points: Sequence[Point], fill: str | None, stroke: str | None = None, thick: float = 0.8) -> None:
        """Draw a closed shape."""
        self.pages[-1].append(("p", points, fill, stroke, thick))

    def call(self, draw: Callable[["Canvas"], None]) -> None:
        """Let something draw itself on the canvas."""
        self.pages[-1].append(("x", draw))

    def bookmark(self, title: str, level: int) -> None:
        """Put this place in the outline."""
        self._bookmarks += 1
        key = f"d{self._bookmarks}"
        self.pages[-1].append(("b", key, readable(title), level, self.y + 6))

    # What is set and moves ``y``.

    def lines(self, texts: Sequence[str], style: Style, x: float = LEFT) -> None:
        """Set lines under each other, going on to a new page where needed."""
        for text in texts:
            self.need(style.leading)
            self.y -= style.leading
            self.write(x, self.y + style.leading - style.size, text, style)

    def paragraph(self, text: str, style: Style, *, x: float = LEFT, room: float = BODY_WIDTH) -> None:
        """Set a text of any length."""
        self.lines(wrap(text, style, room), style, x)

    def heading(self, title: str, *, keep: float = 70.0, note: str = "") -> None:
        """Set the heading of a section, never at the foot of a page; ``note`` stands quietly beside it."""
        style = self.type.heading
        self.need(20 + style.leading + 5 + keep)
        self.skip(20)
        self.bookmark(title, 1)
        self.y -= style.leading
        line = readable(title)
        self.write(LEFT, self.y + 4, line, style)
        if note:
            start = LEFT + width(line, style) + 8
            self.write(start, self.y + 4, shorten(note, self.type.small, RIGHT - start), self.type.small)
        self.y -= 5

    def pdf(self) -> bytes:
        """Return the whole document."""
        from reportlab.pdfgen.canvas import Canvas  # slow to import

        fonts()
        out = BytesIO()
        canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), initialFontName=REGULAR, pageCompression=1, lang="nl")
        canvas.setTitle(readable(self.house.title))
        canvas.setAuthor(readable(self.house.organisation))
        canvas.setSubject(readable(self.house.subject))
        canvas.setCreator("Netwerkkaart")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.showOutline()
        total = len(self.pages)
        for number, page in enumerate(self.pages, start=1):
            emit(canvas, [*self._frame(number, total), *page])
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def _frame(self, number: int, total: int) -> list[tuple[Any, ...]]:
        """Return header and footer of a page, as things to draw."""
        page = Paper.__new__(Paper)
        page.pages, page.tokens = [[]], self.tokens
        house, small, strong = self.house, self.type.small, self.type.small_strong
        head, foot = HEIGHT - 42, 36.0
        sender = shorten(house.organisation or _("Netwerkkaart"), strong, 250)
        page.write(LEFT, head, sender, strong)
        if house.sender:
            start = LEFT + width(sender, strong) + 7
            page.write(start, head, shorten(house.sender, small, LEFT + 300 - start), small)
        page.write_right(RIGHT, head, shorten(house.subject, small, 190), small)
        page.rule(LEFT, head - 8, RIGHT, self.tokens.line, 0.7)
        page.rule(LEFT, foot + 14, RIGHT, self.tokens.line, 0.7)
        page.write(LEFT, foot, house.day, small)
        if house.careful:
            ink = self.tokens.highlight.ink if house.warn else small.colour
            page.write_middle(WIDTH / 2, foot, house.careful, Style(small.size, small.leading, ink, bold=house.warn))
        count = _("pagina {number} van {total}").format(number=number, total=total)
        page.write_right(RIGHT, foot, count, small)
        return page.pages[0]


def emit(canvas: "Canvas", things: Sequence[tuple[Any, ...]]) -> None:
    """Draw the things of one page on a canvas."""
    text: Any = None
    style: Style | None = None
    for thing in things:
        if thing[0] == "t":
            if text is None:
                text, style = canvas.beginText(), None
            _what, x, y, line, wanted = thing
            text.setTextOrigin(x, y)
            if wanted is not style:
                text.setFont(wanted.font, wanted.size)
                text.setFillColor(ink(wanted.colour))
                style = wanted
            text.textOut(line)
            continue
        if text is not None:
            canvas.drawText(text)
            text = None
        _DRAW[thing[0]](canvas, *thing[1:])
    if text is not None:
        canvas.drawText(text)


def _ready(canvas: "Canvas", fill: str | None, stroke: str | None, thick: float) -> dict[str, int]:
    if fill:
        canvas.setFillColor(ink(fill))
    if stroke:
        canvas.setStrokeColor(ink(stroke))
        canvas.setLineWidth(thick)
    return {"fill": int(fill is not None), "stroke": int(stroke is not None)}


def _line(canvas: "Canvas", points: Sequence[Point], colour: str, thick: float, dash: Sequence[float]) -> None:
    canvas.setStrokeColor(ink(colour))
    canvas.setLineWidth(thick)
    if dash:
        canvas.setDash(list(dash))
    if len(points) == 2:
        canvas.line(*points[0], *points[1])
    else:
        _path(canvas, points, {"fill": 0, "stroke": 1}, close=False)
    if dash:
        canvas.setDash([])


def _path(canvas: "Canvas", points: Sequence[Point], how: dict[str, int], *, close: bool) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if close:
        path.close()
    canvas.setLineJoin(1)
    canvas.drawPath(path, **how)


def _box(
    canvas: "Canvas",
    x: float,
    y: float,
    wide: float,
    high: float,
    radius: float,
    fill: str | None,
    stroke: str | None,
    thick: float,
) -> None:
    how = _ready(canvas, fill, stroke, thick)
    if radius:
        canvas.roundRect(x, y, wide, high, min(radius, wide / 2, high / 2), **how)
    else:
        canvas.rect(x, y, wide, high, **how)


def _disc(
    canvas: "Canvas", x: float, y: float, radius: float, fill: str | None, stroke: str | None, thick: float
) -> None:
    canvas.circle(x, y, radius, **_ready(canvas, fill, stroke, thick))


def _shape(canvas: "Canvas", points: Sequence[Point], fill: str | None, stroke: str | None, thick: float) -> None:
    _path(canvas, points, _ready(canvas, fill, stroke, thick), close=True)


def _call(canvas: "Canvas", draw: Callable[["Canvas"], None]) -> None:
    draw(canvas)


def _bookmark(canvas: "Canvas", key: str, title: str, level: int, top: float) -> None:
    canvas.bookmarkHorizontal(key, 0, top)
    canvas.addOutlineEntry(title, key, level=level, closed=0)


_DRAW: dict[str, Callable[..., None]] = {
    "l": _line,
    "r": _box,
    "c": _disc,
    "p": _shape,
    "x": _call,
    "b": _bookmark,
}
