"""What the pictures of the program show besides its pages: every dialog, and pages in the midst of something."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.page import Page
from netwerkkaart.ui.people.scenes import PeopleScenes
from netwerkkaart.ui.planning.scenes import PlanningScenes
from netwerkkaart.ui.window import MainWindow

if TYPE_CHECKING:
    from netwerkkaart.queries.dossier_rows import Dossier
    from netwerkkaart.ui.schools.growth.tab import GrowthTab

Scene = tuple[str, Callable[[], QWidget]]


class Scenes:
    """The scenes that need something in the file: a school, its people, and what happened there.

    Each returns what is to be pictured: the window, or a dialog that is then closed.
    """

    def __init__(self, window: MainWindow, desk: Desk, school_id: int) -> None:
        from netwerkkaart.queries.dossier import dossier

        self._window = window
        self._desk = desk
        self._school = school_id
        with desk.store.read() as connection:
            self._dossier: Dossier = dossier(connection, school_id, today=desk.today())

    def all(self) -> Iterator[Scene]:
        """Return every scene there is something for."""
        yield "vast-gezicht", self._assignment
        yield "fase", self._phase
        yield "stand", self._stand
        yield "stand-waarom", self._stand_why
        yield "school-bewerken", self._school_form
        if self._dossier.people:
            yield from self._of_people()
            yield from PeopleScenes(self._window, self._desk, self._school).all()
        if self._dossier.promises:
            yield "toezegging", self._promise
        yield "inzet", self._activity
        yield "inzet-voor-thema", self._activity_for_theme
        yield "thema-status", self._theme_status
        yield "afspraak", self._agreement
        yield "peiling", self._survey
        yield from PlanningScenes(self._window, self._desk, self._school).all()
        yield from self._of_settings()
        yield from self._of_pages()

    # --- dialogs about people

    def _of_people(self) -> Iterator[Scene]:
        yield "contact-bewerken", self._contact
        yield "contact-bekend", self._alike
        yield "band", self._tie
        yield "introductie", self._introduction
        yield "functie", self._position
        yield "functie-beeindigen", self._end_of_position

    def _contact(self) -> QWidget:
        from netwerkkaart.ui.contacts.dialog import ContactDialog

        dialog = ContactDialog(self._desk, self._window, contact_id=self._dossier.people[0].contact_id)
        dialog.show()
        dialog.more.click()
        return dialog

    def _alike(self) -> QWidget:
        from netwerkkaart.ui.contacts.dialog import ContactDialog

        dialog = ContactDialog(self._desk, self._window, school_id=self._school, name=self._dossier.people[0].name[:-1])
        dialog.show()
        dialog.note.edit.setPlainText(_("De moeder van een leerling belde."))
        dialog.more.click()
        dialog.note.check_now()
        return dialog

    def _tie(self) -> QWidget:
        from netwerkkaart.ui.people.tie_dialog import TieDialog

        return _shown(TieDialog(self._desk, self._window, contact_id=self._dossier.people[0].contact_id))

    def _introduction(self) -> QWidget:
        from netwerkkaart.ui.people.introduction_dialog import IntroductionDialog

        return _shown(IntroductionDialog(self._desk, self._window, contact_id=self._dossier.people[0].contact_id))

    def _position(self) -> QWidget:
        from netwerkkaart.ui.people.position_dialog import PositionDialog

        one = self._dossier.people[0]
        return _shown(PositionDialog(self._desk, self._window, contact_id=one.contact_id, position_id=one.position_id))

    def _end_of_position(self) -> QWidget:
        from netwerkkaart.ui.people.position_dialog import EndPositionDialog

        return _shown(EndPositionDialog(self._desk, self._window, position_id=self._dossier.people[0].position_id))

    # --- dialogs about the school

    def _assignment(self) -> QWidget:
        from netwerkkaart.ui.schools.assignment_dialog import AssignmentDialog

        return _shown(AssignmentDialog(self._desk, self._window, school_ids=[self._school]))

    def _phase(self) -> QWidget:
        from netwerkkaart.ui.schools.phase_dialog import PhaseDialog

        return _shown(PhaseDialog(self._desk, self._window, school_id=self._school))

    def _stand(self) -> QWidget:
        from netwerkkaart.ui.schools.stand_dialog import StandDialog

        return _shown(StandDialog(self._desk, self._window, school_id=self._school))

    def _stand_why(self) -> QWidget:
        from netwerkkaart.ui.schools.stand_dialog import StandDialog

        dialog = StandDialog(self._desk, self._window, school_id=self._school)
        _shown(dialog)
        dialog.why.click()
        return dialog

    def _school_form(self) -> QWidget:
        from netwerkkaart.ui.schools.school_dialog import SchoolDialog

        return _shown(SchoolDialog(self._desk, self._window, school_id=self._school))

    def _promise(self) -> QWidget:
        from netwerkkaart.ui.schools.promise_dialog import PromiseDialog

        return _shown(PromiseDialog(self._desk, self._window, row=self._dossier.promises[-1]))

    def _activity(self) -> QWidget:
        from netwerkkaart.ui.schools.activity_dialog import ActivityDialog

        held = next((one.id for one in self._dossier.activities), None)
        return _shown(ActivityDialog(self._desk, self._window, school_id=self._school, activity_id=held))

    def _activity_for_theme(self) -> QWidget:
        from netwerkkaart.ui.schools.activity_dialog import ActivityDialog

        theme = next(iter(self._dossier.theme_names))
        return _shown(ActivityDialog(self._desk, self._window, school_id=self._school, theme_id=theme))

    def _theme_status(self) -> QWidget:
        from netwerkkaart.ui.themes.status_dialog import StatusDialog

        theme = next((one.theme for one in self._dossier.theme_steps), next(iter(self._dossier.theme_names)))
        return _shown(StatusDialog(self._desk, self._window, school_id=self._school, theme_id=theme))

    def _agreement(self) -> QWidget:
        from netwerkkaart.ui.schools.agreement_dialog import AgreementDialog

        held = next((one.id for one in self._dossier.agreements), None)
        return _shown(AgreementDialog(self._desk, self._window, school_id=self._school, agreement_id=held))

    def _survey(self) -> QWidget:
        from netwerkkaart.ui.schools.growth.survey_dialog import SurveyDialog

        held = next((one.id for one in reversed(self._dossier.surveys)), None)
        return _shown(SurveyDialog(self._desk, self._window, school_id=self._school, survey_id=held))

    # --- dialogs of the settings

    def _of_settings(self) -> Iterator[Scene]:
        yield "collega", self._colleague
        yield "wijk", self._neighbourhood
        yield "woord-functie", self._role
        yield "woord-thema", self._theme
        yield "woord-aanbod", self._offer

    def _colleague(self) -> QWidget:
        from netwerkkaart.ui.settings.colleagues import ColleagueDialog

        return _shown(ColleagueDialog(self._desk, self._window))

    def _neighbourhood(self) -> QWidget:
        from netwerkkaart.ui.settings.neighbourhoods import NeighbourhoodDialog

        return _shown(NeighbourhoodDialog(self._desk, self._window))

    def _role(self) -> QWidget:
        from netwerkkaart.ui.settings.words import RoleDialog

        return _shown(RoleDialog(self._desk, self._window))

    def _theme(self) -> QWidget:
        from netwerkkaart.ui.settings.words import ThemeDialog

        return _shown(ThemeDialog(self._desk, self._window))

    def _offer(self) -> QWidget:
        from netwerkkaart.ui.settings.words import OfferDialog

        return _shown(OfferDialog(self._desk, self._window))

    # --- pages in the midst of something

    def _of_pages(self) -> Iterator[Scene]:
        from netwerkkaart.ui.map.scenes import MapScenes  # loads numpy

        yield "bezoek-vol", self._full_visit
        yield "bezoek-weggooien", self._throw_away
        yield "bezoek-gepland", self._planned_visit
        yield "bezoek-bekijken", self._visit_beside
        yield "bezoeken-kalender", self._calendar
        yield "bezoeken-niets", self._no_visits
        yield "scholen-menu", self._school_menu
        yield "dossier-waarom", self._why
        yield "groei-aangewezen", self._growth_pointed
        yield "groei-peiling", self._growth_survey
        yield "groei-tabel", self._growth_table
        yield "dossier-inzet-waarom", self._why_work
        yield "themas-cel", self._theme_cell
        yield "themas-gat", self._gap
        yield from MapScenes(self._window, self._desk, self._school).all()
        yield "rapport-gemeente", self._report
        yield "schooljaren", self._years

    def _page(self, key: str) -> Page:
        navigator = self._window.navigator
        if navigator is None:
            raise RuntimeError("pictures are taken of an open file")
        self._window.show_page(key)
        return navigator.page(key)

    def _why_work(self) -> QWidget:
        from netwerkkaart.ui.schools.dossier import ACTIVITIES
        from netwerkkaart.ui.schools.page import SchoolsPage

        page = self._page("schools")
        self._desk.open_school(self._school, ACTIVITIES)
        if isinstance(page, SchoolsPage):
            for row in page.dossier.activities.rows[:1]:
                row.unfold()
        return self._window

    def _theme_cell(self) -> QWidget:
        from netwerkkaart.ui.themes.page import ThemesPage

        page = self._page("themes")
        self._desk.go(Target("themes"))
        if isinstance(page, ThemesPage):
            page.named.show_cell(next(iter(self._dossier.theme_names)), self._school)
        return self._window

    def _gap(self) -> QWidget:
        from netwerkkaart.ui.themes.page import GAPS, ThemesPage

        page = self._page("themes")
        self._desk.go(Target("themes", tab=GAPS))
        if isinstance(page, ThemesPage):
            for row in page.gaps.panel.rows[:1]:
                row.unfold()
        return self._window

    def _full_visit(self) -> QWidget:
        from netwerkkaart.domain.visits import VisitKind

        self._desk.log_visit(VisitPrefill(school_id=self._school))
        panel = self._window.visit_panel
        if panel is None:
            raise RuntimeError("the visit panel did not open")
        form = panel.form
        form.people.choose([one.contact_id for one in self._dossier.people[:2]])
        form.kinds.chip(VisitKind.MEETING).click()
        form.themes.chip(form.themes.keys()[0]).click()
        for fold in (form.when, form.notice_fold, form.promise_fold, form.note_fold):
            fold.set_open(open_=True)
        form.note.edit.setPlainText(_("De moeder van een leerling belde."))
        form.note.check_now()
        return form

    def _throw_away(self) -> QWidget:
        panel = self._window.visit_panel
        if panel is not None:
            panel.close_panel()
        return self._window

    def _planned_visit(self) -> QWidget:
        panel = self._window.visit_panel
        if panel is not None:
            panel.confirm.yes.click()
        planned = self._dossier.next_visit
        self._desk.log_visit(VisitPrefill(visit_id=planned.id if planned else None, school_id=self._school))
        return self._window

    def _visit_beside(self) -> QWidget:
        from netwerkkaart.domain.changes import Kind

        panel = self._window.visit_panel
        if panel is not None:
            panel.close_panel()
        visits = self._dossier.record.visits
        self._window.show_page("visits")
        if visits:
            self._desk.go(Target("visits", Kind.VISIT, visits[-1].id))
        return self._window

    def _calendar(self) -> QWidget:
        self._desk.go(Target("visits", tab="calendar"))
        return self._window

    def _no_visits(self) -> QWidget:
        from netwerkkaart.ui.visits.page import VisitsPage

        self._desk.go(Target("visits", tab="list"))
        page = self._page("visits")
        if isinstance(page, VisitsPage):
            page.list.search.setText("Zwaluwstaart")
        return self._window

    def _school_menu(self) -> QWidget:
        from netwerkkaart.ui.schools.acts import fill_school_menu

        self._window.show_page("schools")
        menu = QMenu(self._window)
        fill_school_menu(menu, self._desk, self._window, [self._school])
        menu.popup(self._window.mapToGlobal(self._window.rect().center()))
        return menu

    def _why(self) -> QWidget:
        tab = self._growth()
        tab.stand.why.click()
        tab.readings.rows[0].why.click()
        tab.ladder.tests[7].why.click()
        tab.area.ensureWidgetVisible(tab.readings)
        return self._window

    def _growth(self) -> "GrowthTab":
        from netwerkkaart.ui.schools.dossier import GROWTH
        from netwerkkaart.ui.schools.page import SchoolsPage

        page = self._page("schools")
        if not isinstance(page, SchoolsPage):
            raise TypeError("the page of the schools is another one")
        self._desk.open_school(self._school, GROWTH)
        return page.dossier.growth

    def _growth_pointed(self) -> QWidget:
        tab = self._growth()
        tab.area.verticalScrollBar().setValue(0)
        self._window.activateWindow()  # the dialogs before took that away, and only then a ring is drawn
        tab.picture.chart.setFocus(Qt.FocusReason.TabFocusReason)
        return self._window

    def _growth_survey(self) -> QWidget:
        tab = self._growth()
        tab.surveys.rows[0].more.click()
        tab.area.ensureWidgetVisible(tab.surveys.rows[-1])
        return self._window

    def _growth_table(self) -> QWidget:
        tab = self._growth()
        tab.area.verticalScrollBar().setValue(0)
        tab.picture.turn()
        return self._window

    def _report(self) -> QWidget:
        from netwerkkaart.domain.audience import Audience
        from netwerkkaart.ui.reports.page import ReportsPage

        page = self._page("reports")
        if isinstance(page, ReportsPage):
            page.options.audiences.chip(Audience.MUNICIPALITY).click()
        return self._window

    def _years(self) -> QWidget:
        year = self._window.topbar.year
        year.choices.popup(year.mapToGlobal(QPoint(0, year.height())))
        return year.choices


def _shown(widget: QWidget) -> QWidget:
    widget.show()
    return widget
