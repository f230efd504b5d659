"""The page Kaart on a real file: what comes on it, and what a selection tells."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.queries.choices import role_choices
from netwerkkaart.queries.network import places
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.jobs import Jobs, SyncJobs
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact
from netwerkkaart.usecases.schools import add_school
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.keyboard import type_text
from tests.town import TODAY, Town
from tests.ui.map.opening import opened, people_and_schools, place_of, words_on

Statements = Callable[[], AbstractContextManager[list[str]]]


def test_everybody_known_is_on_the_map_at_once(page: MapPage, town: Town) -> None:
    picture = page.canvas.picture()
    assert {picture.labels[picture.index(f"contact:{one}")] for one in (town.anna, town.zoe, town.piet)} == {
        "Anna van den Berg",
        "Zoë Çelik",
        "Piet IJzer",
    }
    assert page.canvas.isVisible()
    assert page.card.isHidden()
    left, top, right, bottom = picture.bounds()
    for corner in ((left, top), (right, bottom)):
        x, y = page.canvas.view().to_pixels(*corner)
        assert 0 <= x <= page.canvas.width()
        assert 0 <= y <= page.canvas.height()


def test_the_network_is_read_in_few_statements(page: MapPage, statements: Statements) -> None:
    with statements() as said:
        page.refresh()
    assert (
        len([one for one in said if one.strip().startswith("SELECT")]) == 15 + 5
    )  # network, and what can be laid over it


def test_a_thread_draws_the_same_map(qtbot: QtBot, store: Store, town: Town) -> None:
    del town
    window = QWidget()
    qtbot.addWidget(window)
    jobs = Jobs()
    page = MapPage(Desk(store, jobs, Actions(window), clock=lambda: TODAY))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: len(people_and_schools(page)) == 7)
    page.settle()
    assert jobs.wait()
    assert page.busy.isHidden()


def test_places_are_kept_so_that_the_next_time_nothing_has_moved(
    qtbot: QtBot, desk: Desk, page: MapPage, town: Town
) -> None:
    with desk.store.read() as connection:
        saved = places(connection)
    assert set(saved) == {
        f"school:{town.lyceum}",
        f"school:{town.kribbe}",
        f"worker:{town.noor}",
        f"worker:{town.bilal}",
    }
    assert desk.store.undo_label == ""  # that they are kept is not a step
    before = [place_of(page, key) for key in sorted(saved)]
    again = opened(qtbot, Desk(desk.store, SyncJobs(), Actions(QWidget(page)), clock=lambda: TODAY))
    assert [place_of(again, key) for key in sorted(saved)] == before
    assert [(one.x, one.y) for _key, one in sorted(saved.items())] == before


def test_somebody_new_comes_in_and_nobody_else_moves(desk: Desk, page: MapPage, town: Town) -> None:
    keys = page.canvas.picture().keys
    before = {key: place_of(page, key) for key in people_and_schools(page) if not key.startswith("contact")}
    page.canvas.zoom_by(2)
    view = page.canvas.view()
    draft = PositionDraft(town.lyceum, town.roles["mentor"])
    new = add_contact(desk.store, ContactDraft(PersonName("Ömer", "", "Yılmaz")), [draft])
    assert page.canvas.picture().index(f"contact:{new}") >= 0
    assert {key: place_of(page, key) for key in before} == before
    assert page.canvas.view() == view
    desk.store.undo()
    assert page.canvas.picture().keys == keys


def test_a_visit_logged_elsewhere_makes_the_line_fresh(desk: Desk, page: MapPage, town: Town) -> None:
    page.canvas.select([f"contact:{town.piet}"])
    assert "nog nooit" in words_on(page)
    draft = VisitDraft(town.lyceum, TODAY, VisitKind.DROP_IN, contact_ids=(town.piet,), worker_ids=(town.noor,))
    log_visit(desk.store, draft, today=TODAY)
    assert "23 nov 2026 · vandaag" in words_on(page)
    assert page.canvas.selection() == (f"contact:{town.piet}",)


def test_an_empty_file_says_what_comes_here_and_leads_to_the_schools(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    went: list[Target] = []
    desk.going.connect(went.append)
    assert page.empty.isVisible()
    assert not page.bar.isVisible()
    page.empty.button.click()
    assert went == [Target("schools")]


def test_schools_without_people_ask_for_the_first_contact(qtbot: QtBot, desk: Desk) -> None:
    school = add_school(desk.store, {"name": "De Kribbe", "sector": Sector.PO})
    page = opened(qtbot, desk)
    assert page.overlays.hint.isVisible()
    assert people_and_schools(page) == (f"school:{school}",)
    with desk.store.read() as connection:
        role = role_choices(connection, None)[0].id
    add_contact(desk.store, ContactDraft(PersonName("Anna", "", "Berg")), [PositionDraft(school, role)])
    assert not page.overlays.hint.isVisible()


def test_selecting_a_contact_tells_of_the_ties_in_words_and_dates(page: MapPage, town: Town) -> None:
    page.canvas.select([f"contact:{town.anna}"])
    said = words_on(page)
    for words in (
        "Anna van den Berg",
        "mentor",
        "Hanzewaard College",
        "aanspreekpunt",
        "Bilal Oukili",
        "wederkerig",
        "sinds 10 mrt 2026 · laatst gezien 10 mrt 2026",
    ):
        assert words in said
    assert page.card.isVisible()
    page.canvas.select([])
    assert page.card.isHidden()


def test_a_name_on_the_card_leads_on(page: MapPage, town: Town) -> None:
    page.canvas.select([f"contact:{town.anna}"])
    button = next(one for one in page.card.findChildren(QPushButton) if one.text() == "Bilal Oukili")
    button.click()
    assert page.canvas.selection() == (f"worker:{town.bilal}",)
    assert "vast gezicht, aug 2024" in words_on(page)


def test_several_are_told_by_name(page: MapPage, town: Town) -> None:
    page.canvas.select([f"contact:{town.anna}", f"school:{town.lyceum}"])
    assert "2 gekozen" in words_on(page)
    assert "Hanzewaard College" in words_on(page)


def test_the_card_never_covers_what_is_selected(page: MapPage) -> None:
    for key in page.canvas.picture().keys:
        page.canvas.select([key])
        x, y = page.canvas.view().to_pixels(*place_of(page, key))
        assert not page.card.geometry().contains(QPoint(round(x), round(y))), key


def test_open_and_visit_from_the_card(desk: Desk, page: MapPage, town: Town) -> None:
    went: list[Target] = []
    visits: list[VisitPrefill] = []
    desk.going.connect(went.append)
    desk.visit_wanted.connect(visits.append)
    page.canvas.select([f"contact:{town.zoe}"])
    page.card.open_button.click()
    page.card.visit_button.click()
    page.canvas.select([f"school:{town.kribbe}"])
    page.card.open_button.click()
    assert went == [Target("contacts", Kind.CONTACT, town.zoe), Target("schools", Kind.SCHOOL, town.kribbe)]
    assert visits == [VisitPrefill(school_id=town.lyceum, contact_ids=(town.zoe,))]


def test_finding_by_a_part_of_the_name_without_accents(qtbot: QtBot, page: MapPage, town: Town) -> None:
    page.focus_filter()
    type_text(page.bar.finder, "celik")
    QTest.keyClick(QApplication.activePopupWidget() or page.bar.finder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.canvas.selection() == (f"contact:{town.zoe}",))
    x, y = page.canvas.view().to_pixels(*place_of(page, f"contact:{town.zoe}"))
    assert 0 < x < page.canvas.width()
    assert 0 < y < page.canvas.height()


def test_finding_what_a_filter_hides_takes_the_filter_away(page: MapPage, town: Town) -> None:
    page.bar.stars.click()
    assert page.canvas.picture().index(f"contact:{town.zoe}") < 0
    page.find_node(f"contact:{town.zoe}")
    assert page.canvas.selection() == (f"contact:{town.zoe}",)
    assert not page.bar.stars.isChecked()
