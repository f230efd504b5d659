"""Pictures of what changes with people: they move and leave, a school is gone through, a colleague hands over."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.rollover import StillThere
from netwerkkaart.queries.choices import workers_at_work
from netwerkkaart.queries.dossier import school_faces
from netwerkkaart.queries.handovers import handovers
from netwerkkaart.queries.rollover import people_to_ask
from netwerkkaart.ui.colleagues.school_group import VisitPer
from netwerkkaart.ui.desk import Desk, Target

Scene = tuple[str, Callable[[], QWidget]]


class PeopleScenes:
    """The scenes of one school with people."""

    def __init__(self, window: QWidget, desk: Desk, school_id: int) -> None:
        self._window = window
        self._desk = desk
        self._school = school_id
        self._leaver: int | None = None
        with desk.store.read() as connection:
            faces = [one.worker_id for one in school_faces(connection, school_id) if one.on(desk.today())]
            others = {one.id for one in workers_at_work(connection, today=desk.today())}
            if faces and others - {faces[0]}:
                self._leaver = faces[0]
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
        if self._leaver is not None:
            yield "overdracht", self._hand_over
            yield "overdracht-bezig", self._handing_over
            yield "overdracht-bezoek", self._joint_visit

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

    def _hand_over(self) -> QWidget:
        from netwerkkaart.ui.colleagues.handover_dialog import HandoverDialog

        self._plan = HandoverDialog(self._desk, self._window, worker_id=self._leaver or 0)
        self._plan.taker.setCurrentIndex(0)
        return _shown(self._plan)

    def _handing_over(self) -> QWidget:
        self._plan.per.chip(VisitPer.LATER).click()
        self._plan.save()
        self._desk.go(Target("settings", Kind.WORKER, self._leaver, "colleagues"))
        return self._window

    def _joint_visit(self) -> QWidget:
        from netwerkkaart.ui.colleagues.joint_visit_dialog import JointVisitDialog

        with self._desk.store.read() as connection:
            rows = handovers(connection, self._leaver or 0)
        row = next(one for one in rows if one.schools)
        return _shown(JointVisitDialog(self._desk, self._window, row, rows))


def _shown(widget: QWidget) -> QWidget:
    widget.show()
    return widget
