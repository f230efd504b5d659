"""The growth of a school over the years, put together from its record for screen, paper and table alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select

from netwerkkaart.domain.agreements import AgreementKind
from netwerkkaart.domain.facts import ActivityFact, AgreementFact, PhaseStep, SignalFact, StandStep, VisitFact
from netwerkkaart.domain.growth import (
    Growth,
    MarkKind,
    Spell,
    StandSpan,
    activity_marks,
    agreement_marks,
    phase_spans,
    put_together,
    signal_marks,
    spell_marks,
    stand_spans,
    survey_marks,
    visit_marks,
)
from netwerkkaart.domain.people import AssignmentKind, PersonName
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.rhythm import SchoolCalendar
from netwerkkaart.domain.schools import HolidayRegion
from netwerkkaart.domain.stand import STALE_AFTER_MONTHS, doubts
from netwerkkaart.domain.surveys import SurveyFact
from netwerkkaart.domain.trust import Doubt
from netwerkkaart.domain.years import SchoolYear, add_months
from netwerkkaart.queries import log_facts, standing
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.plain import rows_on
from netwerkkaart.queries.school_record import SchoolRecord
from netwerkkaart.queries.schools import free_periods
from netwerkkaart.store import tables as t


@dataclass(frozen=True, slots=True)
class KeyRow:
    """Somebody who is, was or will be an aanspreekpunt of a school."""

    position_id: int
    contact_id: int
    name: str
    starts_on: date | None
    ends_on: date | None


def key_rows(connection: Connection, school_id: int) -> tuple[KeyRow, ...]:
    """Return every aanspreekpunt a school has had, oldest first; an erased one has no name; one statement."""
    held, person = t.position.c, t.contact.c
    rows = connection.execute(
        select(
            held.id,
            held.contact_id,
            person.given,
            person.infix,
            person.family,
            person.erased_on,
            held.starts_on,
            held.ends_on,
        )
        .join(t.contact, person.id == held.contact_id)
        .where(held.school_id == school_id, held.key_contact.is_(True))
        .order_by(held.starts_on, held.id)
    )
    return tuple(
        KeyRow(number, contact, "" if erased else str(PersonName(given, infix, family)), first, last)
        for number, contact, given, infix, family, erased, first, last in rows
    )


@dataclass(frozen=True)
class GrowthLog:
    """What of a school's record its growth is made of, for paper, which needs no more of it."""

    today: date
    calendar: SchoolCalendar
    visits: tuple[VisitFact, ...]
    signals: tuple[SignalFact, ...]
    activities: tuple[ActivityFact, ...]
    agreements: tuple[AgreementFact, ...]
    phases: tuple[PhaseStep, ...]
    stands: tuple[StandStep, ...]


def growth(
    record: SchoolRecord | GrowthLog,
    *,
    ambition: Phase | None,
    fixed: Iterable[Spell],
    keys: Iterable[KeyRow],
    surveys: Iterable[SurveyFact],
) -> Growth:
    """Return the growth of a school as it stood on the day of its record; ``fixed`` are its vaste gezichten."""
    on, keys = record.today, tuple(keys)
    known = [Spell(key.contact_id, key.starts_on, key.ends_on) for key in keys]
    ahead = SchoolYear.of(on).last  # the end of a covenant is known before it comes
    return put_together(
        on=on,
        ambition=ambition,
        phases=phase_spans([(step.id, step.since, step.phase) for step in record.phases], on),
        stands=_stands(record, keys),
        marks=(
            *visit_marks(record.visits, on),
            *signal_marks(record.signals, on),
            *activity_marks(record.activities, on),
            *agreement_marks(record.agreements, ahead),
            *spell_marks(known, MarkKind.KEY_CONTACT_CAME, MarkKind.KEY_CONTACT_LEFT, on),
            *spell_marks(fixed, MarkKind.FACE_CAME, MarkKind.FACE_LEFT, on),
            *survey_marks(surveys, on),
        ),
        free=record.calendar.free,
    )


def school_growth(
    connection: Connection,
    school_id: int,
    *,
    on: date,
    region: HolidayRegion | None,
    ambition: Phase | None,
    surveys: Iterable[SurveyFact],
) -> Growth:
    """Return the growth of a school as it stood at the end of a day, without its record; eleven statements."""
    rows, which = rows_on(connection), log_facts.of_school(school_id, on)
    ours = t.assignment.c
    fixed = connection.execute(
        select(ours.id, ours.starts_on, ours.ends_on).where(
            ours.school_id == school_id, ours.kind == AssignmentKind.FIXED
        )
    )
    log = GrowthLog(
        today=on,
        calendar=school_calendar(region, free_periods(connection, school_id).get(school_id, ())),
        visits=tuple(log_facts.visits(rows, which, with_themes=False).get(school_id, ())),
        signals=tuple(log_facts.signals(rows, which).get(school_id, ())),
        activities=tuple(standing.activities(rows, on, school_id).get(school_id, {})),
        agreements=tuple(standing.agreements(rows, on, school_id).get(school_id, {})),
        phases=tuple(standing.phases(rows, on, school_id).get(school_id, ())),
        stands=tuple(standing.stands(rows, on, school_id).get(school_id, ())),
    )
    spells = [Spell(*row) for row in fixed]
    return growth(log, ambition=ambition, fixed=spells, keys=key_rows(connection, school_id), surveys=surveys)


def _stands(record: SchoolRecord | GrowthLog, keys: tuple[KeyRow, ...]) -> tuple[StandSpan, ...]:
    """Return the stands with what spoke against them, by the rule of the domain, on each day that could change it."""
    steps = {step.id: step for step in record.stands}

    held = [(key.contact_id, key.starts_on, key.ends_on) for key in keys]

    def doubts_on(number: int, day: date) -> tuple[Doubt, ...]:
        left = standing.left_by(held, day)
        found = doubts(steps[number], day, key_contacts_left=left, agreements=record.agreements)
        return tuple(each.kind for each in found)

    spells = [(key.starts_on, key.ends_on) for key in keys]
    spells += [(each.starts_on, each.ends_on) for each in record.agreements if each.kind is AgreementKind.COVENANT]
    last_days = [last for _first, last in spells if last is not None]
    last_days += [add_months(step.since, STALE_AFTER_MONTHS) for step in record.stands]
    changes = [
        *(first for first, _last in spells if first is not None),
        *(day + timedelta(days=1) for day in last_days),
    ]
    return stand_spans([(step.id, step.since, step.stand) for step in record.stands], record.today, changes, doubts_on)
