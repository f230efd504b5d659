"""The track of the time bar: school years with their months, what happened as ticks, and a handle to pull."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from netwerkkaart.domain.years import SchoolYear, add_months, school_years
from netwerkkaart.look import SMALL
from netwerkkaart.queries.network_happenings import Happening, HappeningKind
from netwerkkaart.texts import _
from netwerkkaart.texts.dates import long_day
from netwerkkaart.ui import theme
from netwerkkaart.ui.map.time.telling import listed
from netwerkkaart.ui.pen import ink

_EDGE = 12.0
_LINE = 26.0
"""How far down the line of the track lies."""
_NEAR = 4.0
"""Pixels around the pointer in which ticks are told."""
_PHASES = {HappeningKind.PHASE}
_AGREED = {HappeningKind.AGREEMENT_BEGAN, HappeningKind.AGREEMENT_ENDED}


def month_after(day: date, last: date) -> date:
    """Return the first of the next month, or the last day of all."""
    return min(add_months(day.replace(day=1), 1), last)


def month_before(day: date, first: date) -> date:
    """Return the first of this month, or of the month before on a first; never before the first day of all."""
    return max(day.replace(day=1) if day.day > 1 else add_months(day, -1), first)


class TimeTrack(QSlider):
    """A slider whose values are days; arrows go a month, Page Up and Down a year."""

    day_chosen = Signal(object)
    """The day the user went to, a date."""
    play_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._first = self._last = date.min
        self._happened: Sequence[Happening] = ()
        self._days: list[date] = []
        self.setAccessibleName(_("Dag op de kaart"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_span(self, first: date, last: date, happened: Sequence[Happening]) -> None:
        """Show these years, and what happened in them, the oldest first."""
        self._first, self._last, self._happened = first, last, happened
        self._days = [one.day for one in happened]
        self.setRange(0, (last - first).days)
        self.update()

    def show_day(self, day: date) -> None:
        """Put the handle on a day, silently."""
        self.setValue((day - self._first).days)
        self.setAccessibleDescription(long_day(day))
        self.update()

    def day(self) -> date:
        """Return the day of the handle."""
        return self._first + timedelta(days=self.value())

    def happened(self, first: date, last: date) -> Sequence[Happening]:
        """Return what happened from one day to another."""
        return self._happened[bisect_left(self._days, first) : bisect_right(self._days, last)]

    def x_of(self, day: date) -> float:
        """Return where a day lies."""
        return _EDGE + (self.width() - 2 * _EDGE) * (day - self._first).days / max(self.maximum(), 1)

    def day_at(self, x: float) -> date:
        """Return the day at a pixel."""
        part = (x - _EDGE) / max(self.width() - 2 * _EDGE, 1.0)
        return self._first + timedelta(days=round(min(max(part, 0.0), 1.0) * self.maximum()))

    def sizeHint(self) -> QSize:
        return QSize(400, 48)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 48)

    # -- what the user does ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day = self.day()
        to = {
            Qt.Key.Key_Left: lambda: month_before(day, self._first),
            Qt.Key.Key_Down: lambda: month_before(day, self._first),
            Qt.Key.Key_Right: lambda: month_after(day, self._last),
            Qt.Key.Key_Up: lambda: month_after(day, self._last),
            Qt.Key.Key_PageUp: lambda: max(add_months(day, -12), self._first),
            Qt.Key.Key_PageDown: lambda: min(add_months(day, 12), self._last),
            Qt.Key.Key_Home: lambda: self._first,
            Qt.Key.Key_End: lambda: self._last,
        }.get(Qt.Key(event.key()))
        if to is not None:
            self._choose(to())
        elif event.key() == Qt.Key.Key_Space:
            self.play_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self.day_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(self.day_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _choose(self, day: date) -> None:
        if day != self.day():
            self.show_day(day)
            self.day_chosen.emit(day)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.told_at(float(event.pos().x()))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def told_at(self, x: float) -> str:
        """Return what happened near a pixel, a line each; the day itself where nothing did."""
        some = self.happened(self.day_at(x - _NEAR), self.day_at(x + _NEAR))
        return listed(some) if some else long_day(self.day_at(x))

    # -- drawing ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_years(painter)
        colours = {True: tokens.accent, False: tokens.outline}
        for one in self._happened:
            x = self.x_of(one.day)
            long = one.kind in _PHASES or one.kind in _AGREED
            painter.setPen(QPen(ink(tokens.highlight.solid if one.kind in _AGREED else colours[long]), 1.4))
            painter.drawLine(QPointF(x, _LINE - (15 if long else 9)), QPointF(x, _LINE - 4))
        x = self.x_of(self.day())
        painter.setPen(QPen(ink(tokens.accent), 3))
        painter.drawLine(QPointF(_EDGE, _LINE), QPointF(x, _LINE))
        if self.hasFocus():
            painter.setPen(QPen(ink(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, _LINE), 10.5, 10.5)
        painter.setPen(QPen(ink(tokens.surface), 2))
        painter.setBrush(ink(tokens.accent))
        painter.drawEllipse(QPointF(x, _LINE), 7.5, 7.5)

    def _paint_years(self, painter: QPainter) -> None:
        tokens = theme.tokens()
        painter.setPen(QPen(ink(tokens.outline), 2))
        painter.drawLine(QPointF(_EDGE, _LINE), QPointF(self.width() - _EDGE, _LINE))
        painter.setFont(theme.font(SMALL))
        metrics = QFontMetrics(painter.font())
        years = school_years(self._first, self._last) if self.maximum() else ()
        month = add_months(self._first.replace(day=1), 1) if years else self._last
        months = (self.width() - 2 * _EDGE) / max(self.maximum() / 30.4, 1.0)
        while month < self._last and months >= 5:
            x = self.x_of(month)
            painter.setPen(QPen(ink(tokens.outline), 1))
            painter.drawLine(QPointF(x, _LINE + 2), QPointF(x, _LINE + 5))
            month = add_months(month, 1)
        for year in years:
            left, right = self.x_of(max(year.first, self._first)), self.x_of(min(year.last, self._last))
            painter.setPen(QPen(ink(tokens.muted), 1.2))
            painter.drawLine(QPointF(left, _LINE + 2), QPointF(left, _LINE + 18))
            label = _name_of(year, right - left - 8, metrics)
            painter.setPen(ink(tokens.muted))
            painter.drawText(QRectF(left + 5, _LINE + 6, 120, 16), Qt.AlignmentFlag.AlignLeft, label)


def _name_of(year: SchoolYear, room: float, metrics: QFontMetrics) -> str:
    """Return the name of a school year that fits, or nothing."""
    return next((text for text in (year.label, year.short) if metrics.horizontalAdvance(text) <= room), "")
