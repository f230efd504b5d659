"""A desk on the town, and the page Planning as the window would show it."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.planning.page import PlanningPage
from tests.town import TODAY, Town

NOW = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - local time


@pytest.fixture(autouse=True)
def _still(still: None) -> None:
    """Let nothing move by itself in any of these tests."""


@pytest.fixture
def refused() -> list[str]:
    """Return the list in which refusals are kept; a test that expects one empties it."""
    return []


@pytest.fixture
def desk(store: Store, qtbot: QtBot, refused: list[str]) -> Iterator[Desk]:
    """Return a desk whose clock stands still."""
    host = QWidget()
    qtbot.addWidget(host)
    made = Desk(store, SyncJobs(), Actions(host), clock=lambda: TODAY)
    made.failed.connect(refused.append)
    yield made
    assert refused == []


def shown(desk: Desk, qtbot: QtBot) -> PlanningPage:
    """Show the page as large as in a window of 1280×800."""
    made = PlanningPage(desk)
    qtbot.addWidget(made)
    made.resize(1080, 716)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


@pytest.fixture
def page(desk: Desk, town: Town, qtbot: QtBot) -> PlanningPage:
    """Return the page in sight on the town."""
    return shown(desk, qtbot)


@pytest.fixture
def wanted(desk: Desk) -> list[object]:
    """Return the list in which the visit panels that were asked for are kept."""
    asked: list[object] = []
    desk.visit_wanted.connect(asked.append)
    return asked


@pytest.fixture
def went(desk: Desk) -> list[object]:
    """Return the list in which the places one went to are kept."""
    places: list[object] = []
    desk.going.connect(places.append)
    return places
