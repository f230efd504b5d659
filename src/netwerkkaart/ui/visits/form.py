"""The visit sheet: school, who, kind and themes in sight, everything else folded below."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.texts import _, dates, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.visits.kinds import KindChips
from netwerkkaart.ui.visits.marks import STATUS_TONES
from netwerkkaart.ui.visits.peoplepicker import PeoplePicker
from netwerkkaart.ui.visits.promises import PromisesEditor
from netwerkkaart.ui.visits.schoolpicker import SchoolPicker
from netwerkkaart.ui.visits.signals import SignalsEditor
from netwerkkaart.ui.visits.taborder import order_tabs
from netwerkkaart.ui.visits.when import WhenPart
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.fold import Fold
from netwerkkaart.ui.widgets.note import NoteField

if TYPE_CHECKING:
    from netwerkkaart.queries.choices import Choice
    from netwerkkaart.queries.visit_sheet import VisitSheet
    from netwerkkaart.usecases.visits import VisitDraft

Reading = Any
"""A connection of ``store.read()``: only handed on to queries, for the window knows no database library."""
_FIRST_THEMES = 8
_EXCERPT = 60


class VisitForm(QWidget):
    """Everything on the sheet of one visit, new or kept before."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._warned = ""
        self._themes: tuple[Choice, ...] = ()
        self.visit_id: int | None = None
        self.school = SchoolPicker()
        self.people = PeoplePicker(desk)
        self.kinds = KindChips()
        self.themes = ChipGroup()
        self.themes.setAccessibleName(_("Thema’s"))
        self.more_themes = QPushButton(_("Alle thema’s"))
        theme.set_kind(self.more_themes, "link")
        self.when = WhenPart(desk.today())
        self.initiative = ChipGroup(exclusive=True, required=True)
        self.initiative.setAccessibleName(_("Initiatief"))
        for initiative in Initiative:
            self.initiative.add(initiative, words.word(initiative))
        self.signals = SignalsEditor()
        self.promises = PromisesEditor(desk)
        self.note = NoteField(desk.today)
        self._lay_out()
        self._connect()

    # --- building

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._plan = self._make_plan()
        layout.addWidget(self._plan)
        self.school.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout.addWidget(self.school)
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(6)
        for text, widget in ((_("Wie"), self.people), (_("Soort"), self.kinds), (_("Thema’s"), self.themes)):
            if rest.count():
                rest.addSpacing(10)
            rest.addWidget(_label(text, "strong"))
            rest.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.more_themes)
        row.addStretch()
        rest.addLayout(row)
        rest.addSpacing(6)
        for fold in self._make_folds():
            rest.addWidget(fold)
        layout.addWidget(self._rest)
        layout.addStretch()

    def _make_plan(self) -> QFrame:
        """Return the bar of a planned visit: what became of it is one click, saving the second."""
        bar = QFrame()
        theme.set_kind(bar, "well")
        self._planned_for = QLabel(wordWrap=True)
        self.settle = ChipGroup(exclusive=True)
        self.settle.setAccessibleName(_("Wat is ervan geworden?"))
        for status in (VisitStatus.HELD, VisitStatus.CANCELLED_BY_SCHOOL, VisitStatus.CANCELLED_BY_US):
            self.settle.add(status, words.word(status), tone=STATUS_TONES[status])
        box = QVBoxLayout(bar)
        box.setContentsMargins(12, 10, 12, 12)
        box.setSpacing(8)
        box.addWidget(self._planned_for)
        box.addWidget(self.settle)
        bar.hide()
        return bar

    def _make_folds(self) -> Sequence[Fold]:
        self.notice_fold = Fold(_("Wat viel op?"), "signal-up")
        self.promise_fold = Fold(_("Toezeggingen"), "promise")
        self.note_fold = Fold(_("Notitie"), "note")
        notice = self.notice_fold.body
        notice.addWidget(_label(_("Wie nam het initiatief?"), "caption"))
        notice.addWidget(self.initiative)
        notice.addWidget(self.signals)
        self.promise_fold.body.addWidget(self.promises)
        self.note_fold.body.addWidget(self.note)
        return self.when, self.notice_fold, self.promise_fold, self.note_fold

    def _connect(self) -> None:
        self.school.chosen.connect(self._on_school)
        self.people.changed.connect(self._on_people)
        self.more_themes.clicked.connect(self._show_all_themes)
        self.when.day_changed.connect(self.read_people)
        self.settle.changed.connect(self._on_settle)
        for group in (self.kinds, self.themes, self.initiative):
            group.changed.connect(self._on_input)
        for part in (self.when, self.signals, self.promises, self.note):
            part.changed.connect(self._on_input)
        self.promise_fold.opened.connect(self._begin_promise)
        self.note_fold.opened.connect(self.note.setFocus)

    # --- filling in

    def fill(self, prefill: VisitPrefill) -> None:
        """Begin anew with what is known.

        Raises:
            NotFoundError: the visit to change is gone; the sheet is then an empty one.
        """
        from netwerkkaart.queries import visit_sheet as query
        from netwerkkaart.queries.choices import workers_at_work

        self._clear(prefill.day or self._desk.today())
        today = self._desk.today()
        with self._desk.store.read() as connection:
            self.school.set_schools(query.school_choices(connection, worker_id=self._desk.me, today=today))
            colleagues = workers_at_work(connection, today=today)
            mine = () if self._desk.me is None else (self._desk.me,)
            self.when.set_workers(colleagues, prefill.worker_ids or mine)
            if prefill.visit_id is not None:
                self._show_sheet(connection, query.visit_sheet(connection, prefill.visit_id), colleagues)
                return
            school_id = prefill.school_id
            if school_id is None and prefill.contact_ids:
                school_id = query.school_of_contacts(connection, prefill.contact_ids, today=today)
            self._show_school(connection, school_id)
            self.people.add_people(query.people_named(connection, prefill.contact_ids, on=today))
        self._offer_themes(prefill.theme_ids)
        self._on_people()

    def take_extra(self, extra: dict[str, Any]) -> None:
        """Take over what a page knows besides: ``kind``, ``status``, ``place``."""
        if isinstance(extra.get("kind"), VisitKind):
            self.kinds.set_checked([extra["kind"]])
        if extra.get("place"):
            self.when.place.setText(str(extra["place"]))
        status = extra.get("status")
        if isinstance(status, VisitStatus):
            self.settle.set_checked([status])
            self.when.settle_as(status)
        self.sum_up()

    def add_people(self, contact_ids: Sequence[int]) -> None:
        """Choose these people too."""
        if contact_ids:
            from netwerkkaart.queries.visit_sheet import people_named

            with self._desk.store.read() as connection:
                self.people.add_people(people_named(connection, contact_ids, on=self._desk.today()))
            self._on_people()

    def _clear(self, day: date) -> None:
        self.visit_id = None
        self._warned = ""
        self.people.choose(())
        self.people.set_people(None, ())
        self.signals.set_noted(())
        self.signals.set_people(())
        self.promises.clear()
        self.note.set_text("")
        self.when.start(day, self._desk.today())
        for group in (self.kinds, self.themes, self.settle):
            group.set_checked(())
        self.initiative.set_checked([Initiative.UNKNOWN])
        for fold in (self.when, self.notice_fold, self.promise_fold, self.note_fold):
            fold.set_open(open_=False)
        self._plan.hide()

    def _show_school(self, connection: Reading, school_id: int | None) -> None:
        """Show a school with its people, themes and places; the chosen people and themes stay."""
        from netwerkkaart.queries import visit_sheet as query

        school = None if school_id is None else query.school_choice(connection, school_id)
        self.school.choose(school)
        self._read_school(connection)

    def _read_school(self, connection: Reading) -> None:
        from netwerkkaart.queries import visit_sheet as query

        school = self.school.school()
        number = school.id if school else None
        on = self.when.chosen_day()
        people = () if number is None else query.people_of_school(connection, number, on=on)
        self.people.set_people(number, people)
        self._themes = query.theme_choices(connection, number)
        self._offer_themes(self._chosen_themes())
        self.when.set_places(() if number is None else query.usual_places(connection, number))
        self.promises.show_school(number, on)

    def _show_sheet(self, connection: Reading, sheet: "VisitSheet", colleagues: Sequence["Choice"]) -> None:
        self.visit_id = sheet.id
        self.when.day.set_value(sheet.day)
        self._show_school(connection, sheet.school_id)
        self.people.add_people(sheet.people)
        self.people.choose([person.id for person in sheet.people])
        everybody = {one.id: one for one in (*colleagues, *sheet.workers)}  # also who left since
        self.when.set_workers(list(everybody.values()), [one.id for one in sheet.workers])
        known = {one.id for one in self._themes}
        self._themes = (*self._themes, *(one for one in sheet.themes if one.id not in known))  # put away since
        self._offer_themes([one.id for one in sheet.themes])
        self.kinds.set_checked([sheet.kind])
        self.initiative.set_checked([sheet.initiative])
        self.when.show_kept(sheet.at, sheet.place, sheet.status)
        self.note.set_text(sheet.note)
        self.signals.set_people([(person.id, self.people.name(person.id)) for person in sheet.people])
        self.signals.set_noted([(one.kind, one.contact_id) for one in sheet.signals])
        self.promises.set_before(sheet.promises)
        self._plan.setVisible(sheet.status is VisitStatus.PLANNED)
        when = " ".join(part for part in (dates.day(sheet.day), dates.clock(sheet.at)) if part)
        self._planned_for.setText(_("Gepland voor {when}. Wat is ervan geworden?").format(when=when))
        self.sum_up()

    def _offer_themes(self, chosen: Sequence[int], *, everything: bool = False) -> None:
        many = len(self._themes) > _FIRST_THEMES + 1 and not everything
        shown = [one for place, one in enumerate(self._themes) if not many or place < _FIRST_THEMES or one.id in chosen]
        self.themes.clear()
        for one in shown:
            self.themes.add(one.id, one.name)
        self.themes.set_checked(chosen)
        self.more_themes.setVisible(len(shown) < len(self._themes))

    def _show_all_themes(self) -> None:
        before, chosen = set(self.themes.keys()), self._chosen_themes()
        self._offer_themes(chosen, everything=True)
        self.sum_up()
        fresh = next((one.id for one in self._themes if one.id not in before), None)
        if fresh is not None:
            self.themes.chip(fresh).setFocus(Qt.FocusReason.TabFocusReason)

    # --- what the user does

    def focus_start(self) -> None:
        """Go to the first thing that is not known yet."""
        if self.school.school() is None:
            self.school.pick.field.setFocus()
        elif self.visit_id is None:
            self.people.focus_first()
        elif not self._plan.isHidden() and self.when.chosen_status() is VisitStatus.PLANNED:
            self.settle.chip(VisitStatus.HELD).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.kinds.chip(self.kinds.kind() or VisitKind.DROP_IN).setFocus(Qt.FocusReason.TabFocusReason)

    def read_people(self) -> None:
        """Read again who was at the school that day, and what can be chosen; what is chosen stays."""
        from netwerkkaart.queries.visit_sheet import people_named

        chosen = self.people.selected()
        with self._desk.store.read() as connection:
            self.people.choose(())
            self._read_school(connection)
            self.people.add_people(people_named(connection, chosen, on=self.when.chosen_day()))
        self._on_people()

    def _on_school(self) -> None:
        with self._desk.store.read() as connection:
            self.people.choose(())
            self._read_school(connection)
        self._on_people()
        self.people.focus_first()

    def _on_people(self) -> None:
        self.signals.set_people([(one, self.people.name(one)) for one in self.people.selected()])
        self._on_input()

    def _on_settle(self) -> None:
        chosen = next((one for one in self.settle.checked() if isinstance(one, VisitStatus)), VisitStatus.PLANNED)
        self.when.settle_as(chosen)

    def _begin_promise(self) -> None:
        if not self.promises.lines():
            self.promises.add()
        self.promises.lines()[0].text.setFocus()

    def _on_input(self) -> None:
        self.sum_up()
        self.changed.emit()

    def sum_up(self) -> None:
        """Show what there is room for, and tell in the headings of folded parts what is in them."""
        self._rest.setVisible(self.school.school() is not None)
        self.when.sum_up()
        initiative = self.chosen_initiative()
        told = [] if initiative is Initiative.UNKNOWN else [_("initiatief {who}").format(who=words.word(initiative))]
        self.notice_fold.set_summary(" · ".join(part for part in (self.signals.summary(), *told) if part))
        self.promise_fold.set_summary(self.promises.summary())
        self.note_fold.set_summary(" ".join(self.note.text().split())[:_EXCERPT])
        order_tabs(self)

    # --- what is filled in

    def chosen_initiative(self) -> Initiative:
        """Return who took the initiative; unknown until somebody says."""
        return next((one for one in self.initiative.checked() if isinstance(one, Initiative)), Initiative.UNKNOWN)

    def _chosen_themes(self) -> tuple[int, ...]:
        return tuple(key for key in self.themes.checked() if isinstance(key, int))

    def state(self) -> object:
        """Return everything that can be filled in, for telling whether anything was."""
        school = self.school.school()
        return (
            school.id if school else None,
            frozenset(self.people.selected()),
            self.people.half_typed(),
            self.kinds.kind(),
            frozenset(self._chosen_themes()),
            self.when.state(),
            self.chosen_initiative(),
            self.signals.noted(),
            self.promises.promised(),
            self.note.text(),
        )

    def missing(self) -> str:
        """Go to the first thing that stands in the way of saving and say what it is; empty when nothing does."""
        if self.school.school() is None:
            self.school.pick.field.setFocus()
            return _("Kies eerst de school.")
        if self.kinds.kind() is None:
            self.kinds.chip(VisitKind.DROP_IN).setFocus(Qt.FocusReason.TabFocusReason)
            return _("Kies nog de soort: hoe was het contact?")
        if any(not one.text for one in self.promises.promised()):
            self.promise_fold.set_open(open_=True)
            return _("Schrijf in een paar woorden wat er is toegezegd, of haal de lege toezegging weg.")
        return self.when.problem() or self._doubtful_note()

    def _doubtful_note(self) -> str:
        """Ask once to look at a note that seems to be about a pupil; the second time it is kept as it is."""
        if not self.note.open_warning() or self._warned == self.note.text():
            return ""
        self._warned = self.note.text()
        self.note_fold.set_open(open_=True)
        self.note.setFocus()
        return _("Kijk nog even naar de notitie. Nog eens opslaan bewaart haar zoals ze is.")

    def draft(self) -> "VisitDraft":
        """Return the sheet as filled in; only when nothing is missing."""
        from netwerkkaart.usecases.visits import PromiseDraft, SignalDraft, VisitDraft

        school, kind = self.school.school(), self.kinds.kind()
        if school is None or kind is None:
            raise RuntimeError("a visit is saved only when it is complete")
        people, me = self.people.selected(), self._desk.me
        only = people[0] if len(people) == 1 else None
        return VisitDraft(
            school_id=school.id,
            day=self.when.chosen_day(),
            kind=kind,
            status=self.when.chosen_status(),
            at=self.when.chosen_time(),
            place=self.when.place.text(),
            initiative=self.chosen_initiative(),
            contact_ids=people,
            worker_ids=self.when.chosen_workers(),
            theme_ids=self._chosen_themes(),
            signals=tuple(SignalDraft(signal, about) for signal, about in self.signals.noted()),
            promises=tuple(
                PromiseDraft(one.side, one.text, one.due_on, only, me if one.side is PromiseSide.US else None)
                for one in self.promises.promised()
            ),
            note=self.note.text(),
            entered_by_id=me,
        )


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    theme.set_kind(label, kind)
    return label
