"""What we do at a school: which offer, when, by whom, and how many took part; never who."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from netwerkkaart.domain.audience import SMALL
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.queries.choices import workers_at_work
from netwerkkaart.queries.school_forms import ActivityForm, activity_form, offers, offers_for, wijken_of_work
from netwerkkaart.texts import _
from netwerkkaart.texts.activities import base_state
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.parts import day_of, kept_text, label, side_by_side
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.note import NoteField
from netwerkkaart.usecases.activities import ActivityDraft, add_activity, delete_activity, edit_activity


class ActivityDialog(Dialog):
    """Add something we do at a school, or change it."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        school_id: int,
        activity_id: int | None = None,
        theme_id: int | None = None,
    ) -> None:
        """Open an activity, or a new one; in answer to a theme its offer is one that goes with it."""
        held: ActivityForm | None = None
        theme_name, going = "", frozenset[int]()
        with desk.store.read() as connection:
            if activity_id is not None:
                held = activity_form(connection, activity_id)
            if theme_id is not None:
                theme_name, going = offers_for(connection, theme_id)
            offered = offers(connection)
            self._home, self._wijken = wijken_of_work(connection, school_id)
            workers = workers_at_work(connection, today=desk.today())
        intro = _("In antwoord op: {theme}.").format(theme=theme_name) if theme_name else ""
        super().__init__(_("Inzet bewerken") if held else _("Inzet vastleggen"), parent, intro=intro)
        self.setMinimumWidth(560)
        self._desk = desk
        self._school_id = school_id
        self._activity_id = activity_id
        self._former = tuple(one for one in (held.worker_ids if held else ()) if one not in {w.id for w in workers})
        form = Form()
        self.offer = form.row(_("Aanbod"), QComboBox())
        for number, name in offered:
            self.offer.addItem(name, number)
        first = next((place for place, (number, _name) in enumerate(offered) if number in going), 0)
        self.offer.setCurrentIndex(self.offer.findData(held.offer_id) if held else first)
        self.name = form.row(_("Naam"), QLineEdit(held.title if held else ""))
        self.name.setPlaceholderText(_("bijv. Weerbaarheidstraining groep 7"))
        self._add_term(form, held)
        self._add_scope(form, held)
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

    def _add_term(self, form: Form, held: ActivityForm | None) -> None:
        today = self._desk.today()
        self.starts_on, self.ends_on = (DateField(today, future=True) for _n in range(2))
        self.starts_on.set_value(held.starts_on if held else today)
        self.ends_on.set_value(held.ends_on if held else None)
        until = (_("Tot en met"), self.ends_on, _("Leeg: het loopt nog."))
        form.add(side_by_side((_("Vanaf"), self.starts_on, ""), until))

    def _add_scope(self, form: Form, held: ActivityForm | None) -> None:
        self.wijk = QComboBox()
        self.wijk.addItem(_("alleen in de school"), None)
        for number, (name, _base) in self._wijken.items():
            self.wijk.addItem(name, number)
        self.wijk.setCurrentIndex(max(self.wijk.findData(held.neighbourhood_id), 0) if held else 0)
        self.reach = QLineEdit("" if held is None or held.reach is None else str(held.reach))
        self.reach.setPlaceholderText(_("een aantal, nooit wie"))
        small = _("Onder de {number} staat er overal “<{number}”.").format(number=SMALL)
        form.add(side_by_side((_("Samen met de wijk"), self.wijk, ""), (_("Deelnemers"), self.reach, small)))
        self.base = label(kind="warning")
        form.add(self.base)
        self.wijk.currentIndexChanged.connect(lambda _index: self._say_base())
        self._say_base()

    def _say_base(self) -> None:
        """Say, of a new activity, where the basics in its wijken do not stand."""
        wijken = dict.fromkeys((self._home, self.wijk.currentData()))
        said = [base_state(*self._wijken[one]) for one in wijken if one is not None]
        text = "" if self._activity_id is not None else " ".join(one for one in said if one)
        self.base.setText(text)
        self.base.setVisible(bool(text))
        self.grow()

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
