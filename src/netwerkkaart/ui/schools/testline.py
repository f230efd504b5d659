"""One test of the ladder or of a proposal: met or not, in words, and the records behind it to open."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.texts import _
from netwerkkaart.texts.evidence import Evidence
from netwerkkaart.texts.words import counted
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.parts import label, link
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.section import IconLabel

_MOST = 12
_HEIGHT = 20


class TestLine(QWidget):
    """A tick or a dash, the test with its count, and how many records there are: press that to choose one."""

    record_opened = Signal(object)

    def __init__(self, said: str, records: Sequence[Evidence], *, met: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = records
        self.show_records: QPushButton | None = None
        self.setFixedHeight(_HEIGHT)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(IconLabel("check" if met else "minus", 14, "good" if met else "muted"))
        self.said = label(said, "" if met else "muted", wrap=False)
        line.addWidget(self.said, 1)
        if records:
            number = counted(records[0].records, len(records))
            self.show_records = link(
                number, self._choose, name=_("{test}: {records}").format(test=said, records=number)
            )
            theme.set_kind(self.show_records, "inline")
            line.addWidget(self.show_records)

    def menu(self) -> QMenu:
        """Return the records as a menu; choosing one opens it."""
        made = QMenu(self)
        for one in self._records[:_MOST]:
            act = made.addAction(one.text)
            act.setEnabled(one.records is not Kind.WORKER)  # a colleague has no page of their own
            act.triggered.connect(self._opening(one))
        rest = len(self._records) - _MOST
        if rest > 0:
            made.addAction(_("en nog {number}; zie de tijdlijn").format(number=rest)).setEnabled(False)
        return made

    def _choose(self) -> None:
        if self.show_records is not None:
            menu = self.menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.show_records.mapToGlobal(self.show_records.rect().bottomLeft()))

    def _opening(self, one: Evidence) -> Callable[[], None]:
        return lambda: self.record_opened.emit(one)


def open_record(desk: Desk, dialog: Dialog, school_id: int, one: Evidence) -> None:
    """Close a dialog and open a record of its school where it is kept."""
    behind = dialog.parentWidget()
    dialog.reject()
    if one.visit_id is not None:
        desk.log_visit(VisitPrefill(visit_id=one.visit_id))
    elif one.records is Kind.CONTACT:
        desk.open_contact(one.id)
    elif one.records is Kind.THEME:
        desk.open_school(school_id, "themes")
    elif behind is not None and not desk.store.read_only:
        if one.records is Kind.AGREEMENT:
            acts.edit_agreement(desk, behind, school_id, one.id)
        elif one.records is Kind.ACTIVITY:
            acts.edit_activity(desk, behind, school_id, one.id)
