"""What two dates differ in: who came and went, which ties grew warmer or cooler."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from netwerkkaart.domain.people import AssignmentKind, TieStep
from netwerkkaart.graph.questions.difference import difference
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind
from tests.graph.questions.nets import ON, nets

WORKER, ANNA, SCHOOL = (
    Node("worker:1", NodeKind.WORKER, "Noor"),
    Node("contact:1", NodeKind.CONTACT, "Anna"),
    Node("school:1", NodeKind.SCHOOL, "Lyceum"),
)
LATER = ON + timedelta(days=30)


def tie(step: TieStep | None = TieStep.IN_CONTACT, last: date | None = ON) -> NetTie:
    return NetTie(NetTieKind.TIE, WORKER.key, ANNA.key, step=step, last_contact=last)


def net(*ties: NetTie, on: date = ON, nodes: tuple[Node, ...] = (SCHOOL, WORKER, ANNA)) -> Network:
    return Network(nodes, ties, on)


@pytest.mark.parametrize(
    ("before", "after", "warmer", "cooler"),
    [
        (tie(), tie(), 0, 0),
        (tie(), tie(TieStep.MUTUAL), 1, 0),
        (tie(TieStep.MUTUAL), tie(), 0, 1),
        (tie(last=ON - timedelta(days=91)), tie(last=ON - timedelta(days=91)), 0, 1),  # 121 days by then
        (tie(last=ON - timedelta(days=200)), tie(last=LATER), 1, 0),
        (tie(last=None), tie(last=None), 0, 0),
        (tie(TieStep.ACQUAINTED, ON), tie(TieStep.IN_CONTACT, ON - timedelta(days=70)), 1, 0),  # the step counts first
        (tie(TieStep.MUTUAL, ON - timedelta(days=400)), tie(TieStep.IN_CONTACT, LATER), 0, 1),
    ],
)
def test_warmer_is_nearer_and_cooler_is_further(before: NetTie, after: NetTie, warmer: int, cooler: int) -> None:
    found = difference(net(before), net(after, on=LATER))
    assert (len(found.warmer), len(found.cooler)) == (warmer, cooler)
    assert found.new_ties == found.gone_ties == ()
    assert found.nothing is (warmer + cooler == 0)


def test_who_left_is_gone_though_a_ghost_stays_on_the_map() -> None:
    ghost = replace(ANNA, left=True, left_on=ON)
    found = difference(net(tie()), net(tie(), on=LATER, nodes=(SCHOOL, WORKER, ghost)))
    assert (found.new, found.gone) == ((), (ANNA.key,))
    assert [change.ends for change in found.gone_ties] == [(WORKER.key, ANNA.key)]
    back = difference(net(tie(), nodes=(SCHOOL, WORKER, ghost)), net(tie(), on=LATER))
    assert (back.new, back.gone) == ((ANNA.key,), ())
    assert len(back.new_ties) == 1


def test_a_new_face_is_a_new_tie_and_a_new_position_none() -> None:
    face = NetTie(NetTieKind.ASSIGNED, WORKER.key, SCHOOL.key, assignment=AssignmentKind.FIXED)
    post = NetTie(NetTieKind.EMPLOYED, ANNA.key, SCHOOL.key)
    found = difference(net(), net(face, post, on=LATER))
    assert [change.ends for change in found.new_ties] == [(WORKER.key, SCHOOL.key)]


@settings(max_examples=150)
@given(nets(), nets())
def test_turned_round_new_is_gone_and_nothing_is_told_twice(one: Network, other: Network) -> None:
    later = replace(other, on=LATER)
    there, back = difference(one, later), difference(later, one)
    assert set(there.new) == set(back.gone)
    assert set(there.gone) == set(back.new)
    assert {change.ends for change in there.warmer} == {change.ends for change in back.cooler}
    told = [(c.ends, (c.after or c.before)) for c in (*there.new_ties, *there.gone_ties, *there.warmer, *there.cooler)]
    assert len(told) == len({(ends, tie.kind) for ends, tie in told if tie})
    assert difference(one, one).nothing
