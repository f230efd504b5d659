"""Reading, laying out and drawing away from the GUI thread: one job at a time, the newest wins."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.graph.picture import Picture
from netwerkkaart.graph.through_time import MapThroughTime
from netwerkkaart.texts import _
from netwerkkaart.ui import preferences
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.map.sieve import Sieve
from netwerkkaart.ui.map.source import MapData, Settling, Task, on_day, picture_of, read_map, read_through
from netwerkkaart.ui.widgets.busy import BusyBar
from netwerkkaart.usecases.places import arrange_afresh, keep_places

if TYPE_CHECKING:
    from netwerkkaart.ui.jobs import Job

_PATIENCE_MS = 250


class MapLoader(QObject):
    """What was read last, and the way to read it again; both arrangements of it, once they were asked for."""

    drawn = Signal(object, object)
    """A picture is ready: the :class:`Picture`, and the :class:`Sieve` it was drawn with."""
    settling = Signal(object)
    """How a layout under way looks now: a :class:`Picture`."""
    read = Signal()
    """The network was read again; :attr:`data` is new, its picture follows."""
    arranged = Signal()
    """Everything was laid out afresh."""

    def __init__(self, desk: Desk, busy: BusyBar, parent: QObject) -> None:
        super().__init__(parent)
        self.data: MapData | None = None
        kept = preferences.arrangement()
        self.arrangement = Arrangement(kept) if kept in set(Arrangement) else Arrangement.ISLANDS
        """The one that is shown, or on its way."""
        self.day: date | None = None
        """The day that is shown of a map that was laid out for all days; None is the plain map of today."""
        self._through: dict[Arrangement, MapThroughTime] = {}
        self._kept: dict[Arrangement, tuple[MapData, Sieve, Picture]] = {}
        self._desk = desk
        self._busy = busy
        self._job: Job | None = None
        self._under_way = False
        self._sieve = Sieve()
        self.look_ms = 90
        """How long a picture of a layout under way is left to be seen."""
        self._looked = QElapsedTimer()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(lambda: busy.start(_("De kaart wordt getekend…")))
        busy.cancel_asked.connect(self.stop)

    def load(self, sieve: Sieve) -> None:
        """Read the network, lay it out and draw it; what has a place stays there."""
        self._kept.clear()
        self._through.clear()
        self._read(sieve)

    def show_day(self, day: date | None, sieve: Sieve) -> None:
        """Show the map of a day, laid out for all days; with None the plain map of today."""
        self.day = day
        self.switch(self.arrangement, sieve)

    def is_busy(self) -> bool:
        """Tell whether anything is under way."""
        return self._under_way

    def switch(self, arrangement: Arrangement, sieve: Sieve) -> None:
        """Show the other arrangement: at once when it was shown before, else as soon as it is laid out."""
        self.arrangement = arrangement
        if arrangement not in self._kept:
            self._read(sieve)
            return
        if self.day is not None:
            self._show_day(self.day, sieve)
            return
        self._give_up()
        was_past = self.data is not None and self.data.through is not None
        self.data, drawn_with, picture = self._kept[arrangement]
        if was_past:
            self.read.emit()
        if drawn_with == sieve:
            self.drawn.emit(picture, sieve)
        else:
            self.draw(sieve)

    def draw(self, sieve: Sieve) -> None:
        """Draw what a sieve leaves of what was read."""
        data = self.data
        if data is not None and data.arrangement is not self.arrangement:
            self._read(sieve)  # the other one was on its way
        elif data is not None:
            self._run(
                lambda _task: picture_of(data, sieve),
                lambda picture: self._give(data, sieve, picture),
            )

    def arrange(self) -> None:
        """Lay everything out afresh, as one step that can be undone."""
        store, today, arrangement = self._desk.store, self._desk.today(), self.arrangement

        def work(task: Task, settling: Settling) -> MapData:
            return read_map(store, today, task, settling, arrangement, afresh=True)

        def done(data: MapData) -> None:
            self._desk.act(arrange_afresh, store, data.fresh_places(), arrangement)
            self.arranged.emit()

        self._run_settling(Sieve(), work, done)

    def stop(self) -> None:
        """Give up what is under way; what was shown stays, and comes back when something else was on its way."""
        self._give_up()
        if self.data is None:
            return
        if self.data.through is not None:
            self.day, self.arrangement = self.data.network.on, self.data.arrangement
            return
        switching = self.arrangement is not self.data.arrangement
        self.arrangement = self.data.arrangement
        if self.arrangement in self._kept:
            _data, sieve, picture = self._kept[self.arrangement]
            self.drawn.emit(picture, sieve)
        elif switching:
            self._read(self._sieve)

    def _read(self, sieve: Sieve) -> None:
        self._sieve = sieve
        store, today, arrangement = self._desk.store, self._desk.today(), self.arrangement
        known = next((data for data, _sieve, _picture in self._kept.values()), None)

        def work(task: Task, settling: Settling) -> tuple[MapData, Picture]:
            data = read_map(store, today, task, settling, arrangement, known=known)
            return data, picture_of(data, sieve)

        def done(got: tuple[MapData, Picture]) -> None:
            self.data, picture = got
            if not store.read_only:
                keep_places(store, self.data.fresh_places(), arrangement)
            if self.day is not None:
                self._kept[arrangement] = self.data, sieve, picture
                self._show_day(self.day, sieve)
                return
            if known is None:
                self.read.emit()
            self._give(self.data, sieve, picture)

        self._run_settling(sieve, work, done)

    def _show_day(self, day: date, sieve: Sieve) -> None:
        store, arrangement = self._desk.store, self.arrangement
        today, known = self._kept[arrangement][0], self._through.get(arrangement)

        def work(_task: Task) -> tuple[MapThroughTime, MapData, Picture]:
            through = known or read_through(store, today)
            data = on_day(today, through, day)
            return through, data, picture_of(data, sieve)

        def done(got: tuple[MapThroughTime, MapData, Picture]) -> None:
            self._through[arrangement], self.data, picture = got
            self.read.emit()
            if self.day == day:
                self._give(self.data, sieve, picture)

        self._run(work, done)

    def _give(self, data: MapData, sieve: Sieve, picture: Picture) -> None:
        preferences.keep_arrangement(data.arrangement.value)
        if data.through is None:
            self._kept[data.arrangement] = data, sieve, picture
        self.drawn.emit(picture, sieve)

    def _run_settling(self, sieve: Sieve, work: Callable[[Task, Settling], object], done: Callable[..., None]) -> None:
        """Run work whose picture can be looked at before it is done."""
        made: list[Settling] = []

        def begin(task: Task) -> object:
            made.append(Settling(task, sieve))
            return work(task, made[0])

        self._looked.start()
        self._run(begin, done, partial(self._on_progress, made))

    def _on_progress(self, made: list[Settling], part: float) -> None:
        self._busy.set_progress(part)
        picture = made[0].picture if made else None
        if picture is not None and self._looked.elapsed() >= self.look_ms:
            self.settling.emit(picture)
            self._looked.restart()

    def _run(
        self, work: Callable[[Task], object], done: Callable[..., None], told: Callable[[float], None] | None = None
    ) -> None:
        if self._job is not None:
            self._job.cancel()
        self._patience.start()
        self._under_way = True

        def end(got: object) -> None:
            self._rest()
            done(got)

        def fail(error: Exception) -> None:
            self._rest()
            raise error

        self._job = self._desk.jobs.run(self, work, end, fail, told or self._busy.set_progress)

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._rest()

    def _rest(self) -> None:
        self._job = None
        self._under_way = False
        self._patience.stop()
        self._busy.stop()
