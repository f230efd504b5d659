"""Asking the map: one question at a time, answered away from the screen, lit in the picture and listed beside it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.years import add_months
from netwerkkaart.graph.picture import Picture
from netwerkkaart.graph.questions.answer import Answer, Group, Line
from netwerkkaart.queries.network import Network, NodeKind, network
from netwerkkaart.texts import _
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.map.answer_panel import AnswerPanel
from netwerkkaart.ui.map.board import MapBoard
from netwerkkaart.ui.map.loader import MapLoader
from netwerkkaart.ui.map.menus import parts
from netwerkkaart.ui.map.overlays import Overlays
from netwerkkaart.ui.map.question import WHO, Ask, Question, open_question
from netwerkkaart.ui.widgets.pickfield import Choice

if TYPE_CHECKING:
    from netwerkkaart.ui.jobs import Job


class MapQuestions(QObject):
    """The question that is asked, its answer, and what both do to board and panel."""

    answered = Signal()
    """There is another answer, or none any more."""

    def __init__(
        self, desk: Desk, board: MapBoard, overlays: Overlays, loader: MapLoader, panel: AnswerPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.question: Question | None = None
        self.answer: Answer | None = None
        self._desk = desk
        self._board = board
        self._overlays = overlays
        self._loader = loader
        self._panel = panel
        self._plain = board.canvas.picture()
        self._job: Job | None = None
        self._fresh = False
        panel.closed.connect(self.clear)
        panel.about_chosen.connect(self._on_about)
        panel.since_chosen.connect(self._on_since)
        panel.more_wanted.connect(self._on_more)
        panel.list.lit.connect(self._on_line)
        desk.me_changed.connect(lambda _me: self.again())

    @staticmethod
    def kinds(ask: Ask) -> tuple[NodeKind, ...]:
        """Return the kinds of node a question can be about; none when it is about all there is."""
        return WHO.get(ask, ())

    def can_ask(self) -> bool:
        """Tell whether there is anything to ask about."""
        return self._loader.data is not None and bool(self._loader.data.network.nodes)

    def ask(self, question: Question) -> None:
        """Ask: what was asked before is let go of. Of nobody yet, the panel asks about whom."""
        if not self.can_ask():
            return
        if question.ask is Ask.CHANGED and question.since is None:
            question = replace(question, since=add_months(self._day(), -12))
        self._board.canvas.focus_on((), 0)
        fresh = self.question is None or self.question.ask is not question.ask
        self.question = question
        if fresh:
            self._panel.ask(open_question(question.ask), hint=_("De kaart zoekt het uit…"))
        self._fresh = fresh or not question.about
        self.again()

    def _day(self) -> date:
        """Return the day of the map."""
        return self._loader.day or self._desk.today()

    def clear(self) -> None:
        """Ask nothing any more, and look where one looked before."""
        if self.question is None:
            return
        self.question = self.answer = None
        self._panel.hide()
        self._overlays.look_back()
        self._show()

    def again(self) -> None:
        """Answer the question anew: the network may be another."""
        question, data = self.question, self._loader.data
        if question is None or data is None:
            return
        if question.about and question.about not in {node.key for node in data.network.nodes}:
            self.clear()
            return
        self._offer(question)
        if question.ask in WHO and not question.about:
            self._panel.ask(open_question(question.ask), hint=_("Kies om wie het gaat."))
            self._take(None)
            self._go_first()
            return
        if question.since is not None and question.since >= data.network.on:
            self._panel.ask(open_question(question.ask), hint=_("Kies een dag voor die van de kaart."))
            self._take(None)
            return
        work = self._work(question, data.network)
        if self._job is not None:
            self._job.cancel()  # of two answers the newest counts
        self._job = self._desk.jobs.run(self, lambda _task: work(), lambda answer: self._done(question, answer))

    def drawn(self, picture: Picture) -> Picture:
        """Return a picture as it answers the question."""
        self._plain = picture
        return self.answer.drawn(picture) if self.answer else picture

    def leave_line(self) -> bool:
        """Light the whole answer again; tell whether one line of it was chosen."""
        return self._panel.list.forget()

    def _work(self, question: Question, later: Network) -> Callable[[], Answer]:
        about, since, store, today = question.about, question.since, self._desk.store, self._desk.today()
        me = f"worker:{self._desk.me}" if self._desk.me is not None else ""

        def work() -> Answer:
            from netwerkkaart.graph.questions import answers  # loads rustworkx

            if question.ask is Ask.CHANGED:
                with store.read() as connection:
                    return answers.changed(network(connection, today=today, on=since), later)
            return {
                Ask.PATH: lambda: answers.path(later, about, me=me),
                Ask.LEAVING: lambda: answers.leaving(later, about),
                Ask.HANGING: lambda: answers.hanging(later),
                Ask.JOINING: lambda: answers.joining(later),
                Ask.SEATS: lambda: answers.empty_seats(later),
            }[question.ask]()

        return work

    def _done(self, question: Question, answer: Answer) -> None:
        if question == self.question:  # else another was asked meanwhile
            self._panel.show_answer(answer)
            self._panel.offer_more(_more(question))
            self._panel.show()
            self._take(answer)
            self._go_first()

    def _go_first(self) -> None:
        """Give the keys to the panel once, when something else is asked; not each time the answer changes."""
        if self._fresh:
            self._fresh = False
            self._panel.go_first()

    def _take(self, answer: Answer | None) -> None:
        self.answer = answer
        self._show()
        if answer is not None and self.question is not None and self.question.about:
            self._overlays.look_at(answer.lit | answer.lost)
        else:
            self._overlays.look_back()

    def _show(self) -> None:
        self._board.set_picture(self.drawn(self._plain))
        self._board.canvas.light_up(self.answer.lit | self.answer.lost if self.answer else None)
        self.answered.emit()

    def _offer(self, question: Question) -> None:
        data, kinds = self._loader.data, WHO.get(question.ask)
        nodes = data.network.nodes if data is not None else ()
        here = [node for node in nodes if question.ask is Ask.PATH or not node.left]
        people = [Choice(node.key, node.label, node.sub) for node in here if kinds and node.kind in kinds]
        self._panel.offer_people(people if kinds else None, question.about, open_question(question.ask))
        self._panel.offer_date(question.since if question.ask is Ask.CHANGED else None)

    def _on_about(self, key: str) -> None:
        if self.question is not None:
            self.ask(replace(self.question, about=key))

    def _on_since(self, day: date) -> None:
        if self.question is not None:
            self.ask(replace(self.question, since=day))

    def _on_more(self) -> None:
        question, data = self.question, self._loader.data
        if question is None or data is None:
            return
        if question.ask is Ask.LEAVING:
            _kind, number = parts(question.about)
            self._desk.go(Target("settings", Kind.WORKER, number, "colleagues"))
        else:
            from netwerkkaart.ui.map.seats_dialog import SeatsDialog

            dialog = SeatsDialog(self._desk, data.network, self._panel)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _on_line(self, line: Group | Line | None) -> None:
        if self.answer is None:
            return
        keys = frozenset(line.keys) if line else self.answer.lit | self.answer.lost
        self._board.canvas.light_up(keys)
        if line is not None and not self._overlays.sees(keys):
            self._overlays.look_at(keys)
        self.answered.emit()


def _more(question: Question) -> str:
    """Return what the panel leads to beyond the answer."""
    if question.ask is Ask.LEAVING and question.about.startswith(NodeKind.WORKER):
        return _("Toezeggingen, afspraken en overdracht")
    return _("Alle functies en scholen") if question.ask is Ask.SEATS else ""
