"""The start page: this week’s visits, what not to forget, where it leans, is silent or in doubt."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.texts import _, dates, ngettext, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.page import Page
from netwerkkaart.ui.today.people_lines import check_lines, handover_lines, inform_lines, walk_line
from netwerkkaart.ui.today.school_lines import doubted_line, leaning_line, silent_line
from netwerkkaart.ui.visits.marks import KIND_ICONS, people
from netwerkkaart.ui.widgets.empty import EmptyState
from netwerkkaart.ui.widgets.line import Line
from netwerkkaart.ui.widgets.section import Card

if TYPE_CHECKING:
    from netwerkkaart.queries.today import AgreementDue, PromiseDue, Today
    from netwerkkaart.queries.visit_rows import VisitRow

_TWO_COLUMNS = 860
"""Narrower than this the cards stand under each other."""
_MUST = 6
_SILENT = 5
_LEANING = 4
_DOUBTED = 5
_MOST = 40
"""So many lines of a list at most; the whole of it is on the page it belongs to."""


class TodayPage(Page):
    """What there is to do; every line opens its cause."""

    key = "today"
    kinds = frozenset(
        {
            Kind.VISIT,
            Kind.PROMISE,
            Kind.AGREEMENT,
            Kind.CONTACT,
            Kind.POSITION,
            Kind.SCHOOL,
            Kind.THEME,
            Kind.WORKER,
            Kind.TRUST_STATE,
            Kind.HANDOVER,
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._found: Today | None = None
        self._whole: set[str] = set()
        self._title, self._about = QLabel(), QLabel()
        theme.set_kind(self._title, "title")
        theme.set_kind(self._about, "muted")
        self.week = Card(_("Bezoeken"), "calendar")
        self.must = Card(_("Niet vergeten"), "promise")
        self.silent = Card(_("Stilte"), "clock")
        self.round = QPushButton(_("Naar de ronde"))
        theme.set_kind(self.round, "link")
        self.round.clicked.connect(lambda: desk.go(Target("planning")))
        self.silent.add_action(self.round)
        self.leaning = Card(_("Kwetsbaar"), "worker")
        self.doubted = Card(_("Klopt dit nog?"), "why")
        self._empty = EmptyState(
            "today",
            _(
                "Hier staat straks wat er vandaag te doen is: geplande bezoeken, toezeggingen, en de scholen waar het "
                "stil is. Begin met de scholen van jullie gemeente."
            ),
            _("Naar Scholen"),
        )
        theme.set_kind(self._empty.button, "primary")
        self._empty.pressed.connect(lambda: desk.go(Target("schools")))
        self._lay_out()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addWidget(self._about)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in ((left, (self.week, self.leaning)), (right, (self.must, self.silent, self.doubted))):
            column.setSpacing(16)
            for card in cards:
                card.body.setSpacing(0)
                card.body.setContentsMargins(-8, -4, -8, -6)  # a line's own margin is for its hover
                column.addWidget(card)
            column.addStretch()
        columns = self._columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 6)
        columns.addLayout(right, 5)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(28, 20, 28, 24)
        layout.setSpacing(18)
        layout.addLayout(head)
        layout.addLayout(columns)
        layout.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(_("Vandaag"))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._stack = QStackedWidget()
        self._stack.addWidget(scroll)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction.LeftToRight if self.width() >= _TWO_COLUMNS else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    # --- reading and showing

    def refresh(self) -> None:
        from netwerkkaart.queries.today import today_page

        today = self.desk.today()
        with self.desk.store.glance() as glance:
            found = today_page(glance, today=today)
        self._show_head(found, today)
        if found != self._found:
            self._found = found
            self._show()

    def show_target(self, target: Target) -> None:
        del target

    def lines(self) -> list[Line]:
        """Return the lines in sight, in reading order."""
        cards = (self.week, self.leaning, self.must, self.silent, self.doubted)
        return [line for card in cards if not card.isHidden() for line in _lines_of(card)]

    def _show_head(self, found: "Today", today: date) -> None:
        day = dates.long_day(today).rsplit(" ", 1)[0]
        self._title.setText(f"{words.capitalised(dates.weekday(today))} {day}")
        week = _("vakantie") if found.week is None else _("schoolweek {number}").format(number=found.week)
        ahead = sum(today <= one.day <= _sunday(today) for one in found.visits)
        number = ngettext("{n} bezoek deze week", "{n} bezoeken deze week", ahead).format(n=ahead)
        self._about.setText(f"{week} · {number}")

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        self._stack.setCurrentIndex(1 if found.empty else 0)
        if found.empty:
            return
        kept = self._focus_place()
        self.setUpdatesEnabled(False)
        self._show_cards(found)
        self.setUpdatesEnabled(True)
        self._focus_back(kept)

    def _show_cards(self, found: "Today") -> None:
        self._show_visits(found.visits)
        self._fill(self.must, "must", self._must_lines(found), _MUST, _("Er wacht niets."))
        self._fill(self.silent, "silent", [silent_line(self.desk, one) for one in found.silent[:_MOST]], _SILENT, "")
        self._fill(self.leaning, "leaning", [leaning_line(self.desk, one) for one in found.leaning], _LEANING, "")
        doubted = [doubted_line(self.desk, one, self._set_stand) for one in found.doubted[:_MOST]]
        self._fill(self.doubted, "doubted", doubted, _DOUBTED, "")
        never = ngettext("{n} nog nooit", "{n} nog nooit", found.never_met).format(n=found.never_met)
        self.silent.set_note(never if found.never_met else "")
        self.silent.setVisible(bool(found.silent))
        self.leaning.setVisible(bool(found.leaning))
        self.doubted.setVisible(bool(found.doubted))
        self.doubted.set_note(words.counted(Kind.SCHOOL, len(found.doubted)) if found.doubted else "")

    def _fill(self, card: Card, name: str, lines: Sequence[Line], first: int, nothing: str) -> None:
        """Put lines in a card; beyond the first few they wait behind a link."""
        _empty_out(card)
        shown = lines if name in self._whole else lines[:first]
        for line in shown:
            _put(card, line)
        for line in lines[len(shown) :]:
            line.deleteLater()
        if not lines and nothing:
            _put(card, _muted(nothing))
        rest = len(lines) - len(shown)
        if rest:
            self._add_link(card, _("Nog {n} tonen").format(n=rest), lambda: self._show_whole(name))

    def _show_whole(self, name: str) -> None:
        self._whole.add(name)
        self._show()

    @staticmethod
    def _add_link(card: Card, text: str, act: Callable[[], object]) -> None:
        link = QPushButton(text)
        theme.set_kind(link, "link")
        link.clicked.connect(act)
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 0, 0)
        row.addWidget(link)
        row.addStretch()
        holder = QWidget()
        holder.setLayout(row)
        _put(card, holder)

    def _focus_place(self) -> int:
        focus = self.focusWidget()
        lines = self.lines()
        found = next((place for place, line in enumerate(lines) if line is focus or line.isAncestorOf(focus)), -1)
        return found if focus is not None and focus.hasFocus() else -1

    def _focus_back(self, place: int) -> None:
        lines = self.lines()
        if place >= 0 and lines:
            lines[min(place, len(lines) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    # --- visits

    def _show_visits(self, visits: Sequence["VisitRow"]) -> None:
        _empty_out(self.week)
        today = self.desk.today()
        sunday = _sunday(today)
        groups = (
            (_("Nog af te ronden"), [one for one in visits if one.day < today]),
            (_("Vandaag"), [one for one in visits if one.day == today]),
            (_("Deze week"), [one for one in visits if today < one.day <= sunday]),
        )
        for number, (title, group) in enumerate(groups):
            if not group and number != 1:
                continue
            caption = QLabel(title)
            theme.set_kind(caption, "caption")
            caption.setContentsMargins(8, 8 if self.week.body.count() else 0, 0, 2)
            _put(self.week, caption)
            if not group:
                _put(self.week, _muted(_("Vandaag is er niets gepland.")))
            said: date | None = None
            for one in group:
                _put(self.week, self._visit_line(one, today, say_day=one.day != said))
                said = one.day
        later = sum(one.day > sunday for one in visits)
        if later:
            text = ngettext("Volgende week: {n} bezoek", "Volgende week: {n} bezoeken", later).format(n=later)
            self._add_link(self.week, text, lambda: self.desk.go(Target("visits", tab="calendar")))
        elif not any(one.day >= today for one in visits):
            tomorrow = today + timedelta(days=1)
            text = _("Een bezoek plannen")
            self._add_link(self.week, text, lambda: self.desk.log_visit(VisitPrefill(day=tomorrow)))

    def _visit_line(self, one: "VisitRow", today: date, *, say_day: bool) -> Line:
        now = one.day == today
        when = dates.clock(one.at) if now else dates.day(one.day).rsplit(" ", 2)[0] if say_day else ""
        at = "" if now else dates.clock(one.at)
        note = " · ".join(part for part in (at, words.word(one.kind), people(one.contacts), one.place) if part)
        line = Line(one.school, note, icon=KIND_ICONS[one.kind], when=when)
        line.clicked.connect(lambda: self.desk.log_visit(VisitPrefill(visit_id=one.id)))
        if self.desk.store.read_only:
            return line
        if one.day <= today:
            prefill = VisitPrefill(visit_id=one.id, extra={"status": VisitStatus.HELD})
            line.add_act(_("Geweest")).clicked.connect(lambda: self.desk.log_visit(prefill))
        cancelled = line.add_act(_("Afgezegd"), "quiet", shy=one.day > today)
        by_school = line.add_act(_("door school"))
        by_us = line.add_act(_("door ons"))
        line.offer(cancelled, (by_school, by_us))
        by_school.clicked.connect(lambda: self._settle(one.id, VisitStatus.CANCELLED_BY_SCHOOL))
        by_us.clicked.connect(lambda: self._settle(one.id, VisitStatus.CANCELLED_BY_US))
        return line

    def _settle(self, visit_id: int, status: VisitStatus) -> None:
        from netwerkkaart.usecases.visits import set_visit_status

        self.desk.act(set_visit_status, self.desk.store, visit_id, status, today=self.desk.today())

    # --- what not to forget

    def _must_lines(self, found: "Today") -> list[Line]:
        today = self.desk.today()
        lines = [self._promise_line(one, today) for one in found.promises[:_MOST]]
        lines += [self._agreement_line(one, today) for one in found.agreements]
        if found.to_walk:
            lines.append(walk_line(found.to_walk, self._walk))
        lines += handover_lines(self.desk, found.handing_over)
        lines += inform_lines(self.desk, found.to_inform, found.inform_count)
        lines += check_lines(self.desk, found.to_check)
        return lines

    def _walk(self, school_id: int) -> None:
        from netwerkkaart.ui.schools.acts import roll_over

        roll_over(self.desk, self, school_id)

    def _promise_line(self, one: "PromiseDue", today: date) -> Line:
        late = one.due_on < today
        who = one.worker.split(" ")[0] if one.worker else words.word(one.side)
        if late:
            due = _("te laat sinds {day}").format(day=dates.short_day(one.due_on))
        else:
            due = _("uiterlijk {day}").format(day=dates.relative_day(one.due_on, today))
        note = f"{one.school} · {who} · {due}"
        line = Line(one.text, note, icon="promise", tone="warning" if late else "")
        line.clicked.connect(lambda: self._open_promise(one))
        if not self.desk.store.read_only:
            kept = line.add_act(_("Nagekomen"), "quiet", icon="check")
            kept.clicked.connect(lambda: self._settle_promise(one.id))
        return line

    def _open_promise(self, one: "PromiseDue") -> None:
        if one.visit_id is None:
            self.desk.open_school(one.school_id)
        else:
            self.desk.log_visit(VisitPrefill(visit_id=one.visit_id))

    def _settle_promise(self, promise_id: int) -> None:
        from netwerkkaart.usecases.promises import settle_promise

        self.desk.act(
            settle_promise, self.desk.store, promise_id, kept=True, on=self.desk.today(), today=self.desk.today()
        )

    def _agreement_line(self, one: "AgreementDue", today: date) -> Line:
        ends = one.ends_on
        late = ends is not None and ends < today
        if ends is not None and (late or one.evaluation_on is None or ends <= one.evaluation_on):
            text = _("verlopen sinds {day}") if late else _("loopt af {when} ({day})")
            about = text.format(when=dates.relative_day(ends, today), day=dates.short_day(ends))
        else:
            about = _("evaluatie {when}").format(when=dates.relative_day(one.evaluation_on, today))
        schools = one.schools[0] if len(one.schools) == 1 else words.counted(Kind.SCHOOL, len(one.schools))
        line = Line(one.title, f"{schools} · {about}", icon="agreement", tone="warning" if late else "")
        if one.school_ids:
            line.clicked.connect(lambda: self.desk.open_school(one.school_ids[0], "agreements"))
        return line

    def _set_stand(self, school_id: int) -> None:
        from netwerkkaart.ui.schools.acts import set_stand

        set_stand(self.desk, self, school_id)


def _sunday(today: date) -> date:
    return today + timedelta(days=6 - today.weekday())


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    theme.set_kind(label, "muted")
    label.setContentsMargins(8, 4, 0, 4)
    return label


def _put(card: Card, widget: QWidget) -> None:
    """Add a widget and show it at once: the focus may have to go to it."""
    card.add(widget)
    widget.show()


def _empty_out(card: Card) -> None:
    while card.body.count():
        item = card.body.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _lines_of(card: Card) -> list[Line]:
    found = []
    for place in range(card.body.count()):
        item = card.body.itemAt(place)
        widget = item.widget() if item else None
        if isinstance(widget, Line):
            found.append(widget)
    return found
