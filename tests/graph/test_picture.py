"""What a picture means: lines, neighbours, filters, and moving things."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from netwerkkaart.domain.people import Level, TieStep
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.graph.build import build, empty
from netwerkkaart.graph.kinds import LineKind
from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.graph.picture import FAR, Picture
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind
from tests.graph.towns import ON, town


@pytest.fixture(scope="module")
def picture() -> Picture:
    network = town()
    return build(network, lay_out(network), title="Hanzewaard")


def small(step: TieStep | None, days: int | None) -> Picture:
    nodes = (
        Node("school:1", NodeKind.SCHOOL, "School"),
        Node("worker:1", NodeKind.WORKER, "Noor"),
        Node("contact:1", NodeKind.CONTACT, "Anna", level=Level.CARE),
    )
    seen = None if days is None else ON - timedelta(days=days)
    ties = (
        NetTie(NetTieKind.EMPLOYED, "contact:1", "school:1"),
        NetTie(NetTieKind.TIE, "worker:1", "contact:1", step=step, last_contact=seen),
    )
    network = Network(nodes, ties, ON)
    return build(network, lay_out(network))


def test_a_closer_tie_is_a_thicker_line() -> None:
    widths = [float(small(step, 1).lines.width[0]) for step in (None, *TieStep)]
    assert widths == sorted(set(widths))


@pytest.mark.parametrize(
    ("days", "pale"), [(0, 0), (91, 0), (92, 1), (183, 1), (184, 2), (365, 2), (366, 3), (None, 3)]
)
def test_a_line_pales_with_the_age_of_the_last_contact(days: int | None, pale: int) -> None:
    assert small(TieStep.MUTUAL, days).lines.pale.tolist() == [pale]


def test_only_the_main_school_of_a_contact_has_no_line(picture: Picture) -> None:
    kinds = set(picture.lines.kind.tolist())
    assert {LineKind.TIE, LineKind.ASSIGNED, LineKind.INTRODUCED} <= kinds
    assert (picture.lines.dashed == (picture.lines.kind == LineKind.INTRODUCED))[
        picture.lines.kind != LineKind.ASSIGNED
    ].all()


def test_from_afar_one_line_stands_for_all_ties_of_a_worker_with_a_school(picture: Picture) -> None:
    far = picture.far
    pairs = list(zip(far.kind.tolist(), far.start.tolist(), far.end.tolist(), strict=True))
    assert len(set(pairs)) == len(pairs)
    ties = picture.lines.take(picture.lines.kind == LineKind.TIE)
    wanted = {(int(one), int(picture.home[two])) for one, two in zip(ties.start, ties.end, strict=True)}
    assert {(one, two) for kind, one, two in pairs if kind == LineKind.TIE} == wanted
    for place in np.flatnonzero(far.kind == LineKind.TIE).tolist():
        same = (ties.start == far.start[place]) & (picture.home[ties.end] == far.end[place])
        assert far.step[place] == ties.step[same].max()


@pytest.mark.parametrize("seed", range(5))
def test_from_afar_a_line_is_lit_when_one_it_stands_for_is(seed: int) -> None:
    network = town(40, 500, 10, seed=seed)
    picture = build(network, lay_out(network))
    assert picture.lines_at(FAR / 2) is picture.far
    lit = np.random.default_rng(seed).random(len(picture.keys)) < 0.3
    near, far = picture.lines, picture.far
    shine = near.take(picture.bright(near, lit, FAR))
    assert (lit[shine.start] & lit[shine.end]).all()
    ties = shine.take(shine.kind == LineKind.TIE)
    wanted = {(one, int(picture.home[two])) for one, two in zip(ties.start.tolist(), ties.end.tolist(), strict=True)}
    found = far.take(picture.bright(far, lit, FAR / 2) & (far.kind == LineKind.TIE))
    assert set(zip(found.start.tolist(), found.end.tolist(), strict=True)) == wanted != set()


def test_neighbours_of_a_school_are_its_people_and_workers(picture: Picture) -> None:
    hub = picture.index("school:3")
    near = picture.neighbours(hub).tolist()
    assert {number for number in range(len(picture.keys)) if picture.home[number] == hub} - {hub} <= set(near)
    assert {picture.kinds[number] for number in near} == {NodeKind.CONTACT, NodeKind.WORKER}


def test_steps_from_a_node_agree_with_a_walk_by_hand(picture: Picture) -> None:
    start = picture.index("contact:5")
    reached = {start}
    for steps in range(1, 4):
        reached |= {int(near) for number in list(reached) for near in picture.neighbours(number)}
        assert set(np.flatnonzero(picture.within(np.array([start]), steps)).tolist()) == reached


def test_hiding_a_sector_hides_its_people_and_their_lines(picture: Picture) -> None:
    nodes = picture.shown(frozenset({"sector.po"}))
    for number, hub in enumerate(picture.home.tolist()):
        if hub >= 0:
            assert nodes[number] == (picture.tones[hub] != "sector.po")
    lines = picture.lines.shown(nodes, frozenset())
    assert (nodes[picture.lines.start] & nodes[picture.lines.end])[lines].all()
    assert not lines.all()


@pytest.mark.parametrize("hidden", ["step.carrier", "step.met", "line.introduced", "line.assigned"])
def test_hiding_a_kind_of_line_leaves_every_node(picture: Picture, hidden: str) -> None:
    nodes = picture.shown(frozenset({hidden}))
    assert nodes.all()
    lines = picture.lines.shown(nodes, frozenset({hidden}))
    assert [name for name, shown in zip(picture.lines.names(), lines, strict=True) if not shown] == [hidden] * int(
        (~lines).sum()
    )
    assert hidden not in [name for name, shown in zip(picture.lines.names(), lines, strict=True) if shown]


def test_the_legend_names_what_is_there_and_nothing_else(picture: Picture) -> None:
    ids = {entry.id for entry in picture.legend}
    assert {"sector.vo", "level.care", "worker", "step.met", "stand.absent"} <= ids
    assert "sector.so" not in ids
    assert set(picture.tones) <= ids


def test_moving_a_school_takes_its_people_along_and_nobody_else(picture: Picture) -> None:
    hub = picture.index("school:2")
    x, y = picture.xy[hub].tolist()
    moved = picture.moved(hub, x + 100, y - 50)
    mine = picture.home == hub
    assert np.allclose(moved.xy[mine] - picture.xy[mine], (100, -50))
    assert np.array_equal(moved.xy[~mine], picture.xy[~mine])
    assert not np.array_equal(moved.lines.bend, picture.lines.bend)


def test_a_doubted_stand_is_stale_but_no_view_never_is(picture: Picture) -> None:
    schools = [(number, node) for number, node in enumerate(town().nodes) if node.stand is not None]
    assert {node.doubted for _number, node in schools} == {True, False}
    for number, node in schools:
        assert picture.stale[number] == (node.doubted and node.stand is not TrustStand.NO_VIEW)


def test_nothing_gives_an_empty_picture() -> None:
    nothing = empty()
    assert nothing.bounds()[0] < nothing.bounds()[2]
    assert nothing.shown(frozenset()).tolist() == []
    assert not len(nothing.lines.names())


def test_hostile_names_are_made_harmless() -> None:
    network = town()
    nodes = tuple(replace(node, label="<script>\x00" + "x" * 5000) for node in network.nodes)
    picture = build(replace(network, nodes=nodes), lay_out(network))
    assert max(map(len, picture.labels)) <= 400
    assert "\x00" not in picture.labels[0]


@pytest.mark.parametrize("key", ["school:3", "worker:2", "contact:30"])
def test_what_is_moved_alone_lies_as_if_all_were_placed_anew(picture: Picture, key: str) -> None:
    assert picture.is_school.any()
    moved = picture.moved(picture.index(key), 12.0, -40.0)
    placed = picture.placed(moved.xy)
    for one, other in ((moved.lines, placed.lines), (moved.far, placed.far)):
        assert np.array_equal(one.bend, other.bend)
    fresh = replace(picture, layout=moved.layout)
    assert np.array_equal(moved.is_school, fresh.is_school)
    assert np.array_equal(moved.is_contact, fresh.is_contact)
