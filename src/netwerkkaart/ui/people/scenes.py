"""Pictures of what changes with people: they move and leave, and a school is gone through."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from netwerkkaart.domain.rollover import StillThere
from netwerkkaart.queries.rollover import people_to_ask
from netwerkkaart.ui.desk import Desk

Scene = tuple[str, Callable[[], QWidget]]


class PeopleScenes:
    """The scenes of one school with people."""

    def __init__(self, window: QWidget, desk: Desk, school_id: int) -> None:
        self._window = window
        self._desk = desk
        self._school = school_id
        with desk.store.read() as connection:
            self._people = [one.contact_id for one in people_to_ask(connection, school_id, today=desk.today())]

    def all(self) -> Iterator[Scene]:
        """Return every scene; none where nobody is there any more."""
        if not self._people:
            return
        yield "contact-andere-school", self._moves
        yield "contact-vertrekt", self._leaves
        yield "nalopen", self._begun
        yield "nalopen-functie", self._other_role
        yield "nalopen-einde", self._ended

    def _moves(self) -> QWidget:
        from netwerkkaart.ui.people.move_dialog import MoveDialog

        return _shown(MoveDialog(self._desk, self._window, contact_id=self._people[0]))

    def _leaves(self) -> QWidget:
        from netwerkkaart.ui.people.move_dialog import LeaveDialog

        return _shown(LeaveDialog(self._desk, self._window, contact_ids=self._people[:3]))

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


def _shown(widget: QWidget) -> QWidget:
    widget.show()
    return widget
