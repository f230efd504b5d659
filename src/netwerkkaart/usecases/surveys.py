"""The *peiling*: what we, or the school, answered to the six statements on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.surveys import SurveyAnswer, SurveySide, SurveyStatement
from netwerkkaart.store.tables import school, survey, survey_answer
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.rows import add, change, existing


@dataclass(frozen=True)
class SurveyDraft:
    """A peiling as it was filled in; a statement that is not in ``answers`` stays open."""

    school_id: int
    side: SurveySide
    day: date
    answers: Mapping[SurveyStatement, SurveyAnswer]
    worker_id: int | None = None


def log_survey(store: Store, draft: SurveyDraft, *, today: date) -> int:
    """Note a peiling and return its id.

    Raises:
        RefusedError: nothing was answered, its day is still to come, or that side has one on that day.
    """
    _check(draft, today)
    with store.work("Peiling vastgelegd") as tx:
        existing(tx, school, draft.school_id, "Deze school")
        _refuse_a_second(tx, draft, None)
        survey_id = add(tx, survey, _values(draft))
        _put_answers(tx, survey_id, draft.answers)
    return survey_id


def edit_survey(store: Store, survey_id: int, draft: SurveyDraft, *, today: date) -> None:
    """Change a peiling: its day, who filled it in, or the answers.

    Raises:
        RefusedError: nothing was answered, its day is still to come, or that side has another one on that day.
    """
    _check(draft, today)
    with store.work("Peiling gewijzigd") as tx:
        existing(tx, survey, survey_id, "Deze peiling")
        _refuse_a_second(tx, draft, survey_id)
        change(tx, survey, survey_id, _values(draft))
        _put_answers(tx, survey_id, draft.answers)


def delete_survey(store: Store, survey_id: int) -> None:
    """Delete a peiling that was noted by mistake."""
    with store.work("Peiling verwijderd") as tx:
        tx.execute(delete(survey).where(survey.c.id == survey_id))


def _check(draft: SurveyDraft, today: date) -> None:
    if not draft.answers:
        raise RefusedError("Beantwoord minstens één stelling; “weet ik niet” is ook een antwoord.")
    if draft.day > today:
        raise RefusedError("De dag van de peiling moet nog komen. Kies vandaag of een dag die voorbij is.")


def _refuse_a_second(tx: Connection, draft: SurveyDraft, but: int | None) -> None:
    held = survey.c
    same = select(held.id).where(held.school_id == draft.school_id, held.side == draft.side, held.day == draft.day)
    found = tx.execute(same).scalar_one_or_none()
    if found is not None and found != but:
        whose = "ons" if draft.side is SurveySide.US else "de school"
        raise RefusedError(f"Van {whose} is er op die dag al een peiling. Open die, of kies een andere dag.")


def _values(draft: SurveyDraft) -> dict[str, object]:
    return {
        "school_id": draft.school_id,
        "side": draft.side,
        "day": draft.day,
        "set_by_id": draft.worker_id,
    }


def _put_answers(tx: Connection, survey_id: int, answers: Mapping[SurveyStatement, SurveyAnswer]) -> None:
    """Make the answers of a peiling exactly these, touching only what differs."""
    one = survey_answer.c
    held = dict(tx.execute(select(one.statement, one.answer).where(one.survey_id == survey_id)).all())
    gone = held.keys() - answers.keys()
    if gone:
        tx.execute(delete(survey_answer).where(one.survey_id == survey_id, one.statement.in_(gone)))
    for statement, answer in answers.items():
        if statement not in held:
            values = {"survey_id": survey_id, "statement": statement, "answer": answer}
            tx.execute(insert(survey_answer).values(**values))
        elif held[statement] is not answer:
            mine = update(survey_answer).where(one.survey_id == survey_id, one.statement == statement)
            tx.execute(mine.values(answer=answer))
