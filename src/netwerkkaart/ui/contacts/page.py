"""The page Contacten: everybody we know at the left, one person at the right."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import Level
from netwerkkaart.domain.rhythm import SILENT_WEEKS
from netwerkkaart.queries.contacts import ContactRow, contact_rows
from netwerkkaart.texts import _, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.contacts.acts import ContactActs
from netwerkkaart.ui.contacts.columns import columns, is_long_unseen, is_to_inform
from netwerkkaart.ui.contacts.detail import ContactDetail
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.jobs import Job, JobContext
from netwerkkaart.ui.page import Page
from netwerkkaart.ui.schools.parts import label
from netwerkkaart.ui.tables import EmptyText, Filter, ListView, RowsModel

_MINE, _KEY, _UNSEEN, _INFORM = "mine", "key", "unseen", "inform"
_LEFT, _LOOSE, _ASK = "left", "loose", "ask"


class ContactsPage(Page):
    """List and detail beside each other: the arrow keys walk, Enter goes to the person, Esc goes back."""

    key = "contacts"
    kinds = frozenset(
        {
            Kind.CONTACT,
            Kind.POSITION,
            Kind.TIE,
            Kind.INTRODUCTION,
            Kind.VISIT,
            Kind.PROMISE,
            Kind.ROLE,
            Kind.SCHOOL,
            Kind.WORKER,
            Kind.THEME,
        }
    )
    reads_aside = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: tuple[ContactRow, ...] = ()
        self._wanted: int | None = None
        self._reading = False
        self._job: Job | None = None
        self._filters_shown: list[tuple[str, str]] = []
        self.acts = ContactActs(desk, self)
        self.model = RowsModel(columns(), row_id=lambda row: row.id)
        self.list = ListView(
            self.model,
            "contacten",
            _("Zoek in contacten"),
            title=_("Contacten"),
            counted=lambda number: words.counted(Kind.CONTACT, number),
            empty=EmptyText(
                "contacts",
                _("Hier komen de mensen die jullie op en rond de scholen kennen, met wie van jullie een band heeft."),
                _("Contact toevoegen…"),
            ),
        )
        self.detail = ContactDetail(desk, self.acts)
        self.add_button = QPushButton(icon("plus"), _("Contact toevoegen…"))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.setFocusProxy(self.list.table)
        self._lay_out()
        self._connect()
        self._register()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 0, 0)
        layout.setSpacing(16)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 24, 0)
        title = label(_("Contacten"), "title", wrap=False)
        title.setMinimumHeight(theme.CONTROL_HEIGHT)  # also where no button stands beside it
        head.addWidget(title)
        head.addStretch()
        self.add_button.setEnabled(self.acts.can_write())
        head.addWidget(self.add_button)
        layout.addLayout(head)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 24, 0)
        bar.addWidget(self.list.tools)
        layout.addLayout(bar)
        left = QWidget()
        room = self._room = QVBoxLayout(left)
        room.setContentsMargins(0, 0, 8, 16)
        room.addWidget(self.list)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([640, 400])
        self.splitter.setChildrenCollapsible(False)
        self.list.setMinimumWidth(400)
        self.detail.setMinimumWidth(320)
        layout.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.list.selection_changed.connect(self._on_selection)
        self.list.opened.connect(self._on_opened)
        self.list.menu_asked.connect(self.open_menu)
        self.list.empty_pressed.connect(self.add)
        self.list.exported.connect(lambda path: self.desk.say(_("Lijst bewaard: {path}").format(path=path)))
        self.list.failed.connect(self.desk.failed)
        self.list.chips.changed.connect(lambda _keys: self._show_rows())
        self.add_button.clicked.connect(self.add)
        self.desk.me_changed.connect(lambda _me: self.mark_stale())
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.detail)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.list.table.setFocus)

    def _register(self) -> None:
        actions, group = self.desk.actions, _("Contact")
        if "contact.new" in actions:
            return
        actions.add(
            "contact.new",
            _("Contact toevoegen…"),
            self.add,
            group=group,
            icon="plus",
            enabled=self.acts.can_write,
            words=("nieuw contact", "persoon", "nieuwe contactpersoon"),
        )
        actions.add(
            "contact.informed",
            _("Gekozen contacten zijn vandaag geïnformeerd"),
            lambda: self.acts.informed(self._chosen()),
            group=group,
            icon="info",
            enabled=lambda: self.acts.can_write() and self.isVisible() and bool(self._chosen()),
        )

    # --- reading

    def refresh(self) -> None:
        """Read the list again, off the GUI thread: it takes a tenth of a second at 100,000 visits."""
        if self._job is not None:
            self._job.cancel()
        store, me, today = self.desk.store, self.desk.me, self.desk.today()

        def read(_context: JobContext) -> tuple[ContactRow, ...]:
            with store.read() as connection:
                return contact_rows(connection, me=me, today=today)

        self._reading = True
        self._job = self.desk.jobs.run(self, read, self._on_read)

    def _on_read(self, rows: tuple[ContactRow, ...]) -> None:
        self._reading = False
        self._rows = rows
        self._show_filters()
        self._show_rows()
        for part in (self.detail, self.list.tools, self.add_button):
            part.setVisible(bool(rows))
        self._room.setContentsMargins(0, 0, 8 if rows else 24, 16)
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._select(wanted)
        elif not self.list.selected_ids() and self.model.rowCount():
            self.list.select([self.model.row(0).id])
        else:
            self._show_detail()

    def _show_filters(self) -> None:
        """Offer a chip for what there is; chips that stay keep whether they are on."""
        filters: list[Filter[ContactRow]] = []
        if self.desk.me is not None:
            filters.append(Filter(_MINE, _("mijn contacten"), lambda row: row.mine))
        filters += [
            Filter(_KEY, _("aanspreekpunt"), lambda row: row.key_contact),
            Filter(_UNSEEN, _("lang niet gezien"), is_long_unseen),
            Filter(_INFORM, _("nog te informeren"), is_to_inform),
            Filter(_LOOSE, _("zonder band"), lambda row: row.tie is None and not row.left),
        ]
        if any(row.to_ask for row in self._rows):
            filters.append(Filter(_ASK, _("te controleren"), lambda row: row.to_ask))
        if any(row.left for row in self._rows):
            filters.append(Filter(_LEFT, _("vertrokken"), lambda row: row.left))
        present = {row.level for row in self._rows}
        if len(present) > 1:
            filters += [Filter(level.value, words.word(level), self._in_levels) for level in Level if level in present]
        shown = [(one.key, one.title) for one in filters]
        if shown != self._filters_shown:
            self._filters_shown = shown
            self.list.set_filters(filters)
            self._explain_chips()

    def _explain_chips(self) -> None:
        tips = {
            _MINE: _("met wie jij een band hebt"),
            _UNSEEN: _("langer dan {weeks} schoolweken niet gesproken, of nog nooit").format(weeks=SILENT_WEEKS),
            _INFORM: _("nog niet verteld dat we deze gegevens bewaren"),
            _LOOSE: _("met wie nog niemand een band heeft gezet"),
            _ASK: _("van wie dit schooljaar nog niet bekend is of die er nog zit"),
            _LEFT: _("wie geen functie meer heeft"),
        }
        for key, tip in tips.items():
            if any(key == shown for shown, _title in self._filters_shown):
                self.list.chips.chip(key).setToolTip(tip)

    def _in_levels(self, row: ContactRow) -> bool:
        """Tell whether somebody is of one of the levels that are on: chips of levels widen each other."""
        return row.level is not None and row.level.value in self.list.chips.checked()

    def _show_rows(self) -> None:
        """Show who is still there; who left only when asked for."""
        leavers = _LEFT in self.list.chips.checked()
        self.model.set_rows([row for row in self._rows if leavers or not row.left])

    # --- the person

    def _chosen(self) -> list[int]:
        return [int(str(id_)) for id_ in self.list.selected_ids()]

    def _on_selection(self, ids: list[int]) -> None:
        del ids
        self._show_detail()

    def _show_detail(self) -> None:
        chosen = self._chosen()
        self.detail.show_contact(chosen[0] if chosen else None)

    def _on_opened(self, contact_id: object) -> None:
        self.list.select([int(str(contact_id))])
        self.detail.take_focus()

    def add(self) -> None:
        """Add a contact, and show who was added."""
        added = self.acts.add()
        if added is not None:
            self.show_target(Target(self.key, Kind.CONTACT, added))

    def open_menu(self, where: QPoint, ids: list[int]) -> None:
        """Offer what can be done with one or several people."""
        if ids:
            self.make_menu([int(str(one)) for one in ids]).popup(where)

    def make_menu(self, ids: list[int]) -> QMenu:
        """Return the menu for these people."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = next((one for one in self._rows if one.id == ids[0]), None)
        if len(ids) == 1 and row is not None:
            school = row.school_ids[0] if row.school_ids and not row.left else None
            menu.addAction(icon("plus"), _("Bezoek vastleggen"), lambda: self.acts.visit(row.id, school))
            menu.addAction(icon("edit"), _("Bewerken…"), lambda: self.acts.edit(row.id))
            menu.addAction(icon("link"), _("Band zetten…"), lambda: self.acts.set_tie(row.id))
            menu.addAction(icon("role"), _("Functie toevoegen…"), lambda: self.acts.add_position(row.id))
            menu.addAction(icon("handshake"), _("Introductie vastleggen…"), lambda: self.acts.introduce(row.id))
            if not row.left and row.roles:
                menu.addAction(icon("forward"), _("Naar een andere school…"), lambda: self.acts.move(row.id))
            menu.addSeparator()
        here = [one.id for one in self._rows if one.id in ids and one.roles and not one.left]
        if here:
            menu.addAction(icon("empty-seat"), _("Vertrekt…"), lambda: self.acts.leave(here))
        menu.addAction(icon("info"), _("Vandaag geïnformeerd"), lambda: self.acts.informed(ids))
        menu.addAction(icon("copy"), _("Kopiëren"), self.list.copy)
        menu.addSeparator()
        menu.addAction(icon("trash"), _("Verwijderen"), lambda: self.acts.delete(ids))
        for action in menu.actions():
            action.setEnabled(self.acts.can_write() or action.text() == _("Kopiëren"))
        return menu

    # --- going to and fro

    def _select(self, contact_id: int) -> None:
        if self.model.position(contact_id) is None:
            row = next((one for one in self._rows if one.id == contact_id), None)
            self.list.search.clear()
            self.list.set_active_filters([_LEFT] if row is not None and row.left else [])
            self._show_rows()
        self.list.select([contact_id])
        self._show_detail()

    def show_target(self, target: Target) -> None:
        """Show a contact; filters that hide them are switched off."""
        if target.kind is not Kind.CONTACT or target.id is None:
            return
        if self._reading or not any(row.id == target.id for row in self._rows):
            self._wanted = target.id
            self.ensure_fresh()
            if not self._reading and self._wanted is not None:
                self.refresh()
        else:
            self._select(target.id)

    def current_target(self) -> Target:
        """Return who is shown."""
        shown = self.detail.contact_id
        return Target(self.key, Kind.CONTACT, shown) if shown is not None else Target(self.key)

    def focus_filter(self) -> None:
        """Go to the field that narrows."""
        self.list.focus_search()
