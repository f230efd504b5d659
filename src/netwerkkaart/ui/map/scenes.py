"""What the pictures of the program show of the map besides the page: selected, asked around, free, through time."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.domain.map_layers import Colouring, MapLayer
from netwerkkaart.domain.years import add_months
from netwerkkaart.graph.dressing import Dress
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.ui.map.paper_dialog import PaperDialog
from netwerkkaart.ui.window import MainWindow

Scene = tuple[str, Callable[[], QWidget]]


class MapScenes:
    """The map as it is around one school; each leaves it ready for the next."""

    def __init__(self, window: MainWindow, desk: Desk, school_id: int) -> None:
        self._window = window
        self._desk = desk
        self._school = f"school:{school_id}"

    def all(self) -> Iterator[Scene]:
        """Return every scene there is something for."""
        yield "kaart-gekozen", self._card
        if self._person():
            yield "kaart-rond", self._around
            yield "kaart-lijn", self._handle
        yield "kaart-lagen", self._layers
        yield "kaart-kleur", self._colour
        yield "kaart-door-de-tijd", self._past
        yield "kaart-vrij", self._free
        yield "kaart-tabel", self._twin
        yield "kaart-menu", self._menu
        yield "kaart-papier", self._paper

    def _page(self) -> MapPage:
        navigator = self._window.navigator
        if navigator is None:
            raise RuntimeError("pictures are taken of an open file")
        page = navigator.page("map")
        assert isinstance(page, MapPage)  # noqa: S101 - the page of this key
        self._window.show_page("map")
        return page

    def _person(self) -> str:
        """Return somebody who stands on the island of the school, or nothing."""
        picture = self._page().canvas.picture()
        hub = picture.index(self._school)
        here = (picture.home == hub) & picture.is_contact & ~picture.ghost
        return next((key for key, there in zip(picture.keys, here.tolist(), strict=True) if there), "")

    def _card(self) -> QWidget:
        page = self._page()
        page.time.close()
        page.find_node(self._school)
        return self._window

    def _around(self) -> QWidget:
        self._page().around((self._person(),), 1)
        return self._window

    def _handle(self) -> QWidget:
        page = self._page()
        page.show_all()
        page.find_node(self._person())
        return self._window

    def _layers(self) -> QWidget:
        page = self._page()
        page.show_all()
        page.canvas.select(())
        self._wear(page, Dress(frozenset(MapLayer)))
        return self._window

    def _colour(self) -> QWidget:
        self._wear(self._page(), Dress(colouring=Colouring.FACE))
        return self._window

    @staticmethod
    def _wear(page: MapPage, dress: Dress) -> None:
        page.bar.layers.set_dress(dress)
        page.loader.draw(page.bar.sieve())
        page.canvas.fit()

    def _past(self) -> QWidget:
        page = self._page()
        self._wear(page, Dress())
        page.show_all()
        page.time.open_on(add_months(self._desk.today(), -10))
        return self._window

    def _free(self) -> QWidget:
        page = self._page()
        page.time.close()
        page.arrange_as(Arrangement.FREE)
        return self._window

    def _twin(self) -> QWidget:
        page = self._page()
        page.arrange_as(Arrangement.ISLANDS)
        page.show_twin(shown=True)
        return self._window

    def _paper(self) -> QWidget:
        return PaperDialog(self._page().output, self._window)

    def _menu(self) -> QWidget:
        page = self._page()
        page.show_twin(shown=False)
        page.bar.more_menu.popup(self._window.mapToGlobal(self._window.rect().center()))
        return page.bar.more_menu
