"""A picture of every page and dialog, for the eyes of whoever builds or documents the program; needs no screen."""

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt looks for a screen

from PySide6.QtCore import QElapsedTimer, QLocale
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from netwerkkaart.look import Look
from netwerkkaart.texts import _
from netwerkkaart.ui import preferences, theme
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.frame.pages import PAGES
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.page import Page
from netwerkkaart.ui.qt_texts import QtTexts
from netwerkkaart.ui.scenes import Scenes
from netwerkkaart.ui.window import MainWindow

if TYPE_CHECKING:
    from netwerkkaart.store.work import Store

_SETTLE_MS: Final = 250
_FIRST_DIALOG: Final = 20
_MOST_TRIES: Final = 20


def main(db: Path, out: Path, look: str, size: tuple[int, int], *, settle_ms: int = _SETTLE_MS) -> int:
    """Write the pictures of a copy of ``db`` into ``out`` and return the exit code.

    The file itself is only read, and nothing is remembered on this computer. ``settle_ms`` is how long each picture is
    waited for.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="netwerkkaart-") as folder:
        before = os.environ.get(preferences.FOLDER_VARIABLE)
        os.environ[preferences.FOLDER_VARIABLE] = folder
        try:
            app = _application(Look(look))
            store = _copy_of(db, Path(folder))
            _Shooting(app, store, out, size, settle_ms).shoot()
        finally:
            if before is None:
                del os.environ[preferences.FOLDER_VARIABLE]
            else:
                os.environ[preferences.FOLDER_VARIABLE] = before
    return 0


def _application(look: Look) -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["netwerkkaart"])
    preferences.name_program()
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    app.setProperty("reducedMotion", True)
    app.setCursorFlashTime(0)  # a picture is taken when nothing moves any more
    theme.apply(app, look)
    translator = QtTexts(app)
    if translator.found:
        app.installTranslator(translator)
    return app


def _copy_of(db: Path, folder: Path) -> "Store":
    from netwerkkaart.store.backup import back_up
    from netwerkkaart.store.opening import open_for_writing

    now = datetime.now()  # noqa: DTZ005 - local time names backups
    made = back_up(db, folder / "copy", now)
    copy = made.path.rename(folder / db.name)
    return open_for_writing(copy, now)


class _Shooting:
    """One round along everything there is to see."""

    def __init__(self, app: QApplication, store: "Store", out: Path, size: tuple[int, int], settle_ms: int) -> None:
        self._app = app
        self._settle_ms = settle_ms
        self._out = out
        self._number = 0
        self._window = MainWindow()
        self._window.setMinimumSize(1, 1)
        self._window.resize(*size)
        self._window.show()
        self._window.furnish()
        self._desk = Desk(store, SyncJobs(), self._window.registry, clock=date.today)

    def shoot(self) -> None:
        """Take all pictures."""
        window = self._window
        try:
            window.attach(self._desk)
            window.footer.set_backup(*2 * (datetime.now().replace(hour=10, minute=42),))  # noqa: DTZ005 - as shown
            for number, entry in enumerate(PAGES, 1):
                self._shoot_page(number, entry.key, entry.slug)
            window.show_page("schools")
            self._number = _FIRST_DIALOG
            for name, take in self._scenes():
                self._take(name, take)
        finally:
            self._desk.close()
            window.close()
            window.deleteLater()
            self._settle()

    def _shoot_page(self, number: int, key: str, slug: str) -> None:
        navigator = self._window.navigator
        if navigator is None:
            raise RuntimeError("pictures are taken of an open file")
        page = navigator.page(key)
        self._window.show_page(key)
        self._settle()
        self._save(self._window, f"{number:02d}-{slug}")
        seen = {page.current_target()}
        for target in self._targets(page):
            if target not in seen:
                seen.add(target)
                navigator.go(target)
                self._settle()
                part = "-".join(str(bit) for bit in (target.kind, target.tab) if bit).replace("/", "-")
                self._save(self._window, f"{number:02d}-{slug}-{part or 'deel'}")

    def _targets(self, page: Page) -> list[Target]:
        """Return the places within a page that are worth a picture: those its author offers, and a school's dossier."""
        offered: Callable[[], list[Target]] | None = getattr(page, "screenshot_targets", None)
        if offered is not None:
            return offered()
        first = self._first_school()
        if page.key == "schools" and first is not None:
            from netwerkkaart.domain.changes import Kind
            from netwerkkaart.ui.schools.dossier import ACTIVITIES, GROWTH, OVERVIEW, PEOPLE, THEMES, TIMELINE

            tabs = (OVERVIEW, PEOPLE, TIMELINE, THEMES, GROWTH, ACTIVITIES)
            return [Target(page.key, Kind.SCHOOL, first, tab) for tab in tabs]
        return []

    def _take(self, name: str, take: Callable[[], QWidget]) -> None:
        self._number += 1
        shown = take()
        self._settle()
        self._save(shown, f"{self._number:02d}-{name}")
        if shown is not self._window and shown.isWindow():
            shown.close()

    def _scenes(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        yield "bezoekpaneel", self._visit_panel
        yield "zoeken", lambda: self._palette("")
        yield "zoeken-woord", lambda: self._palette(_("overleg"))
        yield "zoeken-niets", lambda: self._palette("Zwaluwstaart")
        yield "geschiedenis", self._history
        yield "toetsen", self._keys
        yield "over", lambda: self._over(self._window.show_about)
        yield "melding", self._notice
        yield "alleen-lezen", self._read_only
        yield "menu", self._menu
        yield "handleiding", self._help
        yield "duo", self._duo
        yield "contact-toevoegen", self._contact
        yield "school-toevoegen", self._school
        yield "fout", self._crash
        first = self._first_school()
        if first is not None:
            yield from Scenes(self._window, self._desk, first).all()
        yield "begin", self._start  # the last: it takes the place of the pages

    def _over(self, show: Callable[[], object]) -> QWidget:
        show()
        return self._window

    def _history(self) -> QWidget:
        from netwerkkaart.usecases.workers import WorkerDraft, add_worker

        for name in (_("Voorbeeld Een"), _("Voorbeeld Twee"), _("Voorbeeld Drie")):
            self._desk.act(add_worker, self._desk.store, WorkerDraft(name))
        self._window.undo()
        self._window.show_history()
        return self._window

    def _keys(self) -> QWidget:
        self._window.undo()  # what the picture before needed stands in none of the next ones
        self._window.undo()
        return self._over(self._window.show_keys)

    def _visit_panel(self) -> QWidget:
        first = self._first_school()
        self._desk.log_visit(VisitPrefill(school_id=first))
        return self._window

    def _first_school(self) -> int | None:
        from netwerkkaart.domain.changes import Kind
        from netwerkkaart.queries.frame import names_known

        with self._desk.store.read() as connection:
            return next((row.id for row in names_known(connection) if row.kind is Kind.SCHOOL), None)

    def _palette(self, typed: str) -> QWidget:
        if self._window.visit_panel is not None:
            self._window.visit_panel.close_panel()
        self._window.show_palette()
        if self._window.palette_overlay is not None:
            self._window.palette_overlay.field.setText(typed)
        return self._window

    def _notice(self) -> QWidget:
        self._window.show_page("today")
        self._window.refuse(
            _("Er is al een collega met de naam “{name}”. Voeg een tweede naam toe.").format(name="Noor")
        )
        self._window.footer.line.show_message(_("Bezoek vastgelegd"))
        return self._window

    def _read_only(self) -> QWidget:
        self._window.notices.clear()
        text = _("Alleen-lezen: dit bestand is geopend door {who}. Je kunt alles bekijken, maar niets wijzigen.")
        notice = self._window.notices.hold(text.format(who=_("een collega")))
        notice.add_button(_("Opnieuw proberen"), lambda: None)
        return self._window

    def _menu(self) -> QWidget:
        self._window.notices.clear()
        self._window.show_menu()
        return next(one for one in self._app.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())

    def _help(self) -> QWidget:
        self._window.show_help()
        if self._window.help is None:
            raise RuntimeError("the manual did not open")
        return self._window.help

    def _duo(self) -> QWidget:
        from netwerkkaart.ui.duo.dialog import DuoDialog

        return _shown(DuoDialog(self._desk, self._window))

    def _contact(self) -> QWidget:
        from netwerkkaart.ui.contacts.dialog import ContactDialog

        return _shown(ContactDialog(self._desk, self._window))

    def _school(self) -> QWidget:
        from netwerkkaart.ui.schools.school_dialog import SchoolDialog

        return _shown(SchoolDialog(self._desk, self._window))

    def _crash(self) -> QWidget:
        from netwerkkaart.ui.frame.crash import CrashDialog, account_of

        return _shown(CrashDialog(account_of(ValueError, None), self._window))

    def _start(self) -> QWidget:
        self._window.show_start()
        return self._window

    def _settle(self) -> None:
        """Let everything draw that is drawn when nothing else happens."""
        self._wait(self._settle_ms)

    def _wait(self, milliseconds: int) -> None:
        clock = QElapsedTimer()
        clock.start()
        while clock.elapsed() < milliseconds:
            self._app.processEvents()

    def _still(self, widget: QWidget) -> QImage:
        """Return the picture of a widget when nothing in it moves any more, or after a while all the same."""
        before = widget.grab().toImage()
        for _try in range(_MOST_TRIES):
            self._wait(self._settle_ms // 3)
            now = widget.grab().toImage()
            if now == before:
                break
            before = now
        return before

    def _save(self, widget: QWidget, name: str) -> None:
        path = self._out / f"{name}.png"
        if not self._still(widget).save(str(path)):
            raise OSError(f"{path} could not be written")


def _shown(widget: QWidget) -> QWidget:
    widget.show()
    return widget
