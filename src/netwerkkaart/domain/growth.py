"""Growth of a school over the years as one description: what screen, paper and table show, in days and meanings.

Phases are steps, stands are spans whose certainty fades (:func:`netwerkkaart.domain.stand.doubts`), signals and
contact moments are marks, and what changed the work is a flag. Where it all lies on a sheet is for who draws it.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.facts import ActivityFact, AgreementFact, SignalFact, VisitFact
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.surveys import SurveyFact, SurveySide
from netwerkkaart.domain.trust import Doubt, TrustStand
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.domain.years import SchoolYear, school_years

MOST_YEARS: Final = 12
"""How many school years fit on one axis; of a longer log the latest are shown."""

HOLIDAY_DAYS: Final = 5
"""Shorter free periods, such as a study day, are too narrow to show."""


class MarkKind(StrEnum):
    """What a mark stands for, in the order in which marks of one day are told."""

    FIRST_CONTACT = "first_contact"
    NEEDS_TALK = "needs_talk"
    FIRST_ACTIVITY = "first_activity"
    COVENANT_STARTED = "covenant_started"
    COVENANT_ENDED = "covenant_ended"
    KEY_CONTACT_CAME = "key_contact_came"
    KEY_CONTACT_LEFT = "key_contact_left"
    FACE_CAME = "face_came"
    FACE_LEFT = "face_left"
    SURVEY_US = "survey_us"
    SURVEY_SCHOOL = "survey_school"
    PHASE = "phase"
    STAND = "stand"
    BUILDING = "building"
    STRAINING = "straining"
    CONTACT = "contact"


RECORDS: Final[dict[MarkKind, Kind]] = {
    MarkKind.FIRST_CONTACT: Kind.VISIT,
    MarkKind.NEEDS_TALK: Kind.VISIT,
    MarkKind.FIRST_ACTIVITY: Kind.ACTIVITY,
    MarkKind.COVENANT_STARTED: Kind.AGREEMENT,
    MarkKind.COVENANT_ENDED: Kind.AGREEMENT,
    MarkKind.KEY_CONTACT_CAME: Kind.CONTACT,
    MarkKind.KEY_CONTACT_LEFT: Kind.CONTACT,
    MarkKind.FACE_CAME: Kind.ASSIGNMENT,
    MarkKind.FACE_LEFT: Kind.ASSIGNMENT,
    MarkKind.SURVEY_US: Kind.SURVEY,
    MarkKind.SURVEY_SCHOOL: Kind.SURVEY,
    MarkKind.PHASE: Kind.PHASE,
    MarkKind.STAND: Kind.TRUST_STATE,
    MarkKind.BUILDING: Kind.SIGNAL,
    MarkKind.STRAINING: Kind.SIGNAL,
    MarkKind.CONTACT: Kind.VISIT,
}
"""The kind of record whose id a mark holds."""

FLAGS: Final = frozenset(list(MarkKind)[: list(MarkKind).index(MarkKind.PHASE)])
"""The marks that are events, shown as flags."""

_ORDER = {kind: place for place, kind in enumerate(MarkKind)}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day, with the id of the record behind it."""

    kind: MarkKind
    day: date
    id: int


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A phase from its first day up to and including its last; ``back`` when it lies below the one before."""

    id: int
    phase: Phase
    first: date
    last: date
    back: bool


@dataclass(frozen=True, slots=True)
class StandPiece:
    """A part of a stand in which it is as certain on every day: without doubts it holds."""

    first: date
    last: date
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class StandSpan:
    """A stand from its first day up to and including its last, in pieces of certainty."""

    id: int
    stand: TrustStand
    first: date
    last: date
    pieces: tuple[StandPiece, ...]


@dataclass(frozen=True, slots=True)
class Spell:
    """Somebody who was something from a day to a day, both perhaps unknown; ``id`` is the record to open."""

    id: int
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class Growth:
    """A school over the years as it stood on ``on``; ``stands`` is ``None`` for who does not get to see it."""

    on: date
    years: tuple[SchoolYear, ...]
    holidays: tuple[Period, ...]
    ambition: Phase | None
    phases: tuple[PhaseSpan, ...]
    stands: tuple[StandSpan, ...] | None
    marks: tuple[Mark, ...]  # flags, signals and contacts, by day
    earlier: int = 0
    """How many marks lie before the first year of the axis."""

    @property
    def axis(self) -> Period:
        """The days from the first to the last of the axis."""
        return Period(self.years[0].first, self.years[-1].last)

    def every_mark(self) -> tuple[Mark, ...]:
        """Return all there is to name and open, phases and stands too, by day."""
        steps = [Mark(MarkKind.PHASE, span.first, span.id) for span in self.phases]
        steps += [Mark(MarkKind.STAND, span.first, span.id) for span in self.stands or ()]
        return tuple(sorted((*self.marks, *steps), key=_by_day))

    def is_empty(self) -> bool:
        """Tell whether there is nothing to draw."""
        return not (self.phases or self.stands or self.marks)

    def without(self, kinds: Collection[MarkKind]) -> "Growth":
        """Return what is left when these kinds of marks may not be seen; without stands there is no band either."""
        marks = tuple(mark for mark in self.marks if mark.kind not in kinds)
        return replace(self, marks=marks, stands=None if MarkKind.STAND in kinds else self.stands)


def phase_spans(steps: Sequence[tuple[int, date, Phase]], on: date) -> tuple[PhaseSpan, ...]:
    """Return the phases as spans up to ``on``, from (id, since, phase) by day."""
    known = [step for step in steps if step[1] <= on]
    ends = [since - timedelta(days=1) for _id, since, _phase in known[1:]] + [on]
    before = [None, *(phase for _id, _since, phase in known)]
    return tuple(
        PhaseSpan(number, phase, since, last, old is not None and phase < old)
        for (number, since, phase), last, old in zip(known, ends, before, strict=False)
    )


def stand_spans(
    steps: Sequence[tuple[int, date, TrustStand]],
    on: date,
    changes: Iterable[date],
    doubts_on: Callable[[int, date], tuple[Doubt, ...]],
) -> tuple[StandSpan, ...]:
    """Return the stands as spans up to ``on``, from (id, since, stand) by day.

    ``doubts_on`` asks the rule what speaks against a stand on a day; ``changes`` are the days on which its answer may
    become another one.
    """
    known = [step for step in steps if step[1] <= on]
    ends = [since - timedelta(days=1) for _id, since, _stand in known[1:]] + [on]
    days = sorted(set(changes))
    found = []
    for (number, since, stand), last in zip(known, ends, strict=False):  # without any, the end is left over
        starts = [since, *(day for day in days if since < day <= last)]
        pieces: list[StandPiece] = []
        for first, after in zip(starts, [*starts[1:], last + timedelta(days=1)], strict=True):
            doubts = doubts_on(number, first)
            until = after - timedelta(days=1)
            if pieces and pieces[-1].doubts == doubts:
                pieces[-1] = StandPiece(pieces[-1].first, until, doubts)
            else:
                pieces.append(StandPiece(first, until, doubts))
        found.append(StandSpan(number, stand, since, last, tuple(pieces)))
    return tuple(found)


def visit_marks(visits: Iterable[VisitFact], on: date) -> list[Mark]:
    """Return every held visit up to ``on`` as a contact moment, the first one and every verkenningsgesprek as flags."""
    held = sorted((each for each in visits if each.held and each.day <= on), key=lambda each: (each.day, each.id))
    marks = [Mark(MarkKind.CONTACT, each.day, each.id) for each in held]
    marks += [Mark(MarkKind.FIRST_CONTACT, each.day, each.id) for each in held[:1]]
    marks += [Mark(MarkKind.NEEDS_TALK, each.day, each.id) for each in held if each.kind is VisitKind.NEEDS_TALK]
    return marks


def signal_marks(signals: Iterable[SignalFact], on: date) -> list[Mark]:
    """Return every signal up to ``on``."""
    return [
        Mark(MarkKind.BUILDING if each.building else MarkKind.STRAINING, each.day, each.id)
        for each in signals
        if each.day <= on
    ]


def activity_marks(activities: Iterable[ActivityFact], on: date) -> list[Mark]:
    """Return the first thing we did at the school."""
    begun = sorted((each.starts_on, each.id) for each in activities if each.starts_on <= on)
    return [Mark(MarkKind.FIRST_ACTIVITY, day, number) for day, number in begun[:1]]


def agreement_marks(agreements: Iterable[AgreementFact], until: date) -> list[Mark]:
    """Return begin and end of every signed covenant up to ``until``, which may lie ahead: an end is known before."""
    signed = [
        each for each in agreements if each.kind is AgreementKind.COVENANT and each.status is not AgreementStatus.DRAFT
    ]
    marks = [Mark(MarkKind.COVENANT_STARTED, each.starts_on, each.id) for each in signed if each.starts_on is not None]
    marks += [Mark(MarkKind.COVENANT_ENDED, each.ends_on, each.id) for each in signed if each.ends_on is not None]
    return [mark for mark in marks if mark.day <= until]


def spell_marks(spells: Iterable[Spell], came: MarkKind, left: MarkKind, on: date) -> list[Mark]:
    """Return who came and who left up to ``on``; the last day of a spell still belongs to it."""
    marks = []
    for spell in spells:
        if spell.starts_on is not None and spell.starts_on <= on:
            marks.append(Mark(came, spell.starts_on, spell.id))
        if spell.ends_on is not None and spell.ends_on < on:
            marks.append(Mark(left, spell.ends_on, spell.id))
    return marks


def survey_marks(surveys: Iterable[SurveyFact], on: date) -> list[Mark]:
    """Return every peiling up to ``on``, of us and of the school apart."""
    kinds = {SurveySide.US: MarkKind.SURVEY_US, SurveySide.SCHOOL: MarkKind.SURVEY_SCHOOL}
    return [Mark(kinds[each.side], each.day, each.id) for each in surveys if each.day <= on]


_MAY_LIE_BEFORE = frozenset(
    {
        MarkKind.KEY_CONTACT_CAME,
        MarkKind.KEY_CONTACT_LEFT,
        MarkKind.FACE_CAME,
        MarkKind.FACE_LEFT,
        MarkKind.COVENANT_STARTED,
        MarkKind.COVENANT_ENDED,
    }
)
"""Who was there and what was agreed long before our first contact does not make the axis longer."""


def years_on_axis(days: Iterable[date], on: date) -> tuple[SchoolYear, ...]:
    """Return the school years from the first of these days up to the year of ``on``, the latest twelve at most."""
    return school_years(min((*days, on)), on)[-MOST_YEARS:]


def put_together(
    *,
    on: date,
    ambition: Phase | None,
    phases: tuple[PhaseSpan, ...],
    stands: tuple[StandSpan, ...],
    marks: Iterable[Mark],
    free: Iterable[Period],
) -> Growth:
    """Return the whole description: the axis as long as our work at the school, and on it all that lies within.

    The axis begins with the first phase, stand, visit, signal or peiling; who was there already, or what was agreed
    before, does not make it longer and is left out.
    """
    marks = list(marks)
    days = [*(span.first for span in phases), *(span.first for span in stands)]
    days += [mark.day for mark in marks if mark.kind not in _MAY_LIE_BEFORE]
    years = years_on_axis((day for day in days if day <= on), on)
    axis = Period(years[0].first, years[-1].last)
    within = [mark for mark in marks if mark.day in axis]
    return Growth(
        on=on,
        years=years,
        holidays=tuple(
            Period(max(each.first, axis.first), min(each.last, axis.last))
            for each in sorted(free)
            if each.days >= HOLIDAY_DAYS and each.last >= axis.first and each.first <= axis.last
        ),
        ambition=ambition,
        phases=phases,
        stands=stands,
        marks=tuple(sorted(within, key=_by_day)),
        earlier=sum(mark.day < axis.first and mark.kind not in _MAY_LIE_BEFORE for mark in marks),
    )


def _by_day(mark: Mark) -> tuple[date, int, int]:
    return mark.day, _ORDER[mark.kind], mark.id
