"""What a frame of the map costs: the map alone is painted, not what lies on it."""

from collections import Counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication, QWidget

from netwerkkaart.ui.map.floating import Plate
from netwerkkaart.ui.map.page import MapPage


class _Painted(QObject):
    """Counts who is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.times[watched] += 1
        return False


def test_moving_the_map_paints_nothing_that_lies_on_it(page: MapPage) -> None:
    app = QCoreApplication.instance()
    assert isinstance(app, QApplication)
    app.processEvents()
    plates = [one for one in page.board.findChildren(Plate) if one.isVisible()]
    on_it: set[QObject] = {*plates, *(child for plate in plates for child in plate.findChildren(QWidget))}
    assert page.board.legend in plates
    assert len(on_it) > 20
    painted = _Painted()
    app.installEventFilter(painted)
    for way in (6.0, 6.0, -6.0):
        page.canvas.set_view(page.canvas.view().panned(way, 0.0))
        app.processEvents()
    app.removeEventFilter(painted)
    assert painted.times[page.canvas] == 3
    assert [one for one in on_it if painted.times[one]] == []


def test_a_plate_is_all_there_but_its_corners(page: MapPage) -> None:
    plate = page.board.legend
    cut = QRegion(plate.rect()).subtracted(plate.mask())
    assert not cut.isEmpty()
    middle = plate.rect().adjusted(6, 0, -6, 0)
    assert QRegion(middle).subtracted(plate.mask()).isEmpty()
    assert plate.mask().boundingRect() == plate.rect()
