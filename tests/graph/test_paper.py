"""The letters of a map on paper, and a drawing that is remembered."""

from itertools import pairwise

import pytest

from netwerkkaart.domain.paper import Paper, PaperSize
from netwerkkaart.graph import lettering
from netwerkkaart.graph.build import build
from netwerkkaart.graph.drawing import draw
from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.graph.paper import draw_edge, on_paper
from netwerkkaart.graph.picture import Picture
from netwerkkaart.graph.recording import Recording
from netwerkkaart.graph.svg import SvgPen
from netwerkkaart.look import LIGHT
from netwerkkaart.queries.network import NodeKind
from tests.graph.towns import town

EXTENTS = [size.extent(landscape=turned) for size in PaperSize for turned in (True, False)]


@pytest.fixture(scope="module", params=[(12, 88, 5), (60, 700, 8)], ids=["town", "region"])
def picture(request: pytest.FixtureRequest) -> Picture:
    network = town(*request.param)
    return build(network, lay_out(network), title="Hanzewaard")


def test_letters_grow_with_the_sheet_and_names_become_more(picture: Picture) -> None:
    sheets = [on_paper(picture, *PaperSize(f"A{number}").extent()) for number in (4, 3, 2, 1, 0)]
    sizes = [sheet.text * lettering.SMALL for sheet in sheets]
    assert sizes == sorted(sizes)
    assert 4.9 < sizes[0] < 7
    assert sizes[-1] < 23
    named = [len(draw(picture, SvgPen(), sheet, LIGHT)) for sheet in sheets]
    assert all(more >= 0.98 * fewer for fewer, more in pairwise(named))
    assert max(named) == named[-1]
    assert named[-1] > 0.9 * len(picture.keys)
    heads = [sheet.around.text for sheet in sheets]
    assert heads[-1] > 3 * heads[0]


def test_a_sheet_too_small_for_people_names_the_schools() -> None:
    network = town(200, 2500, 20)
    picture = build(network, lay_out(network))
    small = on_paper(picture, *PaperSize.A3.extent())
    written = [picture.kinds[label.node] for label in draw(picture, SvgPen(), small, LIGHT)]
    assert written.count(NodeKind.SCHOOL) > 190
    assert NodeKind.CONTACT not in written


@pytest.mark.parametrize("extent", EXTENTS)
def test_no_name_is_cut_by_the_edge(picture: Picture, extent: tuple[float, float]) -> None:
    sheet = on_paper(picture, *extent)
    for label in draw(picture, SvgPen(), sheet, LIGHT, foot="Bevat persoonsgegevens"):
        left, top, right, bottom = label.box
        assert 0 <= left < right <= extent[0]
        assert 0 <= top < bottom <= extent[1]


def test_what_is_remembered_is_drawn_again(picture: Picture) -> None:
    sheet = on_paper(picture, *PaperSize.A3.extent())
    straight, again, remembered = SvgPen(), SvgPen(), Recording()
    draw(picture, straight, sheet, LIGHT)
    draw(picture, remembered, sheet, LIGHT)
    remembered.play(again)
    assert again.parts == [part for part in straight.parts if "<g>" not in part and "</g>" not in part]


def test_windows_that_cover_the_sheet_show_everything_in_order(picture: Picture) -> None:
    tiling = Paper(PaperSize.A1, sheet=PaperSize.A4).tiling
    assert tiling is not None
    remembered, whole = Recording(), SvgPen()
    draw(picture, remembered, on_paper(picture, *tiling.poster), LIGHT)
    remembered.play(whole)
    seen: set[str] = set()
    wide, high = tiling.tile
    for tile in tiling:
        part = SvgPen()
        remembered.play(part, (tile.left, tile.top, tile.left + wide, tile.top + high))
        assert len(part.parts) < len(whole.parts)
        rest = iter(whole.parts)
        assert all(one in rest for one in part.parts)  # the same, in the same order
        seen.update(part.parts)
    assert seen == set(whole.parts)


def test_the_edge_says_which_sheet_it_is_and_keeps_off_the_map() -> None:
    tiling = Paper(PaperSize.A2, sheet=PaperSize.A4).tiling
    assert tiling is not None
    (left, top), (wide, high) = (28.0, 28.0), tiling.tile
    for tile in tiling:
        pen, kept = SvgPen(), Recording()
        draw_edge(pen, tiling, tile, LIGHT, "Hanzewaard")
        draw_edge(kept, tiling, tile, LIGHT, "Hanzewaard")
        assert f"blad {tile.number} van 4 · rij {tile.row}, kolom {tile.column}" in "".join(pen.parts)
        inside = SvgPen()
        kept.play(inside, (left + 5, top + 5, left + wide - 5, top + high - 5))
        assert inside.parts == []
