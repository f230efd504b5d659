"""The list of every page: narrow, sort, choose, open, copy and export."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.words import figure
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.tables.base import TableModel
from netwerkkaart.ui.tables.columns import Filter, Query
from netwerkkaart.ui.tables.export import write_csv, write_xlsx
from netwerkkaart.ui.tables.memory import ListMemory, keep, recall
from netwerkkaart.ui.tables.rows import RowsModel
from netwerkkaart.ui.tables.view import RowTable
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.empty import EmptyState
from netwerkkaart.ui.widgets.search import SearchField

_SAVED = "saved:"


@dataclass(frozen=True)
class EmptyText:
    """What a list says while there is nothing to list."""

    icon: str
    sentence: str
    button: str = ""


def _lines(number: int) -> str:
    return ngettext("{number} regel", "{number} regels", number).format(number=figure(number))


class ListView(QWidget):
    """A model with everything around it that a list needs."""

    opened = Signal(object)
    """The id of a row that was opened with Enter or a double click."""
    previewed = Signal(object)
    """The id of a row that was asked for with Space."""
    selection_changed = Signal(list)
    """The ids that are selected now; of more than 2,000 only the first, :meth:`selected_ids` gives all."""
    menu_asked = Signal(QPoint, list)
    """Where (on the screen) and for which ids a menu is wanted."""
    empty_pressed = Signal()
    """The one button of the empty list."""
    exported = Signal(str)
    """The path of a file that was written."""
    failed = Signal(str)
    """A sentence about a file that could not be written."""

    def __init__(
        self,
        model: TableModel,
        name: str,
        placeholder: str,
        *,
        title: str = "",
        filters: Sequence[Filter[Any]] = (),
        counted: Callable[[int], str] | None = None,
        empty: EmptyText | None = None,
        framed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._name = name
        self._counted = counted or _lines
        self._arranging = True
        self._memory: ListMemory = recall(name)
        self._empty = empty or EmptyText("info", _("Hier staat nog niets."))
        # From the outside in: a widget that gets another parent is styled anew, with everything in it.
        self.tools = QWidget(self)  # a page may put it elsewhere, such as above a splitter
        frame = QFrame(self)
        self._stack = QStackedWidget(frame)
        self.table = RowTable(model, self._stack)
        self.table.setAccessibleName(title or placeholder)
        self._nothing = EmptyState(self._empty.icon, self._empty.sentence, self._empty.button, self._stack)
        self.search = SearchField(placeholder, self.tools)
        self.search.setFixedWidth(240)
        self.chips = ChipGroup(parent=self.tools)
        self._count = QLabel(self.tools)
        theme.set_kind(self._count, "small")
        self._lay_out(frame, framed=framed)
        self._connect()
        self.set_filters(filters)
        self._restore()
        if model.rowCount():  # else what it says of being empty waits for the first reading
            self._show_state()

    # --- building

    def _lay_out(self, frame: QFrame, *, framed: bool) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self._tools = QHBoxLayout(self.tools)
        self._tools.setContentsMargins(0, 0, 0, 0)
        self._tools.setSpacing(8)
        self._tools.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        self._tools.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        self._count.setFixedHeight(theme.CONTROL_HEIGHT)
        self._tools.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        self._columns_button = self._tool("columns", _("Kolommen kiezen"), self._column_menu)
        self._more_button = self._tool("more", _("Kopiëren en bewaren"), self._more_menu)
        self._tools.addWidget(self._columns_button, 0, Qt.AlignmentFlag.AlignTop)
        self._tools.addWidget(self._more_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.tools)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(*((1, 3, 1, 4) if framed else (0, 0, 0, 0)))
        inside.addWidget(self._stack)
        if framed:
            theme.set_kind(frame, "card")
        layout.addWidget(frame, 1)

    def _tool(self, name: str, words: str, fill: Any) -> QToolButton:
        button = QToolButton(self.tools)
        button.setIcon(icon(name, "muted"))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: fill(menu))
        button.setMenu(menu)
        return button

    def _connect(self) -> None:
        table = self.table
        table.opened.connect(self.opened)
        table.previewed.connect(self.previewed)
        table.ids_changed.connect(lambda: self.selection_changed.emit(table.first_selected_ids()))
        table.menu_wanted.connect(lambda where: self.menu_asked.emit(where, table.first_selected_ids()))
        table.typed.connect(self._type_on)
        table.left_up.connect(self.focus_search)
        head = table.horizontalHeader()
        head.sectionClicked.connect(self._on_head)
        head.sectionMoved.connect(self._remember)
        head.sectionResized.connect(self._remember)
        self.search.narrowed.connect(lambda _text: self._ask())
        self.search.left_down.connect(self._into_table)
        self.search.entered.connect(self._open_first)
        self.chips.changed.connect(self._on_chips)
        self._nothing.pressed.connect(self._on_nothing)
        self.model.refreshed.connect(self._show_state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the search field with Ctrl+F; no shortcut, which would quarrel with the window's own."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.focus_search()
        else:
            super().keyPressEvent(event)

    def offer_columns(self, *, on: bool) -> None:
        """Say whether columns are in sight to choose; a page may show the same in another form."""
        self._arranging = on
        self._show_state()

    def add_tool(self, widget: QWidget) -> None:
        """Put a control of the page in the bar, before the column chooser."""
        place = self._tools.indexOf(self._columns_button)
        self._tools.insertWidget(place, widget, 0, Qt.AlignmentFlag.AlignTop)

    # --- narrowing and sorting

    def set_filters(self, filters: Sequence[Filter[Any]]) -> None:
        """Say which ready-made filters there are; the reader's own follow them."""
        on = set(self.chips.checked())
        self.chips.clear()
        for one in filters:
            self.chips.add(one.key, one.title, one.icon)
        if isinstance(self.model, RowsModel):
            self.model.set_filters(filters)
        for words in self._memory.saved:
            self.chips.add(_SAVED + words, f"“{words}”", "filter")
        self.chips.set_checked(on)
        self._filters = tuple(filters)

    def narrow(self, text: str) -> None:
        """Narrow to these words at once."""
        self.search.setText(text)
        self.search.flush()
        self.model.settle()

    def set_active_filters(self, keys: Iterable[str]) -> None:
        """Switch exactly these chips on."""
        self.chips.set_checked(keys)
        self._ask()

    def save_filter(self) -> None:
        """Keep the words in the field as a chip."""
        words = self.search.text().strip()
        if words and words not in self._memory.saved:
            self._memory.saved.append(words)
            self.chips.add(_SAVED + words, f"“{words}”", "filter").setChecked(True)
            self._remember()
            self.search.clear()
            self._ask()

    def forget_filter(self, words: str) -> None:
        """Take a chip the reader made away."""
        if words in self._memory.saved:
            self._memory.saved.remove(words)
            self.chips.remove(_SAVED + words)
            self._remember()
            self._ask()

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort by a column."""
        self._memory.sort, self._memory.descending = key, descending
        place = self.model.column_place(key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head = self.table.horizontalHeader()
        head.setSortIndicator(place, order)
        self._ask()

    def _ask(self) -> None:
        keys = [str(key) for key in self.chips.checked()]
        own = [key.removeprefix(_SAVED) for key in keys if key.startswith(_SAVED)]
        text = " ".join([*own, self.search.text().strip()]).strip()
        chosen = frozenset(key for key in keys if not key.startswith(_SAVED))
        self.model.ask(Query(text, chosen, self._memory.sort, self._memory.descending))

    def _on_chips(self) -> None:
        self._ask()

    def _on_head(self, place: int) -> None:
        key = self.model.columns[place].key
        self.sort_by(key, descending=self._memory.sort == key and not self._memory.descending)
        self._remember()

    def _type_on(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.setText(self.search.text() + text)

    def focus_search(self) -> None:
        """Go to the field that narrows."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _into_table(self) -> None:
        self.model.settle()
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.table.selectionModel().hasSelection():
                self.table.selectRow(max(0, self.table.currentIndex().row()))

    def _open_first(self) -> None:
        self.model.settle()
        row = self.model.row(0)
        chosen = self.table.current_id() if self.table.selectionModel().hasSelection() else None
        if chosen is not None:
            self.opened.emit(chosen)
        elif row is not None:
            self.opened.emit(self.model.row_id(row))

    # --- what is shown

    def _show_state(self) -> None:
        number = self.model.rowCount()
        self._stack.setCurrentIndex(0 if number else 1)
        self._count.setText(self._counted(number) if number else "")
        bare = not number and self.model.everything()
        for part in (self.search, self._more_button):
            part.setVisible(not bare)  # there is nothing to narrow or keep
        self._columns_button.setVisible(not bare and self._arranging)
        self.tools.setVisible(not bare or bool(self.chips.keys()))
        if self.model.everything():
            self._nothing.say(self._empty.icon, self._empty.sentence, self._empty.button)
        else:
            self._nothing.say("search", _("Niets gevonden met deze woorden en filters."), _("Alles tonen"))

    def _on_nothing(self) -> None:
        if self.model.everything():
            self.empty_pressed.emit()
        else:
            self.show_everything()

    def show_everything(self) -> None:
        """Take all narrowing away."""
        self.chips.set_checked(())
        self.search.clear()
        self._ask()

    def select(self, ids: Iterable[Hashable]) -> None:
        """Select these rows and bring the first into view."""
        self.table.select_ids(list(ids))

    def selected_ids(self) -> list[Hashable]:
        """Return the ids that are selected, from top to bottom."""
        return self.table.selected_ids()

    def current_id(self) -> Hashable | None:
        """Return the id the keyboard stands on."""
        return self.table.current_id()

    # --- columns

    def _column_menu(self, menu: QMenu) -> None:
        menu.clear()
        for place, column in enumerate(self.model.columns):
            action = menu.addAction(column.title or column.key)
            action.setCheckable(True)
            action.setChecked(not self.table.isColumnHidden(place))
            action.setEnabled(place > 0)
            action.toggled.connect(lambda on, key=column.key: self.show_column(key, shown=on))
        menu.addSeparator()
        menu.addAction(_("Weer zoals het was"), self.reset_columns)

    def show_column(self, key: str, *, shown: bool) -> None:
        """Show or hide a column."""
        self.table.setColumnHidden(self.model.column_place(key), not shown)
        self._remember()

    def reset_columns(self) -> None:
        """Put columns, widths and order back as the program has them."""
        head = self.table.horizontalHeader()
        blocked = head.blockSignals(True)
        for place, column in enumerate(self.model.columns):
            head.moveSection(head.visualIndex(place), place)
            self.table.setColumnHidden(place, not column.shown)
            self.table.setColumnWidth(place, column.width)
        head.blockSignals(blocked)
        kept = self._memory
        self._memory = ListMemory(saved=kept.saved, sort=kept.sort, descending=kept.descending)
        keep(self._name, self._memory)

    def _restore(self) -> None:
        memory, head = replace(self._memory), self.table.horizontalHeader()
        places = [self.model.column_place(key) for key in memory.order]
        blocked = head.blockSignals(True)
        for target, place in enumerate(place for place in places if place >= 0):
            head.moveSection(head.visualIndex(place), target)
        for place, column in enumerate(self.model.columns):
            if column.key in memory.widths and not column.stretch:
                self.table.setColumnWidth(place, memory.widths[column.key])
            if memory.hidden is not None and place:
                self.table.setColumnHidden(place, column.key in memory.hidden)
        head.blockSignals(blocked)
        head.setSortIndicator(self.model.column_place(memory.sort), Qt.SortOrder.AscendingOrder)
        if memory.sort:
            self.sort_by(memory.sort, descending=memory.descending)

    def _remember(self) -> None:
        head, columns = self.table.horizontalHeader(), self.model.columns
        self._memory.order = [columns[head.logicalIndex(place)].key for place in range(head.count())]
        self._memory.hidden = [c.key for place, c in enumerate(columns) if self.table.isColumnHidden(place)]
        self._memory.widths = {
            column.key: self.table.columnWidth(place)
            for place, column in enumerate(columns)
            if not self.table.isColumnHidden(place) and not column.stretch
        }
        keep(self._name, self._memory)

    # --- copying and saving

    def _more_menu(self, menu: QMenu) -> None:
        menu.clear()
        copying = QAction(icon("copy"), _("Geselecteerde rijen kopiëren"), menu)
        copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copying.setEnabled(self.table.selectionModel().hasSelection())
        copying.triggered.connect(self.copy)
        menu.addAction(copying)
        menu.addAction(icon("export"), _("Bewaren als Excel-bestand…"), lambda: self.ask_and_save("xlsx"))
        menu.addAction(icon("export"), _("Bewaren als CSV-bestand…"), lambda: self.ask_and_save("csv"))
        menu.addSeparator()
        words = self.search.text().strip()
        keeping = menu.addAction(icon("filter"), _("Zoekwoorden als filter bewaren"), self.save_filter)
        keeping.setEnabled(bool(words))
        for own in self._memory.saved:
            text = _("Filter “{words}” weghalen").format(words=own)
            menu.addAction(icon("close"), text, lambda own=own: self.forget_filter(own))

    def copy(self) -> int:
        """Copy the selected rows as a table; return how many."""
        return self.table.copy()

    def save_csv(self, path: Path) -> int:
        """Write what is shown as CSV; return the number of rows."""
        self.model.settle()
        return write_csv(path, self.table.shown_columns(), self.model.each())

    def save_xlsx(self, path: Path) -> int:
        """Write what is shown as XLSX; return the number of rows."""
        self.model.settle()
        return write_xlsx(path, self.table.shown_columns(), self.model.each())

    def ask_and_save(self, kind: str) -> None:
        """Ask where, write the file, and tell it with :attr:`exported` or :attr:`failed`."""
        kinds = {"csv": _("CSV-bestand (*.csv)"), "xlsx": _("Excel-bestand (*.xlsx)")}
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Lijst bewaren"), f"{self._name}.{kind}", kinds[kind])
        if not chosen:
            return
        try:
            (self.save_csv if kind == "csv" else self.save_xlsx)(Path(chosen))
        except OSError as problem:
            reason = problem.strerror or str(problem)
            text = _("De lijst is niet bewaard: {path} kan niet worden geschreven ({reason}).")
            self.failed.emit(text.format(path=chosen, reason=reason))
        else:
            self.exported.emit(chosen)
