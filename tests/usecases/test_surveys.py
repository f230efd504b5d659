"""A peiling is noted, changed and deleted; what can't be is refused with a sentence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from netwerkkaart.domain.errors import NotFoundError, RefusedError
from netwerkkaart.domain.surveys import SurveyAnswer, SurveySide, SurveyStatement
from netwerkkaart.queries.surveys import SurveyRow, school_surveys
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.surveys import SurveyDraft, delete_survey, edit_survey, log_survey
from netwerkkaart.usecases.workers import WorkerDraft, add_worker, delete_worker
from tests.dump import dump
from tests.town import TODAY, Town

ONE, TWO, SIX = SurveyStatement.PROMISES_KEPT, SurveyStatement.SAME_GOAL, SurveyStatement.EXTRA_FOR_EACH_OTHER
A = SurveyAnswer


def draft(town: Town, **other: object) -> SurveyDraft:
    made = SurveyDraft(town.lyceum, SurveySide.US, TODAY, {ONE: A.REASONABLY, SIX: A.DO_NOT_KNOW}, town.bilal)
    return replace(made, **other)  # type: ignore[arg-type]


def read(store: Store, school_id: int, until: date = TODAY) -> tuple[SurveyRow, ...]:
    with store.read() as connection:
        return school_surveys(connection, school_id, until=until)


def test_it_is_read_as_it_was_filled_in(store: Store, town: Town) -> None:
    number = log_survey(store, draft(town), today=TODAY)
    (row,) = read(store, town.lyceum)
    assert (row.id, row.side, row.day, row.set_by) == (number, SurveySide.US, TODAY, "Bilal Oukili")
    assert row.answers == {ONE: A.REASONABLY, SIX: A.DO_NOT_KNOW}
    assert read(store, town.kribbe) == ()
    assert read(store, town.lyceum, TODAY - timedelta(days=1)) == ()


def test_both_sides_on_one_day_stand_in_order(store: Store, town: Town) -> None:
    log_survey(store, draft(town, side=SurveySide.SCHOOL), today=TODAY)
    log_survey(store, draft(town), today=TODAY)
    log_survey(store, draft(town, day=date(2026, 3, 2)), today=TODAY)
    assert [(row.day, row.side) for row in read(store, town.lyceum)] == [
        (date(2026, 3, 2), SurveySide.US),
        (TODAY, SurveySide.US),
        (TODAY, SurveySide.SCHOOL),
    ]


def test_changing_touches_only_what_differs_and_is_one_step(store: Store, town: Town) -> None:
    number = log_survey(store, draft(town), today=TODAY)
    before = dump(store)
    edit_survey(store, number, draft(town, answers={ONE: A.FULLY, TWO: A.A_LITTLE}), today=TODAY)
    assert read(store, town.lyceum)[0].answers == {ONE: A.FULLY, TWO: A.A_LITTLE}
    assert store.undo_label == "Peiling gewijzigd"
    store.undo()
    assert dump(store) == before
    steps = len(store.history())
    edit_survey(store, number, draft(town), today=TODAY)
    assert len(store.history()) == steps  # nothing changed, so no step


def test_deleting_takes_the_answers_along_and_undo_brings_them_back(store: Store, town: Town) -> None:
    number = log_survey(store, draft(town), today=TODAY)
    delete_survey(store, number)
    assert read(store, town.lyceum) == ()
    store.undo()
    assert read(store, town.lyceum)[0].answers == {ONE: A.REASONABLY, SIX: A.DO_NOT_KNOW}


def test_who_filled_one_in_is_not_deleted_as_a_slip(store: Store, town: Town) -> None:
    lotte = add_worker(store, WorkerDraft("Lotte Brandsema"))
    log_survey(store, draft(town, worker_id=lotte), today=TODAY)
    with pytest.raises(RefusedError, match="Vul een einddatum in"):
        delete_worker(store, lotte)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"answers": {}}, "Beantwoord minstens één stelling"),
        ({"day": TODAY + timedelta(days=1)}, "moet nog komen"),
        ({"day": date(26, 11, 23)}, "kan niet kloppen"),
    ],
)
def test_what_can_not_be_is_refused(store: Store, town: Town, other: dict[str, object], said: str) -> None:
    number = log_survey(store, draft(town), today=TODAY)
    before = dump(store)
    with pytest.raises(RefusedError, match=said):
        log_survey(store, draft(town, **other), today=TODAY)
    with pytest.raises(RefusedError, match=said):
        edit_survey(store, number, draft(town, **other), today=TODAY)
    assert dump(store) == before


def test_a_side_has_one_a_day(store: Store, town: Town) -> None:
    log_survey(store, draft(town), today=TODAY)
    other = log_survey(store, draft(town, day=date(2026, 3, 2)), today=TODAY)
    with pytest.raises(RefusedError, match="Van ons is er op die dag al een peiling"):
        log_survey(store, draft(town), today=TODAY)
    with pytest.raises(RefusedError, match="Van ons"):
        edit_survey(store, other, draft(town), today=TODAY)
    log_survey(store, draft(town, side=SurveySide.SCHOOL), today=TODAY)
    with pytest.raises(RefusedError, match="Van de school"):
        log_survey(store, draft(town, side=SurveySide.SCHOOL), today=TODAY)


def test_what_is_gone_says_so(store: Store, town: Town) -> None:
    with pytest.raises(NotFoundError, match="Deze peiling bestaat niet meer"):
        edit_survey(store, 404, draft(town), today=TODAY)
    with pytest.raises(NotFoundError, match="Deze school bestaat niet meer"):
        log_survey(store, draft(town, school_id=404), today=TODAY)
