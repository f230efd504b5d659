"""One contact: who, where, how to reach, our ties, what was promised, and every visit."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.domain.people import IntroductionKind
from netwerkkaart.domain.privacy import INFORM_CONTACT_DAYS
from netwerkkaart.domain.promises import PromiseStatus
from netwerkkaart.queries.contact_detail import (
    ContactDetailRow,
    ContactPromiseRow,
    IntroductionRow,
    PositionRow,
    TieRow,
    contact_detail,
)
from netwerkkaart.texts import _, ngettext, words
from netwerkkaart.texts.dates import short_day, span
from netwerkkaart.ui import theme
from netwerkkaart.ui.contacts.acts import ContactActs
from netwerkkaart.ui.contacts.pieces import (
    WholeTimeline,
    event_of,
    inline,
    menu_button,
    promise_state,
    reach_line,
    section_of,
    selectable,
    write_mail,
)
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools.parts import Scroll, clear, label, link
from netwerkkaart.ui.widgets.flow import FlowBox, FlowLayout
from netwerkkaart.ui.widgets.section import IconLabel, Section

_FEW, _ALL = 12, 1000


class ContactDetail(Scroll):
    """The page about one person, read from the file by :meth:`show_contact`."""

    left = Signal()
    """Esc: back to the list."""

    def __init__(self, desk: Desk, acts: ContactActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._acts = desk, acts
        self._row: ContactDetailRow | None = None
        self._most = _FEW
        self.column.setContentsMargins(24, 4, 16, 24)
        self.column.setSpacing(18)
        self.visit_button = QPushButton()
        self.timeline = WholeTimeline()

    @property
    def contact_id(self) -> int | None:
        """Return who is shown."""
        return self._row.id if self._row else None

    def show_contact(self, contact_id: int | None) -> None:
        """Read and show somebody, or nobody."""
        if contact_id != self.contact_id:
            self._most = _FEW
            self.verticalScrollBar().setValue(0)
        place = self.verticalScrollBar().value()
        if contact_id is None:
            self._row = None
        else:
            with self._desk.store.read() as connection:
                self._row = contact_detail(connection, contact_id, today=self._desk.today(), visits=self._most)
        self._build()
        self.verticalScrollBar().setValue(place)

    def take_focus(self) -> None:
        """Go to the first act."""
        self.visit_button.setFocus(Qt.FocusReason.TabFocusReason)

    # --- building

    def _build(self) -> None:
        clear(self.column)
        row = self._row
        if row is None:
            return
        self.setAccessibleName(str(row.name))
        self.column.addLayout(self._head(row))
        if self._asks_to_inform(row):
            self.column.addWidget(self._inform_bar(row))
        for part in (self._reach(row), self._positions(row), self._ties(row), self._via(row)):
            if part is not None:
                self.column.addWidget(part)
        if row.promises:
            self.column.addWidget(self._promises(row.promises))
        self.column.addWidget(self._visits(row))
        self.column.addStretch()

    def _head(self, row: ContactDetailRow) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(4)
        box.addWidget(label(str(row.name) or _("verwijderd contact"), "title"))
        now = row.positions_on(self._desk.today())
        line = ", ".join(dict.fromkeys(f"{one.role}, {one.school}" if len(now) == 1 else one.role for one in now))
        if not now and row.positions:
            line = _("heeft bij ons geen functie meer")
        if line:
            box.addWidget(label(line, "muted"))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        self.visit_button = QPushButton(icon("plus", "on_accent"), _("Bezoek"))
        self.visit_button.setAccessibleName(_("Bezoek met {name} vastleggen").format(name=row.name))
        theme.set_kind(self.visit_button, "primary")
        school = now[0].school_id if now else None
        self.visit_button.clicked.connect(lambda: self._acts.visit(row.id, school))
        edit = QPushButton(icon("edit"), _("Bewerken"))
        edit.clicked.connect(lambda: self._acts.edit(row.id))
        for widget in (self.visit_button, edit, self._more_button(row)):
            flow.addWidget(widget)
        for button in (self.visit_button, edit):
            button.setEnabled(self._acts.can_write() and row.erased_on is None)
        box.addSpacing(8)
        box.addWidget(buttons)
        return box

    def _more_button(self, row: ContactDetailRow) -> QToolButton:
        more = menu_button(_("Meer met {name}").format(name=row.name))
        menu = more.menu()
        menu.addAction(icon("role"), _("Functie toevoegen…"), lambda: self._acts.add_position(row.id))
        menu.addAction(icon("handshake"), _("Introductie vastleggen…"), lambda: self._acts.introduce(row.id))
        if row.positions_on(self._desk.today()):
            menu.addAction(icon("forward"), _("Naar een andere school…"), lambda: self._acts.move(row.id))
            menu.addAction(icon("empty-seat"), _("Vertrekt…"), lambda: self._acts.leave([row.id]))
        told = menu.addAction(icon("info"), _("Vandaag geïnformeerd"), lambda: self._acts.informed([row.id]))
        told.setEnabled(row.informed_on != self._desk.today())
        menu.addSeparator()
        menu.addAction(icon("trash"), _("Verwijderen"), lambda: self._acts.delete([row.id]))
        more.setEnabled(self._acts.can_write() and row.erased_on is None)
        return more

    def _asks_to_inform(self, row: ContactDetailRow) -> bool:
        here = bool(row.positions_on(self._desk.today())) or not row.positions
        return row.informed_on is None and row.erased_on is None and here

    def _inform_bar(self, row: ContactDetailRow) -> QFrame:
        bar = QFrame()
        late = row.added_on is not None and self._desk.today() - row.added_on > timedelta(days=INFORM_CONTACT_DAYS)
        theme.set_kind(bar, "warning" if late else "well")
        text = label(_("Nog niet verteld dat we deze gegevens bewaren. Doe dat binnen een maand."), "")
        theme.set_kind(text, "warning" if late else "muted")
        told = QPushButton(_("Geïnformeerd"))
        told.setEnabled(self._acts.can_write())
        told.clicked.connect(lambda: self._acts.informed([row.id]))
        line = QHBoxLayout(bar)
        line.setContentsMargins(12, 8, 8, 8)
        line.setSpacing(10)
        line.addWidget(IconLabel("info", 18, "warning" if late else "muted"))
        line.addWidget(text, 1)
        line.addWidget(told)
        return bar

    def _reach(self, row: ContactDetailRow) -> QWidget | None:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if row.email:
            mail = inline(row.email, lambda: write_mail(row.email), name=_("Mailen naar {mail}").format(mail=row.email))
            column.addLayout(reach_line("mail", mail, row.email))
        if row.phone:
            column.addLayout(reach_line("phone", selectable(row.phone), row.phone))
        if row.organisation:
            column.addLayout(reach_line("role", selectable(row.organisation), ""))
        if row.note:
            column.addLayout(reach_line("note", selectable(row.note), ""))
        return box if column.count() else None

    # --- functies

    def _positions(self, row: ContactDetailRow) -> Section:
        section = section_of(_("Functies"))
        self._add_act(section, _("Toevoegen"), lambda: self._acts.add_position(row.id))
        today = self._desk.today()
        for held in row.positions:
            section.add(self._position_line(row, held, ended=held.ends_on is not None and held.ends_on < today))
        if not row.positions:
            section.add(label(_("Nog geen functie bij een school."), "muted"))
        return section

    def _position_line(self, row: ContactDetailRow, held: PositionRow, *, ended: bool) -> QWidget:
        line, what = QWidget(), QHBoxLayout()
        what.setSpacing(6)
        name = ", ".join(part for part in (held.role, held.team) if part)
        what.addWidget(label(name, "muted" if ended else "strong", wrap=False))
        if held.key_contact and not ended:
            what.addWidget(IconLabel("star", 15, "highlight"))
            what.addWidget(label(_("aanspreekpunt"), "small", wrap=False))
        what.addStretch()
        school = inline(held.school, lambda: self._desk.open_school(held.school_id))
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(school)
        where.addWidget(label(span(held.starts_on, held.ends_on), "small", wrap=False))
        where.addStretch()
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addLayout(what)
        text.addLayout(where)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(text, 1)
        more = menu_button(_("Meer met de functie {role}").format(role=held.role))
        more.menu().addAction(icon("edit"), _("Bewerken…"), lambda: self._acts.edit_position(row.id, held.id))
        if not ended:
            more.menu().addAction(icon("calendar"), _("Beëindigen…"), lambda: self._acts.end_position(held.id))
        else:
            more.menu().addAction(icon("back"), _("Is terug…"), lambda: self._acts.come_back(row.id, held.id))
        more.setEnabled(self._acts.can_write())
        layout.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return line

    # --- band en via

    def _ties(self, row: ContactDetailRow) -> Section:
        section = section_of(_("Band"))
        self._add_act(section, _("Zetten"), lambda: self._acts.set_tie(row.id))
        mine_first = sorted(row.ties, key=lambda tie: tie.worker_id != self._desk.me)
        for tie in mine_first:
            section.add(self._tie_line(tie))
        if not row.ties:
            section.add(label(_("Nog geen band gezet. Dat doe je met de hand: het is jouw oordeel."), "muted"))
        return section

    def _tie_line(self, tie: TieRow) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        head = FlowBox()
        head.flow.addWidget(label(words.capitalised(words.word(tie.now)), "strong", wrap=False))
        head.flow.addWidget(label(_("met {worker}").format(worker=tie.worker), wrap=False))
        column.addWidget(head)
        steps = [_("{step} {day}").format(step=words.word(step), day=short_day(since)) for step, since in tie.steps]
        unbroken = [step.replace(" ", "\N{NO-BREAK SPACE}") for step in steps]
        column.addWidget(label(" → ".join(unbroken), "small"))
        return box

    def _via(self, row: ContactDetailRow) -> Section | None:
        if not row.came_via and not row.brought_us_to:
            return None
        section = section_of(_("Via wie"))
        for one in row.came_via:
            section.add(self._came_line(one))
        for one in row.brought_us_to:
            line = FlowBox(gap=4)
            line.flow.addWidget(label(_("Bracht {worker} bij").format(worker=one.worker), wrap=False))
            line.flow.addWidget(self._person_link(one.contact, one.contact_id))
            line.flow.addWidget(label(short_day(one.day) if one.day else "", "small", wrap=False))
            section.add(line)
        return section

    def _person_link(self, name: str, contact_id: int) -> QPushButton:
        return inline(name, lambda: self._desk.open_contact(contact_id))

    def _came_line(self, one: IntroductionRow) -> FlowBox:
        line = FlowBox(gap=4)
        if one.by_contact_id is not None:
            line.flow.addWidget(label(_("Kwam bij {worker} via").format(worker=one.worker), wrap=False))
            line.flow.addWidget(self._person_link(one.by, one.by_contact_id))
        elif one.kind is IntroductionKind.OWN:
            line.flow.addWidget(label(_("{worker} legde zelf het contact").format(worker=one.worker), wrap=False))
        else:
            via = _("via {name}").format(name=one.by) if one.by else words.word(one.kind)
            line.flow.addWidget(label(_("Kwam bij {worker} {via}").format(worker=one.worker, via=via), wrap=False))
        line.flow.addWidget(label(short_day(one.day) if one.day else "", "small", wrap=False))
        return line

    # --- toezeggingen en bezoeken

    def _promises(self, promises: Sequence[ContactPromiseRow]) -> Section:
        section = section_of(_("Toezeggingen"))
        open_ = sum(one.status is PromiseStatus.OPEN for one in promises)
        if open_:
            section.set_note(ngettext("{number} open", "{number} open", open_).format(number=open_))
        for one in promises:
            section.add(self._promise_line(one))
        return section

    def _promise_line(self, one: ContactPromiseRow) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        open_ = one.status is PromiseStatus.OPEN
        late = open_ and one.due_on is not None and one.due_on < self._desk.today()
        mark = IconLabel("promise" if open_ else "check", 16, "warning" if late else "muted")
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(label(one.text, "" if open_ else "muted"))
        text.addWidget(label(promise_state(one, self._desk.today()), "small"))
        line.addLayout(text, 1)
        return box

    def _visits(self, row: ContactDetailRow) -> Section:
        section = section_of(_("Bezoeken"))
        section.set_note(str(row.visit_count) if row.visit_count else "")
        if not row.visits:
            section.add(label(_("Nog geen bezoeken met deze persoon."), "muted"))
            return section
        self.timeline = WholeTimeline()
        self.timeline.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.timeline.list.setAccessibleName(_("Bezoeken met {name}").format(name=row.name))
        self.timeline.set_events(map(event_of, row.visits))
        self.timeline.opened.connect(lambda id_: self._desk.log_visit(VisitPrefill(visit_id=int(str(id_)))))
        section.add(self.timeline)
        if row.visit_count > len(row.visits):
            rest = ngettext("Nog {number} bezoek tonen", "Nog {number} bezoeken tonen", row.visit_count - _FEW)
            section.add(link(rest.format(number=row.visit_count - len(row.visits)), self.show_all_visits))
        return section

    def show_all_visits(self) -> None:
        """Show every visit with this person."""
        self._most = _ALL
        self.show_contact(self.contact_id)

    def _add_act(self, section: Section, text: str, act: Callable[[], object]) -> None:
        button = link(text, act, name=f"{section.accessibleName()}: {text}", picture="plus")
        button.setEnabled(self._acts.can_write())
        section.add_action(button)
