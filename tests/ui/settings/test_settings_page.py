"""Instellingen: own words, colleagues and wijken through the real page; backups on the real disk."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.queries.settings import colleagues, setting_values, themes
from netwerkkaart.store.backup import backups_in, folder_of
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.settings.backups import BackupsPanel
from netwerkkaart.ui.settings.colleagues import ColleagueDialog
from netwerkkaart.ui.settings.page import SettingsPage
from netwerkkaart.ui.settings.words import RoleDialog, ThemeDialog, ThemesPanel
from tests.keyboard import type_text
from tests.town import TODAY, Town


@pytest.fixture
def desk(qtbot: QtBot, store: Store, town: Town) -> Desk:
    window = QWidget()
    qtbot.addWidget(window)
    return Desk(store, SyncJobs(), Actions(window), clock=lambda: TODAY)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SettingsPage:
    shown = SettingsPage(desk)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_every_part_opens_and_reads(page: SettingsPage) -> None:
    for target in page.screenshot_targets():
        page.show_target(target)
        assert page.current_target() == target


def test_a_new_theme_stands_in_the_list_and_undo_takes_it_away(qtbot: QtBot, desk: Desk, page: SettingsPage) -> None:
    page.show_target(Target("settings", tab="themes"))
    panel = page.findChild(ThemesPanel)
    assert panel is not None
    before = panel.list.model.rowCount()
    dialog = ThemeDialog(desk, page)
    qtbot.addWidget(dialog)
    dialog.show()
    type_text(dialog.name, "geldzorgen in de buurt – één voor één")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.result()
    assert panel.list.model.rowCount() == before + 1
    desk.store.undo()
    assert panel.list.model.rowCount() == before


def test_a_taken_name_is_refused_in_the_dialog(qtbot: QtBot, desk: Desk) -> None:
    dialog = ThemeDialog(desk)
    qtbot.addWidget(dialog)
    dialog.name.setText("Pesten")
    dialog.try_accept()
    assert "bestaat al" in dialog.error()
    assert not dialog.result()


def test_moving_a_word_changes_the_order_everywhere(desk: Desk, page: SettingsPage) -> None:
    panel = page.findChild(ThemesPanel)
    assert panel is not None
    first, second = panel.rows()[:2]
    panel.shift(second.id, -1)
    with desk.store.read() as connection:
        assert [row.id for row in themes(connection)][:2] == [second.id, first.id]
    panel.shift(second.id, -1)  # nothing lies above the first
    with desk.store.read() as connection:
        assert [row.id for row in themes(connection)][:2] == [second.id, first.id]


def test_a_colleague_with_a_wrong_date_is_refused(qtbot: QtBot, desk: Desk) -> None:
    dialog = ColleagueDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.setText("Zoë Nieuw")
    type_text(dialog.starts, "volgende week misschien")
    dialog.try_accept()
    assert "datum" in dialog.error()
    dialog.starts.set_value(date(2026, 9, 1))
    dialog.try_accept()
    with desk.store.read() as connection:
        assert "Zoë Nieuw" in [row.name for row in colleagues(connection, today=TODAY)]


def test_a_role_keeps_where_it_is_expected(qtbot: QtBot, desk: Desk, page: SettingsPage, town: Town) -> None:
    from netwerkkaart.queries.settings import roles

    with desk.store.read() as connection:
        row = next(row for row in roles(connection) if row.id == town.roles["care_coordinator"])
    dialog = RoleDialog(desk, page, row)
    qtbot.addWidget(dialog)
    dialog.try_accept()
    with desk.store.read() as connection:
        assert next(again for again in roles(connection) if again.id == row.id) == row


def test_the_organisation_is_kept_when_the_field_is_left(qtbot: QtBot, desk: Desk, page: SettingsPage) -> None:
    page.show_target(Target("settings", tab="organisation"))
    from PySide6.QtWidgets import QLineEdit

    field = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == "Naam van de organisatie")
    type_text(field, "Welzijn Zuiderwaard")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    with desk.store.read() as connection:
        assert setting_values(connection)["organisation"] == "Welzijn Zuiderwaard"


def test_a_backup_made_now_stands_in_the_list(desk: Desk, page: SettingsPage) -> None:
    page.show_target(Target("settings", tab="backups"))
    panel = page.findChild(BackupsPanel)
    assert panel is not None
    said: list[str] = []
    desk.said.connect(said.append)
    panel.make()
    (made,) = backups_in(folder_of(desk.store.path), desk.store.path.stem)
    assert panel.list.model.rowCount() == 1
    assert made.path.name in said[0]
    panel.check()
    assert said[-1] == "Het bestand is in orde."


def test_a_backup_that_fails_is_told(desk: Desk, page: SettingsPage) -> None:
    folder = folder_of(desk.store.path)
    folder.write_text("in de weg")
    panel = page.findChild(BackupsPanel)
    assert panel is not None
    failed: list[str] = []
    desk.failed.connect(failed.append)
    panel.make()
    assert "ongedeerd" in failed[0]
