"""The visit sheets of a day or a week, as they are printed: with or without names, of one colleague or of all."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.exchange.day_sheet import SheetOrder, day_sheet_pdf
from netwerkkaart.exchange.partnership import write_file
from netwerkkaart.texts import _, ngettext
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.jobs import JobContext
from netwerkkaart.ui.reports.preview import PagesView
from netwerkkaart.ui.reports.printing import make_printer, print_pages
from netwerkkaart.ui.reports.rendering import page_sizes
from netwerkkaart.ui.schools.parts import label
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog

_DAY, _WEEK, _MINE, _ALL = "day", "week", "mine", "all"
_PREVIEW = (520, 520)


class SheetDialog(Dialog):
    """Choices above, the real pages under them; printed, or kept as PDF."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, day: date, week: bool = False) -> None:
        super().__init__(_("Bezoekblad"), parent)
        self._desk = desk
        self._document = b""
        self.day = DateField(desk.today(), future=True)
        self.day.setAccessibleName(_("Dag"))
        self.day.set_value(day)
        self.span = ChipGroup(exclusive=True, required=True)
        self.span.setAccessibleName(_("Hoeveel"))
        self.span.add(_DAY, _("deze dag"))
        self.span.add(_WEEK, _("hele week"))
        self.span.set_checked([_WEEK if week else _DAY])
        self.whose = ChipGroup(exclusive=True, required=True)
        self.whose.setAccessibleName(_("Van wie"))
        self.whose.add(_MINE, _("mijn bezoeken"))
        self.whose.add(_ALL, _("van iedereen"))
        self.whose.chip(_MINE).setEnabled(desk.me is not None)
        self.whose.set_checked([_ALL if desk.me is None else _MINE])
        self.names = QCheckBox(_("Met namen"))
        self.names.setChecked(True)
        self.preview = PagesView(desk)
        self.preview.setAccessibleName(_("Voorbeeld van het bezoekblad"))
        self.careful = label("", "strong")
        self.print_button = QPushButton(icon("print"), _("Afdrukken…"))
        self.set_buttons(_("PDF bewaren…"), _("Sluiten"))
        self.buttons.insertWidget(self.buttons.count() - 1, self.print_button)
        self._lay_out()
        self._connect()
        self.make()

    def _lay_out(self) -> None:
        options = QHBoxLayout()
        options.setSpacing(12)
        self.day.setFixedWidth(170)
        options.addWidget(self.day)
        options.addWidget(self.span, 1, Qt.AlignmentFlag.AlignVCenter)
        whose = QHBoxLayout()
        whose.setSpacing(12)
        whose.addWidget(self.whose, 1)
        whose.addWidget(self.names)
        card = QFrame()
        theme.set_kind(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.preview)
        self.preview.setMinimumSize(*_PREVIEW)
        self.body.addLayout(options)
        self.body.addLayout(whose)
        self.body.addWidget(card, 1)
        self.body.addWidget(self.careful)

    def _connect(self) -> None:
        self.day.changed.connect(lambda _day: self.make())
        self.span.changed.connect(lambda _keys: self.make())
        self.whose.changed.connect(lambda _keys: self.make())
        self.names.toggled.connect(lambda _on: self.make())
        self.print_button.setAutoDefault(False)
        self.print_button.clicked.connect(self.print_sheet)

    def order(self) -> SheetOrder:
        """Return what is asked for now."""
        day = self.day.value() or self._desk.today()
        monday = day - timedelta(days=day.weekday())
        first, last = (monday, monday + timedelta(days=6)) if self.span.checked() == [_WEEK] else (day, day)
        mine = self._desk.me if self.whose.checked() == [_MINE] else None
        return SheetOrder(first, last, self._desk.today(), mine, with_names=self.names.isChecked())

    def make(self) -> None:
        """Make the sheets that are asked for and show their pages, or say that nothing is planned then."""
        order = self.order()
        try:
            self._document = day_sheet_pdf(self._desk.store, order)[0]
        except NetwerkkaartError as nothing:
            self._document = b""
            self.preview.show_message(str(nothing))
        else:
            self.preview.show_document(self._document, page_sizes(self._document), stay=False)
        named = order.with_names and bool(self._document)
        self.careful.setText(_("Dit blad bevat persoonsgegevens: vernietig het na het bezoek.") if named else "")
        self.ok_button.setEnabled(bool(self._document))
        self.print_button.setEnabled(bool(self._document))

    def print_sheet(self) -> None:
        """Ask for a printer and print the pages shown."""
        printer = make_printer(self.order().file_name.removesuffix(".pdf"))
        if QPrintDialog(printer, self).exec() == QPrintDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Print the pages shown on this printer."""
        document, desk = self._document, self._desk

        def work(context: JobContext) -> int:
            return print_pages(document, printer, stopped=context.stopped, progress=context.progress)

        def done(number: int) -> None:
            text = ngettext("{number} pagina afgedrukt.", "{number} pagina’s afgedrukt.", number)
            desk.say(text.format(number=number))

        def failed(error: Exception) -> None:
            if not isinstance(error, NetwerkkaartError):
                raise error
            desk.failed.emit(str(error))

        desk.jobs.run(desk, work, done, failed)

    def save(self) -> None:
        """Ask for a place and keep the sheets as PDF.

        Raises:
            ReportNotSavedError: the file can't be written there.
        """
        wanted = str(Path.home() / self.order().file_name)
        path, _kind = QFileDialog.getSaveFileName(self, _("Bezoekblad bewaren"), wanted, _("PDF (*.pdf)"))
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Keep the sheets in this file.

        Raises:
            ReportNotSavedError: the file can't be written there.
        """
        out = path if path.suffix else path.with_suffix(".pdf")
        write_file(out, self._document)
        self._desk.say(_("Bezoekblad bewaard: {name}").format(name=out.name))
