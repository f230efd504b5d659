"""Typing in tests as a person does it: ``qtbot.keyClicks`` aborts Python at the first letter beyond ASCII."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_NAMED = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}


def type_text(widget: QWidget, text: str) -> None:
    """Type a text into a widget, letter by letter, each event carrying its letter."""
    for letter in text:
        key = _NAMED.get(letter) or _key_of(letter)
        shift = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
        carried = "\r" if letter == "\n" else letter
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, shift, carried))


def _key_of(letter: str) -> Qt.Key:
    """Return the key of an ASCII letter; others come from no key, as with an input method."""
    upper = letter.upper()
    return Qt.Key(ord(upper)) if len(upper) == 1 and 32 <= ord(upper) < 127 else Qt.Key.Key_unknown
