"""The entry tests of the partnership ladder (after the levels of collaboration of Frey et al. 2006).

The worker sets the phase; the program shows which entry tests the log meets and which not.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from netwerkkaart.domain.agreements import AgreementKind
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.facts import ActivityFact, AgreementFact, VisitFact
from netwerkkaart.domain.phases import EntryTestKind, Phase
from netwerkkaart.domain.readings import WINDOW_WEEKS, ContactDays, contact_days
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.domain.years import add_months

CONTACTS_NEEDED = 2
USUAL_INTERVAL_WEEKS = 5
PARTNER_MONTHS = 12


@dataclass(frozen=True, slots=True)
class FirstFacts:
    """The records that first opened the lower steps, oldest first; once they are there they stay."""

    talks: tuple[int, ...] = ()  # visits: the first that was held
    contacts: tuple[int, ...] = ()  # the first 2 people of the school who were at held visits
    needs_talks: tuple[int, ...] = ()  # visits: the first verkenningsgesprek that was held
    themes: tuple[int, ...] = ()  # the first theme of a held visit


def first_facts(visits: Iterable[VisitFact], today: date) -> FirstFacts:
    """Return what first opened the lower steps, from all visits up to and including today."""
    held = sorted((each for each in visits if each.held and each.day <= today), key=lambda each: (each.day, each.id))
    contacts = dict.fromkeys(contact for visit in held for contact in sorted(visit.contacts))
    themes = (theme for visit in held for theme in sorted(visit.themes))
    return FirstFacts(
        talks=tuple(each.id for each in held[:1]),
        contacts=tuple(contacts)[:CONTACTS_NEEDED],
        needs_talks=tuple(islice((each.id for each in held if each.kind is VisitKind.NEEDS_TALK), 1)),
        themes=tuple(islice(themes, 1)),
    )


@dataclass(frozen=True)
class PartnershipFacts:
    """What is known of one school on ``today``, for the entry tests.

    ``window`` holds the last 20 school weeks, ``fixed_workers`` are the ids of the workers who are its vast gezicht
    today, ``key_contacts`` those of its aanspreekpunten today, ``interval_weeks`` its wished rhythm in school weeks.
    ``visits`` are all there are, or with ``first`` given only those of the window and of the last 12 months.
    """

    today: date
    window: Period
    visits: tuple[VisitFact, ...] = ()
    activities: tuple[ActivityFact, ...] = ()
    agreements: tuple[AgreementFact, ...] = ()
    fixed_workers: tuple[int, ...] = ()
    key_contacts: tuple[int, ...] = ()
    interval_weeks: int | None = None
    first: FirstFacts | None = None


class EntryTest(NamedTuple):
    """One test for entering a phase: whether it is met, the count and the bound, and the records behind it."""

    phase: Phase
    kind: EntryTestKind
    met: bool
    have: int
    needed: int
    records: Kind
    ids: tuple[int, ...]


def entry_tests(facts: PartnershipFacts, days: ContactDays | None = None) -> tuple[EntryTest, ...]:
    """Return every entry test of phases 1 to 7, lowest phase first; phase 0 asks nothing.

    - 1: one visit was held;
    - 2: at least 2 people of the school were at held visits;
    - 3: a verkenningsgesprek was held, and at least one theme was noted;
    - 4: at least one activity has begun;
    - 5: a vast gezicht, an aanspreekpunt, and rhythm: in 20 school weeks as many contact days as the school's wished
      interval asks, or 4 where none is set;
    - 6: a covenant valid today, with an evaluation of a valid covenant still to come;
    - 7: an overleg at the school, and an activity between school and wijk, both in the last 12 months.

    Up to phase 4 the records are those that opened the step; what comes later doesn't change them. ``days`` are the
    contact days of the window, where they were counted before.
    """
    first = facts.first or first_facts(facts.visits, facts.today)
    begun = sorted(
        (each for each in facts.activities if each.starts_on <= facts.today), key=lambda one: (one.starts_on, one.id)
    )
    year = Period(add_months(facts.today, -PARTNER_MONTHS), facts.today)
    meeting = VisitKind.MEETING
    meetings = sorted((one.day, one.id) for one in facts.visits if one.kind is meeting and one.held and one.day in year)
    bridges = [each.id for each in begun if each.with_neighbourhood and each.starts_on in year]
    covenants = _valid_covenants(facts)
    evaluated = [each.id for each in covenants if each.evaluation_planned(facts.today)]
    return (
        _test(Phase.FIRST_CONTACT, EntryTestKind.ONE_TALK, Kind.VISIT, first.talks),
        _test(Phase.LOOSE_CONTACTS, EntryTestKind.TWO_CONTACTS, Kind.CONTACT, first.contacts, CONTACTS_NEEDED),
        _test(Phase.EXPLORING, EntryTestKind.NEEDS_TALK, Kind.VISIT, first.needs_talks),
        _test(Phase.EXPLORING, EntryTestKind.ONE_THEME, Kind.THEME, first.themes),
        _test(Phase.FIRST_ACTIVITY, EntryTestKind.ONE_ACTIVITY, Kind.ACTIVITY, [each.id for each in begun[:1]]),
        _test(Phase.FIXED_FACE, EntryTestKind.FIXED_WORKER, Kind.WORKER, sorted(facts.fixed_workers)),
        _test(Phase.FIXED_FACE, EntryTestKind.KEY_CONTACT, Kind.CONTACT, sorted(facts.key_contacts)),
        _rhythm(facts, days or contact_days(facts.visits, facts.window)),
        _test(Phase.STRUCTURAL, EntryTestKind.VALID_COVENANT, Kind.AGREEMENT, [each.id for each in covenants]),
        _test(Phase.STRUCTURAL, EntryTestKind.EVALUATION_PLANNED, Kind.AGREEMENT, evaluated),
        _test(Phase.PARTNER, EntryTestKind.IN_SCHOOL_MEETING, Kind.VISIT, [number for _day, number in meetings]),
        _test(Phase.PARTNER, EntryTestKind.BRIDGE_ACTIVITY, Kind.ACTIVITY, bridges),
    )


def highest_met(tests: Iterable[EntryTest]) -> Phase:
    """Return the highest phase all of whose tests, and all tests below it, are met."""
    unmet = {test.phase for test in tests if not test.met}
    return Phase(min(unmet, default=Phase.PARTNER + 1) - 1)


def _valid_covenants(facts: PartnershipFacts) -> list[AgreementFact]:
    valid = (each for each in facts.agreements if each.kind is AgreementKind.COVENANT and each.valid_on(facts.today))
    return sorted(valid, key=lambda each: each.id)


def _rhythm(facts: PartnershipFacts, days: ContactDays) -> EntryTest:
    interval = facts.interval_weeks or USUAL_INTERVAL_WEEKS
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
