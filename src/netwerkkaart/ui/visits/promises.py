"""What was promised at a visit, by us or by the school: words, and by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.texts import _, dates, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.datefield import DateField

if TYPE_CHECKING:
    from netwerkkaart.queries.visit_sheet import PromiseRow


@dataclass(frozen=True)
class Promised:
    """One promise as typed."""

    side: PromiseSide
    text: str
    due_on: date | None


class _Line(QFrame):
    """One promise being typed."""

    changed = Signal()
    gone = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        theme.set_kind(self, "well")
        self.side = ChipGroup(exclusive=True, required=True)
        self.side.setAccessibleName(_("Door wie"))
        for side in PromiseSide:
            self.side.add(side, words.word(side))
        self.side.set_checked([PromiseSide.US])
        self.text = QLineEdit()
        self.text.setPlaceholderText(_("Wat is er toegezegd?"))
        self.text.setAccessibleName(_("Wat is er toegezegd?"))
        self.due = DateField(today, future=True)
        self.due.setPlaceholderText(_("uiterlijk, bijv. vr"))
        self.due.setAccessibleName(_("Uiterlijk op"))
        self.due.setMinimumWidth(130)
        drop = QToolButton()
        drop.setIcon(icon("trash", "muted"))
        drop.setToolTip(_("Toezegging weghalen"))
        drop.setAccessibleName(_("Toezegging weghalen"))
        drop.clicked.connect(self.gone)
        self.text.textChanged.connect(self.changed)
        self.due.changed.connect(self.changed)
        self.side.changed.connect(self.changed)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.due, 1)
        last.addWidget(drop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.side)
        layout.addWidget(self.text)
        layout.addLayout(last)

    def side_chosen(self) -> PromiseSide:
        return next((side for side in self.side.checked() if isinstance(side, PromiseSide)), PromiseSide.US)

    def promised(self) -> Promised:
        return Promised(self.side_chosen(), self.text.text().strip(), self.due.value())


class PromisesEditor(QWidget):
    """New promises to type, and those noted before to read."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._lines: list[_Line] = []
        self._before = QLabel(wordWrap=True)
        self._before.hide()
        self.add_button = QPushButton(_("Toezegging erbij"))
        self.add_button.setIcon(icon("plus", "accent"))
        theme.set_kind(self.add_button, "link")
        self.add_button.clicked.connect(self.begin)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._before)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch()
        self._layout.addLayout(row)

    def begin(self) -> None:
        """Add a line and go to it."""
        self.add().text.setFocus()

    def add(self) -> _Line:
        """Add a line to type in and return it."""
        line = _Line(self._today)
        line.changed.connect(self.changed)
        line.gone.connect(lambda: self._drop(line))
        self._lines.append(line)
        self._layout.insertWidget(self._layout.count() - 1, line)
        return line

    def lines(self) -> list[_Line]:
        """Return the lines being typed."""
        return list(self._lines)

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        line.hide()
        line.deleteLater()
        self.add_button.setFocus()
        self.changed.emit()

    def clear(self) -> None:
        """Take all lines away."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        self.set_before(())

    def set_before(self, promises: Sequence["PromiseRow"]) -> None:
        """Show what was promised earlier at this visit."""
        told = []
        for one in promises:
            due = [_("uiterlijk {day}").format(day=dates.short_day(one.due_on))] if one.due_on else []
            told.append(f"{one.text}\n" + " · ".join([words.word(one.side), *due, words.word(one.status)]))
        self._before.setText("\n\n".join(told))
        self._before.setVisible(bool(told))

    def promised(self) -> tuple[Promised, ...]:
        """Return the promises that have words or a date; an untouched line is none."""
        found = [line.promised() for line in self._lines]
        return tuple(one for one in found if one.text or one.due_on)
