"""A line with "Waarom?": the rule in a sentence and the records behind it unfold under the line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.leaving import Lean
from netwerkkaart.queries.leaving_rows import LeavingRow
from netwerkkaart.texts import _, words
from netwerkkaart.texts.dates import day, short_day, span
from netwerkkaart.texts.leaving import rule
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.schools.parts import clear, label, link
from netwerkkaart.ui.widgets.line import Line

_MOST = 12


@dataclass(frozen=True)
class Record:
    """One record in words, and the visit it opens, if it is one."""

    text: str
    visit_id: int | None = None


@dataclass(frozen=True)
class Reason:
    """A rule in one sentence and the records behind it."""

    rule: str
    records: tuple[Record, ...] = ()


def reasons(row: LeavingRow, why: Sequence[Lean]) -> tuple[Reason, ...]:
    """Return why a school or contact leans, each reason with its records in words, the newest visit first."""
    return tuple(Reason(rule(lean.kind), tuple(_records(row, lean))) for lean in why)


def _records(row: LeavingRow, lean: Lean) -> list[Record]:
    if lean.records is Kind.VISIT:
        visits = sorted((row.visits[one] for one in lean.ids if one in row.visits), key=lambda one: (one.day, one.id))
        return [
            Record(
                " · ".join(
                    part for part in (day(one.day), words.word(one.kind), one.school, ", ".join(one.contacts)) if part
                ),
                one.id,
            )
            for one in reversed(visits)
        ]
    if lean.records is Kind.ASSIGNMENT:
        held = [row.assignments[one] for one in lean.ids if one in row.assignments]
        return [
            Record(" · ".join(part for part in (words.word(one.kind), span(one.starts_on, one.ends_on)) if part))
            for one in held
        ]
    steps = [row.ties[one] for one in lean.ids if one in row.ties]
    return [
        Record(_("{step} sinds {day}").format(step=words.capitalised(words.word(step)), day=short_day(since)))
        for step, since in steps
    ]


class WhyLine(QWidget):
    """The line and, unfolded, its reasons."""

    def __init__(self, line: Line, told: Sequence[Reason], desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._told = tuple(told)
        self._desk = desk
        self.why = line.add_act(_("Waarom?"), "link")
        self.why.setCheckable(True)
        self._well = QFrame()
        theme.set_kind(self._well, "well")
        self._well.hide()
        self._inside = QVBoxLayout(self._well)
        self._inside.setContentsMargins(12, 10, 12, 10)
        self._inside.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(line)
        layout.addWidget(self._well)
        self.why.clicked.connect(self._turn)

    def _turn(self) -> None:
        if self._well.isHidden():
            self._fill()
        self._well.setVisible(self._well.isHidden())
        self.why.setChecked(not self._well.isHidden())

    def texts(self) -> list[str]:
        """Return what is unfolded, line by line."""
        if self._well.isHidden():
            return []
        return [part for one in self._told for part in (one.rule, *(each.text for each in one.records))]

    def _fill(self) -> None:
        clear(self._inside)
        for number, reason in enumerate(self._told):
            if number:
                self._inside.addSpacing(6)
            self._inside.addWidget(label(reason.rule))
            for record in reason.records[:_MOST]:
                self._inside.addWidget(self._record(record))
            rest = len(reason.records) - _MOST
            if rest > 0:
                self._inside.addWidget(label(_("en nog {number}; zie de tijdlijn").format(number=rest), "small"))

    def _record(self, record: Record) -> QWidget:
        visit_id = record.visit_id
        if visit_id is None:
            return label(record.text, "muted")
        return link(record.text, lambda: self._desk.log_visit(VisitPrefill(visit_id=visit_id)))


def opening(line: Line, act: Callable[[], object]) -> Line:
    """Let a line do something when it is pressed, and return it."""
    line.clicked.connect(lambda _on=False: act())
    return line
