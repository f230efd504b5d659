"""The tab “Vertrouwen & groei”: pointing, walking and opening, the table twin, and the peiling."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.growth import RECORDS, Mark, MarkKind
from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.surveys import SurveyAnswer, SurveySide, SurveyStatement
from netwerkkaart.domain.trust import SignalKind, StandOrigin, TrustStand
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
from netwerkkaart.ui.schools.growth.tab import GrowthTab
from netwerkkaart.ui.schools.page import SchoolsPage
from netwerkkaart.ui.schools.phase_dialog import PhaseDialog
from netwerkkaart.ui.schools.stand_dialog import StandDialog
from netwerkkaart.ui.theme import current
from netwerkkaart.ui.widgets.line import Line
from netwerkkaart.usecases.activities import ActivityDraft, add_activity
from netwerkkaart.usecases.contacts import end_position
from netwerkkaart.usecases.partnership import set_phase, set_trust_state
from netwerkkaart.usecases.schools import set_ambition
from netwerkkaart.usecases.surveys import SurveyDraft, log_survey
from netwerkkaart.usecases.visits import SignalDraft, VisitDraft, log_visit
from netwerkkaart.usecases.workers import AssignmentDraft, assign
from tests.town import TODAY, Town

A, S = SurveyAnswer, SurveyStatement
SAME = dict.fromkeys(S, A.REASONABLY)


def opened(page: SchoolsPage, school_id: int) -> GrowthTab:
    page.show_target(Target("schools", Kind.SCHOOL, school_id, "growth"))
    QApplication.processEvents()
    return page.dossier.growth


def survey(
    store: Store, town: Town, side: SurveySide, day: date, answers: dict[SurveyStatement, SurveyAnswer] | None = None
) -> int:
    return log_survey(store, SurveyDraft(town.lyceum, side, day, answers or SAME, town.bilal), today=TODAY)


def spot_of(chart: GrowthChart, kind: MarkKind) -> Spot:
    assert chart.picture is not None
    return next(spot for spot in chart.picture.spots if spot.marks[0].kind is kind)


def place(spot: Spot) -> QPoint:
    across = spot.box.right - 8 if spot.lane in (Lane.PHASES, Lane.STANDS) else spot.x
    return QPoint(round(across), round(spot.y))


def move(widget: QWidget, where: QPoint) -> None:
    """Move the pointer over a widget, also where it is scrolled out of sight."""
    there = QPointF(where)
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, there, widget.mapToGlobal(there), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


def press(chart: GrowthChart, key: Qt.Key) -> None:
    QTest.keyClick(chart, key)
    QApplication.processEvents()


# --- the chart


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


def busy(store: Store, town: Town) -> None:
    """Give the lyceum a mark of every kind."""
    add_activity(store, ActivityDraft(town.lyceum, 1, "Training", date(2026, 5, 12)))
    survey(store, town, SurveySide.US, date(2026, 9, 1))
    survey(store, town, SurveySide.SCHOOL, date(2026, 9, 3))


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


# --- the peiling


def test_each_statement_shows_both_sides_and_names_a_difference(page: SchoolsPage, store: Store, town: Town) -> None:
    survey(store, town, SurveySide.US, date(2026, 9, 1))
    survey(
        store,
        town,
        SurveySide.SCHOOL,
        date(2026, 9, 3),
        {**SAME, S.SKILL_TRUSTED: A.A_LITTLE, S.SAME_GOAL: A.DO_NOT_KNOW},
    )
    card = opened(page, town.lyceum).surveys
    assert (
        card.compared.text() == "Bij één stelling antwoorden wij en de school anders: een onderwerp voor het gesprek."
    )
    assert [row.statement for row in card.rows if row.is_topic()] == [S.SKILL_TRUSTED]
    row = next(row for row in card.rows if row.statement is S.SKILL_TRUSTED)
    assert row.latest() == "wij: redelijk\nde school: een beetje"
    assert row.answers() == []
    row.more.click()
    assert row.answers() == ["3 sep 2026 · de school: een beetje", "1 sep 2026 · wij: redelijk"]
    assert "3 sep 2026 · de school: een beetje" in row.line.accessibleDescription()
    card.why.click()
    assert card.why.isChecked()


def test_an_answer_opens_its_peiling(page: SchoolsPage, store: Store, town: Town) -> None:
    survey(store, town, SurveySide.US, date(2026, 9, 1))
    card = opened(page, town.lyceum).surveys
    line = card.rows[0].line
    spot = line._at(card._dossier.surveys[0])  # type: ignore[union-attr]
    assert spot is not None
    move(line, spot.toPoint())
    assert line.toolTip() == "1 sep 2026 · wij: redelijk"
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=spot.toPoint())
    dialog = page.findChild(SurveyDialog)
    assert dialog is not None
    assert dialog.answers() == SAME
    dialog.close()


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        ([(SurveySide.US, date(2026, 9, 1))], "De school vulde hem nog niet in"),
        ([(SurveySide.SCHOOL, date(2026, 9, 1))], "Wij vulden hem zelf nog niet in"),
        ([(SurveySide.US, date(2025, 9, 1)), (SurveySide.SCHOOL, date(2026, 9, 1))], "te ver uiteen"),
        ([(SurveySide.US, date(2026, 8, 31)), (SurveySide.SCHOOL, date(2026, 9, 1))], "overal hetzelfde"),
    ],
)
def test_what_can_not_be_compared_says_why(
    page: SchoolsPage, store: Store, town: Town, sides: list[tuple[SurveySide, date]], said: str
) -> None:
    for side, day in sides:
        survey(store, town, side, day)
    assert said in opened(page, town.lyceum).surveys.compared.text()


def test_a_quiet_line_says_when_ours_is_old(page: SchoolsPage, store: Store, town: Town) -> None:
    card = opened(page, town.lyceum).surveys
    assert not card.reminder.isVisible()
    survey(store, town, SurveySide.US, date(2026, 5, 22))
    assert card.reminder.isVisible()
    assert card.reminder.text() == "De laatste peiling van ons is van 22 mei 2026, meer dan een half jaar geleden."
    survey(store, town, SurveySide.US, date(2026, 5, 23))
    assert not card.reminder.isVisible()


def test_a_peiling_is_filled_in_by_keyboard_alone(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    desk.set_me(town.noor, "Noor Tesselaar")
    tab = opened(page, town.lyceum)
    tab.surveys.new.setFocus()
    QTest.keyClick(tab.surveys.new, Qt.Key.Key_Space)
    dialog = page.findChild(SurveyDialog)
    assert dialog is not None
    QApplication.processEvents()
    for key in (Qt.Key.Key_4, Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_1):
        QTest.keyClick(_focused(), key)
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
        if _focused() not in [radio for row in dialog.rows for radio in row.radios]:
            QTest.keyClick(_focused(), Qt.Key.Key_Tab)  # past the cross that takes the answer away
    assert [row.answer() for row in dialog.rows] == [A.FULLY, A.REASONABLY, A.DO_NOT_KNOW, A.NOT_AT_ALL, None, None]
    dialog.rows[3].radios[0].setFocus()
    QTest.keyClick(_focused(), Qt.Key.Key_Right)
    assert dialog.rows[3].answer() is A.A_LITTLE
    QTest.keyClick(dialog.rows[1].radios[2], Qt.Key.Key_Delete)
    assert dialog.rows[1].answer() is None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    (kept,) = page.dossier.growth.surveys._dossier.surveys  # type: ignore[union-attr]
    assert kept.answers == {
        S.PROMISES_KEPT: A.FULLY,
        S.HARD_THINGS_DISCUSSED: A.DO_NOT_KNOW,
        S.ROLES_RESPECTED: A.A_LITTLE,
    }
    assert (kept.side, kept.day, kept.set_by) == (SurveySide.US, TODAY, "Noor Tesselaar")
    assert tab.surveys.rows[0].latest() == "wij: helemaal wel"
    store.undo()
    assert tab.surveys.empty.isVisible()


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_peiling_is_changed_and_deleted(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    number = survey(store, town, SurveySide.US, date(2026, 9, 1))
    opened(page, town.lyceum)
    dialog = SurveyDialog(desk, page, school_id=town.lyceum, survey_id=number)
    dialog.rows[0].clear.click()
    dialog.side.set_checked([SurveySide.SCHOOL])
    dialog.worker.setCurrentIndex(0)
    dialog.try_accept()
    row = page.dossier.growth.surveys.rows[0]
    assert row.latest() == "de school: niet beantwoord"
    again = SurveyDialog(desk, page, school_id=town.lyceum, survey_id=number)
    assert (again.side.checked(), again.worker.currentText()) == ([SurveySide.SCHOOL], "niet genoteerd")
    for one in again.rows:
        one.set_answer(None)
    again.try_accept()
    assert again.error().startswith("Beantwoord minstens één stelling")
    again._delete()
    assert page.dossier.growth.surveys.empty.isVisible()


def test_the_form_of_the_school_is_kept_as_pdf(
    page: SchoolsPage, desk: Desk, town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "formulier"
    offered: list[str] = []

    def chosen(_parent: object, _title: str, wanted: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(wanted).name)
        return str(out), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    said: list[str] = []
    desk.said.connect(said.append)
    card = opened(page, town.lyceum).surveys
    card.form_button.menu().actions()[0].trigger()
    assert offered == ["Peiling - Hanzewaard College.pdf"]
    assert (tmp_path / "formulier.pdf").read_bytes().startswith(b"%PDF")
    assert said == ["Formulier bewaard: formulier.pdf"]


def test_a_file_that_is_only_read_can_be_looked_at(
    desk: Desk, page: SchoolsPage, store: Store, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey(store, town, SurveySide.US, date(2026, 9, 1))
    monkeypatch.setattr(Store, "read_only", property(lambda _self: True))
    tab = opened(page, town.lyceum)
    assert not tab.surveys.new.isEnabled()
    assert tab.surveys.form_button.isEnabled()
    for dialog in (
        SurveyDialog(desk, page, school_id=town.lyceum, survey_id=1),
        PhaseDialog(desk, page, school_id=town.lyceum, phase_id=1),
        StandDialog(desk, page, school_id=town.lyceum, state_id=1),
    ):
        assert not dialog.ok_button.isEnabled()


# --- the stand, the ladder and their history


def test_the_stand_says_since_when_by_whom_and_why(page: SchoolsPage, store: Store, town: Town) -> None:
    card = opened(page, town.lyceum).stand
    assert "krijgt vorm" in card.badge.accessibleName()
    assert _texts(card) >= {"sinds di 10 mrt 2026 · voorgesteld · door Bilal Oukili", "Het programma stelt voor:"}
    assert not card.doubt.isVisible()
    assert "geen beeld" in card.proposed.accessibleName()
    assert not card.tests[0].isVisible()
    card.why.click()
    assert [row.title() for row in card.tests][-1] == "minstens 3 contactdagen: 1"
    assert "minstens 3 contactdagen: 1: nog niet" in [row.spoken() for row in card.tests]
    assert "Geen beeld: minder dan 3 contactdagen in de laatste 20 schoolweken." in _texts(card)
    fresh = opened(page, town.kribbe).stand
    assert "nog niet gezet" in _texts(fresh)
    assert not fresh.tests[0].isVisible()  # another school begins folded


def test_a_test_opens_the_records_behind_it(page: SchoolsPage, town: Town, wanted: list[object], desk: Desk) -> None:
    went: list[object] = []
    tab = opened(page, town.lyceum)
    desk.going.connect(went.append)
    by_text = {row.title(): row for row in tab.ladder.tests}
    for text, rule, name in (
        (
            "verkenningsgesprek gevoerd",
            "Voldaan zodra er een verkenningsgesprek",
            "di 10 mrt 2026 · verkenningsgesprek",
        ),
        ("minstens één thema genoemd", "Voldaan zodra bij een bezoek een thema", ""),
        ("minstens 2 contacten gesproken (2)", "Voldaan zodra twee mensen", "Anna van den Berg"),
    ):
        row = by_text[text]
        assert row.spoken().endswith("voldaan")
        row.why.click()
        assert row.reasons()[0].startswith(rule)
        assert row.reasons()[1].startswith(name)
        row.links()[0].click()
    assert wanted == [VisitPrefill(visit_id=town.visits[1])]
    assert [(target.page, target.kind) for target in went] == [  # type: ignore[attr-defined]
        ("themes", Kind.THEME),
        ("contacts", Kind.CONTACT),
    ]
    unmet = by_text["minstens één inzet gedaan"]
    unmet.why.click()
    assert "Er is nog niets dat meetelt." in _texts(unmet)
    assert unmet.spoken().endswith("nog niet")


def test_every_test_of_stand_and_ladder_has_its_why(page: SchoolsPage, store: Store, town: Town) -> None:
    busy(store, town)
    tab = opened(page, town.lyceum)
    for row in (*tab.stand.tests, *tab.ladder.tests, *tab.readings.rows):
        row.unfold()
        rule = row.reasons()[0]
        assert rule.endswith(".")
        assert "{" not in rule
        assert row.links() or "Er is nog niets dat meetelt." in _texts(row)
        for shown in row.links():
            shown.click()
        for dialog in page.findChildren(QDialog):
            dialog.close()


def test_the_ladder_marks_where_the_school_is_and_wants_to_be(page: SchoolsPage, store: Store, town: Town) -> None:
    set_ambition(store, town.lyceum, Phase.FIXED_FACE)
    tab = opened(page, town.lyceum)
    assert {"3 Verkenning · nu", "5 Vast gezicht · ambitie", "4 Eerste inzet"} <= _texts(tab.ladder)
    assert "Verkenning gehouden" in _texts(tab.ladder)
    set_ambition(store, town.lyceum, Phase.EXPLORING)
    assert "3 Verkenning · nu · ambitie" in _texts(tab.ladder)


def test_a_stand_that_is_asked_after_and_holds_is_set_again(
    page: SchoolsPage, desk: Desk, store: Store, town: Town
) -> None:
    desk.set_me(town.noor, "Noor Tesselaar")
    old = TrustStand.GROUNDED
    set_trust_state(store, town.kribbe, old, since=date(2025, 1, 7), origin=StandOrigin.OWN, reason="proef")
    tab = opened(page, town.kribbe)
    assert tab.stand.doubt.isVisible()
    assert "Klopt dit nog? Ouder dan 12 maanden" in _texts(tab.stand)
    tab.stand.holds.setFocus()
    QTest.keyClick(tab.stand.holds, Qt.Key.Key_Space)
    assert not tab.stand.doubt.isVisible()
    held = tab._dossier.record.stands  # type: ignore[union-attr]
    assert [(step.stand, step.since) for step in held] == [(old, date(2025, 1, 7)), (old, TODAY)]
    assert (held[-1].origin, held[-1].set_by, held[-1].reason) == (
        StandOrigin.OWN,
        "Noor Tesselaar",
        "Nagegaan: dit klopt nog.",
    )
    store.undo()
    assert tab.stand.doubt.isVisible()


def test_the_history_opens_a_step_to_put_it_right_or_take_it_back(
    page: SchoolsPage, desk: Desk, store: Store, town: Town
) -> None:
    set_phase(store, town.lyceum, Phase.FIRST_CONTACT, since=date(2026, 9, 22), back_because=StepBackReason.CAPACITY)
    tab = opened(page, town.lyceum)
    lines = tab.history.findChildren(Line)
    assert [line.text() for line in lines] == [
        "Fase 1 Eerste contact",
        "Stand van het vertrouwen: krijgt vorm",
        "Fase 3 Verkenning",
        "Fase 1 Eerste contact",
    ]
    assert lines[0].note == "di 22 sep 2026 · stap terug: capaciteit"
    lines[0].click()
    dialog = page.findChild(PhaseDialog)
    assert dialog is not None
    assert (dialog.chosen(), dialog.since.value()) == (Phase.FIRST_CONTACT, date(2026, 9, 22))
    assert dialog.because.currentData() == StepBackReason.CAPACITY
    dialog.group.button(4).click()
    assert not dialog.goes_back()
    dialog.try_accept()
    QApplication.processEvents()
    assert tab.history.findChildren(Line)[0].text() == "Fase 4 Eerste inzet"
    tab.history.findChildren(Line)[0].click()
    again = next(one for one in page.findChildren(PhaseDialog) if one.isVisible())
    again._delete()
    assert [span.phase for span in tab.picture._dossier.growth.phases] == [  # type: ignore[union-attr]
        Phase.FIRST_CONTACT,
        Phase.EXPLORING,
    ]


def test_a_stand_put_right_keeps_how_it_came_about(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    tab = opened(page, town.lyceum)
    dialog = StandDialog(desk, page, school_id=town.lyceum, state_id=1)
    assert "Het programma stelde toen voor:" in _texts(dialog)
    dialog.since.set_value(date(2026, 3, 12))
    dialog.try_accept()
    (step,) = tab._dossier.record.stands  # type: ignore[union-attr]
    assert (step.since, step.origin, step.set_by) == (date(2026, 3, 12), StandOrigin.PROPOSED, "Bilal Oukili")
    other = StandDialog(desk, page, school_id=town.lyceum, state_id=1)
    other.stand.chip(TrustStand.ABSENT).click()
    other.try_accept()
    assert "Schrijf in een zin waarom" in other.error()
    other._delete()
    assert "nog niet gezet" in _texts(tab.stand)


def _texts(widget: QWidget) -> set[str]:
    QApplication.processEvents()
    return {one.text() for one in widget.findChildren(QLabel) if not one.isHidden()}
