"""Circles and boxes: what overlaps is found, and what is packed does not."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.graph.layout import shelves
from netwerkkaart.graph.layout.packing import overlapping


@given(
    st.integers(0, 60), st.sampled_from([1.0, 100.0, 3000.0]), st.sampled_from([0.0, -4.0, 20.0]), st.integers(0, 999)
)
def test_overlapping_circles_are_those_one_finds_by_looking_at_every_pair(
    count: int, spread: float, slack: float, seed: int
) -> None:
    chance = np.random.default_rng(seed)
    xy = chance.normal(size=(count, 2)) * spread
    sizes = chance.random(count) * chance.choice([1.0, 60.0])
    first, second = overlapping(xy, sizes, slack)
    away = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))
    near = np.triu(away < np.maximum(sizes[:, None] + sizes[None] + slack, 0.0), 1)
    assert sorted(np.column_stack([first, second]).tolist()) == np.argwhere(near).tolist()


@given(st.lists(st.tuples(st.floats(1, 500), st.floats(1, 500)), max_size=40), st.sampled_from([0.0, 30.0]))
def test_boxes_on_shelves_do_not_overlap(boxes: list[tuple[float, float]], gap: float) -> None:
    corners = shelves.arrange(boxes, gap)
    assert corners.shape == (len(boxes), 2)
    for one, ((left, top), (wide, high)) in enumerate(zip(corners.tolist(), boxes, strict=True)):
        assert left >= 0
        assert top >= 0
        for (other_left, other_top), (other_wide, other_high) in zip(
            corners[one + 1 :].tolist(), boxes[one + 1 :], strict=True
        ):
            across = max(left, other_left) - min(left + wide, other_left + other_wide)
            down = max(top, other_top) - min(top + high, other_top + other_high)
            assert max(across, down) >= gap - 1e-3
