"""What a line from node to node can mean: a tie of one of us with a contact, or a contact who brought us to another."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from netwerkkaart.graph.picture import Picture
from netwerkkaart.queries.network import NodeKind
from netwerkkaart.texts import _
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.map.menus import parts, show_dialog

if TYPE_CHECKING:
    from netwerkkaart.ui.widgets.dialog import Dialog


class Bond(Enum):
    """What a line makes."""

    TIE = auto()
    INTRODUCTION = auto()
    NONE = auto()


def can_begin(picture: Picture, number: int) -> bool:
    """Tell whether a line can be drawn from a node: one of us, or a contact, who is still there."""
    return picture.kinds[number] in {NodeKind.WORKER, NodeKind.CONTACT} and not picture.ghost[number]


def bond(picture: Picture, start: int, end: int) -> Bond:
    """Return what a line between two nodes makes."""
    if not (can_begin(picture, start) and can_begin(picture, end)) or start == end:
        return Bond.NONE
    kinds = (picture.kinds[start], picture.kinds[end])
    if kinds == (NodeKind.CONTACT, NodeKind.CONTACT):
        return Bond.INTRODUCTION
    return Bond.NONE if kinds == (NodeKind.WORKER, NodeKind.WORKER) else Bond.TIE


def bond_words(picture: Picture, start: int, end: int) -> str:
    """Return in a short sentence what a line makes, or why it makes nothing."""
    made, there = bond(picture, start, end), picture.labels[end]
    if made is Bond.TIE:
        return _("Band zetten met {name}").format(name=there)
    if made is Bond.INTRODUCTION:
        return _("{by} bracht ons bij {name}").format(by=picture.labels[start], name=there)
    if picture.ghost[end]:
        return _("{name} is vertrokken.").format(name=there)
    if picture.kinds[end] is NodeKind.SEAT:
        return _("Hier kennen we nog niemand.")
    if picture.kinds[end] is NodeKind.WORKER:
        return _("Collega’s hebben onderling geen band.")
    return _("Een band is er met een mens, niet met een school.")


def ask(desk: Desk, parent: QWidget, picture: Picture, start: int, end: int) -> None:
    """Open the dialog of what a line makes, filled in with both; nothing for a line that makes nothing."""
    made = bond(picture, start, end)
    if made is Bond.NONE:
        return
    ids = {picture.kinds[number]: parts(picture.keys[number])[1] for number in (start, end)}

    def make() -> "Dialog":
        if made is Bond.TIE:
            from netwerkkaart.ui.people.tie_dialog import TieDialog

            return TieDialog(desk, parent, contact_id=ids[NodeKind.CONTACT], worker_id=ids[NodeKind.WORKER])
        from netwerkkaart.ui.people.introduction_dialog import IntroductionDialog

        by = parts(picture.keys[start])[1]
        return IntroductionDialog(desk, parent, contact_id=ids[NodeKind.CONTACT], by_contact_id=by)

    show_dialog(desk, make)


def add_to(menu: QMenu, desk: Desk, parent: QWidget, picture: Picture, chosen: Sequence[str]) -> None:
    """Offer in the menu of two selected nodes what a line from the first to the second makes."""
    if len(chosen) != 2:
        return
    start, end = (picture.index(key) for key in chosen)
    made = bond(picture, start, end)
    if made is Bond.NONE:
        return
    names = {"one": picture.labels[start], "other": picture.labels[end]}
    text = _("Band van {one} met {other}…") if made is Bond.TIE else _("{one} bracht ons bij {other}…")
    sign = "handshake" if made is Bond.TIE else "link"
    menu.addSeparator()
    menu.addAction(icon(sign), text.format(**names), lambda: ask(desk, parent, picture, start, end))
