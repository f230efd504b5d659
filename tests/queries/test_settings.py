"""What Instellingen shows agrees with the town, in a fixed number of statements."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from netwerkkaart.domain.people import Level
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.settings import colleagues, neighbourhoods, offers, roles, setting_values, themes
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.settings import SettingKey, change_settings
from netwerkkaart.usecases.terms import add_role
from netwerkkaart.usecases.workers import WorkerDraft, add_worker
from tests.town import TODAY, Town

Counter = Callable[[], AbstractContextManager[list[str]]]


def test_colleagues_with_their_schools_and_who_left_last(store: Store, town: Town) -> None:
    left = TODAY.replace(year=2025)
    add_worker(store, WorkerDraft("Aaltje Vroeger", ends_on=left))
    with store.read() as connection:
        rows = colleagues(connection, today=TODAY)
    assert [(row.name, row.schools) for row in rows] == [
        ("Bilal Oukili", ("Hanzewaard College",)),
        ("Noor Tesselaar", ()),
        ("Aaltje Vroeger", ()),
    ]


def test_words_with_how_often_they_are_used(store: Store, town: Town) -> None:
    with store.read() as connection:
        used = {row.id: row.used for row in themes(connection)}
        answered = {row.name: row.theme_ids for row in offers(connection)}
    assert used[town.themes["social_media"]] == 2
    assert used[town.themes["parents"]] == 1
    assert used[town.themes["safety"]] == 0
    assert answered["contact met ouders"] == (town.themes["parents"],)


def test_roles_by_level_with_their_sectors(store: Store, town: Town) -> None:
    add_role(store, "Huismeester", Level.DIRECTION, [Sector.PO], [Sector.VO])
    with store.read() as connection:
        rows = roles(connection)
    assert [row.level for row in rows] == sorted((row.level for row in rows), key=list(Level).index)
    own = next(row for row in rows if row.own)
    assert (own.name, own.sectors, own.expected) == ("Huismeester", (Sector.PO, Sector.VO), (Sector.VO,))
    assert next(row for row in rows if row.id == town.roles["mentor"]).used == 1


def test_wijken_and_settings(store: Store, town: Town) -> None:
    change_settings(store, {SettingKey.ORGANISATION: "  Welzijn Hanzewaard "})
    with store.read() as connection:
        assert [(row.name, row.schools) for row in neighbourhoods(connection)] == [("Binnenstad", 2)]
        assert setting_values(connection) == {"organisation": "Welzijn Hanzewaard"}
    change_settings(store, {SettingKey.ORGANISATION: ""})
    with store.read() as connection:
        assert setting_values(connection) == {}


def test_the_number_of_statements_is_fixed(store: Store, town: Town, statements: Counter) -> None:
    with statements() as said, store.read() as connection:
        colleagues(connection, today=TODAY)
        themes(connection)
        offers(connection)
        roles(connection)
        neighbourhoods(connection)
        setting_values(connection)
    assert len([one for one in said if one.startswith("SELECT")]) == 3 + 1 + 2 + 2 + 2 + 1 + 3
