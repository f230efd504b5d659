"""Instellingen › Reservekopieën: what there is, make one now, put one back, check the file."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel

from netwerkkaart.store.backup import Backup, back_up, backups_in, folder_of
from netwerkkaart.store.check import Finding, check
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.dates import clock, long_day
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.jobs import JobContext
from netwerkkaart.ui.settings.panel import Panel
from netwerkkaart.ui.tables import Column, ListView, RowsModel
from netwerkkaart.ui.tables.listview import EmptyText
from netwerkkaart.ui.widgets.busy import BusyBar
from netwerkkaart.ui.widgets.dialog import Dialog


class BackupsPanel(Panel):
    """The backups of this file; restoring closes the file, so the window does it."""

    restore_wanted = Signal(object)
    """The path of the backup to put back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Reservekopieën"),
            _(
                "Eens per dag maakt het programma een reservekopie: van de laatste 7 dagen, 4 weken en 12 maanden "
                "blijft er een. Een kopie is niet versleuteld; bewaar haar waar alleen jij bij kunt."
            ),
        )
        columns: list[Column[Backup]] = [
            Column(
                "made",
                _("Gemaakt"),
                lambda row: f"{long_day(row.made_at.date())}, {clock(row.made_at)}",
                sort=lambda row: row.made_at,
                width=260,
            ),
            Column("size", _("Grootte"), _size, sort=lambda row: row.path.stat().st_size, width=100, align="right"),
            Column("name", _("Bestand"), lambda row: row.path.name, stretch=True),
        ]
        self._model = RowsModel(columns, row_id=lambda row: str(row.path))
        self.list = ListView(
            self._model,
            "reservekopieen",
            _("Zoek reservekopie"),
            title=_("Reservekopieën"),
            counted=lambda number: ngettext("{n} reservekopie", "{n} reservekopieën", number).format(n=number),
            empty=EmptyText("backup", _("Van dit bestand is nog geen reservekopie."), _("Nu een reservekopie maken")),
        )
        self.list.empty_pressed.connect(self.make)
        self.list.opened.connect(self.ask_restore)
        self._busy = BusyBar()
        self._where = QLabel(wordWrap=True)
        theme.set_kind(self._where, "small")
        self.body.addWidget(self._busy)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._where)
        self.add_tool(_("Bestand controleren"), "check", self.check)
        self.add_tool(_("Map openen"), "folder", self._open_folder)
        self.add_tool(_("Terugzetten…"), "undo", self._choose)
        self.add_tool(_("Nu maken"), "backup", self.make, primary=True)

    @property
    def _path(self) -> Path:
        return self.desk.store.path

    def refresh(self) -> None:
        folder = folder_of(self._path)
        self._model.set_rows(backups_in(folder, self._path.stem) if folder.is_dir() else [])
        self._where.setText(_("Map: {folder}").format(folder=folder))

    def make(self) -> None:
        """Make a backup now, off the GUI thread."""
        self._busy.start(_("Reservekopie wordt gemaakt…"), cancellable=False)
        path, now = self._path, datetime.now()  # noqa: DTZ005 - local time names backups

        def work(_context: JobContext) -> Backup:
            return back_up(path, folder_of(path), now)

        self.desk.jobs.run(self, work, self._on_made, self._on_failed)

    def check(self) -> None:
        """Look the whole file over."""
        self._busy.start(_("Het bestand wordt gecontroleerd…"), cancellable=False)
        store = self.desk.store

        def work(_context: JobContext) -> list[Finding]:
            with store.read() as connection:
                return check(connection)

        self.desk.jobs.run(self, work, self._on_checked, self._on_failed)

    def ask_restore(self, path: object) -> None:
        """Ask whether a backup is to take the place of the file."""
        backup = Path(str(path))
        dialog = Dialog(
            _("Reservekopie terugzetten?"),
            self,
            intro=_(
                "“{name}” komt in de plaats van het bestand zoals het nu is. Van het huidige bestand wordt eerst een "
                "reservekopie gemaakt, dus er gaat niets verloren."
            ).format(name=backup.name),
        )
        dialog.set_buttons(_("Terugzetten"), danger=True)
        if dialog.exec():
            self.restore_wanted.emit(backup)

    def _choose(self) -> None:
        chosen = self.list.current_id()
        if chosen is not None:
            self.ask_restore(chosen)
            return
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Reservekopie kiezen"), str(folder_of(self._path)), _("Netwerkkaart-bestanden (*.netwerkkaart)")
        )
        if name:
            self.ask_restore(name)

    def _open_folder(self) -> None:
        folder = folder_of(self._path)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder if folder.is_dir() else folder.parent)))

    def _on_made(self, made: Backup) -> None:
        self._busy.stop()
        self.refresh()
        self.desk.say(_("Reservekopie gemaakt: {name}").format(name=made.path.name))

    def _on_checked(self, findings: list[Finding]) -> None:
        self._busy.stop()
        if findings:
            self.desk.failed.emit("\n".join(finding.text for finding in findings[:5]))
        else:
            self.desk.say(_("Het bestand is in orde."))

    def _on_failed(self, error: Exception) -> None:
        self._busy.stop()
        self.desk.failed.emit(str(error))


def _size(row: Backup) -> str:
    kilobytes = row.path.stat().st_size / 1024
    return f"{kilobytes / 1024:.1f} MB".replace(".", ",") if kilobytes >= 1024 else f"{kilobytes:.0f} kB"
