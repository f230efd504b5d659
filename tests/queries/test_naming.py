"""Who or what is meant by a code, an id or an exact name."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, insert

from netwerkkaart.domain.errors import NotFoundError, RefusedError
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.naming import contact_meant, school_meant, worker_meant
from netwerkkaart.store.tables import school
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import ContactDraft, add_contact
from tests.town import Town

Meant = Callable[[Connection, str], int]


@pytest.mark.parametrize(
    ("meant", "words", "name"),
    [
        (school_meant, "99AB00", "lyceum"),
        (school_meant, " 99ab00 ", "lyceum"),
        (school_meant, "hanzewaard college", "lyceum"),
        (school_meant, "De Kribbe", "kribbe"),
        (contact_meant, "Zoe Celik", "zoe"),
        (contact_meant, "Anna van den Berg", "anna"),
        (contact_meant, "Berg, Anna van den", "anna"),
        (worker_meant, "noor tesselaar", "noor"),
    ],
)
def test_it_is_found(store: Store, town: Town, meant: Meant, words: str, name: str) -> None:
    with store.read() as connection:
        assert meant(connection, words) == getattr(town, name)
        assert meant(connection, str(getattr(town, name))) == getattr(town, name)


@pytest.mark.parametrize("meant", [school_meant, contact_meant, worker_meant])
@pytest.mark.parametrize(
    "words", ["", "Niemand", "999999", "9" * 5000, "²", "%", "*"], ids=lambda words: repr(words)[:20]
)
def test_nobody_is_meant(store: Store, town: Town, meant: Meant, words: str) -> None:
    with store.read() as connection, pytest.raises(NotFoundError, match="Er is geen"):
        meant(connection, words)


def test_a_near_miss_names_what_looks_like_it(store: Store, town: Town) -> None:
    with store.read() as connection, pytest.raises(NotFoundError, match="Bedoel je De Kribbe"):
        school_meant(connection, "kribb")


def test_two_of_one_name_are_listed(store: Store, town: Town) -> None:
    with store.work("Nog een school") as tx:
        tx.execute(insert(school), {"code": "99ZZ00", "name": "De Kribbe", "sector": Sector.PO})
    add_contact(store, ContactDraft(PersonName("Anna", "van den", "Berg")))
    with store.read() as connection:
        with pytest.raises(RefusedError, match=r"De Kribbe \(99AH00\); De Kribbe \(99ZZ00\)"):
            school_meant(connection, "de kribbe")
        with pytest.raises(RefusedError, match=rf"Hanzewaard College, nummer {town.anna}"):
            contact_meant(connection, "anna van den berg")
