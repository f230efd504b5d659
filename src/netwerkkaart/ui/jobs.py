"""Work off the GUI thread, answered in it.

One relay object, made on the GUI thread, carries every answer back: a signal sent from a pool thread to one of its
methods is queued, whereas a lambda would run in the pool thread. What a job asks for is told to nobody once its owner
is gone or the job is cancelled; an exception always reaches ``failed`` or, without it, ``sys.excepthook``.
"""

import sys
import weakref
from collections.abc import Callable
from threading import Event
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

T = TypeVar("T")
Failed = Callable[[Exception], None]
Progress = Callable[[float], None]


class JobContext(Protocol):
    """What the work sees of the job it belongs to: may it go on, and how far is it."""

    def stopped(self) -> bool:
        """Tell whether the work should end early; its result is thrown away."""

    def progress(self, part: float) -> None:
        """Say how much is done, from 0 to 1; cheap enough to call often."""


class Job:
    """One piece of work under way, as its owner sees it."""

    def __init__(
        self,
        owner: QObject,
        fn: Callable[[JobContext], Any],
        done: Callable[[Any], None],
        failed: Failed | None,
        progress: Progress | None,
    ) -> None:
        self._owner = weakref.ref(owner)
        self._cancelled = Event()
        self.fn = fn
        self.done = done
        self.failed = failed
        self.on_progress = progress

    def cancel(self) -> None:
        """Ask the work to stop; its owner hears nothing more of it."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Tell whether the owner gave the job up."""
        return self._cancelled.is_set()

    def wanted(self) -> bool:
        """Tell whether anybody still waits for the answer (ask in the GUI thread only)."""
        owner = self._owner()
        return not self.cancelled() and owner is not None and shiboken6.isValid(owner)

    def finish(self, result: Any) -> None:
        """Hand the result to the owner, if it is still wanted."""
        if self.wanted():
            self.done(result)

    def fail(self, error: Exception) -> None:
        """Hand the exception to the owner; one that nobody handles goes where uncaught exceptions go."""
        if not self.wanted():
            return
        if self.failed is not None:
            self.failed(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)


class _Context:
    """Connects the work in a pool thread to the relay; passes progress on in steps of one percent."""

    def __init__(self, job: Job, relay: "_Relay") -> None:
        self._job = job
        self._relay = relay
        self._told = -1.0

    def stopped(self) -> bool:
        return self._job.cancelled()

    def progress(self, part: float) -> None:
        if self._job.on_progress is not None and (part - self._told >= 0.01 or part >= 1 > self._told):
            self._told = part
            self._relay.moved.emit(self._job, part)


class _Relay(QObject):
    """Lives as long as the program and runs every answer in the thread it was made in."""

    moved = Signal(object, float)
    ended = Signal(object, object, object)

    def __init__(self, on_end: Callable[[Job], None], parent: QObject | None) -> None:
        super().__init__(parent)
        self._on_end = on_end
        self.moved.connect(self._move, Qt.ConnectionType.QueuedConnection)
        self.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @Slot(object, float)
    def _move(self, job: Job, part: float) -> None:
        if job.on_progress is not None and job.wanted():
            job.on_progress(part)

    @Slot(object, object, object)
    def _end(self, job: Job, result: Any, error: Exception | None) -> None:
        self._on_end(job)
        if error is None:
            job.finish(result)
        else:
            job.fail(error)


class _Runnable(QRunnable):
    """Runs the work in a pool thread and reports to the relay whatever becomes of it."""

    def __init__(self, job: Job, relay: _Relay) -> None:
        super().__init__()
        self._job = job
        self._relay = relay

    def run(self) -> None:
        result, error = None, None
        try:
            if not self._job.cancelled():
                result = self._job.fn(_Context(self._job, self._relay))
        except Exception as problem:  # noqa: BLE001 - QRunnable would lose it; the owner gets every kind
            error = problem
        self._relay.ended.emit(self._job, result, error)


class Jobs(QObject):
    """Runs work in a thread pool; make one, on the GUI thread, for the whole program."""

    changed = Signal(int)
    """How many jobs are under way, told whenever that number changes."""

    def __init__(self, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._relay = _Relay(self._forget, self)
        self._running: set[Job] = set()

    def run(
        self,
        owner: QObject,
        fn: Callable[[JobContext], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        progress: Progress | None = None,
    ) -> Job:
        """Start ``fn`` in a pool thread; ``done``, ``failed`` and ``progress`` are called in the GUI thread."""
        job = Job(owner, fn, done, failed, progress)
        self._running.add(job)
        self.changed.emit(len(self._running))
        self._pool.start(_Runnable(job, self._relay))
        return job

    def _forget(self, job: Job) -> None:
        self._running.discard(job)
        self.changed.emit(len(self._running))

    def idle(self) -> bool:
        """Tell whether nothing is under way and every answer has been given."""
        return not self._running

    def cancel_all(self) -> None:
        """Ask all work to stop; used when the window closes."""
        for job in self._running:
            job.cancel()

    def wait(self, milliseconds: int = 5000) -> bool:
        """Let events run until all is idle; False when that took longer."""
        return _spin(self.idle, milliseconds)


class SyncJobs(QObject):
    """The same interface, done at once in the calling thread: for tests and the command line."""

    changed = Signal(int)

    def run(
        self,
        owner: QObject,
        fn: Callable[[JobContext], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        progress: Progress | None = None,
    ) -> Job:
        """Run ``fn`` now and answer before returning."""
        job = Job(owner, fn, done, failed, progress)
        try:
            result = fn(_SyncContext(job))
        except Exception as error:  # noqa: BLE001 - the same promise as Jobs: the owner gets every kind
            job.fail(error)
        else:
            job.finish(result)
        return job

    def idle(self) -> bool:
        """Tell that nothing is under way."""
        return True

    def cancel_all(self) -> None:
        """Do nothing: no job outlives its call."""

    def wait(self, milliseconds: int = 5000) -> bool:
        """Return True at once."""
        del milliseconds
        return True


class _SyncContext:
    """The context of a job that runs in the calling thread."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def stopped(self) -> bool:
        return self._job.cancelled()

    def progress(self, part: float) -> None:
        if self._job.on_progress is not None and self._job.wanted():
            self._job.on_progress(part)


AnyJobs = Jobs | SyncJobs
"""What a page asks for: the seam that tests swap."""


def _spin(ready: Callable[[], bool], milliseconds: int) -> bool:
    loop = QEventLoop()
    deadline = QDeadlineTimer(milliseconds)
    ticker = QTimer()
    ticker.timeout.connect(lambda: loop.quit() if ready() or deadline.hasExpired() else None)
    ticker.start(1)
    if not ready():
        loop.exec()
    return ready()
