"""What was promised at a visit, by us or by the school: words, and by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.domain.changes import Changes, Kind
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus, is_overdue
from netwerkkaart.texts import _, ngettext, promises, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
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
    """What stands open at the school, to settle where it stands; what was promised at this visit; and new promises."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._school_id: int | None = None
        self._on = desk.today()
        self._lines: list[_Line] = []
        self.still_open: tuple[PromiseRow, ...] = ()
        self._before = QLabel(wordWrap=True)
        self._before.hide()
        self._open = QVBoxLayout()
        self._open.setSpacing(6)
        self.add_button = QPushButton(_("Toezegging erbij"))
        self.add_button.setIcon(icon("plus", "accent"))
        theme.set_kind(self.add_button, "link")
        self.add_button.clicked.connect(self.begin)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addLayout(self._open)
        self._layout.addWidget(self._before)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch()
        self._layout.addLayout(row)
        desk.changed.connect(self._on_changed)

    # --- what stands open

    def show_school(self, school_id: int | None, on: date) -> None:
        """Show what was promised at a school up to a day and is not settled yet."""
        self._school_id, self._on = school_id, on
        self._read()

    def _on_changed(self, changes: Changes) -> None:
        if self._school_id is not None and changes.concerns(Kind.PROMISE):
            self._read()
            self.changed.emit()

    def _read(self) -> None:
        from netwerkkaart.queries.visit_sheet import open_promises

        found: tuple[PromiseRow, ...] = ()
        if self._school_id is not None:
            with self._desk.store.read() as connection:
                found = open_promises(connection, self._school_id, on=self._on)
        if found == self.still_open and self._open.count():
            return
        self.still_open = found
        while (item := self._open.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if found:
            caption = QLabel(_("Staat nog open bij deze school"))
            theme.set_kind(caption, "caption")
            self._open.addWidget(caption)
        for one in found:
            self._open.addWidget(self._open_line(one))

    def _open_line(self, one: "PromiseRow") -> QWidget:
        made = QWidget(self)
        today = self._desk.today()
        text, about = QLabel(one.text, wordWrap=True), QLabel(wordWrap=True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        about.setText(promises.about(one.side, one.status, one.due_on, one.settled_on, today))
        theme.set_kind(about, "error" if is_overdue(one.status, one.due_on, today) else "small")
        about.setFont(theme.font(theme.SMALL))
        kept = QPushButton(_("Nagekomen"))
        kept.setAccessibleName(_("{text}: {act}").format(text=one.text, act=_("nagekomen")))
        kept.setEnabled(not self._desk.store.read_only)
        kept.clicked.connect(lambda: self._settle(one.id))
        words_ = QVBoxLayout()
        words_.setSpacing(1)
        words_.addWidget(text)
        words_.addWidget(about)
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addLayout(words_, 1)
        line.addWidget(kept)
        return made

    def _settle(self, promise_id: int) -> None:
        from netwerkkaart.usecases.promises import settle_promise

        today = self._desk.today()
        self._desk.act(settle_promise, self._desk.store, promise_id, kept=True, on=today, today=today)
        self.add_button.setFocus()

    # --- what is promised now

    def begin(self) -> None:
        """Add a line and go to it."""
        self.add().text.setFocus()

    def add(self) -> _Line:
        """Add a line to type in and return it."""
        line = _Line(self._desk.today())
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

    def set_before(self, before: Sequence["PromiseRow"]) -> None:
        """Show what was promised earlier at this visit and is settled; what is open stands above."""
        today = self._desk.today()
        told = [
            f"{one.text}\n{promises.about(one.side, one.status, one.due_on, one.settled_on, today)}"
            for one in before
            if one.status is not PromiseStatus.OPEN
        ]
        self._before.setText("\n\n".join(told))
        self._before.setVisible(bool(told))

    def promised(self) -> tuple[Promised, ...]:
        """Return the promises that have words or a date; an untouched line is none."""
        found = [line.promised() for line in self._lines]
        return tuple(one for one in found if one.text or one.due_on)

    def summary(self) -> str:
        """Return how many are new and how many stand open, for the heading of the part."""
        new, still = len(self.promised()), len(self.still_open)
        parts = (
            ngettext("{number} nieuwe", "{number} nieuwe", new).format(number=new) if new else "",
            ngettext("{number} open", "{number} open", still).format(number=still) if still else "",
        )
        return " · ".join(part for part in parts if part)
