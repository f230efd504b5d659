"""A desk on the town, and the page Thema's as the window would show it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.themes.page import ThemesPage
from tests.town import TODAY, Town

LAST_YEAR = SchoolYear.of(TODAY).previous
"""In which the lyceum named social media twice, and contact with parents once."""


@pytest.fixture
def desk(store: Store, qtbot: QtBot) -> Iterator[Desk]:
    window = QWidget()
    qtbot.addWidget(window)
    made = Desk(store, SyncJobs(), Actions(window), clock=lambda: TODAY)
    yield made
    made.close()


@pytest.fixture
def show(desk: Desk, qtbot: QtBot) -> Callable[[], ThemesPage]:
    """Return what makes the page and shows it, as large as in a window of 1280×800."""

    def shown() -> ThemesPage:
        page = ThemesPage(desk)
        qtbot.addWidget(page)
        page.resize(1080, 712)
        page.show()
        QApplication.processEvents()
        return page

    return shown


@pytest.fixture
def page(town: Town, desk: Desk, show: Callable[[], ThemesPage]) -> ThemesPage:
    """Return the page in sight, of the school year in which something was named."""
    del town
    desk.set_year(LAST_YEAR)
    return show()
