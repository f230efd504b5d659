"""The paper, the calendar and the goal: what is asked, and what comes out."""

from datetime import date
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.goals import Goal
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.dossier import dossier
from netwerkkaart.queries.goals import goals_with_progress
from netwerkkaart.queries.round import round_table
from netwerkkaart.store.work import Store
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.planning.acts import save_calendar
from netwerkkaart.ui.planning.menus import fill_calendar_menu
from netwerkkaart.ui.planning.sheet_dialog import SheetDialog
from netwerkkaart.ui.schools.goal import GoalCard
from netwerkkaart.ui.schools.goal_dialog import GoalDialog
from netwerkkaart.usecases.goals import set_goal
from netwerkkaart.usecases.planning import PlanDraft, plan_visits
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.keyboard import type_text
from tests.reports.paper import text_of
from tests.town import TODAY, Town

LEFT = Qt.MouseButton.LeftButton
YEAR = SchoolYear(2026)
THURSDAY = date(2026, 11, 26)


@pytest.fixture
def said(desk: Desk) -> list[str]:
    """Return the list in which the sentences of the status line are kept."""
    told: list[str] = []
    desk.said.connect(told.append)
    return told


def goal_of(store: Store, school: int, year: SchoolYear = YEAR) -> Goal | None:
    with store.read() as connection:
        found = goals_with_progress(connection, year, today=TODAY).get(school)
    return found[0] if found else None


# --- the visit sheet


def test_the_sheet_shows_the_pages_of_a_day(desk: Desk, town: Town, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = SheetDialog(desk, day=THURSDAY)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.preview.pages == 1
    assert "persoonsgegevens" in dialog.careful.text()
    dialog.save_to(tmp_path / "donderdag")
    assert "Anna van den Berg" in text_of((tmp_path / "donderdag.pdf").read_bytes())
    dialog.names.click()
    assert dialog.careful.text() == ""
    dialog.save_to(tmp_path / "zonder.pdf")
    assert "Anna" not in text_of((tmp_path / "zonder.pdf").read_bytes())


def test_a_day_without_plans_has_no_sheet(desk: Desk, town: Town, qtbot: QtBot) -> None:
    dialog = SheetDialog(desk, day=date(2026, 11, 24))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.preview.pages == 0
    assert not dialog.ok_button.isEnabled()
    assert not dialog.print_button.isEnabled()
    QTest.mouseClick(dialog.span.chip("week"), LEFT)
    assert dialog.preview.pages == 1
    assert dialog.ok_button.isEnabled()


def test_only_my_own_visits(desk: Desk, town: Town, qtbot: QtBot) -> None:
    desk.set_me(town.noor, "Noor")
    dialog = SheetDialog(desk, day=THURSDAY)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.whose.checked() == ["mine"]
    assert dialog.preview.pages == 0
    QTest.mouseClick(dialog.whose.chip("all"), LEFT)
    assert dialog.preview.pages == 1


def test_the_sheet_goes_to_a_printer(desk: Desk, town: Town, qtbot: QtBot, tmp_path: Path, said: list[str]) -> None:
    dialog = SheetDialog(desk, day=THURSDAY)
    qtbot.addWidget(dialog)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    dialog.print_to(printer)
    assert said == ["1 pagina afgedrukt."]
    assert (tmp_path / "papier.pdf").stat().st_size > 1000


# --- the calendar


def test_the_calendar_is_offered_of_me_of_all_and_of_each(desk: Desk, town: Town, store: Store) -> None:
    plan_visits(store, [PlanDraft(town.kribbe, THURSDAY, worker_ids=(town.noor,))], today=TODAY)
    with store.read() as connection:
        table = round_table(connection, today=TODAY)
    parent = QWidget()
    menu = QMenu(parent)
    fill_calendar_menu(menu, desk, parent, table)
    assert [(one.text(), one.isEnabled()) for one in menu.actions() if not one.isSeparator()] == [
        ("Mijn bezoeken…", False),
        ("Bezoeken van iedereen…", True),
        ("Bilal Oukili", True),
        ("Noor Tesselaar", True),
    ]


def test_the_calendar_is_kept(desk: Desk, town: Town, tmp_path: Path, said: list[str]) -> None:
    save_calendar(desk, tmp_path / "agenda", town.bilal)
    assert said == ["Agenda bewaard: agenda.ics (1 gepland bezoek)"]
    calendar = icalendar.Calendar.from_ical((tmp_path / "agenda.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == 1


def test_where_it_can_not_be_kept_it_says_so(desk: Desk, town: Town, tmp_path: Path, refused: list[str]) -> None:
    save_calendar(desk, tmp_path / "weg" / "agenda.ics", None)
    assert "Kies een andere map" in refused.pop()


# --- the goal


def test_a_goal_is_set_changed_and_taken_away(desk: Desk, store: Store, town: Town, qtbot: QtBot) -> None:
    dialog = GoalDialog(desk, school_id=town.lyceum)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.clear_button.isHidden()
    dialog.try_accept()
    assert "in een paar woorden" in dialog.error()
    type_text(dialog.text.edit, "Elk team kennen")
    dialog.days.setValue(6)
    dialog.try_accept()
    assert goal_of(store, town.lyceum) == Goal(1, town.lyceum, YEAR, "Elk team kennen", 6)
    log_visit(store, VisitDraft(town.lyceum, date(2026, 10, 5), VisitKind.PHONE), today=TODAY)
    again = GoalDialog(desk, school_id=town.lyceum)
    qtbot.addWidget(again)
    again.show()
    assert again._progress.text().startswith("1 van 6 contactdagen.")
    again.met.click()
    again.try_accept()
    assert store.undo_label == "Doel gezet"
    found = goal_of(store, town.lyceum)
    assert found is not None
    assert found.met_on == TODAY
    last = GoalDialog(desk, school_id=town.lyceum)
    qtbot.addWidget(last)
    last.show()
    assert last.met.text() == "Behaald op ma 23 nov 2026"
    QTest.mouseClick(last.clear_button, LEFT)
    assert goal_of(store, town.lyceum) is None
    store.undo()
    assert goal_of(store, town.lyceum) == found


def test_a_goal_about_a_pupil_is_warned_of(desk: Desk, store: Store, town: Town, qtbot: QtBot) -> None:
    dialog = GoalDialog(desk, school_id=town.lyceum)
    qtbot.addWidget(dialog)
    dialog.show()
    type_text(dialog.text.edit, "De moeder van een leerling spreken")
    dialog.try_accept()
    assert "Kijk nog even naar de notitie" in dialog.error()
    assert goal_of(store, town.lyceum) is None
    QTest.mouseClick(dialog.text.leave_button, LEFT)
    dialog.try_accept()
    assert goal_of(store, town.lyceum) is not None


def test_the_next_school_year_has_its_own(desk: Desk, store: Store, town: Town, qtbot: QtBot) -> None:
    set_goal(store, town.lyceum, YEAR, "Nu", today=TODAY)
    dialog = GoalDialog(desk, school_id=town.lyceum)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.text.text() == "Nu"
    dialog.year.setCurrentIndex(1)
    assert dialog.text.text() == ""
    assert not dialog.met.isEnabled()
    type_text(dialog.text.edit, "Straks")
    dialog.try_accept()
    later = goal_of(store, town.lyceum, YEAR.next)
    assert later is not None
    assert later.text == "Straks"


def test_the_dossier_shows_the_goal_and_turns_it(
    desk: Desk, store: Store, town: Town, qtbot: QtBot, went: list[object]
) -> None:
    card = GoalCard(desk)
    qtbot.addWidget(card)
    card.show()

    def show() -> None:
        with store.read() as connection:
            card.show_dossier(dossier(connection, town.lyceum, today=TODAY))

    show()
    assert card.text.text().startswith("Nog geen doel.")
    assert card.why.isHidden()
    set_goal(store, town.lyceum, YEAR, "Elk team kennen", contact_days=6, today=TODAY)
    log_visit(store, VisitDraft(town.lyceum, date(2026, 10, 5), VisitKind.PHONE), today=TODAY)
    show()
    assert (card.text.text(), card.progress.text()) == ("Elk team kennen", "1 van 6 contactdagen")
    card.why.click()
    assert "Er ontbreken er nog 5." in card.rule.text()
    card.visits.click()
    assert went[0] == Target("visits", went[0].kind, town.lyceum)  # type: ignore[attr-defined]
    card.turn.click()
    show()
    assert card.met.text() == "Behaald op ma 23 nov 2026"
    card.turn.click()
    show()
    assert card.met.isHidden()
