"""The map of many days: nobody ever stands elsewhere, and a day looks the same whichever was asked for before."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.graph.layout.arrangements import lay_out_as
from netwerkkaart.graph.layout.places import Layout
from netwerkkaart.graph.layout.span import lay_out_span
from netwerkkaart.graph.picture import LegendEntry, Picture
from netwerkkaart.graph.svg import svg
from netwerkkaart.graph.through_time import MapThroughTime, merged
from netwerkkaart.queries.network import NodeKind
from netwerkkaart.queries.network_history import History, read_history
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.usecases.example import TODAY

BOTH = (Arrangement.ISLANDS, Arrangement.FREE)


@pytest.fixture(scope="module")
def history(example_file: Path) -> History:
    with open_for_reading(example_file) as store, store.read() as connection:
        return read_history(connection, today=TODAY)


@pytest.fixture(scope="module")
def layouts(history: History) -> dict[Arrangement, Layout]:
    return {one: lay_out_as(one, history.on(TODAY)) for one in BOTH}


@pytest.fixture(scope="module")
def maps(history: History, layouts: dict[Arrangement, Layout]) -> dict[Arrangement, MapThroughTime]:
    return {one: MapThroughTime(history, lay_out_span(history, layouts[one], one)) for one in BOTH}


def standing(picture: Picture, arrangement: Arrangement) -> dict[tuple[str, str], tuple[float, float]]:
    """Return where everybody stands; on islands somebody who changed schools counts once for each."""
    found = {}
    for number, (key, hub) in enumerate(zip(picture.keys, picture.home.tolist(), strict=True)):
        own = arrangement is Arrangement.ISLANDS and hub >= 0
        x, y = picture.xy[number].tolist()
        found[key, picture.keys[hub] if own else ""] = (x, y)
    return found


@pytest.mark.parametrize("arrangement", BOTH)
def test_nobody_ever_stands_elsewhere(maps: dict[Arrangement, MapThroughTime], arrangement: Arrangement) -> None:
    through = maps[arrangement]
    first = through.history.first
    assert first is not None
    seen: dict[tuple[str, str], tuple[float, float]] = {}
    reach = set()
    for week in range(0, (TODAY - first).days, 21):
        picture = through.picture(first + timedelta(days=week))
        reach.add(picture.bounds())
        for who, where in standing(picture, arrangement).items():
            assert seen.setdefault(who, where) == where
    assert len(reach) == 1
    assert len(seen) >= len(through.history.on(TODAY).nodes)


@pytest.mark.parametrize("arrangement", BOTH)
def test_today_everybody_stands_where_the_map_of_today_has_them(
    maps: dict[Arrangement, MapThroughTime], layouts: dict[Arrangement, Layout], arrangement: Arrangement
) -> None:
    picture = maps[arrangement].picture(TODAY)
    assert picture.keys == layouts[arrangement].keys
    assert np.array_equal(picture.xy, layouts[arrangement].xy)


@given(st.lists(st.dates(date(2023, 8, 1), TODAY), min_size=2, max_size=3))
@settings(max_examples=8)
def test_random_days_look_as_computed_afresh(
    maps: dict[Arrangement, MapThroughTime], layouts: dict[Arrangement, Layout], days: list[date]
) -> None:
    history = maps[Arrangement.ISLANDS].history
    days = [max(day, history.first or day) for day in days]
    for day in (*days, *reversed(days)):
        afresh = History(history.records, history.today)
        alone = MapThroughTime(afresh, lay_out_span(afresh, layouts[Arrangement.ISLANDS]))
        assert svg(maps[Arrangement.ISLANDS].picture(day)) == svg(alone.picture(day))


def test_who_is_gone_hides_nobody_and_stays_on_the_island(maps: dict[Arrangement, MapThroughTime]) -> None:
    span = maps[Arrangement.ISLANDS].span
    islands = {key: np.array(span.places[key, ""]) for key in span.radius}
    own: dict[str, list[tuple[float, float]]] = {key: [] for key in islands}
    for (_key, home), place in span.places.items():
        if home:
            own[home].append(place)
            assert np.hypot(*(np.array(place) - islands[home])) <= span.radius[home]
    for places in own.values():
        xy = np.array(places).reshape(-1, 2)
        away = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)) + np.eye(len(xy)) * 1e6
        assert (away > 18).all()
    keys = list(islands)
    for number, one in enumerate(keys):
        for other in keys[number + 1 :]:
            assert np.hypot(*(islands[one] - islands[other])) > span.radius[one] + span.radius[other]


def test_the_legend_is_that_of_all_days(maps: dict[Arrangement, MapThroughTime]) -> None:
    through = maps[Arrangement.ISLANDS]
    first = through.history.first
    assert first is not None
    early, late = through.picture(first), through.picture(TODAY)
    assert set(late.legend) <= set(through.legend())
    assert early.legend == through.legend()
    assert NodeKind.WORKER in late.kinds


def test_legends_are_merged_in_their_own_order() -> None:
    a, b, c, d = (LegendEntry(name, name) for name in "abcd")
    assert merged([(a, c), (a, b, c), (c, d)]) == (a, b, c, d)
    assert merged([(), (b,), (a, b)]) == (a, b)
