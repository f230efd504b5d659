"""Widgets as people use them: keys, warnings, and what a screen reader is told."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.domain.people import TieStep
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.ui import theme
from netwerkkaart.ui.drawing import draw_stand_shape
from netwerkkaart.ui.widgets.badges import PhaseLadder, SectorBadge, StandBadge
from netwerkkaart.ui.widgets.busy import BusyBar
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.choices import one_of
from netwerkkaart.ui.widgets.confirm import ConfirmInline
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.flow import FlowLayout
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.heat import HeatTable
from netwerkkaart.ui.widgets.line import Line
from netwerkkaart.ui.widgets.note import NoteField
from netwerkkaart.ui.widgets.persontile import Person, PersonTile, PersonTiles
from netwerkkaart.ui.widgets.sidepanel import SidePanel
from netwerkkaart.ui.widgets.status import StatusLine
from netwerkkaart.ui.widgets.timeline import Event, TimelineView
from netwerkkaart.ui.widgets.typed_date import parse_date
from tests.keyboard import type_text

TODAY = date(2026, 11, 24)  # a Tuesday
W = TypeVar("W", bound=QWidget)


@pytest.fixture(autouse=True)
def _still(qapp: QApplication) -> Iterator[None]:
    qapp.setProperty("reducedMotion", True)
    yield
    qapp.setProperty("reducedMotion", None)


def shown(qtbot: QtBot, widget: W) -> W:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()
    return widget


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def chips(qtbot: QtBot, *, exclusive: bool = False, required: bool = False) -> tuple[ChipGroup, list[list[str]]]:
    group = ChipGroup(exclusive=exclusive, required=required)
    for key in ("ouders", "pesten", "media"):
        group.add(key, key)
    told: list[list[str]] = []
    group.changed.connect(told.append)
    return shown(qtbot, group), told


def test_chips_are_walked_with_arrows_and_switched_with_space(qtbot: QtBot) -> None:
    group, told = chips(qtbot)
    group.chip("ouders").setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Right):
        press(key)
    assert told == [["ouders"], ["ouders", "media"]]
    assert QApplication.focusWidget() is group.chip("ouders")
    press(Qt.Key.Key_End)
    assert QApplication.focusWidget() is group.chip("media")
    stops = [key for key in group.keys() if group.chip(key).focusPolicy() & Qt.FocusPolicy.TabFocus]  # noqa: SIM118
    assert stops == ["media"]


def test_one_of_several_chips(qtbot: QtBot) -> None:
    group, told = chips(qtbot, exclusive=True, required=True)
    group.set_checked(["pesten"])
    assert told == []
    group.chip("media").click()
    group.chip("media").click()
    assert told == [["media"]]
    assert group.checked() == ["media"]


def test_chips_flow_over_lines(qtbot: QtBot) -> None:
    box = QWidget()
    flow = FlowLayout(box, gap=10)
    for _ in range(5):
        piece = QWidget()
        piece.setFixedSize(90, 20)
        flow.addWidget(piece)
    assert flow.heightForWidth(300) == 20 + 10 + 20
    assert flow.heightForWidth(90) == 5 * 20 + 4 * 10
    shown(qtbot, box).resize(300, 100)
    QApplication.processEvents()
    item = flow.itemAt(3)
    assert item is not None
    assert item.geometry().topLeft() == QPoint(0, 30)


@pytest.mark.parametrize(("wide", "lines"), [(900, 1), (300, 2), (170, 4)])
def test_chips_are_as_high_as_their_lines_in_a_column_and_beside_other_things(
    qtbot: QtBot, wide: int, lines: int
) -> None:
    for layout in (QVBoxLayout, QHBoxLayout):
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        inner = layout()
        column.addLayout(inner)
        group = ChipGroup()
        for number in range(4):
            group.add(number, f"schooljaar {number}")
        inner.addWidget(group)
        column.addWidget(QPlainTextEdit(), 1)
        box.resize(wide, 600)
        shown(qtbot, box)
        assert group.height() == 28 * lines + 6 * (lines - 1)
        assert group.minimumSizeHint().height() == 28


def test_few_chips_ask_for_one_line(qtbot: QtBot) -> None:
    box = QWidget()
    row = QHBoxLayout(box)
    group = ChipGroup()
    for text in ("naam", "sector", "wijk"):
        group.add(text, text)
    row.addWidget(group)
    row.addStretch(1)
    box.resize(700, 100)
    shown(qtbot, box)
    assert {group.chip(key).y() for key in ("naam", "sector", "wijk")} == {group.chip("naam").y()}
    assert group.chip("wijk").geometry().right() < group.width()


def test_a_dialog_makes_room_for_its_error_and_gives_it_back_only_when_asked(qtbot: QtBot) -> None:
    dialog = Dialog("Aanspreekpunt kiezen", intro="Een zin die zegt waar het over gaat.")
    field = QPlainTextEdit()
    field.setFixedHeight(80)
    dialog.body.addWidget(field)
    shown(qtbot, dialog)
    before = dialog.height()
    dialog.show_error("Kies eerst iemand van de school. " * 8)
    grown = dialog.height()
    assert grown > before + 60
    assert field.height() == 80
    dialog.show_error("")
    assert dialog.height() == grown
    dialog.fit()
    assert dialog.height() == before


def test_a_note_warns_and_never_blocks(qtbot: QtBot) -> None:
    note = shown(qtbot, NoteField(lambda: TODAY))
    type_text(note.edit, "Koffie met een leerling én Zoë")
    assert note.text() == "Koffie met een leerling én Zoë"
    qtbot.waitUntil(lambda: bool(note.warning()))
    assert "“leerling”" in note.warning()
    note.leave_button.click()
    assert not note.open_warning()
    type_text(note.edit, " en de moeder van")
    assert note.open_warning()
    assert "“moeder van”" in note.warning()
    assert "leerling’" not in note.warning()
    note.mend_button.click()
    assert QApplication.focusWidget() is note.edit
    note.edit.setPlainText("Goed gesprek")
    assert not note.open_warning()
    assert "Geen namen of verhalen" in note.edit.accessibleDescription()


def test_a_kept_note_was_accepted_before(qtbot: QtBot) -> None:
    note = shown(qtbot, NoteField(lambda: TODAY))
    note.set_text("over een leerling")
    assert not note.open_warning()


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("v", TODAY, TODAY),
        ("t", TODAY, TODAY),
        ("Vandaag", TODAY, TODAY),
        ("gisteren", date(2026, 11, 23), date(2026, 11, 23)),
        ("-3", date(2026, 11, 21), date(2026, 11, 21)),
        ("+7", date(2026, 12, 1), date(2026, 12, 1)),
        ("di", TODAY, TODAY),
        ("vr", date(2026, 11, 20), date(2026, 11, 27)),
        ("woensdag", date(2026, 11, 18), date(2026, 11, 25)),
        ("24", TODAY, TODAY),
        ("25", date(2026, 10, 25), date(2026, 11, 25)),
        ("31", date(2026, 10, 31), date(2026, 12, 31)),
        ("3 mrt", date(2026, 3, 3), date(2027, 3, 3)),
        ("3 maart", date(2026, 3, 3), date(2027, 3, 3)),
        ("29 feb", date(2024, 2, 29), date(2028, 2, 29)),
        ("24-11", TODAY, TODAY),
        ("1/12/25", date(2025, 12, 1), date(2025, 12, 1)),
        ("di 24 nov 2026", TODAY, TODAY),
        ("24 november 2026", TODAY, TODAY),
        ("2026-11-24", TODAY, TODAY),
        ("31 februari", None, None),
        ("32-1-2026", None, None),
        ("d", None, None),
        ("", None, None),
        ("morgenavond", None, None),
    ],
)
def test_dates_as_people_type_them(text: str, past: date | None, future: date | None) -> None:
    assert parse_date(text, TODAY) == past
    assert parse_date(text, TODAY, future=True) == future


def test_every_shown_date_is_read_back(qtbot: QtBot) -> None:
    field = shown(qtbot, DateField(TODAY))
    for days in range(0, 800, 3):
        field.set_value(TODAY - timedelta(days=days))
        assert parse_date(field.text(), TODAY) == field.value()


def test_a_date_field_steps_and_settles(qtbot: QtBot) -> None:
    field = shown(qtbot, DateField(TODAY))
    told: list[date | None] = []
    field.changed.connect(told.append)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert told == [TODAY, date(2026, 11, 25), date(2026, 11, 18)]
    field.selectAll()
    type_text(field, "3 nov")
    assert field.value() == date(2026, 11, 3)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "di 3 nov 2026"
    field.selectAll()
    type_text(field, "ooit")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() is None
    assert "niet te lezen" in field.problem()
    assert field.property("invalid")
    field.set_value(TODAY)
    assert not field.property("invalid")


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


def test_what_flows_stands_around_the_middle_of_its_line(qtbot: QtBot) -> None:
    box = shown(qtbot, QWidget())
    flow = FlowLayout(box)
    low, high = QWidget(), QWidget()
    for widget, height in ((low, 12), (high, 30)):
        widget.setFixedSize(40, height)
        flow.addWidget(widget)
        widget.show()
    box.resize(200, 60)
    flow.activate()
    assert abs(low.geometry().center().y() - high.geometry().center().y()) <= 1
    assert flow.heightForWidth(200) == 30
    assert flow.heightForWidth(60) == 12 + 6 + 30


def test_of_a_menu_of_choices_one_holds(qtbot: QtBot) -> None:
    menu = shown(qtbot, QMenu())
    actions = [menu.addAction(text) for text in ("2026–2027", "2025–2026")]
    for action in actions:
        action.setCheckable(True)
    actions[0].setChecked(True)
    one_of(menu)
    actions[1].trigger()
    assert [action.isChecked() for action in actions] == [False, True]


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


class _Refusing(Dialog):
    name = ""

    def save(self) -> None:
        if not self.name:
            raise NetwerkkaartError("Vul een naam in.")


def test_a_dialog_stays_open_with_the_reason(qtbot: QtBot) -> None:
    dialog = _Refusing("School toevoegen")
    field = QLineEdit()
    dialog.body.addWidget(field)
    shown(qtbot, dialog)
    assert QApplication.focusWidget() is field
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.error() == "Vul een naam in."
    dialog.name = "De Wilg"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.result() == 1


def test_a_form_names_its_fields(qtbot: QtBot) -> None:
    form = Form()
    name = form.row("Naam", QLineEdit(), "Zoals de school zichzelf noemt")
    shown(qtbot, form)
    assert name.accessibleName() == "Naam"
    assert name.accessibleDescription() == "Zoals de school zichzelf noemt"


def test_escape_refuses(qtbot: QtBot) -> None:
    sure = ConfirmInline("Verwijderen?", "Verwijderen", "Niet doen")
    qtbot.addWidget(sure)
    told: list[str] = []
    sure.confirmed.connect(lambda: told.append("ja"))
    sure.refused.connect(lambda: told.append("nee"))
    sure.ask()
    sure.activateWindow()
    QApplication.processEvents()
    assert sure.no.hasFocus()
    QTest.keyClick(sure.no, Qt.Key.Key_Escape)
    sure.ask()
    sure.yes.click()
    assert told == ["nee", "ja"]


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
