"""What is done on the map: pinned, arranged, and by menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from netwerkkaart.domain.changes import Kind
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.usecases.places import pin
from tests.town import Town
from tests.ui.map.opening import act, place_of


def test_a_drag_pins_and_undo_puts_it_back(desk: Desk, page: MapPage, town: Town) -> None:
    key = f"school:{town.kribbe}"
    x, y = place_of(page, key)
    page.canvas.moved.emit(key, x + 400.0, y + 20.0)
    assert place_of(page, key) == pytest.approx((x + 400.0, y + 20.0))
    assert desk.store.undo_label == "Vastgezet op de kaart"
    desk.store.undo()
    assert place_of(page, key) == (x, y)
    assert desk.store.redo()
    assert place_of(page, key) == pytest.approx((x + 400.0, y + 20.0))
    act(page.doing.menu_of(key), "Losmaken")
    assert not any(one.text() == "Losmaken" for one in page.doing.menu_of(key).actions())


def test_several_are_let_go_in_one_step(desk: Desk, page: MapPage, town: Town) -> None:
    kribbe, noor, anna = f"school:{town.kribbe}", f"worker:{town.noor}", f"contact:{town.anna}"

    def pinned() -> set[str]:
        data = page.loader.data
        return {key for key in (kribbe, noor, anna) if data is not None and data.is_pinned(key)}

    for key in (kribbe, noor):
        x, y = place_of(page, key)
        page.canvas.moved.emit(key, x + 400.0, y + 20.0)
    page.canvas.select([noor, anna])
    act(page.doing.menu_of(anna), "Losmaken")  # of the two only Noor was put by hand
    assert pinned() == {kribbe}
    desk.store.undo()
    page.canvas.select([kribbe, noor, anna])
    act(page.doing.menu_of(anna), "2 losmaken")
    assert pinned() == set()
    desk.store.undo()
    assert pinned() == {kribbe, noor}
    page.canvas.select([anna])
    assert not [one for one in page.doing.menu_of(anna).actions() if "osmaken" in one.text()]


def test_keys_carry_somebody_elsewhere_in_one_step(desk: Desk, page: MapPage, town: Town) -> None:
    key, control, canvas = f"contact:{town.anna}", Qt.KeyboardModifier.ControlModifier, page.canvas
    x, y = place_of(page, key)
    canvas.select([key])
    for arrow in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyPress(canvas, arrow, control)
    assert place_of(page, key) == (x, y)
    QTest.keyRelease(canvas, Qt.Key.Key_Control)
    step = 12.0 / canvas.view().scale
    assert place_of(page, key) == pytest.approx((x + 2 * step, y - step), abs=0.06)
    assert desk.store.undo_label == "Vastgezet op de kaart"
    desk.store.undo()
    assert place_of(page, key) == pytest.approx((x, y), abs=0.06)


@pytest.mark.parametrize("by_key", [True, False])
def test_what_keys_carry_can_be_let_go(desk: Desk, page: MapPage, town: Town, *, by_key: bool) -> None:
    page.activateWindow()
    page.canvas.setFocus()
    page.canvas.select([f"school:{town.kribbe}"])
    before = desk.store.undo_label
    QTest.keyPress(page.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    if by_key:
        QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    else:
        page.bar.finder.setFocus()
    QTest.keyRelease(page.canvas, Qt.Key.Key_Control)
    assert desk.store.undo_label == before
    assert not page.canvas.is_held()


def test_a_pinned_person_stays_with_the_school(desk: Desk, page: MapPage, town: Town) -> None:
    pin(desk.store, f"contact:{town.anna}", 70_000, -20_000)
    x, y = place_of(page, f"school:{town.lyceum}")
    assert place_of(page, f"contact:{town.anna}") == pytest.approx((x + 70.0, y - 20.0))


def test_arranging_afresh_is_one_step_and_can_be_undone(desk: Desk, page: MapPage, town: Town) -> None:
    key = f"school:{town.kribbe}"
    pin(desk.store, key, 900_000, 900_000)
    page.arrange()
    assert place_of(page, key) != (900.0, 900.0)
    assert desk.store.undo() == "Kaart opnieuw geordend"
    assert place_of(page, key) == (900.0, 900.0)
    assert desk.store.redo() == "Kaart opnieuw geordend"
    assert place_of(page, key) != (900.0, 900.0)


def test_the_menu_of_a_contact_acts(desk: Desk, page: MapPage, town: Town) -> None:
    key = f"contact:{town.zoe}"
    visits: list[VisitPrefill] = []
    went: list[Target] = []
    desk.visit_wanted.connect(visits.append)
    desk.going.connect(went.append)
    act(page.doing.menu_of(key), "Bezoek vastleggen")
    act(page.doing.menu_of(key), "Contact openen")
    assert visits == [VisitPrefill(school_id=town.lyceum, contact_ids=(town.zoe,))]
    assert went == [Target("contacts", Kind.CONTACT, town.zoe)]
    act(page.doing.menu_of(key), "Aanspreekpunt")
    picture = page.canvas.picture()
    assert bool(picture.star[picture.index(key)])
    desk.store.undo()
    around = next(one.menu() for one in page.doing.menu_of(key).actions() if one.text() == "Rond deze")
    assert isinstance(around, QMenu)
    around.actions()[1].trigger()
    assert page.canvas.focus() == ((key,), 2)


def test_the_menu_of_a_worker_narrows_to_their_schools(page: MapPage, town: Town) -> None:
    act(page.doing.menu_of(f"worker:{town.bilal}"), "Alleen de scholen")
    assert page.bar.workers.value() == {f"worker:{town.bilal}"}
    assert f"school:{town.kribbe}" not in page.shown_keys()


def test_the_menu_of_the_water_is_about_the_map(page: MapPage) -> None:
    assert [one.text().split("\t")[0] for one in page.doing.menu_of("").actions() if one.text()] == [
        "Alles in beeld",
        "Kopiëren als afbeelding",
        "Opnieuw ordenen",
    ]


def test_a_place_in_the_program_leads_to_a_node(page: MapPage, town: Town) -> None:
    page.show_target(Target("map", Kind.CONTACT, town.anna, "2"))
    assert page.current_target() == Target("map", Kind.CONTACT, town.anna, "2")
    page.show_all()
    page.show_target(Target("map", Kind.SCHOOL, town.lyceum, "table"))
    assert page.twin_shown()
    assert page.current_target() == Target("map", Kind.SCHOOL, town.lyceum, "table")
