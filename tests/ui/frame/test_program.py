"""Starting, opening, another start of the same file, backups, the example, and what goes wrong in it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netwerkkaart.app import Program, main
from netwerkkaart.store.lock import FileLock
from netwerkkaart.ui import preferences
from netwerkkaart.ui.desk import VisitPrefill
from netwerkkaart.ui.frame.wish import Wish, WishKind
from netwerkkaart.usecases.workers import WorkerDraft, add_worker

Start = Callable[[Path | None], Program]


def run_python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_frame_is_shown_before_anything_heavy_is_imported() -> None:
    code = (
        "import sys\n"
        "from netwerkkaart import app\n"
        "qt = app.make_application()\n"
        "app.theme.apply(qt)\n"
        "program = app.Program(None)\n"
        "program._path = None\n"
        "program.window.show()\n"
        "program.window.grab()\n"
        "heavy = ('sqlalchemy', 'numpy', 'babel', 'networkx', 'reportlab', 'holidays', 'alembic', 'rapidfuzz',"
        " 'platformdirs', 'netwerkkaart.store', 'netwerkkaart.queries', 'netwerkkaart.usecases', 'PySide6.QtNetwork')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    result = run_python(code)
    assert result.stdout.strip() == "[]", result.stderr


def test_a_second_start_brings_the_first_window_forward(start: Start, town_file: Path, qtbot: QtBot) -> None:
    program = start(town_file)
    assert program._doorbell is not None
    with qtbot.waitSignal(program._doorbell.rung, timeout=20_000):
        second = subprocess.Popen([sys.executable, "-m", "netwerkkaart", str(town_file)], env={**os.environ})
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    assert program.window.isVisible()


def test_a_file_somebody_else_has_is_opened_read_only_and_says_so(start: Start, town_file: Path) -> None:
    lock = FileLock(town_file)
    lock.acquire()
    try:
        window = start(town_file).window
        assert window.notices.texts()[0].startswith("Alleen-lezen: dit bestand is geopend door ")
        assert str(os.getpid()) in window.notices.texts()[0]
        assert not window.topbar.visit.isEnabled()
        assert not window.registry["visit.new"].isEnabled()
        assert "alleen-lezen" in window.windowTitle()
    finally:
        lock.release()


def test_trying_again_opens_it_for_writing_once_it_is_free(start: Start, town_file: Path) -> None:
    lock = FileLock(town_file)
    lock.acquire()
    program = start(town_file)
    lock.release()
    program.open(town_file)
    assert program.desk is not None
    assert not program.desk.store.read_only
    assert program.window.notices.texts() == []
    assert program.window.isVisible()


def test_without_a_file_one_chooses_how_to_begin(start: Start, tmp_path: Path) -> None:
    program = start(None)
    window = program.window
    assert window.start is not None
    assert window.start.isVisible()
    assert not window.registry["go.schools"].isEnabled()
    wishes: list[Wish] = []
    window.wished.disconnect(program.fulfil)
    window.wished.connect(wishes.append)
    window.start.choice(WishKind.EXAMPLE).click()
    assert wishes == [Wish(WishKind.EXAMPLE)]
    program.fulfil(Wish(WishKind.EMPTY, tmp_path / "nieuw.netwerkkaart"))
    assert program.desk is not None
    assert window.sidebar.isVisible()
    assert preferences.recent_files() == [tmp_path / "nieuw.netwerkkaart"]


def test_the_example_is_made_once_and_then_opened(start: Start) -> None:
    program = start(None)
    program.fulfil(Wish(WishKind.EXAMPLE))
    assert program.desk is not None
    path = program.desk.store.path
    add_worker(program.desk.store, WorkerDraft("Sanne Vermeer"))
    assert sorted(one.name for one in path.parent.glob("*aanbouw*")) == []
    program.window.close()
    again = start(None)
    again.fulfil(Wish(WishKind.EXAMPLE))
    assert again.desk is not None
    assert again.desk.store.path == path
    with again.desk.store.read() as connection:
        from netwerkkaart.queries.frame import names_known

        assert "Sanne Vermeer" in {row.name for row in names_known(connection)}


@pytest.mark.parametrize("content", [None, b"geen database", b""])
def test_a_file_that_cannot_be_opened_says_why_and_is_left_alone(
    start: Start, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "raar.netwerkkaart"
    if content is not None:
        path.write_bytes(content)
    program = start(path)
    assert program.desk is None
    assert program.window.start is not None
    assert "raar.netwerkkaart" in program.window.start.notices.texts()[0]
    assert not path.exists() if content is None else path.read_bytes() == content


def test_a_new_file_does_not_replace_one_that_exists(start: Start, town_file: Path) -> None:
    program = start(None)
    before = town_file.read_bytes()
    program.fulfil(Wish(WishKind.EMPTY, town_file))
    assert program.window.start is not None
    assert "bestaat al" in program.window.start.notices.texts()[0]
    assert town_file.read_bytes() == before


def test_another_file_comes_in_the_place_of_the_open_one(start: Start, town_file: Path, tmp_path: Path) -> None:
    program = start(town_file)
    first = program.window
    program.fulfil(Wish(WishKind.EMPTY, tmp_path / "ander.netwerkkaart"))
    assert program.window is not first
    assert program.window.windowTitle().startswith("ander")
    assert not first.isVisible()
    program.open(town_file)
    assert program.window.windowTitle().startswith("proef")


def test_a_backup_that_fails_is_told(start: Start, town_file: Path) -> None:
    (town_file.parent / "proef reservekopieën").write_text("geen map", encoding="utf-8")
    window = start(town_file).window
    assert "kon niet worden gemaakt" in window.notices.texts()[0]
    assert "reservekopie mislukt" in window.footer.line._file.text()


def test_a_backup_is_made_when_asked_and_can_be_put_back(start: Start, town_file: Path) -> None:
    program = start(town_file)
    assert program.desk is not None
    backup = next((town_file.parent / "proef reservekopieën").glob("*.netwerkkaart"))
    add_worker(program.desk.store, WorkerDraft("Sanne Vermeer"))
    program.window.wish(WishKind.RESTORE, backup)
    assert program.window.footer.line.message() == "Reservekopie teruggezet"
    with program.desk.store.read() as connection:
        from netwerkkaart.queries.frame import names_known

        assert "Sanne Vermeer" not in {row.name for row in names_known(connection)}
    program.window.registry.trigger("file.backup")
    assert "Reservekopie gemaakt" in program.window.footer.line.message()


def test_a_visit_half_filled_in_keeps_the_window_open(start: Start, town_file: Path) -> None:
    program = start(town_file)
    assert program.desk is not None
    program.desk.log_visit(VisitPrefill(school_id=1))
    panel = program.window.visit_panel
    assert panel is not None
    panel.form.note.set_text("Nog niet bewaard.")
    assert not program.window.close()
    assert program.window.isVisible()
    assert panel.is_open()
    panel.confirm.refused.emit()
    panel.confirm.confirmed.emit()  # asked for something else than leaving
    assert program.window.isVisible()


def test_throwing_the_visit_away_closes_the_window_that_was_being_closed(start: Start, town_file: Path) -> None:
    program = start(town_file)
    assert program.desk is not None
    program.desk.log_visit(VisitPrefill(school_id=1))
    panel = program.window.visit_panel
    assert panel is not None
    panel.form.note.set_text("Toch niet.")
    assert not program.window.close()
    panel.confirm.confirmed.emit()
    assert not program.window.isVisible()


def test_the_last_file_is_the_one_of_next_time(start: Start, town_file: Path) -> None:
    start(town_file)
    assert preferences.recent_files() == [town_file]
    town_file.rename(town_file.with_name("weg.netwerkkaart"))
    assert preferences.recent_files() == []


@pytest.mark.parametrize("arguments", [["a", "b"], ["--wat"]])
def test_a_wrong_way_of_starting_is_said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "Gebruik" in capsys.readouterr().err


def test_closing_gives_the_file_back(start: Start, town_file: Path) -> None:
    program = start(town_file)
    program.window.close()
    QApplication.processEvents()
    lock = FileLock(town_file)
    lock.acquire()
    lock.release()
