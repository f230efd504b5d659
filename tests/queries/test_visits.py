"""The list of visits answers as a plain loop over all visits would, in few statements."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, time

import pytest
from sqlalchemy import select

from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.queries.visit_rows import VisitRow
from netwerkkaart.queries.visits import (
    VisitFilter,
    count_visits,
    days_with_visits,
    has_visits,
    newest_visits,
    place_of_visit,
    visit_ids,
    visit_rows,
    visit_window,
)
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.town import TODAY, Town

Counting = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture
def log(town: Town, store: Store) -> tuple[VisitRow, ...]:
    """Return the rows of a log of forty visits over two schools, oldest first."""
    kinds, starts = list(VisitKind), list(Initiative)
    for n in range(36):
        day = date(2025 + n // 20, 1 + n % 12, 1 + n * 7 % 28)
        ahead = day > TODAY
        draft = VisitDraft(
            school_id=town.lyceum if n % 3 else town.kribbe,
            day=day,
            kind=kinds[n % 7],
            status=VisitStatus.PLANNED if ahead else list(VisitStatus)[1 + n % 3],
            at=time(9 + n % 8, 15) if n % 2 else None,
            place="kantine" if n % 4 == 0 else "",
            initiative=starts[n % 3],
            contact_ids=(town.zoe, town.anna)[: n % 3],
            worker_ids=(town.noor,) if n % 2 else (town.bilal, town.noor),
            theme_ids=(town.themes["bullying"],) if n % 5 == 0 else (),
            note=f"Überleg over de pauze {n}" if n % 6 == 0 else "",
        )
        log_visit(store, draft, today=TODAY)
    with store.read() as connection:
        ids = connection.execute(select(t.visit.c.id).order_by(t.visit.c.day, t.visit.c.id)).scalars().all()
        return visit_rows(connection, ids)


def test_the_newest_are_those_with_the_latest_days(log: tuple[VisitRow, ...], store: Store) -> None:
    with store.read() as connection:
        found = newest_visits(connection, 7)
    assert found == tuple(reversed(log))[:7]
    assert [row.day for row in found] == sorted((row.day for row in log), reverse=True)[:7]


def test_a_row_tells_who_what_and_which_themes(town: Town, store: Store) -> None:
    with store.read() as connection:
        (row,) = visit_rows(connection, [town.visits[1]])
    assert row.contacts == ("Anna van den Berg", "Zoë Çelik")  # a Dutch list sorts by achternaam
    assert row.workers == ("Bilal Oukili", "Noor Tesselaar")
    assert set(row.themes) == {"contact met ouders", "invloed van social media"}
    assert (row.school, row.initiative, row.kind) == ("Hanzewaard College", Initiative.SCHOOL, VisitKind.NEEDS_TALK)


def test_a_page_takes_five_statements_whatever_its_length(
    log: tuple[VisitRow, ...], store: Store, statements: Counting
) -> None:
    with store.read() as connection:
        for number in (1, 20, 40):
            with statements() as said:
                assert len(newest_visits(connection, number)) == number
            assert len(said) == 5


def test_ids_that_are_gone_are_left_out(town: Town, store: Store, statements: Counting) -> None:
    with store.read() as connection, statements() as said:
        assert visit_rows(connection, []) == ()
        assert said == []
        assert [row.id for row in visit_rows(connection, [999, town.visits[2], town.visits[0]])] == [
            town.visits[2],
            town.visits[0],
        ]


Test = Callable[[VisitRow], bool]


def filters(town: Town) -> dict[str, tuple[VisitFilter, Test]]:
    """Return filters, each with the test a plain loop would make."""
    year = (date(2025, 8, 1), date(2026, 7, 31))
    spring = (date(2026, 1, 1), date(2026, 3, 31))
    remote = frozenset({VisitKind.PHONE, VisitKind.MAIL})
    return {
        "everything": (VisitFilter(), lambda _row: True),
        "school": (VisitFilter(school_ids=frozenset({town.kribbe})), lambda row: row.school_id == town.kribbe),
        "worker": (VisitFilter(worker_ids=frozenset({town.bilal})), lambda row: "Bilal Oukili" in row.workers),
        "contact": (VisitFilter(contact_ids=frozenset({town.anna})), lambda row: "Anna van den Berg" in row.contacts),
        "theme": (VisitFilter(theme_ids=frozenset({town.themes["bullying"]})), lambda row: "pesten" in row.themes),
        "kinds": (VisitFilter(kinds=remote), lambda row: row.kind in remote),
        "status": (
            VisitFilter(statuses=frozenset({VisitStatus.PLANNED})),
            lambda row: row.status is VisitStatus.PLANNED,
        ),
        "period": (VisitFilter(first=year[0], last=year[1]), lambda row: year[0] <= row.day <= year[1]),
        "note, accents aside": (VisitFilter(text="uberl pauz"), lambda row: "Überleg" in row.note),
        "note within a period": (
            VisitFilter(text="pauze", first=spring[0], last=spring[1]),
            lambda row: "pauze" in row.note and spring[0] <= row.day <= spring[1],
        ),
        "place": (VisitFilter(text="KANT"), lambda row: row.place == "kantine"),
        "person": (VisitFilter(text="celik"), lambda row: "Zoë Çelik" in row.contacts),
        "a page of words": (VisitFilter(text="celik " * 5000), lambda row: "Zoë Çelik" in row.contacts),
        "school and colleague": (
            VisitFilter(text="kribbe bilal"),
            lambda row: row.school == "De Kribbe" and "Bilal Oukili" in row.workers,
        ),
        "theme by name": (VisitFilter(text="pesten"), lambda row: "pesten" in row.themes),
        "signs only": (VisitFilter(text="..."), lambda _row: True),
        "nothing": (VisitFilter(text="zonnestelsel"), lambda _row: False),
    }


NAMES = list(filters(Town(1, 2, 1, 2, 1, 2, 3, {"bullying": 5}, {}, ())))


@pytest.mark.parametrize("name", NAMES)
def test_a_filter_keeps_what_a_loop_would_keep(name: str, town: Town, log: tuple[VisitRow, ...], store: Store) -> None:
    wanted, test = filters(town)[name]
    expected = [row.id for row in reversed(log) if test(row)]
    with store.read() as connection:
        assert list(visit_ids(connection, wanted)) == expected
        assert count_visits(connection, wanted) == len(expected)


def test_sorting_by_school_keeps_the_newest_first_within_a_school(log: tuple[VisitRow, ...], store: Store) -> None:
    newest = sorted(log, key=lambda row: (row.day, row.id), reverse=True)
    expected = sorted(newest, key=lambda row: row.school.lower())
    with store.read() as connection:
        assert list(visit_ids(connection, VisitFilter(), sort="school", descending=False)) == [
            row.id for row in expected
        ]
        backwards = sorted(newest, key=lambda row: row.school.lower(), reverse=True)
        assert list(visit_ids(connection, VisitFilter(), sort="school")) == [row.id for row in backwards]


@pytest.mark.parametrize("descending", [True, False])
def test_windows_joined_are_the_whole_list(descending: bool, log: tuple[VisitRow, ...], store: Store) -> None:
    expected = list(reversed(log)) if descending else list(log)
    with store.read() as connection:
        pages = [visit_window(connection, offset, 16, descending=descending) for offset in (0, 16, 32)]
    assert [row for page in pages for row in page] == expected


def test_a_visit_is_found_at_its_place_in_the_whole_list(log: tuple[VisitRow, ...], store: Store) -> None:
    with store.read() as connection:
        assert [place_of_visit(connection, row.id) for row in reversed(log)] == list(range(len(log)))
        assert place_of_visit(connection, 4711) is None


def test_the_days_of_the_calendar_count_by_what_became_of_the_visits(log: tuple[VisitRow, ...], store: Store) -> None:
    with store.read() as connection:
        counted = {
            one.day: (one.planned, one.held, one.cancelled) for one in days_with_visits(connection, VisitFilter())
        }
    expected: dict[date, list[int]] = {}
    for row in log:
        place = {VisitStatus.PLANNED: 0, VisitStatus.HELD: 1}.get(row.status, 2)
        expected.setdefault(row.day, [0, 0, 0])[place] += 1
    assert counted == {day: tuple(numbers) for day, numbers in expected.items()}


def test_an_empty_file_has_no_visits(store: Store) -> None:
    with store.read() as connection:
        assert not has_visits(connection)
        assert newest_visits(connection) == ()
        assert list(visit_ids(connection, VisitFilter(text="a"))) == []
