"""Noting who or what brought a contact to us: *via*; a pupil is a kind, never a name."""

from PySide6.QtWidgets import QComboBox, QWidget

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.people import IntroductionKind
from netwerkkaart.queries.choices import Choice, contact_choices, workers_at_work
from netwerkkaart.queries.people_forms import contact_name
from netwerkkaart.texts import _, words
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.pickfield import Choice as Pick
from netwerkkaart.ui.widgets.pickfield import PickField
from netwerkkaart.usecases.contacts import IntroductionDraft, introduce


class IntroductionDialog(Dialog):
    """Choose to whom of us, via what kind, and, where it is a person, via whom."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, contact_id: int, by_contact_id: int | None = None
    ) -> None:
        with desk.store.read() as connection:
            name = contact_name(connection, contact_id)
            workers = workers_at_work(connection, today=desk.today())
            contacts = contact_choices(connection, near=contact_id, today=desk.today())
        super().__init__(_("Hoe kwamen we bij {name}?").format(name=name), parent)
        self._desk = desk
        self._contact_id = contact_id
        form = Form()
        self.worker = form.row(_("Wie van ons werd voorgesteld"), QComboBox())
        for worker in workers:
            self.worker.addItem(worker.name, worker.id)
        self.worker.setCurrentIndex(max(self.worker.findData(desk.me), 0))
        hint = _("Via een leerling kan, maar leg nooit vast welke.")
        self.kind = form.row(_("Via"), ChipGroup(exclusive=True, required=True), hint)
        for kind in IntroductionKind:
            self.kind.add(kind, words.word(kind))
        self.kind.set_checked([IntroductionKind.CONTACT if contacts else IntroductionKind.OWN])
        self.by = form.row(_("Wie bracht ons daar"), PickField(_("typ een naam, ↓ toont iedereen")))
        self.day = form.row(_("Wanneer"), DateField(desk.today()), _("Leeg als je het niet meer weet."))
        self.day.setAccessibleName(_("Wanneer"))
        self.day.set_value(desk.today())
        self.body.addWidget(form)
        self._offered = {
            IntroductionKind.CONTACT: contacts,
            IntroductionKind.COLLEAGUE: tuple(Choice(worker.id, worker.name) for worker in workers),
        }
        self.kind.changed.connect(lambda _keys: self._offer())
        self._offer()
        if by_contact_id is not None and any(choice.id == by_contact_id for choice in contacts):
            self.by.set_value(by_contact_id)

    def _kind(self) -> IntroductionKind:
        return IntroductionKind(str(self.kind.checked()[0]))

    def _by(self) -> int | None:
        found = self.by.value()
        return found if isinstance(found, int) else None

    def _offer(self) -> None:
        offered = self._offered.get(self._kind(), ())
        self.by.set_choices(Pick(choice.id, choice.name, choice.extra) for choice in offered)
        self.by.set_value(None)
        self.by.setEnabled(bool(offered))

    def save(self) -> None:
        """Note the introduction.

        Raises:
            RefusedError: a worker or the person who brought us is missing, or the day can't be read.
        """
        kind, by, worker_id = self._kind(), self._by(), self.worker.currentData()
        if worker_id is None:
            raise RefusedError(_("Er is nog geen collega. Voeg eerst bij Instellingen een collega toe."))
        if kind in self._offered and self.by.problem():
            raise RefusedError(self.by.problem())
        if kind in self._offered and by is None:
            raise RefusedError(_("Kies wie ons bij deze persoon bracht, of kies een andere weg."))
        if self.day.problem():
            raise RefusedError(self.day.problem())
        draft = IntroductionDraft(
            worker_id,
            kind,
            by_contact_id=by if kind is IntroductionKind.CONTACT else None,
            by_worker_id=by if kind is IntroductionKind.COLLEAGUE else None,
            day=self.day.value(),
        )
        introduce(self._desk.store, self._contact_id, draft)
