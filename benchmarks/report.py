"""The partnership report beside the bare reportlab canvas: the same pages, drawn with everything already measured.

Run ``python -m benchmarks.report``. *Floor* draws each line with ``drawString`` and each shape with the canvas's own
methods, from places worked out beforehand: what any program must at least do for these pages. *Ours* starts at the
rows of the query: it measures, breaks, lays out and draws.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from netwerkkaart.domain.audience import Audience, Veil
from netwerkkaart.exchange.partnership import Order, Press, drawer
from netwerkkaart.queries.partnership_report import school_report
from netwerkkaart.queries.partnership_rows import SchoolReport
from netwerkkaart.reports import page as house
from netwerkkaart.reports.map import ink
from netwerkkaart.reports.partnership import partnership_report, set_report
from netwerkkaart.reports.sight import Sight
from netwerkkaart.store.opening import create
from tests.reports.busy import busy_school
from tests.town import TODAY

ROUNDS = 15
MANY = 200


def best(do: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the milliseconds of processor time of the fastest of several rounds."""
    times = []
    for _round in range(rounds):
        start = time.process_time()
        do()
        times.append(time.process_time() - start)
    return min(times) * 1000


def floor(paper: house.Paper) -> bytes:
    """Draw pages whose every place is known, a call to the canvas for each thing."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(house.WIDTH, house.HEIGHT), initialFontName="Lato", pageCompression=1)
    for number, things in enumerate(paper.pages, start=1):
        for thing in [*paper._frame(number, len(paper.pages)), *things]:
            if thing[0] == "t":
                _what, x, y, line, style = thing
                canvas.setFont(style.font, style.size)
                canvas.setFillColor(ink(style.colour))
                canvas.drawString(x, y, line)
            else:
                house._DRAW[thing[0]](canvas, *thing[1:])
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        store = create(Path(folder) / "meting.netwerkkaart")
        school_id = busy_school(store, visits=90)
        with store.read() as connection:
            rows = school_report(connection, school_id, today=TODAY)
        read = best(lambda: _read(store, school_id))
        worst = 0.0
        for name, picture in (("without map", None), ("with map", drawer(rows, _team()))):
            paper = set_report(rows, audience=Audience.TEAM, with_names=True, veil=None, picture=picture)
            bare = best(lambda paper=paper: floor(paper))  # type: ignore[misc]
            ours = best(
                lambda picture=picture: partnership_report(rows, audience=Audience.TEAM, picture=picture)  # type: ignore[misc]
            )
            worst = max(worst, ours / bare)
            print(f"{len(paper.pages)} pages, {name}: ours {ours:.1f} ms, floor {bare:.1f} ms = {ours / bare:.2f}×")
        print(f"reading its rows: {read:.1f} ms in the same process")
        press = Press(store, Order(Audience.TEAM, with_names=True, year=None, today=TODAY))
        paper = set_report(rows, audience=Audience.TEAM, with_names=True, veil=None, picture=drawer(rows, _team()))
        whole = best(lambda: [press.pdf(school_id) for _one in range(MANY)], 1)
        bare = best(lambda: [floor(paper) for _one in range(MANY)], 1)
        print(f"{MANY} reports, query and map layout included: {whole / 1000:.1f} s, floor {bare / 1000:.1f} s")
        store.close()
    return 0 if worst <= 1.5 else 1


def _read(store: object, school_id: int) -> SchoolReport:
    with store.read() as connection:  # type: ignore[attr-defined]
        return school_report(connection, school_id, today=TODAY)


def _team() -> Sight:
    return Sight(Audience.TEAM, (), Veil(()))


if __name__ == "__main__":
    sys.exit(main())
