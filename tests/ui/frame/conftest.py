"""The real program in a test: its own settings, jobs done at once, a day that stands still."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netwerkkaart.app import Program
from netwerkkaart.ui import preferences, theme
from netwerkkaart.ui.jobs import SyncJobs
from tests.town import TODAY, Town

NOW = datetime(2026, 11, 23, 10, 42)  # noqa: DTZ001 - local time, as the status line shows it


@pytest.fixture(autouse=True)
def own_settings(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep settings, logs and the example of this test in its own folder."""
    folder = tmp_path / "settings"
    monkeypatch.setenv(preferences.FOLDER_VARIABLE, str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    before = QSettings.defaultFormat()
    preferences.name_program()
    qapp.setProperty("reducedMotion", True)
    theme.apply(qapp, theme.Look.LIGHT)
    yield folder
    QSettings.setDefaultFormat(before)
    QCoreApplication.setOrganizationName("")
    QCoreApplication.setApplicationName("")
    qapp.setProperty("reducedMotion", None)


@pytest.fixture
def town_file(town: Town, new_file: Path) -> Path:
    """Return a closed file with the small town in it."""
    return new_file


def _is_settled(program: Program) -> bool:
    footer, read_only = program.window.footer, program.desk is not None and program.desk.store.read_only
    return read_only or "reservekopie" in footer.line._file.text()


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Callable[[Path | None], Program]]:
    """Return a function that starts the program and waits until its first page is there."""
    started: list[Program] = []

    def run(path: Path | None) -> Program:
        program = Program(path, jobs=SyncJobs(), clock=lambda: TODAY, now=lambda: NOW, guarded=False)
        started.append(program)
        with qtbot.waitSignal(program.window.painted):
            program.start()
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        if program.desk is not None:  # what waits until the first page is in sight is done too
            qtbot.waitUntil(lambda: bool(program.window.navigator and _is_settled(program)))
        return program

    yield run
    for program in started:
        if program.window.visit_panel is not None:
            program.window.visit_panel.may_close = lambda: True
        program.window.close()
        program.close()
        program.window.deleteLater()
        program.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
