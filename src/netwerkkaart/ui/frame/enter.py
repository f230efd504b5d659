"""Enter presses the button that has the keys, on every desktop: Qt leaves that to it, and Windows has only Space."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QToolButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterPresses(QObject):
    """Watches only the button that has the focus; in a dialog Enter keeps being the default button's."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._button: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._button is not None and shiboken6.isValid(
            self._button
        ):  # a button that goes loses the focus before it is gone
            self._button.removeEventFilter(self)
            self._button.destroyed.disconnect(self._on_gone)
        watched = isinstance(new, QAbstractButton) and not isinstance(new.window(), QDialog)
        self._button = new if watched else None
        if self._button is not None:
            self._button.installEventFilter(self)
            self._button.destroyed.connect(self._on_gone)

    def _on_gone(self) -> None:
        self._button = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER or not plain or event.isAutoRepeat() or not isinstance(watched, QAbstractButton):
            return False
        if isinstance(watched, QToolButton) and watched.menu() is not None:
            watched.showMenu()
        else:
            watched.click()
        return True
