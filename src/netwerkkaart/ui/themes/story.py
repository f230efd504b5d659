"""What stands behind a cell or a theme: its counts per school year and the visits, newest first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.themes import (
    ThemeRow,
    ThemeSchoolRow,
    ThemeVisitRow,
    theme_compared,
    theme_visits,
    theme_years,
)
from netwerkkaart.texts import _, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools.parts import label, link
from netwerkkaart.ui.themes.bars import YearBars
from netwerkkaart.ui.themes.words import compared, visits_words
from netwerkkaart.ui.visits.marks import KIND_ICONS
from netwerkkaart.ui.widgets.timeline import Event, TimelineView

_MOST = 60


class ThemeStory(QWidget):
    """The side beside the table: a theme, perhaps at one school."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.theme_id: int | None = None
        self.school_id: int | None = None
        self._title = label("", "heading")
        self._where = label("", "muted")
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("close", "muted"))
        self.close_button.setToolTip(_("Sluiten"))
        self.close_button.setAccessibleName(_("Verhaal van het thema sluiten"))
        self.bars = YearBars()
        self._compared = label("", "small")
        self.links = QHBoxLayout()
        self.all_link = link(_("Bij alle scholen"), self._show_everywhere)
        self.school_link = link(_("Naar de school"), self._open_school)
        self.timeline = TimelineView()
        self._note = QLabel(wordWrap=True)
        theme.set_kind(self._note, "small")
        self._themes: dict[int, ThemeRow] = {}
        self._schools: dict[int, ThemeSchoolRow] = {}
        self._lay_out()
        self.close_button.clicked.connect(self.closed)
        self.timeline.opened.connect(lambda id_: desk.log_visit(VisitPrefill(visit_id=int(str(id_)))))

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
        layout.addWidget(self.bars)
        layout.addWidget(self._compared)
        self.links.setSpacing(8)
        for one in (self.all_link, self.school_link):
            self.links.addWidget(one)
        self.links.addStretch()
        layout.addLayout(self.links)
        layout.addWidget(self._note)
        self.timeline.empty.say("visits", _("In dit schooljaar is dit thema niet genoemd."))
        self.timeline.list.setAccessibleName(_("Bezoeken waarin dit thema is genoemd"))
        layout.addWidget(self.timeline, 1)

    def know(self, themes: dict[int, ThemeRow], schools: dict[int, ThemeSchoolRow]) -> None:
        """Say which themes and schools there are in the table."""
        self._themes, self._schools = themes, schools

    def show_story(self, theme_id: int, school_id: int | None) -> None:
        """Read and show a theme, everywhere or at one school."""
        self.theme_id, self.school_id = theme_id, school_id
        self.read()

    def read(self) -> None:
        """Read again what is shown."""
        if self.theme_id is None or self.theme_id not in self._themes:
            return
        year, today = self._desk.year, self._desk.today()
        with self._desk.store.read() as connection:
            years = theme_years(connection, self.theme_id, school_id=self.school_id, today=today)
            now, before = theme_compared(connection, self.theme_id, year, school_id=self.school_id, today=today)
            visits = theme_visits(
                connection, self.theme_id, school_id=self.school_id, year=year, today=today, most=_MOST
            )
        school = self._schools.get(self.school_id) if self.school_id is not None else None
        self._title.setText(words.capitalised(self._themes[self.theme_id].name))
        where = school.full_name if school else _("alle scholen")
        self._where.setText(
            _("{where}, schooljaar {year}: {visits}").format(where=where, year=year.label, visits=visits_words(now))
        )
        self.bars.set_years(years, year.start)
        self.bars.setVisible(len(years) > 1)
        arrow, said = compared(now, before, running=SchoolYear.of(today) == year)
        self._compared.setText(f"{arrow}  {words.capitalised(said)}")
        self._compared.setVisible(len(years) > 1)
        self.all_link.setVisible(school is not None)
        self.school_link.setVisible(school is not None)
        more = now > len(visits)
        self._note.setText(_("De nieuwste {number} bezoeken:").format(number=len(visits)) if more else "")
        self._note.setVisible(more)
        self.timeline.set_events([_event(visit, with_school=school is None) for visit in visits])

    def _show_everywhere(self) -> None:
        if self.theme_id is not None:
            self.show_story(self.theme_id, None)

    def _open_school(self) -> None:
        if self.school_id is not None:
            self._desk.open_school(self.school_id, "themes")

    def buttons(self) -> list[QPushButton]:
        """Return the links that are in sight."""
        return [one for one in (self.all_link, self.school_link) if not one.isHidden()]


def _event(visit: ThemeVisitRow, *, with_school: bool) -> Event:
    kind = words.capitalised(words.word(visit.kind))
    people = ", ".join(visit.people)
    us = ", ".join(visit.workers)
    who = _("{people} met {us}").format(people=people, us=us) if people and us else people or us
    if with_school:
        who = _("{kind}: {people}").format(kind=kind, people=who) if who else kind
    text = "\n".join(part for part in (who, visit.note) if part)
    title = visit.school if with_school else kind
    return Event(visit.id, visit.day, visit.kind.value, KIND_ICONS[visit.kind], title, text, "info")
