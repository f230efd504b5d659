"""What is read of a school, each reading in plain words, with the rule and the records behind "Waarom?"."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.queries.school_record import SchoolRecord
from netwerkkaart.texts import _
from netwerkkaart.texts.evidence import Evidence, of_promises, of_signals, of_visits
from netwerkkaart.texts.readings import RECIPROCITY, Told, told
from netwerkkaart.ui import theme
from netwerkkaart.ui.schools.parts import RecordLink, clear, label, link
from netwerkkaart.ui.widgets.section import Card, Rule

_MOST = 12
_READINGS = 6


def evidence(record: SchoolRecord, reading: Told) -> list[Evidence]:
    """Return the records behind a reading in words, newest first."""
    if reading.records is Kind.SIGNAL:
        return of_signals(record, reading.ids)
    if reading.records is Kind.PROMISE:
        return of_promises(record, reading.ids)
    return of_visits(record, reading.ids, with_initiative=reading.key == RECIPROCITY)


class ReadingRow(QWidget):
    """Title, plain words, and "Waarom?" that opens the rule and the records in place."""

    visit_opened = Signal(int)
    promise_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Told | None = None
        self._records: tuple[Evidence, ...] = ()
        self._title, self._text = label(kind="strong", wrap=False), label()
        self.why = link(_("Waarom?"), self._turn)
        self.why.setCheckable(True)
        self._reasons = QFrame()
        theme.set_kind(self._reasons, "well")
        self._reasons.hide()
        self._inside = QVBoxLayout(self._reasons)
        self._inside.setContentsMargins(12, 10, 12, 10)
        self._inside.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(12)
        self._title.setFixedWidth(108)
        line.addWidget(self._title)
        line.addWidget(self._text, 1)
        line.addWidget(self.why)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(line)
        layout.addWidget(self._reasons)

    def show_reading(self, reading: Told, records: tuple[Evidence, ...]) -> None:
        """Show a reading with its records; what was unfolded stays so."""
        if (reading, records) == (self._reading, self._records):
            return
        self._reading, self._records = reading, records
        self._title.setText(reading.title)
        self._text.setText(reading.text)
        theme.set_kind(self._text, "warning" if reading.warns else "" if reading.known else "muted")
        self.why.setAccessibleName(_("Waarom {title}?").format(title=reading.title.lower()))
        if not self._reasons.isHidden():
            self._fill()

    def fold(self) -> None:
        """Fold the reasons away: another school is shown."""
        self._reasons.hide()
        self.why.setChecked(False)

    def text(self) -> str:
        """Return what the reading says."""
        return self._text.text()

    def reasons(self) -> list[str]:
        """Return the lines that are unfolded."""
        if self._reasons.isHidden() or self._reading is None:
            return []
        return [self._reading.rule, *(one.text for one in self._records)]

    def _turn(self) -> None:
        if self._reasons.isHidden():
            self._fill()
        self._reasons.setVisible(self._reasons.isHidden())
        self.why.setChecked(not self._reasons.isHidden())

    def _fill(self) -> None:
        clear(self._inside)
        reading = self._reading
        if reading is None:
            return
        self._inside.addWidget(label(reading.rule))
        for one in self._records[:_MOST]:
            self._inside.addWidget(RecordLink(one.text, self._opening(one)))
        rest = len(self._records) - _MOST
        if rest > 0:
            self._inside.addWidget(label(_("en nog {number}; zie de tijdlijn").format(number=rest), "small"))
        if not self._records:
            self._inside.addWidget(label(_("Er is nog niets dat meetelt."), "muted"))
        if reading.missing:
            self._inside.addWidget(label(reading.missing, "muted"))

    def _opening(self, one: Evidence) -> Callable[[], None]:
        def opened() -> None:
            if one.records is Kind.PROMISE:
                self.promise_opened.emit(one.id)
            elif one.visit_id is not None:
                self.visit_opened.emit(one.visit_id)

        return opened


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
                row.fold()
            row.show_reading(reading, tuple(evidence(record, reading)))
