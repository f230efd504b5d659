"""What the user wants of the program as a whole: the window asks, ``app`` does it."""

from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple


class WishKind(Enum):
    """Which file is wanted, or what is to be done with the one that is open."""

    OPEN = auto()
    EXAMPLE = auto()
    EMPTY = auto()
    DUO = auto()
    """A new file, and the import of DUO schools at once."""
    BACK_UP = auto()
    RESTORE = auto()
    """The path is that of a backup, to be put in the place of the open file."""


class Wish(NamedTuple):
    """One wish; the path is where the file is or is to be."""

    kind: WishKind
    path: Path | None = None
