"""The partnership ladder, phases 0 to 7 (after the levels of collaboration of Frey et al. 2006).

The worker sets the phase; the program shows which entry tests the log meets and which not.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from netwerkkaart.domain.agreements import AgreementFact, AgreementKind
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.readings import WINDOW_WEEKS, contact_days
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.visits import VisitFact, VisitKind
from netwerkkaart.domain.years import add_months

CONTACTS_NEEDED = 2
USUAL_INTERVAL_WEEKS = 5
PARTNER_MONTHS = 12


class Phase(IntEnum):
    """A step of the ladder; the number is what is stored and shown."""

    NO_CONTACT = 0
    FIRST_CONTACT = 1
    LOOSE_CONTACTS = 2
    EXPLORING = 3
    FIRST_ACTIVITY = 4
    FIXED_FACE = 5
    STRUCTURAL = 6
    PARTNER = 7


class StepBackReason(StrEnum):
    """Why a school went down the ladder; going back is normal and asks a reason."""

    KEY_CONTACT_LEFT = "key_contact_left"
    COVENANT_EXPIRED = "covenant_expired"
    CAPACITY = "capacity"
    INCIDENT = "incident"
    SCHOOL_CLOSED = "school_closed"
    OTHER = "other"


class EntryTestKind(StrEnum):
    """The tests for entering a phase."""

    ONE_TALK = "one_talk"
    TWO_CONTACTS = "two_contacts"
    NEEDS_TALK = "needs_talk"
    ONE_THEME = "one_theme"
    ONE_ACTIVITY = "one_activity"
    FIXED_WORKER = "fixed_worker"
    KEY_CONTACT = "key_contact"
    RHYTHM = "rhythm"
    VALID_COVENANT = "valid_covenant"
    EVALUATION_PLANNED = "evaluation_planned"
    IN_SCHOOL_MEETING = "in_school_meeting"
    BRIDGE_ACTIVITY = "bridge_activity"


@dataclass(frozen=True)
class ActivityFact:
    """What the rules need to know of an activity; ``with_neighbourhood`` when it links school and wijk."""

    id: int
    starts_on: date
    with_neighbourhood: bool = False


@dataclass(frozen=True)
class PartnershipFacts:
    """What is known of one school on ``today``, for the entry tests.

    ``window`` holds the last 20 school weeks, ``fixed_workers`` are the ids of the workers who are its vast gezicht
    today, ``key_contacts`` those of its aanspreekpunten today, ``interval_weeks`` its wished rhythm in school weeks.
    """

    today: date
    window: Period
    visits: tuple[VisitFact, ...] = ()
    activities: tuple[ActivityFact, ...] = ()
    agreements: tuple[AgreementFact, ...] = ()
    fixed_workers: tuple[int, ...] = ()
    key_contacts: tuple[int, ...] = ()
    interval_weeks: int | None = None


@dataclass(frozen=True)
class EntryTest:
    """One test for entering a phase: whether it is met, the count and the bound, and the records behind it."""

    phase: Phase
    kind: EntryTestKind
    met: bool
    have: int
    needed: int
    records: Kind
    ids: tuple[int, ...]


def entry_tests(facts: PartnershipFacts) -> tuple[EntryTest, ...]:
    """Return every entry test of phases 1 to 7, lowest phase first; phase 0 asks nothing.

    - 1: one visit was held;
    - 2: at least 2 people of the school were at held visits;
    - 3: a verkenningsgesprek was held, and at least one theme was noted;
    - 4: at least one activity has begun;
    - 5: a vast gezicht, an aanspreekpunt, and rhythm: in 20 school weeks as many contact days as the school's wished
      interval asks, or 4 where none is set;
    - 6: a covenant valid today, with an evaluation of a valid covenant still to come;
    - 7: an overleg at the school, and an activity between school and wijk, both in the last 12 months.
    """
    upto = [visit for visit in facts.visits if visit.held and visit.day <= facts.today]
    year = Period(add_months(facts.today, -PARTNER_MONTHS), facts.today)
    covenants = _valid_covenants(facts)
    return (
        _test(Phase.FIRST_CONTACT, EntryTestKind.ONE_TALK, Kind.VISIT, _ids(upto)),
        _test(
            Phase.LOOSE_CONTACTS,
            EntryTestKind.TWO_CONTACTS,
            Kind.CONTACT,
            sorted({contact for visit in upto for contact in visit.contacts}),
            CONTACTS_NEEDED,
        ),
        _test(
            Phase.EXPLORING,
            EntryTestKind.NEEDS_TALK,
            Kind.VISIT,
            _ids(visit for visit in upto if visit.kind is VisitKind.NEEDS_TALK),
        ),
        _test(
            Phase.EXPLORING,
            EntryTestKind.ONE_THEME,
            Kind.THEME,
            sorted({theme for visit in upto for theme in visit.themes}),
        ),
        _test(
            Phase.FIRST_ACTIVITY,
            EntryTestKind.ONE_ACTIVITY,
            Kind.ACTIVITY,
            [each.id for each in facts.activities if each.starts_on <= facts.today],
        ),
        _test(Phase.FIXED_FACE, EntryTestKind.FIXED_WORKER, Kind.WORKER, facts.fixed_workers),
        _test(Phase.FIXED_FACE, EntryTestKind.KEY_CONTACT, Kind.CONTACT, facts.key_contacts),
        _rhythm(facts),
        _test(
            Phase.STRUCTURAL,
            EntryTestKind.VALID_COVENANT,
            Kind.AGREEMENT,
            [each.id for each in covenants],
        ),
        _test(
            Phase.STRUCTURAL,
            EntryTestKind.EVALUATION_PLANNED,
            Kind.AGREEMENT,
            [each.id for each in covenants if each.evaluation_planned(facts.today)],
        ),
        _test(
            Phase.PARTNER,
            EntryTestKind.IN_SCHOOL_MEETING,
            Kind.VISIT,
            _ids(visit for visit in upto if visit.kind is VisitKind.MEETING and visit.day in year),
        ),
        _test(
            Phase.PARTNER,
            EntryTestKind.BRIDGE_ACTIVITY,
            Kind.ACTIVITY,
            [each.id for each in facts.activities if each.with_neighbourhood and each.starts_on in year],
        ),
    )


def highest_met(tests: Iterable[EntryTest]) -> Phase:
    """Return the highest phase all of whose tests, and all tests below it, are met."""
    unmet = {test.phase for test in tests if not test.met}
    return Phase(min(unmet, default=Phase.PARTNER + 1) - 1)


def check_step(old: Phase | None, new: Phase, reason: StepBackReason | None) -> None:
    """Check a step on the ladder: up needs no reason, down does.

    Raises:
        RefusedError: the new phase is lower than the old one and no reason is given.
    """
    if old is not None and new < old and reason is None:
        raise RefusedError(
            f"Van fase {old.value} terug naar fase {new.value} mag, maar vraagt een reden. "
            "Kies waarom de school een stap terug doet."
        )


def _valid_covenants(facts: PartnershipFacts) -> list[AgreementFact]:
    return [each for each in facts.agreements if each.kind is AgreementKind.COVENANT and each.valid_on(facts.today)]


def _rhythm(facts: PartnershipFacts) -> EntryTest:
    interval = facts.interval_weeks or USUAL_INTERVAL_WEEKS
    days = contact_days(facts.visits, facts.window)
    needed = max(WINDOW_WEEKS // interval, 1)
    return EntryTest(
        Phase.FIXED_FACE,
        EntryTestKind.RHYTHM,
        days.count >= needed,
        days.count,
        needed,
        Kind.VISIT,
        days.visits,
    )


def _test(phase: Phase, kind: EntryTestKind, records: Kind, ids: Collection[int], needed: int = 1) -> EntryTest:
    return EntryTest(phase, kind, len(ids) >= needed, len(ids), needed, records, tuple(ids))


def _ids(visits: Iterable[VisitFact]) -> list[int]:
    return [visit.id for visit in visits]
