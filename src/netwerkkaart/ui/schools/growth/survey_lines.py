"""One statement of the peiling over time: a line of ours and one of the school, each with its own shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netwerkkaart.domain.surveys import SCALE, SurveySide, SurveyStatement, place_on_scale
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.look import SMALL
from netwerkkaart.queries.surveys import SurveyRow
from netwerkkaart.texts import words
from netwerkkaart.texts.surveys import answer_words
from netwerkkaart.ui import theme

_HEIGHT, _TOP, _STEP = 62, 8, 12
_EDGE = 14
_REACH = 12.0
_SIDES = (SurveySide.SCHOOL, SurveySide.US)  # ours is drawn last, over theirs


@dataclass(frozen=True)
class SurveyAxis:
    """From which day to which day the lines of all statements run."""

    first: date
    last: date

    def part(self, day: date) -> float:
        """Return where a day lies, from 0 to 1."""
        return (day - self.first).days / max((self.last - self.first).days, 1)


def axis_of(surveys: Sequence[SurveyRow], today: date) -> SurveyAxis:
    """Return the axis of these peilingen: whole school years up to this one."""
    first = min((row.day for row in surveys), default=today)
    return SurveyAxis(SchoolYear.of(first).first, SchoolYear.of(today).last)


class SurveyLine(QWidget):
    """The drawing of one statement; a click on an answer opens its peiling."""

    survey_opened = Signal(int)

    def __init__(self, statement: SurveyStatement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.statement = statement
        self._surveys: tuple[SurveyRow, ...] = ()
        self._axis: SurveyAxis | None = None
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(160)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT)

    def show_surveys(self, surveys: tuple[SurveyRow, ...], axis: SurveyAxis) -> None:
        """Show the answers to this statement."""
        self._surveys, self._axis = surveys, axis
        told = [answer_words(row, self.statement) for row in surveys]
        self.setAccessibleName(words.word(self.statement))
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def _at(self, row: SurveyRow) -> QPointF | None:
        """Return where an answer lies; what is not known lies under the scale, what was left open nowhere."""
        answer = row.answers.get(self.statement)
        if answer is None or self._axis is None:
            return None
        place = place_on_scale(answer)
        level = len(SCALE) if place is None else len(SCALE) - 1 - place
        room = self.width() - 2 * _EDGE
        return QPointF(_EDGE + self._axis.part(row.day) * room, _TOP + level * _STEP)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._axis is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter, self._axis)
        for side in _SIDES:
            self._paint_side(painter, side)

    def _paint_grid(self, painter: QPainter, axis: SurveyAxis) -> None:
        left, right = float(_EDGE), float(self.width() - _EDGE)
        painter.setPen(QPen(theme.colour("line"), 1))
        for level in range(len(SCALE)):
            y = _TOP + level * _STEP
            painter.drawLine(QPointF(left, y), QPointF(right, y))
        year = SchoolYear.of(axis.first)
        while year.first <= axis.last:
            x = left + axis.part(year.first) * (right - left)
            painter.drawLine(QPointF(x, 2), QPointF(x, _TOP + (len(SCALE) - 1) * _STEP + 4))
            year = year.next

    def _paint_side(self, painter: QPainter, side: SurveySide) -> None:
        ours = side is SurveySide.US
        ink = theme.colour("accent" if ours else "highlight")
        points = [
            (self._at(row), row.answers.get(self.statement) in SCALE) for row in self._surveys if row.side is side
        ]
        painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine if ours else Qt.PenStyle.DashLine))
        for (before, known), (after, still) in pairwise(points):
            if known and still and before is not None and after is not None:
                painter.drawLine(before, after)
        for point, known in points:
            if point is not None:
                self._paint_answer(painter, point, side, known=known)

    def _paint_answer(self, painter: QPainter, at: QPointF, side: SurveySide, *, known: bool) -> None:
        ours = side is SurveySide.US
        ink = theme.colour("accent" if ours else "highlight")
        shift = 0.0 if known else (-5.0 if ours else 5.0)
        if not known:
            painter.setFont(theme.font(SMALL, strong=True))
            painter.setPen(ink)
            box = QRectF(at.x() + shift - 6, at.y() - 7, 12, 14)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
            return
        painter.setPen(QPen(ink, 2))
        if ours:
            painter.setBrush(ink)
            painter.drawEllipse(at, 4, 4)
        else:
            painter.setBrush(theme.colour("surface") if not self._same_as_ours(at) else Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(at.x() - 5, at.y() - 5, 10, 10))

    def _same_as_ours(self, at: QPointF) -> bool:
        return any(row.side is SurveySide.US and self._at(row) == at for row in self._surveys)

    # --- pointing

    def _under(self, where: QPointF) -> SurveyRow | None:
        near = [
            ((point - where).manhattanLength(), row)
            for row in self._surveys
            if (point := self._at(row)) is not None and (point - where).manhattanLength() <= _REACH
        ]
        return min(near, key=lambda one: one[0])[1] if near else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        row = self._under(event.position())
        self.setToolTip(answer_words(row, self.statement) if row else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if row else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.unsetCursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row = self._under(event.position())
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.survey_opened.emit(row.id)


class SurveyYears(QWidget):
    """The school years above the drawings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axis: SurveyAxis | None = None
        self.setFixedHeight(16)
        self.setMinimumWidth(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_axis(self, axis: SurveyAxis) -> None:
        """Show the years of an axis."""
        self._axis = axis
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._axis is None:
            return
        painter = QPainter(self)
        painter.setFont(theme.font(SMALL, tabular=True))
        painter.setPen(theme.colour("muted"))
        room = self.width() - 2 * _EDGE
        year = SchoolYear.of(self._axis.first)
        metrics = painter.fontMetrics()
        while year.first <= self._axis.last:
            left = _EDGE + self._axis.part(year.first) * room
            wide = _EDGE + min(self._axis.part(year.next.first), 1.0) * room - left
            text = year.label if metrics.horizontalAdvance(year.label) < wide else f"’{year.start % 100:02d}"
            painter.drawText(QRectF(left, 0, wide, 16), Qt.AlignmentFlag.AlignCenter, text)
            year = year.next


class SurveySign(QWidget):
    """What the line of a side looks like, beside its word."""

    def __init__(self, side: SurveySide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setFixedSize(26, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ours = self._side is SurveySide.US
        ink = theme.colour("accent" if ours else "highlight")
        painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine if ours else Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(1, 7), QPointF(25, 7))
        painter.setPen(QPen(ink, 2))
        if ours:
            painter.setBrush(ink)
            painter.drawEllipse(QPointF(13, 7), 4, 4)
        else:
            painter.setBrush(theme.colour("surface"))
            painter.drawRect(QRectF(8, 2, 10, 10))
