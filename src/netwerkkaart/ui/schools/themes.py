"""The tab of the themes: what occupies this school, per school year, what it is now, and what happened around it."""

from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netwerkkaart.domain.facts import VisitFact
from netwerkkaart.domain.themes import Mention, propose_status, status_on
from netwerkkaart.domain.years import SchoolYear, school_years
from netwerkkaart.queries.dossier_rows import Dossier, VisitWords
from netwerkkaart.queries.theme_at_school import ThemeAtSchool
from netwerkkaart.queries.theme_status import holding
from netwerkkaart.texts import _, ngettext, words
from netwerkkaart.texts.dates import month
from netwerkkaart.texts.evidence import guests, hosts
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.parts import link
from netwerkkaart.ui.themes.events import ACTIVITY, STATUS, VISIT, activity_event, status_event
from netwerkkaart.ui.themes.marks import MarksLegend, mark
from netwerkkaart.ui.themes.status import StatusField
from netwerkkaart.ui.widgets.empty import EmptyState
from netwerkkaart.ui.widgets.heat import HeatTable, Mark
from netwerkkaart.ui.widgets.section import Card
from netwerkkaart.ui.widgets.timeline import Event, TimelineView

_ALL = "all"
_MOST_YEARS = 6


class ThemesTab(QWidget):
    """A heat table of themes by school year; beside it the status of a theme, and what happened around it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self._chosen: tuple[int, Hashable] | None = None
        self.table = HeatTable(short_heads=True, opens_empty=True)
        self.table.setAccessibleName(_("Thema’s van deze school per schooljaar"))
        self.card = Card(_("Bezoeken"))
        self.status = StatusField(desk)
        self.activity_link = link(_("Inzet toevoegen…"), self._add_activity)
        self.events = TimelineView()
        self.card.add(self.status)
        self.card.add(self.activity_link)
        self.card.add(self.events, 1)
        self.empty = EmptyState(
            "themes",
            _("Hier komt wat deze school bezighoudt. Kies bij een bezoek de thema’s die ter sprake kwamen."),
            _("Bezoek vastleggen…"),
        )
        left = Card(_("Wat er speelt"), "themes")
        left.set_note(_("bezoeken per schooljaar"))
        left.add(self.table, 1)
        left.add(MarksLegend())
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 14, 0, 16)
        row.setSpacing(16)
        row.addWidget(left, 55)
        row.addWidget(self.card, 45)
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.table.opened.connect(self._choose)
        self.table.row_opened.connect(lambda theme_id: self._choose(theme_id, _ALL))
        self.events.opened.connect(self._open)
        self.empty.pressed.connect(self._log)

    def _log(self) -> None:
        if self._dossier is not None:
            self._desk.log_visit(VisitPrefill(school_id=self._dossier.school.id))

    def show_dossier(self, dossier: Dossier) -> None:
        """Show a school's themes; the chosen cell stays at the same school."""
        if self._dossier is None or self._dossier.school.id != dossier.school.id:
            self._chosen = None
        self._dossier = dossier
        themed = mentions(dossier)
        weighed = {step.theme for step in dossier.theme_steps}
        self._stack.setCurrentIndex(0 if themed or weighed else 1)
        if not themed and not weighed:
            return
        counts: Counter[tuple[Hashable, Hashable]] = Counter()
        last: dict[int, date] = dict.fromkeys(weighed, date.min)
        for mention in themed:
            counts[mention.theme, SchoolYear.of(mention.day)] += 1
            counts[mention.theme, _ALL] += 1
            last[mention.theme] = mention.day
        order = sorted(last, key=lambda one: (-counts[one, _ALL], -last[one].toordinal(), one))
        names = dossier.theme_names
        first = min((*(one.day for one in themed), *(step.since for step in dossier.theme_steps)))
        years = school_years(first, dossier.today)[-_MOST_YEARS:]
        self.table.set_counts(
            [(one, names[one]) for one in order],
            [(year, year.short) for year in years],
            counts,
            totals={one: counts[one, _ALL] for one in order},
            tips={year: _("schooljaar {year}").format(year=year.label) for year in years},
            marks=_marks(dossier, years),
        )
        if self._chosen is None or self._chosen[0] not in last or self._chosen[1] not in (_ALL, *years):
            self._chosen = (order[0], _ALL)
        self._show_chosen()

    def _choose(self, theme_id: object, column: object) -> None:
        if isinstance(theme_id, int) and isinstance(column, Hashable):
            self._chosen = (theme_id, column)
            self._show_chosen()

    def _show_chosen(self) -> None:
        dossier = self._dossier
        if dossier is None or self._chosen is None:
            return
        theme_id, column = self._chosen
        year = column if isinstance(column, SchoolYear) else None
        self.table.mark(theme_id, column)
        visits = [
            dossier.record.visit_by_id[one.visit]
            for one in mentions(dossier)
            if one.theme == theme_id and (year is None or one.day in year)
        ]
        self.card.set_title(words.capitalised(dossier.theme_names[theme_id]))
        count = ngettext("{number} bezoek", "{number} bezoeken", len(visits)).format(number=len(visits))
        last = _("laatst in {month}").format(month=month(visits[-1].day)) if visits else ""
        self.card.set_note(" · ".join(part for part in (year.label if year else "", count, last) if part))
        self.status.show_theme(at_school(dossier, theme_id))
        self.activity_link.setEnabled(not self._desk.store.read_only)
        self.events.empty.say("visits", _("In dit schooljaar is dit thema hier niet genoemd."))
        self.events.set_events(
            [
                *(_visit_event(dossier, visit) for visit in visits),
                *(
                    activity_event(row)
                    for row in dossier.activities
                    if theme_id in row.themes and (year is None or row.runs_in(year))
                ),
                *(
                    status_event(step)
                    for step in dossier.theme_steps
                    if step.theme == theme_id and (year is None or step.since in year)
                ),
            ]
        )

    def _open(self, key: object) -> None:
        """Open the record behind an event."""
        if not isinstance(key, tuple) or self._dossier is None or self._chosen is None:
            return
        kind, number = key
        school_id, writable = self._dossier.school.id, not self._desk.store.read_only
        if kind == VISIT:
            self._desk.log_visit(VisitPrefill(visit_id=number))
        elif kind == STATUS:
            acts.edit_theme_status(self._desk, self, school_id, self._chosen[0])
        elif kind == ACTIVITY and writable:
            acts.edit_activity(self._desk, self, school_id, number)

    def _add_activity(self) -> None:
        if self._dossier is not None and self._chosen is not None:
            acts.edit_activity(self._desk, self, self._dossier.school.id, theme_id=self._chosen[0])

    def focus_filter(self) -> None:
        """Go to the table: there is nothing to narrow."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def escape(self) -> bool:
        """Do nothing: there is nothing to leave."""
        return False


def mentions(dossier: Dossier) -> list[Mention]:
    """Return every theme at every held visit up to today, oldest first."""
    return [
        Mention(visit.day, visit.id, theme_id, dossier.school.id)
        for visit in dossier.record.visits
        if visit.held and visit.day <= dossier.today
        for theme_id in sorted(visit.themes)
    ]


def at_school(dossier: Dossier, theme_id: int) -> ThemeAtSchool:
    """Return what a theme is at the school, and what the program proposes."""
    steps = tuple(step for step in dossier.theme_steps if step.theme == theme_id)
    held = status_on(steps, dossier.today)
    named = [one for one in mentions(dossier) if one.theme == theme_id]
    going = [row.fact for row in dossier.activities if theme_id in row.themes]
    return ThemeAtSchool(theme_id, dossier.school.id, steps, held, propose_status(held, named, going, dossier.today))


def _marks(dossier: Dossier, years: Sequence[SchoolYear]) -> dict[tuple[Hashable, Hashable], Mark]:
    """Return for each school year the status that held at its end."""
    found: dict[tuple[Hashable, Hashable], Mark] = {}
    for year in years:
        for (theme_id, _school), step in holding(dossier.theme_steps, min(year.last, dossier.today)).items():
            found[theme_id, year] = mark(step)
    return found


def _visit_event(dossier: Dossier, visit: VisitFact) -> Event:
    record, silent = dossier.record, VisitWords("", "", None)
    about = " · ".join(part for part in (words.word(visit.kind), hosts(record, visit)) if part)
    text = "\n".join(part for part in (about, dossier.words.get(visit.id, silent).note) if part)
    title = guests(record, visit) or words.capitalised(words.word(visit.kind))
    return Event((VISIT, visit.id), visit.day, VISIT, "visits", title, text)
