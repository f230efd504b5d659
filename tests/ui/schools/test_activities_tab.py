"""The tab Inzet: per school year, with small numbers small, gaps to close, and the base in the wijk first."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from sqlalchemy import update

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.schools import BaseInOrder
from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.queries.theme_status import theme_steps
from netwerkkaart.store.tables import neighbourhood, offer
from netwerkkaart.store.work import Store
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.schools.activities import ActivitiesTab
from netwerkkaart.ui.schools.activity_dialog import ActivityDialog
from netwerkkaart.ui.schools.page import SchoolsPage
from netwerkkaart.usecases.activities import ActivityDraft, add_activity
from netwerkkaart.usecases.themes import set_theme_status
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.town import TODAY, Town


@pytest.fixture
def offers(store: Store) -> dict[str, int]:
    with store.read() as connection:
        return {row.slug: row.id for row in connection.execute(offer.select()) if row.slug}


@pytest.fixture
def done(store: Store, town: Town, offers: dict[str, int]) -> tuple[int, ...]:
    """Return three activities at the lyceum: over, running, and planned."""
    drafts = (
        ActivityDraft(
            town.lyceum, offers["resilience_training"], "Training", date(2025, 9, 1), date(2026, 6, 1), reach=24
        ),
        ActivityDraft(
            town.lyceum,
            offers["break_activity"],
            "Pauze",
            date(2026, 9, 1),
            reach=4,
            worker_ids=(town.bilal, town.noor),
        ),
        ActivityDraft(town.lyceum, offers["parent_contact"], "Koffie", date(2027, 1, 10), note="Met de conciërge."),
    )
    return tuple(add_activity(store, draft) for draft in drafts)


def opened(page: SchoolsPage, school_id: int) -> ActivitiesTab:
    page.show_target(Target("schools", Kind.SCHOOL, school_id, "activities"))
    QApplication.processEvents()
    return page.dossier.activities


def texts(tab: ActivitiesTab) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in tab.area.findChildren(QLabel) if not one.isHidden() and one.text()]


def test_per_school_year_with_small_numbers_small(page: SchoolsPage, town: Town, done: tuple[int, ...]) -> None:
    tab = opened(page, town.lyceum)
    assert [line.row.title for line in tab.lines] == ["Koffie", "Pauze", "Training"]
    said = texts(tab)
    assert [text for text in said if text.startswith(("Gepland", "Schooljaar"))] == [
        "Gepland",
        "Schooljaar 2026–2027",
        "Schooljaar 2025–2026",
    ]
    assert "1 keer inzet · <5 deelnemers" in said
    assert "<5 deelnemers" in said
    assert "pauzeactiviteit · sinds 1 sep 2026, loopt nog · Bilal Oukili, Noor Tesselaar" in said
    assert "invloed van social media (2 keer genoemd), pesten (niet genoemd), veiligheid (niet genoemd)" in said
    assert not any("4 deelnemers" in text and "24" not in text for text in said)
    assert done


def test_what_is_small_is_small_in_the_timeline_too(page: SchoolsPage, town: Town, done: tuple[int, ...]) -> None:
    page.show_target(Target("schools", Kind.SCHOOL, town.lyceum, "timeline"))
    told = {event.id: event.text for event in page.dossier.timeline.view.shown()}
    assert "<5 deelnemers" in told["activity", done[1]]
    assert "24 deelnemers" in told["activity", done[0]]


def test_an_activity_is_changed_and_deleted_and_comes_back(
    page: SchoolsPage, store: Store, town: Town, done: tuple[int, ...]
) -> None:
    tab = opened(page, town.lyceum)
    line = tab.lines[1]
    line.title.click()
    dialog = line.findChild(ActivityDialog)
    assert dialog is not None
    assert dialog.reach.text() == "4"
    dialog.reach.setText("12")
    dialog.ok_button.click()
    assert "12 deelnemers" in texts(tab)
    delete = next(action for action in tab.lines[1].more.menu().actions() if action.text() == "Verwijderen")
    delete.trigger()
    assert [one.row.id for one in tab.lines] == [done[2], done[0]]
    store.undo()
    assert [one.row.id for one in tab.lines] == [done[2], done[1], done[0]]


def test_adding_one_says_where_the_base_is_not_in_order(
    page: SchoolsPage, desk: Desk, store: Store, town: Town
) -> None:
    with store.work("Basis") as tx:
        tx.execute(update(neighbourhood).values(base_in_order=BaseInOrder.NO))
    dialog = ActivityDialog(desk, page, school_id=town.lyceum)
    dialog.show()
    said = "In Binnenstad is de basis nog niet op orde. De basis in de wijk gaat voor."
    assert dialog.base.text() == said
    dialog.wijk.setCurrentIndex(1)
    assert dialog.base.text() == said, "the same wijk is said once"
    dialog.reject()
    with store.work("Basis") as tx:
        tx.execute(update(neighbourhood).values(base_in_order=BaseInOrder.YES))
    again = ActivityDialog(desk, page, school_id=town.lyceum)
    again.show()
    assert again.base.isHidden()
    again.reject()


@pytest.mark.parametrize("base", [BaseInOrder.PARTLY, BaseInOrder.YES, None])
def test_work_that_grows_asks_for_its_base(
    page: SchoolsPage, store: Store, town: Town, done: tuple[int, ...], offers: dict[str, int], base: BaseInOrder | None
) -> None:
    add_activity(store, ActivityDraft(town.kribbe, offers["group_process"], "Groep", date(2026, 10, 1), reach=30))
    with store.work("Basis") as tx:
        tx.execute(update(neighbourhood).values(base_in_order=base))
    tab = opened(page, town.lyceum)
    row = next(row for row in tab.rows if row.title().startswith("Binnenstad"))
    assert "2 keer inzet, vorig schooljaar om deze tijd 1" in row.text()
    assert ("De inzet groeit." in row.text()) is (base is not BaseInOrder.YES)
    row.why.click()
    keys = [link.record.key for link in row.links()]
    assert [key[1] for key in keys] == [keys[0][1], done[1], done[0]]  # type: ignore[index]
    assert row.reasons()[0].startswith("Alles wat dit schooljaar tot vandaag loopt")


def test_what_is_named_and_not_answered_here(page: SchoolsPage, store: Store, town: Town) -> None:
    draft = VisitDraft(town.kribbe, date(2026, 10, 1), VisitKind.PHONE, theme_ids=(town.themes["bullying"],))
    log_visit(store, draft, today=TODAY)
    tab = opened(page, town.kribbe)
    row = tab.rows[0]
    assert (row.title(), row.text()) == ("Pesten", "1 keer genoemd, hier niets ingezet · nog geen status")
    row.unfold()
    add = next(one for one in row.findChildren(QPushButton) if one.text() == "Inzet toevoegen…")
    add.click()
    dialog = row.findChild(ActivityDialog)
    assert dialog is not None
    assert dialog.offer.currentText() == "pauzeactiviteit"
    dialog.reject()
    assert "Dit schooljaar is hier nog niets ingezet." in texts(tab)


def test_nothing_yet_offers_the_one_next_step(page: SchoolsPage, town: Town) -> None:
    tab = opened(page, town.kribbe)
    assert tab._stack.currentWidget() is tab.empty
    QTest.mouseClick(tab.empty.button, Qt.MouseButton.LeftButton)
    dialog = tab.findChild(ActivityDialog)
    assert dialog is not None
    dialog.reject()


# --- the tab Thema's


def test_the_themes_of_a_school_have_a_status(
    page: SchoolsPage, store: Store, town: Town, done: tuple[int, ...]
) -> None:
    page.show_target(Target("schools", Kind.SCHOOL, town.lyceum, "themes"))
    QApplication.processEvents()
    tab = page.dossier.themes
    tab.table.row_opened.emit(town.themes["parents"])
    tab.status.chips.chip(ThemeStatus.RAISED).click()
    with store.read() as connection:
        (step,) = theme_steps(connection)
    assert (step.school, step.theme, step.status) == (town.lyceum, town.themes["parents"], ThemeStatus.RAISED)
    assert [event.id for event in tab.events.shown()] == [
        ("activity", done[2]),
        ("status", step.id),
        ("visit", town.visits[1]),
    ]
    index = tab.table.model().index(1, 1)
    assert str(index.data(int(Qt.ItemDataRole.AccessibleTextRole))).endswith("26–27: 0 keer, speelt")


def test_a_theme_only_a_status_was_set_of_is_there(page: SchoolsPage, store: Store, town: Town) -> None:
    set_theme_status(store, town.kribbe, town.themes["safety"], ThemeStatus.AT_REST, since=TODAY)
    page.show_target(Target("schools", Kind.SCHOOL, town.kribbe, "themes"))
    QApplication.processEvents()
    tab = page.dossier.themes
    assert tab.card.accessibleName() == "Veiligheid"
    assert tab.status.said() == "sinds ma 23 nov 2026"
    assert len(tab.events.shown()) == 1
