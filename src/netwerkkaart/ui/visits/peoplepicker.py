"""Who was there: tiles of the school's people, anybody else by name, or somebody new."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.texts import _, ngettext
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.visits.marks import person_name
from netwerkkaart.ui.visits.picklist import Match, PickList
from netwerkkaart.ui.widgets.persontile import Person, PersonTiles

if TYPE_CHECKING:
    from netwerkkaart.queries.choices import RoleChoice
    from netwerkkaart.queries.visit_sheet import PersonChoice
    from netwerkkaart.ui.desk import Desk

_FIRST = 6
_FEW = 3
_TILE = 182
_NEW = "new"


class PeoplePicker(QWidget):
    """Any number of people; knows the day and the school only through what the panel gives it."""

    changed = Signal()

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._people: dict[int, PersonChoice] = {}
        self._chosen: set[int] = set()
        self._all = False
        self._school_id: int | None = None
        self.tiles = PersonTiles()
        self.tiles.setAccessibleName(_("Wie"))
        self.tiles.changed.connect(self._on_tiles)
        self._nobody = QLabel(_("Van deze school kennen we nog niemand."), wordWrap=True)
        theme.set_kind(self._nobody, "muted")
        self.more = QPushButton()
        self.more.clicked.connect(self._show_all)
        self.other = QPushButton(_("Iemand anders…"))
        self.other.setIcon(icon("search", "accent"))
        self.other.clicked.connect(self._look)
        for button in (self.more, self.other):
            theme.set_kind(button, "link")
        self.look = PickList(_("Zoek op naam, of typ een nieuwe naam"), self._find)
        self.look.picked.connect(self._on_found)
        self.look.left.connect(self._look_away)
        self.look.hide()
        self._new = self._make_new()
        links = QHBoxLayout()
        links.setSpacing(12)
        links.addWidget(self.other)
        links.addWidget(self.more)
        links.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self._nobody, self.tiles):
            layout.addWidget(widget)
        layout.addLayout(links)
        layout.addWidget(self.look)
        layout.addWidget(self._new)

    def _make_new(self) -> QFrame:
        box = QFrame()
        theme.set_kind(box, "well")
        self.new_name = QLineEdit()
        self.new_name.setAccessibleName(_("Naam"))
        self.new_name.setPlaceholderText(_("Voornaam en achternaam"))
        self.new_role = QComboBox()
        self.new_role.setAccessibleName(_("Functie"))
        self.new_role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.new_role.setMinimumContentsLength(12)
        self.add_button = QPushButton(_("Toevoegen"))
        self.add_button.clicked.connect(self._add_new)
        stop = QPushButton(_("Toch niet"))
        theme.set_kind(stop, "quiet")
        stop.clicked.connect(self._look_away)
        self.new_name.textChanged.connect(self._check_new)
        self.new_role.currentIndexChanged.connect(self._check_new)
        self.new_name.returnPressed.connect(self.new_role.setFocus)
        row = QHBoxLayout()
        row.addWidget(self.new_role, 1)
        row.addWidget(stop)
        row.addWidget(self.add_button)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        title = QLabel(_("Nieuw contact"))
        theme.set_kind(title, "strong")
        layout.addWidget(title)
        layout.addWidget(self.new_name)
        layout.addLayout(row)
        box.hide()
        return box

    # --- what the panel says and asks

    def set_people(self, school_id: int | None, people: Sequence["PersonChoice"]) -> None:
        """Show the people of a school, with those who were chosen already."""
        self._school_id = school_id
        kept = {one: person for one, person in self._people.items() if one in self._chosen}
        self._people = {person.id: person for person in people}
        self._people.update({one: person for one, person in kept.items() if one not in self._people})
        self._chosen &= self._people.keys()
        self._all = False
        self._look_away(focus=False)
        self._show()

    def add_people(self, people: Sequence["PersonChoice"]) -> None:
        """Show these as well, and choose them."""
        for person in people:
            self._people.setdefault(person.id, person)
            self._chosen.add(person.id)
        self._show()

    def choose(self, ids: Sequence[int]) -> None:
        """Choose exactly these, as far as they are known."""
        self._chosen = {one for one in ids if one in self._people}
        self._show()

    def selected(self) -> tuple[int, ...]:
        """Return who is chosen, in order of display."""
        return tuple(one for one in self._people if one in self._chosen)

    def name(self, contact_id: int) -> str:
        """Return the name of somebody shown here."""
        person = self._people.get(contact_id)
        return person_name(person.name if person else "")

    def focus_first(self) -> None:
        """Go to the first tile, or to finding somebody."""
        shown = self._shown()
        (self.tiles.tile(shown[0].id) if shown else self.other).setFocus(Qt.FocusReason.TabFocusReason)

    # --- showing

    def _shown(self) -> list["PersonChoice"]:
        everybody = list(self._people.values())
        if self._all or len(everybody) <= _FIRST + 1:
            return everybody
        return [person for place, person in enumerate(everybody) if place < _FIRST or person.id in self._chosen]

    def _show(self) -> None:
        shown = self._shown()
        self.tiles.set_people([_tile(person) for person in shown])
        wide = len(shown) <= _FEW  # a few people get a whole line each, so that no name is cut off
        for person in shown:
            self.tiles.tile(person.id).setFixedWidth(2 * _TILE + 8 if wide else _TILE)
        self.tiles.set_selected([person.id for person in shown if person.id in self._chosen])
        rest = len(self._people) - len(shown)
        self.more.setText(ngettext("Nog {number} persoon", "Nog {number} mensen", rest).format(number=rest))
        self.more.setVisible(rest > 0)
        self.tiles.setVisible(bool(shown))
        self._nobody.setVisible(not shown and self._school_id is not None)

    def _show_all(self) -> None:
        first = len(self._shown())
        self._all = True
        self._show()
        self.changed.emit()
        self.tiles.tile(self._shown()[min(first, len(self._people) - 1)].id).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_tiles(self, keys: list[Hashable]) -> None:
        shown = {person.id for person in self._shown()}
        self._chosen = (self._chosen - shown) | {int(str(key)) for key in keys}
        self.changed.emit()

    # --- somebody else

    def _look(self) -> None:
        self.other.hide()
        self.look.show()
        self.look.start()
        self.look.field.setFocus()

    def _look_away(self, *, focus: bool = True) -> None:
        self.look.hide()
        self._new.hide()
        self.other.show()
        if focus:
            self.other.setFocus()

    def _find(self, typed: str) -> Sequence[Match]:
        if not typed:
            return ()
        from netwerkkaart.queries.visit_sheet import find_people

        with self._desk.store.read() as connection:
            found = find_people(connection, typed, on=self._desk.today(), limit=5)
        lines = [Match(person.id, person.name, "contact", person.role) for person in found]
        if self._school_id is not None:
            lines.append(Match(_NEW, _("Nieuw contact “{name}”").format(name=typed), "plus"))
        return lines

    def _on_found(self, key: object) -> None:
        if key == _NEW:
            self._ask_new(self.look.text())
            return
        from netwerkkaart.queries.visit_sheet import people_named

        with self._desk.store.read() as connection:
            self.add_people(people_named(connection, (int(str(key)),), on=self._desk.today()))
        self._look_away(focus=False)
        self.tiles.tile(int(str(key))).setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _ask_new(self, name: str) -> None:
        from netwerkkaart.queries.choices import role_choices
        from netwerkkaart.queries.visit_sheet import school_choice

        roles: Sequence[RoleChoice] = ()
        if self._school_id is not None:
            with self._desk.store.read() as connection:
                school = school_choice(connection, self._school_id)
                roles = role_choices(connection, school.sector if school is not None else None)
        self.new_role.clear()
        self.new_role.addItem(_("Kies een functie"), None)
        for role in roles:
            self.new_role.addItem(role.name, role.id)
        self.new_name.setText(name)
        self.look.hide()
        self._new.show()
        self._check_new()
        self.new_role.setFocus()

    def _check_new(self) -> None:
        self.add_button.setEnabled(bool(self.new_name.text().strip()) and self.new_role.currentData() is not None)

    def _add_new(self) -> None:
        from netwerkkaart.domain.names import split_name
        from netwerkkaart.queries.visit_sheet import people_named
        from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact

        if self._school_id is None:
            return
        held = PositionDraft(self._school_id, int(self.new_role.currentData()))
        draft = ContactDraft(split_name(self.new_name.text()))
        added = self._desk.act(add_contact, self._desk.store, draft, [held])
        if added is None:
            return
        with self._desk.store.read() as connection:
            self.add_people(people_named(connection, (added,), on=self._desk.today()))
        self._look_away(focus=False)
        self.tiles.tile(added).setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def half_typed(self) -> str:
        """Return what stands in the fields for somebody else, so that it counts as input."""
        if not self._new.isHidden():
            return self.new_name.text().strip()
        return "" if self.look.isHidden() else self.look.text()


def _tile(person: "PersonChoice") -> Person:
    level = person.level.value if person.level else ""
    return Person(person.id, person_name(person.name), person.role, level, first=person.key_contact, ties=person.ties)
