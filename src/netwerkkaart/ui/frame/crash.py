"""When the program itself makes a mistake: written down without anybody's data, and told in plain words.

The log holds the kind of error and the lines of our code, never its message: a message may quote what somebody typed.
"""

import faulthandler
import logging
import os
import platform
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from netwerkkaart import __version__
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.preferences import FOLDER_VARIABLE
from netwerkkaart.ui.widgets.dialog import Dialog

_log = logging.getLogger("netwerkkaart")


def log_folder() -> Path:
    """Return where the log is kept on this computer."""
    own = os.environ.get(FOLDER_VARIABLE)
    if own:
        return Path(own) / "log"
    from platformdirs import user_log_path

    return user_log_path("Netwerkkaart", appauthor=False)


def account_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what went wrong where, for who mends the program: no message and no values."""
    lines = [
        f"Netwerkkaart {__version__} · Python {platform.python_version()} · Qt {qVersion()}",
        f"{platform.system()} {platform.machine()}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    for frame in traceback.extract_tb(trace):
        place = Path(frame.filename)
        lines.append(f"  {place.parent.name}/{place.name}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


class CrashDialog(Dialog):
    """What happened, what is safe, and what one can do."""

    def __init__(self, account: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Er ging iets mis in het programma"),
            parent,
            intro=_("Dit is een fout van ons, niet van jou. Wat je het laatst deed, is misschien niet gebeurd."),
        )
        self.setMinimumWidth(560)
        for head, text in (
            (
                _("Wat is er veilig"),
                _("Alles wat je hiervoor bewaarde, staat in je bestand. Er is niets half bewaard."),
            ),
            (
                _("Wat kun je doen"),
                _(
                    "Ga door en probeer het nog eens. Gebeurt het weer, sluit Netwerkkaart dan af, open het opnieuw, "
                    "en geef de gegevens hieronder door aan wie het programma bij jullie beheert."
                ),
            ),
        ):
            title = QLabel(head)
            theme.set_kind(title, "strong")
            self.body.addWidget(title)
            self.body.addWidget(QLabel(text, wordWrap=True))
        self.details = QPlainTextEdit(account, readOnly=True)
        self.details.setAccessibleName(_("Technische gegevens"))
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setMinimumHeight(140)
        self.body.addWidget(self.details)
        note = QLabel(_("Hierin staan geen namen of notities. Er wordt niets vanzelf verstuurd."))
        theme.set_kind(note, "small")
        self.body.addWidget(note)
        self.set_buttons(_("Doorgaan"), "")
        self.copy_button = self.add_button(_("Gegevens kopiëren"))
        self.copy_button.clicked.connect(self._copy)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.details.toPlainText())
        self.copy_button.setText(_("Gekopieerd"))


class Guard:
    """Writes a log and shows the dialog; one at a time, so that a storm of errors is one question."""

    def __init__(self, folder: Path, window: QWidget | None) -> None:
        self._window = window
        self._busy = False
        self._faults: IO[str] | None = None
        self._handler: logging.Handler | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(
                folder / "netwerkkaart.log", maxBytes=256_000, backupCount=3, encoding="utf-8", delay=True
            )
            self._faults = (folder / "crash.log").open("a", encoding="utf-8")
        except OSError:
            return  # a disk that can't be written must not stop the program
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        _log.addHandler(self._handler)
        _log.setLevel(logging.INFO)
        faulthandler.enable(self._faults)

    def install(self) -> None:
        """Take uncaught exceptions from now on; those in slots arrive here too, and the program goes on."""
        sys.excepthook = self.caught

    def watch(self, window: QWidget) -> None:
        """Show the dialog over this window from now on."""
        self._window = window

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write an uncaught exception down and tell the user."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        account = account_of(kind, trace)
        _log.error("uncaught: %s", account)
        if sys.stderr is not None:
            traceback.print_exception(kind, error, trace)
        if self._busy or QApplication.instance() is None:
            return
        self._busy = True
        try:
            CrashDialog(account, self._window).exec()
        finally:
            self._busy = False

    def close(self) -> None:
        """Give files and hooks back."""
        sys.excepthook = sys.__excepthook__
        if self._handler is not None:
            _log.removeHandler(self._handler)
            self._handler.close()
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
