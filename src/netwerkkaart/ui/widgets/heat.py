"""A table of counts in which strength of colour and number say the same."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from netwerkkaart.look import BODY, SMALL, best_ink, mix
from netwerkkaart.texts import _, ngettext
from netwerkkaart.ui import theme

Head = tuple[Hashable, str]
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_CELL_HEIGHT = 32
_CELL_LEAST, _CELL_MOST = 36, 72
"""Upright columns share the room there is, between these widths."""
_SHORT_LEAST, _SHORT_MOST = 44, 96
"""Short heads that lie down, such as years, do so between these."""
_WORDS_WIDE = 112
"""Words that lie down each get this width."""
_SIDE_LEAST, _SIDE_MOST = 120, 240
_SLANT_FROM = 7
"""From this many columns on their heads stand upright."""
_HEAD_MOST = 150


class _Counts(QAbstractTableModel):
    """Counts by row and column key."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Head] = ()
        self.columns: Sequence[Head] = ()
        self.counts: Mapping[tuple[Any, Any], int] = {}
        self.most = 0
        self.totals: Mapping[Any, int] = {}
        self.tips: Mapping[Any, str] = {}
        self.marked: tuple[Hashable, Hashable | None] | None = None

    def show_counts(self, rows: Sequence[Head], columns: Sequence[Head], counts: Mapping[tuple[Any, Any], int]) -> None:
        """Show these; where the heads stayed the same only the numbers are told to change."""
        same = [key for key, _text in rows] == [key for key, _text in self.rows] and list(columns) == list(self.columns)
        if not same:
            self.beginResetModel()
        self.rows, self.columns, self.counts = list(rows), list(columns), dict(counts)
        self.most = max(self.counts.values(), default=0)
        if same and rows and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
        elif not same:
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def count(self, index: Index) -> int:
        """Return the number in a cell."""
        return self.counts.get((self.rows[index.row()][0], self.columns[index.column()][0]), 0)

    def is_marked(self, index: Index) -> bool:
        """Tell whether this is the cell that is shown elsewhere."""
        return self.marked == (self.rows[index.row()][0], self.columns[index.column()][0])

    def data(self, index: Index, role: int = int(_ROLE.DisplayRole)) -> Any:
        if role == _ROLE.DisplayRole:
            return str(self.count(index)) if self.count(index) else ""
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            number = self.count(index)
            said = ngettext("{number} keer", "{number} keer", number).format(number=number)
            return f"{self.rows[index.row()][1]}, {self.columns[index.column()][1]}: {said}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = int(_ROLE.DisplayRole)) -> Any:
        if role not in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return None
        heads = self.columns if orientation is Qt.Orientation.Horizontal else self.rows
        if not 0 <= section < len(heads):
            return None
        key, text = heads[section]
        return self.tips.get(key, text) if role == _ROLE.ToolTipRole and heads is self.columns else text


class _Head(QHeaderView):
    """Column heads that stand upright when there are many."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.upright = False
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _texts(self) -> list[str]:
        model = self.model()
        count = model.columnCount() if model else 0
        return [str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(count)]

    def sizeHint(self) -> QSize:
        if not self.upright:
            return QSize(0, 36)
        metrics = QFontMetrics(theme.font(SMALL))
        longest = max((metrics.horizontalAdvance(text) for text in self._texts()), default=0)
        return QSize(0, min(longest, _HEAD_MOST) + 20)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        face = theme.font(SMALL)
        painter.setFont(face)
        painter.setPen(theme.colour("text"))
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        metrics = QFontMetrics(face)
        if self.upright:
            painter.translate(rect.center().x() + metrics.ascent() // 2, rect.bottom() - 8)
            painter.rotate(-90)
            painter.drawText(0, 0, theme.elide(text, metrics, min(rect.height() - 14, _HEAD_MOST)))
        else:
            room = rect.adjusted(4, 0, -4, -6)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), theme.elide(text, metrics, 2 * room.width() - 24))
        painter.restore()


class _Side(QHeaderView):
    """Row heads: the name, and at its right the total."""

    def __init__(self, parent: QWidget, counts: _Counts) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._counts = counts
        self._hovered = -1
        self.setMouseTracking(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(_CELL_HEIGHT)

    def sizeHint(self) -> QSize:
        plain, quiet = QFontMetrics(theme.font(BODY, strong=True)), QFontMetrics(theme.font(SMALL, tabular=True))
        longest = max((plain.horizontalAdvance(text) for _key, text in self._counts.rows), default=0)
        most = max(self._counts.totals.values(), default=0)
        total = quiet.horizontalAdvance(str(most)) + 12 if self._counts.totals else 0
        return QSize(min(max(longest + total + 24, _SIDE_LEAST), _SIDE_MOST), 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        if not 0 <= logicalIndex < len(self._counts.rows):
            return
        key, text = self._counts.rows[logicalIndex]
        marked = self._counts.marked is not None and self._counts.marked[0] == key
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("surface"))
        if marked or logicalIndex == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if marked else "hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1.5, -2, -1.5), 4, 4)
        room, quiet = rect.adjusted(10, 0, -8, 0), theme.font(SMALL, tabular=True)
        if self._counts.totals:
            number = str(self._counts.totals.get(key, 0) or "")
            painter.setFont(quiet)
            painter.setPen(theme.colour("muted"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), number)
            room.adjust(0, 0, -QFontMetrics(quiet).horizontalAdvance(number) - 8, 0)
        face = theme.font(BODY, strong=marked)
        painter.setFont(face)
        painter.setPen(theme.colour("text"))
        words = theme.elide(text, QFontMetrics(face), room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


class _Cell(QStyledItemDelegate):
    """Paints a cell as strong as its number."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Counts)  # noqa: S101 - this delegate serves no other model
        tokens, number = theme.tokens(), model.count(index)
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5)
        face = mix(*tokens.heat, (number / model.most) ** 0.7) if number else tokens.sunken
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(face))
        painter.drawRoundedRect(box, 4, 4)
        if number:
            painter.setFont(theme.font(BODY, tabular=True, strong=True))
            painter.setPen(theme.colour(best_ink(face) if number * 4 > model.most else tokens.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused or model.is_marked(index):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("text" if focused else "accent"), 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.restore()


class HeatTable(QTableView):
    """Rows × columns of counts; arrow keys walk, Enter or a click opens the cell."""

    opened = Signal(object, object)
    """The row key and the column key of the cell that was asked for; only where there is something."""
    row_opened = Signal(object)
    """The key of a row whose head was pressed, or of whose cells one without anything was."""
    column_opened = Signal(object)
    """The key of a column whose head was pressed."""

    def __init__(self, parent: QWidget | None = None, *, short_heads: bool = False) -> None:
        """Make an empty table; ``short_heads`` never stand upright, and their columns share the room there is."""
        super().__init__(parent)
        self._short_heads = short_heads
        self._counts = _Counts()
        self._head = _Head(self)
        self._side = _Side(self, self._counts)
        self.setHorizontalHeader(self._head)
        self.setVerticalHeader(self._side)
        self.setModel(self._counts)
        self.setItemDelegate(_Cell(self))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Tabel met aantallen"))
        self._side.sectionClicked.connect(lambda row: self.row_opened.emit(self._counts.rows[row][0]))
        self._head.setSectionsClickable(True)
        self._head.sectionClicked.connect(lambda column: self.column_opened.emit(self._counts.columns[column][0]))
        self.clicked.connect(self._open)

    def set_counts(
        self,
        rows: Sequence[Head],
        columns: Sequence[Head],
        counts: Mapping[tuple[Any, Any], int],
        *,
        totals: Mapping[Any, int] | None = None,
        tips: Mapping[Any, str] | None = None,
    ) -> None:
        """Show counts by (row key, column key); what is not in them is zero.

        ``totals`` stand beside the names of the rows; ``tips`` say more about a column than its name.
        """
        self._head.upright = not self._short_heads and len(columns) >= _SLANT_FROM
        self._counts.totals, self._counts.tips = dict(totals or {}), dict(tips or {})
        self._counts.show_counts(rows, columns, counts)
        self._head.updateGeometry()
        self._side.updateGeometry()
        self.updateGeometries()
        self._share_room()

    def mark(self, row: Hashable | None, column: Hashable | None = None) -> None:
        """Show which row or cell is told of elsewhere."""
        self._counts.marked = None if row is None else (row, column)
        self.viewport().update()
        self._side.viewport().update()

    def most(self) -> int:
        """Return the largest number in the table."""
        return self._counts.most

    def _share_room(self) -> None:
        share = (self.viewport().width() - 2) // max(len(self._counts.columns), 1)
        if self._short_heads:
            self._head.setDefaultSectionSize(min(max(share, _SHORT_LEAST), _SHORT_MOST))
        elif self._head.upright:
            self._head.setDefaultSectionSize(min(max(share, _CELL_LEAST), _CELL_MOST))
        else:
            self._head.setDefaultSectionSize(_WORDS_WIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _open(self, index: Index) -> None:
        if not index.isValid():
            return
        row, column = self._counts.rows[index.row()][0], self._counts.columns[index.column()][0]
        if self._counts.count(index):
            self.opened.emit(row, column)
        else:
            self.row_opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)
