"""What a page is: it reads its query again when something it shows has changed, and only when it is seen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from netwerkkaart.domain.changes import Changes, Kind
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill


class Page(QWidget):
    """One page of the window; subclasses say what concerns them and how to read again.

    ``refresh`` is called when the page is seen first, and again when a kind in ``kinds`` changed while visible, or at
    the next showing when it changed while hidden.
    """

    key: str = ""
    kinds: frozenset[Kind] = frozenset()
    reads_aside: bool = False
    """Whether ``refresh`` reads away from the GUI thread, so that it may be done before the page is seen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        desk.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read the page's query again and show it; selection and scroll place stay."""
        raise NotImplementedError

    def show_target(self, target: Target) -> None:
        """Go to a thing or tab within this page."""
        raise NotImplementedError

    def current_target(self) -> Target:
        """Return where the page is now, for going back to it."""
        return Target(self.key)

    def known_of_visit(self) -> VisitPrefill:
        """Return what is known of a visit begun here: the school or contact one is looking at."""
        target = self.current_target()
        if target.id is None:
            return VisitPrefill()
        return VisitPrefill(
            school_id=target.id if target.kind is Kind.SCHOOL else None,
            contact_ids=(target.id,) if target.kind is Kind.CONTACT else (),
            theme_ids=(target.id,) if target.kind is Kind.THEME else (),
        )

    def take_focus(self) -> None:
        """Give the keys to what one works with on this page."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Put the cursor in the page's filter field (Ctrl+F); pages without one do nothing."""

    def mark_stale(self) -> None:
        """Read again now if visible, else at the next showing."""
        if self.isVisible():
            self._stale = False
            self.refresh()
        else:
            self._stale = True

    def is_stale(self) -> bool:
        """Tell whether something changed since the last time it was read, or it never was."""
        return self._stale

    def ensure_fresh(self) -> None:
        """Read again if something changed since the last time; pictures of hidden pages need it."""
        if self._stale:
            self._stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ensure_fresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns(*self.kinds):
            self.mark_stale()
