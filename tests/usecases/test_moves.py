"""Moving to another school, leaving and coming back, against a real file: what was, stays."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from netwerkkaart.domain.errors import NotFoundError, RefusedError
from netwerkkaart.queries.contact_detail import contact_detail
from netwerkkaart.queries.dossier import dossier
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import PositionDraft, add_position
from netwerkkaart.usecases.moves import leave, move_contact
from tests.dump import dump
from tests.town import TODAY, Town

FIRST = date(2026, 8, 1)


def positions(store: Store, contact_id: int) -> list[tuple[int, date | None, date | None]]:
    held = t.position.c
    query = select(held.school_id, held.starts_on, held.ends_on).where(held.contact_id == contact_id).order_by(held.id)
    with store.read() as connection:
        return [tuple(row) for row in connection.execute(query)]


def held_by(store: Store, contact_id: int) -> list[int]:
    with store.read() as connection:
        query = select(t.position.c.id).where(t.position.c.contact_id == contact_id).order_by(t.position.c.id)
        return list(connection.execute(query).scalars())


def draft(town: Town, first: date | None = FIRST) -> PositionDraft:
    return PositionDraft(town.kribbe, town.roles["teacher"], starts_on=first)


def test_moving_ends_the_old_and_begins_the_new_in_one_step(store: Store, town: Town) -> None:
    before = dump(store)
    steps = len(store.history())
    move_contact(store, town.anna, draft(town), held_by(store, town.anna))
    assert positions(store, town.anna) == [
        (town.lyceum, date(2024, 8, 26), FIRST - timedelta(days=1)),
        (town.kribbe, FIRST, None),
    ]
    assert len(store.history()) == steps + 1
    store.undo()
    assert dump(store) == before


def test_a_position_that_is_not_left_stays(store: Store, town: Town) -> None:
    move_contact(store, town.anna, draft(town), [])
    assert [ends for _school, _starts, ends in positions(store, town.anna)] == [None, None]


def test_both_schools_and_the_contact_tell_of_the_move(store: Store, town: Town) -> None:
    move_contact(store, town.anna, draft(town), held_by(store, town.anna))
    with store.read() as connection:
        left = {one.name: one for one in dossier(connection, town.lyceum, today=TODAY).people}
        came = {one.name: one for one in dossier(connection, town.kribbe, today=TODAY).people}
        told = contact_detail(connection, town.anna, today=TODAY)
    assert not left["Anna van den Berg"].current
    assert came["Anna van den Berg"].current
    assert told is not None
    assert [(one.school, one.ends_on) for one in told.positions] == [
        ("De Kribbe", None),
        ("Hanzewaard College", date(2026, 7, 31)),
    ]
    assert [tie.worker for tie in told.ties] == ["Bilal Oukili"]


@pytest.mark.parametrize("first", [None, date(2024, 8, 26), date(1826, 8, 1)])
def test_a_move_without_a_day_or_before_the_old_one_began_is_refused(
    first: date | None, store: Store, town: Town
) -> None:
    before = dump(store)
    with pytest.raises(RefusedError):
        move_contact(store, town.anna, draft(town, first), held_by(store, town.anna))
    assert dump(store) == before


def test_somebody_elses_position_is_left_alone(store: Store, town: Town) -> None:
    with pytest.raises(RefusedError, match="iemand anders"):
        move_contact(store, town.anna, draft(town), held_by(store, town.zoe))
    with pytest.raises(NotFoundError):
        move_contact(store, 999, draft(town), [])


def test_leaving_ends_every_position_and_what_ended_before_keeps_its_day(store: Store, town: Town) -> None:
    add_position(store, town.zoe, PositionDraft(town.kribbe, town.roles["teacher"]))
    ended = PositionDraft(town.kribbe, town.roles["teacher"], starts_on=date(2020, 8, 1), ends_on=date(2021, 7, 31))
    add_position(store, town.zoe, ended)
    later = PositionDraft(town.kribbe, town.roles["head"], starts_on=date(2027, 1, 1))
    add_position(store, town.zoe, later)
    assert leave(store, [town.zoe], on=TODAY) == 2
    assert [ends for _school, _starts, ends in positions(store, town.zoe)] == [TODAY, TODAY, date(2021, 7, 31), None]


def test_several_leave_in_one_step(store: Store, town: Town) -> None:
    assert leave(store, [town.anna, town.zoe, town.piet], on=TODAY) == 2
    assert store.undo_label == "3 keer vertrek vastgelegd"


def test_who_has_nothing_left_to_end_is_refused(store: Store, town: Town) -> None:
    with pytest.raises(RefusedError):
        leave(store, [town.piet], on=TODAY)
    with pytest.raises(RefusedError):
        leave(store, [town.anna], on=date(2024, 8, 25))


def test_who_comes_back_has_the_old_position_behind_them(store: Store, town: Town) -> None:
    add_position(store, town.piet, PositionDraft(town.lyceum, town.roles["team_leader"], starts_on=TODAY))
    with store.read() as connection:
        people = [one for one in dossier(connection, town.lyceum, today=TODAY).people if one.contact_id == town.piet]
    assert [(one.current, one.starts_on) for one in people] == [(True, TODAY), (False, date(2024, 8, 26))]


def test_an_aanspreekpunt_who_leaves_makes_the_stand_ask(store: Store, town: Town) -> None:
    def doubts(day: date) -> list[str]:
        with store.read() as connection:
            return [one.value for one in dossier(connection, town.lyceum, today=day).record.doubts]

    assert doubts(TODAY) == []
    leave(store, [town.anna], on=TODAY - timedelta(days=1))
    assert doubts(TODAY) == ["key_contact_left"]
    store.undo()
    move_contact(store, town.anna, draft(town), held_by(store, town.anna))
    assert doubts(TODAY) == ["key_contact_left"]
