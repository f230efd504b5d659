"""Where the program's own files lie: the only code that knows.

In a wheel and in a frozen program they stand inside the package as ``_resources``; in a checkout they
are the folder ``resources`` at the top. ``__file__`` is enough to tell: ``importlib.resources`` finds the
same two folders, for about 15 ms more at every start.
"""

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_resources"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parents[2] / "resources"


def path(*parts: str) -> Path:
    """Return the place of a file or folder of the program, as in ``path("icons", "home.svg")``.

    Raises FileNotFoundError when it is not there: that is a broken installation.
    """
    place = _ROOT.joinpath(*parts)
    if not place.exists():
        raise FileNotFoundError(place)
    return place


def manual() -> Path:
    """Return the folder of the Dutch manual: ``docs/handleiding`` in a checkout, packed with the rest elsewhere."""
    packed = _ROOT / "handleiding"
    place = packed if packed.is_dir() else _ROOT.parent / "docs" / "handleiding"
    if not place.is_dir():
        raise FileNotFoundError(place)
    return place
