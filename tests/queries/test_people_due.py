"""What Vandaag tells of people over time is what the rule of the domain says."""

from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import select

from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.rollover import StillThere, YearEdge, is_to_ask
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.contacts import contact_rows
from netwerkkaart.queries.dossier import dossier
from netwerkkaart.queries.people_due import schools_to_walk
from netwerkkaart.queries.rollover import schools_to_ask
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact
from netwerkkaart.usecases.rollover import Answer, roll_over
from netwerkkaart.usecases.schools import add_school, close_school
from tests.town import TODAY, Town

SEPTEMBER = date(2026, 9, 10)


def shown(store: Store, day: date) -> list[tuple[str, int]]:
    with store.glance() as glance:
        return [(one.name, one.people) for one in schools_to_walk(glance, today=day)]


def test_only_at_the_start_of_a_school_year(store: Store, town: Town) -> None:
    assert shown(store, SEPTEMBER) == [("Hanzewaard College", 2)]
    assert shown(store, date(2026, 8, 1)) == [("Hanzewaard College", 2)]
    assert shown(store, date(2026, 7, 31)) == []
    assert shown(store, TODAY) == []


def test_a_school_gone_through_is_shown_no_more_but_one_with_an_unknown_is(store: Store, town: Town) -> None:
    edge = YearEdge(date(2026, 7, 31), date(2026, 8, 1))
    answers = [Answer(town.anna, StillThere.STAYS), Answer(town.zoe, StillThere.UNKNOWN)]
    roll_over(store, town.lyceum, answers, edge=edge, today=SEPTEMBER)
    assert shown(store, SEPTEMBER) == [("Hanzewaard College", 1)]
    roll_over(store, town.lyceum, [Answer(town.zoe, StillThere.LEFT)], edge=edge, today=SEPTEMBER)
    assert shown(store, SEPTEMBER) == []


def test_the_plain_sql_agrees_with_the_rule_and_with_the_dialog(store: Store, town: Town) -> None:
    chance = Random(7)
    schools = [town.lyceum, town.kribbe, add_school(store, {"name": "Dicht", "sector": Sector.VO})]
    close_school(store, schools[2], on=date(2026, 9, 1))

    def day() -> date | None:
        return chance.choice(
            [
                None,
                None,
                None,
                SEPTEMBER - timedelta(days=chance.randint(-60, 500)),
                date(2026, 7, 31),
                date(2026, 8, 1),
            ]
        )

    for number in range(80):
        first, last = day(), day()
        if first is not None and last is not None and last < first:
            first, last = last, first
        held = PositionDraft(chance.choice(schools), town.roles["mentor"], starts_on=first, ends_on=last)
        add_contact(store, ContactDraft(PersonName("Iemand", "", f"Nummer{number}")), [held])
    with store.work("Bevestigd") as tx:
        for (row_id,) in tx.execute(select(t.position.c.id)).all():
            tx.execute(t.position.update().where(t.position.c.id == row_id).values(confirmed_on=day()))
    with store.read() as connection:
        rows = connection.execute(select(t.position)).all()
        offered = {one.id: one.to_ask for one in schools_to_ask(connection, today=SEPTEMBER) if one.to_ask}
        listed = {row.id for row in contact_rows(connection, me=None, today=SEPTEMBER) if row.to_ask}
    waiting: dict[int, set[int]] = {}
    for row in rows:
        here = (row.starts_on is None or row.starts_on <= SEPTEMBER) and (
            row.ends_on is None or row.ends_on >= SEPTEMBER
        )
        if here and row.school_id != schools[2] and is_to_ask(row.starts_on, row.confirmed_on, SEPTEMBER):
            waiting.setdefault(row.school_id, set()).add(row.contact_id)
    with store.glance() as glance:
        found = {one.id: one.people for one in schools_to_walk(glance, today=SEPTEMBER)}
    assert found == {school: len(people) for school, people in waiting.items()} == offered
    assert listed == set().union(*waiting.values())
    assert sum(found.values()) > 10


def test_it_is_one_statement_and_none_outside_the_season(store: Store, town: Town) -> None:
    said: list[str] = []
    with store.glance() as glance:
        glance.connection.set_trace_callback(said.append)
        schools_to_walk(glance, today=SEPTEMBER)
        schools_to_walk(glance, today=TODAY)
    assert len(said) == 1


@pytest.mark.parametrize(("keeps", "asks"), [(True, []), (False, ["key_contact_left"])])
def test_an_aanspreekpunt_in_another_role_has_not_left(store: Store, town: Town, keeps: bool, asks: list[str]) -> None:
    other = Answer(town.anna, StillThere.OTHER_ROLE, town.roles["team_leader"], key_contact=keeps)
    roll_over(store, town.lyceum, [other], edge=YearEdge(date(2026, 7, 31), date(2026, 8, 1)), today=TODAY)
    with store.read() as connection:
        found = dossier(connection, town.lyceum, today=TODAY).record.doubts
    assert [one.value for one in found] == asks
