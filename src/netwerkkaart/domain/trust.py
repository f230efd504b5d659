"""Trust, read and dated, never computed for a person.

Signals and dimensions after PARTNER (reliability, mission, openness) and Bryk & Schneider 2002 (respect,
competence, regard, integrity); states after D'Amour et al. 2008.
"""

from dataclasses import dataclass
from enum import StrEnum


class TrustStand(StrEnum):
    """State of the collaboration (*stand van het vertrouwen*), D'Amour et al. 2008."""

    NO_VIEW = "no_view"  # geen beeld
    ABSENT = "absent"  # ontbreekt
    EMERGING = "emerging"  # krijgt vorm
    GROUNDED = "grounded"  # gegrond


class StandOrigin(StrEnum):
    """Whether the worker took over the program's proposal or decided otherwise."""

    PROPOSED = "proposed"
    OWN = "own"


class Dimension(StrEnum):
    """The side of trust a signal speaks of."""

    OPENNESS = "openness"
    RELIABILITY = "reliability"
    REGARD = "regard"
    COMPETENCE = "competence"
    RESPECT = "respect"
    INTEGRITY = "integrity"
    SHARED_GOAL = "shared_goal"


class SignalKind(StrEnum):
    """Something observable at a visit."""

    CONTACTED_US = "contacted_us"
    SHARED_CONCERN = "shared_concern"
    KEPT_APPOINTMENT = "kept_appointment"
    WE_KEPT_PROMISE = "we_kept_promise"
    BROUGHT_TO_COLLEAGUE = "brought_to_colleague"
    ASKED_FOR_US = "asked_for_us"
    INVITED_TO_MEETING = "invited_to_meeting"
    WE_WERE_USEFUL = "we_were_useful"
    DISAGREEMENT_SPOKEN = "disagreement_spoken"
    SCHOOL_BROKE_APPOINTMENT = "school_broke_appointment"
    WE_BROKE_PROMISE = "we_broke_promise"
    KEPT_US_AWAY = "kept_us_away"
    DECIDED_WITHOUT_US = "decided_without_us"
    DISAGREEMENT_OPEN = "disagreement_open"


@dataclass(frozen=True)
class SignalMeaning:
    """Which way a signal points and which dimension of trust it speaks of."""

    building: bool
    dimension: Dimension


SIGNALS: dict[SignalKind, SignalMeaning] = {
    SignalKind.CONTACTED_US: SignalMeaning(building=True, dimension=Dimension.OPENNESS),
    SignalKind.SHARED_CONCERN: SignalMeaning(building=True, dimension=Dimension.OPENNESS),
    SignalKind.KEPT_APPOINTMENT: SignalMeaning(building=True, dimension=Dimension.RELIABILITY),
    SignalKind.WE_KEPT_PROMISE: SignalMeaning(building=True, dimension=Dimension.RELIABILITY),
    SignalKind.BROUGHT_TO_COLLEAGUE: SignalMeaning(building=True, dimension=Dimension.REGARD),
    SignalKind.ASKED_FOR_US: SignalMeaning(building=True, dimension=Dimension.COMPETENCE),
    SignalKind.INVITED_TO_MEETING: SignalMeaning(building=True, dimension=Dimension.RESPECT),
    SignalKind.WE_WERE_USEFUL: SignalMeaning(building=True, dimension=Dimension.COMPETENCE),
    SignalKind.DISAGREEMENT_SPOKEN: SignalMeaning(building=True, dimension=Dimension.INTEGRITY),
    SignalKind.SCHOOL_BROKE_APPOINTMENT: SignalMeaning(building=False, dimension=Dimension.RELIABILITY),
    SignalKind.WE_BROKE_PROMISE: SignalMeaning(building=False, dimension=Dimension.RELIABILITY),
    SignalKind.KEPT_US_AWAY: SignalMeaning(building=False, dimension=Dimension.OPENNESS),
    SignalKind.DECIDED_WITHOUT_US: SignalMeaning(building=False, dimension=Dimension.RESPECT),
    SignalKind.DISAGREEMENT_OPEN: SignalMeaning(building=False, dimension=Dimension.SHARED_GOAL),
}


class TrendDirection(StrEnum):
    """What the signals of two windows together point to; never a percentage."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"


class Doubt(StrEnum):
    """Why a stand is no longer certain and asks "klopt dit nog?"."""

    OLD = "old"
    KEY_CONTACT_LEFT = "key_contact_left"
    COVENANT_ENDED = "covenant_ended"


class StandTestKind(StrEnum):
    """The tests the proposal for a stand is made of."""

    BUILDING_SIGNALS = "building_signals"
    DIMENSIONS = "dimensions"
    PERSONS = "persons"
    SCHOOL_INITIATIVE = "school_initiative"
    NO_OPEN_DISAGREEMENT = "no_open_disagreement"
    MORE_STRAINING = "more_straining"
    CANCELLATIONS = "cancellations"
    CONTACT_DAYS = "contact_days"
