"""The way through the program: where one was, to go back and forward again."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from netwerkkaart.ui.desk import Target

_LONGEST: Final = 100


class Trail:
    """Places before and after this one, as in a browser."""

    def __init__(self) -> None:
        self._back: list[Target] = []
        self._forward: list[Target] = []

    def leave(self, here: "Target") -> None:
        """Remember the place one goes away from by a new way."""
        if not self._back or self._back[-1] != here:
            self._back.append(here)
            del self._back[:-_LONGEST]
        self._forward.clear()

    def can_go_back(self) -> bool:
        """Tell whether there is a place to go back to."""
        return bool(self._back)

    def can_go_forward(self) -> bool:
        """Tell whether one went back before."""
        return bool(self._forward)

    def back(self, here: "Target") -> "Target | None":
        """Return the place to go back to, skipping where one is already; None at the start."""
        return _step(self._back, self._forward, here)

    def forward(self, here: "Target") -> "Target | None":
        """Return the place one came back from; None at the end."""
        return _step(self._forward, self._back, here)


def _step(source: "list[Target]", other: "list[Target]", here: "Target") -> "Target | None":
    while source:
        place = source.pop()
        if place != here:
            other.append(here)
            return place
    return None
