"""Via wie: who or what brought a new contact to us."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from netwerkkaart.domain.people import IntroductionKind
from netwerkkaart.queries.contact_form import ContactFormRow
from netwerkkaart.texts import _, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.pickfield import Choice, PickField
from netwerkkaart.usecases.contacts import IntroductionDraft


class ViaFields(QWidget):
    """The kind of introduction, by whom, to whom of us, and when."""

    changed = Signal()

    def __init__(self, form: ContactFormRow, today: date, me: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.addItem(_("niet bekend"), None)
        for kind in IntroductionKind:
            self.kind.addItem(words.word(kind), kind)
        self.by_contact = PickField(_("Kies een contact"))
        self.by_contact.set_choices(Choice(one.id, str(one.name), one.roles) for one in form.people)
        self.by_colleague, self.worker = PickField(_("Kies een collega")), PickField(_("Kies een collega"))
        colleagues = [Choice(one.id, one.name) for one in form.workers]
        for field in (self.by_colleague, self.worker):
            field.set_choices(colleagues)
        self.worker.set_value(me)
        self.on = DateField(today)
        self.on.set_value(today)
        self._labels: dict[QWidget, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        self._place(grid, 0, 0, _("Via wie"), self.kind)
        self._place(grid, 0, 1, _("Welk contact"), self.by_contact)
        self._place(grid, 0, 1, _("Welke collega"), self.by_colleague)
        self._place(grid, 2, 0, _("Naar wie van ons"), self.worker)
        self._place(grid, 2, 1, _("Wanneer"), self.on)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self._on_kind()

    def _place(self, grid: QGridLayout, row: int, column: int, text: str, field: QWidget) -> None:
        label = QLabel(text)
        theme.set_kind(label, "strong")
        label.setBuddy(field)
        field.setAccessibleName(text)
        grid.addWidget(label, row, column)
        grid.addWidget(field, row + 1, column)
        self._labels[field] = label

    def _on_kind(self) -> None:
        kind = self.chosen()
        shown = {
            self.by_contact: kind is IntroductionKind.CONTACT,
            self.by_colleague: kind is IntroductionKind.COLLEAGUE,
            self.worker: kind is not None,
            self.on: kind is not None,
        }
        for field, wanted in shown.items():
            field.setVisible(wanted)
            self._labels[field].setVisible(wanted)
        self.changed.emit()

    def chosen(self) -> IntroductionKind | None:
        """Return the kind of introduction, None when it is not known."""
        found = self.kind.currentData()
        return None if found is None else IntroductionKind(found)

    def problem(self) -> str:
        """Return what is missing, and go there; empty when all is well."""
        kind = self.chosen()
        if kind is None:
            return ""
        by = {IntroductionKind.CONTACT: self.by_contact, IntroductionKind.COLLEAGUE: self.by_colleague}.get(kind)
        for field in (by, self.worker):
            if field is not None and field.value() is None:
                field.setFocus()
                return field.problem() or _("Kies bij “via wie” nog wie het was, of zet het op “niet bekend”.")
        return self.on.problem()

    def draft(self) -> IntroductionDraft | None:
        """Return the introduction, or None when it is not known."""
        kind, worker = self.chosen(), self.worker.value()
        if kind is None or not isinstance(worker, int):
            return None
        contact, colleague = self.by_contact.value(), self.by_colleague.value()
        return IntroductionDraft(
            worker,
            kind,
            by_contact_id=contact if isinstance(contact, int) and kind is IntroductionKind.CONTACT else None,
            by_worker_id=colleague if isinstance(colleague, int) and kind is IntroductionKind.COLLEAGUE else None,
            day=self.on.value(),
        )
