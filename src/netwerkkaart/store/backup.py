"""Backups: whole copies, verified before they count, thinned so that the old ones don't fill the disk."""

import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from netwerkkaart.domain.errors import BadFileError, NoRoomError
from netwerkkaart.store.connecting import connect_for_reading
from netwerkkaart.store.lock import FileLock
from netwerkkaart.store.version import refuse_newer, version_of

SUFFIX = ".netwerkkaart"
DAYS, WEEKS, MONTHS = 7, 4, 12
_STAMP = re.compile(r" (\d{4}-\d{2}-\d{2} \d{6})(?: [a-z-]+)?$")


@dataclass(frozen=True)
class Backup:
    """One backup on disk: where it is and when it was made (local time)."""

    path: Path
    made_at: datetime


def folder_of(path: Path) -> Path:
    """Return where the automatic backups of a file lie: beside it."""
    return path.parent / f"{path.stem} reservekopieën"


def back_up(path: Path, folder: Path, now: datetime, *, reason: str = "") -> Backup:
    """Copy the file as it stands into the folder, verify the copy, and only then give it its name.

    Raises:
        NoRoomError: the copy can't be written; the file itself is untouched.
        BadFileError: the copy is damaged, so the file probably is.
    """
    name = f"{path.stem} {now:%Y-%m-%d %H%M%S}{f' {reason}' if reason else ''}{SUFFIX}"
    target, unfinished = folder / name, folder / f"{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        _copy(path, unfinished)
        _verify(unfinished)
        with unfinished.open("rb+") as handle:
            os.fsync(handle.fileno())
        unfinished.replace(target)
    except (OSError, sqlite3.OperationalError) as error:
        _discard(unfinished)
        message = f"De reservekopie in “{folder}” kon niet worden gemaakt: {error}. Je bestand zelf is ongedeerd."
        raise NoRoomError(message) from error
    except BadFileError:
        _discard(unfinished)
        raise
    return Backup(target, now.replace(microsecond=0))


def backups_in(folder: Path, stem: str) -> list[Backup]:
    """Return the backups of the file with this stem, newest first."""
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        stamp = _STAMP.search(path.stem)
        if stamp and path.stem[: stamp.start()] == stem:
            made = datetime.strptime(stamp[1], "%Y-%m-%d %H%M%S")  # noqa: DTZ007 - local time, as people read it
            found.append(Backup(path, made))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def is_due(folder: Path, stem: str, now: datetime) -> bool:
    """Tell whether the last backup is older than a day."""
    existing = backups_in(folder, stem)
    return not existing or now - existing[0].made_at > timedelta(days=1)


def to_keep(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which backups stay: the newest of each of the last 7 days, 4 weeks and 12 months that have one."""
    kept: set[datetime] = set()
    newest_first = sorted(made, reverse=True)
    for size, key in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        seen: set[str] = set()
        for moment in newest_first:
            period = moment.strftime(key)
            if period not in seen and len(seen) < size:
                seen.add(period)
                kept.add(moment)
    kept.update(moment for moment in newest_first if now - moment < timedelta(days=1))
    return kept


def thin(folder: Path, stem: str, now: datetime) -> list[Path]:
    """Remove the backups that are no longer needed and return their paths."""
    existing = backups_in(folder, stem)
    kept = to_keep((backup.made_at for backup in existing), now)
    removed = [backup.path for backup in existing if backup.made_at not in kept]
    for path in removed:
        path.unlink()
    return removed


def restore(backup: Path, path: Path, now: datetime) -> Backup | None:
    """Put a backup in the place of the file, after a backup of what was there; returns that one, if any.

    Raises:
        BadFileError: the backup is not ours, damaged, or of a newer program; nothing was changed.
        FileInUseError: the file is open elsewhere.
    """
    refuse_newer(backup, version_of(backup))
    _verify(backup)
    lock = FileLock(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    lock.acquire()
    try:
        saved = None
        if path.exists():
            saved = _save_before_restore(path, now)
        unfinished = path.with_name(path.name + ".part")
        unfinished.unlink(missing_ok=True)
        try:
            _copy(backup, unfinished)
            _verify(unfinished)
            for ending in ("-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
            unfinished.replace(path)
        except (OSError, sqlite3.OperationalError) as error:
            _discard(unfinished)
            raise NoRoomError(f"Terugzetten is niet gelukt: {error}. Je bestand is gebleven zoals het was.") from error
    finally:
        lock.release()
    return saved


def _save_before_restore(path: Path, now: datetime) -> Backup:
    try:
        return back_up(path, folder_of(path), now, reason="voor-terugzetten")
    except (BadFileError, sqlite3.DatabaseError):
        # What stands there is damaged, the very reason to restore: keep its bytes all the same.
        target = folder_of(path) / f"{path.stem} {now:%Y-%m-%d %H%M%S} beschadigd"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        return Backup(target, now.replace(microsecond=0))


def _copy(source: Path, target: Path) -> None:
    with closing(connect_for_reading(source)) as reading, closing(sqlite3.connect(target)) as writing:
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it


def _discard(unfinished: Path) -> None:
    with suppress(OSError):  # where it could not be written it can't be removed either; the first error is the one told
        unfinished.unlink(missing_ok=True)


def _verify(path: Path) -> None:
    damaged = f"“{path.name.removesuffix('.part')}” is beschadigd en is niet gebruikt."
    try:
        with closing(sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)) as connection:
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise BadFileError(damaged) from error
    if verdict != "ok" or broken is not None:
        raise BadFileError(damaged)
