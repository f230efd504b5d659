"""Planning: the round with its reasons, its filters, and how its lines become visits."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.round import RoundReason
from netwerkkaart.domain.schools import SchoolDayKind, Sector
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.store.opening import open_for_reading, open_for_writing
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.planning.entries import EntryKind
from netwerkkaart.ui.planning.page import PlanningPage
from netwerkkaart.ui.planning.proposals import dragged
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact
from netwerkkaart.usecases.goals import set_goal
from netwerkkaart.usecases.schools import SchoolDays, set_school_days
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.keyboard import type_text
from tests.town import TODAY, Town
from tests.ui.planning.conftest import NOW, shown
from tests.ui.planning.handling import (
    LEFT,
    THURSDAY,
    TUESDAY,
    cards,
    choose,
    drop,
    entry,
    focused_card,
    lines,
    newest,
    sheet,
)


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
