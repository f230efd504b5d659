"""The card beside the list: one person, our ties in words, and everything that can be done."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.domain.people import IntroductionKind
from netwerkkaart.queries.dossier_rows import Dossier, PersonRow, PersonTie, Via
from netwerkkaart.queries.schools import Seat
from netwerkkaart.texts import _, words
from netwerkkaart.texts.dates import day, school_weeks_ago, short_day
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.people.introduction_dialog import IntroductionDialog
from netwerkkaart.ui.people.position_dialog import EndPositionDialog, PositionDialog
from netwerkkaart.ui.people.tie_dialog import TieDialog
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.parts import clear, label, link
from netwerkkaart.ui.schools.peoplelist import about
from netwerkkaart.ui.widgets.section import Card, Rule
from netwerkkaart.usecases.contacts import set_key_contact

Deed = tuple[str, str, Callable[[], object]]
"""The words, the icon and what to do."""
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


class PersonCard(Card):
    """One person or one empty seat."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self._entry: PersonRow | Seat | None = None
        self.setAccessibleName(_("Wie er gekozen is"))
        self._inside = QVBoxLayout()
        self._inside.setSpacing(4)
        self.add(self._inside)

    def show_dossier(self, dossier: Dossier, entry: PersonRow | Seat | None) -> None:
        """Show somebody, with the school around them."""
        self._dossier = dossier
        self.show_entry(entry, again=True)

    def show_entry(self, entry: object, *, again: bool = False) -> None:
        """Show a person, a seat, or nobody."""
        chosen = entry if isinstance(entry, PersonRow | Seat) else None
        if chosen == self._entry and not again:
            return
        focused = self.window().focusWidget()
        held = focused.text() if isinstance(focused, QPushButton) and self.isAncestorOf(focused) else ""
        same = chosen == self._entry
        self._entry = chosen
        if same and self._inside.count():
            return
        clear(self._inside)
        self.setVisible(chosen is not None)
        if isinstance(chosen, PersonRow):
            self._show_person(chosen)
        elif chosen is not None:
            self._show_seat(chosen)
        if held:
            buttons = self.findChildren(QPushButton)
            alike = [one for one in buttons if one.text() == held and not one.isHidden()]
            if alike or buttons:
                (alike or buttons)[0].setFocus()

    def acts_for(self, entry: PersonRow | Seat) -> list[Deed]:
        """Return what can be done with somebody now."""
        if self._desk.store.read_only or self._dossier is None:
            return []
        desk, school_id = self._desk, self._dossier.school.id
        if isinstance(entry, Seat):
            role_id = entry.role_id
            return [
                (_("Wie?"), "plus", lambda: acts.edit_contact(desk, self, school_id=school_id, role_id=role_id)),
            ]
        person = entry
        if person.erased:
            return []
        contact, position = person.contact_id, person.position_id
        prefill = VisitPrefill(school_id=school_id, contact_ids=(contact,))
        found: list[Deed] = []
        if person.current:
            found.append((_("Bezoek vastleggen…"), "visits", lambda: desk.log_visit(prefill)))
        found += [
            (_("Band zetten…"), "link", lambda: acts.show(TieDialog(desk, self, contact_id=contact))),
            (_("Introductie…"), "handshake", lambda: acts.show(IntroductionDialog(desk, self, contact_id=contact))),
        ]
        if person.current:
            star = _("Geen aanspreekpunt meer") if person.key_contact else _("Aanspreekpunt maken")
            picture = "star" if person.key_contact else "star-outline"
            found.append((star, picture, lambda: self._turn_star(person)))
        found += [
            (_("Contact bewerken…"), "edit", lambda: acts.edit_contact(desk, self, contact_id=contact)),
            (_("Functie bewerken…"), "role", lambda: self._edit_position(contact, position)),
        ]
        if person.current:
            found.append((_("Functie beëindigen…"), "empty-seat", lambda: self._end(position)))
            found.append((_("Naar een andere school…"), "forward", lambda: self._move(contact)))
        else:
            found.append((_("Is terug…"), "back", lambda: self._come_back(contact, position)))
        return found

    def _turn_star(self, person: PersonRow) -> None:
        self._desk.act(set_key_contact, self._desk.store, person.position_id, key_contact=not person.key_contact)

    def _edit_position(self, contact_id: int, position_id: int) -> None:
        acts.show(PositionDialog(self._desk, self, contact_id=contact_id, position_id=position_id))

    def _end(self, position_id: int) -> None:
        acts.show(EndPositionDialog(self._desk, self, position_id=position_id))

    def _move(self, contact_id: int) -> None:
        from netwerkkaart.ui.people.move_dialog import MoveDialog

        acts.show(MoveDialog(self._desk, self, contact_id=contact_id))

    def _come_back(self, contact_id: int, position_id: int) -> None:
        acts.show(PositionDialog(self._desk, self, contact_id=contact_id, again=position_id))

    # --- showing

    def _say(self, text: str, kind: str = "") -> None:
        if text:
            shown = label(text, kind)
            shown.setTextInteractionFlags(shown.textInteractionFlags() | _SELECTABLE)
            self._inside.addWidget(shown)

    def _rule(self) -> None:
        self._inside.addSpacing(6)
        self._inside.addWidget(Rule())
        self._inside.addSpacing(6)

    def _show_seat(self, seat: Seat) -> None:
        self._say(words.capitalised(seat.name), "heading")
        self._say(words.word(seat.level), "muted")
        self._say(_("We kennen hier nog niemand in deze functie. Weet je wie het is, of kun je het navragen?"))
        self._inside.addSpacing(8)
        for text, picture, act in self.acts_for(seat):
            button = QPushButton(icon(picture, "on_accent"), text)
            button.setAccessibleName(_("Wie is de {role}?").format(role=seat.name))
            theme.set_kind(button, "primary")
            button.clicked.connect(lambda _on=False, act=act: act())
            self._inside.addWidget(button)

    def _show_person(self, person: PersonRow) -> None:
        self._say(person.name or _("verwijderd contact"), "heading")
        self._say(about(person), "muted")
        if person.key_contact:
            self._say(_("Aanspreekpunt voor ons"), "strong")
        self._say("\n".join(part for part in (person.phone, person.email) if part))
        self._rule()
        self._say(_("Band"), "caption")
        for tie in person.ties:
            self._inside.addLayout(self._tie(tie))
        if not person.ties:
            self._say(_("Nog niemand van ons kent deze persoon."), "muted")
        for via in person.vias:
            self._say(via_words(via), "muted")
        seen = school_weeks_ago(person.weeks)
        if person.last_contact is not None:
            seen = f"{seen} ({short_day(person.last_contact)})"
        self._inside.addSpacing(4)
        self._say(_("Laatste contact"), "caption")
        self._say(seen)
        if person.current and not person.erased:
            self._say(still_there(person), "muted")
        deeds = self.acts_for(person)
        if deeds:
            self._rule()
        for text, picture, act in deeds:
            self._inside.addWidget(link(text, act, name=f"{person.name}: {text}", picture=picture))

    def _tie(self, tie: PersonTie) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label(tie.worker), 1)
        text = words.word(tie.step) if tie.step is not None else _("wel gesproken")
        shown = label(text, "strong" if tie.step is not None else "muted", wrap=False)
        since = _("sinds {day}").format(day=day(tie.since)) if tie.since else ""
        met = _("laatst gesproken: {day}").format(day=day(tie.last_met)) if tie.last_met else ""
        shown.setToolTip("\n".join(part for part in (since, met) if part))
        line.addWidget(shown)
        return line


def still_there(person: PersonRow) -> str:
    """Return when we last heard that somebody is still here, empty when nobody asked yet."""
    if person.confirmed_on is None:
        return ""
    return _("Zit hier nog: bevestigd op {day}").format(day=short_day(person.confirmed_on))


def via_words(via: Via) -> str:
    """Return who brought somebody to whom: ``Leerde Bilal kennen via Anna van den Berg (10 mrt 2026)``."""
    how = words.word(via.kind)
    if via.by:
        how = _("via {name}").format(name=via.by)
    elif via.kind is IntroductionKind.CONTACT:
        how = _("via iemand van wie de naam verwijderd is")
    when = f" ({short_day(via.day)})" if via.day else ""
    return _("{worker} kwam hier {how}{when}").format(worker=via.to_worker, how=how, when=when)
