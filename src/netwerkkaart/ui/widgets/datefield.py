"""A date, typed as people say it or picked from a calendar, shown as *di 24 nov 2026*."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from netwerkkaart.texts import _
from netwerkkaart.texts.dates import day as day_text
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.widgets.typed_date import parse_date

_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
_STEPS = {
    int(Qt.Key.Key_Up): 1,
    int(Qt.Key.Key_Down): -1,
    int(Qt.Key.Key_PageUp): 7,
    int(Qt.Key.Key_PageDown): -7,
}


class CalendarPopup(QFrame):
    """A month to pick a day from; Esc closes it."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        theme.set_kind(self, "card")
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(_DUTCH)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setGridVisible(False)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.calendar)
        self._dress()

    def _dress(self) -> None:
        quiet, weekend = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(theme.colour("muted"))
        quiet.setFont(theme.font(theme.SMALL, strong=True))
        quiet.setBackground(theme.colour("raised"))
        weekend.setForeground(theme.colour("muted"))
        self.calendar.setHeaderTextFormat(quiet)
        for number in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(number, weekend)
        for name, picture in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self.calendar.findChild(QWidget, name)
            if button is not None:
                button.setProperty("icon", icon(picture))

    def show_at(self, where: QPoint, chosen: date) -> None:
        """Open under a field with a day chosen."""
        self.calendar.setSelectedDate(QDate(chosen.year, chosen.month, chosen.day))
        self.move(where)
        self.show()
        self.calendar.setFocus()

    def _pick(self, chosen: QDate) -> None:
        self.hide()
        self.picked.emit(date(chosen.year(), chosen.month(), chosen.day()))


class DateField(QLineEdit):
    """One day or none; ↑ and ↓ step a day, T or V is today, the calendar opens with Alt+↓."""

    changed = Signal(object)
    """The day, or None, whenever it becomes another one."""

    def __init__(self, today: date, parent: QWidget | None = None, *, future: bool = False) -> None:
        super().__init__(parent)
        self._today = today
        self._future = future
        self._value: date | None = None
        self._popup: CalendarPopup | None = None
        self.setPlaceholderText(_("bijv. di 24 nov"))
        self.setAccessibleName(_("Datum"))
        self.setMinimumWidth(160)
        opening = QAction(icon("calendar", "muted"), _("Kalender"), self)
        opening.triggered.connect(self.open_calendar)
        self.addAction(opening, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self._settle)

    def value(self) -> date | None:
        """Return the day, or None while there is none that can be read."""
        return self._value

    def set_value(self, value: date | None) -> None:
        """Show a day, silently."""
        self._value = value
        self.setText(day_text(value) if value else "")
        self._mark("")

    def set_today(self, today: date) -> None:
        """Say what day it is."""
        self._today = today

    def problem(self) -> str:
        """Return what is wrong with the text, empty when nothing is."""
        if self._value is not None or not self.text().strip():
            return ""
        return _("Deze datum is niet te lezen. Typ bijvoorbeeld “24 nov 2026”.")

    def _change(self, value: date | None, *, rewrite: bool) -> None:
        if rewrite:
            self.setText(day_text(value) if value else "")
        if value != self._value:
            self._value = value
            self.changed.emit(value)
        self._mark(self.problem() if rewrite else "")

    def _on_typed(self, text: str) -> None:
        self._change(parse_date(text, self._today, future=self._future), rewrite=False)

    def _settle(self) -> None:
        if self._value is not None:
            self.setText(day_text(self._value))
        self._mark(self.problem())

    def _mark(self, problem: str) -> None:
        if bool(self.property("invalid")) != bool(problem):
            self.setProperty("invalid", bool(problem))
            theme.restyle(self)
        self.setToolTip(problem)
        self.setAccessibleDescription(problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif event.key() in _STEPS:
            start = self._value or self._today
            step = _STEPS[event.key()] if self._value else 0
            self._change(start + timedelta(days=step), rewrite=True)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def open_calendar(self) -> None:
        """Show the month of the day under the field."""
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.picked.connect(self._on_picked)
        self._popup.show_at(self.mapToGlobal(QPoint(0, self.height() + 4)), self._value or self._today)

    def _on_picked(self, value: date) -> None:
        self._change(value, rewrite=True)
        self.setFocus()
