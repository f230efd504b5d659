"""A hundred thousand visits: the list, a page of it, the panel and Vandaag, beside raw sqlite3 in the same run.

Run from the checkout: ``python -m benchmarks.visits [FILE.netwerkkaart]``. Without a file one is made (half a minute).
The raw side runs the very statements of the newest 50 with plain tuples and no objects: the floor. The file was
analysed (``Store.load`` does so, and ``PRAGMA optimize`` runs at closing): without statistics SQLite picks worse plans.
"""

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from sqlalchemy import Connection

from benchmarks.big_log import TODAY, build
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.queries import visit_sheet, visits
from netwerkkaart.queries.today import today_page
from netwerkkaart.queries.visit_rows import _CONTACTS, _ROWS, _THEMES, _WORKERS
from netwerkkaart.queries.visits import VisitFilter
from netwerkkaart.store.glance import Glance
from netwerkkaart.store.opening import open_for_reading

ROUNDS = 15
_RAW = (_ROWS, _CONTACTS, _THEMES, _WORKERS)


def _raw_newest(raw: sqlite3.Connection) -> None:
    ids = [row[0] for row in raw.execute("SELECT id FROM visit ORDER BY day DESC, id DESC LIMIT 50")]
    for statement in _RAW:
        raw.execute(statement, (json.dumps(ids),)).fetchall()


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def _cases(connection: Connection, glance: Glance) -> dict[str, Callable[[], object]]:
    year = VisitFilter(first=date(2026, 8, 1), last=date(2027, 7, 31))
    return {
        "newest 50, themes and people": lambda: visits.newest_visits(connection, 50),
        "count, everything": lambda: visits.count_visits(connection, VisitFilter()),
        "last page of 100,000": lambda: visits.visit_window(connection, 99_872, 128),
        "ids, this school year": lambda: visits.visit_ids(connection, year),
        "ids, one worker": lambda: visits.visit_ids(connection, VisitFilter(worker_ids=frozenset({3}))),
        "ids, planned": lambda: visits.visit_ids(connection, VisitFilter(statuses=frozenset({VisitStatus.PLANNED}))),
        "typing ‘kant’ in a school year": lambda: visits.visit_ids(
            connection, VisitFilter(text="kant", first=year.first, last=year.last)
        ),
        "calendar, a month": lambda: visits.days_with_visits(
            connection, VisitFilter(first=date(2026, 11, 1), last=date(2026, 11, 30))
        ),
        "panel: schools of a worker": lambda: visit_sheet.school_choices(connection, worker_id=3, today=TODAY),
        "panel: people of a school": lambda: visit_sheet.people_of_school(connection, 7, on=TODAY),
        "panel: themes of a school": lambda: visit_sheet.theme_choices(connection, 7),
        "Vandaag": lambda: today_page(glance, today=TODAY),
    }


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as name:
        path = Path(arguments[0]) if arguments else Path(name) / "proef.netwerkkaart"
        if not arguments:
            build(path)
        with open_for_reading(path) as store, store.read() as connection, store.glance() as glance:
            raw = sqlite3.connect(path)
            cases = _cases(connection, glance)
            for act in cases.values():  # compiled and read once
                act()
            _raw_newest(raw)
            floor: list[float] = []
            times: dict[str, list[float]] = {title: [] for title in cases}
            for _round in range(ROUNDS):
                floor.append(_timed(lambda: _raw_newest(raw)))
                for title, act in cases.items():
                    times[title].append(_timed(act))
            raw.close()
        base = median(floor)
        print(f"{'raw sqlite3, newest 50':36} {base:8.2f} ms")
        for title, found in times.items():
            ratio = f"   × raw {median(found) / base:4.1f}" if title.startswith("newest") else ""
            print(f"{title:36} {median(found):8.2f} ms{ratio}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
