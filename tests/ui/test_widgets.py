"""Pieces of a page as people use them: badges, people, heat, time and what asks for attention."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.people import TieStep
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.ui import theme
from netwerkkaart.ui.drawing import draw_stand_shape
from netwerkkaart.ui.widgets.badges import PhaseLadder, SectorBadge, StandBadge
from netwerkkaart.ui.widgets.busy import BusyBar
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.heat import HeatTable
from netwerkkaart.ui.widgets.line import Line
from netwerkkaart.ui.widgets.persontile import Person, PersonTile, PersonTiles
from netwerkkaart.ui.widgets.sidepanel import SidePanel
from netwerkkaart.ui.widgets.status import StatusLine
from netwerkkaart.ui.widgets.timeline import Event, TimelineView
from tests.ui.showing import TODAY, press, shown

pytestmark = pytest.mark.usefixtures("still")


def test_badges_say_in_words_what_they_draw(qtbot: QtBot) -> None:
    ladder, stand, sector = PhaseLadder(), StandBadge(), SectorBadge(Sector.VO)
    for badge in (ladder, stand, sector):
        shown(qtbot, badge)
    ladder.set_phase(4, 6)
    assert ladder.accessibleName() == "Fase 4 Eerste inzet (ambitie 6)"
    stand.set_stand(TrustStand.EMERGING, faded=True, note="klopt dit nog?")
    assert stand.accessibleName() == "Stand van het vertrouwen: krijgt vorm · klopt dit nog?"
    assert sector.accessibleName()
    assert not ladder.grab().isNull()


def test_people_keep_being_chosen_when_the_tiles_change(qtbot: QtBot) -> None:
    tiles = shown(qtbot, PersonTiles())
    people = [Person(1, "Anna Berg", "docent", "daily", True, (("Noor", TieStep.MUTUAL),)), Person(2, "Kees", "rector")]
    told: list[list[int]] = []
    tiles.changed.connect(told.append)
    tiles.set_people(people)
    assert tiles.tile(1).accessibleName() == "Anna Berg, docent, aanspreekpunt, Noor: wederkerig"
    tiles.tile(1).setFocus()
    QTest.keyClick(tiles.tile(1), Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    tiles.set_people([*people, Person(3, "Mo", "conciërge")])
    assert told == [[2]]
    assert tiles.selected() == [2]


def test_a_long_role_takes_two_lines_and_leaves_room_for_the_dots(qtbot: QtBot) -> None:
    ties = (("Noor", TieStep.MUTUAL), ("Bilal", TieStep.CARRIER))
    tile = shown(qtbot, PersonTile(Person(1, "Gülsen Demirci", "schoolmaatschappelijk werker", ties=ties)))
    metrics = QFontMetrics(theme.font(theme.SMALL))
    assert tile._role_lines(metrics, 130) == ("schoolmaatschappelijk", "werker")
    short = shown(qtbot, PersonTile(Person(2, "Kees", "rector", ties=ties)))
    assert short._role_lines(metrics, 130) == ("rector",)
    beside = metrics.horizontalAdvance("teamleider · onderbouw") + 10
    other = shown(qtbot, PersonTile(Person(3, "Orlando", "teamleider · onderbouw", ties=ties)))
    assert other._role_lines(metrics, beside) == ("teamleider ·", "onderbouw")


def test_a_line_says_everything_in_two_lines_where_one_is_too_short(qtbot: QtBot) -> None:
    line = Line("Raamveld", "11:00 · afspraak · Petra Hoekzema · kamer teamleider", icon="calendar")
    line.add_act("Geweest")
    shown(qtbot, line)
    line.resize(600, line.height())
    assert line.height() == 42
    line.resize(330, line.height())
    assert line.height() == 56
    assert " ".join(line._notes) == line.note
    line.resize(600, line.height())
    assert line.height() == 42


def test_heat_cells_are_walked_and_opened(qtbot: QtBot) -> None:
    table = shown(qtbot, HeatTable())
    table.set_counts([("a", "pesten"), ("b", "veiligheid")], [(1, "De Wilg"), (2, "Noord")], {("a", 2): 3})
    told: list[tuple[str, int]] = []
    table.opened.connect(lambda row, column: told.append((row, column)))
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert told == [("a", 2)]
    spoken = table.model().index(0, 1).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "pesten, Noord: 3 keer"


def test_an_empty_heat_cell_opens_its_row(qtbot: QtBot) -> None:
    table = shown(qtbot, HeatTable())
    table.set_counts([("a", "pesten")], [(1, "De Wilg"), (2, "Noord")], {("a", 2): 3})
    told: list[str] = []
    table.row_opened.connect(told.append)
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert told == ["a"]


@pytest.mark.parametrize(("wide", "column"), [(1200, 96), (700, 72), (300, 44)])
def test_short_heads_share_the_room_and_never_stand_upright(qtbot: QtBot, wide: int, column: int) -> None:
    table = HeatTable(short_heads=True)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.resize(wide, 200)
    shown(qtbot, table)
    table.set_counts([("a", "pesten")], [(year, f"{year}") for year in range(20, 28)], {("a", 21): 3})
    assert abs(table.columnWidth(0) - column) <= 2
    assert table.horizontalHeader().sizeHint().height() == 36


def test_the_half_of_taking_shape_is_the_right_one(qapp: QApplication) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_stand_shape(painter, QRectF(2, 2, 36, 36), TrustStand.EMERGING)
    painter.end()
    assert image.pixelColor(12, 20) == QColor(Qt.GlobalColor.white)
    assert image.pixelColor(28, 20) != QColor(Qt.GlobalColor.white)


def events(number: int) -> list[Event]:
    return [
        Event(n, TODAY - timedelta(days=n), "visit" if n % 2 else "phase", "visits", f"Bezoek {n}", "tekst " * (n % 40))
        for n in range(number)
    ]


def test_a_timeline_filters_keeps_its_place_and_opens(qtbot: QtBot) -> None:
    view = TimelineView()
    view.resize(700, 500)
    shown(qtbot, view)
    view.set_kinds([("visit", "bezoeken"), ("phase", "fasen")])
    view.set_events(events(2000))
    assert [event.id for event in view.shown()[:3]] == [0, 1, 2]
    model = view.list.model()
    spoken = str(model.index(0, 0).data())
    assert spoken == "schooljaar 2026–2027"
    told: list[int] = []
    view.opened.connect(told.append)
    view.list.setCurrentIndex(model.index(3, 0))
    view.kinds.chip("phase").click()
    assert {event.kind for event in view.shown()} == {"phase"}
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert told == [2]
    view.set_events([])
    assert view.empty.isVisible()


def test_the_panel_keeps_the_page_and_closes_with_escape(qtbot: QtBot) -> None:
    page = QWidget()
    page.resize(900, 600)
    shown(qtbot, page)
    panel = SidePanel(page)
    field = QLineEdit()
    content = Form()
    content.row("School", field)
    panel.set_content(content)
    panel.set_title("Bezoek vastleggen")
    panel.set_footer([QPushButton("Opslaan")])
    closed: list[int] = []
    panel.closed.connect(lambda: closed.append(1))
    panel.open_panel()
    assert panel.geometry().right() == 899
    assert panel.geometry().left() > 400
    assert QApplication.focusWidget() is field
    page.resize(1000, 500)
    QApplication.processEvents()
    assert panel.geometry().right() == 999
    assert panel.height() == 500
    panel.may_close = lambda: False
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert panel.is_open()
    panel.may_close = lambda: True
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not panel.is_open()
    assert closed == [1]


def test_status_and_busy_ask(qtbot: QtBot) -> None:
    status, busy = shown(qtbot, StatusLine()), BusyBar()
    qtbot.addWidget(busy)
    told: list[str] = []
    status.undo_asked.connect(lambda: told.append("undo"))
    busy.cancel_asked.connect(lambda: told.append("stop"))
    status.show_message("Bezoek vastgelegd")
    status.findChildren(QPushButton)[0].click()
    status.show_message("Niets te doen", undo=False)
    assert not status.findChildren(QPushButton)[0].isVisible()
    busy.start("Rapporten maken")
    busy.set_progress(0.5)
    busy.findChildren(QPushButton)[0].click()
    busy.findChildren(QPushButton)[0].click()
    assert told == ["undo", "stop"]
