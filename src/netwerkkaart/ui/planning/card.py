"""A planned visit on the board: dragged or walked to another day, and opened, settled or taken off by its menu."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from netwerkkaart.look import BODY, SMALL
from netwerkkaart.ui import theme
from netwerkkaart.ui.planning.proposals import dragged
from netwerkkaart.ui.planning.weeks import CardFacts

_HEIGHT = 40
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_STEPS: Final = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Up): -7,
    int(Qt.Key.Key_Down): 7,
}


class VisitCard(QAbstractButton):
    """One planned visit; a click or Space opens its menu, Enter the visit itself, the arrow keys move it."""

    opened = Signal(int)
    menu_asked = Signal(int, QPoint)
    step_asked = Signal(int, int)
    """The visit, and over how many days: 1 and −1 to the next and the last good day, 7 and −7 a week."""
    removed = Signal(int)
    focused = Signal(int)

    def __init__(self, facts: CardFacts, parent: QWidget, *, movable: bool = True) -> None:
        super().__init__(parent)
        self.facts = facts
        self._movable = movable
        self._pressed_at: QPoint | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(facts.told)
        self.setToolTip(facts.told.replace(" · ", "\n"))
        self.clicked.connect(lambda: self.menu_asked.emit(self.facts.visit, self._below()))

    def sizeHint(self) -> QSize:
        return QSize(96, _HEIGHT)

    def _below(self) -> QPoint:
        return self.mapToGlobal(QPoint(0, self.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _STEPS and self._movable and plain:
            self.step_asked.emit(self.facts.visit, _STEPS[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.facts.visit)
        elif event.key() == Qt.Key.Key_Delete and self._movable:
            self.removed.emit(self.facts.visit)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self.facts.visit)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        far = start is not None and (event.position().toPoint() - start).manhattanLength()
        if self._movable and far and far >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self._drag()
            return
        super().mouseMoveEvent(event)

    def _drag(self) -> None:
        drag = QDrag(self)
        drag.setMimeData(dragged({"visit": self.facts.visit}))
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.MoveAction)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(self.facts.visit, event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(0, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent"), 2 if self.hasFocus() else 0.6))
        painter.setBrush(theme.colour("hover" if self.underMouse() else "selected"))
        painter.drawRoundedRect(box.adjusted(1, 0, 0, 0), 5, 5)
        face, quiet = theme.font(BODY, strong=True), theme.font(SMALL)
        room = QRect(8, 3, self.width() - 14, 18)
        painter.setFont(face)
        painter.setPen(theme.colour("text"))
        painter.drawText(room, _LEFT, theme.elide(self.facts.title, QFontMetrics(face), room.width()))
        painter.setFont(quiet)
        painter.setPen(theme.colour("muted"))
        note = room.translated(0, 17)
        painter.drawText(note, _LEFT, theme.elide(self.facts.note, QFontMetrics(quiet), note.width()))
