"""Themes × offers in one school year: what goes with what, how often it was done, and where the two do not meet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from netwerkkaart.queries.gaps import GapTable, gap_table
from netwerkkaart.texts import _, gaps, ngettext
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.schools.parts import label
from netwerkkaart.ui.themes.gap_panel import GapPanel
from netwerkkaart.ui.themes.marks import MarksLegend
from netwerkkaart.ui.widgets.empty import EmptyState
from netwerkkaart.ui.widgets.heat import HeatTable, Mark

_THEME, _OFFER, _AGREEMENT = "theme", "offer", "agreement"
_Key = tuple[str, int]
_AGREED: _Key = (_AGREEMENT, 0)
_SIZES = (640, 392)


class GapsView(QWidget):
    """The matrix, and beside it the gaps in words."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._table: GapTable | None = None
        self._sized = False
        self.table = HeatTable(opens_empty=True)
        self.table.setAccessibleName(_("Thema’s en aanbod"))
        self.panel = GapPanel(desk)
        self.empty = EmptyState("themes", "")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedWidget()
        self.setFocusProxy(self.table)
        self._lay_out()
        self.table.opened.connect(self._on_cell)
        self.table.row_opened.connect(lambda row: self._choose(int(row[1]), None))
        self.table.column_opened.connect(self._on_column)
        self.panel.left.connect(self._on_left)
        self.empty.pressed.connect(self._start)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._on_escape)

    def _lay_out(self) -> None:
        card = QFrame()
        theme.set_kind(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.setSpacing(8)
        inside.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 0)
        foot.addWidget(MarksLegend([("ring", _("past erbij, niet ingezet")), ("warning", _("nergens beantwoord"))]))
        foot.addStretch()
        foot.addWidget(label(_("achter een thema: keer genoemd · in een vakje: keer ingezet"), "small", wrap=False))
        inside.addLayout(foot)
        room = QWidget()
        box = QVBoxLayout(room)
        box.setContentsMargins(0, 0, 8, 16)
        box.addWidget(card)
        room.setMinimumWidth(420)
        self.panel.setMinimumWidth(300)
        self.splitter.addWidget(room)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setChildrenCollapsible(False)
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self._stack, 1)

    def read(self) -> None:
        """Read the gaps of the school year again; what was chosen stays."""
        with self.desk.store.read() as connection:
            found = self._table = gap_table(connection, self.desk.year, today=self.desk.today())
        something = any(one.visits or one.activities for one in found.gaps.themes)
        something = something or any(one.activities or one.planned for one in found.gaps.offers)
        self._stack.setCurrentIndex(0 if something else 1)
        if not something:
            self._say_empty(found)
            return
        if not self._sized:
            self._sized = True
            self.splitter.setSizes(list(_SIZES))
        self._show_matrix(found)
        self.panel.show_table(found)
        self._mark()

    def summary(self) -> str:
        """Return of which school year it tells, and how many gaps there are."""
        year = _("schooljaar {year}").format(year=self.desk.year.label)
        if self._table is None:
            return year
        found = self._table.gaps
        number = sum(one.is_gap for one in found.themes) + len(found.unasked_offers())
        if not number:
            return year
        said = ngettext("{number} gat", "{number} gaten", number).format(number=number)
        return f"{year}, {said}"

    def _say_empty(self, found: GapTable) -> None:
        sentence = _(
            "Hier zie je straks of wat scholen noemen en wat jullie inzetten op elkaar past. In schooljaar {year} is "
            "er nog geen thema genoemd en niets ingezet."
        ).format(year=found.year.label)
        button = _("Bezoek vastleggen") if found.schools else _("Naar Scholen")
        self.empty.say("themes", sentence, "" if self.desk.store.read_only else button)

    def _start(self) -> None:
        if self._table is not None and self._table.schools:
            self.desk.log_visit()
        else:
            self.desk.go(Target("schools"))

    def _show_matrix(self, found: GapTable) -> None:
        themes = sorted(found.gaps.themes, key=lambda one: -len(one.visits))
        ring = Mark("ring", _("past erbij, niet ingezet"))
        counts: dict[tuple[_Key, _Key], int] = {}
        for one in themes:
            row = (_THEME, one.theme)
            for offer in one.offers:
                counts[row, (_OFFER, offer)] = len(found.gaps.offer(offer).activities)
            if one.by_agreement:
                counts[row, _AGREED] = len(one.agreements)
        marks = {pair: ring for pair, number in counts.items() if not number}
        columns = [((_OFFER, number), name) for number, name in found.offers.items()]
        columns.append((_AGREED, _("een afspraak")))
        flagged = {(_THEME, one.theme): gaps.theme_answer(one) for one in themes if one.nowhere}
        flagged |= {(_OFFER, one.offer): gaps.offer_use(one) for one in found.gaps.offers if one.is_gap}
        tips = {(_OFFER, one.offer): f"{found.offers[one.offer]}\n{gaps.offer_use(one)}" for one in found.gaps.offers}
        tips[_AGREED] = _("Bij deze thema’s hoort een afspraak, geen aanbod.")
        self.table.set_counts(
            [((_THEME, one.theme), found.themes[one.theme]) for one in themes],
            columns,
            counts,
            totals={(_THEME, one.theme): len(one.visits) for one in themes},
            tips=tips,
            marks=marks,
            there=set(counts),
            flagged=flagged,
        )

    # --- what was chosen

    def _on_cell(self, row: tuple[str, int], column: tuple[str, int]) -> None:
        self._choose(row[1], column[1] if column[0] == _OFFER else None)

    def _on_column(self, column: tuple[str, int]) -> None:
        if column[0] == _OFFER:
            self._choose(None, column[1])

    def _choose(self, theme_id: int | None, offer_id: int | None) -> None:
        self.panel.choose(theme_id, offer_id)
        self._mark()

    def _mark(self) -> None:
        theme_id, offer_id = self.panel.chosen()
        row = None if theme_id is None else (_THEME, theme_id)
        self.table.mark(row, None if offer_id is None else (_OFFER, offer_id))

    def _on_left(self) -> None:
        self.table.mark(None)
        self.table.setFocus()

    def _on_escape(self) -> None:
        if self.panel.chosen() != (None, None):
            self.panel.show_all()

    def show_theme(self, theme_id: int) -> None:
        """Show why a theme is as it is, if it is in the matrix."""
        if self._table is not None and theme_id in self._table.themes:
            self._choose(theme_id, None)

    def theme_shown(self) -> int | None:
        """Return which theme is told of."""
        return self.panel.chosen()[0]
