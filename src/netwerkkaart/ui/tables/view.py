"""The table itself: keys, hover, copying, and finding its place back after a refresh."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from netwerkkaart.ui import theme
from netwerkkaart.ui.tables.base import TableModel
from netwerkkaart.ui.tables.columns import Column
from netwerkkaart.ui.tables.delegate import RowDelegate
from netwerkkaart.ui.tables.export import as_html, as_tsv

_LEAST_STRETCHED = 160
_KEEP_MOST = 2000
"""Of a larger selection only so many rows are compared before and after a refresh."""
_SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_FOCUS_RING = 2


class RowTable(QTableView):
    """A table of whole rows that keeps selection and place by row id."""

    opened = Signal(object)
    previewed = Signal(object)
    typed = Signal(str)
    """A letter typed while the list has the focus: it wants to be narrowed."""
    left_up = Signal()
    menu_wanted = Signal(object)
    ids_changed = Signal()

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._kept: tuple[list[tuple[Hashable, int]], tuple[Hashable, int] | None, tuple[Hashable, int, int] | None]
        self._kept = ([], None, None)
        self._before: list[Hashable] = []
        self._refreshing = False
        self._delegate = RowDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._dress()
        # A head asks its selection model about every row each time it is painted: give it an empty one of its own.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        model.about_to_refresh.connect(self._remember)
        model.refreshed.connect(self._find_back)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().selectionChanged.connect(self._on_selection)

    def _dress(self) -> None:
        tall = max([theme.ROW_HEIGHT, *(c.paint.height for c in self._rows.columns if c.paint is not None)])
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(tall)
        self.verticalHeader().setDefaultSectionSize(tall)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(False)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setMinimumSectionSize(40)
        head.setStretchLastSection(False)
        head.setFixedHeight(32)
        for place, column in enumerate(self._rows.columns):
            stretch = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(place, stretch)
            self.setColumnWidth(place, column.width)
            self.setColumnHidden(place, not column.shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold_stretched()

    def _hold_stretched(self) -> None:
        """Let the column that takes the room that is left keep enough of it to be read."""
        head = self.horizontalHeader()
        columns = [(place, one) for place, one in enumerate(self._rows.columns) if not self.isColumnHidden(place)]
        taken = sum(self.columnWidth(place) for place, one in columns if not one.stretch)
        stretched = [(place, one) for place, one in columns if one.stretch]
        for place, one in stretched:
            least = min(one.width, _LEAST_STRETCHED)
            if (self.viewport().width() - taken) // len(stretched) < least:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                head.resizeSection(place, least)
            else:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    # --- what is chosen

    def selected_rows(self) -> list[int]:
        """Return the places of the selected rows, from top to bottom."""
        found: set[int] = set()
        for part in self.selectionModel().selection().toList():
            found.update(range(part.top(), part.bottom() + 1))
        return sorted(found)

    def _first_selected(self, most: int) -> list[int]:
        """Return at most so many of the selected places, without walking through a selection of everything."""
        found: set[int] = set()
        for part in self.selectionModel().selection().toList():
            found.update(range(part.top(), min(part.bottom() + 1, part.top() + most - len(found))))
            if len(found) >= most:
                break
        return sorted(found)

    def first_selected_ids(self) -> list[Hashable]:
        """Return the ids of the selected rows; of a very large selection only the first two thousand."""
        rows = map(self._rows.row, self._first_selected(_KEEP_MOST))
        return [self._rows.row_id(row) for row in rows if row is not None]

    def selected_ids(self) -> list[Hashable]:
        """Return the ids of the selected rows, from top to bottom."""
        return [self._rows.row_id(row) for row in map(self._rows.row, self.selected_rows()) if row is not None]

    def current_id(self) -> Hashable | None:
        """Return the id of the row the keyboard stands on."""
        row = self._rows.row(self.currentIndex().row())
        return None if row is None else self._rows.row_id(row)

    def select_ids(self, ids: list[Hashable]) -> None:
        """Select exactly these rows, as far as they are shown, and go to the first."""
        places = [place for place in map(self._rows.position, ids) if place is not None]
        self._select_places(places)
        if places:
            index = self._rows.index(places[0], self._first_shown())
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)

    def _select_places(self, places: list[int]) -> None:
        selection, last = QItemSelection(), len(self._rows.columns) - 1
        for place in places:
            selection.select(self._rows.index(place, 0), self._rows.index(place, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _first_shown(self) -> int:
        head = self.horizontalHeader()
        order = (head.logicalIndex(place) for place in range(head.count()))
        return next((place for place in order if not self.isColumnHidden(place)), 0)

    def _on_selection(self) -> None:
        if not self._refreshing:
            self.ids_changed.emit()

    # --- keeping its place

    def _remember(self) -> None:
        self._refreshing = True
        if self.selectionModel().hasSelection():
            places = self._first_selected(_KEEP_MOST)
            rows = [(self._rows.row(place), place) for place in places]
            chosen = [(self._rows.row_id(row), place) for row, place in rows if row is not None]
        else:
            chosen = []
        self._before = [id_ for id_, _place in chosen]
        current = self.current_id()
        here = None if current is None else (current, self.currentIndex().row())
        top, anchor = self.rowAt(0), None
        row = self._rows.row(top) if self.verticalScrollBar().value() > 0 else None
        if row is not None:
            anchor = (self._rows.row_id(row), top, self.rowViewportPosition(top))
        self._kept = (chosen, here, anchor)

    def _place_now(self, id_: Hashable, before: int) -> int | None:
        self._rows.row(min(before, self._rows.rowCount() - 1))  # has a windowed list read that page again
        return self._rows.position(id_)

    def _find_back(self) -> None:
        chosen, here, anchor = self._kept
        if len(chosen) < _KEEP_MOST:  # a larger selection is that of everything: Qt keeps it, nobody reads it all
            found = [place for place in (self._place_now(*one) for one in chosen) if place is not None]
            if found != self._first_selected(_KEEP_MOST):
                self._select_places(found)
        place = self._place_now(*here) if here else None
        if place is not None and place != self.currentIndex().row():
            index = self._rows.index(place, self._first_shown())
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if anchor:
            place = self._place_now(anchor[0], anchor[1])
            if place is not None:
                self.updateGeometries()
                self.verticalScrollBar().setValue(place * self.rowHeight(place) - anchor[2])
        self._refreshing = False
        if self.first_selected_ids() != self._before:
            self.ids_changed.emit()

    # --- what is shown

    def shown_columns(self) -> list[Column[Any]]:
        """Return the columns in sight, from left to right."""
        head = self.horizontalHeader()
        order = [head.logicalIndex(place) for place in range(head.count())]
        return [self._rows.columns[place] for place in order if not self.isColumnHidden(place)]

    def copy(self) -> int:
        """Put the selected rows on the clipboard as text and as a table; return how many."""
        rows = [row for row in map(self._rows.row, self.selected_rows()) if row is not None]
        if rows:
            data = QMimeData()
            data.setText(as_tsv(self.shown_columns(), rows))
            data.setHtml(as_html(self.shown_columns(), rows))
            QGuiApplication.clipboard().setMimeData(data)
        return len(rows)

    def _open(self, place: int) -> None:
        row = self._rows.row(place)
        if row is not None:
            self.opened.emit(self._rows.row_id(row))

    # --- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._open(self.currentIndex().row())
        elif key == Qt.Key.Key_Space and plain and self.currentIndex().isValid():
            self.previewed.emit(self.current_id())
        elif key == Qt.Key.Key_Up and plain and self.currentIndex().row() <= 0:
            self.left_up.emit()
        elif key == Qt.Key.Key_Home and plain:
            self._go_to(0)
        elif key == Qt.Key.Key_End and plain:
            self._go_to(self._rows.rowCount() - 1)
        elif plain and text and text.isprintable() and not text.isspace():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def _go_to(self, place: int) -> None:
        if place >= 0:
            self.setCurrentIndex(self._rows.index(place, self._first_shown()))

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: typing narrows, and the search of Qt would read every row."""

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            first = self._rows.index(0, self._first_shown())
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.viewport().update()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            for changed in (self._delegate.hovered, row):
                if changed >= 0:
                    self.viewport().update(
                        0, self.rowViewportPosition(changed), self.viewport().width(), self.rowHeight(0)
                    )
            self._delegate.hovered = row

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index: QModelIndex = self.currentIndex()
        if self.hasFocus() and index.isValid():
            place = self.visualRect(index)
            ring = place.adjusted(0, 0, 0, 0)
            ring.setLeft(0)
            ring.setRight(self.viewport().width() - 1)
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.colour("accent"), _FOCUS_RING))
            painter.drawRect(ring.adjusted(1, 1, -1, -2))
