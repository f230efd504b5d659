"""A question asked where the act is, without a window in front of the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from netwerkkaart.ui import theme
from netwerkkaart.ui.widgets.section import IconLabel


class ConfirmInline(QFrame):
    """Question, yes and no in one bar; Esc is no, and no has the focus."""

    confirmed = Signal()
    refused = Signal()

    def __init__(self, question: str, yes: str, no: str, parent: QWidget | None = None, *, danger: bool = True) -> None:
        super().__init__(parent)
        theme.set_kind(self, "danger" if danger else "warning")
        self._question = QLabel(question, wordWrap=True)
        self.yes, self.no = QPushButton(yes), QPushButton(no)
        theme.set_kind(self.yes, "danger" if danger else "primary")
        self.yes.clicked.connect(lambda: self._answer(yes=True))
        self.no.clicked.connect(lambda: self._answer(yes=False))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(IconLabel("warning", 18, "danger" if danger else "warning"))
        layout.addWidget(self._question, 1)
        layout.addWidget(self.no)
        layout.addWidget(self.yes)
        self.setAccessibleName(question)
        self.hide()

    def ask(self, question: str = "") -> None:
        """Show the question."""
        if question:
            self._question.setText(question)
            self.setAccessibleName(question)
        self.show()
        self.no.setFocus()

    def _answer(self, *, yes: bool) -> None:
        self.hide()
        (self.confirmed if yes else self.refused).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._answer(yes=False)
        else:
            super().keyPressEvent(event)
