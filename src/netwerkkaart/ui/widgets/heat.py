"""A table of counts in which strength of colour and number say the same."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
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
_CELL_WIDTH, _CELL_HEIGHT = 48, 32
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
        return heads[section][1] if 0 <= section < len(heads) else None


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
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.restore()


class HeatTable(QTableView):
    """Rows × columns of counts; arrow keys walk, Enter or a click opens the cell."""

    opened = Signal(object, object)
    """The row key and the column key of the cell that was asked for; only where there is something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = _Counts()
        self._head = _Head(self)
        self.setHorizontalHeader(self._head)
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
        side = self.verticalHeader()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(_CELL_HEIGHT)
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        side.setHighlightSections(False)
        side.setSectionsClickable(False)
        self.clicked.connect(self._open)

    def set_counts(self, rows: Sequence[Head], columns: Sequence[Head], counts: Mapping[tuple[Any, Any], int]) -> None:
        """Show counts by (row key, column key); what is not in them is zero."""
        self._head.upright = len(columns) >= _SLANT_FROM
        self._head.setDefaultSectionSize(_CELL_WIDTH if self._head.upright else 112)
        self._counts.show_counts(rows, columns, counts)
        self._head.updateGeometry()
        self.updateGeometries()

    def _open(self, index: Index) -> None:
        if index.isValid() and self._counts.count(index):
            self.opened.emit(self._counts.rows[index.row()][0], self._counts.columns[index.column()][0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def cell_at(self, where: QPoint) -> tuple[Hashable, Hashable] | None:
        """Return the keys of the cell under a point, for a menu."""
        index = self.indexAt(where)
        if not index.isValid():
            return None
        return self._counts.rows[index.row()][0], self._counts.columns[index.column()][0]
