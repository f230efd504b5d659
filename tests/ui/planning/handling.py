"""What a hand does on the page Planning, and what is found there afterwards."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from netwerkkaart.queries.visit_sheet import VisitSheet, visit_sheet
from netwerkkaart.store.work import Store
from netwerkkaart.ui.planning.card import VisitCard
from netwerkkaart.ui.planning.daycell import DayCell
from netwerkkaart.ui.planning.entries import Entry
from netwerkkaart.ui.planning.page import PlanningPage
from tests.town import TODAY

LEFT = Qt.MouseButton.LeftButton
TUESDAY, THURSDAY, SATURDAY = TODAY + timedelta(days=1), TODAY + timedelta(days=3), TODAY + timedelta(days=5)


def lines(page: PlanningPage) -> list[str]:
    return [one.title for one in page.panel.list.entries()]


def entry(page: PlanningPage, title: str) -> Entry:
    found = [one for one in page.panel.list.entries() if one.title.startswith(title)]
    assert found, lines(page)
    return found[0]


def choose(page: PlanningPage, *titles: str) -> None:
    page.panel.list.choose(*[entry(page, title).key for title in titles])
    page.panel.list.setFocus()


def sheet(store: Store, visit: int) -> VisitSheet:
    with store.read() as connection:
        return visit_sheet(connection, visit)


def newest(store: Store) -> VisitSheet:
    with closing(sqlite3.connect(store.path)) as plain:
        return sheet(store, plain.execute("SELECT max(id) FROM visit").fetchone()[0])


def cards(page: PlanningPage) -> dict[int, date]:
    return {card.facts.visit: card.facts.day for card in page.board.cards()}


def focused_card(page: PlanningPage) -> VisitCard:
    card = page.focusWidget()
    assert isinstance(card, VisitCard), card
    return card


def drop(target: QWidget, data: QMimeData) -> bool:
    """Drop something on a widget as the mouse would; tell whether it was taken."""
    middle = target.rect().center() if isinstance(target, DayCell) else QPoint(target.width() // 2, 6)
    actions, buttons, keys = Qt.DropAction.MoveAction, LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(middle, actions, data, buttons, keys)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(middle), actions, data, buttons, keys))
    return enter.isAccepted()
