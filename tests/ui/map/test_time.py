"""The map on another day: the time bar, playing, and what a past day lets one do."""

from datetime import date

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.look import LIGHT
from netwerkkaart.queries.network import network
from netwerkkaart.store.work import Store
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.ui.map.paper import as_image
from netwerkkaart.ui.map.question import Ask, Question
from netwerkkaart.ui.map.time.track import month_after, month_before
from netwerkkaart.ui.people.tie_dialog import TieDialog
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact
from netwerkkaart.usecases.example import TODAY as EXAMPLE_DAY
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.town import TODAY, Town
from tests.ui.map.opening import opened, people_and_schools, place_of

PAST = date(2025, 12, 1)


def places(page: MapPage) -> dict[str, tuple[float, float]]:
    """Return where everybody is on the screen, to a tenth of a pixel."""
    picture, view = page.canvas.picture(), page.canvas.view()
    at = np.round(picture.xy * view.scale + (view.dx, view.dy), 1)
    return {key: (x, y) for key, (x, y) in zip(picture.keys, at.tolist(), strict=True)}


def looks(page: MapPage) -> QImage:
    page.settle()
    return as_image(page.shot(), LIGHT, scale=1.0)


def test_opening_shows_today_and_gives_the_track_the_keys(page: MapPage) -> None:
    page.bar.time.click()
    assert page.time.bar.isVisible()
    assert page.bar.time.isChecked()
    assert page.time.bar.track.hasFocus()
    assert page.loader.day == TODAY
    assert "Vandaag" in page.time.bar.day.text()
    assert page.can_write()


def test_a_past_day_is_the_network_of_that_day_in_map_table_and_title(page: MapPage, desk: Desk) -> None:
    page.time.open_on(PAST)
    with desk.store.read() as connection:
        then = network(connection, today=TODAY, on=PAST)
    assert page.network() == then
    assert set(people_and_schools(page)) == {node.key for node in then.nodes}
    assert page.shot().picture.title == "Het netwerk op 1 december 2025"
    assert page.canvas.picture().on == PAST
    page.show_twin(True)
    assert page.twin.list.table.model().rowCount() == len(page.canvas.picture().keys)
    assert "alleen om te lezen" in page.time.bar.note.text()


def test_nothing_of_a_past_day_can_be_changed(page: MapPage, town: Town, desk: Desk) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    page.time.open_on(PAST)
    anna = f"contact:{town.anna}"
    before = place_of(page, anna)
    assert not page.can_write()
    texts = [one.text() for one in page.doing.menu_of(anna).actions()]
    assert "Contact openen" in texts
    assert not [text for text in texts if "Band zetten" in text or "Bezoek" in text]
    page.canvas.select([anna])
    assert page.card.visit_button.isHidden()
    page.doing.pin(anna, 500.0, 500.0)
    assert place_of(page, anna) == before
    assert "alleen om te lezen" in said[-1]
    assert page.canvas.can_tie == page.can_write()
    page.doing.tie(anna, f"worker:{town.bilal}")
    assert not page.findChildren(TieDialog)
    page.canvas.select([f"worker:{town.bilal}", anna])
    assert not [one.text() for one in page.doing.menu_of(anna).actions() if "Band van" in one.text()]
    can_arrange = desk.actions.act("map.arrange").enabled
    assert can_arrange is not None
    assert not can_arrange()
    page.time.back()
    assert page.can_write()
    assert page.canvas.can_tie == page.can_write()
    assert can_arrange()


def test_days_forward_and_back_look_as_they_did_and_nobody_moves(story: MapPage) -> None:
    story.time.open_on(EXAMPLE_DAY)
    today = looks(story)
    seen: dict[tuple[str, str | None], tuple[float, float]] = {}
    days = [date(2026, 3, 3), date(2024, 10, 1), date(2025, 8, 1), EXAMPLE_DAY]
    first: dict[date, QImage] = {}
    for day in (*days, *reversed(days), *days[1:3]):
        story.time.go(day)
        assert first.setdefault(day, looks(story)) == looks(story)
        homes = {tie.source: tie.target for tie in story.network().ties if tie.main}  # type: ignore[union-attr]
        for key, where in places(story).items():
            assert seen.setdefault((key, homes.get(key)), where) == where
    story.time.go(EXAMPLE_DAY)
    assert looks(story) == today


def test_the_keys_walk_through_time(story: MapPage, qtbot: QtBot) -> None:
    story.time.open_on(date(2025, 3, 14))
    track, loader = story.time.bar.track, story.loader
    for key, day in (
        (Qt.Key.Key_Left, date(2025, 3, 1)),
        (Qt.Key.Key_Left, date(2025, 2, 1)),
        (Qt.Key.Key_Right, date(2025, 3, 1)),
        (Qt.Key.Key_PageDown, date(2026, 3, 1)),
        (Qt.Key.Key_End, EXAMPLE_DAY),
        (Qt.Key.Key_Home, track.day_at(0)),
    ):
        qtbot.keyClick(track, key)
        assert loader.day == day == track.day()
    qtbot.keyClick(track, Qt.Key.Key_Space)
    assert story.time.is_playing()
    qtbot.keyClick(track, Qt.Key.Key_Space)
    assert not story.time.is_playing()
    qtbot.keyClick(track, Qt.Key.Key_Escape)
    assert loader.day == EXAMPLE_DAY
    qtbot.keyClick(track, Qt.Key.Key_Escape)
    assert story.loader.day is None
    assert story.time.bar.isHidden()


def test_playing_goes_a_month_at_a_time_and_stops_today(story: MapPage) -> None:
    story.time.open_on(date(2026, 9, 20))
    story.time.play_or_pause()
    assert story.time.bar.play.accessibleName().startswith("Stilzetten")
    shown = []
    while story.time.is_playing():
        story.settle()
        story.time._player.timeout.emit()
        shown.append(story.loader.day)
    assert shown == [date(2026, 10, 1), date(2026, 11, 1), EXAMPLE_DAY]
    assert story.time.bar.play.accessibleName().startswith("Afspelen")


def test_who_goes_to_another_page_stops_the_film(story: MapPage) -> None:
    story.time.open_on(date(2026, 9, 20))
    story.time.play_or_pause()
    story.hide()
    story.time._player.timeout.emit()
    assert not story.time.is_playing()
    assert story.loader.day == date(2026, 9, 20)


def test_a_fade_shows_the_new_day_in_the_end(story: MapPage, qtbot: QtBot) -> None:
    app = QCoreApplication.instance()
    assert isinstance(app, QApplication)
    story.time.open_on(date(2026, 1, 1))
    story.time.go(date(2025, 1, 1))
    story.settle()
    qtbot.waitUntil(lambda: not story.canvas.is_fading(), timeout=2000)
    plain = story.canvas.grab().toImage()
    story.time.go(date(2026, 1, 1))
    story.time.go(date(2025, 1, 1))
    story.settle()
    qtbot.waitUntil(lambda: not story.canvas.is_fading(), timeout=2000)
    assert story.canvas.grab().toImage() == plain


def test_what_changes_meanwhile_is_read_again_for_the_day_that_is_shown(page: MapPage, town: Town, desk: Desk) -> None:
    page.time.open_on(PAST)
    before = page.canvas.picture().keys
    post = PositionDraft(town.kribbe, town.roles["class_teacher"], starts_on=date(2025, 10, 1))
    new = add_contact(desk.store, ContactDraft(PersonName("Ilse", "", "Mulder")), [post])
    log_visit(desk.store, VisitDraft(town.kribbe, TODAY, VisitKind.PHONE, contact_ids=(new,)), today=TODAY)
    page.refresh()
    assert page.loader.day == PAST
    assert set(page.canvas.picture().keys) - set(before) == {f"contact:{new}"}
    desk.store.undo()
    desk.store.undo()
    page.refresh()
    assert page.canvas.picture().keys == before


def test_questions_are_answered_for_that_day(page: MapPage, town: Town) -> None:
    page.time.open_on(PAST)
    page.questions.ask(Question(Ask.PATH, f"contact:{town.anna}"))
    assert page.questions.answer is not None
    page.questions.ask(Question(Ask.CHANGED))
    assert page.questions.question is not None
    assert page.questions.question.since == date(2024, 12, 1)


def test_the_other_arrangement_shows_the_same_day(page: MapPage) -> None:
    page.time.open_on(PAST)
    keys = page.canvas.picture().keys
    page.arrange_as(Arrangement.FREE)
    page.settle()
    assert page.loader.day == PAST
    assert page.canvas.picture().keys == keys
    assert not page.canvas.picture().layout.ashore.any()
    page.time.close()
    assert page.network() is not None
    assert page.network().on == TODAY  # type: ignore[union-attr]


def test_the_day_can_be_come_back_to(page: MapPage, town: Town) -> None:
    page.time.open_on(PAST)
    there = page.current_target()
    page.time.close()
    assert page.current_target() != there
    page.show_target(there)
    assert page.loader.day == PAST
    page.show_target(Target("map", Kind.CONTACT, town.anna))
    assert page.canvas.selection() == (f"contact:{town.anna}",)


def test_without_a_history_it_says_so(qtbot: QtBot, desk: Desk, store: Store) -> None:
    del store
    said: list[str] = []
    desk.said.connect(said.append)
    page = opened(qtbot, desk)
    page.time.toggle()
    assert "nog niets vastgelegd" in said[-1]
    assert page.loader.day is None
    assert page.time.bar.isHidden()
    page.settle()


def test_the_track_tells_what_happened_and_is_read_aloud(story: MapPage) -> None:
    story.time.open_on(date(2025, 6, 1))
    track = story.time.bar.track
    phases = [one for one in track.happened(date(2024, 8, 1), EXAMPLE_DAY) if one.phase]
    assert phases[0].school in track.told_at(track.x_of(phases[0].day))
    assert track.accessibleDescription() == "1 juni 2025"
    spoken = QAccessible.queryAccessibleInterface(track)
    assert spoken.role() == QAccessible.Role.Slider
    assert spoken.valueInterface().currentValue() == track.value()


def test_months_keep_within_the_span() -> None:
    last = date(2026, 11, 23)
    assert month_after(date(2026, 11, 1), last) == last
    assert month_after(date(2025, 12, 31), last) == date(2026, 1, 1)
    assert month_before(date(2026, 1, 1), date(2024, 8, 1)) == date(2025, 12, 1)
    assert month_before(date(2024, 8, 1), date(2024, 8, 1)) == date(2024, 8, 1)
