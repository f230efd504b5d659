"""Planning: the round becomes visits by key, by drag and by menu, and a visit becomes what became of it."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.round import RoundReason
from netwerkkaart.domain.schools import SchoolDayKind, Sector
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.visit_sheet import VisitSheet, visit_sheet
from netwerkkaart.store.opening import open_for_reading, open_for_writing
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.planning.card import VisitCard
from netwerkkaart.ui.planning.daycell import DayCell
from netwerkkaart.ui.planning.entries import Entry, EntryKind
from netwerkkaart.ui.planning.menus import fill_card_menu, fill_weeks
from netwerkkaart.ui.planning.page import PlanningPage
from netwerkkaart.ui.planning.proposals import dragged
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact
from netwerkkaart.usecases.goals import set_goal
from netwerkkaart.usecases.schools import SchoolDays, set_school_days
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.keyboard import type_text
from tests.town import TODAY, Town
from tests.ui.planning.conftest import NOW, shown

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


def test_the_round_stands_there_with_its_reasons(page: PlanningPage, town: Town) -> None:
    assert lines(page) == [
        "De Kribbe",
        "De school als geheel",
        "Directeur (wie?)",
        "Intern begeleider (wie?)",
        "Leerkracht (wie?)",
        "Hanzewaard College",
        "Zoë Çelik, zorgcoördinator",
        "gepland do 26 nov: Anna van den Berg",
    ]
    assert entry(page, "Zoë").note == "18 schoolweken geleden · toezegging van ons, te laat sinds 24 mrt 2026"
    assert entry(page, "Zoë").late
    assert page._sum.text() == "5 voorstellen op 2 scholen"
    assert cards(page) == {town.visits[3]: THURSDAY}


def test_a_key_plans_in_the_first_good_week_and_the_arrows_move_it(
    page: PlanningPage, town: Town, store: Store
) -> None:
    choose(page, "Zoë")
    QTest.keyClick(page.panel.list, Qt.Key.Key_Return)
    made = newest(store)
    assert (made.day, made.status, made.kind) == (TUESDAY, VisitStatus.PLANNED, VisitKind.APPOINTMENT)
    assert [one.id for one in made.people] == [town.zoe]
    assert [one.id for one in made.workers] == [town.bilal]  # the vast gezicht: nobody said who is at work
    assert focused_card(page).facts.visit == made.id
    days = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(focused_card(page), key)
        assert focused_card(page).facts.visit == made.id
        days.append(sheet(store, made.id).day.isoformat())
    assert days == ["2026-11-25", "2026-12-02", "2026-12-01", "2026-11-30", "2026-11-23"]
    QTest.keyClick(focused_card(page), Qt.Key.Key_Up)  # never before today
    assert sheet(store, made.id).day == TODAY
    for _step in range(5):
        store.undo()
    assert cards(page)[made.id] == TUESDAY
    store.undo()
    assert made.id not in cards(page)
    assert entry(page, "Zoë")


def test_the_arrows_jump_over_days_without_school(page: PlanningPage, town: Town, store: Store) -> None:
    days = [SchoolDays(SchoolDayKind.STUDY_DAY, TODAY + timedelta(days=4), TODAY + timedelta(days=4))]
    set_school_days(store, town.lyceum, days)
    card = page.board.card(town.visits[3])
    assert card is not None
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Right)  # Friday is a study day, then comes a weekend
    assert sheet(store, town.visits[3]).day == date(2026, 11, 30)


def test_p_plans_too_and_the_next_line_is_chosen(page: PlanningPage, store: Store, desk: Desk) -> None:
    choose(page, "Directeur")
    desk.actions.trigger("planning.plan")
    assert newest(store).kind is VisitKind.DROP_IN
    assert newest(store).people == ()
    planned = entry(page, "gepland di 24 nov")
    assert planned.plan is not None
    assert "Directeur (wie?)" not in lines(page)


def test_a_school_as_a_whole_goes_to_the_most_pressing_people(page: PlanningPage, town: Town, store: Store) -> None:
    people = [
        add_contact(
            store,
            ContactDraft(PersonName(f"Nieuw{number}", "", "Gezicht")),
            [PositionDraft(town.kribbe, town.roles["class_teacher"])],
        )
        for number in range(4)
    ]
    choose(page, "De Kribbe")
    page.plan_chosen()
    assert {one.id for one in newest(store).people} == set(people[:3])


def test_several_lines_are_planned_in_one_step(page: PlanningPage, town: Town, store: Store) -> None:
    choose(page, "Zoë", "Directeur", "Leerkracht")
    page.plan_chosen()
    assert store.undo_label == "2 bezoeken gepland"
    store.undo()
    assert "Directeur (wie?)" in lines(page)


def test_who_goes(page: PlanningPage, desk: Desk, town: Town) -> None:
    rows = {row.id: row for row in page.planner.table.rows} if page.planner.table else {}
    who = page.planner.worker_for
    assert (who(rows[town.lyceum]), who(rows[town.kribbe])) == (town.bilal, None)
    desk.set_me(town.noor, "Noor")
    assert (who(rows[town.lyceum]), who(rows[town.kribbe])) == (town.bilal, town.noor)


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


def test_why_tells_the_rule_and_leads_to_the_records(
    page: PlanningPage, town: Town, wanted: list[object], went: list[object]
) -> None:
    choose(page, "Zoë")
    QTest.keyClick(page.panel.list, Qt.Key.Key_Space)
    told = page.panel.why.lines()
    assert "Langer dan 12 schoolweken geen contact is te lang." in told
    assert "Het laatste bezoek: di 2 jun 2026" in told
    assert "Overzicht van aanbod sturen · uiterlijk 24 mrt 2026 · Bilal Oukili" in told
    page.panel.why.press("Het laatste bezoek: di 2 jun 2026")
    assert wanted == [VisitPrefill(visit_id=town.visits[2])]
    choose(page, "De school als geheel")
    told = page.panel.why.lines()
    assert "Er is nog geen bezoek vastgelegd dat doorging." in told
    page.panel.why.press("School openen")
    assert went == [Target("schools", Kind.SCHOOL, town.kribbe)]
    choose(page, "Zoë", "Leerkracht")
    assert any("Per collega hoogstens 4 bezoeken" in line for line in page.panel.why.lines())


def test_the_goal_of_a_school_shows_how_far_it_is(page: PlanningPage, store: Store, town: Town) -> None:
    set_goal(store, town.lyceum, SchoolYear(2026), "Elk team kennen", contact_days=6, today=TODAY)
    log_visit(store, VisitDraft(town.lyceum, date(2026, 10, 5), VisitKind.PHONE), today=TODAY)
    assert entry(page, "Hanzewaard").note == "Binnenstad · 6 schoolweken geleden · 1 van 6 contactdagen"
    choose(page, "Hanzewaard")
    page.panel.turn_why()
    told = page.panel.why.lines()
    assert {"Doel: Elk team kennen", "1 van 6 contactdagen"} <= set(told)
    assert any("Er ontbreken er nog 5." in line for line in told)


def test_the_filters(page: PlanningPage, desk: Desk, town: Town, qtbot: QtBot) -> None:
    bar = page.filters
    assert not bar.whose.chip("mine").isEnabled()
    desk.set_me(town.bilal, "Bilal")
    assert bar.whose.checked() == ["mine"]  # who has schools begins with those
    assert "De Kribbe" not in lines(page)
    QTest.mouseClick(bar.whose.chip("all"), LEFT)
    assert "De Kribbe" in lines(page)
    QTest.mouseClick(bar.reasons.chip(RoundReason.PROMISE), LEFT)
    assert lines(page) == ["Hanzewaard College", "Zoë Çelik, zorgcoördinator"]
    QTest.mouseClick(bar.reasons.chip(RoundReason.PROMISE), LEFT)
    bar.choose_sector(Sector.PO)
    assert "Hanzewaard College" not in lines(page)
    assert cards(page) == {}
    bar.choose_sector(None)
    bar.choose_wijk("Binnenstad")
    assert "De Kribbe" in lines(page)
    type_text(bar.search, "çelik")
    bar.search.flush()
    assert lines(page) == ["Hanzewaard College", "Zoë Çelik, zorgcoördinator"]
    type_text(bar.search, "xyz")
    bar.search.flush()
    assert page.panel._stack.currentIndex() == 1
    QTest.mouseClick(page.panel.nothing.button, LEFT)
    assert len(lines(page)) == 8


def test_per_wijk_the_schools_of_a_wijk_stand_together(page: PlanningPage) -> None:
    QTest.mouseClick(page.panel.order.chip("place"), LEFT)
    first = page.panel.list.entries()[0]
    assert (first.kind, first.title) == (EntryKind.PLACE, "Hanzewaard, Binnenstad")


def test_reading_again_keeps_what_is_chosen(page: PlanningPage, store: Store, town: Town) -> None:
    choose(page, "Zoë")
    log_visit(store, VisitDraft(town.kribbe, TODAY, VisitKind.PHONE), today=TODAY)
    assert [one.title for one in page.panel.list.chosen()] == ["Zoë Çelik, zorgcoördinator"]


def test_looking_further_ahead(page: PlanningPage) -> None:
    assert len(page.board.rows) == 8
    QTest.mouseClick(page.board.more, LEFT)
    assert sum(not row.isHidden() for row in page.board.rows) == 16


def test_escape_goes_back_to_the_round(page: PlanningPage, town: Town) -> None:
    card = page.board.card(town.visits[3])
    assert card is not None
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert page.panel.list.hasFocus()


def test_the_menu_of_a_proposal(page: PlanningPage, town: Town, went: list[object]) -> None:
    choose(page, "Zoë")
    place = page.panel.list.visualRect(page.panel.list.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, page.panel.list.mapToGlobal(place))
    QApplication.sendEvent(page.panel.list, event)
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    texts = {action.text(): action for action in menu.actions()}
    menu.close()
    texts["Contact openen"].trigger()
    assert went == [Target("contacts", Kind.CONTACT, town.zoe)]


def test_a_visit_begun_here_knows_whom_it_is_to(page: PlanningPage, town: Town) -> None:
    choose(page, "Zoë")
    assert page.known_of_visit() == VisitPrefill(school_id=town.lyceum, contact_ids=(town.zoe,))
    choose(page, "Zoë", "Leerkracht")
    assert page.known_of_visit() == VisitPrefill()


def test_going_to_a_school_chooses_it(page: PlanningPage, town: Town) -> None:
    page.show_target(Target("planning", Kind.SCHOOL, town.lyceum))
    assert [one.title for one in page.panel.list.chosen()] == ["Hanzewaard College"]


def test_an_empty_file_says_what_to_do_first(new_file: Path, qtbot: QtBot) -> None:
    with open_for_writing(new_file, NOW) as store:
        desk = Desk(store, SyncJobs(), Actions(QWidget()), clock=lambda: TODAY)
        went: list[object] = []
        desk.going.connect(went.append)
        page = shown(desk, qtbot)
        assert page._stack.currentIndex() == 1
        assert page.sheet_button.isHidden()
        QTest.mouseClick(page.empty.button, LEFT)
        assert went == [Target("schools")]
        page.hide()


def test_what_is_read_only_plans_nothing(store: Store, town: Town, qtbot: QtBot) -> None:
    path = store.path
    with open_for_reading(path) as reading:
        desk = Desk(reading, SyncJobs(), Actions(QWidget()), clock=lambda: TODAY)
        page = shown(desk, qtbot)
        page.panel.list.choose_first()
        assert not page.panel.plan_button.isEnabled()
        page.plan_chosen()
        QTest.keyClick(page.panel.list, Qt.Key.Key_Return)
        drop(page.board.rows[1].cells[1], dragged({"keys": 1}))
        card = page.board.card(town.visits[3])
        assert card is not None
        QTest.keyClick(card, Qt.Key.Key_Right)
        QTest.keyClick(card, Qt.Key.Key_Delete)
        assert cards(page) == {town.visits[3]: THURSDAY}
        page.hide()


def test_every_control_has_a_name(page: PlanningPage, town: Town) -> None:
    for card in page.board.cards():
        assert "Hanzewaard College" in card.accessibleName()
    for widget in (page.panel.list, page.filters.search, page.filters.whose, page.filters.reasons, page.panel.order):
        assert widget.accessibleName()
    assert page.board.rows[0].accessibleName().startswith("Week 48")
