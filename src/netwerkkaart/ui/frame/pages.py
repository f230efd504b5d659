"""Which pages there are, in the order of the sidebar; a page is imported when it is first shown."""

from typing import TYPE_CHECKING, Final, NamedTuple

from netwerkkaart.texts import N_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netwerkkaart.ui.desk import Desk
    from netwerkkaart.ui.page import Page


class PageEntry(NamedTuple):
    """One page: its key in code, its Dutch title and file-name word, its icon, and where its class stands."""

    key: str
    title: str
    slug: str
    icon: str
    where: str

    def make(self, desk: "Desk", parent: "QWidget") -> "Page":
        """Import the page's module and make the page; an import error is not hidden."""
        from importlib import import_module

        module, _, name = self.where.partition(":")
        made: Page = getattr(import_module(f"netwerkkaart.ui.{module}"), name)(desk, parent)
        return made


PAGES: Final = (
    PageEntry("today", N_("Vandaag"), "vandaag", "today", "today.page:TodayPage"),
    PageEntry("map", N_("Kaart"), "kaart", "map", "map.page:MapPage"),
    PageEntry("schools", N_("Scholen"), "scholen", "schools", "schools.page:SchoolsPage"),
    PageEntry("contacts", N_("Contacten"), "contacten", "contacts", "contacts.page:ContactsPage"),
    PageEntry("visits", N_("Bezoeken"), "bezoeken", "visits", "visits.page:VisitsPage"),
    PageEntry("themes", N_("Thema’s"), "themas", "themes", "themes.page:ThemesPage"),
    PageEntry("planning", N_("Planning"), "planning", "planning", "planning.page:PlanningPage"),
    PageEntry("reports", N_("Rapporten"), "rapporten", "reports", "reports.page:ReportsPage"),
    PageEntry("settings", N_("Instellingen"), "instellingen", "settings", "settings.page:SettingsPage"),
)


def entry(key: str) -> PageEntry:
    """Return the page of this key; an unknown key is a mistake in the program."""
    for page in PAGES:
        if page.key == key:
            return page
    raise KeyError(key)
