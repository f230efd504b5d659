"""Every answer against trying all there is, on 500 networks by chance; the trying knows nothing of the code."""

from collections.abc import Iterator
from itertools import combinations, product

import networkx as nx
import pytest

from netwerkkaart.domain.people import TieStep
from netwerkkaart.graph.questions.fragile import fragile
from netwerkkaart.graph.questions.gaps import SeatState, gaps
from netwerkkaart.graph.questions.gone import if_gone
from netwerkkaart.graph.questions.joined import cohesion
from netwerkkaart.graph.questions.routes import ways_to
from netwerkkaart.graph.questions.web import Web
from netwerkkaart.queries.network import NetTie, Network
from tests.graph.questions.nets import on_500_networks


def present(network: Network) -> set[str]:
    return {node.key for node in network.nodes if not node.left}


def lines(network: Network, without: str = "") -> set[frozenset[str]]:
    """All lines between who is there, as sets of two ends."""
    there = present(network) - {without}
    return {frozenset((tie.source, tie.target)) for tie in network.ties if {tie.source, tie.target} <= there}


def reached(network: Network, without: str = "", cut: frozenset[str] = frozenset()) -> set[str]:
    """Everything a line leads to from one of us, by walking on until nothing is new."""
    found = {key for key in present(network) if key.startswith("worker:")} - {without}
    return walked(found, lines(network, without) - {cut})


def walked(found: set[str], along: set[frozenset[str]]) -> set[str]:
    while True:
        more = {key for line in along if line & found for key in line}
        if more <= found:
            return found
        found = found | more


def pieces(keys: set[str], along: set[frozenset[str]]) -> set[frozenset[str]]:
    """The parts that hang together along these lines."""
    found, left = set(), set(keys)
    while left:
        part = walked({left.pop()}, along)
        found.add(frozenset(part))
        left -= part
    return found


# -- hoe komen we bij …? ---------------------------------------------------------------------------------------------

_STEP = {TieStep.CARRIER: 1, TieStep.MUTUAL: 2, TieStep.IN_CONTACT: 3, TieStep.ACQUAINTED: 4, None: 5}


def far(tie: NetTie, network: Network) -> int:
    if tie.last_contact is None:
        return _STEP[tie.step] + 3
    return _STEP[tie.step] + sum((network.on - tie.last_contact).days > days for days in (91, 183, 365))


def hops(network: Network) -> dict[tuple[str, str], int]:
    """The length of the nearest leg between any two people, one of us never being the second."""
    gone = {node.key for node in network.nodes if node.left}
    found: dict[tuple[str, str], int] = {}

    def put(one: str, other: str, length: int) -> None:
        if one != other:
            found[one, other] = min(length, found.get((one, other), 99))

    for tie in network.ties:
        if tie.kind.value == "tie":
            put(tie.source, tie.target, far(tie, network))
        elif tie.kind.value == "introduced":
            put(tie.source, tie.target, 3)
            put(tie.target, tie.source, 3)
    posts = [(tie.source, tie.target) for tie in network.ties if tie.kind.value == "employed"]
    for (one, here), (other, there) in product(posts, posts):
        if here == there and not {one, other} & gone:
            put(one, other, 6)
    faces = [(tie.source, tie.target) for tie in network.ties if tie.kind.value == "assigned"]
    for (worker, here), (one, there) in product(faces, posts):
        if here == there and one not in gone:
            put(worker, one, 7)
    return found


def all_ways(network: Network, to: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every way without a detour past the same person: how far it is, and past whom."""
    legs, gone = hops(network), {node.key for node in network.nodes if node.left}
    stack: list[tuple[int, tuple[str, ...]]] = [
        (0, (node.key,)) for node in network.nodes if node.key.startswith("worker:")
    ]
    while stack:
        length, way = stack.pop()
        for (one, other), leg in legs.items():
            if one != way[-1] or other in way:
                continue
            if other == to:
                yield length + leg, (*way, other)
            elif other not in gone:
                stack.append((length + leg, (*way, other)))


@on_500_networks
def test_ways_are_the_shortest_there_are_for_each_last_person(network: Network) -> None:
    place = {node.key: number for number, node in enumerate(network.nodes)}
    for node in network.nodes:
        if not node.key.startswith("contact:"):
            continue
        best: dict[str, tuple[int, int, list[int], tuple[str, ...]]] = {}
        for length, way in all_ways(network, node.key):
            rank = (length, len(way), [place[key] for key in way], way)
            if way[-2] not in best or rank < best[way[-2]]:
                best[way[-2]] = rank
        expected = [(rank[0], rank[3]) for rank in sorted(best.values())][:4]
        assert [(route.distance, route.keys) for route in ways_to(network, node.key).routes] == expected


# -- wat als … vertrekt? ---------------------------------------------------------------------------------------------


@on_500_networks
def test_who_leaves_cuts_off_what_cannot_be_reached_without_them(network: Network) -> None:
    for node in network.nodes:
        if node.key.startswith("school:"):
            continue
        answer = if_gone(network, node.key)
        lost = reached(network) - reached(network, node.key) - {node.key}
        assert set(answer.cut_off) == lost
        islands = pieces(lost, {line for line in lines(network) if line <= lost})
        assert {frozenset(island) for island in answer.islands} == islands
        assert set(answer.last_tie) == last_ties(network, node.key)


def last_ties(network: Network, who: str) -> set[str]:
    there = present(network)
    if who not in there:
        return set()
    tied = [(tie, tie.source, tie.target) for tie in network.ties if tie.kind.value == "tie" and tie.target in there]
    if who.startswith("contact:"):
        found = set()
        for school in [key for key in there if key.startswith("school:")]:
            people = {
                tie.source
                for tie in network.ties
                if tie.kind.value == "employed" and tie.target == school and tie.source in there
            }
            if {contact for _tie, _worker, contact in tied} & people == {who}:
                found.add(school)
        return found
    found = set()
    for contact in [key for key in there if key.startswith("contact:")]:
        stepped = {worker for tie, worker, other in tied if other == contact and tie.step}
        year = {
            worker
            for tie, worker, other in tied
            if other == contact and tie.last_contact and (network.on - tie.last_contact).days <= 365
        }
        if stepped == {who} or year == {who}:
            found.add(contact)
    for school in [key for key in there if key.startswith("school:")]:
        fixed = {
            tie.source
            for tie in network.ties
            if tie.kind.value == "assigned" and tie.target == school and tie.assignment == "fixed"
        }
        if fixed == {who}:
            found.add(school)
    return found


# -- kwetsbaar -------------------------------------------------------------------------------------------------------


@on_500_networks
def test_a_school_hangs_on_whom_and_what_it_cannot_be_reached_without(network: Network) -> None:
    answer = fragile(network)
    hanging = {one.school: one for one in answer.hanging}
    everything = reached(network)
    people = [key for key in present(network) if not key.startswith("school:")]
    for school in [key for key in present(network) if key.startswith("school:")]:
        assert (school in answer.unreached) is (school not in everything)
        if school not in everything:
            assert school not in hanging
            continue
        alone = {key for key in people if school not in reached(network, key)}
        assert set(hanging[school].people if school in hanging else ()) == alone
        if school in hanging:
            cut = {line for line in lines(network) if school not in reached(network, cut=line)}
            assert {frozenset(line) for line in hanging[school].lines} == cut


@on_500_networks
def test_joints_and_bridges_are_those_without_which_it_falls_apart(network: Network) -> None:
    keys = {*present(network), "wij"}
    along = lines(network) | {frozenset(("wij", key)) for key in keys if key.startswith("worker:")}
    whole = len(pieces(keys, along))
    joints = {
        key
        for key in present(network)
        if len(pieces(keys - {key}, {line for line in along if key not in line})) > whole
    }
    bridges = {line for line in lines(network) if len(pieces(keys, along - {line})) > whole}
    answer = fragile(network)
    assert answer.joints == joints
    assert {frozenset(pair) for pair in answer.bridges} == bridges


# -- wie verbindt ----------------------------------------------------------------------------------------------------


@on_500_networks
def test_betweenness_counts_all_shortest_ways(network: Network) -> None:
    graph = nx.Graph([tuple(line) for line in lines(network)])
    graph.add_nodes_from(present(network))
    share = dict.fromkeys(graph, 0.0)
    for one, other in combinations(sorted(graph), 2):
        if nx.has_path(graph, one, other):
            ways = list(nx.all_shortest_paths(graph, one, other))
            for way in ways:
                for key in way[1:-1]:
                    share[key] += 1 / len(ways)
    pairs = (len(graph) - 1) * (len(graph) - 2) / 2
    found = Web(network).betweenness
    assert found == {key: pytest.approx(value / pairs if pairs else value, abs=1e-8) for key, value in share.items()}


@on_500_networks
def test_schools_hang_together_through_who_stands_close_to_both(network: Network) -> None:
    share = Web(network).betweenness
    answer = cohesion(network)
    close: dict[str, set[str]] = {}
    there = present(network)
    at = [(tie.source, tie.target) for tie in network.ties if tie.kind.value == "employed" and tie.source in there]
    for tie in network.ties:
        if tie.source not in there or tie.target not in there:
            continue
        if tie.kind.value in {"employed", "assigned"}:
            close.setdefault(tie.source, set()).add(tie.target)
        if tie.kind.value == "tie" and tie.step:
            close.setdefault(tie.source, set()).update(school for contact, school in at if contact == tie.target)
    through = {key: some for key, some in close.items() if len(some) > 1 and share[key] >= 0.02}
    for place in answer.places:
        assert set(place.people) == {key for key, some in through.items() if place.school in some}
        assert set(place.others) | {place.school} == set().union(*(through[key] for key in place.people))
    joined = {school for some in through.values() for school in some}
    assert {place.school for place in answer.places} == joined
    assert set(answer.alone) == {key for key in there if key.startswith("school:")} - joined
    assert sorted(key for group in answer.groups for key in group) == sorted(joined)
    for group in answer.groups:
        assert all(set(some) <= set(group) or not set(some) & set(group) for some in through.values())


# -- witte vlekken ---------------------------------------------------------------------------------------------------


@on_500_networks
def test_gaps_show_every_seat_once_and_no_other(network: Network) -> None:
    answer = gaps(network)
    cells = {
        (row.school, role): seat
        for row in answer.rows
        for role, seat in zip(answer.roles, row.seats, strict=True)
        if seat is not SeatState.UNUSUAL
    }
    seats = {(node.key, seat.role): seat.taken for node in network.nodes for seat in node.seats}
    assert {place: seat is SeatState.TAKEN for place, seat in cells.items()} == seats
    assert answer.empty == list(seats.values()).count(False)
    for row in answer.rows:
        for role, number in zip(answer.roles, row.people, strict=True):
            here = [tie for tie in network.ties if tie.kind.value == "employed" and tie.target == row.school]
            assert number == len({tie.source for tie in here if role in tie.roles} & present(network))
    assert [row.school for row in answer.rows] == sorted(
        (node.key for node in network.nodes if node.key.startswith("school:")),
        key=lambda key: next(node.label for node in network.nodes if node.key == key),
    )
    assert set(answer.roles) == {role for _school, role in seats}
