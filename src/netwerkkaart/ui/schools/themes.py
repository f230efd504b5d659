"""The tab of the themes: what occupies this school, per school year, with the visits behind each number."""

from collections import Counter
from collections.abc import Hashable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netwerkkaart.domain.facts import VisitFact
from netwerkkaart.domain.years import SchoolYear, school_years
from netwerkkaart.queries.dossier_rows import Dossier, VisitWords
from netwerkkaart.texts import _, ngettext, words
from netwerkkaart.texts.dates import month
from netwerkkaart.texts.evidence import guests, hosts
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.widgets.empty import EmptyState
from netwerkkaart.ui.widgets.heat import HeatTable
from netwerkkaart.ui.widgets.section import Card
from netwerkkaart.ui.widgets.timeline import Event, TimelineView

_ALL = "all"
_MOST_YEARS = 6


class ThemesTab(QWidget):
    """A heat table of themes by school year; a cell shows its visits beside it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self._chosen: tuple[int, Hashable] | None = None
        self.table = HeatTable(short_heads=True)
        self.table.setAccessibleName(_("Thema’s van deze school per schooljaar"))
        self.card = Card(_("Bezoeken"))
        self.visits = TimelineView()
        self.card.add(self.visits, 1)
        self.empty = EmptyState(
            "themes",
            _("Hier komt wat deze school bezighoudt. Kies bij een bezoek de thema’s die ter sprake kwamen."),
            _("Bezoek vastleggen…"),
        )
        left = Card(_("Wat er speelt"), "themes")
        left.set_note(_("bezoeken per schooljaar"))
        left.add(self.table, 1)
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
        self.visits.opened.connect(lambda number: desk.log_visit(VisitPrefill(visit_id=int(str(number)))))
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
        self._stack.setCurrentIndex(0 if themed else 1)
        if not themed:
            return
        counts: Counter[tuple[Hashable, Hashable]] = Counter()
        last: dict[int, VisitFact] = {}
        for theme_id, visit in themed:
            counts[theme_id, SchoolYear.of(visit.day)] += 1
            counts[theme_id, _ALL] += 1
            last[theme_id] = visit
        order = sorted(last, key=lambda one: (-counts[one, _ALL], -last[one].day.toordinal(), one))
        names = dossier.record.names.themes
        first = min(visit.day for _theme, visit in themed)
        years = school_years(first, dossier.today)[-_MOST_YEARS:]
        self.table.set_counts(
            [(one, names[one]) for one in order],
            [(year, f"{year.start % 100:02}–{(year.start + 1) % 100:02}") for year in years],
            counts,
            totals={one: counts[one, _ALL] for one in order},
            tips={year: _("schooljaar {year}").format(year=year.label) for year in years},
        )
        if self._chosen is None or not counts[self._chosen]:
            self._chosen = (order[0], _ALL)
        self._show_visits()

    def _choose(self, theme_id: object, column: object) -> None:
        if isinstance(theme_id, int) and isinstance(column, Hashable):
            self._chosen = (theme_id, column)
            self._show_visits()

    def _show_visits(self) -> None:
        dossier = self._dossier
        if dossier is None or self._chosen is None:
            return
        theme_id, column = self._chosen
        record = dossier.record
        self.table.mark(theme_id, column)
        chosen = [
            visit
            for one, visit in mentions(dossier)
            if one == theme_id and (column == _ALL or SchoolYear.of(visit.day) == column)
        ]
        self.card.set_title(words.capitalised(record.names.themes[theme_id]))
        count = ngettext("{number} bezoek", "{number} bezoeken", len(chosen)).format(number=len(chosen))
        when = column.label if isinstance(column, SchoolYear) else ""
        last = _("laatst in {month}").format(month=month(chosen[-1].day)) if chosen else ""
        self.card.set_note(" · ".join(part for part in (when, count, last) if part))
        silent = VisitWords("", "", None)
        self.visits.set_events(
            Event(
                visit.id,
                visit.day,
                "visit",
                "visits",
                guests(record, visit) or words.capitalised(words.word(visit.kind)),
                "\n".join(
                    part
                    for part in (
                        " · ".join(part for part in (words.word(visit.kind), hosts(record, visit)) if part),
                        dossier.words.get(visit.id, silent).note,
                    )
                    if part
                ),
            )
            for visit in chosen
        )

    def focus_filter(self) -> None:
        """Go to the table: there is nothing to narrow."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def escape(self) -> bool:
        """Do nothing: there is nothing to leave."""
        return False


def mentions(dossier: Dossier) -> list[tuple[int, VisitFact]]:
    """Return every theme at every held visit up to today, oldest first."""
    return [
        (theme_id, visit)
        for visit in dossier.record.visits
        if visit.held and visit.day <= dossier.today
        for theme_id in sorted(visit.themes)
    ]
