"""The contact dialog: fast for one line and a role, careful with doubles, private addresses and notes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from netwerkkaart.domain.people import IntroductionKind, PersonName
from netwerkkaart.store.tables import contact, introduction, position
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.contacts.dialog import ContactDialog
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.jobs import SyncJobs
from tests.keyboard import type_text
from tests.town import TODAY, Town


@pytest.fixture
def desk(store: Store, town: Town, qtbot: QtBot) -> Iterator[Desk]:
    window = QWidget()
    qtbot.addWidget(window)
    made = Desk(store, SyncJobs(), Actions(window), clock=lambda: TODAY)
    made.set_me(town.bilal, "Bilal Oukili")
    yield made
    made.close()


def opened(qtbot: QtBot, desk: Desk, **known: object) -> ContactDialog:
    made = ContactDialog(desk, None, **known)  # type: ignore[arg-type]  # the cases say what is known

    def held(_closing: QWidget) -> None:
        """Hold the dialog until the test is over: it has no parent."""
        made.show_error("")

    qtbot.addWidget(made, before_close_func=held)
    made.show()
    return made


def kept(desk: Desk, contact_id: int | None) -> tuple[PersonName, list[tuple[int, int]]]:
    with desk.store.read() as connection:
        row = connection.execute(select(contact).where(contact.c.id == contact_id)).one()
        held = connection.execute(select(position).where(position.c.contact_id == contact_id).order_by(position.c.id))
        return PersonName(row.given, row.infix, row.family), [(one.school_id, one.role_id) for one in held]


def test_name_role_and_enter_is_enough(desk: Desk, town: Town, qtbot: QtBot) -> None:
    dialog = opened(qtbot, desk, school_id=town.lyceum)
    type_text(dialog.name.given, "Şükrü van 't Hoff")
    dialog.name.settle()
    role = dialog.positions.wells[0].role
    type_text(role, "conrector")
    qtbot.keyClick(role._list, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(role, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    name, held = kept(desk, dialog.contact_id)
    assert name == PersonName("Şükrü", "van 't", "Hoff")
    assert held == [(town.lyceum, town.roles["vice_rector"])]


def test_one_can_type_at_once(desk: Desk, town: Town, qtbot: QtBot) -> None:
    dialog = opened(qtbot, desk, school_id=town.lyceum)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.name.given.hasFocus)


def test_a_role_is_found_without_its_accents(desk: Desk, town: Town, qtbot: QtBot) -> None:
    dialog = opened(qtbot, desk, school_id=town.lyceum)
    role = dialog.positions.wells[0].role
    type_text(role, "zorgcoor")
    assert [one.text for one in role.matches("zorgcoor")] == ["zorgcoördinator"]
    assert role.value() == town.roles["care_coordinator"]


def test_roles_fit_the_school(desk: Desk, town: Town, qtbot: QtBot) -> None:
    well = opened(qtbot, desk, school_id=town.lyceum).positions.wells[0]
    assert "leerkracht" not in [one.text for one in well.role.matches("")]
    well.school.set_value(None)
    type_text(well.school, "kribbe")
    well.school.settle()
    offered = [one.text for one in well.role.matches("")]
    assert "leerkracht" in offered
    assert "rector" not in offered
    assert "wijkagent" in offered


def test_a_name_of_two_words_put_back_stays(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(qtbot, desk)
    type_text(dialog.name.given, "Anne Marie")
    dialog.name.settle()
    assert dialog.name.name() == PersonName("Anne", "", "Marie")
    dialog.name.family.clear()
    dialog.name.given.clear()
    type_text(dialog.name.given, "Anne Marie")
    dialog.name.settle()
    assert dialog.name.name() == PersonName("Anne Marie", "", "")


def test_a_namesake_at_the_school_is_asked_about_once(desk: Desk, town: Town, qtbot: QtBot) -> None:
    dialog = opened(qtbot, desk, school_id=town.lyceum, role_id=town.roles["mentor"], name="Ana van den Berg")
    dialog.try_accept()
    assert dialog.isVisible()
    assert "Anna van den Berg" in dialog.alike.text()
    dialog.try_accept()
    assert not dialog.isVisible()
    assert dialog.contact_id not in (None, town.anna)


def test_the_same_name_elsewhere_is_no_question(desk: Desk, town: Town, qtbot: QtBot) -> None:
    dialog = opened(qtbot, desk, school_id=town.kribbe, name="Anna van den Berg")
    assert dialog.check_alike() == []
    dialog.try_accept()
    assert not dialog.isVisible()


def test_that_is_who_i_mean_opens_the_contact(desk: Desk, town: Town, qtbot: QtBot) -> None:
    places: list[Target] = []
    desk.going.connect(places.append)
    dialog = opened(qtbot, desk, school_id=town.lyceum, name="A. van den Berg")
    dialog.check_alike()
    qtbot.mouseClick(dialog.alike.open_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert [place.id for place in places] == [town.anna]


def test_without_a_name_nothing_is_kept(desk: Desk, town: Town, qtbot: QtBot) -> None:
    dialog = opened(qtbot, desk, school_id=town.lyceum)
    dialog.try_accept()
    assert dialog.isVisible()
    assert "voornaam" in dialog.error()


def test_a_role_that_does_not_exist_is_refused_in_words(desk: Desk, town: Town, qtbot: QtBot) -> None:
    dialog = opened(qtbot, desk, school_id=town.lyceum, name="Wim Bos")
    type_text(dialog.positions.wells[0].role, "tovenaar")
    dialog.try_accept()
    assert "“tovenaar”" in dialog.error()


def test_a_note_about_a_pupil_holds_once_and_never_blocks(desk: Desk, town: Town, qtbot: QtBot) -> None:
    dialog = opened(qtbot, desk, school_id=town.lyceum, name="Wim Bos")
    dialog.note.edit.setPlainText("Een leerling bracht ons samen.")
    dialog.try_accept()
    assert dialog.isVisible()
    assert dialog.note.warning()
    dialog.try_accept()
    assert not dialog.isVisible()


def test_via_whom_is_kept_with_the_contact(desk: Desk, town: Town, qtbot: QtBot) -> None:
    dialog = opened(qtbot, desk, school_id=town.lyceum, name="Wim Bos")
    dialog.via.kind.setCurrentIndex(dialog.via.kind.findData(IntroductionKind.CONTACT))
    dialog.try_accept()
    assert "via wie" in dialog.error()
    dialog.via.by_contact.set_value(town.zoe)
    dialog.try_accept()
    with desk.store.read() as connection:
        row = connection.execute(select(introduction).where(introduction.c.contact_id == dialog.contact_id)).one()
    assert (row.by_contact_id, row.worker_id, row.day) == (town.zoe, town.bilal, TODAY)


def test_save_and_another_keeps_the_school(desk: Desk, town: Town, qtbot: QtBot) -> None:
    dialog = opened(qtbot, desk, school_id=town.lyceum, role_id=town.roles["mentor"], name="Wim Bos")
    saved: list[int] = []
    dialog.saved.connect(saved.append)
    dialog.reach.set_reach("w.bos@lyceum.example", "")
    qtbot.mouseClick(dialog.another, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.name.name() == PersonName("", "", "")
    well = dialog.positions.wells[0]
    assert (well.school_id(), well.role_id()) == (town.lyceum, None)
    assert dialog.reach.reach() == ("", "")
    type_text(dialog.name.given, "Eva Smit")
    well.set_place(town.lyceum, town.roles["teacher"])
    dialog.try_accept()
    assert [kept(desk, one)[0] for one in saved] == [PersonName("Wim", "", "Bos"), PersonName("Eva", "", "Smit")]


def test_changing_a_contact_is_one_step(desk: Desk, town: Town, qtbot: QtBot) -> None:
    dialog = opened(qtbot, desk, contact_id=town.anna)
    assert dialog.name.name() == PersonName("Anna", "van den", "Berg")
    dialog.positions.wells[0].team.setText("havo 2")
    extra = dialog.positions.add()
    extra.set_place(town.lyceum, town.roles["teacher"])
    steps = len(desk.store.history())
    dialog.try_accept()
    assert not dialog.isVisible()
    assert len(desk.store.history()) == steps + 1
    assert kept(desk, town.anna)[1] == [(town.lyceum, town.roles["mentor"]), (town.lyceum, town.roles["teacher"])]


@pytest.mark.parametrize(
    ("mail", "phone", "remarks"),
    [
        ("anna@lyceum.example", "0570-123456", (False, False)),
        ("anna@gmail.com", "0570 12", (True, True)),
        ("anna", "", (True, False)),
    ],
)
def test_reach_is_remarked_on_and_kept(
    desk: Desk, qtbot: QtBot, mail: str, phone: str, remarks: tuple[bool, bool]
) -> None:
    dialog = opened(qtbot, desk, name="Wim Bos")
    dialog.reach.set_reach(mail, phone)
    shown = (not dialog.reach.email_remark.isHidden(), not dialog.reach.phone_remark.isHidden())
    assert shown == remarks
    dialog.try_accept()
    with desk.store.read() as connection:
        row = connection.execute(select(contact).where(contact.c.id == dialog.contact_id)).one()
    assert (row.email, row.phone) == (mail, phone)
