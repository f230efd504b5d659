"""The rows of a school's dossier: its facts, its people, and what happened, shaped for the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.goals import Goal, GoalProgress
from netwerkkaart.domain.growth import Growth, Spell
from netwerkkaart.domain.people import AssignmentKind, IntroductionKind, Level, TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.schools import (
    Approach,
    BaseInOrder,
    HolidayRegion,
    SchoolSource,
    Sector,
)
from netwerkkaart.domain.themes import ThemeStep
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.queries.activities import ActivityRow
from netwerkkaart.queries.growth import KeyRow, growth
from netwerkkaart.queries.school_record import SchoolRecord
from netwerkkaart.queries.school_time import SchoolDay
from netwerkkaart.queries.schools import Seat
from netwerkkaart.queries.surveys import SurveyRow


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """The school itself; ``own_edits`` maps a field edited by hand to what DUO says of it."""

    id: int
    name: str
    full_name: str
    short_name: str
    code: str
    sector: Sector
    level: str
    board: str
    board_number: str
    denomination: str
    street: str
    house_number: str
    postcode: str
    city: str
    municipality_name: str
    phone: str
    website: str
    region: HolidayRegion | None
    neighbourhood_id: int | None
    neighbourhood: str
    base_in_order: BaseInOrder | None
    source: SchoolSource
    duo_day: date | None
    closed_on: date | None
    approach: Approach | None
    ambition: Phase | None
    interval_weeks: int | None
    culture_how: str
    culture_first: str
    culture_avoid: str
    culture_places: str
    culture_access: str
    note: str
    own_edits: Mapping[str, str]
    days: tuple[SchoolDay, ...]

    @property
    def address(self) -> str:
        """Street, postcode and place on one line, as far as known."""
        street = " ".join(part for part in (self.street, self.house_number) if part)
        place = " ".join(part for part in (self.postcode, self.city) if part)
        return ", ".join(part for part in (street, place) if part)


@dataclass(frozen=True, slots=True)
class FaceRow:
    """A worker of ours who is, was or will be vast gezicht or invaller at the school."""

    assignment_id: int
    worker_id: int
    name: str
    kind: AssignmentKind
    starts_on: date | None
    ends_on: date | None

    def on(self, day: date) -> bool:
        """Tell whether this holds on a day."""
        return (self.starts_on is None or self.starts_on <= day) and (self.ends_on is None or self.ends_on >= day)


@dataclass(frozen=True, slots=True)
class PersonTie:
    """How far a worker and somebody have come; ``step`` None when they only met. Never a score."""

    worker_id: int
    worker: str
    step: TieStep | None
    since: date | None
    last_met: date | None


@dataclass(frozen=True, slots=True)
class Via:
    """Who or what brought somebody to a worker of ours."""

    kind: IntroductionKind
    to_worker: str
    by: str
    day: date | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody in a position at the school; who wears several hats comes once for each."""

    position_id: int
    contact_id: int
    name: str
    erased: bool
    role_id: int
    role: str
    level: Level
    team: str
    organisation: str
    email: str
    phone: str
    key_contact: bool
    starts_on: date | None
    ends_on: date | None
    confirmed_on: date | None
    current: bool
    ties: tuple[PersonTie, ...]
    vias: tuple[Via, ...]
    last_contact: date | None
    weeks: int | None


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise of ours or of the school, with who made it and to whom."""

    id: int
    visit_id: int | None
    side: PromiseSide
    text: str
    made_on: date
    due_on: date | None
    status: PromiseStatus
    settled_on: date | None
    worker: str
    contact: str


@dataclass(frozen=True, slots=True)
class VisitWords:
    """What a visit says besides its facts; only for visits that say something."""

    note: str
    place: str
    at: time | None


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """The next visit that is planned."""

    id: int
    day: date
    at: time | None
    place: str
    kind: VisitKind
    status: VisitStatus
    contacts: tuple[str, ...]
    workers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """A covenant or another agreement of the school."""

    id: int
    kind: AgreementKind
    title: str
    status: AgreementStatus
    starts_on: date | None
    ends_on: date | None
    evaluation_on: date | None
    note: str


@dataclass(frozen=True)
class Dossier:
    """Everything the dossier of a school shows, read at one moment."""

    today: date
    school: SchoolFacts
    record: SchoolRecord
    faces: tuple[FaceRow, ...]
    people: tuple[PersonRow, ...]  # by level, aanspreekpunt first; who left comes last in each level
    empty_seats: tuple[Seat, ...]
    promises: tuple[PromiseRow, ...]  # oldest first
    words: Mapping[int, VisitWords]
    next_visit: PlannedVisit | None
    agreements: tuple[AgreementRow, ...]
    activities: tuple[ActivityRow, ...]  # oldest first
    theme_steps: tuple[ThemeStep, ...]  # oldest first
    theme_names: Mapping[int, str]  # of every theme, in their order
    key_spells: tuple[KeyRow, ...]  # oldest first
    surveys: tuple[SurveyRow, ...]  # oldest first
    goal: tuple[Goal, GoalProgress] | None = None  # of this school year

    @cached_property
    def growth(self) -> Growth:
        """How the school grew over the years."""
        faces = (face for face in self.faces if face.kind is AssignmentKind.FIXED)
        return growth(
            self.record,
            ambition=self.school.ambition,
            fixed=[Spell(face.assignment_id, face.starts_on, face.ends_on) for face in faces],
            keys=self.key_spells,
            surveys=self.surveys,
        )
