"""The calendar of visits: a month with its marks, and at its right the visits of the chosen day."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.years import add_months
from netwerkkaart.texts import _, dates, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.visits.calendar import Legend, MonthGrid, day_words
from netwerkkaart.ui.visits.marks import KIND_ICONS, people
from netwerkkaart.ui.widgets.line import Line

if TYPE_CHECKING:
    from netwerkkaart.queries.visit_rows import VisitRow
    from netwerkkaart.queries.visits import DayCount, VisitFilter

_DAY_WIDTH = 336
_MOST = 60


class CalendarView(QWidget):
    """Reads the numbers of six weeks at a time, and the visits of one day."""

    changed_day = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: VisitFilter | None = None
        self._counts: dict[date, DayCount] = {}
        self.grid = MonthGrid(desk.today())
        self._month = QLabel()
        theme.set_kind(self._month, "heading")
        back, ahead = (
            self._arrow("chevron-left", _("Vorige maand"), -1),
            self._arrow("chevron-right", _("Volgende maand"), 1),
        )
        now = QPushButton(_("Vandaag"))
        now.clicked.connect(lambda: self.grid.go(desk.today()))
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._month)
        head.addSpacing(16)
        head.addWidget(Legend(), 1)
        for button in (back, now, ahead):
            head.addWidget(button)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(head)
        left.addWidget(self.grid, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(20)
        layout.addLayout(left, 1)
        layout.addWidget(self._make_day())
        self.grid.month_changed.connect(lambda _first: self._read_month())
        self.grid.day_chosen.connect(lambda _day: self._read_day())
        self.grid.day_opened.connect(self._open_day)
        self.setFocusProxy(self.grid)

    def _arrow(self, name: str, words_: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setToolTip(words_)
        button.setAccessibleName(words_)
        button.clicked.connect(lambda: self.grid.go(add_months(self.grid.day(), step)))
        return button

    def _make_day(self) -> QFrame:
        card = QFrame()
        theme.set_kind(card, "card")
        card.setFixedWidth(_DAY_WIDTH)
        self._day_title, self._day_note = QLabel(), QLabel()
        theme.set_kind(self._day_title, "heading")
        theme.set_kind(self._day_note, "small")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        inside = QWidget()
        inside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(self._lines)
        body.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self.plan = QPushButton(_("Bezoek op deze dag"))
        self.plan.setIcon(icon("plus"))
        self.plan.clicked.connect(lambda: self._open_day(self.grid.day()))
        layout = QVBoxLayout(card)
        layout.setContentsMargins(12, 14, 12, 12)
        layout.setSpacing(6)
        for label in (self._day_title, self._day_note):
            label.setContentsMargins(8, 0, 0, 0)
            layout.addWidget(label)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.plan)
        return card

    def show_visits(self, wanted: "VisitFilter") -> None:
        """Show the visits that pass this filter, whatever its period."""
        self._wanted = wanted
        self._read_month()

    def lines(self) -> list[Line]:
        """Return the lines of the chosen day."""
        items = (self._lines.itemAt(place) for place in range(self._lines.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Line)]

    def _read_month(self) -> None:
        from dataclasses import replace

        from netwerkkaart.queries.calendar import school_calendar
        from netwerkkaart.queries.visits import VisitFilter, days_with_visits

        first, last = self.grid.first_shown(), self.grid.last_shown()
        wanted = replace(self._wanted or VisitFilter(), first=first, last=last)
        with self._desk.store.read() as connection:
            self._counts = {count.day: count for count in days_with_visits(connection, wanted)}
        self.grid.set_today(self._desk.today())
        self.grid.set_counts(self._counts, school_calendar(None).is_free)
        name = dates.long_day(self.grid.day()).split(" ", 1)[1]
        self._month.setText(words.capitalised(name))
        self._read_day()

    def _read_day(self) -> None:
        from dataclasses import replace

        from netwerkkaart.queries.visits import VisitFilter, visit_ids, visit_rows

        day = self.grid.day()
        wanted = replace(self._wanted or VisitFilter(), first=day, last=day)
        with self._desk.store.read() as connection:
            ids = visit_ids(connection, wanted, descending=False) if day in self._counts else ()
            rows = visit_rows(connection, ids[:_MOST])
        self._day_title.setText(words.capitalised(dates.day(day)))
        self._day_note.setText(day_words(self._counts.get(day)) or _("Geen bezoeken"))
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in sorted(rows, key=lambda row: (row.at is None, dates.clock(row.at).zfill(5))):
            self._lines.addWidget(self._line(row))
        self.changed_day.emit(day)

    def _line(self, row: "VisitRow") -> Line:
        note = " · ".join(part for part in (words.word(row.status), people(row.contacts)) if part)
        line = Line(row.school, note, icon=KIND_ICONS[row.kind], when=dates.clock(row.at))
        line.clicked.connect(lambda: self._desk.log_visit(VisitPrefill(visit_id=row.id)))
        return line

    def _open_day(self, day: date) -> None:
        self._desk.log_visit(VisitPrefill(day=day))
