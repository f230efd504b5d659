"""The program with its window: the one place that knows everything and puts it together.

The frame is shown before the store is imported: what is slow happens while something is already to be seen.
"""

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from netwerkkaart.texts import _
from netwerkkaart.ui import preferences, theme
from netwerkkaart.ui.frame.wish import Wish, WishKind
from netwerkkaart.ui.window import MainWindow

if TYPE_CHECKING:
    from datetime import date, datetime

    from netwerkkaart.store.work import Store
    from netwerkkaart.ui.desk import Desk
    from netwerkkaart.ui.frame.crash import Guard
    from netwerkkaart.ui.frame.single import Doorbell
    from netwerkkaart.ui.jobs import AnyJobs, JobContext

DESKTOP_FILE = "netwerkkaart"
_SETTLE_MS = 150
_WARM_UP_MS = 700


def main(argv: Sequence[str]) -> int:
    """Start the window, with the file in ``argv`` or the last one; returns the exit code."""
    if len(argv) > 1 or (argv and argv[0].startswith("-")):
        print(_("Gebruik: netwerkkaart [BESTAND]. Meer weten: netwerkkaart --help."), file=sys.stderr)
        return 2
    app = make_application()
    path = Path(argv[0]).absolute() if argv else next(iter(preferences.recent_files()), None)
    if path is not None and _is_shown_elsewhere(path):
        return 0
    theme.apply(app, preferences.look())
    program = Program(path)
    program.start()
    code = app.exec()
    program.close()
    return code


def make_application() -> QApplication:
    """Make the application with its names, language and way of writing numbers and dates."""
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setProperty(theme.IN_FUSION, True)
    preferences.name_program()
    app.setApplicationDisplayName("Netwerkkaart")
    app.setDesktopFileName(DESKTOP_FILE)
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    return app


def _today() -> "date":
    from datetime import date  # not before the first paint

    return date.today()  # noqa: DTZ011 - the user's own day


def _now() -> "datetime":
    from datetime import datetime

    return datetime.now()  # noqa: DTZ005 - local time names backups


def _is_shown_elsewhere(path: Path) -> bool:
    """Let a window that already has this file come forward.

    A file's lock is empty once it is given back, so one look at the disk saves loading network code at nearly every
    start.
    """
    from netwerkkaart.store.lock import lock_path

    try:
        may_be_open = lock_path(path).stat().st_size > 0
    except OSError:
        return False
    if not may_be_open:
        return False
    from netwerkkaart.ui.frame.single import ask_to_come_forward

    return ask_to_come_forward(path)


class Program(QObject):
    """One run of the program: its window, its open file, and what goes on behind them."""

    opened = Signal()
    """A file is open and its first page is filled."""

    def __init__(
        self,
        path: Path | None,
        *,
        jobs: "AnyJobs | None" = None,
        clock: "Callable[[], date] | None" = None,
        now: "Callable[[], datetime] | None" = None,
        guarded: bool = True,
    ) -> None:
        super().__init__()
        self._path = path
        self._jobs = jobs
        self._clock = clock or _today
        self._now = now or _now
        self._guarded = guarded
        self._guard: Guard | None = None
        self._doorbell: Doorbell | None = None
        self._translator: QTranslator | None = None
        self.desk: Desk | None = None
        self.window = MainWindow()

    @property
    def jobs(self) -> "AnyJobs":
        """Return what runs work off the screen's thread; made when first asked for."""
        if self._jobs is None:
            from netwerkkaart.ui.jobs import Jobs

            self._jobs = Jobs(self)
        return self._jobs

    # Starting and ending

    def start(self) -> None:
        """Show the frame; everything else follows once it is painted."""
        place = preferences.geometry()
        if place is not None:
            self.window.restoreGeometry(place)
        else:
            self.window.fit_screen()
        if self._path is None:
            self.window.show_start()
        self.window.painted.connect(self._after_first_paint)
        self.window.show()

    def _after_first_paint(self) -> None:
        if self._guarded:
            sys.excepthook = self._on_uncaught
        self._speak_dutch()
        self._furnish(self.window)
        if self._path is not None:
            self.open(self._path)
        QTimer.singleShot(_SETTLE_MS, self, self._settle)

    def _settle(self) -> None:
        """Do what can wait until the first page is in sight."""
        if self._guarded:
            self._make_guard()
        if not gc.isenabled():  # see __main__; what was made so far stays and need not be looked at
            gc.freeze()
            gc.enable()

    def _make_guard(self) -> "Guard":
        from netwerkkaart.ui.frame.crash import Guard, log_folder

        if self._guard is None:
            self._guard = Guard(log_folder(), self.window)
            self._guard.install()
        return self._guard

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._make_guard().caught(kind, error, trace)

    def _furnish(self, window: MainWindow) -> None:
        window.furnish()
        window.wished.connect(self.fulfil)
        window.closing.connect(self._on_closing)

    def _speak_dutch(self) -> None:
        """Load Qt's own texts (file dialogs, menus of text fields) in Dutch."""
        from netwerkkaart.ui.qt_texts import QtTexts

        translator = QtTexts(self)
        if translator.found:
            QApplication.installTranslator(translator)
            self._translator = translator

    def _on_closing(self) -> None:
        if self.sender() is self.window:
            self._close_file()

    def _close_file(self) -> None:
        if self._jobs is not None:
            self._jobs.cancel_all()
        if self._doorbell is not None:
            self._doorbell.close()
            self._doorbell = None
        if self.desk is not None:
            self.desk.close()
            self.desk = None

    def close(self) -> None:
        """Close the file and give everything back; closing twice is harmless."""
        self._close_file()
        if self._jobs is not None:
            self._jobs.wait()
        if self._translator is not None:
            QApplication.removeTranslator(self._translator)
            self._translator = None
        if self._guard is not None:
            self._guard.close()
            self._guard = None
        if self._guarded:
            sys.excepthook = sys.__excepthook__

    # Wishes of the window

    def fulfil(self, wish: Wish) -> None:
        """Do what the window asks for."""
        if wish.kind is WishKind.BACK_UP:
            self._back_up(only_when_due=False)
        elif wish.kind is WishKind.EXAMPLE:
            self._open_example()
        elif wish.path is not None and wish.kind is WishKind.RESTORE:
            self._restore(wish.path)
        elif wish.path is not None and wish.kind is WishKind.OPEN:
            self.open(wish.path)
        elif wish.path is not None:
            self._make(wish.path, import_duo=wish.kind is WishKind.DUO)

    def _refuse(self, text: str) -> None:
        if self.desk is None:
            self.window.show_start()
        self.window.refuse(text)

    def open(self, path: Path) -> None:
        """Open a file in the window, or say why that can't be."""
        from netwerkkaart.domain.errors import FileInUseError, NetwerkkaartError
        from netwerkkaart.store.opening import open_for_reading, open_for_writing

        path = path.absolute()
        if self.desk is not None and self.desk.store.path == path and not self.desk.store.read_only:
            self.window.come_forward()
            return
        held = ""
        try:
            try:
                store = open_for_writing(path, self._now())
            except FileInUseError as error:
                from netwerkkaart.ui.frame.single import ask_to_come_forward

                if ask_to_come_forward(path):
                    if self.desk is None:
                        self.window.close()  # it is in sight now, in the window that has it
                        return
                    self._refuse(_("“{name}” is al open in een ander venster.").format(name=path.stem))
                    return
                store = open_for_reading(path)
                held = str(error)
        except NetwerkkaartError as error:
            preferences.forget_recent(path)
            self._refuse(str(error))
            return
        self._show(store, held)

    def _make(self, path: Path, *, import_duo: bool) -> None:
        from netwerkkaart.domain.errors import NetwerkkaartError
        from netwerkkaart.store.opening import create

        try:
            store = create(path.absolute())
        except NetwerkkaartError as error:
            self._refuse(str(error))
            return
        self._show(store)
        if import_duo and self.desk is not None:
            QTimer.singleShot(0, self.window, self.window.import_duo)

    def _show(self, store: "Store", held: str = "") -> None:
        """Show an open file: in this window when it has none yet, else in a new one in its place."""
        from netwerkkaart.ui.desk import Desk

        if self.window.desk is not None and not self._replace_window():
            store.close()
            return
        self.desk = Desk(store, self.jobs, self.window.registry, clock=self._clock)
        preferences.keep_recent(store.path)
        self.window.attach(self.desk)
        if store.read_only:
            from netwerkkaart.store.lock import holder

            self._say_read_only(store.path, holder(store.path), held)
        self.opened.emit()
        window = self.window
        QTimer.singleShot(_SETTLE_MS, window, lambda: self._after_opening(window))

    def _after_opening(self, window: MainWindow) -> None:
        """Do what can wait: listen for other starts, copy the file, make the other pages."""
        if self.desk is None or window is not self.window:
            return
        if not self.desk.store.read_only:
            from netwerkkaart.ui.frame.single import Doorbell

            self._doorbell = Doorbell(self.desk.store.path, self)
            self._doorbell.rung.connect(self.window.come_forward)
        self._back_up(only_when_due=True)
        self._warm_up(window)

    def _warm_up(self, window: MainWindow) -> None:
        """Make the other pages one by one while nothing happens, and read the slow ones, so that each opens at once."""
        pause = QTimer(window, singleShot=True, interval=_WARM_UP_MS)

        def make_one() -> None:
            navigator = window.navigator
            if navigator is not None and (navigator.make_next() or navigator.read_next()):
                pause.start()

        pause.timeout.connect(make_one)
        pause.start()

    def _replace_window(self) -> bool:
        """Put a fresh window in the place of this one; False when the user wants to stay."""
        old = self.window
        if not old.may_close():
            return False
        self._close_file()
        fresh = MainWindow()
        fresh.restoreGeometry(old.saveGeometry())
        self.window = fresh
        self._furnish(fresh)
        if self._guard is not None:
            self._guard.watch(fresh)
        fresh.show()
        old.close()
        old.deleteLater()
        return True

    def _say_read_only(self, path: Path, who: str, held: str) -> None:
        if who:
            text = _("Alleen-lezen: dit bestand is geopend door {who}. Je kunt alles bekijken, maar niets wijzigen.")
            text = text.format(who=who)
        else:
            text = _("Alleen-lezen: {why}").format(why=held)
        notice = self.window.notices.hold(text)
        notice.add_button(_("Opnieuw proberen"), lambda: self.open(path))

    # The example

    def _open_example(self) -> None:
        from netwerkkaart.ui.frame.files import example_path

        path = example_path()
        if path.is_file():
            self.open(path)
            return
        self.window.show_work(_("De voorbeeldstad wordt gebouwd…"))

        def build(context: "JobContext") -> Path:
            return _build_example(path, context)

        def failed(error: Exception) -> None:
            self.window.show_rest()
            self._refuse(_("Het voorbeeld kon niet worden gemaakt: {why}").format(why=error))

        def done(made: Path) -> None:
            self.window.show_rest()
            self.open(made)

        self.jobs.run(self.window, build, done, failed)

    # Backups

    def _restore(self, backup: Path) -> None:
        """Put a backup in the place of the open file, and open that."""
        from netwerkkaart.domain.errors import NetwerkkaartError
        from netwerkkaart.store.backup import restore

        if self.desk is None or not self.window.may_close():
            return
        path, trouble = self.desk.store.path, ""
        self._close_file()
        try:
            restore(backup, path, self._now())
        except NetwerkkaartError as error:
            trouble = str(error)
        self.open(path)
        if trouble:
            self.window.refuse(trouble)
        else:
            self.window.footer.say(_("Reservekopie teruggezet"))

    def _back_up(self, *, only_when_due: bool) -> None:
        if self.desk is not None:
            from netwerkkaart.ui.frame.copying import copy_file

            copy_file(self.desk, self.window, self._now(), only_when_due=only_when_due)


def _build_example(path: Path, context: "JobContext") -> Path:
    """Make the example beside its place and put it there when it is whole."""
    from netwerkkaart.store.lock import lock_path
    from netwerkkaart.store.opening import create
    from netwerkkaart.usecases.example import write_example

    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.stem} in aanbouw{path.suffix}")
    unfinished.unlink(missing_ok=True)
    with create(unfinished) as store:
        write_example(store)
    if context.stopped():
        unfinished.unlink()
        return path
    unfinished.replace(path)
    lock_path(unfinished).unlink(missing_ok=True)
    return path
