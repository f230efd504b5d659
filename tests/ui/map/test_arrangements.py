"""Eilanden or vrij: two arrangements of one network, each with places of its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.graph.picture import Picture
from netwerkkaart.queries.network import places
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.jobs import Jobs, SyncJobs
from netwerkkaart.ui.map.page import MapPage
from tests.town import TODAY, Town
from tests.ui.map.opening import act, opened, people_and_schools, place_of


def saved(store: Store, arrangement: Arrangement) -> dict[str, tuple[float, float, bool]]:
    with store.read() as connection:
        return {key: (one.x, one.y, one.pinned) for key, one in places(connection, arrangement).items()}


def spots(page: MapPage) -> dict[str, tuple[float, float]]:
    return {key: place_of(page, key) for key in people_and_schools(page)}


def choose(page: MapPage, arrangement: Arrangement) -> None:
    page.overlays.arrangements.choices.chip(arrangement).click()
    page.settle()


def test_free_gives_everybody_a_place_of_their_own_and_back_is_as_it_was(desk: Desk, page: MapPage) -> None:
    islands = spots(page)
    choose(page, Arrangement.FREE)
    free = spots(page)
    assert set(free) == set(islands)
    assert not page.canvas.picture().layout.ashore.any()
    assert "line.employed" in {entry.id for entry in page.canvas.picture().legend}
    assert {key: (x, y) for key, (x, y, _pinned) in saved(desk.store, Arrangement.FREE).items()} == free
    choose(page, Arrangement.ISLANDS)
    assert spots(page) == islands
    assert page.overlays.arrangements.choices.checked() == [Arrangement.ISLANDS]


def test_going_back_reads_nothing_and_gives_the_very_picture(
    page: MapPage, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    first = page.canvas.picture()
    choose(page, Arrangement.FREE)
    second = page.canvas.picture()

    def unwanted(*_arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr(desk.jobs, "run", unwanted)
    choose(page, Arrangement.ISLANDS)
    assert page.canvas.picture() is first
    choose(page, Arrangement.FREE)
    assert page.canvas.picture() is second


def test_the_whole_map_is_in_sight_after_a_change_of_arrangement(page: MapPage) -> None:
    page.canvas.zoom_by(4.0)
    choose(page, Arrangement.FREE)
    left, top, right, bottom = page.canvas.picture().bounds()
    for x, y in ((left, top), (right, bottom)):
        px, py = page.canvas.view().to_pixels(x, y)
        assert 0 <= px <= page.canvas.width()
        assert 0 <= py <= page.canvas.height()


def test_a_pin_belongs_to_the_arrangement_it_was_set_in(desk: Desk, page: MapPage, town: Town) -> None:
    person, school = f"contact:{town.anna}", f"school:{town.lyceum}"
    before = spots(page)
    choose(page, Arrangement.FREE)
    free = spots(page)
    page.canvas.moved.emit(person, 321.0, -50.5)
    assert place_of(page, person) == (321.0, -50.5)
    assert {key: spot for key, spot in spots(page).items() if key != person} == {
        key: spot for key, spot in free.items() if key != person
    }
    assert saved(desk.store, Arrangement.FREE)[person] == (321.0, -50.5, True)
    choose(page, Arrangement.ISLANDS)
    assert spots(page) == before
    choose(page, Arrangement.FREE)
    act(page.doing.menu_of(person), "Losmaken")
    assert not saved(desk.store, Arrangement.FREE)[person][2]
    desk.store.undo()
    desk.store.undo()
    assert spots(page) == free
    assert place_of(page, school) == free[school]


def test_arranging_afresh_leaves_the_other_arrangement_alone(desk: Desk, page: MapPage, town: Town) -> None:
    islands = saved(desk.store, Arrangement.ISLANDS)
    choose(page, Arrangement.FREE)
    page.canvas.moved.emit(f"contact:{town.anna}", 900.0, 900.0)
    page.arrange()
    assert place_of(page, f"contact:{town.anna}") != (900.0, 900.0)
    assert saved(desk.store, Arrangement.ISLANDS) == islands
    desk.store.undo()
    assert place_of(page, f"contact:{town.anna}") == (900.0, 900.0)


def test_dragging_a_school_takes_nobody_along_in_the_free_arrangement(page: MapPage, town: Town) -> None:
    choose(page, Arrangement.FREE)
    picture = page.canvas.picture()
    number = picture.index(f"school:{town.lyceum}")
    moved = picture.moved(number, 1.0, 2.0)
    assert moved.xy[number].tolist() == [1.0, 2.0]
    assert (moved.xy != picture.xy).any(axis=1).sum() == 1


def test_filter_and_selection_hold_in_both(page: MapPage, town: Town) -> None:
    page.only_worker(f"worker:{town.bilal}")
    page.canvas.select([f"contact:{town.anna}"])
    shown = set(page.shown_keys())
    choose(page, Arrangement.FREE)
    assert set(page.shown_keys()) == shown
    assert page.canvas.selection() == (f"contact:{town.anna}",)
    page.show_all()
    choose(page, Arrangement.ISLANDS)
    assert set(page.shown_keys()) > shown


def test_hiding_a_sector_hides_its_people_in_both(page: MapPage, town: Town) -> None:
    del town
    page.bar.sectors.toggle_key("sector.po")
    shown = set(page.shown_keys())
    choose(page, Arrangement.FREE)
    assert set(page.shown_keys()) == shown


def test_it_is_shown_as_it_settles(page: MapPage) -> None:
    seen: list[Picture] = []
    page.loader.look_ms = 0
    page.loader.settling.connect(seen.append)
    choose(page, Arrangement.FREE)
    assert len(seen) > 5
    assert all(picture.keys == people_and_schools(page) for picture in seen)
    assert (seen[0].xy != seen[-1].xy).any()


@pytest.fixture
def threaded(qtbot: QtBot, store: Store, page: MapPage) -> MapPage:
    """Return a second page whose work is done in threads, as in the program."""
    del page
    window, jobs = QWidget(), Jobs()
    qtbot.addWidget(window)
    other = opened(qtbot, Desk(store, jobs, Actions(window), clock=lambda: TODAY))
    assert jobs.wait()
    other.settle()
    other.loader.look_ms = 0
    return other


def waited(page: MapPage) -> None:
    assert page.desk.jobs.wait()
    page.settle()


def test_stopping_brings_back_what_was_shown(store: Store, threaded: MapPage) -> None:
    before = threaded.canvas.picture()
    threaded.loader.settling.connect(lambda _picture: threaded.loader.stop())
    threaded.arrange_as(Arrangement.FREE)
    waited(threaded)
    assert threaded.canvas.picture() is before
    assert threaded.overlays.arrangements.choices.checked() == [Arrangement.ISLANDS]
    assert saved(store, Arrangement.FREE) == {}


def test_stopping_an_arranging_afresh_brings_back_what_was_shown(store: Store, threaded: MapPage) -> None:
    threaded.arrange_as(Arrangement.FREE)
    waited(threaded)
    before, kept = threaded.canvas.picture(), saved(store, Arrangement.FREE)
    threaded.loader.settling.connect(lambda _picture: threaded.loader.stop())
    threaded.arrange()
    waited(threaded)
    assert threaded.canvas.picture() is before
    assert saved(store, Arrangement.FREE) == kept


def test_a_filter_chosen_while_it_settles_is_heeded(threaded: MapPage, town: Town) -> None:
    asked: list[Picture] = []

    def narrow(picture: Picture) -> None:
        asked.append(picture)
        if len(asked) == 1:
            threaded.bar.stars.click()

    threaded.loader.settling.connect(narrow)
    threaded.arrange_as(Arrangement.FREE)
    waited(threaded)
    assert threaded.loader.data is not None
    assert threaded.loader.data.arrangement is Arrangement.FREE
    assert f"contact:{town.anna}" in threaded.canvas.picture().keys
    assert f"contact:{town.zoe}" not in threaded.canvas.picture().keys


def test_a_thread_lays_out_the_same(page: MapPage, threaded: MapPage) -> None:
    choose(page, Arrangement.FREE)
    threaded.arrange_as(Arrangement.FREE)
    waited(threaded)
    assert spots(threaded) == spots(page)


def test_the_keyboard_reaches_the_choice_and_the_actions_name_both(desk: Desk, qtbot: QtBot, page: MapPage) -> None:
    chips = page.overlays.arrangements.choices
    chips.chip(Arrangement.ISLANDS).setFocus()
    qtbot.keyClick(chips.chip(Arrangement.ISLANDS), Qt.Key.Key_Right)
    qtbot.keyClick(chips.chip(Arrangement.FREE), Qt.Key.Key_Space)
    assert chips.checked() == [Arrangement.FREE]
    assert page.loader.arrangement is Arrangement.FREE
    desk.actions.trigger("map.islands")
    assert chips.checked() == [Arrangement.ISLANDS]


def test_a_file_that_is_only_read_is_arranged_too_and_nothing_is_kept(qtbot: QtBot, store: Store, town: Town) -> None:
    del town
    from netwerkkaart.store.opening import open_for_reading

    with open_for_reading(store.path) as reader:
        window = QWidget()
        qtbot.addWidget(window)
        page = opened(qtbot, Desk(reader, SyncJobs(), Actions(window), clock=lambda: TODAY))
        choose(page, Arrangement.FREE)
        assert not page.canvas.picture().layout.ashore.any()
        with reader.read() as connection:
            assert places(connection, Arrangement.FREE) == {}


def test_until_the_other_arrangement_is_drawn_the_first_stays_as_it_was(page: MapPage, town: Town) -> None:
    """Nobody who is selected stands at their new place on the old map."""
    key = f"contact:{town.zoe}"
    page.find_node(key)
    choose(page, Arrangement.FREE)
    choose(page, Arrangement.ISLANDS)
    page.canvas.select(())
    before = page.canvas.grab().toImage()
    page.canvas._backdrop.last_cost = 1.0  # as on a large map
    page.overlays.arrangements.choices.chip(Arrangement.FREE).click()
    page.canvas.select([key])
    assert page.canvas.is_drawing()
    assert page.canvas.grab().toImage() == before
    page.settle()
    ringed = page.canvas.grab().toImage()
    page.canvas.select(())
    assert page.canvas.grab().toImage() != ringed


def test_who_was_put_elsewhere_by_hand_stays_lit_meanwhile(page: MapPage, town: Town) -> None:
    canvas, key = page.canvas, f"school:{town.kribbe}"
    canvas._backdrop.last_cost = 1.0
    number = canvas.picture().index(key)
    x, y = place_of(page, key)
    canvas._drop(number, canvas.picture().moved(number, x - 40, y))
    assert canvas._backdrop.stands(canvas._layer)
