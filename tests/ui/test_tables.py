"""Lists keep selection and place while data changes under them, and read no more than they show."""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from netwerkkaart.ui.tables import Column, EmptyText, Filter, ListView, Query, RowsModel
from tests.keyboard import type_text

pytestmark = pytest.mark.usefixtures("qapp")
WARNING = QAbstractItemModelTester.FailureReportingMode.Warning


@dataclass(frozen=True)
class School:
    id: int
    name: str
    weeks: int | None = None
    sector: str = "po"
    since: date = date(2026, 8, 24)


COLUMNS: list[Column[School]] = [
    Column("name", "School", lambda row: row.name, stretch=True),
    Column(
        "weeks",
        "Laatste contact",
        lambda row: "nooit" if row.weeks is None else f"{row.weeks} weken",
        sort=lambda row: row.weeks,
        value=lambda row: row.weeks,
        align="right",
    ),
    Column("sector", "Sector", lambda row: row.sector),
    Column("since", "Sinds", lambda row: row.since.isoformat(), value=lambda row: row.since, shown=False),
]
FILTERS: list[Filter[School]] = [Filter("vo", "vo", lambda row: row.sector == "vo")]


def town(number: int) -> list[School]:
    return [School(n, f"School {n:04}", n % 30 or None, "vo" if n % 4 == 0 else "po") for n in range(number)]


def by_id(row: Any) -> int:
    return int(row.id)


def model_of(rows: Sequence[School]) -> RowsModel:
    model = RowsModel(COLUMNS, by_id)
    model.set_rows(rows)
    return model


def names(model: QAbstractItemModel) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def texts(view: ListView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel)]


@pytest.fixture
def view(qtbot: QtBot) -> ListView:
    made = ListView(
        model_of(town(200)),
        "scholen",
        "Zoek in scholen",
        filters=FILTERS,
        empty=EmptyText("schools", "Nog geen scholen.", "Scholen inlezen"),
    )
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    return made


@pytest.fixture
def remembered(tmp_path: Path, qapp: QApplication) -> Iterator[None]:
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    QCoreApplication.setOrganizationName("proef")
    yield
    QCoreApplication.setOrganizationName("")


IDS = st.lists(st.integers(0, 40), unique=True)


@given(IDS, IDS, st.sampled_from(["", "name", "weeks"]))
def test_any_change_is_told_rightly(before: list[int], after: list[int], sort: str) -> None:
    model = RowsModel(COLUMNS, by_id)
    tester = QAbstractItemModelTester(model, WARNING)
    model.ask(Query(sort=sort))
    for ids in (before, after):
        model.set_rows([School(n, f"School {n}", n % 7 or None) for n in ids])
        assert sorted(names(model)) == sorted(f"School {n}" for n in ids)
        for place, row in enumerate(model.rows()):
            assert model.position(row.id) == place
    del tester


def test_selection_and_place_stay_when_rows_come_go_and_change(view: ListView, qtbot: QtBot) -> None:
    view.select([120, 122])
    bar = view.table.verticalScrollBar()
    bar.setValue(110 * 32 + 5)
    top = view.model.row(view.table.rowAt(0))
    told: list[list[int]] = []
    view.selection_changed.connect(told.append)
    rows = [replace(row, weeks=3) for row in town(200) if row.id % 3]
    assert isinstance(view.model, RowsModel)
    view.model.set_rows([School(999, "Aan het begin"), *rows, School(120, "School 0120")])
    assert view.selected_ids() == [122, 120]
    assert view.current_id() == 120
    assert top is not None
    view.model.set_rows([School(999, "Aan het begin"), School(998, "Nog een"), *town(200)])
    assert view.selected_ids() == [120, 122]
    assert told == [[122, 120], [120, 122]]


@pytest.mark.parametrize("added", [1, 30], ids=["a few runs", "a reset"])
def test_the_row_on_top_stays_on_top(view: ListView, added: int) -> None:
    bar = view.table.verticalScrollBar()
    bar.setValue(100 * 32 + 5)
    assert view.model.row(view.table.rowAt(0)).id == 100
    assert isinstance(view.model, RowsModel)
    rows: list[School] = []
    for row in town(200):
        rows += [row, School(1000 + row.id, f"Nieuw {row.id}")] if row.id < added * 2 else [row]
    view.model.set_rows(rows)
    assert view.model.row(view.table.rowAt(0)).id == 100
    assert bar.value() % 32 == 5


def test_selected_rows_that_go_are_told(view: ListView) -> None:
    told: list[list[int]] = []
    view.select([5, 6])
    view.selection_changed.connect(told.append)
    assert isinstance(view.model, RowsModel)
    view.model.set_rows([row for row in town(200) if row.id != 5])
    assert told == [[6]]


def test_sorting_puts_unknown_last_both_ways() -> None:
    model = model_of([School(1, "a", 5), School(2, "b", None), School(3, "c", 9)])
    model.ask(Query(sort="weeks"))
    assert [row.id for row in model.rows()] == [1, 3, 2]
    model.ask(Query(sort="weeks", descending=True))
    assert [row.id for row in model.rows()] == [3, 1, 2]


def test_words_sort_as_a_dutch_list() -> None:
    model = model_of([School(n, name) for n, name in enumerate(["Zon", "école", "Eik", "groep 10", "groep 2"])])
    model.ask(Query(sort="name"))
    assert names(model) == ["école", "Eik", "groep 2", "groep 10", "Zon"]


def test_typing_narrows_without_accents_and_in_any_order(view: ListView, qtbot: QtBot) -> None:
    assert isinstance(view.model, RowsModel)
    view.model.set_rows([School(1, "Zoë Lyceum"), School(2, "De Wilg"), School(3, "Lyceum Noord")])
    type_text(view.table, "lyc")
    qtbot.waitUntil(lambda: view.model.rowCount() == 2)
    type_text(view.search, " zoe")
    view.search.flush()
    assert names(view.model) == ["Zoë Lyceum"]
    QTest.keyClick(view.search, Qt.Key.Key_Escape)
    assert view.model.rowCount() == 3


def test_chips_narrow_and_nothing_found_offers_a_way_back(view: ListView) -> None:
    view.set_active_filters(["vo"])
    assert view.model.rowCount() == 50
    view.narrow("bestaat niet")
    assert view.model.rowCount() == 0
    assert view._nothing.button.text() == "Alles tonen"
    view._nothing.button.click()
    assert view.model.rowCount() == 200
    assert isinstance(view.model, RowsModel)
    pressed: list[int] = []
    view.empty_pressed.connect(lambda: pressed.append(1))
    view.model.set_rows([])
    assert view._nothing.button.text() == "Scholen inlezen"
    view._nothing.button.click()
    assert pressed == [1]


def test_it_says_how_many_there_are_of_what(view: ListView, qtbot: QtBot) -> None:
    assert "200 regels" in texts(view)
    named = ListView(model_of(town(1)), "scholen", "Zoek", counted=lambda number: f"{number} school")
    qtbot.addWidget(named)
    assert "1 school" in texts(named)


def test_where_there_is_nothing_there_is_nothing_to_narrow_arrange_or_keep(view: ListView) -> None:
    tools = view.findChildren(QToolButton, options=Qt.FindChildOption.FindChildrenRecursively)
    tools = [tool for tool in tools if tool.menu() is not None]
    assert len(tools) == 2
    assert all(part.isVisible() for part in (view.search, *tools))
    view.offer_columns(on=False)
    assert [tool.isVisible() for tool in tools].count(False) == 1, "a calendar has no columns"
    view.offer_columns(on=True)
    view.narrow("zwaluwstaart")
    assert all(part.isVisible() for part in (view.search, *tools)), "what was narrowed can be widened"
    view.show_everything()
    view.model.set_rows([])  # type: ignore[attr-defined]
    assert not any(part.isVisible() for part in (view.search, *tools))


def test_a_click_on_the_head_sorts_and_again_turns_round(view: ListView) -> None:
    view._on_head(1)
    assert view.model.row(0).weeks == 1
    view._on_head(1)
    assert view.model.row(0).weeks == 29


def test_enter_opens_and_space_previews(view: ListView) -> None:
    heard: list[tuple[str, int]] = []
    view.opened.connect(lambda id_: heard.append(("open", id_)))
    view.previewed.connect(lambda id_: heard.append(("look", id_)))
    view.select([7])
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    view.narrow("0042")
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    assert heard == [("open", 7), ("look", 7), ("open", 42)]


def test_what_is_copied_is_what_is_seen(view: ListView) -> None:
    view.select([2, 1])
    view.show_column("sector", shown=False)
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "School\tLaatste contact\nSchool 0001\t1 weken\nSchool 0002\t2 weken\n"
    assert "<th>School</th>" in data.html()


def test_files_hold_what_is_shown_and_no_formula(view: ListView, tmp_path: Path) -> None:
    assert isinstance(view.model, RowsModel)
    view.model.set_rows(
        [School(1, "=1+1", 4), School(2, "+31 6 12", None), School(3, "-naam"), School(4, "+1-1"), School(5, "+1\n+x")]
    )
    view.show_column("since", shown=True)
    assert view.save_csv(tmp_path / "x.csv") == 5
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    assert lines[0] == ["School", "Laatste contact", "Sector", "Sinds"]
    assert [line[0] for line in lines[1:]] == ["'=1+1", "+31 6 12", "'-naam", "'+1-1", "'+1\n+x"]
    assert lines[1][1:] == ["4", "po", "2026-08-24"]
    assert view.save_xlsx(tmp_path / "x.xlsx") == 5
    assert (tmp_path / "x.xlsx").stat().st_size > 4000


@pytest.mark.usefixtures("remembered")
def test_columns_order_and_own_filters_are_remembered(qtbot: QtBot) -> None:
    def make() -> ListView:
        made = ListView(model_of(town(20)), "scholen", "Zoek", filters=FILTERS)
        qtbot.addWidget(made)
        return made

    first = make()
    first.show_column("since", shown=True)
    first.show_column("sector", shown=False)
    first.table.setColumnWidth(1, 222)
    first._on_head(1)
    first._on_head(1)
    first.narrow("0007")
    first.save_filter()
    assert first.model.rowCount() == 1
    second = make()
    assert [column.key for column in second.table.shown_columns()] == ["name", "weeks", "since"]
    assert second.table.columnWidth(1) == 222
    assert second.model.query().descending
    assert "saved:0007" in second.chips.keys()  # noqa: SIM118  # keys() is ours, not a dict's
    second.forget_filter("0007")
    assert make().chips.keys() == ["vo"]
    second.reset_columns()
    assert [column.key for column in make().table.shown_columns()] == ["name", "weeks", "sector"]


def test_the_column_that_takes_the_rest_stays_readable(qtbot: QtBot) -> None:
    columns = [Column("name", "Naam", str, width=220, stretch=True), Column("more", "Meer", str, width=400)]
    model = RowsModel(columns, row_id=lambda row: row)
    view = ListView(model, "namen", "Zoek")
    qtbot.addWidget(view)
    model.set_rows(["Anna"])
    for wide in (900, 480, 900):
        view.resize(wide, 400)
        view.show()
        QApplication.processEvents()
        assert view.table.columnWidth(0) == (160 if wide == 480 else view.table.viewport().width() - 400)


def test_three_thousand_rows_are_compared_and_keep_the_selection(qtbot: QtBot) -> None:
    rows = town(3000)
    view = ListView(model_of(rows), "scholen", "Zoek")
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    assert isinstance(view.model, RowsModel)
    view.select([2000])
    changed = [replace(row, weeks=1) if row.id in {5, 700} else row for row in rows if row.id != 17]
    for new in (changed, rows):
        view.model.set_rows(new)
    assert view.selected_ids() == [2000]
    mixed = list(rows)
    random.Random(1).shuffle(mixed)
    view.model.set_rows(mixed)
    assert view.selected_ids() == [2000]
