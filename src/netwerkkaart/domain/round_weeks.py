"""The round in weeks: which day is good for a visit, how many fit in a week, and what comes when."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.rhythm import SchoolCalendar
from netwerkkaart.domain.round import Proposal, RoundReason, RoundSchool, round_on

VISITS_A_WEEK: Final = 4
"""So many visits a week the round gives one colleague at most, those that are planned already included."""
PEOPLE_A_VISIT: Final = 3
"""So many people the round puts in one visit at most; who is left comes a week later."""


@dataclass(frozen=True, slots=True)
class RoundVisit:
    """One visit the round proposes for a week: a good day, and for whom or what."""

    school: int
    worker: int | None
    day: date
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class RoundWeek:
    """What the round proposes for one week, the most pressing first."""

    monday: date
    visits: tuple[RoundVisit, ...]


def one_visit(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return what fits in one visit to a school: the first people, and all that is no person."""
    chosen: list[Proposal] = []
    people = 0
    for each in proposals:
        people += each.kind is Kind.CONTACT
        if each.kind is not Kind.CONTACT or people <= PEOPLE_A_VISIT:
            chosen.append(each)
    return tuple(chosen)


def good_day(
    calendar: SchoolCalendar, monday: date, *, earliest: date, busy: Mapping[date, int] | None = None
) -> date | None:
    """Return the day of a week to plan a visit on: with school, not before ``earliest``, and with the fewest visits.

    Of equals the first; ``None`` when the school is out all week.
    """
    week = (monday + timedelta(days=number) for number in range(5))
    fitting = [day for day in week if day >= earliest and not calendar.is_free(day)]
    return min(fitting, key=lambda day: ((busy or {}).get(day, 0), day), default=None)


def first_good_day(
    calendar: SchoolCalendar, earliest: date, busy: Mapping[date, int] | None = None, *, most_weeks: int = 60
) -> date | None:
    """Return the day to plan a visit on in the first week with room: fewer than :data:`VISITS_A_WEEK` of ``busy``."""
    monday = earliest - timedelta(days=earliest.weekday())
    taken = Counter({day: number for day, number in (busy or {}).items() if number})
    for _week in range(most_weeks):
        visits = sum(taken[monday + timedelta(days=number)] for number in range(7))
        day = good_day(calendar, monday, earliest=earliest, busy=taken)
        if day is not None and visits < VISITS_A_WEEK:
            return day
        monday += timedelta(days=7)
    return None


def round_ahead(schools: Sequence[RoundSchool], today: date, weeks: int) -> tuple[RoundWeek, ...]:
    """Spread the round over this week and the next ones, as if every proposed visit is held on its day.

    Each week takes the most pressing schools as they then are: a colleague gets at most :data:`VISITS_A_WEEK` visits,
    planned ones included, and no school two in a week. Schools without a fixed face share one such room.
    """
    held = {facts.school: facts for facts in schools}
    found = []
    first = today - timedelta(days=today.weekday())
    for number in range(weeks):
        monday = first + timedelta(days=7 * number)
        visits = _week(list(held.values()), monday, max(today, monday))
        for visit in visits:
            held[visit.school] = _as_held(held[visit.school], visit)
        met = {one.id: visit.day for visit in visits for one in visit.proposals if one.kind is Kind.CONTACT}
        held = {school: _as_met(facts, met) for school, facts in held.items()}
        found.append(RoundWeek(monday, tuple(visits)))
    return tuple(found)


def _week(schools: Sequence[RoundSchool], monday: date, earliest: date) -> list[RoundVisit]:
    facts_of = {facts.school: facts for facts in schools}
    sunday = monday + timedelta(days=6)
    busy: dict[int | None, Counter[date]] = {}
    for facts in schools:
        for plan in facts.plans:
            if monday <= plan.day <= sunday:
                for worker in plan.workers or {facts.worker}:
                    busy.setdefault(worker, Counter())[plan.day] += 1
    visits: list[RoundVisit] = []
    seen: set[int] = set()
    for one in round_on(schools, earliest):
        facts = facts_of[one.school]
        wanted = one_visit(each for each in one.proposals if each.kind is not Kind.CONTACT or each.id not in seen)
        taken = busy.setdefault(facts.worker, Counter())
        here = any(monday <= plan.day <= sunday for plan in facts.plans)
        if not wanted or here or taken.total() >= VISITS_A_WEEK:
            continue
        day = good_day(facts.calendar, monday, earliest=earliest, busy=taken)
        if day is not None:
            taken[day] += 1
            seen.update(each.id for each in wanted if each.kind is Kind.CONTACT)
            visits.append(RoundVisit(one.school, facts.worker, day, wanted))
    return visits


def _as_held(facts: RoundSchool, visit: RoundVisit) -> RoundSchool:
    """Return a school as it is once this visit was held, its people apart."""
    seats = {one.id for one in visit.proposals if one.kind is Kind.ROLE}
    kept = {
        number
        for one in visit.proposals
        for reason in one.reasons
        if reason.kind is RoundReason.PROMISE
        for number in reason.ids
    }
    return replace(
        facts,
        last=visit.day,
        visit=None,
        seats=tuple(one for one in facts.seats if one not in seats),
        promises=tuple(one for one in facts.promises if one.id not in kept),
    )


def _as_met(facts: RoundSchool, met: Mapping[int, date]) -> RoundSchool:
    """Return a school as it is once these people were met, wherever that was."""
    if not any(one.contact in met for one in facts.people):
        return facts
    people = (replace(one, last=met[one.contact], visit=None) if one.contact in met else one for one in facts.people)
    return replace(facts, people=tuple(people))
