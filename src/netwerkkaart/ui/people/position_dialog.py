"""What somebody is at a school, since when, and until when."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.queries.choices import role_choices, school_choices
from netwerkkaart.queries.people_forms import contact_name, position_facts
from netwerkkaart.texts import _, words
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.pickfield import Choice, PickField
from netwerkkaart.usecases.contacts import PositionDraft, add_position, delete_position, edit_position, end_position


class PositionDialog(Dialog):
    """Add a position to a contact, or change one with ``position_id``; ``again`` is one that somebody comes back to."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        contact_id: int,
        position_id: int | None = None,
        school_id: int | None = None,
        role_id: int | None = None,
        again: int | None = None,
        title: str = "",
    ) -> None:
        self._desk = desk
        self._contact_id = contact_id
        self._position_id = position_id
        with desk.store.read() as connection:
            name = contact_name(connection, contact_id)
            schools = school_choices(connection, today=desk.today())
            held = position_facts(connection, position_id) if position_id is not None else None
            before = position_facts(connection, again) if again is not None else None
        if before is not None:
            title, school_id, role_id = _("{name} is terug"), before.school_id, before.role_id
        title = title or (_("Functie van {name}") if held else _("Functie toevoegen voor {name}"))
        super().__init__(title.format(name=name), parent)
        form = Form()
        self.school = form.row(_("School"), PickField(_("typ een naam, ↓ toont alles")))
        offered = [Choice(one.id, one.name, one.city) for one in schools]
        self._sectors = {one.id: one.sector for one in schools}
        known = held or before
        if known is not None and known.school_id not in self._sectors:
            offered.append(Choice(known.school_id, known.school))  # closed by now
            self._sectors[known.school_id] = known.sector
        self.school.set_choices(offered)
        self.school.set_value(held.school_id if held else school_id)
        self.role = form.row(_("Functie"), PickField(_("typ een functie, ↓ toont alles")))
        self.team = form.row(_("Team of leerjaar"), QLineEdit(known.team if known else ""))
        self.team.setPlaceholderText(_("bijv. onderbouw, leerjaar 2"))
        self.key_contact = QCheckBox(_("Aanspreekpunt voor ons"))
        self.key_contact.setChecked(held.key_contact if held else False)
        form.add(self.key_contact)
        self.starts_on, self.ends_on = DateField(desk.today(), future=True), DateField(desk.today(), future=True)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        for label, field in ((_("Vanaf"), self.starts_on), (_("Tot en met"), self.ends_on)):
            part = Form()
            field.setAccessibleName(label)
            part.row(label, field)
            pair.addWidget(part)
        self.starts_on.set_value(held.starts_on if held else desk.today() if before else None)
        self.ends_on.set_value(held.ends_on if held else None)
        self.body.addWidget(form)
        self.body.addLayout(pair)
        if held is not None:
            self.add_button(_("Functie weghalen")).clicked.connect(self._on_remove)
        self.school.changed.connect(lambda _key: self._offer_roles(_number(self.role)))
        self._offer_roles(held.role_id if held else role_id)

    def _offer_roles(self, chosen: int | None) -> None:
        school_id = _number(self.school)
        with self._desk.store.read() as connection:
            roles = role_choices(connection, None if school_id is None else self._sectors[school_id])
        self.role.set_choices(Choice(role.id, role.name, words.word(role.level)) for role in roles)
        self.role.set_value(chosen)

    def _on_remove(self) -> None:
        if self._position_id is not None:
            self._desk.act(delete_position, self._desk.store, self._position_id)
        self.reject()

    def draft(self) -> PositionDraft:
        """Return what is filled in.

        Raises:
            RefusedError: school or role is missing, or a day can't be read.
        """
        school_id, role_id = _number(self.school), _number(self.role)
        if school_id is None:
            raise RefusedError(self.school.problem() or _("Kies eerst de school."))
        if role_id is None:
            raise RefusedError(self.role.problem() or _("Kies welke functie deze persoon daar heeft."))
        for field in (self.starts_on, self.ends_on):
            if field.problem():
                raise RefusedError(field.problem())
        return PositionDraft(
            school_id,
            role_id,
            team=self.team.text(),
            key_contact=self.key_contact.isChecked(),
            starts_on=self.starts_on.value(),
            ends_on=self.ends_on.value(),
        )

    def save(self) -> None:
        """Add or change the position.

        Raises:
            RefusedError: school or role is missing, or a day can't be read or lies wrong.
        """
        if self._position_id is None:
            add_position(self._desk.store, self._contact_id, self.draft())
        else:
            edit_position(self._desk.store, self._position_id, self.draft())


def _number(field: PickField) -> int | None:
    found = field.value()
    return found if isinstance(found, int) else None


class EndPositionDialog(Dialog):
    """Say that somebody left a position, and on which day it ended."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, position_id: int) -> None:
        with desk.store.read() as connection:
            held = position_facts(connection, position_id)
        intro = _(
            "{name} is dan geen {role} meer bij {school}. Wat er samen gebeurde, blijft staan; "
            "heeft deze persoon elders een functie, dan blijft die."
        ).format(name=held.contact, role=held.role, school=held.school)
        super().__init__(_("Functie beëindigen"), parent, intro=intro)
        self._desk = desk
        self._position_id = position_id
        form = Form()
        self.day = form.row(_("Laatste dag"), DateField(desk.today(), future=True))
        self.day.setAccessibleName(_("Laatste dag"))
        self.day.set_value(desk.today())
        self.body.addWidget(form)
        self.set_buttons(_("Functie beëindigen"))

    def save(self) -> None:
        """End the position.

        Raises:
            RefusedError: there is no readable day, or it lies before the start.
        """
        day = self.day.value()
        if day is None:
            raise RefusedError(self.day.problem() or _("Kies de laatste dag, bijvoorbeeld vandaag."))
        end_position(self._desk.store, self._position_id, day)
