"""Dated events under each other on one line, newest first, with a rule between school years."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.look import BODY, SMALL
from netwerkkaart.texts import _
from netwerkkaart.texts.dates import day as day_text
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import paint_icon
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.empty import EmptyState

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_EVENT = int(_ROLE.UserRole) + 1
_DATE_WIDTH = 112
_RAIL = 28
_LINE = 17
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MOST_LINES = 3
_MOST_READ = 1200
_NARROW = 400
"""Below this the date stands above the title instead of beside it."""


@dataclass(frozen=True)
class Event:
    """Something that happened on a day."""

    id: Hashable
    day: date
    kind: str
    icon: str
    title: str
    text: str = ""
    tone: str = ""


def _year_words(year: SchoolYear) -> str:
    return _("schooljaar {year}").format(year=year)


class _Events(QAbstractListModel):
    """Events and the rules between them."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Event | SchoolYear] = []

    def show_events(self, events: Iterable[Event]) -> None:
        """Show these, newest first."""
        self.beginResetModel()
        self.entries = []
        year = None
        for event in sorted(events, key=lambda event: event.day, reverse=True):
            if year is None or event.day not in year:
                year = SchoolYear.of(event.day)
                self.entries.append(year)
            self.entries.append(event)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = int(_ROLE.DisplayRole)) -> Any:
        entry = self.entries[index.row()]
        if role == _EVENT:
            return entry
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            if isinstance(entry, SchoolYear):
                return _year_words(entry)
            return ", ".join(part for part in (day_text(entry.day), entry.title, entry.text) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.entries[index.row()], SchoolYear):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@lru_cache(maxsize=8192)
def _lines(text: str, room: int) -> tuple[str, ...]:
    """Return what is shown of a text; the start of a long text decides."""
    return theme.wrap(text[:_MOST_READ], QFontMetrics(theme.font(BODY)), room, _MOST_LINES)


class _EventDelegate(QStyledItemDelegate):
    """Paints date, rail with icon, title and at most three lines of text."""

    def _room(self, width: int) -> int:
        return max(120, width - (0 if width < _NARROW else _DATE_WIDTH) - _RAIL - 24)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(_EVENT)
        width = max(option.rect.width(), self._width())
        if isinstance(entry, SchoolYear):
            return QSize(0, 40)
        lines = len(_lines(entry.text, self._room(width)))
        above = _LINE if width < _NARROW else 0
        return QSize(0, above + 36 + (lines * _LINE + 4 if lines else 0))

    def _width(self) -> int:
        parent = self.parent()
        return parent.viewport().width() if isinstance(parent, QListView) else 400

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, place = index.data(_EVENT), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, SchoolYear):
            self._paint_year(painter, place, entry)
        else:
            self._paint_event(painter, place, option.state, entry)
        painter.restore()

    def _paint_year(self, painter: QPainter, place: QRect, entry: SchoolYear) -> None:
        face = theme.font(SMALL, strong=True)
        painter.setFont(face)
        painter.setPen(theme.colour("muted"))
        room = place.adjusted(12, 8, 0, 0)
        painter.drawText(room, _LEFT, _year_words(entry))
        start = room.x() + QFontMetrics(face).horizontalAdvance(_year_words(entry)) + 12
        painter.fillRect(start, room.center().y(), place.right() - start - 12, 1, theme.colour("line"))

    def _paint_event(self, painter: QPainter, place: QRect, state: QStyle.StateFlag, entry: Event) -> None:
        box = QRectF(place).adjusted(4, 1, -4, -1)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            chosen = state & QStyle.StateFlag.State_Selected
            painter.setBrush(theme.colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        narrow = place.width() < _NARROW
        date_wide = 0 if narrow else _DATE_WIDTH
        rail = place.x() + 12 + date_wide + 8
        left = place.x() + 12 + date_wide + _RAIL
        room, top = self._room(place.width()), place.y()
        painter.setFont(theme.font(SMALL if narrow else BODY, tabular=True))
        painter.setPen(theme.colour("muted"))
        if narrow:
            painter.drawText(QRect(left, top + 7, room, _LINE), _LEFT, day_text(entry.day))
            top += _LINE
        else:
            painter.drawText(QRect(place.x() + 12, top + 8, _DATE_WIDTH - 8, 20), _LEFT, day_text(entry.day))
        painter.fillRect(rail, place.y(), 1, 5, theme.colour("line"))
        painter.fillRect(rail, place.y() + 31, 1, place.height() - 31, theme.colour("line"))
        tone = theme.tone(entry.tone) if entry.tone else theme.tone("info")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tone.soft))
        painter.drawEllipse(QRectF(rail - 10.5, place.y() + 7, 22, 22))
        paint_icon(painter, QRect(rail - 6, place.y() + 12, 13, 13), entry.icon, theme.colour(tone.ink))
        strong = theme.font(BODY, strong=True)
        painter.setFont(strong)
        painter.setPen(theme.colour("text"))
        title = theme.elide(entry.title, QFontMetrics(strong), room)
        painter.drawText(QRect(left, top + 8, room, 20), _LEFT, title)
        painter.setFont(theme.font(BODY))
        painter.setPen(theme.colour("muted"))
        for number, line in enumerate(_lines(entry.text, room)):
            painter.drawText(QRect(left, top + 29 + number * _LINE, room, _LINE), _LEFT, line)


class _EventList(QListView):
    """The scrolling list; Enter opens, rows follow the width."""

    opened = Signal(object)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def open(self, index: Index) -> None:
        """Ask for the event of a row."""
        entry = index.data(_EVENT) if index.isValid() else None
        if isinstance(entry, Event):
            self.opened.emit(entry.id)


class TimelineView(QWidget):
    """Events with a chip per kind above them."""

    opened = Signal(object)
    """The id of an event that was opened with Enter or a double click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[Event] = []
        self._model = _Events()
        self.kinds = ChipGroup()
        self.kinds.changed.connect(lambda _keys: self._show())
        self.kinds.hide()
        self.list = _EventList()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_EventDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(300)
        theme.set_kind(self.list, "bare")
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Tijdlijn"))
        self.list.opened.connect(self.opened)
        self.list.doubleClicked.connect(self.list.open)
        self.empty = EmptyState("history", _("Hier komt alles wat er gebeurt, op volgorde van datum."))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.kinds)
        layout.addWidget(self._stack, 1)
        self._show()

    def set_kinds(self, kinds: Sequence[tuple[str, str]]) -> None:
        """Say which kinds can be filtered on, as (kind, words)."""
        self.kinds.clear()
        for kind, words in kinds:
            self.kinds.add(kind, words)
        self.kinds.setVisible(bool(kinds))

    def set_events(self, events: Iterable[Event]) -> None:
        """Show these events; the place in the list stays."""
        self._all = list(events)
        self._show()

    def shown(self) -> list[Event]:
        """Return the events in sight, newest first."""
        return [entry for entry in self._model.entries if isinstance(entry, Event)]

    def _show(self) -> None:
        kinds = set(self.kinds.checked())
        bar = self.list.verticalScrollBar()
        place = bar.value()
        chosen = self.list.currentIndex().data(_EVENT) if self.list.currentIndex().isValid() else None
        self._model.show_events(event for event in self._all if not kinds or event.kind in kinds)
        self._stack.setCurrentIndex(0 if self._model.entries else 1)
        if isinstance(chosen, Event):
            for row, entry in enumerate(self._model.entries):
                if isinstance(entry, Event) and entry.id == chosen.id:
                    self.list.setCurrentIndex(self._model.index(row))
        bar.setValue(place)
