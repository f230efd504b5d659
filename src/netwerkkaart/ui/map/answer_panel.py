"""The panel beside the map while it answers a question: the question, whom it is about, the answer and its list."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.graph.questions.answer import Answer
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.map.answer_list import AnswerList
from netwerkkaart.ui.schools.parts import link
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.pickfield import Choice, PickField

WIDTH = 300


def _label(kind: str = "") -> QLabel:
    made = QLabel(wordWrap=True)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        theme.set_kind(made, kind)
    return made


class AnswerPanel(QFrame):
    """Stands at the right of the map or its table."""

    closed = Signal()
    about_chosen = Signal(str)
    """The key of who the question is to be about."""
    since_chosen = Signal(object)
    """The date to compare with."""
    more_wanted = Signal()
    """More than the panel tells."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.title = _label("heading")
        self.about = PickField(_("Kies iemand"))
        self.about.changed.connect(self._on_about)
        self.since = DateField(today)
        self.since.setAccessibleName(_("Vergeleken met"))
        self.since.changed.connect(self._on_since)
        self.sentence = _label()
        self.why = link(_("Waarom?"), self._turn_why, name=_("Waarom dit antwoord?"))
        self.rule = _label("small")
        self.rule.hide()
        self.more = link("", self.more_wanted.emit)
        self.more.hide()
        self.list = AnswerList()
        self._away = QToolButton()
        self._away.setIcon(icon("close", "muted"))
        self._away.setIconSize(QSize(14, 14))
        self._away.setFixedSize(26, 26)
        self._away.setToolTip(_("Vraag sluiten (Esc)"))
        self._away.setAccessibleName(_("Vraag sluiten"))
        self._away.clicked.connect(self.closed)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self._away, 0, Qt.AlignmentFlag.AlignTop)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 12, 8)
        top.setSpacing(8)
        top.addLayout(head)
        for widget in (self.about, self.since, self.sentence, self.why, self.rule, self.more):
            top.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def ask(self, question: str, *, hint: str = "") -> None:
        """Show a question that has no answer yet; ``hint`` says what it still needs."""
        self.title.setText(question)
        self.setAccessibleName(question)
        self.sentence.setText(hint)
        self.sentence.setVisible(bool(hint))
        self.why.hide()
        self.rule.hide()
        self.offer_more("")
        self.list.show_answer(None)
        self.list.hide()
        self.show()

    def offer_people(self, choices: Iterable[Choice] | None, chosen: str, name: str) -> None:
        """Let somebody be chosen whom the question is about; None is nobody."""
        self.about.setVisible(choices is not None)
        if choices is not None:
            self.about.setAccessibleName(name)
            self.about.set_choices(choices)
            self.about.set_value(chosen or None)

    def offer_date(self, since: date | None) -> None:
        """Let a date be chosen to compare with; None is no date."""
        self.since.setVisible(since is not None)
        if since is not None and since != self.since.value():
            self.since.set_value(since)

    def show_answer(self, answer: Answer) -> None:
        """Show an answer."""
        self.title.setText(answer.question)
        self.setAccessibleName(answer.question)
        self.sentence.setText(answer.sentence)
        self.sentence.show()
        self.rule.setText(answer.rule)
        self.why.show()
        self.list.show_answer(answer)
        self.list.setVisible(bool(answer.groups))

    def offer_more(self, text: str) -> None:
        """Lead to where more is told; an empty text leads nowhere."""
        self.more.setText(text)
        self.more.setVisible(bool(text))

    def go_first(self) -> None:
        """Put the keys where the user goes on: whom it is about, else the list, else away."""
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def first(self) -> QWidget:
        """Return where the user goes on."""
        empty = not self.about.isHidden() and self.about.value() is None
        return self.about if empty else self._away if self.list.isHidden() else self.list

    def _turn_why(self) -> None:
        self.rule.setVisible(self.rule.isHidden())

    def _on_about(self, key: object) -> None:
        if isinstance(key, str):
            self.about_chosen.emit(key)

    def _on_since(self, day: object) -> None:
        if isinstance(day, date):
            self.since_chosen.emit(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, 0, 1, self.height(), theme.colour("line"))
