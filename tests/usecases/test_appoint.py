"""Appointing: one step for all schools, and the one who was there stops the day before."""

from datetime import date

import pytest

from netwerkkaart.domain.errors import NotFoundError, RefusedError
from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.queries.dossier import school_faces
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.appoint import appoint
from netwerkkaart.usecases.workers import AssignmentDraft, assign
from tests.town import TODAY, Town

FIXED = AssignmentKind.FIXED


def faces(store: Store, school_id: int) -> list[tuple[str, AssignmentKind, date | None, date | None]]:
    with store.read() as connection:
        return [(one.name, one.kind, one.starts_on, one.ends_on) for one in school_faces(connection, school_id)]


def test_in_place_of_who_it_was_for_two_schools_in_one_step(store: Store, town: Town) -> None:
    before = len(store.history())
    appoint(store, [town.lyceum, town.kribbe], town.noor, FIXED, since=TODAY, instead=True)
    assert faces(store, town.lyceum) == [
        ("Bilal Oukili", FIXED, date(2024, 8, 26), date(2026, 11, 22)),
        ("Noor Tesselaar", FIXED, TODAY, None),
    ]
    assert faces(store, town.kribbe) == [("Noor Tesselaar", FIXED, TODAY, None)]
    assert len(store.history()) == before + 1
    store.undo()
    assert faces(store, town.lyceum) == [("Bilal Oukili", FIXED, date(2024, 8, 26), None)]
    assert faces(store, town.kribbe) == []


def test_beside_who_it_is(store: Store, town: Town) -> None:
    appoint(store, [town.lyceum], town.noor, FIXED, since=TODAY)
    assert [end for *_start, end in faces(store, town.lyceum)] == [None, None]


def test_who_has_it_already_is_left(store: Store, town: Town) -> None:
    before = len(store.history())
    appoint(store, [town.lyceum], town.bilal, FIXED, since=TODAY, instead=True)
    assert faces(store, town.lyceum) == [("Bilal Oukili", FIXED, date(2024, 8, 26), None)]
    assert len(store.history()) == before


def test_who_would_have_begun_later_does_not(store: Store, town: Town) -> None:
    assign(store, AssignmentDraft(town.bilal, town.kribbe, FIXED, date(2027, 1, 1)))
    appoint(store, [town.kribbe], town.noor, FIXED, since=TODAY, instead=True)
    assert [name for name, *_rest in faces(store, town.kribbe)] == ["Noor Tesselaar"]


def test_another_kind_stays(store: Store, town: Town) -> None:
    appoint(store, [town.lyceum], town.noor, AssignmentKind.SUBSTITUTE, since=TODAY, instead=True)
    assert faces(store, town.lyceum)[0] == ("Bilal Oukili", FIXED, date(2024, 8, 26), None)


def test_what_is_refused(store: Store, town: Town) -> None:
    with pytest.raises(RefusedError, match="Kies eerst een school"):
        appoint(store, [], town.noor, FIXED, since=TODAY)
    with pytest.raises(RefusedError, match="Kies vanaf wanneer"):
        appoint(store, [town.lyceum], town.noor, FIXED, since=None, instead=True)
    with pytest.raises(NotFoundError, match="Deze collega"):
        appoint(store, [town.lyceum], 404, FIXED, since=TODAY)
