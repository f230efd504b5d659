"""The one home of every action: menus, the palette and the sheet of keys all read this registry."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from netwerkkaart.ui.icons import icon


@dataclass(frozen=True)
class Act:
    """What can be done: its words, its keys and where it is listed."""

    id: str
    text: str
    group: str
    handler: Callable[[], object]
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    enabled: Callable[[], bool] | None = None
    tip: str = ""
    scope: str = ""
    """Empty: works in the whole window. Else the name of the page whose keys these are."""
    in_palette: bool = True
    checkable: bool = False
    words: tuple[str, ...] = field(default=())
    """Other words by which the palette finds it."""

    def keys(self) -> str:
        """Return the first shortcut as the desktop writes it, such as ``Ctrl+N``."""
        if not self.shortcuts:
            return ""
        return QKeySequence(self.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)


class Actions:
    """All actions of one window; the window assembles menus from it and knows none by name."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._acts: dict[str, Act] = {}
        self._made: dict[str, QAction] = {}
        self._keys: dict[tuple[str, str], str] = {}
        self._told: dict[str, list[tuple[str, str]]] = {}

    def add(
        self,
        id_: str,
        text: str,
        handler: Callable[[], object],
        *,
        group: str,
        icon: str = "",
        shortcuts: tuple[str, ...] = (),
        enabled: Callable[[], bool] | None = None,
        tip: str = "",
        scope: str = "",
        in_palette: bool = True,
        checkable: bool = False,
        words: tuple[str, ...] = (),
        widget: QWidget | None = None,
    ) -> QAction:
        """Register an action; its keys work in ``widget`` (or the window). A known id or key is an error."""
        act = Act(id_, text, group, handler, icon, shortcuts, enabled, tip, scope, in_palette, checkable, words)
        if id_ in self._acts:
            raise ValueError(f"action {id_!r} is registered twice")
        self._claim_keys(act)
        self._acts[id_] = act
        made = self._made[id_] = self._make(act, widget or self._window)
        return made

    def _claim_keys(self, act: Act) -> None:
        claims = [QKeySequence(keys).toString() for keys in act.shortcuts]
        for keys in claims:
            for (scope, taken), owner in self._keys.items():
                if taken == keys and (scope == act.scope or not scope or not act.scope):
                    raise ValueError(f"{keys} of {act.id!r} already belongs to {owner!r}")
        self._keys.update(((act.scope, keys), act.id) for keys in claims)

    def _make(self, act: Act, widget: QWidget) -> QAction:
        made = QAction(act.text, widget)
        made.setObjectName(act.id)
        made.setCheckable(act.checkable)
        if act.icon:
            made.setIcon(icon(act.icon))
        if act.shortcuts:
            made.setShortcuts([QKeySequence(keys) for keys in act.shortcuts])
            whole = widget is self._window
            made.setShortcutContext(
                Qt.ShortcutContext.WindowShortcut if whole else Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
        tip = act.tip or act.text
        made.setToolTip(f"{tip} ({act.keys()})" if act.shortcuts else tip)
        made.setStatusTip(tip)
        made.triggered.connect(lambda: self._run(act))
        widget.addAction(made)
        return made

    def _run(self, act: Act) -> None:
        if act.enabled is None or act.enabled():
            act.handler()
        self.refresh()

    def __getitem__(self, id_: str) -> QAction:
        return self._made[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._acts

    def act(self, id_: str) -> Act:
        """Return what was registered under an id."""
        return self._acts[id_]

    def acts(self) -> list[Act]:
        """Return all actions in the order they were registered."""
        return list(self._acts.values())

    def groups(self) -> dict[str, list[Act]]:
        """Return the actions by group, both in order of registration."""
        found: dict[str, list[Act]] = {}
        for act in self._acts.values():
            found.setdefault(act.group, []).append(act)
        return found

    def trigger(self, id_: str) -> None:
        """Do it, as if its key was pressed."""
        self._made[id_].trigger()

    def refresh(self) -> None:
        """Ask every action whether it can be used now; call it after a change of page, selection or data."""
        for id_, act in self._acts.items():
            if act.enabled is not None:
                self._made[id_].setEnabled(act.enabled())

    def menu(self, group: str, parent: QWidget) -> QMenu:
        """Return a menu with the actions of one group."""
        menu = QMenu(group, parent)
        menu.addActions([self._made[act.id] for act in self.groups().get(group, [])])
        return menu

    def key_sheet(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return (group, [(text, keys)]) for everything that has a key."""
        sheet = []
        for group, acts in self.groups().items():
            lines = [(act.text, act.keys()) for act in acts if act.shortcuts]
            lines += self._told.get(group, [])
            if lines:
                sheet.append((group, lines))
        return sheet

    def tell_keys(self, group: str, lines: Iterable[tuple[str, str]]) -> None:
        """Put (text, keys) on the sheet of all keys that a widget of its own answers to; the group has actions too."""
        self._told[group] = list(lines)
