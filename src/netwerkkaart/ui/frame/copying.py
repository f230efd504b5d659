"""Copying the open file off the screen's thread, and telling whether that worked."""

from datetime import datetime
from typing import TYPE_CHECKING

from netwerkkaart.store.backup import Backup, back_up, backups_in, folder_of, is_due, thin
from netwerkkaart.texts import _

if TYPE_CHECKING:
    from netwerkkaart.ui.desk import Desk
    from netwerkkaart.ui.jobs import JobContext
    from netwerkkaart.ui.window import MainWindow


def copy_file(desk: "Desk", window: "MainWindow", now: datetime, *, only_when_due: bool) -> None:
    """Make a backup of the desk's file, or only when the last one is older than a day; the foot shows the newest."""
    store = desk.store
    if store.read_only and only_when_due:
        return

    def copy(_context: "JobContext") -> Backup | None:
        folder = folder_of(store.path)
        if not only_when_due or is_due(folder, store.path.stem, now):
            back_up(store.path, folder, now)
            thin(folder, store.path.stem, now)
        return next(iter(backups_in(folder, store.path.stem)), None)

    def done(backup: Backup | None) -> None:
        window.footer.set_backup(backup.made_at if backup is not None else None, now)
        if backup is not None and not only_when_due:
            window.footer.say(_("Reservekopie gemaakt in “{folder}”").format(folder=backup.path.parent.name))

    def failed(error: Exception) -> None:
        window.footer.set_backup_failed()
        window.notices.warn(str(error))

    desk.jobs.run(window, copy, done, failed)
