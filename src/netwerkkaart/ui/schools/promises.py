"""The promises that stand open at a school, to settle where they stand."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.domain.promises import PromiseStatus, is_overdue
from netwerkkaart.queries.dossier_rows import PromiseRow
from netwerkkaart.texts import _, words
from netwerkkaart.texts.dates import day
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.parts import clear, label
from netwerkkaart.ui.widgets.section import Card, Rule
from netwerkkaart.usecases.promises import settle_promise


def about_promise(row: PromiseRow) -> str:
    """Return who promised, and to or by whom, in a few words."""
    whom = ", ".join(part for part in (row.worker, row.contact) if part)
    return " · ".join(part for part in (words.word(row.side), whom) if part)


class PromisesCard(Card):
    """Open promises, what is overdue first; *nagekomen* or *vervallen* settles one today."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Open toezeggingen"), "promise", parent)
        self._desk = desk
        self._shown: tuple[tuple[PromiseRow, ...], date] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.add(self._list)

    def show_promises(self, rows: tuple[PromiseRow, ...], today: date) -> None:
        """Show those that stand open."""
        still = tuple(row for row in rows if row.status is PromiseStatus.OPEN)
        if self._shown == (still, today):
            return
        self._shown = (still, today)
        held = self.isAncestorOf(focused) if (focused := self._focused()) is not None else False
        clear(self._list)
        self.set_note(str(len(still)) if still else "")
        ordered = sorted(still, key=lambda row: (row.due_on is None, row.due_on or row.made_on, row.id))
        for number, row in enumerate(ordered):
            if number:
                self._list.addWidget(Rule())
            self._list.addWidget(self._row(row, today))
        if not still:
            self._list.addWidget(label(_("Er staat niets open, van ons niet en van de school niet."), "muted"))
        elif held:
            first = self.findChild(QPushButton)
            if first is not None:
                first.setFocus()

    def _focused(self) -> QWidget | None:
        return self.window().focusWidget()

    def _row(self, row: PromiseRow, today: date) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(row.text))
        text.addWidget(label(about_promise(row), "small"))
        late = is_overdue(row.status, row.due_on, today)
        if late:
            due = _("te laat: uiterlijk {day}").format(day=day(row.due_on))
        elif row.due_on is not None:
            due = _("uiterlijk {day}").format(day=day(row.due_on))
        else:
            due = _("sinds {day}, zonder datum").format(day=day(row.made_on))
        shown = label(due, "small")
        if late:
            theme.set_kind(shown, "error")
        text.addWidget(shown)
        line.addLayout(text, 1)
        for words_, kept in ((_("Nagekomen"), True), (_("Vervallen"), False)):
            button = QPushButton(words_)
            if not kept:
                theme.set_kind(button, "quiet")
            button.setAccessibleName(_("{text}: {act}").format(text=row.text, act=words_.lower()))
            button.setEnabled(not self._desk.store.read_only)
            button.clicked.connect(lambda _on=False, kept=kept, number=row.id: self._settle(number, kept=kept))
            line.addWidget(button)
        return made

    def _settle(self, promise_id: int, *, kept: bool) -> None:
        today = self._desk.today()
        self._desk.act(settle_promise, self._desk.store, promise_id, kept=kept, on=today, today=today)
