"""The time bar under the map: play and step, the track, the day in words, and the way back to today."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.queries.network_history import History
from netwerkkaart.texts import _
from netwerkkaart.texts.dates import long_day
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.map.bar import tool
from netwerkkaart.ui.map.time.telling import listed, told
from netwerkkaart.ui.map.time.track import TimeTrack


class TimeBar(QWidget):
    """Shows a day of a history and lets another be chosen; hidden until it is asked for."""

    stepped = Signal(int)
    """A month back (-1) or forward (1)."""
    back_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Tijdbalk van de kaart"))
        self.track = TimeTrack()
        self.earlier = tool("chevron-left", _("Een maand terug (←)"))
        self.play = tool("play", _("Afspelen (spatie)"))
        self.later = tool("chevron-right", _("Een maand verder (→)"))
        self.day = QLabel()
        theme.set_kind(self.day, "strong")
        self.note = QLabel()
        theme.set_kind(self.note, "muted")
        self.back = QPushButton(icon("undo", "text"), _("Terug naar vandaag"))
        self.back.setToolTip(_("Terug naar de kaart van vandaag (Esc)"))
        self.away = tool("close", _("Tijdbalk sluiten"))
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))
        self.play.clicked.connect(self.track.play_asked)
        self.back.clicked.connect(self.back_asked)
        self.track.back_asked.connect(self.back_asked)
        self.away.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.day)
        head.addWidget(self.note, 1)
        head.addWidget(self.back)
        head.addWidget(self.away)
        below = QHBoxLayout()
        below.setSpacing(2)
        for button in (self.earlier, self.play, self.later):
            below.addWidget(button)
        below.addWidget(self.track, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 12, 4)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(below)
        self.hide()

    def offer(self, history: History) -> None:
        """Let every day of a history that has begun be chosen."""
        if history.first is not None:
            self.track.set_span(history.first, history.today, history.happenings)

    def show_day(self, day: date, today: date, *, playing: bool) -> None:
        """Say which day the map shows, and what happened in the month before it."""
        past = day < today
        self.track.show_day(day)
        self.day.setText(long_day(day) if past else _("Vandaag, {day}").format(day=long_day(day)))
        some = self.track.happened(day - timedelta(days=30), day)
        first = told(some[-1]) if some else ""
        self.note.setText(" · ".join(part for part in (_("alleen om te lezen") if past else "", first) if part))
        self.note.setToolTip(listed(some))
        self.note.setMinimumWidth(1)  # a long sentence never makes the window wider
        self.back.setEnabled(past)
        self.earlier.setEnabled(self.track.value() > 0)
        self.later.setEnabled(past)
        words = _("Stilzetten (spatie)") if playing else _("Afspelen (spatie)")
        self.play.setIcon(icon("pause" if playing else "play", "muted"))
        self.play.setToolTip(words)
        self.play.setAccessibleName(words)
