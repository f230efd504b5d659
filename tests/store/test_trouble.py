"""Full disks, read-only folders, damaged files and strange names: a Dutch sentence, and nothing lost."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from sqlalchemy import text

from netwerkkaart.domain.errors import BadFileError, FileInUseError, NetwerkkaartError, NoRoomError
from netwerkkaart.store.backup import back_up, backups_in, folder_of, is_due, restore
from netwerkkaart.store.check import check
from netwerkkaart.store.connecting import connect, connect_for_reading, file_uri
from netwerkkaart.store.lock import FileLock
from netwerkkaart.store.opening import create, open_for_reading, open_for_writing
from netwerkkaart.store.version import SCHEMA_VERSION, version_of
from netwerkkaart.store.work import Store
from tests.dump import dump
from tests.town import Town

NOW = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - local time
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs limits and links as Unix has them")


@pytest.fixture
def unwritable(store: Store, town: Town, tmp_path: Path) -> Iterator[Path]:
    """Return a file, closed, in a folder nothing can be written to, for root neither."""
    folder = tmp_path / "alleen lezen"
    folder.mkdir()
    store.close()
    root = os.name != "nt" and os.geteuid() == 0
    mount = ["mount", "-t", "tmpfs", "tmpfs", str(folder)]
    if root and subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("root may write everywhere, and nothing can be mounted here")
    path = folder / store.path.name
    shutil.copyfile(store.path, path)
    try:
        if root:
            subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        else:
            folder.chmod(0o500)
        yield path
    finally:
        if root:
            subprocess.run(["umount", "-l", folder], check=True)
        else:
            folder.chmod(0o700)


@POSIX
def test_a_file_on_read_only_media_can_be_read_copied_and_put_back(unwritable: Path, tmp_path: Path) -> None:
    assert version_of(unwritable) == SCHEMA_VERSION
    with open_for_reading(unwritable) as opened:
        before = dump(opened)
    with pytest.raises(FileInUseError, match="kan niet worden beschreven"):
        open_for_writing(unwritable, NOW)
    made = back_up(unwritable, tmp_path / "hier", NOW)
    for source in (made.path, unwritable):
        restore(source, tmp_path / "terug.netwerkkaart", NOW)
        with open_for_writing(tmp_path / "terug.netwerkkaart", NOW) as back:
            assert dump(back) == before
    with pytest.raises(NoRoomError, match=r"niets veranderd"):
        restore(made.path, unwritable, NOW)
    with pytest.raises(NoRoomError):
        create(unwritable.with_name("nieuw.netwerkkaart"))


LIMITED = """
import resource, signal, sys
from datetime import datetime
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit, act, path = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.store.backup import back_up, restore
from netwerkkaart.store.opening import create, open_for_writing
from netwerkkaart.usecases.terms import add_theme
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
now = datetime(2026, 11, 23)
try:
    if act == "create":
        create(path).close()
    elif act == "backup":
        back_up(path, path.parent / "kopie", now)
    elif act == "restore":
        restore(Path(sys.argv[4]), path, now)
    else:
        with open_for_writing(path, now) as store:
            for number in range(400):
                add_theme(store, f"thema {number} " + "x" * 3000)
except NetwerkkaartError as error:
    print(error)
    sys.exit(1)
"""


def with_room(limit: int, *words: object) -> subprocess.CompletedProcess[str]:
    """Run an act in a process that can write no file of more than ``limit`` bytes, as on a full disk."""
    command = [sys.executable, "-W", "ignore", "-c", LIMITED, str(limit), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@POSIX
@pytest.mark.parametrize("limit", [0, 4_000, 100_000, 300_000])
def test_a_file_that_does_not_fit_leaves_no_half_one(tmp_path: Path, limit: int) -> None:
    answer = with_room(limit, "create", tmp_path / "x.netwerkkaart")
    assert (answer.returncode, answer.stderr) == (1, "")
    assert "kon niet worden gemaakt" in answer.stdout
    assert list(tmp_path.iterdir()) == []


@POSIX
@pytest.mark.parametrize("act", ["work", "backup", "restore"])
def test_a_full_disk_loses_nothing(store: Store, town: Town, tmp_path: Path, act: str) -> None:
    made = back_up(store.path, tmp_path / "hier", NOW)
    before = dump(store)
    store.close()
    limit = 200_000 if act != "work" else store.path.stat().st_size + 200_000
    answer = with_room(limit, act, store.path, made.path)
    assert (answer.returncode, answer.stderr) == (1, "")
    with open_for_writing(store.path, NOW) as again:
        after = dump(again)
        with again.read() as connection:
            assert check(connection) == []
    assert {name: rows[: len(before[name])] for name, rows in after.items() if name == "theme"} == {
        "theme": before["theme"]
    }
    if act != "work":
        assert after == before
    assert not list(tmp_path.rglob("*.part"))


def test_a_damaged_file_is_told_of_in_dutch(store: Store, town: Town, tmp_path: Path) -> None:
    """Whatever byte is wrong: reading, checking, copying and opening give a sentence or work."""
    store.close()
    whole = store.path.read_bytes()
    chance = random.Random(7)
    told = 0
    for number in range(25):
        data = bytearray(whole)
        for _place in range(chance.choice((1, 4, 12))):
            at = chance.randrange(0 if number % 5 == 0 else 100, len(data) - 4096)
            size = chance.choice((8, 200, 4096))
            data[at : at + size] = chance.randbytes(1) * size
        path = tmp_path / f"kapot {number}.netwerkkaart"
        path.write_bytes(data if number % 6 else data[: len(data) // 3])
        for act in (
            lambda path=path: back_up(path, tmp_path / "kopieën", NOW),
            lambda path=path: _read_all(open_for_reading(path)),
            lambda path=path: _read_all(open_for_writing(path, NOW)),
        ):
            try:
                act()
            except NetwerkkaartError:
                told += 1
    assert told > 20


def _read_all(store: Store) -> None:
    with store, store.read() as connection:
        check(connection)
        connection.execute(text("SELECT count(note) FROM visit")).one()


def test_check_reports_damage_instead_of_stopping(store: Store, town: Town) -> None:
    store.close()
    with closing(connect(store.path)) as plain:
        root = plain.execute("SELECT rootpage FROM sqlite_master WHERE name = 'visit'").fetchone()[0]
        size = plain.execute("PRAGMA page_size").fetchone()[0]
    with store.path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    with open_for_reading(store.path) as opened, opened.read() as connection:
        assert any("beschadig" in finding.text for finding in check(connection))


def test_a_reader_never_looks_behind_the_back_of_a_writer(new_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a share the file is locked while it is written; what lies there then is half of it."""
    monkeypatch.setattr("netwerkkaart.store.connecting.BUSY_MS", 50)
    with closing(connect(new_file)) as writer:
        writer.execute("PRAGMA journal_mode = TRUNCATE")
        writer.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Exception, match="locked"):
            connect_for_reading(new_file)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PureWindowsPath(r"\\server\map x\a#b.netwerkkaart"), "file:////server/map%20x/a%23b.netwerkkaart?mode=ro"),
        (PureWindowsPath(r"C:\a%20?\é.netwerkkaart"), "file:///C:/a%2520%3F/%C3%A9.netwerkkaart?mode=ro"),
        (PurePosixPath("/a?b/c#d%41"), "file:///a%3Fb/c%23d%2541?mode=ro"),
    ],
)
def test_a_path_becomes_an_address_sqlite_takes(path: PureWindowsPath, uri: str) -> None:
    assert file_uri(path, "mode=ro") == uri


@POSIX
def test_two_ways_to_one_file_are_one_lock_and_one_file(store: Store, town: Town, tmp_path: Path) -> None:
    made = back_up(store.path, tmp_path / "hier", NOW)
    link = tmp_path / "link.netwerkkaart"
    link.symlink_to(store.path)
    with pytest.raises(FileInUseError):
        open_for_writing(link, NOW)
    store.close()
    restore(made.path, link, NOW)
    assert link.is_symlink()
    with open_for_writing(store.path, NOW) as back:
        assert dump(back)["visit"]


def test_restoring_brings_a_log_left_by_a_crash_into_what_is_kept(store: Store, town: Town, tmp_path: Path) -> None:
    made = back_up(store.path, tmp_path / "hier", NOW)
    with store.work("Na de kopie") as tx:
        tx.execute(text("UPDATE school SET note = 'later'"))
    later = dump(store)
    crashed = tmp_path / "crash.netwerkkaart"
    for ending in ("", "-wal"):
        shutil.copyfile(f"{store.path}{ending}", f"{crashed}{ending}")
    saved = restore(made.path, crashed, NOW)
    assert saved is not None
    with open_for_writing(saved.path, NOW) as old:
        assert dump(old) == later
    with open_for_writing(crashed, NOW) as back, back.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM school WHERE note = 'later'")).scalar_one() == 0


def test_an_error_quotes_nothing_anybody_wrote(store: Store, town: Town) -> None:
    with pytest.raises(Exception, match="no such table") as caught, store.read() as connection:
        connection.execute(text("SELECT 1 FROM nergens WHERE 1 = :note"), {"note": "geheim over Quispel"})
    assert "Quispel" not in str(caught.value)


def test_a_backup_from_the_future_puts_nothing_off(store: Store) -> None:
    folder = folder_of(store.path)
    back_up(store.path, folder, NOW + timedelta(days=400))
    assert is_due(folder, store.path.stem, NOW)
    back_up(store.path, folder, NOW)
    assert not is_due(folder, store.path.stem, NOW + timedelta(hours=1))
    assert len(backups_in(folder, store.path.stem)) == 2


def test_a_damaged_file_gives_its_lock_back(new_file: Path) -> None:
    new_file.write_bytes(new_file.read_bytes()[:8192])
    with pytest.raises(BadFileError):
        open_for_writing(new_file, NOW)
    lock = FileLock(new_file)
    lock.acquire()
    lock.release()
