"""Names do not lie on each other or on nodes, at any zoom; widths are never too small."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.graph import labels, lettering
from netwerkkaart.graph.build import build
from netwerkkaart.graph.drawing import Sheet, draw
from netwerkkaart.graph.labels import Frame
from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.graph.picture import Picture
from netwerkkaart.graph.svg import SvgPen
from netwerkkaart.look import LIGHT
from netwerkkaart.queries.network import NodeKind
from netwerkkaart.reports.map import fonts
from tests.graph.towns import town


def picture_of(*size: int) -> Picture:
    network = town(*size)
    return build(network, lay_out(network))


def overlap(one: labels.Box, two: labels.Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


@pytest.mark.parametrize("size", [(12, 88, 5), (60, 700, 8)])
@pytest.mark.parametrize("scale", [0.1, 0.3, 0.45, 0.8, 1.4, 3.0])
def test_no_two_names_overlap_and_none_lies_on_a_node(size: tuple[int, int, int], scale: float) -> None:
    picture = picture_of(*size)
    left, top, right, bottom = picture.bounds()
    frame = Frame(scale, -left * scale, -top * scale, (right - left) * scale, (bottom - top) * scale)
    written = labels.place(picture, frame)
    assert written
    for place, one in enumerate(written):
        assert not any(overlap(one.box, two.box) for two in written[place + 1 :])
    at = picture.xy * scale + (frame.dx, frame.dy)
    reach = picture.radii(scale)
    people = frame.zoom >= 0.42
    for number, ((x, y), r) in enumerate(zip(at.tolist(), reach.tolist(), strict=True)):
        if people or picture.kinds[number] is not NodeKind.CONTACT:
            box = (x - r, y - r, x + r, y + r)
            assert not any(overlap(label.box, box) for label in written if label.node != number)


def test_names_come_by_importance_schools_first() -> None:
    picture = picture_of(12, 88, 5)
    left, top, _right, _bottom = picture.bounds()
    far = labels.place(picture, Frame(0.2, -left * 0.2, -top * 0.2, 400, 300))
    assert {picture.kinds[label.node] for label in far} <= {NodeKind.SCHOOL, NodeKind.WORKER}
    near = labels.place(picture, Frame(1.5, -left * 1.5, -top * 1.5, 4000, 3000))
    assert len(near) == len(picture.keys)
    assert all(label.sub for label in near)


def test_inside_keeps_every_name_within_the_frame_and_off_what_is_taken() -> None:
    picture = picture_of(12, 88, 5)
    taken = (0.0, 0.0, 300.0, 500.0)
    written = labels.place(picture, Frame(0.9, 500, 400, 1000, 800), inside=True, taken=(taken,))
    for label in written:
        left, top, right, bottom = label.box
        assert left >= 0
        assert top >= 0
        assert right <= 1000
        assert bottom <= 800
        assert not overlap(label.box, taken)


@given(st.text(st.characters(codec="latin-1", categories=("L", "N", "P", "Zs")), max_size=40), st.booleans())
def test_a_text_is_never_wider_than_thought(text: str, bold: bool) -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    fonts()
    assert stringWidth(text, "Lato-Bold" if bold else "Lato", 11) <= lettering.width(text, 11.0, bold=bold) * 1.04


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("  a \n b\t", "a b"),
        ("\x00x\ud800y", "xy"),
        ("", ""),
        ("Zoë Çelik", "Zoë Çelik"),
        ("\u202eomgekeerd", "omgekeerd"),
    ],
)
def test_tidy(text: str, tidied: str) -> None:
    assert lettering.tidy(text) == tidied


@given(st.text(max_size=200))
def test_wrap_gives_one_or_two_short_lines(text: str) -> None:
    lines = lettering.wrap(lettering.tidy(text) or "?")
    assert len(lines) in {1, 2}
    assert all(len(line) <= lettering.LONGEST for line in lines)


def test_wrap_halves_a_name() -> None:
    assert lettering.wrap("Hanzewaard College, locatie Lyceum") == ("Hanzewaard College,", "locatie Lyceum")


def test_on_paper_as_many_names_as_fit_are_written() -> None:
    picture = picture_of(12, 88, 5)
    pen = SvgPen()
    few = draw(picture, pen, Sheet(900, 640), LIGHT)
    many = draw(picture, pen, Sheet(900, 640, 0.74, everyone=True), LIGHT)
    assert len(many) > 1.3 * len(few)
    assert {label.node for label in many} >= set(np.flatnonzero(~picture.is_contact).tolist())
    for place, one in enumerate(many):
        assert not any(overlap(one.box, two.box) for two in many[place + 1 :])


def test_letters_that_come_apart_into_no_plain_one_take_its_room() -> None:
    assert lettering.width("Yıldız", 10) == lettering.width("Yildiz", 10)
    assert lettering.width("Łukasz", 10) == lettering.width("Lukasz", 10)


def _someone_left() -> tuple[Picture, int]:
    picture = picture_of(12, 88, 5)
    gone = int(np.flatnonzero(picture.is_contact)[0])
    left = tuple(date(2026, 5, 1) if number == gone else None for number in range(len(picture.keys)))
    names = tuple("Wilhelmina van Oosterhout" if number == gone else name for number, name in enumerate(picture.labels))
    return replace(picture, left=left, labels=names, ghost=picture.flags([picture.keys[gone]])), gone


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5])
def test_who_left_has_the_date_under_the_name_also_from_afar(scale: float) -> None:
    picture, gone = _someone_left()
    frame = Frame(scale, 2000.0, 2000.0, 4000.0, 4000.0)
    said = {label.node: label.sub for label in labels.place(picture, frame, everyone=True)}
    assert said.pop(gone).endswith("vertrok 1 mei 2026" if scale < 1.3 else picture.subs[gone])
    assert scale >= 1.3 or set(said.values()) == {""}


@pytest.mark.parametrize(("high", "wide", "said"), [(2, 1, "name and day"), (1, 1, "name"), (1, 0.95, "day")])
def test_who_left_is_rather_named_or_dated_alone_than_not_at_all(high: float, wide: float, said: str) -> None:
    """Room above, below and beside whoever left, in heights and widths of the name."""
    picture, gone = _someone_left()
    frame = Frame(1.0, 2000.0, 2000.0, 4000.0, 4000.0)
    alone = picture.flags([picture.keys[gone]])
    (plain,) = labels.place(replace(picture, left=(None,) * len(picture.keys)), frame, alone)
    x, y = (picture.xy[gone] + 2000.0).tolist()
    top = (plain.box[3] - plain.box[1]) * high / 2 + 0.5
    side = max(plain.box[2] - x, x - plain.box[0]) * wide + 0.5
    across = ((0.0, 0.0, 4000.0, y - top), (0.0, y + top, 4000.0, 4000.0))
    along = ((0.0, 0.0, x - side, 4000.0), (x + side, 0.0, 4000.0, 4000.0))
    (found,) = labels.place(picture, frame, alone, taken=across + along)
    told = {(" ".join(plain.lines), "vertrok 1 mei 2026"): "name and day", (" ".join(plain.lines), ""): "name"}
    assert told.get((" ".join(found.lines), found.sub), "day") == said
    assert said != "day" or (found.lines, found.sub) == (("1 mei 2026",), "")
