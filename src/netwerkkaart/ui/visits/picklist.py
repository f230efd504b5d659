"""A field with its matches right under it: typing narrows, arrows choose, Enter takes; no window of its own."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.widgets.search import SearchField

_LINE = 32


@dataclass(frozen=True)
class Match:
    """One line to choose."""

    key: Hashable
    text: str
    icon: str = ""
    note: str = ""


class PickList(QWidget):
    """Asks ``find`` for matches of what is typed, and tells which was taken."""

    picked = Signal(object)
    """The key of the line that was taken."""
    left = Signal()
    """Esc in an empty field."""

    def __init__(
        self, placeholder: str, find: Callable[[str], Sequence[Match]], *, most: int = 6, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._most = most
        self.field = SearchField(placeholder)
        self.field.narrowed.connect(lambda _text: self.show_matches())
        self.field.entered.connect(self._take_current)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        theme.set_kind(self.list, "bare")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(placeholder)
        self.list.setIconSize(QSize(16, 16))
        self.list.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.setFocusProxy(self.field)

    def text(self) -> str:
        """Return what is typed."""
        return self.field.text().strip()

    def start(self) -> None:
        """Begin anew: an empty field, with the matches of nothing typed."""
        self.field.clear()
        self.field.flush()
        self.show_matches()

    def show_matches(self) -> None:
        """Ask again for what is typed now."""
        found = list(self._find(self.text()))[: self._most]
        self.list.clear()
        for match in found:
            words = f"{match.text}  ·  {match.note}" if match.note else match.text
            item = QListWidgetItem(words)
            if match.icon:
                item.setIcon(icon(match.icon, "muted"))
            item.setData(Qt.ItemDataRole.UserRole, match.key)
            item.setToolTip(words)
            item.setSizeHint(QSize(0, _LINE))
            self.list.addItem(item)
        self.list.setFixedHeight(_LINE * len(found) + 2)
        self.list.setVisible(bool(found))
        if found and self.text():
            self.list.setCurrentRow(0)

    def keys(self) -> list[Hashable]:
        """Return the keys of the lines in sight."""
        return [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]

    def _take_current(self) -> None:
        item = self.list.currentItem() or (self.list.item(0) if self.text() else None)
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.picked.emit(item.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list.count():
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
            if event.key() == Qt.Key.Key_Escape and not self.field.text():
                self.left.emit()
        return super().eventFilter(watched, event)
