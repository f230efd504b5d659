"""Reading, laying out and drawing away from the GUI thread: one job at a time, the newest wins."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from netwerkkaart.graph.picture import Picture
from netwerkkaart.texts import _
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.map.source import MapData, Sieve, Task, picture_of, read_map
from netwerkkaart.ui.widgets.busy import BusyBar
from netwerkkaart.usecases.places import arrange_afresh, keep_places

if TYPE_CHECKING:
    from netwerkkaart.ui.jobs import Job

_PATIENCE_MS = 250


class MapLoader(QObject):
    """What was read last, and the way to read it again."""

    drawn = Signal(object, object)
    """A picture is ready: the :class:`Picture`, and the :class:`Sieve` it was drawn with."""
    read = Signal()
    """The network was read again; :attr:`data` is new, its picture follows."""
    arranged = Signal()
    """Everything was laid out afresh."""

    def __init__(self, desk: Desk, busy: BusyBar, parent: QObject) -> None:
        super().__init__(parent)
        self.data: MapData | None = None
        self._desk = desk
        self._busy = busy
        self._job: Job | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(lambda: busy.start(_("De kaart wordt getekend…")))
        busy.cancel_asked.connect(self.stop)

    def load(self, sieve: Sieve) -> None:
        """Read the network, lay it out and draw it; what has a place stays there."""
        store, today = self._desk.store, self._desk.today()

        def work(task: Task) -> tuple[MapData, Picture]:
            data = read_map(store, today, task)
            return data, picture_of(data, sieve, _("Het netwerk"))

        def done(got: tuple[MapData, Picture]) -> None:
            self.data, picture = got
            if not store.read_only:
                keep_places(store, self.data.fresh_places())
            self.read.emit()
            self.drawn.emit(picture, sieve)

        self._run(work, done)

    def draw(self, sieve: Sieve) -> None:
        """Draw what a sieve leaves of what was read."""
        data = self.data
        if data is not None:
            self._run(
                lambda _task: picture_of(data, sieve, _("Het netwerk")),
                lambda picture: self.drawn.emit(picture, sieve),
            )

    def arrange(self) -> None:
        """Lay everything out afresh, as one step that can be undone."""
        store, today = self._desk.store, self._desk.today()

        def done(data: MapData) -> None:
            self._desk.act(arrange_afresh, store, data.fresh_places())
            self.arranged.emit()

        self._run(lambda task: read_map(store, today, task, afresh=True), done)

    def stop(self) -> None:
        """Give up what is under way; what was shown stays."""
        if self._job is not None:
            self._job.cancel()
        self._rest()

    def _run(self, work: Callable[[Task], object], done: Callable[..., None]) -> None:
        if self._job is not None:
            self._job.cancel()
        self._patience.start()

        def end(got: object) -> None:
            self._rest()
            done(got)

        def fail(error: Exception) -> None:
            self._rest()
            raise error

        self._job = self._desk.jobs.run(self, work, end, fail, self._busy.set_progress)

    def _rest(self) -> None:
        self._job = None
        self._patience.stop()
        self._busy.stop()
