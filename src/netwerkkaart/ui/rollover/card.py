"""The middle of the pass: one person, the question, and four answers; at the end what was said in all."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netwerkkaart.domain.rollover import StillThere
from netwerkkaart.queries.rollover import PersonToAsk
from netwerkkaart.texts import N_, _, ngettext, words
from netwerkkaart.texts.dates import short_day
from netwerkkaart.ui.rollover.roles import RolePanel
from netwerkkaart.ui.rollover.walk import Walk
from netwerkkaart.ui.schools.parts import Scroll, label
from netwerkkaart.ui.widgets.keybutton import KeyButton
from netwerkkaart.ui.widgets.section import IconLabel
from netwerkkaart.usecases.rollover import Answer

KEYS = {
    StillThere.STAYS: N_("b"),
    StillThere.OTHER_ROLE: N_("f"),
    StillThere.LEFT: N_("w"),
    StillThere.UNKNOWN: N_("o"),
}
"""The key of each answer: that of its word, or of *functie*."""


class AskCard(QWidget):
    """One person with four answers, or the end of the pass."""

    answered = Signal(object)
    """The :class:`StillThere` of a button that was clicked."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._name, self._roles, self._facts = label(kind="title"), label(), label(kind="muted")
        self._star = QWidget()
        self._again = label(kind="small")
        self.buttons: dict[StillThere, KeyButton] = {}
        self.roles = RolePanel()
        self._ended = label(kind="title")
        self._sum = label()
        self._doubt = label(kind="warning")
        self._hint = label(kind="muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._person())
        self._stack.addWidget(self._end())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _person(self) -> QWidget:
        star = QHBoxLayout(self._star)
        star.setContentsMargins(0, 0, 0, 0)
        star.setSpacing(6)
        star.addWidget(IconLabel("star", 15, "highlight"))
        star.addWidget(label(_("aanspreekpunt voor ons"), wrap=False))
        star.addStretch()
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, still in enumerate(StillThere):
            button = self.buttons[still] = KeyButton(_(KEYS[still]), words.capitalised(words.word(still)))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on=False, still=still: self.answered.emit(still))
            grid.addWidget(button, place // 2, place % 2)
        made = Scroll()
        column = made.column
        column.setContentsMargins(4, 0, 8, 0)
        column.setSpacing(4)
        for part in (self._name, self._roles, self._star, self._facts, self._again):
            column.addWidget(part)
        column.addSpacing(12)
        column.addLayout(grid)
        column.addSpacing(8)
        column.addWidget(self.roles)
        column.addStretch()
        return made

    def _end(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(4, 0, 8, 0)
        column.setSpacing(12)
        for part in (self._ended, self._sum, self._doubt, self._hint):
            column.addWidget(part)
        column.addStretch()
        return made

    def show_person(self, person: PersonToAsk, said: Answer | None, *, choosing: bool) -> None:
        """Show somebody with what was said of them; ``choosing`` opens the roles."""
        self._stack.setCurrentIndex(0)
        self._name.setText(person.name)
        self._roles.setText(" · ".join(part for part in (person.roles, person.organisation) if part))
        self._star.setVisible(person.key_contact)
        since = _("sinds {day}").format(day=short_day(person.since)) if person.since else ""
        last = person.last_contact
        seen = _("laatst gesproken op {day}").format(day=short_day(last)) if last else _("nog niet gesproken")
        self._facts.setText(" · ".join(part for part in (since, seen) if part))
        sure = person.confirmed_on
        self._again.setText(_("bevestigd op {day}").format(day=short_day(sure)) if sure else "")
        self._again.setVisible(sure is not None)
        for still, button in self.buttons.items():
            button.setChecked(choosing if still is StillThere.OTHER_ROLE else said is not None and said.still is still)
        if said is not None and said.still is StillThere.OTHER_ROLE:
            self.buttons[StillThere.OTHER_ROLE].setChecked(True)
        self.roles.setVisible(choosing)
        question = _("Zit {name} er nog?").format(name=person.name)
        self.setAccessibleName(f"{question} {person.roles}, {self._facts.text()}")

    def show_end(self, walk: Walk, *, nobody: str = "") -> None:
        """Show what was said in all, and what it will do to the stand; or why there is ``nobody`` to ask after."""
        self._stack.setCurrentIndex(1)
        ended = _("Niemand om na te vragen") if nobody else _("Iedereen gehad")
        self._ended.setText(ended)
        if nobody:
            self._sum.setText(nobody)
            self._doubt.hide()
            self._hint.hide()
            self.setAccessibleName(f"{ended}. {nobody}")
            return
        lines = []
        for still in StillThere:
            number = walk.count(still)
            if number:
                lines.append(f"{number} × {words.word(still)}")
        if walk.unsaid:
            lines.append(_("{n} × nog niet gezegd").format(n=walk.unsaid))
        self._sum.setText("\n".join(lines))
        gone = [one.name for one in walk.people if loses_star(one, walk.said(one))]
        self._doubt.setVisible(bool(gone))
        text = ngettext(
            "{names} was aanspreekpunt. De stand van het vertrouwen vraagt daarom “klopt dit nog?”.",
            "{names} waren aanspreekpunt. De stand van het vertrouwen vraagt daarom “klopt dit nog?”.",
            len(gone),
        )
        self._doubt.setText(text.format(names=_(" en ").join(gone)))
        waiting = walk.count(StillThere.UNKNOWN) + walk.unsaid
        rest = ngettext(
            "Van {n} persoon blijft dit open; die blijft bij “te controleren” staan.",
            "Van {n} personen blijft dit open; zij blijven bij “te controleren” staan.",
            waiting,
        ).format(n=waiting)
        self._hint.setText(rest if waiting else "")
        self._hint.setVisible(bool(waiting))
        self.setAccessibleName(", ".join((ended, *lines)))

    def doubt(self) -> str:
        """Return what the end says of an aanspreekpunt who leaves, empty where nobody does."""
        return "" if self._doubt.isHidden() else self._doubt.text()


def loses_star(person: PersonToAsk, said: Answer | None) -> bool:
    """Tell whether what was said of an aanspreekpunt means that they no longer are."""
    stars = {one.id for one in person.positions if one.key_contact}
    if not stars or said is None:
        return False
    if said.still is StillThere.OTHER_ROLE:
        return not said.key_contact and (not said.replaces or stars <= set(said.replaces))
    return said.still is StillThere.LEFT
