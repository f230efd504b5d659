"""The one window: it assembles frame and pages, and knows no page by name.

Made in two parts, so that it is in sight before anything heavy is imported: the constructor makes what one sees first;
:meth:`MainWindow.furnish` and :meth:`MainWindow.attach` do the rest after the first paint.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from netwerkkaart.ui import preferences
from netwerkkaart.ui.frame.footer import Footer
from netwerkkaart.ui.frame.notice import NoticeBar
from netwerkkaart.ui.frame.sidebar import Sidebar
from netwerkkaart.ui.frame.topbar import TopBar
from netwerkkaart.ui.frame.wish import Wish, WishKind

if TYPE_CHECKING:
    from netwerkkaart.domain.changes import Changes, Kind
    from netwerkkaart.look import Look
    from netwerkkaart.ui.actions import Actions
    from netwerkkaart.ui.desk import Desk, VisitPrefill
    from netwerkkaart.ui.frame.help import HelpWindow
    from netwerkkaart.ui.frame.navigator import Navigator
    from netwerkkaart.ui.frame.overlay import Overlay
    from netwerkkaart.ui.frame.palette import CommandPalette
    from netwerkkaart.ui.frame.start import StartPage
    from netwerkkaart.ui.page import Page
    from netwerkkaart.ui.visits.panel import VisitPanel

_SIZE = (1280, 800)
_TITLE_BAR = 40
_LATEST_PAINT_MS = 400


class MainWindow(QMainWindow):
    """Frame and pages of one open file, or the start page when there is none."""

    painted = Signal()
    """Once, when the frame is on the screen."""
    wished = Signal(object)
    """A :class:`Wish` that concerns files: ``app`` fulfils it."""
    closing = Signal()

    registry: "Actions"

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Netwerkkaart")
        self.setMinimumSize(960, 600)
        self.resize(*_SIZE)
        self.desk: Desk | None = None
        self.navigator: Navigator | None = None
        self.visit_panel: VisitPanel | None = None
        self.start: StartPage | None = None
        self.help: HelpWindow | None = None
        self.palette_overlay: CommandPalette | None = None
        self._overlay: Overlay | None = None
        self._was_painted = False
        self._leaving = False
        # From the outside in: a widget that gets another parent is styled anew, with everything in it.
        self.central = QStackedWidget(self)
        self.setCentralWidget(self.central)
        frame = QWidget(self.central)
        self.central.addWidget(frame)
        self.sidebar = Sidebar(frame)
        self.topbar = TopBar(frame)
        self.notices = NoticeBar(frame)
        self.pages = QStackedWidget(frame)
        self.footer = Footer(frame)
        self._lay_out(frame)
        QTimer.singleShot(_LATEST_PAINT_MS, self, self._tell_painted)  # a window that is minimised never paints

    def _lay_out(self, frame: QWidget) -> None:
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        column = QVBoxLayout()
        column.setSpacing(0)
        for widget in (self.topbar, self.notices, self.pages, self.footer):
            column.addWidget(widget, 1 if widget is self.pages else 0)
        row.addLayout(column, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self, self._tell_painted)

    def _tell_painted(self) -> None:
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def furnish(self) -> None:
        """Give the window its actions, keys and signals; nothing of this is needed for the first paint."""
        from netwerkkaart.ui.actions import Actions
        from netwerkkaart.ui.frame import acts
        from netwerkkaart.ui.frame.enter import EnterPresses
        from netwerkkaart.ui.frame.typing_undo import TypingUndo
        from netwerkkaart.ui.icons import icon

        self.setWindowIcon(icon("map", "accent"))
        TypingUndo(self)
        EnterPresses(self)
        self.registry = Actions(self)
        acts.register(self)
        self.sidebar.page_asked.connect(self.show_page)
        self.sidebar.menu_asked.connect(self.show_menu)
        self.topbar.search_asked.connect(self.show_palette)
        self.topbar.visit_asked.connect(self.log_visit)
        self.topbar.workers_asked.connect(self._show_colleagues)
        self.footer.undo_asked.connect(self.undo)
        self.footer.history_asked.connect(self.show_history)
        self.registry.refresh()

    def fit_screen(self) -> None:
        """Take the whole screen where the usual size and a title bar don't fit on it."""
        screen = self.screen().availableSize()
        if screen.width() < _SIZE[0] or screen.height() < _SIZE[1] + _TITLE_BAR:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    # Opening

    def show_start(self) -> None:
        """Show the start page: there is no file."""
        from netwerkkaart.ui.frame.start import StartPage

        if self.start is None:
            self.start = StartPage()
            self.start.chosen.connect(self.ask_for_file)
            self.start.recent_chosen.connect(lambda path: self.wish(WishKind.OPEN, path))
            self.central.addWidget(self.start)
        self.start.set_recent(preferences.recent_files())
        self.central.setCurrentWidget(self.start)

    def refuse(self, text: str) -> None:
        """Say above what is in sight why something was not done."""
        on_start = self.start is not None and self.central.currentWidget() is self.start
        (self.start.notices if self.start is not None and on_start else self.notices).refuse(text)

    def show_work(self, text: str) -> None:
        """Say that a file is being made."""
        if self.desk is None and self.start is not None:
            self.start.work(text)
        self.footer.say(text)

    def show_rest(self) -> None:
        """Say that nothing is being made any more."""
        if self.start is not None:
            self.start.rest()
        self.footer.line.clear()

    def attach(self, desk: "Desk", *, first_page: str = "today") -> None:
        """Show a file: from now on everything in the frame is about this desk."""
        from netwerkkaart.ui.frame.navigator import Navigator
        from netwerkkaart.ui.frame.who_and_when import WhoAndWhen

        self.desk = desk
        desk.setParent(self)
        self.navigator = Navigator(desk, self.pages)
        self.navigator.arrived.connect(self._on_arrived)
        self.navigator.made.connect(self._on_page_made)
        desk.changed.connect(self._on_changed)
        desk.going.connect(self._on_going)
        desk.visit_wanted.connect(self._on_visit_wanted)
        desk.said.connect(self.footer.say)
        desk.failed.connect(self.notices.refuse)
        name = desk.store.path.stem
        self.footer.set_file(name)
        read_only = desk.store.read_only
        self.setWindowTitle(f"{name} (alleen-lezen) – Netwerkkaart" if read_only else f"{name} – Netwerkkaart")
        self.topbar.visit.setEnabled(not read_only)
        WhoAndWhen(desk, self.topbar)
        self.central.setCurrentIndex(0)
        self.navigator.show_page(first_page)

    def _on_page_made(self, page: "Page") -> None:
        restore = getattr(page, "restore_wanted", None)  # of the settings page
        if restore is not None:
            restore.connect(lambda path: self.wish(WishKind.RESTORE, path))

    def _on_changed(self, changes: "Changes") -> None:
        self.footer.tell(changes)
        self.notices.dismiss()
        self.registry.refresh()

    # Going

    def show_page(self, key: str) -> None:
        """Show a page as it was left."""
        if self.navigator is not None:
            self._close_overlay()
            self.navigator.show_page(key)

    def _on_going(self, target: object) -> None:
        from netwerkkaart.ui.desk import Target

        if self.navigator is not None and isinstance(target, Target):
            self._close_overlay()
            self.navigator.go(target)
            if self.desk is not None and target.kind is not None and target.id is not None:
                preferences.keep_seen(self.desk.store.path, target.kind.value, target.id)

    def _show_colleagues(self) -> None:
        from netwerkkaart.ui.desk import Target

        self._on_going(Target("settings", tab="colleagues"))

    def _on_arrived(self, key: str) -> None:
        self.sidebar.show_page(key)
        self.notices.dismiss()
        self.registry.refresh()
        self._focus_page()

    def _focus_page(self) -> None:
        """Let Tab begin in the page, and its keys work at once."""
        page = self.navigator.current() if self.navigator is not None else None
        if page is not None and not page.isAncestorOf(QApplication.focusWidget() or self):
            page.take_focus()

    def go_back(self) -> None:
        """Return to where one was before."""
        if self.navigator is not None:
            self.navigator.back()

    def go_forward(self) -> None:
        """Go again to where one came back from."""
        if self.navigator is not None:
            self.navigator.forward()

    def focus_filter(self) -> None:
        """Put the cursor in the filter of the page."""
        page = self.navigator.current() if self.navigator is not None else None
        if page is not None:
            page.focus_filter()

    # Doing

    def undo(self) -> None:
        """Take the last step back, or say why not."""
        if self.desk is not None:
            self.desk.act(self.desk.store.undo)

    def redo(self) -> None:
        """Do the step that was taken back again, or say why not."""
        if self.desk is not None:
            self.desk.act(self.desk.store.redo)

    def jump(self, number: int) -> None:
        """Go to the moment just after a step of the history."""
        if self.desk is not None:
            self.desk.act(self.desk.store.jump, number)

    def log_visit(self) -> None:
        """Open the visit panel, filled in with what the page in sight is about."""
        page = self.navigator.current() if self.navigator is not None else None
        if self.desk is not None:
            self._close_overlay()
            self.desk.log_visit(page.known_of_visit() if page is not None else None)

    def _on_visit_wanted(self, prefill: "VisitPrefill") -> None:
        if self.desk is None:
            return
        self._close_overlay()
        if self.visit_panel is None:
            from netwerkkaart.ui.visits.panel import VisitPanel

            self.visit_panel = VisitPanel(self.desk, self.pages)
            self.visit_panel.closed.connect(self._focus_page)
            self.visit_panel.confirm.confirmed.connect(self._go_on_leaving)
            self.visit_panel.confirm.refused.connect(self._stay)
            self.visit_panel.saved.connect(self._stay)
        self.visit_panel.open_with(prefill)

    def import_duo(self) -> None:
        """Open the import of DUO's schools for this file."""
        if self.desk is not None:
            from netwerkkaart.ui.duo.dialog import DuoDialog

            if DuoDialog(self.desk, self).exec():
                self.show_page("schools")

    def choose_look(self, look: "Look") -> None:
        """Show everything in this look from now on, on this computer."""
        from netwerkkaart.ui import theme

        app = QApplication.instance()
        if isinstance(app, QApplication):
            preferences.keep_look(look)
            theme.apply(app, look)
        if self.navigator is not None and "settings" in self.navigator.keys_made():
            self.navigator.page("settings").mark_stale()

    def wish(self, kind: WishKind, path: Path | None = None) -> None:
        """Ask for something that concerns files."""
        self.wished.emit(Wish(kind, path))

    def ask_for_file(self, kind: WishKind) -> None:
        """Let the user say where, as far as that is needed, and wish it."""
        if kind is WishKind.EXAMPLE:
            self.wish(kind)
            return
        from netwerkkaart.ui.frame.files import ask_where

        path = ask_where(kind, self)
        if path is not None:
            self.wish(kind, path)

    # What lies over the window

    def _cover(self, overlay: "Overlay") -> None:
        self._close_overlay()
        self._overlay = overlay
        overlay.open()

    def _close_overlay(self) -> None:
        overlay, self._overlay = self._overlay, None
        if overlay is not None and isValid(overlay):  # closed by the user, most delete themselves
            overlay.dismiss()

    def show_palette(self) -> None:
        """Open search-and-commands."""
        if self.desk is None:
            return
        if self.palette_overlay is None:
            from netwerkkaart.ui.frame.palette import CommandPalette

            self.palette_overlay = CommandPalette(self.desk, self.central, self._seen_last, self._page_key)
        self._cover(self.palette_overlay)

    def _page_key(self) -> str:
        return self.navigator.key if self.navigator is not None else ""

    def _seen_last(self) -> list[tuple["Kind", int]]:
        from netwerkkaart.domain.changes import Kind

        seen = preferences.seen_last(self.desk.store.path) if self.desk is not None else []
        return [(Kind(kind), number) for kind, number in seen if kind in set(Kind)]

    def show_history(self) -> None:
        """Open the list of what was done."""
        if self.desk is None:
            return
        from netwerkkaart.ui.frame.history import HistoryPopover

        popover = HistoryPopover(self.central)
        popover.closed.connect(popover.deleteLater)
        popover.jumped.connect(self.jump)
        popover.set_steps(self.desk.store.history())
        self._cover(popover)

    def show_keys(self) -> None:
        """Open the sheet of all keys."""
        from netwerkkaart.ui.frame import acts
        from netwerkkaart.ui.frame.keysheet import KeySheetOverlay

        if self.navigator is not None:
            self.navigator.make_all()  # a page's keys are known once it is made
        sheet = KeySheetOverlay(self.central)
        sheet.closed.connect(sheet.deleteLater)
        sheet.set_keys([*self.registry.key_sheet(), acts.list_keys()])
        self._cover(sheet)

    def show_about(self) -> None:
        """Say which program this is."""
        from netwerkkaart.ui.frame.about import About

        about = About(self.central)
        about.closed.connect(about.deleteLater)
        self._cover(about)

    def show_menu(self) -> None:
        """Open the main menu under the program's name."""
        from netwerkkaart.ui.frame.menus import main_menu

        menu = main_menu(self.registry, preferences.recent_files(), lambda p: self.wish(WishKind.OPEN, p), self)
        menu.aboutToHide.connect(menu.deleteLater)
        name = self.sidebar.name if self.sidebar.isVisible() else self.central
        menu.popup(name.mapToGlobal(QPoint(0, name.height() if name is self.sidebar.name else 0)))

    def show_help(self) -> None:
        """Open the manual at the page about what is in sight."""
        from netwerkkaart.ui.frame.help import HelpWindow

        if self.help is None:
            self.help = HelpWindow(self)
        self.help.open_at(self._page_key())

    # Closing

    def come_forward(self) -> None:
        """Show this window before all others: somebody started the same file again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def may_close(self) -> bool:
        """Tell whether nothing would be lost, asking the user where it would."""
        return self.visit_panel is None or not self.visit_panel.is_open() or self.visit_panel.close_panel()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leaving = not self.may_close()
        if self._leaving:
            event.ignore()
            return
        preferences.keep_geometry(self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)

    def _go_on_leaving(self) -> None:
        """Close after all, when what stood in the way of closing was thrown away."""
        if self._leaving:
            self.close()

    def _stay(self) -> None:
        self._leaving = False
