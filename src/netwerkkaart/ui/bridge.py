"""The store's notices as one Qt signal, whichever thread committed."""

from PySide6.QtCore import QObject, Qt, Signal, Slot

from netwerkkaart.domain.changes import Changes


class Bridge(QObject):
    """Turns the store's notice into ``changed`` in the GUI thread; give ``told`` to ``Store.listen``."""

    changed = Signal(Changes)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Auto: direct in the GUI thread, so a page is right the moment the use case returns; queued otherwise.
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.AutoConnection)

    def told(self, changes: Changes) -> None:
        """Take a notice from the store, in any thread."""
        self._arrived.emit(changes)

    @Slot(object)
    def _on_arrived(self, changes: Changes) -> None:
        self.changed.emit(changes)
