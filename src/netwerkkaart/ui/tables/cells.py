"""Ways to draw a cell. Each is made once per column from functions of the row; the words stay in the column's text."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.look import BODY, SMALL, TWO_LINE_HEIGHT
from netwerkkaart.texts import words
from netwerkkaart.ui import theme
from netwerkkaart.ui.drawing import draw_chip, draw_ladder, draw_sector, draw_stand
from netwerkkaart.ui.icons import paint_icon

Chip = str | tuple[str, str]
"""The words of a chip, alone or with the name of a tone."""


class CellPaint(Protocol):
    """Draws one cell for a row within a place; the background is already there."""

    height: int
    """The row height it needs, 0 for the ordinary one."""

    def __call__(self, painter: QPainter, place: QRect, row: Any) -> None:
        """Draw."""


class _Paint:
    """A drawing function together with the row height it needs."""

    def __init__(self, draw: Callable[[QPainter, QRect, Any], None], height: int = 0) -> None:
        self.height = height
        self._draw = draw

    def __call__(self, painter: QPainter, place: QRect, row: Any) -> None:
        self._draw(painter, place, row)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def two_lines(
    first: Callable[[Any], str],
    second: Callable[[Any], str],
    icon: Callable[[Any], tuple[str, str] | None] | None = None,
) -> CellPaint:
    """Draw a strong line above a quiet one, after an optional (icon, tone)."""

    def draw(painter: QPainter, place: QRect, row: Any) -> None:
        if icon is not None:
            found = icon(row)
            if found:
                paint_icon(painter, QRect(place.x(), place.center().y() - 9, 18, 18), *found)
            place = place.adjusted(28, 0, 0, 0)
        upper, lower = first(row), second(row)
        middle = place.center().y()
        strong = theme.font(BODY, strong=True)
        painter.setFont(strong)
        painter.setPen(theme.colour("text"))
        line = QRect(place.x(), middle - 18 if lower else middle - 9, place.width(), 18)
        painter.drawText(line, _LEFT, theme.elide(upper, QFontMetrics(strong), line.width()))
        if lower:
            quiet = theme.font(SMALL)
            painter.setFont(quiet)
            painter.setPen(theme.colour("muted"))
            line = QRect(place.x(), middle + 1, place.width(), 15)
            painter.drawText(line, _LEFT, theme.elide(lower, QFontMetrics(quiet), line.width()))

    return _Paint(draw, TWO_LINE_HEIGHT)


def wrapped(get: Callable[[Any], str]) -> CellPaint:
    """Draw a text in at most two lines."""

    def draw(painter: QPainter, place: QRect, row: Any) -> None:
        font = theme.font(BODY)
        lines = theme.wrap(get(row), QFontMetrics(font), place.width(), 2)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        top = place.center().y() - 9 * len(lines)
        for number, line in enumerate(lines):
            painter.drawText(QRect(place.x(), top + 18 * number, place.width(), 18), _LEFT, line)

    return _Paint(draw, TWO_LINE_HEIGHT)


def chips(get: Callable[[Any], Sequence[Chip]]) -> CellPaint:
    """Draw words as chips; what does not fit is counted at the end."""

    def draw(painter: QPainter, place: QRect, row: Any) -> None:
        found = get(row)
        left, metrics = place.x(), QFontMetrics(theme.font(SMALL, strong=True))
        for number, one in enumerate(found):
            words_, tone = (one, "") if isinstance(one, str) else one
            rest = len(found) - number
            tail = 0 if rest == 1 else metrics.horizontalAdvance(f"+{rest - 1}") + 8
            room = place.right() - left - tail
            if room < 40 or (number and room < metrics.horizontalAdvance(words_) + 16):
                painter.setFont(theme.font(SMALL, strong=True))
                painter.setPen(theme.colour("muted"))
                painter.drawText(QRect(left, place.y(), 40, place.height()), _LEFT, f"+{rest}")
                return
            left += draw_chip(painter, left, place, words_, tone, room) + 4

    return _Paint(draw)


def ladder(get: Callable[[Any], tuple[int, int | None]]) -> CellPaint:
    """Draw the phase as eight steps, the ambition marked; ``get`` gives (phase, ambition)."""

    def draw(painter: QPainter, place: QRect, row: Any) -> None:
        phase, ambition = get(row)
        draw_ladder(painter, QRect(place.x(), place.center().y() - 8, min(place.width(), 84), 18), phase, ambition)

    return _Paint(draw)


def stand(get: Callable[[Any], TrustStand | None], *, faded: Callable[[Any], bool] | None = None) -> CellPaint:
    """Draw the stand of the trust as shape and word; ``faded`` when it is older than a year."""

    def draw(painter: QPainter, place: QRect, row: Any) -> None:
        value = get(row) or TrustStand.NO_VIEW
        draw_stand(painter, place, value, words.word(value), faded=faded is not None and faded(row))

    return _Paint(draw)


def star(get: Callable[[Any], bool]) -> CellPaint:
    """Draw a star where true (the column's text says it in words)."""

    def draw(painter: QPainter, place: QRect, row: Any) -> None:
        if get(row):
            paint_icon(painter, QRect(place.center().x() - 7, place.center().y() - 7, 15, 15), "star", "highlight")

    return _Paint(draw)


def sector(get: Callable[[Any], Sector]) -> CellPaint:
    """Draw the sector as a small badge with icon and letters."""

    def draw(painter: QPainter, place: QRect, row: Any) -> None:
        value = get(row)
        draw_sector(painter, place.x(), place, value, words.word(value))

    return _Paint(draw)
