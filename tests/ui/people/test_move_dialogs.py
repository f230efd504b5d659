"""Moving, leaving and coming back through the real dialogs."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.queries.contact_detail import ContactDetailRow, contact_detail
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.contacts.acts import ContactActs
from netwerkkaart.ui.contacts.detail import ContactDetail
from netwerkkaart.ui.contacts.page import ContactsPage
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.people.move_dialog import LeaveDialog, MoveDialog
from netwerkkaart.ui.people.position_dialog import PositionDialog
from netwerkkaart.usecases.contacts import PositionDraft, add_position
from netwerkkaart.usecases.moves import leave
from tests.town import TODAY, Town


@pytest.fixture
def desk(store: Store, town: Town, qtbot: QtBot) -> Iterator[Desk]:
    host = QWidget()
    qtbot.addWidget(host)
    made = Desk(store, SyncJobs(), Actions(host), clock=lambda: TODAY)
    yield made
    made.close()


def told(store: Store, contact_id: int) -> ContactDetailRow:
    with store.read() as connection:
        found = contact_detail(connection, contact_id, today=TODAY)
    assert found is not None
    return found


def test_moving_says_what_ends_and_writes_it_in_one_step(desk: Desk, store: Store, town: Town, qtbot: QtBot) -> None:
    dialog = MoveDialog(desk, contact_id=town.anna)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowTitle() == "Anna van den Berg gaat naar een andere school"
    assert [one.text() for one in dialog.leaving.values()] == ["mentor, Hanzewaard College"]
    dialog.try_accept()
    assert "school" in dialog.error()
    dialog.school.set_value(town.kribbe)
    dialog.role.set_value(town.roles["class_teacher"])
    steps = len(store.history())
    dialog.try_accept()
    assert len(store.history()) == steps + 1
    now, before = told(store, town.anna).positions
    assert (now.school, now.starts_on, now.ends_on) == ("De Kribbe", TODAY, None)
    assert (before.school, before.ends_on) == ("Hanzewaard College", TODAY - timedelta(days=1))


def test_what_is_not_ticked_goes_on(desk: Desk, store: Store, town: Town, qtbot: QtBot) -> None:
    dialog = MoveDialog(desk, contact_id=town.anna)
    qtbot.addWidget(dialog)
    for box in dialog.leaving.values():
        box.setChecked(False)
    dialog.school.set_value(town.kribbe)
    dialog.role.set_value(town.roles["class_teacher"])
    dialog.save()
    assert [one.ends_on for one in told(store, town.anna).positions] == [None, None]


def test_leaving_lists_what_ends_and_warns_of_an_aanspreekpunt(
    desk: Desk, store: Store, town: Town, qtbot: QtBot
) -> None:
    one = LeaveDialog(desk, contact_ids=[town.zoe])
    several = LeaveDialog(desk, contact_ids=[town.anna, town.zoe])
    for dialog in (one, several):
        qtbot.addWidget(dialog)
    assert (one.windowTitle(), one.ending.text()) == ("Zoë Çelik vertrekt", "zorgcoördinator, Hanzewaard College")
    assert several.windowTitle() == "2 mensen vertrekken"
    assert several.ending.text().splitlines() == [
        "Anna van den Berg: mentor, Hanzewaard College",
        "Zoë Çelik: zorgcoördinator, Hanzewaard College",
    ]
    several.day.setText("32 mei")
    several.day.set_value(None)
    several.try_accept()
    assert "laatste dag" in several.error()
    several.day.set_value(date(2026, 10, 1))
    several.try_accept()
    assert [told(store, who).positions[0].ends_on for who in (town.anna, town.zoe)] == [date(2026, 10, 1)] * 2


def test_who_comes_back_gets_the_same_filled_in(desk: Desk, store: Store, town: Town, qtbot: QtBot) -> None:
    gone = told(store, town.piet).positions[0]
    dialog = PositionDialog(desk, contact_id=town.piet, again=gone.id)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Piet IJzer is terug"
    assert (dialog.school.value(), dialog.role.value()) == (town.lyceum, town.roles["team_leader"])
    dialog.try_accept()
    now, before = told(store, town.piet).positions
    assert (now.starts_on, before.ends_on) == (TODAY, date(2026, 7, 3))


def menu_texts(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions()]


def test_the_contact_offers_what_fits(desk: Desk, store: Store, town: Town, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    detail = ContactDetail(desk, ContactActs(desk, host))
    qtbot.addWidget(detail)
    add_position(store, town.anna, PositionDraft(town.kribbe, town.roles["class_teacher"], ends_on=date(2020, 7, 31)))

    def offered(contact_id: int) -> set[str]:
        detail.show_contact(contact_id)
        return {
            text for button in detail.findChildren(QToolButton) if button.menu() for text in menu_texts(button.menu())
        }

    assert {"Naar een andere school…", "Vertrekt…", "Is terug…"} <= offered(town.anna)
    leave(store, [town.anna], on=TODAY - timedelta(days=1))
    assert offered(town.anna) & {"Naar een andere school…", "Vertrekt…", "Is terug…"} == {"Is terug…"}


def test_the_list_offers_it_for_several(desk: Desk, town: Town, qtbot: QtBot) -> None:
    page = ContactsPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert {"Naar een andere school…", "Vertrekt…"} <= set(menu_texts(page.make_menu([town.anna])))
    assert "Vertrekt…" in menu_texts(page.make_menu([town.anna, town.zoe]))
    assert "Vertrekt…" not in menu_texts(page.make_menu([town.piet]))
