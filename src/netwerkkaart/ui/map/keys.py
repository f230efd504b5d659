"""The keys of the page Kaart that are not those of one part of it: Esc goes a step back, F6 from part to part."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from netwerkkaart.ui.map.page import MapPage

_BY_KEY = Qt.FocusReason.TabFocusReason


def pressed(page: "MapPage", event: QKeyEvent) -> bool:
    """Do what a key says; False when it says nothing here."""
    if event.key() == Qt.Key.Key_F6:
        go_on(page, -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        return True
    return event.key() == Qt.Key.Key_Escape and step_back(page)


def step_back(page: "MapPage") -> bool:
    """Leave what lies on the map or above it, else the focus, the question, *toon alleen*, the day.

    False when there is none of it."""
    questions, here = page.questions, QApplication.focusWidget()
    if here is not None and here is not page.canvas and any(part.isAncestorOf(here) for part in (page.board, page.bar)):
        page.canvas.setFocus(_BY_KEY)
    elif page.canvas.focus()[1]:
        page.canvas.focus_on((), 0)
    elif questions.question is not None:
        if not questions.leave_line():
            questions.clear()
    elif page.bar.only.value():
        page.bar.only.leave()
    elif page.loader.day is not None:
        page.time.back()
    else:
        return False
    return True


def go_on(page: "MapPage", way: int) -> None:
    """Give the keys to the next part of the page, or with -1 to the one before."""
    here, parts = QApplication.focusWidget(), _parts(page)
    inside = [number for number, (part, _first) in enumerate(parts) if here is part or _holds(part, here)]
    now = inside[-1] if inside else -1 if way > 0 else 0
    parts[(now + way) % len(parts)][1].setFocus(_BY_KEY)


def _holds(part: QWidget, here: QWidget | None) -> bool:
    return here is not None and part.isAncestorOf(here)


def _parts(page: "MapPage") -> list[tuple[QWidget, QWidget]]:
    """Return the parts that are seen, each with what gets the keys there, in the order in which one reads them."""
    card, panel = page.card, page.panel
    on_card = next((one for one in (card.visit_button, card.open_button) if one.isVisible()), card.around_button)
    all_parts: list[tuple[QWidget, QWidget]] = [
        (page.bar, page.bar.finder),
        (page.strip, page.strip.first()),
        (page.board, page.canvas),
        (page.twin, page.twin.list.table),
        (page.empty, page.empty.button),
        (page.board.legend, page.board.legend.first()),
        (card, on_card),
        (panel, panel.first()),
        (page.time.bar, page.time.bar.track),
    ]
    return [(part, first) for part, first in all_parts if part.isVisible()]
