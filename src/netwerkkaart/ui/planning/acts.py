"""What is done on Planning: visits put on days, moved, settled and taken off; and the calendar file."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.domain.round_weeks import first_good_day, good_day, one_visit
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.queries.round import RoundRow, RoundTable
from netwerkkaart.queries.visit_rows import VisitRow
from netwerkkaart.texts import _, ngettext
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.planning.entries import Entry, chosen_by_school
from netwerkkaart.ui.planning.outbar import OutBar
from netwerkkaart.usecases.planning import PlanDraft, SchoolOutError, move_visit, plan_visits
from netwerkkaart.usecases.visits import delete_visits, set_visit_status

WEEKS_OFFERED = 8
"""So many weeks stand in a menu to choose one from."""
FindDay = Callable[[RoundRow, Counter[date]], date | None]


class Planner:
    """Plans and moves visits for a page; a day on which school is out is first asked about in its bar."""

    def __init__(self, desk: Desk, bar: OutBar) -> None:
        self._desk = desk
        self._bar = bar
        self.table: RoundTable | None = None

    # --- planning

    def worker_for(self, row: RoundRow) -> int | None:
        """Return who goes: me where I am at the school or nobody is its vast gezicht, else that vast gezicht."""
        me = self._desk.me
        return me if me is not None and (me in row.worker_ids or row.facts.worker is None) else row.facts.worker

    def busy(self, worker: int | None) -> Counter[date]:
        """Return how many visits somebody has on each day from today on."""
        found: Counter[date] = Counter()
        if self.table is not None:
            for visit in self.table.visits:
                hosts = self.table.visit_workers.get(visit.id, frozenset())
                if visit.day >= self._desk.today() and (worker in hosts if worker is not None else not hosts):
                    found[visit.day] += 1
        return found

    def first_day(self, row: RoundRow, busy: Counter[date]) -> date | None:
        """Return the first good day from tomorrow on, in a week with room."""
        return first_good_day(row.facts.calendar, self._desk.today() + timedelta(days=1), busy)

    def day_in_week(self, monday: date, row: RoundRow, busy: Counter[date]) -> date | None:
        """Return the best day of a week, today at the earliest; ``None`` when the school is out."""
        return good_day(row.facts.calendar, monday, earliest=self._desk.today(), busy=busy)

    def drafts(self, chosen: Sequence[Entry], find: FindDay) -> list[PlanDraft]:
        """Return a visit for each school among the chosen lines, on the day that is found for it."""
        people = chosen_by_school(chosen, lambda row: one_visit(row.round.proposals))
        rows = {entry.row.id: entry.row for entry in chosen if entry.row is not None}
        load: dict[int | None, Counter[date]] = {}
        found = []
        for school_id, contacts in people.items():
            row = rows[school_id]
            worker = self.worker_for(row)
            busy = load.setdefault(worker, self.busy(worker))
            day = find(row, busy)
            if day is None:
                continue
            busy[day] += 1
            kind = VisitKind.APPOINTMENT if contacts else VisitKind.DROP_IN
            hosts = () if worker is None else (worker,)
            found.append(PlanDraft(school_id, day, tuple(sorted(contacts)), hosts, kind))
        return found

    def plan(
        self, drafts: Sequence[PlanDraft], done: Callable[[Sequence[int]], object], *, anyway: bool = False
    ) -> None:
        """Plan these in one step and tell which visits they became; where a school is out, ask."""
        if not drafts:
            return
        store, today, me = self._desk.store, self._desk.today(), self._desk.me
        try:
            made = plan_visits(store, drafts, today=today, entered_by_id=me, anyway=anyway)
        except SchoolOutError as out:
            school = out.school_id

            def on_good(day: date) -> None:
                self.plan([replace(one, day=day) if one.school_id == school else one for one in drafts], done)

            self._ask(out, on_good, lambda: self.plan(drafts, done, anyway=True))
        except NetwerkkaartError as refused:
            self._desk.failed.emit(str(refused))
        else:
            done(made)

    # --- moving and settling

    def move(self, visit_id: int, day: date, *, anyway: bool = False) -> None:
        """Put a planned visit on another day; where the school is out, ask."""
        try:
            move_visit(self._desk.store, visit_id, day, today=self._desk.today(), anyway=anyway)
        except SchoolOutError as out:
            self._ask(out, lambda good: self.move(visit_id, good), lambda: self.move(visit_id, day, anyway=True))
        except NetwerkkaartError as refused:
            self._desk.failed.emit(str(refused))

    def _ask(self, out: SchoolOutError, on_good: Callable[[date], object], on_anyway: Callable[[], object]) -> None:
        good = out.good
        take_good = (lambda: on_good(good)) if good is not None else None
        self._bar.ask(str(out), out.day, good, on_good=take_good, on_anyway=on_anyway)

    def step(self, visit: VisitRow, days: int) -> None:
        """Move a planned visit to the next or the last good day, or to one a week away; never before today."""
        row = self.table.row(visit.school_id) if self.table is not None else None
        day, today = visit.day + timedelta(days=days), self._desk.today()
        one = timedelta(days=1 if days > 0 else -1)
        for _try in range(120):
            if day < today:
                return
            if row is None or row.time.out_on(day) is None:
                self.move(visit.id, day)
                return
            day += one

    def settle(self, visit_id: int, status: VisitStatus) -> None:
        """Say what became of a plan."""
        self._desk.act(set_visit_status, self._desk.store, visit_id, status, today=self._desk.today())

    def to_week(self, visit: VisitRow, monday: date) -> None:
        """Move a planned visit to a week: to the same day of it where that can be, else to the best."""
        row = self.table.row(visit.school_id) if self.table is not None else None
        day = monday + timedelta(days=visit.day.weekday())  # the same day of the week where that can be
        if row is not None and (day < self._desk.today() or row.time.out_on(day) is not None):
            day = self.day_in_week(monday, row, Counter()) or day
        self.move(visit.id, day)

    def remove(self, visit_id: int) -> None:
        """Take a planned visit off; it can be undone."""
        self._desk.act(delete_visits, self._desk.store, [visit_id])


def ask_calendar(desk: Desk, parent: QWidget, worker_id: int | None) -> None:
    """Ask for a place and keep the calendar there."""
    wanted = str(Path.home() / _("bezoeken.ics"))
    path, _kind = QFileDialog.getSaveFileName(parent, _("Agenda bewaren"), wanted, _("Agenda (*.ics)"))
    if path:
        save_calendar(desk, Path(path), worker_id)


def save_calendar(desk: Desk, path: Path, worker_id: int | None) -> None:
    """Keep the calendar of a colleague, or of everybody, in this file."""
    from netwerkkaart.exchange.calendar import write_calendar  # icalendar is slow to import

    out = path if path.suffix else path.with_suffix(".ics")
    now = datetime.combine(desk.today(), datetime.now().time()).astimezone(UTC)  # noqa: DTZ005 - as on the wall
    made = desk.act(write_calendar, desk.store, out, now=now, worker_id=worker_id)
    if made is not None:
        number = ngettext("{n} gepland bezoek", "{n} geplande bezoeken", made.planned).format(n=made.planned)
        desk.say(_("Agenda bewaard: {name} ({visits})").format(name=out.name, visits=number))
