"""Asking the map: by menu, key and search; the answer beside it, lit on it, in its table and on paper."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import PersonName, TieStep
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.jobs import Jobs, SyncJobs
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.ui.map.question import Ask, Question
from netwerkkaart.ui.map.seats_dialog import SeatsDialog
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact, set_tie_step
from tests.keyboard import type_text
from tests.town import TODAY, Town

Statements = Callable[[], AbstractContextManager[list[str]]]


def opened(qtbot: QtBot, store: Store) -> MapPage:
    window = QWidget()
    qtbot.addWidget(window)
    page = MapPage(Desk(store, SyncJobs(), Actions(window), clock=lambda: TODAY))
    qtbot.addWidget(page)
    page.resize(1080, 700)
    page.show()
    page.settle()
    return page


@pytest.fixture
def page(qtbot: QtBot, store: Store, town: Town) -> Iterator[MapPage]:
    del town
    page = opened(qtbot, store)
    yield page
    page.settle()


def asked(page: MapPage) -> Question | None:
    return page.questions.question


def lit(page: MapPage) -> set[str]:
    flags, keys = page.canvas.lit(), page.canvas.picture().keys
    return set(keys) if flags is None else {key for key, on in zip(keys, flags.tolist(), strict=True) if on}


def rows(page: MapPage) -> set[str]:
    page.show_twin(True)
    return {page.twin.model.row(number).key for number in range(page.twin.model.rowCount())}


def listed(page: MapPage) -> list[str]:
    model = page.panel.list.rows
    return [str(model.index(number).data()) for number in range(model.rowCount())]


def choose(page: MapPage, text: str) -> None:
    page.panel.list.setCurrentIndex(page.panel.list.rows.index(listed(page).index(text)))


def test_a_way_is_asked_of_a_node_and_lit(qtbot: QtBot, page: MapPage, town: Town) -> None:
    zoe, bilal = f"contact:{town.zoe}", f"worker:{town.bilal}"
    before = page.canvas.view()
    menu = page.doing.menu_of(zoe)
    next(one for one in menu.actions() if one.text() == "Hoe komen we bij …?").trigger()
    assert page.panel.title.text() == "Hoe komen we bij Zoë Çelik?"
    assert page.panel.sentence.text().startswith("Via Bilal Oukili ken je Zoë Çelik (ontmoet")
    assert lit(page) == {zoe, bilal} == rows(page)
    assert page.bar.questions.isChecked()
    page.show_twin(False)
    past_anna = next(text for text in listed(page) if "Anna" in text)
    choose(page, past_anna)
    assert lit(page) == {zoe, bilal, f"contact:{town.anna}"} == rows(page)
    page.show_twin(False)
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)  # the whole answer again
    assert lit(page) == {zoe, bilal}
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert page.canvas.lit() is None
    qtbot.waitUntil(lambda: page.canvas.view() == before)  # when the panel has made room
    assert not page.bar.questions.isChecked()


def test_who_it_is_about_is_found_by_typing(qtbot: QtBot, page: MapPage, town: Town) -> None:
    page.ask(Ask.PATH)
    assert page.panel.sentence.text() == "Kies om wie het gaat."
    assert page.panel.about.hasFocus()
    assert page.canvas.lit() is None
    type_text(page.panel.about, "celik")
    QTest.keyClick(QApplication.activePopupWidget() or page.panel.about, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.title.text() == "Hoe komen we bij Zoë Çelik?")
    page.desk.set_me(town.bilal, "Bilal")
    assert page.panel.sentence.text().startswith("Je kent Zoë Çelik zelf")


def test_who_is_selected_is_who_leaves_and_becomes_a_ghost(page: MapPage, town: Town) -> None:
    bilal, lyceum = f"worker:{town.bilal}", f"school:{town.lyceum}"
    page.canvas.select([bilal])
    page.desk.actions.trigger("map.ask.leaving")
    assert page.panel.title.text() == "Wat als Bilal Oukili vertrekt?"
    picture = page.canvas.picture()
    assert picture.ghost[picture.index(bilal)]
    assert {bilal, lyceum} <= lit(page)
    went: list[Target] = []
    page.desk.going.connect(went.append)
    page.panel.more.click()
    assert went == [Target("settings", Kind.WORKER, town.bilal, "colleagues")]
    shot = page.shot()
    assert (shot.picture.title, shot.picture.note) == (page.panel.title.text(), page.panel.sentence.text())
    assert shot.lit is not None
    set_tie_step(page.desk.store, town.noor, town.anna, TieStep.CARRIER, since=TODAY)  # the answer follows
    assert "Anna van den Berg" not in listed(page)
    page.panel.closed.emit()
    picture = page.canvas.picture()
    assert not picture.ghost[picture.index(bilal)]
    assert page.shot().picture.title == "Het netwerk"


def test_questions_about_everything_read_nothing_again(page: MapPage, statements: Statements) -> None:
    for ask, sentence in (
        (Ask.HANGING, "loopt nog geen lijn"),
        (Ask.JOINING, "Er zijn geen scholen die via iemand samenhangen."),
        (Ask.SEATS, "lege stoelen op 2 van de 2 scholen."),
    ):
        with statements() as said:
            page.ask(ask)
        assert said == []
        assert sentence in page.panel.sentence.text()
        assert page.panel.rule.isHidden()
        page.panel.why.click()
        assert page.panel.rule.text().endswith(".")
        assert not page.panel.rule.isHidden()
        page.panel.why.click()
    with statements() as said:
        page.ask(Ask.CHANGED)
    assert 0 < len([one for one in said if one.startswith("SELECT")]) <= 11


def test_another_date_to_compare_with(page: MapPage, town: Town) -> None:
    page.ask(Ask.CHANGED)
    assert page.panel.since.value() == date(2025, 11, 23)
    page.panel.since.changed.emit(date(2026, 7, 1))
    assert page.panel.title.text() == "Wat veranderde tussen 1 jul 2026 en 23 nov 2026?"
    assert "Piet IJzer" in listed(page)
    assert f"contact:{town.piet}" in lit(page)
    choose(page, "Weg (1)")  # a heading stands for its lines
    assert lit(page) == {f"contact:{town.piet}"}
    page.panel.since.changed.emit(TODAY)
    assert page.panel.sentence.text() == "Kies een dag voor die van de kaart."
    assert page.canvas.lit() is None


def test_what_changed_is_told_by_the_lines_until_one_asks_no_more(page: MapPage) -> None:
    def explained() -> set[str]:
        return {entry.id.partition(".")[0] for entry in page.board.canvas.picture().legend}

    assert {"step"} <= explained()
    page.ask(Ask.CHANGED)
    assert "change" in explained()
    assert "step" not in explained()
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert "change" not in explained()
    assert {"step"} <= explained()


def test_all_seats_stand_in_a_table_that_leads_on(page: MapPage, town: Town) -> None:
    went: list[Target] = []
    page.desk.going.connect(went.append)
    page.ask(Ask.SEATS)
    page.panel.more.click()
    dialog = page.findChild(SeatsDialog)
    assert dialog is not None
    model = dialog.table.model()
    heads = [str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(model.columnCount())]
    said = [
        str(model.data(model.index(1, place), Qt.ItemDataRole.AccessibleTextRole))
        for place in range(model.columnCount())
    ]
    assert "Hanzewaard College, teamleider" in said[heads.index("teamleider")]
    assert "lege stoel" in said[heads.index("teamleider")]  # Piet left
    assert "lege stoel" not in said[heads.index("mentor")]
    dialog.table.opened.emit(f"school:{town.lyceum}", "teamleider")
    assert went == [Target("schools", Kind.SCHOOL, town.lyceum, "people")]
    assert not dialog.isVisible()


def test_a_line_opens_what_it_is_about(page: MapPage, town: Town) -> None:
    went: list[Target] = []
    page.desk.going.connect(went.append)
    page.ask(Ask.SEATS)
    choose(page, "De Kribbe")
    seats = {key for key in page.canvas.picture().keys if key.startswith(f"seat:{town.kribbe}.")}
    assert lit(page) == {f"school:{town.kribbe}"} | seats
    QTest.keyClick(page.panel.list, Qt.Key.Key_Return)
    assert went == [Target("schools", Kind.SCHOOL, town.kribbe)]
    place = page.panel.list.visualRect(page.panel.list.currentIndex()).center()
    QTest.mouseClick(page.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert {f"school:{town.kribbe}", f"school:{town.lyceum}"} < lit(page)  # pressing what is chosen lets go of it


def test_it_can_be_gone_back_to_and_gives_way(page: MapPage, town: Town) -> None:
    about = f"contact:{town.anna}"
    page.questions.ask(Question(Ask.LEAVING, about))
    here = page.current_target()
    page.find_node(f"school:{town.kribbe}")  # not lit: the question goes
    assert asked(page) is None
    page.show_target(here)
    assert asked(page) == Question(Ask.LEAVING, about)
    page.around((about,), 1)
    assert asked(page) is None
    assert page.strip.isVisible()
    page.ask(Ask.JOINING)
    assert not page.strip.isVisible()


def test_somebody_who_is_no_longer_there_is_asked_about_no_more(page: MapPage, town: Town) -> None:
    draft = PositionDraft(town.lyceum, town.roles["mentor"])
    new = add_contact(page.desk.store, ContactDraft(PersonName("Ömer", "", "Yılmaz")), [draft])
    page.questions.ask(Question(Ask.PATH, f"contact:{new}"))
    assert "Ömer Yılmaz" in page.panel.title.text()
    page.desk.store.undo()
    assert asked(page) is None
    assert page.panel.isHidden()


def test_a_thread_answers_the_last_question_only(qtbot: QtBot, store: Store, town: Town) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    jobs = Jobs()
    page = MapPage(Desk(store, jobs, Actions(window), clock=lambda: TODAY))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.questions.can_ask)
    page.ask(Ask.JOINING)
    assert page.panel.sentence.text() == "De kaart zoekt het uit…"
    page.questions.ask(Question(Ask.LEAVING, f"worker:{town.bilal}"))
    qtbot.waitUntil(lambda: page.panel.sentence.text().startswith("Zonder Bilal Oukili"))
    assert page.panel.list.hasFocus()
    assert jobs.wait()
    assert page.panel.title.text() == "Wat als Bilal Oukili vertrekt?"
    page.settle()


def test_an_empty_file_can_be_asked_nothing(qtbot: QtBot, store: Store) -> None:
    page = opened(qtbot, store)
    page.ask(Ask.HANGING)
    assert page.panel.isHidden()
    assert not page.questions.can_ask()


def test_who_may_only_read_may_ask_and_take_along(qtbot: QtBot, store: Store, town: Town, tmp_path: Path) -> None:
    path = store.path
    store.close()
    with open_for_reading(path) as reading:
        page = opened(qtbot, reading)
        page.questions.ask(Question(Ask.LEAVING, f"worker:{town.bilal}"))
        assert "Zonder Bilal Oukili" in page.panel.sentence.text()
        said: list[str] = []
        page.desk.said.connect(said.append)
        page.output.save_graph(tmp_path / "netwerk.gexf")
        assert len(nx.read_gexf(tmp_path / "netwerk.gexf")) == 7
        assert said == [
            f"Netwerk bewaard: {tmp_path / 'netwerk.gexf'}. Bevat persoonsgegevens: alleen voor intern gebruik."
        ]
        page.output.names.setChecked(False)
        page.output.save_graph(tmp_path / "netwerk.graphml")
        assert "Anna" not in (tmp_path / "netwerk.graphml").read_text(encoding="utf-8")
        failed: list[str] = []
        page.desk.failed.connect(failed.append)
        page.output.save_graph(tmp_path / "weg" / "netwerk.gexf")
        assert "kan niet worden bewaard" in failed[0]
        page.settle()


def test_everything_beside_the_map_has_a_name(page: MapPage, town: Town) -> None:
    page.questions.ask(Question(Ask.LEAVING, f"worker:{town.bilal}"))
    panel = page.panel
    for widget in (panel, panel.about, panel.since, panel.list, panel.why, page.bar.questions):
        assert widget.accessibleName()
    model = panel.list.rows
    said = [model.data(model.index(number), Qt.ItemDataRole.AccessibleTextRole) for number in range(model.rowCount())]
    assert "Hanzewaard College: vo · Binnenstad" in said
