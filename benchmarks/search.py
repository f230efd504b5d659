"""Search as one types over 100,000 visits: every key of some words, ours beside bare FTS5 and beside LIKE.

Run from the checkout: ``python -m benchmarks.search [FILE]``. Without a file a town of that size is made first, and the
time for that is shown too. The aims: 10 ms p95 for each key, snippets and names included; 20 seconds to make the town.
"""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from statistics import median, quantiles

from netwerkkaart.queries.search import hits
from netwerkkaart.store.opening import create, open_for_reading
from netwerkkaart.store.search import match_expression
from netwerkkaart.usecases.example import write_town

AIM_MS = 10.0
AIM_TOWN_S = 20.0
ROUNDS = 5
WORDS = (
    "groepsproces",
    "de beukenhof",
    "ouders koffie",
    "anna",
    "zoë",
    "veiligheid plein",
    "yılmaz",
    "conciërge",
    "samenwerking met zorg",
    "data voor de training",
    "van den berg",
    "xyz",
)


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        made = True
        if arguments:
            path = Path(arguments[0])
        else:
            path = Path(folder) / "stad.netwerkkaart"
            made = _make(path) <= AIM_TOWN_S
        return 0 if _measure(path) <= AIM_MS and made else 1


def _make(path: Path) -> float:
    start = time.perf_counter()
    with create(path) as store:
        write_town(store, schools=200, contacts=2500, visits=100_000)
    taken = time.perf_counter() - start
    print(f"200 schools, 2,500 contacts, 100,000 visits written in {taken:.1f} s (aim {AIM_TOWN_S:.0f})")
    return taken


def _measure(path: Path) -> float:
    typed = [word[:length] for word in WORDS for length in range(1, len(word) + 1) if word[length - 1] != " "]
    with open_for_reading(path) as store, store.read() as connection, closing(sqlite3.connect(path)) as raw:
        ways: dict[str, Callable[[str], object]] = {
            "ours: names, notes, snippets": lambda text: hits(connection, text),
            "bare FTS5: 20 rowids": lambda text: raw.execute(
                "SELECT rowid FROM found_note WHERE found_note MATCH ? ORDER BY rowid DESC LIMIT 20",
                (match_expression(text),),
            ).fetchall(),
            "LIKE: 20 rowids": lambda text: raw.execute(
                "SELECT id FROM visit WHERE note LIKE ? ORDER BY day DESC, id DESC LIMIT 20", (f"%{text}%",)
            ).fetchall(),
        }
        taken: dict[str, list[float]] = {}
        for text in typed:
            for way, act in ways.items():
                taken.setdefault(way, []).append(median(_timed(act, text) for _round in range(ROUNDS)))
    print(f"{len(typed)} keys, ms, median of {ROUNDS} interleaved rounds, {datetime.now():%Y-%m-%d}")  # noqa: DTZ005
    print(f"{'':32}{'median':>8}{'p95':>8}{'worst':>8}")
    for way, each in taken.items():
        print(f"{way:32}{median(each):8.2f}{quantiles(each, n=20)[-1]:8.2f}{max(each):8.2f}")
    return quantiles(taken["ours: names, notes, snippets"], n=20)[-1]


def _timed(act: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    act(text)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
