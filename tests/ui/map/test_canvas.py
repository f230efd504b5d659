"""The map answers to mouse and keyboard, shows what was asked, and stays itself when the picture changes."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netwerkkaart.graph.build import build
from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.graph.picture import Picture
from netwerkkaart.look import DARK, LIGHT
from netwerkkaart.queries.network import NodeKind
from netwerkkaart.ui.map import backdrop
from netwerkkaart.ui.map.canvas import MapCanvas
from tests.graph.towns import town
from tests.ui.map.opening import pixel

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def picture() -> Picture:
    network = town()
    return build(network, lay_out(network), title="Hanzewaard")


@pytest.fixture
def canvas(qtbot: QtBot, picture: Picture) -> Iterator[MapCanvas]:
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(1000, 700)
    canvas.set_look(LIGHT)
    canvas.set_picture(picture)
    canvas.show()
    canvas.settle()
    canvas.setFocus()
    yield canvas
    canvas.settle()


def empty_water(canvas: MapCanvas) -> QPoint:
    for x in range(20, 980, 20):
        if not canvas.node_at(QPointF(x, 20)):
            return QPoint(x, 20)
    raise AssertionError("no empty place at the top")


def wheel(canvas: MapCanvas, where: QPoint, turns: int) -> None:
    event = QWheelEvent(
        QPointF(where),
        QPointF(canvas.mapToGlobal(where)),
        QPoint(),
        QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def drag(canvas: MapCanvas, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(canvas, LEFT, pos=start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(canvas, start + (end - start) * part)
    QTest.mouseRelease(canvas, LEFT, pos=end)


def hover(canvas: MapCanvas, where: QPoint) -> None:
    """Move the pointer there, as the window system tells it; the real cursor may rest on another window."""
    place = QPointF(where)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        QPointF(canvas.mapToGlobal(where)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(canvas, event)


def test_everything_is_in_view_at_first(canvas: MapCanvas) -> None:
    for key in canvas.picture().keys:
        assert canvas.rect().contains(pixel(canvas, key))


def test_the_wheel_zooms_at_the_pointer(canvas: MapCanvas) -> None:
    where = QPoint(300, 200)
    before = canvas.view().to_map(300, 200)
    wheel(canvas, where, 3)
    assert canvas.view().to_map(300, 200) == pytest.approx(before)
    assert canvas.view().scale > 0.5


def test_zoom_has_ends(canvas: MapCanvas) -> None:
    for turns in (60, -120):
        wheel(canvas, QPoint(10, 10), turns)
        assert 0.1 < canvas.view().scale <= 6.0


def test_dragging_the_water_pans(canvas: MapCanvas) -> None:
    before, where = canvas.view(), empty_water(canvas)
    drag(canvas, where, where + QPoint(60, 40))
    assert (canvas.view().dx - before.dx, canvas.view().dy - before.dy) == pytest.approx((60, 40))
    assert canvas.view().scale == before.scale
    assert canvas.selection() == ()


@pytest.mark.parametrize("key", ["school:4", "worker:2", "contact:30", "contact:1"])
def test_the_pointer_finds_a_node_and_lights_it(canvas: MapCanvas, qtbot: QtBot, key: str) -> None:
    assert canvas.node_at(QPointF(pixel(canvas, key))) == key
    hover(canvas, empty_water(canvas))  # wherever an earlier test left the cursor
    dull = canvas.grab().toImage()
    with qtbot.waitSignal(canvas.hovered) as told:
        hover(canvas, pixel(canvas, key))
    assert told.args == [key]
    assert canvas.grab().toImage() != dull
    with qtbot.waitSignal(canvas.hovered) as told:
        hover(canvas, empty_water(canvas))
    assert told.args == [""]
    assert canvas.grab().toImage() == dull


def test_a_name_can_be_clicked_too(canvas: MapCanvas) -> None:
    picture = canvas.picture()
    x, y = canvas.view().to_pixels(*picture.xy[picture.index("school:5")].tolist())
    above = y - float(picture.radius[picture.index("school:5")]) * canvas.view().scale - 8
    below = 2 * y - above
    assert "school:5" in {canvas.node_at(QPointF(x, above)), canvas.node_at(QPointF(x, below))}


def test_click_selects_shift_adds_and_the_water_clears(canvas: MapCanvas) -> None:
    told: list[tuple[str, ...]] = []
    canvas.selection_changed.connect(told.append)
    QTest.mouseClick(canvas, LEFT, pos=pixel(canvas, "school:1"))
    QTest.mouseClick(canvas, LEFT, SHIFT, pixel(canvas, "worker:1"))
    QTest.mouseClick(canvas, LEFT, SHIFT, pixel(canvas, "school:1"))
    QTest.mouseClick(canvas, LEFT, pos=empty_water(canvas))
    assert told == [("school:1",), ("school:1", "worker:1"), ("worker:1",), ()]


def test_double_click_and_enter_open(canvas: MapCanvas) -> None:
    told: list[str] = []
    canvas.opened.connect(told.append)
    QTest.mouseDClick(canvas, LEFT, pos=pixel(canvas, "contact:7"))
    canvas.select(["school:2"])
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert told == ["contact:7", "school:2"]


def test_double_click_on_an_island_goes_there(canvas: MapCanvas) -> None:
    picture = canvas.picture()
    hub = picture.index("school:12")
    x, y = picture.xy[hub].tolist()
    px, py = canvas.view().to_pixels(x - picture.radius[hub] * 0.4, y + picture.radius[hub] * 0.4)
    assert canvas.node_at(QPointF(px, py)) == ""
    QTest.mouseDClick(canvas, LEFT, pos=QPoint(round(px), round(py)))
    assert canvas.view().scale > 1
    assert (pixel(canvas, "school:12") - QPoint(500, 350)).manhattanLength() < 3


def test_dragging_a_school_takes_its_island_along_and_tells_where(canvas: MapCanvas, qtbot: QtBot) -> None:
    before = canvas.picture().xy.copy()
    hub = canvas.picture().index("school:3")
    start = pixel(canvas, "school:3")
    with qtbot.waitSignal(canvas.moved) as told:
        drag(canvas, start, start + QPoint(50, -30))
    key, x, y = told.args
    assert key == "school:3"
    assert (x - before[hub, 0], y - before[hub, 1]) == pytest.approx(
        (50 / canvas.view().scale, -30 / canvas.view().scale), abs=2
    )
    mine = canvas.picture().home == hub
    assert np.ptp((canvas.picture().xy - before)[mine], axis=0) == pytest.approx([0, 0])
    assert np.array_equal(canvas.picture().xy[~mine], before[~mine])


def test_a_dragged_contact_tells_its_place_beside_its_school(canvas: MapCanvas, qtbot: QtBot) -> None:
    start = pixel(canvas, "contact:3")
    with qtbot.waitSignal(canvas.moved) as told:
        drag(canvas, start, start + QPoint(20, 20))
    picture = canvas.picture()
    number = picture.index("contact:3")
    beside = picture.xy[number] - picture.xy[picture.home[number]]
    assert told.args == ["contact:3", *beside.tolist()]


def test_escape_while_dragging_puts_it_back(canvas: MapCanvas, qtbot: QtBot) -> None:
    before = canvas.picture().xy.copy()
    start = pixel(canvas, "worker:1")
    with qtbot.assertNotEmitted(canvas.moved):
        QTest.mousePress(canvas, LEFT, pos=start)
        QTest.mouseMove(canvas, start + QPoint(80, 0))
        QTest.mouseMove(canvas, start + QPoint(90, 0))
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
        QTest.mouseRelease(canvas, LEFT, pos=start + QPoint(90, 0))
    assert np.array_equal(canvas.picture().xy, before)


def test_tab_walks_round_the_neighbours_and_back(canvas: MapCanvas) -> None:
    picture = canvas.picture()
    canvas.select(["school:1"])
    near = {picture.keys[number] for number in picture.neighbours(picture.index("school:1"))}
    seen: list[str] = []
    for _ in near:
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        seen += canvas.selection()
    assert set(seen) == near
    assert len(seen) == len(near)
    QTest.keyClick(canvas, Qt.Key.Key_Backtab)
    assert canvas.selection() == (seen[-2],)


def test_arrows_start_at_a_school_and_go_where_they_point(canvas: MapCanvas) -> None:
    picture = canvas.picture()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    (first,) = canvas.selection()
    assert picture.kinds[picture.index(first)] is NodeKind.SCHOOL
    for key, axis, way in (
        (Qt.Key.Key_Right, 0, 1),
        (Qt.Key.Key_Up, 1, -1),
        (Qt.Key.Key_Left, 0, -1),
        (Qt.Key.Key_Down, 1, 1),
    ):
        canvas.select([first])
        QTest.keyClick(canvas, key)
        (there,) = canvas.selection()
        step = picture.xy[picture.index(there)] - picture.xy[picture.index(first)]
        assert there == first or step[axis] * way > 0


def test_steps_fade_the_rest_and_escape_goes_back_step_by_step(canvas: MapCanvas) -> None:
    told: list[tuple[object, int]] = []
    canvas.focus_changed.connect(lambda keys, steps: told.append((keys, steps)))
    canvas.select(["worker:5"])
    whole = canvas.grab().toImage()
    QTest.keyClick(canvas, Qt.Key.Key_1)
    canvas.settle()
    near = canvas.grab().toImage()
    QTest.keyClick(canvas, Qt.Key.Key_2)
    canvas.settle()
    assert len({image.cacheKey() for image in (whole, near)}) == 2
    assert whole != near != canvas.grab().toImage()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    canvas.settle()
    assert canvas.grab().toImage() == whole
    assert canvas.selection() == ("worker:5",)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.selection() == ()
    assert told == [(("worker:5",), 1), (("worker:5",), 2), ((), 0)]


def test_keys_zoom_fit_and_find(canvas: MapCanvas, qtbot: QtBot) -> None:
    fitted = canvas.view()
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.view().scale > fitted.scale
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.view().scale < fitted.scale
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.view() == fitted
    with qtbot.waitSignal(canvas.find_requested):
        QTest.keyClick(canvas, Qt.Key.Key_F)


def test_a_new_picture_keeps_view_selection_and_focus(canvas: MapCanvas, picture: Picture) -> None:
    canvas.zoom_by(1.5)
    canvas.select(["contact:4", "school:1"])
    canvas.focus_on(["school:1"], 2)
    before = canvas.view()
    network = town(11, 60, 4)
    canvas.set_picture(build(network, lay_out(network)))
    assert canvas.view() == before
    assert canvas.selection() == ("contact:4", "school:1")
    assert canvas.focus() == (("school:1",), 2)


def test_reveal_brings_a_node_near_enough_to_read(canvas: MapCanvas) -> None:
    canvas.zoom_by(0.6)
    canvas.select(["contact:80"], reveal=True)
    assert canvas.view().scale >= 0.7
    assert canvas.rect().adjusted(40, 40, -40, -40).contains(pixel(canvas, "contact:80"))


def test_the_picture_is_drawn_the_same_in_slices_as_at_once(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas._backdrop.last_cost = 1.0  # pretend the map is slow
    canvas.zoom_by(1.4, QPointF(500, 350))
    qtbot.waitUntil(lambda: not canvas._backdrop.is_busy(), timeout=5000)
    sliced = canvas.grab().toImage()
    canvas._redraw(fresh=True)
    canvas.settle()
    assert canvas.grab().toImage() == sliced


def test_panning_shows_the_same_as_drawing_there(canvas: MapCanvas) -> None:
    canvas.zoom_by(3.0, QPointF(500, 350))
    canvas.settle()
    canvas.set_view(canvas.view().panned(37, -21))
    moved = canvas.grab().toImage()
    canvas._redraw(fresh=True)
    canvas.settle()
    fresh = canvas.grab().toImage()
    same = np.array(moved.constBits()) == np.array(fresh.constBits())
    assert same.mean() > 0.985  # names near the edge may come and go


def test_dark_is_dark(canvas: MapCanvas) -> None:
    canvas.set_look(DARK)
    canvas.settle()
    assert canvas.grab().toImage().pixelColor(3, 3) == QColor(DARK.surface)


def test_it_has_a_name_and_says_what_is_selected(canvas: MapCanvas) -> None:
    assert canvas.accessibleName() == "Kaart van het netwerk"
    assert "12 scholen" in canvas.accessibleDescription()
    canvas.select(["worker:1"])
    assert canvas.accessibleDescription().startswith("Noor Tesselaar, jongerenwerker: ")


def test_the_context_menu_selects_what_it_is_about(canvas: MapCanvas) -> None:
    told: list[str] = []
    canvas.context_requested.connect(lambda key, _where: told.append(key))
    for where in (pixel(canvas, "school:2"), empty_water(canvas)):
        QApplication.sendEvent(canvas, _context(canvas, where))
    assert told == ["school:2", ""]
    assert canvas.selection() == ("school:2",)


def _context(canvas: MapCanvas, where: QPoint) -> QContextMenuEvent:
    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, canvas.mapToGlobal(where))


def test_nothing_happens_on_an_empty_map(qtbot: QtBot) -> None:
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.show()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Escape):
        QTest.keyClick(canvas, key)
    QTest.mouseClick(canvas, LEFT, pos=QPoint(50, 50))
    assert canvas.selection() == ()
    assert canvas.grab().width() > 0


def test_a_first_drawing_grows_on_while_one_moves_about(canvas: MapCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backdrop, "_FIRST", 0.0)
    canvas._backdrop.forget()
    canvas._redraw(fresh=True)
    canvas.repaint()
    under_way = canvas._backdrop._next
    assert under_way is not None
    canvas.set_view(canvas.view().panned(30, 10))
    canvas.repaint()
    assert canvas._backdrop._next is under_way
    canvas.settle()
    assert not canvas.is_drawing()
    assert canvas._backdrop.covers(canvas.view())


def test_a_large_part_of_the_map_is_ringed_in_sight_as_one_is(qtbot: QtBot) -> None:
    network = town(30, 300, 8)
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(1000, 700)
    canvas.set_look(LIGHT)
    canvas.set_picture(build(network, lay_out(network)))
    canvas.show()
    canvas.settle()
    plain = canvas.grab().toImage()
    key = "school:7"
    canvas.select([key])
    alone = canvas.grab().toImage()
    canvas.select([*canvas.picture().keys[-250:], key])
    many = canvas.grab().toImage()
    x, y = pixel(canvas, key).x(), pixel(canvas, key).y()
    number = canvas.picture().index(key)
    reach = float(canvas.picture().radii(canvas.view().scale)[number]) * 1.2 + 3
    spots = [(x + round(reach * np.cos(turn)), y + round(reach * np.sin(turn))) for turn in np.arange(0, 6.3, 0.4)]
    for image in (alone, many):
        ringed = [spot for spot in spots if near(image.pixelColor(*spot), QColor(LIGHT.accent))]
        assert len(ringed) >= len(spots) // 2
    assert sum(near(plain.pixelColor(*spot), QColor(LIGHT.accent)) for spot in spots) < len(spots) // 4


def near(one: QColor, other: QColor) -> bool:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue()) < 120
