"""The question above the weeks when a visit is put on a day on which school is out."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.planning.board import day_words
from netwerkkaart.ui.widgets.section import IconLabel

Act = Callable[[], object]


class OutBar(QFrame):
    """Says why the day is no good and offers the first one that is; the day itself stays possible; Esc is no."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "warning")
        self._good: Act | None = None
        self._anyway: Act | None = None
        self._text = QLabel(wordWrap=True)
        theme.set_kind(self._text, "warning")
        self.good, self.anyway, self.no = QPushButton(), QPushButton(), QPushButton(_("Niet plannen"))
        theme.set_kind(self.good, "primary")
        theme.set_kind(self.no, "quiet")
        self.good.clicked.connect(lambda: self._do(self._good))
        self.anyway.clicked.connect(lambda: self._do(self._anyway))
        self.no.clicked.connect(lambda: self._do(None))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.good, self.anyway, self.no):
            buttons.addWidget(button)
        buttons.addStretch()
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._text)
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(IconLabel("warning", 18, "warning"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def ask(self, why: str, day: date, good: date | None, *, on_good: Act | None, on_anyway: Act) -> None:
        """Ask what to do; each answer is given once."""
        self._good, self._anyway = on_good, on_anyway
        self._text.setText(why)
        self.setAccessibleName(why)
        self.good.setVisible(good is not None)
        if good is not None:
            self.good.setText(_("Plan op {day}").format(day=day_words(good)))
        self.anyway.setText(_("Toch op {day}").format(day=day_words(day)))
        self.show()
        (self.good if good is not None else self.no).setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """Return what is asked now; empty when nothing is."""
        return "" if self.isHidden() else self._text.text()

    def _do(self, act: Act | None) -> None:
        self._good = self._anyway = None
        self.hide()
        if act is not None:
            act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._do(None)
        else:
            super().keyPressEvent(event)
