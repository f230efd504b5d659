"""Map and table as one: the same selection and filter, and what one sees when going from one to the other."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from netwerkkaart.texts import _

if TYPE_CHECKING:
    from netwerkkaart.ui.map.page import MapPage


class MapAndTable(QObject):
    """Fills the table of a page only while it is seen."""

    def __init__(self, page: "MapPage") -> None:
        super().__init__(page)
        self._page = page
        rows = page.twin.list
        page.bar.twin_asked.connect(page.show_twin)
        page.canvas.selection_changed.connect(lambda _keys: self._select_rows())
        page.twin.opened.connect(page.doing.open_node)
        page.twin.chosen.connect(self._on_rows)
        page.twin.menu_asked.connect(page.doing.open_menu)
        rows.exported.connect(lambda path: page.desk.say(_("Lijst bewaard: {path}").format(path=path)))
        rows.failed.connect(page.desk.failed)
        rows.empty_pressed.connect(page.show_all)

    def go(self, *, to_table: bool) -> None:
        """Give the keys to the table, or to the map with what is selected in sight; the selection goes along."""
        self.fill()
        canvas = self._page.canvas
        if to_table:
            self._page.twin.list.table.setFocus()
        else:
            canvas.setFocus()
            if canvas.selection():
                canvas.reveal(canvas.selection()[-1])

    def fill(self) -> None:
        """Show in the table what the map shows."""
        page = self._page
        network = page.drawn_network() if page.twin_shown() else None
        if network is not None:
            page.twin.fill(network, page.shown_keys())
            self._select_rows()

    def _select_rows(self) -> None:
        if self._page.twin_shown():
            self._page.twin.select(self._page.canvas.selection())

    def _on_rows(self, keys: list[str]) -> None:
        if self._page.twin_shown() and set(keys) != set(self._page.canvas.selection()):
            self._page.canvas.select(keys)
