"""The question whether somebody is known already; it never merges anybody."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from netwerkkaart.queries.contact_form import PersonChoice
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.widgets.section import IconLabel


class AlikeBar(QFrame):
    """Says who at the same school has nearly the same name, with a way to go there."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        theme.set_kind(self, "warning")
        self._person: PersonChoice | None = None
        self._words = QLabel(wordWrap=True)
        theme.set_kind(self._words, "warning")
        self.open_button = QPushButton(_("Die bedoel ik"))
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self._on_open)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(10)
        layout.addWidget(IconLabel("contact", 18, "warning"), 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.open_button)
        self.hide()

    def say(self, person: PersonChoice | None) -> None:
        """Ask about this person; without one there is no question."""
        self._person = person
        if person is not None:
            roles = f" ({person.roles})" if person.roles else ""
            text = _("Op deze school ken je al {name}{roles}.").format(name=person.name, roles=roles)
            self._words.setText(text)
            self.setAccessibleName(text)
        self.setVisible(person is not None)

    def text(self) -> str:
        """Return the question in sight, empty when there is none."""
        return "" if self.isHidden() else self._words.text()

    def _on_open(self) -> None:
        if self._person is not None:
            self.chosen.emit(self._person.id)
