"""All that was noted of one school, as the rules of trust and ladder need it, with the names to show beside it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import Connection, Table, select

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.facts import ActivityFact, AgreementFact, PromiseFact, SignalFact, VisitFact
from netwerkkaart.domain.ladder import EntryTest, PartnershipFacts, entry_tests
from netwerkkaart.domain.people import AssignmentKind, PersonName
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.readings import (
    WINDOW_WEEKS,
    ContactRhythm,
    Reciprocity,
    SignalBalance,
    Spread,
    SpreadOver,
    TooFew,
    contact_rhythm,
    reciprocity,
    signal_balance,
    spread,
)
from netwerkkaart.domain.rhythm import Period, SchoolCalendar
from netwerkkaart.domain.schools import HolidayRegion
from netwerkkaart.domain.stand import StandProposal, Trend, doubts, propose_stand, trend
from netwerkkaart.domain.trust import Doubt, StandOrigin, TrustStand
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.running import runs_on
from netwerkkaart.queries.schools import free_periods, key_contacts_left
from netwerkkaart.store import tables as t


@dataclass(frozen=True, slots=True)
class PhaseStep:
    """The phase from a day on."""

    id: int
    phase: Phase
    since: date
    reason: str
    back_because: StepBackReason | None
    set_by: str


@dataclass(frozen=True, slots=True)
class StandStep:
    """The stand of the trust from a day on."""

    id: int
    stand: TrustStand
    since: date
    reason: str
    origin: StandOrigin
    set_by: str


@dataclass(frozen=True)
class Names:
    """What the ids in a record are called."""

    contacts: Mapping[int, str]
    workers: Mapping[int, str]
    themes: Mapping[int, str]
    promises: Mapping[int, str]
    activities: Mapping[int, str]
    agreements: Mapping[int, str]


@dataclass(frozen=True)
class SchoolRecord:
    """The log of one school up to and including ``today`` (plans for later too), and what the rules make of it."""

    school_id: int
    today: date
    calendar: SchoolCalendar
    names: Names
    visits: tuple[VisitFact, ...]
    signals: tuple[SignalFact, ...]
    promises: tuple[PromiseFact, ...]
    activities: tuple[ActivityFact, ...]
    agreements: tuple[AgreementFact, ...]
    phases: tuple[PhaseStep, ...]  # oldest first
    stands: tuple[StandStep, ...]  # oldest first
    fixed_workers: tuple[int, ...]
    key_contacts: tuple[int, ...]
    key_contact_left: date | None
    interval_weeks: int | None

    @cached_property
    def windows(self) -> tuple[Period, Period]:
        """The last 20 school weeks, and the 20 before."""
        return self.calendar.windows(self.today, WINDOW_WEEKS)

    @cached_property
    def visit_by_id(self) -> Mapping[int, VisitFact]:
        """Every visit by its id."""
        return {visit.id: visit for visit in self.visits}

    @cached_property
    def signal_by_id(self) -> Mapping[int, SignalFact]:
        """Every signal by its id."""
        return {signal.id: signal for signal in self.signals}

    @cached_property
    def last_contact(self) -> date | None:
        """The day of the last held visit."""
        return max((visit.day for visit in self.visits if visit.held and visit.day <= self.today), default=None)

    @property
    def weeks_ago(self) -> int | None:
        """How many school weeks ago that was; None is never."""
        return self.calendar.school_weeks_ago(self.last_contact, self.today)

    @property
    def phase(self) -> PhaseStep | None:
        """The phase today, None while nobody set one."""
        return next((step for step in reversed(self.phases) if step.since <= self.today), None)

    @property
    def stand(self) -> StandStep | None:
        """The stand today, None while nobody set one."""
        return next((step for step in reversed(self.stands) if step.since <= self.today), None)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Why the stand may no longer hold."""
        held = self.stand
        if held is None:
            return ()
        ended = [
            each.ends_on
            for each in self.agreements
            if each.kind is AgreementKind.COVENANT
            and each.status is not AgreementStatus.DRAFT
            and each.ends_on is not None
            and each.ends_on < self.today
        ]
        return doubts(
            held.since,
            self.today,
            key_contact_left=self.key_contact_left,
            covenant_ended=max(ended, default=None),
        )

    def rhythm(self) -> ContactRhythm:
        """Read the *contactritme*."""
        return contact_rhythm(self.visits, *self.windows)

    def reciprocity(self) -> Reciprocity | TooFew:
        """Read the *wederkerigheid*."""
        return reciprocity(self.visits, self.windows[0])

    def balance(self) -> SignalBalance:
        """Read the *signalen*."""
        return signal_balance(self.signals, self.windows[0])

    def spread(self, over: SpreadOver = SpreadOver.CONTACTS) -> Spread | TooFew:
        """Read the *spreiding* over people of the school or over our workers."""
        return spread(self.visits, self.windows[0], over)

    def trend(self) -> Trend | TooFew:
        """Compare the signals of the two windows."""
        return trend(self.signals, *self.windows)

    def proposal(self) -> StandProposal:
        """Propose a stand."""
        return propose_stand(self.visits, self.signals, self.windows[0])

    def entry_tests(self) -> tuple[EntryTest, ...]:
        """Look which entry tests of the ladder are met."""
        return entry_tests(
            PartnershipFacts(
                today=self.today,
                window=self.windows[0],
                visits=self.visits,
                activities=self.activities,
                agreements=self.agreements,
                fixed_workers=self.fixed_workers,
                key_contacts=self.key_contacts,
                interval_weeks=self.interval_weeks,
            )
        )


def school_record(
    connection: Connection,
    school_id: int,
    *,
    today: date,
    region: HolidayRegion | None,
    interval_weeks: int | None,
) -> SchoolRecord:
    """Return the record of a school; fifteen statements whatever its size."""
    visits, contact_ids, worker_ids = _visits(connection, school_id)
    signals = _signals(connection, school_id)
    activities, activity_names = _activities(connection, school_id)
    agreements, agreement_names = _agreements(connection, school_id)
    promises, promise_names = _promises(connection, school_id)
    left = key_contacts_left(connection, today, school_id)
    free = free_periods(connection, school_id)
    fixed, key = _standing(connection, school_id, today)
    names = Names(
        contacts=_contacts(connection, contact_ids | set(key)),
        workers=_named(connection, t.worker, worker_ids | set(fixed)),
        themes=_named(connection, t.theme, {theme for visit in visits for theme in visit.themes}),
        promises=promise_names,
        activities=activity_names,
        agreements=agreement_names,
    )
    return SchoolRecord(
        school_id=school_id,
        today=today,
        calendar=school_calendar(region, free.get(school_id, ())),
        names=names,
        visits=visits,
        signals=signals,
        promises=promises,
        activities=activities,
        agreements=agreements,
        phases=_phases(connection, school_id),
        stands=_stands(connection, school_id),
        fixed_workers=fixed,
        key_contacts=key,
        key_contact_left=left.get(school_id),
        interval_weeks=interval_weeks,
    )


def _links(connection: Connection, table: Table, other: str, school_id: int) -> Mapping[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    cursor = connection.execute(
        select(table.c.visit_id, table.c[other])
        .join(t.visit, t.visit.c.id == table.c.visit_id)
        .where(t.visit.c.school_id == school_id)
    ).cursor
    for visit_id, number in cursor.fetchall() if cursor else ():  # plain tuples: a busy school has thousands
        found[visit_id].add(number)
    return {visit_id: frozenset(numbers) for visit_id, numbers in found.items()}


def _visits(connection: Connection, school_id: int) -> tuple[tuple[VisitFact, ...], set[int], set[int]]:
    visit = t.visit.c
    none: frozenset[int] = frozenset()
    contacts = _links(connection, t.visit_contact, "contact_id", school_id)
    workers = _links(connection, t.visit_worker, "worker_id", school_id)
    themes = _links(connection, t.visit_theme, "theme_id", school_id)
    rows = connection.execute(
        select(visit.id, visit.day, visit.kind, visit.status, visit.initiative)
        .where(visit.school_id == school_id)
        .order_by(visit.day, visit.id)
    ).all()
    facts = tuple(
        VisitFact(
            id=number,
            day=day,
            kind=kind,
            status=status,
            initiative=initiative,
            contacts=contacts.get(number, none),
            workers=workers.get(number, none),
            themes=themes.get(number, none),
        )
        for number, day, kind, status, initiative in rows
    )
    return facts, set().union(*contacts.values()), set().union(*workers.values())


def _signals(connection: Connection, school_id: int) -> tuple[SignalFact, ...]:
    one, visit = t.signal.c, t.visit.c
    rows = connection.execute(
        select(one.id, one.visit_id, visit.day, one.kind, one.contact_id)
        .join(t.visit, visit.id == one.visit_id)
        .where(visit.school_id == school_id, visit.status != VisitStatus.PLANNED)  # what was not yet tells nothing
        .order_by(visit.day, one.id)
    )
    return tuple(SignalFact(*row) for row in rows)


def _activities(connection: Connection, school_id: int) -> tuple[tuple[ActivityFact, ...], Mapping[int, str]]:
    one = t.activity.c
    rows = connection.execute(
        select(one.id, one.starts_on, one.neighbourhood_id, one.title)
        .where(one.school_id == school_id)
        .order_by(one.starts_on, one.id)
    ).all()
    facts = tuple(ActivityFact(row.id, row.starts_on, row.neighbourhood_id is not None) for row in rows)
    return facts, {row.id: row.title for row in rows}


def _agreements(connection: Connection, school_id: int) -> tuple[tuple[AgreementFact, ...], Mapping[int, str]]:
    one, link = t.agreement.c, t.agreement_school.c
    rows = connection.execute(
        select(one.id, one.kind, one.status, one.starts_on, one.ends_on, one.evaluation_on, one.title)
        .join(t.agreement_school, link.agreement_id == one.id)
        .where(link.school_id == school_id)
        .order_by(one.starts_on, one.id)
    ).all()
    return tuple(AgreementFact(*row[:6]) for row in rows), {row.id: row.title for row in rows}


def _promises(connection: Connection, school_id: int) -> tuple[tuple[PromiseFact, ...], Mapping[int, str]]:
    one = t.promise.c
    rows = connection.execute(
        select(one.id, one.side, one.made_on, one.due_on, one.status, one.settled_on, one.text)
        .where(one.school_id == school_id)
        .order_by(one.made_on, one.id)
    ).all()
    return tuple(PromiseFact(*row[:6]) for row in rows), {row.id: row.text for row in rows}


def _phases(connection: Connection, school_id: int) -> tuple[PhaseStep, ...]:
    one = t.phase.c
    rows = connection.execute(
        select(one.id, one.phase, one.since, one.reason, one.back_because, t.worker.c.name)
        .outerjoin(t.worker, t.worker.c.id == one.set_by_id)
        .where(one.school_id == school_id)
        .order_by(one.since)
    )
    return tuple(PhaseStep(*row[:5], row[5] or "") for row in rows)


def _stands(connection: Connection, school_id: int) -> tuple[StandStep, ...]:
    one = t.trust_state.c
    rows = connection.execute(
        select(one.id, one.stand, one.since, one.reason, one.origin, t.worker.c.name)
        .outerjoin(t.worker, t.worker.c.id == one.set_by_id)
        .where(one.school_id == school_id)
        .order_by(one.since)
    )
    return tuple(StandStep(*row[:5], row[5] or "") for row in rows)


def _standing(connection: Connection, school_id: int, today: date) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the vaste gezichten of a school today, and its aanspreekpunten."""
    ours, held = t.assignment.c, t.position.c
    fixed = connection.execute(
        select(ours.worker_id)
        .where(ours.school_id == school_id, ours.kind == AssignmentKind.FIXED, runs_on(t.assignment, today))
        .order_by(ours.id)
    ).scalars()
    key = connection.execute(
        select(held.contact_id)
        .where(held.school_id == school_id, held.key_contact.is_(True), runs_on(t.position, today))
        .order_by(held.id)
    ).scalars()
    return tuple(dict.fromkeys(fixed)), tuple(dict.fromkeys(key))


def _contacts(connection: Connection, ids: Iterable[int]) -> Mapping[int, str]:
    person = t.contact.c
    rows = connection.execute(
        select(person.id, person.given, person.infix, person.family, person.erased_on).where(person.id.in_(set(ids)))
    )
    return {
        row.id: "" if row.erased_on is not None else str(PersonName(row.given, row.infix, row.family)) for row in rows
    }


def _named(connection: Connection, table: Table, ids: Iterable[int]) -> Mapping[int, str]:
    rows = connection.execute(select(table.c.id, table.c.name).where(table.c.id.in_(set(ids))))
    return {row.id: row.name for row in rows}
