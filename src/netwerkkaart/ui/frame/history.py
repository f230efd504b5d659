"""The list of everything done since the file was opened, to go back to any moment in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from netwerkkaart.texts import _
from netwerkkaart.texts.dates import clock
from netwerkkaart.ui import theme
from netwerkkaart.ui.frame.overlay import Overlay
from netwerkkaart.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netwerkkaart.store.work import HistoryLine

_NUMBER = Qt.ItemDataRole.UserRole
_MOST_ROWS = 12


class HistoryPopover(Overlay):
    """Steps, newest first; those undone stand above the present in grey and can be done again."""

    jumped = Signal(int)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, 420, name=_("Geschiedenis"), dim=False)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 10)
        head.setSpacing(2)
        title = QLabel(_("Geschiedenis"))
        theme.set_kind(title, "heading")
        hint = QLabel(
            _("Kies een moment om naar terug te gaan. Wat daarna kwam, kun je weer terughalen."), wordWrap=True
        )
        theme.set_kind(hint, "small")
        head.addWidget(title)
        head.addWidget(hint)
        self.body.addLayout(head)
        self.steps = QListWidget()
        self.steps.setAccessibleName(_("Stappen, nieuwste eerst"))
        self.steps.setFrameShape(QListWidget.Shape.NoFrame)
        self.steps.setStyleSheet("QListView { border: none; }")
        self.steps.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.steps.itemActivated.connect(self._on_chosen)
        self.steps.itemClicked.connect(self._on_chosen)
        self.body.addWidget(self.steps)
        self.body.addSpacing(8)

    def set_steps(self, steps: "Sequence[HistoryLine]") -> None:
        """Show these steps, given oldest first."""
        self.steps.clear()
        present = max((step.number for step in steps if step.done), default=0)
        for step in reversed(steps):
            item = self._add(f"{clock(step.at.astimezone())}   {step.label}", step.number)
            if not step.done:
                item.setForeground(theme.colour("muted"))
                item.setIcon(icon("redo", "muted"))
                item.setToolTip(_("Ongedaan gemaakt; kies om dit opnieuw te doen"))
            elif step.number == present:
                item.setIcon(icon("check", "accent"))
                item.setToolTip(_("Hier ben je nu"))
                self.steps.setCurrentItem(item)
        start = self._add(_("Bestand geopend"), 0)
        start.setIcon(icon("folder", "muted"))
        if present == 0:
            start.setIcon(icon("check", "accent"))
            self.steps.setCurrentItem(start)

    def _add(self, text: str, number: int) -> QListWidgetItem:
        item = QListWidgetItem(icon("minus", "muted"), text, self.steps)
        item.setData(_NUMBER, number)
        return item

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.dismiss()
        self.jumped.emit(int(item.data(_NUMBER)))

    def first_focus(self) -> QWidget:
        return self.steps

    def place_card(self) -> None:
        width = min(self._width, self.width() - 32)
        room = sum(self.steps.sizeHintForRow(row) for row in range(min(self.steps.count(), _MOST_ROWS)))
        self.steps.setFixedHeight(room + 4)
        height = min(self.card_height(width), self.height() - 80)
        self.card.setGeometry(self.width() - width - 16, self.height() - height - 44, width, height)
