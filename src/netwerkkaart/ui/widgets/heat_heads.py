"""The heads of a heat table: upright where there are many columns, and rows with their totals."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from netwerkkaart.look import BODY, SMALL
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import paint_icon
from netwerkkaart.ui.widgets.heat_counts import Counts

CELL_HEIGHT = 32
_SIDE_LEAST, _SIDE_MOST = 120, 240
_HEAD_MOST, _HEAD_COSY = 150, 118
"""An upright head is no higher than the one, and takes two lines from the other on."""
_FLAG = 13


class UprightHead(QHeaderView):
    """Column heads that stand upright when there are many."""

    def __init__(self, parent: QWidget, counts: Counts) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._counts = counts
        self.upright = False
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _texts(self) -> list[str]:
        model = self.model()
        count = model.columnCount() if model else 0
        return [str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(count)]

    def sizeHint(self) -> QSize:
        if not self.upright:
            return QSize(0, 36)
        metrics = QFontMetrics(theme.font(SMALL))
        lines = (line for text in self._texts() for line in self._lines(text, metrics))
        longest = max((metrics.horizontalAdvance(line) for line in lines), default=0)
        flag = _FLAG + 4 if self._any_flagged() else 0
        return QSize(0, min(longest, _HEAD_MOST) + 20 + flag)

    @staticmethod
    def _lines(text: str, metrics: QFontMetrics) -> tuple[str, ...]:
        """Return an upright head in one line, or in two where it would be very high."""
        if metrics.horizontalAdvance(text) <= _HEAD_COSY:
            return (text,)
        return theme.wrap(text, metrics, _HEAD_COSY, 2)

    def _any_flagged(self) -> bool:
        return any(key in self._counts.flagged for key, _text in self._counts.columns)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        face = theme.font(SMALL)
        painter.setFont(face)
        painter.setPen(theme.colour("text"))
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        metrics = QFontMetrics(face)
        if self._counts.columns[logicalIndex][0] in self._counts.flagged:
            place = QRect(rect.center().x() - _FLAG // 2, rect.bottom() - _FLAG - 4, _FLAG, _FLAG)
            paint_icon(painter, place, "warning", "warning")
        if self.upright:
            foot = rect.bottom() - 8 - (_FLAG + 4 if self._any_flagged() else 0)
            lines = self._lines(text, metrics)
            first = metrics.ascent() // 2 - metrics.height() * (len(lines) - 1) // 2
            painter.translate(rect.center().x() + first, foot)
            painter.rotate(-90)
            for number, line in enumerate(lines):
                shown = theme.elide(line, metrics, min(rect.height() - 14, _HEAD_MOST))
                painter.drawText(0, number * metrics.height(), shown)
        else:
            room = rect.adjusted(4, 0, -4, -6)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), theme.elide(text, metrics, 2 * room.width() - 24))
        painter.restore()


class NamedSide(QHeaderView):
    """Row heads: the name, and at its right the total."""

    def __init__(self, parent: QWidget, counts: Counts) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._counts = counts
        self._hovered = -1
        self.setMouseTracking(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(CELL_HEIGHT)

    def sizeHint(self) -> QSize:
        plain, quiet = QFontMetrics(theme.font(BODY, strong=True)), QFontMetrics(theme.font(SMALL, tabular=True))
        longest = max((plain.horizontalAdvance(text) for _key, text in self._counts.rows), default=0)
        most = max(self._counts.totals.values(), default=0)
        total = quiet.horizontalAdvance(str(most)) + 12 if self._counts.totals else 0
        flag = _FLAG + 6 if self._counts.flagged else 0
        return QSize(min(max(longest + total + flag + 24, _SIDE_LEAST), _SIDE_MOST), 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        if not 0 <= logicalIndex < len(self._counts.rows):
            return
        key, text = self._counts.rows[logicalIndex]
        marked = self._counts.marked is not None and self._counts.marked[0] == key
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("surface"))
        if marked or logicalIndex == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if marked else "hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1.5, -2, -1.5), 4, 4)
        room, quiet = rect.adjusted(10, 0, -8, 0), theme.font(SMALL, tabular=True)
        if key in self._counts.flagged:
            place = QRect(room.x(), rect.center().y() - _FLAG // 2, _FLAG, _FLAG)
            paint_icon(painter, place, "warning", "warning")
        if self._counts.flagged:
            room.adjust(_FLAG + 6, 0, 0, 0)
        if self._counts.totals:
            number = str(self._counts.totals.get(key, 0) or "")
            painter.setFont(quiet)
            painter.setPen(theme.colour("muted"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), number)
            room.adjust(0, 0, -QFontMetrics(quiet).horizontalAdvance(number) - 8, 0)
        face = theme.font(BODY, strong=marked)
        painter.setFont(face)
        painter.setPen(theme.colour("text"))
        words = theme.elide(text, QFontMetrics(face), room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()
