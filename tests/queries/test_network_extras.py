"""What can be laid over the map of a day: themes by status and by visits of the school year, wijken, fixed faces."""

from datetime import date

import pytest

from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.domain.themes import Mention, ThemeStatus, ThemeStep
from netwerkkaart.queries.network_extras import NetworkExtras, ThemeHere, read_extras
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.workers import AssignmentDraft, assign
from tests.town import TODAY, Town

DAY = date(2026, 11, 20)
RAISED, TAKEN_UP, AT_REST = ThemeStatus.RAISED, ThemeStatus.TAKEN_UP, ThemeStatus.AT_REST


@pytest.mark.parametrize(
    ("steps", "named", "plays"),
    [
        ([], [], None),
        ([], [date(2026, 9, 1)], False),
        ([], [date(2026, 8, 1)], False),  # the first day of the school year
        ([], [date(2026, 7, 31)], None),  # last school year
        ([], [date(2026, 11, 21)], None),  # later
        ([(RAISED, date(2024, 1, 1))], [], False),
        ([(RAISED, DAY)], [], False),
        ([(RAISED, date(2026, 11, 21))], [], None),
        ([(RAISED, date(2024, 1, 1)), (TAKEN_UP, date(2026, 11, 1))], [], True),
        ([(TAKEN_UP, date(2026, 1, 1)), (AT_REST, date(2026, 10, 1))], [], None),
        ([(AT_REST, date(2026, 10, 1))], [date(2026, 9, 30)], None),
        ([(AT_REST, date(2026, 10, 1))], [date(2026, 10, 1)], None),
        ([(AT_REST, date(2026, 10, 1))], [date(2026, 9, 30), date(2026, 10, 2)], False),
        ([(AT_REST, date(2026, 10, 1)), (TAKEN_UP, date(2026, 11, 20))], [], True),
    ],
)
def test_a_theme_plays(steps: list[tuple[ThemeStatus, date]], named: list[date], plays: bool | None) -> None:
    """``plays`` is whether it was taken up, None where it does not play."""
    extras = NetworkExtras(
        {5: "pesten"},
        [ThemeStep(number, 1, 5, status, since) for number, (status, since) in enumerate(steps)],
        [Mention(day, number, 5, 1) for number, day in enumerate(named)],
    )
    assert extras.themes_on(DAY) == ([] if plays is None else [ThemeHere(5, 1, plays)])


def test_it_is_read_from_the_file(store: Store, town: Town) -> None:
    assign(store, AssignmentDraft(town.noor, town.kribbe, AssignmentKind.FIXED, date(2025, 1, 1)))
    assign(store, AssignmentDraft(town.bilal, town.kribbe, AssignmentKind.FIXED, date(2024, 1, 1), date(2024, 12, 31)))
    with store.read() as connection:
        extras = read_extras(connection, today=TODAY)
        longer = read_extras(connection, today=TODAY, first=date(2025, 10, 7))
    assert [(wijk.name, wijk.base) for wijk in extras.wijken] == [("Binnenstad", None)]
    assert extras.faces == (f"worker:{town.bilal}", f"worker:{town.noor}")
    assert set(extras.themes) == set(town.themes.values())
    assert {one.day.year for one in longer.mentions} > {one.day.year for one in extras.mentions}
    assert extras.themes_on(TODAY) == longer.themes_on(TODAY)
    named = longer.mentions[-1].day
    assert {one.school for one in longer.themes_on(named)} == {town.lyceum}
