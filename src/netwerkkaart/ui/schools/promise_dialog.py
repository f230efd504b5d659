"""One promise: say what became of it, on which day, or that it stands open after all."""

from PySide6.QtWidgets import QWidget

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.promises import PromiseStatus
from netwerkkaart.queries.dossier_rows import PromiseRow
from netwerkkaart.texts import _
from netwerkkaart.texts.dates import day
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.schools.parts import day_of, label
from netwerkkaart.ui.schools.promises import about_promise
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.usecases.promises import reopen_promise, settle_promise

_KEPT, _DROPPED, _OPEN = "kept", "dropped", "open"


class PromiseDialog(Dialog):
    """Kept, dropped or open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, row: PromiseRow) -> None:
        super().__init__(_("Toezegging"), parent)
        self._desk = desk
        self._row = row
        self.body.addWidget(label(row.text, "strong"))
        due = _("uiterlijk {day}").format(day=day(row.due_on)) if row.due_on else ""
        made = _("gedaan op {day}").format(day=day(row.made_on))
        self.body.addWidget(label(" · ".join(part for part in (about_promise(row), made, due) if part), "muted"))
        form = Form()
        self.became = form.row(_("Wat is ervan geworden"), ChipGroup(exclusive=True, required=True))
        for key, text in ((_OPEN, _("staat open")), (_KEPT, _("nagekomen")), (_DROPPED, _("vervallen"))):
            self.became.add(key, text)
        kept = row.status in (PromiseStatus.KEPT, PromiseStatus.LATE)
        now = _OPEN if row.status is PromiseStatus.OPEN else _KEPT if kept else _DROPPED
        self.became.set_checked([now])
        self.day = form.row(_("Op welke dag"), DateField(desk.today()))
        self.day.setAccessibleName(_("Op welke dag"))
        self.day.set_value(row.settled_on or desk.today())
        self.body.addWidget(form)
        self.became.changed.connect(lambda keys: self.day.setEnabled(_OPEN not in keys))
        self.day.setEnabled(now != _OPEN)
        self.ok_button.setEnabled(not desk.store.read_only)
        if row.visit_id is not None:
            self.add_button(_("Naar het bezoek")).clicked.connect(self._open_visit)

    def _open_visit(self) -> None:
        self.reject()
        self._desk.log_visit(VisitPrefill(visit_id=self._row.visit_id))

    def save(self) -> None:
        """Settle or reopen.

        Raises:
            RefusedError: there is no day, or it lies before the promise.
        """
        became = self.became.checked()[0]
        if became == _OPEN:
            if self._row.status is not PromiseStatus.OPEN:
                reopen_promise(self._desk.store, self._row.id)
            return
        on = day_of(self.day)
        if on is None:
            raise RefusedError(_("Kies op welke dag, bijvoorbeeld vandaag."))
        settle_promise(self._desk.store, self._row.id, kept=became == _KEPT, on=on, today=self._desk.today())
