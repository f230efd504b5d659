"""The page Instellingen: its parts at the left, one part at a time at the right."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.queries.settings import colleagues
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.page import Page
from netwerkkaart.ui.settings.backups import BackupsPanel
from netwerkkaart.ui.settings.colleagues import ColleaguesPanel
from netwerkkaart.ui.settings.neighbourhoods import NeighbourhoodsPanel
from netwerkkaart.ui.settings.organisation import OrganisationPanel
from netwerkkaart.ui.settings.panel import Panel
from netwerkkaart.ui.settings.words import OffersPanel, RolesPanel, ThemesPanel


class SettingsPage(Page):
    """Organisation, colleagues, own words, wijken and backups."""

    key = "settings"
    kinds = frozenset(
        {
            Kind.SETTING,
            Kind.WORKER,
            Kind.ASSIGNMENT,
            Kind.ROLE,
            Kind.THEME,
            Kind.OFFER,
            Kind.NEIGHBOURHOOD,
            Kind.SCHOOL,
            Kind.POSITION,
            Kind.ACTIVITY,
            Kind.CONTACT,
            Kind.TIE,
            Kind.VISIT,
            Kind.PROMISE,
            Kind.AGREEMENT,
            Kind.HANDOVER,
        }
    )
    restore_wanted = Signal(object)
    """The path of a backup to put in the place of the open file."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        backups = BackupsPanel(desk)
        backups.restore_wanted.connect(self.restore_wanted)
        self._panels: dict[str, tuple[str, Panel]] = {
            "organisation": ("settings", OrganisationPanel(desk)),
            "colleagues": ("worker", ColleaguesPanel(desk)),
            "roles": ("role", RolesPanel(desk)),
            "themes": ("themes", ThemesPanel(desk)),
            "offers": ("activity", OffersPanel(desk)),
            "neighbourhoods": ("neighbourhood", NeighbourhoodsPanel(desk)),
            "backups": ("backup", backups),
        }
        self._names = QListWidget()
        self._names.setAccessibleName(_("Onderdelen van Instellingen"))
        self._names.setFixedWidth(200)
        self._names.setIconSize(QSize(24, 18))  # with the gap before the name
        theme.set_kind(self._names, "bare")
        self._stack = QStackedWidget()
        for key, (sign, panel) in self._panels.items():
            item = QListWidgetItem(icon(sign), panel.title)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(QSize(0, 36))
            self._names.addItem(item)
            self._stack.addWidget(panel)
        self._names.currentRowChanged.connect(self._on_row)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 20, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._names)
        layout.addWidget(self._stack, 1)
        self._names.setCurrentRow(0)
        self._register()

    def _register(self) -> None:
        if "colleague.leaving" in self.desk.actions:
            return
        self.desk.actions.add(
            "colleague.leaving",
            _("Wat als een collega vertrekt?"),
            lambda: self.desk.go(Target(self.key, tab="colleagues")),
            group=_("Ga naar"),
            icon="worker",
            words=("overdracht", "overdragen", "vertrek", "opvolger", "kwetsbaar"),
        )

    def refresh(self) -> None:
        panel = self._stack.currentWidget()
        if isinstance(panel, Panel):
            panel.refresh()

    def show_target(self, target: Target) -> None:
        if target.tab not in self._panels:
            return
        self._names.setCurrentRow(list(self._panels).index(target.tab))
        _sign, panel = self._panels[target.tab]
        panel.show_thing(target.id)

    def current_target(self) -> Target:
        tab = list(self._panels)[self._stack.currentIndex()]
        _sign, panel = self._panels[tab]
        shown = panel.shown()
        return Target(self.key, tab=tab) if shown is None else Target(self.key, panel.thing, shown, tab)

    def take_focus(self) -> None:
        self._names.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        panel = self._stack.currentWidget()
        listed = getattr(panel, "list", None)
        if listed is not None:
            listed.focus_search()

    def screenshot_targets(self) -> list[Target]:
        """Return every part and the first colleague, for the pictures of the program."""
        with self.desk.store.read() as connection:
            first = next((one.id for one in colleagues(connection, today=self.desk.today())), None)
        parts = [Target(self.key, tab=tab) for tab in self._panels]
        return parts if first is None else [*parts, Target(self.key, Kind.WORKER, first, "colleagues")]

    def _on_row(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self.refresh()
