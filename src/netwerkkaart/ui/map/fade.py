"""One drawing of the map fading into the next: what stays stays sharp, for both have it in the same place."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtGui import QPainter, QPixmap

_FRAME_MS = 16


class Fade(QObject):
    """Keeps the drawing before and lays it ever fainter over the new one."""

    def __init__(self, parent: QObject, redraw: Callable[[], None]) -> None:
        super().__init__(parent)
        self._before: QPixmap | None = None
        self._length = 0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(redraw)

    def begin(self, before: QPixmap, length: int) -> None:
        """Fade away from a drawing in so many milliseconds, once the next one is there."""
        self._before, self._length = before, length
        self._clock.invalidate()
        self._timer.start()

    def is_on(self) -> bool:
        """Tell whether there is anything left of the drawing before."""
        return self._before is not None

    def end(self) -> None:
        """Show the new drawing only."""
        self._before = None
        self._timer.stop()

    def paint(self, painter: QPainter, *, ready: bool) -> None:
        """Lay what is left of the drawing before over what was painted; it waits until the next one is ready."""
        if self._before is None or not ready:
            return
        if not self._clock.isValid():
            self._clock.start()
        left = 1.0 - self._clock.elapsed() / self._length
        if left <= 0:
            self.end()
            return
        painter.setOpacity(left)
        painter.drawPixmap(0, 0, self._before)
        painter.setOpacity(1.0)
