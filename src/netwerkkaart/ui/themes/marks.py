"""How the status of a theme is shown everywhere: a shape with its word, never a colour alone."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from netwerkkaart.domain.themes import ThemeStatus, ThemeStep
from netwerkkaart.texts import _, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import paint_icon
from netwerkkaart.ui.widgets.heat import Mark

STATUS_ICONS: Final[Mapping[ThemeStatus, str]] = {
    ThemeStatus.RAISED: "theme-raised",
    ThemeStatus.TAKEN_UP: "theme-taken-up",
    ThemeStatus.AT_REST: "theme-at-rest",
}
STATUS_TONES: Final[Mapping[ThemeStatus, str]] = {
    ThemeStatus.RAISED: "highlight",
    ThemeStatus.TAKEN_UP: "good",
    ThemeStatus.AT_REST: "info",
}
_SHAPE, _GAP = 10, 14


def mark(step: ThemeStep) -> Mark:
    """Return the shape and the word of a status."""
    return Mark(STATUS_ICONS[step.status], words.word(step.status))


class MarksLegend(QWidget):
    """Shapes with the words for them, beside each other."""

    def __init__(self, marks: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        """Show these icons with their words; without any, those of the status of a theme."""
        super().__init__(parent)
        self._marks = tuple(marks) or tuple((icon, words.word(status)) for status, icon in STATUS_ICONS.items())
        self.setAccessibleName(_("Tekens: {words}").format(words=", ".join(word for _icon, word in self._marks)))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(theme.SMALL))
        wide = sum(metrics.horizontalAdvance(word) + _SHAPE + 4 + _GAP for _icon, word in self._marks)
        return QSize(wide - _GAP, 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("muted"))
        metrics, left = QFontMetrics(painter.font()), 0
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for icon, word in self._marks:
            paint_icon(painter, QRect(left, (self.height() - _SHAPE) // 2, _SHAPE, _SHAPE), icon, "muted")
            left += _SHAPE + 4
            wide = metrics.horizontalAdvance(word)
            painter.drawText(QRect(left, 0, wide + 2, self.height()), middle, word)
            left += wide + _GAP
