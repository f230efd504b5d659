"""What the parts of Instellingen share: a heading, a sentence, and reading again when asked."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon


class Panel(QWidget):
    """One part of Instellingen; ``body`` takes its content, ``refresh`` reads it again."""

    thing: Kind | None = None
    """The kind of thing that :meth:`show_thing` shows."""

    def __init__(self, desk: Desk, title: str, intro: str) -> None:
        super().__init__()
        self.desk = desk
        self.title = title
        head = QLabel(title)
        theme.set_kind(head, "title")
        words = QLabel(intro, wordWrap=True)
        theme.set_kind(words, "muted")
        words.setMaximumWidth(640)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(head)
        top.addStretch()
        top.addLayout(self._tools)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._sheets = QStackedLayout(self)
        own = QWidget()
        self._sheets.addWidget(own)
        layout = QVBoxLayout(own)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(words)
        layout.addSpacing(8)
        layout.addLayout(self.body, 1)

    def add_tool(self, words: str, sign: str, act: Callable[[], object], *, primary: bool = False) -> QPushButton:
        """Put a button at the right of the heading."""
        button = QPushButton(words)
        button.setIcon(icon(sign, "on_accent") if primary else icon(sign))
        if primary:
            theme.set_kind(button, "primary")
        button.clicked.connect(lambda _checked=False: act())
        self._tools.addWidget(button)
        return button

    def show_instead(self, widget: QWidget | None) -> None:
        """Show a page about one thing in the place of this part, or this part again."""
        if widget is not None and self._sheets.indexOf(widget) < 0:
            self._sheets.addWidget(widget)
        self._sheets.setCurrentIndex(0 if widget is None else self._sheets.indexOf(widget))

    def instead(self) -> QWidget | None:
        """Return what stands in the place of this part."""
        return self._sheets.currentWidget() if self._sheets.currentIndex() else None

    def shown(self) -> int | None:
        """Return the id of the one thing that is shown in the place of this part."""
        return None

    def show_thing(self, number: int | None) -> None:
        """Show one thing by its id in the place of this part, or this part again."""
        del number

    def refresh(self) -> None:
        """Read what this part shows again."""
        raise NotImplementedError
