"""What we do at schools, as screens show it and as the rules count it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from sqlalchemy import insert, update

from netwerkkaart.domain.schools import BaseInOrder
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.activities import (
    activities_by_id,
    activity_facts,
    school_activities,
    theme_activities,
    wijk_growth,
)
from netwerkkaart.store.tables import neighbourhood, offer, school
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.activities import ActivityDraft, add_activity
from tests.town import TODAY, Town

Counting = Callable[[], AbstractContextManager[list[str]]]
YEAR = SchoolYear.of(TODAY)


@pytest.fixture
def offers(store: Store) -> dict[str, int]:
    with store.read() as connection:
        return {row.slug: row.id for row in connection.execute(offer.select()) if row.slug}


@pytest.fixture
def done(store: Store, town: Town, offers: dict[str, int]) -> tuple[int, int, int]:
    """Return a training that is over, a break activity that runs, both at the lyceum, and one at De Kribbe."""
    training = ActivityDraft(
        town.lyceum, offers["resilience_training"], "Training", date(2025, 10, 1), date(2025, 12, 1), reach=4
    )
    breaks = ActivityDraft(
        town.lyceum, offers["break_activity"], "Pauze", date(2026, 9, 1), worker_ids=(town.noor, town.bilal), reach=30
    )
    kribbe = ActivityDraft(town.kribbe, offers["break_activity"], "Plein", date(2026, 9, 1), date(2026, 9, 1))
    return tuple(add_activity(store, draft) for draft in (training, breaks, kribbe))  # type: ignore[return-value]


def test_an_activity_with_who_does_it_and_the_themes_it_goes_with(
    store: Store, town: Town, done: tuple[int, int, int]
) -> None:
    with store.read() as connection:
        found = school_activities(connection, town.lyceum)
        same = activities_by_id(connection, [done[1], done[0]])
    assert found == same
    assert [row.title for row in found] == ["Training", "Pauze"]
    assert found[1].workers == ("Bilal Oukili", "Noor Tesselaar")
    assert list(found[1].themes.values()) == ["lastige groepen", "pesten", "veiligheid"]
    assert (found[0].reach, found[0].school, found[0].workers) == (4, "Hanzewaard College", ())
    assert [row.runs_in(YEAR) for row in found] == [False, True]
    assert [row.runs_in(YEAR.previous) for row in found] == [True, False]


def test_what_goes_with_a_theme(store: Store, town: Town, done: tuple[int, int, int]) -> None:
    bullying, media = town.themes["bullying"], town.themes["social_media"]
    with store.read() as connection:
        assert {row.id for row in theme_activities(connection, bullying, until=TODAY)} == set(done)
        there = theme_activities(connection, bullying, school_id=town.kribbe, until=TODAY)
        assert [row.id for row in there] == [done[2]]
        assert [row.id for row in theme_activities(connection, media, until=TODAY)] == [done[0]]
        assert [row.id for row in theme_activities(connection, bullying, until=date(2026, 8, 31))] == [done[0]]


def test_facts_of_a_period_with_both_wijken_of_a_bridge(store: Store, town: Town, offers: dict[str, int]) -> None:
    with store.work("Tweede wijk") as tx:
        other = tx.execute(insert(neighbourhood).values(name="Zandhoek").returning(neighbourhood.c.id)).scalar_one()
        home = tx.execute(school.select().where(school.c.id == town.lyceum)).one().neighbourhood_id
        tx.execute(update(school).where(school.c.id == town.kribbe).values(neighbourhood_id=None))
    draft = ActivityDraft(town.lyceum, offers["neighbourhood_activity"], "Markt", TODAY, TODAY, neighbourhood_id=other)
    bridge = add_activity(store, draft)
    alone = add_activity(store, ActivityDraft(town.kribbe, offers["break_activity"], "Plein", TODAY))
    with store.read() as connection:
        found = {one.id: one for one in activity_facts(connection, TODAY, TODAY)}
        later = activity_facts(connection, date(2026, 11, 24), date(2026, 11, 25))
        there = activity_facts(connection, TODAY, TODAY, school_id=town.kribbe)
    assert found[bridge].neighbourhoods == tuple(sorted((home, other)))
    assert found[alone].neighbourhoods == ()
    assert [one.id for one in later] == [alone]
    assert [one.id for one in there] == [alone]


@pytest.mark.parametrize("base", [*BaseInOrder, None])
def test_growth_by_wijk(store: Store, done: tuple[int, int, int], base: BaseInOrder | None) -> None:
    with store.work("Wijken") as tx:
        tx.execute(update(neighbourhood).values(base_in_order=base))
        tx.execute(insert(neighbourhood).values(name="amstel"))
    with store.read() as connection:
        quiet, busy = wijk_growth(connection, today=TODAY)
    assert (quiet.name, quiet.growth.now, quiet.growth.warns) == ("amstel", (), False)
    assert (busy.name, busy.growth.now, busy.growth.before) == ("Binnenstad", (done[1], done[2]), (done[0],))
    assert busy.growth.base is base
    assert busy.growth.warns is (base is not BaseInOrder.YES)


def test_few_statements(store: Store, town: Town, statements: Counting, done: tuple[int, int, int]) -> None:
    cases: list[tuple[int, Callable[..., object]]] = [
        (3, lambda connection: school_activities(connection, town.lyceum)),
        (3, lambda connection: activities_by_id(connection, done)),
        (3, lambda connection: theme_activities(connection, town.themes["bullying"], until=TODAY)),
        (1, lambda connection: activity_facts(connection, YEAR.first, YEAR.last)),
        (2, lambda connection: wijk_growth(connection, today=TODAY)),
    ]
    for most, read in cases:
        with statements() as said, store.read() as connection:
            read(connection)
        assert len([one for one in said if one != "BEGIN"]) <= most, said
