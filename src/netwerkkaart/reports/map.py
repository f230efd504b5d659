"""The map on paper: a picture drawn on a reportlab canvas with embedded Lato, as PDF or as PNG.

``reports`` may not know ``graph``: whatever can draw itself with a pen can be put on paper here.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netwerkkaart.domain.paper import Paper, PaperSize
from netwerkkaart.look import LIGHT, Tokens

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, width, height in points, as reportlab counts."""
Drawer = Callable[["PdfPen", float, float, Tokens], object]
"""Draws a picture with a pen on a sheet of this width and height (points)."""

A4 = PaperSize.A4.extent()
A3 = Paper().extent
_FONTS = {False: "Lato", True: "Lato-Bold"}


def fonts() -> None:
    """Register the two weights of Lato the map uses; twice does no harm."""
    from fontpkg_lato import ROOT  # reportlab and its fonts are slow to import
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in (("Lato", "Lato-Regular.ttf"), ("Lato-Bold", "Lato-Bold.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(ROOT / "files" / file)))


@cache
def ink(colour: str) -> Any:
    """Return a colour as reportlab knows it: reading it from its letters each time would take a third of the time."""
    from reportlab.lib.colors import HexColor  # slow to import

    return HexColor(colour)


@lru_cache(maxsize=20_000)
def _readable(text: str) -> str:
    from netwerkkaart.reports.lettering import readable  # it needs the fonts that are here

    return readable(text)


class PdfPen:
    """Draws on a reportlab canvas, in a box whose top left corner is (0, 0)."""

    def __init__(self, canvas: "Canvas", left: float, top: float) -> None:
        self.canvas = canvas
        self.left = left
        self.top = top

    def _paint(self, fill: str | None, stroke: str | None, width: float) -> dict[str, int]:
        if fill:
            self.canvas.setFillColor(ink(fill))
        if stroke:
            self.canvas.setStrokeColor(ink(stroke))
            self.canvas.setLineWidth(width)
        return {"fill": int(fill is not None), "stroke": int(stroke is not None)}

    def _dash(self, width: float, *, dashed: bool) -> None:
        self.canvas.setDash([width * 3 + 1.2, width * 2 + 1.2] if dashed else [])

    def _at(self, point: Point) -> Point:
        return self.left + point[0], self.top - point[1]

    def polygon(self, points: Sequence[Point], fill: str | None, stroke: str | None = None, width: float = 1.0) -> None:
        """Draw a closed shape."""
        path = self.canvas.beginPath()
        path.moveTo(*self._at(points[0]))
        for point in points[1:]:
            path.lineTo(*self._at(point))
        path.close()
        self.canvas.setLineJoin(1)
        self.canvas.drawPath(path, **self._paint(fill, stroke, width))

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
        self._dash(width, dashed=dashed)
        self.canvas.circle(*self._at((x, y)), radius, **self._paint(fill, stroke, width))
        self._dash(width, dashed=False)

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
        x, y = self._at((left, top + high))
        self.canvas.roundRect(x, y, wide, high, corner, **self._paint(fill, stroke, width))

    def polyline(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Draw an open line with round ends."""
        path = self.canvas.beginPath()
        path.moveTo(*self._at(points[0]))
        for point in points[1:]:
            path.lineTo(*self._at(point))
        self.canvas.setLineCap(1)
        self.canvas.drawPath(path, **self._paint(None, colour, width))
        self.canvas.setLineCap(0)

    def curve(self, start: Point, bend: Point, end: Point, colour: str, width: float, *, dashed: bool = False) -> None:
        """Draw a quadratic curve, which PDF knows only as a cubic one."""
        first = [a + (b - a) * 2 / 3 for a, b in zip(start, bend, strict=True)]
        second = [a + (b - a) * 2 / 3 for a, b in zip(end, bend, strict=True)]
        path = self.canvas.beginPath()
        path.moveTo(*self._at(start))
        path.curveTo(*self._at((first[0], first[1])), *self._at((second[0], second[1])), *self._at(end))
        self._dash(width, dashed=dashed)
        self.canvas.drawPath(path, **self._paint(None, colour, width))
        self._dash(width, dashed=False)

    def text(
        self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False, anchor: str = "start"
    ) -> None:
        """Write on the baseline; for a sign that Lato does not have stands another, as on every paper."""
        self.canvas.setFillColor(ink(colour))
        self.canvas.setFont(_FONTS[bold], size)
        write = {
            "start": self.canvas.drawString,
            "middle": self.canvas.drawCentredString,
            "end": self.canvas.drawRightString,
        }[anchor]
        write(*self._at((x, y)), _readable(text))

    def begin(self, title: str) -> None:
        """Group nothing: paper has no pointer."""

    def end(self) -> None:
        """End the group."""


def draw_picture(
    canvas: "Canvas",
    draw: Drawer,
    box: Box,
    tokens: Tokens = LIGHT,
    *,
    scale: float = 1.0,
    origin: Point = (0.0, 0.0),
) -> None:
    """Draw a picture in a box of a page, so many points to its unit; what falls outside the box is cut off.

    The point ``origin`` of the picture comes in the upper left corner of the box.
    """
    fonts()
    left, bottom, width, height = box
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(left, bottom, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.translate(left, bottom + height)
    canvas.scale(scale, scale)
    draw(PdfPen(canvas, -origin[0], origin[1]), width / scale, height / scale, tokens)
    canvas.restoreState()


def map_pdf(draw: Drawer, path: Path, *, title: str, size: tuple[float, float] = A3, tokens: Tokens = LIGHT) -> None:
    """Write the map on one page; the same map gives the same bytes."""
    maps_pdf([draw], path, title=title, size=size, tokens=tokens)


def maps_pdf(
    draws: Iterable[Drawer], path: Path, *, title: str, size: tuple[float, float] = A3, tokens: Tokens = LIGHT
) -> None:
    """Write maps on a page each; the same maps give the same bytes."""
    canvas = _begun(path, size, title)
    for draw in draws:
        draw_picture(canvas, draw, (0.0, 0.0, *size), tokens)
        canvas.showPage()
    canvas.save()


def parts_pdf(
    parts: Iterable[tuple[Point, Drawer, Drawer]],
    path: Path,
    *,
    title: str,
    size: tuple[float, float],
    margin: float,
    tokens: Tokens = LIGHT,
) -> None:
    """Write parts of a poster on a page each: from a point of it what fits within the margins, and what is in these."""
    canvas = _begun(path, size, title)
    box = (margin, margin, size[0] - 2 * margin, size[1] - 2 * margin)
    for origin, draw, draw_edge in parts:
        draw_picture(canvas, draw, box, tokens, origin=origin)
        draw_picture(canvas, draw_edge, (0.0, 0.0, *size), tokens)
        canvas.showPage()
    canvas.save()


def _begun(path: Path, size: tuple[float, float], title: str) -> "Canvas":
    from reportlab.pdfgen.canvas import Canvas  # reportlab is slow to import

    fonts()
    canvas = Canvas(str(path), pagesize=size, invariant=True, initialFontName="Lato", pageCompression=1, lang="nl")
    canvas.setTitle(title)
    canvas.setCreator("Netwerkkaart")
    return canvas


def map_png(
    draw: Drawer,
    path: Path,
    *,
    title: str,
    size: tuple[float, float] = A3,
    tokens: Tokens = LIGHT,
    scale: float = 2.0,
) -> None:
    """Write the map as a PNG of ``size`` times ``scale`` pixels: the very page of the PDF, without a window."""
    from tempfile import TemporaryDirectory  # only here

    from netwerkkaart.reports.pixels import page_image

    with TemporaryDirectory() as folder:
        page = Path(folder) / "kaart.pdf"
        map_pdf(draw, page, title=title, size=size, tokens=tokens)
        page_image(page, scale).save(path, format="PNG")
