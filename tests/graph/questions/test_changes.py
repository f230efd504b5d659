"""What changed, as the map colours it: each tie as the list beside it says, and from afar by what weighs most."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings

from netwerkkaart.domain.people import TieStep
from netwerkkaart.graph.build import build
from netwerkkaart.graph.kinds import CHANGES, LineKind
from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.graph.picture import FAR, Lines, Picture
from netwerkkaart.graph.questions.answers import changed
from netwerkkaart.graph.questions.difference import TieChange, difference
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind
from tests.graph.questions.nets import ON, nets

LATER = ON + timedelta(days=30)


def asked(earlier: Network, later: Network) -> Picture:
    return changed(earlier, later).drawn(build(later, lay_out(later)))


def ties(changes: tuple[TieChange, ...]) -> set[tuple[str, str]]:
    return {one.ends for one in changes if one.kind is NetTieKind.TIE}


@settings(max_examples=150)
@given(nets(), nets())
def test_every_tie_has_the_colour_of_its_place_in_the_list(one: Network, other: Network) -> None:
    later = replace(other, on=LATER)
    found, picture = difference(one, later), asked(one, later)
    told: dict[int, set[tuple[str, str]]] = {kind: set() for kind in CHANGES}
    lines = picture.lines
    for start, end, kind in zip(lines.start.tolist(), lines.end.tolist(), lines.kind.tolist(), strict=True):
        if kind in told:
            told[kind].add((picture.keys[start], picture.keys[end]))
    assert LineKind.TIE not in picture.lines.kind
    drawn = set().union(*told.values())
    assert drawn == {(tie.source, tie.target) for tie in later.ties if tie.kind is NetTieKind.TIE}
    assert told[LineKind.NEW] == ties(found.new_ties)
    assert told[LineKind.WARMER] == ties(found.warmer)
    assert told[LineKind.COOLER] == ties(found.cooler)
    assert told[LineKind.GONE] == ties(found.gone_ties) & drawn  # what is not in the later network cannot be drawn
    assert {picture.keys[number] for number in np.flatnonzero(picture.fresh).tolist()} == set(found.new)
    for entry in set(picture.lines.names()):  # each word of the legend hides its lines, and no other
        left = picture.lines.shown(np.ones(len(picture.keys), dtype=bool), frozenset({entry}))
        assert left.tolist() == [name != entry for name in picture.lines.names()]
    assert set(picture.lines.names()) <= {entry.id for entry in picture.legend}
    assert not [entry for entry in picture.legend if entry.id.startswith("step.")]


@settings(max_examples=50)
@given(nets(), nets())
def test_nothing_moves_and_no_line_bends_otherwise_for_the_colours(one: Network, other: Network) -> None:
    plain = build(other, lay_out(other))
    picture = changed(one, other).drawn(plain)
    assert np.array_equal(plain.xy, picture.xy)
    assert _bends(picture.lines) == _bends(picture.placed(plain.xy).lines) == _bends(plain.lines)


def _bends(lines: Lines) -> list[tuple[float, ...]]:
    found = np.column_stack([lines.start, lines.end, lines.bend]).round(6)
    return sorted(tuple(one) for one in found.tolist())


SCHOOL = Node("school:1", NodeKind.SCHOOL, "Lyceum")
NOOR = Node("worker:1", NodeKind.WORKER, "Noor")
PEOPLE = tuple(Node(f"contact:{number}", NodeKind.CONTACT, f"Mens {number}") for number in range(1, 4))
POSTS = tuple(NetTie(NetTieKind.EMPLOYED, one.key, SCHOOL.key) for one in PEOPLE)


def _net(steps: str, *, later: bool) -> Network:
    """A letter for each contact: ``-`` no tie, ``1`` to ``4`` the step."""
    met = LATER if later else ON
    found = [
        NetTie(NetTieKind.TIE, NOOR.key, one.key, step=list(TieStep)[int(step) - 1], last_contact=met)
        for one, step in zip(PEOPLE, steps, strict=True)
        if step != "-"
    ]
    return Network((SCHOOL, NOOR, *PEOPLE), (*POSTS, *found), met)


@pytest.mark.parametrize(
    ("before", "after", "far"),
    [
        ("---", "12-", LineKind.NEW),
        ("111", "211", LineKind.WARMER),
        ("1--", "11-", LineKind.WARMER),  # one is new, the other the same
        ("222", "112", LineKind.COOLER),
        ("223", "132", LineKind.COOLER),
        ("12-", "21-", LineKind.SAME),  # they weigh up
        ("111", "111", LineKind.SAME),
    ],
)
def test_from_afar_a_line_is_what_weighs_most(before: str, after: str, far: LineKind) -> None:
    picture = asked(_net(before, later=False), _net(after, later=True))
    lines = picture.far
    (kind,) = lines.kind[np.isin(lines.kind, CHANGES)].tolist()
    assert kind == far
    assert picture.lines_at(FAR / 2) is picture.lines  # so few lines are drawn to people from any distance


def test_a_tie_to_who_left_is_dashed_and_the_ring_of_who_came_is_explained() -> None:
    earlier, later = _net("22-", later=False), _net("22-", later=True)
    ghost = replace(PEOPLE[0], left=True, left_on=LATER)
    nodes = (SCHOOL, NOOR, ghost, *PEOPLE[1:])
    picture = asked(replace(earlier, nodes=(SCHOOL, NOOR, *PEOPLE[:2])), replace(later, nodes=nodes))
    gone = picture.lines.kind == LineKind.GONE
    assert picture.lines.dashed[gone].tolist() == [True]
    assert {"change.gone", "change.same"} <= {entry.id for entry in picture.legend}
    assert picture.fresh.tolist() == [False, False, False, False, True]
