"""The history of the network: any day of it is what a reading of that day gives, and everybody has a stay."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.phases import Phase
from netwerkkaart.queries import standing
from netwerkkaart.queries.network import NetTieKind, Network, NodeKind, network
from netwerkkaart.queries.network_happenings import HappeningKind
from netwerkkaart.queries.network_history import History, read_history
from netwerkkaart.queries.plain import rows_on
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.tables import position
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact
from netwerkkaart.usecases.example import TODAY as EXAMPLE_DAY
from netwerkkaart.usecases.moves import move_contact
from tests.town import TODAY, Town

DAYS = st.dates(date(2020, 1, 1), EXAMPLE_DAY)


@pytest.fixture(scope="module")
def reading(example_file: Path) -> Iterator[Connection]:
    with open_for_reading(example_file) as store, store.read() as connection:
        yield connection


@pytest.fixture(scope="module")
def history(reading: Connection) -> History:
    return read_history(reading, today=EXAMPLE_DAY)


def standing_at(found: Network) -> set[tuple[str, str]]:
    """Return who stands where: key and the school on whose island a contact is."""
    home = {tie.source: tie.target for tie in found.ties if tie.kind is NetTieKind.EMPLOYED and tie.main}
    return {(node.key, home.get(node.key, "")) for node in found.nodes}


@given(DAYS)
@settings(max_examples=60)
def test_a_day_of_the_history_is_the_network_of_that_day(reading: Connection, history: History, day: date) -> None:
    assert history.on(day) == network(reading, today=EXAMPLE_DAY, on=day)


@given(DAYS)
@settings(max_examples=60)
def test_who_is_there_on_a_day_has_a_stay(history: History, day: date) -> None:
    stays = {(stay.node.key, stay.home) for stay in history.stays}
    first = history.first
    assert first is not None
    assert standing_at(history.on(max(day, first))) <= stays


def test_today_is_the_network_of_today(reading: Connection, history: History) -> None:
    assert history.on(EXAMPLE_DAY) == network(reading, today=EXAMPLE_DAY)
    assert len(history.on(EXAMPLE_DAY).nodes) > 50


@given(DAYS)
@settings(max_examples=30)
def test_a_stand_is_doubted_by_the_rule_of_the_dossier(reading: Connection, history: History, day: date) -> None:
    """The lists and the dossier read whether a stand is doubted in another way; the two may not part."""
    told = standing.doubted_stands(rows_on(reading), day)
    for node in history.on(day).nodes:
        if node.kind is NodeKind.SCHOOL:
            held, doubts = told.get(int(node.key.partition(":")[2]), (None, ()))
            assert node.doubted is bool(doubts)
            assert held is None or node.stand is held.stand


def test_the_history_begins_with_the_school_year_of_the_first_trace(history: History) -> None:
    assert history.first is not None
    assert (history.first.month, history.first.day) == (8, 1)
    edges = history.year_edges
    assert edges[-1] == EXAMPLE_DAY
    assert [(day.month, day.day) for day in edges[:-1]] == [(8, 1)] * (len(edges) - 1)
    assert edges[0] == history.first.replace(year=history.first.year + 1)


def test_an_empty_file_has_no_history(store: Store) -> None:
    with store.read() as connection:
        found = read_history(connection, today=TODAY)
    assert found.first is None
    assert (found.year_edges, found.stays, found.happenings) == ((TODAY,), (), ())
    assert found.on(TODAY).nodes == ()


def test_who_changes_schools_has_a_stay_at_each(store: Store, town: Town) -> None:
    post = PositionDraft(town.lyceum, town.roles["mentor"], starts_on=date(2025, 9, 1))
    new = add_contact(store, ContactDraft(PersonName("Ilse", "", "Mulder")), [post])
    with store.read() as connection:
        (old,) = connection.execute(select(position.c.id).where(position.c.contact_id == new)).scalars()
    move_contact(store, new, PositionDraft(town.kribbe, town.roles["head"], starts_on=date(2026, 9, 1)), [old])
    with store.read() as connection:
        found = read_history(connection, today=TODAY)
    homes = [stay.home for stay in found.stays if stay.node.key == f"contact:{new}"]
    assert homes == [f"school:{town.lyceum}", f"school:{town.kribbe}"]


def test_what_happened_is_told_with_names_and_in_order(history: History) -> None:
    told = history.happenings
    assert [one.day for one in told] == sorted(one.day for one in told)
    kinds = {one.kind for one in told}
    assert kinds >= {HappeningKind.PHASE, HappeningKind.ASSIGNED, HappeningKind.AGREEMENT_BEGAN}
    assert kinds >= {HappeningKind.CONTACT_CAME, HappeningKind.CONTACT_LEFT}
    assert all(one.school for one in told if one.kind is HappeningKind.PHASE)
    assert any(one.phase is Phase.FIRST_ACTIVITY for one in told)
    assert history.first is not None
    assert all(history.first <= one.day <= EXAMPLE_DAY for one in told)


def test_a_history_takes_few_statements(
    store: Store, town: Town, statements: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    with statements() as said, store.read() as connection:
        read_history(connection, today=TODAY).on(date(2025, 12, 1))
    assert len([one for one in said if one != "BEGIN"]) == 14
