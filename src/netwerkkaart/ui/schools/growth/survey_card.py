"""The peiling in the dossier: each statement over time, ours and the school's, and where they differ; no total."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.domain.surveys import SurveySide, SurveyStatement, compare, last_survey, survey_due
from netwerkkaart.queries.dossier_rows import Dossier
from netwerkkaart.texts import _, ngettext, words
from netwerkkaart.texts.dates import short_day
from netwerkkaart.texts.surveys import answer_word, answer_words
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.growth.form_output import FormOutput
from netwerkkaart.ui.schools.growth.survey_lines import SurveyLine, SurveySign, SurveyYears, axis_of
from netwerkkaart.ui.schools.parts import clear, label, link
from netwerkkaart.ui.widgets.flow import FlowBox
from netwerkkaart.ui.widgets.section import Card, IconLabel, Rule

if TYPE_CHECKING:
    from netwerkkaart.queries.surveys import SurveyRow

_TOP = Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LATEST_WIDTH = 210


class StatementRow(QWidget):
    """A statement, its lines, what was answered last, and all answers to unfold and open."""

    survey_opened = Signal(int)

    def __init__(self, statement: SurveyStatement, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.statement = statement
        self._surveys: tuple[SurveyRow, ...] = ()
        self._words = label(f"{number}. {words.word(statement)}")
        self.line = SurveyLine(statement)
        self.line.survey_opened.connect(self.survey_opened)
        self._latest = label(kind="small")
        self._topic = label(_("onderwerp voor het gesprek"), "warning", wrap=False)
        name = _("Alle antwoorden op stelling {number}").format(number=number)
        self.more = link(_("Antwoorden"), self._turn, name=name)
        self.more.setCheckable(True)
        self._well = QFrame()
        theme.set_kind(self._well, "well")
        self._well.hide()
        self._inside = QVBoxLayout(self._well)
        self._inside.setContentsMargins(12, 8, 12, 8)
        self._inside.setSpacing(2)
        said = QVBoxLayout()
        said.setSpacing(2)
        for widget in (self._latest, self._topic, self.more):
            said.addWidget(widget)
        beside = QWidget()
        beside.setFixedWidth(_LATEST_WIDTH)
        said.setContentsMargins(0, 0, 0, 0)
        beside.setLayout(said)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        grid.addWidget(self._words, 0, 0, _MIDDLE)
        grid.addWidget(self.line, 0, 1, _MIDDLE)
        grid.addWidget(beside, 0, 2, _MIDDLE)
        grid.addWidget(self._well, 1, 0, 1, 3)

    def fold(self) -> None:
        """Fold the answers away: another school is shown."""
        self._well.hide()
        self.more.setChecked(False)

    def answers(self) -> list[str]:
        """Return the answers that are unfolded."""
        return [] if self._well.isHidden() else [answer_words(row, self.statement) for row in reversed(self._surveys)]

    def is_topic(self) -> bool:
        """Tell whether it is named as a topic for the talk."""
        return not self._topic.isHidden()

    def latest(self) -> str:
        """Return what was answered last."""
        return self._latest.text()

    def show_surveys(self, dossier: Dossier, *, topic: bool) -> None:
        """Show the answers to this statement; ``topic`` when both sides differ now."""
        self._surveys = dossier.surveys
        self.line.show_surveys(dossier.surveys, axis_of(dossier.surveys, dossier.today))
        said = []
        for side in SurveySide:
            row = last_survey(dossier.surveys, side, dossier.today)
            if row is not None:
                said.append(f"{words.word(side)}: {answer_word(row, self.statement)}")
        self._latest.setText("\n".join(said))
        self._topic.setVisible(topic)
        if not self._well.isHidden():
            self._fill()

    def _turn(self) -> None:
        if self._well.isHidden():
            self._fill()
        self._well.setVisible(self._well.isHidden())
        self.more.setChecked(not self._well.isHidden())

    def _fill(self) -> None:
        clear(self._inside)
        for row in reversed(self._surveys):
            self._inside.addWidget(link(answer_words(row, self.statement), partial(self.survey_opened.emit, row.id)))


class SurveyCard(Card):
    """Six statements under each other; a quiet line when it is time for ours again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Peiling"), "survey", parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self._shown: tuple[tuple[SurveyRow, ...], object] | None = None
        self.form = FormOutput(desk, self)
        self.form_button = QPushButton(icon("print"), _("Formulier voor de school"))
        self.form_button.setMenu(QMenu(self.form_button))
        self.form.fill(self.form_button.menu())
        self.new = QPushButton(icon("plus"), _("Peiling invullen…"))
        self.new.clicked.connect(self._new)
        self.add_action(self.form_button)
        self.add_action(self.new)
        self.empty = label(
            _(
                "Nog geen peiling. Dat zijn zes stellingen over de samenwerking, elk halfjaar beantwoord door ons en, "
                "als zij wil, door de school. Er komt geen cijfer uit; waar jullie verschillen is een onderwerp voor "
                "het gesprek."
            ),
            "muted",
        )
        self.add(self.empty)
        self._inside = QWidget()
        body = QVBoxLayout(self._inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        body.addLayout(self._above())
        self.rows = [StatementRow(one, number) for number, one in enumerate(SurveyStatement, 1)]
        for row in self.rows:
            body.addWidget(Rule())
            body.addWidget(row)
            row.survey_opened.connect(self._open)
        body.addWidget(Rule())
        self._all = FlowBox(gap=16)
        body.addWidget(self._all)
        self.add(self._inside)
        self._reminder = QWidget()
        line = QHBoxLayout(self._reminder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(IconLabel("clock", 14))
        self.reminder = label(kind="muted")
        line.addWidget(self.reminder, 1)
        self.add(self._reminder)

    def _above(self) -> QGridLayout:
        """Return what the lines mean, how the two sides compare, and the school years."""
        self.compared = label(kind="strong")
        self.why = link(_("Waarom?"), self._turn, name=_("Waarom een onderwerp voor het gesprek?"))
        self.why.setCheckable(True)
        self._rule = label(
            _(
                "Naast elkaar liggen de laatste peiling van ons en die van de school, als die hooguit een half jaar "
                "schelen. Een onderwerp is een stelling waarop het antwoord verschilt; “weet ik niet” en een "
                "opengelaten stelling tellen niet mee. Wie gelijk heeft, zegt het programma niet."
            ),
            "muted",
        )
        self._rule.hide()
        signs = QHBoxLayout()
        signs.setSpacing(6)
        for side in SurveySide:
            signs.addWidget(SurveySign(side))
            signs.addWidget(label(words.word(side), "small", wrap=False))
            signs.addSpacing(8)
        signs.addWidget(label(_("hoger is “helemaal wel”; ? is “weet ik niet”"), "small", wrap=False))
        signs.addStretch()
        self._years = SurveyYears()
        first = QHBoxLayout()
        first.addWidget(self.compared, 1)
        first.addWidget(self.why)
        beside = QWidget()
        beside.setFixedWidth(_LATEST_WIDTH)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        grid.addLayout(first, 0, 0, 1, 3)
        grid.addWidget(self._rule, 1, 0, 1, 3)
        grid.addLayout(signs, 2, 0, 1, 3)
        grid.addWidget(self._years, 3, 1)
        grid.addWidget(beside, 3, 2)
        return grid

    def show_dossier(self, dossier: Dossier, *, other: bool) -> None:
        """Show the peilingen of a school; ``other`` when it is not the one shown before."""
        self._dossier = dossier
        self.form.school_id = dossier.school.id
        self.new.setEnabled(not self._desk.store.read_only)
        if other:
            for row in self.rows:
                row.fold()
        if not other and self._shown == (dossier.surveys, dossier.today):
            return
        self._shown = (dossier.surveys, dossier.today)
        self.empty.setVisible(not dossier.surveys)
        self._inside.setVisible(bool(dossier.surveys))
        self._show_reminder(dossier)
        if not dossier.surveys:
            return
        found = compare(dossier.surveys, dossier.today)
        self.compared.setText(self._comparison(dossier))
        self._years.show_axis(axis_of(dossier.surveys, dossier.today))
        for row in self.rows:
            row.show_surveys(dossier, topic=found is not None and row.statement in found.topics)
        clear(self._all.flow)
        head = label(_("Peilingen:"), "muted", wrap=False)
        head.setFixedHeight(self.why.sizeHint().height())
        self._all.flow.addWidget(head)
        for survey in reversed(dossier.surveys):
            text = f"{short_day(survey.day)} · {words.word(survey.side)}"
            self._all.flow.addWidget(
                link(text, partial(self._open, survey.id), name=_("Peiling {text}").format(text=text))
            )

    def _comparison(self, dossier: Dossier) -> str:
        found = compare(dossier.surveys, dossier.today)
        if found is not None:
            number = len(found.topics)
            if not number:
                return _("Wij en de school antwoordden overal hetzelfde.")
            return ngettext(
                "Bij één stelling antwoorden wij en de school anders: een onderwerp voor het gesprek.",
                "Bij {number} stellingen antwoorden wij en de school anders: onderwerpen voor het gesprek.",
                number,
            ).format(number=number)
        sides = {row.side for row in dossier.surveys}
        if sides == {SurveySide.US}:
            return _("De school vulde hem nog niet in; dat hoeft niet, maar het mag.")
        if sides == {SurveySide.SCHOOL}:
            return _("Wij vulden hem zelf nog niet in.")
        return _("De laatste van ons en die van de school liggen te ver uiteen om naast elkaar te leggen.")

    def _show_reminder(self, dossier: Dossier) -> None:
        last = last_survey(dossier.surveys, SurveySide.US, dossier.today)
        due = last is not None and survey_due(last.day, dossier.today)
        self._reminder.setVisible(due)
        if due and last is not None:
            text = _("De laatste peiling van ons is van {day}, meer dan een half jaar geleden.")
            self.reminder.setText(text.format(day=short_day(last.day)))

    def _turn(self) -> None:
        self._rule.setVisible(self._rule.isHidden())
        self.why.setChecked(not self._rule.isHidden())

    def _new(self) -> None:
        if self._dossier is not None:
            acts.edit_survey(self._desk, self, self._dossier.school.id)

    def _open(self, survey_id: int) -> None:
        if self._dossier is not None:
            acts.edit_survey(self._desk, self, self._dossier.school.id, survey_id)
