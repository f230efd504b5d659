"""The note field: it reminds of the privacy rule, warns when a text looks like one about a pupil, and never blocks."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.domain.privacy import find_concerns
from netwerkkaart.texts import _, privacy
from netwerkkaart.ui import theme
from netwerkkaart.ui.widgets.section import IconLabel

_PAUSE_MS = 500


class NoteField(QWidget):
    """Text with the fixed sentence under it and, when it looks like one about a pupil, a warning to act on.

    ``today`` tells the day, which the check needs to know a day of birth from another.
    """

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None, *, lines: int = 4) -> None:
        super().__init__(parent)
        self._today = today
        self._accepted: frozenset[str] = frozenset()
        self._found: frozenset[str] = frozenset()
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(_("Notitie"))
        self.edit.setFixedHeight(lines * self.edit.fontMetrics().lineSpacing() + 24)
        self.edit.textChanged.connect(self._on_text)
        reminder = QLabel(privacy.under_note(), wordWrap=True)
        theme.set_kind(reminder, "small")
        self.edit.setAccessibleDescription(privacy.under_note())
        self._bar = self._make_bar()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.check_now)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.edit)
        layout.addWidget(self._bar)
        layout.addWidget(reminder)
        self.setFocusProxy(self.edit)

    def _make_bar(self) -> QFrame:
        bar = QFrame()
        theme.set_kind(bar, "warning")
        self._warning = QLabel(wordWrap=True)
        theme.set_kind(self._warning, "warning")
        mend, leave = QPushButton(privacy.adjust()), QPushButton(privacy.keep_anyway())
        theme.set_kind(leave, "quiet")
        mend.clicked.connect(self.edit.setFocus)
        leave.clicked.connect(self._accept)
        self.mend_button, self.leave_button = mend, leave
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(mend)
        buttons.addWidget(leave)
        buttons.addStretch()
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._warning)
        words.addLayout(buttons)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(IconLabel("warning", 18, "warning"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        bar.hide()
        return bar

    def text(self) -> str:
        """Return the note without space around it."""
        return self.edit.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Show a note that was kept before; its words were accepted then."""
        self._accepted = frozenset(one.words for one in find_concerns(text, today=self._today()))
        self.edit.setPlainText(text)
        self.check_now()

    def warning(self) -> str:
        """Return the warning in sight, empty when there is none."""
        return "" if self._bar.isHidden() else self._warning.text()

    def open_warning(self) -> bool:
        """Check now; tell whether there is something the writer has not accepted yet."""
        self.check_now()
        return not self._bar.isHidden()

    def check_now(self) -> None:
        """Look at the text without waiting for a pause."""
        self._pause.stop()
        concerns = find_concerns(self.text(), today=self._today())
        found = [one for one in concerns if one.words not in self._accepted]
        self._found = frozenset(one.words for one in found)
        if found:
            self._warning.setText(privacy.warning(found))
        self._bar.setVisible(bool(found))

    def _accept(self) -> None:
        self._accepted |= self._found
        self.check_now()
        self.edit.setFocus()

    def _on_text(self) -> None:
        self._pause.start()
        self.changed.emit()
