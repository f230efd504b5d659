"""A table of counts in which strength of colour and number say the same."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from netwerkkaart.look import BODY, best_ink, mix
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import paint_icon
from netwerkkaart.ui.widgets.heat_counts import Counts, Head, Index, Mark
from netwerkkaart.ui.widgets.heat_heads import NamedSide, UprightHead

__all__ = ["HeatTable", "Mark"]

_CELL_LEAST, _CELL_MOST = 36, 72
"""Upright columns share the room there is, between these widths."""
_SHORT_LEAST, _SHORT_MOST = 44, 96
"""Short heads that lie down, such as years, do so between these."""
_WORDS_WIDE = 112
"""Words that lie down each get this width."""
_SLANT_FROM = 7
"""From this many columns on their heads stand upright."""
_MARK = 10


class _Cell(QStyledItemDelegate):
    """Paints a cell as strong as its number."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Counts)  # noqa: S101 - this delegate serves no other model
        tokens, number, mark = theme.tokens(), model.count(index), model.mark(index)
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5)
        face = mix(*tokens.heat, (number / model.most) ** 0.7) if number else tokens.sunken
        ink = best_ink(face) if number * 4 > model.most else tokens.text
        if model.is_there(index):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(face))
            painter.drawRoundedRect(box, 4, 4)
        if number:
            painter.setFont(theme.font(BODY, tabular=True, strong=True))
            painter.setPen(theme.colour(ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        if mark is not None:
            spot = QRect(0, 0, _MARK, _MARK)
            spot.moveCenter(place.center())
            if number:
                spot.moveTopRight(place.topRight() + QPoint(-4, 4))
            paint_icon(painter, spot, mark.icon, theme.colour(ink if number else tokens.muted))
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused or model.is_marked(index):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("text" if focused else "accent"), 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.restore()


class HeatTable(QTableView):
    """Rows × columns of counts; arrow keys walk, Enter or a click opens the cell."""

    opened = Signal(object, object)
    """The row key and the column key of the cell that was asked for."""
    menu_asked = Signal(object, object, QPoint)
    """The row key and the column key of a cell, and where on the screen its menu belongs."""
    row_opened = Signal(object)
    """The key of a row whose head was pressed, or of whose cells one without anything was."""
    column_opened = Signal(object)
    """The key of a column whose head was pressed."""

    def __init__(self, parent: QWidget | None = None, *, short_heads: bool = False, opens_empty: bool = False) -> None:
        """Make an empty table; ``short_heads`` never stand upright, and their columns share the room there is.

        A cell without anything opens its row, or itself where ``opens_empty``.
        """
        super().__init__(parent)
        self._short_heads = short_heads
        self._opens_empty = opens_empty
        self._counts = Counts()
        self._head = UprightHead(self, self._counts)
        self._side = NamedSide(self, self._counts)
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
        marks: Mapping[tuple[Any, Any], Mark] | None = None,
        there: Collection[tuple[Any, Any]] | None = None,
        flagged: Mapping[Any, str] | None = None,
    ) -> None:
        """Show counts by (row key, column key); what is not in them is zero.

        ``totals`` stand beside the names of the rows; ``tips`` say more about a column than its name. ``marks`` are
        shapes in cells. Where ``there`` is given, only these cells mean something. ``flagged`` says why a row or a
        column asks attention, by its key.
        """
        self._counts.marks, self._counts.there = dict(marks or {}), there
        self._counts.flagged = dict(flagged or {})
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
        if self._counts.count(index) or (self._opens_empty and self._counts.is_there(index)):
            self.opened.emit(row, column)
        else:
            self.row_opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        row, column = self._counts.rows[index.row()][0], self._counts.columns[index.column()][0]
        spot = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_asked.emit(row, column, spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)
