"""What a committed step touched: which kinds of thing and which ids, never how."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """A kind of thing the user knows; link tables count as a change of their owner."""

    SCHOOL = "school"
    NEIGHBOURHOOD = "neighbourhood"
    WORKER = "worker"
    ASSIGNMENT = "assignment"
    ROLE = "role"
    CONTACT = "contact"
    POSITION = "position"
    TIE = "tie"
    INTRODUCTION = "introduction"
    VISIT = "visit"
    SIGNAL = "signal"
    PROMISE = "promise"
    THEME = "theme"
    OFFER = "offer"
    ACTIVITY = "activity"
    TRUST_STATE = "trust_state"
    PHASE = "phase"
    AGREEMENT = "agreement"
    SURVEY = "survey"
    THEME_STATUS = "theme_status"
    GOAL = "goal"
    HANDOVER = "handover"
    SETTING = "setting"
    PLACE = "place"


class Turn(StrEnum):
    """Whether a step was done, undone or done again."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"


@dataclass(frozen=True)
class Changes:
    """One notice per committed step: the ids touched per kind, the step's Dutch name, and which way it went.

    The primary key of a ``Kind.PLACE`` or ``Kind.SETTING`` row is text and has no id: such a kind maps to
    an empty set when touched.
    """

    touched: Mapping[Kind, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))
    step: str = ""
    turn: Turn = Turn.DONE

    def concerns(self, *kinds: Kind) -> bool:
        """Tell whether any of these kinds was touched."""
        return any(kind in self.touched for kind in kinds)

    def ids(self, kind: Kind) -> frozenset[int]:
        """Return the ids of this kind that were touched."""
        return self.touched.get(kind, frozenset())
