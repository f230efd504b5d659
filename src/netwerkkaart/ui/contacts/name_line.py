"""The three parts of a Dutch name in one line; a whole name pasted or typed in the first is split over them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from netwerkkaart.domain.names import split_name
from netwerkkaart.domain.people import PersonName
from netwerkkaart.texts import _
from netwerkkaart.ui import theme


class _Given(QLineEdit):
    """The voornaam; it tells when it was left with the keyboard."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        super().keyPressEvent(event)


class NameLine(QWidget):
    """Voornaam, tussenvoegsel, achternaam."""

    changed = Signal()
    split = Signal()
    """A whole name was spread over the fields: the cursor can move on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.given, self.infix, self.family = _Given(), QLineEdit(), QLineEdit()
        self._before = ""
        self._was_split = False
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        parts = (
            (self.given, _("Voornaam"), 5),
            (self.infix, _("Tussenvoegsel"), 3),
            (self.family, _("Achternaam"), 6),
        )
        for place, (field, words, share) in enumerate(parts):
            label = QLabel(words)
            theme.set_kind(label, "strong")
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.textChanged.connect(lambda _text: self.changed.emit())
            grid.addWidget(label, 0, place)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, share)
        self.given.setAccessibleDescription(_("Een hele naam wordt vanzelf verdeeld."))
        self.given.textEdited.connect(self._on_typed)
        self.given.left.connect(self.settle)
        self.setFocusProxy(self.given)

    def name(self) -> PersonName:
        """Return the name as it stands in the fields."""
        return PersonName(*(" ".join(f.text().split()) for f in (self.given, self.infix, self.family)))

    def set_name(self, name: PersonName) -> None:
        """Show a name that is known already; it is not split again."""
        self.given.setText(name.given)
        self.infix.setText(name.infix)
        self.family.setText(name.family)
        self._before = name.given
        self._was_split = bool(name.family)

    def clear(self) -> None:
        """Make room for the next name."""
        self.set_name(PersonName("", "", ""))

    def settle(self) -> None:
        """Split a whole name typed in the first field; once, so that who puts it back is left alone."""
        text = self.given.text()
        if self._was_split or self.infix.text() or self.family.text() or len(text.split()) < 2:
            return
        self._spread(text)

    def _on_typed(self, text: str) -> None:
        pasted = len(text) - len(self._before) > 1
        self._before = text
        if pasted and len(text.split()) > 1 and not (self.infix.text() or self.family.text()):
            self._spread(text)

    def _spread(self, text: str) -> None:
        self.set_name(split_name(text))
        self._was_split = True
        self.split.emit()

    def mark(self, *, invalid: bool) -> None:
        """Show that a name is missing."""
        for field in (self.given, self.family):
            field.setProperty("invalid", invalid)
            theme.restyle(field)
