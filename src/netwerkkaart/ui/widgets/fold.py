"""A part of a form that is folded away until it is wanted; its heading tells what is in it."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import paint_icon

_HEIGHT = 36
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Head(QAbstractButton):
    """The line one clicks: chevron, title, and in grey what is inside."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__()
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.icon_name = icon
        self.summary = ""

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        paint_icon(painter, QRect(6, 10, 16, 16), self.icon_name, "muted")
        strong = theme.font(strong=True)
        painter.setFont(strong)
        painter.setPen(theme.colour("text"))
        painter.drawText(QRect(32, 0, self.width() - 60, _HEIGHT), _LEFT, self.text())
        chevron = "chevron-down" if self.isChecked() else "chevron-right"
        paint_icon(painter, QRect(self.width() - 22, 11, 14, 14), chevron, "muted")
        if self.summary and not self.isChecked():
            left = 32 + QFontMetrics(strong).horizontalAdvance(self.text()) + 16
            quiet = theme.font()
            painter.setFont(quiet)
            painter.setPen(theme.colour("muted"))
            room = QRect(left, 0, self.width() - 28 - left, _HEIGHT)
            painter.drawText(room, _RIGHT, theme.elide(self.summary, QFontMetrics(quiet), room.width()))


class Fold(QWidget):
    """A heading that opens and closes its body; closed, the heading sums up what is inside."""

    opened = Signal()

    def __init__(self, title: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = _Head(title, icon)
        self.inside = QWidget()
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(0, 8, 0, 12)
        self.body.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.inside)
        self.inside.hide()
        self.head.toggled.connect(self._on_toggled)
        self.head.clicked.connect(lambda: QTimer.singleShot(0, self, self._come_in_sight))
        self._say()

    def set_summary(self, text: str) -> None:
        """Say what is inside, for when it is closed."""
        self.head.summary = text
        self._say()
        self.head.update()

    def summary(self) -> str:
        """Return what the heading says of its inside."""
        return self.head.summary

    def set_open(self, *, open_: bool) -> None:
        """Open or close it."""
        self.head.setChecked(open_)

    def is_open(self) -> bool:
        """Tell whether its inside is in sight."""
        return self.head.isChecked()

    def _on_toggled(self, checked: bool) -> None:
        self.inside.setVisible(checked)
        self._say()
        if checked:
            self.opened.emit()

    def _come_in_sight(self) -> None:
        """Scroll so far that what was just opened is seen, its heading before all."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self.is_open():
            for part in (self.inside, self.head):
                area.ensureWidgetVisible(part, 0, 8)

    def _say(self) -> None:
        state = _("uitgeklapt") if self.head.isChecked() else _("ingeklapt")
        parts = [self.head.text(), self.head.summary, state]
        self.head.setAccessibleName(", ".join(part for part in parts if part))
