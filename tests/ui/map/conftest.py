from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.usecases.example import TODAY as EXAMPLE_DAY
from tests.town import TODAY, Town
from tests.ui.map.opening import opened


@pytest.fixture
def desk(qtbot: QtBot, store: Store) -> Desk:
    window = QWidget()
    qtbot.addWidget(window)
    return Desk(store, SyncJobs(), Actions(window), clock=lambda: TODAY)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, town: Town) -> Iterator[MapPage]:
    del town
    page = opened(qtbot, desk)
    yield page
    page.settle()


@pytest.fixture
def story(qtbot: QtBot, example_file: Path) -> Iterator[MapPage]:
    """Return the page on the example, for reading only."""
    window = QWidget()
    qtbot.addWidget(window)
    with open_for_reading(example_file) as store:
        page = opened(qtbot, Desk(store, SyncJobs(), Actions(window), clock=lambda: EXAMPLE_DAY))
        yield page
        page.settle()
