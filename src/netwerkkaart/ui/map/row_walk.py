"""Rows under a heading that are one stop for Tab: the arrow keys walk through them, Space presses one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

_STEPS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}


class RowWalk(QObject):
    """The rows in an area, which come after the heading and stay in sight while one walks."""

    def __init__(self, heading: QWidget, area: QScrollArea) -> None:
        super().__init__(area)
        self._heading = heading
        self._area = area
        self._rows: list[QWidget] = []

    def take(self, rows: Sequence[QWidget]) -> None:
        """Walk through these rows from now on; clicking one never takes the keys."""
        self._rows = list(rows)
        for row in self._rows:
            row.installEventFilter(self)
        if self._rows:
            self._stop_at(self._rows[0])

    def _stop_at(self, chosen: QWidget) -> None:
        for row in self._rows:
            row.setFocusPolicy(Qt.FocusPolicy.TabFocus if row is chosen else Qt.FocusPolicy.NoFocus)
        QWidget.setTabOrder(self._heading, chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched in self._rows:
            return self._walk(self._rows.index(watched), event.key())
        return super().eventFilter(watched, event)

    def _walk(self, here: int, key: int) -> bool:
        last = len(self._rows) - 1
        if key in _STEPS:
            there = min(max(here + _STEPS[key], 0), last)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            there = 0 if key == Qt.Key.Key_Home else last
        else:
            return False
        row = self._rows[there]
        self._stop_at(row)
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(row, 0, 4)
        return True
