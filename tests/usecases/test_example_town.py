"""A town of any size: as large as asked, sound, the same every time, and quick to write."""

from datetime import date

import pytest
from sqlalchemy import func, select

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.privacy import find_concerns
from netwerkkaart.domain.schools import HolidayRegion
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.counts import counts
from netwerkkaart.store import tables as t
from netwerkkaart.store.check import check
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.example import ANCHOR, TODAY, write_town
from tests.dump import dump


@pytest.mark.parametrize(
    ("schools", "contacts", "visits"), [(1, 0, 0), (1, 1, 1), (3, 40, 200), (40, 300, 3000), (70, 50, 0)]
)
def test_there_is_as_much_as_was_asked(store: Store, schools: int, contacts: int, visits: int) -> None:
    write_town(store, schools=schools, contacts=contacts, visits=visits)
    with store.read() as connection:
        found = counts(connection)
        assert check(connection) == []
    assert (found.schools, found.contacts, found.visits) == (schools, contacts, visits)


def test_a_visit_names_two_and_a_half_themes(store: Store) -> None:
    write_town(store, schools=20, contacts=150, visits=4000)
    with store.read() as connection:
        found = counts(connection)
    assert found.theme_mentions / found.visits == pytest.approx(2.5, abs=0.1)


def test_the_same_numbers_give_the_same_town(store: Store, new_file_store: Store) -> None:
    for one in (store, new_file_store):
        write_town(one, schools=8, contacts=60, visits=400, seed=5)
    assert dump(store) == dump(new_file_store)


def test_another_seed_gives_another_town(store: Store, new_file_store: Store) -> None:
    write_town(store, schools=8, contacts=60, visits=400, seed=5)
    write_town(new_file_store, schools=8, contacts=60, visits=400, seed=6)
    assert dump(store)["visit"] != dump(new_file_store)["visit"]


def test_many_visits_go_further_back_than_two_years(store: Store) -> None:
    write_town(store, schools=2, contacts=10, visits=600)
    with store.read() as connection:
        first, last = connection.execute(
            select(func.min(t.visit.c.day), func.max(t.visit.c.day)).where(t.visit.c.status != VisitStatus.PLANNED)
        ).one()
    assert date(2020, 11, 1) < first < date(2021, 3, 1)
    assert date(2026, 11, 1) < last <= ANCHOR


def test_days_and_texts_are_fit_for_school(store: Store) -> None:
    write_town(store, schools=20, contacts=100, visits=1500)
    calendar = school_calendar(HolidayRegion.NORTH)
    with store.read() as connection:
        rows = connection.execute(select(t.visit.c.day, t.visit.c.status, t.visit.c.note)).all()
    assert not [row for row in rows if calendar.is_free(row.day)]
    assert not [row.note for row in rows if find_concerns(row.note, today=TODAY)]
    assert {row.day >= TODAY for row in rows if row.status is VisitStatus.PLANNED} == {True}


def test_a_town_needs_a_school_and_an_empty_file(store: Store) -> None:
    with pytest.raises(RefusedError, match="zonder scholen"):
        write_town(store, schools=0, contacts=1, visits=1)
    write_town(store, schools=1, contacts=0, visits=0)
    with pytest.raises(RefusedError, match="niet leeg"):
        write_town(store, schools=1, contacts=0, visits=0)


def test_codes_run_out_without_doubles(store: Store) -> None:
    write_town(store, schools=700, contacts=0, visits=0)
    with store.read() as connection:
        codes = [code for code in connection.execute(select(t.school.c.code)).scalars() if code]
        names = connection.execute(select(t.school.c.name)).scalars().all()
    assert len(codes) == len(set(codes)) > 600
    assert len(set(names)) > 690
