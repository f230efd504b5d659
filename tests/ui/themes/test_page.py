"""The page Thema's: the table walks by keyboard, and every cell opens what stands behind it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.store.work import Store
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.themes.page import ThemesPage
from netwerkkaart.ui.themes.words import compared
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.town import TODAY, Town


def rows(page: ThemesPage) -> list[str]:
    model = page.named.table.model()
    return [str(model.headerData(n, Qt.Orientation.Vertical)) for n in range(model.rowCount())]


def columns(page: ThemesPage) -> list[str]:
    model = page.named.table.model()
    return [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]


def test_the_theme_named_most_comes_first_and_is_told(page: ThemesPage, town: Town) -> None:
    assert rows(page)[:2] == ["invloed van social media", "contact met ouders"]
    assert page.named.story.theme_id == town.themes["social_media"]
    assert [event.id for event in page.named.story.timeline.shown()] == [
        ("visit", town.visits[2]),
        ("visit", town.visits[1]),
    ]
    page.named.order.chip("order").click()
    assert rows(page)[0] == "contact met ouders"


def test_schools_stand_by_sector_name_or_wijk(page: ThemesPage) -> None:
    assert columns(page) == ["De Kribbe", "Hanzewaard College"]
    page.named.grouping.chip("wijk").click()
    assert columns(page) == ["De Kribbe", "Hanzewaard College"]


def test_a_cell_opens_its_visits_by_keyboard(page: ThemesPage, town: Town) -> None:
    page.named.table.setCurrentIndex(page.named.table.model().index(0, 0))
    QTest.keyClick(page.named.table, Qt.Key.Key_Right)
    QTest.keyClick(page.named.table, Qt.Key.Key_Down)
    QTest.keyClick(page.named.table, Qt.Key.Key_Return)
    assert (page.named.story.theme_id, page.named.story.school_id) == (town.themes["parents"], town.lyceum)
    assert [event.id for event in page.named.story.timeline.shown()] == [("visit", town.visits[1])]
    wanted: list[VisitPrefill] = []
    page.desk.visit_wanted.connect(wanted.append)
    page.named.story.timeline.opened.emit(("visit", town.visits[1]))
    assert wanted[0].visit_id == town.visits[1]


def test_a_cell_without_anything_opens_too(page: ThemesPage, town: Town) -> None:
    page.named.table.setCurrentIndex(page.named.table.model().index(1, 0))
    QTest.keyClick(page.named.table, Qt.Key.Key_Return)
    assert (page.named.story.theme_id, page.named.story.school_id) == (town.themes["parents"], town.kribbe)
    assert page.named.story.timeline.shown() == []


def test_from_a_school_back_to_all_schools(page: ThemesPage, town: Town) -> None:
    page.named.show_cell(town.themes["parents"], town.lyceum)
    assert not page.named.story.all_link.isHidden()
    page.named.story.all_link.click()
    assert page.named.story.school_id is None
    assert page.named.story.all_link.isHidden()


def test_the_story_closes_and_the_table_has_the_page(page: ThemesPage) -> None:
    page.named.story.close_button.click()
    assert page.named.story.isHidden()
    assert page.current_target() == Target("themes")


def test_a_visit_logged_elsewhere_is_counted_at_once(page: ThemesPage, store: Store, town: Town) -> None:
    page.desk.set_year(page.desk.year.next)
    assert page.named._stack.currentWidget() is page.named.empty
    draft = VisitDraft(town.kribbe, TODAY, VisitKind.PHONE, theme_ids=(town.themes["bullying"],))
    log_visit(store, draft, today=TODAY)
    assert rows(page)[0] == "pesten"
    store.undo()
    assert page.named._stack.currentWidget() is page.named.empty


def test_going_to_a_theme(page: ThemesPage, town: Town) -> None:
    target = Target("themes", Kind.THEME, town.themes["parents"])
    page.show_target(target)
    assert page.current_target() == target


def test_own_themes_are_kept_in_the_settings(page: ThemesPage) -> None:
    places: list[Target] = []
    page.desk.going.connect(places.append)
    page.own_button.click()
    assert places == [Target("settings", tab="themes")]


def test_an_empty_file_leads_to_the_schools(desk: Desk, show: Callable[[], ThemesPage]) -> None:
    page = show()
    places: list[Target] = []
    desk.going.connect(places.append)
    page.named.empty.button.click()
    assert places == [Target("schools")]


@pytest.mark.parametrize(
    ("now", "before", "arrow"),
    [(1, 2, ""), (4, 0, "↑"), (0, 4, "↓"), (6, 4, "↑"), (5, 4, "→"), (4, 5, "→"), (4, 6, "↓"), (3, 1, "↑")],
)
def test_a_change_is_said_in_words(now: int, before: int, arrow: str) -> None:
    for running in (True, False):
        found, said = compared(now, before, running=running)
        assert found == arrow
        assert "%" not in said
        assert not any(letter.isdigit() for letter in said)
