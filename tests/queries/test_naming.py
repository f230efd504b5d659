"""Who or what is meant by a code, an id or an exact name."""

import pytest
from sqlalchemy import insert

from netwerkkaart.domain.errors import NotFoundError, RefusedError
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.naming import school_meant
from netwerkkaart.store.tables import school
from netwerkkaart.store.work import Store
from tests.town import Town


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("99AB00", "lyceum"),
        (" 99ab00 ", "lyceum"),
        ("hanzewaard college", "lyceum"),
        ("De Kribbe", "kribbe"),
    ],
)
def test_it_is_found(store: Store, town: Town, words: str, name: str) -> None:
    with store.read() as connection:
        assert school_meant(connection, words) == getattr(town, name)
        assert school_meant(connection, str(getattr(town, name))) == getattr(town, name)


@pytest.mark.parametrize(
    "words", ["", "Niemand", "999999", "9" * 5000, "²", "%", "*"], ids=lambda words: repr(words)[:20]
)
def test_nobody_is_meant(store: Store, town: Town, words: str) -> None:
    with store.read() as connection, pytest.raises(NotFoundError, match="Er is geen"):
        school_meant(connection, words)


def test_a_near_miss_names_what_looks_like_it(store: Store, town: Town) -> None:
    with store.read() as connection, pytest.raises(NotFoundError, match="Bedoel je De Kribbe"):
        school_meant(connection, "kribb")


def test_two_of_one_name_are_listed(store: Store, town: Town) -> None:
    with store.work("Nog een school") as tx:
        tx.execute(insert(school), {"code": "99ZZ00", "name": "De Kribbe", "sector": Sector.PO})
    with (
        store.read() as connection,
        pytest.raises(RefusedError, match=r"De Kribbe \(99AH00\); De Kribbe \(99ZZ00\)"),
    ):
        school_meant(connection, "de kribbe")
