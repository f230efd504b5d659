"""Words and rules for promises (*toezeggingen*)."""

from enum import StrEnum


class PromiseSide(StrEnum):
    """Who promised."""

    US = "us"
    SCHOOL = "school"


class PromiseStatus(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"  # kept, but after its due date
    DROPPED = "dropped"
