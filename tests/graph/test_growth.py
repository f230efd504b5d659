"""The growth chart: every mark has its place, nothing lies outside, and every pen is told the same."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerkkaart.domain.growth import FLAGS, Growth, Mark, MarkKind, phase_spans, put_together, stand_spans
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.trust import Doubt, TrustStand
from netwerkkaart.graph import lettering
from netwerkkaart.graph.growth.drawing import draw_growth
from netwerkkaart.graph.growth.layout import NARROW, lay_out
from netwerkkaart.graph.growth.picture import BRICK, MOST_BRICKS, GrowthPicture, Lane, lane_of
from netwerkkaart.graph.growth.signs import SIGNS
from netwerkkaart.graph.inks import Inks
from netwerkkaart.graph.svg import SvgPen
from netwerkkaart.look import DARK, LIGHT
from netwerkkaart.texts.words import word

ON = date(2026, 11, 23)
M = MarkKind
FADES = date(2026, 7, 4)


def growth(*marks: Mark, phases: bool = True, stands: bool = True) -> Growth:
    steps = [(1, date(2024, 10, 8), Phase.FIRST_CONTACT), (2, date(2026, 3, 17), Phase.PARTNER)]
    steps.append((3, date(2026, 9, 22), Phase.EXPLORING))

    def doubts(_number: int, day: date) -> tuple[Doubt, ...]:
        return (Doubt.KEY_CONTACT_LEFT,) if FADES <= day < date(2026, 9, 24) else ()

    held = [
        (7, date(2025, 2, 10), TrustStand.NO_VIEW),
        (8, date(2025, 10, 20), TrustStand.GROUNDED),
        (9, date(2026, 9, 24), TrustStand.EMERGING),
    ]
    return put_together(
        on=ON,
        ambition=Phase.STRUCTURAL,
        phases=phase_spans(steps if phases else [], ON),
        stands=stand_spans(held if stands else [], ON, [FADES], doubts),
        marks=marks,
        free=[Period(date(2025, 7, 12), date(2025, 8, 24))],
    )


def drawn(picture: GrowthPicture) -> str:
    pen = SvgPen()
    draw_growth(picture, pen, LIGHT)
    return "\n".join(pen.parts)


EVERY = [Mark(kind, date(2025, 9, 1) + timedelta(days=20 * place), place) for place, kind in enumerate(M)]
SIGNALS = [Mark(M.BUILDING, date(2026, 3, 17), number) for number in range(3)]


def test_a_day_lies_where_its_part_of_the_axis_is() -> None:
    picture = lay_out(growth(Mark(M.CONTACT, date(2025, 8, 1), 1)), 1000)
    first, second, third = picture.years
    assert [year.label for year in picture.years] == ["2024–2025", "2025–2026", "2026–2027"]
    assert first.left == picture.plot.left
    assert third.right == pytest.approx(picture.plot.right)
    assert first.right == second.left
    days = (date(2027, 7, 31) - date(2024, 8, 1)).days + 1
    part = (date(2024, 10, 8) - date(2024, 8, 1)).days / days
    assert picture.steps[0][0] == pytest.approx(picture.plot.left + part * (picture.plot.right - picture.plot.left))
    assert picture.steps[0][1] == picture.levels[Phase.FIRST_CONTACT]
    assert picture.steps[-1][0] == pytest.approx(picture.now)


def test_higher_phases_lie_higher_and_the_ambition_on_its_own() -> None:
    picture = lay_out(growth(), 800)
    assert list(picture.levels) == sorted(picture.levels, reverse=True)
    assert picture.ambition == picture.levels[Phase.STRUCTURAL]
    (back,) = picture.backs
    assert back[1] == picture.levels[Phase.EXPLORING]


def test_a_stand_pales_with_the_year_and_then_asks() -> None:
    _none, grounded, _emerging = lay_out(growth(), 1400).bands
    pales = [part.pale for part in grounded.parts]
    assert pales[-1] is None
    known = [pale for pale in pales if pale is not None]
    assert known == sorted(known)
    assert known[0] == 0.0
    assert [words.text for words in grounded.words] == ["gegrond", "klopt dit nog?"]
    assert grounded.parts[0].left == grounded.box.left
    assert grounded.parts[-1].right == pytest.approx(grounded.box.right)


def test_a_word_without_room_goes_to_the_legend() -> None:
    wide = lay_out(growth(), 2400)
    assert [words.text for words in wide.bands[-1].words] == ["krijgt vorm"]
    narrow = lay_out(growth(), 640)
    assert narrow.bands[-1].words == ()
    explained = {item.words.text for item in narrow.legend}
    assert "krijgt vorm" in explained
    assert "stand niet meer zeker" in explained
    assert "gegrond" not in explained


def test_who_sees_no_stand_and_signals_gets_no_lane_for_them() -> None:
    seen = growth(*EVERY).without({M.STAND, M.BUILDING, M.STRAINING})
    picture = lay_out(seen, 800)
    assert picture.band is None
    assert picture.ticks is None
    assert {Lane.STANDS, Lane.BUILDING, Lane.STRAINING}.isdisjoint(picture.lanes())
    told = " ".join(words.text for words in picture.names)
    assert "stand" not in told
    assert "schurend" not in told
    assert picture.height < lay_out(growth(*EVERY), 800).height


def test_signals_of_one_day_stand_on_each_other() -> None:
    picture = lay_out(growth(*SIGNALS, Mark(M.STRAINING, date(2026, 3, 17), 9)), 800)
    (up,), (down,) = picture.of_lane(Lane.BUILDING), picture.of_lane(Lane.STRAINING)
    assert [mark.id for mark in up.marks] == [0, 1, 2]
    assert up.box.bottom == picture.ticks
    assert up.box.bottom - up.box.top == pytest.approx(3 * BRICK + 3)
    assert down.box.top == picture.ticks
    assert up.x == down.x


def test_very_many_signals_do_not_grow_out_of_the_chart() -> None:
    many = [Mark(M.BUILDING, date(2026, 3, 17), number) for number in range(90)]
    (spot,) = lay_out(growth(*many), 800).of_lane(Lane.BUILDING)
    assert len(spot.marks) == 90
    assert spot.box.bottom - spot.box.top == pytest.approx(MOST_BRICKS * BRICK + 3)


def test_flags_that_would_lie_on_each_other_go_up_and_then_together() -> None:
    day = date(2026, 3, 17)
    flags = [Mark(M.NEEDS_TALK, day + timedelta(days=number), number) for number in range(5)]
    picture = lay_out(growth(*flags), 800)
    spots = picture.of_lane(Lane.FLAGS)
    assert len({round(spot.y) for spot in spots}) == 3
    assert sorted(len(spot.marks) for spot in spots) == [1, 1, 3]
    assert "meer op één plek" in {item.words.text for item in picture.legend}
    for spot in spots:
        for other in spots:
            assert spot is other or abs(spot.x - other.x) >= 18 or abs(spot.y - other.y) >= 18


def test_the_legend_explains_what_is_there_and_nothing_else() -> None:
    shown = {item.words.text for item in lay_out(growth(*EVERY), 900).legend}
    assert {word(kind) for kind in FLAGS} <= shown
    assert {"ambitie", "stap terug", "vakantie", "23 nov 2026"} <= shown
    bare = lay_out(growth(phases=False, stands=False), 900)
    assert {item.words.text for item in bare.legend} == {"ambitie", "23 nov 2026"}
    assert lay_out(growth(*EVERY), 900, legend=False).legend == ()


def test_pointing_finds_the_sign_before_the_step_under_it() -> None:
    picture = lay_out(growth(*EVERY), 1000)
    for spot in picture.spots:
        if spot.lane not in (Lane.PHASES, Lane.STANDS):
            found = picture.at(spot.x, spot.y)
            assert found is not None
            assert found.lane is spot.lane
    step = picture.of_lane(Lane.PHASES)[0]
    assert picture.at(step.box.right - 20, step.y) is step
    band = picture.of_lane(Lane.STANDS)[1]
    assert picture.at((band.box.left + band.box.right) / 2, band.y) is band
    assert picture.at(2, 2) is None


def test_the_same_growth_is_drawn_the_same_and_in_the_dark_only_otherwise_coloured() -> None:
    picture = lay_out(growth(*EVERY), 747)
    assert drawn(picture) == drawn(lay_out(growth(*EVERY), 747))
    dark = SvgPen()
    draw_growth(picture, dark, DARK)
    light = SvgPen()
    draw_growth(picture, light, LIGHT)
    assert len(dark.parts) == len(light.parts)
    assert dark.parts != light.parts


def test_every_flag_has_a_shape_of_its_own_whatever_its_colour() -> None:
    assert set(SIGNS) == FLAGS
    shapes = set()
    for kind in FLAGS:
        pen = SvgPen()
        SIGNS[kind](pen, 0, 0, 7, _grey())
        shapes.add("".join(pen.parts))
    assert len(shapes) == len(FLAGS)


def _grey() -> Inks:
    plain = LIGHT._replace(accent="#777777", highlight=LIGHT.highlight._replace(solid="#777777"))
    return Inks(plain)


marks = st.builds(
    Mark, st.sampled_from(sorted(set(M) - {M.PHASE, M.STAND})), st.dates(date(2016, 8, 1), ON), st.integers(1, 9)
)


@settings(max_examples=60)
@given(st.lists(marks, max_size=60, unique=True), st.sampled_from((420.0, 560.0, 747.0, 1000.0)))
def test_nothing_is_lost_and_nothing_lies_outside(some: list[Mark], width: float) -> None:
    described = growth(*some)
    picture = lay_out(described, width)
    shown = [mark for spot in picture.spots for mark in spot.marks]
    assert sorted(map(repr, shown)) == sorted(repr(mark) for mark in described.every_mark())
    for spot in picture.spots:
        assert all(lane_of(mark.kind) is spot.lane for mark in spot.marks)
        assert picture.plot.left - 0.01 <= spot.x <= picture.plot.right + 4
        assert 0 <= spot.box.top <= spot.box.bottom <= picture.plot.bottom
    assert picture.plot.bottom < picture.height
    for words in (*picture.names, *(item.words for item in picture.legend)):
        wide = lettering.width(words.text, lettering.SMALL)
        left = words.x - wide if words.anchor == "end" else words.x
        assert left >= 0, words.text
        assert left + wide <= width, words.text
        assert words.y <= picture.height
    rows = sorted({item.y for item in picture.legend})
    for row in rows:
        line = sorted((item for item in picture.legend if item.y == row), key=lambda item: item.x)
        for item, after in pairwise(line):
            assert item.words.x + lettering.width(item.words.text, lettering.SMALL) < after.x - 7


def test_a_narrow_chart_says_its_phases_by_number() -> None:
    narrow = {words.text for words in lay_out(growth(*EVERY), NARROW - 1).names}
    assert {"0", "7", "stand", "contact"} <= narrow
    wide = {words.text for words in lay_out(growth(*EVERY), NARROW).names}
    assert {"7 Partner en brug naar de wijk", "stand van het vertrouwen", "contactmomenten"} <= wide
