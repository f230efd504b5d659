"""One colleague: what rests on them alone with its records, and the hand-over, through the real page and dialogs."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.handover import HandoverState
from netwerkkaart.domain.people import AssignmentKind, TieStep
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.queries.handovers import HandoverRow, handovers
from netwerkkaart.queries.settings import colleagues
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.colleagues.handover_dialog import HandoverDialog
from netwerkkaart.ui.colleagues.joint_visit_dialog import JointVisitDialog
from netwerkkaart.ui.colleagues.school_group import VisitPer
from netwerkkaart.ui.colleagues.view import ColleagueView
from netwerkkaart.ui.colleagues.why import WhyLine
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.map.menus import MapActs, node_menu
from netwerkkaart.ui.settings.colleagues import ColleaguesPanel
from netwerkkaart.ui.settings.page import SettingsPage
from netwerkkaart.ui.today.page import TodayPage
from netwerkkaart.ui.widgets.line import Line
from netwerkkaart.usecases.contacts import set_tie_step
from netwerkkaart.usecases.handover import HandoverPlan, JointVisit, finish_handover, start_handover
from netwerkkaart.usecases.visits import set_visit_status
from netwerkkaart.usecases.workers import AssignmentDraft, assign
from tests.dump import dump
from tests.town import TODAY, Town

LAST = date(2027, 1, 29)
LEFT = Qt.MouseButton.LeftButton


class Screen:
    """The settings in sight at one colleague, and what was asked for."""

    def __init__(self, store: Store, qtbot: QtBot, worker_id: int) -> None:
        host = QWidget()
        qtbot.addWidget(host)
        self.desk = Desk(store, SyncJobs(), Actions(host), clock=lambda: TODAY)
        self.page = SettingsPage(self.desk)
        qtbot.addWidget(self.page)
        self.went: list[Target] = []
        self.asked: list[VisitPrefill] = []
        self.refused: list[str] = []
        self.desk.going.connect(self.went.append)
        self.desk.going.connect(self.page.show_target)
        self.desk.visit_wanted.connect(self.asked.append)
        self.desk.failed.connect(self.refused.append)
        self.page.resize(1080, 712)
        self.page.show()
        self.page.activateWindow()
        self.desk.go(Target("settings", Kind.WORKER, worker_id, "colleagues"))
        QApplication.processEvents()

    @property
    def panel(self) -> ColleaguesPanel:
        found = self.page.findChild(ColleaguesPanel)
        assert isinstance(found, ColleaguesPanel)
        return found

    @property
    def view(self) -> ColleagueView:
        return self.panel.view

    def leaning(self, text: str) -> WhyLine:
        return next(one for one in self.view.leaning.lines() if one.line.text() == text)

    def followed(self, text: str) -> Line:
        return next(one for one in self.view.following.lines() if one.text() == text)

    def dialog(self, kind: type[QWidget]) -> QWidget:
        return next(one for one in self.page.findChildren(kind) if not one.isHidden())


@pytest.fixture
def screen(store: Store, town: Town, qtbot: QtBot) -> Iterator[Screen]:
    made = Screen(store, qtbot, town.bilal)
    yield made
    made.desk.close()


def rows(store: Store, town: Town) -> list[HandoverRow]:
    with store.read() as connection:
        return list(handovers(connection, town.bilal))


def begin(store: Store, town: Town, *, planned: bool = True) -> None:
    visits = (JointVisit(town.lyceum, date(2026, 12, 1), (town.anna, town.zoe)),) if planned else ()
    contacts = {town.anna: town.noor, town.zoe: town.noor}
    plan = HandoverPlan(town.bilal, LAST, contacts, {town.lyceum: town.noor}, visits, town.noor)
    start_handover(store, plan, today=TODAY)


def button(widget: QWidget, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text)


# --- what rests on one colleague


def test_it_tells_what_would_rest_on_nobody(screen: Screen) -> None:
    told = [(one.line.text(), one.line.note) for one in screen.view.leaning.lines()]
    assert told == [
        ("Hanzewaard College", "enige vaste gezicht"),
        ("Anna van den Berg", "mentor · Hanzewaard College · aanspreekpunt · enige band"),
        ("Overzicht van aanbod sturen", "Hanzewaard College · Zoë Çelik · uiterlijk di 24 mrt 2026"),
        ("Convenant 2026", "convenant · Hanzewaard College · tot en met 31 dec 2026"),
        ("Hanzewaard College", "do 26 nov 2026 · afspraak · Anna van den Berg · kantine"),
    ]


def test_why_gives_the_rule_and_the_records(screen: Screen, store: Store, town: Town) -> None:
    school = screen.leaning("Hanzewaard College")
    school.why.click()
    assert school.texts() == [
        "Van wie hier werkt is verder niemand vast gezicht van deze school.",
        "vast gezicht · sinds 26 aug 2024",
    ]
    school.why.click()
    assert school.texts() == []
    anna = screen.leaning("Anna van den Berg")
    anna.why.click()
    assert anna.texts() == [
        "Van wie hier werkt heeft verder niemand een band met deze persoon.",
        "Wederkerig sinds 10 mrt 2026",
    ]


def test_a_record_opens_its_visit_and_a_line_its_thing(screen: Screen, store: Store, town: Town) -> None:
    screen.view.leaning.day.set_value(date(2026, 7, 1))
    screen.view.read()
    assert screen.view.leaning.on() == date(2026, 7, 1)
    screen.view.leaning.day.set_value(TODAY)
    screen.view.read()
    screen.leaning("Anna van den Berg").line.click()
    assert screen.went[-1] == Target("contacts", Kind.CONTACT, town.anna)
    screen.desk.go(Target("settings", Kind.WORKER, town.bilal, "colleagues"))
    screen.leaning("Convenant 2026").line.click()
    assert screen.went[-1] == Target("schools", Kind.SCHOOL, town.lyceum)


def test_seen_on_another_day_it_is_another_story(screen: Screen, store: Store, town: Town) -> None:
    assign(store, AssignmentDraft(town.noor, town.lyceum, AssignmentKind.FIXED, date(2027, 1, 1)))
    assert screen.leaning("Convenant 2026")
    screen.view.leaning.day._on_picked(date(2027, 1, 1))
    assert "Convenant 2026" not in [one.line.text() for one in screen.view.leaning.lines()]


def test_it_follows_what_changes(screen: Screen, store: Store, town: Town) -> None:
    set_tie_step(store, town.noor, town.anna, TieStep.ACQUAINTED, since=TODAY)
    assert "Anna van den Berg" not in [one.line.text() for one in screen.view.leaning.lines()]


def test_who_carries_nothing_alone_is_told_so(store: Store, town: Town, qtbot: QtBot) -> None:
    made = Screen(store, qtbot, town.noor)
    assert made.view.leaning.lines() == []
    assert not made.view.following.isVisible()
    assert made.view.start.text() == "Overdracht beginnen…"
    made.desk.close()


def test_going_there_and_back(screen: Screen, town: Town) -> None:
    assert screen.page.current_target() == Target("settings", Kind.WORKER, town.bilal, "colleagues")
    screen.view.back.setFocus()
    QTest.keyClick(screen.view.back, Qt.Key.Key_Escape)
    assert screen.page.current_target() == Target("settings", tab="colleagues")
    assert screen.panel.list.selected_ids() == [town.bilal]
    screen.panel.list.opened.emit(town.noor)
    assert screen.panel.shown() == town.noor
    screen.page.show_target(Target("settings", tab="themes"))
    screen.page.show_target(Target("settings", tab="colleagues"))
    assert screen.panel.shown() is None


def test_a_colleague_who_is_gone_is_told(screen: Screen) -> None:
    screen.desk.go(Target("settings", Kind.WORKER, 999, "colleagues"))
    assert "bestaat niet meer" in screen.refused[0]
    assert screen.panel.shown() is None


def test_the_palette_and_the_map_lead_there(screen: Screen, town: Town) -> None:
    screen.desk.actions.trigger("colleague.leaving")
    assert screen.went[-1] == Target("settings", tab="colleagues")
    acts: dict[str, Any] = {one.name: lambda *_: None for one in fields(MapActs)}
    nothing = MapActs(**acts | {"writable": lambda: True})
    menu = node_menu(screen.desk, screen.page, f"worker:{town.bilal}", (), nothing, pinned=())
    next(one for one in menu.actions() if one.text() == "Overdracht van deze medewerker…").trigger()
    assert screen.went[-1] == Target("settings", Kind.WORKER, town.bilal, "colleagues")


# --- beginning to hand over


def test_a_hand_over_begins_with_what_leans_and_the_only_colleague(screen: Screen, store: Store, town: Town) -> None:
    before = dump(store)
    screen.view.start.click()
    dialog = screen.dialog(HandoverDialog)
    assert isinstance(dialog, HandoverDialog)
    assert dialog.taker.currentData() == town.noor
    assert dialog.last.value() == date(2026, 12, 31)
    (group,) = dialog.groups
    assert [line.contact.name for line in group.wanted()] == ["Anna van den Berg"]
    assert group.day.value() == TODAY + timedelta(days=1)
    assert dialog.sum.text() == "1 contact · 1 school · 1 gezamenlijk bezoek · 1 open toezegging gaat mee"
    assert dump(store) == before
    dialog.ok_button.click()
    (row,) = rows(store, town)
    assert (row.to_worker, row.state, row.visit_day) == (
        "Noor Tesselaar",
        HandoverState.PLANNED,
        TODAY + timedelta(days=1),
    )
    assert store.undo_label == "Overdracht begonnen"
    assert screen.view.following.isVisible()
    store.undo()
    assert dump(store) == before
    assert not screen.view.following.isVisible()


def test_a_visit_per_contact_or_later_and_days_without_school_are_skipped(
    screen: Screen, store: Store, town: Town
) -> None:
    screen.view.start.click()
    dialog = screen.dialog(HandoverDialog)
    assert isinstance(dialog, HandoverDialog)
    (group,) = dialog.groups
    for line in group.lines:
        line.wanted.setChecked(True)
    dialog.per.chip(VisitPer.CONTACT).click()
    assert [line.day.value() for line in group.lines] == [TODAY + timedelta(days=1), TODAY + timedelta(days=2)]
    dialog.last._on_picked(TODAY + timedelta(days=1))
    assert [line.day.value() for line in group.lines] == [TODAY + timedelta(days=1), None]
    dialog.per.chip(VisitPer.LATER).click()
    assert "0 gezamenlijke bezoeken" in dialog.sum.text()
    dialog.ok_button.click()
    assert [row.state for row in rows(store, town)] == [HandoverState.TO_PLAN, HandoverState.TO_PLAN]


def test_the_other_vast_gezicht_takes_over_and_somebody_has_to(store: Store, town: Town, qtbot: QtBot) -> None:
    from netwerkkaart.usecases.workers import WorkerDraft, add_worker

    third = add_worker(store, WorkerDraft("Derde Collega"))
    made = Screen(store, qtbot, town.bilal)
    made.view.start.click()
    dialog = made.dialog(HandoverDialog)
    assert isinstance(dialog, HandoverDialog)
    assert dialog.taker.currentData() is None
    dialog.ok_button.click()
    assert "Kies wie het overneemt" in dialog.error()
    dialog.reject()
    assign(store, AssignmentDraft(third, town.lyceum, AssignmentKind.FIXED, date(2026, 8, 1)))
    made.view.start.click()
    dialog = made.dialog(HandoverDialog)
    assert isinstance(dialog, HandoverDialog)
    (group,) = dialog.groups
    assert [group.face.taker(None), *(line.taker.taker(None) for line in group.lines)] == [third] * 3
    dialog.ok_button.click()
    assert [row.to_worker for row in rows(store, town)] == ["Derde Collega"]
    made.desk.close()


def test_a_joint_visit_after_the_last_day_is_refused_in_the_dialog(screen: Screen, town: Town, store: Store) -> None:
    screen.view.start.click()
    dialog = screen.dialog(HandoverDialog)
    assert isinstance(dialog, HandoverDialog)
    dialog.groups[0].day.set_value(LAST)
    dialog.ok_button.click()
    assert "zolang de collega hier nog werkt" in dialog.error()
    dialog.groups[0].day.setText("morgenvroeg misschien")
    dialog.groups[0].day.textEdited.emit("morgenvroeg misschien")
    dialog.ok_button.click()
    assert "niet te lezen" in dialog.error()
    assert rows(store, town) == []


# --- following it until done


def test_each_contact_shows_how_far_it_is_and_what_is_next(screen: Screen, store: Store, town: Town) -> None:
    begin(store, town)
    anna = screen.followed("Anna van den Berg")
    assert anna.note == "mentor · Hanzewaard College · naar Noor Tesselaar · gezamenlijk bezoek gepland, di 1 dec 2026"
    anna.click()
    visit_id = rows(store, town)[0].visit_id
    assert screen.asked[-1] == VisitPrefill(visit_id=visit_id)
    set_visit_status(store, visit_id or 0, VisitStatus.HELD, today=date(2026, 12, 2))
    assert screen.view.following.note.text() == "0 van 2 overgedragen"
    button(screen.followed("Anna van den Berg"), "Overgedragen").click()
    assert screen.view.following.note.text() == "1 van 2 overgedragen"
    assert [row.state for row in rows(store, town)] == [HandoverState.MET, HandoverState.DONE]
    assert screen.followed("Anna van den Berg").note.endswith("overgedragen, ma 23 nov 2026")


def test_all_that_was_held_can_be_done_at_once(screen: Screen, store: Store, town: Town) -> None:
    begin(store, town)
    set_visit_status(store, rows(store, town)[0].visit_id or 0, VisitStatus.HELD, today=date(2026, 12, 2))
    button(screen.view.following, "Allemaal overgedragen").click()
    assert [row.state for row in rows(store, town)] == [HandoverState.DONE, HandoverState.DONE]
    assert store.undo_label == "2 contacten overgedragen"


def test_a_visit_is_planned_for_several_of_the_school(screen: Screen, store: Store, town: Town) -> None:
    begin(store, town, planned=False)
    button(screen.followed("Anna van den Berg"), "Bezoek plannen…").click()
    dialog = screen.dialog(JointVisitDialog)
    assert isinstance(dialog, JointVisitDialog)
    assert dialog.day.value() == TODAY + timedelta(days=1)
    assert [box.text() for box in dialog.also.values()] == ["Zoë Çelik, zorgcoördinator"]
    dialog.day.set_value(date(2026, 12, 26))
    dialog.ok_button.click()
    assert dialog.error()
    dialog.day.set_value(date(2026, 12, 3))
    dialog.ok_button.click()
    assert [(row.state, row.visit_day) for row in rows(store, town)] == [(HandoverState.PLANNED, date(2026, 12, 3))] * 2


def act(line: Line, *names: str) -> None:
    """Choose something from the menu of a line."""
    menu = next(one.menu() for one in line.findChildren(QToolButton))
    for name in names:
        action = next(one for one in menu.actions() if one.text() == name)
        inner = action.menu()
        if isinstance(inner, QMenu):
            menu = inner
        else:
            action.trigger()


def test_the_menu_of_a_contact(screen: Screen, store: Store, town: Town) -> None:
    from netwerkkaart.usecases.workers import WorkerDraft, add_worker

    add_worker(store, WorkerDraft("Derde Collega"))
    begin(store, town)
    act(screen.followed("Anna van den Berg"), "Andere opvolger", "Derde Collega")
    assert {row.to_worker for row in rows(store, town)} == {"Derde Collega", "Noor Tesselaar"}
    act(screen.followed("Anna van den Berg"), "Overgedragen")
    act(screen.followed("Anna van den Berg"), "Toch nog niet overgedragen")
    assert HandoverState.DONE not in [row.state for row in rows(store, town)]
    act(screen.followed("Anna van den Berg"), "Contact openen")
    assert screen.went[-1] == Target("contacts", Kind.CONTACT, town.anna)
    screen.desk.go(Target("settings", Kind.WORKER, town.bilal, "colleagues"))
    act(screen.followed("Anna van den Berg"), "Uit de overdracht halen")
    assert [row.contact for row in rows(store, town)] == ["Zoë Çelik"]


def test_the_list_of_colleagues_and_vandaag_tell_how_far_it_is(
    screen: Screen, store: Store, town: Town, qtbot: QtBot
) -> None:
    begin(store, town)
    finish_handover(store, [rows(store, town)[0].id], on=TODAY)
    with store.read() as connection:
        row = next(one for one in colleagues(connection, today=TODAY) if one.id == town.bilal)
    assert row.handover is not None
    assert (row.handover.done, row.handover.total) == (1, 2)
    column = next(one for one in screen.panel.list.model.columns if one.key == "handover")
    assert column.text(row) == "1 van 2 gedaan"
    page = TodayPage(screen.desk)
    qtbot.addWidget(page)
    page.show()
    line = next(one for one in page.lines() if one.text().startswith("Overdracht"))
    assert line.text() == "Overdracht van Bilal: 1 van 2 gedaan"
    assert line.note == "laatste werkdag over 67 dagen (29 jan 2027)"
    line.click()
    assert screen.went[-1] == Target("settings", Kind.WORKER, town.bilal, "colleagues")
    finish_handover(store, [one.id for one in rows(store, town)], on=TODAY)
    assert not [one for one in page.lines() if one.text().startswith("Overdracht")]
