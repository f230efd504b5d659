"""The visit panel: school, who, kind, themes, save.

From a school's page a visit with one person, a kind and a theme takes five clicks, the one that opens the panel and the
one that saves included. What was typed is never lost: not by an error, not by Esc, not by asking for another visit.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.domain.changes import Changes, Kind
from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.visits.form import VisitForm
from netwerkkaart.ui.widgets.confirm import ConfirmInline
from netwerkkaart.ui.widgets.sidepanel import SidePanel

WIDTH = 424


class VisitPanel(SidePanel):
    """Logs, plans and changes visits; the window keeps one and opens it with :meth:`open_with`."""

    saved = Signal(int)
    """The id of the visit that was just saved."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, width=WIDTH)
        self._desk = desk
        self._start: object = None
        self._waiting: VisitPrefill | None = None
        self.form = VisitForm(desk)
        self.set_content(self.form)
        self._make_foot()
        self.may_close = self._may_close
        self.form.changed.connect(self._on_input)
        self.form.school.schools_wanted.connect(self._go_to_schools)
        for keys, act in (("Ctrl+Return", self.save), ("Ctrl+Shift+Return", self.save_and_next)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        desk.changed.connect(self._on_changed)

    def _make_foot(self) -> None:
        self.save_button = QPushButton(_("Opslaan"))
        theme.set_kind(self.save_button, "primary")
        self.save_button.setToolTip(_("Opslaan (Ctrl+Enter)"))
        self.next_button = QPushButton(_("Opslaan en volgende"))
        self.next_button.setToolTip(_("Opslaan en volgende (Ctrl+Shift+Enter)"))
        self.save_button.clicked.connect(self.save)
        self.next_button.clicked.connect(self.save_and_next)
        self.set_footer([self.next_button, self.save_button])
        self.confirm = ConfirmInline(_("Dit bezoek weggooien?"), _("Weggooien"), _("Verder invullen"))
        self.confirm.confirmed.connect(self._on_throw_away)
        self.confirm.refused.connect(self._on_keep)
        self._problem = QFrame()
        theme.set_kind(self._problem, "danger")
        self._problem_text = QLabel(wordWrap=True)
        theme.set_kind(self._problem_text, "danger")
        inside = QHBoxLayout(self._problem)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self._problem_text)
        self._problem.hide()
        above = QVBoxLayout()
        above.setContentsMargins(12, 0, 12, 8)
        above.setSpacing(8)
        above.addWidget(self._problem)
        above.addWidget(self.confirm)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertLayout(2, above)  # between the fields and the buttons

    # --- opening

    def open_with(self, prefill: VisitPrefill) -> None:
        """Open, filled in as far as known; what is being typed stays until the user throws it away."""
        if self.is_open() and self.has_input():
            self._ask_for(prefill)
            return
        self._fill(prefill)
        self.open_panel()
        self.form.focus_start()

    def _go_to_schools(self) -> None:
        if self.close_panel():
            self._desk.go(Target("schools"))

    def _ask_for(self, prefill: VisitPrefill) -> None:
        here = self.form.school.school()
        same = prefill.school_id is None or (here is not None and here.id == prefill.school_id)
        if same and prefill.visit_id == self.visit_id():
            self.form.add_people(prefill.contact_ids)
            self.raise_()
            self.form.focus_start()
            return
        self._waiting = prefill
        text = _("Er staat nog een bezoek open. Weggooien?")
        if here:
            text = _("Het bezoek aan {school} is nog niet bewaard. Weggooien?").format(school=here.name)
        self.confirm.ask(text)

    def has_input(self) -> bool:
        """Tell whether something was filled in that is not saved."""
        return self.form.state() != self._start

    def visit_id(self) -> int | None:
        """Return the visit that is being changed; None for a new one."""
        return self.form.visit_id

    def _fill(self, prefill: VisitPrefill) -> None:
        self._waiting = None
        self.confirm.hide()
        self._say_problem("")
        try:
            self.form.fill(prefill)
        except NetwerkkaartError as gone:
            self._desk.failed.emit(str(gone))
            self.form.fill(VisitPrefill())
        self._start = self.form.state()
        self.form.take_extra(prefill.extra)
        self._show_state()

    def _on_input(self) -> None:
        self._say_problem("")
        self._show_state()

    def _show_state(self) -> None:
        new, writable = self.visit_id() is None, not self._desk.store.read_only
        planning = self.form.when.chosen_status() is VisitStatus.PLANNED
        title = _("Bezoek plannen") if planning else _("Bezoek vastleggen")
        self.set_title(_("Bezoek (alleen-lezen)") if not writable else title if new else _("Bezoek bewerken"))
        possible = writable and not self.form.school.nothing_to_choose()
        self.save_button.setVisible(possible)
        self.next_button.setVisible(new and possible)

    def _on_changed(self, changes: Changes) -> None:
        """Keep up with what happened elsewhere, such as a contact that was undone; the input stays."""
        if self.is_open() and changes.concerns(Kind.CONTACT, Kind.POSITION, Kind.TIE, Kind.THEME):
            self.form.read_people()

    def _say_problem(self, text: str) -> None:
        self._problem_text.setText(text)
        self._problem.setVisible(bool(text))

    def problem(self) -> str:
        """Return what stands in the way of saving, as shown above the buttons."""
        return "" if self._problem.isHidden() else self._problem_text.text()

    # --- saving

    def save(self) -> bool:
        """Save and close; tell whether it was saved."""
        if not self._save():
            return False
        self.close_panel()
        return True

    def save_and_next(self) -> bool:
        """Save, keep the school, the day and the colleagues, and begin the next visit."""
        if self.visit_id() is not None:
            return self.save()
        if not self._save():
            return False
        school, when = self.form.school.school(), self.form.when
        kept = VisitPrefill(
            school_id=school.id if school else None, day=when.day.value(), worker_ids=when.chosen_workers()
        )
        self._fill(kept)
        self.form.people.focus_first()
        return True

    def _save(self) -> bool:
        self.confirm.hide()  # who saves has answered whether it is to be thrown away
        missing = self.form.missing()
        if missing:
            self._say_problem(missing)
            return False
        from netwerkkaart.usecases.visits import edit_visit, log_visit

        store, today, draft = self._desk.store, self._desk.today(), self.form.draft()
        visit_id = self.visit_id()
        try:
            if visit_id is None:
                visit_id = log_visit(store, draft, today=today)
            else:
                edit_visit(store, visit_id, draft, today=today)
        except NetwerkkaartError as refused:
            self._say_problem(str(refused))
            return False
        self._start = self.form.state()
        self.saved.emit(visit_id)
        return True

    # --- closing

    def _may_close(self) -> bool:
        if not self.has_input():
            self.confirm.hide()
            return True
        self._waiting = None
        self.confirm.ask(_("Dit bezoek weggooien?") if self.visit_id() is None else _("Wijzigingen weggooien?"))
        return False

    def _on_throw_away(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            self._start = self.form.state()
            self.close_panel()
        else:
            self._fill(waiting)
            self.form.focus_start()

    def _on_keep(self) -> None:
        self._waiting = None
        self.form.focus_start()
