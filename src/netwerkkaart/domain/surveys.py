"""The *peiling*: six statements on working together, half-yearly, by us and, if it wants, by the school.

After the dimensions of trust of PARTNER (reliability, mission, openness) and Bryk & Schneider 2002 (respect,
competence, regard). There is no total: the statements stand apart, and a difference between the two sides is a topic.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from netwerkkaart.domain.years import add_months


class SurveySide(StrEnum):
    """Who filled it in."""

    US = "us"
    SCHOOL = "school"


class SurveyStatement(StrEnum):
    """One of the six statements, in their order on the form."""

    PROMISES_KEPT = "promises_kept"
    SAME_GOAL = "same_goal"
    HARD_THINGS_DISCUSSED = "hard_things_discussed"
    ROLES_RESPECTED = "roles_respected"
    SKILL_TRUSTED = "skill_trusted"
    EXTRA_FOR_EACH_OTHER = "extra_for_each_other"


class SurveyAnswer(StrEnum):
    """One of the answers; *weet ik niet* is an answer, no answer at all is a gap."""

    NOT_AT_ALL = "not_at_all"
    A_LITTLE = "a_little"
    REASONABLY = "reasonably"
    FULLY = "fully"
    DO_NOT_KNOW = "do_not_know"


SCALE: Final = (SurveyAnswer.NOT_AT_ALL, SurveyAnswer.A_LITTLE, SurveyAnswer.REASONABLY, SurveyAnswer.FULLY)
"""The answers that can be laid beside each other, from weakest to strongest; *weet ik niet* is none of them."""

HALF_YEAR_MONTHS: Final = 6
"""How often we fill it in ourselves, and how far apart ours and the school's may lie to be compared."""


@dataclass(frozen=True)
class SurveyFact:
    """What the rules need to know of a peiling; a statement that is not in ``answers`` was left open."""

    id: int
    side: SurveySide
    day: date
    answers: Mapping[SurveyStatement, SurveyAnswer]


@dataclass(frozen=True)
class Comparison:
    """The last peiling of each side, and the statements that they answered differently: a topic for the talk."""

    us: SurveyFact
    school: SurveyFact
    topics: tuple[SurveyStatement, ...]


def place_on_scale(answer: SurveyAnswer | None) -> int | None:
    """Return where an answer lies on the scale, 0 to 3; ``None`` for *weet ik niet* and for no answer."""
    return SCALE.index(answer) if answer in SCALE else None


def last_survey(surveys: Iterable[SurveyFact], side: SurveySide, today: date) -> SurveyFact | None:
    """Return the last peiling of a side up to and including today."""
    held = (each for each in surveys if each.side is side and each.day <= today)
    return max(held, key=lambda each: (each.day, each.id), default=None)


def survey_due(last: date | None, today: date) -> bool:
    """Tell whether it is time for a peiling of ours: the last one is more than half a year old, or there is none."""
    return last is None or today > add_months(last, HALF_YEAR_MONTHS)


def compare(surveys: Collection[SurveyFact], today: date) -> Comparison | None:
    """Lay the last peiling of each side beside each other, where they lie at most half a year apart.

    A statement is a topic when both sides chose an answer of the scale, and not the same one; which of the two is
    right, or by how much they differ, is not for the program to say.
    """
    us, school = (last_survey(surveys, side, today) for side in (SurveySide.US, SurveySide.SCHOOL))
    if us is None or school is None:
        return None
    first, later = sorted((us.day, school.day))
    if later > add_months(first, HALF_YEAR_MONTHS):
        return None
    ours, theirs = us.answers, school.answers
    topics = (
        each
        for each in SurveyStatement
        if ours.get(each) in SCALE and theirs.get(each) in SCALE and ours[each] is not theirs[each]
    )
    return Comparison(us, school, tuple(topics))
