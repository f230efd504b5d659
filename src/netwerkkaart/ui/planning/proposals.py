"""The list of the round: walked with the arrow keys, planned with Enter, dragged onto a day."""

import json
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netwerkkaart.domain.changes import Kind
from netwerkkaart.look import BODY, SMALL
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import paint_icon
from netwerkkaart.ui.planning.entries import Entry, EntryKind

MIME: Final = "application/x-netwerkkaart-ronde"
"""What is dragged: ``{"keys": n}`` for so many proposals, the chosen ones; ``{"visit": id}`` for a plan."""
ENTRY: Final = Qt.ItemDataRole.UserRole
_HEIGHTS = {EntryKind.PLACE: 30, EntryKind.SCHOOL: 46, EntryKind.PROPOSAL: 40, EntryKind.PLANNED: 26}
_ICONS = {Kind.CONTACT: "contact", Kind.ROLE: "empty-seat", Kind.SCHOOL: "schools"}
_INDENT = 34
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def dragged(what: dict[str, int]) -> QMimeData:
    """Return what a drag carries."""
    data = QMimeData()
    data.setData(MIME, QByteArray(json.dumps(what).encode()))
    return data


def dropped(data: QMimeData) -> dict[str, int]:
    """Return what a drag carried; nothing when it is not ours."""
    if not data.hasFormat(MIME):
        return {}
    found: dict[str, int] = json.loads(bytes(data.data(MIME).data()).decode())
    return found


class EntriesModel(QAbstractListModel):
    """The lines; reading again keeps what is chosen, as far as it is still there."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """Return a line."""
        return self._entries[row]

    def entries(self) -> list[Entry]:
        """Return all lines."""
        return self._entries

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (entry.title, entry.note) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (entry.title, entry.note) if part)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        entry = self._entries[index.row()]
        if entry.kind is EntryKind.PLACE:
            return Qt.ItemFlag.ItemIsEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsDragEnabled if entry.can_plan else usual

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return dragged({"keys": len(indexes)})


class ProposalList(QListView):
    """The round; says what is wanted of the chosen lines."""

    plan_asked = Signal()
    menu_asked = Signal(QPoint)
    plan_opened = Signal(int)
    """The id of a planned visit whose line was opened."""
    chosen_changed = Signal()
    why_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = EntriesModel()
        self.setModel(self._model)
        self.setItemDelegate(_EntryDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { border: none; }")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setMinimumHeight(90)
        self.setAccessibleName(_("Voorstellen van de ronde"))
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.chosen_changed.emit())
        self.doubleClicked.connect(self._on_double)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these lines; what is chosen stays, and the cursor stays near where it was."""
        kept = {entry.key for entry in self.chosen()}
        now = self.currentIndex().row()
        place = self.verticalScrollBar().value()
        before = self._model.entry(now).key if 0 <= now < self._model.rowCount() else None
        selection = self.selectionModel()
        blocked = selection.blockSignals(True)
        self._model.set_entries(entries)
        rows = {entry.key: row for row, entry in enumerate(entries)}
        for key in kept & rows.keys():
            selection.select(self._model.index(rows[key]), QItemSelectionModel.SelectionFlag.Select)
        current = rows.get(before, min(now, len(entries) - 1)) if before is not None else -1
        if current >= 0:
            index = self._model.index(current)
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            if before not in rows and not kept & rows.keys():  # what was chosen is done: the next one is
                flag = QItemSelectionModel.SelectionFlag.Select
            selection.setCurrentIndex(index, flag)
        selection.blockSignals(blocked)
        self.verticalScrollBar().setValue(place)
        self.viewport().update()
        self.chosen_changed.emit()

    def entries(self) -> list[Entry]:
        """Return the lines in sight."""
        return self._model.entries()

    def chosen(self) -> list[Entry]:
        """Return the chosen lines from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._model.entry(row) for row in rows]

    def choose(self, *keys: tuple[object, ...]) -> None:
        """Choose these lines and go to the first."""
        found = [row for row, entry in enumerate(self._model.entries()) if entry.key in keys]
        self.selectionModel().clearSelection()
        for row in found:
            self.selectionModel().select(self._model.index(row), QItemSelectionModel.SelectionFlag.Select)
        if found:
            self.selectionModel().setCurrentIndex(
                self._model.index(found[0]), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self.scrollTo(self._model.index(found[0]))

    def choose_first(self) -> None:
        """Choose the first proposal when nothing is chosen."""
        if self.chosen():
            return
        first = next((one.key for one in self._model.entries() if one.kind is EntryKind.PROPOSAL), None)
        if first is not None:
            self.choose(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_current()
        elif event.key() == Qt.Key.Key_Space:
            self.why_asked.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        del search  # letters are keys here; Ctrl+F narrows

    def _on_double(self, index: QModelIndex) -> None:
        del index
        self._open_current()

    def _open_current(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1 and chosen[0].plan is not None:
            self.plan_opened.emit(chosen[0].plan.visit)
        elif chosen:
            self.plan_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            self.menu_asked.emit(event.globalPos())


class _EntryDelegate(QStyledItemDelegate):
    """Draws the four kinds of line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option
        entry = index.data(ENTRY)
        return QSize(0, _HEIGHTS[entry.kind] if isinstance(entry, Entry) else 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry, place = index.data(ENTRY), option.rect
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._background(painter, place, option.state, entry)
        room = place.adjusted(10, 0, -10, 0)
        if entry.kind is EntryKind.PLACE:
            self._words(painter, room.adjusted(0, 6, 0, 0), entry.title, strong=True, small=True, ink="muted")
        elif entry.kind is EntryKind.PLANNED:
            paint_icon(painter, QRect(room.x() + _INDENT - 20, room.y() + 6, 14, 14), "calendar", "muted")
            self._words(painter, room.adjusted(_INDENT, 0, 0, 0), entry.title, small=True, ink="muted")
        else:
            self._two_lines(painter, room, entry)
        painter.restore()

    def _background(self, painter: QPainter, place: QRect, state: QStyle.StateFlag, entry: Entry) -> None:
        inner = place.adjusted(4, 1, -4, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if entry.kind is EntryKind.SCHOOL and place.y() > 0:
            painter.fillRect(place.x() + 10, place.y(), place.width() - 20, 1, theme.colour("line"))
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(inner, theme.RADIUS, theme.RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver and entry.kind is not EntryKind.PLACE:
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(inner, theme.RADIUS, theme.RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)

    def _two_lines(self, painter: QPainter, room: QRect, entry: Entry) -> None:
        whole = entry.kind is EntryKind.SCHOOL
        icon = "schools"
        if whole and entry.row is not None:
            icon = f"sector-{entry.row.sector.value}"
        elif entry.proposal is not None:
            icon = _ICONS[entry.proposal.kind]
        size, indent = (20, 0) if whole else (16, _INDENT - 22)
        middle = room.y() + (room.height() - size) // 2
        ink = theme.tone("warning").solid if entry.late else "muted"
        paint_icon(painter, QRect(room.x() + indent, middle, size, size), icon, ink)
        left = _INDENT
        top = room.y() + (6 if whole else 3)
        text = QRect(room.x() + left, top, room.width() - left, 18)
        self._words(painter, text, entry.title, strong=whole)
        note = text.translated(0, 17)
        self._words(painter, note, entry.note, small=True, ink=theme.tone("warning").ink if entry.late else "muted")

    def _words(
        self,
        painter: QPainter,
        place: QRect,
        words: str,
        *,
        strong: bool = False,
        small: bool = False,
        ink: str = "text",
    ) -> None:
        face = theme.font(SMALL if small else BODY, strong=strong)
        painter.setFont(face)
        painter.setPen(theme.colour(ink))
        painter.drawText(place, _LEFT, theme.elide(words, QFontMetrics(face), place.width()))
