"""The field that narrows a list while one types."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui.icons import icon

_PAUSE_MS = 90


class SearchField(QLineEdit):
    """A line with a magnifying glass; Esc empties it, ↓ and Enter go on to the list."""

    narrowed = Signal(str)
    """The text, shortly after the last key."""
    left_down = Signal()
    entered = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._told = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._on_text)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._wipe = QAction(icon("close", "muted"), _("Wissen"), self)
        self._wipe.triggered.connect(self.clear)

    def _on_text(self, text: str) -> None:
        if bool(text) != (self._wipe in self.actions()):
            if text:
                self.addAction(self._wipe, QLineEdit.ActionPosition.TrailingPosition)
            else:
                self.removeAction(self._wipe)
        if text:
            self._pause.start()
        else:
            self._pause.stop()
            self._tell()

    def _tell(self) -> None:
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.narrowed.emit(text)

    def flush(self) -> None:
        """Tell the text now, without waiting for a pause."""
        self._pause.stop()
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down:
                self.flush()
                self.left_down.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.flush()
                self.entered.emit()
            case _:
                super().keyPressEvent(event)
