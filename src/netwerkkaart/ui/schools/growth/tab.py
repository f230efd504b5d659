"""The tab “Vertrouwen & groei”: the chart, and under it how the trust is read, the ladder and the peiling."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from netwerkkaart.queries.dossier_rows import Dossier
from netwerkkaart.texts.evidence import Evidence
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.growth.aims_card import AimsCard
from netwerkkaart.ui.schools.growth.history_card import HistoryCard
from netwerkkaart.ui.schools.growth.ladder_card import LadderCard
from netwerkkaart.ui.schools.growth.picture_card import GrowthCard
from netwerkkaart.ui.schools.growth.stand_card import StandCard
from netwerkkaart.ui.schools.growth.survey_card import SurveyCard
from netwerkkaart.ui.schools.opening import open_record
from netwerkkaart.ui.schools.parts import Scroll
from netwerkkaart.ui.schools.readings import ReadingsCard

_TWO_COLUMNS = 860
"""Narrower than this the cards stand under each other."""


class GrowthTab(QWidget):
    """Chart and peiling over the whole width; between them two columns: how we read the trust, and the ladder."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self.picture = GrowthCard(desk)
        self.stand, self.readings = StandCard(desk), ReadingsCard()
        self.ladder, self.aims, self.history = LadderCard(desk), AimsCard(desk), HistoryCard(desk)
        self.surveys = SurveyCard(desk)
        for card in (self.stand, self.readings, self.ladder):
            card.record_opened.connect(self._open)
        self.area = Scroll()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        row = self._columns = QHBoxLayout()
        row.setSpacing(16)
        for cards in ((self.stand, self.readings, self.history), (self.ladder, self.aims)):
            column = QVBoxLayout()
            column.setSpacing(16)
            for one in cards:
                column.addWidget(one)
            column.addStretch()
            row.addLayout(column, 1)
        self.area.column.setContentsMargins(0, 16, 0, 24)
        self.area.column.addWidget(self.picture)
        self.area.column.addLayout(row)
        self.area.column.addWidget(self.surveys)
        self.area.column.addStretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction.LeftToRight if self.width() >= _TWO_COLUMNS else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show a school; the place stays when it is the one shown before."""
        other = self._dossier is None or self._dossier.school.id != dossier.school.id
        self._dossier = dossier
        self.picture.show_dossier(dossier)
        self.stand.show_dossier(dossier, other=other)
        self.readings.show_record(dossier.record, other=other)
        self.aims.show_school(dossier.school)
        self.ladder.show_dossier(dossier, other=other)
        self.history.show_dossier(dossier)
        self.surveys.show_dossier(dossier, other=other)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def _open(self, record: Evidence) -> None:
        if self._dossier is not None:
            open_record(self._desk, self, self._dossier, record.records, record.id)

    def focus_filter(self) -> None:
        """Go to the field that narrows the table, when that is in sight."""
        if self.picture.table is not None and self.picture.twin.isChecked():
            self.picture.table.focus_search()

    def escape(self) -> bool:
        """Do nothing: there is nothing to leave here."""
        return False
