"""A desk on the town, and the page of the schools as the window would show it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.schools.page import SchoolsPage
from tests.town import TODAY, Town


@pytest.fixture(autouse=True)
def _still(still: None) -> None:
    """Let nothing move by itself in any of these tests."""


@pytest.fixture
def desk(store: Store, qtbot: QtBot) -> Iterator[Desk]:
    """Return a desk whose clock stands still; its refusals are kept in ``refused``."""
    host = QWidget()
    qtbot.addWidget(host)
    made = Desk(store, SyncJobs(), Actions(host), clock=lambda: TODAY)
    refused: list[str] = []
    made.failed.connect(refused.append)
    yield made
    assert refused == []


@pytest.fixture
def page(desk: Desk, town: Town, qtbot: QtBot) -> SchoolsPage:
    """Return the page in sight, as large as in a window of 1280×800."""
    return shown(desk, qtbot)


@pytest.fixture
def fresh_page(desk: Desk, qtbot: QtBot) -> SchoolsPage:
    """Return the page in sight on an empty file."""
    return shown(desk, qtbot)


def shown(desk: Desk, qtbot: QtBot) -> SchoolsPage:
    """Show the page; going to a place of it goes there."""
    made = SchoolsPage(desk)
    desk.going.connect(made.show_target)
    qtbot.addWidget(made)
    made.resize(1080, 712)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


@pytest.fixture
def wanted(desk: Desk) -> list[object]:
    """Return the list in which the visit panels that were asked for are kept."""
    asked: list[object] = []
    desk.visit_wanted.connect(asked.append)
    return asked
