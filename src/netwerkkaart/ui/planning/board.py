"""The coming weeks: what is planned when, by place, between holidays, study days and test weeks."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from netwerkkaart.texts import _, dates, ngettext
from netwerkkaart.ui import theme
from netwerkkaart.ui.planning.card import VisitCard
from netwerkkaart.ui.planning.daycell import WeekRow
from netwerkkaart.ui.planning.weeks import CardFacts, WeekFacts
from netwerkkaart.ui.schools.parts import clear, label


class WeekBoard(QScrollArea):
    """A column of weeks, and above them the plans of before today that nobody settled."""

    dropped_on_day = Signal(object, dict)
    dropped_on_week = Signal(object, dict)
    card_opened = Signal(int)
    card_menu = Signal(int, QPoint)
    card_step = Signal(int, int)
    card_removed = Signal(int)
    card_focused = Signal(int)
    day_menu = Signal(object, QPoint)
    sheet_asked = Signal(object)
    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("De komende weken"))
        self._movable = True
        self._blocks: Callable[[date], str] = _nothing
        self._unsettled: tuple[CardFacts, ...] = ()
        inside = self._inside = QWidget()
        self.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 12)
        column.setSpacing(12)
        self._late = QFrame(inside)
        theme.set_kind(self._late, "warning")
        self._late.hide()
        late = QVBoxLayout(self._late)
        late.setContentsMargins(10, 8, 10, 10)
        late.setSpacing(6)
        self._late_title = label("", "strong", wrap=False)
        self._late_cards = QVBoxLayout()
        self._late_cards.setSpacing(4)
        late.addWidget(self._late_title)
        late.addLayout(self._late_cards)
        column.addWidget(self._late)
        self._weeks = QVBoxLayout()
        self._weeks.setSpacing(12)
        column.addLayout(self._weeks)
        self.more = QPushButton(_("Verder vooruit kijken"), inside)
        theme.set_kind(self.more, "link")
        self.more.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.more.clicked.connect(self.more_asked)
        column.addWidget(self.more)
        column.addStretch()
        self.rows: list[WeekRow] = []

    def set_movable(self, *, movable: bool) -> None:
        """Say whether plans can be moved: not in a file that is open for reading only."""
        self._movable = movable

    def show_weeks(self, weeks: Sequence[WeekFacts], unsettled: Sequence[CardFacts], today: date) -> None:
        """Show these weeks and what waits to be settled; the card with the focus keeps it, wherever it went."""
        focus = self._focused()
        self.setUpdatesEnabled(False)
        self._show_unsettled(tuple(unsettled))
        while len(self.rows) < len(weeks):
            self.rows.append(self._new_row())
        for row in self.rows[len(weeks) :]:
            row.hide()
        for row, facts in zip(self.rows, weeks, strict=False):
            row.show_week(facts, today, self._make_card)
            row.show()
        self.block(self._blocks)
        self.setUpdatesEnabled(True)
        if focus is not None:
            self.focus_card(focus)

    def _new_row(self) -> WeekRow:
        row = WeekRow(self._inside)
        row.dropped_here.connect(self.dropped_on_week)
        row.day_dropped.connect(self.dropped_on_day)
        row.day_menu.connect(self.day_menu)
        row.sheet_asked.connect(self.sheet_asked)
        self._weeks.addWidget(row)
        return row

    def _make_card(self, facts: CardFacts, parent: QWidget) -> VisitCard:
        card = VisitCard(facts, parent, movable=self._movable)
        card.opened.connect(self.card_opened)
        card.menu_asked.connect(self.card_menu)
        card.step_asked.connect(self.card_step)
        card.removed.connect(self.card_removed)
        card.focused.connect(self.card_focused)
        return card

    def _show_unsettled(self, cards: tuple[CardFacts, ...]) -> None:
        if cards == self._unsettled:
            return
        self._unsettled = cards
        clear(self._late_cards)
        for card in cards:
            made = self._make_card(card, self._late)
            made.setMinimumWidth(240)
            self._late_cards.addWidget(made)
            made.show()
        text = ngettext(
            "{n} bezoek van eerder: geweest of afgezegd?", "{n} bezoeken van eerder: geweest of afgezegd?", len(cards)
        )
        self._late_title.setText(text.format(n=len(cards)))
        self._late.setVisible(bool(cards))

    def block(self, why: Callable[[date], str] | None) -> None:
        """Say on which days what is chosen can't be planned, and why; ``None`` takes it back."""
        self._blocks = why or _nothing
        for row in self.rows:
            row.block(self._blocks)

    def cards(self) -> list[VisitCard]:
        """Return the cards in sight, in reading order."""
        weeks = [card for row in self.rows if not row.isHidden() for card in row.findChildren(VisitCard)]
        late = self._late.findChildren(VisitCard)
        return [card for card in (*late, *sorted(weeks, key=lambda one: one.facts.day)) if not card.isHidden()]

    def card(self, visit_id: int) -> VisitCard | None:
        """Return the card of a visit."""
        return next((card for card in self.cards() if card.facts.visit == visit_id), None)

    def focus_card(self, visit_id: int) -> bool:
        """Go to the card of a visit; tell whether it is there."""
        card = self.card(visit_id)
        if card is None:
            return False
        layout = self._inside.layout()
        if layout is not None:
            layout.activate()
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(card, 0, 60)
        return True

    def _focused(self) -> int | None:
        return next((card.facts.visit for card in self.cards() if card.hasFocus()), None)


def _nothing(_day: date) -> str:
    return ""


def day_words(day: date) -> str:
    """Return a day as the board says it: ``di 24 nov``."""
    return dates.day(day).rsplit(" ", 1)[0]
