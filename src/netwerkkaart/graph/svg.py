"""The picture as SVG: real text, a title on every node, the same bytes for the same picture."""

from collections.abc import Sequence
from html import escape

from netwerkkaart.graph import lettering
from netwerkkaart.graph.drawing import Sheet, draw
from netwerkkaart.graph.pen import Point
from netwerkkaart.graph.picture import Flags, Picture
from netwerkkaart.look import LIGHT, Tokens

_FONT = "Lato, 'Open Sans', 'Segoe UI', sans-serif"


def _short(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class SvgPen:
    """Collects SVG elements."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def polygon(self, points: Sequence[Point], fill: str | None, stroke: str | None = None, width: float = 1.0) -> None:
        """Draw a closed shape."""
        corners = " ".join(f"{_short(x)},{_short(y)}" for x, y in points)
        edge = f' stroke-linejoin="round"{_stroke(stroke, width)}' if stroke else ""
        self.parts.append(f'<polygon points="{corners}" fill="{fill or "none"}"{edge}/>')

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str | None,
        stroke: str | None = None,
        width: float = 1.0,
        *,
        dashed: bool = False,
    ) -> None:
        """Draw a circle."""
        self.parts.append(
            f'<circle cx="{_short(x)}" cy="{_short(y)}" r="{_short(radius)}" fill="{fill or "none"}"'
            f"{_stroke(stroke, width, dashed=dashed)}/>"
        )

    def rect(
        self,
        left: float,
        top: float,
        wide: float,
        high: float,
        corner: float,
        fill: str | None,
        stroke: str | None = None,
        width: float = 1.0,
    ) -> None:
        """Draw a rectangle with round corners."""
        self.parts.append(
            f'<rect x="{_short(left)}" y="{_short(top)}" width="{_short(wide)}" height="{_short(high)}"'
            f' rx="{_short(corner)}" fill="{fill or "none"}"{_stroke(stroke, width)}/>'
        )

    def polyline(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Draw an open line with round ends."""
        corners = " ".join(f"{_short(x)},{_short(y)}" for x, y in points)
        self.parts.append(f'<polyline points="{corners}" fill="none" stroke-linecap="round"{_stroke(colour, width)}/>')

    def curve(self, start: Point, bend: Point, end: Point, colour: str, width: float, *, dashed: bool = False) -> None:
        """Draw a quadratic curve."""
        numbers = [_short(value) for point in (start, bend, end) for value in point]
        self.parts.append(
            f'<path d="M{numbers[0]} {numbers[1]}Q{numbers[2]} {numbers[3]} {numbers[4]} {numbers[5]}" fill="none"'
            f"{_stroke(colour, width, dashed=dashed)}/>"
        )

    def text(
        self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False, anchor: str = "start"
    ) -> None:
        """Write on the baseline; the length is said, so that another font takes no more room."""
        weight = ' font-weight="700"' if bold else ""
        where = "" if anchor == "start" else f' text-anchor="{anchor}"'
        length = _short(lettering.width(text, size, bold=bold))
        self.parts.append(
            f'<text x="{_short(x)}" y="{_short(y)}" font-size="{_short(size)}" fill="{colour}"{weight}{where}'
            f' textLength="{length}" lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
        )

    def begin(self, title: str) -> None:
        """Open a group with a title."""
        self.parts.append(f"<g><title>{escape(title)}</title>")

    def end(self) -> None:
        """Close the group."""
        self.parts.append("</g>")


def _stroke(colour: str | None, width: float, *, dashed: bool = False) -> str:
    if colour is None:
        return ""
    dash = f' stroke-dasharray="{_short(width * 3 + 2)} {_short(width * 2 + 2)}"' if dashed else ""
    return f' stroke="{colour}" stroke-width="{_short(width)}"{dash}'


def svg(
    picture: Picture,
    sheet: Sheet | None = None,
    tokens: Tokens = LIGHT,
    *,
    hidden: frozenset[str] = frozenset(),
    lit: Flags | None = None,
    foot: str = "",
) -> str:
    """Return the whole map as an SVG document; without a sheet it is as large as it is at 100%."""
    if sheet is None:
        left, top, right, bottom = picture.bounds()
        sheet = Sheet(max(right - left + 240.0, 640.0), max(bottom - top + 40.0, 600.0))
    pen = SvgPen()
    draw(picture, pen, sheet, tokens, hidden=hidden, lit=lit, foot=foot)
    return document(pen, sheet, picture.title, picture.note)


def document(pen: SvgPen, sheet: Sheet, title: str, note: str) -> str:
    """Return what was drawn with a pen on a sheet as a whole SVG document."""
    wide, high = _short(sheet.width), _short(sheet.height)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
        f' font-family="{_FONT}">\n<title>{escape(title)}</title>\n<desc>{escape(note)}</desc>\n'
    )
    return head + "\n".join(pen.parts) + "\n</svg>\n"
