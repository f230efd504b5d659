"""Everything that is read of one school on one day: the single place screen, paper and command line take it from.

A query collects the :class:`SchoolLog`, :func:`read_school` applies every rule to it once. Nothing dated after
``today`` may be in the log, so that a day in the past reads as it was then.
"""

from dataclasses import dataclass
from datetime import date

from netwerkkaart.domain.facts import PhaseStep, PromiseFact, SignalFact, StandStep, VisitFact
from netwerkkaart.domain.ladder import EntryTest, PartnershipFacts, entry_tests, highest_met
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.readings import (
    ContactRhythm,
    PromiseTally,
    Reciprocity,
    SignalBalance,
    Spread,
    SpreadOver,
    TooFew,
    days_of,
    held_within,
    promise_tally,
    reciprocity_of,
    signal_balance,
    spread_over,
)
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.stand import Evidence, StandDoubt, StandProposal, Trend, propose_from, trend_of


@dataclass(frozen=True)
class SchoolLog:
    """What was logged at one school up to and including ``today``, as far as a rule asks for it.

    ``now`` holds the last 20 school weeks, ``before`` the 20 before. Of the visits at least those of both are there,
    and of those in ``now`` who was there; of the signals those of both, and any older disagreement that is open still;
    of the promises at least those that are open or were settled in ``now``.
    """

    today: date
    now: Period
    before: Period
    visits: tuple[VisitFact, ...]
    signals: tuple[SignalFact, ...]
    promises: tuple[PromiseFact, ...]
    partnership: PartnershipFacts
    last_contact: date | None
    phase: PhaseStep | None
    stand: StandStep | None
    doubts: tuple[StandDoubt, ...]


@dataclass(frozen=True)
class SchoolReadings:
    """The readings of one school, shown apart and never added up; each with the ids behind it."""

    today: date
    now: Period
    before: Period
    last_contact: date | None
    rhythm: ContactRhythm
    reciprocity: Reciprocity | TooFew
    signals: SignalBalance
    signals_before: SignalBalance
    spread: Spread | TooFew
    spread_of_workers: Spread | TooFew
    promises: tuple[PromiseTally, ...]
    """Ours first, then those of the school."""
    trend: Trend | TooFew
    proposal: StandProposal
    entry_tests: tuple[EntryTest, ...]
    phase: PhaseStep | None
    stand: StandStep | None
    doubts: tuple[StandDoubt, ...]

    @property
    def highest(self) -> Phase:
        """The highest phase whose entry tests, and those of every phase below it, are met."""
        return highest_met(self.entry_tests)

    @property
    def leaning(self) -> Spread | TooFew:
        """The *spreiding* to show: over people of the school, or over our workers where only that one warns."""
        ours = self.spread_of_workers
        if isinstance(ours, Spread) and ours.warns and not (isinstance(self.spread, Spread) and self.spread.warns):
            return ours
        return self.spread


def read_school(log: SchoolLog) -> SchoolReadings:
    """Apply every rule of trust and ladder to the log of a school."""
    held, held_before = held_within(log.visits, log.now), held_within(log.visits, log.before)
    balance, balance_before = signal_balance(log.signals, log.now), signal_balance(log.signals, log.before)
    evidence = Evidence(days_of(held), reciprocity_of(held), balance)
    return SchoolReadings(
        today=log.today,
        now=log.now,
        before=log.before,
        last_contact=log.last_contact,
        rhythm=ContactRhythm(evidence.days, days_of(held_before)),
        reciprocity=evidence.reciprocity,
        signals=balance,
        signals_before=balance_before,
        spread=spread_over(held, SpreadOver.CONTACTS),
        spread_of_workers=spread_over(held, SpreadOver.WORKERS),
        promises=tuple(promise_tally(log.promises, side, log.today, log.now) for side in PromiseSide),
        trend=trend_of(balance, balance_before),
        proposal=propose_from(log.visits, log.signals, log.now, evidence),
        entry_tests=entry_tests(log.partnership, evidence.days),
        phase=log.phase,
        stand=log.stand,
        doubts=log.doubts,
    )
