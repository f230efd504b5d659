"""The growth of a school over the years, put together from its record for screen, paper and table alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
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
from netwerkkaart.domain.stand import STALE_AFTER_MONTHS, doubts
from netwerkkaart.domain.surveys import SurveyFact
from netwerkkaart.domain.trust import Doubt
from netwerkkaart.domain.years import SchoolYear, add_months
from netwerkkaart.queries.school_record import SchoolRecord
from netwerkkaart.store import tables as t

if TYPE_CHECKING:
    from netwerkkaart.queries.dossier_rows import FaceRow


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


def growth(
    record: SchoolRecord,
    *,
    ambition: Phase | None,
    faces: "Iterable[FaceRow]",
    keys: Iterable[KeyRow],
    surveys: Iterable[SurveyFact],
) -> Growth:
    """Return the growth of a school as it stood on the day of its record."""
    on, keys = record.today, tuple(keys)
    fixed = [
        Spell(face.assignment_id, face.starts_on, face.ends_on) for face in faces if face.kind is AssignmentKind.FIXED
    ]
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


def _stands(record: SchoolRecord, keys: tuple[KeyRow, ...]) -> tuple[StandSpan, ...]:
    """Return the stands with what spoke against them, by the rule of the domain, on each day that could change it."""
    since = {step.id: step.since for step in record.stands}
    left = [key.ends_on for key in keys if key.ends_on is not None]
    ended = [
        each.ends_on
        for each in record.agreements
        if each.kind is AgreementKind.COVENANT and each.status is not AgreementStatus.DRAFT and each.ends_on is not None
    ]

    def doubts_on(number: int, day: date) -> tuple[Doubt, ...]:
        return doubts(
            since[number],
            day,
            key_contact_left=max((one for one in left if one < day), default=None),
            covenant_ended=max((one for one in ended if one < day), default=None),
        )

    last_days = [*left, *ended, *(add_months(day, STALE_AFTER_MONTHS) for day in since.values())]
    changes = [day + timedelta(days=1) for day in last_days]
    return stand_spans([(step.id, step.since, step.stand) for step in record.stands], record.today, changes, doubts_on)
