"""Instellingen › Collega's: who works here, from when to when."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.errors import NotFoundError, RefusedError
from netwerkkaart.queries.settings import ColleagueRow, colleagues
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.dates import short_day
from netwerkkaart.ui.colleagues.view import ColleagueView
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.settings.panel import Panel
from netwerkkaart.ui.tables import Column, Filter, ListView, RowsModel, cells
from netwerkkaart.ui.tables.listview import EmptyText
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.usecases.workers import WorkerDraft, add_worker, delete_worker, edit_worker


class ColleagueDialog(Dialog):
    """One colleague: name, job, first and last working day."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, row: ColleagueRow | None = None) -> None:
        super().__init__(_("Collega bewerken") if row else _("Nieuwe collega"), parent)
        self._desk = desk
        self._row = row
        form = Form()
        self.name = form.row(_("Naam"), QLineEdit(row.name if row else ""))
        self.job = form.row(
            _("Functie"),
            QLineEdit(row.job if row else ""),
            _("Bijvoorbeeld jongerenwerker, kinderwerker of jongerencoach."),
        )
        self.starts = form.row(_("Werkt hier sinds"), DateField(desk.today()))
        self.ends = form.row(
            _("Laatste werkdag"),
            DateField(desk.today()),
            _("Leeg zolang de collega hier werkt. De geschiedenis blijft."),
        )
        self.starts.set_value(row.starts_on if row else None)
        self.ends.set_value(row.ends_on if row else None)
        self.body.addWidget(form)

    def save(self) -> None:
        for field, words in ((self.starts, _("Werkt hier sinds")), (self.ends, _("Laatste werkdag"))):
            if field.problem():
                raise RefusedError(
                    _("Bij “{field}” staat geen datum. Schrijf bijvoorbeeld 1-9-2026.").format(field=words)
                )
        draft = WorkerDraft(self.name.text(), self.job.text(), self.starts.value(), self.ends.value())
        if self._row is None:
            add_worker(self._desk.store, draft)
        else:
            edit_worker(self._desk.store, self._row.id, draft)


def _handed(row: ColleagueRow) -> str:
    if row.handover is None:
        return ""
    if row.handover.finished:
        return _("klaar")
    return _("{done} van {total} gedaan").format(done=row.handover.done, total=row.handover.total)


class ColleaguesPanel(Panel):
    """The list of colleagues, or the page about one of them."""

    thing = Kind.WORKER

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Collega’s"),
            _(
                "Wie er op scholen komt. Open een collega om te zien wat er op niemand rust als die vertrekt, en om "
                "het over te dragen; bezoeken en banden blijven bewaard."
            ),
        )
        columns: list[Column[ColleagueRow]] = [
            Column(
                "name",
                _("Naam"),
                lambda row: row.name,
                width=210,
                paint=cells.two_lines(lambda row: row.name, lambda row: row.job),
            ),
            Column(
                "schools",
                _("Scholen nu"),
                lambda row: ", ".join(row.schools),
                stretch=True,
                paint=cells.wrapped(lambda row: ", ".join(row.schools)),
            ),
            Column(
                "starts",
                _("Sinds"),
                lambda row: short_day(row.starts_on) if row.starts_on else "",
                sort=lambda row: row.starts_on,
                width=112,
            ),
            Column(
                "ends",
                _("Tot en met"),
                lambda row: short_day(row.ends_on) if row.ends_on else "",
                sort=lambda row: row.ends_on,
                width=112,
            ),
            Column("handover", _("Overdracht"), _handed, width=124),
        ]
        self._model = RowsModel(columns, row_id=lambda row: row.id)
        self.list = ListView(
            self._model,
            "collegas",
            _("Zoek collega"),
            title=_("Collega’s"),
            counted=lambda number: ngettext("{number} collega", "{number} collega’s", number).format(number=number),
            filters=[
                Filter("left", _("Vertrokken"), lambda row: row.ends_on is not None and row.ends_on < desk.today())
            ],
            empty=EmptyText("worker", _("Hier komen de collega’s die scholen bezoeken."), _("Collega toevoegen")),
        )
        self.list.opened.connect(self._open)
        self.list.empty_pressed.connect(self.add)
        self.list.menu_asked.connect(self._menu)
        self.body.addWidget(self.list, 1)
        self.add_tool(_("Nieuwe collega"), "plus", self.add, primary=True)
        self._view: ColleagueView | None = None

    def refresh(self) -> None:
        with self.desk.store.read() as connection:
            self._model.set_rows(colleagues(connection, today=self.desk.today()))
        if self._view is not None and self.shown() is not None:
            self._read_view(self._view.read)

    # --- one colleague

    @property
    def view(self) -> ColleagueView:
        """The page about one colleague, made when it is first wanted."""
        if self._view is None:
            made = self._view = ColleagueView(self.desk)
            made.left.connect(lambda: self.desk.go(Target("settings", tab="colleagues")))
            made.edit_asked.connect(self.edit)
        return self._view

    def shown(self) -> int | None:
        return self._view.worker_id if self._view is not None and self.instead() is self._view else None

    def show_thing(self, worker_id: int | None) -> None:
        if worker_id is None:
            came_from = self.shown()
            self.show_instead(None)
            if came_from is not None:
                self.list.select([came_from])
                self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        view = self.view
        self.show_instead(view)
        self._read_view(lambda: view.show_colleague(worker_id))
        if self.instead() is view:
            view.take_focus()

    def _read_view(self, read: Callable[[], None]) -> None:
        try:
            read()
        except NotFoundError as gone:
            self.show_instead(None)
            self.desk.failed.emit(str(gone))

    def _open(self, worker_id: object) -> None:
        self.desk.go(Target("settings", Kind.WORKER, int(str(worker_id)), "colleagues"))

    def add(self) -> None:
        """Ask for a new colleague."""
        ColleagueDialog(self.desk, self).exec()

    def edit(self, worker_id: object) -> None:
        """Change a colleague."""
        row = next((row for row in self._model.rows() if row.id == worker_id), None)
        if row is not None:
            ColleagueDialog(self.desk, self, row).exec()

    def _menu(self, where: QPoint, ids: list[int]) -> None:
        if len(ids) != 1:
            return
        menu = QMenu(self)
        menu.addAction(icon("worker"), _("Wat als deze collega vertrekt?"), lambda: self._open(ids[0]))
        menu.addAction(icon("edit"), _("Bewerken…"), lambda: self.edit(ids[0]))
        menu.addAction(icon("trash"), _("Verwijderen"), lambda: self.desk.act(delete_worker, self.desk.store, ids[0]))
        menu.exec(where)
