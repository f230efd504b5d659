"""A button that shows the key one can press instead."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from netwerkkaart.ui import theme


class KeyButton(QPushButton):
    """A keycap and words; whoever owns it listens for the key."""

    def __init__(self, key: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._cap, self._words = QLabel(key.upper()), QLabel(text)
        theme.set_kind(self._cap, "keycap")
        self.setAutoDefault(False)
        self.setAccessibleName(f"{text} ({key.upper()})")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 14, 6)
        row.setSpacing(10)
        row.addWidget(self._cap)
        row.addWidget(self._words, 1)
        for inner in (self._cap, self._words):
            inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def words(self) -> str:
        """Return what it says beside its key."""
        return self._words.text()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
