"""The form of the peiling out of the window: kept as PDF or printed, in a job."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.exchange.partnership import write_file
from netwerkkaart.exchange.survey_form import survey_form_document
from netwerkkaart.texts import _
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon


class FormOutput:
    """What can be done with the form of a school; the menu offers it."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        self._desk = desk
        self._owner = owner
        self.school_id: int | None = None

    def fill(self, menu: QMenu) -> None:
        """Put into a menu what can be done."""
        menu.addAction(icon("pdf"), _("Bewaren als PDF…"), self.ask_and_save)
        menu.addAction(icon("print"), _("Afdrukken…"), self.print_form)

    def ask_and_save(self) -> None:
        """Ask where, and keep the form there."""
        self._made(self._ask)

    def _ask(self, document: bytes, name: str) -> None:
        wanted = str(Path.home() / name)
        chosen, _kind = QFileDialog.getSaveFileName(self._owner, _("Formulier bewaren"), wanted, _("PDF (*.pdf)"))
        if chosen:
            self.save(document, Path(chosen).with_suffix(".pdf"))

    def save(self, document: bytes, path: Path) -> None:
        """Keep the form in this file."""
        self._desk.act(write_file, path, document)
        if path.exists():
            self._desk.say(_("Formulier bewaard: {name}").format(name=path.name))

    def print_form(self) -> None:
        """Ask for a printer and print the form."""
        self._made(self._print)

    def _print(self, document: bytes, name: str) -> None:
        from PySide6.QtPrintSupport import QPrintDialog

        from netwerkkaart.ui.reports.printing import make_printer, print_pages

        printer = make_printer(name.removesuffix(".pdf"))
        if QPrintDialog(printer, self._owner).exec() != QPrintDialog.DialogCode.Accepted:
            return
        desk = self._desk
        desk.jobs.run(
            self._owner,
            lambda _context: print_pages(document, printer),
            lambda _number: desk.say(_("Formulier afgedrukt.")),
            self._on_failed,
        )

    def _made(self, then: Callable[[bytes, str], None]) -> None:
        """Make the form, which loads what makes PDFs, and go on with it."""
        school_id, store, today = self.school_id, self._desk.store, self._desk.today()
        if school_id is None:
            return
        self._desk.jobs.run(
            self._owner,
            lambda _context: survey_form_document(store, school_id, today=today),
            lambda made: then(*made),
            self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, NetwerkkaartError):
            raise error
        self._desk.failed.emit(str(error))
