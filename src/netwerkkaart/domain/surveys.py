"""The *peiling*: six statements on working together, half-yearly, by us and, if it wants, by the school.

After the dimensions of trust of PARTNER (reliability, mission, openness) and Bryk & Schneider 2002 (respect,
competence, regard). There is no total: the statements stand apart, and a difference between the two sides is a topic.
"""

from enum import StrEnum


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
