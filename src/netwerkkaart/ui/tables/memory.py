"""What a list remembers between sessions: columns, order and filters the reader made."""

import json
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication, QSettings


@dataclass
class ListMemory:
    """The reader's own arrangement of one list."""

    order: list[str] = field(default_factory=list)
    widths: dict[str, int] = field(default_factory=dict)
    hidden: list[str] | None = None
    sort: str = ""
    descending: bool = False
    saved: list[str] = field(default_factory=list)
    """Words the reader kept as a chip."""


def _settings() -> QSettings | None:
    """Return the settings of the program; None where it has no name, as in a bare test."""
    return QSettings() if QCoreApplication.organizationName() else None


def recall(name: str) -> ListMemory:
    """Return what was kept under this name; whatever cannot be read is left at its default."""
    settings = _settings()
    memory = ListMemory()
    if settings is None or not name:
        return memory
    try:
        kept: Any = json.loads(str(settings.value(f"lists/{name}", "{}")))
    except ValueError:
        return memory
    for key, value in kept.items() if isinstance(kept, dict) else ():
        fresh = getattr(memory, key, _UNKNOWN)
        if fresh is not _UNKNOWN and (fresh is None or isinstance(value, type(fresh))):
            setattr(memory, key, value)
    return memory


def keep(name: str, memory: ListMemory) -> None:
    """Keep it for the next session."""
    settings = _settings()
    if settings is not None and name:
        settings.setValue(f"lists/{name}", json.dumps(vars(memory)))


_UNKNOWN = object()
