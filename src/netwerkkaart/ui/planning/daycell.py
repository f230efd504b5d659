"""A day and a week of the board: they take what is dropped on them, and say which days are no good."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.texts import _, dates
from netwerkkaart.ui import theme
from netwerkkaart.ui.planning.card import VisitCard
from netwerkkaart.ui.planning.proposals import dropped
from netwerkkaart.ui.planning.weeks import CardFacts, DayFacts, WeekFacts
from netwerkkaart.ui.schools.parts import Elided, clear, label

_LEAST = 62
MakeCard = Callable[[CardFacts, QWidget], VisitCard]


def _put(layout: QBoxLayout, card: VisitCard) -> None:
    """Add a card and show it at once: the focus may have to go to it."""
    layout.addWidget(card, 1 if isinstance(layout, QHBoxLayout) else 0)
    card.show()


class Target(QWidget):
    """Something that takes a proposal or a card that is dropped on it."""

    dropped_here = Signal(object, dict)
    """The day or Monday, and what was dropped."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.day = date.min
        self.open_ = True
        """Whether something can be put here: not on a day that is past."""
        self._over = False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._take(event)

    def takes(self, place: QPoint) -> bool:
        """Tell whether something can be dropped at this place of it."""
        del place
        return self.open_

    def _take(self, event: QDragMoveEvent) -> None:
        fits = bool(dropped(event.mimeData())) and self.takes(event.position().toPoint())
        event.setAccepted(fits)
        self._show_over(fits)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        what = dropped(event.mimeData())
        self._show_over(False)
        if what and self.takes(event.position().toPoint()):
            event.acceptProposedAction()
            self.dropped_here.emit(self.day, what)

    def _show_over(self, over: bool) -> None:
        if over != self._over:
            self._over = over
            self.update()


class DayCell(Target):
    """One school day: number, why it is no good, its visits by place, and the schools that are out by themselves."""

    menu_asked = Signal(object, QPoint)
    """The day, and where its menu is wanted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts: DayFacts | None = None
        self._today = False
        self._blocked = ""
        self._make: MakeCard | None = None
        self.head = QPushButton(self)
        theme.set_kind(self.head, "inline")
        self.head.setCursor(Qt.CursorShape.PointingHandCursor)
        self.head.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the week says the same with one stop
        self.head.clicked.connect(self._ask)
        self._why = Elided("small", self)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(3)
        self._own = label("", "small")
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.head)
        top.addWidget(self._why, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 3, 6, 5)
        layout.setSpacing(3)
        layout.addLayout(top)
        layout.addLayout(self._cards)
        layout.addStretch()
        layout.addWidget(self._own)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)

    def sizeHint(self) -> QSize:
        return QSize(110, max(_LEAST, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, max(_LEAST, super().minimumSizeHint().height()))

    def show_day(self, facts: DayFacts, today: date, make: MakeCard) -> None:
        """Show a day; nothing is made anew when it is as it was."""
        past = facts.day < today
        if facts == self._facts and self._today == (facts.day == today) and self.open_ == (not past):
            return
        self._facts, self.day, self._today, self.open_ = facts, facts.day, facts.day == today, not past
        self.head.setText(f"{dates.short_weekday(facts.day)} {facts.day.day}")
        self.head.setAccessibleName(dates.day(facts.day))
        self.head.setToolTip(_("{day}: bezoekblad, of een bezoek op deze dag").format(day=dates.day(facts.day)))
        clear(self._cards)
        place = ""
        for card in facts.cards:
            if card.place != place and len({one.place for one in facts.cards}) > 1:
                self._cards.addWidget(label(card.place, "caption", wrap=False))
            place = card.place
            _put(self._cards, make(card, self))
        self._own.setText(facts.schools_out)
        self._own.setToolTip(facts.schools_out_all)
        self._own.setVisible(bool(facts.schools_out))
        self._say_why()

    def block(self, why: str) -> None:
        """Say why this day is no good for what is chosen; an empty text takes it back."""
        if why != self._blocked:
            self._blocked = why
            self._say_why()

    def _say_why(self) -> None:
        out = self._facts.out if self._facts is not None else ""
        self._why.say(out or self._blocked)
        self.update()

    @property
    def why(self) -> str:
        """Why this day is no good, as it is said; empty where it is."""
        return self._why.text()

    def _ask(self) -> None:
        self.menu_asked.emit(self.day, self.head.mapToGlobal(QPoint(0, self.head.height())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.menu_asked.emit(self.day, event.globalPosition().toPoint())
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        out = bool(self._facts and self._facts.out)
        box = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent" if self._over or self._today else "line"), 2 if self._over else 1))
        painter.setBrush(theme.colour("selected" if self._over else "sunken" if out or not self.open_ else "surface"))
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        if (out or self._blocked) and not self._over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(theme.colour("line"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        if self._today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRect(QRect(box.x() + 6, box.y(), box.width() - 12, 2))


class WeekRow(Target):
    """A week: its head, on which one drops for the best day, its five school days, and what falls in a weekend."""

    sheet_asked = Signal(object)
    """The Monday of the week whose visit sheets are wanted."""
    day_dropped = Signal(object, dict)
    day_menu = Signal(object, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts: WeekFacts | None = None
        self._title, self._note = QLabel(self), QLabel(self)
        theme.set_kind(self._title, "strong")
        theme.set_kind(self._note, "small")
        self._sheet = QPushButton(_("Bezoekblad"), self)
        theme.set_kind(self._sheet, "link")
        self._sheet.setCursor(Qt.CursorShape.PointingHandCursor)
        self._sheet.clicked.connect(lambda: self.sheet_asked.emit(self.day))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._note)
        head.addStretch()
        head.addWidget(self._sheet)
        self.cells = [DayCell(self) for _day in range(5)]
        grid = QGridLayout()
        grid.setSpacing(4)
        for column, cell in enumerate(self.cells):
            grid.addWidget(cell, 0, column)
            grid.setColumnStretch(column, 1)
            cell.dropped_here.connect(self.day_dropped)
            cell.menu_asked.connect(self.day_menu)
        self._weekend = QHBoxLayout()
        self._weekend.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(head)
        layout.addLayout(grid)
        layout.addLayout(self._weekend)

    def show_week(self, facts: WeekFacts, today: date, make: MakeCard) -> None:
        """Show a week; what is as it was is left alone."""
        self.day = facts.monday
        self.open_ = facts.monday + timedelta(days=4) >= today
        for cell, day in zip(self.cells, facts.days, strict=True):
            cell.show_day(day, today, make)
        if facts == self._facts:
            return
        before, self._facts = self._facts, facts
        self._title.setText(facts.title)
        self._note.setText(" · ".join(part for part in (facts.out, facts.note) if part))
        self._sheet.setVisible(bool(facts.cards))
        self._sheet.setAccessibleName(_("Bezoekblad van {week}").format(week=facts.title.lower()))
        self.setAccessibleName(" · ".join(part for part in (facts.title, facts.out, facts.note) if part))
        quiet = bool(facts.out) and not facts.cards
        for cell in self.cells:
            cell.setVisible(not quiet)
        if before is None or before.weekend != facts.weekend:
            clear(self._weekend)
            for card in facts.weekend:
                self._weekend.addWidget(label(dates.day(card.day).rsplit(" ", 2)[0], "caption", wrap=False))
                _put(self._weekend, make(card, self))

    def takes(self, place: QPoint) -> bool:
        """Tell whether it is open, and the place is not that of a day: what a day refuses would come here."""
        return self.open_ and not any(cell.geometry().contains(place) for cell in self.cells if not cell.isHidden())

    def block(self, why: Callable[[date], str]) -> None:
        """Say on which days what is chosen can't be planned."""
        for cell in self.cells:
            cell.block(why(cell.day))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._over:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
