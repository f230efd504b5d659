"""The readings of trust in a sentence each; never a score, never a percentage of growth."""

from netwerkkaart.domain.readings import ContactRhythm, Reciprocity, SignalBalance, Spread, SpreadOver, TooFew
from netwerkkaart.domain.stand import Trend
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.words import word


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
