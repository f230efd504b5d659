"""Forms: a label above its field and a hint under it."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLabel, QSpinBox, QVBoxLayout, QWidget

from netwerkkaart.ui import theme

W = TypeVar("W", bound=QWidget)


class NumberField(QSpinBox):
    """A whole number; the wheel passes over it unless it has the focus."""

    def __init__(self, least: int = 0, most: int = 999, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(8, 0, 0, 0)  # the style sheet's padding stops at the frame

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Form(QWidget):
    """Rows of label, field and hint; the label names the field for screen readers too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(16)

    def heading(self, text: str) -> QLabel:
        """Start a group of rows."""
        label = QLabel(text)
        theme.set_kind(label, "heading")
        self._layout.addWidget(label)
        return label

    def row(self, label: str, field: W, hint: str = "") -> W:
        """Add a field under its label; return the field."""
        box = QVBoxLayout()
        box.setSpacing(4)
        name = QLabel(label)
        theme.set_kind(name, "strong")
        name.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        box.addWidget(name)
        box.addWidget(field)
        if hint:
            note = QLabel(hint, wordWrap=True)
            theme.set_kind(note, "small")
            box.addWidget(note)
            field.setAccessibleDescription(hint)
        self._layout.addLayout(box)
        return field

    def add(self, widget: QWidget) -> None:
        """Add something without a label."""
        self._layout.addWidget(widget)

    def stretch(self) -> None:
        """Push the rows to the top."""
        self._layout.addStretch()
