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
from netwerkkaart.store.connecting import connect, connect_for_reading
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
        _to_disk(unfinished)
        unfinished.replace(target)
    except (OSError, sqlite3.OperationalError) as error:
        _discard(unfinished)
        message = f"De reservekopie in “{folder}” kon niet worden gemaakt: {error}. Je bestand zelf is ongedeerd."
        raise NoRoomError(message) from error
    except BadFileError:
        _discard(unfinished)
        raise
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        _discard(unfinished)
        raise BadFileError(f"“{path.name}” is beschadigd; er is geen reservekopie van gemaakt.") from error
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
    # One from the future (the clock was wrong) must not put every later one off.
    return not any(timedelta(hours=-2) <= now - backup.made_at <= timedelta(days=1) for backup in existing)


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
    removed = []
    for backup in existing:
        if backup.made_at not in kept:
            with suppress(OSError):  # one that is open elsewhere goes the next time
                backup.path.unlink(missing_ok=True)
                removed.append(backup.path)
    return removed


def restore(backup: Path, path: Path, now: datetime) -> Backup | None:
    """Put a backup in the place of the file, after a backup of what was there; returns that one, if any.

    Raises:
        BadFileError: the backup is not ours, damaged, or of a newer program; nothing was changed.
        FileInUseError: the file is open elsewhere.
        NoRoomError: it can't be written there; the file is as it was.
    """
    refuse_newer(backup, version_of(backup))
    _verify(backup)
    path = path.resolve()  # of a link the file it points to is replaced, not the link
    lock = FileLock(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except OSError as error:
        message = f"In de map “{path.parent}” kan niet worden geschreven: {error.strerror}. Er is niets veranderd."
        raise NoRoomError(message) from error
    try:
        saved = _save_before_restore(path, now) if path.exists() else None
        unfinished = path.with_name(path.name + ".part")
        try:
            unfinished.unlink(missing_ok=True)
            _copy(backup, unfinished)
            _verify(unfinished)
            with closing(sqlite3.connect(unfinished)) as connection:
                connection.execute("PRAGMA user_version = 0")  # the search index is made anew at the next opening
            _to_disk(unfinished)
            _settle_log(path)
            unfinished.replace(path)
        except (OSError, sqlite3.OperationalError) as error:
            _discard(unfinished)
            raise NoRoomError(f"Terugzetten is niet gelukt: {error}. Je bestand is gebleven zoals het was.") from error
        except BaseException:
            _discard(unfinished)
            raise
    finally:
        lock.release()
    return saved


def _settle_log(path: Path) -> None:
    """Bring what waits in the file's log into the file and take the log away.

    Left beside the restored file SQLite would play the old log into it; taken away unread it would take the last steps
    with it, should the computer stop before the file is replaced.
    """
    if path.exists():
        with (
            suppress(sqlite3.DatabaseError, UnicodeDecodeError),
            closing(connect(path)) as connection,
        ):  # what is damaged can't be settled
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def _save_before_restore(path: Path, now: datetime) -> Backup:
    try:
        return back_up(path, folder_of(path), now, reason="voor-terugzetten")
    except BadFileError:
        # What stands there is damaged, the very reason to restore: keep its bytes all the same.
        target = folder_of(path) / f"{path.stem} {now:%Y-%m-%d %H%M%S} beschadigd"
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
        except OSError as error:
            raise NoRoomError(f"Terugzetten is niet gelukt: {error}. Er is niets veranderd.") from error
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
        with closing(connect_for_reading(path)) as connection:
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise BadFileError(damaged) from error
    if verdict != "ok" or broken is not None:
        raise BadFileError(damaged)
