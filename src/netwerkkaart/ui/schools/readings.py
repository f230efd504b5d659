"""The four readings of trust, each in plain words, with the rule and the records behind "Waarom?"."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from netwerkkaart.domain.readings import Spread, SpreadOver, TooFew
from netwerkkaart.queries.school_record import SchoolRecord
from netwerkkaart.texts import _, ngettext, trust
from netwerkkaart.ui import theme
from netwerkkaart.ui.schools.evidence import Evidence, of_signals, of_visits
from netwerkkaart.ui.schools.parts import clear, label, link
from netwerkkaart.ui.widgets.section import Card, Rule

_MOST = 12


@dataclass(frozen=True)
class Reading:
    """One reading as shown: what it is called, what it says, and why."""

    key: str
    title: str
    text: str
    rule: str
    records: tuple[Evidence, ...]
    missing: str = ""
    warns: bool = False
    known: bool = True


def rhythm(record: SchoolRecord) -> Reading:
    """Return the *contactritme*."""
    found = record.rhythm()
    return Reading(
        "rhythm",
        _("Contactritme"),
        trust.contact_rhythm(found),
        _(
            "Het aantal verschillende dagen met een bezoek in de laatste 20 schoolweken, naast dat in de 20 daarvoor; "
            "twee bezoeken op één dag tellen als één contactdag."
        ),
        tuple(of_visits(record, found.now.visits)),
    )


def reciprocity(record: SchoolRecord) -> Reading:
    """Return the *wederkerigheid*."""
    found = record.reciprocity()
    if isinstance(found, TooFew):
        ids, unknown = found.ids, 0
    else:
        ids, unknown = (*found.by_school, *found.by_us), len(found.unknown)
    missing = ""
    if unknown:
        missing = ngettext(
            "{number} bezoek telt niet mee: daarvan is niet bekend wie het initiatief nam.",
            "{number} bezoeken tellen niet mee: daarvan is niet bekend wie het initiatief nam.",
            unknown,
        ).format(number=unknown)
    elif isinstance(found, TooFew):
        missing = _("Leg bij een bezoek vast wie het initiatief nam; vanaf 5 bezoeken staat hier een antwoord.")
    return Reading(
        "reciprocity",
        _("Wederkerigheid"),
        trust.reciprocity(found),
        _("Hoe vaak de school zelf het initiatief nam, van de bezoeken in 20 schoolweken waarvan dat bekend is."),
        tuple(of_visits(record, ids, with_initiative=True)),
        missing,
        known=not isinstance(found, TooFew),
    )


def signals(record: SchoolRecord) -> Reading:
    """Return the *signalen*."""
    found = record.balance()
    missing = _("Nog geen signalen: kies bij een bezoek wat er opviel.") if not found.total else ""
    return Reading(
        "signals",
        _("Signalen"),
        trust.signal_balance(found),
        _("Wat er bij bezoeken opviel in de laatste 20 schoolweken; opbouwend en schurend staan los van elkaar."),
        tuple(of_signals(record, (*found.building, *found.straining))),
        missing,
        known=bool(found.total),
    )


def spread(record: SchoolRecord) -> Reading:
    """Return the *spreiding*: over people of the school first; over our workers where that is what warns."""
    people, ours = record.spread(), record.spread(SpreadOver.WORKERS)
    found = ours if _warns(ours) and not _warns(people) else people
    text = trust.spread(found)
    missing, warns = "", False
    if isinstance(found, Spread):
        names = record.names.contacts if found.over is SpreadOver.CONTACTS else record.names.workers
        name = names.get(found.person, "")
        text = f"{text}: {name}" if name else text
        warns = found.warns
        if warns:
            missing = _("De school leunt op één persoon: valt die weg, dan valt veel van het contact weg.")
        ids = found.visits
    else:
        ids = found.ids
        missing = _("Vanaf 8 contacten in 20 schoolweken staat hier een antwoord.")
    return Reading(
        "spread",
        _("Spreiding"),
        text,
        _(
            "Welk deel van de contacten in 20 schoolweken via één persoon loopt: iemand van de school, of een van ons. "
            "Een contact is één persoon bij één bezoek; vanaf 60% waarschuwt het programma."
        ),
        tuple(of_visits(record, ids)),
        missing,
        warns=warns,
        known=isinstance(found, Spread),
    )


def _warns(found: Spread | TooFew) -> bool:
    return isinstance(found, Spread) and found.warns


READINGS: tuple[Callable[[SchoolRecord], Reading], ...] = (rhythm, reciprocity, signals, spread)


class ReadingRow(QWidget):
    """Title, plain words, and "Waarom?" that opens the rule and the records in place."""

    visit_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self._title, self._text = label(kind="strong", wrap=False), label()
        self.why = link(_("Waarom?"), self._turn)
        self.why.setCheckable(True)
        self._reasons = QFrame()
        theme.set_kind(self._reasons, "well")
        self._reasons.hide()
        self._inside = QVBoxLayout(self._reasons)
        self._inside.setContentsMargins(12, 10, 12, 10)
        self._inside.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(12)
        self._title.setFixedWidth(108)
        line.addWidget(self._title)
        line.addWidget(self._text, 1)
        line.addWidget(self.why)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(line)
        layout.addWidget(self._reasons)

    def show_reading(self, reading: Reading) -> None:
        """Show a reading; what was unfolded stays so."""
        if reading == self._reading:
            return
        self._reading = reading
        self._title.setText(reading.title)
        self._text.setText(reading.text)
        theme.set_kind(self._text, "warning" if reading.warns else "" if reading.known else "muted")
        self.why.setAccessibleName(_("Waarom {title}?").format(title=reading.title.lower()))
        if not self._reasons.isHidden():
            self._fill()

    def fold(self) -> None:
        """Fold the reasons away: another school is shown."""
        self._reasons.hide()
        self.why.setChecked(False)

    def reasons(self) -> list[str]:
        """Return the lines that are unfolded."""
        if self._reasons.isHidden() or self._reading is None:
            return []
        return [self._reading.rule, *(one.text for one in self._reading.records)]

    def _turn(self) -> None:
        if self._reasons.isHidden():
            self._fill()
        self._reasons.setVisible(self._reasons.isHidden())
        self.why.setChecked(not self._reasons.isHidden())

    def _fill(self) -> None:
        clear(self._inside)
        reading = self._reading
        if reading is None:
            return
        self._inside.addWidget(label(reading.rule))
        for one in reading.records[:_MOST]:
            self._inside.addWidget(
                link(one.text, lambda number=one.visit_id: self.visit_opened.emit(number))  # type: ignore[misc]
            )
        rest = len(reading.records) - _MOST
        if rest > 0:
            self._inside.addWidget(label(_("en nog {number}; zie de tijdlijn").format(number=rest), "small"))
        if not reading.records:
            self._inside.addWidget(label(_("Er zijn nog geen bezoeken die meetellen."), "muted"))
        if reading.missing:
            self._inside.addWidget(label(reading.missing, "muted"))


class ReadingsCard(Card):
    """The four readings under each other: shown apart, never added up."""

    visit_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Hoe het contact loopt"), "handshake", parent)
        self.set_note(_("laatste 20 schoolweken"))
        self.body.setSpacing(10)
        self.rows = [ReadingRow() for _reading in READINGS]
        for number, row in enumerate(self.rows):
            if number:
                self.add(Rule())
            row.visit_opened.connect(self.visit_opened)
            self.add(row)

    def show_record(self, record: SchoolRecord, *, other: bool) -> None:
        """Show the readings of a school; ``other`` when it is not the one shown before."""
        for row, read in zip(self.rows, READINGS, strict=True):
            if other:
                row.fold()
            row.show_reading(read(record))
