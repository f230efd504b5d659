"""Plain connections to one SQLite file, with our pragmas; nothing here waits for SQLAlchemy."""

import re
import sqlite3
import sys
from pathlib import Path, PurePath

APPLICATION_ID = 0x4E574B31
"""``NWK1``: how we know a file as ours."""

BUSY_MS = 5000
_SHARES = "cifs smb3 smbfs nfs nfs4 ncpfs 9p afs ceph glusterfs davfs fuse.sshfs fuse.gvfsd-fuse fuse.rclone"
_NETWORK_FILE_SYSTEMS = frozenset(_SHARES.split())
_MOUNT_ESCAPE = re.compile(r"\\([0-7]{3})")


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open one plain connection with our pragmas, transactions begun by hand.

    Raises:
        sqlite3.OperationalError: the file can't be opened.
    """
    uri = file_uri(path.absolute(), "mode=ro" if read_only else "mode=rw")
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000)
    try:
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute("PRAGMA cache_size = -16000")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA secure_delete = ON")  # what is erased must be gone from the file too
    except BaseException:
        connection.close()
        raise
    return connection


def file_uri(path: PurePath, query: str) -> str:
    """Return the address SQLite opens a whole path by; the server of a Windows share must not stand as an authority."""
    uri = path.as_uri()
    if not uri.startswith("file:///"):
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?{query}"


def connect_for_reading(path: Path) -> sqlite3.Connection:
    """Open a reading connection, also where the folder itself can't be written (a WAL file needs that otherwise).

    Raises:
        sqlite3.OperationalError: the file can't be opened, or another program is writing it.
    """
    try:
        connection = connect(path, read_only=True)
    except sqlite3.OperationalError as error:
        return _as_it_lies(path, error)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        return _as_it_lies(path, error)
    except BaseException:
        connection.close()
        raise
    return connection


def _as_it_lies(path: Path, trouble: sqlite3.OperationalError) -> sqlite3.Connection:
    """Open a file without any file beside it; only where nothing waits in its log and nobody is writing."""
    waiting = path.with_name(f"{path.name}-wal")
    if "locked" in str(trouble) or (waiting.exists() and waiting.stat().st_size > 0):
        raise trouble
    uri = file_uri(path.absolute(), "mode=ro&immutable=1")
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


def set_journal_mode(connection: sqlite3.Connection, *, on_share: bool) -> None:
    """Use write-ahead logging on a local disk; on a network share it would damage the file, so not there.

    Every connection keeps SQLite's own ``synchronous = FULL``: a step that was told of survives a power cut as well.
    """
    connection.execute(f"PRAGMA journal_mode = {'TRUNCATE' if on_share else 'WAL'}")


def is_on_share(path: Path) -> bool:
    """Tell whether the file lies on a network drive, as far as the system says."""
    absolute = str(path.resolve())
    if sys.platform == "win32":
        import ctypes

        drive_remote = 4
        root = absolute if absolute.startswith("\\\\") else absolute[:3]
        return root.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(root) == drive_remote
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    best, kind = "", ""
    for mount in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = mount.split()
        where = _MOUNT_ESCAPE.sub(lambda code: chr(int(code[1], 8)), fields[1])
        inside = absolute == where or absolute.startswith(where.rstrip("/") + "/")
        if inside and len(where) >= len(best):
            best, kind = where, fields[2]
    return kind in _NETWORK_FILE_SYSTEMS
