"""The stand, the ladder and their history in the tab “Vertrouwen & groei”."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.trust import StandOrigin, TrustStand
from netwerkkaart.store.work import Store
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.schools.page import SchoolsPage
from netwerkkaart.ui.schools.phase_dialog import PhaseDialog
from netwerkkaart.ui.schools.stand_dialog import StandDialog
from netwerkkaart.ui.widgets.line import Line
from netwerkkaart.usecases.partnership import set_phase, set_trust_state
from netwerkkaart.usecases.schools import set_ambition
from tests.town import TODAY, Town
from tests.ui.schools.growing import busy, opened


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
