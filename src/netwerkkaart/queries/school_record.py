"""All that was noted of one school, as the rules of trust and ladder need it, with the names to show beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import Connection, Table, select

from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.facts import (
    ActivityFact,
    AgreementFact,
    PhaseStep,
    PromiseFact,
    SignalFact,
    StandStep,
    VisitFact,
)
from netwerkkaart.domain.ladder import EntryTest, PartnershipFacts
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.readings import (
    WINDOW_WEEKS,
    ContactRhythm,
    Reciprocity,
    SignalBalance,
    Spread,
    SpreadOver,
    TooFew,
)
from netwerkkaart.domain.rhythm import Period, SchoolCalendar
from netwerkkaart.domain.school_readings import SchoolLog, SchoolReadings, read_school
from netwerkkaart.domain.schools import HolidayRegion
from netwerkkaart.domain.stand import StandDoubt, StandProposal, Trend, doubts
from netwerkkaart.domain.trust import Doubt
from netwerkkaart.queries import log_facts, standing
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.plain import rows_on
from netwerkkaart.queries.schools import free_periods
from netwerkkaart.store import tables as t


@dataclass(frozen=True)
class Names:
    """What the ids in a record are called; an erased contact has an empty name."""

    contacts: Mapping[int, str]
    workers: Mapping[int, str]
    themes: Mapping[int, str]
    promises: Mapping[int, str]
    activities: Mapping[int, str]
    agreements: Mapping[int, str]


@dataclass(frozen=True)
class SchoolRecord:
    """The log of one school up to and including ``today``, and what the rules make of it.

    Of later days only the visits are in it that are planned still.
    """

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
    key_contacts_left: Mapping[int, date]
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
    def promise_by_id(self) -> Mapping[int, PromiseFact]:
        """Every promise by its id."""
        return {promise.id: promise for promise in self.promises}

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
        return self.phases[-1] if self.phases else None

    @property
    def stand(self) -> StandStep | None:
        """The stand today, None while nobody set one."""
        return self.stands[-1] if self.stands else None

    @cached_property
    def stand_doubts(self) -> tuple[StandDoubt, ...]:
        """Why the stand may no longer hold, each reason with its records."""
        if self.stand is None:
            return ()
        return doubts(self.stand, self.today, key_contacts_left=self.key_contacts_left, agreements=self.agreements)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Why the stand may no longer hold."""
        return tuple(each.kind for each in self.stand_doubts)

    @cached_property
    def readings(self) -> SchoolReadings:
        """Everything that is read of the school, by every rule once."""
        now, before = self.windows
        facts = PartnershipFacts(
            today=self.today,
            window=now,
            visits=self.visits,
            activities=self.activities,
            agreements=self.agreements,
            fixed_workers=self.fixed_workers,
            key_contacts=self.key_contacts,
            interval_weeks=self.interval_weeks,
        )
        log = SchoolLog(
            today=self.today,
            now=now,
            before=before,
            visits=tuple(visit for visit in self.visits if before.first <= visit.day <= self.today),
            signals=self.signals,
            promises=self.promises,
            partnership=facts,
            last_contact=self.last_contact,
            phase=self.phase,
            stand=self.stand,
            doubts=self.stand_doubts,
        )
        return read_school(log)

    def rhythm(self) -> ContactRhythm:
        """Read the *contactritme*."""
        return self.readings.rhythm

    def reciprocity(self) -> Reciprocity | TooFew:
        """Read the *wederkerigheid*."""
        return self.readings.reciprocity

    def balance(self) -> SignalBalance:
        """Read the *signalen*."""
        return self.readings.signals

    def spread(self, over: SpreadOver = SpreadOver.CONTACTS) -> Spread | TooFew:
        """Read the *spreiding* over people of the school or over our workers."""
        return self.readings.spread if over is SpreadOver.CONTACTS else self.readings.spread_of_workers

    def trend(self) -> Trend | TooFew:
        """Compare the signals of the two windows."""
        return self.readings.trend

    def proposal(self) -> StandProposal:
        """Propose a stand."""
        return self.readings.proposal

    def entry_tests(self) -> tuple[EntryTest, ...]:
        """Look which entry tests of the ladder are met."""
        return self.readings.entry_tests


def school_record(
    connection: Connection,
    school_id: int,
    *,
    today: date,
    region: HolidayRegion | None,
    interval_weeks: int | None,
) -> SchoolRecord:
    """Return the record of a school as it stood at the end of a day; seventeen statements whatever its size."""
    rows = rows_on(connection)
    which = log_facts.of_school(school_id, today)
    visits = log_facts.visits(rows, which, with_themes=True).get(school_id, ())
    signals = log_facts.signals(rows, which).get(school_id, ())
    activities = standing.activities(rows, today, school_id).get(school_id, {})
    agreements = standing.agreements(rows, today, school_id).get(school_id, {})
    promises = standing.promises(rows, today, school_id).get(school_id, {})
    left = standing.key_contacts_left(rows, today, school_id).get(school_id, {})
    fixed = standing.fixed_workers(rows, today, school_id).get(school_id, ())
    key = standing.key_contacts(rows, today, school_id).get(school_id, ())
    free = free_periods(connection, school_id)
    people = {contact for visit in visits for contact in visit.contacts}
    workers = {worker for visit in visits for worker in visit.workers}
    names = Names(
        contacts=_contacts(connection, {*people, *key, *left}),
        workers=_named(connection, t.worker, {*workers, *fixed}),
        themes=_named(connection, t.theme, {theme for visit in visits for theme in visit.themes}),
        promises={each.id: text for each, text in promises.items()},
        activities={each.id: title for each, title in activities.items()},
        agreements={each.id: title for each, title in agreements.items()},
    )
    return SchoolRecord(
        school_id=school_id,
        today=today,
        calendar=school_calendar(region, free.get(school_id, ())),
        names=names,
        visits=tuple(visits),
        signals=tuple(signals),
        promises=tuple(promises),
        activities=tuple(activities),
        agreements=tuple(agreements),
        phases=tuple(standing.phases(rows, today, school_id).get(school_id, ())),
        stands=tuple(standing.stands(rows, today, school_id).get(school_id, ())),
        fixed_workers=fixed,
        key_contacts=key,
        key_contacts_left=left,
        interval_weeks=interval_weeks,
    )


def school_record_of(connection: Connection, school_id: int, *, today: date) -> SchoolRecord:
    """Return the record of a school of which nothing was read yet; one statement more.

    Raises:
        NotFoundError: there is no such school.
    """
    one = t.school.c
    row = connection.execute(select(one.holiday_region, one.interval_weeks).where(one.id == school_id)).one_or_none()
    if row is None:
        raise NotFoundError("Deze school bestaat niet meer; misschien is die intussen verwijderd.")
    return school_record(
        connection, school_id, today=today, region=row.holiday_region, interval_weeks=row.interval_weeks
    )


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
