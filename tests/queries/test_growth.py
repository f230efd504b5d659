"""The growth of a school from its record: the same days, the same doubts, in two statements more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from netwerkkaart.domain.growth import FLAGS, MarkKind
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.surveys import SurveyAnswer, SurveySide, SurveyStatement
from netwerkkaart.domain.trust import Doubt, TrustStand
from netwerkkaart.queries.dossier import dossier
from netwerkkaart.queries.dossier_rows import Dossier
from netwerkkaart.queries.growth import key_rows
from netwerkkaart.store import tables as t
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import end_position
from netwerkkaart.usecases.surveys import SurveyDraft, log_survey
from tests.town import TODAY, Town

M = MarkKind


@pytest.fixture(scope="module")
def story(example_file: Path) -> Iterator[Store]:
    """Return the example, open for reading."""
    with open_for_reading(example_file) as opened:
        yield opened


def read(store: Store, school_id: int, today: date = TODAY) -> Dossier:
    with store.read() as connection:
        return dossier(connection, school_id, today=today)


def told(store: Store, code: str, today: date = TODAY) -> Dossier:
    with store.read() as connection:
        school_id = connection.execute(select(t.school.c.id).where(t.school.c.code == code)).scalar_one()
    return read(store, school_id, today)


def test_the_town_has_its_marks(store: Store, town: Town) -> None:
    growth = read(store, town.lyceum).growth
    flags = [(mark.kind, mark.day) for mark in growth.marks if mark.kind in FLAGS]
    assert flags == [
        (M.FIRST_CONTACT, date(2025, 10, 7)),
        (M.COVENANT_STARTED, date(2026, 1, 1)),
        (M.NEEDS_TALK, date(2026, 3, 10)),
        (M.COVENANT_ENDED, date(2026, 12, 31)),
    ]
    assert [(span.phase, span.first) for span in growth.phases] == [
        (Phase.FIRST_CONTACT, date(2025, 10, 7)),
        (Phase.EXPLORING, date(2026, 3, 10)),
    ]
    assert [mark.kind for mark in growth.marks if mark.day == date(2026, 3, 10)].count(M.BUILDING) == 2
    assert read(store, town.kribbe).growth.is_empty()


def test_a_peiling_and_a_key_contact_who_leaves_are_flags(store: Store, town: Town) -> None:
    answers = {SurveyStatement.SAME_GOAL: SurveyAnswer.FULLY}
    survey = log_survey(store, SurveyDraft(town.lyceum, SurveySide.SCHOOL, date(2026, 9, 1), answers), today=TODAY)
    with store.read() as connection:
        (key,) = key_rows(connection, town.lyceum)
        assert key_rows(connection, town.kribbe) == ()
    assert (key.contact_id, key.name, key.starts_on) == (town.anna, "Anna van den Berg", date(2024, 8, 26))
    end_position(store, key.position_id, date(2026, 10, 2))
    found = read(store, town.lyceum)
    late = [(mark.kind, mark.day, mark.id) for mark in found.growth.marks if mark.day > date(2026, 8, 1)]
    assert late[:2] == [
        (M.SURVEY_SCHOOL, date(2026, 9, 1), survey),
        (M.KEY_CONTACT_LEFT, date(2026, 10, 2), town.anna),
    ]
    assert found.growth.stands is not None
    (span,) = found.growth.stands
    assert [(piece.last, piece.doubts) for piece in span.pieces] == [
        (date(2026, 10, 2), ()),
        (TODAY, (Doubt.KEY_CONTACT_LEFT,)),
    ]


def test_the_last_day_of_the_band_doubts_what_the_dossier_doubts(story: Store) -> None:
    with story.read() as connection:
        schools = list(connection.execute(select(t.school.c.id)).scalars())
    seen = set()
    for school_id in schools:
        for today in (date(2025, 6, 1), date(2026, 7, 4), TODAY, date(2027, 6, 30), date(2028, 3, 1)):
            found = read(story, school_id, today)
            stands = found.growth.stands
            assert bool(stands) is (found.record.stand is not None)
            if stands:
                assert stands[-1].id == (found.record.stand.id if found.record.stand else None)
                assert stands[-1].pieces[-1].doubts == found.record.doubts
                seen |= set(found.record.doubts)
    assert seen == set(Doubt)


def test_raamveld_leans_on_one_who_leaves_and_goes_a_step_back(story: Store) -> None:
    growth = told(story, "99AB01").growth
    assert [(span.phase, span.back) for span in growth.phases] == [
        (Phase.FIRST_ACTIVITY, False),
        (Phase.EXPLORING, True),
    ]
    assert [mark.day for mark in growth.marks if mark.kind is M.KEY_CONTACT_LEFT] == [date(2026, 7, 3)]
    assert growth.stands is not None
    grounded = growth.stands[1]
    assert grounded.stand is TrustStand.GROUNDED
    assert grounded.pieces[-1].first == date(2026, 7, 4)
    assert grounded.pieces[-1].doubts == (Doubt.KEY_CONTACT_LEFT,)


def test_de_kribbe_is_white(story: Store) -> None:
    growth = told(story, "99AH00").growth
    assert not growth.marks
    assert growth.stands == ()


def test_on_a_past_date_nothing_of_later_is_there(story: Store) -> None:
    then = date(2025, 12, 1)
    growth = told(story, "99AB00", then).growth
    ahead = {M.COVENANT_STARTED, M.COVENANT_ENDED}
    assert all(mark.day <= then for mark in growth.every_mark() if mark.kind not in ahead)
    assert growth.phases[-1].last == then
    whole = told(story, "99AB00").growth
    assert {mark for mark in whole.every_mark() if mark.day <= then} >= set(growth.every_mark())


def test_growth_is_of_the_record_alone(story: Store) -> None:
    found = told(story, "99AB02")
    assert replace(found).growth == found.growth
