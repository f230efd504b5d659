"""The tab of the people: the list at the left, who is chosen at the right with all that can be done."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from netwerkkaart.domain.rollover import is_to_ask
from netwerkkaart.queries.dossier_rows import Dossier, PersonRow
from netwerkkaart.queries.schools import Seat
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.parts import Scroll
from netwerkkaart.ui.schools.peoplelist import PeopleList, entries
from netwerkkaart.ui.schools.personcard import PersonCard
from netwerkkaart.ui.widgets.empty import EmptyState
from netwerkkaart.ui.widgets.search import SearchField

_CARD = 328


class PeopleTab(QWidget):
    """Who is who, from board to surroundings, with the empty seats."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self.search = SearchField(_("Zoek in mensen"))
        self.search.setFixedWidth(240)
        self.former = QCheckBox(_("Ook wie weg is"))
        self.add = QPushButton(icon("plus"), _("Contact toevoegen…"))
        self.ask = QPushButton(icon("check"), _("Zit iedereen er nog?"))
        for button in (self.add, self.ask):
            button.setEnabled(not desk.store.read_only)
        self.list = PeopleList()
        self.card = PersonCard(desk)
        self.empty = EmptyState("contacts", "", _("Contact toevoegen…"))
        self._stack = QStackedWidget()
        self._lay_out()
        self.search.narrowed.connect(lambda _text: self._show())
        self.search.left_down.connect(self._into_list)
        self.former.toggled.connect(lambda _on: self._show())
        self.add.clicked.connect(self._add)
        self.ask.clicked.connect(self._ask)
        self.empty.pressed.connect(self._on_empty)
        self.list.chosen.connect(self.card.show_entry)
        self.list.opened.connect(self._open)
        self.list.customContextMenuRequested.connect(self._menu)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.search)
        tools.addWidget(self.former)
        tools.addStretch()
        tools.addWidget(self.ask)
        tools.addWidget(self.add)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.list, 1)
        side = Scroll()
        side.setFixedWidth(_CARD)
        side.column.addWidget(self.card)
        side.column.addStretch()
        row.addWidget(side)
        self._stack.addWidget(both)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 16)
        layout.setSpacing(8)
        layout.addLayout(tools)
        layout.addWidget(self._stack, 1)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show a school's people; who was chosen stays chosen at the same school."""
        other = self._dossier is None or self._dossier.school.id != dossier.school.id
        self._dossier = dossier
        if other:
            self.search.clear()
        self._show()
        if other or self.list.current() is None:
            self.list.choose_first()
            self.list.scrollToTop()

    def _show(self) -> None:
        dossier = self._dossier
        if dossier is None:
            return
        here = [one for one in dossier.people if one.current and not one.erased]
        gone = sum(not one.current for one in dossier.people)
        asked = {one.contact_id for one in here if is_to_ask(one.starts_on, one.confirmed_on, dossier.today)}
        self.ask.setVisible(bool(here))
        self.ask.setText(
            _("Zit iedereen er nog? ({n} te controleren)").format(n=len(asked)) if asked else _("Zit iedereen er nog?")
        )
        theme.set_kind(self.ask, "" if asked else "quiet")
        self.former.setVisible(bool(gone))
        text = self.search.text().strip()
        people = [one for one in dossier.people if _fits(text, one.name, one.role, one.team, one.organisation)]
        seats = [one for one in dossier.empty_seats if _fits(text, one.name)]
        shown = entries(people, seats, former=self.former.isChecked())
        self.list.show_entries(shown)
        self.card.show_dossier(dossier, self.list.current())
        if text:
            self.empty.say("search", _("Niemand gevonden met deze woorden."), _("Iedereen tonen"))
        else:
            sentence = _("Hier komen de mensen van deze school, van directie tot omgeving. Wie ken je er al?")
            self.empty.say("contacts", sentence, _("Contact toevoegen…"))
        self._stack.setCurrentIndex(0 if shown else 1)

    def focus_filter(self) -> None:
        """Go to the field that narrows."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def escape(self) -> bool:
        """Take the narrowing away, if there is any; tell whether there was."""
        if not self.search.text():
            return False
        self.search.clear()
        self.search.flush()
        return True

    def _into_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if self.list.current() is None:
            self.list.choose_first()

    def _on_empty(self) -> None:
        if not self.escape():
            self._add()

    def _add(self) -> None:
        if self._dossier is not None:
            acts.edit_contact(self._desk, self, school_id=self._dossier.school.id)

    def _ask(self) -> None:
        if self._dossier is not None:
            acts.roll_over(self._desk, self, self._dossier.school.id)

    def _open(self, entry: object) -> None:
        if isinstance(entry, PersonRow):
            self._desk.open_contact(entry.contact_id)
        elif isinstance(entry, Seat) and self._dossier is not None and not self._desk.store.read_only:
            acts.edit_contact(self._desk, self, school_id=self._dossier.school.id, role_id=entry.role_id)

    def _menu(self, where: QPoint) -> None:
        entry = self.list.current()
        if entry is None:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for text, picture, act in self.card.acts_for(entry):
            menu.addAction(icon(picture), text, act)
        if menu.actions():
            menu.popup(self.list.viewport().mapToGlobal(where))


def _fits(text: str, *parts: str) -> bool:
    from netwerkkaart.domain.names import fold

    folded = fold(" ".join(parts))
    return all(word in folded for word in fold(text).split())
