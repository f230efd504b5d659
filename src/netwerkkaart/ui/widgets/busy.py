"""Long work in sight: what is being done, how far it is, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui import theme


class BusyBar(QFrame):
    """A slim bar with words and *Stoppen*; hidden while nothing is done."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "well")
        self._words = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(160)
        self._stop = QPushButton(_("Stoppen"))
        theme.set_kind(self._stop, "quiet")
        self._stop.clicked.connect(self._on_stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 4, 4)
        layout.setSpacing(12)
        layout.addWidget(self._words)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._stop)
        self.hide()

    def start(self, text: str, *, cancellable: bool = True) -> None:
        """Show that work began; how much of it is done is not known yet."""
        self._words.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        self._stop.setVisible(cancellable)
        self._stop.setEnabled(True)
        self.show()

    def set_progress(self, part: float | None) -> None:
        """Show how much is done, from 0 to 1; None when that is not known."""
        self._bar.setRange(0, 0 if part is None else 1000)
        if part is not None:
            self._bar.setValue(round(part * 1000))

    def stop(self) -> None:
        """Show that the work is over."""
        self.hide()

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self._words.setText(_("Wordt gestopt…"))
        self.cancel_asked.emit()
