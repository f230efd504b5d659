"""What the frame shows of a file."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.choices import workers_at_work
from netwerkkaart.queries.frame import names_known, years_with_visits
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.workers import WorkerDraft, add_worker
from tests.town import TODAY, Town

Statements = Callable[[], AbstractContextManager[list[str]]]


def test_only_school_years_with_visits_and_this_one_are_offered(store: Store, town: Town) -> None:
    with store.read() as connection:
        assert years_with_visits(connection, today=TODAY) == (SchoolYear(2026), SchoolYear(2025))
        assert years_with_visits(connection, today=date(2030, 9, 1)) == (
            SchoolYear(2030),
            SchoolYear(2026),
            SchoolYear(2025),
        )


def test_an_empty_file_offers_this_school_year(store: Store) -> None:
    with store.read() as connection:
        assert years_with_visits(connection, today=TODAY) == (SchoolYear(2026),)


def test_colleagues_who_left_are_not_at_work(store: Store, town: Town) -> None:
    add_worker(store, WorkerDraft("Amina Yilmaz", ends_on=date(2026, 7, 31)))
    add_worker(store, WorkerDraft("amber Vos", ends_on=TODAY))
    with store.read() as connection:
        names = [row.name for row in workers_at_work(connection, today=TODAY)]
    assert names == ["amber Vos", "Bilal Oukili", "Noor Tesselaar"]


def test_names_come_with_where_they_are(store: Store, town: Town, statements: Statements) -> None:
    with statements() as said, store.read() as connection:
        rows = {(row.kind, row.name): row.where for row in names_known(connection)}
    assert rows[Kind.SCHOOL, "De Kribbe"] == "Hanzewaard"
    assert rows[Kind.CONTACT, "Anna van den Berg"] == "Hanzewaard College"
    assert rows[Kind.CONTACT, "Piet IJzer"] == ""
    assert rows[Kind.WORKER, "Bilal Oukili"] == "jongerenwerker"
    assert len([one for one in said if one.lstrip().startswith("SELECT")]) == 3
