"""The stand of the trust as it was set, what speaks against it, and what the program proposes by its visible rule."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.domain.trust import StandOrigin, StandTestKind
from netwerkkaart.queries.dossier_rows import Dossier
from netwerkkaart.texts import _, trust, words
from netwerkkaart.texts.dates import day
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.growth.met_row import MetRow
from netwerkkaart.ui.schools.parts import label, link
from netwerkkaart.ui.widgets.badges import StandBadge
from netwerkkaart.ui.widgets.section import Card, IconLabel, Rule
from netwerkkaart.usecases.partnership import set_trust_state


class StandCard(Card):
    """Set by the worker; the program proposes, with every test behind the proposal."""

    record_opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Stand van het vertrouwen"), "handshake", parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self.set_button = QPushButton(_("Stand zetten…"))
        self.set_button.clicked.connect(self._set)
        self.add_action(self.set_button)
        self.badge = StandBadge()
        self._since, self._reason = label(kind="muted"), label()
        for widget in (self.badge, self._since, self._reason, self._make_doubt()):
            self.add(widget)
        self.add(Rule())
        self.proposed = StandBadge()
        self.add(self._make_proposal())
        self._rule = label(kind="muted")
        self._why = QWidget()
        inside = QVBoxLayout(self._why)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self._rule)
        self.tests = [MetRow() for _kind in StandTestKind]
        for row in self.tests:
            row.opened.connect(self.record_opened)
            inside.addWidget(row)
        self._why.hide()
        self.add(self._why)

    def _make_doubt(self) -> QWidget:
        """Return the question whether it still holds, with its two answers."""
        self.doubt = QFrame()
        theme.set_kind(self.doubt, "warning")
        line = QHBoxLayout(self.doubt)
        line.setContentsMargins(12, 8, 8, 8)
        line.setSpacing(8)
        self._doubt_words = label()
        self.holds = QPushButton(_("Klopt nog"))
        self.holds.setAccessibleName(_("De stand klopt nog"))
        self.holds.clicked.connect(self._confirm)
        line.addWidget(IconLabel("clock", 16, "warning"))
        line.addWidget(self._doubt_words, 1)
        line.addWidget(self.holds)
        self.doubt.hide()
        return self.doubt

    def _make_proposal(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(label(_("Het programma stelt voor:"), wrap=False))
        line.addWidget(self.proposed)
        line.addStretch()
        self.why = link(_("Waarom?"), self._turn, name=_("Waarom dit voorstel?"))
        self.why.setCheckable(True)
        line.addWidget(self.why)
        return made

    def show_dossier(self, dossier: Dossier, *, other: bool) -> None:
        """Show a school; ``other`` when it is not the one shown before."""
        self._dossier = dossier
        record, writable = dossier.record, not self._desk.store.read_only
        held, doubts = record.stand, record.doubts
        self.set_button.setEnabled(writable)
        self.badge.set_stand(held.stand if held else None, faded=bool(doubts))
        self._since.setText(_("nog niet gezet"))
        if held is not None:
            parts = [_("sinds {day}").format(day=day(held.since)), words.word(held.origin)]
            parts += [_("door {name}").format(name=held.set_by)] if held.set_by else []
            self._since.setText(" · ".join(parts))
        reason = held.reason if held else ""
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self.doubt.setVisible(bool(doubts))
        self.holds.setEnabled(writable)
        self._doubt_words.setText(trust.still_true(doubts))
        proposal = record.proposal()
        self.proposed.set_stand(proposal.stand)
        self._rule.setText(trust.stand_rule(proposal.stand))
        for row, test in zip(self.tests, proposal.tests, strict=True):
            row.show_test(record, test, trust.stand_test(test), trust.stand_test_rule(test))
            if other:
                row.unfold(open_=False)
        if other:
            self._why.hide()
            self.why.setChecked(False)

    def _turn(self) -> None:
        self._why.setVisible(self._why.isHidden())
        self.why.setChecked(not self._why.isHidden())

    def _set(self) -> None:
        if self._dossier is not None:
            acts.set_stand(self._desk, self, self._dossier.school.id)

    def _confirm(self) -> None:
        """Set the same stand again from today on: it was asked after, and holds."""
        held = self._dossier.record.stand if self._dossier else None
        if self._dossier is None or held is None:
            return
        today = self._desk.today()
        proposed = self._dossier.record.proposal().stand is held.stand
        self._desk.act(
            set_trust_state,
            self._desk.store,
            self._dossier.school.id,
            held.stand,
            since=today,
            origin=StandOrigin.PROPOSED if proposed else StandOrigin.OWN,
            reason=_("Nagegaan: dit klopt nog."),
            set_by_id=self._desk.me,
        )
