"""Back and forward, as in a browser."""

from netwerkkaart.ui.desk import Target
from netwerkkaart.ui.frame.trail import Trail

A, B, C = Target("today"), Target("schools"), Target("map")


def test_back_and_forward() -> None:
    trail = Trail()
    assert trail.back(A) is None
    trail.leave(A)
    trail.leave(B)
    assert trail.back(C) == B
    assert trail.back(B) == A
    assert not trail.can_go_back()
    assert trail.forward(A) == B
    assert trail.forward(B) == C
    assert not trail.can_go_forward()


def test_a_new_way_forgets_the_way_forward() -> None:
    trail = Trail()
    trail.leave(A)
    assert trail.back(B) == A
    trail.leave(A)
    assert not trail.can_go_forward()
    assert trail.can_go_back()


def test_the_same_place_is_not_kept_twice_nor_gone_back_to() -> None:
    trail = Trail()
    trail.leave(A)
    trail.leave(A)
    assert trail.back(A) is None
    assert not trail.can_go_forward()


def test_only_the_last_hundred_places_are_kept() -> None:
    trail = Trail()
    for number in range(150):
        trail.leave(Target("schools", None, number))
    steps = 0
    while trail.back(Target("here", None, steps)) is not None:
        steps += 1
    assert steps == 100
