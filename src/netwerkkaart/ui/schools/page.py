"""The page of the schools: the list, and in its place the dossier of the school that was opened."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.rhythm import SILENT_WEEKS
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.schools import SchoolRow, school_rows
from netwerkkaart.texts import _, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.page import Page
from netwerkkaart.ui.schools.columns import columns, is_silent
from netwerkkaart.ui.schools.dossier import DossierView
from netwerkkaart.ui.schools.parts import label
from netwerkkaart.ui.tables import EmptyText, Filter, ListView, RowsModel
from netwerkkaart.ui.widgets.choices import one_of

_CHIPS_LEAST = 240
_CLOSED, _MINE, _GAPS, _SILENT = "closed", "mine", "gaps", "silent"


class SchoolsPage(Page):
    """List and dossier in one place; Enter opens, Esc goes back."""

    key = "schools"
    kinds = frozenset(
        {
            Kind.SCHOOL,
            Kind.NEIGHBOURHOOD,
            Kind.WORKER,
            Kind.ASSIGNMENT,
            Kind.ROLE,
            Kind.CONTACT,
            Kind.POSITION,
            Kind.TIE,
            Kind.INTRODUCTION,
            Kind.VISIT,
            Kind.SIGNAL,
            Kind.PROMISE,
            Kind.THEME,
            Kind.THEME_STATUS,
            Kind.OFFER,
            Kind.ACTIVITY,
            Kind.TRUST_STATE,
            Kind.PHASE,
            Kind.AGREEMENT,
            Kind.SURVEY,
            Kind.GOAL,
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: tuple[SchoolRow, ...] = ()
        self._filters_shown: list[tuple[str, str]] = []
        self._wijk = ""
        self._list_stale = True
        self.model = RowsModel(columns(), row_id=lambda row: row.id)
        # From the outside in: a widget that gets another parent is styled anew, with everything in it.
        self._stack = QStackedWidget(self)
        box = QWidget(self._stack)
        self.list = ListView(
            self.model,
            "scholen",
            _("Zoek in scholen"),
            title=_("Scholen"),
            counted=lambda number: words.counted(Kind.SCHOOL, number),
            empty=EmptyText(
                "schools",
                _("Hier komen de scholen van jullie gebied, met wat er speelt en wie er komt. Lees ze in uit DUO."),
                _("Scholen van DUO inlezen…"),
            ),
            parent=box,
        )
        self.list.chips.setMinimumWidth(_CHIPS_LEAST)
        self._dossier: DossierView | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._stack.addWidget(box)
        self._lay_out_list(box)
        self._connect()
        self._register()

    def _lay_out_list(self, box: QWidget) -> None:
        layout = QVBoxLayout(box)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("Scholen"), "title", wrap=False))
        head.addStretch()
        self.duo_button = QPushButton(icon("import"), _("Van DUO inlezen…"))
        theme.set_kind(self.duo_button, "quiet")
        self.new_button = QPushButton(icon("plus"), _("School toevoegen…"))
        for button in (self.duo_button, self.new_button):
            button.setEnabled(not self.desk.store.read_only)
            head.addWidget(button)
        self.wijk_button = QToolButton(self.list.tools)
        self.wijk_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.wijk_button.setIcon(icon("neighbourhood", "muted"))
        self.wijk_button.setIconSize(QSize(20, 16))  # with the gap before the words
        self.wijk_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.wijk_button.setMenu(QMenu(self.wijk_button))
        self.wijk_button.menu().aboutToShow.connect(self._fill_wijken)
        self.list.add_tool(self.wijk_button)
        self._show_wijk()
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        QWidget.setTabOrder(self.list, self.duo_button)
        QWidget.setTabOrder(self.duo_button, self.new_button)

    def _connect(self) -> None:
        self.list.opened.connect(lambda number: self.desk.open_school(int(str(number))))
        self.list.previewed.connect(lambda number: self.desk.open_school(int(str(number))))
        self.list.menu_asked.connect(self._open_menu)
        self.list.empty_pressed.connect(self.import_duo)
        self.list.exported.connect(lambda path: self.desk.say(_("Lijst bewaard: {path}").format(path=path)))
        self.list.failed.connect(self.desk.failed)
        self.list.chips.changed.connect(lambda _keys: self._show_rows())
        self.duo_button.clicked.connect(self.import_duo)
        self.new_button.clicked.connect(self.add_school)
        self.desk.me_changed.connect(lambda _me: self.mark_stale())

    @property
    def dossier(self) -> DossierView:
        """The dossier, made when it is first wanted."""
        if self._dossier is None:
            made = self._dossier = DossierView(self.desk)
            self._stack.addWidget(made)
            made.left.connect(lambda: self.desk.go(Target(self.key)))
            leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), made)
            leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            leave.activated.connect(made.escape)
        return self._dossier

    def _register(self) -> None:
        if "school.new" in self.desk.actions:
            return
        self.desk.actions.add(
            "school.new",
            _("School toevoegen…"),
            self.add_school,
            group=_("School"),
            icon="plus",
            enabled=lambda: not self.desk.store.read_only,
            words=("mbo", "nieuwe school"),
        )
        self.desk.actions.add(
            "school.rollover",
            _("Zit deze persoon er nog? Een school nalopen…"),
            self.roll_over,
            group=_("School"),
            icon="check",
            enabled=lambda: not self.desk.store.read_only,
            words=("rollover", "schooljaar", "vertrokken", "bevestigen", "controleren"),
        )
        self.desk.actions.add(
            "school.growth_table",
            _("Groei: grafiek of tabel"),
            self.turn_growth,
            group=_("School"),
            icon="table",
            shortcuts=("Ctrl+T",),
            scope=self.key,
            widget=self,
            enabled=lambda: self._dossier is not None and self._dossier.shows_growth(),
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stack.currentIndex() == 0:
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- reading

    def refresh(self) -> None:
        """Read what is in sight again; the other of list and dossier reads when it is shown."""
        self._list_stale = True
        if self._stack.currentIndex() == 0:
            self._read_list()
        else:
            self._read_dossier()

    def _read_list(self) -> None:
        self._list_stale = False
        with self.desk.store.read() as connection:
            self._rows = school_rows(connection, today=self.desk.today())
        self._show_filters()
        self._show_rows()

    def _read_dossier(self) -> None:
        try:
            self.dossier.read()
        except NotFoundError as gone:
            self._show_list()
            self.desk.failed.emit(str(gone))

    def _show_filters(self) -> None:
        """Offer a chip for what there is; chips that stay keep whether they are on."""
        filters: list[Filter[SchoolRow]] = []
        if self._rows and self.desk.me is not None:
            filters.append(Filter(_MINE, _("mijn scholen"), self._is_mine))
        if self._rows:
            filters.append(Filter(_GAPS, _("gaten"), lambda row: bool(row.gaps)))
            filters.append(Filter(_SILENT, _("stil"), is_silent))
        self.wijk_button.setVisible(any(row.neighbourhood for row in self._rows))
        present = {row.sector for row in self._rows}
        if len(present) > 1:
            filters += [Filter(one.value, words.word(one), self._in_sectors) for one in Sector if one in present]
        if any(row.closed_on is not None for row in self._rows):
            filters.append(Filter(_CLOSED, _("gesloten"), lambda row: row.closed_on is not None))
        shown = [(one.key, one.title) for one in filters]
        if shown != self._filters_shown:
            self._filters_shown = shown
            self.list.set_filters(filters)
            self._explain_chips()

    def _explain_chips(self) -> None:
        tips = {
            _MINE: _("waar je vast gezicht of invaller bent"),
            _GAPS: _("waar nog niemand bekend is in een functie die de school hoort te hebben"),
            _SILENT: _("langer geen contact dan gewenst (anders {weeks} schoolweken), of nog nooit").format(
                weeks=SILENT_WEEKS
            ),
            _CLOSED: _("scholen die gesloten zijn"),
        }
        tips |= {one.value: words.sector_name(one) for one in Sector}
        for key in self.list.chips.keys():  # noqa: SIM118 - a method of ours, no dict
            self.list.chips.chip(key).setToolTip(tips.get(str(key), ""))

    def _is_mine(self, row: SchoolRow) -> bool:
        return self.desk.me in row.worker_ids

    def _in_sectors(self, row: SchoolRow) -> bool:
        """Tell whether a school is of one of the sectors that are on: chips of sectors widen each other."""
        return row.sector.value in self.list.chips.checked()

    def _show_rows(self) -> None:
        closed = _CLOSED in self.list.chips.checked()
        self.model.set_rows(
            [
                row
                for row in self._rows
                if (closed or row.closed_on is None) and (not self._wijk or row.neighbourhood == self._wijk)
            ]
        )

    # --- the wijk

    def _fill_wijken(self) -> None:
        menu = self.wijk_button.menu()
        menu.clear()
        for name in ("", *sorted({row.neighbourhood for row in self._rows if row.neighbourhood})):
            action = menu.addAction(name or _("Alle wijken"))
            action.setCheckable(True)
            action.setChecked(name == self._wijk)
            action.triggered.connect(lambda _on=False, name=name: self.choose_wijk(name))
        one_of(menu)

    def choose_wijk(self, name: str) -> None:
        """Show only the schools of one wijk; an empty name shows all."""
        self._wijk = name
        self._show_wijk()
        self._show_rows()

    def _show_wijk(self) -> None:
        text = self._wijk or _("Alle wijken")
        self.wijk_button.setText(text)
        self.wijk_button.setAccessibleName(_("Wijk: {name}").format(name=text))
        self.wijk_button.setToolTip(_("Alleen scholen uit één wijk tonen"))

    # --- going

    def show_target(self, target: Target) -> None:
        """Show the list, or the dossier of a school at a tab."""
        if target.kind is Kind.SCHOOL and target.id is not None:
            self.dossier.open_school(target.id, target.tab)
            self._stack.setCurrentIndex(1)
            self._stale = False
            self._read_dossier()
            if self._stack.currentIndex() == 1:
                self.dossier.focus_tab()
        else:
            self._show_list()

    def _show_list(self) -> None:
        came_from = self._dossier.school_id if self._dossier else None
        was_dossier = self._stack.currentIndex() == 1
        self._stack.setCurrentIndex(0)
        if self._list_stale:
            self._read_list()
        if was_dossier and came_from is not None:
            self.list.select([came_from])
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_target(self) -> Target:
        """Return the list, or the school and tab in sight."""
        if self._stack.currentIndex() == 1 and self.dossier.school_id is not None:
            return Target(self.key, Kind.SCHOOL, self.dossier.school_id, self.dossier.tab())
        return Target(self.key)

    def known_of_visit(self) -> VisitPrefill:
        """Return the school in sight, or the one selected in the list."""
        if self._stack.currentIndex() == 0 and len(self.list.selected_ids()) == 1:
            return VisitPrefill(school_id=int(str(self.list.selected_ids()[0])))
        return super().known_of_visit()

    def take_focus(self) -> None:
        if self._stack.currentIndex() == 0:
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.dossier.focus_tab()

    def focus_filter(self) -> None:
        """Go to the field that narrows what is in sight."""
        if self._stack.currentIndex() == 0:
            self.list.focus_search()
        else:
            self.dossier.focus_filter()

    # --- acts

    def _open_menu(self, where: QPoint, ids: list[object]) -> None:
        if not ids:
            return
        from netwerkkaart.ui.schools.acts import fill_school_menu

        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        numbers = [int(str(one)) for one in ids]
        if len(numbers) == 1:
            menu.addAction(icon("forward"), _("Openen"), lambda: self.desk.open_school(numbers[0]))
            visit = menu.addAction(
                icon("visits"), _("Bezoek vastleggen…"), lambda: self.desk.log_visit(VisitPrefill(school_id=numbers[0]))
            )
            visit.setEnabled(not self.desk.store.read_only)
            menu.addSeparator()
        fill_school_menu(menu, self.desk, self, numbers)
        menu.popup(where)

    def turn_growth(self) -> None:
        """Show the growth of the school in sight as a table, or as a chart again."""
        self.dossier.turn_growth()

    def add_school(self) -> None:
        """Ask for the facts of a school that is not in DUO, and open it."""
        from netwerkkaart.ui.schools.school_dialog import SchoolDialog

        dialog = SchoolDialog(self.desk, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.added.connect(self.desk.open_school)
        dialog.open()

    def roll_over(self) -> None:
        """Ask of everybody whether they are still there: at the school in sight, else where that is due first."""
        from netwerkkaart.ui.schools.acts import roll_over

        here = self.current_target().id if self.isVisible() else None
        roll_over(self.desk, self, here)

    def import_duo(self) -> None:
        """Open the import of DUO's schools."""
        from netwerkkaart.ui.duo.dialog import DuoDialog

        dialog = DuoDialog(self.desk, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
