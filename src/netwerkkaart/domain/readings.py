"""The four readings of trust per school, each a plain figure with the records behind it; shown apart, never added up.

*Contactritme*, *wederkerigheid*, *signalen* and *spreiding* look at the last 20 school weeks. Where there are too few
data a reading says so (:class:`TooFew`) instead of giving a number. Reliability and openness as in PARTNER; respect,
competence, regard and integrity as in Bryk & Schneider 2002. None of it is a score, and none is for a person:
*spreiding* tells how much of a school's contact hangs on one person, not how good that person is.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter

from netwerkkaart.domain.facts import PromiseFact, SignalFact, VisitFact
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus, is_overdue, status_on
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.visits import Initiative, VisitStatus

WINDOW_WEEKS = 20
"""How many school weeks a reading looks back; the window before it is as long."""

KNOWN_INITIATIVES_NEEDED = 5
CONTACTS_NEEDED = 8
WARN_PERCENT = 60
_BY_DAY, _BY_MADE = attrgetter("day", "id"), attrgetter("made_on", "id")
_INITIATIVES, _STATUSES = tuple(Initiative), tuple(PromiseStatus)  # walking an enum takes long


@dataclass(frozen=True)
class TooFew:
    """Too few data for a reading: how many there are, how many it takes, and which they are."""

    have: int
    needed: int
    ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class ContactDays:
    """The distinct days with a held visit in a period, and those visits."""

    days: tuple[date, ...]
    visits: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many days there were contact."""
        return len(self.days)


@dataclass(frozen=True)
class ContactRhythm:
    """*Contactritme*: the contact days of this window against those of the window before."""

    now: ContactDays
    before: ContactDays


@dataclass(frozen=True)
class Reciprocity:
    """*Wederkerigheid*: the visits the school started, those we started, and those nobody noted it of."""

    by_school: tuple[int, ...]
    by_us: tuple[int, ...]
    unknown: tuple[int, ...]

    @property
    def school(self) -> int:
        """How often the school took the initiative."""
        return len(self.by_school)

    @property
    def known(self) -> int:
        """Of how many visits it is known who did."""
        return len(self.by_school) + len(self.by_us)

    def school_has_a_third(self) -> bool:
        """Tell whether the school took at least a third of the known initiatives."""
        return self.school * 3 >= self.known


@dataclass(frozen=True)
class SignalBalance:
    """*Signalen*: the ids of the *opbouwend* and the *schurend* ones in a window."""

    building: tuple[int, ...]
    straining: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many signals there are."""
        return len(self.building) + len(self.straining)


class SpreadOver(StrEnum):
    """Over whom contacts spread: people at the school, or our own workers."""

    CONTACTS = "contacts"
    WORKERS = "workers"


@dataclass(frozen=True)
class Spread:
    """*Spreiding*: which person most contacts run through, and the visits with that person.

    A contact here is one person at one held visit: two people at one visit are two contacts, so that a pair who
    always come together reads as two legs and not as one.
    """

    over: SpreadOver
    person: int
    share: int
    total: int
    visits: tuple[int, ...]

    @property
    def percent(self) -> int:
        """The share in whole per cents, rounded down so that 60 never stands where no warning is given."""
        return self.share * 100 // self.total

    @property
    def warns(self) -> bool:
        """Whether the school leans on this one person: from 60 per cent."""
        return self.share * 100 >= WARN_PERCENT * self.total


def held_within(visits: Iterable[VisitFact], period: Period) -> list[VisitFact]:
    """Return the visits that took place in a period, the oldest first."""
    first, last, held = period.first, period.last, VisitStatus.HELD
    return sorted((each for each in visits if first <= each.day <= last and each.status is held), key=_BY_DAY)


def signals_within(signals: Iterable[SignalFact], period: Period) -> list[SignalFact]:
    """Return the signals of a period, the oldest first."""
    first, last = period.first, period.last
    return sorted((each for each in signals if first <= each.day <= last), key=_BY_DAY)


def contact_days(visits: Iterable[VisitFact], period: Period) -> ContactDays:
    """Return the distinct days with a held visit in a period: two visits on one day are one contact day."""
    return days_of(held_within(visits, period))


def days_of(held: Iterable[VisitFact]) -> ContactDays:
    """Return the distinct days of held visits that come oldest first."""
    return ContactDays(tuple(dict.fromkeys(each.day for each in held)), tuple(each.id for each in held))


def contact_rhythm(visits: Collection[VisitFact], now: Period, before: Period) -> ContactRhythm:
    """Return the contact days of two windows (see :meth:`SchoolCalendar.windows`)."""
    return ContactRhythm(contact_days(visits, now), contact_days(visits, before))


def reciprocity(visits: Iterable[VisitFact], period: Period) -> Reciprocity | TooFew:
    """Return who took the initiative for the held visits of a period, from 5 known ones on."""
    return reciprocity_of(held_within(visits, period))


def reciprocity_of(held: Iterable[VisitFact]) -> Reciprocity | TooFew:
    """Return who took the initiative for held visits that come oldest first, from 5 known ones on."""
    found: dict[Initiative, list[int]] = {initiative: [] for initiative in _INITIATIVES}
    for visit in held:
        found[visit.initiative].append(visit.id)
    school, us = found[Initiative.SCHOOL], found[Initiative.US]
    known = len(school) + len(us)
    if known < KNOWN_INITIATIVES_NEEDED:
        return TooFew(known, KNOWN_INITIATIVES_NEEDED, (*school, *us))
    return Reciprocity(tuple(school), tuple(us), tuple(found[Initiative.UNKNOWN]))


def signal_balance(signals: Iterable[SignalFact], period: Period) -> SignalBalance:
    """Return the signals of a period, *opbouwend* and *schurend* apart, oldest first."""
    return balance_of(signals_within(signals, period))


def balance_of(signals: Iterable[SignalFact]) -> SignalBalance:
    """Return signals that come oldest first, *opbouwend* and *schurend* apart."""
    building: list[int] = []
    straining: list[int] = []
    for each in signals:
        (building if each.building else straining).append(each.id)
    return SignalBalance(tuple(building), tuple(straining))


def spread(visits: Iterable[VisitFact], period: Period, over: SpreadOver = SpreadOver.CONTACTS) -> Spread | TooFew:
    """Return how much of the contact in a period runs through one person, from 8 contacts on.

    Visits at which nobody was noted don't count. Of equals the lowest id is named.
    """
    return spread_over(held_within(visits, period), over)


def spread_over(held: Iterable[VisitFact], over: SpreadOver) -> Spread | TooFew:
    """Return how much of the contact at held visits that come oldest first runs through one person."""
    if over is SpreadOver.CONTACTS:
        return spread_of([(person, visit.id) for visit in held for person in visit.contacts], over)
    return spread_of([(person, visit.id) for visit in held for person in visit.workers], over)


def spread_of(met: Sequence[tuple[int, int]], over: SpreadOver) -> Spread | TooFew:
    """Return the spread of contacts, each a person and the visit that person was at, oldest visit first."""
    if len(met) < CONTACTS_NEEDED:
        return TooFew(len(met), CONTACTS_NEEDED, tuple(dict.fromkeys(visit for _person, visit in met)))
    counts: dict[int, int] = {}
    for person, _visit in met:
        counts[person] = counts.get(person, 0) + 1
    share = max(counts.values())
    most = min(person for person, count in counts.items() if count == share)
    return Spread(over, most, share, len(met), tuple(visit for person, visit in met if person == most))


@dataclass(frozen=True)
class PromiseTally:
    """What became of one side's promises: the ids by outcome; ``overdue`` are open ones past their date."""

    side: PromiseSide
    kept: tuple[int, ...]
    late: tuple[int, ...]
    dropped: tuple[int, ...]
    overdue: tuple[int, ...]
    open: tuple[int, ...]

    @property
    def done(self) -> int:
        """How many were kept, in time or late."""
        return len(self.kept) + len(self.late)

    @property
    def judged(self) -> int:
        """Of how many it is known what became of them: settled, or still open past their date."""
        return self.done + len(self.dropped) + len(self.overdue)

    @property
    def ids(self) -> tuple[int, ...]:
        """Every promise in it, by outcome."""
        return (*self.kept, *self.late, *self.dropped, *self.overdue, *self.open)


def promise_tally(
    promises: Iterable[PromiseFact], side: PromiseSide, today: date, period: Period | None = None
) -> PromiseTally:
    """Return what became of the promises of one side, as it stood at the end of today.

    Those of later don't count, and what was settled later still stood open. With a period only those count that were
    settled in it (made in it, where nobody noted the day) and those that are open.
    """
    found: dict[PromiseStatus, list[int]] = {status: [] for status in _STATUSES}
    overdue: list[int] = []
    ours = [promise for promise in promises if promise.side is side and promise.made_on <= today]
    for promise in sorted(ours, key=_BY_MADE):
        status = status_on(promise.status, promise.settled_on, today)
        if is_overdue(status, promise.due_on, today):
            overdue.append(promise.id)
        elif period is None or status is PromiseStatus.OPEN or (promise.settled_on or promise.made_on) in period:
            found[status].append(promise.id)
    return PromiseTally(
        side=side,
        kept=tuple(found[PromiseStatus.KEPT]),
        late=tuple(found[PromiseStatus.LATE]),
        dropped=tuple(found[PromiseStatus.DROPPED]),
        overdue=tuple(overdue),
        open=tuple(found[PromiseStatus.OPEN]),
    )
