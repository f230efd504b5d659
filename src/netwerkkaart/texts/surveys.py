"""The peiling in words: how much of it was answered, and each answer with its day and side."""

from netwerkkaart.domain.surveys import SurveyFact, SurveyStatement
from netwerkkaart.texts import _
from netwerkkaart.texts.dates import short_day
from netwerkkaart.texts.words import word


def survey_words(survey: SurveyFact, set_by: str) -> str:
    """Return ``5 van 6 stellingen beantwoord · door Bilal Oukili``; ``set_by`` may be empty."""
    answered = _("{number} van {all} stellingen beantwoord").format(
        number=len(survey.answers), all=len(SurveyStatement)
    )
    by = _("door {name}").format(name=set_by) if set_by else ""
    return " · ".join(part for part in (answered, by) if part)


def answer_word(survey: SurveyFact, statement: SurveyStatement) -> str:
    """Return what was answered to a statement: ``redelijk``, or ``niet beantwoord``."""
    answer = survey.answers.get(statement)
    return word(answer) if answer is not None else _("niet beantwoord")


def answer_words(survey: SurveyFact, statement: SurveyStatement) -> str:
    """Return ``14 okt 2025 · wij: redelijk``."""
    return f"{short_day(survey.day)} · {word(survey.side)}: {answer_word(survey, statement)}"
