"""Choosing somebody's other functie in the midst of the pass: one digit, or any role by its name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.people import Level
from netwerkkaart.domain.rollover import StillThere
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.choices import RoleChoice
from netwerkkaart.queries.rollover import PersonToAsk
from netwerkkaart.texts import _, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.schools.parts import clear, label, side_by_side
from netwerkkaart.ui.widgets.flow import FlowBox
from netwerkkaart.ui.widgets.keybutton import KeyButton
from netwerkkaart.ui.widgets.pickfield import Choice, PickField
from netwerkkaart.usecases.rollover import Answer

_NUMBERED = 9


class RolePanel(QFrame):
    """The nine most usual roles under a digit each, all others by typing; with team, star and what it replaces."""

    chosen = Signal(object)
    """The :class:`Answer`, as soon as a role is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "well")
        self._person: PersonToAsk | None = None
        self._roles: tuple[RoleChoice, ...] = ()
        self._sector: Sector | None = None
        self._numbered: list[tuple[KeyButton, int]] = []
        self._instead: list[tuple[QCheckBox, int]] = []
        self._buttons = FlowBox(gap=8)
        self.other = PickField(_("typ een functie, ↓ toont alles"))
        self.team = QLineEdit()
        self.team.setPlaceholderText(_("bijv. onderbouw, leerjaar 2"))
        self.star = QCheckBox(_("Blijft aanspreekpunt voor ons"))
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(10)
        layout.addWidget(label(_("Welke functie heeft deze persoon nu?"), "strong"))
        layout.addWidget(self._buttons)
        layout.addWidget(
            side_by_side((_("Een andere"), self.other, ""), (_("Team of leerjaar"), self.team, "")),
        )
        layout.addWidget(self.star)
        layout.addLayout(self._boxes)
        self.other.changed.connect(self._on_other)
        self.team.returnPressed.connect(self.go_on)

    def set_roles(self, roles: Sequence[RoleChoice], sector: Sector) -> None:
        """Say which roles there are, the most usual first; those of the sector get a digit."""
        self._roles = tuple(roles)
        self._sector = sector
        self.other.set_choices(Choice(role.id, role.name, words.word(role.level)) for role in roles)

    def ask(self, person: PersonToAsk, said: Answer | None) -> None:
        """Ask for the other functie of somebody; what was said before stands filled in."""
        self._person = person
        held = {one.role_id for one in person.positions}
        before = said if said is not None and said.still is StillThere.OTHER_ROLE else None
        around = all(one.level is Level.AROUND for one in person.positions)
        likely = [
            one
            for one in self._roles
            if one.id not in held and self._sector in one.sectors and (one.level is Level.AROUND) == around
        ]
        self._number(likely[:_NUMBERED])
        self.other.set_value(before.role_id if before else None)
        self.team.setText(before.team if before else person.positions[0].team)
        self.star.setVisible(person.key_contact)
        self.star.setChecked(before.key_contact if before else person.key_contact)
        clear(self._boxes)
        self._instead = []
        if len(person.positions) > 1:
            self._boxes.addWidget(label(_("In plaats van"), "caption"))
            for one in person.positions:
                box = QCheckBox(f"{one.role} ({one.team})" if one.team else one.role)
                box.setChecked(before is None or not before.replaces or one.id in before.replaces)
                self._boxes.addWidget(box)
                self._instead.append((box, one.id))

    def _number(self, roles: Sequence[RoleChoice]) -> None:
        clear(self._buttons.flow)
        self._numbered = []
        for place, role in enumerate(roles, 1):
            button = KeyButton(str(place), role.name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on=False, number=role.id: self._choose(number))
            self._buttons.flow.addWidget(button)
            self._numbered.append((button, role.id))
        self._buttons.updateGeometry()

    def numbered(self) -> list[str]:
        """Return the names of the roles under the digits, from 1."""
        return [button.words() for button, _role in self._numbered]

    def press(self, digit: int) -> bool:
        """Choose the role under a digit; tell whether there was one."""
        if not 1 <= digit <= len(self._numbered):
            return False
        self._choose(self._numbered[digit - 1][1])
        return True

    def _on_other(self, key: object) -> None:
        if isinstance(key, int):
            self._choose(key)

    def _choose(self, role_id: int) -> None:
        if self._person is not None:
            self.chosen.emit(self._answer(self._person, role_id))

    def _answer(self, person: PersonToAsk, role_id: int) -> Answer:
        return Answer(
            person.contact_id,
            StillThere.OTHER_ROLE,
            role_id,
            self.team.text(),
            key_contact=self.star.isChecked() and person.key_contact,
            replaces=tuple(number for box, number in self._instead if box.isChecked()),
        )

    def go_on(self) -> None:
        """Take the role that is filled in, with what else stands here."""
        key = self.other.value()
        if isinstance(key, int):
            self._choose(key)

    def checked(self) -> None:
        """Refuse a name that is no role.

        Raises:
            RefusedError: what is typed stands not in the list.
        """
        if self.isVisible() and self.other.problem():
            raise RefusedError(self.other.problem())
