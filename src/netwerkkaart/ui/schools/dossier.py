"""The dossier of one school: its head, and a tab per question one comes with."""

from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from netwerkkaart.queries.dossier import dossier
from netwerkkaart.queries.dossier_rows import Dossier
from netwerkkaart.texts import _
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.header import DossierHeader
from netwerkkaart.ui.schools.overview import OverviewTab
from netwerkkaart.ui.schools.people import PeopleTab
from netwerkkaart.ui.schools.themes import ThemesTab
from netwerkkaart.ui.schools.timeline import TimelineTab

if TYPE_CHECKING:
    from netwerkkaart.ui.schools.activities import ActivitiesTab
    from netwerkkaart.ui.schools.growth.tab import GrowthTab

W = TypeVar("W", bound=QWidget)
OVERVIEW, PEOPLE, TIMELINE, THEMES = "overview", "people", "timeline", "themes"
GROWTH, ACTIVITIES = "growth", "activities"


class Tab(Protocol):
    """What the dossier asks of a tab."""

    def show_dossier(self, dossier: Dossier) -> None:
        """Show this; what was chosen and where one was stays when it is the same school."""

    def focus_filter(self) -> None:
        """Go to the field that narrows, if there is one."""

    def escape(self) -> bool:
        """Leave what was begun in the tab; tell whether there was something."""


class DossierView(QWidget):
    """Head and tabs; a tab is filled when it is in sight."""

    left = Signal()
    """The user wants to go back to the list."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.school_id: int | None = None
        self._dossier: Dossier | None = None
        self.header = DossierHeader(desk)
        self._keys = (OVERVIEW, PEOPLE, TIMELINE, THEMES, GROWTH, ACTIVITIES)
        self._filled: set[int] = set()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Delen van het dossier"))
        titles = (
            _("Overzicht"),
            _("Mensen"),
            _("Tijdlijn"),
            _("Thema’s"),
            _("Vertrouwen & groei"),
            _("Inzet"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 14, 24, 0)
        layout.setSpacing(8)
        layout.addWidget(self.header)
        layout.addWidget(self.tabs, 1)
        self._places: list[QVBoxLayout] = []
        for number, title in enumerate(titles):
            place = QWidget()
            room = QVBoxLayout(place)
            room.setContentsMargins(0, 0, 0, 0)
            self._places.append(room)
            self.tabs.addTab(place, title.replace("&", "&&"))
            self.tabs.setTabToolTip(number, f"{title} (Alt+{number + 1})")
            key = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda number=number: self._go(number))
        self.header.back_asked.connect(self.left)
        self.header.timeline_asked.connect(lambda: self._go(self._keys.index(TIMELINE)))
        self.tabs.currentChanged.connect(self._fill)

    @cached_property
    def overview(self) -> OverviewTab:
        """The first tab; each is made when it is first wanted."""
        made = self._placed(OverviewTab(self._desk), OVERVIEW)
        made.tab_asked.connect(lambda key: self._go(self._keys.index(key)))
        return made

    @cached_property
    def people(self) -> PeopleTab:
        """The second tab."""
        return self._placed(PeopleTab(self._desk), PEOPLE)

    @cached_property
    def timeline(self) -> TimelineTab:
        """The third tab."""
        return self._placed(TimelineTab(self._desk), TIMELINE)

    @cached_property
    def themes(self) -> ThemesTab:
        """The tab of what the school names."""
        return self._placed(ThemesTab(self._desk), THEMES)

    @cached_property
    def growth(self) -> "GrowthTab":
        """The tab of how the school grew over the years."""
        from netwerkkaart.ui.schools.growth.tab import GrowthTab

        return self._placed(GrowthTab(self._desk), GROWTH)

    @cached_property
    def activities(self) -> "ActivitiesTab":
        """The tab of what we do there."""
        from netwerkkaart.ui.schools.activities import ActivitiesTab

        return self._placed(ActivitiesTab(self._desk), ACTIVITIES)

    def _placed(self, part: W, key: str) -> W:
        self._places[self._keys.index(key)].addWidget(part)
        return part

    def _part(self, number: int) -> Tab:
        match self._keys[number]:
            case "overview":
                return self.overview
            case "people":
                return self.people
            case "timeline":
                return self.timeline
            case "themes":
                return self.themes
            case "growth":
                return self.growth
            case _:
                return self.activities

    def open_school(self, school_id: int, tab: str = "") -> None:
        """Turn to a school, and to a tab; an unknown or empty tab is the first, or stays at the same school."""
        if school_id != self.school_id:
            self.school_id = school_id
            self._dossier = None
            self._filled.clear()
            if tab not in self._keys:
                tab = OVERVIEW
        if tab in self._keys:
            self.tabs.setCurrentIndex(self._keys.index(tab))

    def read(self) -> None:
        """Read the school again and show what is in sight.

        Raises:
            NotFoundError: the school is gone.
        """
        if self.school_id is None:
            return
        with self._desk.store.read() as connection:
            self._dossier = dossier(connection, self.school_id, today=self._desk.today())
        self.header.show_dossier(self._dossier)
        self._filled.clear()
        self._fill(self.tabs.currentIndex())

    def _fill(self, number: int) -> None:
        if self._dossier is not None and number not in self._filled:
            self._filled.add(number)
            self._part(number).show_dossier(self._dossier)

    def _go(self, number: int) -> None:
        self.tabs.setCurrentIndex(number)
        self.focus_tab()

    def escape(self) -> None:
        """Leave what was begun in the tab, else the dossier."""
        if not self._part(self.tabs.currentIndex()).escape():
            self.left.emit()

    def tab(self) -> str:
        """Return the key of the tab in sight."""
        return self._keys[self.tabs.currentIndex()]

    def focus_tab(self) -> None:
        """Put the keyboard on the tabs, so that the arrow keys walk them."""
        self.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Go to the field that narrows the tab in sight."""
        self._part(self.tabs.currentIndex()).focus_filter()

    def shows_growth(self) -> bool:
        """Tell whether the chart, or its table, is in sight."""
        return self.tab() == GROWTH and self._dossier is not None

    def turn_growth(self) -> None:
        """Show the table of the growth chart instead of the chart, or the chart again."""
        if self.shows_growth():
            self.growth.picture.turn()
