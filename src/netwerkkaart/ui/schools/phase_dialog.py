"""The ladder: which entry tests are met according to the log, and the phase the worker sets."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.facts import PhaseStep
from netwerkkaart.domain.ladder import EntryTest, highest_met
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.queries.dossier import school_facts
from netwerkkaart.queries.school_record import SchoolRecord, school_record
from netwerkkaart.texts import _, trust, words
from netwerkkaart.texts.evidence import Evidence, of_records
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.parts import Roomy, day_so_far, kept_text, label
from netwerkkaart.ui.schools.testline import TestLine, open_record
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.note import NoteField
from netwerkkaart.usecases.partnership import delete_phase, edit_phase, set_phase


class PhaseDialog(Dialog):
    """Eight phases with what speaks for each; going back asks why. With an id a step set before is put right."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, school_id: int, phase_id: int | None = None
    ) -> None:
        with desk.store.read() as connection:
            school = school_facts(connection, school_id)
            record = school_record(
                connection, school_id, today=desk.today(), region=school.region, interval_weeks=school.interval_weeks
            )
        intro = _("Jij zet de fase; het programma laat zien wat er volgens de bezoeken al is en wat nog niet.")
        step = next((each for each in record.phases if each.id == phase_id), None)
        title = _("Fase van {school} bewerken") if step else _("Fase van {school}")
        super().__init__(title.format(school=school.name), parent, intro=intro)
        self.setMinimumWidth(660)
        self._desk = desk
        self._school_id = school_id
        self._step = step
        self._steps = tuple(each for each in record.phases if each is not step)
        tests = record.entry_tests()
        self.tests: list[TestLine] = []
        now = record.phase
        self.group = QButtonGroup(self)
        self.ladder = Roomy()
        self.ladder.column.addLayout(self._ladder(record, tests))
        self.body.addWidget(self.ladder, 1)
        highest = highest_met(tests)
        self.body.addWidget(label(trust.highest_phase(highest), "muted"))
        self.body.addWidget(self._form())
        shown = step or now
        self.group.button(shown.phase.value if shown else highest.value).setChecked(True)
        if step is not None:
            self._fill(step)
        self.group.idClicked.connect(lambda _id: self._on_phase())
        self.since.changed.connect(lambda _day: self._show_back())
        self.set_buttons(_("Opslaan") if step else _("Fase zetten"))
        self.ok_button.setEnabled(not desk.store.read_only)
        self._show_back()

    def _ladder(self, record: SchoolRecord, tests: tuple[EntryTest, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for phase in Phase:
            radio = QRadioButton(words.phase_label(phase))
            self.group.addButton(radio, phase.value)
            grid.addWidget(radio, phase.value, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._tests(record, [one for one in tests if one.phase is phase]), phase.value, 1)
            radio.setAccessibleDescription(_spoken([one for one in tests if one.phase is phase]))
        return grid

    def _form(self) -> Form:
        form = Form()
        self.since = form.row(_("Sinds"), DateField(self._desk.today()))
        self.since.setAccessibleName(_("Sinds"))
        self.since.set_value(self._desk.today())
        self._back = QWidget()
        back = Form()
        self.because = back.row(_("Waarom een stap terug"), QComboBox())
        self.because.addItem(_("Kies een reden…"), None)
        for reason in StepBackReason:
            self.because.addItem(words.word(reason), reason)
        inner = QVBoxLayout(self._back)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(back)
        form.add(self._back)
        self.reason = form.row(_("Toelichting"), NoteField(self._desk.today, lines=2))
        self.reason.edit.setAccessibleName(_("Toelichting"))
        return form

    def _fill(self, step: PhaseStep) -> None:
        """Fill in a step that was set before, and offer to take it back."""
        self.since.set_value(step.since)
        self.reason.set_text(step.reason)
        self.because.setCurrentIndex(max(self.because.findData(step.back_because), 0))
        delete = self.add_button(_("Verwijderen"))
        delete.clicked.connect(self._delete)
        delete.setEnabled(not self._desk.store.read_only)

    def _tests(self, record: SchoolRecord, tests: list[EntryTest]) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setContentsMargins(0, 3, 0, 0)
        box.setSpacing(2)
        for test in tests:
            line = TestLine(trust.entry_test(test), of_records(record, test.records, test.ids), met=test.met)
            line.said.setAccessibleName(_spoken([test]))
            line.record_opened.connect(self._open_record)
            box.addWidget(line)
            self.tests.append(line)
        box.addStretch()
        return box

    def _open_record(self, one: Evidence) -> None:
        open_record(self._desk, self, self._school_id, one)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        chosen = self.group.checkedButton()
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def chosen(self) -> Phase:
        """Return the phase that is chosen."""
        return Phase(self.group.checkedId())

    def _before(self, since: date) -> Phase | None:
        return next((step.phase for step in reversed(self._steps) if step.since < since), None)

    def goes_back(self) -> bool:
        """Tell whether the choice is lower than what was set before the chosen day."""
        before = self._before(self.since.value() or self._desk.today())
        return before is not None and self.chosen() < before

    def _on_phase(self) -> None:
        self._show_back()
        chosen = self.group.checkedButton()
        if chosen is not None:
            self.ladder.ensureWidgetVisible(chosen, 0, 24)

    def _show_back(self) -> None:
        self._back.setVisible(self.goes_back())
        self.grow()

    def save(self) -> None:
        """Set the phase.

        Raises:
            RefusedError: there is no day or it has yet to come, or the school goes back without a reason.
        """
        since = day_so_far(self.since, self._desk.today())
        store, reason = self._desk.store, kept_text(self.reason)
        because = self.because.currentData() if self.goes_back() else None
        if self._step is not None:
            edit_phase(store, self._step.id, self.chosen(), since=since, reason=reason, back_because=because)
            return
        me = self._desk.me
        set_phase(store, self._school_id, self.chosen(), since=since, reason=reason, back_because=because, set_by_id=me)

    def _delete(self) -> None:
        if self._step is not None:
            self._desk.act(delete_phase, self._desk.store, self._step.id)
        self.reject()


def _spoken(tests: list[EntryTest]) -> str:
    return ", ".join(f"{trust.entry_test(test)}: {_('aanwezig') if test.met else _('nog niet')}" for test in tests)
