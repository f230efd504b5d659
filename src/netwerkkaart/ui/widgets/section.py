"""Cards and sections: a title, acts beside it, content under it."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import paint_icon


class IconLabel(QWidget):
    """One of our icons, as large as asked, in a token or tone."""

    def __init__(self, name: str, size: int = 18, ink: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size, self._ink = name, size, ink
        self.setFixedSize(size, size)

    def show_icon(self, name: str, ink: str = "") -> None:
        """Show another icon."""
        self._name, self._ink = name, ink or self._ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._name:
            paint_icon(QPainter(self), QRect(0, 0, self._size, self._size), self._name, self._ink)


class Rule(QFrame):
    """A quiet horizontal line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        theme.set_kind(self, "rule")


class Section(QFrame):
    """A heading with room for acts at its right, and a body; without a frame."""

    _MARGIN = 0

    def __init__(self, title: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(self._MARGIN, self._MARGIN, self._MARGIN, self._MARGIN)
        layout.setSpacing(12)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._title = QLabel(title)
        theme.set_kind(self._title, "heading")
        if icon:
            self._head.addWidget(IconLabel(icon))
        self._head.addWidget(self._title)
        self._head.addStretch()
        self.note = QLabel()
        theme.set_kind(self.note, "small")
        self.note.hide()
        self._head.addWidget(self.note)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        if title:
            layout.addLayout(self._head)
            self.setAccessibleName(title)
        layout.addLayout(self.body)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_note(self, text: str) -> None:
        """Say something small at the right of the heading, such as a count."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Add a widget or a layout to the body."""
        if isinstance(item, QLayout):
            self.body.addLayout(item, stretch)
        else:
            self.body.addWidget(item, stretch)

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the right of the heading."""
        self._head.addSpacing(8)
        self._head.addWidget(widget)


class Card(Section):
    """A section on a surface of its own."""

    _MARGIN = 16

    def __init__(self, title: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, icon, parent)
        theme.set_kind(self, "card")
