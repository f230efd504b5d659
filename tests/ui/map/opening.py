"""What the tests of the page Kaart do with it."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.map.canvas import MapCanvas
from netwerkkaart.ui.map.page import MapPage


def opened(qtbot: QtBot, desk: Desk) -> MapPage:
    """Return the page, on the screen and drawn, with the pointer elsewhere, wherever an earlier test left it."""
    QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight())
    page = MapPage(desk)
    qtbot.addWidget(page)
    page.resize(1080, 760)
    page.show()
    page.settle()
    return page


def people_and_schools(page: MapPage) -> tuple[str, ...]:
    """Return the keys on the map of what is in the network itself, without the empty seats laid over it."""
    picture = page.canvas.picture()
    return tuple(key for key, over in zip(picture.keys, picture.is_laid_over, strict=True) if not over)


def place_of(page: MapPage, key: str) -> tuple[float, float]:
    """Return where a node is on the map."""
    picture = page.canvas.picture()
    x, y = picture.xy[picture.index(key)].tolist()
    return x, y


def pixel(canvas: MapCanvas, key: str) -> QPoint:
    """Return where a node is on the canvas."""
    picture = canvas.picture()
    x, y = canvas.view().to_pixels(*picture.xy[picture.index(key)].tolist())
    return QPoint(round(x), round(y))


def act(menu: QMenu, text: str) -> None:
    """Choose a line of a menu."""
    next(one for one in menu.actions() if one.text().startswith(text)).trigger()


def words_on(page: MapPage) -> str:
    """Return what the card of a map says."""
    labels = [one.text() for one in page.card.findChildren(QLabel) if not one.isHidden()]
    buttons = [one.text() for one in page.card.findChildren(QPushButton) if not one.isHidden()]
    return "\n".join(labels + buttons)
