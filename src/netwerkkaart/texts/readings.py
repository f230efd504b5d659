"""The readings of a school told: title, plain words, the rule behind "Waarom?", the records, and what is missing.

Window, paper and command line all show these; none of them words a reading itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.readings import Spread, SpreadOver, TooFew
from netwerkkaart.domain.school_readings import SchoolReadings
from netwerkkaart.texts import _, ngettext, trust
from netwerkkaart.texts.words import counted

RHYTHM, RECIPROCITY, SIGNALS, SPREAD = "rhythm", "reciprocity", "signals", "spread"
TREND, PROMISES = "trend", "promises"


class People(Protocol):
    """What people are called; an erased contact has an empty name."""

    @property
    def contacts(self) -> Mapping[int, str]:
        """The names of contacts by id."""

    @property
    def workers(self) -> Mapping[int, str]:
        """The names of workers by id."""


@dataclass(frozen=True)
class Told:
    """One reading as it is shown."""

    key: str
    title: str
    text: str
    rule: str
    records: Kind
    ids: tuple[int, ...]
    missing: str = ""
    warns: bool = False
    known: bool = True


def told(readings: SchoolReadings, people: People | None = None) -> tuple[Told, ...]:
    """Return the four readings, the direction of the signals and the promises; persons are named where asked."""
    return (
        _rhythm(readings),
        _reciprocity(readings),
        _signals(readings),
        _spread(readings, people),
        _trend(readings),
        _promises(readings),
    )


def _rhythm(readings: SchoolReadings) -> Told:
    found = readings.rhythm
    return Told(
        RHYTHM,
        _("Contactritme"),
        trust.contact_rhythm(found),
        _(
            "Het aantal verschillende dagen met een bezoek in de laatste 20 schoolweken, naast dat in de 20 daarvoor; "
            "twee bezoeken op één dag tellen als één contactdag."
        ),
        Kind.VISIT,
        (*found.now.visits, *found.before.visits),
    )


def _reciprocity(readings: SchoolReadings) -> Told:
    found = readings.reciprocity
    missing = ""
    if isinstance(found, TooFew):
        ids = found.ids
        missing = _("Leg bij een bezoek vast wie het initiatief nam; vanaf 5 bezoeken staat hier een antwoord.")
    else:
        ids = (*found.by_school, *found.by_us)
        if found.unknown:
            missing = ngettext(
                "{number} bezoek telt niet mee: daarvan is niet bekend wie het initiatief nam.",
                "{number} bezoeken tellen niet mee: daarvan is niet bekend wie het initiatief nam.",
                len(found.unknown),
            ).format(number=len(found.unknown))
    return Told(
        RECIPROCITY,
        _("Wederkerigheid"),
        trust.reciprocity(found),
        _("Hoe vaak de school zelf het initiatief nam, van de bezoeken in 20 schoolweken waarvan dat bekend is."),
        Kind.VISIT,
        ids,
        missing,
        known=not isinstance(found, TooFew),
    )


def _signals(readings: SchoolReadings) -> Told:
    found = readings.signals
    return Told(
        SIGNALS,
        _("Signalen"),
        trust.signal_balance(found),
        _("Wat er bij bezoeken opviel in de laatste 20 schoolweken; opbouwend en schurend staan los van elkaar."),
        Kind.SIGNAL,
        (*found.building, *found.straining),
        "" if found.total else _("Nog geen signalen: kies bij een bezoek wat er opviel."),
        known=bool(found.total),
    )


def _spread(readings: SchoolReadings, people: People | None) -> Told:
    found = readings.leaning
    text = trust.spread(found)
    missing = ""
    if isinstance(found, Spread):
        ids = found.visits
        if people is not None:
            names = people.contacts if found.over is SpreadOver.CONTACTS else people.workers
            name = names.get(found.person, "")
            text = f"{text}: {name}" if name else text
        if found.warns:
            missing = _("De school leunt op één persoon: valt die weg, dan valt veel van het contact weg.")
    else:
        ids = found.ids
        missing = _("Vanaf 8 contacten in 20 schoolweken staat hier een antwoord.")
    return Told(
        SPREAD,
        _("Spreiding"),
        text,
        _(
            "Welk deel van de contacten in 20 schoolweken via één persoon loopt: iemand van de school, of een van ons. "
            "Een contact is één persoon bij één bezoek; vanaf 60% waarschuwt het programma."
        ),
        Kind.VISIT,
        ids,
        missing,
        warns=isinstance(found, Spread) and found.warns,
        known=isinstance(found, Spread),
    )


def _trend(readings: SchoolReadings) -> Told:
    found, now, before = readings.trend, readings.signals, readings.signals_before
    few = isinstance(found, TooFew)
    text, missing = trust.trend(found), ""
    if few:
        missing = _(
            "Nu {now}, in de 20 schoolweken daarvoor {before}; vanaf 4 in elk van beide staat hier een richting."
        ).format(now=counted(Kind.SIGNAL, now.total), before=counted(Kind.SIGNAL, before.total))
    else:
        counts = _("nu {now} van {all_now} opbouwend, daarvoor {before} van {all_before}").format(
            now=len(now.building), all_now=now.total, before=len(before.building), all_before=before.total
        )
        text = f"{text}: {counts}"
    return Told(
        TREND,
        _("Richting"),
        text,
        _(
            "Het deel van de signalen dat opbouwend is in deze 20 schoolweken, naast dat in de 20 daarvoor. Er staat "
            "alleen een richting als beide minstens 4 signalen hebben en 40 van de 100 verschillen."
        ),
        Kind.SIGNAL,
        (*now.building, *now.straining, *before.building, *before.straining),
        missing,
        known=not few,
    )


def _promises(readings: SchoolReadings) -> Told:
    tallies = readings.promises
    known = any(tally.judged for tally in tallies)
    still = sum(len(tally.open) for tally in tallies)
    missing = ""
    if still:
        missing = ngettext(
            "{number} toezegging staat nog open en telt nog niet mee.",
            "{number} toezeggingen staan nog open en tellen nog niet mee.",
            still,
        ).format(number=still)
    elif not any(tally.ids for tally in tallies):
        missing = _("Nog geen toezeggingen: schrijf ze op bij het bezoek waar ze zijn gedaan.")
    return Told(
        PROMISES,
        _("Toezeggingen"),
        "; ".join(trust.promises(tally) for tally in tallies) if known else _("nog niets afgerond"),
        _(
            "Wat er werd van toezeggingen die in de laatste 20 schoolweken zijn afgerond, en van wie nu te laat is. "
            "Wie doet wat hij zegt, is betrouwbaar: dat geldt voor ons en voor de school, en wordt niet opgeteld."
        ),
        Kind.PROMISE,
        tuple(number for tally in tallies for number in tally.ids),
        missing,
        warns=any(tally.overdue for tally in tallies),
        known=known,
    )
