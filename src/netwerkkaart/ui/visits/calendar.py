"""A month of visits: planned as rings, held as dots; walked with the arrow keys, a day shows its visits."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netwerkkaart.domain.years import add_months
from netwerkkaart.look import BODY, SMALL
from netwerkkaart.texts import N_, _, dates, ngettext
from netwerkkaart.ui import theme

if TYPE_CHECKING:
    from netwerkkaart.queries.visits import DayCount

_HEAD = 28
_DOTS = 5
_WEEKDAYS = (N_("ma"), N_("di"), N_("wo"), N_("do"), N_("vr"), N_("za"), N_("zo"))
_STEPS = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Up): -7,
    int(Qt.Key.Key_Down): 7,
}


class MonthGrid(QWidget):
    """Six weeks from Monday to Sunday around a month."""

    day_chosen = Signal(object)
    """Another day has the cursor."""
    day_opened = Signal(object)
    """Enter or a double click on a day."""
    month_changed = Signal(object)
    """The first of the month now shown."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today
        self._counts: Mapping[date, DayCount] = {}
        self._is_free: Callable[[date], bool] = lambda _day: False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(420, 360)
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(640, 560)

    def set_today(self, today: date) -> None:
        """Say what day it is."""
        self._today = today
        self.update()

    def set_counts(self, counts: Mapping[date, "DayCount"], is_free: Callable[[date], bool]) -> None:
        """Show these numbers, and which days school is out."""
        self._counts = counts
        self._is_free = is_free
        self._tell()
        self.update()

    def day(self) -> date:
        """Return the day the cursor is on."""
        return self._day

    def first_shown(self) -> date:
        """Return the Monday the grid begins with."""
        first = self._day.replace(day=1)
        return first - timedelta(days=first.weekday())

    def last_shown(self) -> date:
        """Return the Sunday the grid ends with."""
        return self.first_shown() + timedelta(days=41)

    def go(self, day: date) -> None:
        """Put the cursor on a day, in whatever month."""
        if day == self._day:
            return
        before, self._day = self._day, day
        if (before.year, before.month) != (day.year, day.month):
            self.month_changed.emit(day.replace(day=1))
        self._tell()
        self.update()
        self.day_chosen.emit(day)

    def _tell(self) -> None:
        count = self._counts.get(self._day)
        said = [dates.day(self._day)]
        if count is not None:
            said += [text for _number, text in _parts(count)]
        self.setAccessibleName(", ".join(said))

    # --- places

    def place_of(self, day: date) -> QRect:
        """Return where a day of the grid is drawn."""
        number = (day - self.first_shown()).days
        wide, tall = self.width() / 7, (self.height() - _HEAD) / 6
        column, row = number % 7, number // 7
        left, top = round(column * wide), _HEAD + round(row * tall)
        return QRect(left, top, round((column + 1) * wide) - left, _HEAD + round((row + 1) * tall) - top)

    def day_at(self, point: QPoint) -> date | None:
        """Return the day drawn at a place."""
        if point.y() < _HEAD or not self.rect().contains(point):
            return None
        column = min(int(point.x() * 7 / self.width()), 6)
        row = min(int((point.y() - _HEAD) * 6 / (self.height() - _HEAD)), 5)
        return self.first_shown() + timedelta(days=7 * row + column)

    # --- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.go(self._day + timedelta(days=_STEPS[event.key()]))
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go(add_months(self._day, -1 if event.key() == Qt.Key.Key_PageUp else 1))
        elif event.key() == Qt.Key.Key_Home:
            self.go(self._today)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_opened.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.go(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.day_opened.emit(day)

    # --- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(SMALL, strong=True))
        painter.setPen(theme.colour("muted"))
        for column, name in enumerate(_WEEKDAYS):
            left = round(column * self.width() / 7)
            painter.drawText(QRect(left + 10, 0, 60, _HEAD - 6), Qt.AlignmentFlag.AlignVCenter, _(name))
        for number in range(42):
            self._paint_day(painter, self.first_shown() + timedelta(days=number))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        place = self.place_of(day).adjusted(2, 2, -2, -2)
        here, inside = day == self._day, (day.year, day.month) == (self._day.year, self._day.month)
        face = "selected" if here else "sunken" if self._is_free(day) else "surface"
        box = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour(face))
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        if here and self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        number = QRect(place.x() + 6, place.y() + 5, 24, 22)
        today = day == self._today
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(QRectF(number).adjusted(1, 0, -1, 0))
        painter.setFont(theme.font(BODY, strong=today, tabular=True))
        painter.setPen(theme.colour("on_accent" if today else "text" if inside else "muted"))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(day.day))
        count = self._counts.get(day)
        if count is not None:
            self._paint_counts(painter, place, count)

    def _paint_counts(self, painter: QPainter, place: QRect, count: "DayCount") -> None:
        """Draw a line per outcome: up to five marks, and from two on the number."""
        lines = [(kind, number) for kind, number in _numbers(count) if number]
        top = place.y() + 34
        for kind, number in lines[: max(1, (place.height() - 34) // 14)]:
            left = float(place.x() + 11)
            for _mark in range(min(number, _DOTS)):
                _draw_mark(painter, QPointF(left, top + 4), kind)
                left += 10
            if number > _DOTS:
                painter.setFont(theme.font(SMALL, strong=True))
                painter.setPen(theme.colour("muted"))
                text = QRect(round(left), top - 4, 40, 16)
                painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, f"+{number - _DOTS}")
            top += 14


class Legend(QWidget):
    """What the marks mean: ring, dot and cross with their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = (("planned", _("gepland")), ("held", _("geweest")), ("cancelled", _("afgezegd")))
        self.setAccessibleName(", ".join(text for _kind, text in self._marks))
        self.setFixedHeight(20)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = theme.font(SMALL)
        painter.setFont(face)
        left = 6
        for kind, text in self._marks:
            _draw_mark(painter, QPointF(left, 10.5), kind)
            painter.setPen(theme.colour("muted"))
            wide = QFontMetrics(face).horizontalAdvance(text)
            painter.drawText(QRect(left + 9, 0, wide + 4, 20), Qt.AlignmentFlag.AlignVCenter, text)
            left += wide + 28


def _numbers(count: "DayCount") -> tuple[tuple[str, int], ...]:
    return (("planned", count.planned), ("held", count.held), ("cancelled", count.cancelled))


def _parts(count: "DayCount") -> list[tuple[int, str]]:
    """Return the numbers in words."""
    told = (
        (count.planned, ngettext("{n} gepland", "{n} gepland", count.planned)),
        (count.held, ngettext("{n} geweest", "{n} geweest", count.held)),
        (count.cancelled, ngettext("{n} afgezegd", "{n} afgezegd", count.cancelled)),
    )
    return [(number, text.format(n=number)) for number, text in told if number]


def day_words(count: "DayCount | None") -> str:
    """Return what a day holds: ``2 gepland · 1 geweest``."""
    return "" if count is None else " · ".join(text for _number, text in _parts(count))


def _draw_mark(painter: QPainter, middle: QPointF, kind: str) -> None:
    """Draw a ring for planned, a dot for held, a cross for cancelled."""
    if kind == "held":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(middle, 3.4, 3.4)
        return
    ink = theme.colour("accent") if kind == "planned" else theme.colour("muted")
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind == "planned":
        painter.drawEllipse(middle, 3, 3)
    else:
        painter.drawLine(middle + QPointF(-2.4, -2.4), middle + QPointF(2.4, 2.4))
        painter.drawLine(middle + QPointF(-2.4, 2.4), middle + QPointF(2.4, -2.4))
