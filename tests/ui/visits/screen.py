"""A school with its button and the panel beside it, in which a test clicks and types."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from netwerkkaart.queries.visit_sheet import VisitSheet, visit_sheet
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.visits.panel import VisitPanel
from tests.town import TODAY, Town

LEFT = Qt.MouseButton.LeftButton


class Screen:
    """A school's page with its button, and the panel beside it; counts the clicks."""

    def __init__(self, store: Store, town: Town, qtbot: QtBot) -> None:
        QApplication.instance().setProperty("reducedMotion", True)  # type: ignore[union-attr]
        self.store = store
        self.host = QWidget()
        self.host.resize(1080, 716)
        qtbot.addWidget(self.host)
        self.desk = Desk(store, SyncJobs(), Actions(self.host), clock=lambda: TODAY)
        self.desk.set_me(town.bilal, "Bilal Oukili")
        self.panel = VisitPanel(self.desk, self.host)
        self.desk.visit_wanted.connect(self.panel.open_with)
        self.button = QPushButton("+ Bezoek", self.host)
        self.button.clicked.connect(lambda: self.desk.log_visit(VisitPrefill(school_id=town.lyceum)))
        self.host.show()
        qtbot.waitExposed(self.host)
        self.host.activateWindow()
        self.saved: list[int] = []
        self.panel.saved.connect(self.saved.append)
        self.clicks = 0

    @property
    def form(self) -> Any:  # parts of parts are asked for here: a test that asks for what is not there fails
        return self.panel.form

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), "people can click only what they see"
        assert self.host.rect().contains(widget.mapTo(self.host, widget.rect().center())), "without scrolling"
        QTest.mouseClick(widget, LEFT)
        self.clicks += 1

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifier)

    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def sheet(self, visit_id: int) -> VisitSheet:
        with self.store.read() as connection:
            return visit_sheet(connection, visit_id)

    def count(self) -> int:
        with self.store.read() as connection:
            return connection.execute(select(func.count()).select_from(t.visit)).scalar_one()
