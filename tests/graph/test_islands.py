"""Islands do not overlap, stay where they were, and are the same every time."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerkkaart.domain.people import AssignmentKind, Level
from netwerkkaart.domain.schools import Sector
from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.graph.layout.places import Layout, to_keep
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind, SavedPlace
from tests.graph.towns import town

SIZES = [(1, 1, 1), (2, 5, 1), (12, 88, 5), (60, 800, 9)]


def least_water(layout: Layout) -> float:
    """Return the narrowest gap between two islands."""
    hubs = np.flatnonzero(layout.radius)
    xy, radius = layout.xy[hubs], layout.radius[hubs]
    away = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)) - radius[:, None] - radius[None]
    np.fill_diagonal(away, np.inf)
    return float(away.min())


def remembered(network: Network, layout: Layout) -> dict[str, SavedPlace]:
    """Return what the database would remember of a layout."""
    return {key: SavedPlace(x / 1000, y / 1000, pinned=False) for key, (x, y) in to_keep(network, layout, {}).items()}


def person(key: str, level: Level = Level.DAILY) -> Node:
    return Node(key, NodeKind.CONTACT, "Nieuwe Naam", level=level)


@pytest.mark.parametrize("size", SIZES)
def test_islands_do_not_overlap_and_workers_stand_in_the_water(size: tuple[int, int, int]) -> None:
    network = town(*size)
    layout = lay_out(network)
    assert least_water(layout) > 20
    hubs = np.flatnonzero(layout.radius)
    for number, node in enumerate(network.nodes):
        if node.kind is NodeKind.WORKER:
            away = np.hypot(*(layout.xy[hubs] - layout.xy[number]).T) - layout.radius[hubs]
            assert away.min() > 18


@pytest.mark.parametrize("size", SIZES)
def test_no_node_hides_another(size: tuple[int, int, int]) -> None:
    layout = lay_out(town(*size))
    away = np.hypot(*(layout.xy[:, None] - layout.xy[None]).transpose(2, 0, 1))
    np.fill_diagonal(away, np.inf)
    assert away.min() > 18


def test_people_stand_on_the_ring_of_their_authority() -> None:
    network = town()
    layout = lay_out(network)
    away = np.hypot(*(layout.xy - layout.xy[layout.home]).T)
    reach = {
        level: {round(float(away[n])) for n, node in enumerate(network.nodes) if node.level is level} for level in Level
    }
    for inner, outer in zip(list(Level)[:-1], list(Level)[1:], strict=True):
        assert max(reach[inner]) < min(reach[outer])


def test_the_same_network_gives_the_same_places() -> None:
    assert np.array_equal(lay_out(town(30, 300, 6)).xy, lay_out(town(30, 300, 6)).xy)


def test_remembered_places_come_back_exactly() -> None:
    network = town(40, 400, 6)
    first = lay_out(network)
    assert np.array_equal(lay_out(network, remembered(network, first)).xy, first.xy)


def test_a_new_person_moves_only_that_island() -> None:
    network = town(40, 400, 6)
    first = lay_out(network)
    added = replace(
        network,
        nodes=(*network.nodes, person("contact:9999")),
        ties=(*network.ties, NetTie(NetTieKind.EMPLOYED, "contact:9999", "school:7")),
    )
    second = lay_out(added, remembered(network, first))
    here = first.keys.index("school:7")
    others = first.home != here
    assert np.array_equal(second.xy[:-1][others], first.xy[others])


def test_an_island_that_grows_over_its_neighbour_moves_itself() -> None:
    network = town(40, 400, 6)
    first = lay_out(network)
    many = tuple(person(f"contact:{9000 + number}", Level.AROUND) for number in range(90))
    ties = tuple(NetTie(NetTieKind.EMPLOYED, node.key, "school:7") for node in many)
    added = replace(network, nodes=(*network.nodes, *many), ties=(*network.ties, *ties))
    second = lay_out(added, remembered(network, first))
    others = first.home != first.keys.index("school:7")
    assert np.array_equal(second.xy[: len(first.xy)][others], first.xy[others])
    assert least_water(second) > 20


def test_a_new_school_moves_nobody() -> None:
    network = town(40, 400, 6)
    first = lay_out(network)
    node = Node("school:99", NodeKind.SCHOOL, "Nieuwe school", sector=Sector.PO, neighbourhood="Binnenstad")
    tie = NetTie(NetTieKind.ASSIGNED, "worker:2", "school:99", assignment=AssignmentKind.FIXED)
    added = replace(network, nodes=(*network.nodes, node), ties=(*network.ties, tie))
    second = lay_out(added, remembered(network, first))
    assert np.array_equal(second.xy[:-1], first.xy)
    assert least_water(second) > 20


def test_a_pinned_school_takes_its_people_along_and_a_pinned_person_stays_beside_it() -> None:
    network = town()
    saved = {"school:1": SavedPlace(5000.0, -300.0, pinned=True), "contact:1": SavedPlace(60.0, 20.0, pinned=True)}
    layout = lay_out(network, saved)
    assert layout.xy[layout.keys.index("school:1")].tolist() == [5000.0, -300.0]
    assert layout.xy[layout.keys.index("contact:1")].tolist() == [5060.0, -280.0]


@settings(max_examples=30)
@given(st.integers(0, 14), st.integers(0, 60), st.integers(0, 4), st.integers(0, 999))
def test_any_town_gets_finite_places_without_overlap(schools: int, contacts: int, workers: int, seed: int) -> None:
    network = town(schools, contacts if schools else 0, workers, seed)
    layout = lay_out(network)
    assert np.isfinite(layout.xy).all()
    if schools > 1:
        assert least_water(layout) > 20


def test_it_stops_when_asked_and_tells_how_far_it_is() -> None:
    told: list[float] = []
    lay_out(town(), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return True

    assert np.isfinite(lay_out(town(), stopped=stopped).xy).all()
    assert len(asked) == 1


@pytest.mark.timeout(30)  # half a second on a quiet machine; the benchmark measures
def test_a_large_town_is_laid_out() -> None:
    network = town(200, 2500, 20)
    assert np.isfinite(lay_out(network).xy).all()
