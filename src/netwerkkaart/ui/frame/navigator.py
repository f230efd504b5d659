"""Going from page to page: each page is made when it is first shown, and the way back is kept."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from netwerkkaart.ui.desk import Target
from netwerkkaart.ui.frame.pages import PAGES, entry
from netwerkkaart.ui.frame.trail import Trail

if TYPE_CHECKING:
    from netwerkkaart.ui.desk import Desk
    from netwerkkaart.ui.page import Page


class Navigator(QObject):
    """The pages of one open file in a stack, and where one has been."""

    made = Signal(object)
    """A page that was just made."""
    arrived = Signal(str)
    """The key of the page that is shown now."""

    def __init__(self, desk: "Desk", stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._desk = desk
        self._stack = stack
        self._pages: dict[str, Page] = {}
        self._key = ""
        self.trail = Trail()

    def page(self, key: str) -> "Page":
        """Return a page, made now if it was never shown."""
        if key not in self._pages:
            made = self._pages[key] = entry(key).make(self._desk, self._stack)
            self._stack.addWidget(made)
            self.made.emit(made)
        return self._pages[key]

    def keys_made(self) -> list[str]:
        """Return the keys of the pages that were made so far."""
        return list(self._pages)

    def make_next(self) -> bool:
        """Make one page that was not shown yet, so that it opens at once later; False when all are there."""
        waiting = next((page.key for page in PAGES if page.key not in self._pages), None)
        if waiting is not None:
            self.page(waiting)
        return waiting is not None

    def read_next(self) -> bool:
        """Read one page that was not seen yet, where that is done aside; False when there is none."""
        waiting = next((page for page in self._pages.values() if page.reads_aside and page.is_stale()), None)
        if waiting is not None:
            waiting.ensure_fresh()
        return waiting is not None

    def make_all(self) -> None:
        """Make every page."""
        while self.make_next():
            pass

    @property
    def key(self) -> str:
        """Return the key of the page in sight; empty before the first."""
        return self._key

    def current(self) -> "Page | None":
        """Return the page in sight."""
        return self._pages.get(self._key)

    def show_page(self, key: str) -> None:
        """Show a page as it was left; once more is its beginning."""
        if key == self._key:
            self.go(Target(key))
            return
        self._leave()
        self._arrive(key)

    def go(self, target: Target) -> None:
        """Show a place and keep the way back."""
        self._leave()
        self._show(target)

    def back(self) -> None:
        """Return to where one was before."""
        self._retrace(self.trail.back(self._here()))

    def forward(self) -> None:
        """Go again to where one came back from."""
        self._retrace(self.trail.forward(self._here()))

    def _retrace(self, target: Target | None) -> None:
        if target is not None:
            self._show(target)

    def _here(self) -> Target:
        page = self.current()
        return page.current_target() if page is not None else Target(self._key)

    def _leave(self) -> None:
        if self._key:
            self.trail.leave(self._here())

    def _show(self, target: Target) -> None:
        page = self.page(target.page)
        self._arrive(target.page)
        page.show_target(target)

    def _arrive(self, key: str) -> None:
        page = self.page(key)
        self._key = key
        is_new_here = page.focusWidget() is None
        self._stack.setCurrentWidget(page)
        if is_new_here:  # the stack would give the keys to whatever comes first, such as a button above the list
            page.take_focus()
        self.arrived.emit(key)
