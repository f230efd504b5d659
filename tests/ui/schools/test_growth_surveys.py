"""The peiling in the tab “Vertrouwen & groei”: filled in, compared, changed and printed."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from netwerkkaart.domain.surveys import SurveySide
from netwerkkaart.store.work import Store
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.growth.survey_dialog import SurveyDialog
from netwerkkaart.ui.schools.page import SchoolsPage
from netwerkkaart.ui.schools.phase_dialog import PhaseDialog
from netwerkkaart.ui.schools.stand_dialog import StandDialog
from tests.town import TODAY, Town
from tests.ui.schools.growing import SAME, A, S, move, opened, survey


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
