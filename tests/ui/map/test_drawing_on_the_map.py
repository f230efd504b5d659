"""Drawn by hand on the map: a frame around several nodes, and a line from one node to another."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from netwerkkaart.domain.people import IntroductionKind, TieStep
from netwerkkaart.queries.people_forms import tie_steps
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.map.gestures import Thread, handle_of
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.ui.map.tying import Bond, bond, bond_words
from netwerkkaart.ui.people.introduction_dialog import IntroductionDialog
from netwerkkaart.ui.people.tie_dialog import TieDialog
from tests.town import Town
from tests.ui.map.opening import act, place_of

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


def pixel(page: MapPage, key: str) -> QPoint:
    return QPointF(*page.canvas.view().to_pixels(*place_of(page, key))).toPoint()


def thread_to(page: MapPage, start: str, end: str) -> Thread:
    """Select a node and draw a line from its handle; the button is still down."""
    canvas = page.canvas
    canvas.select([start])
    picture = canvas.picture()
    QTest.mousePress(canvas, LEFT, pos=handle_of(picture, picture.index(start), canvas.view()).toPoint())
    QTest.mouseMove(canvas, pixel(page, end))
    assert isinstance(canvas._drawing, Thread)
    return canvas._drawing


def opened_dialog(page: MapPage) -> QDialog:
    (found,) = page.findChildren(QDialog)
    return found


def frame(page: MapPage, *, let_go: bool = True) -> None:
    """Draw a frame over the whole map, from one corner of the water to the other."""
    canvas = page.canvas
    start, end = QPoint(canvas.width() - 3, 3), QPoint(3, canvas.height() - 3)
    assert canvas.node_at(QPointF(start)) == ""
    QTest.mousePress(canvas, LEFT, SHIFT, start)
    QTest.mouseMove(canvas, QPoint(500, 400))
    QTest.mouseMove(canvas, end)
    if let_go:
        QTest.mouseRelease(canvas, LEFT, SHIFT, end)


def test_a_frame_adds_what_is_shown_in_it(page: MapPage, town: Town) -> None:
    first, before = f"contact:{town.zoe}", page.canvas.view()
    page.bar.sectors.toggle_key("sector.vo")
    page.canvas.select([first])
    frame(page)
    assert page.canvas.selection()[0] == first
    assert set(page.canvas.selection()) == set(page.shown_keys())
    assert f"school:{town.kribbe}" not in page.canvas.selection()
    assert page.canvas.view().scale == before.scale


def test_escape_drops_the_frame_and_gives_the_selection_back(page: MapPage, town: Town) -> None:
    page.canvas.select([f"contact:{town.zoe}"])
    frame(page, let_go=False)
    assert len(page.canvas.selection()) > 2
    page.canvas.grab()
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.canvas.selection() == (f"contact:{town.zoe}",)
    QTest.mouseMove(page.canvas, QPoint(400, 300))
    QTest.mouseRelease(page.canvas, LEFT, SHIFT, QPoint(400, 300))
    assert page.canvas.selection() == (f"contact:{town.zoe}",)


def test_a_line_from_one_of_us_to_a_contact_sets_their_tie_in_one_step(desk: Desk, page: MapPage, town: Town) -> None:
    target = f"contact:{town.zoe}"
    thread_to(page, f"worker:{town.noor}", target)
    QTest.mouseRelease(page.canvas, LEFT, pos=pixel(page, target))
    dialog = opened_dialog(page)
    assert isinstance(dialog, TieDialog)
    assert dialog.worker.currentData() == town.noor
    dialog.step.set_checked([TieStep.MUTUAL])
    dialog.try_accept()
    with desk.store.read() as connection:
        steps = {row.worker_id: row.step for row in tie_steps(connection, town.zoe)}
    assert steps[town.noor] is TieStep.MUTUAL
    desk.store.undo()
    with desk.store.read() as connection:
        assert town.noor not in {row.worker_id for row in tie_steps(connection, town.zoe)}


def test_a_line_from_contact_to_contact_asks_who_brought_us_there(page: MapPage, town: Town) -> None:
    target = f"contact:{town.anna}"
    said = thread_to(page, f"contact:{town.zoe}", target).said
    assert said == "Zoë Çelik bracht ons bij Anna van den Berg"
    QTest.mouseRelease(page.canvas, LEFT, pos=pixel(page, target))
    dialog = opened_dialog(page)
    assert isinstance(dialog, IntroductionDialog)
    assert dialog.kind.checked() == [IntroductionKind.CONTACT]
    assert dialog.by.value() == town.zoe
    assert "Anna van den Berg" in dialog.windowTitle()
    dialog.reject()


def test_a_line_to_a_school_says_why_not_and_makes_nothing(page: MapPage, town: Town) -> None:
    target = f"school:{town.lyceum}"
    thread = thread_to(page, f"worker:{town.noor}", target)
    assert thread.said == "Een band is er met een mens, niet met een school."
    page.canvas.grab()
    QTest.mouseRelease(page.canvas, LEFT, pos=pixel(page, target))
    assert not page.findChildren(QDialog)
    assert page.canvas.selection() == (f"worker:{town.noor}",)


def test_escape_lets_a_line_go(page: MapPage, town: Town) -> None:
    target = f"contact:{town.zoe}"
    assert thread_to(page, f"worker:{town.noor}", target).makes
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(page.canvas, LEFT, pos=pixel(page, target))
    assert not page.findChildren(QDialog)
    assert page.canvas.selection() == (f"worker:{town.noor}",)


@pytest.mark.parametrize(
    ("start", "end", "made", "said"),
    [
        ("worker:{noor}", "contact:{zoe}", Bond.TIE, "Band zetten met Zoë Çelik"),
        ("contact:{zoe}", "worker:{noor}", Bond.TIE, "Band zetten met Noor Tesselaar"),
        ("worker:{noor}", "worker:{bilal}", Bond.NONE, "Collega’s hebben onderling geen band."),
        ("contact:{zoe}", "contact:{piet}", Bond.NONE, "is vertrokken."),
        ("contact:{zoe}", "school:{lyceum}", Bond.NONE, "niet met een school."),
    ],
)
def test_what_a_line_makes(page: MapPage, town: Town, start: str, end: str, made: Bond, said: str) -> None:
    picture = page.canvas.picture()
    here, there = (picture.index(key.format(**vars(town))) for key in (start, end))
    assert bond(picture, here, there) is made
    assert said in bond_words(picture, here, there)


def test_the_menu_of_two_offers_the_same_without_a_mouse(page: MapPage, town: Town) -> None:
    one, other = f"worker:{town.noor}", f"contact:{town.zoe}"
    page.canvas.select([one, other])
    act(page.doing.menu_of(other), "Band van Noor Tesselaar met Zoë Çelik…")
    dialog = opened_dialog(page)
    assert isinstance(dialog, TieDialog)
    assert dialog.worker.currentData() == town.noor
    dialog.reject()
    page.canvas.select([one, f"school:{town.lyceum}"])
    assert not any("Noor" in line.text() for line in page.doing.menu_of(one).actions())


def point_at(page: MapPage, where: QPointF) -> None:
    """Move the pointer there, as the window system tells it."""
    none = Qt.MouseButton.NoButton
    place = QPointF(page.canvas.mapToGlobal(where))
    event = QMouseEvent(QEvent.Type.MouseMove, where, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page.canvas, event)


def test_who_is_pointed_at_has_a_handle_and_the_way_to_it_is_free(page: MapPage, town: Town) -> None:
    canvas, picture, start = page.canvas, page.canvas.picture(), f"worker:{town.noor}"
    number, target = picture.index(start), f"contact:{town.zoe}"
    canvas.zoom_by(1.2 / canvas.view().scale)
    canvas.reveal(start)
    point_at(page, QPointF(pixel(page, start)))
    (handle,) = canvas._handles()
    assert handle.node == number
    for part in (0.3, 0.6, 0.8, 1.0):
        point_at(page, handle.middle + (handle.spot - handle.middle) * part)
        assert canvas._hover == number, part
    QTest.mousePress(canvas, LEFT, pos=handle.spot.toPoint())
    QTest.mouseMove(canvas, pixel(page, target))
    assert isinstance(canvas._drawing, Thread)
    assert canvas._drawing.said == "Band zetten met Zoë Çelik"
    QTest.mouseRelease(canvas, LEFT, pos=pixel(page, target))
    assert isinstance(opened_dialog(page), TieDialog)
    assert canvas.selection() == ()
    opened_dialog(page).reject()


def test_from_afar_and_for_a_school_pointing_brings_no_handle(page: MapPage, town: Town) -> None:
    canvas = page.canvas
    for key, scale in ((f"worker:{town.noor}", 0.5), (f"school:{town.kribbe}", 1.2)):
        canvas.zoom_by(scale / canvas.view().scale)
        canvas.reveal(key)
        if scale < 1:
            canvas.zoom_by(scale / canvas.view().scale)
        point_at(page, QPointF(pixel(page, key)))
        assert canvas._hover == canvas.picture().index(key)
        assert canvas._handles() == []


def test_a_file_for_reading_only_has_no_handle(page: MapPage, town: Town) -> None:
    page.canvas.select([f"worker:{town.noor}"])
    assert page.canvas._handles()
    page.canvas.can_tie = False
    assert page.canvas._handles() == []
