"""How a school works, in five small texts to change where they stand."""

from dataclasses import fields

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.queries.dossier_rows import SchoolFacts
from netwerkkaart.texts import N_, _
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools.parts import label
from netwerkkaart.ui.widgets.note import NoteField
from netwerkkaart.ui.widgets.section import Card
from netwerkkaart.usecases.schools import SchoolCulture, set_culture

_TITLES = {
    "how": N_("Zo werkt deze school"),
    "first": N_("Wie eerst benaderen"),
    "avoid": N_("Wat te vermijden"),
    "places": N_("Plekken en momenten"),
    "access": N_("Binnenkomen"),
}
_HINTS = {
    "how": N_("Hoe wordt er overlegd en besloten?"),
    "first": N_("Bij wie begin je, en wie wil daarna op de hoogte zijn?"),
    "avoid": N_("Wat valt hier verkeerd?"),
    "places": N_("Kantine, pauze, lerarenkamer: waar en wanneer?"),
    "access": N_("Melden bij de balie, een druppel, een vaste deur?"),
}


class CultureField(QWidget):
    """One text: read it, press the pencil, write, keep it."""

    kept = Signal(str, str)
    """The key and the new text."""

    def __init__(self, desk: Desk, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._desk = desk
        self._value = ""
        title = _(_TITLES[key])
        self._text = label()
        self.pencil = QToolButton()
        self.pencil.setIcon(icon("edit", "muted"))
        self.pencil.setToolTip(_("Bewerken"))
        self.pencil.setAccessibleName(_("{title} bewerken").format(title=title))
        self.pencil.clicked.connect(self.edit)
        head = QHBoxLayout()
        head.addWidget(label(title, "caption", wrap=False), 1)
        head.addWidget(self.pencil)
        self.note: NoteField | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addLayout(head)
        self._layout.addWidget(self._text)
        self._editor: QWidget | None = None

    def show_value(self, value: str) -> None:
        """Show a text; what is being written stays."""
        self._value = value
        self._text.setText(value or _(_HINTS[self.key]))
        theme.set_kind(self._text, "" if value else "muted")

    def editing(self) -> bool:
        """Tell whether it is being written."""
        return self._editor is not None

    def edit(self) -> None:
        """Turn into a field."""
        if self._editor is not None:
            return
        self._editor = QWidget()
        box = QVBoxLayout(self._editor)
        box.setContentsMargins(0, 4, 0, 4)
        box.setSpacing(8)
        self.note = NoteField(self._desk.today, lines=3)
        self.note.edit.setAccessibleName(_(_TITLES[self.key]))
        self.note.edit.setPlaceholderText(_(_HINTS[self.key]))
        self.note.set_text(self._value)
        save, leave = QPushButton(_("Opslaan")), QPushButton(_("Annuleren"))
        theme.set_kind(save, "primary")
        theme.set_kind(leave, "quiet")
        save.setToolTip("Ctrl+Enter")
        save.clicked.connect(self.keep)
        leave.clicked.connect(self.leave)
        key = QShortcut(QKeySequence("Ctrl+Return"), self._editor)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.keep)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(save)
        buttons.addWidget(leave)
        buttons.addStretch()
        box.addWidget(self.note)
        box.addLayout(buttons)
        self._text.hide()
        self.pencil.hide()
        self._layout.addWidget(self._editor)
        self._editor.show()
        self.note.setFocus()

    def keep(self) -> None:
        """Keep what was written; a warning that nobody accepted yet is shown first."""
        if self.note is None or self.note.open_warning():
            return
        text = self.note.text()
        self.leave()
        if text != self._value:
            self.kept.emit(self.key, text)

    def leave(self) -> None:
        """Turn back into a text."""
        if self._editor is not None:
            self._editor.hide()
            self._editor.deleteLater()
            self._editor, self.note = None, None
            self._text.show()
            self.pencil.show()
            self.pencil.setFocus()


class CultureCard(Card):
    """The five texts."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Schoolcultuur"), "schools", parent)
        self._desk = desk
        self._school_id: int | None = None
        self._now = SchoolCulture()
        self.parts = {one.name: CultureField(desk, one.name) for one in fields(SchoolCulture)}
        for part in self.parts.values():
            part.kept.connect(self._keep)
            part.pencil.setEnabled(not desk.store.read_only)
            self.add(part)

    def show_school(self, school: SchoolFacts) -> None:
        """Show how a school works; turning to another school leaves what was being written."""
        if school.id != self._school_id:
            self.leave()
        self._school_id = school.id
        self._now = SchoolCulture(
            school.culture_how,
            school.culture_first,
            school.culture_avoid,
            school.culture_places,
            school.culture_access,
        )
        for key, part in self.parts.items():
            part.show_value(getattr(self._now, key))

    def leave(self) -> bool:
        """Stop writing; tell whether something was being written."""
        busy = [part for part in self.parts.values() if part.editing()]
        for part in busy:
            part.leave()
        return bool(busy)

    def _keep(self, key: str, text: str) -> None:
        if self._school_id is not None:
            texts = {name: getattr(self._now, name) for name in self.parts} | {key: text}
            self._desk.act(set_culture, self._desk.store, self._school_id, SchoolCulture(**texts))
