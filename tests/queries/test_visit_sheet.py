"""The visit panel gets who and what it needs, the likely ones first."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.people import TieStep
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import SignalKind
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.queries import visit_sheet as query
from netwerkkaart.queries.choices import role_choices, workers_at_work
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.town import TODAY, Town

Counting = Callable[[], AbstractContextManager[list[str]]]


def test_the_aanspreekpunt_comes_first_then_who_was_met_last(town: Town, store: Store) -> None:
    with store.read() as connection:
        people = query.people_of_school(connection, town.lyceum, on=TODAY)
    assert [person.id for person in people] == [town.anna, town.zoe]  # Piet left
    assert people[0].key_contact
    assert people[0].ties == (("Bilal Oukili", TieStep.MUTUAL),)
    assert people[1].last_met == date(2026, 6, 2)


def test_a_visit_of_long_ago_offers_who_was_there_then(town: Town, store: Store) -> None:
    with store.read() as connection:
        people = query.people_of_school(connection, town.lyceum, on=date(2025, 10, 7))
    assert {person.id for person in people} == {town.anna, town.zoe, town.piet}
    assert people[0].ties == (("Bilal Oukili", TieStep.ACQUAINTED),)


def test_the_themes_last_raised_at_the_school_come_first(town: Town, store: Store) -> None:
    with store.read() as connection:
        there = query.theme_choices(connection, town.lyceum)
        elsewhere = query.theme_choices(connection, town.kribbe)
    assert [one.id for one in there[:2]] == [town.themes["social_media"], town.themes["parents"]]
    assert {one.id for one in there} == {one.id for one in elsewhere} == set(town.themes.values())
    assert there[0].id != elsewhere[0].id


def test_schools_a_worker_was_at_lately_come_first(town: Town, store: Store) -> None:
    log_visit(store, VisitDraft(town.lyceum, TODAY, VisitKind.PHONE, worker_ids=(town.noor,)), today=TODAY)
    with store.read() as connection:
        noor = query.school_choices(connection, worker_id=town.noor, today=TODAY)
        stranger = query.school_choices(connection, worker_id=9999, today=TODAY)
    assert [(one.id, one.last) for one in noor] == [(town.lyceum, TODAY), (town.kribbe, None)]
    assert [one.name for one in stranger] == ["De Kribbe", "Hanzewaard College"]
    assert all(one.last is None for one in stranger)


@pytest.mark.parametrize("typed", ["zoe", "Çel", "celik zoë", "ZO"])
def test_people_are_found_by_the_beginning_of_any_part_of_their_name(typed: str, town: Town, store: Store) -> None:
    with store.read() as connection:
        assert [person.id for person in query.find_people(connection, typed, on=TODAY)] == [town.zoe]


def test_signs_find_nobody(town: Town, store: Store, statements: Counting) -> None:
    with store.read() as connection, statements() as said:
        assert query.find_people(connection, '"*', on=TODAY) == ()
    assert said == []


def test_the_school_of_people_is_told_only_when_there_is_one(town: Town, store: Store) -> None:
    with store.read() as connection:
        assert query.school_of_contacts(connection, (town.anna, town.zoe), today=TODAY) == town.lyceum
        assert query.school_of_contacts(connection, (town.anna, town.piet), today=TODAY) is None


def test_the_sheet_holds_everything_that_was_noted(town: Town, store: Store, statements: Counting) -> None:
    with store.read() as connection, statements() as said:
        sheet = query.visit_sheet(connection, town.visits[1])
    assert {person.id for person in sheet.people} == {town.anna, town.zoe}
    assert {one.id for one in sheet.workers} == {town.noor, town.bilal}
    assert {one.id for one in sheet.themes} == {town.themes["social_media"], town.themes["parents"]}
    assert {(one.kind, one.contact_id) for one in sheet.signals} == {
        (SignalKind.SHARED_CONCERN, town.anna),
        (SignalKind.BROUGHT_TO_COLLEAGUE, town.anna),
    }
    assert [one.text for one in sheet.promises] == ["Overzicht van aanbod sturen"]
    assert len(said) == 8


def test_a_visit_that_is_gone_says_so(store: Store) -> None:
    with store.read() as connection, pytest.raises(NotFoundError, match="bestaat niet meer"):
        query.visit_sheet(connection, 77)


def test_opening_the_panel_at_a_school_takes_seven_statements(town: Town, store: Store, statements: Counting) -> None:
    with store.read() as connection, statements() as said:
        query.school_choices(connection, worker_id=town.noor, today=TODAY)
        workers_at_work(connection, today=TODAY)
        query.school_choice(connection, town.lyceum)
        query.people_of_school(connection, town.lyceum, on=TODAY)
        query.theme_choices(connection, town.lyceum)
        query.usual_places(connection, town.lyceum)
    assert len(said) == 7


def test_roles_of_the_sector_come_before_the_others(town: Town, store: Store) -> None:
    with store.read() as connection:
        vo = [one.id for one in role_choices(connection, Sector.VO)]
        po = [one.id for one in role_choices(connection, Sector.PO)]
    assert vo.index(town.roles["mentor"]) < vo.index(town.roles["head"])
    assert po.index(town.roles["head"]) < po.index(town.roles["mentor"])
    assert set(vo) == set(po) == set(town.roles.values())


def test_places_used_before_are_offered_the_latest_first(town: Town, store: Store) -> None:
    draft = VisitDraft(town.lyceum, date(2026, 12, 1), VisitKind.MEETING, place="kamer 2.04")
    with store.read() as connection:
        assert query.usual_places(connection, town.lyceum) == ("kantine",)
    log_visit(store, VisitDraft(**{**vars(draft), "status": VisitStatus.PLANNED}), today=TODAY)
    with store.read() as connection:
        assert query.usual_places(connection, town.lyceum) == ("kamer 2.04", "kantine")
        assert query.usual_places(connection, town.kribbe) == ()


NAMED = [("school", "De Kribbe"), ("contact", "Zoë Çelik"), ("theme", "pesten"), ("worker", "Noor Tesselaar")]


@pytest.mark.parametrize(("kind", "name"), NAMED)
def test_names_for_narrowing_a_list(kind: str, name: str, town: Town, store: Store) -> None:
    with store.read() as connection:
        assert name in query.names_of(connection, kind).values()
