"""What can be done with a contact, from the list, its menu and its detail alike."""

from collections.abc import Collection

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.usecases.contacts import delete_contacts, delete_introduction, mark_informed


class ContactActs(QObject):
    """The acts; dialogs open above ``window`` and are imported when first asked for."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def can_write(self) -> bool:
        """Tell whether anything can be changed."""
        return not self._desk.store.read_only

    def add(self, *, name: str = "", school_id: int | None = None) -> int | None:
        """Add a contact; return the id, None when nothing was added."""
        from netwerkkaart.ui.contacts.dialog import ContactDialog

        dialog = ContactDialog(self._desk, self._window, school_id=school_id, name=name)
        added: list[int] = []
        dialog.saved.connect(added.append)
        dialog.exec()
        return added[-1] if added else None

    def edit(self, contact_id: int) -> None:
        """Change name, functie and how to reach somebody."""
        from netwerkkaart.ui.contacts.dialog import ContactDialog

        ContactDialog(self._desk, self._window, contact_id=contact_id).exec()

    def visit(self, contact_id: int, school_id: int | None) -> None:
        """Log a visit with this person."""
        self._desk.log_visit(VisitPrefill(school_id=school_id, contact_ids=(contact_id,)))

    def set_tie(self, contact_id: int, worker_id: int | None = None) -> None:
        """Say how far one of us and this person have come."""
        from netwerkkaart.ui.people.tie_dialog import TieDialog

        TieDialog(self._desk, self._window, contact_id=contact_id, worker_id=worker_id).exec()

    def introduce(self, contact_id: int) -> None:
        """Note who brought us to this person."""
        from netwerkkaart.ui.people.introduction_dialog import IntroductionDialog

        IntroductionDialog(self._desk, self._window, contact_id=contact_id).exec()

    def forget_introduction(self, introduction_id: int) -> None:
        """Take an introduction away that was noted by mistake."""
        self._desk.act(delete_introduction, self._desk.store, introduction_id)

    def add_position(self, contact_id: int) -> None:
        """Give somebody another functie."""
        from netwerkkaart.ui.people.position_dialog import PositionDialog

        PositionDialog(self._desk, self._window, contact_id=contact_id).exec()

    def edit_position(self, contact_id: int, position_id: int) -> None:
        """Change a functie."""
        from netwerkkaart.ui.people.position_dialog import PositionDialog

        PositionDialog(self._desk, self._window, contact_id=contact_id, position_id=position_id).exec()

    def end_position(self, position_id: int) -> None:
        """Say that somebody left a functie."""
        from netwerkkaart.ui.people.position_dialog import EndPositionDialog

        EndPositionDialog(self._desk, self._window, position_id=position_id).exec()

    def move(self, contact_id: int) -> None:
        """Let somebody go to another school: the old functie ends, the new one begins."""
        from netwerkkaart.ui.people.move_dialog import MoveDialog

        MoveDialog(self._desk, self._window, contact_id=contact_id).exec()

    def leave(self, contact_ids: Collection[int]) -> None:
        """Say that people left: every functie ends."""
        from netwerkkaart.ui.people.move_dialog import LeaveDialog

        LeaveDialog(self._desk, self._window, contact_ids=contact_ids).exec()

    def come_back(self, contact_id: int, position_id: int) -> None:
        """Give somebody who was gone a functie again, filled in like the one they had."""
        from netwerkkaart.ui.people.position_dialog import PositionDialog

        PositionDialog(self._desk, self._window, contact_id=contact_id, again=position_id).exec()

    def informed(self, contact_ids: Collection[int]) -> None:
        """Note that these people were told today that we keep their details."""
        self._desk.act(mark_informed, self._desk.store, list(contact_ids), on=self._desk.today())

    def delete(self, contact_ids: Collection[int]) -> None:
        """Delete contacts that were added by mistake; it is refused for who was ever met."""
        self._desk.act(delete_contacts, self._desk.store, list(contact_ids))
