"""The line at the foot of the window: what was just done, how to undo it, and how safe the file is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon


class StatusLine(QFrame):
    """Message and *Ongedaan maken* at the left, file and backup at the right."""

    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(36)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 2, 16, 2)
        layout.setSpacing(8)
        self._message = QLabel()
        self._undo = QPushButton(_("Ongedaan maken"))
        self._undo.setIcon(icon("undo", "accent"))
        theme.set_kind(self._undo, "link")
        self._undo.clicked.connect(self.undo_asked)
        self._file = QLabel()
        theme.set_kind(self._file, "small")
        layout.addWidget(self._message)
        layout.addWidget(self._undo)
        layout.addStretch()
        layout.addWidget(self._file)
        self.clear()

    def show_message(self, text: str, *, undo: bool = True) -> None:
        """Say what was done; the button only where it can be undone."""
        self._message.setText(text)
        self._message.setAccessibleName(text)
        self._undo.setVisible(undo)

    def message(self) -> str:
        """Return what is said now."""
        return self._message.text()

    def set_file(self, text: str) -> None:
        """Say which file is open and when it was last copied."""
        self._file.setText(text)

    def clear(self) -> None:
        """Say nothing."""
        self._message.clear()
        self._undo.hide()
