"""The map of 200 schools with 2,500 people, and of the example: nothing lies on anything, and only change moves."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.domain.people import AssignmentKind, Level
from netwerkkaart.domain.schools import Sector
from netwerkkaart.graph import labels
from netwerkkaart.graph.build import build
from netwerkkaart.graph.drawing import Sheet, fit
from netwerkkaart.graph.layout.arrangements import lay_out_as
from netwerkkaart.graph.layout.packing import overlapping
from netwerkkaart.graph.layout.places import Layout, to_keep
from netwerkkaart.graph.picture import Picture
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind, SavedPlace, network
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.usecases.example import TODAY
from tests.graph.towns import town

Boxes = list[labels.Box]


@pytest.fixture(scope="module")
def large() -> Network:
    return town(200, 2500, 20)


@pytest.fixture(scope="module")
def example(example_file: Path) -> Network:
    with open_for_reading(example_file) as store, store.read() as connection:
        return network(connection, today=TODAY)


@pytest.fixture(scope="module")
def layouts(large: Network, example: Network) -> dict[tuple[str, Arrangement], tuple[Network, Layout]]:
    return {
        (name, arrangement): (of, lay_out_as(arrangement, of))
        for name, of in (("large", large), ("example", example))
        for arrangement in Arrangement
    }


Laid = dict[tuple[str, Arrangement], tuple[Network, Layout]]
BOTH = [(name, arrangement) for name in ("large", "example") for arrangement in Arrangement]


@pytest.fixture(params=BOTH, ids=lambda one: f"{one[0]}-{one[1]}")
def picture(request: pytest.FixtureRequest, layouts: Laid) -> Picture:
    return build(*layouts[request.param])


def test_no_node_hides_another_and_no_island_lies_on_another(picture: Picture) -> None:
    assert not len(overlapping(picture.xy, picture.size, 0.0)[0])
    shores = np.flatnonzero(picture.radius)
    assert not len(overlapping(picture.xy[shores], picture.radius[shores], 20.0)[0])


def whole(picture: Picture) -> labels.Frame:
    return fit(picture, Sheet(1280, 800))[0]


def near(picture: Picture) -> labels.Frame:
    hub = int(np.flatnonzero(picture.is_school)[3])
    x, y = picture.xy[hub].tolist()
    return labels.Frame(1.1, 640 - x * 1.1, 400 - y * 1.1, 1280, 800)


def nearest(picture: Picture) -> labels.Frame:
    hub = int(np.flatnonzero(picture.is_school)[3])
    x, y = picture.xy[hub].tolist()
    return labels.Frame(2.4, 640 - x * 2.4, 400 - y * 2.4, 1280, 800)


@pytest.mark.parametrize("frame", [whole, near, nearest])
def test_no_two_names_lie_on_each_other(picture: Picture, frame: Callable[[Picture], labels.Frame]) -> None:
    written = labels.place(picture, frame(picture))
    assert written
    left, top, right, low = np.array([label.box for label in written]).T
    across = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    down = np.minimum(low[:, None], low) - np.maximum(top[:, None], top)
    assert not np.triu((across > 0) & (down > 0), 1).any()


def test_no_name_goes_farther_out_than_there_is_room_for(picture: Picture) -> None:
    frame = whole(picture)
    left, top, right, low = np.array([label.box for label in labels.place(picture, frame)]).T
    bounds = picture.bounds()
    assert left.min() >= bounds[0] * frame.scale + frame.dx - labels.BESIDE
    assert right.max() <= bounds[2] * frame.scale + frame.dx + labels.BESIDE
    assert top.min() >= bounds[1] * frame.scale + frame.dy - labels.ABOVE
    assert low.max() <= bounds[3] * frame.scale + frame.dy + labels.ABOVE


def test_whole_shows_the_middle_of_everybody(picture: Picture) -> None:
    frame = whole(picture)
    at, reach = picture.xy * frame.scale, picture.radii(frame.scale, frame.text)
    first, second = overlapping(at, reach, 0.0)
    away = np.hypot(*(at[first] - at[second]).T)
    covered = away < np.maximum(reach[first], reach[second])
    assert covered.sum() <= len(at) / 1000  # from afar dots may touch, but their middles are seen


# -- only change moves -----------------------------------------------------------------------------------------------


def kept(of: Network, layout: Layout) -> dict[str, SavedPlace]:
    """Return what the file remembers of a layout."""
    return {key: SavedPlace(x / 1000, y / 1000, pinned=False) for key, (x, y) in to_keep(of, layout, {}).items()}


def with_person(of: Network) -> Network:
    node = Node("contact:9999", NodeKind.CONTACT, "Nieuwe Naam", level=Level.DAILY)
    ties = (
        NetTie(NetTieKind.EMPLOYED, node.key, "school:7"),
        NetTie(NetTieKind.TIE, "worker:3", node.key),
    )
    return replace(of, nodes=(*of.nodes, node), ties=(*of.ties, *ties))


def with_school(of: Network) -> Network:
    hub = Node("school:9999", NodeKind.SCHOOL, "Nieuwe school", sector=Sector.PO, neighbourhood="Wijk 3")
    people = tuple(Node(f"contact:{9000 + n}", NodeKind.CONTACT, "Nieuw", level=Level.CARE) for n in range(9))
    ties = [NetTie(NetTieKind.ASSIGNED, "worker:3", hub.key, assignment=AssignmentKind.FIXED)]
    ties += [NetTie(NetTieKind.EMPLOYED, node.key, hub.key) for node in people]
    ties += [NetTie(NetTieKind.TIE, "worker:3", node.key) for node in people]
    return replace(of, nodes=(*of.nodes, hub, *people), ties=(*of.ties, *ties))


@pytest.mark.parametrize("arrangement", list(Arrangement))
def test_opened_again_everybody_stands_where_they_stood(layouts: Laid, arrangement: Arrangement) -> None:
    of, layout = layouts["large", arrangement]
    assert np.array_equal(lay_out_as(arrangement, of, kept(of, layout)).xy, layout.xy)


@pytest.mark.parametrize("arrangement", list(Arrangement))
@pytest.mark.parametrize("changed", [with_person, with_school])
def test_one_more_moves_nobody_but_the_island_it_comes_to(
    layouts: Laid, arrangement: Arrangement, changed: Callable[[Network], Network]
) -> None:
    of, before = layouts["large", arrangement]
    more = changed(of)
    after = lay_out_as(arrangement, more, kept(of, before))
    count = len(of.nodes)
    moved = np.hypot(*(after.xy[:count] - before.xy).T)
    assert np.median(moved) == 0.0
    others = before.home != before.keys.index("school:7")
    assert not moved[others].any()
    sizes = np.where(after.radius > 0, after.radius, 0.0)
    shores = np.flatnonzero(sizes)
    assert not len(overlapping(after.xy[shores], sizes[shores], 20.0)[0])
    assert not len(overlapping(after.xy, build(more, after).size, 0.0)[0])


_TWICE = """
import hashlib, sys
from tests.graph.towns import town
from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.graph.build import build
from netwerkkaart.graph.layout.arrangements import lay_out_as
from netwerkkaart.graph.svg import svg
of = town(60, 700, 8)
for one in Arrangement:
    print(hashlib.sha256(svg(build(of, lay_out_as(one, of))).encode()).hexdigest())
"""


def test_two_runs_of_the_program_draw_the_same_bytes() -> None:
    def run(seed: str) -> str:
        environment = {"PYTHONPATH": ":".join([str(Path(__file__).parents[2]), *sys.path]), "PYTHONHASHSEED": seed}
        return subprocess.run(  # our own
            [sys.executable, "-c", _TWICE], capture_output=True, text=True, check=True, env=environment
        ).stdout

    first = run("1")
    assert len(first.split()) == 2
    assert run("2") == first
