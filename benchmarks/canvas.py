"""Frame times of the map on software rendering, 1600×900: panning, zooming, hovering, dragging, hit tests,
and a whole drawing.

Beside each stands the frame of 60 a second (16.7 ms). Run: ``python -m benchmarks.canvas`` from the checkout.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import resource
import sys
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import get_context
from random import Random
from statistics import median
from time import perf_counter

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from netwerkkaart.domain.people import TieStep
from netwerkkaart.graph.build import build
from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.look import LIGHT
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, NodeKind
from netwerkkaart.ui.map.canvas import MapCanvas
from tests.graph.towns import ON, town

FRAME = 16.7
ROUNDS = 60


def timed(act: Callable[[int], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Return median and 95th percentile in milliseconds."""
    took = []
    for number in range(rounds):
        started = perf_counter()
        act(number)
        took.append((perf_counter() - started) * 1000)
    took.sort()
    return median(took), took[int(len(took) * 0.95)]


def acts(canvas: MapCanvas) -> list[tuple[str, float, float]]:
    """Return median and 95th percentile of each thing a hand does."""
    centre = QPointF(800, 450)
    canvas._backdrop.last_cost = 1.0  # measure the sliced way also where the map is fast

    def frame() -> None:
        canvas.repaint()

    def pan(number: int) -> None:
        canvas.set_view(canvas.view().panned(6 if number % 40 < 20 else -6, 3 if number % 20 < 10 else -3))
        frame()

    def zoom(number: int) -> None:
        canvas.zoom_by(1.12 if number % 40 < 20 else 1 / 1.12, centre)
        frame()

    def events(number: int) -> None:
        if not canvas._backdrop.is_busy():
            canvas._backdrop.last_cost = 1.0
            canvas._redraw(fresh=True)
        QApplication.processEvents()
        del number

    def drawing(number: int) -> None:
        del number
        canvas._backdrop.forget()
        canvas._redraw(fresh=True)
        canvas.settle()

    def hover(number: int) -> None:
        canvas._set_hover((number * 37) % len(canvas.picture().keys))
        frame()

    def drag(number: int) -> None:
        canvas._drag_node(QPointF(500 + 4 * number, 300))
        frame()

    rows = [("pan, all in view", *timed(pan)), ("zoom", *timed(zoom))]
    canvas.fit()
    canvas.settle()
    rows.append(("one slice while idle", *timed(events, 200)))
    rows.append(("whole drawing, far", *timed(drawing, 7)))
    canvas.zoom_by(0.8 / canvas.view().scale, centre)
    canvas.settle()
    rows.append(("whole drawing, near", *timed(drawing, 7)))
    canvas._backdrop.last_cost = 1.0
    rows.append(("pan, near", *timed(pan)))
    canvas.settle()
    rows.append(("hover, near", *timed(hover)))
    canvas._set_hover(-1)
    canvas._grabbed = len(canvas.picture().keys) - 1
    rows.append(("drag somebody, near", *timed(drag)))
    canvas._let_go()
    canvas.select(canvas.picture().keys[:2000])
    rows.append(("pan, many selected", *timed(pan)))
    canvas.select(())
    canvas.settle()
    rows.append(("hit test", *timed(lambda n: canvas.node_at(QPointF(n * 20 % 1600, n * 13 % 900)), 200)))
    return rows


def denser(network: Network, lines: int) -> Network:
    """Return a network in which workers know so many more contacts that there are about so many ties."""
    chance = Random(1)
    workers = [node.key for node in network.nodes if node.kind is NodeKind.WORKER]
    contacts = [node.key for node in network.nodes if node.kind is NodeKind.CONTACT]
    known = {(tie.source, tie.target) for tie in network.ties}
    pairs = dict.fromkeys((chance.choice(workers), chance.choice(contacts)) for _tie in range(lines))
    more = [pair for pair in pairs if pair not in known][: max(lines - len(network.ties), 0)]
    steps = (None, *TieStep)
    ties = tuple(NetTie(NetTieKind.TIE, *pair, step=chance.choice(steps), last_contact=ON) for pair in more)
    return replace(network, ties=network.ties + ties)


def measure(schools: int, contacts: int, workers: int, lines: int = 0) -> None:
    """Measure one town; in a process of its own, so that the memory is its own."""
    app = QApplication([])
    network = denser(town(schools, contacts, workers), lines)
    laid: list[float] = []
    for _ in range(3):
        started = perf_counter()
        layout = lay_out(network)
        laid.append((perf_counter() - started) * 1000)
    started = perf_counter()
    picture = build(network, layout)
    built = (perf_counter() - started) * 1000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    canvas = MapCanvas()
    canvas.resize(1600, 900)
    canvas.set_look(LIGHT)
    started = perf_counter()
    canvas.set_picture(picture)
    canvas.show()
    QApplication.processEvents()
    canvas.settle()
    canvas.repaint()
    first = (perf_counter() - started) * 1000
    rows = acts(canvas)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"\n{len(picture.keys)} nodes, {len(picture.lines)} lines", end=" · ")
    print(f"layout {median(laid):.0f} ms · build {built:.0f} ms · first drawing {first:.0f} ms", end=" · ")
    print(f"memory at most {after / 1024:.0f} MB, +{(after - before) / 1024:.0f} by the window")
    print(f"{'':24}{'median':>9}{'p95':>9}{'p95 / 16.7 ms':>15}")
    for name, middle, high in rows:
        print(f"{name:24}{middle:9.2f}{high:9.2f}{high / FRAME:15.2f}")
    canvas.close()
    app.quit()


def main() -> None:
    for size in ((12, 88, 5), (200, 2500, 20), (800, 9150, 60, 34_000)):
        alone = get_context("spawn").Process(target=measure, args=size)
        alone.start()
        alone.join()
        if alone.exitcode:
            sys.exit(alone.exitcode)


if __name__ == "__main__":
    main()
