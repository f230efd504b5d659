"""What we do at a school: which offer, when, by whom, and how many took part; never who."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.queries.choices import workers_at_work
from netwerkkaart.queries.dossier import neighbourhoods
from netwerkkaart.queries.school_forms import ActivityForm, activity_form, offers
from netwerkkaart.texts import _
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.parts import day_of, kept_text, side_by_side
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.note import NoteField
from netwerkkaart.usecases.activities import ActivityDraft, add_activity, delete_activity, edit_activity


class ActivityDialog(Dialog):
    """Add something we do at a school, or change it."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, school_id: int, activity_id: int | None = None
    ) -> None:
        held: ActivityForm | None = None
        with desk.store.read() as connection:
            if activity_id is not None:
                held = activity_form(connection, activity_id)
            offered = offers(connection)
            wijken = neighbourhoods(connection)
            workers = workers_at_work(connection, today=desk.today())
        super().__init__(_("Inzet bewerken") if held else _("Inzet vastleggen"), parent)
        self.setMinimumWidth(560)
        self._desk = desk
        self._school_id = school_id
        self._activity_id = activity_id
        self._former = tuple(one for one in (held.worker_ids if held else ()) if one not in {w.id for w in workers})
        form = Form()
        self.offer = form.row(_("Aanbod"), QComboBox())
        for number, name in offered:
            self.offer.addItem(name, number)
        self.offer.setCurrentIndex(self.offer.findData(held.offer_id) if held else 0)
        self.name = form.row(_("Naam"), QLineEdit(held.title if held else ""))
        self.name.setPlaceholderText(_("bijv. Weerbaarheidstraining groep 7"))
        self.starts_on, self.ends_on = (DateField(desk.today(), future=True) for _n in range(2))
        self.starts_on.set_value(held.starts_on if held else desk.today())
        self.ends_on.set_value(held.ends_on if held else None)
        form.add(side_by_side((_("Vanaf"), self.starts_on, ""), (_("Tot en met"), self.ends_on, "")))
        self.wijk = QComboBox()
        self.wijk.addItem(_("alleen in de school"), None)
        for number, name in wijken:
            self.wijk.addItem(name, number)
        self.wijk.setCurrentIndex(max(self.wijk.findData(held.neighbourhood_id), 0) if held else 0)
        self.reach = QLineEdit("" if held is None or held.reach is None else str(held.reach))
        self.reach.setPlaceholderText(_("een aantal, nooit wie"))
        form.add(side_by_side((_("Samen met de wijk"), self.wijk, ""), (_("Deelnemers"), self.reach, "")))
        self.workers = form.row(_("Wie van ons"), ChipGroup())
        for worker in workers:
            self.workers.add(worker.id, worker.name)
        chosen = held.worker_ids if held else (() if desk.me is None else (desk.me,))
        self.workers.set_checked(chosen)
        self.note = form.row(_("Notitie"), NoteField(desk.today, lines=3))
        self.note.set_text(held.note if held else "")
        self.body.addWidget(form)
        if held is not None:
            self.add_button(_("Verwijderen")).clicked.connect(self._delete)

    def _delete(self) -> None:
        if self._activity_id is not None:
            self._desk.act(delete_activity, self._desk.store, self._activity_id)
        self.reject()

    def _reach(self) -> int | None:
        typed = self.reach.text().strip()
        if not typed:
            return None
        if not typed.isdecimal():
            raise RefusedError(_("Deelnemers is een aantal, bijvoorbeeld 24, of leeg."))
        return int(typed)

    def save(self) -> None:
        """Keep the activity.

        Raises:
            RefusedError: it has no name, offer or day, or ends before it starts.
        """
        starts_on, offer_id = day_of(self.starts_on), self.offer.currentData()
        if starts_on is None:
            raise RefusedError(_("Kies wanneer het begint of begon."))
        if offer_id is None:
            raise RefusedError(_("Kies welk aanbod het is; aanbod toevoegen kan bij Instellingen."))
        draft = ActivityDraft(
            self._school_id,
            offer_id,
            self.name.text(),
            starts_on,
            ends_on=day_of(self.ends_on),
            neighbourhood_id=self.wijk.currentData(),
            reach=self._reach(),
            worker_ids=(*(int(str(one)) for one in self.workers.checked()), *self._former),
            note=kept_text(self.note),
        )
        if self._activity_id is None:
            add_activity(self._desk.store, draft)
        else:
            edit_activity(self._desk.store, self._activity_id, draft)
