"""How a school stands with us over time: phases, trust states, surveys, theme statuses, goals, agreements."""

from sqlalchemy import Column, Index, UniqueConstraint

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.surveys import SurveyAnswer, SurveySide, SurveyStatement
from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.domain.trust import StandOrigin, TrustStand
from netwerkkaart.store.columns import (
    Slug,
    day,
    identity,
    in_order,
    line,
    loosely,
    number,
    owned_by,
    refers_to,
    required_line,
    slug,
    step,
)
from netwerkkaart.store.tables.base import part_of, thing

phase = thing(
    "phase",
    Kind.PHASE,
    identity(),
    owned_by("school"),
    step("phase", Phase, required=True),
    day("since", required=True),
    line("reason"),
    slug("back_because", StepBackReason),
    loosely("worker", name="set_by_id"),
    UniqueConstraint("school_id", "since"),
)

trust_state = thing(
    "trust_state",
    Kind.TRUST_STATE,
    identity(),
    owned_by("school"),
    slug("stand", TrustStand, required=True),
    day("since", required=True),
    line("reason"),
    slug("origin", StandOrigin, required=True, default=StandOrigin.OWN),
    loosely("worker", name="set_by_id"),
    UniqueConstraint("school_id", "since"),
)

agreement = thing(
    "agreement",
    Kind.AGREEMENT,
    identity(),
    slug("kind", AgreementKind, required=True),
    required_line("title"),
    slug("status", AgreementStatus, required=True, default=AgreementStatus.ACTIVE),
    day("starts_on"),
    day("ends_on"),
    in_order("starts_on", "ends_on"),
    day("evaluation_on"),
    line("note"),
    Index("ix_agreement_ends_on", "ends_on"),
)

agreement_school = part_of(
    "agreement_school",
    Kind.AGREEMENT,
    "agreement_id",
    owned_by("agreement", key=True),
    refers_to("school", key=True),
    Index("ix_agreement_school_school_id", "school_id"),
)

survey = thing(
    "survey",
    Kind.SURVEY,
    identity(),
    owned_by("school"),
    slug("side", SurveySide, required=True),
    day("day", required=True),
    loosely("worker", name="set_by_id"),  # who of us filled it in, or brought it in; at the school that is not noted
    UniqueConstraint("school_id", "side", "day"),
)

survey_answer = part_of(
    "survey_answer",
    Kind.SURVEY,
    "survey_id",
    owned_by("survey", key=True),
    Column("statement", Slug(SurveyStatement), primary_key=True),
    slug("answer", SurveyAnswer, required=True),
)

theme_status = thing(
    "theme_status",
    Kind.THEME_STATUS,
    identity(),
    owned_by("school"),
    refers_to("theme", required=True),
    slug("status", ThemeStatus, required=True),
    day("since", required=True),
    loosely("worker", name="set_by_id"),
    UniqueConstraint("school_id", "theme_id", "since"),
)

goal = thing(
    "goal",
    Kind.GOAL,
    identity(),
    owned_by("school"),
    number("year", least=1900, required=True),  # in which the school year begins
    required_line("text"),
    number("contact_days", least=1),  # wished in that year, where it is about being seen
    day("met_on"),
    UniqueConstraint("school_id", "year"),
)
