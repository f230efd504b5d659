"""The legend beside the map hides what is clicked, stays in sight, and leaves the map its room."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netwerkkaart.graph.build import build
from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.graph.picture import Picture
from netwerkkaart.ui.map.board import MapBoard
from tests.graph.towns import town
from tests.ui.map.opening import pixel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def picture() -> Picture:
    network = town()
    return build(network, lay_out(network), title="Hanzewaard")


@pytest.fixture
def board(qtbot: QtBot, picture: Picture) -> MapBoard:
    made = MapBoard()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.set_picture(picture)
    made.show()
    made.canvas.settle()
    return made


def test_the_legend_hides_and_shows_and_the_board_tells(board: MapBoard) -> None:
    told: list[frozenset[str]] = []
    board.hidden_changed.connect(told.append)
    (row,) = [row for row in board.legend.rows() if row.entry == "sector.po"]
    QTest.mouseClick(row, LEFT)
    board.canvas.settle()
    assert board.canvas.hidden() == {"sector.po"}
    assert board.canvas.node_at(QPointF(pixel(board.canvas, "school:8"))) != "school:8"
    board.set_hidden(frozenset())
    assert row.isChecked()
    assert told == [frozenset({"sector.po"}), frozenset()]
    assert all(row.accessibleName() for row in board.legend.rows())


def test_the_lines_of_the_legend_come_closer_where_there_is_little_room(board: MapBoard) -> None:
    heights = {}
    for room in (900, 520, 200):
        board.resize(1200, room)
        board.legend.place()
        heights[room] = {row.sizeHint().height() for row in board.legend.rows()}
        assert board.legend.geometry().bottom() <= room
    assert heights[900] == {22}
    assert 14 <= max(heights[520]) < 22
    assert heights[200] == {14}


def test_the_map_fits_beside_the_legend(board: MapBoard, picture: Picture) -> None:
    board.canvas.fit()
    leftmost = min(pixel(board.canvas, key).x() for key in picture.keys)
    assert leftmost > board.legend.geometry().right()
    board.legend.set_open(False)
    board.canvas.fit()
    assert min(pixel(board.canvas, key).x() for key in picture.keys) < leftmost
