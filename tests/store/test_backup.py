"""Backups: verified, thinned by rule, and restored without losing what stood there."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from netwerkkaart.domain.errors import BadFileError, FileInUseError, NoRoomError
from netwerkkaart.store.backup import back_up, backups_in, folder_of, is_due, restore, thin, to_keep
from netwerkkaart.store.opening import open_for_writing
from netwerkkaart.store.tables import school
from netwerkkaart.store.work import Store
from tests.dump import dump
from tests.town import Town

NOW = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - local time


def test_a_backup_holds_everything_also_what_is_still_in_the_log(store: Store, town: Town, tmp_path: Path) -> None:
    before = dump(store)
    made = back_up(store.path, tmp_path / "hier", NOW)
    assert [path.name for path in (tmp_path / "hier").iterdir()] == [made.path.name]
    with open_for_writing(made.path, NOW) as copy:
        assert dump(copy) == before


def test_restoring_keeps_what_stood_there(store: Store, town: Town, tmp_path: Path) -> None:
    then = dump(store)
    made = back_up(store.path, tmp_path / "hier", NOW)
    with store.work("Later") as tx:
        tx.execute(update(school).values(note="later"))
    later = dump(store)
    with pytest.raises(FileInUseError):
        restore(made.path, store.path, NOW)
    store.close()
    saved = restore(made.path, store.path, NOW)
    with open_for_writing(store.path, NOW) as back:
        assert dump(back) == then
    assert saved is not None
    with open_for_writing(saved.path, NOW) as old:
        assert dump(old) == later


def test_a_damaged_backup_is_refused(store: Store, town: Town, tmp_path: Path) -> None:
    made = back_up(store.path, tmp_path, NOW)
    content = bytearray(made.path.read_bytes())
    content[20_000:60_000] = b"\xff" * 40_000
    made.path.write_bytes(content)
    path = store.path
    before = dump(store)
    store.close()
    with pytest.raises(BadFileError, match="beschadigd"):
        restore(made.path, path, NOW)
    with open_for_writing(path, NOW) as same:
        assert dump(same) == before


def test_a_damaged_file_is_kept_beside_the_restored_one(store: Store, town: Town, tmp_path: Path) -> None:
    made = back_up(store.path, tmp_path, NOW)
    path = store.path
    store.close()
    path.write_bytes(b"kapot")
    saved = restore(made.path, path, NOW)
    assert saved is not None
    assert saved.path.read_bytes() == b"kapot"
    open_for_writing(path, NOW).close()


def test_a_backup_that_can_not_be_written_says_so_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    in_the_way = tmp_path / "bestand"
    in_the_way.write_text("geen map")
    with pytest.raises(NoRoomError, match="ongedeerd"):
        back_up(store.path, in_the_way, NOW)


def test_due_after_a_day(store: Store) -> None:
    folder = folder_of(store.path)
    assert is_due(folder, store.path.stem, NOW)
    back_up(store.path, folder, NOW)
    assert not is_due(folder, store.path.stem, NOW + timedelta(hours=23))
    assert is_due(folder, store.path.stem, NOW + timedelta(hours=25))


def test_other_files_in_the_folder_are_nobodys_backup(tmp_path: Path) -> None:
    for name in ("proef.netwerkkaart", "ander 2026-11-01 090000.netwerkkaart", "proef 2026-11-01.netwerkkaart"):
        (tmp_path / name).write_bytes(b"")
    assert backups_in(tmp_path, "proef") == []


def test_a_year_of_days_thins_to_days_weeks_and_months(tmp_path: Path) -> None:
    moments = [NOW - timedelta(days=day) for day in range(400)]
    for moment in moments:
        (tmp_path / f"proef {moment:%Y-%m-%d %H%M%S}.netwerkkaart").write_bytes(b"")
    thin(tmp_path, "proef", NOW)
    kept = [backup.made_at for backup in backups_in(tmp_path, "proef")]
    assert kept[:7] == moments[:7]
    assert len(kept) <= 7 + 4 + 12
    assert len({moment.strftime("%Y-%m") for moment in kept}) == 12


@given(st.lists(st.datetimes(min_value=datetime(2024, 1, 1), max_value=NOW), max_size=60))  # noqa: DTZ001
def test_thinning_keeps_the_newest_and_is_stable(moments: list[datetime]) -> None:
    kept = to_keep(moments, NOW)
    assert kept <= set(moments)
    assert to_keep(kept, NOW) == kept
    if moments:
        assert max(moments) in kept
