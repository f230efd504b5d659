"""What the colours of the heat table say, from the weakest cell to the strongest."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from netwerkkaart.look import mix
from netwerkkaart.texts import _
from netwerkkaart.ui import theme

_STEPS, _SIDE, _GAP = 5, 14, 2


class HeatLegend(QWidget):
    """Five cells from one visit to the largest number in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = 0

    def set_most(self, most: int) -> None:
        """Say what the strongest colour stands for."""
        self._most = most
        words = _("kleur: van 1 tot {most} bezoeken").format(most=most)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setVisible(most > 1)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(theme.SMALL))
        return QSize(_STEPS * (_SIDE + _GAP) + metrics.horizontalAdvance(f"1{self._most}") + 20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL))
        metrics = QFontMetrics(painter.font())
        painter.setPen(theme.colour("muted"))
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(0, 0, 20, self.height()), middle, "1")
        left = float(metrics.horizontalAdvance("1") + 6)
        for step in range(_STEPS):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(mix(*theme.tokens().heat, ((step + 1) / _STEPS) ** 0.7)))
            painter.drawRoundedRect(QRectF(left, (self.height() - _SIDE) / 2, _SIDE, _SIDE), 3, 3)
            left += _SIDE + _GAP
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(left + 4, 0, 60, self.height()), middle, str(self._most))
