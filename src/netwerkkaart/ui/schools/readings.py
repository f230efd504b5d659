"""What is read of a school, each reading in plain words, with the rule and the records behind "Waarom?"."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.queries.school_record import SchoolRecord
from netwerkkaart.texts import _
from netwerkkaart.texts.evidence import Evidence, of_promises, of_signals, of_visits
from netwerkkaart.texts.readings import RECIPROCITY, Told, told
from netwerkkaart.ui.schools.why import Group, Reasons, Record, WhyRow
from netwerkkaart.ui.widgets.section import Card, Rule

_READINGS = 6
_TITLE_WIDE = 108


def evidence(record: SchoolRecord, reading: Told) -> list[Evidence]:
    """Return the records behind a reading in words, newest first."""
    if reading.records is Kind.SIGNAL:
        return of_signals(record, reading.ids)
    if reading.records is Kind.PROMISE:
        return of_promises(record, reading.ids)
    return of_visits(record, reading.ids, with_initiative=reading.key == RECIPROCITY)


class ReadingRow(WhyRow):
    """Title, plain words, and "Waarom?" that opens the rule and the records in place."""

    visit_opened = Signal(int)
    promise_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, title_wide=_TITLE_WIDE)
        self._told: tuple[Told, tuple[Evidence, ...]] | None = None
        self.opened.connect(self._open)

    def show_reading(self, reading: Told, records: tuple[Evidence, ...]) -> None:
        """Show a reading with its records; what was unfolded stays so."""
        if (reading, records) == self._told:
            return
        self._told = (reading, records)
        self.show_why(
            reading.title, reading.text, lambda: _reasons(reading, records), warns=reading.warns, known=reading.known
        )

    def _open(self, one: object) -> None:
        if not isinstance(one, Evidence):
            return
        if one.records is Kind.PROMISE:
            self.promise_opened.emit(one.id)
        elif one.visit_id is not None:
            self.visit_opened.emit(one.visit_id)


def _reasons(reading: Told, records: tuple[Evidence, ...]) -> Reasons:
    shown = [Record(one, one.text) for one in records]
    more = _("en nog {number}; zie de tijdlijn")
    return Reasons(reading.rule, [Group("", shown, more)], reading.missing, nothing=_("Er is nog niets dat meetelt."))


class ReadingsCard(Card):
    """The readings under each other: shown apart, never added up."""

    visit_opened = Signal(int)
    promise_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Hoe het contact loopt"), "handshake", parent)
        self.set_note(_("laatste 20 schoolweken"))
        self.body.setSpacing(10)
        self.rows = [ReadingRow() for _reading in range(_READINGS)]
        for number, row in enumerate(self.rows):
            if number:
                self.add(Rule())
            row.visit_opened.connect(self.visit_opened)
            row.promise_opened.connect(self.promise_opened)
            self.add(row)

    def show_record(self, record: SchoolRecord, *, other: bool) -> None:
        """Show the readings of a school; ``other`` when it is not the one shown before."""
        for row, reading in zip(self.rows, told(record.readings, record.names), strict=True):
            if other:
                row.unfold(open_=False)
            row.show_reading(reading, tuple(evidence(record, reading)))
