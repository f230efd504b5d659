"""Words and facts of contact moments."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class VisitKind(StrEnum):
    """How the contact took place (*soort*)."""

    DROP_IN = "drop_in"  # langsgelopen
    APPOINTMENT = "appointment"  # afspraak
    MEETING = "meeting"  # overleg
    ACTIVITY = "activity"  # activiteit
    PHONE = "phone"  # telefoon
    MAIL = "mail"  # mail
    NEEDS_TALK = "needs_talk"  # verkenningsgesprek


class VisitStatus(StrEnum):
    """What became of a visit."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED_BY_SCHOOL = "cancelled_by_school"
    CANCELLED_BY_US = "cancelled_by_us"


class Initiative(StrEnum):
    """Who started the contact; unknown is never neutral."""

    US = "us"
    SCHOOL = "school"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class VisitFact:
    """What the rules need to know of a visit; contacts, workers and themes by their ids."""

    id: int
    day: date
    kind: VisitKind = VisitKind.DROP_IN
    status: VisitStatus = VisitStatus.HELD
    initiative: Initiative = Initiative.UNKNOWN
    contacts: frozenset[int] = frozenset()
    workers: frozenset[int] = frozenset()
    themes: frozenset[int] = frozenset()

    @property
    def held(self) -> bool:
        """Whether it took place: only then it is a contact."""
        return self.status is VisitStatus.HELD
