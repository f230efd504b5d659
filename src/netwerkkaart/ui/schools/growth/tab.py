"""The tab “Vertrouwen & groei”: the chart, and under it the peiling."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from netwerkkaart.queries.dossier_rows import Dossier
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.growth.picture_card import GrowthCard
from netwerkkaart.ui.schools.growth.survey_card import SurveyCard
from netwerkkaart.ui.schools.parts import Scroll


class GrowthTab(QWidget):
    """The chart and the peiling, each over the whole width."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._school_id: int | None = None
        self.picture = GrowthCard(desk)
        self.surveys = SurveyCard(desk)
        self.area = Scroll()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        self.area.column.setContentsMargins(0, 16, 0, 24)
        self.area.column.addWidget(self.picture)
        self.area.column.addWidget(self.surveys)
        self.area.column.addStretch()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show a school; the place stays when it is the one shown before."""
        other = dossier.school.id != self._school_id
        self._school_id = dossier.school.id
        self.picture.show_dossier(dossier)
        self.surveys.show_dossier(dossier, other=other)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def focus_filter(self) -> None:
        """Go to the field that narrows the table, when that is in sight."""
        if self.picture.table is not None and self.picture.twin.isChecked():
            self.picture.table.focus_search()

    def escape(self) -> bool:
        """Do nothing: there is nothing to leave here."""
        return False
