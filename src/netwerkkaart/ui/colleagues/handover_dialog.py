"""Beginning a hand-over: the last day, who takes over, and the joint visits; all of it is one step."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from PySide6.QtWidgets import QComboBox, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.handover import days_for_visits
from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.domain.years import add_months
from netwerkkaart.queries.leaving import leaving
from netwerkkaart.queries.leaving_rows import LeavingContact, LeavingRow, LeavingSchool, Named
from netwerkkaart.queries.school_time import school_times
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.words import counted
from netwerkkaart.ui.colleagues.school_group import Group, SchoolGroup, VisitPer
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.parts import Scroll, day_of, label, side_by_side
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.usecases.handover import HandoverPlan, JointVisit, start_handover

_WIDTH, _HEIGHT = 900, 720


class HandoverDialog(Dialog):
    """Last working day, successor for all, how the joint visits are planned, and under it school by school."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, worker_id: int) -> None:
        with desk.store.read() as connection:
            self._row = leaving(connection, worker_id, on=desk.today())
            times = school_times(connection, [one.id for one in _schools_of(self._row)])
        super().__init__(_("Overdracht van {name}").format(name=self._row.worker.name), parent)
        self._desk = desk
        self._calendars = {number: time.calendar for number, time in times.items()}
        self.resize(_WIDTH, _HEIGHT)
        self.last = DateField(desk.today(), future=True)
        self.last.set_value(self._row.ends_on or _month_end(add_months(desk.today(), 1)))
        self.taker = QComboBox()
        self.taker.setPlaceholderText(_("kies een collega"))
        for one in self._row.colleagues:
            self.taker.addItem(one.name, one.id)
        self.taker.setCurrentIndex(0 if len(self._row.colleagues) == 1 else -1)
        self.per = ChipGroup(exclusive=True, required=True)
        for key, text in (
            (VisitPer.SCHOOL, _("per school")),
            (VisitPer.CONTACT, _("per contact")),
            (VisitPer.LATER, _("later")),
        ):
            self.per.add(key, text)
        self.per.set_checked([VisitPer.SCHOOL])
        self.per.setAccessibleName(_("Gezamenlijke bezoeken"))
        self.groups = [SchoolGroup(group, self._row.colleagues, desk.today()) for group in groups(self._row)]
        self.sum = label(kind="muted")
        self._lay_out()
        for part in self.groups:
            part.changed.connect(self._show_sum)
        self.per.changed.connect(lambda _keys: self._propose())
        self.last.changed.connect(lambda _day: self._propose())
        self.set_buttons(_("Overdracht beginnen"))
        self._propose()

    def _lay_out(self) -> None:
        self.body.addWidget(
            side_by_side(
                (_("Laatste werkdag"), self.last, _("Tot en met deze dag is de collega er nog.")),
                (_("Wie neemt het over"), self.taker, _("Voor alles waarbij je hieronder niemand anders kiest.")),
                (_("Gezamenlijke bezoeken"), self.per, _("Een bezoek van jullie samen, waarna de ander verdergaat.")),
            )
        )
        scroll = Scroll()
        scroll.column.setContentsMargins(0, 0, 12, 0)
        scroll.column.setSpacing(12)
        for part in self.groups:
            scroll.column.addWidget(part)
        scroll.column.addStretch()
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self.sum)

    def _per(self) -> VisitPer:
        return VisitPer(str(self.per.checked()[0]))

    def _propose(self) -> None:
        """Put a day without holidays to each joint visit, one a day from tomorrow on."""
        per, last = self._per(), self.last.value()
        here = [part for part in self.groups if part.group.school is not None]
        fields: list[tuple[int, DateField]] = []
        for part in here:
            school = part.group.school.id if part.group.school else 0
            if per is VisitPer.SCHOOL:
                fields.append((school, part.day))
            elif per is VisitPer.CONTACT:
                fields += [(school, line.day) for line in part.wanted()]
        first = self._desk.today() + timedelta(days=1)
        days = days_for_visits([school for school, _field in fields], self._calendars, first, last or first)
        for (_school, field), day in zip(fields, days, strict=True):
            field.set_value(day)
        for part in self.groups:
            part.show_days(per)
        self._show_sum()

    def _show_sum(self) -> None:
        """Say what beginning will do; a contact chosen since gets no day by itself but can have one."""
        per = self._per()
        for part in self.groups:
            part.show_days(per)
        contacts = sum(len(part.wanted()) for part in self.groups)
        schools = sum(part.group.assigned is not None for part in self.groups)
        visits = len(self._visits())
        parts = [counted(Kind.CONTACT, contacts), counted(Kind.SCHOOL, schools)]
        parts.append(ngettext("{n} gezamenlijk bezoek", "{n} gezamenlijke bezoeken", visits).format(n=visits))
        moves = len(self._row.promises)
        if moves:
            text = ngettext("{n} open toezegging gaat mee", "{n} open toezeggingen gaan mee", moves)
            parts.append(text.format(n=moves))
        self.sum.setText(" · ".join(parts))

    def _visits(self) -> tuple[JointVisit, ...]:
        per, found = self._per(), []
        for part in self.groups:
            school, lines = part.group.school, part.wanted()
            if school is None or not lines:
                continue
            day = part.day.value()
            if per is VisitPer.SCHOOL and day is not None:
                found.append(JointVisit(school.id, day, tuple(line.contact.id for line in lines)))
            elif per is VisitPer.CONTACT:
                days = [(line.day.value(), line.contact.id) for line in lines]
                found += [JointVisit(school.id, when, (number,)) for when, number in days if when is not None]
        return tuple(found)

    def save(self) -> None:
        """Begin the hand-over.

        Raises:
            RefusedError: somebody who takes over is missing, or a day can't be read or lies wrong.
        """
        last = day_of(self.last)
        if last is None:
            raise RefusedError(_("Vul de laatste werkdag in."))
        otherwise: int | None = self.taker.currentData()
        contacts: dict[int, int] = {}
        schools: dict[int, int | None] = {}
        for part in self.groups:
            for field in (part.day, *(line.day for line in part.lines)):
                if field.isVisibleTo(self):
                    day_of(field)
            for line in part.wanted():
                contacts[line.contact.id] = _chosen(line.taker.taker(otherwise))
            held = part.group.assigned
            if held is not None:
                schools[held.id] = _chosen(part.face.taker(otherwise)) if part.takes_face() else None
        plan = HandoverPlan(self._row.worker.id, last, contacts, schools, self._visits(), otherwise)
        start_handover(self._desk.store, plan, today=self._desk.today(), entered_by_id=self._desk.me)


def groups(row: LeavingRow) -> list[Group]:
    """Return what is handed over by school, those the worker comes to first; a contact stands in one of them."""
    schools: dict[int, Named] = {one.id: Named(one.id, one.name) for one in row.schools}
    assigned = {one.id: one for one in row.schools if one.assigned is not None}
    members: dict[int | None, list[LeavingContact]] = {}
    for contact in row.contacts:
        here = next((one.id for one in contact.schools if one.id in assigned), None)
        if here is None and contact.schools:
            schools.setdefault(contact.schools[0].id, contact.schools[0])
            here = contact.schools[0].id
        members.setdefault(here, []).append(contact)
    known = {*assigned, *(one for one in members if one is not None)}
    order = sorted(known, key=lambda one: _place(one, assigned, schools))
    found = [Group(schools[one], assigned.get(one), tuple(members.get(one, ()))) for one in order]
    if None in members:
        found.append(Group(None, None, tuple(members[None])))
    return found


def _place(number: int, assigned: Mapping[int, LeavingSchool], schools: Mapping[int, Named]) -> tuple[bool, bool, str]:
    fixed = number in assigned and assigned[number].assigned is AssignmentKind.FIXED
    return number not in assigned, not fixed, schools[number].name.lower()


def _schools_of(row: LeavingRow) -> Iterable[Named]:
    yield from (Named(one.id, one.name) for one in row.schools)
    for contact in row.contacts:
        yield from contact.schools


def _chosen(taker: int | None) -> int:
    if taker is None:
        raise RefusedError(_("Kies wie het overneemt: bovenaan voor alles, of per school en contact."))
    return taker


def _month_end(day: date) -> date:
    return add_months(day.replace(day=1), 1) - timedelta(days=1)
