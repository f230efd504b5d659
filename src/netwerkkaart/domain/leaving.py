"""*Wat als X vertrekt?*: which schools, contacts, promises, agreements and plans hang on one worker.

It tells of how the work is spread, never of how good somebody is at it. Who no longer works here counts for nobody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.facts import AgreementFact, VisitFact
from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.readings import Spread, SpreadOver, spread
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.domain.years import add_months

MET_MONTHS: Final = 12
"""How far back the visits count by which a school or a contact is known to others of us."""


class LeanKind(StrEnum):
    """Why a school or a contact leans on one worker."""

    ONLY_FACE = "only_face"  # of a school: the only vast gezicht
    ALL_CONTACT = "all_contact"  # of a school: nobody else of us was there
    MOST_CONTACT = "most_contact"  # of a school: the reading spreiding over workers warns
    ONLY_TIE = "only_tie"  # of a contact: no other worker has a tie
    ONLY_MET = "only_met"  # of a contact: no other worker met them


@dataclass(frozen=True)
class AssignmentFact:
    """What the rules need to know of a vast gezicht or invaller; both ends are part of it, and may be open."""

    id: int
    worker: int
    school: int
    kind: AssignmentKind
    starts_on: date | None = None
    ends_on: date | None = None

    def on(self, day: date) -> bool:
        """Tell whether it holds on a day."""
        return (self.starts_on is None or self.starts_on <= day) and (self.ends_on is None or self.ends_on >= day)


@dataclass(frozen=True)
class TieFact:
    """What the rules need to know of a tie: whose with whom, and since when it has a step."""

    id: int
    worker: int
    contact: int
    since: date


@dataclass(frozen=True)
class WorkersPromise:
    """What the rules need to know of a promise here: where, by whom, and whether it is open."""

    id: int
    school: int
    worker: int | None
    side: PromiseSide
    status: PromiseStatus = PromiseStatus.OPEN


@dataclass(frozen=True)
class TeamFacts:
    """What is known of a team on a day.

    ``workers`` work here on that day, ``contacts`` are there on it (in a position, or never in one); ``visits`` are by
    school, ``windows`` (the last 20 school weeks) by school that is open, ``agreements`` come with their schools' ids.
    """

    workers: frozenset[int] = frozenset()
    contacts: frozenset[int] = frozenset()
    assignments: Collection[AssignmentFact] = ()
    ties: Collection[TieFact] = ()
    visits: Mapping[int, Collection[VisitFact]] = field(default_factory=dict)
    windows: Mapping[int, Period] = field(default_factory=dict)
    promises: Collection[WorkersPromise] = ()
    agreements: Collection[tuple[AgreementFact, frozenset[int]]] = ()


@dataclass(frozen=True)
class Lean:
    """One reason, with the ids of the records behind it and their kind; ``spread`` is the reading that warns."""

    kind: LeanKind
    records: Kind
    ids: tuple[int, ...]
    spread: Spread | None = None


@dataclass(frozen=True)
class Leaning:
    """A school or a contact that leans on the worker, and why; never without a reason."""

    id: int
    why: tuple[Lean, ...]


@dataclass(frozen=True)
class Leaving:
    """What hangs on one worker; promises, agreements and planned visits by their ids."""

    schools: tuple[Leaning, ...]
    contacts: tuple[Leaning, ...]
    promises: tuple[int, ...]
    agreements: tuple[int, ...]
    planned: tuple[int, ...]


def met_since(on: date) -> Period:
    """Return the twelve months up to and including a day."""
    return Period(add_months(on, -MET_MONTHS), on)


def what_leans_on(worker: int, facts: TeamFacts, on: date) -> Leaving:
    """Return what hangs on a worker on a day, as if they were gone from it; everything by id, lowest first.

    A school, when of the others who work here

    - nobody is its vast gezicht and the worker is (ONLY_FACE);
    - nobody was at a visit held there in the last 12 months and the worker was (ALL_CONTACT);
    - or when the reading *spreiding* over our workers warns with this worker's name (MOST_CONTACT).

    A contact, when of the others who work here

    - nobody has a tie with them and the worker has (ONLY_TIE);
    - nobody met them in the last 12 months and the worker did (ONLY_MET).

    Further the open promises of ours that are the worker's, the agreements in force at a school that leans, and the
    visits planned with the worker from that day on.
    """
    others = facts.workers - {worker}
    schools = _schools(worker, others, facts, on)
    leaning = {one.id for one in schools}
    return Leaving(
        schools=schools,
        contacts=_contacts(worker, others, facts, on),
        promises=_ids(
            each.id
            for each in facts.promises
            if each.worker == worker and each.side is PromiseSide.US and each.status is PromiseStatus.OPEN
        ),
        agreements=_ids(
            each.id for each, where in facts.agreements if each.valid_on(on) and not leaning.isdisjoint(where)
        ),
        planned=_ids(
            visit.id
            for visits in facts.visits.values()
            for visit in visits
            if visit.status is VisitStatus.PLANNED and visit.day >= on and worker in visit.workers
        ),
    )


def _schools(worker: int, others: frozenset[int], facts: TeamFacts, on: date) -> tuple[Leaning, ...]:
    faces: dict[int, list[AssignmentFact]] = defaultdict(list)
    for each in facts.assignments:
        if each.kind is AssignmentKind.FIXED and each.on(on):
            faces[each.school].append(each)
    year, found = met_since(on), []
    for school, window in facts.windows.items():
        own = [each.id for each in faces[school] if each.worker == worker]
        visits = facts.visits.get(school, ())
        why: list[Lean] = []
        if own and not any(each.worker in others for each in faces[school]):
            why.append(Lean(LeanKind.ONLY_FACE, Kind.ASSIGNMENT, _ids(own)))
        held = [visit for visit in visits if visit.held and visit.day in year]
        there = _ids(visit.id for visit in held if worker in visit.workers)
        if there and all(others.isdisjoint(visit.workers) for visit in held):
            why.append(Lean(LeanKind.ALL_CONTACT, Kind.VISIT, there))
        reading = spread(visits, window, SpreadOver.WORKERS)
        if isinstance(reading, Spread) and reading.warns and reading.person == worker:
            why.append(Lean(LeanKind.MOST_CONTACT, Kind.VISIT, reading.visits, reading))
        if why:
            found.append(Leaning(school, tuple(why)))
    return tuple(sorted(found, key=lambda one: one.id))


def _contacts(worker: int, others: frozenset[int], facts: TeamFacts, on: date) -> tuple[Leaning, ...]:
    own_ties: dict[int, list[int]] = defaultdict(list)
    shared_ties: set[int] = set()
    for tie in facts.ties:
        if tie.since <= on and tie.worker == worker:
            own_ties[tie.contact].append(tie.id)
        elif tie.since <= on and tie.worker in others:
            shared_ties.add(tie.contact)
    own_visits: dict[int, list[int]] = defaultdict(list)
    shared_visits: set[int] = set()
    year = met_since(on)
    for visit in (each for visits in facts.visits.values() for each in visits if each.held and each.day in year):
        if worker in visit.workers:
            for contact in visit.contacts:
                own_visits[contact].append(visit.id)
        if not others.isdisjoint(visit.workers):
            shared_visits |= visit.contacts
    why: dict[int, list[Lean]] = defaultdict(list)
    for contact in own_ties.keys() - shared_ties:
        why[contact].append(Lean(LeanKind.ONLY_TIE, Kind.TIE, _ids(own_ties[contact])))
    for contact in own_visits.keys() - shared_visits:
        why[contact].append(Lean(LeanKind.ONLY_MET, Kind.VISIT, _ids(own_visits[contact])))
    return tuple(Leaning(contact, tuple(why[contact])) for contact in sorted(why.keys() & facts.contacts))


def _ids(found: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(found))
