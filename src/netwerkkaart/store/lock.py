"""One writer per file: an operating-system lock beside it, which a crash can't leave behind."""

import getpass
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from netwerkkaart.domain.errors import FileInUseError


def lock_path(path: Path) -> Path:
    """Return where the lock of this file lies: hidden beside it, one for all the links that lead to it."""
    path = path.resolve()
    return path.with_name(f".{path.name}.lock")


def holder(path: Path) -> str:
    """Return who says to hold the file, or an empty text when nobody says so."""
    try:
        return lock_path(path).read_text(encoding="utf-8")[1:].strip()
    except OSError:
        return ""


class FileLock:
    """The right to write one file, held until released or until the process ends."""

    def __init__(self, path: Path) -> None:
        self._guarded = path
        self._path = lock_path(path)
        self._file: IO[str] | None = None

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            FileInUseError: another process has it; the sentence names who, where that is known.
        """
        handle = self._path.open("a+", encoding="utf-8")
        try:
            _lock(handle)
        except OSError as error:
            handle.close()
            who = holder(self._guarded)
            by = f" door {who}" if who else ""
            message = f"Dit bestand is al geopend om in te schrijven{by}. Sluit het daar, of open het alleen-lezen."
            raise FileInUseError(message) from error
        self._file = handle
        with suppress(OSError):  # a full disk takes no name, but the lock holds all the same
            handle.seek(0)
            handle.truncate()
            # The first byte is what Windows locks, so the name stays readable.
            os.write(handle.fileno(), f" {_me()}\n".encode("utf-8", "replace"))

    def release(self) -> None:
        """Give the lock back; releasing twice is harmless."""
        if self._file is None:
            return
        self._file.seek(0)
        self._file.truncate()
        _unlock(self._file)
        self._file.close()
        self._file = None


def _me() -> str:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a system without user names
        user = "?"
    return f"{user} op {socket.gethostname()} (proces {os.getpid()})"


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: IO[str]) -> None:
        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)

    def _unlock(handle: IO[str]) -> None:
        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: IO[str]) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: IO[str]) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
