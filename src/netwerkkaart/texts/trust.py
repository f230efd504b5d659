"""The readings of trust in a sentence each; never a score, never a percentage of growth."""

from collections.abc import Iterable
from typing import Final

from netwerkkaart.domain.ladder import EntryTest
from netwerkkaart.domain.phases import EntryTestKind, Phase
from netwerkkaart.domain.readings import (
    ContactRhythm,
    PromiseTally,
    Reciprocity,
    SignalBalance,
    Spread,
    SpreadOver,
    TooFew,
)
from netwerkkaart.domain.stand import StandTest, Trend
from netwerkkaart.domain.trust import Doubt, StandTestKind, TrustStand
from netwerkkaart.texts import N_, _, ngettext
from netwerkkaart.texts.words import capitalised, phase_label, word

_STAND_RULES: Final = {
    TrustStand.GROUNDED: N_(
        "Gegrond: minstens 4 opbouwende signalen over 3 kanten van vertrouwen van 2 personen, de school nam minstens "
        "een derde van de initiatieven, en er staat geen onenigheid open."
    ),
    TrustStand.ABSENT: N_(
        "Ontbreekt: meer schurende dan opbouwende signalen, bij minstens 3, of minstens 2 keer afgezegd door de school."
    ),
    TrustStand.NO_VIEW: N_("Geen beeld: minder dan 3 contactdagen in de laatste 20 schoolweken."),
    TrustStand.EMERGING: N_(
        "Krijgt vorm: er is genoeg contact voor een beeld, maar nog niet alles wat gegrond maakt, en niets wat wijst "
        "op ontbreken."
    ),
}

_ENTRY_RULES: Final = {
    EntryTestKind.ONE_TALK: N_("Voldaan zodra er één bezoek is geweest; dat is het eerste."),
    EntryTestKind.TWO_CONTACTS: N_(
        "Voldaan zodra twee mensen van de school bij een bezoek waren; dat zijn de eerste twee."
    ),
    EntryTestKind.NEEDS_TALK: N_("Voldaan zodra er een verkenningsgesprek is geweest; dat is het eerste."),
    EntryTestKind.ONE_THEME: N_("Voldaan zodra bij een bezoek een thema is genoteerd."),
    EntryTestKind.ONE_ACTIVITY: N_("Voldaan zodra er inzet is begonnen; dat is de eerste."),
    EntryTestKind.FIXED_WORKER: N_("Voldaan zolang een van ons hier vast gezicht is."),
    EntryTestKind.KEY_CONTACT: N_("Voldaan zolang iemand van de school aanspreekpunt is."),
    EntryTestKind.RHYTHM: N_(
        "Voldaan bij zoveel contactdagen in 20 schoolweken als het gewenste ritme vraagt, of 4 als dat niet is "
        "bepaald: hier {needed}, en er zijn er {have}."
    ),
    EntryTestKind.VALID_COVENANT: N_("Voldaan zolang een getekend convenant geldt."),
    EntryTestKind.EVALUATION_PLANNED: N_("Voldaan zolang de evaluatie van een geldig convenant nog moet komen."),
    EntryTestKind.IN_SCHOOL_MEETING: N_("Voldaan als er in de laatste 12 maanden een overleg op school was."),
    EntryTestKind.BRIDGE_ACTIVITY: N_(
        "Voldaan als er in de laatste 12 maanden inzet begon die school en wijk verbindt."
    ),
}


def too_few(reading: TooFew) -> str:
    """Return ``te weinig gegevens (2 van 4)``."""
    return _("te weinig gegevens ({have} van {needed})").format(have=reading.have, needed=reading.needed)


def contact_rhythm(reading: ContactRhythm) -> str:
    """Return ``7 contactdagen in 20 schoolweken, 4 in de 20 daarvoor``."""
    days = reading.now.count
    return ngettext(
        "{days} contactdag in 20 schoolweken, {before} in de 20 daarvoor",
        "{days} contactdagen in 20 schoolweken, {before} in de 20 daarvoor",
        days,
    ).format(days=days, before=reading.before.count)


def reciprocity(reading: Reciprocity | TooFew) -> str:
    """Return ``7 van 16 keer nam de school het initiatief``."""
    if isinstance(reading, TooFew):
        return too_few(reading)
    return _("{school} van {known} keer nam de school het initiatief").format(
        school=reading.school, known=reading.known
    )


def signal_balance(reading: SignalBalance) -> str:
    """Return ``5 opbouwend, 1 schurend in 20 schoolweken``."""
    return _("{building} opbouwend, {straining} schurend in 20 schoolweken").format(
        building=len(reading.building), straining=len(reading.straining)
    )


def spread(reading: Spread | TooFew) -> str:
    """Return ``64% van de contacten loopt via één persoon``, or via one of our workers."""
    if isinstance(reading, TooFew):
        return too_few(reading)
    if reading.over is SpreadOver.CONTACTS:
        return _("{percent}% van de contacten loopt via één persoon").format(percent=reading.percent)
    return _("{percent}% van de contacten loopt via één medewerker").format(percent=reading.percent)


def trend(reading: Trend | TooFew) -> str:
    """Return ``wijst op verbetering``, or why nothing can be said."""
    return too_few(reading) if isinstance(reading, TooFew) else word(reading.direction)


def promises(tally: PromiseTally) -> str:
    """Return ``door ons 4 van 5 nagekomen, waarvan 1 te laat``, or that none was settled yet."""
    side = word(tally.side)
    if not tally.judged:
        return _("{side} nog niets afgerond").format(side=side)
    said = _("{side} {done} van {judged} nagekomen").format(side=side, done=tally.done, judged=tally.judged)
    late = _("waarvan {late} te laat").format(late=len(tally.late)) if tally.late else ""
    return f"{said}, {late}" if late else said


def stand_rule(stand: TrustStand) -> str:
    """Return the rule by which a stand is proposed."""
    return _(_STAND_RULES[stand])


def stand_test(test: StandTest) -> str:
    """Return a test of the proposal with its count: ``van minstens 2 personen: 1``."""
    said = word(test.kind)
    if isinstance(test.have, TooFew):
        return f"{said}: {too_few(test.have)}"
    return _("{test}: {have}").format(test=said, have=test.have) if test.needed else said


def stand_test_rule(test: StandTest) -> str:
    """Return in a sentence when a test of the proposal is met, and what was counted."""
    if isinstance(test.have, TooFew):
        if test.kind is StandTestKind.SCHOOL_INITIATIVE:
            said = _("Nodig zijn {needed} bezoeken waarvan bekend is wie begon; bekend is het van {have}.")
        else:
            said = _("Nodig zijn {needed} signalen in de laatste 20 schoolweken; geteld: {have}.")
        return said.format(needed=test.have.needed, have=test.have.have)
    if test.kind is StandTestKind.NO_OPEN_DISAGREEMENT:
        return _("Een onenigheid staat open totdat zij is uitgesproken, hoe lang geleden zij ook begon.")
    return _("Nodig: {needed}. Geteld in de laatste 20 schoolweken: {have}.").format(needed=test.needed, have=test.have)


def entry_rule(test: EntryTest) -> str:
    """Return in a sentence when an entry test of the ladder is met."""
    return _(_ENTRY_RULES[test.kind]).format(needed=test.needed, have=test.have)


def entry_test(test: EntryTest) -> str:
    """Return an entry test with its count: ``minstens 2 contacten gesproken (1 van 2)``, and once met ``(10)``."""
    said = word(test.kind)
    if test.needed > 1 and not test.met:
        return _("{test} ({have} van {needed})").format(test=said, have=test.have, needed=test.needed)
    return f"{said} ({test.have})" if test.have > 1 else said


def highest_phase(phase: Phase) -> str:
    """Return up to which phase the log meets the entry tests."""
    if phase is Phase.NO_CONTACT:
        return _("Volgens de bezoeken is er nog geen contact.")
    return _("Volgens de bezoeken is alles er voor “{phase}”.").format(phase=phase_label(phase))


def still_true(doubts: Iterable[Doubt]) -> str:
    """Return ``Klopt dit nog? Ouder dan 12 maanden, convenant afgelopen``; empty when nothing speaks against it."""
    why = ", ".join(word(doubt) for doubt in doubts)
    return _("Klopt dit nog? {why}").format(why=capitalised(why)) if why else ""
