"""A process killed at any moment while writing loses no step it was told was kept, and the file stays whole."""

import random
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from netwerkkaart.store.check import check
from netwerkkaart.store.opening import open_for_writing
from netwerkkaart.store.tables import promise, visit
from netwerkkaart.store.work import Store
from tests.town import Town

KILLS = 50

WRITER = """
import sys
from datetime import date, datetime
from pathlib import Path
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.store.opening import open_for_writing
from netwerkkaart.usecases.visits import PromiseDraft, VisitDraft, delete_visits, log_visit

store = open_for_writing(Path(sys.argv[1]), datetime.now())
school, contact, worker = (int(word) for word in sys.argv[2:5])
print("open", flush=True)
number = 0
while True:
    number += 1
    draft = VisitDraft(
        school, date(2026, 11, 1), VisitKind.PHONE, contact_ids=(contact,), worker_ids=(worker,), theme_ids=(1, 2, 3),
        promises=(PromiseDraft(PromiseSide.US, f"belofte {number}"),), note=f"bezoek {number} " + "woord " * 200,
    )
    kept = log_visit(store, draft, today=date(2026, 11, 23))
    print("kept", kept, flush=True)
    if number % 3 == 0:
        store.undo()
        print("gone", kept, flush=True)
"""


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a word of other systems")
def test_fifty_kills_lose_nothing(store: Store, town: Town) -> None:
    path, arguments = store.path, [str(number) for number in (town.lyceum, town.anna, town.bilal)]
    store.close()
    kept: set[int] = set()
    dice = random.Random(20261123)
    for _ in range(KILLS):
        kept = _write_until_killed(path, arguments, dice.randrange(6), dice.uniform(0.0, 0.006), kept)
        with open_for_writing(path, datetime(2026, 11, 23)) as opened, opened.read() as connection:  # noqa: DTZ001
            assert check(connection) == []
            held = set(connection.execute(select(visit.c.id)).scalars())
            assert kept <= held
            # A step is whole or absent: every visit of ours has its promise.
            ours = select(func.count()).where(visit.c.note.like("bezoek %"))
            promised = select(func.count()).where(promise.c.text.like("belofte %"))
            assert connection.execute(ours).scalar_one() == connection.execute(promised).scalar_one()
    assert len(kept) > KILLS


def _write_until_killed(path: Path, arguments: list[str], lines: int, after: float, kept: set[int]) -> set[int]:
    command = [sys.executable, "-c", WRITER, str(path), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        assert first == "open\n", process.stderr.read()
        told = [process.stdout.readline() for _ in range(lines)]
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()  # not communicate(): that loses the lines that were read ahead with the last one
    said = "".join(told) + rest
    kept, undoing = set(kept), 0
    for line in said.splitlines():
        words = line.split()
        if len(words) != 2 or not words[1].isdigit():
            continue  # cut off by the kill
        if words[0] == "kept":
            kept.add(int(words[1]))
            undoing = int(words[1])
        else:
            kept.discard(int(words[1]))
            undoing = 0
    # The undo of the last one may have been kept without having been told.
    return kept - {undoing}
