"""The goal of a school for this school year in the dossier: what, how far, and why that is counted so."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.texts import _, dates
from netwerkkaart.texts import round as texts
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.schools.goal_dialog import open_goal
from netwerkkaart.ui.schools.parts import label, link
from netwerkkaart.ui.widgets.section import Card
from netwerkkaart.usecases.goals import meet_goal

if TYPE_CHECKING:
    from netwerkkaart.domain.goals import Goal, GoalProgress
    from netwerkkaart.queries.dossier_rows import Dossier


class GoalCard(Card):
    """Set here, counted from the log, and met when the worker says so."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Doel"), "phase", parent)
        self._desk = desk
        self._school_id = 0
        self._held: tuple[Goal, GoalProgress] | None = None
        self.text, self.progress, self.met = label(kind="strong"), label(), label(kind="muted")
        self.set = link(_("Zetten…"), self._set)
        self.turn = link(_("Behaald"), self._turn)
        self.why = link(_("Waarom?"), self._turn_why)
        self.why.setCheckable(True)
        self.why.setAccessibleName(_("Waarom deze voortgang?"))
        self._reasons = QFrame()
        theme.set_kind(self._reasons, "well")
        self._reasons.hide()
        inside = QVBoxLayout(self._reasons)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(4)
        self.rule = label()
        self.visits = link(_("De bezoeken erachter"), self._open_visits)
        inside.addWidget(self.rule)
        inside.addWidget(self.visits, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.progress, 1)
        line.addWidget(self.why)
        self.body.setSpacing(4)
        self.add(self.text)
        self.add(line)
        self.add(self.met)
        self.add(self._reasons)
        self.add_action(self.turn)
        self.add_action(self.set)

    def show_dossier(self, dossier: "Dossier") -> None:
        """Show the goal of this school year, or that there is none."""
        if dossier.school.id != self._school_id:
            self._reasons.hide()
            self.why.setChecked(False)
        self._school_id, held = dossier.school.id, dossier.goal
        self._held = held
        self.set_note(_("schooljaar {year}").format(year=SchoolYear.of(dossier.today).label))
        writable = not self._desk.store.read_only
        self.set.setText(_("Zetten…") if held is None else _("Wijzigen…"))
        self.set.setEnabled(writable)
        for widget in (self.progress, self.why, self.turn):
            widget.setVisible(held is not None)
        if held is None:
            self.text.setText(_("Nog geen doel. Wat wil je dit schooljaar met deze school bereiken?"))
            theme.set_kind(self.text, "muted")
            self.met.hide()
            self._reasons.hide()
            return
        goal, progress = held
        theme.set_kind(self.text, "strong")
        self.text.setText(goal.text)
        self.progress.setText(texts.progress(progress))
        self.rule.setText(texts.progress_rule(progress))
        self.visits.setVisible(bool(progress.days.visits))
        self.met.setVisible(goal.met_on is not None)
        self.met.setText(_("Behaald op {day}").format(day=dates.day(goal.met_on)))
        self.turn.setText(_("Behaald") if goal.met_on is None else _("Toch niet behaald"))
        self.turn.setEnabled(writable)

    def _set(self) -> None:
        open_goal(self._desk, self, self._school_id)

    def _turn(self) -> None:
        if self._held is not None:
            goal, today = self._held[0], self._desk.today()
            on = today if goal.met_on is None else None
            self._desk.act(meet_goal, self._desk.store, goal.id, on=on, today=today)

    def _turn_why(self) -> None:
        self._reasons.setVisible(self._reasons.isHidden())
        self.why.setChecked(not self._reasons.isHidden())

    def _open_visits(self) -> None:
        self._desk.go(Target("visits", Kind.SCHOOL, self._school_id))
