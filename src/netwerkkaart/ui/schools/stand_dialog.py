"""The stand of the trust: the program proposes by a rule one can read, the worker sets."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netwerkkaart.domain.trust import StandOrigin, TrustStand
from netwerkkaart.queries.dossier import school_facts
from netwerkkaart.queries.school_record import SchoolRecord, school_record
from netwerkkaart.texts import _, trust, words
from netwerkkaart.texts.dates import short_day
from netwerkkaart.texts.evidence import Evidence, of_records
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.parts import day_so_far, kept_text, label, link
from netwerkkaart.ui.schools.testline import TestLine, open_record
from netwerkkaart.ui.widgets.badges import StandBadge
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.note import NoteField
from netwerkkaart.ui.widgets.section import Section
from netwerkkaart.usecases.partnership import delete_trust_state, edit_trust_state, set_trust_state


class StandDialog(Dialog):
    """The proposal with its reasons, and the choice; another choice than proposed asks why.

    With an id a stand set before is put right, beside what the program proposed on its own day.
    """

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, school_id: int, state_id: int | None = None
    ) -> None:
        with desk.store.read() as connection:
            school = school_facts(connection, school_id)

            def record_on(day: date) -> SchoolRecord:
                return school_record(
                    connection, school_id, today=day, region=school.region, interval_weeks=school.interval_weeks
                )

            record = record_on(desk.today())
            step = next((each for each in record.stands if each.id == state_id), None)
            if step is not None:
                record = record_on(step.since)
        super().__init__(_("Stand van het vertrouwen: {school}").format(school=school.name), parent)
        self.setMinimumWidth(560)
        self._desk = desk
        self._school_id = school_id
        self._step = step
        self.proposal = record.proposal()
        self.body.addWidget(self._proposed(record))
        held = step or record.stand
        if step is None and held is not None:
            said = _("Nu: {stand}, sinds {day}.").format(stand=words.word(held.stand), day=short_day(held.since))
            if record.doubts:
                said += " " + trust.still_true(record.doubts) + "."
            self.body.addWidget(label(said, "muted"))
        form = Form()
        self.stand = form.row(_("Hoe staat het volgens jou"), ChipGroup(exclusive=True, required=True))
        for stand in TrustStand:
            self.stand.add(stand, words.word(stand), tone=f"stand.{stand.value}")
        self.stand.set_checked([held.stand if held is not None else self.proposal.stand])
        self.since = form.row(_("Sinds"), DateField(desk.today()))
        self.since.setAccessibleName(_("Sinds"))
        self.since.set_value(step.since if step else desk.today())
        self.reason = form.row(_("Waarom"), NoteField(desk.today, lines=2))
        self.reason.edit.setAccessibleName(_("Waarom"))
        self._origin = label(kind="small")
        form.add(self._origin)
        self.body.addWidget(form)
        self.set_buttons(_("Opslaan") if step else _("Stand zetten"))
        self.ok_button.setEnabled(not desk.store.read_only)
        if step is not None:
            self.reason.set_text(step.reason)
            delete = self.add_button(_("Verwijderen"))
            delete.clicked.connect(self._delete)
            delete.setEnabled(not desk.store.read_only)
        self.stand.changed.connect(lambda _keys: self._show_origin())
        self._show_origin()

    def _proposed(self, record: SchoolRecord) -> QWidget:
        """Return the proposal with its rule, and the tests to unfold."""
        well = Section()
        theme.set_kind(well, "well")
        well.setContentsMargins(14, 12, 14, 12)
        badge = StandBadge()
        badge.set_stand(self.proposal.stand)
        head = QHBoxLayout()
        head.setSpacing(8)
        said = _("Het programma stelt voor:") if self._step is None else _("Het programma stelde toen voor:")
        head.addWidget(label(said, wrap=False))
        head.addWidget(badge)
        head.addStretch()
        self.why = link(_("Waarom?"), self._turn, name=_("Waarom dit voorstel?"))
        head.addWidget(self.why)
        well.add(head)
        well.add(label(trust.stand_rule(self.proposal.stand), "muted"))
        self._tests = QWidget()
        lines = QVBoxLayout(self._tests)
        lines.setContentsMargins(0, 4, 0, 0)
        lines.setSpacing(3)
        self.tests = []
        for test in self.proposal.tests:
            line = TestLine(trust.stand_test(test), of_records(record, test.records, test.ids), met=test.met)
            line.record_opened.connect(self._open_record)
            lines.addWidget(line)
            self.tests.append(line)
        found = _("Richting van de signalen: {trend}").format(trend=trust.trend(record.trend()))
        lines.addWidget(label(found, "muted"))
        self._tests.hide()
        well.add(self._tests)
        return well

    def _turn(self) -> None:
        self._tests.setVisible(self._tests.isHidden())
        self.fit()

    def _open_record(self, one: Evidence) -> None:
        open_record(self._desk, self, self._school_id, one)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.stand.chip(self.stand.checked()[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def chosen(self) -> TrustStand:
        """Return the stand that is chosen."""
        return TrustStand(str(self.stand.checked()[0]))

    def origin(self) -> StandOrigin:
        """Return whether the choice is what was proposed; a stand that is only put right keeps how it came about."""
        if self._step is not None and self.chosen() is self._step.stand:
            return self._step.origin
        return StandOrigin.PROPOSED if self.chosen() is self.proposal.stand else StandOrigin.OWN

    def _show_origin(self) -> None:
        if self.origin() is StandOrigin.PROPOSED:
            self._origin.setText(_("Gelijk aan het voorstel; een reden mag, maar hoeft niet."))
        else:
            self._origin.setText(_("Anders dan het voorstel: schrijf in een zin waarom."))

    def save(self) -> None:
        """Set the stand.

        Raises:
            RefusedError: there is no day or it has yet to come, or another stand than proposed without a reason.
        """
        since = day_so_far(self.since, self._desk.today())
        store, reason = self._desk.store, kept_text(self.reason)
        if self._step is not None:
            edit_trust_state(store, self._step.id, self.chosen(), since=since, origin=self.origin(), reason=reason)
            return
        set_trust_state(
            store,
            self._school_id,
            self.chosen(),
            since=since,
            origin=self.origin(),
            reason=reason,
            set_by_id=self._desk.me,
        )

    def _delete(self) -> None:
        if self._step is not None:
            self._desk.act(delete_trust_state, self._desk.store, self._step.id)
        self.reject()
