"""What filters, focus and the table twin leave of the map."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netwerkkaart.queries.network import NodeKind
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.map.page import MapPage
from tests.town import Town
from tests.ui.map.opening import place_of, words_on


def test_around_shows_how_far_it_reaches_and_escape_leads_back(page: MapPage, town: Town) -> None:
    before = page.canvas.view()
    page.canvas.select([f"contact:{town.zoe}"])
    page.bar.around.click()
    assert page.canvas.focus() == ((f"contact:{town.zoe}",), 1)
    assert page.strip.isVisible()
    assert f"school:{town.kribbe}" not in page.shown_keys()
    one = len(page.shown_keys())
    page.strip.steps.chip(2).click()
    assert len(page.shown_keys()) > one
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.canvas.focus() == ((), 0)
    assert not page.strip.isVisible()
    assert not page.bar.around.isChecked()
    assert page.canvas.view().scale == pytest.approx(before.scale)


def test_around_somebody_leaves_room_for_the_names(story: MapPage) -> None:
    people = [key for key in story.canvas.picture().keys if key.startswith("contact:")]
    for key in people[::9]:
        story.around((key,), 1)
        QApplication.processEvents()
        story.settle()
        canvas, lit = story.canvas, story.lit()
        assert lit is not None
        names = canvas._backdrop.labels_at(canvas._layer, canvas.view(), lit)
        assert names
        near = canvas.picture().home == canvas.picture().home[canvas.picture().index(key)]  # the rest may be far away
        for left, top, right, bottom in (one.box for one in names if near[one.node]):
            assert story.board.legend.room() <= left, key
            assert top >= 0, key
            assert right <= canvas.width(), key
            assert bottom <= canvas.height(), key


def test_around_without_a_selection_asks_whom(page: MapPage) -> None:
    page.activateWindow()
    page.bar.around.click()
    assert not page.bar.around.isChecked()
    assert page.focusWidget() is page.bar.finder


@pytest.mark.parametrize(
    ("chip", "key", "gone", "left"),
    [
        ("sectors", "sector.po", "school:{lyceum}", "school:{kribbe}"),
        ("levels", "level.care", "contact:{anna}", "contact:{zoe}"),
        ("workers", "worker:{noor}", "worker:{bilal}", "school:{lyceum}"),
        ("workers", "worker:{bilal}", "school:{kribbe}", "contact:{piet}"),
    ],
)
def test_a_filter_chip_leaves_what_it_says(
    page: MapPage, town: Town, chip: str, key: str, gone: str, left: str
) -> None:
    names = vars(town)
    one = getattr(page.bar, chip)
    one.toggle_key(key.format(**names))
    assert gone.format(**names) not in page.shown_keys()
    assert left.format(**names) in page.shown_keys()
    assert one.isChecked()
    page.show_all()
    assert gone.format(**names) in page.shown_keys()
    assert not one.isChecked()


def test_only_key_contacts_and_who_left(page: MapPage, town: Town) -> None:
    page.bar.left.click()
    assert f"contact:{town.piet}" not in page.shown_keys()
    page.bar.stars.click()
    people = [key for key in page.shown_keys() if key.startswith("contact")]
    assert people == [f"contact:{town.anna}"]


def test_legend_and_chips_are_one(page: MapPage) -> None:
    row = next(one for one in page.board.legend.rows() if one.entry == "sector.po")
    row.click()
    assert page.bar.sectors.value() == {"sector.vo"}
    mutual = next(one for one in page.board.legend.rows() if one.entry == "step.mutual")
    mutual.click()
    chips = page.bar.gone()
    assert [one.text() for one in chips] == ["zonder “wederkerig”"]
    chips[0].click()
    assert page.canvas.hidden() == {"sector.po"}
    assert mutual.isChecked()


def test_what_a_filter_leaves_stays_where_it_is(page: MapPage, town: Town) -> None:
    key = f"contact:{town.anna}"
    before = place_of(page, key)
    page.canvas.zoom_by(4)
    page.bar.workers.toggle_key(f"worker:{town.noor}")
    assert place_of(page, key) == before
    for one in page.shown_keys():
        x, y = page.canvas.view().to_pixels(*place_of(page, one))
        assert 0 < x < page.canvas.width()
        assert 0 < y < page.canvas.height()


def test_filters_that_leave_nothing_say_so(desk: Desk, page: MapPage, town: Town) -> None:
    del desk
    page.bar.neighbourhoods.set_choices([("Binnenstad", "Binnenstad"), ("Nergens", "Nergens")])
    page.bar.neighbourhoods.toggle_key("Nergens")
    assert page.empty.isVisible()
    page.empty.button.click()
    assert page.canvas.isVisible()
    assert f"school:{town.lyceum}" in page.shown_keys()


def test_the_twin_has_the_same_selection_filter_and_focus(page: MapPage, town: Town) -> None:
    page.canvas.select([f"contact:{town.zoe}"])
    page.around((f"contact:{town.zoe}",), 1)
    page.show_twin(True)
    assert page.twin.list.isVisible()
    assert page.twin.list.selected_ids() == [f"contact:{town.zoe}"]
    assert {row.key for row in page.twin.model.rows()} == set(page.shown_keys())
    page.twin.list.select([f"contact:{town.anna}"])
    page.show_twin(False)
    assert page.canvas.isVisible()
    assert page.canvas.selection() == (f"contact:{town.anna}",)
    assert "Anna van den Berg" in words_on(page)


def test_the_twin_says_the_ties_in_words(page: MapPage, town: Town) -> None:
    page.show_twin(True)
    rows = {row.key: row for row in page.twin.model.rows()}
    anna = rows[f"contact:{town.anna}"]
    assert anna.ties == "wederkerig: Bilal Oukili; ontmoet, geen band gezet: Noor Tesselaar; bracht ons bij: Zoë Çelik"
    assert (anna.sub, anna.where, anna.last, anna.stand) == ("mentor", "Hanzewaard College", date(2026, 3, 10), None)
    assert rows[f"contact:{town.piet}"].where == "Hanzewaard College, vertrokken op 3 jul 2026"
    assert rows[f"school:{town.lyceum}"].ties == "vast gezicht: Bilal Oukili"


def test_a_filter_narrows_the_twin_too(page: MapPage, town: Town) -> None:
    page.show_twin(True)
    page.bar.sectors.toggle_key("sector.po")
    assert {row.kind for row in page.twin.model.rows()} == {NodeKind.SCHOOL, NodeKind.WORKER, NodeKind.SEAT}
    assert f"school:{town.lyceum}" not in {row.key for row in page.twin.model.rows()}
