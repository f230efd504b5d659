"""The foot of the window: the status line, and the list of everything done in this session."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.widgets.status import StatusLine

if TYPE_CHECKING:
    from datetime import datetime

    from netwerkkaart.domain.changes import Changes


class Footer(QFrame):
    """Says what was just done, which file this is, and when it was last copied."""

    undo_asked = Signal()
    history_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = StatusLine(self)
        self.line.undo_asked.connect(self.undo_asked)
        self.history = QToolButton(self)
        self.history.setIcon(icon("history"))
        self.history.setIconSize(QSize(16, 16))
        self.history.setToolTip(_("Geschiedenis: terug naar een eerder moment (Ctrl+H)"))
        self.history.setAccessibleName(_("Geschiedenis"))
        self.history.clicked.connect(self.history_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 1, 16, 0)
        layout.setSpacing(0)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.history)
        self._file = ""
        self._backup: datetime | None = None
        self._trouble = ""

    def tell(self, changes: "Changes") -> None:
        """Say which step was done, undone or done again."""
        from netwerkkaart.domain.changes import Turn

        if not changes.step:
            return
        match changes.turn:
            case Turn.DONE:
                self.line.show_message(changes.step)
            case Turn.UNDONE:
                self.line.show_message(_("Ongedaan gemaakt: {step}").format(step=lowered(changes.step)), undo=False)
            case Turn.REDONE:
                self.line.show_message(_("Opnieuw: {step}").format(step=lowered(changes.step)))

    def say(self, text: str) -> None:
        """Say a sentence that is not a step."""
        self.line.show_message(text, undo=False)

    def set_file(self, name: str) -> None:
        """Say which file is open."""
        self._file = name
        self._backup, self._trouble = None, ""
        self._show_file()

    def set_backup(self, made: "datetime | None", today: "datetime") -> None:
        """Say when the file was last copied: the time for today, else the day."""
        from netwerkkaart.texts.dates import short_day

        self._backup = made
        self._trouble = ""
        if made is None:
            self._trouble = _("nog geen reservekopie")
        elif made.date() != today.date():
            self._trouble = _("reservekopie {day}").format(day=short_day(made.date()))
        self._show_file()

    def set_backup_failed(self) -> None:
        """Say that today's copy could not be made."""
        self._trouble = _("reservekopie mislukt")
        self._show_file()

    def _show_file(self) -> None:
        from netwerkkaart.texts.dates import clock

        parts = [self._file] if self._file else []
        if self._trouble:
            parts.append(self._trouble)
        elif self._backup is not None:
            parts.append(_("reservekopie {time}").format(time=clock(self._backup)))
        self.line.set_file(" · ".join(parts))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(theme.colour("line"))  # fillRect would make Python names for 180 gradients first: 9 ms
        painter.drawLine(0, 0, self.width(), 0)


def lowered(step: str) -> str:
    """Return a step's name as it stands within a sentence: ``bezoek vastgelegd``, but ``DUO-bestand ingelezen``."""
    if len(step) > 1 and step[0].isupper() and not step[1].isupper():
        return step[0].lower() + step[1:]
    return step
