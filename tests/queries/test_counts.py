"""Counting what a file holds, in one statement."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import date

from sqlalchemy import update

from netwerkkaart.queries.counts import counts
from netwerkkaart.store.tables import contact
from netwerkkaart.store.work import Store
from tests.town import Town


def test_every_kind_is_counted_in_one_statement(
    store: Store, town: Town, statements: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    with store.read() as connection, statements() as said:
        found = counts(connection)
    assert len(said) == 1
    assert (found.schools, found.contacts, found.positions, found.workers) == (2, 3, 3, 2)
    assert (found.visits, found.theme_mentions, found.signals, found.promises) == (4, 3, 3, 1)
    assert (found.phases, found.trust_states, found.agreements, found.introductions) == (2, 1, 1, 1)
    assert (found.ties, found.assignments, found.neighbourhoods, found.activities) == (1, 1, 1, 0)


def test_an_empty_file_holds_the_seeded_words_only(store: Store) -> None:
    with store.read() as connection:
        found = asdict(counts(connection))
    assert {name for name, number in found.items() if number} == {"themes", "offers", "roles"}


def test_who_was_erased_is_not_counted(store: Store, town: Town) -> None:
    with store.work("Contact verwijderd") as tx:
        tx.execute(
            update(contact)
            .where(contact.c.id == town.anna)
            .values(given="", infix="", family="", email="", phone="", note="", erased_on=date(2026, 11, 23))
        )
    with store.read() as connection:
        assert counts(connection).contacts == 2
