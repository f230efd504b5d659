"""A visit in five clicks, or by keyboard alone; nothing that was typed is ever lost."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.errors import NoRoomError
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.store.opening import create, open_for_reading
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.visits.panel import VisitPanel
from netwerkkaart.ui.widgets.empty import EmptyState
from tests.keyboard import type_text
from tests.town import TODAY, Town
from tests.ui.visits.screen import LEFT, Screen


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
