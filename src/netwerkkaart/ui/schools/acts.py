"""What can be done with a school from list and dossier; each dialog is imported when it is first wanted."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.schools import Approach
from netwerkkaart.queries.dossier_rows import PromiseRow
from netwerkkaart.texts import _, ngettext, words
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.widgets.choices import one_of
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.usecases.schools import close_school, reopen_school, set_ambition, set_approach, set_interval

SchoolAct = Callable[[int], object]
FillMenu = Callable[[QMenu, Desk, int, Any], None]
INTERVALS = (1, 2, 3, 4, 5, 6, 8, 10, 20)


def show(dialog: Dialog) -> None:
    """Open a dialog over its window without waiting for it; it goes away by itself when closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def edit_school(desk: Desk, parent: QWidget, school_id: int) -> None:
    """Open the facts of a school."""
    from netwerkkaart.ui.schools.school_dialog import SchoolDialog

    show(SchoolDialog(desk, parent, school_id=school_id))


def assign(desk: Desk, parent: QWidget, school_ids: Sequence[int]) -> None:
    """Open the choice of vast gezicht and invaller."""
    from netwerkkaart.ui.schools.assignment_dialog import AssignmentDialog

    show(AssignmentDialog(desk, parent, school_ids=school_ids))


def set_phase(desk: Desk, parent: QWidget, school_id: int, phase_id: int | None = None) -> None:
    """Open the ladder, or a step of it that was set before."""
    from netwerkkaart.ui.schools.phase_dialog import PhaseDialog

    show(PhaseDialog(desk, parent, school_id=school_id, phase_id=phase_id))


def set_stand(desk: Desk, parent: QWidget, school_id: int, state_id: int | None = None) -> None:
    """Open the stand of the trust, or one that was set before."""
    from netwerkkaart.ui.schools.stand_dialog import StandDialog

    show(StandDialog(desk, parent, school_id=school_id, state_id=state_id))


def edit_survey(desk: Desk, parent: QWidget, school_id: int, survey_id: int | None = None) -> None:
    """Open a peiling, or a new one."""
    from netwerkkaart.ui.schools.growth.survey_dialog import SurveyDialog

    show(SurveyDialog(desk, parent, school_id=school_id, survey_id=survey_id))


def edit_agreement(desk: Desk, parent: QWidget, school_id: int, agreement_id: int | None = None) -> None:
    """Open an agreement, or a new one."""
    from netwerkkaart.ui.schools.agreement_dialog import AgreementDialog

    show(AgreementDialog(desk, parent, school_id=school_id, agreement_id=agreement_id))


def edit_activity(
    desk: Desk, parent: QWidget, school_id: int, activity_id: int | None = None, *, theme_id: int | None = None
) -> None:
    """Open something we do at a school, or something new, perhaps in answer to a theme."""
    from netwerkkaart.ui.schools.activity_dialog import ActivityDialog

    show(ActivityDialog(desk, parent, school_id=school_id, activity_id=activity_id, theme_id=theme_id))


def edit_theme_status(desk: Desk, parent: QWidget, school_id: int, theme_id: int) -> None:
    """Open the status of a theme at a school, as it was set over time."""
    from netwerkkaart.ui.themes.status_dialog import StatusDialog

    show(StatusDialog(desk, parent, school_id=school_id, theme_id=theme_id))


def edit_contact(
    desk: Desk,
    parent: QWidget,
    *,
    contact_id: int | None = None,
    school_id: int | None = None,
    role_id: int | None = None,
) -> None:
    """Open a contact, or a new one at a school, in a role."""
    from netwerkkaart.ui.contacts.dialog import ContactDialog

    show(ContactDialog(desk, parent, contact_id=contact_id, school_id=school_id, role_id=role_id))


def roll_over(desk: Desk, parent: QWidget, school_id: int | None = None) -> None:
    """Open *zit deze persoon er nog?* for a school, or for the first where somebody is to be asked after."""
    from netwerkkaart.ui.rollover.dialog import RolloverDialog

    show(RolloverDialog(desk, parent, school_id=school_id))


def open_promise(desk: Desk, parent: QWidget, row: PromiseRow) -> None:
    """Open a promise to settle it, or to open it again."""
    from netwerkkaart.ui.schools.promise_dialog import PromiseDialog

    show(PromiseDialog(desk, parent, row=row))


def open_report(desk: Desk, school_id: int) -> None:
    """Go to the report of a school."""
    from netwerkkaart.domain.changes import Kind

    desk.go(Target("reports", Kind.SCHOOL, school_id))


def fill_school_menu(menu: QMenu, desk: Desk, parent: QWidget, ids: Sequence[int]) -> None:
    """Put into a menu what can be done with one school, or with several at once."""
    writable = not desk.store.read_only
    added = [menu.addAction(icon("worker"), _("Vast gezicht kiezen…"), lambda: assign(desk, parent, ids))]
    if len(ids) > 1:
        count = ngettext("{number} school", "{number} scholen", len(ids)).format(number=len(ids))
        added[0].setText(_("Vast gezicht kiezen voor {schools}…").format(schools=count))
    else:
        one = ids[0]
        added += [
            menu.addAction(icon("phase"), _("Fase zetten…"), lambda: set_phase(desk, parent, one)),
            menu.addAction(icon("handshake"), _("Stand zetten…"), lambda: set_stand(desk, parent, one)),
            menu.addAction(icon("check"), _("Zit iedereen er nog?…"), lambda: roll_over(desk, parent, one)),
            menu.addAction(icon("edit"), _("School bewerken…"), lambda: edit_school(desk, parent, one)),
        ]
    for action in added:
        action.setEnabled(writable)


def fill_close_menu(menu: QMenu, desk: Desk, school_id: int, *, closed: bool) -> None:
    """Put closing, or reopening, into a menu."""
    if closed:
        action = menu.addAction(_("School heropenen"), lambda: desk.act(reopen_school, desk.store, school_id))
    else:
        action = menu.addAction(
            _("Als gesloten merken"), lambda: desk.act(close_school, desk.store, school_id, on=desk.today())
        )
    action.setEnabled(not desk.store.read_only)


def fill_ambition_menu(menu: QMenu, desk: Desk, school_id: int, now: Phase | None) -> None:
    """Offer every phase as the one to aim for, and none."""
    for phase in (None, *Phase):
        text = _("nog niet bepaald") if phase is None else words.phase_label(phase)
        action = menu.addAction(text, partial(desk.act, set_ambition, desk.store, school_id, phase))
        action.setCheckable(True)
        action.setChecked(phase == now)
    one_of(menu)


def fill_approach_menu(menu: QMenu, desk: Desk, school_id: int, now: Approach | None) -> None:
    """Offer where the work with a school starts from."""
    for approach in (None, *Approach):
        text = _("nog niet bepaald") if approach is None else words.word(approach)
        action = menu.addAction(text, partial(desk.act, set_approach, desk.store, school_id, approach))
        action.setCheckable(True)
        action.setChecked(approach == now)
    one_of(menu)


def interval_words(weeks: int | None) -> str:
    """Return the rhythm we wish for in words."""
    if weeks is None:
        return _("nog niet bepaald")
    return ngettext("elke schoolweek", "elke {weeks} schoolweken", weeks).format(weeks=weeks)


def fill_interval_menu(menu: QMenu, desk: Desk, school_id: int, now: int | None) -> None:
    """Offer the rhythm we wish for, in school weeks."""
    offered = sorted({*INTERVALS, *([now] if now is not None else [])})
    for weeks in (None, *offered):
        action = menu.addAction(interval_words(weeks), partial(desk.act, set_interval, desk.store, school_id, weeks))
        action.setCheckable(True)
        action.setChecked(weeks == now)
    one_of(menu)
