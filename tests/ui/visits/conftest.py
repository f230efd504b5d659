"""The panel beside a school's page."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from netwerkkaart.store.work import Store
from tests.town import Town
from tests.ui.visits.screen import Screen


@pytest.fixture
def screen(store: Store, town: Town, qtbot: QtBot) -> Iterator[Screen]:
    """Return the panel, closed."""
    made = Screen(store, town, qtbot)
    yield made
    made.desk.close()
