"""A list of an organisation's words with the acts they share: new, change, put aside, another order."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from netwerkkaart.texts import _, ngettext
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.settings.panel import Panel
from netwerkkaart.ui.tables import Column, Filter, ListView, RowsModel
from netwerkkaart.ui.tables.listview import EmptyText
from netwerkkaart.usecases.terms import order_words


class WordListPanel(Panel):
    """One kind of words; a subclass says how they are read, edited and put aside."""

    table = ""
    """The kind of words in ``order_words``: theme, offer or role."""

    def __init__(self, desk: Desk, title: str, intro: str, columns: Sequence[Column[Any]], new_word: str) -> None:
        super().__init__(desk, title, intro)
        self._model: RowsModel = RowsModel(columns, row_id=lambda row: row.id)
        self.list = ListView(
            self._model,
            f"woorden-{self.table}",
            _("Zoek in {title}").format(title=title.lower()),
            title=title,
            counted=lambda number: ngettext("{number} woord", "{number} woorden", number).format(number=number),
            filters=[
                Filter("own", _("Eigen woorden"), lambda row: row.own),
                Filter("archived", _("Uit de keuzes"), lambda row: row.archived),
            ],
            empty=EmptyText("info", _("Hier komen jullie eigen woorden."), new_word),
        )
        self.list.opened.connect(self._on_opened)
        self.list.empty_pressed.connect(self.add)
        self.list.menu_asked.connect(self._menu)
        self.body.addWidget(self.list, 1)
        self.add_tool(new_word, "plus", self.add, primary=True)

    def rows(self) -> Sequence[Any]:
        """Return the words in their order."""
        raise NotImplementedError

    def add(self) -> None:
        """Ask for a new word."""
        raise NotImplementedError

    def edit(self, row: Any) -> None:
        """Ask how a word is to be changed."""
        raise NotImplementedError

    def put_aside(self, row: Any, *, archived: bool) -> None:
        """Take a word out of the choices, or back in."""
        raise NotImplementedError

    def refresh(self) -> None:
        self._model.set_rows(self.rows())

    def shift(self, word_id: int, by: int) -> None:
        """Move a word up (-1) or down (1) in the order in which the choices are shown."""
        ids = [row.id for row in self.rows()]
        place = ids.index(word_id)
        target = place + by
        if 0 <= target < len(ids):
            ids[place], ids[target] = ids[target], ids[place]
            self.desk.act(order_words, self.desk.store, self.table, ids)

    def _row(self, word_id: object) -> Any | None:
        return next((row for row in self.rows() if row.id == word_id), None)

    def _on_opened(self, word_id: object) -> None:
        row = self._row(word_id)
        if row is not None:
            self.edit(row)

    def _menu(self, where: QPoint, ids: list[int]) -> None:
        row = self._row(ids[0]) if len(ids) == 1 else None
        if row is None:
            return
        menu = QMenu(self)
        menu.addAction(icon("edit"), _("Bewerken…"), lambda: self.edit(row))
        menu.addAction(icon("chevron-up"), _("Omhoog"), lambda: self.shift(row.id, -1))
        menu.addAction(icon("chevron-down"), _("Omlaag"), lambda: self.shift(row.id, 1))
        menu.addSeparator()
        words = _("Terug in de keuzes") if row.archived else _("Uit de keuzes halen")
        menu.addAction(icon("backup"), words, lambda: self.put_aside(row, archived=not row.archived))
        menu.exec(where)
