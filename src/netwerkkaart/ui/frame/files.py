"""Asking where a file is, or where a new one is to be, and where the example lies."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui import preferences
from netwerkkaart.ui.frame.wish import WishKind

SUFFIX = ".netwerkkaart"


def ask_where(kind: WishKind, parent: QWidget) -> Path | None:
    """Let the user choose a file to open or a name for a new one; None when they think better of it."""
    pattern = _("Bestanden van Netwerkkaart (*{suffix})").format(suffix=SUFFIX)
    if kind is WishKind.OPEN:
        chosen, _filter = QFileDialog.getOpenFileName(parent, _("Bestand openen"), str(_usual_folder()), pattern)
        return Path(chosen) if chosen else None
    place = _usual_folder() / f"{_('Ons netwerk')}{SUFFIX}"
    chosen, _filter = QFileDialog.getSaveFileName(parent, _("Nieuw bestand"), str(place), pattern)
    return with_suffix(Path(chosen)) if chosen else None


def with_suffix(path: Path) -> Path:
    """Return the path with our ending, which some desktops leave to the program."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _usual_folder() -> Path:
    recent = preferences.recent_files()
    if recent and recent[0] != example_path():
        return recent[0].parent
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents else Path.home()


def example_path() -> Path:
    """Return where the example of this user lies: out of the way of their own files."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(place) / f"{_('Voorbeeld')}{SUFFIX}"
