"""What the frame itself can do, registered with its words and keys; menus, palette and key sheet read it there."""

from functools import partial
from typing import TYPE_CHECKING

from netwerkkaart.look import Look
from netwerkkaart.texts import _
from netwerkkaart.ui.frame.pages import PAGES
from netwerkkaart.ui.frame.wish import WishKind

if TYPE_CHECKING:
    from netwerkkaart.ui.window import MainWindow


def register(window: "MainWindow") -> None:
    """Add the frame's actions to the window's registry."""
    _register_file(window)
    _register_edit(window)
    _register_go(window)
    _register_look(window)
    _register_help(window)


def list_keys() -> tuple[str, list[tuple[str, str]]]:
    """Return the keys that every list has; they belong to no action, so the key sheet gets them from here."""
    return (
        _("In elke lijst"),
        [
            (_("Openen"), _("Enter")),
            (_("Bekijken en in de lijst blijven"), _("Spatie")),
            (_("Zoeken in de lijst"), _("typen")),
            (_("Kopiëren als tabel"), "Ctrl+C"),
            (_("Alles kiezen"), "Ctrl+A"),
        ],
    )


def _register_file(window: "MainWindow") -> None:
    group = _("Bestand")
    add = window.registry.add

    def writable() -> bool:
        return window.desk is not None and not window.desk.store.read_only

    add("file.new", _("Nieuw bestand…"), lambda: window.ask_for_file(WishKind.EMPTY), group=group, icon="plus")
    add(
        "file.open",
        _("Bestand openen…"),
        lambda: window.ask_for_file(WishKind.OPEN),
        group=group,
        icon="folder",
        shortcuts=("Ctrl+O",),
    )
    add("file.example", _("Voorbeeld bekijken"), lambda: window.wish(WishKind.EXAMPLE), group=group, icon="eye")
    add(
        "file.duo",
        _("Scholen van DUO inlezen…"),
        window.import_duo,
        group=group,
        icon="import",
        enabled=writable,
        words=("brin", "gemeente", "csv", "importeren"),
    )
    add(
        "file.backup",
        _("Reservekopie maken"),
        lambda: window.wish(WishKind.BACK_UP),
        group=group,
        icon="backup",
        enabled=lambda: window.desk is not None,
        words=("backup", "back-up", "kopie"),
    )
    add("file.quit", _("Afsluiten"), window.close, group=group, shortcuts=("Ctrl+Q",))


def _register_edit(window: "MainWindow") -> None:
    group = _("Bewerken")
    add = window.registry.add
    add(
        "edit.undo",
        _("Ongedaan maken"),
        window.undo,
        group=group,
        icon="undo",
        shortcuts=("Ctrl+Z",),
        enabled=lambda: window.desk is not None and bool(window.desk.store.undo_label),
    )
    add(
        "edit.redo",
        _("Opnieuw doen"),
        window.redo,
        group=group,
        icon="redo",
        shortcuts=("Ctrl+Shift+Z", "Ctrl+Y"),
        enabled=lambda: window.desk is not None and bool(window.desk.store.redo_label),
    )
    add(
        "edit.history",
        _("Geschiedenis…"),
        window.show_history,
        group=group,
        icon="history",
        shortcuts=("Ctrl+H",),
        enabled=lambda: window.desk is not None,
    )
    add(
        "visit.new",
        _("Bezoek vastleggen…"),
        window.log_visit,
        group=group,
        icon="visits",
        shortcuts=("Ctrl+N",),
        enabled=lambda: window.desk is not None and not window.desk.store.read_only,
        words=("nieuw bezoek", "gesprek", "contactmoment", "langsgelopen"),
    )
    add(
        "edit.filter",
        _("Filter op deze pagina"),
        window.focus_filter,
        group=group,
        icon="filter",
        shortcuts=("Ctrl+F",),
        enabled=lambda: window.desk is not None,
    )


def _register_go(window: "MainWindow") -> None:
    group = _("Ga naar")
    add = window.registry.add
    add(
        "go.palette",
        _("Zoek of doe iets…"),
        window.show_palette,
        group=group,
        icon="search",
        shortcuts=("Ctrl+K",),
        enabled=lambda: window.desk is not None,
        in_palette=False,
    )
    for number, page in enumerate(PAGES, 1):
        add(
            f"go.{page.key}",
            _(page.title),
            partial(window.show_page, page.key),
            group=group,
            icon=page.icon,
            shortcuts=(f"Ctrl+{number}",),
            enabled=lambda: window.desk is not None,
        )
    add(
        "go.back",
        _("Terug"),
        window.go_back,
        group=group,
        icon="back",
        shortcuts=("Alt+Left",),
        enabled=lambda: window.navigator is not None and window.navigator.trail.can_go_back(),
    )
    add(
        "go.forward",
        _("Vooruit"),
        window.go_forward,
        group=group,
        icon="forward",
        shortcuts=("Alt+Right",),
        enabled=lambda: window.navigator is not None and window.navigator.trail.can_go_forward(),
    )


def _register_look(window: "MainWindow") -> None:
    group = _("Uiterlijk")
    for look, text, sign in (
        (Look.LIGHT, _("Licht uiterlijk"), "sun"),
        (Look.DARK, _("Donker uiterlijk"), "moon"),
        (Look.SYSTEM, _("Uiterlijk zoals het systeem"), "settings"),
    ):
        window.registry.add(
            f"look.{look.value}",
            text,
            partial(window.choose_look, look),
            group=group,
            icon=sign,
            words=("thema", "kleuren", "dark mode"),
        )


def _register_help(window: "MainWindow") -> None:
    group = _("Help")
    add = window.registry.add
    add("help.manual", _("Handleiding"), window.show_help, group=group, icon="help", shortcuts=("F1",))
    add("help.keys", _("Alle toetsen"), window.show_keys, group=group, icon="info", shortcuts=("?",))
    add("help.menu", _("Menu"), window.show_menu, group=group, shortcuts=("F10",), in_palette=False)
    add("help.about", _("Over Netwerkkaart"), window.show_about, group=group, icon="map")
