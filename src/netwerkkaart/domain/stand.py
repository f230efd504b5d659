"""The stand of trust: the program proposes by a rule the user can read, the worker sets it.

The states are those of D'Amour et al. 2008; "no data" is not "no trust". Certainty fades, trust does not: an old
stand is kept and asks "klopt dit nog?".
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, Self

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.facts import AgreementFact, SignalFact, StandStep, VisitFact
from netwerkkaart.domain.readings import (
    ContactDays,
    Reciprocity,
    SignalBalance,
    TooFew,
    contact_days,
    reciprocity,
    signal_balance,
)
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.trust import (
    Doubt,
    SignalKind,
    StandTestKind,
    TrendDirection,
    TrustStand,
)
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.domain.years import add_months

BUILDING_NEEDED = 4
DIMENSIONS_NEEDED = 3
PERSONS_NEEDED = 2
SIGNALS_NEEDED_TO_STRAIN = 3
CANCELLATIONS_NEEDED = 2
CONTACT_DAYS_NEEDED = 3
TREND_SIGNALS_NEEDED = 4
TREND_POINTS = 40
STALE_AFTER_MONTHS = 12


class StandTest(NamedTuple):
    """One test of the proposal: whether it is met, the count and the bound, and the records behind it.

    ``have`` is a :class:`TooFew` where there are too few data to count at all; then the test isn't met.
    """

    kind: StandTestKind
    met: bool
    have: int | TooFew
    needed: int
    records: Kind
    ids: tuple[int, ...]


@dataclass(frozen=True)
class StandProposal:
    """The stand the program proposes, with every test that led to it."""

    stand: TrustStand
    tests: tuple[StandTest, ...]

    def test(self, kind: StandTestKind) -> StandTest:
        """Return one of the tests."""
        return next(test for test in self.tests if test.kind is kind)


@dataclass(frozen=True, slots=True)
class StandDoubt:
    """A reason why a stand may no longer hold, and the records behind it."""

    kind: Doubt
    records: Kind
    ids: tuple[int, ...]


@dataclass(frozen=True)
class Trend:
    """What the signals of this window say against those of the window before, and which they are."""

    direction: TrendDirection
    now: tuple[int, ...]
    before: tuple[int, ...]


def propose_stand(visits: Collection[VisitFact], signals: Collection[SignalFact], window: Period) -> StandProposal:
    """Propose a stand from what happened in a window of 20 school weeks; the first that fits counts.

    - *gegrond*: at least 4 *opbouwend*, over at least 3 dimensions, from at least 2 persons, the school took at
      least a third of the initiatives (of 5 known or more), and no disagreement is open;
    - *ontbreekt*: more *schurend* than *opbouwend* with at least 3 signals, or at least 2 cancellations by the school;
    - *geen beeld*: fewer than 3 contact days;
    - *krijgt vorm*: anything else.

    A signal without a contact counts for the one person at its visit, if there was just one. A disagreement that
    began before the window is still open until it was spoken out.
    """
    return propose_from(visits, signals, window, Evidence.of(visits, signals, window))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the proposal takes from the readings of its window."""

    days: ContactDays
    reciprocity: Reciprocity | TooFew
    signals: SignalBalance

    @classmethod
    def of(cls, visits: Collection[VisitFact], signals: Collection[SignalFact], window: Period) -> Self:
        """Read it."""
        return cls(contact_days(visits, window), reciprocity(visits, window), signal_balance(signals, window))


def propose_from(
    visits: Collection[VisitFact], signals: Collection[SignalFact], window: Period, evidence: Evidence
) -> StandProposal:
    """Propose a stand as :func:`propose_stand` does, with what was read before."""
    tests = (
        *_tests_of_grounded(visits, signals, window, evidence),
        _more_straining(evidence.signals),
        _cancellations(visits, window),
        _contact_days(evidence.days),
    )
    met = {test.kind for test in tests if test.met}
    if met >= _GROUNDED:
        stand = TrustStand.GROUNDED
    elif met & {StandTestKind.MORE_STRAINING, StandTestKind.CANCELLATIONS}:
        stand = TrustStand.ABSENT
    elif StandTestKind.CONTACT_DAYS not in met:
        stand = TrustStand.NO_VIEW
    else:
        stand = TrustStand.EMERGING
    return StandProposal(stand, tests)


def trend(signals: Collection[SignalFact], now: Period, before: Period) -> Trend | TooFew:
    """Compare the share of *opbouwend* in two windows: only from 4 signals in each and from 40 points apart.

    A rule on the net number raises false alarms in 12 to 62 of 100 cases in which nothing changes, this one in 4 to 8.
    """
    return trend_of(signal_balance(signals, now), signal_balance(signals, before))


def trend_of(new: SignalBalance, old: SignalBalance) -> Trend | TooFew:
    """Compare the shares of two windows as :func:`trend` does."""
    fewest = min(new, old, key=lambda balance: balance.total)
    if fewest.total < TREND_SIGNALS_NEEDED:
        return TooFew(fewest.total, TREND_SIGNALS_NEEDED, (*fewest.building, *fewest.straining))
    # Whole numbers: the difference of the shares times both totals.
    difference = len(new.building) * old.total - len(old.building) * new.total
    if abs(difference) * 100 < TREND_POINTS * new.total * old.total:
        direction = TrendDirection.NO_CLEAR_DIFFERENCE
    else:
        direction = TrendDirection.IMPROVING if difference > 0 else TrendDirection.WORSENING
    return Trend(direction, (*new.building, *new.straining), (*old.building, *old.straining))


def doubts(
    held: StandStep,
    today: date,
    *,
    key_contacts_left: Mapping[int, date] = MappingProxyType({}),
    agreements: Collection[AgreementFact] = (),
) -> tuple[StandDoubt, ...]:
    """Return why a stand may no longer hold today; empty when nothing speaks against it.

    - it was set more than 12 months ago;
    - an aanspreekpunt left on the day it was set or later (``key_contacts_left``: contact to last day);
    - a covenant ended on that day or later, and no other one holds today.
    """
    left = [contact for contact, last in key_contacts_left.items() if held.since <= last < today]
    covenants = [each for each in agreements if each.kind is AgreementKind.COVENANT]
    ended = [
        each.id
        for each in covenants
        if each.status is not AgreementStatus.DRAFT and each.ends_on is not None and held.since <= each.ends_on < today
    ]
    if any(each.valid_on(today) for each in covenants):
        ended = []
    found = []
    if has_aged(held.since, today):
        found.append(StandDoubt(Doubt.OLD, Kind.TRUST_STATE, (held.id,)))
    if left:
        found.append(StandDoubt(Doubt.KEY_CONTACT_LEFT, Kind.CONTACT, tuple(sorted(left))))
    if ended:
        found.append(StandDoubt(Doubt.COVENANT_ENDED, Kind.AGREEMENT, tuple(sorted(ended))))
    return tuple(found)


def has_aged(since: date, today: date) -> bool:
    """Tell whether a stand was set more than 12 months ago."""
    return today > add_months(since, STALE_AFTER_MONTHS)


def open_disagreement(signals: Collection[SignalFact], today: date) -> SignalFact | None:
    """Return the disagreement that is open today: noted, and not spoken out on that day or later."""
    opened, spoken_out = SignalKind.DISAGREEMENT_OPEN, SignalKind.DISAGREEMENT_SPOKEN
    some = [each for each in signals if (each.kind is opened or each.kind is spoken_out) and each.day <= today]
    spoken = max((each.day for each in some if each.kind is spoken_out), default=date.min)
    still_open = (each for each in some if each.kind is opened and each.day > spoken)
    return max(still_open, key=lambda each: (each.day, each.id), default=None)


_GROUNDED = frozenset(
    {
        StandTestKind.BUILDING_SIGNALS,
        StandTestKind.DIMENSIONS,
        StandTestKind.PERSONS,
        StandTestKind.SCHOOL_INITIATIVE,
        StandTestKind.NO_OPEN_DISAGREEMENT,
    }
)


def _tests_of_grounded(
    visits: Collection[VisitFact], signals: Collection[SignalFact], window: Period, evidence: Evidence
) -> tuple[StandTest, ...]:
    ids = evidence.signals.building
    counted = set(ids)
    building = [each for each in signals if each.id in counted]
    dimensions = len({each.dimension for each in building})
    givers = {each.contact for each in building}
    unnamed = {each.visit for each in building if each.contact is None}
    if unnamed:
        alone = (visit.contacts for visit in visits if visit.id in unnamed and len(visit.contacts) == 1)
        givers = givers.union(*alone)
    disagreement = open_disagreement(signals, window.last)
    return (
        _count(StandTestKind.BUILDING_SIGNALS, len(building), BUILDING_NEEDED, Kind.SIGNAL, ids),
        _count(StandTestKind.DIMENSIONS, dimensions, DIMENSIONS_NEEDED, Kind.SIGNAL, ids),
        _count(StandTestKind.PERSONS, len(givers - {None}), PERSONS_NEEDED, Kind.SIGNAL, ids),
        _school_initiative(evidence.reciprocity),
        StandTest(
            StandTestKind.NO_OPEN_DISAGREEMENT,
            met=disagreement is None,
            have=0 if disagreement is None else 1,
            needed=0,
            records=Kind.SIGNAL,
            ids=() if disagreement is None else (disagreement.id,),
        ),
    )


def _school_initiative(reading: Reciprocity | TooFew) -> StandTest:
    if isinstance(reading, TooFew):
        return StandTest(StandTestKind.SCHOOL_INITIATIVE, False, reading, reading.needed, Kind.VISIT, reading.ids)
    return StandTest(
        StandTestKind.SCHOOL_INITIATIVE,
        met=reading.school_has_a_third(),
        have=reading.school,
        needed=-(-reading.known // 3),
        records=Kind.VISIT,
        ids=(*reading.by_school, *reading.by_us),
    )


def _more_straining(balance: SignalBalance) -> StandTest:
    kind, ids = StandTestKind.MORE_STRAINING, (*balance.straining, *balance.building)
    if balance.total < SIGNALS_NEEDED_TO_STRAIN:
        too_few = TooFew(balance.total, SIGNALS_NEEDED_TO_STRAIN, ids)
        return StandTest(kind, False, too_few, SIGNALS_NEEDED_TO_STRAIN, Kind.SIGNAL, ids)
    return _count(kind, len(balance.straining), len(balance.building) + 1, Kind.SIGNAL, ids)


def _cancellations(visits: Collection[VisitFact], window: Period) -> StandTest:
    by_school = VisitStatus.CANCELLED_BY_SCHOOL
    cancelled = sorted((one.day, one.id) for one in visits if one.status is by_school and one.day in window)
    ids = tuple(number for _day, number in cancelled)
    return _count(StandTestKind.CANCELLATIONS, len(ids), CANCELLATIONS_NEEDED, Kind.VISIT, ids)


def _contact_days(days: ContactDays) -> StandTest:
    return _count(StandTestKind.CONTACT_DAYS, days.count, CONTACT_DAYS_NEEDED, Kind.VISIT, days.visits)


def _count(kind: StandTestKind, have: int, needed: int, records: Kind, ids: tuple[int, ...]) -> StandTest:
    return StandTest(kind, have >= needed, have, needed, records, ids)
