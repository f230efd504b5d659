"""Reading and comparing 6,107 DUO rows, beside the standard library's csv module reading the same bytes.

Run from the checkout: ``python -m benchmarks.duo [FILE.csv]``. Without a file a fictional table of that size is made.
The aim is 1 second for everything between choosing the file and seeing the difference.
"""

import csv
import io
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from netwerkkaart.domain.duo_compare import compare
from netwerkkaart.exchange.duo import parse_duo, read_duo_file
from netwerkkaart.queries.schools_known import schools_known
from netwerkkaart.store.opening import create
from netwerkkaart.usecases.import_schools import import_schools
from tests.exchange.duo_tables import Layout, rows

ROWS = 6107
ROUNDS = 7
AIM_MS = 1000


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if arguments:
            path = Path(arguments[0])
        else:
            path = folder / "duo_2026-04.csv"
            path.write_bytes(Layout().write(rows(ROWS)))
        with create(folder / "meting.netwerkkaart") as store:
            file = read_duo_file(path)
            import_schools(store, compare([file], ()), today=date(2026, 11, 23))

            def floor() -> object:
                return list(csv.reader(io.StringIO(path.read_bytes().decode("cp1252")), delimiter=";"))

            def read() -> object:
                return parse_duo(path.read_bytes(), path.name)

            def read_and_compare() -> object:
                with store.read() as connection:
                    return compare([read_duo_file(path)], schools_known(connection))

            ways = {"csv alone (floor)": floor, "read": read, "read and compare": read_and_compare}
            taken: dict[str, list[float]] = {way: [] for way in ways}
            for _ in range(ROUNDS):
                for way, act in ways.items():
                    taken[way].append(_timed(act))
            least = median(taken["csv alone (floor)"])
            print(f"{len(file.schools)} rows, median of {ROUNDS} interleaved rounds")
            for way, times in taken.items():
                print(f"  {way:<20} {median(times):8.1f} ms  {median(times) / least:6.1f} ×")
            whole = median(taken["read and compare"])
            print(f"  aim {AIM_MS} ms: {'reached' if whole <= AIM_MS else 'MISSED'}")
            return 0 if whole <= AIM_MS else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
