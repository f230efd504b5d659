"""What a visit tells: signals, promises, people and what became of a plan."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from sqlalchemy import select

from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.trust import SignalKind
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.queries.visit_sheet import visit_sheet
from netwerkkaart.store import tables as t
from netwerkkaart.ui.desk import VisitPrefill
from netwerkkaart.ui.visits.typed_time import parse_time
from netwerkkaart.usecases.promises import settle_promise
from tests.keyboard import type_text
from tests.town import TODAY, Town
from tests.ui.visits.screen import Screen


def test_signals_belong_to_the_person_they_are_about(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.click(screen.form.people.tiles.tile(town.anna))
    screen.click(screen.form.people.tiles.tile(town.zoe))
    screen.click(screen.form.kinds.chip(VisitKind.MEETING))
    signals = screen.form.signals
    screen.form.notice_fold.head.click()
    signals.building.chip(SignalKind.SHARED_CONCERN).click()  # about the first person
    signals.who.chip(town.zoe).click()
    signals.straining.chip(SignalKind.KEPT_US_AWAY).click()
    screen.form.initiative.chip(Initiative.SCHOOL).click()
    assert screen.form.notice_fold.summary() == "1 opbouwend · 1 schurend · initiatief school"
    screen.panel.save_button.click()
    sheet = screen.sheet(screen.saved[0])
    assert {(one.kind, one.contact_id) for one in sheet.signals} == {
        (SignalKind.SHARED_CONCERN, town.anna),
        (SignalKind.KEPT_US_AWAY, town.zoe),
    }
    assert sheet.initiative is Initiative.SCHOOL


def test_a_signal_of_somebody_who_was_not_there_after_all_stays_with_the_school(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.click(screen.form.people.tiles.tile(town.anna))
    screen.form.signals.building.chip(SignalKind.CONTACTED_US).click()
    assert screen.form.signals.noted() == ((SignalKind.CONTACTED_US, town.anna),)
    screen.click(screen.form.people.tiles.tile(town.anna))
    assert screen.form.signals.noted() == ((SignalKind.CONTACTED_US, None),)


def test_what_stands_open_at_the_school_is_settled_in_the_sheet(screen: Screen, town: Town) -> None:
    screen.desk.log_visit(VisitPrefill(school_id=town.lyceum))
    form = screen.form
    assert form.promise_fold.summary() == "1 open"
    form.promise_fold.head.click()
    (still,) = form.promises.still_open
    assert still.text == "Overzicht van aanbod sturen"
    assert any("door ons · te laat · uiterlijk di 24 mrt 2026" in one.text() for one in form.findChildren(QLabel))
    kept = next(one for one in form.promises.findChildren(QPushButton) if one.text() == "Nagekomen")
    assert kept.accessibleName() == "Overzicht van aanbod sturen: nagekomen"
    kept.click()
    assert form.promises.still_open == ()
    assert form.promise_fold.summary() == ""

    screen.desk.store.undo()  # the sheet follows
    assert [one.text for one in form.promises.still_open] == ["Overzicht van aanbod sturen"]
    screen.desk.log_visit(VisitPrefill(school_id=town.kribbe))
    assert form.promises.still_open == ()


def test_the_sheet_of_a_visit_says_what_became_of_its_promises(screen: Screen, town: Town) -> None:
    with screen.desk.store.read() as connection:
        (promise,) = visit_sheet(connection, town.visits[1]).promises
    settle_promise(screen.desk.store, promise.id, kept=True, on=date(2026, 4, 1), today=TODAY)
    screen.desk.log_visit(VisitPrefill(visit_id=town.visits[1]))
    told = "Overzicht van aanbod sturen\ndoor ons · te laat nagekomen op wo 1 apr 2026 · uiterlijk di 24 mrt 2026"
    assert any(one.text() == told for one in screen.form.promises.findChildren(QLabel))


def test_promises_are_noted_with_their_side_and_date(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.click(screen.form.people.tiles.tile(town.zoe))
    screen.click(screen.form.kinds.chip(VisitKind.MEETING))
    screen.form.promise_fold.head.click()
    line = screen.form.promises.lines()[0]
    assert screen.focus() is line.text
    line.side.chip(PromiseSide.SCHOOL).click()
    type_text(line.text, "Groepsoverzicht sturen, één blad")
    type_text(line.due, "vr")
    screen.panel.save_button.click()
    (promise,) = screen.sheet(screen.saved[0]).promises
    assert (promise.side, promise.text) == (PromiseSide.SCHOOL, "Groepsoverzicht sturen, één blad")
    assert promise.due_on == date(2026, 11, 27)


def test_a_day_ahead_plans_the_visit_and_back_again_logs_it(screen: Screen, town: Town) -> None:
    screen.click(screen.button)
    screen.form.when.day.setFocus()
    screen.form.when.head.click()
    screen.form.when.day.setFocus()
    screen.key(Qt.Key.Key_Up)
    assert screen.form.when.chosen_status() is VisitStatus.PLANNED
    screen.key(Qt.Key.Key_Down)
    assert screen.form.when.chosen_status() is VisitStatus.HELD
    screen.form.when.quick.chip(1).click()
    assert screen.form.when.chosen_day() == date(2026, 11, 22)


@pytest.mark.parametrize("status", [VisitStatus.HELD, VisitStatus.CANCELLED_BY_SCHOOL, VisitStatus.CANCELLED_BY_US])
def test_a_planned_visit_is_settled_in_two_clicks(status: VisitStatus, screen: Screen, town: Town) -> None:
    planned = town.visits[3]
    screen.desk.log_visit(VisitPrefill(visit_id=planned))
    screen.click(screen.form.settle.chip(status))
    screen.click(screen.panel.save_button)
    assert screen.clicks == 2
    sheet = screen.sheet(planned)
    assert sheet.status is status
    assert sheet.day == (TODAY if status is VisitStatus.HELD else date(2026, 11, 26))
    assert (sheet.place, sheet.kind) == ("kantine", VisitKind.APPOINTMENT)
    assert screen.store.undo_label == "Bezoek gewijzigd"


def test_opening_and_saving_a_visit_changes_nothing(screen: Screen, town: Town) -> None:
    for visit_id in town.visits:
        before = screen.sheet(visit_id)
        steps = len(screen.store.history())
        screen.desk.log_visit(VisitPrefill(visit_id=visit_id))
        assert not screen.panel.has_input()
        screen.panel.save_button.click()
        assert not screen.panel.is_open()
        assert screen.sheet(visit_id) == before
        assert len(screen.store.history()) == steps


def test_somebody_elsewhere_is_found_by_name(screen: Screen, town: Town) -> None:
    screen.desk.log_visit(VisitPrefill(school_id=town.kribbe))
    screen.form.people.other.click()
    type_text(screen.focus(), "çel")
    screen.form.people.look.field.flush()
    assert screen.form.people.look.keys()[0] == town.zoe
    screen.key(Qt.Key.Key_Return)
    assert screen.form.people.selected() == (town.zoe,)


def test_somebody_new_is_added_with_name_and_role(screen: Screen, town: Town) -> None:
    screen.desk.log_visit(VisitPrefill(school_id=town.kribbe))
    people = screen.form.people
    people.other.click()
    type_text(screen.focus(), "Łucja van der Veen")
    people.look.field.flush()
    screen.key(Qt.Key.Key_Return)
    assert people.new_name.text() == "Łucja van der Veen"
    assert not people.add_button.isEnabled()
    people.new_role.setCurrentIndex(1)
    people.add_button.click()
    (added,) = people.selected()
    with screen.store.read() as connection:
        row = connection.execute(select(t.contact).where(t.contact.c.id == added)).one()
        at = connection.execute(select(t.position.c.school_id).where(t.position.c.contact_id == added)).scalar_one()
    assert (row.given, row.infix, row.family, at) == ("Łucja", "van der", "Veen", town.kribbe)
    screen.store.undo()  # while the panel is open: the tile goes, the rest stays
    assert people.selected() == ()
    assert screen.panel.is_open()


def test_from_a_contact_the_school_is_known(screen: Screen, town: Town) -> None:
    screen.desk.log_visit(VisitPrefill(contact_ids=(town.zoe,)))
    assert screen.form.school.school().id == town.lyceum
    assert screen.form.people.selected() == (town.zoe,)
    assert not screen.panel.has_input()


def test_a_visit_that_is_gone_opens_an_empty_sheet_and_says_so(screen: Screen, town: Town) -> None:
    told: list[str] = []
    screen.desk.failed.connect(told.append)
    screen.desk.log_visit(VisitPrefill(visit_id=4711))
    assert screen.panel.is_open()
    assert screen.panel.visit_id() is None
    assert "bestaat niet meer" in told[0]


@pytest.mark.parametrize(
    ("typed", "read"),
    [("10:30", "10:30"), ("1030", "10:30"), ("9.15", "09:15"), ("14u", "14:00"), ("8", "08:00"), ("9 uur", "09:00"),
     ("24:00", None), ("10:61", None), ("half drie", None), ("", None)],
)  # fmt: skip
def test_times_as_people_type_them(typed: str, read: str | None) -> None:
    found = parse_time(typed)
    assert (found.strftime("%H:%M") if found else None) == read
