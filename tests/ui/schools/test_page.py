"""The list of schools: what it says, how it narrows, and that it keeps its place."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from sqlalchemy import update

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.domain.schools import SchoolSource, Sector
from netwerkkaart.domain.trust import StandOrigin, TrustStand
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.store.tables import school
from netwerkkaart.store.work import Store
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.schools.page import SchoolsPage
from netwerkkaart.ui.schools.school_dialog import SchoolDialog
from netwerkkaart.usecases.partnership import set_trust_state
from netwerkkaart.usecases.schools import add_school, close_school
from netwerkkaart.usecases.visits import VisitDraft, delete_visits, log_visit
from netwerkkaart.usecases.workers import AssignmentDraft, assign
from tests.keyboard import type_text
from tests.town import TODAY, Town


def names(page: SchoolsPage) -> list[str]:
    return [row.name for row in page.model.rows()]


def cell(page: SchoolsPage, school: str, column: str) -> str:
    row = next(one for one in page.model.rows() if one.name == school)
    found = next(one for one in page.model.columns if one.key == column)
    return str(found.text(row))


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)
    QApplication.processEvents()


def test_what_the_list_says(page: SchoolsPage) -> None:
    assert names(page) == ["De Kribbe", "Hanzewaard College"]
    assert cell(page, "De Kribbe", "last") == "nog nooit"
    assert cell(page, "De Kribbe", "stand") == "geen beeld"
    assert cell(page, "Hanzewaard College", "phase") == "3 Verkenning"
    assert cell(page, "Hanzewaard College", "face") == "Bilal Oukili"
    assert cell(page, "Hanzewaard College", "gaps") == "locatiedirecteur, teamleider"


def test_an_old_stand_asks_in_words(page: SchoolsPage, store: Store, town: Town) -> None:
    since = date(2025, 1, 1)
    set_trust_state(store, town.kribbe, TrustStand.ABSENT, since=since, origin=StandOrigin.OWN, reason="proef")
    assert cell(page, "De Kribbe", "stand") == "ontbreekt, klopt dit nog?"


def test_a_visit_appears_at_once_and_undo_takes_it_away(page: SchoolsPage, store: Store, town: Town) -> None:
    page.list.select([town.kribbe])
    log_visit(store, VisitDraft(town.kribbe, TODAY, VisitKind.PHONE), today=TODAY)
    assert cell(page, "De Kribbe", "last") == "deze week"
    assert page.list.selected_ids() == [town.kribbe]
    store.undo()
    assert cell(page, "De Kribbe", "last") == "nog nooit"
    assert page.list.selected_ids() == [town.kribbe]


def test_an_empty_file_offers_the_one_next_step(fresh_page: SchoolsPage) -> None:
    assert names(fresh_page) == []
    buttons = [one for one in fresh_page.list.findChildren(QWidget) if one.isVisible() and hasattr(one, "clicked")]
    assert any("DUO" in str(one.property("text")) for one in buttons)
    assert fresh_page.list.chips.keys() == []
    assert not fresh_page.wijk_button.isVisible()


@pytest.mark.parametrize(
    ("chips", "shown"),
    [
        (["silent"], ["De Kribbe", "Hanzewaard College"]),
        (["vo"], ["Hanzewaard College"]),
        (["vo", "po"], ["De Kribbe", "Hanzewaard College"]),
        (["gaps", "po"], ["De Kribbe"]),
        (["closed"], ["Oude school"]),
        ([], ["De Kribbe", "Hanzewaard College", "Waardland"]),
    ],
)
def test_chips_narrow_and_closed_schools_wait_behind_theirs(
    page: SchoolsPage, store: Store, chips: list[str], shown: list[str]
) -> None:
    add_school(store, {"name": "Waardland", "sector": Sector.MBO})
    old = add_school(store, {"name": "Oude school", "sector": Sector.SBO})
    close_school(store, old, on=date(2026, 8, 1))
    log_visit(
        store,
        VisitDraft(next(row.id for row in page.model.rows() if row.name == "Waardland"), TODAY, VisitKind.MAIL),
        today=TODAY,
    )
    for key in chips:
        QTest.mouseClick(page.list.chips.chip(key), Qt.MouseButton.LeftButton)
    assert names(page) == shown


def test_my_schools_are_those_i_am_assigned_to(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    assert "mine" not in page.list.chips.keys()  # noqa: SIM118 - a method of ours, no dict
    desk.set_me(town.noor, "Noor Tesselaar")
    assign(store, AssignmentDraft(town.noor, town.kribbe, AssignmentKind.SUBSTITUTE))
    QTest.mouseClick(page.list.chips.chip("mine"), Qt.MouseButton.LeftButton)
    assert names(page) == ["De Kribbe"]


def test_one_wijk(page: SchoolsPage, store: Store) -> None:
    add_school(store, {"name": "Waardland", "sector": Sector.MBO})
    page.choose_wijk("Binnenstad")
    assert names(page) == ["De Kribbe", "Hanzewaard College"]
    assert "Binnenstad" in page.wijk_button.accessibleName()
    page.choose_wijk("")
    assert len(names(page)) == 3


def test_enter_opens_and_escape_comes_back_to_the_same_row(page: SchoolsPage, town: Town) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert page.current_target() == Target("schools", Kind.SCHOOL, town.lyceum, "overview")
    press(Qt.Key.Key_Escape)
    assert page.current_target() == Target("schools")
    assert page.list.selected_ids() == [town.lyceum]
    assert page.list.table.hasFocus()


def test_a_target_opens_a_tab_and_leads_back(page: SchoolsPage, town: Town) -> None:
    target = Target("schools", Kind.SCHOOL, town.lyceum, "people")
    page.show_target(target)
    assert page.current_target() == target
    page.show_target(Target("schools"))
    assert page.current_target() == Target("schools")
    page.show_target(Target("schools", Kind.SCHOOL, town.lyceum))
    assert page.current_target() == target  # as it was left


def test_a_list_that_was_hidden_is_read_when_it_is_shown(page: SchoolsPage, store: Store, town: Town) -> None:
    page.show_target(Target("schools", Kind.SCHOOL, town.kribbe))
    log_visit(store, VisitDraft(town.kribbe, TODAY, VisitKind.PHONE), today=TODAY)
    page.show_target(Target("schools"))
    assert cell(page, "De Kribbe", "last") == "deze week"


def test_a_school_that_is_gone_leads_back_to_the_list(desk: Desk, page: SchoolsPage, store: Store) -> None:
    said: list[str] = []
    desk.failed.disconnect()
    desk.failed.connect(said.append)
    add_school(store, {"name": "Vergissing", "sector": Sector.MBO})
    page.show_target(Target("schools", Kind.SCHOOL, next(r.id for r in page.model.rows() if r.name == "Vergissing")))
    store.undo()
    assert page.current_target() == Target("schools")
    assert said == ["Deze school bestaat niet meer; misschien is die intussen verwijderd."]


def test_control_f_goes_to_the_filter_in_sight(page: SchoolsPage, town: Town) -> None:
    page.focus_filter()
    assert page.list.search.hasFocus()
    page.show_target(Target("schools", Kind.SCHOOL, town.lyceum, "timeline"))
    page.focus_filter()
    assert page.dossier.timeline.search.hasFocus()


def test_a_school_is_added_by_keyboard_and_opened(page: SchoolsPage, desk: Desk, town: Town) -> None:
    desk.actions.trigger("school.new")
    dialog = page.findChild(SchoolDialog)
    assert dialog is not None
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is dialog.name
    type_text(focused, "Waardland Collége")
    dialog.try_accept()
    assert dialog.error().startswith("Kies de soort school")
    dialog.sector.setCurrentIndex(dialog.sector.findData(Sector.MBO))
    dialog.code.setText("74")
    dialog.try_accept()
    assert "vestigingscode" in dialog.error()
    dialog.code.clear()
    dialog.try_accept()
    assert page.dossier.header.name.text() == "Waardland Collége"
    assert page.dossier.header.sector.accessibleName() == "middelbaar beroepsonderwijs"


def test_an_own_edit_says_what_duo_says(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    with store.work("proef") as tx:
        tx.execute(update(school).where(school.c.id == town.lyceum).values(source=SchoolSource.DUO, phone="06-1"))
    dialog = SchoolDialog(desk, page, school_id=town.lyceum)
    assert dialog.code.isReadOnly()
    dialog.phone.setText("06-2")
    dialog.try_accept()
    again = SchoolDialog(desk, page, school_id=town.lyceum)
    assert "Eigen wijziging; DUO zegt: 06-1" in texts(again)
    page.show_target(Target("schools", Kind.SCHOOL, town.lyceum))
    assert "Eigen wijziging bij telefoon; DUO zegt: 06-1" in texts(page.dossier.overview.facts)


def texts(widget: QWidget) -> list[str]:
    """Return what its labels say."""
    return [one.text() for one in widget.findChildren(QLabel)]


def test_study_days_are_kept(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    dialog = SchoolDialog(desk, page, school_id=town.lyceum)
    row = dialog.days.add_row(None)
    dialog.try_accept()
    assert "eerste dag" in dialog.error()
    row.first.set_value(date(2026, 12, 1))
    dialog.try_accept()
    assert dialog.error() == ""
    again = SchoolDialog(desk, page, school_id=town.lyceum)
    assert [(one.first, one.last) for one in again.days.days()] == [(date(2026, 12, 1), date(2026, 12, 1))]


def test_everything_has_a_name_for_who_cannot_see(page: SchoolsPage, town: Town) -> None:
    page.show_target(Target("schools", Kind.SCHOOL, town.lyceum))
    silent = [
        one
        for one in page.findChildren(QAbstractButton)
        if not (one.accessibleName() or one.text() or one.isHidden() or _of_qt(one))
    ]
    assert [type(one).__name__ for one in silent] == []
    assert all(one.accessibleName() for one in page.findChildren(QComboBox))


def _of_qt(widget: QWidget) -> bool:
    """Tell whether Qt made it for itself: the scroll buttons of a tab bar, the clear button of a field."""
    return type(widget.parentWidget()).__name__ in {"QTabBar", "SearchField"} or type(widget) is QAbstractButton


def test_a_visit_from_the_head_knows_the_school(page: SchoolsPage, town: Town, wanted: list[object]) -> None:
    page.show_target(Target("schools", Kind.SCHOOL, town.lyceum))
    QTest.mouseClick(page.dossier.header.visit, Qt.MouseButton.LeftButton)
    assert wanted == [VisitPrefill(school_id=town.lyceum)]


def test_a_visit_taken_away_is_gone_from_the_dossier(page: SchoolsPage, store: Store, town: Town) -> None:
    page.show_target(Target("schools", Kind.SCHOOL, town.lyceum, "timeline"))
    before = len(page.dossier.timeline.view.shown())
    delete_visits(store, [town.visits[0]])
    assert len(page.dossier.timeline.view.shown()) == before - 1
