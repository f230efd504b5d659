"""The list of search-and-commands: headings and lines in one model, painted in one pass."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netwerkkaart.queries.search import marked, plain
from netwerkkaart.ui import theme
from netwerkkaart.ui.frame.entries import Entry, Section
from netwerkkaart.ui.icons import paint_icon

_HEAD_HEIGHT: Final = 30
_LINE_HEIGHT: Final = 40
_NOTE_HEIGHT: Final = 56
_Index = QModelIndex | QPersistentModelIndex
_LEFT: Final = 52


class EntryModel(QAbstractListModel):
    """Headings are text, lines are entries; only lines can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[str | Entry] = []

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show these sections."""
        self.beginResetModel()
        self._rows = []
        for section in sections:
            self._rows.append(section.title)
            self._rows.extend(section.entries)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def row(self, number: int) -> str | Entry:
        """Return a heading or a line."""
        return self._rows[number]

    def entry(self, number: int) -> Entry | None:
        """Return the line, or None at a heading or beyond the end."""
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        return row if isinstance(row, Entry) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(row, str):
                return row
            return ", ".join(part for part in (row.title, row.subtitle, row.kind, plain(row.snippet)) if part)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class _Painter(QStyledItemDelegate):
    """Draws a heading, a line, or a line with a piece of a note below it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option
        row = _row(index)
        height = _HEAD_HEIGHT if isinstance(row, str) else _NOTE_HEIGHT if row.snippet else _LINE_HEIGHT
        return QSize(100, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = _row(index)
        place = option.rect
        if isinstance(row, str):
            painter.setFont(theme.font(theme.SMALL, strong=True))
            painter.setPen(theme.colour("muted"))
            painter.drawText(place.adjusted(20, 6, -20, 0), Qt.AlignmentFlag.AlignVCenter, row)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(place.adjusted(8, 1, -8, -1), theme.RADIUS, theme.RADIUS)
        first = QRect(place.x(), place.y(), place.width(), _LINE_HEIGHT if not row.snippet else 34)
        paint_icon(painter, QRect(place.x() + 20, first.y() + (first.height() - 18) // 2, 18, 18), row.icon, "muted")
        self._paint_line(painter, first, row)
        if row.snippet:
            self._paint_snippet(painter, QRect(place.x() + _LEFT, place.y() + 30, place.width() - _LEFT - 24, 20), row)

    @staticmethod
    def _paint_line(painter: QPainter, place: QRect, row: Entry) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        small = theme.font(theme.SMALL)
        wide = QFontMetrics(small).horizontalAdvance(row.kind)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(place.adjusted(0, 0, -24, 0), middle | Qt.AlignmentFlag.AlignRight, row.kind)
        room = place.width() - _LEFT - 24 - wide - 16
        font = theme.font(theme.BODY)
        metrics = QFontMetrics(font)
        title = theme.elide(row.title, metrics, room)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(place.adjusted(_LEFT, 0, 0, 0), middle, title)
        left = metrics.horizontalAdvance(title) + 12
        if row.subtitle and room - left > 24:
            painter.setPen(theme.colour("muted"))
            painter.drawText(
                place.adjusted(_LEFT + left, 0, 0, 0), middle, theme.elide(row.subtitle, metrics, room - left)
            )

    @staticmethod
    def _paint_snippet(painter: QPainter, place: QRect, row: Entry) -> None:
        """Draw the piece of text with the words that were found in the full ink."""
        left, right = place.x(), place.right()
        for text, found in marked(" ".join(row.snippet.split(" "))):
            font = theme.font(theme.BODY, strong=found)
            metrics = QFontMetrics(font)
            piece = theme.elide(text.replace("\n", " "), metrics, right - left)
            painter.setFont(font)
            painter.setPen(theme.colour("text" if found else "muted"))
            painter.drawText(QRect(left, place.y(), right - left, place.height()), 0, piece)
            left += metrics.horizontalAdvance(piece)
            if left >= right - 4:
                return


def _row(index: _Index) -> str | Entry:
    model = index.model()
    if not isinstance(model, EntryModel):
        raise TypeError("this delegate draws only the lines of the palette")
    return model.row(index.row())


class EntryList(QListView):
    """The lines; ↑ and ↓ skip headings and go round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = EntryModel()
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QListView { border: none; background: transparent; }")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these and choose the first line."""
        self.rows.set_sections(sections)
        self.scrollToTop()
        self.setCurrentIndex(self.rows.index(1) if self.rows.rowCount() > 1 else QModelIndex())

    def wanted_height(self) -> int:
        """Return how high all lines are together."""
        return sum(self.sizeHintForRow(row) for row in range(self.rows.rowCount()))

    def current(self) -> Entry | None:
        """Return the chosen line."""
        return self.rows.entry(self.currentIndex().row())

    def step(self, by: int) -> None:
        """Go so many lines on, over headings and round the ends."""
        count = self.rows.rowCount()
        lines = [row for row in range(count) if self.rows.entry(row) is not None]
        if not lines:
            return
        here = self.currentIndex().row()
        place = lines.index(here) if here in lines else -1
        target = place + by
        wanted = lines[target % len(lines)] if abs(by) == 1 else lines[max(0, min(target, len(lines) - 1))]
        self.setCurrentIndex(self.rows.index(wanted))
        if wanted == lines[0]:
            self.scrollToTop()
