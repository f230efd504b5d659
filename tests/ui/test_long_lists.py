"""A list of a hundred thousand rows reads what is seen, and looks for words beside the hand that types them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netwerkkaart.ui.jobs import Jobs
from netwerkkaart.ui.tables import Column, ListView, Query, WindowedModel

pytestmark = pytest.mark.usefixtures("qapp")
WARNING = QAbstractItemModelTester.FailureReportingMode.Warning


@dataclass(frozen=True)
class Row:
    id: int
    name: str


COLUMNS: list[Column[Row]] = [Column("name", "Bezoek", lambda row: row.name, stretch=True)]


def by_id(row: Any) -> int:
    return int(row.id)


@dataclass
class Log:
    """A hundred thousand rows that counts what is read of it."""

    number: int = 100_000
    read: int = 0

    def find(self, query: Query) -> "Found":
        return Found(self, query, self.number if not query.text else self.number // 10)


@dataclass
class Found:
    """What is found in the log; asks it anew for each piece."""

    log: Log
    query: Query
    number: int

    def __len__(self) -> int:
        return self.number

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        last = min(offset + limit, self.number)
        rows = [Row(n, f"Bezoek {n} {self.query.text}") for n in range(offset, last)]
        self.log.read += len(rows)
        return rows


def test_a_long_list_reads_only_what_is_seen(qtbot: QtBot) -> None:
    log = Log()
    model = WindowedModel(COLUMNS, by_id, log)
    view = ListView(model, "bezoeken", "Zoek in bezoeken")
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    model.refresh()
    QApplication.processEvents()
    assert model.rowCount() == 100_000
    assert 0 < log.read <= 512
    log.read = 0
    QTest.keyClick(view.table, Qt.Key.Key_End)
    QApplication.processEvents()
    assert view.current_id() == 99_999
    assert log.read <= 1024
    view.narrow("x")
    assert model.rowCount() == 10_000
    log.read = 0
    assert sum(1 for _ in model.each()) == 10_000


def test_a_long_list_keeps_its_selection(qtbot: QtBot) -> None:
    log = Log(5000)
    model = WindowedModel(COLUMNS, by_id)
    tester = QAbstractItemModelTester(model, WARNING)
    model.set_fetcher(log)
    view = ListView(model, "bezoeken", "Zoek in bezoeken")
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    view.table.scrollTo(model.index(3000, 0))
    view.table.selectRow(3000)
    log.number = 5001
    model.refresh()
    assert view.selected_ids() == [3000]
    log.number = 100
    model.refresh()
    assert view.selected_ids() == []
    del tester


def listed(qtbot: QtBot, log: Log, jobs: Jobs | None = None) -> tuple[WindowedModel, ListView]:
    """Return a log as a list with its search, read for the first time."""
    model = WindowedModel(COLUMNS, by_id, log, jobs)
    view = ListView(model, "bezoeken", "Zoek in bezoeken")
    qtbot.addWidget(view)
    model.refresh()
    return model, view


@dataclass
class Held(Log):
    """A log that is not found before the gate is opened."""

    gate: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)

    def find(self, query: Query) -> Found:
        self.asked.append(query.text)
        if query.text:
            self.gate.wait(5)
        return super().find(query)


def test_words_are_looked_for_while_the_rows_of_before_stay(qtbot: QtBot) -> None:
    log, jobs = Held(500), Jobs()
    model, view = listed(qtbot, log, jobs)
    for text in ("a", "ab"):
        view.search.setText(text)
        view.search.flush()
    assert (model.rowCount(), model.row(0).name) == (500, "Bezoek 0 ")
    log.gate.set()
    assert jobs.wait()
    assert (model.rowCount(), model.row(0).name) == (50, "Bezoek 0 ab")


def test_enter_opens_what_was_typed_and_not_what_is_still_there(qtbot: QtBot) -> None:
    log, jobs = Held(500), Jobs()
    model, view = listed(qtbot, log, jobs)
    shown: list[str] = []
    view.opened.connect(lambda number: shown.append(model.row(int(str(number))).name))
    view.search.setText("x")
    view.search.flush()
    assert model.row(0).name == "Bezoek 0 "
    log.gate.set()
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    assert shown == ["Bezoek 0 x"]
    told: list[int] = []
    model.count_changed.connect(told.append)
    assert jobs.wait()
    assert told == []  # the older question was forgotten


def test_everything_can_be_selected_without_reading_everything(qtbot: QtBot) -> None:
    log = Log()
    model, view = listed(qtbot, log)
    view.show()
    told: list[list[int]] = []
    view.selection_changed.connect(told.append)
    log.read = 0
    view.table.selectAll()
    QApplication.processEvents()
    model.refresh()
    QApplication.processEvents()
    assert [len(ids) for ids in told] == [2000]
    assert log.read < 10_000
    assert len(view.selected_ids()) == 100_000
