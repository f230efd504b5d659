"""Vandaag: every line opens its cause, and what can be done is done in two clicks."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.queries.today import Today, today_page
from netwerkkaart.queries.visit_sheet import visit_sheet
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.schools.stand_dialog import StandDialog
from netwerkkaart.ui.today.page import TodayPage
from netwerkkaart.ui.visits.panel import VisitPanel
from netwerkkaart.ui.widgets.line import Line
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.town import TODAY, Town

LEFT = Qt.MouseButton.LeftButton


class Screen:
    """The page, and what it asked for."""

    def __init__(self, store: Store, qtbot: QtBot, today: date = TODAY) -> None:
        QApplication.instance().setProperty("reducedMotion", True)  # type: ignore[union-attr]
        self.desk = Desk(store, SyncJobs(), Actions(QWidget()), clock=lambda: today)
        self.page = TodayPage(self.desk)
        self.page.resize(1080, 716)
        self.went: list[Target] = []
        self.asked: list[VisitPrefill] = []
        self.desk.going.connect(self.went.append)
        self.desk.visit_wanted.connect(self.asked.append)
        qtbot.addWidget(self.page)
        self.page.show()
        qtbot.waitExposed(self.page)

    def line(self, text: str) -> Line:
        found = [line for line in self.page.lines() if text in line.text() or text in line.note]
        assert found, [line.text() for line in self.page.lines()]
        return found[0]

    def press(self, line: Line, text: str) -> None:
        button = next(one for one in line.findChildren(QPushButton) if one.text() == text)
        if not button.isVisible():
            line.setFocus(Qt.FocusReason.TabFocusReason)
        assert button.isVisible()
        QTest.mouseClick(button, LEFT)


@pytest.fixture
def screen(store: Store, town: Town, qtbot: QtBot) -> Iterator[Screen]:
    made = Screen(store, qtbot)
    yield made
    made.desk.close()


def read(store: Store) -> Today:
    with store.glance() as glance:
        return today_page(glance, today=TODAY)


def test_it_greets_with_the_day_and_the_school_week(screen: Screen) -> None:
    assert screen.page._title.text() == "Maandag 23 november"
    week = read(screen.desk.store).week
    assert screen.page._about.text() == f"schoolweek {week} · 1 bezoek deze week"


def test_every_line_opens_its_cause(screen: Screen, town: Town) -> None:
    causes = {
        "Hanzewaard College": VisitPrefill(visit_id=town.visits[3]),
        "Overzicht van aanbod sturen": VisitPrefill(visit_id=town.visits[1]),
        "Convenant 2026": Target("schools", Kind.SCHOOL, town.lyceum, "agreements"),
        "3 nieuwe contacten": Target("contacts"),
        "nog nooit": Target("schools", Kind.SCHOOL, town.kribbe),
    }
    for text, cause in causes.items():
        QTest.mouseClick(
            screen.line(text), LEFT, pos=screen.line(text).rect().topLeft() + screen.line(text).rect().center() / 4
        )
        assert (screen.asked if isinstance(cause, VisitPrefill) else screen.went)[-1] == cause


def test_a_line_opens_with_the_space_bar_too(screen: Screen, town: Town) -> None:
    line = screen.line("Convenant 2026")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Space)
    assert screen.went == [Target("schools", Kind.SCHOOL, town.lyceum, "agreements")]


def test_cancelled_takes_two_clicks(screen: Screen, town: Town) -> None:
    line = screen.line("kantine")
    screen.press(line, "Afgezegd")
    screen.press(line, "door school")
    with screen.desk.store.read() as connection:
        assert visit_sheet(connection, town.visits[3]).status is VisitStatus.CANCELLED_BY_SCHOOL
    assert not any("kantine" in line.note for line in screen.page.lines())
    screen.desk.store.undo()
    assert screen.line("kantine")


def test_held_takes_two_clicks(screen: Screen, town: Town, qtbot: QtBot) -> None:
    store = screen.desk.store
    draft = VisitDraft(town.kribbe, TODAY, VisitKind.MEETING, status=VisitStatus.PLANNED, place="zaal")
    number = log_visit(store, draft, today=TODAY)
    panel = VisitPanel(screen.desk, screen.page)
    screen.desk.visit_wanted.connect(panel.open_with)
    screen.press(screen.line("zaal"), "Geweest")
    QTest.mouseClick(panel.save_button, LEFT)
    with store.read() as connection:
        assert visit_sheet(connection, number).status is VisitStatus.HELD
    assert not any("zaal" in line.note for line in screen.page.lines())


def test_what_lies_ahead_can_not_have_been_held_yet(screen: Screen) -> None:
    texts = {button.text() for button in screen.line("kantine").findChildren(QPushButton)}
    assert texts == {"Afgezegd", "door school", "door ons"}


def test_a_plan_nobody_settled_stands_first(screen: Screen, town: Town) -> None:
    draft = VisitDraft(town.kribbe, TODAY - timedelta(days=2), VisitKind.MEETING, status=VisitStatus.PLANNED)
    log_visit(screen.desk.store, draft, today=TODAY)
    assert screen.page.lines()[0].text() == "De Kribbe"
    assert {"Geweest", "Afgezegd"} <= {one.text() for one in screen.page.lines()[0].findChildren(QPushButton)}


def test_a_promise_kept_leaves_the_page(screen: Screen) -> None:
    screen.press(screen.line("Overzicht van aanbod sturen"), "Nagekomen")
    assert read(screen.desk.store).promises == ()
    assert not any("Overzicht" in line.text() for line in screen.page.lines())


def test_planning_a_silent_school_opens_the_panel_with_a_day_ahead(screen: Screen, town: Town) -> None:
    screen.press(screen.line("nog nooit"), "Plannen")
    assert screen.asked == [VisitPrefill(school_id=town.kribbe, day=date(2026, 11, 24))]


def test_what_is_planned_at_a_silent_school_stands_there(screen: Screen, town: Town) -> None:
    draft = VisitDraft(town.kribbe, date(2026, 12, 1), VisitKind.MEETING, status=VisitStatus.PLANNED)
    log_visit(screen.desk.store, draft, today=TODAY)
    line = screen.line("nog nooit")
    assert line.note == "nog nooit · gepland di 1 dec 2026"
    assert line.findChildren(QPushButton) == []


def test_the_round_is_one_click_away(screen: Screen) -> None:
    QTest.mouseClick(screen.page.round, LEFT)
    assert screen.went == [Target("planning")]


def test_leaning_on_one_person_opens_the_visits_with_that_person(screen: Screen, town: Town) -> None:
    for n in range(8):
        draft = VisitDraft(town.lyceum, TODAY - timedelta(days=n), VisitKind.PHONE, contact_ids=(town.anna,))
        log_visit(screen.desk.store, draft, today=TODAY)
    line = screen.line("loopt via Anna van den Berg")
    QTest.mouseClick(line, LEFT)
    assert screen.went == [Target("visits", Kind.CONTACT, town.anna)]


def test_a_change_elsewhere_keeps_the_focus_on_its_place(screen: Screen, town: Town) -> None:
    screen.line("Convenant 2026").setFocus()
    place = screen.page.lines().index(screen.line("Convenant 2026"))
    log_visit(screen.desk.store, VisitDraft(town.kribbe, TODAY, VisitKind.DROP_IN), today=TODAY)
    assert QApplication.focusWidget() is screen.page.lines()[place]


def test_an_empty_file_says_what_comes_here_and_where_to_begin(store: Store, qtbot: QtBot) -> None:
    screen = Screen(store, qtbot)
    assert screen.page.lines() == []
    QTest.mouseClick(screen.page._empty.button, LEFT)
    assert screen.went == [Target("schools")]
    screen.desk.close()


def test_opening_it_loads_no_heavy_library(screen: Screen) -> None:
    import subprocess
    import sys

    code = (
        "import sys, netwerkkaart.ui.today.page, netwerkkaart.queries.today\n"
        "print([m for m in ('babel', 'numpy', 'networkx', 'holidays', 'alembic', 'reportlab') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_in_september_it_asks_to_go_through_the_schools(store: Store, town: Town, qtbot: QtBot) -> None:
    from netwerkkaart.ui.rollover.dialog import RolloverDialog

    made = Screen(store, qtbot, today=date(2026, 9, 10))
    line = made.line("1 school nog niet nagelopen")
    assert line.note == "Zit iedereen er nog? Hanzewaard College"
    QTest.mouseClick(line, LEFT)
    dialog = made.page.findChild(RolloverDialog)
    assert dialog is not None
    assert dialog.school.currentText() == "Hanzewaard College (2 te controleren)"
    dialog.close()
    made.desk.close()


def test_a_stand_in_doubt_opens_its_school_or_is_set_anew(store: Store, town: Town, qtbot: QtBot) -> None:
    screen = Screen(store, qtbot, today=date(2027, 3, 11))
    assert not screen.page.doubted.isHidden()
    line = next(line for line in screen.page.lines() if "gezet op" in line.note)
    assert line.note == "krijgt vorm, gezet op 10 mrt 2026 · ouder dan 12 maanden · convenant afgelopen"
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Space)
    assert screen.went == [Target("schools", Kind.SCHOOL, town.lyceum)]
    screen.press(line, "Stand zetten…")
    dialog = screen.page.findChild(StandDialog)
    assert dialog is not None
    dialog.reason.edit.setPlainText("Vandaag nagevraagd")  # it still holds, other than proposed
    dialog.ok_button.click()
    assert screen.page.doubted.isHidden()
    store.undo()
    assert not screen.page.doubted.isHidden()
    screen.desk.close()


def test_nothing_in_doubt_shows_no_card(screen: Screen) -> None:
    assert screen.page.doubted.isHidden()


def test_in_a_small_window_the_cards_stand_under_each_other(screen: Screen) -> None:
    page = screen.page
    page.resize(1080, 700)
    QApplication.processEvents()
    assert page.must.x() > page.week.x()
    page.resize(760, 500)
    QApplication.processEvents()
    assert page.must.x() == page.week.x()
    assert page.must.y() > page.week.y()


def test_what_is_read_only_offers_no_acts_and_opens_every_cause(store: Store, town: Town, qtbot: QtBot) -> None:
    with open_for_reading(store.path) as reading:
        screen = Screen(reading, qtbot)
        assert screen.page.lines()
        acts = {button.text() for line in screen.page.lines() for button in line.findChildren(QPushButton)}
        assert not acts & {"Geweest", "Afgezegd", "Nagekomen", "Plannen", "Verteld", "Stand zetten…"}
        QTest.mouseClick(screen.line("Hanzewaard College"), LEFT)
        assert screen.asked == [VisitPrefill(visit_id=town.visits[3])]
        screen.desk.close()
