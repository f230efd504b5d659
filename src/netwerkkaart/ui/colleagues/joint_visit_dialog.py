"""Planning a visit of who leaves and who takes over, to one contact or to several of the same school."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.handover import HandoverState
from netwerkkaart.queries.handovers import HandoverRow
from netwerkkaart.queries.school_time import school_times
from netwerkkaart.texts import _
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.parts import label
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.usecases.handover import plan_joint_visit


class JointVisitDialog(Dialog):
    """School, day, and who of the same school comes with it."""

    def __init__(self, desk: Desk, parent: QWidget | None, row: HandoverRow, rows: Sequence[HandoverRow]) -> None:
        super().__init__(_("Gezamenlijk bezoek met {name}").format(name=row.contact), parent)
        self._desk = desk
        self._row = row
        self._rows = [one for one in rows if one.id != row.id and one.state is HandoverState.TO_PLAN]
        form = Form()
        self.school = form.row(_("School"), QComboBox())
        for school in row.schools:
            self.school.addItem(school.name, school.id)
        self.day = form.row(_("Dag"), DateField(desk.today(), future=True))
        self.day.setAccessibleName(_("Dag"))
        self.body.addWidget(form)
        self.also: dict[int, QCheckBox] = {}
        self._caption = label(_("In hetzelfde bezoek"), "strong")
        self.body.addWidget(self._caption)
        for one in self._rows:
            box = self.also[one.id] = QCheckBox(f"{one.contact}, {one.roles}" if one.roles else one.contact)
            box.setChecked(True)
            self.body.addWidget(box)
        self.school.currentIndexChanged.connect(lambda _place: self._show_school())
        self.set_buttons(_("Bezoek plannen"))
        self._show_school()

    def _school(self) -> int:
        return int(self.school.currentData())

    def _show_school(self) -> None:
        here = self._school()
        beside = {one.id for one in self._rows if here in {school.id for school in one.schools}}
        for number, box in self.also.items():
            box.setVisible(number in beside)
        self._caption.setVisible(bool(beside))
        with self._desk.store.read() as connection:
            calendar = school_times(connection, [here])[here].calendar
        self.day.set_value(calendar.first_open(self._desk.today() + timedelta(days=1)))
        self.fit()

    def save(self) -> None:
        """Plan the visit.

        Raises:
            RefusedError: there is no readable day, or school is out on it.
        """
        day = self.day.value()
        if day is None:
            raise RefusedError(self.day.problem() or _("Kies een dag voor het bezoek."))
        along = [number for number, box in self.also.items() if box.isChecked() and not box.isHidden()]
        plan_joint_visit(self._desk.store, [self._row.id, *along], self._school(), day, today=self._desk.today())
