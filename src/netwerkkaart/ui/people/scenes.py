"""Pictures of what changes with people: a school gone through."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from netwerkkaart.domain.rollover import StillThere
from netwerkkaart.ui.desk import Desk

Scene = tuple[str, Callable[[], QWidget]]


class PeopleScenes:
    """The scenes of one school with people."""

    def __init__(self, window: QWidget, desk: Desk, school_id: int) -> None:
        self._window = window
        self._desk = desk
        self._school = school_id

    def all(self) -> Iterator[Scene]:
        """Return every scene."""
        yield "nalopen", self._begun
        yield "nalopen-functie", self._other_role
        yield "nalopen-einde", self._ended

    def _begun(self) -> QWidget:
        from netwerkkaart.ui.rollover.dialog import RolloverDialog

        self._pass = RolloverDialog(self._desk, self._window, school_id=self._school)
        self._pass.show()
        return self._pass

    def _other_role(self) -> QWidget:
        self._pass.show()
        self._pass.card.answered.emit(StillThere.LEFT)
        self._pass.card.answered.emit(StillThere.OTHER_ROLE)
        return self._pass

    def _ended(self) -> QWidget:
        self._pass.confirm.hide()  # closing it after the picture before made it ask
        while self._pass.walk.person is not None:
            self._pass.card.answered.emit(StillThere.STAYS)
        return self._pass
