"""Going through a school: what each answer writes, all in one step, and that *onbekend* writes nothing."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.rollover import StillThere, YearEdge, year_edge
from netwerkkaart.queries.dossier import dossier
from netwerkkaart.queries.rollover import people_to_ask, roles_by_use, schools_to_ask
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact, add_position
from netwerkkaart.usecases.rollover import Answer, roll_over
from netwerkkaart.usecases.schools import close_school
from tests.dump import dump
from tests.town import TODAY, Town

EDGE = year_edge(TODAY)


@dataclass(frozen=True)
class Held:
    role: str
    starts: date | None
    ends: date | None
    confirmed: date | None
    key: bool


def held(store: Store, contact_id: int) -> list[Held]:
    one = t.position.c
    query = (
        select(t.role.c.slug, one.starts_on, one.ends_on, one.confirmed_on, one.key_contact)
        .join(t.role, t.role.c.id == one.role_id)
        .where(one.contact_id == contact_id)
        .order_by(one.id)
    )
    with store.read() as connection:
        return [Held(*row) for row in connection.execute(query)]


def go(store: Store, town: Town, *answers: Answer, edge: YearEdge = EDGE) -> None:
    roll_over(store, town.lyceum, answers, edge=edge, today=TODAY)


def to_ask(store: Store, town: Town, day: date = TODAY) -> set[int]:
    with store.read() as connection:
        return {one.contact_id for one in people_to_ask(connection, town.lyceum, today=day) if one.to_ask}


BEGAN = date(2024, 8, 26)


def test_all_answers_in_one_step_and_one_undo(store: Store, town: Town) -> None:
    before, steps = dump(store), len(store.history())
    other = Answer(town.zoe, StillThere.OTHER_ROLE, town.roles["team_leader"], "onderbouw", key_contact=True)
    go(store, town, Answer(town.anna, StillThere.STAYS), other)
    assert held(store, town.anna) == [Held("mentor", BEGAN, None, TODAY, key=True)]
    assert held(store, town.zoe) == [
        Held("care_coordinator", BEGAN, date(2026, 7, 31), None, key=False),
        Held("team_leader", date(2026, 8, 1), None, TODAY, key=True),
    ]
    assert to_ask(store, town) == set()
    assert len(store.history()) == steps + 1
    store.undo()
    assert dump(store) == before


def test_who_is_gone_ends_with_the_year(store: Store, town: Town) -> None:
    go(store, town, Answer(town.anna, StillThere.LEFT))
    assert held(store, town.anna) == [Held("mentor", BEGAN, date(2026, 7, 31), None, key=True)]
    with store.read() as connection:
        found = dossier(connection, town.lyceum, today=TODAY)
    assert [one.value for one in found.record.doubts] == ["key_contact_left"]


def test_unknown_writes_nothing_and_stays_to_ask(store: Store, town: Town) -> None:
    before, steps = dump(store), len(store.history())
    go(store, town, Answer(town.anna, StillThere.UNKNOWN), Answer(town.zoe, StillThere.UNKNOWN))
    assert dump(store) == before
    assert len(store.history()) == steps
    assert to_ask(store, town) == {town.anna, town.zoe}


def test_several_positions_go_over_together_or_apart(store: Store, town: Town) -> None:
    second = add_position(store, town.anna, PositionDraft(town.lyceum, town.roles["career_adviser"], starts_on=BEGAN))
    answer = Answer(town.anna, StillThere.OTHER_ROLE, town.roles["team_leader"], replaces=(second,))
    go(store, town, answer)
    assert [(one.role, one.ends, one.confirmed) for one in held(store, town.anna)] == [
        ("mentor", None, TODAY),
        ("career_adviser", date(2026, 7, 31), None),
        ("team_leader", None, TODAY),
    ]
    store.undo()
    go(store, town, Answer(town.anna, StillThere.OTHER_ROLE, town.roles["team_leader"]))
    assert [one.ends for one in held(store, town.anna)] == [date(2026, 7, 31), date(2026, 7, 31), None]


def test_a_position_elsewhere_and_who_left_before_stay_as_they_are(store: Store, town: Town) -> None:
    add_position(store, town.anna, PositionDraft(town.kribbe, town.roles["teacher"], starts_on=BEGAN))
    go(store, town, Answer(town.anna, StillThere.LEFT), Answer(town.piet, StillThere.STAYS))
    assert [one.ends for one in held(store, town.anna)] == [date(2026, 7, 31), None]
    assert held(store, town.piet) == [Held("team_leader", BEGAN, date(2026, 7, 3), None, key=False)]


def test_who_began_after_the_edge_stops_today(store: Store, town: Town) -> None:
    late = PositionDraft(town.lyceum, town.roles["career_adviser"], starts_on=date(2026, 9, 7))
    new = add_contact(store, ContactDraft(PersonName("Sem", "", "Bloem")), [late])
    go(store, town, Answer(new, StillThere.OTHER_ROLE, town.roles["mentor"]))
    first, second = held(store, new)
    assert (first.starts, first.ends, second.starts) == (date(2026, 9, 7), TODAY, TODAY + timedelta(days=1))


def test_the_days_can_be_others(store: Store, town: Town) -> None:
    edge = YearEdge(date(2026, 10, 1), date(2026, 10, 12))
    other = Answer(town.zoe, StillThere.OTHER_ROLE, town.roles["mentor"])
    go(store, town, Answer(town.anna, StillThere.LEFT), other, edge=edge)
    assert held(store, town.anna)[0].ends == date(2026, 10, 1)
    assert held(store, town.zoe)[1].starts == date(2026, 10, 12)


@pytest.mark.parametrize(
    ("answer", "edge"),
    [
        (Answer(1, StillThere.OTHER_ROLE), EDGE),
        (Answer(1, StillThere.LEFT), YearEdge(TODAY, TODAY)),
        (Answer(1, StillThere.LEFT), YearEdge(date(226, 7, 31), date(226, 8, 1))),
    ],
)
def test_what_can_not_be_meant_is_refused_whole(store: Store, town: Town, answer: Answer, edge: YearEdge) -> None:
    before = dump(store)
    with pytest.raises(RefusedError):
        go(store, town, Answer(town.zoe, StillThere.STAYS), answer, edge=edge)
    assert dump(store) == before


def test_schools_are_offered_with_how_many_are_to_be_asked_after(store: Store, town: Town) -> None:
    def offered() -> list[tuple[str, int, int]]:
        with store.read() as connection:
            return [(one.name, one.people, one.to_ask) for one in schools_to_ask(connection, today=TODAY)]

    assert offered() == [("Hanzewaard College", 2, 2)]
    add_position(store, town.anna, PositionDraft(town.kribbe, town.roles["teacher"], starts_on=TODAY))
    go(store, town, Answer(town.anna, StillThere.STAYS))
    assert offered() == [("De Kribbe", 1, 0), ("Hanzewaard College", 2, 1)]
    close_school(store, town.lyceum, on=TODAY)
    assert offered() == [("De Kribbe", 1, 0)]


def test_the_most_usual_roles_of_the_sector_are_offered_first(store: Store, town: Town) -> None:
    from netwerkkaart.domain.schools import Sector

    with store.read() as connection:
        roles = roles_by_use(connection, Sector.VO)
    assert {roles[0].id, roles[1].id, roles[2].id} == {
        town.roles[slug] for slug in ("mentor", "care_coordinator", "team_leader")
    }
    inside = [Sector.VO in role.sectors for role in roles]
    assert inside == sorted(inside, reverse=True)


answers = st.lists(st.sampled_from(StillThere), min_size=2, max_size=2)
edges = st.dates(date(2025, 1, 1), date(2027, 12, 31)).map(lambda day: YearEdge(day, day + timedelta(days=1)))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(answers, edges)
def test_only_who_is_unknown_is_asked_after_again(
    store: Store, town: Town, given_: list[StillThere], edge: YearEdge
) -> None:
    before = dump(store)
    role = town.roles["mentor"]
    go(
        store,
        town,
        *(Answer(who, still, role) for who, still in zip((town.anna, town.zoe), given_, strict=True)),
        edge=edge,
    )
    unknown = {who for who, still in zip((town.anna, town.zoe), given_, strict=True) if still is StillThere.UNKNOWN}
    assert to_ask(store, town) == unknown
    with store.read() as connection:
        rows = connection.execute(select(t.position.c.starts_on, t.position.c.ends_on)).all()
    assert all(starts is None or ends is None or starts <= ends for starts, ends in rows)
    if store.undo_label == "School nagelopen":
        store.undo()
    assert dump(store) == before
