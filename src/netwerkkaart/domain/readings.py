"""The four readings of trust per school, each a plain figure with the records behind it; shown apart, never added up.

*Contactritme*, *wederkerigheid*, *signalen* and *spreiding* look at the last 20 school weeks. Where there are too few
data a reading says so (:class:`TooFew`) instead of giving a number. Reliability and openness as in PARTNER; respect,
competence, regard and integrity as in Bryk & Schneider 2002. None of it is a score, and none is for a person:
*spreiding* tells how much of a school's contact hangs on one person, not how good that person is.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerkkaart.domain.facts import PromiseFact, SignalFact, VisitFact
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus, is_overdue
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.visits import Initiative

WINDOW_WEEKS = 20
"""How many school weeks a reading looks back; the window before it is as long."""

KNOWN_INITIATIVES_NEEDED = 5
CONTACTS_NEEDED = 8
WARN_PERCENT = 60


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


def contact_days(visits: Iterable[VisitFact], period: Period) -> ContactDays:
    """Return the distinct days with a held visit in a period: two visits on one day are one contact day."""
    held = sorted((visit.day, visit.id) for visit in visits if visit.held and visit.day in period)
    return ContactDays(tuple(dict.fromkeys(day for day, _id in held)), tuple(number for _day, number in held))


def contact_rhythm(visits: Collection[VisitFact], now: Period, before: Period) -> ContactRhythm:
    """Return the contact days of two windows (see :meth:`SchoolCalendar.windows`)."""
    return ContactRhythm(contact_days(visits, now), contact_days(visits, before))


def reciprocity(visits: Iterable[VisitFact], period: Period) -> Reciprocity | TooFew:
    """Return who took the initiative for the held visits of a period, from 5 known ones on."""
    found: dict[Initiative, list[int]] = {initiative: [] for initiative in Initiative}
    for visit in sorted(visits, key=lambda visit: (visit.day, visit.id)):
        if visit.held and visit.day in period:
            found[visit.initiative].append(visit.id)
    school, us = found[Initiative.SCHOOL], found[Initiative.US]
    known = len(school) + len(us)
    if known < KNOWN_INITIATIVES_NEEDED:
        return TooFew(known, KNOWN_INITIATIVES_NEEDED, (*school, *us))
    return Reciprocity(tuple(school), tuple(us), tuple(found[Initiative.UNKNOWN]))


def signal_balance(signals: Iterable[SignalFact], period: Period) -> SignalBalance:
    """Return the signals of a period, *opbouwend* and *schurend* apart, oldest first."""
    within = sorted((each for each in signals if each.day in period), key=lambda each: (each.day, each.id))
    return SignalBalance(
        tuple(each.id for each in within if each.building),
        tuple(each.id for each in within if not each.building),
    )


def spread(visits: Iterable[VisitFact], period: Period, over: SpreadOver = SpreadOver.CONTACTS) -> Spread | TooFew:
    """Return how much of the contact in a period runs through one person, from 8 contacts on.

    Visits at which nobody was noted don't count. Of equals the lowest id is named.
    """
    seen: defaultdict[int, list[int]] = defaultdict(list)
    for visit in sorted(visits, key=lambda visit: (visit.day, visit.id)):
        if visit.held and visit.day in period:
            for person in visit.contacts if over is SpreadOver.CONTACTS else visit.workers:
                seen[person].append(visit.id)
    counts = Counter({person: len(ids) for person, ids in seen.items()})
    total = counts.total()
    if total < CONTACTS_NEEDED:
        return TooFew(total, CONTACTS_NEEDED, tuple(sorted({each for ids in seen.values() for each in ids})))
    most = min(counts, key=lambda person: (-counts[person], person))
    return Spread(over, most, counts[most], total, tuple(seen[most]))


@dataclass(frozen=True)
class PromiseTally:
    """What became of one side's promises: the ids by outcome; ``overdue`` are open ones past their date."""

    kept: tuple[int, ...]
    late: tuple[int, ...]
    dropped: tuple[int, ...]
    overdue: tuple[int, ...]
    open: tuple[int, ...]


def promise_tally(promises: Iterable[PromiseFact], side: PromiseSide, today: date) -> PromiseTally:
    """Return what became of the promises of one side, as it stands today."""
    found: dict[PromiseStatus, list[int]] = {status: [] for status in PromiseStatus}
    overdue: list[int] = []
    for promise in sorted(promises, key=lambda promise: (promise.made_on, promise.id)):
        if promise.side is not side:
            continue
        if is_overdue(promise.status, promise.due_on, today):
            overdue.append(promise.id)
        else:
            found[promise.status].append(promise.id)
    return PromiseTally(
        kept=tuple(found[PromiseStatus.KEPT]),
        late=tuple(found[PromiseStatus.LATE]),
        dropped=tuple(found[PromiseStatus.DROPPED]),
        overdue=tuple(overdue),
        open=tuple(found[PromiseStatus.OPEN]),
    )
