import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.keyboard import type_text


@pytest.mark.parametrize("text", ["Zoë de Vries", "Çağla Şahin", "A1 (b)~", "ĳsje €5", "🙂"])
def test_every_letter_arrives(qtbot: QtBot, text: str) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    type_text(field, text)
    assert field.text() == text


def test_return_submits_and_breaks_lines(qtbot: QtBot) -> None:
    field, page = QLineEdit(), QPlainTextEdit()
    qtbot.addWidget(field)
    qtbot.addWidget(page)
    with qtbot.waitSignal(field.returnPressed, timeout=500):
        type_text(field, "ja\n")
    type_text(page, "een\ntwee")
    assert page.toPlainText() == "een\ntwee"


def test_keys_are_the_keys_of_the_letters(qtbot: QtBot) -> None:
    seen: list[tuple[int, Qt.KeyboardModifier]] = []

    class Listener(QLineEdit):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            seen.append((event.key(), event.modifiers()))

    field = Listener()
    qtbot.addWidget(field)
    type_text(field, "aB")
    assert seen == [
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier),
    ]
