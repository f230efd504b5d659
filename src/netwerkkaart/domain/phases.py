"""The partnership ladder, phases 0 to 7 (after the levels of collaboration of Frey et al. 2006)."""

from enum import IntEnum, StrEnum


class Phase(IntEnum):
    """A step of the ladder; the number is what is stored and shown."""

    NO_CONTACT = 0
    FIRST_CONTACT = 1
    LOOSE_CONTACTS = 2
    EXPLORING = 3
    FIRST_ACTIVITY = 4
    FIXED_FACE = 5
    STRUCTURAL = 6
    PARTNER = 7


class StepBackReason(StrEnum):
    """Why a school went down the ladder; going back is normal and asks a reason."""

    KEY_CONTACT_LEFT = "key_contact_left"
    COVENANT_EXPIRED = "covenant_expired"
    CAPACITY = "capacity"
    INCIDENT = "incident"
    SCHOOL_CLOSED = "school_closed"
    OTHER = "other"
