"""What a question comes to: a sentence, the rule behind it, a list, and what to light in the picture.

Light to import: who shows an answer need not load what works it out.
"""

from dataclasses import dataclass, replace

from netwerkkaart.graph.changes import Changes, coloured
from netwerkkaart.graph.lettering import tidy
from netwerkkaart.graph.picture import Picture
from netwerkkaart.queries.network import NodeKind


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list; choosing it lights these nodes."""

    text: str
    detail: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The nodes of all its lines."""
        return tuple(dict.fromkeys(key for line in self.lines for key in line.keys))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question comes to."""

    question: str
    sentence: str
    rule: str
    """*Waarom?*, in one or two sentences."""
    groups: tuple[Group, ...]
    lit: frozenset[str]
    """Keys of what the answer is about."""
    lost: frozenset[str] = frozenset()
    """Keys of what would be gone or cut off: drawn as ghosts."""
    changes: Changes | None = None
    """Where the question is what changed: what, for the map to colour."""

    def drawn(self, picture: Picture) -> Picture:
        """Return the picture with the question over it, ghosts, and what is missing or hangs under each school."""
        told = {line.keys[0]: line.detail for group in self.groups for line in group.lines if line.detail}
        subs = tuple(
            tidy(told.get(key, sub)) if kind is NodeKind.SCHOOL else sub
            for key, kind, sub in zip(picture.keys, picture.kinds, picture.subs, strict=True)
        )
        if self.changes is not None:
            picture = coloured(picture, self.changes)
        return replace(picture.without(self.lost), title=tidy(self.question), note=tidy(self.sentence), subs=subs)
