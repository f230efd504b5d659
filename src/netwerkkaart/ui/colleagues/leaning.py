"""The card *wat als deze collega vertrekt?*: what would hang on nobody, part by part, each line with "Waarom?"."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.queries.leaving_rows import LeavingContact, LeavingRow
from netwerkkaart.texts import _, dates, words
from netwerkkaart.texts.leaving import part_rule, why
from netwerkkaart.ui.colleagues.why import Reason, WhyLine, opening, reasons
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.schools.parts import clear, label
from netwerkkaart.ui.visits.marks import KIND_ICONS
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.line import Line
from netwerkkaart.ui.widgets.section import Card


class LeaningCard(Card):
    """Schools, contacts, promises, agreements and plans that rest on one colleague on a day."""

    day_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Wat als deze collega vertrekt?"), "worker", parent)
        self._desk = desk
        self.day = DateField(desk.today(), future=True)
        self.day.setAccessibleName(_("Gezien op"))
        self.day.setFixedWidth(172)
        self.day.set_value(desk.today())
        self.add_action(label(_("gezien op"), "small", wrap=False))
        self.add_action(self.day)
        self.add(
            label(
                _("Wat dan op niemand meer rust. Dit gaat over hoe het werk is verdeeld, niet over hoe iemand werkt."),
                "muted",
            )
        )
        self._parts = QVBoxLayout()
        self._parts.setSpacing(2)
        self.add(self._parts)
        self.day.changed.connect(self._on_day)

    def _on_day(self, value: date | None) -> None:
        if value is not None:
            self.day_changed.emit()

    def on(self) -> date:
        """Return the day on which one looks."""
        return self.day.value() or self._desk.today()

    def show_row(self, row: LeavingRow) -> None:
        """Show what hangs on a colleague."""
        clear(self._parts)
        self.set_title(_("Wat als {name} vertrekt?").format(name=row.worker.name.split()[0]))
        if row.empty:
            self._parts.addWidget(label(_("Niets rust alleen op deze collega: overal is er ook iemand anders.")))
        self._part(_("Scholen"), [self._school(row, place) for place in range(len(row.leaning_schools))])
        self._part(_("Contacten"), [self._contact(row, one) for one in row.leaning_contacts])
        self._part(_("Open toezeggingen van ons"), [self._promise(row, place) for place in range(len(row.promises))])
        self._part(
            _("Afspraken van scholen die leunen"), [self._agreement(row, place) for place in range(len(row.agreements))]
        )
        self._part(_("Geplande bezoeken"), [self._visit(row, place) for place in range(len(row.planned))])
        others = ", ".join(one.name for one in row.schools if not one.why)
        if others:
            self._parts.addSpacing(10)
            self._parts.addWidget(
                label(_("Komt ook bij {schools}; daar kan een ander verder.").format(schools=others), "muted")
            )

    def lines(self) -> list[WhyLine]:
        """Return the lines in sight."""
        found = (self._parts.itemAt(place) for place in range(self._parts.count()))
        return [each.widget() for each in found if each is not None and isinstance(each.widget(), WhyLine)]  # type: ignore[misc]

    def _part(self, title: str, lines: list[WhyLine]) -> None:
        if not lines:
            return
        head = QHBoxLayout()
        head.setContentsMargins(8, 12, 0, 2)
        head.addWidget(label(title, "caption", wrap=False))
        head.addWidget(label(str(len(lines)), "small", wrap=False))
        head.addStretch()
        self._parts.addLayout(head)
        for line in lines:
            self._parts.addWidget(line)

    def _school(self, row: LeavingRow, place: int) -> WhyLine:
        one = row.leaning_schools[place]
        note = " · ".join(why(lean) for lean in one.why)
        line = opening(Line(one.name, note, icon=f"sector-{one.sector.value}"), lambda: self._desk.open_school(one.id))
        return WhyLine(line, reasons(row, one.why), self._desk)

    def _contact(self, row: LeavingRow, one: LeavingContact) -> WhyLine:
        place = ", ".join(each.name for each in one.schools)
        star = _("aanspreekpunt") if one.key_contact else ""
        note = " · ".join(part for part in (one.roles, place, star, *(why(lean) for lean in one.why)) if part)
        line = opening(
            Line(one.name, note, icon="star" if one.key_contact else "contact"),
            lambda: self._desk.open_contact(one.id),
        )
        return WhyLine(line, reasons(row, one.why), self._desk)

    def _promise(self, row: LeavingRow, place: int) -> WhyLine:
        one = row.promises[place]
        late = one.due_on is not None and one.due_on < row.on
        due = _("uiterlijk {day}").format(day=dates.day(one.due_on)) if one.due_on else ""
        note = " · ".join(part for part in (one.school, one.contact, due) if part)
        line = Line(one.text, note, icon="promise", tone="warning" if late else "")
        opening(line, lambda: self._desk.open_school(one.school_id, "timeline"))
        return WhyLine(line, (Reason(part_rule(Kind.PROMISE)),), self._desk)

    def _agreement(self, row: LeavingRow, place: int) -> WhyLine:
        one = row.agreements[place]
        where = ", ".join(each.name for each in one.schools)
        until = _("tot en met {day}").format(day=dates.short_day(one.ends_on)) if one.ends_on else ""
        note = " · ".join(part for part in (words.word(one.kind), where, until) if part)
        leaning = {each.id for each in row.leaning_schools}
        first = next((each.id for each in one.schools if each.id in leaning), None)
        line = Line(one.title, note, icon="agreement")
        if first is not None:
            opening(line, lambda: self._desk.open_school(first))
        return WhyLine(line, (Reason(part_rule(Kind.AGREEMENT)),), self._desk)

    def _visit(self, row: LeavingRow, place: int) -> WhyLine:
        one = row.planned[place]
        about = (dates.day(one.day), words.word(one.kind), ", ".join(one.contacts), one.place)
        line = Line(one.school, " · ".join(part for part in about if part), icon=KIND_ICONS[one.kind])
        opening(line, lambda: self._desk.log_visit(VisitPrefill(visit_id=one.id)))
        return WhyLine(line, (Reason(part_rule(Kind.VISIT)),), self._desk)
