"""Bezoeken: what is saved appears, undo removes it, chips narrow list and calendar alike."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.visits.calendar import MonthGrid
from netwerkkaart.ui.visits.page import VisitsPage
from netwerkkaart.usecases.schools import add_school
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.keyboard import type_text
from tests.town import TODAY, Town


def make(store: Store, qtbot: QtBot, me: int | None = None) -> VisitsPage:
    QApplication.instance().setProperty("reducedMotion", True)  # type: ignore[union-attr]
    desk = Desk(store, SyncJobs(), Actions(QWidget()), clock=lambda: TODAY)
    desk.set_me(me, "")
    page = VisitsPage(desk)
    page.resize(1080, 716)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def page(store: Store, town: Town, qtbot: QtBot) -> Iterator[VisitsPage]:
    made = make(store, qtbot, town.noor)
    yield made
    made.desk.close()


def shown(page: VisitsPage) -> list[int]:
    return [page.model.row(place).id for place in range(page.model.rowCount())]


def everything(page: VisitsPage) -> list[int]:
    page.list.show_everything()
    return shown(page)


def test_it_begins_with_this_school_year_newest_first(page: VisitsPage, town: Town) -> None:
    assert shown(page) == [town.visits[3]]
    assert everything(page) == list(reversed(town.visits))


def test_another_school_year_shows_its_visits(page: VisitsPage, town: Town) -> None:
    page.desk.set_year(SchoolYear(2025))
    assert shown(page) == [town.visits[2], town.visits[1], town.visits[0]]
    assert page.list.chips.chip("year").text() == "schooljaar 2025–2026"


def test_a_saved_visit_appears_undo_removes_it_and_redo_brings_it_back(page: VisitsPage, town: Town) -> None:
    store = page.desk.store
    added = log_visit(store, VisitDraft(town.kribbe, TODAY, VisitKind.DROP_IN), today=TODAY)
    assert shown(page) == [town.visits[3], added]
    store.undo()
    assert shown(page) == [town.visits[3]]
    store.redo()
    assert shown(page) == [town.visits[3], added]


def test_delete_needs_no_question_since_it_can_be_undone(page: VisitsPage, town: Town) -> None:
    everything(page)
    page.list.select([town.visits[0], town.visits[2]])
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Delete)
    assert shown(page) == [town.visits[3], town.visits[1]]
    page.desk.store.undo()
    assert shown(page) == list(reversed(town.visits))


@pytest.mark.parametrize(
    ("chips", "places"),
    [({"mine"}, [1]), ({"planned"}, [3]), ({"held"}, [2, 1, 0]), ({"planned", "held"}, [3, 2, 1, 0]),
     ({"cancelled"}, []), ({"kind:phone"}, [2]), ({"kind:phone", "held"}, [2]), ({"week"}, [3]), ({"month"}, [3])],
)  # fmt: skip
def test_chips_narrow(chips: set[str], places: list[int], page: VisitsPage, town: Town) -> None:
    everything(page)
    for key in chips:
        if ":" in key or key in {"week", "month"}:
            page.add_filter(key, key)
    page.list.set_active_filters(chips)
    assert shown(page) == [town.visits[place] for place in places]


def test_a_chip_that_was_asked_for_goes_when_it_is_switched_off(page: VisitsPage, town: Town) -> None:
    page.show_target(Target("visits", Kind.CONTACT, town.zoe))
    assert shown(page) == [town.visits[2], town.visits[1]]
    chip = page.list.chips.chip(f"contact:{town.zoe}")
    assert chip.text() == "Zoë Çelik"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert f"contact:{town.zoe}" not in set(page.list.chips.keys())
    assert shown(page) == list(reversed(town.visits))


@pytest.mark.parametrize(("typed", "places"), [("groepsdruk", [1]), ("çelik", [2, 1]), ("social", [2, 1]), ("q", [])])
def test_typing_narrows_by_note_person_and_theme(typed: str, places: list[int], page: VisitsPage, town: Town) -> None:
    everything(page)
    page.focus_filter()
    type_text(page.list.search, typed)
    page.list.search.flush()
    assert shown(page) == [town.visits[place] for place in places]


def test_enter_opens_the_visit_in_the_panel(page: VisitsPage, town: Town) -> None:
    asked: list[VisitPrefill] = []
    page.desk.visit_wanted.connect(asked.append)
    page.list.table.setFocus()
    page.list.table.selectRow(0)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert asked == [VisitPrefill(visit_id=town.visits[3])]


def test_space_previews_and_the_arrows_go_on(page: VisitsPage, town: Town) -> None:
    everything(page)
    page.list.table.setFocus()
    page.list.table.selectRow(1)
    QTest.keyClick(page.list.table, Qt.Key.Key_Space)
    assert page.detail.visit_id() == town.visits[2]
    QTest.keyClick(page.list.table, Qt.Key.Key_Down)
    assert page.detail.visit_id() == town.visits[1]
    QTest.keyClick(page.list.table, Qt.Key.Key_Space)
    assert page.detail.visit_id() is None


def test_a_preview_of_a_deleted_visit_closes(page: VisitsPage, town: Town) -> None:
    page.show_target(Target("visits", Kind.VISIT, town.visits[1]))
    assert page.detail.visit_id() == town.visits[1]
    assert page.list.selected_ids() == [town.visits[1]]
    page.delete_selected()
    assert page.detail.visit_id() is None


def test_the_menu_sets_what_became_of_visits(page: VisitsPage, town: Town) -> None:
    page.list.select([town.visits[3]])
    menu = page.make_menu([town.visits[3]])
    action = next(one for one in menu.actions() if one.text() == "Afgezegd door school")
    action.trigger()
    assert page.model.row(0).status is VisitStatus.CANCELLED_BY_SCHOOL


def test_the_filter_menu_offers_schools_themes_kinds_and_colleagues(page: VisitsPage, town: Town) -> None:
    menu = page.filter_button.menu()
    page.fill_filter_menu(menu)
    titles = {action.text(): action.menu() for action in menu.actions()}
    assert set(titles) == {"Soort", "School", "Thema", "Medewerker", "Periode"}
    school = next(one for one in titles["School"].actions() if one.text() == "De Kribbe")  # type: ignore[attr-defined]
    everything(page)
    school.trigger()
    assert shown(page) == []


def test_the_calendar_counts_the_same_visits_and_lists_a_day(page: VisitsPage, town: Town) -> None:
    page.list.show_everything()
    QTest.mouseClick(page.view.chip("calendar"), Qt.MouseButton.LeftButton)
    grid = page.calendar.grid
    day = date(2026, 11, 26)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.place_of(day).center())
    assert grid.day() == day
    assert [line.text() for line in page.calendar.lines()] == ["Hanzewaard College"]
    assert "1 gepland" in grid.accessibleName()
    page.list.set_active_filters({"held"})
    assert page.calendar.lines() == []


def test_the_calendar_is_walked_with_keys(page: VisitsPage, qtbot: QtBot) -> None:
    page.show_target(Target("visits", tab="calendar"))
    grid = page.calendar.grid
    months: list[date] = []
    grid.month_changed.connect(months.append)
    for key, expected in (
        (Qt.Key.Key_Right, date(2026, 11, 24)),
        (Qt.Key.Key_Down, date(2026, 12, 1)),
        (Qt.Key.Key_PageDown, date(2027, 1, 1)),
        (Qt.Key.Key_Left, date(2026, 12, 31)),
        (Qt.Key.Key_Home, TODAY),
    ):
        QTest.keyClick(grid, key)
        assert grid.day() == expected
    assert months == [date(2026, 12, 1), date(2027, 1, 1), date(2026, 12, 1), date(2026, 11, 1)]
    asked: list[VisitPrefill] = []
    page.desk.visit_wanted.connect(asked.append)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert asked == [VisitPrefill(day=TODAY)]
    assert page.current_target() == Target("visits", tab="calendar")


@pytest.mark.parametrize("day", [date(2026, 2, 1), date(2026, 11, 30), date(2027, 5, 31), date(2024, 2, 29)])
def test_every_day_of_the_grid_is_where_it_is_drawn(day: date, qtbot: QtBot) -> None:
    grid = MonthGrid(day)
    qtbot.addWidget(grid)
    grid.resize(701, 533)
    assert grid.first_shown() <= day.replace(day=1)
    assert grid.last_shown() >= day
    shown_days = [grid.day_at(grid.place_of(date.fromordinal(n)).center()) for n in range(
        grid.first_shown().toordinal(), grid.last_shown().toordinal() + 1)]  # fmt: skip
    assert shown_days[0] == grid.first_shown()
    assert len(set(shown_days)) == 42


def test_without_schools_it_says_what_belongs_here_and_leads_to_them(store: Store, qtbot: QtBot) -> None:
    page = make(store, qtbot)
    went: list[Target] = []
    page.desk.going.connect(went.append)
    button = page.findChild(type(page._empty)).button  # type: ignore[union-attr]
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert went == [Target("schools")]
    page.desk.close()


def test_with_a_school_and_no_visit_it_begins_the_first(store: Store, qtbot: QtBot) -> None:
    add_school(store, {"name": "De Kribbe", "sector": Sector.PO})
    page = make(store, qtbot)
    asked: list[VisitPrefill] = []
    page.desk.visit_wanted.connect(asked.append)
    QTest.mouseClick(page.findChild(type(page._empty)).button, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]
    assert asked == [VisitPrefill()]
    page.desk.close()
