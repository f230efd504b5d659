"""The page Thema's: what occupies the schools, and how what they name meets what we do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.texts import _
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.page import Page
from netwerkkaart.ui.schools.parts import label
from netwerkkaart.ui.themes.gaps import GapsView
from netwerkkaart.ui.themes.table import ThemesTable

NAMED, GAPS = "named", "gaps"


class ThemesPage(Page):
    """Two views of one school year: themes by school, and themes by offer; each reads when it is in sight."""

    key = "themes"
    kinds = frozenset(
        {
            Kind.VISIT,
            Kind.THEME,
            Kind.THEME_STATUS,
            Kind.SCHOOL,
            Kind.NEIGHBOURHOOD,
            Kind.CONTACT,
            Kind.WORKER,
            Kind.OFFER,
            Kind.ACTIVITY,
            Kind.AGREEMENT,
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._sum = label("", "muted", wrap=False)
        self.own_button = QPushButton(icon("settings"), _("Eigen thema’s…"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Manieren om naar thema’s te kijken"))
        self.named = ThemesTable(desk)
        self.gaps = GapsView(desk)
        self._views: dict[str, ThemesTable | GapsView] = {NAMED: self.named, GAPS: self.gaps}
        self._behind: set[str] = set()
        self.tabs.addTab(self.named, _("Wat er speelt"))
        self.tabs.addTab(self.gaps, _("Vraag en aanbod"))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 12, 0)
        head.setSpacing(12)
        head.addWidget(label(_("Thema’s"), "title", wrap=False))
        self._sum.setContentsMargins(0, 0, 0, 4)  # on the line the title stands on
        head.addWidget(self._sum, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch()
        head.addWidget(self.own_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 12, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        self.setFocusProxy(self.named.table)
        self.own_button.clicked.connect(self._open_words)
        self.tabs.currentChanged.connect(lambda _number: self._show_view())
        self.desk.year_changed.connect(lambda _year: self.mark_stale())

    def refresh(self) -> None:
        """Read what is in sight again; the other view reads when it is shown."""
        self._behind = set(self._views)
        self._show_view()

    def _show_view(self) -> None:
        key = self.tab()
        if key in self._behind:
            self._behind.discard(key)
            self._views[key].read()
        view = self._views[key]
        self._sum.setText(view.summary())
        self.own_button.setText(_("Eigen thema’s…") if key == NAMED else _("Eigen aanbod…"))
        self.setFocusProxy(view.table)

    def _open_words(self) -> None:
        self.desk.go(Target("settings", tab="themes" if self.tab() == NAMED else "offers"))

    def tab(self) -> str:
        """Return the key of the view in sight."""
        return list(self._views)[self.tabs.currentIndex()]

    def show_target(self, target: Target) -> None:
        """Show a view, and in it a theme."""
        self.tabs.setCurrentIndex(1 if target.tab == GAPS else 0)
        if target.kind is Kind.THEME and target.id is not None:
            self.ensure_fresh()
            self._views[self.tab()].show_theme(target.id)

    def current_target(self) -> Target:
        """Return which view is shown, and of which theme."""
        tab = GAPS if self.tab() == GAPS else ""
        theme_id = self._views[self.tab()].theme_shown()
        return Target(self.key, None if theme_id is None else Kind.THEME, theme_id, tab)

    def focus_filter(self) -> None:
        """Go to the table: this page has nothing to type in."""
        self._views[self.tab()].table.setFocus()

    def screenshot_targets(self) -> list[Target]:
        """Return the other view, for the pictures of the program."""
        return [Target(self.key, tab=GAPS)]
