"""In Hanzewaard themes are named and answered, though not everywhere: the gap matrix has something true to tell."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from netwerkkaart.domain.gaps import Answer
from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.activities import wijk_growth
from netwerkkaart.queries.gaps import gap_table, theme_mentions
from netwerkkaart.queries.theme_status import theme_steps
from netwerkkaart.store.opening import open_for_writing
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.example import ANCHOR, TODAY, write_example
from netwerkkaart.usecases.example.place import FIRST_DAY


@pytest.fixture(scope="module")
def usual(_empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("voorbeeld") / "hanzewaard.netwerkkaart"
    path.write_bytes(_empty_file.read_bytes())
    with open_for_writing(path, datetime(2026, 11, 23, 9, 0)) as store:  # noqa: DTZ001 - local time
        write_example(store)
        yield store


def test_a_status_is_set_only_after_the_theme_was_named(usual: Store) -> None:
    with usual.read() as connection:
        steps = theme_steps(connection)
        mentions = theme_mentions(connection, FIRST_DAY, ANCHOR)
    assert {step.status for step in steps} == set(ThemeStatus)
    for step in steps:
        named = [one.day for one in mentions if (one.theme, one.school) == (step.theme, step.school)]
        assert min(named) <= step.since <= ANCHOR
        assert step.set_by


def test_what_is_named_and_what_is_done_do_not_meet_everywhere(usual: Store) -> None:
    with usual.read() as connection:
        table = gap_table(connection, SchoolYear.of(TODAY), today=TODAY)
    answers = {table.themes[one.theme]: one.answer for one in table.gaps.themes}
    assert answers["thuiszitters"] is Answer.NOTHING_DONE
    assert answers["invloed van social media"] is Answer.PARTLY
    assert answers["meedoen in de wijk"] is Answer.ELSEWHERE
    assert answers["informatie delen"] is answers["schooluitval"] is Answer.EVERYWHERE
    (unasked,) = table.gaps.unasked
    assert unasked.school is not None
    assert (table.schools[unasked.school], table.offers[unasked.offer]) == ("Het Aambeeld", "weerbaarheidstraining")


def test_work_grows_where_the_base_is_only_partly_there(usual: Store) -> None:
    with usual.read() as connection:
        found = {one.name: one.growth for one in wijk_growth(connection, today=TODAY)}
    assert [name for name, growth in found.items() if growth.warns] == ["Kolkveld"]
    assert len(found["Kolkveld"].now) == 2
