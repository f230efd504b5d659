"""The page of the reports: whom it is for, of which school and which year; the real pages; print and keep."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.audience import RULES, Audience, ReportPart
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.exchange.partnership import Order, Press, partnership_pdfs, write_file
from netwerkkaart.queries.report_choices import report_choices
from netwerkkaart.texts import _, ngettext
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.jobs import Job, JobContext
from netwerkkaart.ui.page import Page
from netwerkkaart.ui.reports.chooser import SchoolChooser
from netwerkkaart.ui.reports.leaving_out import LeavingOut
from netwerkkaart.ui.reports.options import ReportOptions
from netwerkkaart.ui.reports.preview import PagesView
from netwerkkaart.ui.reports.printing import make_printer, print_pages
from netwerkkaart.ui.reports.rendering import page_sizes
from netwerkkaart.ui.widgets.busy import BusyBar
from netwerkkaart.ui.widgets.empty import EmptyState

_SIDE = 272
_Made = tuple[bytes, str, tuple[tuple[float, float], ...]]


class ReportsPage(Page):
    """Choices at the left and above, the pages under them; every choice shows at once."""

    key = "reports"
    kinds = frozenset(Kind) - {Kind.PLACE}

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._making: Job | None = None
        self._long: Job | None = None
        self._shown: tuple[int, Order] | None = None
        self._document = b""
        self._file_name = ""
        self._names_wanted = True
        self.chooser = SchoolChooser()
        self.preview = PagesView(desk)
        self.options = ReportOptions(self.preview)
        self.leaving_out = LeavingOut()
        self.busy = BusyBar()
        self.print_button = QPushButton(icon("print"), _("Afdrukken…"))
        self.all_button = QPushButton(icon("folder"), _("Alle gekozen scholen…"))
        self.save_button = QPushButton(icon("pdf", "on_accent"), _("PDF bewaren…"))
        sentence = _("Hier maak je van elke school een rapport. Er zijn nog geen scholen: voeg ze eerst toe.")
        self.empty = EmptyState("reports", sentence, _("Naar Scholen"))
        theme.set_kind(self.empty.button, "primary")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_desk())
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.chooser.list)
        self._connect()
        self._register()
        self._order_tabs()

    # --- building

    def _make_desk(self) -> QWidget:
        theme.set_kind(self.save_button, "primary")
        title = QLabel(_("Rapporten"))
        theme.set_kind(title, "title")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addStretch()
        for button in (self.print_button, self.all_button, self.save_button):
            head.addWidget(button)
        side = QVBoxLayout()
        side.setSpacing(16)
        side.addWidget(self.chooser, 1)
        rule = QFrame()
        rule.setFixedHeight(1)
        theme.set_kind(rule, "rule")
        side.addWidget(rule)
        side.addWidget(self.leaving_out, 1)
        left = QWidget()
        left.setFixedWidth(_SIDE)
        side.setContentsMargins(0, 0, 0, 0)
        left.setLayout(side)
        card = QFrame()
        theme.set_kind(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.preview)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.options)
        right.addWidget(card, 1)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(left)
        body.addLayout(right, 1)
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addWidget(self.busy)
        layout.addLayout(body, 1)
        return box

    def _order_tabs(self) -> None:
        chooser, preview = self.chooser, self.preview
        order = [chooser.search, chooser.list, chooser.all_button, *self.options.in_order()]
        order += [preview, self.print_button, self.all_button, self.save_button]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.chooser.looked.connect(lambda _school: self._make())
        self.chooser.chosen.connect(self._show_buttons)
        self.options.years.currentIndexChanged.connect(lambda _place: self._make())
        self.options.audiences.changed.connect(lambda _keys: self._on_audience())
        self.options.names.toggled.connect(lambda _on: self._make())
        self.print_button.clicked.connect(self.print_report)
        self.save_button.clicked.connect(self.save_report)
        self.all_button.clicked.connect(self.save_reports)
        self.busy.cancel_asked.connect(self._on_cancel)
        self.empty.pressed.connect(lambda: self.desk.go(Target("schools")))

    def _register(self) -> None:
        if "report.print" in self.desk.actions:
            return
        for id_, text, act, sign, keys in (
            ("report.print", _("Rapport afdrukken…"), self.print_report, "print", ("Ctrl+P",)),
            ("report.save", _("Rapport bewaren als PDF…"), self.save_report, "pdf", ("Ctrl+S",)),
            ("report.save_all", _("Rapporten van alle gekozen scholen bewaren…"), self.save_reports, "folder", ()),
        ):
            self.desk.actions.add(
                id_,
                text,
                act,
                group=_("Rapport"),
                icon=sign,
                shortcuts=keys,
                scope=self.key,
                widget=self,
                enabled=self._can_save_all if id_ == "report.save_all" else self._can_save,
            )

    # --- reading

    def refresh(self) -> None:
        """Read the schools and years again, and make the report anew."""
        with self.desk.store.read() as connection:
            choices = report_choices(connection, today=self.desk.today())
        self._stack.setCurrentIndex(0 if choices.schools else 1)
        year = self.options.years.currentData()
        self.options.years.blockSignals(True)
        self.options.years.clear()
        self.options.years.addItem(_("Alles tot nu"), None)
        for each in choices.years:
            self.options.years.addItem(_("Schooljaar {year}").format(year=each.label), each)
        self.options.years.setCurrentIndex(1 + choices.years.index(year) if year in choices.years else 0)
        self.options.years.blockSignals(False)
        self.chooser.blockSignals(True)
        first_time = self.chooser.current_id() is None
        self.chooser.set_schools(choices.schools)
        if first_time and choices.latest is not None:
            self.chooser.look_at(choices.latest)
        self.chooser.blockSignals(False)
        self._make()

    def show_target(self, target: Target) -> None:
        """Look at the report of a school."""
        self.ensure_fresh()
        if target.kind is Kind.SCHOOL and target.id is not None:
            self.chooser.look_at(target.id)

    def current_target(self) -> Target:
        """Return the school whose report is shown."""
        school_id = self.chooser.current_id()
        return Target(self.key) if school_id is None else Target(self.key, Kind.SCHOOL, school_id)

    def focus_filter(self) -> None:
        """Go to the search field of the schools."""
        self.chooser.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chooser.search.selectAll()

    def order(self) -> Order:
        """Return what is asked for now."""
        checked = self.options.audiences.checked()
        audience = checked[0] if checked and isinstance(checked[0], Audience) else Audience.TEAM
        year = self.options.years.currentData()
        return Order(
            audience,
            self.options.names.isChecked(),
            year if isinstance(year, SchoolYear) else None,
            self.desk.today(),
        )

    # --- making and showing

    def _on_audience(self) -> None:
        never = ReportPart.NAMES in RULES[self.order().audience]
        if self.options.names.isEnabled():
            self._names_wanted = self.options.names.isChecked()
        self.options.names.blockSignals(True)
        self.options.names.setChecked(self._names_wanted and not never)
        self.options.names.setEnabled(not never)
        self.options.names.blockSignals(False)
        self.options.names.setToolTip(_("De gemeente krijgt nooit namen van personen.") if never else "")
        self._make()

    def _make(self) -> None:
        """Make the report that is asked for and show its pages; an older one still being made is given up."""
        order, school_id = self.order(), self.chooser.current_id()
        self.leaving_out.show_parts(order.parts, named=order.named)
        if self._making is not None:
            self._making.cancel()
            self._making = None
        self._show_buttons()
        if school_id is None:
            self._document = b""
            self.preview.show_message(_("Kies een school om het rapport te zien."))
            return
        stay = self._shown is not None and self._shown[0] == school_id
        if not self._document:
            self.preview.show_message(_("Het rapport wordt gemaakt…"))
        press = Press(self.desk.store, order)

        def work(_context: JobContext) -> _Made:
            document, name = press.made(school_id)
            return document, name, page_sizes(document)

        def done(made: _Made) -> None:
            self._making = None
            self._document, self._file_name, sizes = made
            self._shown = (school_id, order)
            self.preview.show_document(self._document, sizes, stay=stay)
            self._show_buttons()

        self._document = b"" if not stay else self._document
        self._making = self.desk.jobs.run(self, work, done, self._on_not_made)

    def _on_not_made(self, error: Exception) -> None:
        self._making = None
        self._document = b""
        self.preview.show_message(
            str(error) if isinstance(error, NetwerkkaartError) else _("Het rapport kan niet worden gemaakt.")
        )
        self._show_buttons()
        if not isinstance(error, NetwerkkaartError):
            raise error

    def _can_save(self) -> bool:
        return bool(self._document) and self._long is None

    def _can_save_all(self) -> bool:
        return len(self.chooser.ids()) > 1 and self._long is None

    def _show_buttons(self) -> None:
        number = len(self.chooser.ids())
        self.all_button.setText(
            _("Alle {number} gekozen scholen…").format(number=number) if number > 1 else _("Alle gekozen scholen…")
        )
        self.all_button.setEnabled(self._can_save_all())
        self.all_button.setToolTip("" if number > 1 else _("Kies met Ctrl of Shift meer scholen in de lijst."))
        for button in (self.print_button, self.save_button):
            button.setEnabled(self._can_save())
        self.desk.actions.refresh()

    # --- printing and keeping

    def print_report(self) -> None:
        """Ask for a printer and print the pages shown."""
        if not self._can_save():
            return
        printer = make_printer(self._file_name.removesuffix(".pdf"))
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Print the pages shown on this printer."""
        document = self._document

        def work(context: JobContext) -> str:
            number = print_pages(document, printer, stopped=context.stopped, progress=context.progress)
            return ngettext("{number} pagina afgedrukt.", "{number} pagina’s afgedrukt.", number).format(number=number)

        self._run_long(_("Rapport afdrukken"), work)

    def save_report(self) -> None:
        """Ask for a place and keep the report shown."""
        if not self._can_save():
            return
        wanted = str(Path.home() / self._file_name)
        path, _kind = QFileDialog.getSaveFileName(self, _("Rapport bewaren"), wanted, _("PDF (*.pdf)"))
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Keep the report shown in this file."""
        if not path.suffix:
            path = path.with_suffix(".pdf")
        try:
            write_file(path, self._document)
        except NetwerkkaartError as error:
            self.desk.failed.emit(str(error))
            return
        self.desk.say(_("Rapport bewaard: {name}").format(name=path.name))

    def save_reports(self) -> None:
        """Ask for a folder and keep the reports of all chosen schools in it."""
        if not self._can_save_all():
            return
        folder = QFileDialog.getExistingDirectory(self, _("Map voor de rapporten"), str(Path.home()))
        if folder:
            self.save_all_to(Path(folder))

    def save_all_to(self, folder: Path) -> None:
        """Keep the reports of all chosen schools in this folder."""
        ids, order, store = self.chooser.ids(), self.order(), self.desk.store

        def work(context: JobContext) -> str:
            done = partnership_pdfs(store, ids, folder, order, stopped=context.stopped, progress=context.progress)
            number = len(done)
            said = ngettext("{number} rapport bewaard in {folder}", "{number} rapporten bewaard in {folder}", number)
            return said.format(number=number, folder=folder.name)

        self._run_long(_("Rapporten bewaren"), work)

    def _run_long(self, title: str, work: Callable[[JobContext], str]) -> None:
        self.busy.start(title)

        def done(said: str) -> None:
            self._end_long()
            self.desk.say(said)

        def failed(error: Exception) -> None:
            self._end_long()
            if not isinstance(error, NetwerkkaartError):
                raise error
            self.desk.failed.emit(str(error))

        job = self.desk.jobs.run(self, work, done, failed, self.busy.set_progress)
        self._long = job if not self.busy.isHidden() else None
        self._show_buttons()

    def _end_long(self) -> None:
        self._long = None
        self.busy.stop()
        self._show_buttons()

    def _on_cancel(self) -> None:
        """Stop the long work; its answer does not come any more, so this ends it here."""
        if self._long is not None:
            self._long.cancel()
        self._end_long()
        self.desk.say(_("Gestopt. Wat al klaar was, is bewaard."))
