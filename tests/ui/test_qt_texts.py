"""No English is left in what Qt itself says."""

import pytest
from pytestqt.qtbot import QtBot

from netwerkkaart.ui.qt_texts import QtTexts


@pytest.mark.parametrize(
    ("context", "text", "dutch"),
    [
        ("QFileDialog", "&Look in:", "Zoeken in:"),
        ("QFileDialog", "Files of &type:", "Bestanden van type:"),
        ("QFileDialog", "&Open", "&Openen"),
        ("QPlatformTheme", "Cancel", "Annuleren"),
        ("QLineEdit", "&Paste", "P&lakken"),
        ("QFileDialog", "geen tekst van Qt", ""),
    ],
)
def test_qt_speaks_dutch(qtbot: QtBot, context: str, text: str, dutch: str) -> None:
    texts = QtTexts()
    assert texts.found
    assert (texts.translate(context, text) or "") == dutch
