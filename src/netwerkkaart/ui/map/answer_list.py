"""The list of an answer: groups and their lines in one model; a line says who, and under it what."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netwerkkaart.graph.questions.answer import Answer, Group, Line
from netwerkkaart.look import BODY, SMALL
from netwerkkaart.texts import _
from netwerkkaart.ui import theme

_Index = QModelIndex | QPersistentModelIndex
_HEAD: Final = 30
_LEFT: Final = 16
_PAD: Final = 7
_TITLE, _NOTE = 18, 15
_MOST: Final = 5
"""Lines of text a row has at most: a way to somebody is a long sentence."""


class AnswerModel(QAbstractListModel):
    """Each :class:`Group` as a heading, followed by its lines; both can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Group | Line] = []

    def set_answer(self, answer: Answer | None) -> None:
        """Show the list of an answer."""
        self.beginResetModel()
        self._rows = []
        for group in answer.groups if answer else ():
            self._rows += [group, *group.lines]
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def row(self, number: int) -> Group | Line | None:
        """Return a group or a line, or None beyond the ends."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if isinstance(row, Group):
            words = _("{heading} ({n})").format(heading=row.heading, n=len(row.lines))
            return words if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return ": ".join(part for part in (row.text, row.detail) if part)
        return None


class _Painter(QStyledItemDelegate):
    """Draws a heading, or a line with its words wrapped."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def _texts(self, line: Line) -> tuple[tuple[str, ...], tuple[str, ...]]:
        room = self._view.viewport().width() - 2 * _LEFT
        strong = theme.font(BODY, strong=bool(line.detail))
        titles = theme.wrap(line.text, QFontMetrics(strong), room, _MOST)
        notes = theme.wrap(line.detail, QFontMetrics(theme.font(SMALL)), room, _MOST) if line.detail else ()
        return titles, notes

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option
        line = _row(index)
        if not isinstance(line, Line):
            return QSize(100, _HEAD)
        titles, notes = self._texts(line)
        return QSize(100, 2 * _PAD + _TITLE * len(titles) + _NOTE * len(notes))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line, place = _row(index), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = chosen and self._view.hasFocus()
            painter.setPen(QPen(theme.colour("accent"), 2) if edge else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(place.adjusted(8, 1, -8, -1), theme.RADIUS, theme.RADIUS)
        if not isinstance(line, Line):
            painter.setFont(theme.font(SMALL, strong=True))
            painter.setPen(theme.colour("muted"))
            words = str(index.data())
            painter.drawText(place.adjusted(_LEFT, 2, -8, 0), Qt.AlignmentFlag.AlignVCenter, words)
            return
        titles, notes = self._texts(line)
        top, left, wide = place.y() + _PAD, place.x() + _LEFT, place.width() - 2 * _LEFT
        painter.setFont(theme.font(BODY, strong=bool(line.detail)))
        painter.setPen(theme.colour("text"))
        for text in titles:
            painter.drawText(QRect(left, top, wide, _TITLE), Qt.AlignmentFlag.AlignVCenter, text)
            top += _TITLE
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("muted"))
        for text in notes:
            painter.drawText(QRect(left, top, wide, _NOTE), Qt.AlignmentFlag.AlignVCenter, text)
            top += _NOTE


def _row(index: _Index) -> Group | Line | None:
    model = index.model()
    if not isinstance(model, AnswerModel):
        raise TypeError("this delegate draws only the lines of an answer")
    return model.row(index.row())


class AnswerList(QListView):
    """Choosing a line or a heading lights what it is about; choosing it again or Esc lights the whole answer."""

    lit = Signal(object)
    """The :class:`Line` or :class:`Group` that is chosen, or None."""
    opened = Signal(str)
    """Enter or double-click on a line: the key of the first it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = AnswerModel()
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setAccessibleName(_("Wat erbij hoort"))
        theme.set_kind(self, "bare")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._pressed: Group | Line | None = None
        self.activated.connect(self._open)

    def show_answer(self, answer: Answer | None) -> None:
        """Show the list of an answer, with no line chosen."""
        self.rows.set_answer(answer)
        self.scrollToTop()

    def current(self) -> Group | Line | None:
        """Return the chosen line or group."""
        found = self.selectionModel().selectedIndexes()
        return self.rows.row(found[0].row()) if found else None

    def forget(self) -> bool:
        """Choose no line any more; tell whether there was one."""
        chosen = self.current() is not None
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        return chosen

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.lit.emit(self.current())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.current()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        line = self.rows.row(self.indexAt(event.position().toPoint()).row())
        if line is not None and line is self._pressed:
            self.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.forget())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # other widths break words elsewhere

    def _open(self, index: QModelIndex) -> None:
        line = self.rows.row(index.row())
        if isinstance(line, Line):
            self.opened.emit(line.keys[0])
