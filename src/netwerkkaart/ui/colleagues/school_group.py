"""One school in the plan of a hand-over: who becomes vast gezicht, and each contact with its successor and visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.queries.leaving_rows import LeavingContact, LeavingSchool, Named
from netwerkkaart.texts import _
from netwerkkaart.texts.leaving import why
from netwerkkaart.ui import theme
from netwerkkaart.ui.schools.parts import label
from netwerkkaart.ui.widgets.datefield import DateField

_TAKER, _DAY = 196, 160


class VisitPer(StrEnum):
    """How joint visits are planned when a hand-over begins."""

    SCHOOL = "school"
    CONTACT = "contact"
    LATER = "later"


@dataclass(frozen=True)
class Group:
    """A school with the contacts handed over there; without a school for who belongs to none."""

    school: Named | None
    assigned: LeavingSchool | None
    contacts: tuple[LeavingContact, ...]


class TakerBox(QComboBox):
    """Who takes over: as chosen above for all, or somebody else."""

    def __init__(self, colleagues: Sequence[Named], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem(_("zoals hierboven"), None)
        for one in colleagues:
            self.addItem(one.name, one.id)
        self.setAccessibleName(name)
        self.setFixedWidth(_TAKER)

    def taker(self, otherwise: int | None) -> int | None:
        """Return who takes over."""
        found: int | None = self.currentData()
        return otherwise if found is None else found


@dataclass
class ContactLine:
    """The fields of one contact."""

    contact: LeavingContact
    wanted: QCheckBox
    taker: TakerBox
    day: DateField


class SchoolGroup(QFrame):
    """The fields of one school and its contacts."""

    changed = Signal()

    def __init__(self, group: Group, colleagues: Sequence[Named], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "card")
        self.group = group
        name = group.school.name if group.school else _("Niet aan een school verbonden")
        self.face = TakerBox(colleagues, _("Wie wordt vast gezicht van {school}").format(school=name))
        self.day = DateField(today, future=True)
        self.day.setFixedWidth(_DAY)
        self.day.setAccessibleName(_("Dag van het gezamenlijke bezoek aan {school}").format(school=name))
        self.lines = [self._contact(one, colleagues, today) for one in group.contacts]
        self._day_label = label(_("gezamenlijk bezoek"), "muted", wrap=False)
        self._lay_out(name)
        self._choose(group, colleagues)

    def _contact(self, one: LeavingContact, colleagues: Sequence[Named], today: date) -> ContactLine:
        wanted = QCheckBox(one.name)
        wanted.setChecked(bool(one.why))
        taker = TakerBox(colleagues, _("Wie neemt {name} over").format(name=one.name))
        day = DateField(today, future=True)
        day.setFixedWidth(_DAY)
        day.setAccessibleName(_("Dag van het gezamenlijke bezoek met {name}").format(name=one.name))
        wanted.toggled.connect(lambda _on: self._on_changed())
        taker.activated.connect(lambda _place: self._on_changed())
        return ContactLine(one, wanted, taker, day)

    def _lay_out(self, name: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(name, "heading", wrap=False))
        head.addStretch()
        if self.takes_face():
            head.addWidget(label(_("vast gezicht wordt"), "muted", wrap=False))
            head.addWidget(self.face)
        elif self.group.assigned is not None:
            head.addWidget(label(_("was hier invaller"), "muted", wrap=False))
        head.addWidget(self._day_label)
        head.addWidget(self.day)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for place, line in enumerate(self.lines):
            about = QVBoxLayout()
            about.setSpacing(0)
            about.addWidget(line.wanted)
            one = line.contact
            reasons = ", ".join(why(lean) for lean in one.why) or _("ook bekend bij collega’s")
            note = label(" · ".join(part for part in (one.roles, reasons) if part), "small")
            note.setContentsMargins(28, 0, 0, 0)
            about.addWidget(note)
            grid.addLayout(about, place, 0)
            grid.addWidget(line.taker, place, 1)
            grid.addWidget(line.day, place, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addLayout(grid)
        self.face.activated.connect(lambda _place: self._on_changed())
        self.day.changed.connect(lambda _day: self.changed.emit())
        for line in self.lines:
            line.day.changed.connect(lambda _day: self.changed.emit())

    def _choose(self, group: Group, colleagues: Sequence[Named]) -> None:
        """Choose the other vaste gezicht of the school, where there is one."""
        faces = group.assigned.faces if group.assigned is not None else ()
        known = {one.id for one in colleagues}
        first = next((one.id for one in faces if one.id in known), None)
        if first is not None:
            for box in (self.face, *(line.taker for line in self.lines)):
                box.setCurrentIndex(box.findData(first))

    def _on_changed(self) -> None:
        for line in self.lines:
            line.taker.setEnabled(line.wanted.isChecked())
            line.day.setEnabled(line.wanted.isChecked())
        self.changed.emit()

    def takes_face(self) -> bool:
        """Tell whether somebody becomes vast gezicht here: not where who leaves only fills in."""
        return self.group.assigned is not None and self.group.assigned.assigned is AssignmentKind.FIXED

    def wanted(self) -> list[ContactLine]:
        """Return the contacts that are handed over."""
        return [line for line in self.lines if line.wanted.isChecked()]

    def show_days(self, per: VisitPer) -> None:
        """Show the days that belong to a way of planning."""
        at_school = self.group.school is not None
        for widget in (self.day, self._day_label):
            widget.setVisible(per is VisitPer.SCHOOL and at_school and bool(self.wanted()))
        for line in self.lines:
            line.day.setVisible(per is VisitPer.CONTACT and at_school)
            line.day.setEnabled(line.wanted.isChecked())
            line.taker.setEnabled(line.wanted.isChecked())
