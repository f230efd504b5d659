"""The growth chart and its table twin: pointing, walking and opening."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.growth import RECORDS, Mark, MarkKind
from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.domain.trust import SignalKind
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.graph.growth.layout import lay_out
from netwerkkaart.graph.growth.picture import Lane, Spot
from netwerkkaart.look import DARK, LIGHT
from netwerkkaart.queries.growth import key_rows
from netwerkkaart.store.work import Store
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.schools.activity_dialog import ActivityDialog
from netwerkkaart.ui.schools.agreement_dialog import AgreementDialog
from netwerkkaart.ui.schools.growth.chart import GrowthChart
from netwerkkaart.ui.schools.growth.survey_dialog import SurveyDialog
from netwerkkaart.ui.schools.page import SchoolsPage
from netwerkkaart.ui.schools.phase_dialog import PhaseDialog
from netwerkkaart.ui.schools.stand_dialog import StandDialog
from netwerkkaart.ui.theme import current
from netwerkkaart.usecases.contacts import end_position
from netwerkkaart.usecases.visits import SignalDraft, VisitDraft, log_visit
from netwerkkaart.usecases.workers import AssignmentDraft, assign
from tests.town import TODAY, Town
from tests.ui.schools.growing import busy, move, opened


def spot_of(chart: GrowthChart, kind: MarkKind) -> Spot:
    assert chart.picture is not None
    return next(spot for spot in chart.picture.spots if spot.marks[0].kind is kind)


def place(spot: Spot) -> QPoint:
    across = spot.box.right - 8 if spot.lane in (Lane.PHASES, Lane.STANDS) else spot.x
    return QPoint(round(across), round(spot.y))


def press(chart: GrowthChart, key: Qt.Key) -> None:
    QTest.keyClick(chart, key)
    QApplication.processEvents()


def test_hovering_names_what_is_under_the_pointer(page: SchoolsPage, town: Town) -> None:
    card = opened(page, town.lyceum).picture
    assert card.says.text().startswith("Wijs iets aan")
    for kind, words in (
        (MarkKind.NEEDS_TALK, "di 10 mrt 2026 · Verkenningsgesprek · met Anna van den Berg, Zoë Çelik"),
        (MarkKind.PHASE, "di 7 okt 2025 · Fase 1 Eerste contact · door Bilal Oukili"),
        (MarkKind.STAND, "di 10 mrt 2026 · Stand van het vertrouwen: krijgt vorm · voorgesteld"),
        (MarkKind.STRAINING, "di 7 okt 2025 · Hield ons op afstand · schurend · openheid"),
        (MarkKind.COVENANT_ENDED, "do 31 dec 2026 · Einde van Convenant 2026"),
    ):
        move(card.chart, place(spot_of(card.chart, kind)))
        assert words in card.says.text()
        assert card.chart.toolTip() == card.says.text() == card.chart.accessibleDescription()
    move(card.chart, QPoint(2, 2))
    assert card.says.text().startswith("Wijs iets aan")
    assert "Fase 3 Verkenning sinds di 10 mrt 2026." in card.chart.accessibleDescription()


def test_several_signs_on_one_place_are_named_and_offered(
    page: SchoolsPage, store: Store, town: Town, wanted: list[object], qtbot: QtBot
) -> None:
    signals = tuple(SignalDraft(kind) for kind in (SignalKind.WE_WERE_USEFUL, SignalKind.ASKED_FOR_US))
    number = log_visit(store, VisitDraft(town.lyceum, date(2026, 9, 8), VisitKind.PHONE, signals=signals), today=TODAY)
    card = opened(page, town.lyceum).picture
    spot = next(spot for spot in card.chart.picture.of_lane(Lane.BUILDING) if spot.marks[0].day == date(2026, 9, 8))  # type: ignore[union-attr]
    move(card.chart, place(spot))
    assert card.says.text() == "di 8 sep 2026 · 2 hier: Vroeg om onze inzet of ons oordeel, Wij waren van betekenis"
    QTest.mouseClick(card.chart, Qt.MouseButton.LeftButton, pos=place(spot))
    menu = next(one for one in card.findChildren(QMenu) if one.isVisible())
    assert [action.text() for action in menu.actions()] == [
        "8 sep 2026 · Vroeg om onze inzet of ons oordeel",
        "8 sep 2026 · Wij waren van betekenis",
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert wanted == [VisitPrefill(visit_id=number)]


@pytest.mark.parametrize(
    ("kind", "dialog"),
    [
        (MarkKind.PHASE, PhaseDialog),
        (MarkKind.STAND, StandDialog),
        (MarkKind.FIRST_ACTIVITY, ActivityDialog),
        (MarkKind.COVENANT_STARTED, AgreementDialog),
        (MarkKind.SURVEY_SCHOOL, SurveyDialog),
    ],
)
def test_a_click_opens_what_can_be_changed(
    page: SchoolsPage, store: Store, town: Town, kind: MarkKind, dialog: type[QDialog]
) -> None:
    busy(store, town)
    card = opened(page, town.lyceum).picture
    QTest.mouseClick(card.chart, Qt.MouseButton.LeftButton, pos=place(spot_of(card.chart, kind)))
    shown = page.findChild(dialog)
    assert shown is not None
    assert shown.isVisible()
    shown.close()


def test_a_click_on_a_visit_or_signal_opens_the_visit(page: SchoolsPage, town: Town, wanted: list[object]) -> None:
    card = opened(page, town.lyceum).picture
    for kind in (MarkKind.NEEDS_TALK, MarkKind.STRAINING, MarkKind.CONTACT):
        QTest.mouseClick(card.chart, Qt.MouseButton.LeftButton, pos=place(spot_of(card.chart, kind)))
    assert wanted == [VisitPrefill(visit_id=town.visits[number]) for number in (1, 0, 0)]


def test_every_kind_of_mark_has_words_and_opens(
    page: SchoolsPage, desk: Desk, store: Store, town: Town, wanted: list[object]
) -> None:
    busy(store, town)
    with store.read() as connection:
        (key,) = key_rows(connection, town.lyceum)
    assign(store, AssignmentDraft(town.noor, town.lyceum, AssignmentKind.FIXED, date(2026, 10, 5)))
    end_position(store, key.position_id, date(2026, 10, 2))
    went: list[object] = []
    desk.going.connect(went.append)
    tab = opened(page, town.lyceum)
    went.clear()
    tab.picture.turn()
    assert tab.picture.table is not None
    rows = tab.picture.table.rows
    seen, made = set(), list[str]()
    for number in range(rows.rowCount()):
        row = rows.row(number)
        assert row is not None
        assert row.title
        seen.add(RECORDS[row.mark.kind])
        tab.picture.table.opened.emit(row.mark)
        opens = page.findChildren(QDialog)
        made += [type(shown).__name__ for shown in opens if shown.isVisible()]
        for shown in opens:
            shown.close()
    assert {"AssignmentDialog", "AgreementDialog", "PhaseDialog", "StandDialog", "SurveyDialog"} <= set(made)
    assert seen == {
        Kind.VISIT,
        Kind.SIGNAL,
        Kind.PHASE,
        Kind.TRUST_STATE,
        Kind.AGREEMENT,
        Kind.ACTIVITY,
        Kind.SURVEY,
        Kind.CONTACT,
        Kind.ASSIGNMENT,
    }
    assert went == [Target("contacts", Kind.CONTACT, town.anna)]
    assert len(wanted) == 8  # three contacts, two of them flags too, and three signals


def test_the_keyboard_walks_along_the_marks(page: SchoolsPage, town: Town, wanted: list[object]) -> None:
    tab = opened(page, town.lyceum)
    chart = tab.picture.chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert [mark.kind for mark in chart.pointed_at()] == [MarkKind.PHASE]
    assert "Fase 3 Verkenning" in tab.picture.says.text()
    press(chart, Qt.Key.Key_Left)
    assert "Fase 1 Eerste contact" in tab.picture.says.text()
    press(chart, Qt.Key.Key_Left)
    assert "Fase 1 Eerste contact" in tab.picture.says.text()  # the first stays the first
    press(chart, Qt.Key.Key_End)
    assert "Fase 3 Verkenning" in tab.picture.says.text()
    walked = []
    for _step in range(6):
        press(chart, Qt.Key.Key_Down)
        walked.append(chart.pointed_at()[0].kind)
    assert walked[:4] == [MarkKind.STAND, MarkKind.BUILDING, MarkKind.STRAINING, MarkKind.CONTACT]
    assert walked[-1] is MarkKind.CONTACT
    press(chart, Qt.Key.Key_Home)
    press(chart, Qt.Key.Key_Return)
    assert wanted == [VisitPrefill(visit_id=town.visits[0])]
    for _step in range(6):
        press(chart, Qt.Key.Key_Up)
    press(chart, Qt.Key.Key_Home)
    assert chart.pointed_at()[0].kind is MarkKind.FIRST_CONTACT


def test_walking_right_passes_every_sign_of_every_lane_once(page: SchoolsPage, store: Store, town: Town) -> None:
    busy(store, town)
    chart = opened(page, town.lyceum).picture.chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert chart.picture is not None
    for _lane in Lane:
        press(chart, Qt.Key.Key_Up)
    passed: list[Mark] = []
    for lane in chart.picture.lanes():
        press(chart, Qt.Key.Key_Home)
        for _spot in chart.picture.of_lane(lane):
            passed += chart.pointed_at()
            press(chart, Qt.Key.Key_Right)
        press(chart, Qt.Key.Key_Down)
    assert sorted(map(repr, passed)) == sorted(repr(mark) for spot in chart.picture.spots for mark in spot.marks)


def test_the_place_of_the_keyboard_stays_when_something_changes(page: SchoolsPage, store: Store, town: Town) -> None:
    chart = opened(page, town.lyceum).picture.chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    press(chart, Qt.Key.Key_Home)
    held = chart.pointed_at()
    log_visit(store, VisitDraft(town.lyceum, date(2025, 9, 2), VisitKind.PHONE), today=TODAY)
    assert chart.pointed_at() == held
    assert chart.picture is not None
    assert len(chart.picture.of_lane(Lane.CONTACTS)) == 4


def test_the_focus_can_be_seen_and_a_look_repaints(page: SchoolsPage, town: Town) -> None:
    chart = opened(page, town.lyceum).picture.chart

    def grabbed() -> QImage:
        QApplication.processEvents()
        return chart.grab().toImage()

    page.setFocus()
    bare = grabbed()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert grabbed() != bare
    page.setFocus()
    assert grabbed() == bare
    current.use(DARK)
    try:
        assert grabbed() != bare
    finally:
        current.use(LIGHT)
    assert grabbed() == bare


def test_the_chart_is_laid_out_for_the_width_there_is(page: SchoolsPage, town: Town) -> None:
    card = opened(page, town.lyceum).picture
    growth = page.dossier.growth.picture.chart
    assert growth.picture == lay_out(_growth(card), growth.width())
    page.resize(700, 600)
    QApplication.processEvents()
    assert growth.picture == lay_out(_growth(card), growth.width())
    assert growth.height() == -(-growth.picture.height // 1)


def _growth(card: QWidget):  # type: ignore[no-untyped-def]
    return card._dossier.growth  # type: ignore[attr-defined]


# --- the table twin


def test_ctrl_t_turns_chart_and_table(page: SchoolsPage, desk: Desk, town: Town, wanted: list[object]) -> None:
    tab = opened(page, town.lyceum)
    desk.actions.refresh()
    assert desk.actions["school.growth_table"].isEnabled()
    QTest.keyClick(page.dossier.tabs.tabBar(), Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    table = tab.picture.table
    assert table is not None
    assert table.isVisible()
    assert not tab.picture.chart.isVisible()
    assert table.table.hasFocus()
    rows = [table.rows.row(number) for number in range(table.rows.rowCount())]
    shown = sorted(repr(row.mark) for row in rows if row is not None)
    assert tab.picture.chart.picture is not None
    assert shown == sorted(repr(mark) for spot in tab.picture.chart.picture.spots for mark in spot.marks)
    tab.focus_filter()
    table.narrow("verkenning")
    assert {row.title for number in range(table.rows.rowCount()) if (row := table.rows.row(number))} == {
        "Fase 3 Verkenning",
        "Verkenningsgesprek",
    }
    table.narrow("")
    table.set_active_filters(["signals", "phases"])
    kinds = {row.mark.kind for number in range(table.rows.rowCount()) if (row := table.rows.row(number))}
    assert kinds == {MarkKind.PHASE, MarkKind.BUILDING, MarkKind.STRAINING}
    desk.actions.trigger("school.growth_table")
    assert tab.picture.chart.isVisible()
    assert tab.picture.chart.hasFocus()


def test_the_table_is_only_for_this_tab(page: SchoolsPage, desk: Desk, town: Town) -> None:
    opened(page, town.lyceum)
    page.show_target(Target("schools", Kind.SCHOOL, town.lyceum, "people"))
    desk.actions.refresh()
    assert not desk.actions["school.growth_table"].isEnabled()
    page.turn_growth()
    assert page.dossier.growth.picture.table is None


def test_a_school_without_anything_still_shows_the_ladder(page: SchoolsPage, town: Town) -> None:
    tab = opened(page, town.kribbe)
    assert tab.picture.chart.picture is not None
    assert tab.picture.chart.picture.spots == ()
    tab.picture.chart.setFocus(Qt.FocusReason.TabFocusReason)
    press(tab.picture.chart, Qt.Key.Key_Right)
    press(tab.picture.chart, Qt.Key.Key_Return)
    assert tab.picture.says.text() == "Hier komt de groei: leg een bezoek vast, of zet de fase of de stand."
    assert tab.surveys.empty.isVisible()
    tab.picture.turn()
    assert tab.picture.table is not None
    assert tab.picture.table.rows.rowCount() == 0
