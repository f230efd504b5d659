"""The status of a theme at a school: set in two clicks, dated, taken back, said by shape and word."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.queries.theme_status import theme_steps
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.icons import icon_names
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.themes.marks import STATUS_ICONS
from netwerkkaart.ui.themes.page import GAPS, ThemesPage
from netwerkkaart.ui.themes.status_dialog import StatusDialog
from netwerkkaart.usecases.themes import set_theme_status
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.town import TODAY, Town
from tests.ui.themes.conftest import LAST_YEAR

BEFORE = date(2026, 9, 1)


def steps(store: Store) -> list[tuple[date, ThemeStatus, str]]:
    with store.read() as connection:
        return [(one.since, one.status, one.set_by) for one in theme_steps(connection)]


def spoken(page: ThemesPage, row: int, column: int) -> str:
    index = page.named.table.model().index(row, column)
    return str(index.data(int(Qt.ItemDataRole.AccessibleTextRole)))


def test_every_status_has_a_shape_of_its_own() -> None:
    assert set(STATUS_ICONS) == set(ThemeStatus)
    assert len(set(STATUS_ICONS.values())) == len(ThemeStatus)
    assert set(icon_names()).issuperset(STATUS_ICONS.values())


def test_two_clicks_set_a_status(page: ThemesPage, store: Store, town: Town) -> None:
    page.desk.set_me(town.noor, "Noor")
    table = page.named.table
    table.clicked.emit(table.model().index(0, 1))
    field = page.named.story.status
    assert field.isVisible()
    assert field.said() == "Nog geen status gezet."
    QTest.mouseClick(field.chips.chip(ThemeStatus.RAISED), Qt.MouseButton.LeftButton)
    assert steps(store) == [(TODAY, ThemeStatus.RAISED, "Noor Tesselaar")]
    assert field.said() == "sinds ma 23 nov 2026 · Noor Tesselaar"
    assert field.chips.checked() == [ThemeStatus.RAISED]
    store.undo()
    assert field.said() == "Nog geen status gezet."
    assert field.chips.checked() == []


def test_a_cell_says_shape_and_word(page: ThemesPage, store: Store, town: Town) -> None:
    assert spoken(page, 0, 1) == "invloed van social media, Hanzewaard College: 2 keer"
    theme = town.themes["social_media"]
    set_theme_status(store, town.lyceum, theme, ThemeStatus.TAKEN_UP, since=date(2026, 7, 31))
    assert spoken(page, 0, 1) == "invloed van social media, Hanzewaard College: 2 keer, opgepakt"
    set_theme_status(store, town.lyceum, theme, ThemeStatus.AT_REST, since=date(2026, 8, 1))
    assert spoken(page, 0, 1).endswith("opgepakt"), "what was set later is not seen in a school year that is over"
    set_theme_status(store, town.kribbe, theme, ThemeStatus.AT_REST, since=date(2026, 7, 1))
    assert spoken(page, 0, 0) == "invloed van social media, De Kribbe: 0 keer, rust"


def test_the_menu_of_a_cell_sets_a_status_too(page: ThemesPage, store: Store, town: Town) -> None:
    theme, school = town.themes["parents"], town.lyceum
    page.named.table.menu_asked.emit(theme, school, QPoint(10, 10))
    (menu,) = page.named.findChildren(QMenu)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Speelt", "Opgepakt", "Rust", "Geschiedenis…"]
    assert not any(action.isChecked() for action in menu.actions())
    menu.actions()[1].trigger()
    menu.close()
    assert [status for _since, status, _by in steps(store)] == [ThemeStatus.TAKEN_UP]


def test_the_program_proposes_and_the_worker_sets(page: ThemesPage, store: Store, town: Town) -> None:
    for day in (date(2026, 9, 1), date(2026, 10, 1)):
        draft = VisitDraft(town.kribbe, day, VisitKind.PHONE, theme_ids=(town.themes["bullying"],))
        log_visit(store, draft, today=TODAY)
    page.named.show_cell(town.themes["bullying"], town.kribbe)
    field = page.named.story.status
    assert field.said() == "Nog geen status gezet. Voorstel: speelt. Dit schooljaar 2 keer genoemd."
    assert steps(store) == []
    field.accept.click()
    assert [status for _since, status, _by in steps(store)] == [ThemeStatus.RAISED]
    assert not field.accept.isVisible()


def test_the_story_tells_of_statuses_and_opens_them(page: ThemesPage, store: Store, town: Town) -> None:
    theme = town.themes["parents"]
    made = set_theme_status(store, town.lyceum, theme, ThemeStatus.RAISED, since=date(2026, 3, 10))
    page.named.show_cell(theme, None)
    story = page.named.story
    titles = [(event.id, event.title) for event in story.timeline.shown()]
    assert (("status", made), "Status: speelt") in titles
    story.timeline.opened.emit(("status", made))
    dialog = story.findChild(StatusDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "Contact met ouders op Hanzewaard College"
    dialog.reject()


# --- the dialog


@pytest.fixture
def dialog(desk: Desk, store: Store, town: Town) -> StatusDialog:
    theme = town.themes["parents"]
    set_theme_status(store, town.lyceum, theme, ThemeStatus.RAISED, since=BEFORE, set_by_id=town.noor)
    made = StatusDialog(desk, None, school_id=town.lyceum, theme_id=theme)
    made.show()
    return made


def links(dialog: StatusDialog, text: str) -> list[QPushButton]:
    QApplication.processEvents()
    return [one for one in dialog.findChildren(QPushButton) if one.text() == text and not one.isHidden()]


def test_a_status_from_another_day(dialog: StatusDialog, store: Store) -> None:
    assert dialog.status.checked() == [ThemeStatus.RAISED]
    dialog.status.chip(ThemeStatus.TAKEN_UP).click()
    dialog.since.set_value(date(2026, 10, 1))
    dialog.ok_button.click()
    assert [(since, status) for since, status, _by in steps(store)] == [
        (BEFORE, ThemeStatus.RAISED),
        (date(2026, 10, 1), ThemeStatus.TAKEN_UP),
    ]
    assert dialog.isHidden()


def test_what_was_set_is_put_right(dialog: StatusDialog, store: Store) -> None:
    shown = [one.text() for one in dialog.findChildren(QLabel)]
    assert "speelt sinds di 1 sep 2026 · Noor Tesselaar" in shown
    links(dialog, "Wijzigen")[0].click()
    dialog.since.set_value(date(2026, 9, 8))
    dialog.status.chip(ThemeStatus.AT_REST).click()
    dialog.ok_button.click()
    assert steps(store) == [(date(2026, 9, 8), ThemeStatus.AT_REST, "Noor Tesselaar")]


def test_what_was_set_is_deleted_and_without_a_day_nothing_is_set(dialog: StatusDialog, store: Store) -> None:
    links(dialog, "Wijzigen")[0].click()
    links(dialog, "Verwijderen")[0].click()
    assert steps(store) == []
    assert dialog.ok_button.text() == "Status zetten"
    dialog.since.set_value(None)
    dialog.ok_button.click()
    assert "Kies vanaf wanneer" in dialog.error()
    assert steps(store) == []
    dialog.reject()


def test_in_a_file_for_reading_nothing_can_be_set(store: Store, town: Town, new_file: Path, qtbot: QtBot) -> None:
    theme = town.themes["parents"]
    set_theme_status(store, town.lyceum, theme, ThemeStatus.RAISED, since=BEFORE)
    host = QWidget()
    qtbot.addWidget(host)
    with open_for_reading(new_file) as reading:
        desk = Desk(reading, SyncJobs(), Actions(host), clock=lambda: TODAY)
        desk.set_year(LAST_YEAR)
        page = ThemesPage(desk)
        qtbot.addWidget(page)
        page.show()
        page.named.show_cell(theme, town.lyceum)
        field = page.named.story.status
        assert not field.chips.isEnabled()
        assert not page.named.story.activity_link.isEnabled()
        page.show_target(Target("themes", tab=GAPS))
        row = page.gaps.panel.rows[0]
        row.unfold()
        assert not [one for one in row.findChildren(QPushButton) if one.text().endswith("…")]
        dialog = StatusDialog(desk, None, school_id=town.lyceum, theme_id=theme)
        qtbot.addWidget(dialog)
        dialog.show()
        assert not dialog.ok_button.isEnabled()
        assert not any(one.isEnabled() for one in links(dialog, "Verwijderen"))
        desk.close()
