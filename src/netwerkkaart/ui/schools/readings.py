"""What is read of a school, each reading in plain words, with the rule and the records behind "Waarom?"."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.queries.school_record import SchoolRecord
from netwerkkaart.texts import _
from netwerkkaart.texts.evidence import Evidence, of_promises, of_signals, of_visits
from netwerkkaart.texts.readings import RECIPROCITY, RHYTHM, TREND, Told, told
from netwerkkaart.ui.schools.why import Group, Reasons, Record, WhyRow
from netwerkkaart.ui.widgets.section import Card, Rule

_READINGS = 6
_TITLE_WIDE = 108
_COMPARED = frozenset({RHYTHM, TREND})
"""The readings that lay two windows beside each other."""


def evidence(record: SchoolRecord, reading: Told) -> list[Evidence]:
    """Return the records behind a reading in words, newest first."""
    if reading.records is Kind.SIGNAL:
        return of_signals(record, reading.ids)
    if reading.records is Kind.PROMISE:
        return of_promises(record, reading.ids)
    return of_visits(record, reading.ids, with_initiative=reading.key == RECIPROCITY)


class ReadingRow(WhyRow):
    """Title, plain words, and "Waarom?" that opens the rule and the records in place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, title_wide=_TITLE_WIDE)

    def show_reading(self, record: SchoolRecord, reading: Told) -> None:
        """Show a reading of a school; what was unfolded stays so."""
        why = partial(_reasons, record, reading)
        self.show_why(reading.title, reading.text, why, warns=reading.warns, known=reading.known)


def _reasons(record: SchoolRecord, reading: Told) -> Reasons:
    found = evidence(record, reading)
    if reading.key not in _COMPARED:
        return reasons_of(reading.rule, [("", found)], reading.missing)
    now = [one for one in found if _day(record, one) in record.windows[0]]
    before = [one for one in found if one not in now]
    groups = [(_("in deze 20 schoolweken"), now), (_("in de 20 daarvoor"), before)]
    return reasons_of(reading.rule, groups, reading.missing)


def reasons_of(rule: str, groups: Sequence[tuple[str, Sequence[Evidence]]], missing: str = "") -> Reasons:
    """Return a rule with the records behind it by heading, each to open as itself."""
    more = _("en nog {number}; zie de tijdlijn")
    shown = [Group(title, [Record(one, one.text) for one in found], more) for title, found in groups]
    return Reasons(rule, shown, missing, nothing=_("Er is nog niets dat meetelt."))


def _day(record: SchoolRecord, one: Evidence) -> date:
    """Return the day of a visit, or of the visit of a signal."""
    if one.records is Kind.SIGNAL:
        return record.signal_by_id[one.id].day
    return record.visit_by_id[one.id].day


class ReadingsCard(Card):
    """The readings under each other: shown apart, never added up."""

    record_opened = Signal(object)
    """The :class:`Evidence` that was asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Hoe het contact loopt"), "handshake", parent)
        self.set_note(_("laatste 20 schoolweken"))
        self.body.setSpacing(10)
        self.rows = [ReadingRow() for _reading in range(_READINGS)]
        for number, row in enumerate(self.rows):
            if number:
                self.add(Rule())
            row.opened.connect(self.record_opened)
            self.add(row)

    def show_record(self, record: SchoolRecord, *, other: bool) -> None:
        """Show the readings of a school; ``other`` when it is not the one shown before."""
        for row, reading in zip(self.rows, told(record.readings, record.names), strict=True):
            if other:
                row.unfold(open_=False)
            row.show_reading(record, reading)
