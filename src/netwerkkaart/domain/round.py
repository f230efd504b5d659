"""The round (*de ronde*): whom to see next at which school, and why; it starts from silence.

Four reasons, in this order: never met, an empty seat, longer ago than it should be, a promise of ours to bring back.
Within a reason the longest silence comes first, counted in school weeks. It is an order of reasons and weeks: nothing
here weighs a person. What is planned already is told of as planned and not proposed again, and no day is proposed on
which that school is out.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.promises import PromiseStatus, is_due
from netwerkkaart.domain.rhythm import SILENT_WEEKS, SchoolCalendar, is_silent, silence_order


class RoundReason(StrEnum):
    """Why the round proposes somebody, the most pressing first."""

    NEVER_MET = "never_met"  # nog nooit ontmoet
    EMPTY_SEAT = "empty_seat"  # lege stoel
    INTERVAL = "interval"  # te lang geleden
    PROMISE = "promise"  # toezegging van ons


class OutKind(StrEnum):
    """Why school is out on a day."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    STUDY_DAY = "study_day"
    TEST_WEEK = "test_week"


@dataclass(frozen=True, slots=True)
class Out:
    """Why school is out on a day, with the name of the holiday or what the school calls it."""

    kind: OutKind
    name: str = ""


_PLACES = {reason: place for place, reason in enumerate(RoundReason)}


@dataclass(frozen=True, slots=True)
class RoundPerson:
    """Somebody who works at a school today, and the last held visit with them anywhere, if there was one."""

    contact: int
    last: date | None = None
    visit: int | None = None
    key_contact: bool = False


@dataclass(frozen=True, slots=True)
class RoundPromise:
    """An open promise of ours to a school, perhaps to one person."""

    id: int
    due_on: date | None
    contact: int | None = None


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """A planned visit from today on."""

    visit: int
    day: date
    contacts: frozenset[int] = frozenset()
    workers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class RoundSchool:
    """What the round needs to know of a school; ``seats`` are the roles nobody is known in, ``worker`` its fixed face.

    ``last`` is the day of the last held visit up to today, ``visit`` its id; people come in the order of their
    authority. ``elsewhere`` are the plans of other schools with somebody who works here too.
    """

    school: int
    calendar: SchoolCalendar
    interval: int | None = None
    last: date | None = None
    visit: int | None = None
    people: tuple[RoundPerson, ...] = ()
    seats: tuple[int, ...] = ()
    promises: tuple[RoundPromise, ...] = ()
    plans: tuple[RoundPlan, ...] = ()
    elsewhere: tuple[RoundPlan, ...] = ()
    worker: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with the records behind it.

    Of a silence ``since`` is the day of the last visit, ``weeks`` and ``bound`` are the school weeks since and those
    that may pass; of promises ``due_on`` is the day the first of them is due.
    """

    kind: RoundReason
    records: Kind
    ids: tuple[int, ...]
    since: date | None = None
    weeks: int | None = None
    bound: int | None = None
    due_on: date | None = None

    @property
    def order(self) -> tuple[int, bool, int]:
        """Where it comes: by its kind, then never first and the longest silence, or the promise that is due first."""
        if self.due_on is not None:
            return _PLACES[self.kind], False, self.due_on.toordinal()
        return _PLACES[self.kind], *silence_order(self.weeks)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom to see: a contact, a role nobody is known in, or the school as a whole; and why, most pressing first."""

    kind: Kind
    id: int
    reasons: tuple[Reason, ...]

    @property
    def order(self) -> tuple[int, bool, int]:
        """Where it comes: by its most pressing reason."""
        return self.reasons[0].order


@dataclass(frozen=True, slots=True)
class Planned:
    """What would be proposed if no visit were planned already."""

    proposal: Proposal
    plan: RoundPlan


@dataclass(frozen=True, slots=True)
class SchoolRound:
    """The round of one school: what is proposed there, and what is planned; ``weeks`` since the last visit."""

    school: int
    weeks: int | None
    proposals: tuple[Proposal, ...]
    planned: tuple[Planned, ...]

    @property
    def order(self) -> tuple[tuple[int, bool, int], tuple[bool, int]]:
        """Where it comes: by its most pressing proposal, then by how long it is since anybody was there."""
        first = self.proposals[0].order if self.proposals else (len(RoundReason), True, 0)
        return first, silence_order(self.weeks)


def bound_of(interval: int | None, *, nearest: bool) -> int:
    """Return after how many school weeks it is too long ago.

    For the school and its aanspreekpunten (``nearest``) the school's own interval, or the usual 12 where none is
    wished; for its other people 12, or the school's own interval where that is longer: who is at a school every four
    weeks need not see everybody every four weeks.
    """
    return (interval or SILENT_WEEKS) if nearest else max(interval or 0, SILENT_WEEKS)


def school_round(facts: RoundSchool, on: date) -> SchoolRound:
    """Return what the round proposes at a school as seen from a day, and what it would propose were it not planned.

    A planned visit covers the people it is for; the school itself, its empty seats and the promises to the school as a
    whole are covered by any.
    """
    weeks = facts.calendar.school_weeks_ago(facts.last, on)
    proposals: list[Proposal] = []
    planned: list[Planned] = []
    for proposal in sorted(_proposals(facts, weeks, on), key=lambda one: one.order):
        plan = _plan_for(proposal, facts)
        if plan is None:
            proposals.append(proposal)
        else:
            planned.append(Planned(proposal, plan))
    return SchoolRound(facts.school, weeks, tuple(proposals), tuple(planned))


def round_on(schools: Iterable[RoundSchool], on: date) -> tuple[SchoolRound, ...]:
    """Return the round of every school where something is proposed or planned, the most pressing first.

    Schools of the same reasons and weeks stay in the order in which they came.
    """
    found = [one for facts in schools if (one := school_round(facts, on)).proposals or one.planned]
    return tuple(sorted(found, key=lambda one: one.order))


def _proposals(facts: RoundSchool, weeks: int | None, on: date) -> list[Proposal]:
    here = {one.contact for one in facts.people}
    due = [one for one in facts.promises if is_due(PromiseStatus.OPEN, one.due_on, on)]
    found = [
        Proposal(Kind.CONTACT, one.contact, reasons)
        for one in facts.people
        if (reasons := _reasons_for(one, facts, [each for each in due if each.contact == one.contact], on))
    ]
    found += [Proposal(Kind.ROLE, seat, (Reason(RoundReason.EMPTY_SEAT, Kind.ROLE, (seat,)),)) for seat in facts.seats]
    bound = bound_of(facts.interval, nearest=True)
    silence = _silence((Kind.SCHOOL, facts.school), facts.last, facts.visit, weeks, bound)
    reasons = _in_order(silence, _promised([one for one in due if one.contact not in here]))
    if reasons:
        found.append(Proposal(Kind.SCHOOL, facts.school, reasons))
    return found


def _reasons_for(
    person: RoundPerson, facts: RoundSchool, due: Collection[RoundPromise], on: date
) -> tuple[Reason, ...]:
    weeks = facts.calendar.school_weeks_ago(person.last, on)
    bound = bound_of(facts.interval, nearest=person.key_contact)
    return _in_order(_silence((Kind.CONTACT, person.contact), person.last, person.visit, weeks, bound), _promised(due))


def _silence(
    whom: tuple[Kind, int], since: date | None, visit: int | None, weeks: int | None, bound: int
) -> Reason | None:
    if since is None:
        return Reason(RoundReason.NEVER_MET, whom[0], (whom[1],), bound=bound)
    if is_silent(weeks, bound):
        ids = () if visit is None else (visit,)
        return Reason(RoundReason.INTERVAL, Kind.VISIT, ids, since, weeks, bound)
    return None


def _promised(due: Collection[RoundPromise]) -> Reason | None:
    days = [one.due_on for one in due if one.due_on is not None]
    if not days:
        return None
    return Reason(RoundReason.PROMISE, Kind.PROMISE, tuple(one.id for one in due), due_on=min(days))


def _in_order(*reasons: Reason | None) -> tuple[Reason, ...]:
    return tuple(sorted((one for one in reasons if one is not None), key=lambda one: one.order))


def _plan_for(proposal: Proposal, facts: RoundSchool) -> RoundPlan | None:
    covering: Iterable[RoundPlan] = facts.plans
    if proposal.kind is Kind.CONTACT:
        covering = [one for one in (*facts.plans, *facts.elsewhere) if proposal.id in one.contacts]
    return min(covering, key=lambda one: (one.day, one.visit), default=None)
