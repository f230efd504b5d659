"""What an empty page says: what belongs here, and the one next step."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import paint_icon

_SIDE = 56
_NARROW, _WIDE = 280, 420
_LEAST, _MARGIN, _LOW = 160, 24, 150


class _Emblem(QWidget):
    """A large icon on a quiet disc."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.setFixedSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("selected"))
        painter.drawEllipse(self.rect())
        paint_icon(painter, self.rect().adjusted(15, 15, -15, -15), self.name, "accent")


class EmptyState(QWidget):
    """Icon, sentence and at most one button, in the middle of the room."""

    pressed = Signal()

    def __init__(self, icon: str, sentence: str, button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._emblem = _Emblem(icon)
        self._sentence = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
        theme.set_kind(self._sentence, "muted")
        self.button = QPushButton()
        self.button.clicked.connect(self.pressed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 24, _MARGIN, 40)
        layout.setSpacing(16)
        layout.addStretch(2)
        layout.addWidget(self._emblem, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.button)
        row.addStretch()
        layout.addLayout(row)
        layout.addStretch(3)
        self.say(icon, sentence, button)

    def say(self, icon: str, sentence: str, button: str = "") -> None:
        """Change what it says."""
        self._emblem.name = icon
        self._emblem.update()
        self._sentence.setText(sentence)
        self._fit()
        self.button.setText(button)
        self.button.setVisible(bool(button))

    def _fit(self) -> None:
        """Give the sentence the width it reads best at, if there is room: centred, a label asks for too little."""
        label = self._sentence
        wanted = min(max(label.fontMetrics().horizontalAdvance(label.text()) + 8, _NARROW), _WIDE)
        width = max(min(wanted, self.width() - 2 * _MARGIN), _LEAST)
        label.setFixedSize(width, max(label.heightForWidth(width), 0))
        self._emblem.setVisible(self.height() >= _LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST + 2 * _MARGIN, super().minimumSizeHint().height())
