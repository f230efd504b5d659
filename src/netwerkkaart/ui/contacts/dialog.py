"""Add or change a contact: name, functie and Enter is enough; the rest is there for who knows it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.errors import NetwerkkaartError, RefusedError
from netwerkkaart.domain.names import split_name
from netwerkkaart.queries.contact_form import ContactFormRow, PersonChoice, contact_form, contacts_alike
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.contacts.alike_bar import AlikeBar
from netwerkkaart.ui.contacts.name_line import NameLine
from netwerkkaart.ui.contacts.position_rows import PositionRows
from netwerkkaart.ui.contacts.reach_fields import ReachFields
from netwerkkaart.ui.contacts.via_fields import ViaFields
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.widgets.dialog import Dialog, height_at
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.note import NoteField
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact, revise_contact

_WIDTH = 560
_MOST_HEIGHT = 600


class ContactDialog(Dialog):
    """One contact; ``contact_id`` is the one that was added or changed, also after the dialog closed."""

    saved = Signal(int)
    """The id of every contact that was kept, also with "opslaan en nog een"."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        *,
        contact_id: int | None = None,
        school_id: int | None = None,
        role_id: int | None = None,
        name: str = "",
    ) -> None:
        super().__init__(_("Contact bewerken") if contact_id is not None else _("Contact toevoegen"), parent)
        self._desk = desk
        self._form = self._read(contact_id)
        self.contact_id = contact_id
        self._is_new = contact_id is None
        self._school_id = school_id
        self._seen_alike: set[int] = set()
        self._seen_note = ""
        self.name = NameLine()
        self.positions = PositionRows(self._form, desk.today())
        self.reach = ReachFields()
        self.organisation = QLineEdit()
        self.via = ViaFields(self._form, desk.today(), desk.me)
        self.note = NoteField(desk.today, lines=3)
        self.alike = AlikeBar()
        self.more = QPushButton(icon("chevron-down", "accent"), _("Via wie en notitie"))
        self._added = QLabel(wordWrap=True)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setAccessibleName(_("Gegevens van het contact"))
        self._lay_out()
        self._connect()
        self._fill(role_id, name)

    def _read(self, contact_id: int | None) -> ContactFormRow:
        with self._desk.store.read() as connection:
            return contact_form(connection, contact_id, today=self._desk.today())

    # --- building

    def _lay_out(self) -> None:
        inside = QWidget()
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(14)
        column.addWidget(self.name)
        column.addWidget(self.alike)
        column.addWidget(self.positions)
        column.addWidget(self.reach)
        self._organisation_box = _labelled(
            _("Organisatie"), self.organisation, _("Voor mensen rond de school, zoals de GGD of de politie.")
        )
        column.addWidget(self._organisation_box)
        theme.set_kind(self.more, "link")
        self.more.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch()
        column.addLayout(row)
        self._extra = QWidget()
        extra = QVBoxLayout(self._extra)
        extra.setContentsMargins(0, 0, 0, 0)
        extra.setSpacing(14)
        extra.addWidget(self.via)
        extra.addWidget(_labelled(_("Notitie"), self.note))
        self._extra.hide()
        column.addWidget(self._extra)
        column.addStretch()
        self._scroll.setWidget(inside)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_WIDTH + 48)
        self.body.addWidget(self._scroll)
        theme.set_kind(self._added, "muted")
        self._added.hide()
        self.body.addWidget(self._added)
        if self._is_new:
            self.another = self.add_button(_("Opslaan en volgende"))
            self.another.clicked.connect(self._save_and_another)
        self._fit()

    def _connect(self) -> None:
        self.name.changed.connect(self._on_name)
        self.name.split.connect(self._on_split)
        self.positions.changed.connect(self._on_positions)
        self.via.changed.connect(self._fit)
        self.more.clicked.connect(self._open_extra)
        self.alike.chosen.connect(self._on_same_person)
        self._pause = QTimer(self, singleShot=True, interval=250)
        self._pause.timeout.connect(self.check_alike)

    def _fill(self, role_id: int | None, name: str) -> None:
        kept = self._form.kept
        if kept is None:
            well = self.positions.add()
            well.set_place(self._school_id, role_id)
            if name:
                self.name.set_name(split_name(name))
        else:
            self.name.set_name(kept.name)
            for held in kept.positions:
                self.positions.add().show_position(held)
            self.reach.set_reach(kept.email, kept.phone)
            self.organisation.setText(kept.organisation)
            self.note.set_text(kept.note)
            self.via.hide()
            self.more.setText(_("Notitie"))
            if kept.note:
                self._open_extra()
        self._on_positions()

    def _fit(self) -> None:
        """Be as high as the content, up to what fits a small screen."""
        needed = height_at(self._column, _WIDTH) + 4
        self._column.setContentsMargins(0, 2, 12 if needed > _MOST_HEIGHT else 0, 2)
        self._scroll.setFixedHeight(min(needed, _MOST_HEIGHT))
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    # --- while filling in

    def _on_name(self) -> None:
        self.name.mark(invalid=False)
        self._pause.start()

    def _on_split(self) -> None:
        if self.positions.wells and self.positions.wells[0].role_id() is None:
            QTimer.singleShot(0, self.positions.wells[0].role.setFocus)

    def _on_positions(self) -> None:
        around = any(well.is_around() for well in self.positions.wells)
        self._organisation_box.setVisible(around or bool(self.organisation.text()))
        self._pause.start()
        self._fit()

    def _open_extra(self) -> None:
        self._extra.show()
        self.more.hide()
        self._fit()
        field: QWidget = self.via.kind if self._is_new else self.note
        field.setFocus()
        self._scroll.ensureWidgetVisible(self.note)

    def check_alike(self) -> list[PersonChoice]:
        """Say who at the same school has nearly this name already; return them."""
        self._pause.stop()
        found = contacts_alike(self._form.people, self.name.name(), self.positions.school_ids(), but=self.contact_id)
        found = [] if not self._is_new else found
        self.alike.say(found[0] if found else None)
        self._fit()
        return found

    def _on_same_person(self, contact_id: int) -> None:
        self.reject()
        self._desk.open_contact(contact_id)

    # --- saving

    def save(self) -> None:
        """Keep the contact.

        Raises:
            RefusedError: something is missing, or a near namesake was not seen yet.
        """
        self.name.settle()
        draft, positions = self._draft(), self._positions()
        via = self.via.problem() if self._is_new else ""
        if via:
            self._open_extra()
            self.via.problem()  # goes to the field
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.via))
            raise RefusedError(via)
        self._ask_alike_once()
        self._ask_note_once()
        if self.contact_id is None or self._is_new:
            held = [one for _id, one in positions]
            self.contact_id = add_contact(self._desk.store, draft, held, self.via.draft())
        else:
            revise_contact(self._desk.store, self.contact_id, draft, positions, self.positions.removed_ids)
        self.saved.emit(self.contact_id)

    def _draft(self) -> ContactDraft:
        name = self.name.name()
        if not (name.given or name.family):
            self.name.mark(invalid=True)
            self.name.given.setFocus()
            raise RefusedError(_("Vul ten minste een voornaam of een achternaam in."))
        email, phone = self.reach.reach()
        informed = self._form.kept.informed_on if self._form.kept else None
        return ContactDraft(name, email, phone, self.organisation.text(), self.note.text(), informed)

    def _positions(self) -> list[tuple[int | None, PositionDraft]]:
        found = []
        for well in self.positions.wells:
            if well.is_empty() and well.position_id is None:
                continue
            draft = well.draft()
            problem = "" if draft is not None and not well.since.problem() else well.problem()
            if draft is None or problem:
                self._scroll.ensureWidgetVisible(well)
                raise RefusedError(problem)
            found.append((well.position_id, draft))
        return found

    def _ask_alike_once(self) -> None:
        fresh = {one.id for one in self.check_alike()} - self._seen_alike
        if fresh:
            self._seen_alike |= fresh
            self._scroll.ensureWidgetVisible(self.alike)
            raise RefusedError(_("Is dit iemand die je al kent? Zo niet, sla dan nog een keer op."))

    def _ask_note_once(self) -> None:
        """Hold the first saving of a note that seems to be about a pupil; the second goes through."""
        if self.note.open_warning() and self.note.text() != self._seen_note:
            self._seen_note = self.note.text()
            self._open_extra()
            raise RefusedError(_("Kijk eerst naar de waarschuwing bij de notitie."))

    def _save_and_another(self) -> None:
        try:
            self.save()
        except NetwerkkaartError as refusal:
            self.show_error(str(refusal))
            return
        self.show_error("")
        self._added.setText(_("{name} is toegevoegd.").format(name=self.name.name()))
        self._added.show()
        self._start_over()

    def _start_over(self) -> None:
        """Make room for the next person at the same school."""
        first = self.positions.wells[0].school_id() if self.positions.wells else self._school_id
        self._form = self._read(None)
        self.contact_id = None
        self._seen_alike.clear()
        self.name.clear()
        self.positions.start_over(self._form)
        self.positions.add().set_place(first, None)
        self.reach.set_reach("", "")
        self.organisation.clear()
        self.note.set_text("")
        self.via.kind.setCurrentIndex(0)
        self._on_positions()
        self.name.setFocus()


def _labelled(text: str, field: QWidget, hint: str = "") -> QWidget:
    form = Form()
    form.row(text, field, hint)
    return form
