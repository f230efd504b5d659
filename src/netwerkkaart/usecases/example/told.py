"""What a story is made of: plain things without ids that name each other by short keys."""

from dataclasses import dataclass
from datetime import date, time

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.people import AssignmentKind, IntroductionKind, TieStep
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.schools import Approach, BaseInOrder, SchoolDayKind, Sector
from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.domain.trust import SignalKind, StandOrigin, TrustStand
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus


@dataclass(frozen=True)
class Wijk:
    """A neighbourhood of the town."""

    name: str
    base: BaseInOrder
    note: str


@dataclass(frozen=True)
class Colleague:
    """One of our own people."""

    key: str
    name: str
    job: str
    starts_on: date


@dataclass(frozen=True)
class Via:
    """How somebody came to us: ``by`` is the key of the contact or colleague who brought us there."""

    kind: IntroductionKind
    by: str = ""


@dataclass(frozen=True)
class Person:
    """A professional at or around a school.

    ``tie`` is how far our main worker there has come with them by now, ``None`` for somebody we never met. ``weight``
    is their part in the visits, ``from_day`` the first day they may turn up there. ``also`` names the codes of other
    schools where they do the same work.
    """

    key: str
    given: str
    infix: str
    family: str
    role: str
    tie: TieStep | None = TieStep.IN_CONTACT
    team: str = ""
    star: bool = False
    weight: int = 2
    from_day: date = date(2024, 8, 26)
    since: date | None = None
    until: date | None = None
    via: Via = Via(IntroductionKind.OWN)
    organisation: str = ""
    also: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Duty:
    """A worker's place at a school, and their part in the visits."""

    worker: str
    kind: AssignmentKind
    weight: int
    first: date
    last: date | None = None


@dataclass(frozen=True)
class Stretch:
    """What one stretch of time at a school was like: how many visits, and how they went.

    ``building`` and ``straining`` count the signals of the whole stretch, those of its told visits included. Where
    ``slots`` is set, that many people were met over the stretch's untold visits, ``leaning`` of them the first person.
    """

    first: date
    last: date
    visits: int
    by_school: int = 0
    building: int = 0
    straining: int = 0
    slots: int = 0
    leaning: int = 0


@dataclass(frozen=True)
class Pledge:
    """A promise made at a visit; days are counted from that visit."""

    side: PromiseSide
    text: str
    due_after: int | None
    status: PromiseStatus = PromiseStatus.KEPT
    settled_after: int | None = None
    to: str = ""


@dataclass(frozen=True)
class Told:
    """One visit, told in full."""

    day: date
    kind: VisitKind
    who: tuple[str, ...]
    note: str
    themes: tuple[str, ...] = ()
    initiative: Initiative = Initiative.US
    status: VisitStatus = VisitStatus.HELD
    signals: tuple[tuple[SignalKind, str], ...] = ()
    pledges: tuple[Pledge, ...] = ()
    workers: tuple[str, ...] = ()
    at: time | None = None
    place: str = ""


@dataclass(frozen=True)
class Deed:
    """Something we did at a school."""

    offer: str
    title: str
    first: date
    last: date | None = None
    reach: int | None = None
    wijk: str = ""
    note: str = ""
    workers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """A phase of the ladder, from a day on."""

    phase: Phase
    since: date
    reason: str = ""
    back: StepBackReason | None = None
    by: str = ""


@dataclass(frozen=True)
class Standing:
    """A stand of trust, from a day on."""

    stand: TrustStand
    since: date
    reason: str
    origin: StandOrigin = StandOrigin.PROPOSED
    by: str = ""


@dataclass(frozen=True)
class Weighed:
    """The status of a theme at a school, from a day on."""

    school: str
    theme: str
    status: ThemeStatus
    since: date
    by: str


@dataclass(frozen=True)
class Aim:
    """What we want with a school in the school year that begins in ``year``."""

    school: str
    year: int
    text: str
    contact_days: int | None = None
    met_on: date | None = None


@dataclass(frozen=True)
class Deal:
    """An agreement with one school or more."""

    kind: AgreementKind
    title: str
    schools: tuple[str, ...]
    starts_on: date
    ends_on: date | None = None
    evaluation_on: date | None = None
    status: AgreementStatus = AgreementStatus.ACTIVE
    note: str = ""


@dataclass(frozen=True)
class FreeDays:
    """Days a school is closed to visitors by its own choice."""

    kind: SchoolDayKind
    first: date
    last: date
    label: str


@dataclass(frozen=True)
class Culture:
    """How a school works, for who comes there first."""

    how: str
    first: str
    avoid: str
    places: str
    access: str


@dataclass(frozen=True)
class ToldSchool:
    """A school with everything that happened there.

    ``walked`` is the day in September on which it was asked of everybody whether they are still there; of who is in
    ``unsure`` nobody knew.
    """

    code: str  # "" for one that DUO does not know
    name: str
    sector: Sector
    wijk: str
    street: str
    number: str
    board: str
    people: tuple[Person, ...]
    duties: tuple[Duty, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    told: tuple[Told, ...] = ()
    deeds: tuple[Deed, ...] = ()
    steps: tuple[Step, ...] = ()
    standings: tuple[Standing, ...] = ()
    free: tuple[FreeDays, ...] = ()
    themes: tuple[str, ...] = ()  # most often first
    level: str = ""
    short_name: str = ""
    approach: Approach | None = None
    ambition: Phase | None = None
    interval_weeks: int | None = None
    culture: Culture | None = None
    website: str = ""
    note: str = ""
    denomination: str = ""
    walked: date | None = None
    unsure: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The code, or the name of a school that has none."""
        return self.code or self.name
