"""What kind of contact a visit was, by one key or click."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.texts import _, words
from netwerkkaart.ui.visits.marks import KIND_ICONS
from netwerkkaart.ui.widgets.chips import ChipGroup


class KindChips(ChipGroup):
    """The seven kinds; the keys 1 to 7 choose one while the focus is here."""

    def __init__(self) -> None:
        super().__init__(exclusive=True)
        self.setAccessibleName(_("Soort"))
        for number, kind in enumerate(VisitKind, start=1):
            self.add(kind, words.word(kind), KIND_ICONS[kind], tooltip=_("Toets {number}").format(number=number))

    def kind(self) -> VisitKind | None:
        """Return the kind that is chosen."""
        return next((kind for kind in self.checked() if isinstance(kind, VisitKind)), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(VisitKind) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            chip = self.chip(list(VisitKind)[place])
            chip.setFocus(Qt.FocusReason.TabFocusReason)
            chip.click()
        else:
            super().keyPressEvent(event)
