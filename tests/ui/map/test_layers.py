"""Layers on the map: chosen from a chip, kept, in legend and table, opened by key, in the way of no question."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from netwerkkaart.domain.map_layers import Colouring, MapLayer
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.graph.dressing import Dress
from netwerkkaart.queries.network import NodeKind
from netwerkkaart.store.tables import theme_status
from netwerkkaart.ui import preferences
from netwerkkaart.ui.contacts.dialog import ContactDialog
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.map import laid_over
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.ui.map.question import Ask, Question
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact
from tests.keyboard import type_text
from tests.town import Town
from tests.ui.map.opening import act, opened, people_and_schools, place_of, words_on


def lay(page: MapPage, what: MapLayer | Colouring) -> None:
    page.bar.layers.action(what).trigger()
    page.settle()


def of_kind(page: MapPage, kind: NodeKind) -> list[str]:
    picture = page.canvas.picture()
    return [key for key, one in zip(picture.keys, picture.kinds, strict=True) if one is kind]


@pytest.fixture
def themes(desk: Desk, town: Town) -> int:
    """Let a theme be taken up at the lyceum, and a contact work for a partner."""
    theme = next(iter(town.themes.values()))
    with desk.store.work("Thema") as tx:
        row = {"theme_id": theme, "school_id": town.lyceum, "status": ThemeStatus.TAKEN_UP, "since": date(2026, 9, 1)}
        tx.execute(insert(theme_status), row)
    role = PositionDraft(town.lyceum, town.roles["mentor"])
    add_contact(desk.store, ContactDraft(PersonName("Mo", "", "Kaya"), organisation="politie Hanzewaard"), [role])
    return theme


def test_every_layer_comes_and_goes_and_moves_nobody(page: MapPage, themes: int) -> None:
    del themes
    before = {key: place_of(page, key) for key in people_and_schools(page)}
    page.canvas.zoom_by(1.5)
    view = page.canvas.view()
    kinds = {
        MapLayer.NEIGHBOURHOODS: NodeKind.NEIGHBOURHOOD,
        MapLayer.THEMES: NodeKind.THEME,
        MapLayer.PARTNERS: NodeKind.PARTNER,
    }
    for layer, kind in kinds.items():
        assert not of_kind(page, kind)
        lay(page, layer)
        assert of_kind(page, kind)
        assert f"layer.{kind.value}" in {entry.id for entry in page.canvas.picture().legend}
    assert of_kind(page, NodeKind.SEAT)
    lay(page, MapLayer.SEATS)
    assert not of_kind(page, NodeKind.SEAT)
    assert {key: place_of(page, key) for key in people_and_schools(page)} == before
    assert page.canvas.view() == view
    assert page.bar.layers.isChecked()


@pytest.fixture
def remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the program remember, in a folder of its own."""
    before = QSettings.defaultFormat()
    monkeypatch.setenv(preferences.FOLDER_VARIABLE, str(tmp_path))
    preferences.name_program()
    yield
    QSettings.setDefaultFormat(before)
    QCoreApplication.setOrganizationName("")
    QCoreApplication.setApplicationName("")


@pytest.mark.usefixtures("remembered")
def test_what_was_chosen_is_there_the_next_time(qtbot: QtBot, desk: Desk, page: MapPage, themes: int) -> None:
    lay(page, MapLayer.THEMES)
    lay(page, MapLayer.SEATS)
    lay(page, Colouring.FACE)
    again = opened(qtbot, desk)
    assert again.bar.layers.dress() == Dress(frozenset({MapLayer.THEMES}), Colouring.FACE)
    assert f"theme:{themes}" in of_kind(again, NodeKind.THEME)
    assert not of_kind(again, NodeKind.SEAT)
    assert again.canvas.picture().colouring is Colouring.FACE


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize(
    ("layers", "colouring", "dress"),
    [
        ("", "", Dress()),
        ("", "sector", Dress(frozenset())),
        ("themes nonsense", "stand", Dress(frozenset({MapLayer.THEMES}), Colouring.STAND)),
        ("themes", "nonsense", Dress(frozenset({MapLayer.THEMES}))),
    ],
)
def test_what_another_version_kept_does_no_harm(layers: str, colouring: str, dress: Dress) -> None:
    preferences.keep_dress(layers, colouring)
    assert laid_over.kept() == dress


def test_the_colour_of_schools(page: MapPage, town: Town) -> None:
    number = page.canvas.picture().index(f"school:{town.lyceum}")
    assert page.canvas.picture().paints[number] == "sector.vo"
    lay(page, Colouring.STAND)
    assert page.canvas.picture().paints[number] == "stand.emerging"
    lay(page, Colouring.FACE)
    assert page.canvas.picture().paints[number] == "face.0"
    rows = {row.entry: row for row in page.board.legend.rows()}
    assert rows["face.0"].text() == "Bilal Oukili"
    rows["face.none"].click()
    assert f"school:{town.kribbe}" not in page.shown_keys()
    assert f"school:{town.lyceum}" in page.shown_keys()


def test_the_table_says_all_the_layers_say(page: MapPage, themes: int, town: Town) -> None:
    for layer in set(MapLayer) - {MapLayer.SEATS}:
        lay(page, layer)
    page.show_twin(True)
    rows = {row.key: row for row in page.twin.model.rows()}
    assert set(rows) == set(page.canvas.picture().keys)
    assert "opgepakt: Hanzewaard College" in rows[f"theme:{themes}"].ties
    (wijk,) = of_kind(page, NodeKind.NEIGHBOURHOOD)
    assert (rows[wijk].name, rows[wijk].sub) == ("Binnenstad", "basis op orde: onbekend")
    assert rows[wijk].ties == "Hanzewaard College, De Kribbe"
    (partner,) = of_kind(page, NodeKind.PARTNER)
    assert (rows[partner].name, rows[partner].ties) == ("politie Hanzewaard", "werkt voor: Mo Kaya")
    seat = next(key for key in rows if key.startswith(f"seat:{town.kribbe}."))
    assert (rows[seat].sub, rows[seat].where) == ("nog niemand bekend", "De Kribbe")


def test_enter_on_an_empty_seat_asks_who_it_is_and_takes_it(qtbot: QtBot, page: MapPage, town: Town) -> None:
    seats = [key for key in of_kind(page, NodeKind.SEAT) if key.startswith(f"seat:{town.kribbe}.")]
    seat = seats[-1]
    own = f"school:{town.kribbe}"
    before = {key: place_of(page, key) for key in people_and_schools(page) if key != own}
    page.canvas.setFocus()
    page.canvas.select([seat])
    words = words_on(page)
    assert "nog niemand bekend" in words
    assert "De Kribbe" in words
    assert "Contact toevoegen…" in words
    qtbot.keyClick(page.canvas, Qt.Key.Key_Return)
    (dialog,) = page.findChildren(ContactDialog)
    type_text(dialog.name.given, "Vera Molenaar")
    dialog.name.settle()
    dialog.ok_button.click()
    page.settle()
    assert dialog.contact_id is not None
    assert [key for key in of_kind(page, NodeKind.SEAT) if key.startswith(f"seat:{town.kribbe}.")] == seats[:-1]
    assert f"contact:{dialog.contact_id}" in page.canvas.picture().keys
    assert {key: place_of(page, key) for key in before} == before
    page.desk.store.undo()
    assert seat in of_kind(page, NodeKind.SEAT)


def test_the_menu_of_an_empty_seat(page: MapPage, desk: Desk, town: Town) -> None:
    seat = next(key for key in of_kind(page, NodeKind.SEAT) if key.startswith(f"seat:{town.kribbe}."))
    went: list[Target] = []
    desk.going.connect(went.append)
    act(page.doing.menu_of(seat), "Contact toevoegen")
    (dialog,) = page.findChildren(ContactDialog)
    dialog.reject()
    act(page.doing.menu_of(seat), "Dossier openen")
    assert [one.id for one in went] == [town.kribbe]


def test_a_theme_opens_its_page_and_a_wijk_shows_itself_alone(page: MapPage, desk: Desk, themes: int) -> None:
    went: list[Target] = []
    desk.going.connect(went.append)
    lay(page, MapLayer.THEMES)
    lay(page, MapLayer.NEIGHBOURHOODS)
    page.doing.open_node(f"theme:{themes}")
    assert [(one.page, one.id) for one in went] == [("themes", themes)]
    (wijk,) = of_kind(page, NodeKind.NEIGHBOURHOOD)
    page.doing.open_node(wijk)
    assert page.bar.sieve().neighbourhoods == {"Binnenstad"}
    page.show_all()
    assert not page.bar.sieve()
    assert of_kind(page, NodeKind.THEME)


def test_a_wijk_leads_to_its_schools_and_back(page: MapPage, town: Town) -> None:
    lay(page, MapLayer.NEIGHBOURHOODS)
    (wijk,) = of_kind(page, NodeKind.NEIGHBOURHOOD)
    page.around((wijk,), 1)
    assert set(page.shown_keys()) == {wijk, f"school:{town.lyceum}", f"school:{town.kribbe}"}


def test_a_visit_to_an_empty_seat_is_one_to_its_school(page: MapPage, town: Town) -> None:
    seat = next(key for key in of_kind(page, NodeKind.SEAT) if key.startswith(f"seat:{town.kribbe}."))
    page.canvas.select([seat])
    assert page.known_of_visit().school_id == town.kribbe


def test_a_question_is_about_people_only(page: MapPage, themes: int) -> None:
    del themes
    for layer in set(MapLayer) - {MapLayer.SEATS}:
        lay(page, layer)
    page.questions.ask(Question(Ask.HANGING))
    lit = page.lit()
    assert lit is not None
    assert not (lit & page.canvas.picture().is_laid_over).any()


def test_the_question_of_white_spots_lights_the_seats(page: MapPage) -> None:
    page.questions.ask(Question(Ask.SEATS))
    lit, picture = page.lit(), page.canvas.picture()
    assert lit is not None
    assert lit[picture.is_seat].all()
    assert not lit[picture.is_contact].any()
    page.show_twin(True)
    assert NodeKind.SEAT in {row.kind for row in page.twin.model.rows()}


def test_past_days_wear_the_same_layers(page: MapPage, themes: int) -> None:
    lay(page, MapLayer.THEMES)
    now = {key: place_of(page, key) for key in of_kind(page, NodeKind.THEME)}
    page.time.open_on(date(2026, 10, 1))
    assert f"theme:{themes}" in of_kind(page, NodeKind.THEME)
    assert place_of(page, f"theme:{themes}") == now[f"theme:{themes}"]
    page.time.open_on(date(2026, 8, 31))
    assert f"theme:{themes}" not in of_kind(page, NodeKind.THEME)


def test_what_is_laid_over_is_not_dragged_the_map_is(page: MapPage) -> None:
    canvas = page.canvas
    (seat, *_others) = of_kind(page, NodeKind.SEAT)
    canvas.select([seat], reveal=True)
    before, view = place_of(page, seat), canvas.view()
    x, y = view.to_pixels(*before)
    start, end = QPoint(round(x), round(y)), QPoint(round(x) + 40, round(y) - 30)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    assert place_of(page, seat) == before
    assert page.desk.store.undo_label != "Vastgezet op de kaart"
    assert canvas.view() != view


def test_by_keyboard_the_menu_opens_and_stays_open(qtbot: QtBot, page: MapPage) -> None:
    chip = page.bar.layers
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.menu.isVisible()
    chip.menu.setActiveAction(chip.action(MapLayer.NEIGHBOURHOODS))
    qtbot.keyClick(chip.menu, Qt.Key.Key_Space)
    assert chip.menu.isVisible()
    assert MapLayer.NEIGHBOURHOODS in chip.dress().layers
    qtbot.keyClick(chip.menu, Qt.Key.Key_Escape)
    assert "wijken" in chip.accessibleName()
