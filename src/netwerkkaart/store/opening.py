"""Making and opening files: version, migration with a backup before it, and the lock of the one writer."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from netwerkkaart.domain.errors import BadFileError, FileInUseError, NoRoomError
from netwerkkaart.store.lock import FileLock, lock_path
from netwerkkaart.store.version import SCHEMA_VERSION, refuse_newer, version_of
from netwerkkaart.store.work import Store


def create(path: Path) -> Store:
    """Make a new file with the seeded words, and open it.

    Raises:
        BadFileError: something of that name is there already; it was left alone.
        NoRoomError: it can't be made there.
    """
    from netwerkkaart.store.trouble import TROUBLE
    from netwerkkaart.store.upgrade import make_new

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        make_new(path)
    except FileExistsError as error:
        raise BadFileError(f"“{path.name}” bestaat al. Kies een andere naam, of open het bestand.") from error
    except OSError as error:
        raise NoRoomError(f"“{path.name}” kon niet worden gemaakt: {error}.") from error
    except TROUBLE as error:
        message = f"“{path.name}” kon niet worden gemaakt: de schijf is vol of kan niet worden beschreven."
        raise NoRoomError(message) from error
    try:
        return open_for_writing(path, datetime.now())  # noqa: DTZ005 - local time names backups
    except BaseException:
        for left in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm"), lock_path(path)):
            with suppress(OSError):
                left.unlink()
        raise


def open_for_writing(path: Path, now: datetime) -> Store:
    """Open a file to work in; an older one is backed up and brought up to date first.

    Raises:
        BadFileError: missing, damaged, not ours, or of a newer program; it was left as it is.
        FileInUseError: another process has it open for writing.
    """
    refuse_newer(path, version_of(path))
    lock = FileLock(path)
    try:
        lock.acquire()
    except (PermissionError, OSError) as error:
        raise FileInUseError(f"De map van “{path.name}” kan niet worden beschreven: {error}.") from error
    try:
        if version_of(path) < SCHEMA_VERSION:
            from netwerkkaart.store.backup import back_up, folder_of
            from netwerkkaart.store.trouble import TROUBLE, explained
            from netwerkkaart.store.upgrade import migrate

            back_up(path, folder_of(path), now, reason="voor-bijwerken")
            try:
                migrate(path)
            except TROUBLE as error:
                raise (explained(error) or error) from error
        return Store(path, lock=lock)
    except BaseException:
        lock.release()
        raise


def open_for_reading(path: Path) -> Store:
    """Open a file to look at only, while somebody else may be working in it.

    Raises:
        BadFileError: missing, damaged, not ours, or of another version than this program.
    """
    version = version_of(path)
    refuse_newer(path, version)
    if version < SCHEMA_VERSION:
        message = f"“{path.name}” is van een oudere versie en moet eerst worden bijgewerkt door wie het mag wijzigen."
        raise BadFileError(message)
    return Store(path, lock=None)
