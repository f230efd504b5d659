"""The base of every dialog: title, content, an error line, and Dutch buttons in their usual places."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.texts import _
from netwerkkaart.ui import theme

_NO_FIELDS = (QPushButton, QScrollArea)  # a scroll area takes the focus too, to be scrolled with the arrow keys

_TITLE_BAR = 40


class Dialog(QDialog):
    """Put content in :attr:`body`, override :meth:`save`; a refusal is shown and the dialog stays open."""

    def __init__(self, title: str, parent: QWidget | None = None, *, intro: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        layout = QVBoxLayout(self)
        # Qt would make the window as high as its wrapping texts and chips are at their very narrowest.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        head = QLabel(title, wordWrap=True)
        theme.set_kind(head, "heading")
        layout.addWidget(head)
        if intro:
            text = QLabel(intro, wordWrap=True)
            theme.set_kind(text, "muted")
            layout.addWidget(text)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        layout.addLayout(self.body, 1)
        self._error = QLabel(wordWrap=True)
        theme.set_kind(self._error, "error")
        self._error.hide()
        layout.addWidget(self._error)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.cancel_button = QPushButton(_("Annuleren"))
        self.ok_button = QPushButton(_("Opslaan"))
        self.ok_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        theme.set_kind(self.ok_button, "primary")
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self.try_accept)
        self.buttons.addStretch()
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.ok_button)
        layout.addLayout(self.buttons)

    def set_buttons(self, ok: str, cancel: str | None = None, *, danger: bool = False) -> None:
        """Name the buttons after what they do; an empty cancel leaves only one."""
        self.ok_button.setText(ok)
        theme.set_kind(self.ok_button, "danger" if danger else "primary")
        if cancel is not None:
            self.cancel_button.setText(cancel)
            self.cancel_button.setVisible(bool(cancel))

    def add_button(self, text: str) -> QPushButton:
        """Add a quiet button at the left."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        theme.set_kind(button, "aside")
        self.buttons.insertWidget(self.buttons.count() - 3, button)
        return button

    def show_error(self, text: str) -> None:
        """Say above the buttons what is wrong; an empty text takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self.grow()

    def grow(self) -> None:
        """Become as tall as the content asks, if it is not yet: Qt would squeeze what came in sight."""
        self._be_tall(self.height())

    def fit(self) -> None:
        """Become exactly as tall as the content asks, also where something went out of sight."""
        self._be_tall(0)

    def _be_tall(self, least: int) -> None:
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        for inner in self.findChildren(QWidget):  # a layout within remembers its height until the next event
            within = inner.layout()
            if within is not None:
                within.invalidate()
        layout.invalidate()
        layout.activate()
        self.resize(self.width(), self._on_screen(max(least, height_at(layout, self.width()))))

    def _on_screen(self, height: int) -> int:
        """Return the height that leaves the buttons on the screen; what can shrink, such as a note, then does."""
        return min(height, self.screen().availableSize().height() - _TITLE_BAR)

    def error(self) -> str:
        """Return the error in sight."""
        return self._error.text() if not self._error.isHidden() else ""

    def save(self) -> None:
        """Do what the dialog is for; raise NetwerkkaartError to refuse with a sentence."""

    def try_accept(self) -> None:
        """Save and close, or say why not."""
        try:
            self.save()
        except NetwerkkaartError as refusal:
            self.show_error(str(refusal))
        else:
            self.show_error("")
            self.accept()

    def setVisible(self, visible: bool) -> None:
        layout = self.layout()
        if visible and layout is not None:
            sized = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
            width = self.width() if sized else max(self.minimumWidth(), layout.totalSizeHint().width())
            self.resize(width, self._on_screen(max(self.height() if sized else 0, height_at(layout, width))))
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = next((w for w in self.findChildren(QWidget) if _takes_text(w)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)


def height_at(layout: QLayout, width: int) -> int:
    """Return how high what is in a layout wants to be at a width."""
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


def _takes_text(widget: QWidget) -> bool:
    wanted = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(wanted) and widget.isEnabled() and widget.isVisible() and not isinstance(widget, _NO_FIELDS)
