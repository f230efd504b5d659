"""A mistake of the program is told plainly, and holds nobody's data."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.ui.frame.crash import CrashDialog, Guard, account_of

QUOTED = "Zoë Çelik vertelde"


def raised() -> BaseException:
    try:
        raise ValueError(QUOTED)
    except ValueError as error:
        return error


def test_the_account_names_the_place_and_not_the_data() -> None:
    error = raised()
    account = account_of(type(error), error.__traceback__)
    assert "builtins.ValueError" in account
    assert "test_crash.py" in account
    assert "raised" in account
    assert QUOTED not in account


def test_the_log_holds_no_data_and_the_dialog_copies_what_it_shows(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    shown: list[str] = []

    def look(self: CrashDialog) -> int:
        shown.append(self.details.toPlainText())
        self.copy_button.click()
        shown.append(self.copy_button.text())
        return 0

    monkeypatch.setattr(CrashDialog, "exec", look)
    hook = sys.excepthook
    guard = Guard(tmp_path / "log", window)
    guard.install()
    error = raised()
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        guard.close()
        sys.excepthook = hook
    log = (tmp_path / "log" / "netwerkkaart.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert QUOTED not in log
    assert QUOTED not in shown[0]
    assert shown[1] == "Gekopieerd"
    assert QApplication.clipboard().text() == shown[0]


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    place = tmp_path / "log"
    place.write_text("geen map", encoding="utf-8")
    Guard(place, None).close()
