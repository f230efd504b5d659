"""The goal of a school for a school year: in words, with contact days where it is about being seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.goals import goals_with_progress
from netwerkkaart.texts import _, dates
from netwerkkaart.texts import round as texts
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.parts import kept_text, label
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form, NumberField
from netwerkkaart.ui.widgets.note import NoteField
from netwerkkaart.usecases.goals import clear_goal, set_goal

if TYPE_CHECKING:
    from netwerkkaart.domain.goals import Goal, GoalProgress

_MOST_DAYS = 200


def open_goal(desk: Desk, parent: QWidget, school_id: int) -> None:
    """Open the goal of a school over its window; nothing happens in a file that can't be written."""
    if desk.store.read_only:
        return
    dialog = GoalDialog(desk, parent, school_id=school_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class GoalDialog(Dialog):
    """Set, met, and taken away; of this school year or the next."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, school_id: int) -> None:
        super().__init__(_("Doel voor het schooljaar"), parent)
        self.setMinimumWidth(520)
        self._desk = desk
        self._school_id = school_id
        self._held: tuple[Goal, GoalProgress] | None = None
        form = Form()
        self.text = form.row(_("Wat willen we bereiken?"), NoteField(desk.today, lines=3))
        self.text.edit.setAccessibleName(_("Wat willen we bereiken?"))
        self.text.edit.setPlaceholderText(_("bijv. elk team één keer gesproken"))
        hint = _("Een contactdag is een dag met minstens één bezoek dat doorging. Op 0 telt het niet mee.")
        self.days = form.row(_("Contactdagen in het jaar"), NumberField(0, _MOST_DAYS), hint)
        self.days.setSpecialValueText(_("geen aantal"))
        self.year = form.row(_("Schooljaar"), QComboBox())
        now = SchoolYear.of(desk.today())
        for year in (now, now.next):
            self.year.addItem(year.label, year)
        self._progress = label("", "muted")
        form.add(self._progress)
        self.met = QCheckBox(_("Behaald"))
        form.add(self.met)
        self.body.addWidget(form)
        self.clear_button = self.add_button(_("Doel weghalen"))
        self.clear_button.clicked.connect(self._clear)
        self.year.currentIndexChanged.connect(lambda _place: self._show())
        self._show()

    def _year(self) -> SchoolYear:
        year = self.year.currentData()
        return year if isinstance(year, SchoolYear) else SchoolYear.of(self._desk.today())

    def _show(self) -> None:
        """Show the goal of the chosen year, if there is one."""
        with self._desk.store.read() as connection:
            found = goals_with_progress(connection, self._year(), today=self._desk.today(), school_id=self._school_id)
        held = self._held = found.get(self._school_id)
        goal, progress = held if held is not None else (None, None)
        self.text.set_text(goal.text if goal is not None else "")
        self.days.setValue((goal.contact_days or 0) if goal is not None else 0)
        self.met.setChecked(goal is not None and goal.met_on is not None)
        self.met.setEnabled(self._year().first <= self._desk.today())
        since = _("Behaald op {day}").format(day=dates.day(goal.met_on)) if goal and goal.met_on else _("Behaald")
        self.met.setText(since)
        self.clear_button.setVisible(goal is not None)
        self._progress.setText(f"{texts.progress(progress)}. {texts.progress_rule(progress)}" if progress else "")
        self._progress.setVisible(progress is not None)
        self.fit()

    def _clear(self) -> None:
        if self._held is not None:
            self._desk.act(clear_goal, self._desk.store, self._held[0].id)
        self.reject()

    def save(self) -> None:
        """Keep the goal, and whether it is met.

        Raises:
            RefusedError: it says nothing, or there is a warning nobody answered yet.
        """
        text, days = kept_text(self.text), self.days.value() or None
        held = self._held[0] if self._held is not None else None
        today = self._desk.today()
        met_on = (held.met_on if held is not None and held.met_on else today) if self.met.isChecked() else None
        set_goal(self._desk.store, self._school_id, self._year(), text, contact_days=days, met_on=met_on, today=today)
