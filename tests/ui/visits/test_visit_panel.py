"""A visit in five clicks, or by keyboard alone; nothing that was typed is ever lost."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from netwerkkaart.domain.errors import NoRoomError
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.trust import SignalKind
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.queries.visit_sheet import VisitSheet, visit_sheet
from netwerkkaart.store import tables as t
from netwerkkaart.store.opening import create, open_for_reading
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.visits.panel import VisitPanel
from netwerkkaart.ui.visits.typed_time import parse_time
from netwerkkaart.ui.widgets.empty import EmptyState
from netwerkkaart.usecases.promises import settle_promise
from tests.keyboard import type_text
from tests.town import TODAY, Town

LEFT = Qt.MouseButton.LeftButton


class Screen:
    """A school's page with its button, and the panel beside it; counts the clicks."""

    def __init__(self, store: Store, town: Town, qtbot: QtBot) -> None:
        QApplication.instance().setProperty("reducedMotion", True)  # type: ignore[union-attr]
        self.store = store
        self.host = QWidget()
        self.host.resize(1080, 716)
        qtbot.addWidget(self.host)
        self.desk = Desk(store, SyncJobs(), Actions(self.host), clock=lambda: TODAY)
        self.desk.set_me(town.bilal, "Bilal Oukili")
        self.panel = VisitPanel(self.desk, self.host)
        self.desk.visit_wanted.connect(self.panel.open_with)
        self.button = QPushButton("+ Bezoek", self.host)
        self.button.clicked.connect(lambda: self.desk.log_visit(VisitPrefill(school_id=town.lyceum)))
        self.host.show()
        qtbot.waitExposed(self.host)
        self.host.activateWindow()
        self.saved: list[int] = []
        self.panel.saved.connect(self.saved.append)
        self.clicks = 0

    @property
    def form(self) -> Any:  # parts of parts are asked for here: a test that asks for what is not there fails
        return self.panel.form

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), "people can click only what they see"
        assert self.host.rect().contains(widget.mapTo(self.host, widget.rect().center())), "without scrolling"
        QTest.mouseClick(widget, LEFT)
        self.clicks += 1

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifier)

    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def sheet(self, visit_id: int) -> VisitSheet:
        with self.store.read() as connection:
            return visit_sheet(connection, visit_id)

    def count(self) -> int:
        with self.store.read() as connection:
            return connection.execute(select(func.count()).select_from(t.visit)).scalar_one()


@pytest.fixture
def screen(store: Store, town: Town, qtbot: QtBot) -> Iterator[Screen]:
    made = Screen(store, town, qtbot)
    yield made
    made.desk.close()


def test_from_a_school_one_person_a_kind_and_a_theme_are_saved_in_five_clicks(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.click(screen.form.people.tiles.tile(town.anna))
    screen.click(screen.form.kinds.chip(VisitKind.MEETING))
    screen.click(screen.form.themes.chip(town.themes["parents"]))
    screen.click(screen.panel.save_button)
    assert screen.clicks == 5
    assert not screen.panel.is_open()
    sheet = screen.sheet(screen.saved[0])
    assert [person.id for person in sheet.people] == [town.anna]
    assert (sheet.kind, sheet.status, sheet.day) == (VisitKind.MEETING, VisitStatus.HELD, TODAY)
    assert [one.id for one in sheet.themes] == [town.themes["parents"]]
    assert [one.id for one in sheet.workers] == [town.bilal]
    assert sheet.initiative is Initiative.UNKNOWN


def test_each_further_person_and_theme_is_one_click_more(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    for contact in (town.anna, town.zoe):
        screen.click(screen.form.people.tiles.tile(contact))
    screen.click(screen.form.kinds.chip(VisitKind.PHONE))
    for slug in ("parents", "social_media"):
        screen.click(screen.form.themes.chip(town.themes[slug]))
    screen.click(screen.panel.save_button)
    assert screen.clicks == 7
    assert {person.id for person in screen.sheet(screen.saved[0]).people} == {town.anna, town.zoe}


def test_by_keyboard_alone(screen: Screen, town: Town) -> None:
    screen.desk.log_visit()  # Ctrl+N, which the window listens to
    assert screen.focus() is screen.form.school.pick.field
    type_text(screen.focus(), "hanze")
    screen.key(Qt.Key.Key_Return)
    assert screen.form.school.school().id == town.lyceum
    assert screen.focus() is screen.form.people.tiles.tile(town.anna)
    screen.key(Qt.Key.Key_Right)
    screen.key(Qt.Key.Key_Space)
    screen.key(Qt.Key.Key_Tab)
    screen.key(Qt.Key.Key_Tab)
    screen.key(Qt.Key.Key_5)
    assert screen.form.kinds.kind() is VisitKind.PHONE
    screen.key(Qt.Key.Key_Tab)
    screen.key(Qt.Key.Key_Space)
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sheet = screen.sheet(screen.saved[0])
    assert [person.id for person in sheet.people] == [town.zoe]
    assert sheet.kind is VisitKind.PHONE
    assert [one.id for one in sheet.themes] == [town.themes["social_media"]]  # last raised here, so first


def test_tab_goes_as_one_reads(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.click(screen.form.people.tiles.tile(town.zoe))
    form = screen.form
    wanted = [form.people.other, form.kinds, form.themes, form.more_themes, form.when.head, form.notice_fold.head]
    for stop in wanted:
        screen.key(Qt.Key.Key_Tab)
        assert screen.focus() is stop or screen.focus().parent() is stop


def test_save_and_next_keeps_school_and_day_and_goes_back_to_who(screen: Screen, town: Town) -> None:
    screen.desk.log_visit(VisitPrefill(school_id=town.lyceum, day=date(2026, 11, 20)))
    screen.form.people.tiles.tile(town.anna).click()
    screen.form.kinds.chip(VisitKind.MAIL).click()
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert screen.sheet(screen.saved[0]).day == date(2026, 11, 20)
    assert screen.panel.is_open()
    assert screen.form.school.school().id == town.lyceum
    assert screen.form.when.chosen_day() == date(2026, 11, 20)
    assert screen.form.people.selected() == ()
    assert screen.form.kinds.kind() is None
    assert screen.focus() is screen.form.people.tiles.tile(town.anna)
    assert not screen.panel.has_input()


def test_undo_takes_the_visit_away_and_redo_brings_it_back_with_the_same_id(screen: Screen, town: Town) -> None:
    before = screen.count()
    screen.desk.log_visit(VisitPrefill(school_id=town.lyceum))
    screen.form.kinds.chip(VisitKind.MAIL).click()
    screen.panel.save_button.click()
    screen.store.undo()
    assert screen.count() == before
    screen.store.redo()
    assert screen.sheet(screen.saved[0]).kind is VisitKind.MAIL


def test_esc_closes_at_once_when_nothing_was_filled_in(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.key(Qt.Key.Key_Escape)
    assert not screen.panel.is_open()


def test_esc_asks_when_something_was_filled_in_and_no_keeps_it(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.click(screen.form.people.tiles.tile(town.zoe))
    screen.key(Qt.Key.Key_Escape)
    assert screen.panel.is_open()
    assert screen.panel.confirm.isVisible()
    screen.key(Qt.Key.Key_Escape)  # no is the answer of Esc
    assert screen.form.people.selected() == (town.zoe,)
    screen.key(Qt.Key.Key_Escape)
    screen.click(screen.panel.confirm.yes)
    assert not screen.panel.is_open()


def test_asking_for_another_school_while_typing_asks_first(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.click(screen.form.kinds.chip(VisitKind.MAIL))
    screen.desk.log_visit(VisitPrefill(school_id=town.kribbe))
    assert screen.form.school.school().id == town.lyceum
    screen.click(screen.panel.confirm.no)
    assert screen.form.kinds.kind() is VisitKind.MAIL
    screen.desk.log_visit(VisitPrefill(school_id=town.kribbe))
    screen.click(screen.panel.confirm.yes)
    assert screen.form.school.school().id == town.kribbe
    assert screen.form.kinds.kind() is None


def test_asking_again_for_the_same_school_adds_the_person(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.click(screen.form.kinds.chip(VisitKind.MAIL))
    screen.desk.log_visit(VisitPrefill(school_id=town.lyceum, contact_ids=(town.zoe,)))
    assert screen.form.people.selected() == (town.zoe,)
    assert screen.form.kinds.kind() is VisitKind.MAIL


def test_a_full_disk_loses_nothing(screen: Screen, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_label: str) -> None:
        raise NoRoomError("De schijf is vol. Maak ruimte en probeer het opnieuw.")

    screen.click(screen.button)
    screen.click(screen.form.people.tiles.tile(town.anna))
    screen.click(screen.form.kinds.chip(VisitKind.MEETING))
    screen.form.note.edit.setPlainText("Afgesproken dat wij in januari terugkomen.")
    with monkeypatch.context() as broken:
        broken.setattr(screen.store, "work", full)
        screen.click(screen.panel.save_button)
    assert "schijf is vol" in screen.panel.problem()
    assert screen.form.people.selected() == (town.anna,)
    assert screen.form.note.text() == "Afgesproken dat wij in januari terugkomen."
    screen.click(screen.panel.save_button)
    assert screen.sheet(screen.saved[0]).note == "Afgesproken dat wij in januari terugkomen."


def test_what_is_missing_is_said_and_gone_to(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.click(screen.panel.save_button)
    assert "soort" in screen.panel.problem()
    assert screen.focus() is screen.form.kinds.chip(VisitKind.DROP_IN)
    screen.key(Qt.Key.Key_1)
    assert screen.panel.problem() == ""
    screen.form.when.time.setText("half drie")
    screen.click(screen.panel.save_button)
    assert "tijd" in screen.panel.problem()
    assert screen.focus() is screen.form.when.time
    assert screen.saved == []


def test_a_note_about_a_pupil_is_asked_after_once_and_never_blocked(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.key(Qt.Key.Key_Space)
    screen.click(screen.form.kinds.chip(VisitKind.MAIL))
    screen.form.note_fold.head.click()
    type_text(screen.form.note.edit, "De moeder van Jan belde.")
    screen.panel.save_button.click()
    assert screen.saved == []
    assert screen.form.note.warning()
    screen.panel.save_button.click()
    assert screen.sheet(screen.saved[0]).note == "De moeder van Jan belde."


def test_what_is_opened_comes_in_sight(screen: Screen, qtbot: QtBot) -> None:
    screen.click(screen.button)
    note, panel = screen.form.note, screen.panel
    screen.form.note_fold.head.click()
    foot = panel.save_button.mapTo(panel, QPoint(0, 0)).y()
    qtbot.waitUntil(lambda: note.edit.mapTo(panel, QPoint(0, note.edit.height())).y() <= foot)


def test_signals_belong_to_the_person_they_are_about(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.click(screen.form.people.tiles.tile(town.anna))
    screen.click(screen.form.people.tiles.tile(town.zoe))
    screen.click(screen.form.kinds.chip(VisitKind.MEETING))
    signals = screen.form.signals
    screen.form.notice_fold.head.click()
    signals.building.chip(SignalKind.SHARED_CONCERN).click()  # about the first person
    signals.who.chip(town.zoe).click()
    signals.straining.chip(SignalKind.KEPT_US_AWAY).click()
    screen.form.initiative.chip(Initiative.SCHOOL).click()
    assert screen.form.notice_fold.summary() == "1 opbouwend · 1 schurend · initiatief school"
    screen.panel.save_button.click()
    sheet = screen.sheet(screen.saved[0])
    assert {(one.kind, one.contact_id) for one in sheet.signals} == {
        (SignalKind.SHARED_CONCERN, town.anna),
        (SignalKind.KEPT_US_AWAY, town.zoe),
    }
    assert sheet.initiative is Initiative.SCHOOL


def test_a_signal_of_somebody_who_was_not_there_after_all_stays_with_the_school(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.click(screen.form.people.tiles.tile(town.anna))
    screen.form.signals.building.chip(SignalKind.CONTACTED_US).click()
    assert screen.form.signals.noted() == ((SignalKind.CONTACTED_US, town.anna),)
    screen.click(screen.form.people.tiles.tile(town.anna))
    assert screen.form.signals.noted() == ((SignalKind.CONTACTED_US, None),)


def test_what_stands_open_at_the_school_is_settled_in_the_sheet(screen: Screen, town: Town) -> None:
    screen.desk.log_visit(VisitPrefill(school_id=town.lyceum))
    form = screen.form
    assert form.promise_fold.summary() == "1 open"
    form.promise_fold.head.click()
    (still,) = form.promises.still_open
    assert still.text == "Overzicht van aanbod sturen"
    assert any("door ons · te laat · uiterlijk di 24 mrt 2026" in one.text() for one in form.findChildren(QLabel))
    kept = next(one for one in form.promises.findChildren(QPushButton) if one.text() == "Nagekomen")
    assert kept.accessibleName() == "Overzicht van aanbod sturen: nagekomen"
    kept.click()
    assert form.promises.still_open == ()
    assert form.promise_fold.summary() == ""

    screen.desk.store.undo()  # the sheet follows
    assert [one.text for one in form.promises.still_open] == ["Overzicht van aanbod sturen"]
    screen.desk.log_visit(VisitPrefill(school_id=town.kribbe))
    assert form.promises.still_open == ()


def test_the_sheet_of_a_visit_says_what_became_of_its_promises(screen: Screen, town: Town) -> None:
    with screen.desk.store.read() as connection:
        (promise,) = visit_sheet(connection, town.visits[1]).promises
    settle_promise(screen.desk.store, promise.id, kept=True, on=date(2026, 4, 1), today=TODAY)
    screen.desk.log_visit(VisitPrefill(visit_id=town.visits[1]))
    told = "Overzicht van aanbod sturen\ndoor ons · te laat nagekomen op wo 1 apr 2026 · uiterlijk di 24 mrt 2026"
    assert any(one.text() == told for one in screen.form.promises.findChildren(QLabel))


def test_promises_are_noted_with_their_side_and_date(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.click(screen.form.people.tiles.tile(town.zoe))
    screen.click(screen.form.kinds.chip(VisitKind.MEETING))
    screen.form.promise_fold.head.click()
    line = screen.form.promises.lines()[0]
    assert screen.focus() is line.text
    line.side.chip(PromiseSide.SCHOOL).click()
    type_text(line.text, "Groepsoverzicht sturen, één blad")
    type_text(line.due, "vr")
    screen.panel.save_button.click()
    (promise,) = screen.sheet(screen.saved[0]).promises
    assert (promise.side, promise.text) == (PromiseSide.SCHOOL, "Groepsoverzicht sturen, één blad")
    assert promise.due_on == date(2026, 11, 27)


def test_a_day_ahead_plans_the_visit_and_back_again_logs_it(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.form.when.day.setFocus()
    screen.form.when.head.click()
    screen.form.when.day.setFocus()
    screen.key(Qt.Key.Key_Up)
    assert screen.form.when.chosen_status() is VisitStatus.PLANNED
    screen.key(Qt.Key.Key_Down)
    assert screen.form.when.chosen_status() is VisitStatus.HELD
    screen.form.when.quick.chip(1).click()
    assert screen.form.when.chosen_day() == date(2026, 11, 22)


@pytest.mark.parametrize("status", [VisitStatus.HELD, VisitStatus.CANCELLED_BY_SCHOOL, VisitStatus.CANCELLED_BY_US])
def test_a_planned_visit_is_settled_in_two_clicks(status: VisitStatus, screen: Screen, town: Town) -> None:
    planned = town.visits[3]
    screen.desk.log_visit(VisitPrefill(visit_id=planned))
    screen.click(screen.form.settle.chip(status))
    screen.click(screen.panel.save_button)
    assert screen.clicks == 2
    sheet = screen.sheet(planned)
    assert sheet.status is status
    assert sheet.day == (TODAY if status is VisitStatus.HELD else date(2026, 11, 26))
    assert (sheet.place, sheet.kind) == ("kantine", VisitKind.APPOINTMENT)
    assert screen.store.undo_label == "Bezoek gewijzigd"


def test_opening_and_saving_a_visit_changes_nothing(screen: Screen, town: Town) -> None:
    for visit_id in town.visits:
        before = screen.sheet(visit_id)
        steps = len(screen.store.history())
        screen.desk.log_visit(VisitPrefill(visit_id=visit_id))
        assert not screen.panel.has_input()
        screen.panel.save_button.click()
        assert not screen.panel.is_open()
        assert screen.sheet(visit_id) == before
        assert len(screen.store.history()) == steps


def test_somebody_elsewhere_is_found_by_name(screen: Screen, town: Town) -> None:
    screen.desk.log_visit(VisitPrefill(school_id=town.kribbe))
    screen.form.people.other.click()
    type_text(screen.focus(), "çel")
    screen.form.people.look.field.flush()
    assert screen.form.people.look.keys()[0] == town.zoe
    screen.key(Qt.Key.Key_Return)
    assert screen.form.people.selected() == (town.zoe,)


def test_somebody_new_is_added_with_name_and_role(screen: Screen, town: Town) -> None:
    screen.desk.log_visit(VisitPrefill(school_id=town.kribbe))
    people = screen.form.people
    people.other.click()
    type_text(screen.focus(), "Łucja van der Veen")
    people.look.field.flush()
    screen.key(Qt.Key.Key_Return)
    assert people.new_name.text() == "Łucja van der Veen"
    assert not people.add_button.isEnabled()
    people.new_role.setCurrentIndex(1)
    people.add_button.click()
    (added,) = people.selected()
    with screen.store.read() as connection:
        row = connection.execute(select(t.contact).where(t.contact.c.id == added)).one()
        at = connection.execute(select(t.position.c.school_id).where(t.position.c.contact_id == added)).scalar_one()
    assert (row.given, row.infix, row.family, at) == ("Łucja", "van der", "Veen", town.kribbe)
    screen.store.undo()  # while the panel is open: the tile goes, the rest stays
    assert people.selected() == ()
    assert screen.panel.is_open()


def test_from_a_contact_the_school_is_known(screen: Screen, town: Town) -> None:
    screen.desk.log_visit(VisitPrefill(contact_ids=(town.zoe,)))
    assert screen.form.school.school().id == town.lyceum
    assert screen.form.people.selected() == (town.zoe,)
    assert not screen.panel.has_input()


def test_a_visit_that_is_gone_opens_an_empty_sheet_and_says_so(screen: Screen, town: Town) -> None:
    told: list[str] = []
    screen.desk.failed.connect(told.append)
    screen.desk.log_visit(VisitPrefill(visit_id=4711))
    assert screen.panel.is_open()
    assert screen.panel.visit_id() is None
    assert "bestaat niet meer" in told[0]


@pytest.mark.parametrize(
    ("typed", "read"),
    [("10:30", "10:30"), ("1030", "10:30"), ("9.15", "09:15"), ("14u", "14:00"), ("8", "08:00"), ("9 uur", "09:00"),
     ("24:00", None), ("10:61", None), ("half drie", None), ("", None)],
)  # fmt: skip
def test_times_as_people_type_them(typed: str, read: str | None) -> None:
    found = parse_time(typed)
    assert (found.strftime("%H:%M") if found else None) == read


def test_without_schools_it_leads_to_where_they_are_added(store: Store, qtbot: QtBot) -> None:
    host = QWidget()
    host.resize(1080, 716)
    qtbot.addWidget(host)
    desk = Desk(store, SyncJobs(), Actions(host), clock=lambda: TODAY)
    went: list[Target] = []
    desk.going.connect(went.append)
    panel = VisitPanel(desk, host)
    host.show()
    panel.open_with(VisitPrefill())
    assert not panel.form.school.pick.isVisible()
    QTest.mouseClick(panel.form.school.findChild(EmptyState).button, LEFT)  # type: ignore[union-attr]
    assert went == [Target("schools")]
    assert not panel.is_open()
    desk.close()


def test_a_visit_in_a_file_that_is_read_only_is_read_and_not_saved(store: Store, town: Town, qtbot: QtBot) -> None:
    with open_for_reading(store.path) as reading:
        screen = Screen(reading, town, qtbot)
        screen.desk.log_visit(VisitPrefill(visit_id=town.visits[3]))
        assert screen.panel.is_open()
        assert screen.form.school.school().id == town.lyceum
        assert not screen.panel.save_button.isVisible()
        assert not screen.panel.next_button.isVisible()
        assert not screen.panel.save()
        assert "alleen-lezen" in screen.panel.problem()
        screen.desk.close()


def test_where_there_is_no_school_there_is_nothing_to_save(tmp_path: Path, town: Town, qtbot: QtBot) -> None:
    with create(tmp_path / "leeg.netwerkkaart") as empty:
        screen = Screen(empty, town, qtbot)
        screen.desk.log_visit()
        assert screen.form.school.nothing_to_choose()
        assert not screen.panel.save_button.isVisible()
        assert not screen.panel.next_button.isVisible()
        screen.desk.close()
