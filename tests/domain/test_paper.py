"""Sizes of paper, and how a poster is cut over sheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.paper import MARGIN, MILLIMETRE, OVERLAP, Paper, PaperSize
from netwerkkaart.texts.paper import said_of, sheet_of

POSTERS = [(size, sheet) for size in PaperSize for sheet in PaperSize if sheet.number > size.number]


@pytest.mark.parametrize("size", PaperSize)
def test_a_size_turned_is_the_same_paper_and_half_of_it_the_next(size: PaperSize) -> None:
    wide, high = size.extent()
    assert size.extent(landscape=False) == (high, wide)
    assert wide > high
    if size is not PaperSize.A4:
        next_size = PaperSize(f"A{size.number + 1}").extent()
        assert next_size == pytest.approx((high, wide / 2), abs=MILLIMETRE)


@pytest.mark.parametrize("landscape", [True, False], ids=["landscape", "portrait"])
@pytest.mark.parametrize(("size", "sheet"), POSTERS)
def test_the_sheets_cover_the_poster_and_share_their_borders(
    size: PaperSize, sheet: PaperSize, landscape: bool
) -> None:
    tiling = Paper(size, landscape, sheet).tiling
    assert tiling is not None
    tiles = list(tiling)
    assert len(tiles) == len(tiling) == tiling.rows * tiling.columns == 2 ** (sheet.number - size.number)
    assert [tile.number for tile in tiles] == list(range(1, len(tiles) + 1))
    wide, high = tiling.tile
    assert (tiles[0].left, tiles[0].top) == (0, 0)
    assert (tiles[-1].left + wide, tiles[-1].top + high) == pytest.approx(tiling.poster)
    at = {(tile.row, tile.column): tile for tile in tiles}
    for (row, column), tile in at.items():
        if (beside := at.get((row, column + 1))) is not None:
            assert tile.left + wide - beside.left == pytest.approx(OVERLAP)
            assert tile.top == beside.top
        if (below := at.get((row + 1, column))) is not None:
            assert tile.top + high - below.top == pytest.approx(OVERLAP)
            assert tile.left == below.left
    assert (tiling.poster[0] > tiling.poster[1]) is landscape
    sides = sorted(tiling.sheet)
    assert sides == pytest.approx(sorted(sheet.extent()))
    assert tiling.tile == pytest.approx((tiling.sheet[0] - 2 * MARGIN, tiling.sheet[1] - 2 * MARGIN))
    assert all(0.8 * a < b < a for a, b in zip(size.extent(landscape=landscape), tiling.poster, strict=True))


@given(st.sampled_from(PaperSize), st.sampled_from(PaperSize), st.booleans())
def test_a_poster_is_larger_than_its_sheets(size: PaperSize, sheet: PaperSize, landscape: bool) -> None:
    if sheet.number > size.number:
        assert Paper(size, landscape, sheet).tiling is not None
    else:
        with pytest.raises(RefusedError, match="past op één blad"):
            Paper(size, landscape, sheet)


def test_it_is_said_in_plain_words() -> None:
    assert said_of(Paper(PaperSize.A2, landscape=False)) == "Eén blad A2, staand."
    said = said_of(Paper(PaperSize.A1, sheet=PaperSize.A4))
    assert said == "8 bladen A4 (4 naast elkaar, 2 onder elkaar); samen een poster van 73 × 54 cm."
    assert sheet_of(3, 8, 1, 3) == "blad 3 van 8 · rij 1, kolom 3"
