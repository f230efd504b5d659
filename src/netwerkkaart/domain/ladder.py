"""The entry tests of the partnership ladder (after the levels of collaboration of Frey et al. 2006).

The worker sets the phase; the program shows which entry tests the log meets and which not.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from netwerkkaart.domain.agreements import AgreementKind
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.facts import ActivityFact, AgreementFact, VisitFact
from netwerkkaart.domain.phases import EntryTestKind, Phase
from netwerkkaart.domain.readings import WINDOW_WEEKS, contact_days
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.domain.years import add_months

CONTACTS_NEEDED = 2
USUAL_INTERVAL_WEEKS = 5
PARTNER_MONTHS = 12


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
