"""What stood out at a visit: signals, *opbouwend* and *schurend*, per person when there were several."""

from collections.abc import Hashable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from netwerkkaart.domain.trust import SIGNALS, SignalKind
from netwerkkaart.texts import _, ngettext, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.widgets.chips import ChipGroup

_SCHOOL: Final = 0
"""Stands for nobody in particular."""


class SignalsEditor(QWidget):
    """Chips for what was noticed; with one person chosen it is about that person."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noted: dict[int, set[SignalKind]] = {}
        self._people: tuple[tuple[int, str], ...] = ()
        self._about = _SCHOOL
        self.who = ChipGroup(exclusive=True, required=True)
        self.who.setAccessibleName(_("Over wie"))
        self.who.changed.connect(self._on_who)
        self._who_label = self._label(_("Over wie?"))
        self.building, self.straining = ChipGroup(), ChipGroup()
        self.building.setAccessibleName(_("Opbouwend"))
        self.straining.setAccessibleName(_("Schurend"))
        for kind, meaning in SIGNALS.items():
            group = self.building if meaning.building else self.straining
            group.add(kind, words.word(kind), tone="good" if meaning.building else "danger")
        self.building.changed.connect(self._on_chips)
        self.straining.changed.connect(self._on_chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._who_label)
        layout.addWidget(self.who)
        layout.addWidget(self._label(_("Opbouwend")))
        layout.addWidget(self.building)
        layout.addWidget(self._label(_("Schurend")))
        layout.addWidget(self.straining)
        self.set_people(())

    @staticmethod
    def _label(text: str) -> QLabel:
        label = QLabel(text)
        theme.set_kind(label, "caption")
        return label

    def set_people(self, people: Sequence[tuple[int, str]]) -> None:
        """Say who was there; what was noted of somebody who was not is noted of the school."""
        if tuple(people) == self._people and self.who.keys():
            return
        before, self._people = self._people, tuple(people)
        here = {one for one, _name in people}
        for gone in [one for one in self._noted if one != _SCHOOL and one not in here]:
            self._noted.setdefault(_SCHOOL, set()).update(self._noted.pop(gone))
        if len(people) == 1 and not before and _SCHOOL in self._noted:
            self._noted[people[0][0]] = self._noted.pop(_SCHOOL)
        self.who.clear()
        self.who.add(_SCHOOL, _("de school"), "schools")
        for contact_id, name in people:
            self.who.add(contact_id, name)
        if self._about not in (_SCHOOL, *here) or len(people) == 1 or not before:
            self._about = people[0][0] if people else _SCHOOL
        several = len(people) > 1
        self.who.setVisible(several)
        self._who_label.setVisible(several)
        self._show()

    def set_noted(self, noted: Sequence[tuple[SignalKind, int | None]]) -> None:
        """Show what was noted."""
        self._noted = {}
        for kind, contact_id in noted:
            self._noted.setdefault(contact_id or _SCHOOL, set()).add(kind)
        if self._about not in self._noted and self._noted:
            self._about = next(iter(self._noted))
        self._show()

    def noted(self) -> tuple[tuple[SignalKind, int | None], ...]:
        """Return what is noted, each with the contact it is about, None for the school."""
        return tuple(
            (kind, contact_id or None) for contact_id, kinds in sorted(self._noted.items()) for kind in sorted(kinds)
        )

    def summary(self) -> str:
        """Return the numbers in words."""
        kinds = [kind for noted in self._noted.values() for kind in noted]
        up = sum(SIGNALS[kind].building for kind in kinds)
        down = len(kinds) - up
        parts = []
        if up:
            parts.append(ngettext("{number} opbouwend", "{number} opbouwend", up).format(number=up))
        if down:
            parts.append(ngettext("{number} schurend", "{number} schurend", down).format(number=down))
        return " · ".join(parts)

    def _show(self) -> None:
        on = self._noted.get(self._about, set())
        self.who.set_checked([self._about])
        self.building.set_checked(on)
        self.straining.set_checked(on)

    def _on_who(self, keys: list[Hashable]) -> None:
        self._about = int(str(keys[0]))
        self._show()

    def _on_chips(self) -> None:
        on = {kind for kind in (*self.building.checked(), *self.straining.checked()) if isinstance(kind, SignalKind)}
        if on:
            self._noted[self._about] = on
        else:
            self._noted.pop(self._about, None)
        self.changed.emit()
