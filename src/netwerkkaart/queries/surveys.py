"""The peilingen of a school, each with its answers."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from netwerkkaart.domain.surveys import SurveyAnswer, SurveyFact, SurveySide, SurveyStatement
from netwerkkaart.store import tables as t


@dataclass(frozen=True)
class SurveyRow(SurveyFact):
    """A peiling, and who of us filled it in or brought it in."""

    set_by_id: int | None
    set_by: str


def school_surveys(connection: Connection, school_id: int, *, until: date) -> tuple[SurveyRow, ...]:
    """Return the peilingen of a school up to and including a day, oldest first; one statement."""
    held, one = t.survey.c, t.survey_answer.c
    rows = connection.execute(
        select(held.id, held.side, held.day, held.set_by_id, t.worker.c.name, one.statement, one.answer)
        .outerjoin(t.survey_answer, one.survey_id == held.id)
        .outerjoin(t.worker, t.worker.c.id == held.set_by_id)
        .where(held.school_id == school_id, held.day <= until)
        .order_by(held.day, held.side.desc(), held.id)
    )
    heads: dict[int, tuple[SurveySide, date, int | None, str]] = {}
    answers: dict[int, dict[SurveyStatement, SurveyAnswer]] = {}
    for number, side, day, set_by_id, name, statement, answer in rows:
        heads[number] = (side, day, set_by_id, name or "")
        said = answers.setdefault(number, {})
        if statement is not None:
            said[statement] = answer
    return tuple(SurveyRow(number, *head[:2], answers[number], *head[2:]) for number, head in heads.items())
