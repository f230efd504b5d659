"""Counts per school year as upright bars: how one theme came and went."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netwerkkaart.queries.themes import ThemeYearRow
from netwerkkaart.texts import _, ngettext
from netwerkkaart.ui import theme

_HEIGHT = 104
_LABEL = 20
_NUMBER = 18
_WIDEST = 44
_MOST_YEARS = 6


class YearBars(QWidget):
    """A bar per school year, its number above it; the year that is shown is strong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._years: tuple[ThemeYearRow, ...] = ()
        self._chosen = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_years(self, years: Sequence[ThemeYearRow], chosen: int) -> None:
        """Show the last years up to six; ``chosen`` is the start of the one that stands out."""
        self._years, self._chosen = tuple(years)[-_MOST_YEARS:], chosen
        said = [
            ngettext("{year}: {number} bezoek", "{year}: {number} bezoeken", row.visits).format(
                year=row.year.label, number=row.visits
            )
            for row in self._years
        ]
        self.setAccessibleName(_("Per schooljaar: {years}").format(years="; ".join(said)))
        self.setToolTip("\n".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._years:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(row.visits for row in self._years) or 1
        step = min(self.width() / len(self._years), 84.0)
        floor = _HEIGHT - _LABEL
        room = floor - _NUMBER
        painter.fillRect(QRectF(0, floor, step * len(self._years), 1), theme.colour("line"))
        for place, row in enumerate(self._years):
            self._paint_bar(painter, row, QRectF(place * step, 0, step, floor), room * row.visits / most)

    def _paint_bar(self, painter: QPainter, row: ThemeYearRow, place: QRectF, high: float) -> None:
        strong = row.year.start == self._chosen
        wide = min(_WIDEST, place.width() - 10)
        left = place.center().x() - wide / 2
        if row.visits:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent") if strong else theme.colour("outline"))
            bar = QRectF(left, place.bottom() - max(high, 3), wide, max(high, 3))
            painter.drawRoundedRect(bar, 3, 3)
            painter.fillRect(QRectF(left, place.bottom() - min(3.0, bar.height()), wide, 3), painter.brush())
        centre = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(theme.colour("text" if strong else "muted"))
        painter.setFont(theme.font(theme.BODY, strong=strong, tabular=True))
        above = QRect(int(place.x()), int(place.bottom() - high) - _NUMBER, int(place.width()), _NUMBER)
        painter.drawText(above, centre, str(row.visits))
        painter.setFont(theme.font(theme.SMALL, strong=strong))
        words = _short_year(row)
        if QFontMetrics(painter.font()).horizontalAdvance(words) > place.width():
            words = words[:3]
        painter.drawText(QRect(int(place.x()), int(place.bottom()) + 3, int(place.width()), _LABEL - 3), centre, words)


def _short_year(row: ThemeYearRow) -> str:
    return row.year.short
