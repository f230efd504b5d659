"""Somebody goes to another school, or leaves: the old functies end, and what happened there stays."""

from collections.abc import Collection

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.queries.people_forms import PositionFacts, positions_to_leave
from netwerkkaart.texts import _, ngettext
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.people.position_dialog import PositionDialog
from netwerkkaart.ui.schools.parts import label
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.usecases.moves import leave, move_contact


class MoveDialog(PositionDialog):
    """A new functie, mostly at another school, and which of the old ones end the day before."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, contact_id: int) -> None:
        super().__init__(desk, parent, contact_id=contact_id, title=_("{name} gaat naar een andere school"))
        with desk.store.read() as connection:
            held = positions_to_leave(connection, [contact_id], today=desk.today())
        self.starts_on.set_value(desk.today())
        self.leaving: dict[int, QCheckBox] = {}
        box = QVBoxLayout()
        box.setSpacing(2)
        if held:
            box.addWidget(label(_("Stopt de dag ervoor met"), "strong"))
        for one in held:
            check = self.leaving[one.id] = QCheckBox(_said(one))
            check.setChecked(True)
            box.addWidget(check)
        self.body.addLayout(box)

    def save(self) -> None:
        """End the old and begin the new.

        Raises:
            RefusedError: school, role or first day is missing, or an old functie began on that day or later.
        """
        leaving = [number for number, check in self.leaving.items() if check.isChecked()]
        move_contact(self._desk.store, self._contact_id, self.draft(), leaving)


class LeaveDialog(Dialog):
    """The last day of people who leave; what ends stands under it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, contact_ids: Collection[int]) -> None:
        with desk.store.read() as connection:
            held = positions_to_leave(connection, contact_ids, today=desk.today())
        self._desk = desk
        self._contacts = tuple(contact_ids)
        names = list(dict.fromkeys(one.contact for one in held))
        if len(names) == 1:
            title = _("{name} vertrekt").format(name=names[0])
        else:
            number = len(self._contacts)
            title = ngettext("{n} persoon vertrekt", "{n} mensen vertrekken", number).format(n=number)
        intro = _("Elke functie die nu loopt, eindigt op deze dag. Wat er samen gebeurde, blijft staan.")
        super().__init__(title, parent, intro=intro)
        form = Form()
        self.day = form.row(_("Laatste dag"), DateField(desk.today(), future=True))
        self.day.setAccessibleName(_("Laatste dag"))
        self.day.set_value(desk.today())
        self.body.addWidget(form)
        self.ending = label("\n".join(_said(one, several=len(names) > 1) for one in held), "muted")
        self.body.addWidget(self.ending)
        stars = [one for one in held if one.key_contact]
        if stars:
            text = _("Een aanspreekpunt vertrekt: de stand van het vertrouwen vraagt daarna “klopt dit nog?”.")
            self.body.addWidget(label(text, "warning"))
        self.set_buttons(_("Vertrek vastleggen"))

    def save(self) -> None:
        """End what runs.

        Raises:
            RefusedError: there is no readable day, or nothing to end on it.
        """
        day = self.day.value()
        if day is None:
            raise RefusedError(self.day.problem() or _("Kies de laatste dag, bijvoorbeeld vandaag."))
        leave(self._desk.store, self._contacts, on=day)


def _said(one: PositionFacts, *, several: bool = False) -> str:
    role = f"{one.role} ({one.team})" if one.team else one.role
    text = _("{role}, {school}").format(role=role, school=one.school)
    return f"{one.contact}: {text}" if several else text
