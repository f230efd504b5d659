"""What can be done with what is laid over the map: an empty seat is filled, a theme opened, a wijk or partner shown."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.map_layers import Colouring, MapLayer
from netwerkkaart.graph.dressing import Dress, seat_meant
from netwerkkaart.queries.network import IN_NETWORK, NodeKind
from netwerkkaart.texts import _
from netwerkkaart.ui import preferences
from netwerkkaart.ui.desk import Target
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.map.sieve import Sieve

if TYPE_CHECKING:
    from netwerkkaart.ui.map.page import MapPage


def is_so(key: str) -> bool:
    """Tell whether a node is not of the network itself."""
    return NodeKind(key.partition(":")[0]) not in IN_NETWORK


def school_of(key: str) -> list[int]:
    """Return the school of an empty seat; nothing of all else."""
    return [seat_meant(key)[0]] if key.startswith(NodeKind.SEAT.value) else []


def kept() -> Dress:
    """Return what was laid over the map last on this computer."""
    found = preferences.dress()
    if found is None:
        return Dress()
    layers, colouring = found
    known = frozenset(layer for layer in MapLayer if layer.value in layers.split())
    return Dress(known, Colouring(colouring) if colouring in set(Colouring) else Colouring.SECTOR)


def keep(dress: Dress) -> None:
    """Remember what is laid over the map."""
    preferences.keep_dress(" ".join(layer.value for layer in MapLayer if layer in dress.layers), dress.colouring.value)


def open_words(page: "MapPage", key: str) -> str:
    """Return what opening does, as it stands on a button; empty when it does nothing."""
    kind = NodeKind(key.partition(":")[0])
    if kind is NodeKind.SEAT and not page.can_write():
        return ""
    return {
        NodeKind.SEAT: _("Contact toevoegen…"),
        NodeKind.THEME: _("Thema openen"),
        NodeKind.NEIGHBOURHOOD: _("Alleen deze wijk"),
        NodeKind.PARTNER: _("Rond deze partner"),
    }[kind]


def open_node(page: "MapPage", key: str) -> None:
    """Fill a seat, go to a theme, show only a wijk, or who belongs to a partner."""
    from netwerkkaart.ui.map import menus  # it asks here what a seat is

    kind = NodeKind(key.partition(":")[0])
    if not open_words(page, key):
        return
    if kind is NodeKind.SEAT:
        menus.add_contact(page.desk, page, *seat_meant(key))
    elif kind is NodeKind.THEME:
        page.desk.go(Target("themes", Kind.THEME, menus.parts(key)[1]))
    elif kind is NodeKind.NEIGHBOURHOOD:
        picture = page.canvas.picture()
        name = picture.labels[picture.index(key)]
        sieve = page.bar.sieve()
        page.bar.set_sieve(Sieve(frozenset({name}), sieve.workers, sieve.key_contacts))
        page.loader.draw(page.bar.sieve())
    else:
        page.around((key,), 1)


def menu_of(page: "MapPage", key: str) -> QMenu:
    """Return the menu of a node that is laid over the map."""
    menu = QMenu(page)
    words = open_words(page, key)
    signs = {NodeKind.SEAT: "plus", NodeKind.THEME: "themes", NodeKind.NEIGHBOURHOOD: "filter", NodeKind.PARTNER: "map"}
    kind = NodeKind(key.partition(":")[0])
    if words:
        menu.addAction(icon(signs[kind]), words, lambda: open_node(page, key))
    if kind is NodeKind.SEAT:
        school = seat_meant(key)[0]
        menu.addAction(icon("schools"), _("Dossier openen"), lambda: page.desk.open_school(school))
    elif kind is not NodeKind.PARTNER:
        menu.addAction(icon("map"), _("Rond deze"), lambda: page.around((key,), 1))
    return menu
