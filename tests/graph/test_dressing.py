"""What is laid over the map: it says what the file says, moves nobody, hides nobody, and holds still through time."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.domain.map_layers import Colouring, MapLayer
from netwerkkaart.domain.people import Level
from netwerkkaart.graph import labels
from netwerkkaart.graph.build import build
from netwerkkaart.graph.drawing import Sheet, fit
from netwerkkaart.graph.dressing import Dress, dressed, furnish, furnish_span, seat_key, seat_meant
from netwerkkaart.graph.layout.arrangements import lay_out_as
from netwerkkaart.graph.layout.packing import overlapping
from netwerkkaart.graph.layout.places import Layout
from netwerkkaart.graph.layout.span import lay_out_span
from netwerkkaart.graph.nameless import nameless
from netwerkkaart.graph.picture import Picture, when_left
from netwerkkaart.graph.questions.gaps import gaps
from netwerkkaart.graph.regions import regions
from netwerkkaart.graph.svg import svg
from netwerkkaart.graph.through_time import MapThroughTime
from netwerkkaart.queries.network import Network, NodeKind, SeatHere
from netwerkkaart.queries.network_extras import NetworkExtras, WijkHere, read_extras
from netwerkkaart.queries.network_history import History, read_history
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.texts.dates import short_day
from netwerkkaart.usecases.example import TODAY
from tests.graph.towns import town

ALL = frozenset(MapLayer)
BOTH = (Arrangement.ISLANDS, Arrangement.FREE)
_ROLES = (Level.DIRECTION, Level.LEADERSHIP, Level.CARE, Level.CARE, Level.DAILY, Level.AROUND)


@pytest.fixture(scope="module")
def history(example_file: Path) -> History:
    with open_for_reading(example_file) as store, store.read() as connection:
        return read_history(connection, today=TODAY)


@pytest.fixture(scope="module")
def extras(example_file: Path, history: History) -> NetworkExtras:
    with open_for_reading(example_file) as store, store.read() as connection:
        return read_extras(connection, today=TODAY, first=history.first)


@pytest.fixture(scope="module")
def large() -> tuple[Network, NetworkExtras]:
    """Return 200 schools of which every other seat is empty, in the wijken they lie in."""
    bare = town(200, 2500, 20)
    nodes = tuple(
        replace(node, seats=tuple(SeatHere(f"rol {n}", level, n % 2 == 0, n) for n, level in enumerate(_ROLES)))
        if node.kind is NodeKind.SCHOOL
        else node
        for node in bare.nodes
    )
    names = sorted({node.neighbourhood for node in nodes if node.neighbourhood})
    return replace(bare, nodes=nodes), NetworkExtras(
        wijken=tuple(WijkHere(n, name, None) for n, name in enumerate(names, 1))
    )


def laid(network: Network, extras: NetworkExtras, arrangement: Arrangement, dress: Dress) -> tuple[Layout, Picture]:
    layout = lay_out_as(arrangement, network)
    whole, places = dressed(network, layout, extras, dress.layers, furnish(network, layout, extras))
    return layout, build(whole, places, colouring=dress.colouring, faces=extras.faces)


@pytest.mark.parametrize("arrangement", BOTH)
@pytest.mark.parametrize("which", ["example", "large"])
def test_nobody_is_moved_and_nobody_is_hidden(
    history: History,
    extras: NetworkExtras,
    large: tuple[Network, NetworkExtras],
    arrangement: Arrangement,
    which: str,
) -> None:
    network, more = (history.on(TODAY), extras) if which == "example" else large
    layout, picture = laid(network, more, arrangement, Dress(ALL))
    count = len(network.nodes)
    assert len(picture.keys) > count
    assert np.array_equal(picture.xy[:count], layout.xy)
    assert not len(overlapping(picture.xy, picture.size, 0.0)[0])
    shores = np.flatnonzero(picture.radius)
    assert not len(overlapping(picture.xy[shores], picture.radius[shores], 0.0)[0])
    seats = np.flatnonzero(picture.is_seat & picture.layout.ashore)
    away = np.hypot(*(picture.xy[seats] - picture.xy[picture.home[seats]]).T)
    assert (away < picture.radius[picture.home[seats]]).all()


@pytest.mark.parametrize("zoom", [None, 1.0, 2.0])
def test_no_two_names_lie_on_each_other(large: tuple[Network, NetworkExtras], zoom: float | None) -> None:
    _layout, picture = laid(*large, Arrangement.ISLANDS, Dress(ALL))
    x, y = picture.xy[0].tolist()
    frame = fit(picture, Sheet(1280, 800))[0]
    if zoom is not None:
        frame = labels.Frame(zoom, 640 - x * zoom, 400 - y * zoom, 1280, 800)
    written = labels.place(picture, frame)
    left, top, right, low = np.array([label.box for label in written]).T
    across = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    down = np.minimum(low[:, None], low) - np.maximum(top[:, None], top)
    assert not np.triu((across > 0) & (down > 0), 1).any()
    assert {NodeKind.SEAT} <= {picture.kinds[label.node] for label in written} or zoom is None


@pytest.mark.parametrize(("wide", "high"), [(1080, 640), (1280, 800), (1720, 1000), (2560, 1400)])
def test_a_strong_line_to_who_left_is_explained_from_afar(
    history: History, extras: NetworkExtras, wide: int, high: int
) -> None:
    _layout, picture = laid(history.on(TODAY), extras, Arrangement.ISLANDS, Dress())
    lines = picture.lines
    missed = np.intersect1d(np.flatnonzero(picture.ghost), lines.end[lines.step >= 3]).tolist()
    assert missed
    frame = fit(picture, Sheet(wide, high))[0]
    told = {label.node: label for label in labels.place(picture, frame)}
    schools = np.flatnonzero(picture.is_school)
    spots = picture.xy * frame.scale + (frame.dx, frame.dy)
    for number in missed:
        day = picture.left[number]
        assert day is not None
        label = told[number]
        assert short_day(day) in " ".join((*label.lines, label.sub))
        others = schools[schools != picture.home[number]]
        nearest = np.clip(spots[others], label.box[:2], label.box[2:])
        far = np.hypot(*(spots[others] - nearest).T) - picture.radius[others] * frame.scale
        assert (far >= 0).all() or frame.zoom >= 0.75


def test_the_empty_seats_are_those_of_the_question(history: History, extras: NetworkExtras) -> None:
    network = history.on(TODAY)
    _layout, picture = laid(network, extras, Arrangement.ISLANDS, Dress(frozenset({MapLayer.SEATS})))
    assert int(picture.is_seat.sum()) == gaps(network).empty > 0
    for number in np.flatnonzero(picture.is_seat).tolist():
        school, _role = seat_meant(picture.keys[number])
        assert picture.keys[int(picture.home[number])] == f"school:{school}"
        assert picture.labels[number].endswith("?")


def test_a_seat_that_is_taken_moves_no_other(large: tuple[Network, NetworkExtras]) -> None:
    network, extras = large
    layout = lay_out_as(Arrangement.ISLANDS, network)
    taken = replace(network.nodes[0], seats=tuple(replace(seat, taken=True) for seat in network.nodes[0].seats))
    later = replace(network, nodes=(taken, *network.nodes[1:]))
    assert furnish(later, layout, extras) == furnish(network, layout, extras)


def test_one_layer_does_not_move_another(history: History, extras: NetworkExtras) -> None:
    network = history.on(TODAY)
    layout = lay_out_as(Arrangement.ISLANDS, network)
    places = furnish(network, layout, extras)

    def spots(*layers: MapLayer) -> dict[str, tuple[float, float]]:
        _whole, found = dressed(network, layout, extras, layers, places)
        return dict(zip(found.keys, map(tuple, found.xy.tolist()), strict=True))

    whole = spots(*ALL)
    for layer in MapLayer:
        assert spots(layer).items() <= whole.items()
        assert len(spots(layer)) > len(network.nodes)


@pytest.mark.parametrize("arrangement", BOTH)
def test_all_that_is_laid_over_holds_still_through_time(
    history: History, extras: NetworkExtras, arrangement: Arrangement
) -> None:
    today = history.on(TODAY)
    layout = lay_out_as(arrangement, today)
    own = furnish(today, layout, extras)
    span = lay_out_span(history, layout, arrangement, own.kept)
    through = MapThroughTime(history, span, extras, furnish_span(history, span, extras, own))
    first = history.first
    assert first is not None
    seen: dict[str, tuple[float, float]] = {}
    reach = set()
    for day in (*(first + timedelta(days=days) for days in range(0, (TODAY - first).days, 45)), TODAY):
        picture = through.picture(day, dress=Dress(ALL))
        assert not len(overlapping(picture.xy, picture.size, 0.0)[0])
        reach.add(picture.layout.reach)
        for number in np.flatnonzero(picture.is_laid_over).tolist():
            x, y = picture.xy[number].tolist()
            assert seen.setdefault(picture.keys[number], (x, y)) == (x, y), picture.keys[number]
    assert len(reach) == 1
    _whole, now = dressed(today, layout, extras, ALL, own)
    for key, (x, y) in zip(now.keys, now.xy.tolist(), strict=True):
        if key in seen:
            assert seen[key] == (x, y)


def test_themes_tie_the_schools_where_they_play(history: History, extras: NetworkExtras) -> None:
    _layout, picture = laid(history.on(TODAY), extras, Arrangement.ISLANDS, Dress(frozenset({MapLayer.THEMES})))
    for theme in {one.theme for one in extras.themes_on(TODAY)}:
        number = picture.index(f"theme:{theme}")
        schools = {one.school for one in extras.themes_on(TODAY) if one.theme == theme}
        assert {picture.keys[one] for one in picture.neighbours(number).tolist()} == {f"school:{n}" for n in schools}
        assert picture.labels[number] == extras.themes[theme]


def test_a_wijk_reaches_around_its_schools(history: History, extras: NetworkExtras) -> None:
    network = history.on(TODAY)
    _layout, picture = laid(network, extras, Arrangement.ISLANDS, Dress(frozenset({MapLayer.NEIGHBOURHOODS})))
    found = regions(picture, picture.shown(frozenset()))
    wijken = {node.key: node.neighbourhood for node in network.nodes if node.kind is NodeKind.SCHOOL}
    assert {picture.labels[region.node] for region in found} == set(wijken.values()) - {""}
    for region in found:
        schools = [key for key, wijk in wijken.items() if wijk == picture.labels[region.node]]
        assert len(region.circles) == len(schools)
        assert len(region.ways) == len(schools) - 1
        near = {picture.keys[one] for one in picture.neighbours(region.node).tolist()}
        assert near == set(schools)
    hidden = picture.shown(
        frozenset({f"sector.{sector}" for sector in ("po", "sbo", "vo", "vso", "pro", "isk", "mbo")})
    )
    assert not regions(picture, hidden)


@pytest.mark.parametrize("colouring", list(Colouring))
def test_the_colour_of_a_school_says_what_was_asked(
    history: History, extras: NetworkExtras, colouring: Colouring
) -> None:
    network = history.on(TODAY)
    _layout, picture = laid(network, extras, Arrangement.ISLANDS, Dress(frozenset(), colouring))
    families = {picture.paints[number].partition(".")[0] for number in np.flatnonzero(picture.is_school).tolist()}
    assert families == {colouring.value}
    legend = {entry.id for entry in picture.legend}
    said = {paint for paint, school in zip(picture.paints, picture.is_school, strict=True) if school}
    assert said <= legend
    assert not picture.shown(frozenset(said))[picture.is_school].any()


def test_no_name_of_ours_is_left_in_the_legend(history: History, extras: NetworkExtras) -> None:
    _layout, picture = laid(history.on(TODAY), extras, Arrangement.ISLANDS, Dress(ALL, Colouring.FACE))
    names = {node.label for node in history.on(TODAY).nodes if node.kind in {NodeKind.WORKER, NodeKind.CONTACT}}
    written = svg(nameless(picture))
    assert not [name for name in names if name in written]


def test_without_names_nobody_is_told_by_the_day_they_left(history: History, extras: NetworkExtras) -> None:
    _layout, picture = laid(history.on(TODAY), extras, Arrangement.ISLANDS, Dress())
    days = {when_left(day) for day in picture.left} - {""}
    assert days
    assert all(day in svg(picture) for day in days)
    assert "vertrok " not in svg(nameless(picture))


def test_the_key_of_a_seat_is_school_and_role() -> None:
    assert seat_meant(seat_key("school:12", 3)) == (12, 3)


def test_nothing_to_lay_over_leaves_all_as_it_was(history: History) -> None:
    network = replace(history.on(date(2026, 1, 1)), nodes=(), ties=())
    layout = lay_out_as(Arrangement.ISLANDS, network)
    assert dressed(network, layout, NetworkExtras(), ALL, furnish(network, layout, NetworkExtras())) == (
        network,
        layout,
    )
