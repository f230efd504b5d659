"""What this computer remembers between sessions: window, look, arrangement of the map and its minimap, last
files, who works at which file. No names of people.

Everything lies in one :class:`QSettings`; the environment variable ``NETWERKKAART_SETTINGS`` names another folder
for it.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QCoreApplication, QSettings

from netwerkkaart.look import Look

FOLDER_VARIABLE: Final = "NETWERKKAART_SETTINGS"
_LONGEST: Final = 8


def name_program() -> None:
    """Give Qt the names under which settings are kept; do it once, right after the application is made."""
    QCoreApplication.setOrganizationName("Netwerkkaart")
    QCoreApplication.setApplicationName("Netwerkkaart")
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)


def _settings() -> QSettings | None:
    return QSettings() if QCoreApplication.organizationName() else None


def _text(key: str) -> str:
    settings = _settings()
    value = settings.value(key, "") if settings is not None else ""
    return value if isinstance(value, str) else ""


def _keep(key: str, value: object) -> None:
    settings = _settings()
    if settings is not None:
        settings.setValue(key, value)


def look() -> Look:
    """Return the look chosen on this computer."""
    chosen = _text("look")
    return Look(chosen) if chosen in set(Look) else Look.SYSTEM


def keep_look(chosen: Look) -> None:
    """Remember the look."""
    _keep("look", chosen.value)


def arrangement() -> str:
    """Return how the map was arranged last on this computer, or an empty text."""
    return _text("map/arrangement")


def keep_arrangement(chosen: str) -> None:
    """Remember how the map is arranged; told with every drawing, so written only when it is another."""
    if chosen != arrangement():
        _keep("map/arrangement", chosen)


def minimap() -> bool:
    """Tell whether the minimap is wanted on this computer; it is until it was put away."""
    return _text("map/minimap") != "away"


def keep_minimap(*, on: bool) -> None:
    """Remember whether the minimap is wanted."""
    _keep("map/minimap", "on" if on else "away")


def dress() -> tuple[str, str] | None:
    """Return the layers of the map, with spaces in between, and the colour of schools; None when never chosen."""
    layers, colouring = _text("map/layers"), _text("map/colouring")
    return (layers, colouring) if colouring else None


def keep_dress(layers: str, colouring: str) -> None:
    """Remember what is laid over the map, and what the colour of a school says."""
    _keep("map/layers", layers)
    _keep("map/colouring", colouring)


def map_paper() -> str:
    """Return the paper the map went out on last, as words, or an empty text."""
    return _text("map/paper")


def keep_map_paper(words: str) -> None:
    """Remember the paper the map goes out on."""
    _keep("map/paper", words)


def geometry() -> QByteArray | None:
    """Return size and place of the window, if it was ever closed."""
    settings = _settings()
    value = settings.value("window/geometry") if settings is not None else None
    return value if isinstance(value, QByteArray) else None


def keep_geometry(value: QByteArray) -> None:
    """Remember size and place of the window."""
    _keep("window/geometry", value)


def recent_files() -> list[Path]:
    """Return the files opened before that still exist, the last one first."""
    return [path for path in _kept_files() if path.is_file()]


def _kept_files() -> list[Path]:
    return [Path(line) for line in _text("files/recent").split("\n") if line]


def keep_recent(path: Path) -> None:
    """Put a file first in the list of files opened before."""
    path = path.absolute()
    _keep_files([path, *(known for known in _kept_files() if known != path)])


def forget_recent(path: Path) -> None:
    """Take a file from the list of files opened before."""
    _keep_files([known for known in _kept_files() if known != path.absolute()])


def _keep_files(files: Sequence[Path]) -> None:
    _keep("files/recent", "\n".join(str(path) for path in files[:_LONGEST]))


def file_key(path: Path) -> str:
    """Return a short name for a file that says nothing about it."""
    from hashlib import sha256  # not at the top: the frame is shown without it

    return sha256(os.path.normcase(str(path.absolute())).encode()).hexdigest()[:24]


def seen_last(path: Path) -> list[tuple[str, int]]:
    """Return what was opened last in this file, newest first: kind and number, no names."""
    pairs = [line.partition(":") for line in _text(f"seen/{file_key(path)}").split(",") if ":" in line]
    return [(kind, int(number)) for kind, _colon, number in pairs if number.isdigit()]


def keep_seen(path: Path, kind: str, number: int) -> None:
    """Put a thing first in the list of what was opened last."""
    pairs = [(kind, number), *(pair for pair in seen_last(path) if pair != (kind, number))]
    _keep(f"seen/{file_key(path)}", ",".join(f"{one}:{other}" for one, other in pairs[:_LONGEST]))


def worker_at(path: Path) -> int | None:
    """Return the number of the worker who works at this file on this computer."""
    value = _text(f"me/{file_key(path)}")
    return int(value) if value.isdigit() else None


def keep_worker(path: Path, worker_id: int) -> None:
    """Remember who works at this file on this computer."""
    _keep(f"me/{file_key(path)}", str(worker_id))
