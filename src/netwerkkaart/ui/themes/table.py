"""Themes × schools in one school year, with the status of each, and behind every cell what happened there."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.queries.themes import ThemeRow, ThemeSchoolRow, ThemeTableRow, theme_table
from netwerkkaart.texts import _, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.parts import label
from netwerkkaart.ui.tables.base import collator
from netwerkkaart.ui.themes.legend import HeatLegend
from netwerkkaart.ui.themes.marks import STATUS_ICONS, MarksLegend, mark
from netwerkkaart.ui.themes.status import set_status
from netwerkkaart.ui.themes.story import ThemeStory
from netwerkkaart.ui.themes.words import named_words, visits_words
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.empty import EmptyState
from netwerkkaart.ui.widgets.heat import HeatTable

_OWN_ORDER, _BY_TOTAL = "order", "total"
_BY_NAME, _BY_SECTOR, _BY_WIJK = "name", "sector", "wijk"
_SIZES = (716, 316)
"""At 1280 pixels twelve schools and a story stand beside each other."""
_SECTORS = {sector: place for place, sector in enumerate(Sector)}


class ThemesTable(QWidget):
    """The table, and beside it the story of the theme or cell that was chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._table: ThemeTableRow | None = None
        self._chosen_once = False
        self.table = HeatTable(opens_empty=True)
        self.story = ThemeStory(desk)
        self.order = ChipGroup(exclusive=True, required=True)
        self.grouping = ChipGroup(exclusive=True, required=True)
        self.legend = HeatLegend()
        self.marks = MarksLegend()
        self.empty = EmptyState("themes", "")
        self._stack = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.setFocusProxy(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._make_bar())
        self._make_table()
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self.empty)
        layout.addWidget(self._stack, 1)
        self._connect()

    def _make_bar(self) -> QWidget:
        self.order.add(_BY_TOTAL, _("meest genoemd"))
        self.order.add(_OWN_ORDER, _("vaste volgorde"))
        self.order.set_checked([_BY_TOTAL])
        self.order.setAccessibleName(_("Volgorde van de thema’s"))
        self.grouping.add(_BY_NAME, _("naam"))
        self.grouping.add(_BY_SECTOR, _("sector"))
        self.grouping.add(_BY_WIJK, _("wijk"))
        self.grouping.set_checked([_BY_SECTOR])
        self.grouping.setAccessibleName(_("Volgorde van de scholen"))
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(label(_("Thema’s"), "caption", wrap=False))
        row.addWidget(self.order)
        row.addSpacing(16)
        row.addWidget(label(_("Scholen op"), "caption", wrap=False))
        row.addWidget(self.grouping)
        row.addStretch(1)
        row.addWidget(self.legend)
        return self.bar

    def _make_table(self) -> None:
        card = QFrame()
        theme.set_kind(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.setSpacing(8)
        inside.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 0)
        foot.addWidget(self.marks)
        foot.addStretch()
        inside.addLayout(foot)
        self.table.setAccessibleName(_("Thema’s per school"))
        left = QWidget()
        room = QVBoxLayout(left)
        room.setContentsMargins(0, 0, 8, 16)
        room.addWidget(card)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.story)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setChildrenCollapsible(False)
        left.setMinimumWidth(420)
        self.story.setMinimumWidth(280)
        self.story.hide()

    def _connect(self) -> None:
        self.table.opened.connect(self._on_cell)
        self.table.menu_asked.connect(self._open_menu)
        self.table.row_opened.connect(lambda theme_id: self.show_cell(int(str(theme_id)), None))
        self.table.column_opened.connect(lambda school_id: self.desk.open_school(int(str(school_id)), "themes"))
        self.order.changed.connect(lambda _keys: self._show_table())
        self.grouping.changed.connect(lambda _keys: self._show_table())
        self.story.closed.connect(self.close_story)
        self.empty.pressed.connect(self._start)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.story)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.close_story)

    def _start(self) -> None:
        if self._table is not None and not self._table.schools:
            self.desk.go(Target("schools"))
        else:
            self.desk.log_visit()

    # --- reading

    def read(self) -> None:
        """Read the table of the school year again; order and the story that is shown stay."""
        with self.desk.store.read() as connection:
            found = self._table = theme_table(connection, self.desk.year, today=self.desk.today())
        self.story.know(found)
        any_ = bool(found.counts or found.statuses)
        self.bar.setVisible(any_)
        self._stack.setCurrentIndex(0 if any_ else 1)
        if not any_:
            self._say_empty(found)
            return
        self._show_table()
        if not self._chosen_once:
            self.show_cell(max(found.themes, key=lambda one: one.visits).id, None)
        elif not self.story.isHidden():
            self.story.read()

    def summary(self) -> str:
        """Return of which school year it tells, and how much there is."""
        found = self._table
        if found is None or not found.counts:
            return _("schooljaar {year}").format(year=self.desk.year.label)
        total = sum(one.visits for one in found.themes)
        return _("schooljaar {year}, {named}").format(year=found.year.label, named=named_words(total))

    def _say_empty(self, found: ThemeTableRow) -> None:
        sentence = _(
            "Hier zie je straks per school welke thema’s er spelen. In schooljaar {year} is er nog geen genoemd; "
            "je kiest ze bij het vastleggen van een bezoek."
        ).format(year=found.year.label)
        button = _("Bezoek vastleggen") if found.schools else _("Naar Scholen")
        self.empty.say("themes", sentence, "" if self.desk.store.read_only else button)

    def _show_table(self) -> None:
        found = self._table
        if found is None:
            return
        schools = self._ordered_schools(found.schools)
        self.table.set_counts(
            [(one.id, one.name) for one in self._ordered_themes(found.themes)],
            [(one.id, one.name) for one in schools],
            found.counts,
            totals={one.id: one.visits for one in found.themes},
            tips={one.id: _school_tip(one) for one in schools},
            marks={pair: mark(step) for pair, step in found.statuses.items()},
        )
        self.legend.set_most(self.table.most())

    def _ordered_themes(self, themes: Sequence[ThemeRow]) -> list[ThemeRow]:
        if self.order.checked() == [_BY_TOTAL]:
            return sorted(themes, key=lambda one: (-one.visits, one.rank))
        return list(themes)

    def _ordered_schools(self, schools: Sequence[ThemeSchoolRow]) -> list[ThemeSchoolRow]:
        order = collator()
        named = sorted(schools, key=lambda one: order.sortKey(one.name))
        chosen = self.grouping.checked()
        if chosen == [_BY_SECTOR]:
            return sorted(named, key=lambda one: _SECTORS[one.sector])
        if chosen == [_BY_WIJK]:
            return sorted(named, key=lambda one: (not one.neighbourhood, order.sortKey(one.neighbourhood)))
        return named

    # --- the story beside it

    def _on_cell(self, theme_id: object, school_id: object) -> None:
        self.show_cell(int(str(theme_id)), int(str(school_id)))

    def show_cell(self, theme_id: int, school_id: int | None) -> None:
        """Show what stands behind a cell, or the story of a whole theme."""
        if not self._chosen_once:
            self._chosen_once = True
            self.splitter.setSizes(list(_SIZES))
        self.story.show()
        self.story.show_story(theme_id, school_id)
        self.table.mark(theme_id, school_id)

    def close_story(self) -> None:
        """Give the whole page to the table."""
        self.story.hide()
        self.table.mark(None)
        self.table.setFocus()

    def _open_menu(self, theme_id: object, school_id: object, where: QPoint) -> None:
        """Offer the three statuses where the cell is: two clicks, also for a theme nobody logged."""
        found = self._table
        if found is None:
            return
        theme, school = int(str(theme_id)), int(str(school_id))
        held = found.statuses.get((theme, school))
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for status in ThemeStatus:
            act = partial(set_status, self.desk, school, theme, status)
            action = menu.addAction(icon(STATUS_ICONS[status]), words.capitalised(words.word(status)), act)
            action.setCheckable(True)
            action.setChecked(held is not None and held.status is status)
            action.setEnabled(not self.desk.store.read_only)
        menu.addSeparator()
        menu.addAction(_("Geschiedenis…"), lambda: acts.edit_theme_status(self.desk, self, school, theme))
        menu.popup(where)

    def show_theme(self, theme_id: int) -> None:
        """Tell the story of a theme, if it is in the table."""
        if self._table is not None and any(one.id == theme_id for one in self._table.themes):
            self.show_cell(theme_id, None)

    def theme_shown(self) -> int | None:
        """Return which theme is told of."""
        return None if self.story.isHidden() else self.story.theme_id


def _school_tip(row: ThemeSchoolRow) -> str:
    where = " · ".join(part for part in (words.sector_name(row.sector), row.neighbourhood) if part)
    return f"{row.full_name}\n{where}\n{visits_words(row.visits)}"
