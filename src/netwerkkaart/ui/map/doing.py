"""What is done with a node of the map, by double-click, menu or drag: opened, visited, pinned, added to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from netwerkkaart.queries.network import NodeKind
from netwerkkaart.texts import _
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.map import laid_over, menus, tying
from netwerkkaart.usecases.places import pin, unpin

if TYPE_CHECKING:
    from netwerkkaart.ui.map.page import MapPage


class MapDoing(QObject):
    """The hands of one page: menus are made anew each time, for what is selected then."""

    def __init__(self, page: "MapPage") -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self.acts = menus.MapActs(
            page.around,
            page.only,
            page.only_worker,
            self.unpin,
            page.arrange,
            page.canvas.fit,
            page.copy,
            page.questions.ask,
            page.can_write,
        )
        page.canvas.tied.connect(self.tie)

    def open_node(self, key: str) -> None:
        """Open the dossier or the contact; a worker is shown with what is around them."""
        if laid_over.is_so(key):
            laid_over.open_node(self._page, key)
        elif not menus.open_node(self._desk, key):
            self._page.around((key,), 1)

    def add_contact(self) -> None:
        """Add a contact, at the school that is selected last if one is."""
        chosen = (self._page.canvas.selection() or ("",))[-1]
        kind, _colon, number = chosen.partition(":")
        if kind == NodeKind.SEAT.value:
            laid_over.open_node(self._page, chosen)
            return
        menus.add_contact(self._desk, self._page, int(number) if kind == "school" else None)

    def log_visit(self) -> None:
        """Log a visit to what is selected."""
        self._desk.log_visit(menus.prefill(self._desk, self._page.canvas.selection()))

    def open_menu(self, key: str, where: QPoint) -> None:
        """Open the menu of a node, or of the map."""
        menu = self.menu_of(key)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def menu_of(self, key: str) -> QMenu:
        """Return the menu of a node, or of the map when the key is empty."""
        page = self._page
        if not key:
            return menus.water_menu(page, self.acts)
        if laid_over.is_so(key):
            return laid_over.menu_of(page, key)
        data, chosen = page.loader.data, page.canvas.selection()
        about = chosen if key in chosen else (key,)
        pinned = tuple(one for one in about if data is not None and data.is_pinned(one))
        menu = menus.node_menu(self._desk, page, key, chosen, self.acts, pinned=pinned)
        if key in chosen and page.can_write():
            tying.add_to(menu, self._desk, page, page.canvas.picture(), chosen)
        return menu

    def tie(self, start: str, end: str) -> None:
        """Ask about the tie or introduction of a line drawn from one node to another."""
        if self._page.time.refused():
            return
        picture = self._page.canvas.picture()
        tying.ask(self._desk, self._page, picture, picture.index(start), picture.index(end))

    def fill_more(self) -> None:
        """Fill the menu at the end of the bar."""
        menu = self._page.bar.more_menu
        menu.clear()
        menu.addAction(icon("fit"), _("Alles in beeld") + "\t0", self._page.canvas.fit)
        menu.addAction(icon("map"), _("Filters en focus weghalen"), self._page.show_all)
        menu.addSeparator()
        minimap = menu.addAction(_("Overzichtskaartje"), self.turn_minimap)
        minimap.setCheckable(True)
        minimap.setChecked(self._page.overlays.minimap.is_wanted())
        if self._page.can_write():
            menu.addSeparator()
            menu.addAction(icon("undo"), _("Opnieuw ordenen"), self._page.arrange)

    def turn_minimap(self) -> None:
        """Put the minimap away, or let it come again."""
        minimap = self._page.overlays.minimap
        minimap.set_wanted(on=not minimap.is_wanted())
        if minimap.is_wanted() and minimap.all_in_view():
            self._desk.say(_("Het overzichtskaartje komt zodra een deel van de kaart buiten beeld ligt."))

    def pin(self, key: str, x: float, y: float) -> None:
        """Keep a node where it was put by hand; in a file for reading only it goes back."""
        if self._page.time.refused() or self._desk.store.read_only:
            self._page.refresh()
        else:
            arrangement = self._page.loader.arrangement
            self._desk.act(pin, self._desk.store, key, round(x * 1000), round(y * 1000), arrangement)

    def unpin(self, keys: tuple[str, ...]) -> None:
        """Let the layout place these nodes again."""
        self._desk.act(unpin, self._desk.store, keys, self._page.loader.arrangement)
