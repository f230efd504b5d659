"""The page Bezoeken: everything logged and planned, as a list of any length or as a calendar."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.texts import _, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.page import Page
from netwerkkaart.ui.tables import EmptyText, Filter, ListView, WindowedModel
from netwerkkaart.ui.visits import fetcher as keys
from netwerkkaart.ui.visits.calendarview import CalendarView
from netwerkkaart.ui.visits.columns import columns
from netwerkkaart.ui.visits.detail import VisitDetail
from netwerkkaart.ui.visits.fetcher import VisitFetcher, key_of
from netwerkkaart.ui.visits.marks import KIND_ICONS, person_name
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from netwerkkaart.queries.visit_rows import VisitRow

LIST, CALENDAR = "list", "calendar"
_MANY_SCHOOLS = 40
_OF_KIND = {Kind.SCHOOL: keys.SCHOOL, Kind.CONTACT: keys.CONTACT, Kind.THEME: keys.THEME, Kind.WORKER: keys.WORKER}


class VisitsPage(Page):
    """List and calendar of the same visits, narrowed by the same chips."""

    key = "visits"
    kinds = frozenset({Kind.VISIT, Kind.SCHOOL, Kind.CONTACT, Kind.THEME, Kind.WORKER})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._extra: dict[str, str] = {}
        self.fetcher = VisitFetcher(desk)
        self.model = WindowedModel(columns(), row_id=lambda row: row.id, jobs=desk.jobs)
        # From the outside in: a widget that gets another parent is styled anew, with everything in it.
        self._stack = QStackedWidget(self)
        self._full = QWidget(self._stack)
        self._views = QStackedWidget(self._full)
        self.list = ListView(
            self.model,
            "bezoeken",
            _("Zoek in bezoeken"),
            title=_("Bezoeken"),
            counted=lambda number: words.counted(Kind.VISIT, number),
            empty=EmptyText("visits", _("Geen bezoeken.")),
            parent=self._views,
        )
        self._calendar: CalendarView | None = None
        self._detail: VisitDetail | None = None
        self.view = ChipGroup(exclusive=True, required=True, parent=self._full)
        self.view.setAccessibleName(_("Weergave"))
        self.view.add(LIST, _("Lijst"), "visits")
        self.view.add(CALENDAR, _("Kalender"), "calendar")
        self.view.set_checked([LIST])
        self._schools = True
        self._empty = EmptyState("visits", "", parent=self._stack)
        theme.set_kind(self._empty.button, "primary")
        self._lay_out()
        self._set_filters(start=True)
        self._connect()
        self._register()

    def _lay_out(self) -> None:
        title = QLabel(_("Bezoeken"), self._full)
        theme.set_kind(title, "title")
        title.setMinimumHeight(theme.CONTROL_HEIGHT)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addSpacing(12)
        head.addWidget(self.view, 1, Qt.AlignmentFlag.AlignVCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self._full)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addSpacing(8)
        layout.addWidget(self.list.tools)  # above both views: what narrows the list narrows the calendar
        layout.addWidget(self._views, 1)
        self._views.addWidget(self.list)
        self.filter_button = QToolButton(self.list.tools)
        self.filter_button.setIcon(icon("filter", "muted"))
        self.filter_button.setToolTip(_("Filteren op school, soort, thema of medewerker"))
        self.filter_button.setAccessibleName(_("Filteren"))
        self.filter_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.filter_button)
        menu.aboutToShow.connect(lambda: self.fill_filter_menu(menu))
        self.filter_button.setMenu(menu)
        self.list.add_tool(self.filter_button)

    def _connect(self) -> None:
        desk = self.desk
        self.list.opened.connect(self._edit)
        self.list.previewed.connect(self._preview)
        self.list.selection_changed.connect(self._on_selection)
        self.list.menu_asked.connect(self._menu)
        self.model.refreshed.connect(self._show_calendar)
        self.list.exported.connect(lambda path: desk.say(_("Lijst bewaard: {path}").format(path=path)))
        self.list.failed.connect(desk.failed)
        self.list.chips.changed.connect(lambda _keys: self._drop_unchecked())
        self.view.changed.connect(lambda _keys: self._show_view())
        self._empty.pressed.connect(self._first)
        desk.year_changed.connect(lambda _year: self._on_year())
        desk.me_changed.connect(lambda _me: self._on_year())

    def _register(self) -> None:
        actions, group = self.desk.actions, _("Bezoek")
        if "visits.delete" in actions:
            return
        actions.add(
            "visits.delete",
            _("Gekozen bezoeken verwijderen"),
            self.delete_selected,
            group=group,
            icon="trash",
            shortcuts=("Del",),
            enabled=lambda: bool(self.list.selected_ids()) and not self.desk.store.read_only,
            scope="visits",
            in_palette=False,
            widget=self.list.table,
        )

    @property
    def calendar(self) -> CalendarView:
        """The calendar, made when it is first wanted."""
        if self._calendar is None:
            self._calendar = CalendarView(self.desk)
            self._views.addWidget(self._calendar)
        return self._calendar

    @property
    def detail(self) -> VisitDetail:
        """The panel for one visit, made when it is first wanted."""
        if self._detail is None:
            self._detail = VisitDetail(self.desk, self)
        return self._detail

    def _previewing(self) -> bool:
        return self._detail is not None and self._detail.is_open()

    # --- reading

    def refresh(self) -> None:
        from netwerkkaart.queries.visits import has_schools, has_visits

        with self.desk.store.read() as connection:
            some = has_visits(connection)
            self._schools = some or has_schools(connection)
        self._stack.setCurrentIndex(0 if some else 1)
        if not some:
            self._say_empty()
        self.model.set_fetcher(self.fetcher)
        shown = self._detail.visit_id() if self._detail else None
        if shown is not None:
            self.detail.show_visit(shown)

    def show_target(self, target: Target) -> None:
        """Show the calendar (tab ``calendar``), one visit, or the visits of a school, contact, theme or worker."""
        if target.tab in (LIST, CALENDAR):
            self.view.set_checked([target.tab])
            self._show_view()
        if target.kind is Kind.VISIT and target.id is not None:
            self._go_to(target.id)
        elif target.kind in _OF_KIND and target.id is not None:
            self.only(_OF_KIND[target.kind], target.id)

    def _go_to(self, visit_id: int) -> None:
        """Select a visit in the whole list and show it beside it."""
        from netwerkkaart.queries.visits import place_of_visit

        self.list.show_everything()
        self.list.sort_by("day", descending=True)
        with self.desk.store.read() as connection:
            place = place_of_visit(connection, visit_id)
        if place is not None:
            self.model.row(place)  # reads the page it stands on
            self.list.select([visit_id])
            self.detail.show_visit(visit_id)
            self.detail.open_panel()

    def current_target(self) -> Target:
        return Target(self.key, tab=self._view())

    def take_focus(self) -> None:
        shown = self.calendar.grid if self._view() == CALENDAR else self.list.table
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        self.list.focus_search()

    def _view(self) -> str:
        return str(self.view.checked()[0])

    def _show_view(self) -> None:
        calendar = self._view() == CALENDAR
        self._views.setCurrentWidget(self.calendar if calendar else self.list)
        self.list.offer_columns(on=not calendar)
        if self._previewing():
            self.detail.close_panel()
        if calendar:
            self._show_calendar()
            self.calendar.grid.setFocus()

    def _show_calendar(self) -> None:
        if self._view() == CALENDAR:
            self.calendar.show_visits(self.fetcher.filter_of(self.model.query()))

    # --- chips

    def _set_filters(self, *, start: bool = False) -> None:
        """Put the chips there: the fixed ones, and those that were asked for."""
        on = {str(key) for key in self.list.chips.checked()} | (self._extra.keys() if not start else set())
        fixed: list[Filter[VisitRow]] = [
            Filter(keys.YEAR, _("schooljaar {year}").format(year=self.desk.year.label)),
            Filter(keys.PLANNED, _("gepland")),
            Filter(keys.HELD, _("geweest")),
            Filter(keys.CANCELLED, _("afgezegd")),
        ]
        if self.desk.me is not None:
            fixed.insert(0, Filter(keys.MINE, _("mijn bezoeken")))
        asked: list[Filter[VisitRow]] = [Filter(key, text) for key, text in self._extra.items()]
        self.list.set_filters([*fixed, *asked])
        if start:
            on.add(keys.YEAR)
        self.list.set_active_filters(on)

    def _on_year(self) -> None:
        self._set_filters()
        self.mark_stale()

    def add_filter(self, key: str, text: str) -> None:
        """Narrow to one more thing."""
        self._extra[key] = text
        self._set_filters()

    def _drop_unchecked(self) -> None:
        """Forget a chip that was asked for and switched off."""
        on = set(self.list.chips.checked())
        gone = [key for key in self._extra if key not in on]
        for key in gone:
            del self._extra[key]
            self.list.chips.remove(key)

    def only(self, kind: str, number: int) -> None:
        """Show only the visits of one school, contact, theme or worker, of all years."""
        self._extra = {key_of(kind, number): self._name(kind, number)}
        with QSignalBlocker(self.list.chips):
            self.list.chips.set_checked(())
        self._set_filters()

    def _name(self, kind: str, number: int) -> str:
        from netwerkkaart.queries.visit_sheet import names_of

        with self.desk.store.read() as connection:
            return person_name(names_of(connection, kind).get(number, ""))

    def fill_filter_menu(self, menu: QMenu) -> None:
        """Offer what the list can be narrowed to."""
        from netwerkkaart.queries.visit_sheet import names_of

        menu.clear()
        kinds = menu.addMenu(icon("visits", "muted"), _("Soort"))
        for kind in VisitKind:
            self._add_choice(kinds, key_of(keys.KIND, kind.value), words.word(kind), KIND_ICONS[kind])
        with self.desk.store.read() as connection:
            found = {kind: names_of(connection, kind) for kind in (keys.SCHOOL, keys.THEME, keys.WORKER)}
        titles = {
            keys.SCHOOL: (_("School"), "schools"),
            keys.THEME: (_("Thema"), "themes"),
            keys.WORKER: (_("Medewerker"), "worker"),
        }
        for kind_key, (title, picture) in titles.items():
            part = menu.addMenu(icon(picture, "muted"), title)
            names = sorted(found[kind_key].items(), key=lambda one: one[1].lower())
            for number, name in names[:_MANY_SCHOOLS]:
                self._add_choice(part, key_of(kind_key, number), name)
            if len(names) > _MANY_SCHOOLS:
                part.addAction(_("Typ de naam in het zoekveld…"), self.list.focus_search)
        period = menu.addMenu(icon("calendar", "muted"), _("Periode"))
        self._add_choice(period, keys.WEEK, _("deze week"))
        self._add_choice(period, keys.MONTH, _("deze maand"))

    def _add_choice(self, menu: QMenu, key: str, text: str, picture: str = "") -> None:
        action = menu.addAction(icon(picture, "muted"), text) if picture else menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(key in self._extra)
        action.toggled.connect(lambda on: self.add_filter(key, text) if on else self._remove(key))

    def _remove(self, key: str) -> None:
        self._extra.pop(key, None)
        self.list.chips.remove(key)
        self._set_filters()

    # --- what the user does

    def _say_empty(self) -> None:
        text = _("Hier komt elk contact met een school: langsgelopen, gebeld, gemaild, overlegd. Ook wat gepland is.")
        if self._schools:
            self._empty.say("visits", text, _("Eerste bezoek vastleggen"))
        else:
            self._empty.say("visits", _("{text} Begin met de scholen.").format(text=text), _("Naar Scholen"))

    def _first(self) -> None:
        if self._schools:
            self.desk.log_visit()
        else:
            self.desk.go(Target("schools"))

    def _edit(self, visit_id: object) -> None:
        self.desk.log_visit(VisitPrefill(visit_id=int(str(visit_id))))

    def _preview(self, visit_id: object) -> None:
        if self._previewing():
            self.detail.close_panel()
            return
        self.detail.show_visit(int(str(visit_id)))
        self.detail.open_panel()
        self.list.table.setFocus()

    def _on_selection(self, ids: Sequence[object]) -> None:
        if self._previewing() and len(ids) == 1:
            self.detail.show_visit(int(str(ids[0])))
        self.desk.actions.refresh()

    def delete_selected(self) -> None:
        """Delete what is selected; the status line offers to undo it."""
        from netwerkkaart.usecases.visits import delete_visits

        ids = [int(str(one)) for one in self.list.selected_ids()]
        if ids:
            self.desk.act(delete_visits, self.desk.store, ids)

    def set_status(self, status: VisitStatus) -> None:
        """Say of each selected visit what became of it."""
        from netwerkkaart.usecases.visits import set_visit_status

        for visit_id in [int(str(one)) for one in self.list.selected_ids()]:
            self.desk.act(set_visit_status, self.desk.store, visit_id, status, today=self.desk.today())

    def _menu(self, where: QPoint, ids: Sequence[object]) -> None:
        if ids:
            self.make_menu(ids).popup(where)

    def make_menu(self, ids: Sequence[object]) -> QMenu:
        """Return what can be done with the selected visits."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = self.list.model.row(self.list.table.selected_rows()[0]) if ids else None
        if len(ids) == 1 and row is not None:
            menu.addAction(icon("edit"), _("Bewerken"), lambda: self._edit(row.id))
            menu.addAction(icon("schools"), _("Naar de school"), lambda: self.desk.open_school(row.school_id))
            text = _("Alleen {school}").format(school=row.school)
            menu.addAction(icon("filter"), text, lambda: self.only(keys.SCHOOL, row.school_id))
            menu.addSeparator()
        for status in VisitStatus:
            menu.addAction(words.capitalised(words.word(status)), partial(self.set_status, status))
        menu.addSeparator()
        menu.addAction(icon("trash"), _("Verwijderen"), self.delete_selected)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._previewing():
            self.detail.close_panel()
            self.list.table.setFocus()
        else:
            super().keyPressEvent(event)
