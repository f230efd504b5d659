"""The partnership ladder, phases 0 to 7 (after the levels of collaboration of Frey et al. 2006)."""

from enum import IntEnum, StrEnum

from netwerkkaart.domain.errors import RefusedError


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


class EntryTestKind(StrEnum):
    """The tests for entering a phase."""

    ONE_TALK = "one_talk"
    TWO_CONTACTS = "two_contacts"
    NEEDS_TALK = "needs_talk"
    ONE_THEME = "one_theme"
    ONE_ACTIVITY = "one_activity"
    FIXED_WORKER = "fixed_worker"
    KEY_CONTACT = "key_contact"
    RHYTHM = "rhythm"
    VALID_COVENANT = "valid_covenant"
    EVALUATION_PLANNED = "evaluation_planned"
    IN_SCHOOL_MEETING = "in_school_meeting"
    BRIDGE_ACTIVITY = "bridge_activity"


def check_step(old: Phase | None, new: Phase, reason: StepBackReason | None) -> None:
    """Check a step on the ladder: up needs no reason, down does.

    Raises:
        RefusedError: the new phase is lower than the old one and no reason is given.
    """
    if old is not None and new < old and reason is None:
        raise RefusedError(
            f"Van fase {old.value} terug naar fase {new.value} mag, maar vraagt een reden. "
            "Kies waarom de school een stap terug doet."
        )
