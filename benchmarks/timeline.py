"""The map through time on the real page, 1600×900: 24 months played, and the same months pulled by hand.

    python -m benchmarks.timeline [FILE] [--rounds N]

Without a file with the example. A frame is a painting of the map. While months play, the frames of each fade are
counted from one to the next, by the clock; pulling goes to a day, paints it and goes to the next. Beside both stand the
frame of 30 a second and how far anybody moved who stands in two frames after each other; somebody who changed schools
in between stands on another island, and is counted apart. Only the clock tells what one sees, so run it on a quiet
machine; the processor time of the window's own thread is less moved by others. Pulling has no aim.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.running import TODAY, arguments, program, settle

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from netwerkkaart.app import Program
    from netwerkkaart.graph.picture import Picture
    from netwerkkaart.ui.map.page import MapPage

FRAME = 1000 / 30
MONTHS = 24
Spot = tuple[float, float]


@dataclass
class Film:
    """What was painted, and when."""

    times: list[float] = field(default_factory=list)
    """When each frame was there, in seconds."""
    cost: list[float] = field(default_factory=list)
    """Milliseconds of the thread's own processor time that the painting took."""
    fading: list[bool] = field(default_factory=list)
    """Whether something was under way after each: one picture was still fading into the next."""
    pictures: list["Picture"] = field(default_factory=list)

    def intervals(self) -> list[float]:
        """Return milliseconds from each frame of a fade to the next."""
        ends = zip(self.times, self.times[1:], self.fading, strict=False)
        return [(later - before) * 1000 for before, later, fading in ends if fading]


@contextmanager
def filmed(page: "MapPage") -> Iterator[Film]:
    """Note every painting of the map."""
    from netwerkkaart.ui.map.canvas import MapCanvas

    film, paint = Film(), MapCanvas._paint

    def noting(canvas: MapCanvas, painter: "QPainter") -> None:
        before = time.thread_time()
        paint(canvas, painter)
        film.cost.append((time.thread_time() - before) * 1000)
        film.times.append(time.perf_counter())
        film.fading.append(canvas.is_fading() and canvas._fade._clock.isValid())
        film.pictures.append(canvas.picture())

    MapCanvas._paint = noting  # type: ignore[assignment, method-assign]
    try:
        yield film
    finally:
        MapCanvas._paint = paint  # type: ignore[method-assign]
        page.canvas.update()


@contextmanager
def example(source: Path | None) -> Iterator[Path]:
    """Give a copy of a file, or the example; gone afterwards."""
    from netwerkkaart.store.backup import back_up
    from netwerkkaart.store.opening import create
    from netwerkkaart.usecases.example import write_example

    with tempfile.TemporaryDirectory() as name:
        if source is not None:
            yield back_up(source, Path(name), datetime.now()).path  # noqa: DTZ005 - local time names backups
            return
        path = Path(name) / "voorbeeld.netwerkkaart"
        with create(path) as store:
            write_example(store)
        yield path


def moved(pictures: list["Picture"]) -> tuple[float, int, int]:
    """Return the largest move of whoever stands in two frames after each other, how many changed islands, and days."""
    furthest, changed, days = 0.0, 0, 0
    for before, after in pairwise(pictures):
        if before is after:
            continue
        days += before.on != after.on
        was = _standing(before)
        for key, (home, (x, y)) in _standing(after).items():
            if key not in was:
                continue
            old_home, (old_x, old_y) = was[key]
            if home != old_home:
                changed += 1
            else:
                furthest = max(furthest, abs(x - old_x), abs(y - old_y))
    return furthest, changed, days


def _standing(picture: "Picture") -> dict[str, tuple[str, Spot]]:
    homes = (picture.keys[hub] if hub >= 0 else "" for hub in picture.home.tolist())
    return {key: (home, (x, y)) for key, home, (x, y) in zip(picture.keys, homes, picture.xy.tolist(), strict=True)}


def played(page: "MapPage", first: date) -> Film:
    """Play from a day to today, as the button does."""
    page.time.open_on(first)
    _until(lambda: page.loader.day == first and not page.loader.is_busy() and not page.canvas.is_fading())
    with filmed(page) as film:
        page.time.play_or_pause()
        _until(lambda: not page.time.is_playing() and not page.canvas.is_fading())
    assert page.loader.day == TODAY
    return film


def _until(so: Callable[[], bool]) -> None:
    """Let events run until something is so, without asking all the time."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, watch = QEventLoop(), QTimer(interval=100)
    watch.timeout.connect(lambda: loop.quit() if so() else None)
    watch.start()
    loop.exec()


def pulled(run: "Program", page: "MapPage", days: list[date]) -> tuple[list[float], list[float], Film]:
    """Go to each day as a hand on the track does; return milliseconds by the clock and of this thread for each."""
    taken, own = [], []
    with filmed(page) as film:
        for day in days:
            began, before = time.perf_counter(), time.thread_time()
            page.time.go(day)
            settle(run)
            page.canvas.repaint()
            taken.append((time.perf_counter() - began) * 1000)
            own.append((time.thread_time() - before) * 1000)
    return taken, own, film


def told(what: str, times: list[float]) -> bool:
    """Print median, 95th percentile and worst beside the frame of 30 a second; tell whether all but one in 20 fit."""
    ordered = sorted(times)
    high = ordered[int(len(ordered) * 0.95)]
    print(f"{what:48}{len(times):7}{median(times):9.1f}{high:9.1f}{ordered[-1]:9.1f}{high / FRAME:12.2f}")
    return high <= FRAME


def main() -> int:
    from netwerkkaart.domain.years import add_months

    asked = arguments(__doc__)
    first = add_months(TODAY, -MONTHS)
    met = []
    with example(asked.file) as path, program(path) as run:
        page = _page(run)
        print(f"{len(page.canvas.picture().keys)} nodes today; canvas {page.canvas.width()}×{page.canvas.height()}")
        print(f"{'milliseconds':48}{'frames':>7}{'median':>9}{'p95':>9}{'worst':>9}{'p95 / 33.3':>12}")
        intervals, cost, films = [], [], []
        for _round in range(asked.rounds):
            film = played(page, first)
            intervals += film.intervals()
            cost += film.cost
            films.append(film)
        met.append(told(f"{MONTHS} months played, frame to frame", intervals))
        told("  painting a frame, own processor time", cost)
        days = [first + timedelta(days=day) for day in range(0, (TODAY - first).days + 1, 5)]
        taken, own, pulling = pulled(run, page, days + days[::-1])
        told("pulled to another day until it is painted", taken)  # no aim: a hand waits for what it asks
        told("  own processor time", own)
        films.append(pulling)
        for name, some in (("played", films[:-1]), ("pulled", films[-1:])):
            each = [moved(film.pictures) for film in some]
            far, changed, seen = max(one[0] for one in each), sum(one[1] for one in each), sum(one[2] for one in each)
            print(f"{name}: {seen} times another day; who stayed moved {far:.1f} at most; {changed} changed islands")
            met.append(far == 0)
    return 0 if all(met) else 1


def _page(run: "Program") -> "MapPage":
    from PySide6.QtWidgets import QApplication

    from netwerkkaart.ui.map.page import MapPage

    application = QApplication.instance()
    assert application is not None
    application.setProperty("reducedMotion", False)
    assert run.window.navigator is not None
    while run.window.navigator.make_next() or run.window.navigator.read_next():
        settle(run)  # else the program does it while months play
    run.window.show_page("map")
    settle(run)
    page = run.window.navigator.page("map")
    assert isinstance(page, MapPage)
    page.time.toggle()
    settle(run)
    around = run.window.size() - page.canvas.size()
    run.window.resize(1600 + around.width(), 900 + around.height())
    settle(run)
    page.settle()
    return page


if __name__ == "__main__":
    sys.exit(main())
