"""The page Planning: whom to see next at the left, the coming weeks at the right."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.changes import Kind
from netwerkkaart.queries.round import RoundRow, RoundTable, round_table
from netwerkkaart.queries.visit_rows import VisitRow
from netwerkkaart.texts import _
from netwerkkaart.texts import round as texts
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.page import Page
from netwerkkaart.ui.planning.acts import Planner
from netwerkkaart.ui.planning.board import WeekBoard
from netwerkkaart.ui.planning.entries import EntryKind, RoundFilter, entries, rows_wanted, summary
from netwerkkaart.ui.planning.filters import FilterBar
from netwerkkaart.ui.planning.menus import (
    fill_calendar_menu,
    fill_card_menu,
    fill_day_menu,
    fill_round_menu,
    fill_weeks,
)
from netwerkkaart.ui.planning.outbar import OutBar
from netwerkkaart.ui.planning.panel import RoundPanel
from netwerkkaart.ui.planning.weeks import card_facts, week_facts
from netwerkkaart.ui.schools.parts import label
from netwerkkaart.ui.widgets.empty import EmptyState

_FIRST_WEEKS, _MORE_WEEKS, _MOST_WEEKS = 8, 8, 56
_SIZES = (388, 640)


class PlanningPage(Page):
    """The round and the weeks; what is dragged or planned with a key goes from the one to the other."""

    key = "planning"
    kinds = frozenset(
        {
            Kind.SCHOOL,
            Kind.NEIGHBOURHOOD,
            Kind.ROLE,
            Kind.CONTACT,
            Kind.POSITION,
            Kind.VISIT,
            Kind.PROMISE,
            Kind.WORKER,
            Kind.ASSIGNMENT,
            Kind.GOAL,
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._table: RoundTable | None = None
        self._weeks = _FIRST_WEEKS
        self.filters = FilterBar()
        self.out_bar = OutBar()
        self.planner = Planner(desk, self.out_bar)
        self.panel = RoundPanel(desk)
        self.board = WeekBoard()
        self.sheet_button = QPushButton(icon("print"), _("Bezoekblad afdrukken…"))
        self.calendar_button = QPushButton(icon("export"), _("Agenda bewaren"))
        self._sum = label("", "muted", wrap=False)
        self._stack = QStackedWidget()
        self.empty = EmptyState("planning", "")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()
        self._register()
        self.setFocusProxy(self.panel)

    # --- building

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 14, 0)
        layout.setSpacing(12)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 10, 0)
        head.setSpacing(8)
        head.addWidget(label(_("Planning"), "title", wrap=False))
        self._sum.setContentsMargins(0, 0, 0, 4)  # on the line the title stands on
        head.addWidget(self._sum, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch()
        head.addWidget(self.calendar_button)
        head.addWidget(self.sheet_button)
        self.calendar_button.setMenu(QMenu(self.calendar_button))
        self.calendar_button.setToolTip(_("De geplande bezoeken als bestand voor een agendaprogramma, zonder namen"))
        layout.addLayout(head)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.filters)
        inside.addWidget(self.splitter, 1)
        left = QWidget()
        left.setMinimumWidth(320)
        room = QVBoxLayout(left)
        room.setContentsMargins(0, 0, 8, 16)
        room.addWidget(self.panel)
        self.splitter.addWidget(left)
        self._make_right()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes(list(_SIZES))
        self._stack.addWidget(body)
        self._stack.addWidget(self.empty)
        layout.addWidget(self._stack, 1)

    def _make_right(self) -> None:
        right = QWidget()
        right.setMinimumWidth(420)
        room = QVBoxLayout(right)
        room.setContentsMargins(8, 0, 0, 0)
        room.setSpacing(8)
        bar = QVBoxLayout()
        bar.setContentsMargins(0, 0, 10, 0)
        bar.addWidget(self.out_bar)
        room.addLayout(bar)
        room.addWidget(self.board, 1)
        self.splitter.addWidget(right)

    def _connect(self) -> None:
        self.filters.changed.connect(self._show_round)
        self.filters.left_down.connect(self.panel.go_into)
        self.panel.order_changed.connect(self._show_round)
        self.panel.chosen_changed.connect(self._on_chosen)
        self.panel.plan_asked.connect(self.plan_chosen)
        self.panel.week_menu_asked.connect(self._fill_week_menu)
        self.panel.menu_asked.connect(self._open_menu)
        self.panel.plan_opened.connect(self.board.focus_card)
        self.panel.all_asked.connect(self.filters.show_all)
        self.sheet_button.clicked.connect(lambda _on=False: self.open_sheet())
        self.calendar_button.menu().aboutToShow.connect(self._fill_calendar_menu)
        self.board.dropped_on_day.connect(self._on_day)
        self.board.dropped_on_week.connect(self._on_week)
        self.board.card_opened.connect(lambda number: self.desk.log_visit(VisitPrefill(visit_id=number)))
        self.board.card_menu.connect(self._open_card_menu)
        self.board.card_step.connect(self._on_step)
        self.board.card_removed.connect(self.planner.remove)
        self.board.card_focused.connect(self._on_card)
        self.board.day_menu.connect(self._open_day_menu)
        self.board.sheet_asked.connect(lambda monday: self.open_sheet(monday, week=True))
        self.board.more_asked.connect(self._look_further)
        self.empty.pressed.connect(lambda: self.desk.go(Target("schools")))
        self.desk.me_changed.connect(lambda _me: self.mark_stale())
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.board)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.panel.go_into)

    def _register(self) -> None:
        if "planning.plan" in self.desk.actions:
            return
        add = self.desk.actions.add
        group = _("Planning")

        def can_plan() -> bool:
            return not self.desk.store.read_only and bool(self.panel.plannable())

        add(
            "planning.plan",
            _("Voorstel plannen in de eerste goede week"),
            self.plan_chosen,
            group=group,
            icon="plus",
            shortcuts=("P",),
            scope=self.key,
            widget=self.panel.list,
            enabled=can_plan,
            in_palette=False,
        )
        add(
            "planning.why",
            _("Waarom dit voorstel?"),
            self.panel.turn_why,
            group=group,
            icon="why",
            shortcuts=("W",),
            scope=self.key,
            widget=self.panel.list,
            in_palette=False,
        )
        add(
            "planning.sheet",
            _("Bezoekblad afdrukken…"),
            self.open_sheet,
            group=group,
            icon="print",
            shortcuts=("Ctrl+P",),
            scope=self.key,
            widget=self,
        )

    # --- reading and showing

    def refresh(self) -> None:
        """Read the round again; what is chosen and the card with the focus stay."""
        with self.desk.store.read() as connection:
            self._table = round_table(connection, today=self.desk.today())
        self.planner.table = self._table
        self.filters.know(self._table, self.desk.me)
        self.board.set_movable(movable=not self.desk.store.read_only)
        found = bool(self._table.rows)
        self._stack.setCurrentIndex(0 if found else 1)
        for button in (self.sheet_button, self.calendar_button):
            button.setVisible(found)
        if not found:
            sentence = _(
                "Hier zie je straks wie je hierna waar spreekt, en waarom, en zet je bezoeken in de komende weken. "
                "Begin met de scholen van jullie gemeente."
            )
            self._sum.clear()
            self.empty.say("planning", sentence, _("Naar Scholen"))
            return
        self._show_round()

    def wanted(self) -> RoundFilter:
        """Return what the filters and the order ask for."""
        return replace(self.filters.wanted(), by_place=self.panel.by_place)

    def _show_round(self) -> None:
        table = self._table
        if table is None or not table.rows:
            return
        wanted, today = self.wanted(), self.desk.today()
        found = entries(table, wanted, today)
        self._sum.setText(summary(found) if found else "")
        self.panel.show_round(table, found, today, narrowed=wanted.narrows)
        self._show_board(table, wanted, today)

    def _show_board(self, table: RoundTable, wanted: RoundFilter, today: date) -> None:
        rows = rows_wanted(table, wanted)
        schools = {row.id for row in rows}
        visits = [one for one in table.visits if one.school_id in schools or self._hosts(one, wanted.mine)]
        first = today - timedelta(days=today.weekday())
        weeks = week_facts(table, rows, [one for one in visits if one.day >= first], first=first, weeks=self._weeks)
        late = [card_facts(table, one, with_day=True) for one in visits if one.day < first]
        self.board.show_weeks(weeks, late, today)
        self.board.more.setVisible(self._weeks < _MOST_WEEKS)

    def _hosts(self, visit: VisitRow, worker: int | None) -> bool:
        """Tell whether a visit is by this colleague, also at a school that is not theirs."""
        table = self._table
        return worker is not None and table is not None and worker in table.visit_workers.get(visit.id, frozenset())

    def _look_further(self) -> None:
        self._weeks = min(self._weeks + _MORE_WEEKS, _MOST_WEEKS)
        self._show_round()

    def _on_chosen(self) -> None:
        rows = {entry.row.id: entry.row for entry in self.panel.list.chosen() if entry.row is not None}

        def why(day: date) -> str:
            outs = (row.time.out_on(day) for row in rows.values())
            return next((texts.out_short(out) for out in outs if out is not None), "")

        self.board.block(why if rows else None)
        self.desk.actions.refresh()

    # --- planning

    def plan_chosen(self) -> None:
        """Plan what is chosen in the first good week, and go to it."""
        if not self.desk.store.read_only:
            self.planner.plan(self.planner.drafts(self.panel.plannable(), self.planner.first_day), self._go_to)

    def plan_in_week(self, monday: date) -> None:
        """Plan what is chosen on the best day of a week, a school that is out all week excepted."""

        def best(row: RoundRow, busy: object) -> date | None:
            return self.planner.day_in_week(monday, row, busy)  # type: ignore[arg-type] # a Counter

        chosen = self.panel.plannable()
        drafts = self.planner.drafts(chosen, best)
        if chosen and not drafts:  # out all week: let the rule say why, and which day would do
            drafts = self.planner.drafts(chosen, lambda _row, _busy: max(monday, self.desk.today()))
        self.planner.plan(drafts, self._go_to)

    def plan_on(self, day: date) -> None:
        """Plan what is chosen on a day."""
        self.planner.plan(self.planner.drafts(self.panel.plannable(), lambda _row, _busy: day), self._go_to)

    def _go_to(self, visits: Sequence[int]) -> None:
        """Go to what was just planned, so that the arrow keys move it."""
        if not visits:
            return
        day = next((one.day for one in self._table.visits if one.id == visits[0]), None) if self._table else None
        first = self.desk.today() - timedelta(days=self.desk.today().weekday())
        while day is not None and self._weeks < _MOST_WEEKS and day >= first + timedelta(days=7 * self._weeks):
            self._look_further()
        self.board.focus_card(visits[0])

    def _on_day(self, day: object, what: dict[str, int]) -> None:
        if not isinstance(day, date) or self.desk.store.read_only:
            return
        if "visit" in what:
            self.planner.move(what["visit"], day)
        else:
            self.plan_on(day)

    def _on_week(self, monday: object, what: dict[str, int]) -> None:
        if not isinstance(monday, date) or self.desk.store.read_only:
            return
        visit = self._visit(what.get("visit", 0))
        if visit is not None:
            self.planner.to_week(visit, monday)
        elif "keys" in what:
            self.plan_in_week(monday)

    def _on_step(self, visit_id: int, days: int) -> None:
        visit = self._visit(visit_id)
        if visit is not None and not self.desk.store.read_only:
            self.planner.step(visit, days)

    def _on_card(self, visit_id: int) -> None:
        """Show on which days the school of this visit is out."""
        visit = self._visit(visit_id)
        row = self._table.row(visit.school_id) if visit is not None and self._table is not None else None
        if row is not None:
            time = row.time
            self.board.block(lambda day: texts.out_short(out) if (out := time.out_on(day)) is not None else "")

    def _visit(self, visit_id: int) -> VisitRow | None:
        return next((one for one in self._table.visits if one.id == visit_id), None) if self._table else None

    # --- menus, paper

    def _fill_week_menu(self, menu: QMenu) -> None:
        menu.clear()
        fill_weeks(menu, self._table, self.plan_in_week, self.desk.today())

    def _fill_calendar_menu(self) -> None:
        menu = self.calendar_button.menu()
        menu.clear()
        fill_calendar_menu(menu, self.desk, self, self._table)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open_menu(self, where: QPoint) -> None:
        menu, chosen = self._menu(), self.panel.list.chosen()
        plan, plan_in_week = self.plan_chosen, self.plan_in_week
        fill_round_menu(menu, self.desk, self, chosen, self._table, plan=plan, plan_in_week=plan_in_week)
        menu.popup(where)

    def _open_card_menu(self, visit_id: int, where: QPoint) -> None:
        visit = self._visit(visit_id)
        if visit is not None:
            menu = self._menu()
            fill_card_menu(menu, self.desk, self.planner, visit)
            menu.popup(where)

    def _open_day_menu(self, day: object, where: QPoint) -> None:
        if isinstance(day, date):
            menu = self._menu()
            fill_day_menu(menu, self.desk, self._table, day, self.open_sheet)
            menu.popup(where)

    def open_sheet(self, day: date | None = None, *, week: bool = False) -> None:
        """Open the visit sheets of a day or a week; without one of the next day on which something is planned."""
        from netwerkkaart.ui.planning.sheet_dialog import SheetDialog

        today = self.desk.today()
        ahead = [one.day for one in self._table.visits if one.day >= today] if self._table else []
        dialog = SheetDialog(self.desk, self, day=day or min(ahead, default=today), week=week)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # --- going

    def show_target(self, target: Target) -> None:
        """Choose a school in the round."""
        self.ensure_fresh()
        if target.kind is Kind.SCHOOL and target.id is not None:
            self.filters.show_all()
            keys = [one.key for one in self.panel.list.entries() if one.kind is EntryKind.SCHOOL and one.row]
            self.panel.list.choose(*[key for key in keys if key[1] == target.id])

    def take_focus(self) -> None:
        self.panel.go_into()

    def focus_filter(self) -> None:
        """Go to the field that narrows the round."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def known_of_visit(self) -> VisitPrefill:
        """Return the school and the people that are chosen."""
        chosen = [entry for entry in self.panel.list.chosen() if entry.row is not None]
        schools = {entry.row.id for entry in chosen if entry.row is not None}
        if len(schools) != 1:
            return VisitPrefill()
        people = [one.proposal.id for one in chosen if one.proposal is not None and one.proposal.kind is Kind.CONTACT]
        return VisitPrefill(school_id=schools.pop(), contact_ids=tuple(people))
