"""*Zit deze persoon er nog?*: one pass over a school with a key per person; nothing is written before Opslaan."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.domain.errors import NetwerkkaartError, RefusedError
from netwerkkaart.domain.rollover import StillThere, YearEdge, year_edge
from netwerkkaart.queries.rollover import (
    PersonToAsk,
    SchoolToAsk,
    people_to_ask,
    roles_by_use,
    schools_to_ask,
)
from netwerkkaart.texts import _, ngettext
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.rollover.card import KEYS, AskCard
from netwerkkaart.ui.rollover.people import WalkList
from netwerkkaart.ui.rollover.walk import Walk
from netwerkkaart.ui.schools.parts import label, side_by_side
from netwerkkaart.ui.widgets.confirm import ConfirmInline
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.usecases.rollover import Answer, roll_over

_WIDTH, _HEIGHT = 860, 720
_LIST = 268


class RolloverDialog(Dialog):
    """One school after another: list, card, the days of the pass, and Opslaan."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, school_id: int | None = None) -> None:
        super().__init__(_("Zit deze persoon er nog?"), parent)
        self._desk = desk
        self._schools: tuple[SchoolToAsk, ...] = ()
        self._people: tuple[PersonToAsk, ...] = ()
        self.walk = Walk(())
        self._choosing = False
        self.resize(_WIDTH, _HEIGHT)
        self.school = QComboBox()
        self.school.setAccessibleName(_("School"))
        self.everybody = QCheckBox()
        self.count = label(kind="small", wrap=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.list = WalkList()
        self.list.setAccessibleName(_("Mensen van deze school"))
        self.card = AskCard(desk.today())
        self.last, self.first = DateField(desk.today(), future=True), DateField(desk.today(), future=True)
        self.confirm = ConfirmInline(
            _("Wat je hebt gezegd, is nog niet opgeslagen. Toch stoppen?"), _("Weggooien"), _("Verder gaan"), self
        )
        self.next_button = QPushButton(_("Opslaan en volgende school"))
        self._lay_out()
        self._connect()
        edge = year_edge(desk.today())
        self.last.set_value(edge.last)
        self.first.set_value(edge.first)
        self._offer_schools(school_id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.school, 1)
        head.addWidget(self.everybody)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.count)
        left.addWidget(self.bar)
        left.addWidget(self.list, 1)
        both = QHBoxLayout()
        both.setSpacing(20)
        side = QWidget()
        side.setFixedWidth(_LIST)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        both.addWidget(side)
        both.addWidget(self.card, 1)
        days = side_by_side(
            (_("Laatste dag van wie weg is of iets anders ging doen"), self.last, ""),
            (_("Eerste dag van een nieuwe functie"), self.first, ""),
        )
        keys = label(
            _("Een letter geeft antwoord · ← of Backspace gaat terug · → slaat over · Enter slaat op"), "small"
        )
        self.body.addWidget(self.confirm)
        self.body.addLayout(head)
        self.body.addLayout(both, 1)
        self.body.addWidget(days)
        self.body.addWidget(keys)
        theme.set_kind(self.next_button, "primary")
        self.buttons.insertWidget(self.buttons.count() - 1, self.next_button)
        for button in (self.ok_button, self.next_button, self.cancel_button):
            button.setAutoDefault(False)
        self.ok_button.setDefault(False)

    def _connect(self) -> None:
        self.school.activated.connect(self._on_school)
        self.everybody.toggled.connect(self._on_everybody)
        self.list.chosen.connect(self._go)
        self.card.answered.connect(self._answer)
        self.card.roles.chosen.connect(self._say)
        self.last.changed.connect(lambda _day: self.show_error(""))
        self.first.changed.connect(lambda _day: self.show_error(""))
        self.next_button.clicked.connect(self._save_and_next)
        self.confirm.confirmed.connect(self._throw_away)
        self.confirm.refused.connect(self.card.setFocus)

    # --- the school

    def _offer_schools(self, wanted: int | None) -> None:
        """Offer the schools where somebody is to be asked after, and the one that is wanted."""
        with self._desk.store.read() as connection:
            found = schools_to_ask(connection, today=self._desk.today())
        self._schools = tuple(one for one in found if one.to_ask or one.id == wanted)
        self.school.clear()
        for one in self._schools:
            text = _("{school} ({n} te controleren)").format(school=one.name, n=one.to_ask) if one.to_ask else one.name
            self.school.addItem(text, one.id)
        self.school.setCurrentIndex(0 if wanted is None and self._schools else self.school.findData(wanted))
        self.school.setPlaceholderText(_("Kies een school"))
        self.school.setEnabled(len(self._schools) > (self.school.currentIndex() >= 0))
        self._read_school()

    def _school(self) -> SchoolToAsk | None:
        return next((one for one in self._schools if one.id == self.school.currentData()), None)

    def _read_school(self) -> None:
        school = self._school()
        if school is None:
            self._people = ()
        else:
            with self._desk.store.read() as connection:
                self._people = people_to_ask(connection, school.id, today=self._desk.today())
                roles = roles_by_use(connection, school.sector)
            self.card.roles.set_roles(roles, school.sector)
            self.list.set_roles({role.id: role.name for role in roles})
        sure = sum(not one.to_ask for one in self._people)
        self.everybody.setText(
            ngettext(
                "Ook {n} die dit schooljaar al bekend is", "Ook {n} die dit schooljaar al bekend zijn", sure
            ).format(n=sure)
        )
        self.everybody.setVisible(bool(sure))
        self.everybody.blockSignals(True)
        self.everybody.setChecked(bool(sure) and sure == len(self._people))
        self.everybody.blockSignals(False)
        self.walk = Walk(self._asked())
        self._show()

    def _asked(self) -> list[PersonToAsk]:
        return [one for one in self._people if one.to_ask or self.everybody.isChecked()]

    def _on_school(self, _place: int) -> None:
        if self.walk.answers:
            self.show_error(_("Sla eerst op wat je van deze school hebt gezegd."))
            self.school.setCurrentIndex(self.school.findData(self._shown_school))
            return
        self._read_school()
        self.card.setFocus()

    def _on_everybody(self, _on: bool) -> None:
        self.walk = self.walk.among(self._asked())
        self._show()
        self.card.setFocus()

    # --- the pass

    def _show(self) -> None:
        walk, person = self.walk, self.walk.person
        self._shown_school = self.school.currentData()
        self.list.show_walk(walk)
        done, every = len(walk.answers), len(walk.people)
        self.bar.setRange(0, max(every, 1))
        self.bar.setValue(done)
        self.count.setText(_("{done} van {every} gedaan").format(done=done, every=every))
        if person is not None:
            self.card.show_person(person, walk.said(person), choosing=self._choosing)
        else:
            self.card.show_end(walk, nobody=self._nobody())
        more = any(one.to_ask and one.id != self._shown_school for one in self._schools)
        self.next_button.setVisible(more)
        writable = bool(walk.answers) and not self._desk.store.read_only
        for button in (self.ok_button, self.next_button):
            button.setEnabled(writable)
        theme.set_kind(self.ok_button, "" if more else "primary")

    def _nobody(self) -> str:
        """Return why there is nobody to ask after, where there is nobody."""
        if self._people:
            return ""
        if self._school() is None and not self._schools:
            return _("Iedereen die we op de scholen kennen, is dit schooljaar al nagelopen.")
        return _("Op deze school kennen we nog niemand met een functie. Voeg daar eerst contacten toe.")

    def _go(self, place: int) -> None:
        self._choosing = False
        self.walk.go(place)
        person = self.walk.person
        said = self.walk.said(person) if person is not None else None
        if person is not None and said is not None and said.still is StillThere.OTHER_ROLE:
            self._choose_role(person)
        self._show()
        self.card.setFocus()

    def _answer(self, still: StillThere) -> None:
        person = self.walk.person
        if person is None:
            return
        if still is StillThere.OTHER_ROLE:
            self._choose_role(person)
            self._show()
        else:
            self._say(Answer(person.contact_id, still))

    def _choose_role(self, person: PersonToAsk) -> None:
        self._choosing = True
        self.card.roles.ask(person, self.walk.said(person))

    def _say(self, answer: Answer) -> None:
        self._choosing = False
        self.show_error("")
        self.walk.say(answer)
        following = self.walk.person
        said = self.walk.said(following) if following is not None else None
        if following is not None and said is not None and said.still is StillThere.OTHER_ROLE:
            self._choose_role(following)
        self._show()
        self.card.setFocus()

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.confirm.isVisible() or not self._takes(event):
            super().keyPressEvent(event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Do what a key means in the pass; tell whether it meant something."""
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        key, typed = event.key(), event.text().lower()
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._go(self.walk.place - (0 if self._choosing and self._is_unsaid() else 1))
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._go(self.walk.place + 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape and self._choosing and self._is_unsaid():
            self._go(self.walk.place)
        elif self._choosing and typed.isdigit() and self.card.roles.press(int(typed)):
            pass
        else:
            return self._letter(typed)
        return True

    def _is_unsaid(self) -> bool:
        person = self.walk.person
        return person is not None and self.walk.said(person) is None

    def _letter(self, typed: str) -> bool:
        if self.walk.person is None:
            return False
        still = next((one for one, key in KEYS.items() if _(key) == typed), None)
        if still is not None:
            self._answer(still)
        return still is not None

    def _enter(self) -> None:
        if self._choosing:
            self.card.roles.go_on()
        elif self.walk.person is not None:
            self._go(self.walk.place + 1)
        elif self.next_button.isVisibleTo(self) and self.next_button.isEnabled():
            self._save_and_next()
        elif self.ok_button.isEnabled():
            self.try_accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- ending

    def save(self) -> None:
        """Write down what was said of this school.

        Raises:
            RefusedError: a day can't be read, or the two lie the wrong way round.
        """
        last, first = self.last.value(), self.first.value()
        if last is None or first is None:
            problem = self.last.problem() or self.first.problem()
            raise RefusedError(
                problem or _("Vul de laatste dag van de oude en de eerste dag van de nieuwe functie in.")
            )
        self.card.roles.checked()
        school = self._school()
        if school is not None:
            roll_over(
                self._desk.store, school.id, self.walk.answers, edge=YearEdge(last, first), today=self._desk.today()
            )

    def _save_and_next(self) -> None:
        try:
            self.save()
        except NetwerkkaartError as refusal:
            self.show_error(str(refusal))
            return
        self.show_error("")
        place = self.school.currentIndex()
        following = [one.id for one in (*self._schools[place + 1 :], *self._schools[:place]) if one.to_ask]
        self._offer_schools(following[0] if following else None)
        self.card.setFocus()

    def _throw_away(self) -> None:
        self.walk = Walk(())
        self.reject()

    def reject(self) -> None:
        if self.walk.answers and not self.confirm.isVisible() and self.isVisible():
            self.confirm.ask()
            return
        super().reject()
