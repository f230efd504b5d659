"""The tab Inzet: what we do at this school per school year, what was named and is not answered, and the wijk first."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from netwerkkaart.domain.activities import reach_of
from netwerkkaart.domain.years import SchoolYear, school_years
from netwerkkaart.queries.activities import ActivityRow, WijkGrowth, wijk_growth
from netwerkkaart.queries.dossier_rows import Dossier
from netwerkkaart.queries.gaps import GapTable, gap_table
from netwerkkaart.texts import _
from netwerkkaart.texts.activities import reach, times_done
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.activity_row import ActivityLine
from netwerkkaart.ui.schools.parts import Scroll, clear, label
from netwerkkaart.ui.schools.themes import mentions
from netwerkkaart.ui.schools.why import WhyRow
from netwerkkaart.ui.schools.wijk_row import show_wijk
from netwerkkaart.ui.themes.gap_rows import GapWords, gap_row
from netwerkkaart.ui.widgets.empty import EmptyState
from netwerkkaart.ui.widgets.section import Card, Rule


class ActivitiesTab(QWidget):
    """School years under each other; beside them what this school still asks for, and its wijk."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self.lines: list[ActivityLine] = []
        self.rows: list[WhyRow] = []
        self._unfolded: set[str] = set()
        self._place = 0
        self.area = Scroll(self)
        self._years = QVBoxLayout()
        self._side = QVBoxLayout()
        for column in (self._years, self._side):
            column.setSpacing(16)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(self._years, 58)
        both.addLayout(self._side, 42)
        self.area.column.addLayout(both)
        self.area.column.setContentsMargins(0, 14, 0, 16)
        sentence = _(
            "Hier komt wat jullie op deze school doen: trainingen, pauzes, coaching, activiteiten met de wijk."
        )
        self.empty = EmptyState("activity", sentence, _("Inzet toevoegen…"))
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.empty)
        self.empty.pressed.connect(self._add)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what we do at a school; what was unfolded stays so at the same school."""
        same = self._dossier is not None and self._dossier.school.id == dossier.school.id
        self._dossier = dossier
        self._unfolded = {row.objectName() for row in self.rows if row.is_unfolded()} if same else set()
        self._place = self.area.verticalScrollBar().value() if same else 0
        self._fill(dossier)

    def _fill(self, dossier: Dossier) -> None:
        with self._desk.store.read() as connection:
            year = SchoolYear.of(dossier.today)
            gaps = gap_table(connection, year, today=dossier.today, school_id=dossier.school.id)
            wijken = wijk_growth(connection, today=dossier.today)
        something = bool(dossier.activities or any(one.visits for one in gaps.gaps.themes))
        self._stack.setCurrentIndex(0 if something else 1)
        self.empty.button.setVisible(not self._desk.store.read_only)
        self.lines, self.rows = [], []
        for column in (self._years, self._side):
            clear(column)
        self._fill_years(dossier)
        self._fill_side(dossier, gaps, [one for one in wijken if one.id == dossier.school.neighbourhood_id])
        for row in self.rows:
            if row.objectName() in self._unfolded:
                row.unfold()
        self.area.verticalScrollBar().setValue(self._place)

    def _card(self, column: QVBoxLayout, title: str, picture: str, note: str = "") -> Card:
        """Return a card in its place: what is filled before it has a parent, Qt looks at again."""
        card = Card(title, picture, self.area.widget())
        card.set_note(note)
        column.addWidget(card)
        return card

    def _fill_years(self, dossier: Dossier) -> None:
        this = SchoolYear.of(dossier.today)
        ahead = [row for row in dossier.activities if row.starts_on > dossier.today]
        begun = [row for row in dossier.activities if row.starts_on <= dossier.today]
        first = min((row.starts_on for row in begun), default=dossier.today)
        if ahead:
            self._fill_card(self._card(self._years, _("Gepland"), "planning"), ahead, Counter())
        for year in reversed(school_years(first, dossier.today)):
            rows = [row for row in reversed(begun) if row.runs_in(year)]
            if rows or year == this:
                self._fill_year(dossier, year, rows, may_add=year == this)
        self._years.addStretch()

    def _fill_year(self, dossier: Dossier, year: SchoolYear, rows: Sequence[ActivityRow], *, may_add: bool) -> None:
        done = (times_done(len(rows)), reach(reach_of(row.fact for row in rows))) if rows else ()
        title = _("Schooljaar {year}").format(year=year.label)
        card = self._card(self._years, title, "activity", " · ".join(part for part in done if part))
        if may_add:
            self.add_button = QPushButton(icon("plus"), _("Inzet toevoegen…"), card)
            self.add_button.setEnabled(not self._desk.store.read_only)
            self.add_button.clicked.connect(self._add)
            card.add_action(self.add_button)
        if rows:
            self._fill_card(card, rows, Counter(one.theme for one in mentions(dossier) if one.day in year))
        else:
            card.add(label(_("Dit schooljaar is hier nog niets ingezet."), "muted"))

    def _fill_card(self, card: Card, rows: Sequence[ActivityRow], named: Counter[int]) -> None:
        card.body.setSpacing(12)
        for number, row in enumerate(rows):
            if number:
                card.add(Rule(card))
            line = ActivityLine(self._desk, row, named, card)
            self.lines.append(line)
            card.add(line)

    def _fill_side(self, dossier: Dossier, table: GapTable, wijken: Sequence[WijkGrowth]) -> None:
        words = GapWords(self._desk, table)
        named, unasked = table.gaps.at_school(dossier.school.id)
        asks = self._card(self._side, _("Genoemd en niet beantwoord"), "themes", _("dit schooljaar"))
        for one in named:
            words.school(self._row(asks, f"theme {one.theme}"), one)
        if not named:
            said = _("Wat deze school dit schooljaar noemde, is beantwoord.")
            nothing = _("Deze school noemde dit schooljaar nog geen thema.")
            asks.add(label(said if any(one.visits for one in table.gaps.themes) else nothing, "muted"))
        if unasked:
            card = self._card(self._side, _("Ingezet en hier niet genoemd"), "activity", _("dit schooljaar"))
            for use in unasked:
                words.offer(self._row(card, f"offer {use.offer}"), use)
        base = self._card(self._side, _("De basis in de wijk"), "neighbourhood")
        for wijk in wijken:
            show_wijk(self._desk, self._row(base, f"wijk {wijk.id}"), wijk)
        if not wijken:
            base.add(
                label(_("De wijk van deze school is niet bekend; kies haar bij de gegevens van de school."), "muted")
            )
        self._side.addStretch()

    def _row(self, card: Card, name: str) -> WhyRow:
        if card.body.count():
            card.add(Rule(card))
        row = gap_row(self._desk, card)
        row.setObjectName(name)
        self.rows.append(row)
        card.add(row)
        return row

    def _add(self) -> None:
        if self._dossier is not None:
            acts.edit_activity(self._desk, self, self._dossier.school.id)

    def focus_filter(self) -> None:
        """Go to what is done first here: there is nothing to narrow."""
        if self._stack.currentIndex() == 0:
            self.add_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.empty.button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def escape(self) -> bool:
        """Do nothing: there is nothing to leave."""
        return False
