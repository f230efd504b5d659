"""The window as a person uses it: pages, back and forward, undo, and what it says."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.app import Program
from netwerkkaart.domain.changes import Kind
from netwerkkaart.look import Look
from netwerkkaart.queries.choices import workers_at_work
from netwerkkaart.ui import preferences, theme
from netwerkkaart.ui.contacts.dialog import ContactDialog
from netwerkkaart.ui.desk import Target
from netwerkkaart.ui.frame.about import About
from netwerkkaart.ui.frame.footer import lowered
from netwerkkaart.ui.frame.history import HistoryPopover
from netwerkkaart.ui.frame.keysheet import KeySheetOverlay
from netwerkkaart.ui.frame.overlay import Overlay
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.ui.window import MainWindow
from netwerkkaart.usecases.workers import WorkerDraft, add_worker
from tests.keyboard import type_text
from tests.town import TODAY

Start = Callable[[Path | None], Program]


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def names(program: Program) -> list[str]:
    assert program.desk is not None
    with program.desk.store.read() as connection:
        return [row.name for row in workers_at_work(connection, today=TODAY)]


def test_the_frame_comes_first_and_the_file_after_it(start: Start, town_file: Path, qtbot: QtBot) -> None:
    program = start(town_file)
    window = program.window
    assert window.navigator is not None
    assert window.navigator.keys_made() == ["today"]
    assert window.windowTitle() == "proef – Netwerkkaart"
    assert "proef · reservekopie 10:42" in window.footer.line._file.text()
    assert window.sidebar.item("today").isChecked()


def test_pages_are_made_when_they_are_first_shown(start: Start, town_file: Path) -> None:
    window = start(town_file).window
    assert window.navigator is not None
    window.sidebar.item("schools").click()
    assert window.navigator.keys_made() == ["today", "schools"]
    press(window, Qt.Key.Key_4, CTRL)
    assert window.navigator.key == "contacts"
    assert window.sidebar.item("contacts").isChecked()
    first = window.navigator.page("schools")
    press(window, Qt.Key.Key_3, CTRL)
    assert window.navigator.current() is first


def test_back_and_forward_walk_the_places_one_was(start: Start, town_file: Path) -> None:
    program = start(town_file)
    window = program.window
    assert window.navigator is not None
    assert program.desk is not None
    assert not window.registry["go.back"].isEnabled()
    program.desk.go(Target("schools", Kind.SCHOOL, 1))
    window.show_page("settings")
    press(window, Qt.Key.Key_Left, ALT)
    assert window.navigator.key == "schools"
    page = window.navigator.page("schools")
    assert (page.current_target().kind, page.current_target().id) == (Kind.SCHOOL, 1)
    press(window, Qt.Key.Key_Left, ALT)
    assert window.navigator.key == "today"
    press(window, Qt.Key.Key_Right, ALT)
    press(window, Qt.Key.Key_Right, ALT)
    assert window.navigator.key == "settings"
    assert not window.registry["go.forward"].isEnabled()


def test_a_step_is_told_and_undone_from_the_status_line(start: Start, town_file: Path) -> None:
    program = start(town_file)
    window = program.window
    assert program.desk is not None
    number = add_worker(program.desk.store, WorkerDraft("Sanne Vermeer"))
    assert window.footer.line.message().endswith("toegevoegd")
    assert window.footer.line._undo.isVisible()
    window.footer.line._undo.click()
    assert "Sanne Vermeer" not in names(program)
    assert window.footer.line.message().startswith("Ongedaan gemaakt: ")
    assert not window.footer.line._undo.isVisible()
    press(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert "Sanne Vermeer" in names(program)
    with program.desk.store.read() as connection:
        assert number in {row.id for row in workers_at_work(connection, today=TODAY)}
    press(window, Qt.Key.Key_Z, CTRL)
    press(window, Qt.Key.Key_Y, CTRL)
    assert "Sanne Vermeer" in names(program)


def test_the_history_goes_back_to_any_moment(start: Start, town_file: Path, qtbot: QtBot) -> None:
    program = start(town_file)
    assert program.desk is not None
    for name in ("Sanne Vermeer", "Joris Kuiper", "Amina Yilmaz"):
        add_worker(program.desk.store, WorkerDraft(name))
    press(program.window, Qt.Key.Key_H, CTRL)
    popover = program.window.findChild(HistoryPopover)
    assert popover is not None
    assert popover.steps.count() == 4
    assert popover.steps.currentRow() == 0
    popover.steps.setCurrentRow(2)
    press(program.window, Qt.Key.Key_Return)
    assert set(names(program)) == {"Noor Tesselaar", "Bilal Oukili", "Sanne Vermeer"}
    press(program.window, Qt.Key.Key_H, CTRL)
    later = program.window.findChildren(HistoryPopover)[-1]
    assert later.steps.currentRow() == 2
    later.steps.setCurrentRow(0)
    press(program.window, Qt.Key.Key_Return)
    assert "Amina Yilmaz" in names(program)


def test_the_slow_pages_are_read_before_they_are_seen(start: Start, town_file: Path) -> None:
    program = start(town_file)
    assert program.desk is not None
    navigator = program.window.navigator
    assert navigator is not None
    assert not navigator.read_next()  # nothing is made yet but the first page
    navigator.make_all()
    assert navigator.read_next()
    assert navigator.read_next()
    assert not navigator.read_next()
    page = navigator.page("map")
    assert isinstance(page, MapPage)
    assert not page.isVisible()
    read = page.loader.data
    assert read is not None
    program.window.show_page("map")
    assert page.loader.data is read
    assert page.canvas.picture().keys
    program.window.show_page("today")
    add_worker(program.desk.store, WorkerDraft("Anna Nieuw"))
    assert page.is_stale()  # and is read again when it is seen
    program.window.show_page("map")
    assert page.loader.data is not read


def test_a_refusal_is_said_above_the_page_and_goes_with_escape(start: Start, town_file: Path) -> None:
    program = start(town_file)
    window = program.window
    assert program.desk is not None
    program.desk.act(add_worker, program.desk.store, WorkerDraft("Noor Tesselaar"))
    assert "Er is al een collega" in window.notices.texts()[0]
    assert window.notices.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert not window.notices.isVisible()
    program.desk.act(add_worker, program.desk.store, WorkerDraft("Noor Tesselaar"))
    program.desk.act(add_worker, program.desk.store, WorkerDraft(""))
    assert len(window.notices.texts()) == 1
    add_worker(program.desk.store, WorkerDraft("Sanne Vermeer"))
    assert window.notices.texts() == []


def test_the_key_sheet_lists_every_action_that_has_a_key(start: Start, town_file: Path) -> None:
    window = start(town_file).window
    window.setFocus()
    press(window, Qt.Key.Key_Question)
    sheet = window.findChild(KeySheetOverlay)
    assert sheet is not None
    assert sheet.isVisible()
    shown = sheet.texts()
    with_keys = [act for act in window.registry.acts() if act.shortcuts]
    assert len(with_keys) > 15
    for act in with_keys:
        assert act.text in shown
        assert act.keys() in shown
    press(window, Qt.Key.Key_Escape)
    assert not window.findChildren(KeySheetOverlay) or not sheet.isVisible()


def test_enter_presses_the_button_that_has_the_keys(start: Start, town_file: Path) -> None:
    window = start(town_file).window
    schools = next(one for one in window.sidebar.findChildren(QPushButton) if one.text() == "Scholen")
    schools.setFocus()
    press(window, Qt.Key.Key_Return)
    current = window.navigator.current() if window.navigator is not None else None
    assert current is not None
    assert current.key == "schools"
    window.show_about()
    about = window.findChild(About)
    assert about is not None
    close = next(one for one in about.findChildren(QPushButton) if one.text() == "Sluiten")
    close.setFocus()
    press(window, Qt.Key.Key_Enter)
    assert not about.isVisible()
    assert not window.windowIcon().isNull()


def test_enter_that_opened_something_presses_nothing_there(start: Start, town_file: Path, qtbot: QtBot) -> None:
    window = start(town_file).window
    window.show_page("contacts")
    next(one for one in window.pages.findChildren(QPushButton) if one.text() == "Contact toevoegen…").setFocus()
    press(window, Qt.Key.Key_K, CTRL)
    assert window.palette_overlay is not None
    type_text(window.palette_overlay.field, "anna")
    press(window, Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert not window.findChildren(ContactDialog)


def test_a_button_that_goes_while_it_has_the_keys_is_let_go_of(start: Start, town_file: Path) -> None:
    class Row(QPushButton):
        """A button of our own, as the rows of a legend are."""

    window = start(town_file).window
    row = Row("weg", window.central)
    row.show()
    row.setFocus()
    row.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    other = Row("blijft", window.central)
    other.show()
    pressed: list[int] = []
    other.clicked.connect(lambda: pressed.append(1))
    other.setFocus()
    press(window, Qt.Key.Key_Return)
    assert pressed == [1]


def test_what_lies_behind_an_overlay_is_the_page_as_it_was(start: Start, town_file: Path) -> None:
    window = start(town_file).window
    window.show_page("schools")
    before = window.grab().toImage()
    window.show_keys()
    sheet = window.findChild(KeySheetOverlay)
    assert sheet is not None
    assert sheet._ground is not None
    shown = sheet._ground.toImage()
    at = window.central.mapTo(window, QPoint(0, 0))
    for x, y in ((5, 300), (210, 80), (window.width() - 8, 80), (400, 45)):
        assert shown.pixelColor(x, y).rgb() == before.pixelColor(at.x() + x, at.y() + y).rgb()


def test_what_lies_behind_an_overlay_holds_what_was_made_just_now(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = QVBoxLayout(host)
    host.resize(400, 300)
    host.show()
    fresh = QWidget(host, autoFillBackground=True)
    fresh.setPalette(QColor("#ff0000"))
    layout.addWidget(fresh)
    overlay = Overlay(host, 200, name="Proef")
    overlay.open()
    assert overlay._ground is not None
    assert overlay._ground.toImage().pixelColor(200, 150) == fresh.palette().window().color()


def test_the_menu_holds_every_group(start: Start, town_file: Path) -> None:
    from netwerkkaart.ui.frame.menus import main_menu

    window = start(town_file).window
    opened: list[Path] = []
    menu = main_menu(window.registry, [town_file], opened.append, window)
    titles = [action.text() for action in menu.actions()]
    assert sorted(titles) == sorted(window.registry.groups())
    assert (titles[0], titles[-1]) == ("Bestand", "Help")
    listed = [one.text() for part in menu.actions() for one in part.menu().actions()]  # type: ignore[attr-defined]
    assert {act.text for act in window.registry.acts()} - set(listed) == {"Menu"}
    recent = next(
        one.menu()
        for one in menu.actions()[0].menu().actions()  # type: ignore[attr-defined]
        if one.text() == "Laatst geopend"
    )
    recent.actions()[0].trigger()
    assert opened == [town_file]
    menu.deleteLater()


def test_while_typing_undo_is_of_the_typing_and_then_of_the_file(start: Start, town_file: Path) -> None:
    program = start(town_file)
    assert program.desk is not None
    add_worker(program.desk.store, WorkerDraft("Sanne Vermeer"))
    field = QLineEdit(program.window)
    field.show()
    field.setFocus()
    type_text(field, "abc")
    press(program.window, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    assert "Sanne Vermeer" in names(program)
    press(program.window, Qt.Key.Key_Z, CTRL)
    assert "Sanne Vermeer" not in names(program)


def test_who_i_am_is_remembered_for_this_file(start: Start, town_file: Path) -> None:
    program = start(town_file)
    assert program.desk is not None
    assert program.desk.me is None
    assert program.window.topbar.me.text() == "wie ben ik?"
    program.window.topbar.me.choices.aboutToShow.emit()
    offered = {action.text(): action for action in program.window.topbar.me.choices.actions()}
    assert list(offered) == ["Bilal Oukili", "Noor Tesselaar", "", "Collega’s beheren…"]
    offered["Noor Tesselaar"].trigger()
    assert program.desk.store.who == "Noor Tesselaar"
    assert program.window.topbar.me.text() == "ik: Noor"
    program.window.close()
    again = start(town_file)
    assert again.window.topbar.me.text() == "ik: Noor"
    assert again.desk is not None
    assert again.desk.me == program_me(town_file)


def program_me(path: Path) -> int | None:
    return preferences.worker_at(path)


def test_the_school_years_offered_are_those_with_visits(start: Start, town_file: Path) -> None:
    program = start(town_file)
    bar = program.window.topbar
    assert bar.year.text() == "schooljaar 2026–2027"
    bar.year.choices.aboutToShow.emit()
    assert [action.text() for action in bar.year.choices.actions()] == ["2026–2027", "2025–2026"]
    bar.year.choices.actions()[1].trigger()
    assert program.desk is not None
    assert program.desk.year.start == 2025
    assert bar.year.text() == "schooljaar 2025–2026"


def test_the_filter_key_goes_to_the_pages_own_filter(start: Start, town_file: Path) -> None:
    window = start(town_file).window
    window.show_page("schools")
    press(window, Qt.Key.Key_F, CTRL)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


@pytest.mark.parametrize("kind", [Kind.SCHOOL, Kind.CONTACT])
def test_a_visit_begun_at_a_page_is_about_what_it_shows(start: Start, town_file: Path, kind: Kind) -> None:
    program = start(town_file)
    window = program.window
    assert program.desk is not None
    program.desk.go(Target("schools" if kind is Kind.SCHOOL else "contacts", kind, 2))
    before = QApplication.focusWidget()
    press(window, Qt.Key.Key_N, CTRL)
    assert window.visit_panel is not None
    assert window.visit_panel.is_open()
    school = window.visit_panel.form.school.school()
    assert school is not None
    if kind is Kind.SCHOOL:
        assert school.id == 2
    else:
        assert window.visit_panel.form.people.selected() == (2,)
    press(window, Qt.Key.Key_Escape)
    assert not window.visit_panel.is_open()
    assert QApplication.focusWidget() is before


def test_a_page_seen_first_has_the_keys_in_its_list(start: Start, town_file: Path) -> None:
    window = start(town_file).window
    for key in ("contacts", "map", "themes", "schools", "visits"):
        window.topbar.year.setFocus()
        window.show_page(key)
        page = window.navigator.current() if window.navigator is not None else None
        assert page is not None
        listed = getattr(page, "list", None)
        wanted = getattr(page, "canvas", None) or page.focusProxy() or getattr(listed, "table", None)
        assert QApplication.focusWidget() is wanted


def test_the_look_is_chosen_from_search_and_remembered(start: Start, town_file: Path) -> None:
    window = start(town_file).window
    window.registry.trigger("look.dark")
    assert theme.is_dark()
    assert preferences.look() is Look.DARK
    window.registry.trigger("look.light")
    assert not theme.is_dark()


def test_a_screen_that_is_too_small_is_taken_whole(start: Start, town_file: Path) -> None:
    window = start(town_file).window  # the screen of these tests measures 800 by 800
    assert window.isMaximized()


@pytest.mark.parametrize(
    ("step", "within"),
    [("Bezoek vastgelegd", "bezoek vastgelegd"), ("DUO-bestand ingelezen", "DUO-bestand ingelezen"), ("", "")],
)
def test_a_steps_name_within_a_sentence(step: str, within: str) -> None:
    assert lowered(step) == within
