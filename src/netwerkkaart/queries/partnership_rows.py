"""The rows of the partnership report: what is told of one school, shaped for paper."""

from dataclasses import dataclass
from datetime import date

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.growth import Growth
from netwerkkaart.domain.people import AssignmentKind, Level, PersonName, TieStep
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.school_readings import SchoolReadings
from netwerkkaart.domain.schools import Approach, HolidayRegion, SchoolSource, Sector
from netwerkkaart.domain.trust import SignalKind, StandOrigin, TrustStand
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.surveys import SurveyRow


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """The school itself."""

    id: int
    code: str
    name: str
    short_name: str
    sector: Sector
    level: str
    board: str
    street: str
    house_number: str
    postcode: str
    city: str
    neighbourhood: str
    region: HolidayRegion | None
    source: SchoolSource
    duo_day: date | None
    closed_on: date | None
    approach: Approach | None
    ambition: Phase | None


@dataclass(frozen=True, slots=True)
class FaceRow:
    """A worker of ours who is vast gezicht or invaller at the school."""

    worker_id: int
    name: str
    job: str
    kind: AssignmentKind
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class TieRow:
    """The step a worker has set with a contact, and the last time they met."""

    worker_id: int
    worker: str
    job: str
    step: TieStep | None
    since: date | None
    last_contact: date | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody at or around the school; who wears several hats comes once for each."""

    contact_id: int
    name: PersonName
    erased: bool
    organisation: str
    role: str
    level: Level
    team: str
    key_contact: bool
    starts_on: date | None
    ends_on: date | None
    ties: tuple[TieRow, ...]
    last_contact: date | None


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody at a visit: a contact with a role, or a worker with a job."""

    id: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One contact moment with everything noted at it."""

    id: int
    day: date
    kind: VisitKind
    status: VisitStatus
    initiative: Initiative
    note: str
    contacts: tuple[Guest, ...]
    workers: tuple[Guest, ...]
    themes: tuple[str, ...]
    signals: tuple[SignalKind, ...]


@dataclass(frozen=True, slots=True)
class PhaseStep:
    """The phase from a day on."""

    phase: Phase
    since: date
    reason: str
    back_because: StepBackReason | None


@dataclass(frozen=True, slots=True)
class StandStep:
    """The stand of the trust from a day on."""

    stand: TrustStand
    since: date
    reason: str
    origin: StandOrigin
    set_by: str
    job: str


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise of ours or of the school."""

    side: PromiseSide
    text: str
    made_on: date
    due_on: date | None
    status: PromiseStatus
    settled_on: date | None


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """Something we did at the school."""

    offer: str
    title: str
    starts_on: date
    ends_on: date | None
    reach: int | None
    note: str
    neighbourhood: str
    workers: tuple[Guest, ...]


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """A covenant or another agreement that holds for the school."""

    kind: AgreementKind
    title: str
    status: AgreementStatus
    starts_on: date | None
    ends_on: date | None
    evaluation_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class Brought:
    """A contact of this school was brought to us by another one of it."""

    by_contact_id: int
    contact_id: int


@dataclass(frozen=True, slots=True)
class SchoolReport:
    """All of one school, up to and including ``on``.

    ``visits``, ``promises`` and ``activities`` hold every one up to ``on``, and later ones that are planned; ``within``
    tells which belong to the chosen school year. All are sorted by day.
    """

    organisation: str
    sender: str
    example: bool
    today: date
    on: date
    year: SchoolYear | None
    school: SchoolFacts
    faces: tuple[FaceRow, ...]
    people: tuple[PersonRow, ...]
    visits: tuple[VisitLine, ...]
    phases: tuple[PhaseStep, ...]
    stands: tuple[StandStep, ...]
    promises: tuple[PromiseLine, ...]
    activities: tuple[ActivityLine, ...]
    agreements: tuple[AgreementLine, ...]
    brought: tuple[Brought, ...]
    last_contact: date | None
    last_contact_weeks: int | None
    readings: SchoolReadings
    """What is read of the school on ``on``, as the screen shows it of that day."""
    surveys: tuple[SurveyRow, ...]
    growth: Growth
    """The same description the window draws."""

    def within(self, day: date) -> bool:
        """Tell whether a day belongs to the chosen school year; without one every day does."""
        return self.year is None or day in self.year
