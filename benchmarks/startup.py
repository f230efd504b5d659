"""How long until something is seen: a bare PySide6 window, our frame, and Vandaag filled from a real file.

Every measurement is a process of its own, from its start (told by the parent) to the end of the first paint; the three
are taken in turn, so that a busy machine slows them alike; the time the processor worked is shown beside it, which
other programs disturb least. Bytecode is compiled first, as it is for every user.

    python -m benchmarks.startup [FILE] [--rounds N]
"""

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]

_TOLD = """
import os, sys, time
def told():
    print(time.clock_gettime(time.CLOCK_MONOTONIC) - float(os.environ["STARTED"]), time.process_time())
    sys.stdout.flush()
    os._exit(0)
"""

BARE = (
    _TOLD
    + """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Netwerkkaart"))
window.resize(1280, 800)
window.show()
app.processEvents()
told()
"""
)

FRAME = (
    _TOLD
    + """
import gc
gc.disable()  # as __main__ does
from netwerkkaart import app as program
qt = program.make_application()
program.theme.apply(qt, program.preferences.look())
run = program.Program(None)
run.window.painted.connect(told)
run.window.show()
qt.exec()
"""
)

FILLED = (
    _TOLD
    + """
from pathlib import Path
from PySide6.QtCore import QTimer
import gc
gc.disable()  # as __main__ does
from netwerkkaart import app as program
qt = program.make_application()
path = Path(sys.argv[1])
program._is_shown_elsewhere(path)
program.theme.apply(qt, program.preferences.look())
run = program.Program(path)
def opened():
    page = run.window.navigator.current()
    run.jobs.wait()
    page.repaint()
    told()
run.opened.connect(lambda: QTimer.singleShot(0, opened))  # before what can wait is done
run.start()
qt.exec()
"""
)


def _once(code: str, environment: dict[str, str], *arguments: str) -> tuple[float, float]:
    import time

    started = time.clock_gettime(time.CLOCK_MONOTONIC)
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**environment, "STARTED": repr(started)},
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    wall, cpu = result.stdout.split()
    return float(wall) * 1000, float(cpu) * 1000


def _example(folder: Path) -> Path:
    from netwerkkaart.store.opening import create
    from netwerkkaart.usecases.example import write_example

    path = folder / "voorbeeld.netwerkkaart"
    with create(path) as store:
        write_example(store)
    return path


def _copy(source: Path, folder: Path) -> Path:
    from netwerkkaart.store.backup import back_up

    return back_up(source, folder, datetime.now()).path  # noqa: DTZ005 - local time names backups


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="a file to open (a copy of it; else the example)")
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["QT_QPA_PLATFORM"] = environment.get("QT_QPA_PLATFORM") or "offscreen"
    environment["PYTHONPATH"] = str(ROOT / "src")
    compileall.compile_dir(ROOT / "src", quiet=2)
    compileall.compile_dir(sysconfig.get_path("purelib"), quiet=2, workers=2)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment["NETWERKKAART_SETTINGS"] = str(folder / "settings")
        path = _copy(arguments.file, folder) if arguments.file else _example(folder)
        cases = {"bare window": (BARE, ()), "frame": (FRAME, ()), "Vandaag filled": (FILLED, (str(path),))}
        times: dict[str, list[tuple[float, float]]] = {case: [] for case in cases}
        for round_ in range(arguments.rounds + 1):
            for case, (code, more) in cases.items():
                taken = _once(code, environment, *more)
                if round_:  # the first round warms the disk
                    times[case].append(taken)
    print(f"{'from process start to first paint':34} {'median ms':>10} {'× bare':>8} {'CPU ms':>8} {'× bare':>8}")
    floors = [statistics.median(taken) for taken in zip(*times["bare window"], strict=True)]
    for case, measured in times.items():
        wall, cpu = (statistics.median(taken) for taken in zip(*measured, strict=True))
        print(f"{case:34} {wall:10.0f} {wall / floors[0]:8.2f} {cpu:8.0f} {cpu / floors[1]:8.2f}")


if __name__ == "__main__":
    main()
