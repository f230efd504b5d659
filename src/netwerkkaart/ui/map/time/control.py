"""The map on another day: which one, playing, and what the page may do meanwhile."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from netwerkkaart.texts import _
from netwerkkaart.ui.map.time.bar import TimeBar
from netwerkkaart.ui.map.time.track import month_after, month_before

if TYPE_CHECKING:
    from netwerkkaart.ui.map.page import MapPage

STEP_MS = 500
"""How long a month is looked at while playing."""


class MapTime(QObject):
    """Time on one page: the bar is open exactly while the loader has a day."""

    def __init__(self, page: "MapPage") -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self._loader = page.loader
        self.bar = TimeBar()
        self._player = QTimer(self, interval=STEP_MS)
        self._player.timeout.connect(self._on_beat)
        bar, track = self.bar, self.bar.track
        track.day_chosen.connect(self._on_chosen)
        track.play_asked.connect(self.play_or_pause)
        bar.stepped.connect(self._on_step)
        bar.back_asked.connect(self.back)
        bar.closed.connect(self.close)
        self._loader.read.connect(self._on_read)

    def is_past(self) -> bool:
        """Tell whether the map shows a day before today: then it is for reading only."""
        return self._loader.day is not None and self._loader.day < self._desk.today()

    def toggle(self) -> None:
        """Open the time bar on today, or close it."""
        if self._loader.day is None:
            self.open_on(self._desk.today())
        else:
            self.close()

    def open_on(self, day: date) -> None:
        """Show the map of a day, with the bar to choose another."""
        if self._loader.data is None:
            return
        self._page.canvas.set_fading(on=True)
        self._loader.show_day(min(day, self._desk.today()), self._page.bar.sieve())

    def close(self) -> None:
        """Show the map of today again, without the bar."""
        self._player.stop()
        self.bar.hide()
        self._page.bar.time.setChecked(False)
        self._page.canvas.set_fading(on=False)
        if self._loader.day is not None:
            self._loader.show_day(None, self._page.bar.sieve())
        self._page.canvas.setFocus()

    def back(self) -> None:
        """Go back to today; from today the bar closes."""
        self._player.stop()
        if self.is_past():
            self.go(self._desk.today())
        else:
            self.close()

    def go(self, day: date) -> None:
        """Show another day."""
        if day != self._loader.day:
            self._loader.show_day(day, self._page.bar.sieve())

    def play_or_pause(self) -> None:
        """Play from here to today, from the beginning when it is today; or stand still."""
        if self._player.isActive():
            self._player.stop()
            self._tell()
            return
        self._player.start()
        data = self._loader.data
        if not self.is_past() and data is not None and data.through is not None:
            self.go(data.through.history.first or data.through.history.today)
        self._tell()

    def is_playing(self) -> bool:
        """Tell whether the months go by."""
        return self._player.isActive()

    def refused(self) -> bool:
        """Say why nothing can be changed on a past day; False when it can."""
        if self.is_past():
            self._desk.say(_("Een dag van vroeger is alleen om te lezen. Ga terug naar vandaag om iets te wijzigen."))
        return self.is_past()

    def _on_chosen(self, day: date) -> None:
        self._player.stop()
        self.go(day)

    def _on_step(self, way: int) -> None:
        self._player.stop()
        self._step(way)

    def _step(self, way: int) -> None:
        data, day = self._loader.data, self._loader.day
        if data is not None and data.through is not None and day is not None:
            history = data.through.history
            first = history.first or history.today
            self.go(month_after(day, history.today) if way > 0 else month_before(day, first))

    def _on_beat(self) -> None:
        if not self._page.isVisible():  # who went elsewhere looks at no film
            self._player.stop()
            self._tell()
            return
        if self._page.canvas.is_drawing() or self._loader.is_busy():
            return  # a large map takes the time it needs
        self._step(1)
        if not self.is_past():
            self._player.stop()
            self._tell()

    def _on_read(self) -> None:
        data = self._loader.data
        day = self._loader.day
        if data is None or day is None or data.through is None:
            return
        if data.through.history.first is None:
            self._desk.say(_("Er is nog niets vastgelegd om op terug te kijken."))
            self.close()
            return
        fresh = self.bar.isHidden()
        self.bar.offer(data.through.history)
        self._tell()
        if fresh:
            self.bar.show()
            self._page.bar.time.setChecked(True)
            self.bar.track.setFocus()

    def _tell(self) -> None:
        day = self._loader.day
        if day is not None:
            self.bar.show_day(day, self._desk.today(), playing=self._player.isActive())
