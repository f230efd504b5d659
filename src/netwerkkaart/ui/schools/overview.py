"""The first tab: what one wants to know before walking in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from netwerkkaart.domain.schools import SchoolSource
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.queries.dossier_rows import Dossier, PersonRow, PlannedVisit, SchoolFacts
from netwerkkaart.texts import _, words
from netwerkkaart.texts.dates import clock, day, relative_day, school_weeks_ago, short_day, span
from netwerkkaart.texts.school_fields import fact, field_name
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.culture import CultureCard
from netwerkkaart.ui.schools.goal import GoalCard
from netwerkkaart.ui.schools.parts import Scroll, clear, label, link
from netwerkkaart.ui.schools.promises import PromisesCard
from netwerkkaart.ui.widgets.section import Card, IconLabel

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse
_TWO_COLUMNS = 860
"""Narrower than this the cards stand under each other."""
_TOP = Qt.AlignmentFlag.AlignTop


class OverviewTab(QWidget):
    """Two columns of cards: what is going on at the left, who and how at the right."""

    tab_asked = Signal(str)
    """The key of a tab that tells more."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self.promises = PromisesCard(desk)
        self.next = NextVisitCard(desk)
        self.key_people = KeyPeopleCard(desk)
        self.key_people.people_asked.connect(lambda: self.tab_asked.emit("people"))
        self.culture = CultureCard(desk)
        self.goal = GoalCard(desk)
        self.facts = FactsCard(desk)
        self.area = Scroll()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)  # before it is filled: a new parent has the style look at all within again
        row = self._columns = QHBoxLayout()
        row.setContentsMargins(0, 16, 0, 24)
        row.setSpacing(16)
        for cards, stretch in (
            ((self.next, self.promises, self.goal), 58),
            ((self.key_people, self.culture, self.facts), 42),
        ):
            column = QVBoxLayout()
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            row.addLayout(column, stretch)
        self.area.column.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction.LeftToRight if self.width() >= _TWO_COLUMNS else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show a school; the place stays when it is the one shown before."""
        other = self._dossier is None or self._dossier.school.id != dossier.school.id
        self._dossier = dossier
        self.promises.show_promises(dossier.promises, dossier.today)
        self.next.show_visit(dossier)
        self.key_people.show_people(tuple(one for one in dossier.people if one.key_contact))
        self.culture.show_school(dossier.school)
        self.goal.show_dossier(dossier)
        self.facts.show_school(dossier.school)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def focus_filter(self) -> None:
        """Do nothing: there is nothing to narrow here."""

    def escape(self) -> bool:
        """Stop writing, if somebody was; tell whether that was so."""
        return self.culture.leave()


class NextVisitCard(Card):
    """The visit that is planned first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Volgend bezoek"), "calendar", parent)
        self._desk = desk
        self._school_id = 0
        self._visit: PlannedVisit | None = None
        self._when, self._about = label(kind="strong"), label(kind="muted")
        self.plan = link(_("Plannen…"), self._plan)
        self.open = link(_("Openen"), self._open)
        self.add(self._when)
        self.add(self._about)
        self.add_action(self.open)
        self.add_action(self.plan)
        self.body.setSpacing(2)

    def show_visit(self, dossier: Dossier) -> None:
        """Show it, or that there is none."""
        self._school_id = dossier.school.id
        visit = self._visit = dossier.next_visit
        self.open.setVisible(visit is not None)
        self.plan.setEnabled(not self._desk.store.read_only)
        self._when.setVisible(visit is not None)
        if visit is None:
            self._about.setText(_("Er is niets gepland."))
            return
        at = _(" om {time}").format(time=clock(visit.at)) if visit.at else ""
        when = f"{words.capitalised(day(visit.day))}{at} · {relative_day(visit.day, dossier.today)}"
        self._when.setText(when)
        whom = _("met {names}").format(names=", ".join(visit.contacts)) if visit.contacts else ""
        ours = _("door {names}").format(names=", ".join(visit.workers)) if visit.workers else ""
        past = _("de dag is voorbij: geweest of afgezegd?") if visit.day < dossier.today else ""
        parts = (words.capitalised(words.word(visit.kind)), visit.place, whom, ours, past)
        self._about.setText(" · ".join(part for part in parts if part))

    def _plan(self) -> None:
        extra = {"status": VisitStatus.PLANNED}
        self._desk.log_visit(VisitPrefill(school_id=self._school_id, extra=extra))

    def _open(self) -> None:
        if self._visit is not None:
            self._desk.log_visit(VisitPrefill(visit_id=self._visit.id))


class KeyPeopleCard(Card):
    """The aanspreekpunten, with how to reach them."""

    people_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Aanspreekpunten"), "star", parent)
        self._desk = desk
        self._shown: tuple[PersonRow, ...] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.add(self._list)
        self.add_action(link(_("Alle mensen"), self.people_asked.emit))

    def show_people(self, people: tuple[PersonRow, ...]) -> None:
        """Show these."""
        if people == self._shown:
            return
        self._shown = people
        clear(self._list)
        for person in people:
            self._list.addLayout(self._person(person))
        if not people:
            text = _("Nog geen aanspreekpunt. Kies bij Mensen wie dat voor ons is.")
            self._list.addWidget(label(text, "muted"))

    def _person(self, person: PersonRow) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(1)
        name = link(person.name or _("verwijderd contact"), lambda: self._desk.open_contact(person.contact_id))
        name.setFont(theme.font(strong=True))
        box.addWidget(name)
        about = ", ".join(part for part in (person.role, person.team) if part)
        seen = school_weeks_ago(person.weeks)
        for text in (f"{about} · {seen}", " · ".join(part for part in (person.phone, person.email) if part)):
            if text:
                shown = label(text, "muted")
                shown.setTextInteractionFlags(shown.textInteractionFlags() | _SELECTABLE)
                box.addWidget(shown)
        return box


class FactsCard(Card):
    """Address, reach and the source of a school."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Gegevens"), "info", parent)
        self._desk = desk
        self._school: SchoolFacts | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(5)
        self.add(self._list)
        self.edit = link(_("Bewerken…"), self._edit)
        self.add_action(self.edit)

    def _edit(self) -> None:
        if self._school is not None:
            acts.edit_school(self._desk, self, self._school.id)

    def show_school(self, school: SchoolFacts) -> None:
        """Show the facts that are known."""
        self.edit.setEnabled(not self._desk.store.read_only)
        if school == self._school:
            return
        self._school = school
        clear(self._list)
        for title, text in _facts(school):
            if text:
                self._list.addLayout(self._line(title, text))
        for field, duo in sorted(school.own_edits.items()):
            said = _("Eigen wijziging bij {field}; DUO zegt: {value}").format(
                field=field_name(field), value=fact(field, duo)
            )
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(IconLabel("edit", 14))
            line.addWidget(label(said, "small"), 1)
            self._list.addLayout(line)

    def _line(self, title: str, text: str) -> QHBoxLayout:
        name = label(title, "muted", wrap=False)
        name.setFixedWidth(104)
        shown = label(text)
        shown.setTextInteractionFlags(shown.textInteractionFlags() | _SELECTABLE)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(name, 0, _TOP)
        line.addWidget(shown, 1)
        return line


def _facts(school: SchoolFacts) -> list[tuple[str, str]]:
    wijk = school.neighbourhood
    if wijk and school.base_in_order is not None:
        wijk = _("{wijk} (basis op orde: {answer})").format(wijk=wijk, answer=words.word(school.base_in_order))
    if school.source is SchoolSource.DUO and school.duo_day is not None:
        source = _("DUO, peildatum {day}").format(day=short_day(school.duo_day))
    else:
        source = words.word(school.source)
    days = [
        " ".join(part for part in (one.label or words.word(one.kind), span(one.first, one.last)) if part)
        for one in school.days
    ]
    return [
        (_("Officiële naam"), school.full_name if school.short_name else ""),
        (_("Adres"), school.address),
        (_("Telefoon"), school.phone),
        (_("Website"), school.website),
        (_("Wijk"), wijk),
        (_("Bevoegd gezag"), school.board),
        (_("Richting"), school.denomination),
        (_("Vakantieregio"), words.word(school.region) if school.region else _("niet bekend")),
        (_("Vrije dagen"), "\n".join(days)),
        (_("Code"), school.code),
        (_("Bron"), source),
        (_("Notitie"), school.note),
    ]
