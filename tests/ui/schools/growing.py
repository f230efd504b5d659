"""The tab “Vertrouwen & groei” opened, and a peiling in it, for the tests of its parts."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.surveys import SurveyAnswer, SurveySide, SurveyStatement
from netwerkkaart.store.work import Store
from netwerkkaart.ui.desk import Target
from netwerkkaart.ui.schools.growth.tab import GrowthTab
from netwerkkaart.ui.schools.page import SchoolsPage
from netwerkkaart.usecases.activities import ActivityDraft, add_activity
from netwerkkaart.usecases.surveys import SurveyDraft, log_survey
from tests.town import TODAY, Town

A, S = SurveyAnswer, SurveyStatement
SAME = dict.fromkeys(S, A.REASONABLY)


def opened(page: SchoolsPage, school_id: int) -> GrowthTab:
    page.show_target(Target("schools", Kind.SCHOOL, school_id, "growth"))
    QApplication.processEvents()
    return page.dossier.growth


def survey(
    store: Store, town: Town, side: SurveySide, day: date, answers: dict[SurveyStatement, SurveyAnswer] | None = None
) -> int:
    return log_survey(store, SurveyDraft(town.lyceum, side, day, answers or SAME, town.bilal), today=TODAY)


def move(widget: QWidget, where: QPoint) -> None:
    """Move the pointer over a widget, also where it is scrolled out of sight."""
    there = QPointF(where)
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, there, widget.mapToGlobal(there), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


def busy(store: Store, town: Town) -> None:
    """Give the lyceum a mark of every kind."""
    add_activity(store, ActivityDraft(town.lyceum, 1, "Training", date(2026, 5, 12)))
    survey(store, town, SurveySide.US, date(2026, 9, 1))
    survey(store, town, SurveySide.SCHOOL, date(2026, 9, 3))
