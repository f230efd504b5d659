"""Words for contact moments."""

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
