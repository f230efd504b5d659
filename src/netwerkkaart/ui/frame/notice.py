"""A bar above the page that says what was refused or what holds for this file; Esc closes what can be closed."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon, pixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QShortcut


class Notice(QFrame):
    """One sentence with an icon, perhaps a button, and a cross where it may go away."""

    closed = Signal()

    def __init__(self, kind: str, text: str, *, closable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, kind)
        self.text = text
        self.closable = closable
        self.setAccessibleName(text)
        sign = QLabel()
        sign.setPixmap(pixmap("lock" if not closable and kind == "warning" else "warning", 18, kind))
        sign.setFixedWidth(18)
        words = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        theme.set_kind(words, "error" if kind == "danger" else "warning")
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 8, 6)
        self._row.setSpacing(12)
        self._row.addWidget(sign)
        self._row.addWidget(words, 1)
        if closable:
            cross = QToolButton(self)
            cross.setIcon(icon("close"))
            cross.setIconSize(QSize(16, 16))
            cross.setToolTip(_("Sluiten (Esc)"))
            cross.setAccessibleName(_("Melding sluiten"))
            cross.clicked.connect(self.closed)
            self._row.addWidget(cross)

    def add_button(self, text: str, act: Callable[[], object]) -> None:
        """Offer what can be done about it."""
        button = QPushButton(text, self)
        button.clicked.connect(lambda _checked=False: act())
        self._row.insertWidget(2, button)


class NoticeBar(QWidget):
    """The bars of one window, newest below; a refusal replaces the one before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 4, 24, 8)
        self._layout.setSpacing(8)
        self._notices: list[Notice] = []
        self.hide()

    def refuse(self, text: str) -> Notice:
        """Show why something was not done."""
        self.dismiss()
        return self._add(Notice("danger", text, closable=True, parent=self))

    def hold(self, text: str) -> Notice:
        """Show what holds as long as this file is open."""
        return self._add(Notice("warning", text, closable=False, parent=self))

    def warn(self, text: str) -> Notice:
        """Show something to know, which may be closed."""
        return self._add(Notice("warning", text, closable=True, parent=self))

    def _add(self, notice: Notice) -> Notice:
        self._notices.append(notice)
        self._layout.addWidget(notice)
        notice.closed.connect(lambda: self._remove(notice))
        self._settle()
        return notice

    def _remove(self, notice: Notice) -> None:
        if notice in self._notices:
            self._notices.remove(notice)
            notice.hide()
            notice.deleteLater()
        self._settle()

    def dismiss(self) -> None:
        """Close every bar that can be closed."""
        for notice in [one for one in self._notices if one.closable]:
            self._remove(notice)

    def clear(self) -> None:
        """Close them all: another file is opened."""
        for notice in list(self._notices):
            self._remove(notice)

    def texts(self) -> list[str]:
        """Return what is said now, oldest first."""
        return [notice.text for notice in self._notices]

    def _settle(self) -> None:
        self.setVisible(bool(self._notices))
        closable = any(notice.closable for notice in self._notices)
        if closable or "_escape" in vars(self):
            self._escape.setEnabled(closable)

    @cached_property
    def _escape(self) -> "QShortcut":
        """Esc, made with the first notice that can be closed: the first paint does without."""
        from PySide6.QtGui import QKeySequence, QShortcut

        made = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.window())
        made.activated.connect(self.dismiss)
        made.activatedAmbiguously.connect(self.dismiss)
        return made
