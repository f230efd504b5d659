"""The page Instellingen: its parts at the left, one part at a time at the right."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from netwerkkaart.domain.changes import Kind
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

    def refresh(self) -> None:
        panel = self._stack.currentWidget()
        if isinstance(panel, Panel):
            panel.refresh()

    def show_target(self, target: Target) -> None:
        if target.tab in self._panels:
            self._names.setCurrentRow(list(self._panels).index(target.tab))

    def current_target(self) -> Target:
        return Target(self.key, tab=list(self._panels)[self._stack.currentIndex()])

    def take_focus(self) -> None:
        self._names.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        panel = self._stack.currentWidget()
        listed = getattr(panel, "list", None)
        if listed is not None:
            listed.focus_search()

    def screenshot_targets(self) -> list[Target]:
        """Return every part, for the pictures of the program."""
        return [Target(self.key, tab=tab) for tab in self._panels]

    def _on_row(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self.refresh()
