"""The growth of a school as spans and marks: every edge of a day, and nothing of later."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.facts import ActivityFact, AgreementFact, SignalFact, VisitFact
from netwerkkaart.domain.growth import (
    FLAGS,
    MOST_YEARS,
    RECORDS,
    Mark,
    MarkKind,
    Spell,
    StandPiece,
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
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.surveys import SurveyFact, SurveySide
from netwerkkaart.domain.trust import Doubt, SignalKind, TrustStand
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.domain.years import SchoolYear

ON = date(2026, 11, 23)
D = timedelta(days=1)
M = MarkKind


def growth(**other: object):  # type: ignore[no-untyped-def]
    given_: dict[str, object] = {
        "on": ON,
        "ambition": None,
        "phases": (),
        "stands": (),
        "marks": (),
        "free": (),
    }
    return put_together(**(given_ | other))  # type: ignore[arg-type]


# --- phases


def test_a_phase_lasts_until_the_day_before_the_next_and_the_last_one_until_today() -> None:
    steps = [
        (1, date(2025, 1, 7), Phase.FIRST_CONTACT),
        (2, date(2026, 3, 1), Phase.FIRST_ACTIVITY),
        (3, date(2026, 9, 22), Phase.EXPLORING),
        (4, ON + D, Phase.PARTNER),
    ]
    spans = phase_spans(steps, ON)
    assert [(span.first, span.last, span.back) for span in spans] == [
        (date(2025, 1, 7), date(2026, 2, 28), False),
        (date(2026, 3, 1), date(2026, 9, 21), False),
        (date(2026, 9, 22), ON, True),
    ]
    assert phase_spans(steps, date(2025, 1, 6)) == ()


def test_the_same_phase_again_is_no_step_back() -> None:
    spans = phase_spans([(1, date(2025, 1, 7), Phase.EXPLORING), (2, date(2026, 1, 7), Phase.EXPLORING)], ON)
    assert [span.back for span in spans] == [False, False]


# --- stands


def doubtful_from(*starts: date):  # type: ignore[no-untyped-def]
    """Return a rule that doubts from these days on, and one that says on which days it may change."""

    def doubts(_number: int, day: date) -> tuple[Doubt, ...]:
        return tuple(doubt for doubt, start in zip(Doubt, starts, strict=False) if day >= start)

    return doubts


def test_a_stand_falls_into_pieces_of_certainty() -> None:
    since = date(2025, 9, 1)
    changed, aged = date(2026, 7, 4), date(2026, 9, 2)
    (span,) = stand_spans([(1, since, TrustStand.GROUNDED)], ON, [changed, aged], doubtful_from(aged, changed))
    assert span.pieces == (
        StandPiece(since, changed - D, ()),
        StandPiece(changed, aged - D, (Doubt.KEY_CONTACT_LEFT,)),
        StandPiece(aged, ON, (Doubt.OLD, Doubt.KEY_CONTACT_LEFT)),
    )


def test_a_day_on_which_nothing_changes_makes_no_piece() -> None:
    since = date(2025, 9, 1)
    days = [date(2025, 10, 1), date(2025, 10, 1), date(2024, 1, 1), ON + D]
    (span,) = stand_spans([(1, since, TrustStand.EMERGING)], ON, days, doubtful_from())
    assert span.pieces == (StandPiece(since, ON, ()),)


def test_a_new_stand_is_certain_again() -> None:
    first, second = date(2025, 1, 1), date(2026, 6, 1)

    def doubts(number: int, day: date) -> tuple[Doubt, ...]:
        return (Doubt.OLD,) if number == 1 and day > date(2026, 1, 1) else ()

    old, new = stand_spans(
        [(1, first, TrustStand.EMERGING), (2, second, TrustStand.EMERGING)], ON, [date(2026, 1, 2)], doubts
    )
    assert [piece.doubts for piece in old.pieces] == [(), (Doubt.OLD,)]
    assert (old.last, new.first) == (second - D, second)
    assert new.pieces == (StandPiece(second, ON, ()),)


days = st.dates(date(2024, 8, 1), date(2027, 7, 31))


@given(st.lists(st.tuples(days, st.sampled_from(TrustStand)), max_size=5, unique_by=lambda one: one[0]), st.lists(days))
def test_every_day_of_a_stand_says_what_the_rule_says_on_that_day(
    stands: list[tuple[date, TrustStand]], changes: list[date]
) -> None:
    def doubts(number: int, day: date) -> tuple[Doubt, ...]:
        passed = sum(change <= day for change in changes)
        return (list(Doubt)[(passed + number) % len(Doubt)],) if passed else ()

    steps = [(number, day, stand) for number, (day, stand) in enumerate(sorted(stands, key=lambda one: one[0]), 1)]
    spans = stand_spans(steps, ON, changes, doubts)
    for span in spans:
        assert span.pieces[0].first == span.first
        assert span.pieces[-1].last == span.last
        for piece, after in pairwise(span.pieces):
            assert after.first == piece.last + D
            assert after.doubts != piece.doubts
        for piece in span.pieces:
            for day in (piece.first, piece.last):
                assert piece.doubts == doubts(span.id, day)
    for span, following in pairwise(spans):
        assert following.first == span.last + D
    assert all(span.last <= ON for span in spans)


# --- marks


def test_only_held_visits_are_contact_and_the_first_is_a_flag() -> None:
    visits = [
        VisitFact(4, date(2026, 9, 1), VisitKind.NEEDS_TALK),
        VisitFact(1, date(2025, 9, 1), status=VisitStatus.CANCELLED_BY_SCHOOL),
        VisitFact(3, date(2025, 9, 3)),
        VisitFact(2, date(2025, 9, 3)),
        VisitFact(5, ON + D),
        VisitFact(6, ON, VisitKind.NEEDS_TALK, VisitStatus.PLANNED),
    ]
    marks = visit_marks(visits, ON)
    assert [mark.id for mark in marks if mark.kind is M.CONTACT] == [2, 3, 4]
    assert [mark for mark in marks if mark.kind is M.FIRST_CONTACT] == [Mark(M.FIRST_CONTACT, date(2025, 9, 3), 2)]
    assert [mark.id for mark in marks if mark.kind is M.NEEDS_TALK] == [4]


def test_signals_point_up_or_down_and_later_ones_are_not_there() -> None:
    signals = [
        SignalFact(1, 1, ON, SignalKind.CONTACTED_US),
        SignalFact(2, 1, ON, SignalKind.KEPT_US_AWAY),
        SignalFact(3, 1, ON + D, SignalKind.CONTACTED_US),
    ]
    assert signal_marks(signals, ON) == [Mark(M.BUILDING, ON, 1), Mark(M.STRAINING, ON, 2)]


def test_the_first_activity_is_the_one_that_began_first() -> None:
    activities = [ActivityFact(1, date(2026, 3, 1)), ActivityFact(2, date(2025, 3, 1)), ActivityFact(3, ON + D)]
    assert activity_marks(activities, ON) == [Mark(M.FIRST_ACTIVITY, date(2025, 3, 1), 2)]
    assert activity_marks(activities[2:], ON) == []


@pytest.mark.parametrize(
    ("kind", "status", "shown"),
    [
        (AgreementKind.COVENANT, AgreementStatus.ACTIVE, True),
        (AgreementKind.COVENANT, AgreementStatus.ENDED, True),
        (AgreementKind.COVENANT, AgreementStatus.DRAFT, False),
        (AgreementKind.INFORMATION_SHARING, AgreementStatus.ACTIVE, False),
    ],
)
def test_only_a_signed_covenant_has_flags(kind: AgreementKind, status: AgreementStatus, shown: bool) -> None:
    fact = AgreementFact(1, kind, status, date(2025, 1, 1), date(2026, 12, 31))
    marks = agreement_marks([fact], date(2027, 7, 31))
    assert [mark.kind for mark in marks] == ([M.COVENANT_STARTED, M.COVENANT_ENDED] if shown else [])


def test_the_end_of_a_covenant_is_known_ahead_but_not_beyond_the_axis() -> None:
    fact = AgreementFact(1, AgreementKind.COVENANT, starts_on=None, ends_on=date(2026, 12, 31))
    assert [mark.day for mark in agreement_marks([fact], date(2026, 12, 31))] == [date(2026, 12, 31)]
    assert agreement_marks([fact], date(2026, 12, 30)) == []


@pytest.mark.parametrize(
    ("starts", "ends", "kinds"),
    [
        (date(2025, 1, 1), None, [M.FACE_CAME]),
        (None, date(2026, 11, 22), [M.FACE_LEFT]),
        (None, ON, []),  # the last day still belongs to it
        (ON, ON + D, [M.FACE_CAME]),
        (ON + D, None, []),
        (None, None, []),
    ],
)
def test_who_came_and_who_went(starts: date | None, ends: date | None, kinds: list[MarkKind]) -> None:
    marks = spell_marks([Spell(7, starts, ends)], M.FACE_CAME, M.FACE_LEFT, ON)
    assert [mark.kind for mark in marks] == kinds
    assert {mark.id for mark in marks} <= {7}


def test_a_peiling_is_of_us_or_of_the_school() -> None:
    surveys = [
        SurveyFact(1, SurveySide.US, ON, {}),
        SurveyFact(2, SurveySide.SCHOOL, ON, {}),
        SurveyFact(3, SurveySide.US, ON + D, {}),
    ]
    assert survey_marks(surveys, ON) == [Mark(M.SURVEY_US, ON, 1), Mark(M.SURVEY_SCHOOL, ON, 2)]


# --- all together


def test_nothing_at_all_is_this_school_year_and_empty() -> None:
    found = growth()
    assert found.years == (SchoolYear(2026),)
    assert found.is_empty()
    assert found.every_mark() == ()


def test_the_axis_begins_in_the_school_year_of_the_first_thing_we_did() -> None:
    assert growth(marks=[Mark(M.CONTACT, date(2025, 7, 31), 1)]).years[0] == SchoolYear(2024)
    assert growth(marks=[Mark(M.CONTACT, date(2025, 8, 1), 1)]).years[0] == SchoolYear(2025)
    assert growth(phases=phase_spans([(1, date(2024, 1, 1), Phase.EXPLORING)], ON)).years[0] == SchoolYear(2023)


def test_who_was_there_already_makes_the_axis_no_longer() -> None:
    marks = [Mark(M.KEY_CONTACT_CAME, date(2010, 8, 1), 1), Mark(M.CONTACT, date(2025, 9, 1), 2)]
    found = growth(marks=marks)
    assert found.years == (SchoolYear(2025), SchoolYear(2026))
    assert found.marks == (marks[1],)
    assert found.earlier == 0


def test_a_long_log_shows_the_latest_years_and_says_that_there_was_more() -> None:
    marks = [Mark(M.CONTACT, date(year, 9, 1), year) for year in range(2010, 2027)]
    found = growth(marks=marks)
    assert len(found.years) == MOST_YEARS
    assert found.years[-1] == SchoolYear(2026)
    assert found.earlier == 17 - MOST_YEARS
    assert found.marks[0].day == date(2015, 9, 1)


def test_holidays_are_cut_to_the_axis_and_single_days_left_out() -> None:
    free = [
        Period(date(2026, 7, 11), date(2026, 8, 23)),
        Period(date(2026, 10, 8), date(2026, 10, 8)),
        Period(date(2026, 10, 17), date(2026, 10, 25)),
        Period(date(2027, 7, 24), date(2027, 9, 5)),
        Period(date(2028, 7, 24), date(2028, 9, 5)),
    ]
    assert growth(free=free).holidays == (
        Period(date(2026, 8, 1), date(2026, 8, 23)),
        Period(date(2026, 10, 17), date(2026, 10, 25)),
        Period(date(2027, 7, 24), date(2027, 7, 31)),
    )


def test_what_may_not_be_seen_is_not_there() -> None:
    marks = [Mark(M.CONTACT, ON, 1), Mark(M.BUILDING, ON, 2), Mark(M.SURVEY_US, ON, 3)]
    stands = stand_spans([(9, date(2026, 9, 1), TrustStand.ABSENT)], ON, [], doubtful_from())
    found = growth(marks=marks, stands=stands)
    assert [mark.kind for mark in found.every_mark()] == [M.STAND, M.SURVEY_US, M.BUILDING, M.CONTACT]
    seen = found.without({M.STAND, M.BUILDING})
    assert seen.stands is None
    assert [mark.kind for mark in seen.every_mark()] == [M.SURVEY_US, M.CONTACT]


marks = st.builds(Mark, st.sampled_from(sorted(M)), st.dates(date(2009, 1, 1), date(2027, 7, 31)), st.integers(1, 50))


@given(st.lists(marks, max_size=30), st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_nothing_and_nothing_is_lost(some: list[Mark], rng: Random) -> None:
    found = growth(marks=some)
    assert growth(marks=rng.sample(some, len(some))) == found
    assert all(mark.day in found.axis for mark in found.marks)
    assert sorted(map(repr, found.marks)) == sorted(repr(mark) for mark in some if mark.day in found.axis)


def test_every_kind_of_mark_leads_to_a_kind_of_record() -> None:
    assert set(RECORDS) == set(M)
    assert {RECORDS[kind] for kind in FLAGS} == {
        Kind.VISIT,
        Kind.ACTIVITY,
        Kind.AGREEMENT,
        Kind.CONTACT,
        Kind.ASSIGNMENT,
        Kind.SURVEY,
    }
    assert FLAGS.isdisjoint({M.PHASE, M.STAND, M.BUILDING, M.STRAINING, M.CONTACT})
