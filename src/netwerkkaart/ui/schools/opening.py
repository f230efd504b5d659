"""From a record named anywhere in the dossier to where it lives."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.queries.dossier_rows import Dossier
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.schools import acts

_DIALOGS: dict[Kind, Callable[[Desk, QWidget, int, int], None]] = {
    Kind.ACTIVITY: acts.edit_activity,
    Kind.AGREEMENT: acts.edit_agreement,
    Kind.ASSIGNMENT: lambda desk, parent, school_id, _number: acts.assign(desk, parent, [school_id]),
    Kind.WORKER: lambda desk, parent, school_id, _number: acts.assign(desk, parent, [school_id]),
    Kind.PHASE: acts.set_phase,
    Kind.TRUST_STATE: acts.set_stand,
    Kind.SURVEY: acts.edit_survey,
}


def open_record(desk: Desk, parent: QWidget, dossier: Dossier, kind: Kind, number: int) -> None:
    """Open a record of a school: its visit, its person, its page, or the dialog it was set with."""
    match kind:
        case Kind.VISIT:
            desk.log_visit(VisitPrefill(visit_id=number))
        case Kind.SIGNAL:
            desk.log_visit(VisitPrefill(visit_id=dossier.record.signal_by_id[number].visit))
        case Kind.CONTACT:
            desk.open_contact(number)
        case Kind.THEME:
            desk.go(Target("themes", Kind.THEME, number))
        case Kind.PROMISE:
            row = next((one for one in dossier.promises if one.id == number), None)
            if row is not None:
                acts.open_promise(desk, parent, row)
        case _:
            _DIALOGS[kind](desk, parent, dossier.school.id, number)
