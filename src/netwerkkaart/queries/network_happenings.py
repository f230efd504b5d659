"""What changed the network, and on which day: phases, agreements, and who came and went."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.domain.phases import Phase
from netwerkkaart.queries.network_records import NetworkRecords


class HappeningKind(StrEnum):
    """What changed the network on a day."""

    PHASE = "phase"
    AGREEMENT_BEGAN = "agreement_began"
    AGREEMENT_ENDED = "agreement_ended"
    ASSIGNED = "assigned"
    UNASSIGNED = "unassigned"
    WORKER_CAME = "worker_came"
    WORKER_LEFT = "worker_left"
    CONTACT_CAME = "contact_came"
    CONTACT_LEFT = "contact_left"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to a school or to somebody; what does not apply is empty."""

    day: date
    kind: HappeningKind
    school: str = ""
    """Name of the school."""
    who: str = ""
    """Name of a contact or colleague, or the title of an agreement."""
    phase: Phase | None = None
    agreement: AgreementKind | None = None
    assignment: AssignmentKind | None = None
    role: str = ""


_ORDER = {kind: rank for rank, kind in enumerate(HappeningKind)}


def happenings(records: NetworkRecords, first: date, last: date) -> tuple[Happening, ...]:
    """Return what happened from one day to another, the oldest first."""
    schools = {school.key: school.label for school in records.schools}
    found = [*_agreed(records), *_workers(records, schools), *_contacts(records, schools)]
    return tuple(
        sorted(
            (one for one in found if first <= one.day <= last),
            key=lambda one: (one.day, _ORDER[one.kind], one.school, one.who),
        )
    )


def _agreed(records: NetworkRecords) -> Iterator[Happening]:
    """Phases that were set, and agreements that began or ended; a draft binds nobody."""
    for school in records.schools:
        for step in records.phases.get(school.id, ()):
            yield Happening(step.since, HappeningKind.PHASE, school.label, phase=step.phase)
        for fact, title in records.agreements.get(school.id, {}).items():
            ends = ((fact.starts_on, HappeningKind.AGREEMENT_BEGAN), (fact.ends_on, HappeningKind.AGREEMENT_ENDED))
            for day, kind in ends:
                if day is not None and fact.status is not AgreementStatus.DRAFT:
                    yield Happening(day, kind, school.label, title, agreement=fact.kind)


def _workers(records: NetworkRecords, schools: Mapping[str, str]) -> Iterator[Happening]:
    """Colleagues who came and left, and what they became for a school or no longer were."""
    names = {worker.key: worker.name for worker in records.workers}
    for worker in records.workers:
        for day, kind in (
            (worker.starts_on, HappeningKind.WORKER_CAME),
            (worker.ends_on, HappeningKind.WORKER_LEFT),
        ):
            if day is not None:
                yield Happening(day, kind, who=worker.name)
    for one in records.assignments:
        for day, kind in ((one.starts_on, HappeningKind.ASSIGNED), (one.ends_on, HappeningKind.UNASSIGNED)):
            if day is not None:
                yield Happening(day, kind, schools[one.school], names[one.worker], assignment=one.kind)


def _contacts(records: NetworkRecords, schools: Mapping[str, str]) -> Iterator[Happening]:
    """Positions that began and ended; of who was erased there is no name to tell."""
    for contact in records.contacts:
        for post in contact.posts if contact.label else ():
            for day, kind in (
                (post.starts_on, HappeningKind.CONTACT_CAME),
                (post.ends_on, HappeningKind.CONTACT_LEFT),
            ):
                if day is not None:
                    yield Happening(day, kind, schools[post.school], contact.label, role=post.role)
