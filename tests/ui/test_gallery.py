"""The gallery draws every widget in both looks without a warning, and every list cell says its words."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netwerkkaart.look import Look
from netwerkkaart.ui import theme
from netwerkkaart.ui.tables import RowsModel
from tests.ui.gallery import PAGES, draw
from tests.ui.gallery_lists import COLUMNS, rows


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_widget_can_be_drawn(qtbot: QtBot, qapp: QApplication, tmp_path: Path, name: str) -> None:
    pictures = draw(tmp_path, only=name)
    assert [path.name for path in pictures] == [f"{name}-light.png", f"{name}-dark.png"]
    light, dark = (path.read_bytes() for path in pictures)
    assert light != dark
    assert min(len(light), len(dark)) > 2000
    theme.apply(qapp, Look.LIGHT)
    qapp.setProperty("reducedMotion", None)


def test_every_cell_says_in_words_what_it_draws(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS, lambda row: row.id)
    model.set_rows(rows())
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        for place, column in enumerate(COLUMNS):
            spoken = {model.index(line, place).data(int(role)) for line in range(model.rowCount())}
            assert spoken - {""}, column.key
