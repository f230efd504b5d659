"""The ladder: the phase that was set, and for each phase which entry tests the log meets and which not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from netwerkkaart.domain.ladder import highest_met
from netwerkkaart.domain.phases import Phase
from netwerkkaart.queries.dossier_rows import Dossier
from netwerkkaart.texts import _, trust, words
from netwerkkaart.texts.dates import day
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.growth.met_row import MetRow
from netwerkkaart.ui.schools.parts import label
from netwerkkaart.ui.widgets.badges import PhaseLadder
from netwerkkaart.ui.widgets.section import Card, Rule


class LadderCard(Card):
    """Set by the worker, with reason; the program only shows what there is already."""

    record_opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Ladder"), "phase", parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self.set_button = QPushButton(_("Fase zetten…"))
        self.set_button.clicked.connect(self._set)
        self.add_action(self.set_button)
        self.ladder = PhaseLadder()
        self._since, self._reason, self._highest = label(kind="muted"), label(), label(kind="muted")
        for widget in (self.ladder, self._since, self._reason):
            self.add(widget)
        self.add(Rule())
        self.add(self._highest)
        self._heads: dict[Phase, QLabel] = {}
        self.tests: list[MetRow] = []
        self.body.setSpacing(6)

    def show_dossier(self, dossier: Dossier, *, other: bool) -> None:
        """Show a school; ``other`` when it is not the one shown before."""
        self._dossier = dossier
        record = dossier.record
        held, ambition, tests = record.phase, dossier.school.ambition, record.entry_tests()
        self.set_button.setEnabled(not self._desk.store.read_only)
        self.ladder.set_phase(held.phase if held else None, ambition)
        self._since.setText(_("nog niet gezet"))
        if held is not None:
            back = [words.word(held.back_because)] if held.back_because else []
            by = [_("door {name}").format(name=held.set_by)] if held.set_by else []
            self._since.setText(" · ".join([_("sinds {day}").format(day=day(held.since)), *back, *by]))
        reason = held.reason if held else ""
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._highest.setText(trust.highest_phase(highest_met(tests)))
        if not self.tests:
            for test in tests:
                self._add_test(test.phase)
        for row, test in zip(self.tests, tests, strict=True):
            row.show_test(record, test, trust.entry_test(test), trust.entry_rule(test))
            if other:
                row.unfold(open_=False)
        for phase, head in self._heads.items():
            parts = [words.phase_label(phase)]
            parts += [_("nu")] if held is not None and held.phase is phase else []
            parts += [_("ambitie")] if ambition is phase else []
            head.setText(" · ".join(parts))

    def _add_test(self, phase: Phase) -> None:
        """Make the line of a test, under the name of its phase."""
        if phase not in self._heads:
            self._heads[phase] = label(kind="strong")
            self.add(self._heads[phase])
        row = MetRow()
        row.opened.connect(self.record_opened)
        self.tests.append(row)
        self.add(row)

    def _set(self) -> None:
        if self._dossier is not None:
            acts.set_phase(self._desk, self, self._dossier.school.id)
