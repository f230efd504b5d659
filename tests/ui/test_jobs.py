"""Jobs answer in the GUI thread, and nothing they meet gets lost."""

import gc
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from netwerkkaart.ui.jobs import JobContext, Jobs, SyncJobs


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.wait()
    made.deleteLater()


def test_work_runs_elsewhere_and_answers_here(jobs: Jobs) -> None:
    owner = QObject()
    answers: list[tuple[int, int, int]] = []

    def work(context: JobContext) -> int:
        context.progress(1)
        return threading.get_ident()

    moved: list[int] = []
    for _ in range(50):
        jobs.run(
            owner,
            work,
            lambda ident: answers.append((ident, threading.get_ident(), 0)),
            progress=lambda _part: moved.append(threading.get_ident()),
        )
    assert not jobs.idle()
    assert jobs.wait()
    here = threading.get_ident()
    assert len(answers) == 50
    assert all(there != here and answered == here for there, answered, _ in answers)
    assert moved == [here] * 50


def test_an_exception_reaches_failed(jobs: Jobs) -> None:
    owner, caught = QObject(), list[Exception]()

    def work(_context: JobContext) -> int:
        raise LookupError("weg")

    jobs.run(owner, work, lambda _: pytest.fail("is not done"), caught.append)
    assert jobs.wait()
    assert [str(error) for error in caught] == ["weg"]


def test_an_exception_nobody_handles_is_not_lost(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, caught = QObject(), list[object]()
    monkeypatch.setattr(sys, "excepthook", lambda *parts: caught.append(parts[1]))

    def work(_context: JobContext) -> int:
        raise LookupError("weg")

    jobs.run(owner, work, lambda _: None)
    assert jobs.wait()
    assert isinstance(caught[0], LookupError)


def test_a_cancelled_job_stops_and_stays_silent(jobs: Jobs) -> None:
    owner, heard, stopped = QObject(), list[object](), threading.Event()

    def work(context: JobContext) -> int:
        while not context.stopped():
            time.sleep(0.001)
        stopped.set()
        return 1

    job = jobs.run(owner, work, heard.append, heard.append)
    job.cancel()
    assert jobs.wait()
    assert heard == []
    assert job.cancelled()


def test_cancel_all_ends_what_runs(jobs: Jobs) -> None:
    owner = QObject()

    def work(context: JobContext) -> None:
        while not context.stopped():
            time.sleep(0.001)

    for _ in range(4):
        jobs.run(owner, work, lambda _: pytest.fail("is not wanted"))
    jobs.cancel_all()
    assert jobs.wait()


@pytest.mark.parametrize("how", ["python", "qt"])
def test_an_owner_that_is_gone_gets_nothing(jobs: Jobs, how: str) -> None:
    owner: QObject | None = QObject()
    go, heard = threading.Event(), list[object]()

    def work(_context: JobContext) -> int:
        go.wait(5)
        return 1

    assert owner is not None
    jobs.run(owner, work, heard.append, heard.append)
    if how == "qt":
        owner.deleteLater()
        QApplication.sendPostedEvents(owner, 52)
    else:
        owner = None
        gc.collect()
    go.set()
    assert jobs.wait()
    assert heard == []


def test_progress_is_told_in_steps(jobs: Jobs) -> None:
    owner, parts = QObject(), list[float]()

    def work(context: JobContext) -> None:
        for number in range(100_001):
            context.progress(number / 100_000)

    jobs.run(owner, work, lambda _: None, progress=parts.append)
    assert jobs.wait()
    assert parts == sorted(parts)
    assert 50 < len(parts) <= 102
    assert parts[-1] == 1


def test_sync_jobs_do_it_at_once() -> None:
    jobs, owner = SyncJobs(), QObject()
    heard: list[object] = []

    def work(context: JobContext) -> str:
        context.progress(0.5)
        return "klaar"

    def broken(_context: JobContext) -> str:
        raise ValueError("stuk")

    jobs.run(owner, work, heard.append, progress=heard.append)
    jobs.run(owner, broken, heard.append, lambda error: heard.append(str(error)))
    assert heard == [0.5, "klaar", "stuk"]
    assert jobs.idle()
