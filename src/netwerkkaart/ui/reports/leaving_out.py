"""What this report leaves out and why, and whether it holds personal data."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from netwerkkaart.domain.audience import ReportPart
from netwerkkaart.texts import _
from netwerkkaart.texts.audience import why_left_out
from netwerkkaart.texts.words import capitalised, word
from netwerkkaart.ui import theme
from netwerkkaart.ui.widgets.section import IconLabel


class LeavingOut(QWidget):
    """A heading, the parts with their reasons, and the reminder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: list[tuple[str, str]] = []
        title = QLabel(_("Wat wordt weggelaten"))
        theme.set_kind(title, "strong")
        self._parts = QVBoxLayout()
        self._parts.setContentsMargins(0, 0, 8, 0)
        self._parts.setSpacing(8)
        inside = QWidget()
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._parts)
        outer.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._scroll.setAccessibleName(title.text())
        self._mark = IconLabel("lock", 16, "highlight")
        self.reminder = QLabel(wordWrap=True)
        theme.set_kind(self.reminder, "strong")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.reminder, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)

    def show_parts(self, parts: Sequence[ReportPart], *, named: bool) -> None:
        """Say what is left out, and remind of personal data when names are in it."""
        while (item := self._parts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._said = [(capitalised(word(part)), why_left_out(part)) for part in parts]
        for what, why in self._said:
            self._parts.addWidget(_part(what, why))
        if named:
            self._mark.show_icon("warning", "highlight")
            self.reminder.setText(_("Dit rapport bevat persoonsgegevens."))
        else:
            self._mark.show_icon("check", "good")
            self.reminder.setText(_("In dit rapport staan geen namen van personen."))

    def texts(self) -> list[str]:
        """Return what is said to be left out, in order."""
        return [text for text, _why in self._said]


def _part(what: str, why: str) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    name, reason = QLabel(what, wordWrap=True), QLabel(why, wordWrap=True)
    theme.set_kind(reason, "small")
    layout.addWidget(name)
    layout.addWidget(reason)
    return box
