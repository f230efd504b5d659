"""What the rules need to know of the records: plain values that queries fill, free of any store.

Visits and signals are named tuples: of all schools together there are ten thousands, and they are made in a sixth of
the time of a frozen dataclass.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus, has_expired
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.trust import SIGNALS, Dimension, SignalKind, StandOrigin, TrustStand
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus


class VisitFact(NamedTuple):
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


class SignalFact(NamedTuple):
    """What the rules need to know of a signal; ``contact`` is the id of who gave it, where that was noted."""

    id: int
    visit: int
    day: date
    kind: SignalKind
    contact: int | None = None

    @property
    def building(self) -> bool:
        """Whether it is *opbouwend* rather than *schurend*."""
        return SIGNALS[self.kind].building

    @property
    def dimension(self) -> Dimension:
        """The dimension of trust it speaks of."""
        return SIGNALS[self.kind].dimension


@dataclass(frozen=True)
class PromiseFact:
    """What the rules need to know of a promise."""

    id: int
    side: PromiseSide
    made_on: date
    due_on: date | None = None
    status: PromiseStatus = PromiseStatus.OPEN
    settled_on: date | None = None


@dataclass(frozen=True)
class ActivityFact:
    """What the rules need to know of an activity; ``with_neighbourhood`` when it links school and wijk."""

    id: int
    starts_on: date
    with_neighbourhood: bool = False


@dataclass(frozen=True)
class AgreementFact:
    """What the rules need to know of an agreement; both ends are part of its term, and may be open."""

    id: int
    kind: AgreementKind
    status: AgreementStatus = AgreementStatus.ACTIVE
    starts_on: date | None = None
    ends_on: date | None = None
    evaluation_on: date | None = None

    def valid_on(self, day: date) -> bool:
        """Tell whether it was signed, and the day lies within its term.

        One that was ended held up to its last day, so that a day in the past reads as it did then; without a last day
        it is not known when it held, and it never does.
        """
        if self.status is AgreementStatus.DRAFT or (self.status is AgreementStatus.ENDED and self.ends_on is None):
            return False
        return (self.starts_on is None or self.starts_on <= day) and not has_expired(self.ends_on, day)

    def evaluation_planned(self, today: date) -> bool:
        """Tell whether its evaluation is today or still to come."""
        return self.evaluation_on is not None and self.evaluation_on >= today


@dataclass(frozen=True, slots=True)
class PhaseStep:
    """The phase a worker set, from a day on."""

    id: int
    phase: Phase
    since: date
    reason: str = ""
    back_because: StepBackReason | None = None
    set_by: str = ""


@dataclass(frozen=True, slots=True)
class StandStep:
    """The stand of the trust a worker set, from a day on."""

    id: int
    stand: TrustStand
    since: date
    reason: str = ""
    origin: StandOrigin = StandOrigin.OWN
    set_by: str = ""
