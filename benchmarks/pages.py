"""The pages at 100,000 visits: opening until the first paint, typing, scrolling; beside a bare table in the same run.

    python -m benchmarks.pages [FILE] [--rounds N]

A page is made anew each time, shown and painted. What a page reads in a job is part of the figure, also where its
first paint does not wait for it (Contacten). The floor is a bare ``QTableView`` under the same style sheet, with as
many rows and columns in sight as Bezoeken has, of texts that are there already.
"""

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.running import TODAY, arguments, by_turns, program, settle, table, town

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netwerkkaart.app import Program
    from netwerkkaart.ui.page import Page
    from netwerkkaart.ui.visits.page import VisitsPage

WIDE, HIGH = 1080, 716
FLOOR = "a bare QTableView, 13 rows"
OPENING = {"Bezoeken": 100.0, "Contacten, read in a job": 100.0, "Scholen": 100.0, "Vandaag": 150.0, "Planning": 450.0}
FIRST = {"Kaart, read beforehand": 150.0, "Contacten, read beforehand": 100.0}
KEYS = ("g", "gr", "groe", "d", "kant", "anna")
YEAR_KEY, ALL_KEY, ANSWER = "a key, this school year", "a key, all years", "the answer to a key, all years"
SCROLL, REPAINT = "a jump anywhere in 100,000", "painting the rows in sight again"
DOSSIER = {"overview": "Overzicht", "people": "Mensen", "timeline": "Tijdlijn", "themes": "Thema’s"}


def main() -> int:
    asked = arguments(__doc__)
    with town(asked.file) as path, program(path) as run:
        opening, floors = _opening(run)
        met = table(by_turns(opening, asked.rounds, _clear), floors, OPENING)
        print("\nAs the program does while nothing happens: made and read before it is seen")
        met = table(by_turns(_read_before(run, asked.rounds), asked.rounds, _clear), {}, FIRST) and met
        print("\nBezoeken, by hand (a key: until the program listens again; the answer: until its rows are painted)")
        met = _by_hand(run, asked.rounds) and met
        print("\nThe dossier of the school with most visits")
        met = _dossiers(run, asked.rounds) and met
    return 0 if met else 1


def _opening(run: "Program") -> tuple[dict[str, Callable[[], object]], dict[str, str]]:
    from netwerkkaart.ui.contacts.page import ContactsPage
    from netwerkkaart.ui.map.page import MapPage
    from netwerkkaart.ui.planning.page import PlanningPage
    from netwerkkaart.ui.schools.page import SchoolsPage
    from netwerkkaart.ui.today.page import TodayPage
    from netwerkkaart.ui.visits.page import VisitsPage

    kinds: dict[str, type[Page]] = {
        "Bezoeken": VisitsPage,
        "Kaart, read in a job": MapPage,
        "Contacten, read in a job": ContactsPage,
        "Scholen": SchoolsPage,
        "Vandaag": TodayPage,
        "Planning": PlanningPage,
    }
    cases: dict[str, Callable[[], object]] = {FLOOR: lambda: _open(run, _bare_table)}
    for title, kind in kinds.items():
        cases[title] = partial(_open, run, partial(_page, run, kind))
    return cases, {"Bezoeken": FLOOR}


def _read_before(run: "Program", rounds: int) -> dict[str, Callable[[], object]]:
    """Return what is left of opening a page that was made and read out of sight; each is opened once."""
    from netwerkkaart.ui.contacts.page import ContactsPage
    from netwerkkaart.ui.map.page import MapPage

    kinds: dict[str, type[Page]] = dict(zip(FIRST, (MapPage, ContactsPage), strict=True))
    cases: dict[str, Callable[[], object]] = {}
    for title, kind in kinds.items():
        made = [_page(run, kind) for _round in range(rounds + 1)]
        for page in made:
            page.resize(WIDE, HIGH)
            page.ensure_fresh()
            settle(run)
        cases[title] = partial(_open, run, made.pop)
    return cases


def _page(run: "Program", kind: "type[Page]") -> "Page":
    """Return a page with acts of its own: those the program keeps outlive a page that is thrown away."""
    from PySide6.QtWidgets import QWidget

    from netwerkkaart.ui.actions import Actions
    from netwerkkaart.ui.desk import Desk

    assert run.desk is not None
    return kind(Desk(run.desk.store, run.jobs, Actions(QWidget()), clock=lambda: TODAY))


def _open(run: "Program", make: Callable[[], "QWidget"]) -> None:
    widget = make()
    widget.resize(WIDE, HIGH)
    widget.show()
    _events()
    settle(run)
    widget.hide()
    widget.deleteLater()


def _clear() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _events() -> None:
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


def _bare_table() -> "QWidget":
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
    from PySide6.QtWidgets import QTableView

    class Texts(QAbstractTableModel):
        def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
            return 0 if parent.isValid() else 13

        def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
            return 0 if parent.isValid() else 8

        def data(self, index: Any, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
            return f"Bezoek {index.row()} {index.column()}" if role == Qt.ItemDataRole.DisplayRole else None

    view = QTableView()
    model = Texts(view)
    view.setModel(model)
    view.verticalHeader().setDefaultSectionSize(46)
    return view


def _by_hand(run: "Program", rounds: int) -> bool:
    from netwerkkaart.ui.visits.page import VisitsPage

    assert run.desk is not None
    page = VisitsPage(run.desk)
    page.resize(WIDE, HIGH)
    page.show()
    _events()
    bar, view = page.list.table.verticalScrollBar(), page.list.table.viewport()
    met = True
    year = {YEAR_KEY + f" ‘{text}’": _key(page, text) for text in KEYS}
    answers = {f"its answer ‘{text}’": _answer(run, page, text) for text in KEYS}
    met = table(_interleaved(year, answers, rounds), {}, dict.fromkeys(year, 50.0))
    page.list.show_everything()
    every = {ALL_KEY + f" ‘{text}’": _key(page, text) for text in KEYS}
    met = table(_interleaved(every, answers, rounds), {}, dict.fromkeys(every, 50.0)) and met
    page.list.show_everything()
    _events()
    places = iter([0.1, 0.5, 0.9, 1.0, 0.3, 0.7, 0.2, 0.8, 0.4, 0.6] * 20)

    def jump() -> None:
        bar.setValue(int(bar.maximum() * next(places)))
        _events()

    hands: dict[str, Callable[[], object]] = {SCROLL: jump, REPAINT: view.repaint}
    return table(by_turns(hands, rounds), {}, {SCROLL: 50.0}) and met


def _interleaved(
    keys: dict[str, Callable[[], object]], answers: dict[str, Callable[[], object]], rounds: int
) -> dict[str, list[float]]:
    """Take a key and its answer in turn."""
    cases = {}
    for (key, press), (answer, wait) in zip(keys.items(), answers.items(), strict=True):
        cases[key] = press
        cases[answer] = wait
    return by_turns(cases, rounds)


def _key(page: "VisitsPage", text: str) -> Callable[[], object]:
    def press() -> None:
        page.list.search.setText(text)
        page.list.search.flush()

    return press


def _answer(run: "Program", page: "VisitsPage", text: str) -> Callable[[], object]:
    def wait() -> None:
        settle(run)
        assert page.model.query().text == text

    return wait


def _dossiers(run: "Program", rounds: int) -> bool:
    from netwerkkaart.domain.changes import Kind
    from netwerkkaart.ui.desk import Target
    from netwerkkaart.ui.schools.page import SchoolsPage

    assert run.desk is not None
    with run.desk.store.read() as connection:
        busy = "SELECT school_id, count(*) FROM visit GROUP BY school_id ORDER BY count(*) DESC, school_id LIMIT 2"
        (one, visits), (other, _more) = connection.exec_driver_sql(busy).all()
    page = SchoolsPage(run.desk)
    page.resize(WIDE, HIGH)
    page.show()
    schools = dict.fromkeys(DOSSIER, 0)

    def opening(tab: str) -> Callable[[], object]:
        def act() -> None:
            schools[tab] = other if schools[tab] == one else one
            page.show_target(Target("schools", Kind.SCHOOL, schools[tab], tab))
            _events()

        return act

    cases = {f"{title}, {visits} visits": opening(tab) for tab, title in DOSSIER.items()}
    return table(by_turns(cases, rounds), {}, dict.fromkeys(cases, 100.0))


if __name__ == "__main__":
    sys.exit(main())
