"""Words for people around a school: authority levels, ties, introductions, assignments, names."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """The level of authority a role has, from board room to surroundings; order is the order of display."""

    DIRECTION = "direction"  # bestuur, directie
    LEADERSHIP = "leadership"  # leiding
    CARE = "care"  # zorg
    DAILY = "daily"  # dagelijks contact
    AROUND = "around"  # omgeving


class TieStep(StrEnum):
    """How far a worker and a contact have come together; set by hand, dated, never computed."""

    ACQUAINTED = "acquainted"  # kennismaking
    IN_CONTACT = "in_contact"  # in contact
    MUTUAL = "mutual"  # wederkerig
    CARRIER = "carrier"  # drager


class IntroductionKind(StrEnum):
    """Who or what brought us to a contact; a pupil is a kind, never a name."""

    CONTACT = "contact"
    COLLEAGUE = "colleague"
    PUPIL = "pupil"
    OWN = "own"


class AssignmentKind(StrEnum):
    """What a worker is at a school: *vast gezicht* or *invaller*."""

    FIXED = "fixed"
    SUBSTITUTE = "substitute"


@dataclass(frozen=True)
class PersonName:
    """A Dutch name: voornaam, tussenvoegsel and achternaam apart, sorted by achternaam."""

    given: str
    infix: str
    family: str

    def __str__(self) -> str:
        """Return the name as spoken: ``Anna van den Berg``."""
        return " ".join(part for part in (self.given, self.infix, self.family) if part)

    def listed(self) -> str:
        """Return the name as a list sorts it: ``Berg, Anna van den``."""
        front = " ".join(part for part in (self.given, self.infix) if part)
        return ", ".join(part for part in (self.family, front) if part)


def tidy_phone(typed: str) -> str:
    """Return a telephone number as typed, with single spaces and without invisible signs; nothing is refused."""
    visible = "".join(letter for letter in typed if letter.isprintable() or letter.isspace())
    return re.sub(r"\s+", " ", visible).strip()
