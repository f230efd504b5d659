"""The verbs of the round: whom to see when, on paper for a day, and as a calendar."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from netwerkkaart.cli.running import FINE, give, say
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.round import Proposal, Reason
from netwerkkaart.domain.round_weeks import PEOPLE_A_VISIT, VISITS_A_WEEK, RoundVisit, RoundWeek, round_ahead
from netwerkkaart.queries.round import RoundRow, RoundTable, round_table
from netwerkkaart.queries.settings import setting_values
from netwerkkaart.queries.visit_rows import VisitRow
from netwerkkaart.store.opening import open_for_reading, open_for_writing
from netwerkkaart.store.work import Store
from netwerkkaart.texts import _, dates, ngettext
from netwerkkaart.texts import round as texts
from netwerkkaart.texts.words import word
from netwerkkaart.usecases.settings import SettingKey


def ahead(arguments: Namespace) -> int:
    """Tell week by week whom to see at which school and why."""
    today: date = arguments.on or datetime.now().date()  # noqa: DTZ005 - local time, as people read it
    with open_for_reading(arguments.db) as store, store.read() as connection:
        table = round_table(connection, today=today)
    weeks = round_ahead([row.facts for row in table.rows], today, arguments.weeks)
    if arguments.json:
        give(_document(table, weeks, today))
        return FINE
    number = ngettext("{n} week", "{n} weken", len(weeks)).format(n=len(weeks))
    say(_("De ronde vanaf {day}, {weeks}").format(day=dates.day(today), weeks=number))
    for rule in (texts.order_rule(), texts.interval_rule(), texts.capacity_rule()):
        say(f"  {rule}")
    for week in weeks:
        _say_week(table, week, today)
    return FINE


def report_day_sheet(arguments: Namespace) -> int:
    """Write the visit sheets of a day or a week."""
    from netwerkkaart.exchange.day_sheet import SheetOrder, write_day_sheet

    today = datetime.now().date()  # noqa: DTZ005 - local time, as people read it
    first: date = arguments.day
    monday = first - timedelta(days=first.weekday())
    first, last = (monday, monday + timedelta(days=6)) if arguments.week else (first, first)
    with open_for_reading(arguments.db) as store:
        worker = _worker(store, arguments.worker)
        order = SheetOrder(first, last, today, worker, with_names=not arguments.no_names)
        pages = write_day_sheet(store, arguments.out, order)
    number = ngettext("{n} pagina", "{n} pagina’s", pages).format(n=pages)
    say(_("Bezoekblad gemaakt: {path} ({pages})").format(path=arguments.out, pages=number))
    return FINE


def _worker(store: Store, words: str | None) -> int | None:
    from netwerkkaart.queries.naming import worker_meant

    if not words:
        return None
    with store.read() as connection:
        return worker_meant(connection, words)


def export_calendar(arguments: Namespace) -> int:
    """Write the planned visits as a calendar file."""
    from netwerkkaart.exchange.calendar import write_calendar

    now = datetime.now(UTC)
    with _open_with_mark(arguments.db) as store:
        made = write_calendar(store, arguments.out, now=now, worker_id=_worker(store, arguments.worker))
    planned = ngettext("{n} gepland bezoek", "{n} geplande bezoeken", made.planned).format(n=made.planned)
    told = _("Agenda gemaakt: {path} ({planned}, {cancelled} afgezegd)")
    say(told.format(path=arguments.out, planned=planned, cancelled=made.cancelled))
    return FINE


def _open_with_mark(path: Path) -> Store:
    """Open a file to read when it has a mark already, else to give it one."""
    store = open_for_reading(path)
    with store.read() as connection:
        marked = SettingKey.FILE_ID in setting_values(connection)
    if marked:
        return store
    store.close()
    return open_for_writing(path, datetime.now())  # noqa: DTZ005 - local time names backups


def _say_week(table: RoundTable, week: RoundWeek, today: date) -> None:
    say("")
    say(texts.week(week.monday))
    plans = _plans_of(table, week)
    for plan in plans:
        people = ", ".join(plan.contacts)
        about = " · ".join(part for part in (plan.school, word(plan.kind), people) if part)
        say(_("  {day}  al gepland: {about} (bezoek {id})").format(day=dates.day(plan.day), about=about, id=plan.id))
    for visit in week.visits:
        row = _row(table, visit)
        who = table.workers[visit.worker] if visit.worker is not None else _("nog geen vast gezicht")
        place = ", ".join(part for part in (row.neighbourhood, row.city) if part)
        about = " · ".join(part for part in (row.name, place, who) if part)
        say(_("  {day}  {about} (school {id})").format(day=dates.day(visit.day), about=about, id=visit.school))
        for proposal in visit.proposals:
            say(f"      {_line(table, row, proposal, today)}")
    if not plans and not week.visits:
        out = table.time.out_on(week.monday) if not table.time.calendar.in_school_week(week.monday) else None
        say("  " + (texts.out(out) if out is not None else _("Niets voor te stellen.")))


def _line(table: RoundTable, row: RoundRow, proposal: Proposal, today: date) -> str:
    whom = table.whom(row, proposal)
    name = texts.whom(proposal.kind, whom.name, whom.role)
    role = whom.role if proposal.kind is Kind.CONTACT else ""
    reasons = "; ".join(texts.reason(why, today) for why in proposal.reasons)
    about = ", ".join(part for part in (name, role) if part)
    ids = f"{word(proposal.kind)} {proposal.id}"
    return f"{about}: {reasons} ({ids})"


def _row(table: RoundTable, visit: RoundVisit) -> RoundRow:
    return next(row for row in table.rows if row.id == visit.school)


def _plans_of(table: RoundTable, week: RoundWeek) -> Sequence[VisitRow]:
    return [one for one in table.visits if week.monday <= one.day <= week.monday + timedelta(days=6)]


def _document(table: RoundTable, weeks: Sequence[RoundWeek], today: date) -> dict[str, Any]:
    return {
        "on": today.isoformat(),
        "capacity": {"visits_a_week": VISITS_A_WEEK, "people_a_visit": PEOPLE_A_VISIT},
        "rules": [texts.order_rule(), texts.interval_rule(), texts.capacity_rule()],
        "weeks": [
            {
                "monday": week.monday.isoformat(),
                "planned": [
                    {
                        "visit_id": plan.id,
                        "day": plan.day.isoformat(),
                        "school_id": plan.school_id,
                        "school": plan.school,
                        "kind": plan.kind.value,
                        "contacts": list(plan.contacts),
                        "worker_ids": sorted(table.visit_workers.get(plan.id, ())),
                    }
                    for plan in _plans_of(table, week)
                ],
                "visits": [_visit(table, visit) for visit in week.visits],
            }
            for week in weeks
        ],
    }


def _visit(table: RoundTable, visit: RoundVisit) -> dict[str, Any]:
    row = _row(table, visit)
    return {
        "day": visit.day.isoformat(),
        "school_id": row.id,
        "school": row.name,
        "city": row.city,
        "neighbourhood": row.neighbourhood,
        "worker_id": visit.worker,
        "worker": table.workers.get(visit.worker, "") if visit.worker is not None else "",
        "proposals": [
            {
                "kind": proposal.kind.value,
                "id": proposal.id,
                "name": table.whom(row, proposal).name,
                "role": table.whom(row, proposal).role,
                "reasons": [_reason(why) for why in proposal.reasons],
            }
            for proposal in visit.proposals
        ],
    }


def _reason(why: Reason) -> dict[str, Any]:
    return {
        "kind": why.kind.value,
        "since": why.since.isoformat() if why.since else None,
        "school_weeks": why.weeks,
        "bound": why.bound,
        "due_on": why.due_on.isoformat() if why.due_on else None,
        "records": {"kind": why.records.value, "ids": list(why.ids)},
    }
