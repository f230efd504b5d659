"""The sheet of all keys (``?``): read from the action registry, so that none is forgotten."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.frame.overlay import Overlay

KeySheet = Sequence[tuple[str, Sequence[tuple[str, str]]]]


class KeySheetOverlay(Overlay):
    """Groups of keys in columns."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, 920, name=_("Alle toetsen"))
        title = self._title = QLabel(_("Alle toetsen"))
        theme.set_kind(title, "heading")
        title.setContentsMargins(24, 20, 24, 16)
        self.body.addWidget(title)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(_("Alle toetsen"))
        self.body.addWidget(self._scroll, 1)

    def set_keys(self, sheet: KeySheet) -> None:
        """Show these groups, spread over three columns of about the same length."""
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(24, 0, 24, 24)
        columns.setSpacing(40)
        stacks = [QVBoxLayout() for _column in range(3)]
        heights = [0, 0, 0]
        for stack in stacks:
            stack.setSpacing(16)
            columns.addLayout(stack, 1)
        for group, lines in sorted(sheet, key=lambda entry: -len(entry[1])):
            least = heights.index(min(heights))
            stacks[least].addWidget(_group(group, lines))
            heights[least] += len(lines) + 2
        for stack in stacks:
            stack.addStretch()
        self._scroll.setWidget(page)

    def card_height(self, width: int) -> int:
        page = self._scroll.widget()
        layout = page.layout() if page is not None else None
        inside = 0
        if layout is not None:
            inside = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        return self._title.sizeHint().height() + inside + 4  # with the edge of the card

    def first_focus(self) -> QWidget:
        return self._scroll

    def texts(self) -> list[str]:
        """Return every word on the sheet; a test compares it with the registry."""
        return [label.text() for label in self._scroll.findChildren(QLabel)]


def _group(title: str, lines: Sequence[tuple[str, str]]) -> QWidget:
    box = QFrame()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    head = QLabel(title)
    theme.set_kind(head, "caption")
    grid.addWidget(head, 0, 0, 1, 2)
    for row, (text, keys) in enumerate(lines, 1):
        words = QLabel(text, wordWrap=True)
        cap = QLabel(keys)
        theme.set_kind(cap, "keycap")
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(words, row, 0)
        grid.addWidget(cap, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return box
