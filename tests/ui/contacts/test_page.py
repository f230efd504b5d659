"""The page Contacten: find somebody, read them, and act, by keyboard alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import PersonName, TieStep
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.contacts.page import ContactsPage
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.usecases.contacts import ContactDraft, add_contact, end_position, mark_informed, set_tie_step
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.keyboard import type_text
from tests.town import TODAY, Town


@pytest.fixture
def desk(store: Store, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(tmp_path))
    window = QWidget()
    qtbot.addWidget(window)
    made = Desk(store, SyncJobs(), Actions(window), clock=lambda: TODAY)
    yield made
    made.close()


def shown(qtbot: QtBot, desk: Desk) -> ContactsPage:
    page = ContactsPage(desk)
    qtbot.addWidget(page)
    page.resize(1080, 760)
    page.show()
    return page


@pytest.fixture
def page(town: Town, desk: Desk, qtbot: QtBot) -> ContactsPage:
    desk.set_me(town.bilal, "Bilal Oukili")
    return shown(qtbot, desk)


def names(page: ContactsPage) -> list[str]:
    return [str(row.name) for row in page.model.rows()]


def texts(page: ContactsPage) -> str:
    """Return all words of the detail; what was shown before is no longer in it."""
    labels = [one.text() for one in page.detail.findChildren(QLabel)]
    return "\n".join([*labels, *(one.text() for one in page.detail.findChildren(QPushButton))])


def check(page: ContactsPage, *keys: str) -> list[str]:
    page.list.set_active_filters(keys)
    page._show_rows()
    return names(page)


def test_the_first_person_is_shown_and_the_arrows_walk(page: ContactsPage, town: Town) -> None:
    assert names(page) == ["Anna van den Berg", "Zoë Çelik"]
    assert page.detail.contact_id == town.anna
    QTest.keyClick(page.list.table, Qt.Key.Key_Down)
    assert page.detail.contact_id == town.zoe
    assert "Zoë Çelik" in texts(page)


def test_the_detail_says_ties_as_words_with_dates(page: ContactsPage) -> None:
    said = texts(page).replace("\N{NO-BREAK SPACE}", " ")
    assert "kennismaking 7 okt 2025 → wederkerig 10 mrt 2026" in said
    assert "Wederkerig" in said
    assert "anna@lyceum.example" in said
    assert "aanspreekpunt" in said


def test_enter_goes_to_the_person_and_esc_back(page: ContactsPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    qtbot.waitUntil(page.detail.visit_button.hasFocus)
    QTest.keyClick(page.detail.visit_button, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.list.table.hasFocus)


def test_typing_narrows_with_letters_beyond_ascii(page: ContactsPage, town: Town) -> None:
    type_text(page.list.search, "çel")
    page.list.search.flush()
    assert names(page) == ["Zoë Çelik"]
    assert page.detail.contact_id in (town.zoe, None)


def test_filters(page: ContactsPage, store: Store, town: Town) -> None:
    mark_informed(store, [town.zoe], on=TODAY)
    add_contact(store, ContactDraft(PersonName("Wim", "", "Bos")))
    assert check(page, "mine") == ["Anna van den Berg"]
    assert check(page, "key") == ["Anna van den Berg"]
    assert check(page, "inform") == ["Anna van den Berg", "Wim Bos"]
    assert check(page, "loose") == ["Wim Bos", "Zoë Çelik"]
    assert check(page, "left") == ["Piet IJzer"]
    assert check(page, "ask") == ["Anna van den Berg", "Zoë Çelik"], "not yet asked after in this school year"
    assert check(page, "care") == ["Zoë Çelik"]
    assert check(page, "care", "daily") == ["Anna van den Berg", "Zoë Çelik"], "levels widen each other"
    assert check(page, "unseen") == ["Anna van den Berg", "Wim Bos", "Zoë Çelik"]
    assert check(page) == ["Anna van den Berg", "Wim Bos", "Zoë Çelik"]


def test_somebody_seen_lately_is_not_long_unseen(page: ContactsPage, store: Store, town: Town) -> None:
    log_visit(
        store, VisitDraft(town.lyceum, date(2026, 11, 20), VisitKind.PHONE, contact_ids=(town.anna,)), today=TODAY
    )
    assert check(page, "unseen") == ["Zoë Çelik"]


def test_without_me_there_is_no_filter_of_mine(town: Town, desk: Desk, qtbot: QtBot) -> None:
    del town
    page = shown(qtbot, desk)
    assert "mine" not in page.list.chips.keys()  # noqa: SIM118 - a method of ours, no dict


def test_a_change_elsewhere_is_seen_and_the_selection_stays(page: ContactsPage, store: Store, town: Town) -> None:
    page.list.select([town.zoe])
    set_tie_step(store, town.noor, town.zoe, TieStep.CARRIER, since=date(2026, 11, 1))
    assert page.list.selected_ids() == [town.zoe]
    assert "Drager" in texts(page)
    store.undo()
    assert "Drager" not in texts(page)


def test_several_people_are_informed_in_one_step(page: ContactsPage, store: Store, town: Town) -> None:
    page.list.select([town.anna, town.zoe])
    page.desk.actions.refresh()
    steps = len(store.history())
    page.desk.actions.trigger("contact.informed")
    assert len(store.history()) == steps + 1
    assert check(page, "inform") == []


def test_the_bar_that_asks_to_inform_goes_when_told(page: ContactsPage) -> None:
    assert "Nog niet verteld" in texts(page)
    told = next(one for one in page.detail.findChildren(QPushButton) if one.text() == "Geïnformeerd")
    told.click()
    assert "Nog niet verteld" not in texts(page)


def test_a_visit_starts_with_person_and_school(page: ContactsPage, town: Town) -> None:
    wanted: list[VisitPrefill] = []
    page.desk.visit_wanted.connect(wanted.append)
    page.detail.visit_button.click()
    assert wanted == [VisitPrefill(school_id=town.lyceum, contact_ids=(town.anna,))]


def test_a_visit_in_the_timeline_opens(page: ContactsPage, town: Town) -> None:
    wanted: list[VisitPrefill] = []
    page.desk.visit_wanted.connect(wanted.append)
    shown_ids = [event.id for event in page.detail.timeline.shown()]
    assert shown_ids == [town.visits[3], town.visits[1], town.visits[0]]
    page.detail.timeline.opened.emit(shown_ids[0])
    assert wanted[0].visit_id == town.visits[3]


def test_all_visits_are_a_press_away_and_nothing_overlaps(
    page: ContactsPage, store: Store, town: Town, qtbot: QtBot
) -> None:
    for number in range(20):
        day = date.fromordinal(TODAY.toordinal() - number)
        log_visit(store, VisitDraft(town.lyceum, day, VisitKind.PHONE, contact_ids=(town.anna,)), today=TODAY)
    assert len(page.detail.timeline.shown()) == 12
    page.detail.show_all_visits()
    assert len(page.detail.timeline.shown()) == 23
    events = page.detail.timeline.list
    rows = range(events.model().rowCount())
    qtbot.waitUntil(lambda: events.height() >= sum(events.sizeHintForRow(place) for place in rows))


def test_who_was_met_is_not_deleted(page: ContactsPage, store: Store, town: Town) -> None:
    told: list[str] = []
    page.desk.failed.connect(told.append)
    page.acts.delete([town.anna])
    assert "Beëindig de functie" in told[0]
    wrong = add_contact(store, ContactDraft(PersonName("Fout", "", "Persoon")))
    page.acts.delete([wrong])
    assert "Fout Persoon" not in names(page)


def test_going_to_somebody_who_left_shows_them(page: ContactsPage, town: Town) -> None:
    page.show_target(Target("contacts", Kind.CONTACT, town.piet))
    assert page.detail.contact_id == town.piet
    assert page.current_target() == Target("contacts", Kind.CONTACT, town.piet)
    page.list.narrow("niemand")
    page.show_target(Target("contacts", Kind.CONTACT, town.zoe))
    assert page.detail.contact_id == town.zoe


def test_going_to_somebody_before_the_page_was_ever_shown(town: Town, desk: Desk, qtbot: QtBot) -> None:
    page = ContactsPage(desk)
    qtbot.addWidget(page)
    page.show_target(Target("contacts", Kind.CONTACT, town.zoe))
    page.show()
    assert page.detail.contact_id == town.zoe


def test_leaving_takes_somebody_out_of_the_list(page: ContactsPage, store: Store, town: Town) -> None:
    page.list.select([town.zoe])
    position = next(one for one in page.detail._row.positions if one.ends_on is None)  # type: ignore[union-attr]
    end_position(store, position.id, date(2026, 11, 20))
    assert names(page) == ["Anna van den Berg"]


def test_the_menu_of_several_offers_what_fits_several(page: ContactsPage, town: Town) -> None:
    one = [action.text() for action in page.make_menu([town.anna]).actions() if action.text()]
    many = [action.text() for action in page.make_menu([town.anna, town.zoe]).actions() if action.text()]
    assert "Bezoek vastleggen" in one
    assert many == ["Vertrekt…", "Vandaag geïnformeerd", "Kopiëren", "Verwijderen"]


def test_the_detail_fits_a_small_window(page: ContactsPage) -> None:
    page.resize(824, 560)
    detail = page.detail.widget()
    assert detail is not None
    assert max(w.minimumSizeHint().width() for w in detail.findChildren(QWidget) if w.parent() is detail) <= 300


def test_the_address_is_copied(page: ContactsPage) -> None:
    copy = next(w for w in page.detail.findChildren(QWidget) if w.accessibleName() == "anna@lyceum.example kopiëren")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "anna@lyceum.example"


def test_an_empty_file_says_what_belongs_here(desk: Desk, qtbot: QtBot) -> None:
    page = shown(qtbot, desk)
    assert not page.detail.isVisible()
    assert not page.list.tools.isVisible()
    assert page.list._nothing.button.text() == "Contact toevoegen…"
