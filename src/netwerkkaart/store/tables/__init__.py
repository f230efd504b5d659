"""The tables, a file per subject; importing this package registers them all on ``metadata``."""

from netwerkkaart.store.tables.base import metadata
from netwerkkaart.store.tables.house import logbook, place, setting
from netwerkkaart.store.tables.log import (
    activity,
    activity_worker,
    promise,
    signal,
    visit,
    visit_contact,
    visit_theme,
    visit_worker,
)
from netwerkkaart.store.tables.partnership import (
    agreement,
    agreement_school,
    goal,
    phase,
    survey,
    survey_answer,
    theme_status,
    trust_state,
)
from netwerkkaart.store.tables.people import (
    assignment,
    contact,
    handover,
    introduction,
    position,
    tie,
    tie_step,
    worker,
)
from netwerkkaart.store.tables.schools import neighbourhood, school, school_day, school_own_edit
from netwerkkaart.store.tables.terms import offer, offer_theme, role, role_fills, role_sector, theme

__all__ = [
    "activity",
    "activity_worker",
    "agreement",
    "agreement_school",
    "assignment",
    "contact",
    "goal",
    "handover",
    "introduction",
    "logbook",
    "metadata",
    "neighbourhood",
    "offer",
    "offer_theme",
    "phase",
    "place",
    "position",
    "promise",
    "role",
    "role_fills",
    "role_sector",
    "school",
    "school_day",
    "school_own_edit",
    "setting",
    "signal",
    "survey",
    "survey_answer",
    "theme",
    "theme_status",
    "tie",
    "tie_step",
    "trust_state",
    "visit",
    "visit_contact",
    "visit_theme",
    "visit_worker",
    "worker",
]
