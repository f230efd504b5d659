"""A layout that puts its items side by side and goes on to the next line where the room ends."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

_COSY = 420
"""One line is asked for up to this width; what is wider may as well wrap."""


class FlowLayout(QLayout):
    """Items in reading order, each at its own size."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Ask for one line where that is not very wide; Qt takes the height of that width for the usual one."""
        wide = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        least = self.minimumSize()
        if not wide:
            return least
        margins: QMargins = self.contentsMargins()
        line = sum(wide) + self._gap * (len(wide) - 1) + margins.left() + margins.right()
        width = max(min(line, _COSY), least.width())
        return QSize(width, max(self.heightForWidth(width), least.height()))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        margins: QMargins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items within a width, on each line around one middle; return the height they need."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        top, gap = inner.y(), 0
        for line in self._lines(inner.width()):
            high = max(item.sizeHint().height() for item in line)
            left, top, gap = inner.x(), top + gap, self._gap
            for item in line if move else ():
                size = item.sizeHint()
                place = QPoint(left, top + (high - size.height()) // 2)
                item.setGeometry(QRect(place, QSize(min(size.width(), inner.width()), size.height())))
                left += size.width() + self._gap
            top += high
        return top - rect.y() + margins.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return the items that are in sight, line by line."""
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if not lines or used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wide + self._gap
        return lines


class FlowBox(QWidget):
    """A widget whose items flow: as high as its width asks, and of itself no higher than one line."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, gap=gap)
        # Not Minimum: that would make the height at the usual width the least, also where there is room for one line.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
