"""The page Kaart on a real file: what one selects, filters, drags and takes along."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.queries.choices import role_choices
from netwerkkaart.queries.network import NodeKind, places
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.jobs import Jobs, SyncJobs
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact
from netwerkkaart.usecases.places import pin
from netwerkkaart.usecases.schools import add_school
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.keyboard import type_text
from tests.town import TODAY, Town
from tests.ui.map.opening import act, opened, place_of

Statements = Callable[[], AbstractContextManager[list[str]]]


def words_on(page: MapPage) -> str:
    labels = [one.text() for one in page.card.findChildren(QLabel) if not one.isHidden()]
    buttons = [one.text() for one in page.card.findChildren(QPushButton) if not one.isHidden()]
    return "\n".join(labels + buttons)


# -- opening ---------------------------------------------------------------------------------------------------------


def test_everybody_known_is_on_the_map_at_once(page: MapPage, town: Town) -> None:
    picture = page.canvas.picture()
    assert {picture.labels[picture.index(f"contact:{one}")] for one in (town.anna, town.zoe, town.piet)} == {
        "Anna van den Berg",
        "Zoë Çelik",
        "Piet IJzer",
    }
    assert page.canvas.isVisible()
    assert page.card.isHidden()
    left, top, right, bottom = picture.bounds()
    for corner in ((left, top), (right, bottom)):
        x, y = page.canvas.view().to_pixels(*corner)
        assert 0 <= x <= page.canvas.width()
        assert 0 <= y <= page.canvas.height()


def test_the_network_is_read_in_few_statements(page: MapPage, statements: Statements) -> None:
    with statements() as said:
        page.refresh()
    assert len([one for one in said if one.strip().startswith("SELECT")]) == 15


def test_a_thread_draws_the_same_map(qtbot: QtBot, store: Store, town: Town) -> None:
    del town
    window = QWidget()
    qtbot.addWidget(window)
    jobs = Jobs()
    page = MapPage(Desk(store, jobs, Actions(window), clock=lambda: TODAY))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: len(page.canvas.picture().keys) == 7)
    page.settle()
    assert jobs.wait()
    assert page.busy.isHidden()


def test_places_are_kept_so_that_the_next_time_nothing_has_moved(
    qtbot: QtBot, desk: Desk, page: MapPage, town: Town
) -> None:
    with desk.store.read() as connection:
        saved = places(connection)
    assert set(saved) == {
        f"school:{town.lyceum}",
        f"school:{town.kribbe}",
        f"worker:{town.noor}",
        f"worker:{town.bilal}",
    }
    assert desk.store.undo_label != ""
    before = [place_of(page, key) for key in sorted(saved)]
    again = opened(qtbot, Desk(desk.store, SyncJobs(), Actions(QWidget(page)), clock=lambda: TODAY))
    assert [place_of(again, key) for key in sorted(saved)] == before
    assert [(one.x, one.y) for _key, one in sorted(saved.items())] == before


def test_somebody_new_comes_in_and_nobody_else_moves(desk: Desk, page: MapPage, town: Town) -> None:
    keys = page.canvas.picture().keys
    before = {key: place_of(page, key) for key in keys if not key.startswith("contact")}
    page.canvas.zoom_by(2)
    view = page.canvas.view()
    draft = PositionDraft(town.lyceum, town.roles["mentor"])
    new = add_contact(desk.store, ContactDraft(PersonName("Ömer", "", "Yılmaz")), [draft])
    assert page.canvas.picture().index(f"contact:{new}") >= 0
    assert {key: place_of(page, key) for key in before} == before
    assert page.canvas.view() == view
    desk.store.undo()
    assert page.canvas.picture().keys == keys


def test_a_visit_logged_elsewhere_makes_the_line_fresh(desk: Desk, page: MapPage, town: Town) -> None:
    page.canvas.select([f"contact:{town.piet}"])
    assert "nog nooit" in words_on(page)
    draft = VisitDraft(town.lyceum, TODAY, VisitKind.DROP_IN, contact_ids=(town.piet,), worker_ids=(town.noor,))
    log_visit(desk.store, draft, today=TODAY)
    assert "23 nov 2026 · vandaag" in words_on(page)
    assert page.canvas.selection() == (f"contact:{town.piet}",)


# -- empty -----------------------------------------------------------------------------------------------------------


def test_an_empty_file_says_what_comes_here_and_leads_to_the_schools(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    went: list[Target] = []
    desk.going.connect(went.append)
    assert page.empty.isVisible()
    assert not page.bar.isVisible()
    page.empty.button.click()
    assert went == [Target("schools")]


def test_schools_without_people_ask_for_the_first_contact(qtbot: QtBot, desk: Desk) -> None:
    school = add_school(desk.store, {"name": "De Kribbe", "sector": Sector.PO})
    page = opened(qtbot, desk)
    assert page.overlays.hint.isVisible()
    assert len(page.canvas.picture().keys) == 1
    with desk.store.read() as connection:
        role = role_choices(connection, None)[0].id
    add_contact(desk.store, ContactDraft(PersonName("Anna", "", "Berg")), [PositionDraft(school, role)])
    assert not page.overlays.hint.isVisible()


# -- selecting -------------------------------------------------------------------------------------------------------


def test_selecting_a_contact_tells_of_the_ties_in_words_and_dates(page: MapPage, town: Town) -> None:
    page.canvas.select([f"contact:{town.anna}"])
    said = words_on(page)
    for words in (
        "Anna van den Berg",
        "mentor",
        "Hanzewaard College",
        "aanspreekpunt",
        "Bilal Oukili",
        "wederkerig",
        "sinds 10 mrt 2026 · laatst gezien 10 mrt 2026",
    ):
        assert words in said
    assert page.card.isVisible()
    page.canvas.select([])
    assert page.card.isHidden()


def test_a_name_on_the_card_leads_on(page: MapPage, town: Town) -> None:
    page.canvas.select([f"contact:{town.anna}"])
    button = next(one for one in page.card.findChildren(QPushButton) if one.text() == "Bilal Oukili")
    button.click()
    assert page.canvas.selection() == (f"worker:{town.bilal}",)
    assert "vast gezicht, aug 2024" in words_on(page)


def test_several_are_told_by_name(page: MapPage, town: Town) -> None:
    page.canvas.select([f"contact:{town.anna}", f"school:{town.lyceum}"])
    assert "2 gekozen" in words_on(page)
    assert "Hanzewaard College" in words_on(page)


def test_the_card_never_covers_what_is_selected(page: MapPage) -> None:
    for key in page.canvas.picture().keys:
        page.canvas.select([key])
        x, y = page.canvas.view().to_pixels(*place_of(page, key))
        assert not page.card.geometry().contains(QPoint(round(x), round(y))), key


def test_open_and_visit_from_the_card(desk: Desk, page: MapPage, town: Town) -> None:
    went: list[Target] = []
    visits: list[VisitPrefill] = []
    desk.going.connect(went.append)
    desk.visit_wanted.connect(visits.append)
    page.canvas.select([f"contact:{town.zoe}"])
    page.card.open_button.click()
    page.card.visit_button.click()
    page.canvas.select([f"school:{town.kribbe}"])
    page.card.open_button.click()
    assert went == [Target("contacts", Kind.CONTACT, town.zoe), Target("schools", Kind.SCHOOL, town.kribbe)]
    assert visits == [VisitPrefill(school_id=town.lyceum, contact_ids=(town.zoe,))]


def test_finding_by_a_part_of_the_name_without_accents(qtbot: QtBot, page: MapPage, town: Town) -> None:
    page.focus_filter()
    type_text(page.bar.finder, "celik")
    QTest.keyClick(QApplication.activePopupWidget() or page.bar.finder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.canvas.selection() == (f"contact:{town.zoe}",))
    x, y = page.canvas.view().to_pixels(*place_of(page, f"contact:{town.zoe}"))
    assert 0 < x < page.canvas.width()
    assert 0 < y < page.canvas.height()


def test_finding_what_a_filter_hides_takes_the_filter_away(page: MapPage, town: Town) -> None:
    page.bar.stars.click()
    assert page.canvas.picture().index(f"contact:{town.zoe}") < 0
    page.find_node(f"contact:{town.zoe}")
    assert page.canvas.selection() == (f"contact:{town.zoe}",)
    assert not page.bar.stars.isChecked()


# -- filters and focus -----------------------------------------------------------------------------------------------


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


# -- table twin ------------------------------------------------------------------------------------------------------


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
    assert {row.kind for row in page.twin.model.rows()} == {NodeKind.SCHOOL, NodeKind.WORKER}
    assert f"school:{town.lyceum}" not in {row.key for row in page.twin.model.rows()}


# -- acts ------------------------------------------------------------------------------------------------------------


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


# -- paper -----------------------------------------------------------------------------------------------------------


def test_svg_is_what_the_screen_shows(page: MapPage, town: Town, tmp_path: Path) -> None:
    page.output.save("svg", tmp_path / "kaart.svg")
    text = (tmp_path / "kaart.svg").read_text(encoding="utf-8")
    for words in (
        "Hanzewaard College",
        "Anna van den Berg",
        "23 november 2026",
        "Bevat persoonsgegevens",
        "wederkerig",
    ):
        assert words in text
    page.bar.sectors.toggle_key("sector.po")
    page.canvas.select([f"school:{town.kribbe}"])
    page.around((f"school:{town.kribbe}",), 1)
    page.output.save("svg", tmp_path / "deel.svg")
    part = (tmp_path / "deel.svg").read_text(encoding="utf-8")
    assert "Het netwerk rond De Kribbe" in part
    assert "Anna van den Berg" not in part
    assert "Hanzewaard College" not in part


def test_without_names_no_name_goes_out(page: MapPage, tmp_path: Path) -> None:
    page.output.names.setChecked(False)
    page.output.whole.setChecked(True)
    page.output.save("svg", tmp_path / "kaart.svg")
    text = (tmp_path / "kaart.svg").read_text(encoding="utf-8")
    for name in ("Anna", "Berg", "Zoë", "Çelik", "IJzer", "Bilal", "Noor"):
        assert name not in text
    assert "mentor" in text
    assert "Namen van mensen zijn weggelaten." in text


def test_pdf_png_and_clipboard(desk: Desk, page: MapPage, tmp_path: Path) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    page.output.save("pdf", tmp_path / "kaart.pdf")
    text = PdfReader(tmp_path / "kaart.pdf").pages[0].extract_text()
    assert "Hanzewaard College" in text
    assert "23 november 2026" in text
    page.output.save("png", tmp_path / "kaart.png")
    assert QImage(str(tmp_path / "kaart.png")).width() > 1500
    page.copy()
    assert not QGuiApplication.clipboard().image().isNull()
    assert said[-1] == "De kaart staat op het klembord."
    QGuiApplication.clipboard().clear()


def test_a_file_that_can_not_be_written_is_told(desk: Desk, page: MapPage, tmp_path: Path) -> None:
    failed: list[str] = []
    desk.failed.connect(failed.append)
    page.output.save("svg", tmp_path / "nergens" / "kaart.svg")
    assert failed
    assert "niet bewaard" in failed[0]


def test_a_printer_gets_one_page(page: MapPage, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "druk.pdf"))
    page.output.print_on(printer)
    printed = PdfReader(tmp_path / "druk.pdf")
    assert len(printed.pages) == 1
    assert "Hanzewaard" in printed.pages[0].extract_text()
