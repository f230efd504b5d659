"""Filling in a peiling: six statements with five answers each, by mouse or by the keys 1 to 5."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QRadioButton, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.surveys import SurveyAnswer, SurveySide, SurveyStatement
from netwerkkaart.queries.choices import workers_at_work
from netwerkkaart.queries.dossier import school_facts
from netwerkkaart.queries.surveys import school_surveys
from netwerkkaart.texts import _, words
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools.parts import day_of, label, side_by_side
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.section import Rule
from netwerkkaart.usecases.surveys import SurveyDraft, delete_survey, edit_survey, log_survey

_CENTRE = Qt.AlignmentFlag.AlignCenter
_ANSWER_WIDTH = 84
_STATEMENT_WIDTH = 300
_RADIO_WIDTH = 24  # without the room for words it has none of, so that it stands under its heading
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class AnswerRow(QObject):
    """One statement: five answers of which at most one is chosen; without a choice it stays open."""

    changed = Signal()

    def __init__(self, statement: SurveyStatement, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.statement = statement
        text = words.word(statement)
        self.words = label(f"{number}. {text}")
        self.group = QButtonGroup(self)
        self.radios: list[QRadioButton] = []
        for place, answer in enumerate(SurveyAnswer):
            radio = QRadioButton()
            radio.setFixedWidth(_RADIO_WIDTH)
            radio.setAccessibleName(f"{text} {words.capitalised(words.word(answer))}")
            radio.setToolTip(words.word(answer))
            radio.installEventFilter(self)
            self.group.addButton(radio, place)
            self.radios.append(radio)
        self.clear = QToolButton()
        self.clear.setIcon(icon("close", "muted"))
        self.clear.setToolTip(_("Antwoord weghalen (Delete)"))
        self.clear.setAccessibleName(_("Antwoord weghalen bij stelling {number}").format(number=number))
        keeps = self.clear.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.clear.setSizePolicy(keeps)
        self.clear.clicked.connect(lambda: self.set_answer(None))
        self.group.idToggled.connect(lambda _place, _on: self._tell())
        self._tell()

    def answer(self) -> SurveyAnswer | None:
        """Return what is chosen."""
        place = self.group.checkedId()
        return list(SurveyAnswer)[place] if place >= 0 else None

    def set_answer(self, answer: SurveyAnswer | None) -> None:
        """Choose an answer, or leave the statement open."""
        if answer is None:
            chosen = self.group.checkedButton()
            if chosen is not None:
                self.group.setExclusive(False)
                chosen.setChecked(False)
                self.group.setExclusive(True)
                if self.clear.hasFocus():
                    self.radios[0].setFocus(Qt.FocusReason.TabFocusReason)
            self._tell()
        else:
            self.radios[list(SurveyAnswer).index(answer)].setChecked(True)

    def _tell(self) -> None:
        self.clear.setVisible(self.answer() is not None)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let 1 to 5 choose, and Delete leave the statement open."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and not event.modifiers():
            place = event.key() - int(Qt.Key.Key_1)
            if 0 <= place < len(self.radios):
                self.radios[place].setChecked(True)
                self.radios[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in _CLEARING:
                self.set_answer(None)
                return True
        return super().eventFilter(watched, event)


class SurveyDialog(Dialog):
    """A new peiling, or one filled in before."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, school_id: int, survey_id: int | None = None
    ) -> None:
        with desk.store.read() as connection:
            school = school_facts(connection, school_id)
            workers = workers_at_work(connection, today=desk.today())
            rows = school_surveys(connection, school_id, until=desk.today())
        held = next((row for row in rows if row.id == survey_id), None)
        title = _("Peiling van {school} bewerken") if held else _("Peiling: {school}")
        intro = _(
            "Hoe gaat de samenwerking, op dit moment? Weet je het niet, zeg dat dan; een stelling overslaan mag ook. "
            "Er is geen totaal."
        )
        super().__init__(title.format(school=school.name), parent, intro=intro)
        self.setMinimumWidth(_STATEMENT_WIDTH + 5 * _ANSWER_WIDTH + 120)
        self._desk = desk
        self._school_id = school_id
        self._survey_id = held.id if held else None
        self.side = ChipGroup(exclusive=True, required=True)
        for side in SurveySide:
            self.side.add(side, words.word(side))
        self.side.set_checked([held.side if held else SurveySide.US])
        self.day = DateField(desk.today())
        self.day.set_value(held.day if held else desk.today())
        self.worker = QComboBox()
        self.worker.addItem(_("niet genoteerd"), None)
        known = {one.id: one.name for one in workers}
        if held is not None and held.set_by_id is not None:
            known.setdefault(held.set_by_id, held.set_by)
        for number, name in known.items():
            self.worker.addItem(name, number)
        self.worker.setCurrentIndex(max(self.worker.findData(held.set_by_id if held else desk.me), 0))
        self.body.addWidget(
            side_by_side(
                (_("Van wie"), self.side, ""), (_("Op welke dag"), self.day, ""), (_("Wie van ons"), self.worker, "")
            )
        )
        self.rows = [AnswerRow(one, number, self) for number, one in enumerate(SurveyStatement, 1)]
        self.body.addWidget(self._grid())
        self._left = label(kind="small")
        self.body.addWidget(self._left)
        for row in self.rows:
            row.set_answer(held.answers.get(row.statement) if held else None)
            row.changed.connect(self._count)
        self.side.changed.connect(lambda _keys: self._count())
        self.ok_button.setEnabled(not desk.store.read_only)
        if held is not None:
            delete = self.add_button(_("Verwijderen"))
            delete.clicked.connect(self._delete)
            delete.setEnabled(not desk.store.read_only)
        self._count()

    def _grid(self) -> QWidget:
        made = QWidget()
        outer = QVBoxLayout(made)
        outer.setContentsMargins(0, 4, 0, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, _STATEMENT_WIDTH)
        grid.setColumnStretch(0, 1)
        for place, answer in enumerate(SurveyAnswer, 1):
            head = label(words.word(answer), "caption")
            head.setAlignment(_CENTRE)
            grid.addWidget(head, 0, place, Qt.AlignmentFlag.AlignBottom)
            grid.setColumnMinimumWidth(place, _ANSWER_WIDTH)
        for number, row in enumerate(self.rows):
            line = 2 * number + 1
            grid.addWidget(Rule(), line, 0, 1, len(SurveyAnswer) + 2)
            grid.addWidget(row.words, line + 1, 0, Qt.AlignmentFlag.AlignVCenter)
            for place, radio in enumerate(row.radios, 1):
                grid.addWidget(radio, line + 1, place, _CENTRE)
            grid.addWidget(row.clear, line + 1, len(SurveyAnswer) + 1)
        outer.addLayout(grid)
        return made

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self.rows[0]
        (first.group.checkedButton() or first.radios[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def answers(self) -> dict[SurveyStatement, SurveyAnswer]:
        """Return the statements that were answered."""
        return {row.statement: answer for row in self.rows if (answer := row.answer()) is not None}

    def _count(self) -> None:
        left = len(self.rows) - len(self.answers())
        if left == 0:
            said = _("Alle stellingen zijn beantwoord.")
        else:
            said = _("{number} van {all} stellingen nog open. De cijfers 1 tot en met 5 kiezen een antwoord.").format(
                number=left, all=len(self.rows)
            )
        self._left.setText(said)

    def save(self) -> None:
        """Keep the peiling.

        Raises:
            RefusedError: there is no day, nothing was answered, or that side has one on that day.
        """
        day = day_of(self.day)
        if day is None:
            raise RefusedError(_("Kies op welke dag, bijvoorbeeld vandaag."))
        draft = SurveyDraft(
            self._school_id,
            SurveySide(str(self.side.checked()[0])),
            day,
            self.answers(),
            self.worker.currentData(),
        )
        if self._survey_id is None:
            log_survey(self._desk.store, draft, today=self._desk.today())
        else:
            edit_survey(self._desk.store, self._survey_id, draft, today=self._desk.today())

    def _delete(self) -> None:
        if self._survey_id is not None:
            self._desk.act(delete_survey, self._desk.store, self._survey_id)
        self.reject()
