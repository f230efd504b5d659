"""What can be asked of the map, and how a question is said and gone back to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from netwerkkaart.queries.network import NodeKind
from netwerkkaart.texts import _
from netwerkkaart.texts import questions as texts

ASKED: Final = "ask."
"""How a tab of the page begins that is a question."""


class Ask(StrEnum):
    """What can be asked."""

    PATH = "path"
    LEAVING = "leaving"
    HANGING = "fragile"
    JOINING = "joined"
    SEATS = "gaps"
    CHANGED = "changed"


@dataclass(frozen=True)
class Question:
    """A question: about somebody, since a day, or about all there is."""

    ask: Ask
    about: str = ""
    """Key of a node."""
    since: date | None = None

    @property
    def tab(self) -> str:
        """The question as a tab of the page, without whom it is about."""
        return f"{ASKED}{self.ask.value}" + (f".{self.since.isoformat()}" if self.since else "")

    @classmethod
    def of(cls, tab: str, about: str = "") -> "Question":
        """Return the question a tab stands for."""
        ask, _dot, day = tab.removeprefix(ASKED).partition(".")
        return cls(Ask(ask), about, date.fromisoformat(day) if day else None)


WHO: Final = {Ask.PATH: (NodeKind.CONTACT,), Ask.LEAVING: (NodeKind.WORKER, NodeKind.CONTACT)}
"""The kinds of node a question can be about; others are about all there is."""


_SAID: Final[dict[Ask, Callable[[], str]]] = {
    Ask.PATH: lambda: texts.path_question("…"),
    Ask.LEAVING: lambda: texts.leaving_question("…"),
    Ask.HANGING: texts.fragile_question,
    Ask.JOINING: texts.joined_question,
    Ask.SEATS: texts.gaps_question,
    Ask.CHANGED: lambda: _("Wat veranderde sinds …?"),
}


def open_question(ask: Ask) -> str:
    """Return a question as a menu says it, before it is known whom it is about."""
    return _SAID[ask]()
