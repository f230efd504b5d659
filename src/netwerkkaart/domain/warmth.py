"""How near people stand to each other: one rule for the warmest way to somebody, and for warmer and cooler.

It measures a *tie*, by its step and by when it was last used; it says nothing of a person. Lower is nearer.
"""

from datetime import date
from typing import Final

from netwerkkaart.domain.people import TieStep

FADE_DAYS: Final = (91, 183, 365)
"""After more days than these without contact a tie is one shade paler, and one step further."""

TIE_DISTANCE: Final = {
    TieStep.CARRIER: 1,
    TieStep.MUTUAL: 2,
    TieStep.IN_CONTACT: 3,
    TieStep.ACQUAINTED: 4,
    None: 5,  # met at a visit, no step set
}
INTRODUCED_DISTANCE: Final = 3
"""Between two contacts of whom one brought us to the other: they are known to know each other."""
SAME_SCHOOL_DISTANCE: Final = 6
"""Between two contacts at one school: they can be asked, nothing more is known."""
FACE_DISTANCE: Final = 7
"""From a vast gezicht or invaller to somebody at that school whom they have not met."""


def paleness(last_contact: date | None, on: date) -> int:
    """Return the age of the last contact: 0 fresh, 1 over a quarter, 2 over half a year, 3 over a year or never."""
    if last_contact is None:
        return len(FADE_DAYS)
    return sum((on - last_contact).days > days for days in FADE_DAYS)


def tie_distance(step: TieStep | None, last_contact: date | None, on: date) -> int:
    """Return how far a worker and a contact are from each other on a day: 1 (a fresh *drager*) to 8."""
    return TIE_DISTANCE[step] + paleness(last_contact, on)


def warmth(step: TieStep | None, last_contact: date | None, on: date) -> tuple[int, int]:
    """Return what tells warmer from cooler, lower being warmer: the step first, then the age of the last contact."""
    return TIE_DISTANCE[step], paleness(last_contact, on)
