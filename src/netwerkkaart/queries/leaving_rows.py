"""The rows of *wat als X vertrekt?*: what hangs on one worker, by name, shaped for the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from netwerkkaart.domain.agreements import AgreementKind
from netwerkkaart.domain.leaving import AssignmentFact, Lean
from netwerkkaart.domain.people import AssignmentKind, TieStep
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.visit_rows import VisitRow


@dataclass(frozen=True, slots=True)
class Named:
    """Something by its id and what it is called."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class LeavingSchool:
    """A school the worker comes to or that leans on the worker; ``why`` is empty where others stand ready.

    ``faces`` are the other vaste gezichten who work here, ``assigned`` tells whether the worker is one or an invaller.
    """

    id: int
    name: str
    code: str
    sector: Sector
    assigned: AssignmentKind | None
    faces: tuple[Named, ...]
    why: tuple[Lean, ...]


@dataclass(frozen=True, slots=True)
class LeavingContact:
    """Somebody the worker has a tie with or met in the last 12 months; ``why`` is empty where others know them too."""

    id: int
    name: str
    roles: str
    schools: tuple[Named, ...]
    key_contact: bool
    step: TieStep | None
    last_met: date | None
    why: tuple[Lean, ...]


@dataclass(frozen=True, slots=True)
class LeavingPromise:
    """An open promise of ours that is the worker's."""

    id: int
    school_id: int
    school: str
    contact_id: int | None
    contact: str
    text: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class LeavingAgreement:
    """An agreement in force at a school that leans on the worker."""

    id: int
    kind: AgreementKind
    title: str
    ends_on: date | None
    schools: tuple[Named, ...]


@dataclass(frozen=True)
class LeavingRow:
    """What hangs on one worker on a day, with everything by name; schools and contacts that lean come first."""

    on: date
    worker: Named
    job: str
    starts_on: date | None
    ends_on: date | None
    schools: tuple[LeavingSchool, ...]
    contacts: tuple[LeavingContact, ...]
    promises: tuple[LeavingPromise, ...]
    agreements: tuple[LeavingAgreement, ...]
    planned: tuple[VisitRow, ...]
    colleagues: tuple[Named, ...]
    """Who else works here on the day."""
    visits: Mapping[int, VisitRow]
    """The visits behind the reasons."""
    assignments: Mapping[int, AssignmentFact]
    ties: Mapping[int, tuple[TieStep, date]]
    """The step of each of the worker's ties, and since when."""

    @property
    def leaning_schools(self) -> tuple[LeavingSchool, ...]:
        """The schools that lean on the worker."""
        return tuple(one for one in self.schools if one.why)

    @property
    def leaning_contacts(self) -> tuple[LeavingContact, ...]:
        """The contacts that lean on the worker."""
        return tuple(one for one in self.contacts if one.why)

    @property
    def empty(self) -> bool:
        """Whether nothing hangs on the worker."""
        return not (self.leaning_schools or self.leaning_contacts or self.promises or self.agreements or self.planned)
