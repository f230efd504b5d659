"""What stands behind a cell or a theme: its counts per school year, its status, and everything that happened."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.domain.themes import ThemeStep
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.activities import ActivityRow, theme_activities
from netwerkkaart.queries.theme_at_school import theme_at_school
from netwerkkaart.queries.theme_status import theme_steps
from netwerkkaart.queries.themes import (
    ThemeRow,
    ThemeSchoolRow,
    ThemeTableRow,
    ThemeVisitRow,
    theme_compared,
    theme_visits,
    theme_years,
)
from netwerkkaart.texts import _, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.parts import label, link
from netwerkkaart.ui.themes.bars import YearBars
from netwerkkaart.ui.themes.events import ACTIVITY, STATUS, VISIT, activity_event, status_event, visit_event
from netwerkkaart.ui.themes.status import StatusField
from netwerkkaart.ui.themes.words import compared, visits_words
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.timeline import TimelineView

_MOST = 60
_LOW = 440
_YEAR, _EVER = "year", "ever"


class ThemeStory(QWidget):
    """The side beside the table: a theme, perhaps at one school."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.theme_id: int | None = None
        self.school_id: int | None = None
        self._themes: dict[int, ThemeRow] = {}
        self._schools: dict[int, ThemeSchoolRow] = {}
        self._places: dict[tuple[str, int], int] = {}
        self._told = False
        self._title = label("", "heading")
        self._where = label("", "muted")
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("close", "muted"))
        self.close_button.setToolTip(_("Sluiten"))
        self.close_button.setAccessibleName(_("Verhaal van het thema sluiten"))
        self.status = StatusField(desk)
        self.bars = YearBars()
        self._compared = label("", "small")
        self.links = QHBoxLayout()
        self.all_link = link(_("Alle scholen"), self._show_everywhere)
        self.school_link = link(_("Dossier"), self._open_school, name=_("Naar het dossier van de school"))
        self.activity_link = link(_("Inzet toevoegen…"), self._add_activity)
        self.scope = ChipGroup(exclusive=True, required=True)
        self.scope.setAccessibleName(_("Welke jaren"))
        self.scope.add(_YEAR, _("dit schooljaar"))
        self.scope.add(_EVER, _("alle jaren"))
        self.scope.set_checked([_YEAR])
        self.timeline = TimelineView()
        self._note = QLabel(wordWrap=True)
        theme.set_kind(self._note, "small")
        self._lay_out()
        self.close_button.clicked.connect(self.closed)
        self.scope.changed.connect(lambda _keys: self.read())
        self.timeline.opened.connect(self._open)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 0, 12, 16)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._title)
        names.addWidget(self._where)
        head.addLayout(names, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addWidget(self.status)
        layout.addWidget(self.bars)
        layout.addWidget(self._compared)
        self.links.setSpacing(8)
        for one in (self.all_link, self.school_link, self.activity_link):
            self.links.addWidget(one)
        self.links.addStretch()
        layout.addLayout(self.links)
        layout.addWidget(self.scope)
        layout.addWidget(self._note)
        self.timeline.list.setAccessibleName(_("Wat er rond dit thema gebeurde"))
        layout.addWidget(self.timeline, 1)

    def know(self, table: ThemeTableRow) -> None:
        """Say which themes and schools there are."""
        self._themes = {one.id: one for one in table.themes}
        self._schools = {one.id: one for one in table.schools}

    def show_story(self, theme_id: int, school_id: int | None) -> None:
        """Read and show a theme, everywhere or at one school."""
        self.theme_id, self.school_id = theme_id, school_id
        self.read()

    def read(self) -> None:
        """Read again what is shown."""
        if self.theme_id is None or self.theme_id not in self._themes:
            return
        year, today = self._desk.year, self._desk.today()
        school = self._schools.get(self.school_id) if self.school_id is not None else None
        scope = year if self.scope.checked() == [_YEAR] else None
        at = {"school_id": self.school_id}
        with self._desk.store.read() as connection:
            years = theme_years(connection, self.theme_id, today=today, **at)
            now, before = theme_compared(connection, self.theme_id, year, today=today, **at)
            visits = theme_visits(connection, self.theme_id, year=scope, today=today, most=_MOST, **at)
            activities = theme_activities(connection, self.theme_id, until=today, **at)
            steps = theme_steps(connection, theme_id=self.theme_id, until=today, **at)
            if school is not None:
                self.status.show_theme(theme_at_school(connection, self.theme_id, school.id, today=today))
        self._title.setText(words.capitalised(self._themes[self.theme_id].name))
        where = school.full_name if school else _("alle scholen")
        self._where.setText(
            _("{where}, schooljaar {year}: {visits}").format(where=where, year=year.label, visits=visits_words(now))
        )
        self.bars.set_years(years, year.start)
        arrow, said = compared(now, before, running=SchoolYear.of(today) == year)
        self._compared.setText(f"{arrow}  {words.capitalised(said)}".strip())
        self._told = len(years) > 1 and any(row.visits for row in years)
        self._fit()
        self.status.setVisible(school is not None)
        for one in (self.all_link, self.school_link, self.activity_link):
            one.setVisible(school is not None)
        self.activity_link.setEnabled(not self._desk.store.read_only)
        named = sum(row.visits for row in years) if scope is None else now
        more = named > len(visits)
        self._note.setText(_("De nieuwste {number} bezoeken:").format(number=len(visits)) if more else "")
        self._note.setVisible(more)
        self._show_events(scope, visits, activities, steps)

    def _fit(self) -> None:
        """Leave the bars out where the window is so low that nothing would be left for what happened."""
        self.bars.setVisible(self._told and self.height() >= _LOW)
        self._compared.setVisible(self._told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_events(
        self,
        scope: SchoolYear | None,
        visits: Sequence[ThemeVisitRow],
        activities: Sequence[ActivityRow],
        steps: Sequence[ThemeStep],
    ) -> None:
        everywhere = self.school_id is None
        self._places = {(ACTIVITY, row.id): row.school_id for row in activities}
        self._places |= {(STATUS, step.id): step.school for step in steps}
        empty = _("Dit schooljaar is dit thema niet genoemd, en is er niets ingezet dat erbij hoort.")
        self.timeline.empty.say("themes", empty if scope else _("Dit thema is nog niet genoemd."))
        self.timeline.set_events(
            [
                *(visit_event(visit, with_school=everywhere) for visit in visits),
                *(
                    activity_event(row, with_school=everywhere)
                    for row in activities
                    if scope is None or row.runs_in(scope)
                ),
                *(
                    status_event(step, school=self._name_of(step.school) if everywhere else "")
                    for step in steps
                    if scope is None or step.since in scope
                ),
            ]
        )

    def _name_of(self, school_id: int) -> str:
        found = self._schools.get(school_id)
        return found.name if found else ""

    def _open(self, key: object) -> None:
        """Open the record behind an event: the visit, what we do, or the status."""
        if not isinstance(key, tuple) or self.theme_id is None:
            return
        kind, number = key
        if kind == VISIT:
            self._desk.log_visit(VisitPrefill(visit_id=number))
            return
        school = self._places.get(key)
        if school is None:
            return
        if kind == STATUS:
            acts.edit_theme_status(self._desk, self, school, self.theme_id)
        elif self._desk.store.read_only:
            self._desk.open_school(school, "activities")
        else:
            acts.edit_activity(self._desk, self, school, number)

    def _show_everywhere(self) -> None:
        if self.theme_id is not None:
            self.show_story(self.theme_id, None)

    def _open_school(self) -> None:
        if self.school_id is not None:
            self._desk.open_school(self.school_id, "themes")

    def _add_activity(self) -> None:
        if self.school_id is not None:
            acts.edit_activity(self._desk, self, self.school_id, theme_id=self.theme_id)

    def buttons(self) -> list[QPushButton]:
        """Return the links that are in sight."""
        return [one for one in (self.all_link, self.school_link, self.activity_link) if not one.isHidden()]
