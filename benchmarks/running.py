"""What the measurements share: a town with 100,000 visits, the running program, and timing by turns."""

import argparse
import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netwerkkaart.app import Program

TODAY = date(2026, 11, 23)
"""The day the town of the load data is seen on."""
SIZE = (1280, 800)


def arguments(about: str | None) -> argparse.Namespace:
    """Read the file to measure with, and how many rounds."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, help="a file to measure with (a copy of it); else one is made")
    parser.add_argument("--rounds", type=int, default=9)
    return parser.parse_args()


@contextmanager
def town(source: Path | None) -> Iterator[Path]:
    """Give a copy of a file, or a town of 200 schools, 2,500 contacts and 100,000 visits; gone afterwards."""
    from netwerkkaart.store.backup import back_up
    from netwerkkaart.store.opening import create
    from netwerkkaart.usecases.example import write_town

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if source is not None:
            yield back_up(source, folder, datetime.now()).path  # noqa: DTZ005 - local time names backups
            return
        path = folder / "stad.netwerkkaart"
        with create(path) as store:
            write_town(store, schools=200, contacts=2500, visits=100_000)
        yield path


@contextmanager
def program(path: Path) -> Iterator["Program"]:
    """Give the real program with this file open and its window on the (offscreen) screen."""
    os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    with tempfile.TemporaryDirectory() as settings:
        os.environ["NETWERKKAART_SETTINGS"] = settings
        os.environ["XDG_DATA_HOME"] = settings
        from netwerkkaart import app as program_
        from netwerkkaart.look import Look
        from netwerkkaart.ui import theme

        qt = program_.make_application()
        qt.setProperty("reducedMotion", True)
        theme.apply(qt, Look.LIGHT)
        run = program_.Program(path, clock=lambda: TODAY, guarded=False)
        run.start()
        run.window.resize(*SIZE)
        end = time.monotonic() + 2  # until what waits for the first page is done too
        while run.window.navigator is None or time.monotonic() < end:
            qt.processEvents()
        run.jobs.wait()
        gc.collect()
        gc.freeze()  # as the program does once it runs
        yield run
        run.window.close()
        run.close()


def settle(run: "Program") -> None:
    """Let events run until every job has answered, without asking about it all the time."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    jobs = run.jobs
    if not jobs.idle():
        loop = QEventLoop()
        jobs.changed.connect(lambda number: None if number else loop.quit())
        loop.exec()
    QApplication.processEvents()


def by_turns(
    cases: Mapping[str, Callable[[], object]], rounds: int, between: Callable[[], object] = lambda: None
) -> dict[str, list[float]]:
    """Return milliseconds of processor time per case, each round taking every case once; the first is not counted.

    Processor time of all threads: on a machine that others use too it says what a case costs, which a clock does not.
    """
    taken: dict[str, list[float]] = {case: [] for case in cases}
    for round_ in range(rounds + 1):
        for case, act in cases.items():
            start = time.process_time()
            act()
            if round_:
                taken[case].append((time.process_time() - start) * 1000)
            between()
    return taken


def table(taken: Mapping[str, list[float]], floors: Mapping[str, str], aims: Mapping[str, float]) -> bool:
    """Print median, best and worst, the ratio to the floor and the aim; tell whether every median meets its aim."""
    print(f"{'ms of processor time':46}{'median':>8}{'best':>8}{'worst':>8}{'× floor':>9}{'aim':>7}")
    met = True
    for case, times in taken.items():
        middle, floor, aim = median(times), floors.get(case), aims.get(case)
        ratio = f"{middle / median(taken[floor]):9.1f}" if floor else " " * 9
        met = met and (aim is None or middle <= aim)
        wanted = f"{aim:7.0f}" if aim is not None else ""
        print(f"{case:46}{middle:8.1f}{min(times):8.1f}{max(times):8.1f}{ratio}{wanted}")
    return met
