"""Going through a school at the real dialog: a key per person, nothing written before Opslaan, one step to undo."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.rollover import StillThere
from netwerkkaart.queries.dossier import dossier
from netwerkkaart.queries.rollover import people_to_ask
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.rollover.dialog import RolloverDialog
from netwerkkaart.ui.schools.page import SchoolsPage
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact, add_position
from tests.dump import dump
from tests.keyboard import type_text
from tests.town import TODAY, Town

BEGAN = date(2024, 8, 26)
ROLES = ("teacher", "mentor", "team_leader", "care_coordinator", "career_adviser", "rector")


class Seat:
    """Somebody at the dialog, who presses keys and counts them."""

    def __init__(self, desk: Desk, qtbot: QtBot, school_id: int | None = None) -> None:
        self.desk = desk
        self.pressed = 0
        self.dialog = RolloverDialog(desk, school_id=school_id)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.dialog.activateWindow()
        QApplication.processEvents()

    def press(self, *keys: str | Qt.Key) -> None:
        for key in keys:
            self.pressed += 1
            where = self.dialog.focusWidget() or self.dialog
            if isinstance(key, str):
                type_text(where, key)
            else:
                QTest.keyClick(where, key)
            QApplication.processEvents()

    @property
    def name(self) -> str:
        return self.dialog.card.accessibleName()

    def person(self, name: str) -> None:
        """Go to somebody by the arrow keys."""
        while name not in self.name:
            self.press(Qt.Key.Key_Right)


@pytest.fixture
def desk(store: Store, town: Town, qtbot: QtBot) -> Iterator[Desk]:
    host = QWidget()
    qtbot.addWidget(host)
    made = Desk(store, SyncJobs(), Actions(host), clock=lambda: TODAY)
    yield made
    made.close()


@pytest.fixture
def twelve(store: Store, town: Town) -> list[int]:
    """Make twelve people at the lyceum: the two who are there, and ten more."""
    more = [
        add_contact(
            store,
            ContactDraft(PersonName(f"Persoon{number}", "", "Tien")),
            [PositionDraft(town.lyceum, town.roles[ROLES[number % len(ROLES)]], starts_on=BEGAN)],
        )
        for number in range(10)
    ]
    return [town.anna, town.zoe, *more]


def ends(store: Store, school_id: int) -> list[date | None]:
    held = t.position.c
    with store.read() as connection:
        return list(connection.execute(select(held.ends_on).where(held.school_id == school_id)).scalars())


def test_twelve_people_take_fifteen_keys_and_one_undo(
    desk: Desk, store: Store, town: Town, twelve: list[int], qtbot: QtBot
) -> None:
    before, steps = dump(store), len(store.history())
    seat = Seat(desk, qtbot, town.lyceum)
    seat.press(*"bbwbbobb", "f", "1", *"bbb")
    assert len(seat.dialog.walk.answers) == len(twelve)
    assert dump(store) == before, "nothing is written before Opslaan"
    seat.press(Qt.Key.Key_Return)
    assert seat.pressed <= 15
    assert not seat.dialog.isVisible()
    assert len(store.history()) == steps + 1
    assert store.undo_label == "School nagelopen"
    assert sum(day == date(2026, 7, 31) for day in ends(store, town.lyceum)) == 2
    with store.read() as connection:
        people = people_to_ask(connection, town.lyceum, today=TODAY)
    assert len(people) == 11
    assert [one.to_ask for one in people].count(True) == 1
    store.undo()
    assert dump(store) == before


def test_all_who_stay_take_thirteen_keys(desk: Desk, town: Town, twelve: list[int], qtbot: QtBot) -> None:
    seat = Seat(desk, qtbot, town.lyceum)
    seat.press(*"b" * 12, Qt.Key.Key_Return)
    assert (seat.pressed, seat.dialog.isVisible()) == (13, False)


def test_it_shows_its_keys_and_tells_who_it_is_about(desk: Desk, town: Town, qtbot: QtBot) -> None:
    seat = Seat(desk, qtbot, town.lyceum)
    buttons = seat.dialog.card.buttons
    assert {button.accessibleName() for button in buttons.values()} == {
        "Blijft (B)",
        "Andere functie (F)",
        "Weg (W)",
        "Onbekend (O)",
    }
    assert seat.name.startswith(
        "Zit Zoë Çelik er nog? zorgcoördinator, sinds 26 aug 2024 · laatst gesproken op 2 jun 2026"
    )
    assert seat.dialog.list.texts() == ["Zoë Çelik, zorgcoördinator", "Anna van den Berg, mentor"]
    buttons[StillThere.LEFT].click()
    assert seat.dialog.list.texts()[0] == "Zoë Çelik, zorgcoördinator: weg"


def test_backspace_and_the_arrows_go_back_and_an_answer_can_be_another(
    desk: Desk, store: Store, town: Town, qtbot: QtBot
) -> None:
    seat = Seat(desk, qtbot, town.lyceum)
    seat.press("w", Qt.Key.Key_Backspace)
    assert "Zoë" in seat.name
    seat.press("b", Qt.Key.Key_Left, Qt.Key.Key_Right, "o", Qt.Key.Key_Up)
    assert "Anna" in seat.name
    assert [one.still for one in seat.dialog.walk.answers] == [StillThere.STAYS, StillThere.UNKNOWN]
    seat.press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert "Zoë" in seat.name


def test_another_role_is_chosen_in_the_flow_by_name_with_team(
    desk: Desk, store: Store, town: Town, qtbot: QtBot
) -> None:
    seat = Seat(desk, qtbot, town.lyceum)
    seat.person("Anna")
    seat.press("f")
    roles = seat.dialog.card.roles
    assert roles.isVisible()
    assert roles.star.isVisible()
    assert "mentor" not in roles.numbered()
    roles.team.setFocus()
    type_text(roles.team, "leerjaar 2")
    roles.other.setFocus()
    type_text(roles.other, "leerjaarco")
    QTest.keyClick(QApplication.activePopupWidget() or roles.other, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert seat.dialog.walk.person is None, "the pass goes on by itself"
    seat.dialog.ok_button.click()
    with store.read() as connection:
        person = next(one for one in people_to_ask(connection, town.lyceum, today=TODAY) if one.contact_id == town.anna)
    assert person.roles == "leerjaarcoördinator (leerjaar 2)"
    assert person.key_contact
    assert (person.since, person.confirmed_on) == (date(2026, 8, 1), TODAY)


def test_escape_leaves_the_roles_and_then_asks_before_it_throws_away(
    desk: Desk, store: Store, town: Town, qtbot: QtBot
) -> None:
    before = dump(store)
    seat = Seat(desk, qtbot, town.lyceum)
    seat.press("b", "f", Qt.Key.Key_Escape)
    assert not seat.dialog.card.roles.isVisible()
    seat.press(Qt.Key.Key_Escape)
    assert seat.dialog.isVisible()
    assert seat.dialog.confirm.isVisible()
    seat.dialog.confirm.no.click()
    seat.press("w")
    assert len(seat.dialog.walk.answers) == 2
    seat.press(Qt.Key.Key_Escape)
    seat.dialog.confirm.yes.click()
    assert not seat.dialog.isVisible()
    assert dump(store) == before


def test_without_an_answer_escape_closes_at_once(desk: Desk, town: Town, qtbot: QtBot) -> None:
    seat = Seat(desk, qtbot, town.lyceum)
    assert not seat.dialog.ok_button.isEnabled()
    seat.press(Qt.Key.Key_Escape)
    assert not seat.dialog.isVisible()


def test_the_days_are_those_of_the_year_edge_and_can_be_others_for_the_whole_pass(
    desk: Desk, store: Store, town: Town, qtbot: QtBot
) -> None:
    seat = Seat(desk, qtbot, town.lyceum)
    assert (seat.dialog.last.value(), seat.dialog.first.value()) == (date(2026, 7, 31), date(2026, 8, 1))
    seat.press("w", "w")
    seat.dialog.last.set_value(date(2026, 10, 1))
    seat.press(Qt.Key.Key_Return)
    assert "na de laatste dag" in seat.dialog.error()
    seat.dialog.first.set_value(date(2026, 10, 2))
    seat.dialog.ok_button.click()
    assert ends(store, town.lyceum).count(date(2026, 10, 1)) == 2


def test_only_who_is_not_sure_is_asked_after_unless_everybody_is_wanted(
    desk: Desk, store: Store, town: Town, qtbot: QtBot
) -> None:
    seat = Seat(desk, qtbot, town.lyceum)
    seat.press("b", "o", Qt.Key.Key_Return)
    again = Seat(desk, qtbot, town.lyceum)
    assert again.dialog.list.texts() == ["Anna van den Berg, mentor"]
    assert again.dialog.everybody.text() == "Ook 1 die dit schooljaar al bekend is"
    again.dialog.everybody.click()
    assert len(again.dialog.list.texts()) == 2
    assert "Anna" in again.name
    again.dialog.everybody.click()
    again.press("b", Qt.Key.Key_Return)
    third = Seat(desk, qtbot, town.lyceum)
    assert third.dialog.everybody.isChecked(), "with everybody confirmed the pass is over all"
    assert len(third.dialog.list.texts()) == 2


def test_after_one_school_comes_the_next_each_in_a_step_of_its_own(
    desk: Desk, store: Store, town: Town, qtbot: QtBot
) -> None:
    add_position(store, town.piet, PositionDraft(town.kribbe, town.roles["head"], starts_on=BEGAN))
    steps = len(store.history())
    seat = Seat(desk, qtbot)
    shown = [seat.dialog.school.itemText(n) for n in range(seat.dialog.school.count())]
    assert shown == ["De Kribbe (1 te controleren)", "Hanzewaard College (2 te controleren)"]
    assert seat.dialog.next_button.isVisible()
    seat.press("b", Qt.Key.Key_Return)
    assert seat.dialog.isVisible()
    assert "Zoë" in seat.name
    assert not seat.dialog.next_button.isVisible()
    seat.press("b", "b", Qt.Key.Key_Return)
    assert not seat.dialog.isVisible()
    assert len(store.history()) == steps + 2


def test_another_school_waits_until_this_one_is_saved(desk: Desk, store: Store, town: Town, qtbot: QtBot) -> None:
    add_position(store, town.piet, PositionDraft(town.kribbe, town.roles["head"], starts_on=BEGAN))
    seat = Seat(desk, qtbot, town.lyceum)
    combo = seat.dialog.school

    def choose(place: int) -> None:
        combo.setCurrentIndex(place)
        combo.activated.emit(place)

    choose(0)
    assert "Piet" in seat.name
    choose(1)
    seat.press("b")
    choose(0)
    assert "Sla eerst op" in seat.dialog.error()
    assert combo.currentIndex() == 1
    assert len(seat.dialog.walk.answers) == 1


def test_an_aanspreekpunt_who_leaves_is_told_at_the_end(desk: Desk, town: Town, qtbot: QtBot) -> None:
    seat = Seat(desk, qtbot, town.lyceum)
    seat.press("b", "w")
    assert "Anna van den Berg was aanspreekpunt" in seat.dialog.card.doubt()
    seat.press(Qt.Key.Key_Left, "b")
    assert seat.dialog.card.doubt() == ""


def test_where_there_is_nobody_it_says_so(desk: Desk, town: Town, qtbot: QtBot) -> None:
    seat = Seat(desk, qtbot, town.kribbe)
    assert seat.name.startswith("Niemand om na te vragen. Op deze school kennen we nog niemand")
    assert not seat.dialog.ok_button.isEnabled()


def test_who_began_this_year_needs_no_asking(desk: Desk, store: Store, town: Town, qtbot: QtBot) -> None:
    new = PositionDraft(town.kribbe, town.roles["head"], starts_on=TODAY - timedelta(days=10))
    add_position(store, town.piet, new)
    seat = Seat(desk, qtbot)
    assert seat.dialog.school.count() == 1


def test_it_begins_in_the_dossier_where_it_shows_how_many(desk: Desk, store: Store, town: Town, qtbot: QtBot) -> None:
    page = SchoolsPage(desk)
    desk.going.connect(page.show_target)
    qtbot.addWidget(page)
    page.show()
    page.show_target(Target("schools", Kind.SCHOOL, town.lyceum, "people"))
    tab = page.dossier.people
    assert tab.ask.text() == "Zit iedereen er nog? (2 te controleren)"
    tab.ask.click()
    dialog = page.findChild(RolloverDialog)
    assert dialog is not None
    for still in (StillThere.STAYS, StillThere.STAYS):
        dialog.card.buttons[still].click()
    dialog.ok_button.click()
    assert tab.ask.text() == "Zit iedereen er nog?"
    with store.read() as connection:
        people = dossier(connection, town.lyceum, today=TODAY).people
    tab.card.show_entry(next(one for one in people if one.contact_id == town.anna))
    assert "Zit hier nog: bevestigd op 23 nov 2026" in [one.text() for one in tab.card.findChildren(QLabel)]
    page.show_target(Target("schools", Kind.SCHOOL, town.kribbe, "people"))
    assert tab.ask.isHidden()


def test_the_palette_starts_it_at_the_school_in_sight(desk: Desk, town: Town, qtbot: QtBot) -> None:
    page = SchoolsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.show_target(Target("schools", Kind.SCHOOL, town.lyceum))
    desk.actions.trigger("school.rollover")
    dialog = page.findChild(RolloverDialog)
    assert dialog is not None
    assert dialog.school.currentData() == town.lyceum
    dialog.close()
