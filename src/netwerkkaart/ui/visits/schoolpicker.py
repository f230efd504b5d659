"""Which school: found by typing a few letters, or one click on where one was lately."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.tables import fold
from netwerkkaart.ui.visits.picklist import Match, PickList
from netwerkkaart.ui.widgets.empty import EmptyState
from netwerkkaart.ui.widgets.section import IconLabel

if TYPE_CHECKING:
    from netwerkkaart.queries.visit_sheet import SchoolChoice


class SchoolPicker(QWidget):
    """One school, chosen or being chosen."""

    chosen = Signal(int)
    """The id of the school the user took."""
    schools_wanted = Signal()
    """There is no school yet, and the user goes to add one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schools: dict[int, SchoolChoice] = {}
        self._words: dict[int, str] = {}
        self._school: SchoolChoice | None = None
        self.pick = PickList(_("Zoek een school"), self._find)
        self.pick.picked.connect(self._on_picked)
        self.pick.left.connect(self._back)
        self._line = QWidget()
        self._mark = IconLabel("schools", 20, "accent")
        self._name, self._place = QLabel(), QLabel()
        theme.set_kind(self._name, "strong")
        theme.set_kind(self._place, "small")
        for label in (self._name, self._place):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.change = QPushButton(_("Wijzigen"))
        theme.set_kind(self.change, "link")
        self.change.clicked.connect(self.start)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._place)
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self.change)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pick)
        layout.addWidget(self._line)
        self._none = EmptyState("schools", _("Er zijn nog geen scholen om te bezoeken."), _("Naar Scholen"))
        self._none.pressed.connect(self.schools_wanted)
        layout.addWidget(self._none)
        self._show_state()

    def set_schools(self, schools: Sequence["SchoolChoice"]) -> None:
        """Say which schools there are, the recent ones first."""
        self._schools = {each.id: each for each in schools}
        self._words = {each.id: fold(f"{each.name} {each.full_name} {each.city}") for each in schools}
        self.pick.show_matches()
        self._show_state()

    def nothing_to_choose(self) -> bool:
        """Tell whether there is no school at all."""
        return not self._schools and self._school is None

    def school(self) -> "SchoolChoice | None":
        """Return the school that is chosen."""
        return self._school

    def choose(self, school: "SchoolChoice | None") -> None:
        """Show this school as chosen, silently."""
        self._school = school
        if school is not None:
            self._name.setText(school.name)
            self._name.setToolTip(school.full_name)
            self._place.setText(school.city)
            self._place.setVisible(bool(school.city))
            self._mark.show_icon(f"sector-{school.sector.value}", "accent")
        self._show_state()

    def start(self) -> None:
        """Choose another one."""
        self._line.hide()
        self.pick.start()
        self.pick.show()
        self.pick.field.setFocus()

    def _back(self) -> None:
        if self._school is not None:
            self._show_state()
            self.change.setFocus()

    def _show_state(self) -> None:
        missing = self.nothing_to_choose()
        self._line.setVisible(self._school is not None)
        self._none.setVisible(missing)
        self.pick.setVisible(self._school is None and not missing)
        if self._school is None:
            self.pick.start()

    def _find(self, typed: str) -> Sequence[Match]:
        words = fold(typed).split()
        found = [each for each in self._schools.values() if all(word in self._words[each.id] for word in words)]
        if words:  # a name that begins so comes before one that holds it
            found.sort(key=lambda each: not fold(each.name).startswith(words[0]))
        return [Match(each.id, each.name, f"sector-{each.sector.value}", each.city) for each in found[:8]]

    def _on_picked(self, key: object) -> None:
        school = self._schools.get(int(str(key)))
        if school is not None:
            self.choose(school)
            self.chosen.emit(school.id)
