"""The phases and stands a school has had, the newest first; each opens to be put right or taken back."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from netwerkkaart.domain.growth import RECORDS, Mark, MarkKind
from netwerkkaart.queries.dossier_rows import Dossier
from netwerkkaart.texts import _
from netwerkkaart.texts.dates import day
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.growth.words import Told, told
from netwerkkaart.ui.schools.opening import open_record
from netwerkkaart.ui.schools.parts import clear, label
from netwerkkaart.ui.widgets.line import Line
from netwerkkaart.ui.widgets.section import Card

_KINDS = {MarkKind.PHASE: "phase", MarkKind.STAND: "handshake"}


class HistoryCard(Card):
    """A line per step, with its day, its reason and who set it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Geschiedenis"), "history", parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self._shown: list[tuple[Mark, Told]] | None = None
        self.body.setSpacing(0)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.add(self._list)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the steps of a school."""
        self._dossier = dossier
        marks = [mark for mark in reversed(dossier.growth.every_mark()) if mark.kind in _KINDS]
        shown = [(mark, told(dossier, mark)) for mark in marks]
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._list)
        for mark, said in shown:
            line = Line(
                said.title,
                " · ".join(part for part in (day(mark.day), said.detail) if part),
                icon=_KINDS[mark.kind],
            )
            line.clicked.connect(partial(self._open, mark))
            self._list.addWidget(line)
        if not shown:
            self._list.addWidget(label(_("Nog geen fase en geen stand gezet."), "muted"))

    def _open(self, mark: Mark, _on: bool = False) -> None:
        if self._dossier is not None:
            open_record(self._desk, self, self._dossier, RECORDS[mark.kind], mark.id)
