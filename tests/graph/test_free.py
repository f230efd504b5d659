"""Any network gets finite places with nobody on top of another, the same every time; who has a place keeps it."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerkkaart.domain.people import Level
from netwerkkaart.domain.schools import Sector
from netwerkkaart.graph.layout.forces import settle
from netwerkkaart.graph.layout.free import arrange, join, lay_out_free
from netwerkkaart.graph.layout.graph import Graph
from netwerkkaart.graph.layout.packing import overlapping
from netwerkkaart.graph.layout.pivots import pivot_places
from netwerkkaart.graph.layout.places import Flags, Floats, Ints, Layout, to_keep
from netwerkkaart.graph.layout.repulsion import Direct, Grid
from netwerkkaart.graph.layout.sizes import size_of
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind, SavedPlace
from tests.graph.towns import town

_TOUCH = 1.0
"""Circles are larger than what is drawn by four; the last of them may be given away."""


def numbers(*values: int) -> Ints:
    return np.array(values, dtype=np.int64)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Any graph: empty, lonely nodes, stars, cliques, rows, pieces; ties told more than once or to oneself."""
    count = draw(st.integers(0, 40))
    pairs: list[tuple[int, int]] = []
    if count:
        node = st.integers(0, count - 1)
        pairs = draw(st.lists(st.tuples(node, node), max_size=80))
        shape = draw(st.sampled_from(["none", "star", "clique", "row"]))
        some = draw(st.lists(node, max_size=12, unique=True))
        if shape == "star":
            pairs += [(some[0], other) for other in some[1:]]
        elif shape == "clique":
            pairs += [(one, two) for one in some for two in some]
        elif shape == "row":
            pairs += list(pairwise(some))
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Graph.of(count, ends[:, 0], ends[:, 1])


def brute_steps(graph: Graph, source: int) -> list[int]:
    steps = [-1] * graph.count
    steps[source] = 0
    row = [source]
    for here in row:
        for one, two in zip(graph.start.tolist(), graph.end.tolist(), strict=True):
            for near in ({one, two} - {here}) if here in {one, two} else set():
                if steps[near] < 0:
                    steps[near] = steps[here] + 1
                    row.append(near)
    return steps


@given(graphs())
def test_steps_and_parts_agree_with_a_walk_by_hand(graph: Graph) -> None:
    assert (graph.start < graph.end).all()
    parts = graph.parts()
    assert sorted(int(node) for part in parts for node in part) == list(range(graph.count))
    assert [len(part) for part in parts] == sorted((len(part) for part in parts), reverse=True)
    for part in parts:
        steps = brute_steps(graph, int(part[0]))
        assert graph.steps_from(int(part[0])).tolist() == steps
        assert {node for node, far in enumerate(steps) if far >= 0} == set(part.tolist())


def free_of_each_other(xy: Floats, sizes: Floats) -> bool:
    return not len(overlapping(xy, sizes, -_TOUCH - 1e-6)[0])


@settings(max_examples=20)
@given(graphs(), st.integers(0, 9))
def test_any_graph_gets_finite_places_free_of_each_other_and_the_same_again(graph: Graph, seed: int) -> None:
    sizes = np.random.default_rng(seed).choice([10.0, 15.0, 30.0], graph.count)
    told: list[float] = []

    def moved(part: float, xy: Floats) -> None:
        assert xy.shape == (graph.count, 2)
        assert np.isfinite(xy).all()
        told.append(part)

    xy = arrange(graph, sizes, moved=moved)
    assert xy.shape == (graph.count, 2)
    assert np.isfinite(xy).all()
    assert free_of_each_other(xy, sizes)
    assert told == sorted(told)
    assert np.array_equal(arrange(graph, sizes), xy)


@settings(max_examples=25)
@given(graphs(), st.data())
def test_who_has_a_place_stays_there_and_newcomers_stand_on_nobody(graph: Graph, data: st.DataObject) -> None:
    sizes = np.full(graph.count, 14.0)
    known = np.array(data.draw(st.lists(st.booleans(), min_size=graph.count, max_size=graph.count)), dtype=bool)
    if not known.any():
        return
    before = arrange(graph, sizes)
    places = np.where(known[:, None], before, 0.0)
    after = join(graph, sizes, places, known)
    assert np.array_equal(after[known], before[known])
    assert np.isfinite(after).all()
    assert free_of_each_other(after, sizes)


@given(graphs())
def test_fixed_nodes_do_not_move_and_a_stop_is_at_once(graph: Graph) -> None:
    start = np.column_stack([np.arange(graph.count) * 10.0, np.arange(graph.count) % 3 * 7.0])
    fixed = np.arange(graph.count) % 2 == 0
    after = settle(graph, start, fixed=fixed, steps=20)
    assert np.array_equal(after[fixed], start[fixed])
    assert np.isfinite(after).all()
    assert np.array_equal(settle(graph, start, stopped=lambda: True), start)


def test_a_stop_halfway_gives_what_there_is() -> None:
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 7

    layout = lay_out_free(town(), stopped=stopped)
    assert np.isfinite(layout.xy).all()
    assert len(asked) < 15


@pytest.mark.parametrize("spread", [200.0, 3000.0])
@pytest.mark.parametrize("count", [400, 1500])
def test_the_grid_pushes_as_the_sum_over_all_pairs_does(count: int, spread: float) -> None:
    chance = np.random.default_rng(4)
    xy, mass = chance.normal(size=(2, count)) * spread, chance.integers(1, 30, count).astype(float)
    exact, grid = Direct(mass)(xy), Grid(mass, 2.0 * np.sqrt(count))(xy)
    off = np.hypot(*(grid - exact))
    assert np.median(off / np.hypot(*exact)) < 0.06  # neighbours within a cell push less; all others as they should
    assert np.corrcoef(grid.ravel(), exact.ravel())[0, 1] > 0.95


def test_bodies_alone_or_on_one_spot_push_nobody_to_infinity() -> None:
    mass = np.ones(3)
    same = np.zeros((2, 3))
    for push in (Direct(mass), Grid(mass, 4)):
        assert np.abs(push(same)).max() < 1e-3
    assert np.allclose(Direct(np.array([1.0, 5.0]))(np.array([[0.0, 2.0], [0.0, 0.0]])), [[-2.5, 0.5], [0.0, 0.0]])


def test_first_places_of_a_row_follow_its_steps() -> None:
    row = Graph.of(30, np.arange(29), np.arange(1, 30))
    xy = pivot_places(row)
    away = np.hypot(*(xy - xy[0]).T)
    assert (np.diff(away) > 0).all() or (np.diff(away) < 0).all()


# -- networks --------------------------------------------------------------------------------------------------------


def saved_of(network: Network, layout: Layout) -> dict[str, SavedPlace]:
    return {key: SavedPlace(x / 1000, y / 1000, pinned=False) for key, (x, y) in to_keep(network, layout, {}).items()}


def with_school(network: Network) -> Network:
    """Return the network with one school more, ten people on it and a worker who goes there."""
    people = tuple(Node(f"contact:{9000 + n}", NodeKind.CONTACT, "Nieuw", level=Level.CARE) for n in range(10))
    school = Node("school:9000", NodeKind.SCHOOL, "Nieuwe school", sector=Sector.PO)
    ties = [NetTie(NetTieKind.EMPLOYED, node.key, school.key) for node in people]
    ties += [NetTie(NetTieKind.TIE, "worker:1", people[0].key), NetTie(NetTieKind.ASSIGNED, "worker:1", school.key)]
    return replace(network, nodes=(*network.nodes, school, *people), ties=(*network.ties, *ties))


@pytest.mark.parametrize("size", [(0, 0, 0), (1, 0, 0), (12, 88, 5), (60, 700, 8)])
def test_nobody_in_a_town_hides_another(size: tuple[int, int, int]) -> None:
    network = town(*size)
    layout = lay_out_free(network)
    sizes = np.array([size_of(node) for node in network.nodes], dtype=float)
    assert layout.keys == tuple(node.key for node in network.nodes)
    assert not layout.ashore.any()
    assert not len(overlapping(layout.xy, sizes, 0.0)[0])


def test_remembered_places_come_back_exactly_and_everybody_is_remembered() -> None:
    network = town(30, 300, 6)
    first = lay_out_free(network)
    saved = saved_of(network, first)
    assert set(saved) == {node.key for node in network.nodes}
    assert np.array_equal(lay_out_free(network, saved).xy, first.xy)


def test_a_new_school_moves_nobody_and_stands_near_its_worker() -> None:
    network = town(30, 300, 6)
    first = lay_out_free(network)
    second = lay_out_free(with_school(network), saved_of(network, first))
    count = len(network.nodes)
    assert np.array_equal(second.xy[:count], first.xy)
    sizes = np.array([size_of(node) for node in with_school(network).nodes], dtype=float)
    assert not len(overlapping(second.xy, sizes, 0.0)[0])
    worker, school = first.xy[first.keys.index("worker:1")], second.xy[count]
    typical = np.median(np.hypot(*(first.xy - worker).T))
    assert np.hypot(*(school - worker)) < typical


def test_pins_hold_among_places_computed_afresh() -> None:
    network = town()
    pins = {"school:3": SavedPlace(4000.0, 1.5, pinned=True), "contact:9": SavedPlace(-77.7, 31.0, pinned=True)}
    layout = lay_out_free(network, pins)
    for key, pin in pins.items():
        assert layout.xy[layout.keys.index(key)].tolist() == [pin.x, pin.y]


def test_a_person_found_on_one_spot_with_another_gets_room_of_their_own() -> None:
    flags: Flags = np.array([True, True, False])
    sizes = np.full(3, 10.0)
    graph = Graph.of(3, numbers(0, 1), numbers(2, 2))
    xy = join(graph, sizes, np.array([[0.0, 0.0], [30.0, 0.0], [0.0, 0.0]]), flags)
    assert free_of_each_other(xy, sizes)
