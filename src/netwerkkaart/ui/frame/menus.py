"""The main menu behind the program's name: the groups of the registry, as submenus."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui.actions import Actions


def main_menu(
    registry: Actions, recent: Iterable[Path], open_recent: Callable[[Path], object], parent: QWidget
) -> QMenu:
    """Return the menu, made anew each time so that what pages registered since is in it."""
    registry.refresh()
    menu = QMenu(parent)
    groups = registry.groups()
    last = registry.act("help.manual").group
    for group, acts in sorted(groups.items(), key=lambda pair: pair[0] == last):
        part = menu.addMenu(group)
        for act in acts:
            if act.id == "file.quit":
                _add_recent(part, recent, open_recent)
                part.addSeparator()
            if act.id != "help.menu":
                part.addAction(registry[act.id])
    return menu


def _add_recent(part: QMenu, recent: Iterable[Path], open_recent: Callable[[Path], object]) -> None:
    files = list(recent)
    if not files:
        return
    menu = part.addMenu(_("Laatst geopend"))
    for path in files:
        entry = menu.addAction(path.stem)
        entry.setToolTip(str(path))
        entry.triggered.connect(lambda _checked=False, path=path: open_recent(path))
