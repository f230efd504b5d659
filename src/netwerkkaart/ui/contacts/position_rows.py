"""What somebody is where: one well per position, with the roles that fit the school."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.people import Level
from netwerkkaart.queries.contact_form import ContactFormRow, HeldPositionRow
from netwerkkaart.texts import _, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.pickfield import Choice, PickField
from netwerkkaart.usecases.contacts import PositionDraft


class PositionWell(QFrame):
    """One position: functie, school, team, sinds, aanspreekpunt."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, form: ContactFormRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "well")
        self._form = form
        self.position_id: int | None = None
        self._ends_on: date | None = None
        self.role = PickField(_("bijv. mentor"))
        self.school = PickField(_("Kies een school"))
        self.team = QLineEdit()
        self.team.setPlaceholderText(_("bijv. onderbouw"))
        self.since = DateField(today)
        self.since.setPlaceholderText(_("onbekend"))
        self.key_contact = QCheckBox(_("Aanspreekpunt van de school"))
        self.remove = QPushButton(icon("close", "muted"), "")
        theme.set_kind(self.remove, "quiet")
        self.remove.setAutoDefault(False)
        self.remove.setToolTip(_("Deze functie weghalen"))
        self.remove.setAccessibleName(_("Deze functie weghalen"))
        self.remove.clicked.connect(lambda: self.removed.emit(self))
        self.school.set_choices(Choice(one.id, one.name, one.city) for one in form.schools)
        self._offer_roles(None)
        self._lay_out()
        self.school.changed.connect(self._on_school)
        self.role.changed.connect(lambda _key: self.changed.emit())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        self._label(grid, 0, 0, _("Functie"), self.role)
        self._label(grid, 0, 1, _("School"), self.school)
        self._label(grid, 2, 0, _("Team of leerjaar"), self.team)
        self._label(grid, 2, 1, _("Sinds"), self.since)
        grid.setRowMinimumHeight(2, 24)
        foot = QHBoxLayout()
        foot.addWidget(self.key_contact)
        foot.addStretch()
        foot.addWidget(self.remove)
        grid.addLayout(foot, 4, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _label(self, grid: QGridLayout, row: int, column: int, text: str, field: QWidget) -> None:
        label = QLabel(text)
        theme.set_kind(label, "caption")
        label.setBuddy(field)
        field.setAccessibleName(text)
        grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(field, row + 1, column)

    def show_position(self, held: HeldPositionRow) -> None:
        """Show a position that exists."""
        self.position_id, self._ends_on = held.id, held.ends_on
        self.set_place(held.school_id, held.role_id)
        self.team.setText(held.team)
        self.since.set_value(held.starts_on)
        self.key_contact.setChecked(held.key_contact)

    def set_place(self, school_id: int | None, role_id: int | None) -> None:
        """Fill in the school and the role, as far as known."""
        self.school.set_value(school_id)
        self._offer_roles(school_id)
        self.role.set_value(role_id)

    def _offer_roles(self, school_id: int | None) -> None:
        offered = [Choice(one.id, one.name, words.word(one.level)) for one in self._form.roles_at(school_id)]
        chosen = self.role.value()
        if chosen is not None and chosen not in {one.key for one in offered}:  # kept, though unusual at this school
            offered += [Choice(one.id, one.name, words.word(one.level)) for one in self._form.roles if one.id == chosen]
        self.role.set_choices(offered)

    def _on_school(self, key: object) -> None:
        self._offer_roles(key if isinstance(key, int) else None)
        self.changed.emit()

    def school_id(self) -> int | None:
        """Return the school that is chosen."""
        found = self.school.value()
        return found if isinstance(found, int) else None

    def role_id(self) -> int | None:
        """Return the role that is chosen."""
        found = self.role.value()
        return found if isinstance(found, int) else None

    def is_around(self) -> bool:
        """Tell whether the role is one around the school, whose people have an organisation of their own."""
        chosen = self.role_id()
        return any(one.id == chosen and one.level is Level.AROUND for one in self._form.roles)

    def is_empty(self) -> bool:
        """Tell whether nothing was filled in but perhaps a school."""
        return not (self.role.text().strip() or self.team.text().strip() or self.key_contact.isChecked())

    def draft(self) -> PositionDraft | None:
        """Return the position, or None where school or role is missing."""
        school_id, role_id = self.school_id(), self.role_id()
        if school_id is None or role_id is None:
            return None
        return PositionDraft(
            school_id,
            role_id,
            self.team.text(),
            key_contact=self.key_contact.isChecked(),
            starts_on=self.since.value(),
            ends_on=self._ends_on,
        )

    def problem(self) -> str:
        """Return what is missing or wrong, and go there; empty when all is well."""
        if self.role_id() is None:
            self.role.setFocus()
            return self.role.problem() or _("Kies een functie, of haal de lege functie weg.")
        if self.school_id() is None:
            self.school.setFocus()
            return self.school.problem() or _("Kies bij welke school deze functie hoort.")
        if self.since.problem():
            self.since.setFocus()
            return self.since.problem()
        return ""


class PositionRows(QWidget):
    """All positions of one contact, and a button for another."""

    changed = Signal()

    def __init__(self, form: ContactFormRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form, self._today = form, today
        self.wells: list[PositionWell] = []
        self.removed_ids: list[int] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.more = QPushButton(icon("plus", "accent"), _("Nog een functie"))
        self.more.setAutoDefault(False)
        theme.set_kind(self.more, "link")
        self.more.clicked.connect(self._on_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._column)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def add(self) -> PositionWell:
        """Add an empty position."""
        well = PositionWell(self._form, self._today)
        well.changed.connect(self.changed)
        well.removed.connect(self._on_removed)
        self.wells.append(well)
        self._column.addWidget(well)
        return well

    def start_over(self, form: ContactFormRow) -> None:
        """Take all positions away, for the next person."""
        self._form = form
        self.removed_ids = []
        for well in self.wells:
            self._column.removeWidget(well)
            well.hide()
            well.deleteLater()
        self.wells = []

    def _on_more(self) -> None:
        before = self.wells[-1].school_id() if self.wells else None
        well = self.add()
        well.set_place(before, None)
        well.role.setFocus()
        self.changed.emit()

    def _on_removed(self, well: PositionWell) -> None:
        if well.position_id is not None:
            self.removed_ids.append(well.position_id)
        self.wells.remove(well)
        self._column.removeWidget(well)
        well.hide()
        well.deleteLater()
        self.more.setFocus()
        self.changed.emit()

    def school_ids(self) -> set[int]:
        """Return the schools that are chosen."""
        return {found for well in self.wells if (found := well.school_id()) is not None}
