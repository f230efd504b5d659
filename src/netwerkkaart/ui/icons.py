"""Our own icons: one SVG each in ``resources/icons``, drawn in whatever colour the look gives them.

``icon("plus")`` follows the text colour, ``icon("plus", "on_accent")`` a token or tone of :mod:`netwerkkaart.look`. The
colour is looked up while painting, so an icon made once is right in every look.
"""

from functools import lru_cache
from math import hypot

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from netwerkkaart import resources
from netwerkkaart.ui.theme.current import colour


def icon_names() -> list[str]:
    """Return the names of all icons, sorted."""
    return sorted(path.stem for path in resources.path("icons").glob("*.svg"))


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _drawn(name: str, width: int, height: int, rgba: str) -> QPixmap:
    drawing = QPixmap(width, height)
    drawing.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(_source(name).replace("currentColor", rgba).encode())
    painter = QPainter(drawing)
    side = min(width, height)  # wider than high: the rest is the gap between a button's icon and its words
    renderer.render(painter, QRectF(0, (height - side) / 2, side, side))
    painter.end()
    return drawing


def pixmap(name: str, size: int, ink: str | QColor = "text", ratio: float = 1.0) -> QPixmap:
    """Return the icon ``size`` logical pixels wide in a token, tone or colour, for a screen of that pixel ratio."""
    chosen = ink if isinstance(ink, QColor) else colour(ink)
    pixels = round(size * ratio)
    drawing = QPixmap(_drawn(name, pixels, pixels, chosen.name()))
    drawing.setDevicePixelRatio(ratio)
    return drawing


def paint_icon(painter: QPainter, place: QRect, name: str, ink: str | QColor = "text") -> None:
    """Draw the icon in the middle of a place, as large as fits."""
    side = min(place.width(), place.height())
    left = place.x() + (place.width() - side) // 2
    top = place.y() + (place.height() - side) // 2
    scale = painter.deviceTransform()  # holds the pixel ratio, also when a widget is drawn on a picture
    ratio = max(1.0, hypot(scale.m11(), scale.m12()))
    painter.drawPixmap(left, top, pixmap(name, side, ink, ratio))


class _Engine(QIconEngine):
    """Draws one of our icons in the colours of the look in force."""

    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name = name
        self._ink = ink

    def _colour(self, mode: QIcon.Mode) -> QColor:
        return colour("disabled" if mode is QIcon.Mode.Disabled else self._ink)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        place = QRect(rect.topLeft(), QSize(min(rect.width(), rect.height()), rect.height()))
        paint_icon(painter, place, self._name, self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        del state
        return QPixmap(_drawn(self._name, size.width(), size.height(), self._colour(mode).name()))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        drawing = self.pixmap(size, mode, state)
        drawing.setDevicePixelRatio(scale)
        return drawing

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._ink)

    def iconName(self) -> str:
        return self._name


@lru_cache(maxsize=512)
def icon(name: str, ink: str = "text") -> QIcon:
    """Return the icon as a QIcon that follows the look; a name without a drawing raises FileNotFoundError."""
    _source(name)
    return QIcon(_Engine(name, ink))
