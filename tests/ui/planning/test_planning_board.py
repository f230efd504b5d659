"""The board of weeks: visits are dropped on it, dragged over it, and become what became of them."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.schools import SchoolDayKind
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.store.work import Store
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.planning.menus import fill_card_menu, fill_weeks
from netwerkkaart.ui.planning.page import PlanningPage
from netwerkkaart.ui.planning.proposals import dragged
from netwerkkaart.usecases.schools import SchoolDays, set_school_days
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.town import TODAY, Town
from tests.ui.planning.handling import (
    LEFT,
    SATURDAY,
    THURSDAY,
    TUESDAY,
    cards,
    choose,
    drop,
    focused_card,
    newest,
    sheet,
)


def test_dropped_on_a_day_it_is_planned_there(page: PlanningPage, store: Store) -> None:
    choose(page, "Zoë")
    cell = page.board.rows[1].cells[2]
    assert drop(cell, dragged({"keys": 1}))
    assert newest(store).day == date(2026, 12, 2)


def test_dropped_on_a_week_it_comes_on_its_best_day(page: PlanningPage, store: Store, town: Town) -> None:
    busy = VisitDraft(
        town.kribbe, date(2026, 11, 30), VisitKind.PHONE, status=VisitStatus.PLANNED, worker_ids=(town.bilal,)
    )
    log_visit(store, busy, today=TODAY)
    choose(page, "Zoë")
    assert drop(page.board.rows[1], dragged({"keys": 1}))
    assert newest(store).day == date(2026, 12, 1)


def test_a_card_is_dragged_to_another_day_or_week(page: PlanningPage, store: Store, town: Town) -> None:
    visit = town.visits[3]
    assert drop(page.board.rows[0].cells[4], dragged({"visit": visit}))
    assert sheet(store, visit).day == date(2026, 11, 27)
    assert drop(page.board.rows[2], dragged({"visit": visit}))
    assert sheet(store, visit).day == date(2026, 12, 11)  # the same day of the week


def test_nothing_is_dropped_on_what_is_past_nor_what_is_not_ours(page: PlanningPage, desk: Desk, qtbot: QtBot) -> None:
    desk._clock = lambda: TODAY + timedelta(days=2)
    page.refresh()
    assert not drop(page.board.rows[0].cells[1], dragged({"keys": 1}))
    other = QMimeData()
    other.setText("iets anders")
    assert not drop(page.board.rows[0].cells[4], other)


def test_a_day_without_school_is_asked_about(page: PlanningPage, store: Store, town: Town) -> None:
    week = SchoolDays(SchoolDayKind.TEST_WEEK, date(2026, 12, 7), date(2026, 12, 11), "toetsweek 1")
    set_school_days(store, town.lyceum, [week])
    before = cards(page)
    choose(page, "Zoë")
    cell = page.board.rows[2].cells[1]
    assert cell.why == "toetsweek"  # the board says so while the proposal is chosen
    drop(cell, dragged({"keys": 1}))
    assert "di 8 dec 2026 is geen goede dag" in page.out_bar.text().lower()
    assert "toetsweek (toetsweek 1)" in page.out_bar.text()
    assert cards(page) == before
    QTest.keyClick(page.out_bar, Qt.Key.Key_Escape)
    assert page.out_bar.text() == ""
    drop(cell, dragged({"keys": 1}))
    assert page.out_bar.good.text() == "Plan op ma 14 dec"
    QTest.mouseClick(page.out_bar.good, LEFT)
    assert newest(store).day == date(2026, 12, 14)
    assert focused_card(page).facts.day == date(2026, 12, 14)
    page.planner.move(newest(store).id, date(2026, 12, 9))
    QTest.mouseClick(page.out_bar.anyway, LEFT)
    assert newest(store).day == date(2026, 12, 9)


def test_a_week_in_which_only_this_school_is_out_is_asked_about_too(
    page: PlanningPage, store: Store, town: Town
) -> None:
    week = SchoolDays(SchoolDayKind.TEST_WEEK, date(2026, 12, 7), date(2026, 12, 11), "toetsweek 1")
    set_school_days(store, town.lyceum, [week])
    choose(page, "Zoë")
    page.plan_in_week(date(2026, 12, 7))
    assert "ma 14 dec" in page.out_bar.good.text()


def test_the_board_shows_what_is_not_to_be_missed(page: PlanningPage, store: Store, town: Town) -> None:
    set_school_days(store, town.kribbe, [SchoolDays(SchoolDayKind.STUDY_DAY, TUESDAY, TUESDAY)])
    first = page.board.rows[0]
    assert first.cells[1]._own.text() == "De Kribbe: studiedag"
    assert page.board.rows[4].accessibleName() == "Week 52, 21–25 dec 2026 · Kerstvakantie"
    assert page.board.rows[4].cells[0].isHidden()
    weekend = VisitDraft(town.kribbe, SATURDAY, VisitKind.ACTIVITY, status=VisitStatus.PLANNED)
    number = log_visit(store, weekend, today=TODAY)
    assert cards(page)[number] == SATURDAY


def test_the_weeks_to_choose_from_say_how_full_they_are(page: PlanningPage, desk: Desk, store: Store) -> None:
    menu = QMenu(page)
    chosen: list[date] = []
    fill_weeks(menu, page.planner.table, chosen.append, TODAY)
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "Week 48, 23–27 nov 2026  (1 bezoek)"
    assert texts[4] == "Week 52, 21–25 dec 2026  (Kerstvakantie)"
    assert [action.isEnabled() for action in menu.actions()[3:5]] == [True, False]
    menu.actions()[1].trigger()
    assert chosen == [date(2026, 11, 30)]


def act(page: PlanningPage, visit: int, text: str) -> None:
    """Open the menu of a card with a click, and choose in it."""
    card = page.board.card(visit)
    assert card is not None
    QTest.mouseClick(card, LEFT)
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    action = next(one for one in menu.actions() if one.text() == text)
    assert action.isEnabled()
    menu.close()
    action.trigger()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Geweest", VisitStatus.HELD),
        ("Afgezegd door de school", VisitStatus.CANCELLED_BY_SCHOOL),
        ("Afgezegd door ons", VisitStatus.CANCELLED_BY_US),
    ],
)
def test_a_plan_is_settled_in_two_clicks(
    page: PlanningPage, store: Store, town: Town, text: str, status: VisitStatus
) -> None:
    draft = VisitDraft(
        town.kribbe, TODAY - timedelta(days=11), VisitKind.PHONE, status=VisitStatus.PLANNED, contact_ids=(town.zoe,)
    )
    visit = log_visit(store, draft, today=TODAY)
    assert page.board._late_title.text() == "1 bezoek van eerder: geweest of afgezegd?"
    act(page, visit, text)
    assert sheet(store, visit).status is status
    assert visit not in cards(page)
    assert page.board._late.isHidden()
    store.undo()
    assert visit in cards(page)


def test_what_lies_ahead_was_not_held_yet(page: PlanningPage, desk: Desk, town: Town) -> None:
    visit = page._visit(town.visits[3])
    assert visit is not None
    menu = QMenu(page)
    fill_card_menu(menu, desk, page.planner, visit)
    enabled = {action.text(): action.isEnabled() for action in menu.actions()}
    assert not enabled["Geweest"]
    assert enabled["Afgezegd door de school"]


def test_a_card_is_opened_and_taken_off_with_a_key(
    page: PlanningPage, store: Store, town: Town, wanted: list[object]
) -> None:
    card = page.board.card(town.visits[3])
    assert card is not None
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert wanted == [VisitPrefill(visit_id=town.visits[3])]
    QTest.keyClick(card, Qt.Key.Key_Delete)
    assert cards(page) == {}
    assert store.undo_label == "Bezoek verwijderd"
    store.undo()
    assert cards(page) == {town.visits[3]: THURSDAY}
