"""Vraag en aanbod: the matrix says what goes with what, and every gap opens the records behind it."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.queries.activities import school_activities
from netwerkkaart.store.tables import offer
from netwerkkaart.store.work import Store
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.schools.activity_dialog import ActivityDialog
from netwerkkaart.ui.schools.agreement_dialog import AgreementDialog
from netwerkkaart.ui.schools.why import RecordLink, WhyRow
from netwerkkaart.ui.themes.gaps import GapsView
from netwerkkaart.ui.themes.page import GAPS, ThemesPage
from netwerkkaart.ui.themes.status_dialog import StatusDialog
from netwerkkaart.usecases.activities import ActivityDraft, add_activity
from netwerkkaart.usecases.themes import set_theme_status
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.keyboard import type_text
from tests.town import TODAY, Town


@pytest.fixture
def offers(store: Store) -> dict[str, int]:
    with store.read() as connection:
        return {row.slug: row.id for row in connection.execute(offer.select()) if row.slug}


@pytest.fixture
def view(page: ThemesPage) -> GapsView:
    page.show_target(Target("themes", tab=GAPS))
    QApplication.processEvents()
    return page.gaps


def said(view: GapsView) -> list[tuple[str, str]]:
    return [(row.title(), row.text()) for row in view.panel.rows]


def cell(view: GapsView, theme: str, column: str) -> str:
    model = view.table.model()
    rows = [str(model.headerData(n, Qt.Orientation.Vertical)) for n in range(model.rowCount())]
    columns = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]
    index = model.index(rows.index(theme), columns.index(column))
    return str(index.data(int(Qt.ItemDataRole.AccessibleTextRole)))


def button(row: WhyRow, text: str) -> QPushButton:
    return next(one for one in row.findChildren(QPushButton) if one.text() == text)


def test_what_was_named_and_not_answered(view: GapsView, page: ThemesPage) -> None:
    assert page.tab() == GAPS
    assert page.own_button.text() == "Eigen aanbod…"
    assert said(view) == [
        ("Invloed van social media", "2 keer genoemd, niets ingezet"),
        ("Contact met ouders", "1 keer genoemd, niets ingezet"),
    ]
    assert view.summary() == "schooljaar 2025–2026, 2 gaten"
    assert cell(view, "contact met ouders", "contact met ouders").endswith("0 keer, past erbij, niet ingezet")
    assert cell(view, "contact met ouders", "pauzeactiviteit") == "contact met ouders, pauzeactiviteit"
    assert cell(view, "informatie delen", "een afspraak").endswith("0 keer, past erbij, niet ingezet")


def test_why_opens_the_visits(view: GapsView, town: Town) -> None:
    wanted: list[VisitPrefill] = []
    view.desk.visit_wanted.connect(wanted.append)
    row = view.panel.rows[0]
    assert row.reasons() == []
    row.why.click()
    assert row.reasons()[0].startswith("Een thema is beantwoord op een school die het noemde")
    assert [link.record.key for link in row.links()] == [("visit", town.visits[2]), ("visit", town.visits[1])]
    QTest.keyClick(row.links()[0], Qt.Key.Key_Space)
    assert wanted == [VisitPrefill(visit_id=town.visits[2])]
    row.why.click()
    assert row.links() == []


def test_from_a_gap_to_an_activity_that_closes_it(view: GapsView, store: Store, town: Town) -> None:
    row = view.panel.rows[1]
    row.unfold()
    button(row, "Inzet toevoegen op Hanzewaard College…").click()
    dialog = row.findChild(ActivityDialog)
    assert dialog is not None
    assert dialog.offer.currentText() == "contact met ouders"
    assert "In antwoord op: contact met ouders." in [one.text() for one in dialog.findChildren(type(dialog.base))]
    type_text(dialog.name, "Koffieochtend")
    dialog.starts_on.set_value(date(2026, 5, 1))
    dialog.ends_on.set_value(date(2026, 5, 1))
    dialog.ok_button.click()
    assert said(view) == [("Invloed van social media", "2 keer genoemd, niets ingezet")]
    with store.read() as connection:
        (kept,) = school_activities(connection, town.lyceum)
    assert kept.title == "Koffieochtend"
    store.undo()
    assert len(said(view)) == 2


def test_what_was_done_unasked_by_offer_and_by_school(
    view: GapsView, store: Store, town: Town, offers: dict[str, int]
) -> None:
    made = add_activity(
        store,
        ActivityDraft(town.kribbe, offers["break_activity"], "Plein", date(2026, 5, 1), date(2026, 6, 1), reach=3),
    )
    view.panel.chips.chip("offers").click()
    assert said(view)[0] == ("Pauzeactiviteit", "1 keer ingezet, thema’s niet genoemd, ook vorig schooljaar niet")
    row = view.panel.rows[0]
    row.unfold()
    assert [link.record.key for link in row.links()] == [("activity", made, town.kribbe)]
    assert "<5 deelnemers" in row.links()[0].toolTip()
    row.links()[0].click()
    assert row.findChild(ActivityDialog) is not None
    view.panel.chips.chip("schools").click()
    assert [title for title, _text in said(view)] == [
        "Invloed van social media",
        "Contact met ouders",
        "Pauzeactiviteit",
    ]
    assert said(view)[0][1] == "2 keer genoemd, hier niets ingezet · nog geen status"


def test_a_school_row_shows_the_status_and_opens_it(view: GapsView, store: Store, town: Town) -> None:
    set_theme_status(store, town.lyceum, town.themes["parents"], ThemeStatus.RAISED, since=date(2026, 4, 1))
    view.panel.chips.chip("schools").click()
    row = view.panel.rows[1]
    assert row.text() == "1 keer genoemd, hier niets ingezet · status: speelt"
    row.unfold()
    button(row, "Status…").click()
    assert row.findChild(StatusDialog) is not None


def test_a_theme_for_an_agreement_asks_for_one(view: GapsView, store: Store, town: Town) -> None:
    for slug in ("demarcation", "information_sharing"):
        draft = VisitDraft(town.lyceum, date(2026, 5, 1), VisitKind.PHONE, theme_ids=(town.themes[slug],))
        log_visit(store, draft, today=TODAY)
    row = next(row for row in view.panel.rows if row.title() == "Rol en taakafbakening")
    assert row.text() == "1 keer genoemd, nog geen afspraak over gemaakt"
    assert cell(view, "informatie delen", "een afspraak").endswith("een afspraak: 1 keer")
    row.unfold()
    assert row.reasons()[0].startswith("Bij dit thema hoort een afspraak, geen aanbod")
    button(row, "Afspraak vastleggen op Hanzewaard College…").click()
    assert row.findChild(AgreementDialog) is not None
    view.panel.choose(town.themes["information_sharing"], None)
    keys = [link.record.key for link in view.panel.rows[0].links()]
    assert keys[-1][0] == "agreement"  # type: ignore[index]
    view.panel.rows[0].links()[-1].click()
    assert view.panel.rows[0].findChild(AgreementDialog) is not None


def test_a_cell_shows_its_theme_and_its_offer_and_escape_goes_back(
    view: GapsView, page: ThemesPage, town: Town, offers: dict[str, int]
) -> None:
    view.table.setFocus()
    model = view.table.model()
    view.table.setCurrentIndex(model.index(0, 1))
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    theme = town.themes["social_media"]
    assert view.panel.chosen() == (theme, offers["resilience_training"])
    assert [title for title, _text in said(view)] == ["Invloed van social media", "Weerbaarheidstraining"]
    assert view.panel.rows[0].is_unfolded()
    assert page.current_target() == Target("themes", Kind.THEME, theme, GAPS)
    view.panel.show_all()
    assert view.panel.chosen() == (None, None)
    page.show_target(Target("themes", Kind.THEME, theme, GAPS))
    assert view.panel.chosen() == (theme, None)
    QTest.keyClick(view.panel.back, Qt.Key.Key_Escape)
    assert view.panel.chosen() == (None, None)


def test_a_column_shows_its_offer(view: GapsView, offers: dict[str, int]) -> None:
    view.table.column_opened.emit(("offer", offers["activation"]))
    assert said(view) == [
        ("Sociale activering van thuiszitters", "Niet ingezet, thema’s niet genoemd, ook vorig schooljaar niet")
    ]
    view.table.column_opened.emit(("agreement", 0))
    assert view.panel.chosen() == (None, offers["activation"])


def test_what_was_unfolded_stays_so_when_something_else_changes(view: GapsView, store: Store, town: Town) -> None:
    view.panel.rows[0].unfold()
    log_visit(store, VisitDraft(town.kribbe, date(2026, 5, 1), VisitKind.PHONE), today=TODAY)
    assert view.panel.rows[0].is_unfolded()
    assert isinstance(view.panel.rows[0].links()[0], RecordLink)


def test_another_year_and_an_empty_file(view: GapsView, page: ThemesPage) -> None:
    page.desk.set_year(page.desk.year.next)
    assert view._stack.currentWidget() is view.empty
    assert view.empty.button.text() == "Bezoek vastleggen"
    wanted: list[VisitPrefill] = []
    page.desk.visit_wanted.connect(wanted.append)
    view.empty.button.click()
    assert wanted == [VisitPrefill()]


def test_an_empty_file_leads_to_the_schools(desk: Desk, show: Callable[[], ThemesPage]) -> None:
    page = show()
    page.show_target(Target("themes", tab=GAPS))
    places: list[Target] = []
    desk.going.connect(places.append)
    page.gaps.empty.button.click()
    page.own_button.click()
    assert places == [Target("schools"), Target("settings", tab="offers")]
