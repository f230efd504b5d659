"""Setting the tie between a worker and a contact: a step in words, since a day; never a score."""

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.people import TieStep
from netwerkkaart.queries.choices import workers_at_work
from netwerkkaart.queries.people_forms import contact_name, tie_steps
from netwerkkaart.texts import N_, _, words
from netwerkkaart.texts.dates import short_day
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.usecases.contacts import remove_tie, set_tie_step

_MEANING = {
    TieStep.ACQUAINTED: N_("Kennismaking: we weten van elkaar wie we zijn."),
    TieStep.IN_CONTACT: N_("In contact: we spreken elkaar geregeld."),
    TieStep.MUTUAL: N_("Wederkerig: ook de ander zoekt ons op."),
    TieStep.CARRIER: N_("Drager: deze persoon draagt de samenwerking mee, ook als wij er niet zijn."),
}
_MOST_STEPS = 4


class TieDialog(Dialog):
    """Choose worker, step and day; earlier steps stay as history."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, contact_id: int, worker_id: int | None = None
    ) -> None:
        with desk.store.read() as connection:
            name = contact_name(connection, contact_id)
            workers = workers_at_work(connection, today=desk.today())
            self._steps = tie_steps(connection, contact_id)
        intro = _("De band zet je met de hand: het is jouw oordeel, en het gaat over de samenwerking.")
        super().__init__(_("Band met {name}").format(name=name), parent, intro=intro)
        self._desk = desk
        self._contact_id = contact_id
        known = {worker.id: worker.name for worker in workers} | {row.worker_id: row.worker for row in self._steps}
        form = Form()
        self.worker = form.row(_("Wie van ons"), QComboBox())
        for number, worker in sorted(known.items(), key=lambda item: item[1].lower()):
            self.worker.addItem(worker, number)
        chosen = self.worker.findData(worker_id if worker_id is not None else desk.me)
        self.worker.setCurrentIndex(max(chosen, 0))
        self.step = form.row(_("Hoe ver staan jullie"), ChipGroup(exclusive=True, required=True))
        for step in TieStep:
            self.step.add(step, words.word(step), tooltip=_(_MEANING[step]))
        self._meaning = QLabel(wordWrap=True)
        theme.set_kind(self._meaning, "muted")
        form.add(self._meaning)
        self.since = form.row(_("Sinds"), DateField(desk.today()))
        self.since.setAccessibleName(_("Sinds"))
        self.since.set_value(desk.today())
        self._history = QLabel(wordWrap=True)
        theme.set_kind(self._history, "small")
        form.add(self._history)
        self.body.addWidget(form)
        self._remove = self.add_button(_("Band weghalen"))
        self._remove.clicked.connect(self._on_remove)
        self.worker.currentIndexChanged.connect(self._show_worker)
        self.step.changed.connect(lambda _keys: self._explain())
        self._show_worker()

    def _worker_id(self) -> int | None:
        found: int | None = self.worker.currentData()
        return found

    def _show_worker(self) -> None:
        own = [row for row in self._steps if row.worker_id == self._worker_id()]
        self.step.set_checked([own[0].step] if own else [TieStep.ACQUAINTED])
        lines = [f"{words.capitalised(words.word(row.step))} sinds {short_day(row.since)}" for row in own[:_MOST_STEPS]]
        self._history.setText("\n".join(lines))
        self._history.setVisible(bool(own))
        self._remove.setVisible(bool(own))
        self._explain()

    def _explain(self) -> None:
        chosen = self.step.checked()
        self._meaning.setText(_(_MEANING[TieStep(str(chosen[0]))]) if chosen else "")

    def _on_remove(self) -> None:
        worker_id = self._worker_id()
        if worker_id is not None:
            self._desk.act(remove_tie, self._desk.store, worker_id, self._contact_id)
        self.reject()

    def save(self) -> None:
        """Set the step.

        Raises:
            RefusedError: there is no worker or no readable day.
        """
        worker_id, since = self._worker_id(), self.since.value()
        if worker_id is None:
            raise RefusedError(_("Er is nog geen collega. Voeg eerst bij Instellingen een collega toe."))
        if since is None:
            raise RefusedError(self.since.problem() or _("Kies sinds wanneer, bijvoorbeeld vandaag."))
        step = TieStep(str(self.step.checked()[0]))
        set_tie_step(self._desk.store, worker_id, self._contact_id, step, since=since)
