"""The side beside the matrix: the gaps both ways and per school, or what was chosen in the matrix, with its reasons."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netwerkkaart.domain.gaps import OfferUse, ThemeAnswer
from netwerkkaart.queries.gaps import GapTable
from netwerkkaart.texts import _, ngettext
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.parts import Scroll, clear, label, link
from netwerkkaart.ui.themes.gap_rows import GapWords, gap_row
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.section import Rule

if TYPE_CHECKING:
    from netwerkkaart.ui.schools.why import WhyRow

THEMES, OFFERS, SCHOOLS = "themes", "offers", "schools"
_MOST_SCHOOLS = 25


class GapPanel(QWidget):
    """A list of gaps to choose from with chips; a cell, row or column of the matrix takes its place."""

    left = Signal()
    """The user went back to the whole list."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words: GapWords | None = None
        self._chosen: tuple[int | None, int | None] = (None, None)
        self._schools_shown = _MOST_SCHOOLS
        self.rows: list[WhyRow] = []
        self.title = label(_("Wat opvalt"), "heading")
        self.back = link(_("Alle gaten"), self.show_all, picture="back")
        self.chips = ChipGroup(exclusive=True, required=True)
        self.chips.setAccessibleName(_("Welke gaten"))
        for key, text in ((THEMES, _("thema’s")), (OFFERS, _("aanbod")), (SCHOOLS, _("per school"))):
            self.chips.add(key, text)
        self.chips.set_checked([THEMES])
        self.area = Scroll()
        self.area.column.setSpacing(10)
        self.area.column.setContentsMargins(0, 0, 12, 16)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.back)
        head.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.chips)
        layout.addWidget(self.area, 1)
        self.chips.changed.connect(lambda _keys: self._fill())

    def show_table(self, table: GapTable) -> None:
        """Show the gaps of a school year; what was chosen stays, and what was unfolded too."""
        self._words = GapWords(self._desk, table)
        theme, offer = self._chosen
        if theme is not None and theme not in table.themes:
            theme = None
        if offer is not None and offer not in table.offers:
            offer = None
        self._chosen = (theme, offer)
        self._fill()

    def choose(self, theme: int | None, offer: int | None) -> None:
        """Show why a theme, an offer, or both are as they are."""
        self._chosen = (theme, offer)
        self._fill(unfold=True)
        self.area.verticalScrollBar().setValue(0)

    def show_all(self) -> None:
        """Go back to the list."""
        self._chosen = (None, None)
        self._fill()
        self.left.emit()

    def chosen(self) -> tuple[int | None, int | None]:
        """Return the theme and the offer that are shown, if any."""
        return self._chosen

    def _fill(self, *, unfold: bool = False) -> None:
        found = self._words
        if found is None:
            return
        open_ = {row.objectName() for row in self.rows if row.is_unfolded()}
        place = self.area.verticalScrollBar().value()
        clear(self.area.column)
        self.rows = []
        alone = self._chosen != (None, None)
        self.chips.setVisible(not alone)
        self.back.setVisible(alone)
        self.title.setVisible(not alone)
        if alone:
            self._fill_chosen(found)
        else:
            self._count(found.table)
            {THEMES: self._fill_themes, OFFERS: self._fill_offers, SCHOOLS: self._fill_schools}[self._mode()](found)
        self.area.column.addStretch()
        for row in self.rows:
            if row.objectName() in open_ or (unfold and row is self.rows[0]):
                row.unfold()
        self.area.verticalScrollBar().setValue(place)

    def _mode(self) -> str:
        return str(self.chips.checked()[0])

    def _count(self, table: GapTable) -> None:
        found = table.gaps
        counts = {
            THEMES: (_("thema’s"), sum(one.is_gap for one in found.themes)),
            OFFERS: (_("aanbod"), len(found.unasked_offers())),
            SCHOOLS: (_("per school"), len(found.schools())),
        }
        for key, (text, number) in counts.items():
            chip = self.chips.chip(key)
            chip.setText(f"{text} {number}" if number else text)
            chip.updateGeometry()

    def _fill_chosen(self, found: GapWords) -> None:
        theme, offer = self._chosen
        if theme is not None:
            self._add(f"theme {theme}", heading=True, theme=found.table.gaps.theme(theme))
        if offer is not None:
            if self.rows:
                self.area.column.addWidget(Rule())
            self._add(f"offer {offer}", heading=True, offer=found.table.gaps.offer(offer))

    def _fill_themes(self, found: GapWords) -> None:
        gaps = [one for one in found.table.gaps.themes if one.is_gap]
        gaps.sort(key=lambda one: (not one.nowhere, -len(one.visits)))
        self._list([(f"theme {one.theme}", one) for one in gaps], _("Wat scholen noemden is overal beantwoord."))

    def _fill_offers(self, found: GapWords) -> None:
        gaps = found.table.gaps
        idle = [one for one in gaps.offers if not one.activities and one.visits]
        uses = [*gaps.unasked_offers(), *idle]
        entries = [(f"offer {one.offer} {one.school or ''}", one) for one in uses]
        self._list(entries, _("Bij alles wat is ingezet is een thema genoemd."))

    def _list(self, entries: Sequence[tuple[str, ThemeAnswer | OfferUse]], nothing: str) -> None:
        for number, (name, one) in enumerate(entries):
            if number:
                self.area.column.addWidget(Rule())
            if isinstance(one, ThemeAnswer):
                self._add(name, theme=one)
            else:
                self._add(name, offer=one)
        if not entries:
            self.area.column.addWidget(label(nothing, "muted"))

    def _add(
        self, name: str, *, heading: bool = False, theme: ThemeAnswer | None = None, offer: OfferUse | None = None
    ) -> None:
        row = gap_row(self._desk, self.area.widget(), heading=heading)
        row.setObjectName(name)
        if self._words is not None and theme is not None:
            self._words.theme(row, theme)
        if self._words is not None and offer is not None:
            self._words.offer(row, offer, with_school=self._mode() == OFFERS)
        self.rows.append(row)
        self.area.column.addWidget(row)

    def _fill_schools(self, found: GapWords) -> None:
        gaps = found.table.gaps
        schools = gaps.schools()
        for school in schools[: self._schools_shown]:
            name = found.table.schools[school]
            opens = link(name, lambda school=school: self._desk.open_school(school, "activities"))  # type: ignore[misc]
            opens.setToolTip(_("Naar de inzet op deze school"))
            if self.rows:
                self.area.column.addWidget(Rule())
            self.area.column.addWidget(opens, 0, Qt.AlignmentFlag.AlignLeft)
            named, unasked = gaps.at_school(school)
            for one in named:
                row = gap_row(self._desk, self.area.widget())
                row.setObjectName(f"school {school} {one.theme}")
                self.rows.append(found.school(row, one))
                self.area.column.addWidget(row)
            for use in unasked:
                self._add(f"use {school} {use.offer}", offer=use)
        rest = len(schools) - self._schools_shown
        if rest > 0:
            text = ngettext("Nog {number} school tonen", "Nog {number} scholen tonen", rest).format(number=rest)
            self.area.column.addWidget(link(text, self._show_more))
        if not schools:
            self.area.column.addWidget(label(_("Op geen school is er een gat."), "muted"))

    def _show_more(self) -> None:
        self._schools_shown += _MOST_SCHOOLS
        self._fill()
