"""Opening, upgrading and locking: nothing is lost by a bad file, an upgrade, or a second program."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from netwerkkaart.domain.errors import BadFileError, FileInUseError
from netwerkkaart.store import upgrade
from netwerkkaart.store.backup import backups_in, folder_of
from netwerkkaart.store.check import check
from netwerkkaart.store.connecting import connect
from netwerkkaart.store.engine import migrating_engine
from netwerkkaart.store.opening import create, open_for_reading, open_for_writing
from netwerkkaart.store.tables import metadata
from netwerkkaart.store.version import SCHEMA_VERSION, version_of
from netwerkkaart.store.work import Store
from tests.dump import dump
from tests.town import Town, build_town

NOW = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - local time


def test_the_migrations_make_exactly_the_tables(new_file: Path) -> None:
    fresh = create_engine("sqlite://")
    metadata.create_all(fresh)
    query = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY 1, 2"
    ours = ("alembic_version", "found_", "search_", "sqlite_")
    with fresh.connect() as connection:
        wanted = [tuple(row) for row in connection.exec_driver_sql(query) if not str(row[1]).startswith(ours)]
    with closing(sqlite3.connect(new_file)) as plain:
        held = [row for row in plain.execute(query) if not row[1].startswith(ours)]
    assert [(kind, name, sql.split()) for kind, name, sql in held] == [
        (kind, name, sql.split()) for kind, name, sql in wanted
    ]


def test_alembic_sees_nothing_left_to_do(new_file: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    engine = migrating_engine(new_file)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = [
            item
            for item in compare_metadata(context, metadata)
            if not (isinstance(item, tuple) and str(getattr(item[1], "name", "")).startswith("found_"))
        ]
    engine.dispose()
    assert differences == []


def test_the_newest_migration_is_the_schema_version() -> None:
    from alembic.script import ScriptDirectory

    head = ScriptDirectory.from_config(upgrade.configuration(upgrade.script_location())).get_current_head()
    assert int(head or 0) == SCHEMA_VERSION


NEXT = '''
"""A later version: rebuilds the school table, which everything refers to."""
import sqlalchemy as sa
from alembic import op

revision = "{after}"
down_revision = "{now}"

def upgrade() -> None:
    with op.batch_alter_table("school", recreate="always") as batch:
        batch.add_column(sa.Column("nickname", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("visit", recreate="always") as batch:
        batch.alter_column("place", server_default="onbekend")
    {extra}
'''


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    shutil.copytree(upgrade.script_location(), folder)
    return folder


def add_version(scripts: Path, extra: str = "") -> None:
    script = NEXT.format(extra=extra, now=f"{SCHEMA_VERSION:04d}", after=f"{SCHEMA_VERSION + 1:04d}")
    (scripts / "versions" / "v9999_next.py").write_text(script, encoding="utf-8")


def test_an_upgrade_keeps_every_reference(store: Store, town: Town, scripts: Path) -> None:
    before = dump(store)
    path = store.path
    store.close()
    add_version(scripts)
    upgrade.migrate(path, scripts=scripts)
    with closing(connect(path)) as plain:
        assert plain.execute("SELECT version_num FROM alembic_version").fetchone() == (f"{SCHEMA_VERSION + 1:04d}",)
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in ("visit", "visit_theme", "position", "tie_step", "signal", "promise", "agreement_school", "phase"):
            assert plain.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() == before[table]  # noqa: S608
        assert plain.execute("SELECT count(*) FROM school").fetchone()[0] == len(before["school"])
        found = plain.execute("SELECT rowid, title, body FROM found_note ORDER BY rowid").fetchall()
        assert found == before["found_note"]


@pytest.mark.parametrize("script", sorted(Path(__file__).parent.glob("version_*.sql")), ids=lambda path: path.stem)
def test_a_file_of_every_earlier_version_comes_up_to_date_whole(script: Path, tmp_path: Path) -> None:
    path = tmp_path / "oud.netwerkkaart"
    with closing(sqlite3.connect(path)) as plain:
        plain.executescript(script.read_text(encoding="utf-8"))
        tables = [row[0] for row in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        held = {name: plain.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in tables}  # noqa: S608
    assert version_of(path) < SCHEMA_VERSION
    with open_for_writing(path, NOW) as opened:
        assert version_of(path) == SCHEMA_VERSION
        with opened.read() as connection:
            assert check(connection) == []
        with opened.work("Bezoek verwijderd") as tx:
            assert tx.exec_driver_sql("DELETE FROM visit").rowcount == len(held["visit"]) > 0
        opened.undo()
    with closing(sqlite3.connect(path)) as plain:
        for name in set(tables) - {"alembic_version", "logbook", "sqlite_sequence"}:
            width = len(held[name][0]) if held[name] else 0
            now = [row[:width] for row in plain.execute(f"SELECT * FROM {name} ORDER BY 1")]  # noqa: S608
            assert sorted(now, key=repr) == sorted(held[name], key=repr), (
                name
            )  # a later version may add columns at the end


@pytest.mark.parametrize(
    "extra",
    [
        'raise RuntimeError("halverwege")',
        'op.execute("DELETE FROM contact")',  # would leave references to nobody
        'op.execute("SELECT * FROM nergens")',
    ],
)
def test_a_failing_migration_leaves_the_file_as_it_was(store: Store, town: Town, scripts: Path, extra: str) -> None:
    before = dump(store)
    path = store.path
    store.close()
    add_version(scripts, extra)
    with pytest.raises((RuntimeError, BadFileError, Exception)) as caught:
        upgrade.migrate(path, scripts=scripts)
    assert not isinstance(caught.value, AssertionError)
    assert version_of(path) == SCHEMA_VERSION
    with open_for_writing(path, NOW) as again:
        assert dump(again) == before
        with again.read() as connection:
            assert check(connection) == []


def test_an_older_file_is_backed_up_before_it_is_upgraded(
    store: Store, town: Town, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = store.path
    before = dump(store)
    store.close()
    add_version(scripts)
    monkeypatch.setattr(upgrade, "script_location", lambda: scripts)
    monkeypatch.setattr("netwerkkaart.store.opening.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr("netwerkkaart.store.version.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(BadFileError, match="oudere versie"):
        open_for_reading(path)
    open_for_writing(path, NOW).close()
    assert version_of(path) == SCHEMA_VERSION + 1
    (backup,) = backups_in(folder_of(path), path.stem)
    assert version_of(backup.path) == SCHEMA_VERSION
    monkeypatch.undo()
    with open_for_writing(backup.path, NOW) as old:
        assert dump(old) == before


def test_a_newer_file_is_refused_and_left_alone(store: Store) -> None:
    path = store.path
    store.close()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '0099'")
        plain.commit()
    content = path.read_bytes()
    with pytest.raises(BadFileError, match="nieuwere versie"):
        open_for_writing(path, NOW)
    assert path.read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"geen database", b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_strange_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vreemd.netwerkkaart"
    path.write_bytes(content)
    with pytest.raises(BadFileError, match=r"vreemd\.netwerkkaart"):
        open_for_writing(path, NOW)
    assert path.read_bytes() == content


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ander.db"
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE school (id INTEGER)")
        plain.commit()
    with pytest.raises(BadFileError, match="geen bestand van Netwerkkaart"):
        open_for_writing(path, NOW)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFileError, match="bestaat niet"):
        open_for_writing(tmp_path / "weg.netwerkkaart", NOW)


def test_making_a_file_never_overwrites(new_file: Path) -> None:
    content = new_file.read_bytes()
    with pytest.raises(BadFileError, match="bestaat al"):
        create(new_file)
    assert new_file.read_bytes() == content


def test_a_second_writer_is_told_who_has_the_file(store: Store) -> None:
    with pytest.raises(FileInUseError, match=str(os.getpid())):
        open_for_writing(store.path, NOW)


def test_another_process_is_refused_until_the_first_one_ends(new_file: Path) -> None:
    program = (
        "import sys; from datetime import datetime; from pathlib import Path;"
        "from netwerkkaart.store.opening import open_for_writing;"
        "held = open_for_writing(Path(sys.argv[1]), datetime.now()); print('open', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(new_file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    with pytest.raises(FileInUseError):
        open_for_writing(new_file, NOW)
    with open_for_reading(new_file) as beside:
        assert beside.read_only
    process.kill()  # a crash leaves no lock behind
    process.communicate()
    open_for_writing(new_file, NOW).close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_can_not_be_written_opens_for_reading(new_file: Path) -> None:
    new_file.parent.chmod(0o500)
    try:
        with pytest.raises(FileInUseError, match="kan niet worden beschreven"):
            open_for_writing(new_file, NOW)
        with open_for_reading(new_file) as opened, opened.read() as connection:
            assert check(connection) == []
    finally:
        new_file.parent.chmod(0o700)


def test_a_closed_file_is_whole_by_itself(store: Store, tmp_path: Path) -> None:
    build_town(store)
    before = dump(store)
    store.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".proef.netwerkkaart.lock", "proef.netwerkkaart"]
    carried = tmp_path / "stick.netwerkkaart"
    shutil.copyfile(store.path, carried)
    with open_for_writing(carried, NOW) as again:
        assert dump(again) == before


def test_the_town_is_healthy(store: Store) -> None:
    build_town(store)
    with store.read() as connection:
        assert check(connection) == []


BROKEN = {
    "afgerond zonder datum": "UPDATE promise SET settled_on = '2026-01-01'",
    "geen enkele stap": "DELETE FROM tie_step",
    "niet bij het bezoek": "DELETE FROM visit_contact",
    "geen naam": "UPDATE contact SET given = '', family = ''",
    "geen enkele school": "DELETE FROM agreement_school",
    "nergens naar": "PRAGMA foreign_keys = OFF; DELETE FROM school",
    "zoekindex": "DELETE FROM found_note",
    "nog een naam": "UPDATE contact SET erased_on = '2026-01-01'",
    "door zichzelf": "UPDATE introduction SET by_contact_id = contact_id",
}


@pytest.mark.parametrize("expected", BROKEN)
def test_check_finds_what_is_broken(store: Store, town: Town, expected: str) -> None:
    with closing(sqlite3.connect(store.path)) as plain:
        plain.executescript(BROKEN[expected])
        plain.commit()
    with store.read() as connection:
        findings = check(connection)
    assert any(expected in finding.text for finding in findings)
