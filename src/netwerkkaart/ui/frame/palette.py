"""Search-and-commands (Ctrl+K): one field for everything one can find or do, by keyboard alone."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.frame.entries import Entries
from netwerkkaart.ui.frame.overlay import Overlay
from netwerkkaart.ui.frame.palette_list import EntryList
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.widgets.section import Rule

_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 7,
    Qt.Key.Key_PageUp: -7,
}
_FIELD_HEIGHT: Final = 52
_FOOT_HEIGHT: Final = 32


class _Field(QLineEdit):
    """Types itself, and hands the keys that walk the list to it."""

    def __init__(self, walk: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walk = walk
        self.setFixedHeight(_FIELD_HEIGHT)
        self.setPlaceholderText(_("Zoek een school, een naam, een woord uit een notitie, of wat je wilt doen"))
        self.setAccessibleName(_("Zoek of doe iets"))
        self.setAccessibleDescription(_("Pijl omlaag en omhoog kiezen, Enter opent, Esc sluit"))
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.setFont(theme.font(theme.HEADING))
        self.setStyleSheet(
            f"QLineEdit, QLineEdit:focus {{ border: none; background: transparent; font-size: {theme.HEADING}px;"
            f" padding: 0 12px; min-height: {_FIELD_HEIGHT - 2}px; max-height: {_FIELD_HEIGHT - 2}px; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._walk(step)
        else:
            super().keyPressEvent(event)


class CommandPalette(Overlay):
    """The field, what was found, and a line that says which keys work."""

    def __init__(
        self, desk: Desk, host: QWidget, recent: Callable[[], Sequence[tuple[Kind, int]]], here: Callable[[], str]
    ) -> None:
        super().__init__(host, 680, name=_("Zoek of doe iets"))
        self._desk = desk
        self._recent = recent
        self._here = here
        self._entries: Entries | None = None
        self.list = EntryList()
        self.list.setAccessibleName(_("Gevonden"))
        self.list.clicked.connect(self._on_clicked)
        self.field = _Field(self.list.step)
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self.run_current)
        self._nothing = QLabel(_("Niets gevonden."), alignment=Qt.AlignmentFlag.AlignCenter)
        theme.set_kind(self._nothing, "muted")
        self._nothing.setFixedHeight(56)
        foot = QLabel(_("↑ ↓ kiezen     Enter openen     Esc sluiten"))
        theme.set_kind(foot, "small")
        foot.setContentsMargins(20, 0, 20, 0)
        foot.setFixedHeight(_FOOT_HEIGHT)
        column = QVBoxLayout()
        column.setContentsMargins(0, 2, 0, 4)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 0, 0)  # the glass stands above the signs of the lines
        top.addWidget(self.field)
        self.body.addLayout(top)
        self.body.addWidget(Rule())
        self.body.addLayout(column, 1)
        self.body.addWidget(Rule())
        self.body.addWidget(foot)

    def open(self) -> None:
        """Show it with an empty field and what was seen last."""
        self._entries = Entries(self._desk, self._recent(), self._here(), self._add)
        self.field.clear()
        self._find("")
        super().open()
        QTimer.singleShot(0, self, self._entries.warm)

    def first_focus(self) -> QWidget:
        return self.field

    def card_height(self, width: int) -> int:
        del width
        inside = self.list.wanted_height() if self.list.rows.rowCount() else self._nothing.height()
        return _FIELD_HEIGHT + _FOOT_HEIGHT + 2 + 6 + inside

    def _find(self, typed: str) -> None:
        if self._entries is None:
            return
        sections = self._entries.for_text(typed)
        self.list.show_sections(sections)
        self.list.setVisible(bool(sections))
        self._nothing.setVisible(not sections)
        before = self.card.geometry()
        self.place_card()
        if self.isVisible() and self.card.geometry() != before:
            self.update(before.united(self.card.geometry()).adjusted(-24, -24, 24, 32))

    def run_current(self) -> None:
        """Do or open the chosen line."""
        entry = self.list.current()
        if entry is not None:
            self.dismiss()
            entry.run()

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.list.rows.entry(index.row()) is not None:
            self.list.setCurrentIndex(index)
            self.run_current()

    def _add(self, kind: Kind, name: str) -> None:
        """Open the form for something new, with the name filled in as it was typed."""
        if kind is Kind.CONTACT:
            from netwerkkaart.ui.contacts.dialog import ContactDialog

            contact = ContactDialog(self._desk, self.window(), name=name)
            contact.saved.connect(self._desk.open_contact)
            contact.open()
        else:
            from netwerkkaart.ui.schools.school_dialog import SchoolDialog

            school = SchoolDialog(self._desk, self.window())
            school.name.setText(name)
            school.added.connect(self._desk.open_school)
            school.open()
