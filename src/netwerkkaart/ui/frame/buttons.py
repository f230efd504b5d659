"""Buttons of the frame that paint themselves, so that one pass over the tokens draws them in either look."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import paint_icon


class PaintedButton(QPushButton):
    """Icon, words and perhaps a sign at the end, on a ground that shows hovering, choice and focus."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.icon_name = icon
        self.setFixedHeight(36)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self.rect()
        if self.isChecked() or self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(place, theme.RADIUS, theme.RADIUS)
        self.paint_words(painter, place)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)

    def paint_words(self, painter: QPainter, place: QRect) -> None:
        """Draw what stands on the ground."""
        ink = "disabled" if not self.isEnabled() else "accent" if self.isChecked() else "text"
        paint_icon(painter, QRect(12, (place.height() - 18) // 2, 18, 18), self.icon_name, ink)
        painter.setFont(theme.font(theme.BODY, strong=self.isChecked()))
        painter.setPen(theme.colour("text" if self.isEnabled() else "disabled"))
        painter.drawText(place.adjusted(42, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
