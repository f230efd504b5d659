"""The one delegate of every list: it draws the row, and lets the column draw its cell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netwerkkaart.look import BODY
from netwerkkaart.ui import theme
from netwerkkaart.ui.tables.base import TableModel

_PAD = 8
_ICON = 16
_FLAGS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}


class RowDelegate(QStyledItemDelegate):
    """Paints selection, hover, separators and focus alike in all lists."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered = -1

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        if not isinstance(model, TableModel):
            super().paint(painter, option, index)
            return
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        self._background(painter, place, state, index.row())
        column, row = model.columns[index.column()], model.row(index.row())
        if row is None:
            return
        inner = place.adjusted(_PAD, 0, -_PAD, -1)
        painter.save()
        painter.setClipRect(place)
        if column.paint is not None:
            column.paint(painter, inner, row)
        else:
            if column.icon is not None:
                picture = model.data(index, int(Qt.ItemDataRole.DecorationRole))
                if isinstance(picture, QIcon):
                    picture.paint(painter, QRect(inner.x(), inner.center().y() - _ICON // 2 + 1, _ICON, _ICON))
                inner.setLeft(inner.x() + _ICON + 8)
            face = theme.font(BODY, strong=column.strong, tabular=True)
            painter.setFont(face)
            painter.setPen(theme.colour("text"))
            words = theme.elide(" ".join(column.text(row).split("\n")), QFontMetrics(face), inner.width())
            painter.drawText(inner, _FLAGS[column.align] | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _background(self, painter: QPainter, place: QRect, state: QStyle.StateFlag, row: int) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.colour("selected"))
        elif row == self.hovered:
            painter.fillRect(place, theme.colour("hover"))
        painter.fillRect(place.x(), place.bottom(), place.width(), 1, theme.colour("line"))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option
        model = index.model()
        if not isinstance(model, TableModel):
            return QSize(0, theme.ROW_HEIGHT)
        words = model.data(index)
        width = QFontMetrics(theme.font(BODY, tabular=True)).horizontalAdvance(str(words or ""))
        return QSize(min(width, 480) + 2 * _PAD + (24 if model.columns[index.column()].icon else 0), theme.ROW_HEIGHT)
