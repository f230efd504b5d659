"""The menus of Planning: of a proposal, a planned visit, a day, the weeks to choose from, and the calendar."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.queries.round import RoundTable
from netwerkkaart.queries.visit_rows import VisitRow
from netwerkkaart.texts import _, dates, ngettext
from netwerkkaart.texts import round as texts
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.planning.acts import Planner, ask_calendar
from netwerkkaart.ui.planning.entries import Entry
from netwerkkaart.ui.schools.goal_dialog import open_goal

WEEKS_OFFERED = 8
"""So many weeks stand in a menu to choose one from."""


def fill_weeks(menu: QMenu, table: RoundTable | None, chosen: Callable[[date], object], today: date) -> None:
    """Offer the coming weeks with how full they are; those without school are switched off, with the reason."""
    if table is None:
        return
    first = today - timedelta(days=today.weekday())
    for number in range(WEEKS_OFFERED):
        monday = first + timedelta(days=7 * number)
        calendar = table.time.calendar
        out = table.time.out_on(monday) if not calendar.in_school_week(monday) else None
        visits = sum(monday <= one.day <= monday + timedelta(days=6) for one in table.visits)
        about = texts.out(out) if out else ""
        if visits and not about:
            about = ngettext("{n} bezoek", "{n} bezoeken", visits).format(n=visits)
        text = texts.week(monday) + (f"  ({about})" if about else "")
        menu.addAction(text, partial(chosen, monday)).setEnabled(out is None)


def fill_round_menu(
    menu: QMenu,
    desk: Desk,
    parent: QWidget,
    chosen: Sequence[Entry],
    table: RoundTable | None,
    *,
    plan: Callable[[], object],
    plan_in_week: Callable[[date], object],
) -> None:
    """Offer what can be done with the chosen lines of the round."""
    writable = not desk.store.read_only
    can = writable and any(entry.can_plan for entry in chosen)
    menu.addAction(icon("plus"), _("Plannen in de eerste goede week"), plan).setEnabled(can)
    weeks = menu.addMenu(icon("calendar"), _("In week…"))
    weeks.setEnabled(can)
    fill_weeks(weeks, table, plan_in_week, desk.today())
    row = chosen[0].row if len(chosen) == 1 else None
    if row is None:
        return
    menu.addSeparator()
    menu.addAction(icon("schools"), _("School openen"), partial(desk.open_school, row.id))
    proposal = chosen[0].proposal
    if proposal is not None and proposal.kind is Kind.CONTACT:
        menu.addAction(icon("contact"), _("Contact openen"), partial(desk.open_contact, proposal.id))
    text = _("Doel zetten…") if row.goal is None else _("Doel wijzigen…")
    menu.addAction(icon("phase"), text, partial(open_goal, desk, parent, row.id)).setEnabled(writable)


def fill_card_menu(menu: QMenu, desk: Desk, planner: Planner, visit: VisitRow) -> None:
    """Offer what can be done with a planned visit: opened, settled in one more click, moved, taken off."""
    writable = not desk.store.read_only
    held = VisitStatus.HELD
    settled = writable and visit.day <= desk.today()
    menu.addAction(icon("edit"), _("Openen…"), lambda: desk.log_visit(VisitPrefill(visit_id=visit.id)))
    menu.addSeparator()
    menu.addAction(icon("check"), _("Geweest"), partial(planner.settle, visit.id, held)).setEnabled(settled)
    prefill = VisitPrefill(visit_id=visit.id, extra={"status": held})
    more = menu.addAction(_("Geweest, en vastleggen wat er speelde…"), partial(desk.log_visit, prefill))
    more.setEnabled(settled)
    for text, status in (
        (_("Afgezegd door de school"), VisitStatus.CANCELLED_BY_SCHOOL),
        (_("Afgezegd door ons"), VisitStatus.CANCELLED_BY_US),
    ):
        menu.addAction(text, partial(planner.settle, visit.id, status)).setEnabled(writable)
    menu.addSeparator()
    weeks = menu.addMenu(icon("calendar"), _("Naar week…"))
    weeks.setEnabled(writable)
    fill_weeks(weeks, planner.table, partial(planner.to_week, visit), desk.today())
    menu.addAction(icon("schools"), _("School openen"), partial(desk.open_school, visit.school_id))
    menu.addAction(icon("trash"), _("Van de planning halen"), partial(planner.remove, visit.id)).setEnabled(writable)


def fill_day_menu(
    menu: QMenu, desk: Desk, table: RoundTable | None, day: date, open_sheet: Callable[[date], object]
) -> None:
    """Offer the visit sheet of a day, and a visit on it."""
    sheet = menu.addAction(
        icon("print"), _("Bezoekblad van {day}…").format(day=dates.day(day)), partial(open_sheet, day)
    )
    sheet.setEnabled(table is not None and any(one.day == day for one in table.visits))
    status = VisitStatus.PLANNED if day >= desk.today() else VisitStatus.HELD
    prefill = VisitPrefill(day=day, extra={"status": status})
    visit = menu.addAction(icon("plus"), _("Bezoek op deze dag…"), partial(desk.log_visit, prefill))
    visit.setEnabled(not desk.store.read_only)


def fill_calendar_menu(menu: QMenu, desk: Desk, parent: QWidget, table: RoundTable | None) -> None:
    """Offer the calendar file of one's own visits, of everybody, and of each colleague."""
    mine = menu.addAction(icon("worker"), _("Mijn bezoeken…"), lambda: ask_calendar(desk, parent, desk.me))
    mine.setEnabled(desk.me is not None)
    menu.addAction(icon("contacts"), _("Bezoeken van iedereen…"), lambda: ask_calendar(desk, parent, None))
    others = sorted(
        {worker for hosts in table.visit_workers.values() for worker in hosts} - {desk.me} if table else set(),
        key=lambda worker: table.workers.get(worker, "") if table else "",
    )
    if others:
        menu.addSeparator()
    for worker in others:
        name = table.workers.get(worker, "") if table else ""
        menu.addAction(name, partial(ask_calendar, desk, parent, worker))
