"""The minimap: there when it helps and nowhere else, a frame that is true, and hands and keys that go there."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.ui import preferences
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.map.minimap import Minimap
from netwerkkaart.ui.map.page import MapPage
from tests.ui.map.opening import act, opened

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def near(story: MapPage) -> MapPage:
    """Return the page on the example, with a part of the map out of view."""
    story.canvas.zoom_by(3.0)
    return story


def mini(page: MapPage) -> Minimap:
    return page.overlays.minimap


def on_minimap(page: MapPage, x: float, y: float) -> QPoint:
    """Return where a place on the map lies on the minimap."""
    scale, dx, dy = mini(page)._lie()
    return QPointF(x * scale + dx, y * scale + dy).toPoint()


def test_it_comes_when_something_is_out_of_view_and_goes_when_all_is_in_view(story: MapPage) -> None:
    assert not mini(story).isVisible()
    story.canvas.zoom_by(3.0)
    assert mini(story).isVisible()
    story.canvas.fit()
    assert not mini(story).isVisible()
    story.canvas.set_view(story.canvas.view().panned(300, 0))
    assert mini(story).isVisible()


def test_an_empty_map_has_none(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    page.canvas.zoom_by(3.0)
    assert not mini(page).isVisible()


@pytest.mark.parametrize("legend", [True, False])
def test_it_is_in_the_way_of_nothing(near: MapPage, *, legend: bool) -> None:
    near.board.legend.set_open(legend)
    near.find_node("school:1")
    near.time.toggle()
    near.canvas.zoom_by(3.0)
    QApplication.processEvents()
    place, over = mini(near).geometry(), near.overlays
    assert mini(near).isVisible()
    assert near.board.rect().contains(place)
    assert near.card.isVisible()
    for other in (near.board.legend, over.zoom, over.arrangements, near.card):
        assert not place.intersects(other.geometry()), other
    near.time.close()


def test_where_there_is_no_room_it_stays_away(near: MapPage) -> None:
    near.resize(560, 760)
    assert not mini(near).isVisible()
    near.resize(1080, 760)
    assert mini(near).isVisible()


def test_the_frame_is_around_what_is_in_view(near: MapPage) -> None:
    seen, frame = near.canvas.in_view(), mini(near).frame()
    corner, end = on_minimap(near, seen.left(), seen.top()), on_minimap(near, seen.right(), seen.bottom())
    assert (frame.left(), frame.top()) == pytest.approx((corner.x(), corner.y()), abs=1)
    assert (frame.right(), frame.bottom()) == pytest.approx((end.x(), end.y()), abs=1)
    middle = near.canvas.view().to_map((near.board.legend.room() + near.canvas.width()) / 2, near.canvas.height() / 2)
    assert (seen.center().x(), seen.center().y()) == pytest.approx(middle)


def test_a_click_goes_there_and_keeps_the_zoom(near: MapPage) -> None:
    picture, scale = near.canvas.picture(), near.canvas.view().scale
    for number in (0, 5, 9):
        x, y = picture.xy[number].tolist()
        QTest.mouseClick(mini(near), LEFT, pos=on_minimap(near, x, y))
        middle = near.canvas.in_view().center()
        pixels = 0.6 / mini(near)._lie()[0]
        assert (middle.x(), middle.y()) == pytest.approx((x, y), abs=pixels + 1 / scale)
        near.canvas.set_view(near.canvas.view().panned(500, 500))
    assert near.canvas.view().scale == scale
    assert near.canvas.selection() == ()


def test_the_frame_can_be_dragged_by_any_place_in_it(near: MapPage) -> None:
    minimap = mini(near)
    start = minimap.frame().center().toPoint() + QPoint(-6, 4)
    before = near.canvas.in_view().center()
    QTest.mousePress(minimap, LEFT, pos=start)
    assert near.canvas.in_view().center().x() == pytest.approx(before.x())
    QTest.mouseMove(minimap, start + QPoint(20, -10))
    QTest.mouseRelease(minimap, LEFT, pos=start + QPoint(20, -10))
    scale, after = minimap._lie()[0], near.canvas.in_view().center()
    assert (after.x() - before.x(), after.y() - before.y()) == pytest.approx((20 / scale, -10 / scale))
    QTest.mouseMove(minimap, start)
    assert near.canvas.in_view().center() == after


def test_the_wheel_on_it_zooms_the_map(near: MapPage) -> None:
    before, where, middle = near.canvas.view().scale, QPointF(30, 30), near.canvas.in_view().center()
    event = QWheelEvent(
        where,
        QPointF(mini(near).mapToGlobal(where)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(mini(near), event)
    assert near.canvas.view().scale == pytest.approx(1.25 * before)
    assert near.canvas.in_view().center().x() == pytest.approx(middle.x())


def test_panning_moves_only_the_frame(near: MapPage) -> None:
    mini(near).grab()
    drawn = mini(near)._drawn
    near.canvas.set_view(near.canvas.view().panned(40, 0))
    mini(near).grab()
    assert mini(near)._drawn is drawn
    near.canvas.set_hidden({"sector.vo"})
    mini(near).grab()
    assert mini(near)._drawn is not drawn


def test_it_shows_what_the_map_shows(near: MapPage) -> None:
    plain = mini(near).grab().toImage()
    near.canvas.set_hidden({"sector.vo"})
    fewer = mini(near).grab().toImage()
    assert fewer != plain
    near.canvas.set_hidden(())
    assert mini(near).grab().toImage() == plain
    near.arrange_as(Arrangement.FREE)
    near.canvas.zoom_by(3.0)
    assert mini(near).grab().toImage() != plain


def test_it_answers_to_keys(near: MapPage) -> None:
    minimap, canvas = mini(near), near.canvas
    near.activateWindow()
    minimap.setFocus(Qt.FocusReason.TabFocusReason)
    assert minimap.hasFocus()
    before = canvas.in_view()
    QTest.keyClick(minimap, Qt.Key.Key_Right)
    assert canvas.in_view().center().x() == pytest.approx(before.center().x() + before.width() / 4)
    QTest.keyClick(minimap, Qt.Key.Key_Plus)
    assert canvas.in_view().width() == pytest.approx(before.width() / 1.25)
    QTest.keyClick(minimap, Qt.Key.Key_Escape)
    assert canvas.hasFocus()
    minimap.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(minimap, Qt.Key.Key_0)
    assert not minimap.isVisible()
    assert canvas.hasFocus()


def test_it_says_what_it_is_and_how_much_is_in_view(near: MapPage) -> None:
    near.activateWindow()
    mini(near).setFocus(Qt.FocusReason.TabFocusReason)
    read = QAccessible.queryAccessibleInterface(mini(near))
    assert read is not None
    assert read.text(QAccessible.Text.Name) == "Overzichtskaartje"
    total = len(near.shown_keys())
    told = read.text(QAccessible.Text.Description)
    assert told.endswith(f"van {total} zijn in beeld")
    assert 0 < int(told.split()[0]) < total


def test_it_can_be_put_away_and_stays_away(
    qtbot: QtBot, desk: Desk, near: MapPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[bool] = []
    monkeypatch.setattr(preferences, "keep_minimap", lambda *, on: kept.append(on))
    near.doing.fill_more()
    act(near.bar.more_menu, "Overzichtskaartje")
    assert not mini(near).isVisible()
    monkeypatch.setattr(preferences, "minimap", lambda: kept[-1])
    assert not mini(opened(qtbot, desk)).is_wanted()
    near.doing.fill_more()
    act(near.bar.more_menu, "Overzichtskaartje")
    assert mini(near).isVisible()
    assert kept == [False, True]


def test_who_asks_for_it_while_all_is_in_view_is_told_when_it_comes(story: MapPage, qtbot: QtBot) -> None:
    story.doing.turn_minimap()
    with qtbot.waitSignal(story.desk.said) as told:
        story.doing.turn_minimap()
    assert "buiten beeld" in told.args[0]
