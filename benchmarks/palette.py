"""Ctrl+K at 100,000 visits, in the real window: every key of some words, until its lines are painted.

    python -m benchmarks.palette [FILE] [--rounds N]

Beside it stands what the store alone takes for that key (names, notes, snippets), and painting the lines again.
"""

import sys
from functools import partial
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.running import arguments, by_turns, program, town
from benchmarks.search import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

AIM_MS = 50.0
KEY, STORE, PAINT = "a key, painted", "of which the store", "painting the lines again"
_BEFORE = "the empty field before it"


def main() -> int:
    asked = arguments(__doc__)
    with town(asked.file) as path, program(path) as run:
        from PySide6.QtWidgets import QApplication

        from netwerkkaart.queries.search import hits

        run.window.show_palette()
        palette, desk = run.window.palette_overlay, run.desk
        assert palette is not None
        assert desk is not None
        for _wait in range(20):
            QApplication.processEvents()

        def press(text: str) -> None:
            palette.field.setText(text)
            QApplication.processEvents()

        typed = [word[:length] for word in WORDS for length in range(1, len(word) + 1) if word[length - 1] != " "]
        taken: dict[str, list[float]] = {}
        with desk.store.read() as connection:
            for text in typed:
                cases: dict[str, Callable[[], object]] = {
                    _BEFORE: partial(press, ""),
                    KEY: partial(press, text),
                    STORE: partial(hits, connection, text),
                    PAINT: palette.list.viewport().repaint,
                }
                for case, times in by_turns(cases, max(3, asked.rounds // 3)).items():
                    taken.setdefault(case, []).append(median(times))
    del taken[_BEFORE]
    print(f"{f'{len(typed)} keys, ms of processor time':34}{'median':>8}{'p95':>8}{'worst':>8}{'aim':>7}")
    for case, each in taken.items():
        aim = f"{AIM_MS:7.0f}" if case == KEY else ""
        print(f"{case:34}{median(each):8.1f}{quantiles(each, n=20)[-1]:8.1f}{max(each):8.1f}{aim}")
    return 0 if quantiles(taken[KEY], n=20)[-1] <= AIM_MS else 1


if __name__ == "__main__":
    sys.exit(main())
