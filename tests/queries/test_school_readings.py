"""All schools at once read as each alone does, in a fixed number of statements; nothing later leaks into the past."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from netwerkkaart.domain.promises import PromiseStatus
from netwerkkaart.domain.school_readings import SchoolReadings
from netwerkkaart.domain.trust import SignalKind, StandTestKind
from netwerkkaart.domain.visits import Initiative, VisitKind
from netwerkkaart.queries.school_readings import school_readings
from netwerkkaart.queries.school_record import school_record_of
from netwerkkaart.queries.schools import school_rows
from netwerkkaart.store import tables as t
from netwerkkaart.store.opening import open_for_reading, open_for_writing
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.example import ANCHOR
from netwerkkaart.usecases.example import TODAY as STORY_TODAY
from netwerkkaart.usecases.visits import SignalDraft, VisitDraft, log_visit
from tests.town import TODAY, Town

Statements = Callable[[], AbstractContextManager[list[str]]]
DAYS = (
    date(2024, 8, 1),
    date(2025, 2, 4),  # a day on which things happen
    date(2025, 7, 31),  # the last day of a school year
    date(2025, 8, 1),
    date(2026, 3, 29),  # the clock goes forward
    date(2026, 7, 3),
    date(2026, 10, 25),  # the clock goes back
    ANCHOR,
    STORY_TODAY,
    date(2027, 12, 1),
)


def alone(store: Store, today: date) -> Mapping[int, SchoolReadings]:
    with store.read() as connection:
        ids = connection.execute(select(t.school.c.id)).scalars().all()
        return {number: school_record_of(connection, number, today=today).readings for number in ids}


def together(store: Store, today: date) -> Mapping[int, SchoolReadings]:
    with store.read() as connection:
        return school_readings(connection, today=today)


@pytest.fixture
def story(example: Path) -> Iterator[Store]:
    """Return the example, open for the test alone."""
    with open_for_writing(example, datetime(2026, 11, 25, 9, 0)) as opened:  # noqa: DTZ001 - local time
        yield opened


@pytest.fixture(scope="module")
def read(example_file: Path) -> Iterator[Store]:
    """Return the example, open for reading."""
    with open_for_reading(example_file) as opened:
        yield opened


def test_all_schools_of_the_example_read_as_each_alone_on_any_day(read: Store) -> None:
    for day in DAYS:
        found = together(read, day)
        assert len(found) == 12
        assert found == alone(read, day), day


def test_the_small_town_reads_as_each_alone(store: Store, town: Town) -> None:
    for day in (date(2025, 10, 6), date(2026, 3, 10), TODAY, date(2027, 6, 1)):
        assert together(store, day) == alone(store, day)


@pytest.mark.parametrize(
    "history",
    [
        [(SignalKind.DISAGREEMENT_OPEN, 900)],
        [(SignalKind.DISAGREEMENT_OPEN, 900), (SignalKind.DISAGREEMENT_SPOKEN, 900)],  # on one day: spoken out
        [(SignalKind.DISAGREEMENT_OPEN, 900), (SignalKind.DISAGREEMENT_SPOKEN, 800)],
        [
            (SignalKind.DISAGREEMENT_SPOKEN, 900),
            (SignalKind.DISAGREEMENT_OPEN, 800),
            (SignalKind.DISAGREEMENT_OPEN, 700),
        ],
        [(SignalKind.DISAGREEMENT_OPEN, 900), (SignalKind.DISAGREEMENT_SPOKEN, 5)],
        [(SignalKind.DISAGREEMENT_OPEN, 900), (SignalKind.DISAGREEMENT_OPEN, 5)],
    ],
)
def test_a_disagreement_of_long_ago_lasts_until_it_was_spoken_out(
    store: Store, town: Town, history: list[tuple[SignalKind, int]]
) -> None:
    for kind, ago in history:
        draft = VisitDraft(town.kribbe, TODAY - timedelta(days=ago), VisitKind.PHONE, signals=(SignalDraft(kind),))
        log_visit(store, draft, today=TODAY)
    found = together(store, TODAY)
    assert found == alone(store, TODAY)
    test = found[town.kribbe].proposal.test(StandTestKind.NO_OPEN_DISAGREEMENT)
    assert test.met is (history[-1][0] is SignalKind.DISAGREEMENT_SPOKEN)


def test_one_school_may_be_asked(read: Store) -> None:
    every = together(read, ANCHOR)
    with read.read() as connection:
        for number, readings in every.items():
            assert school_readings(connection, today=ANCHOR, school_id=number) == {number: readings}
        assert school_readings(connection, today=ANCHOR, school_id=404) == {}


def test_an_empty_file_has_no_readings(store: Store) -> None:
    assert together(store, TODAY) == {}


def test_as_many_statements_whatever_the_number_of_schools(store: Store, town: Town, statements: Statements) -> None:
    def said() -> int:
        with store.read() as connection, statements() as told:
            school_readings(connection, today=TODAY)
        return len(told)

    few = said()
    with store.work("Veel scholen") as tx:
        for number in range(30):
            tx.execute(t.school.insert(), {"name": f"School {number}", "sector": "po", "city": "Hanzewaard"})
    for number in range(10):
        draft = VisitDraft(town.kribbe, TODAY - timedelta(days=number), VisitKind.PHONE, initiative=Initiative.US)
        log_visit(store, draft, today=TODAY)
    assert said() == few == 15


def test_the_list_of_schools_says_the_same(read: Store) -> None:
    found = together(read, STORY_TODAY)
    with read.read() as connection:
        rows = school_rows(connection, today=STORY_TODAY)
    for row in rows:
        readings = found[row.id]
        assert row.phase == (readings.phase.phase if readings.phase else None)
        assert row.stand == (readings.stand.stand if readings.stand else None)
        assert row.doubts == tuple(each.kind for each in readings.doubts)
        assert row.last_contact == readings.last_contact


def forget_after(store: Store, day: date) -> None:
    """Take out of a file what was noted with a later day, as if it were that evening."""
    with store.work("Terug in de tijd") as tx:
        later = select(t.visit.c.id).where(t.visit.c.day > day)
        tx.execute(update(t.promise).where(t.promise.c.visit_id.in_(later)).values(visit_id=None))
        tx.execute(delete(t.visit).where(t.visit.c.day > day))
        tx.execute(delete(t.promise).where(t.promise.c.made_on > day))
        still = {"status": PromiseStatus.OPEN, "settled_on": None}
        tx.execute(update(t.promise).where(t.promise.c.settled_on > day).values(still))
        for table in (t.position, t.assignment, t.activity, t.agreement):
            tx.execute(delete(table).where(table.c.starts_on > day))
        for table in (t.position, t.assignment):
            tx.execute(update(table).where(table.c.ends_on > day).values(ends_on=None))
        for table in (t.phase, t.trust_state):
            tx.execute(delete(table).where(table.c.since > day))


@pytest.mark.parametrize("day", [date(2025, 2, 4), date(2025, 8, 1), date(2026, 7, 3), date(2026, 9, 22)])
def test_a_day_in_the_past_reads_as_it_did_that_evening(story: Store, day: date) -> None:
    seen_now = together(story, day)
    with story.read() as connection:
        records = {number: school_record_of(connection, number, today=day) for number in seen_now}
    forget_after(story, day)
    assert together(story, day) == seen_now
    with story.read() as connection:
        for number, record in records.items():
            then = school_record_of(connection, number, today=day)
            past = [visit for visit in record.visits if visit.day <= day]
            assert (list(then.visits), then.signals, then.promises) == (past, record.signals, record.promises)
            assert (then.phases, then.stands) == (record.phases, record.stands)
            assert (then.activities, then.agreements) == (record.activities, record.agreements)
            assert (then.fixed_workers, then.key_contacts) == (record.fixed_workers, record.key_contacts)
            assert then.key_contacts_left == record.key_contacts_left


def test_what_is_noted_today_changes_nothing_before(story: Store) -> None:
    before = together(story, date(2026, 9, 1))
    (school, *_others) = before
    log_visit(story, VisitDraft(school, ANCHOR, VisitKind.PHONE), today=STORY_TODAY)
    assert together(story, date(2026, 9, 1)) == before
    assert together(story, ANCHOR)[school].last_contact == ANCHOR
