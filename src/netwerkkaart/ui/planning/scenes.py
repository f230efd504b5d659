"""Pictures of Planning in the midst of something: why, a day that is no good, a plan just made, its menu, the paper."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.planning.menus import fill_card_menu
from netwerkkaart.ui.planning.page import PlanningPage
from netwerkkaart.ui.planning.sheet_dialog import SheetDialog
from netwerkkaart.ui.schools.goal_dialog import GoalDialog
from netwerkkaart.ui.window import MainWindow

Scene = tuple[str, Callable[[], QWidget]]


class PlanningScenes:
    """The scenes of the page; ``school_id`` is a school with people."""

    def __init__(self, window: MainWindow, desk: Desk, school_id: int) -> None:
        self._window = window
        self._desk = desk
        self._school = school_id

    def all(self) -> Iterator[Scene]:
        """Return every scene."""
        yield "planning-waarom", self._why
        yield "planning-per-wijk", self._by_place
        yield "planning-geen-dag", self._out
        yield "planning-gepland", self._planned
        yield "planning-menu", self._card_menu
        yield "planning-niets", self._nothing
        yield "doel", self._goal
        yield "bezoekblad", self._sheet

    def _page(self) -> PlanningPage:
        navigator = self._window.navigator
        if navigator is None:
            raise RuntimeError("pictures are taken of an open file")
        self._window.show_page("planning")
        page = navigator.page("planning")
        assert isinstance(page, PlanningPage)  # noqa: S101 - the page of this key
        return page

    def _why(self) -> QWidget:
        page = self._page()
        page.panel.list.choose_first()
        page.panel.turn_why()
        return self._window

    def _by_place(self) -> QWidget:
        page = self._page()
        page.panel.order.chip("place").click()
        return self._window

    def _out(self) -> QWidget:
        page = self._page()
        page.panel.order.chip("pressing").click()
        page.panel.turn_why()
        page.panel.list.choose_first()
        today = self._desk.today()
        page.plan_on(today + timedelta(days=5 - today.weekday() + 7))  # a Saturday
        return self._window

    def _planned(self) -> QWidget:
        page = self._page()
        page.out_bar.no.click()
        page.plan_chosen()
        return self._window

    def _card_menu(self) -> QWidget:
        page = self._page()
        menu = QMenu(self._window)
        visits = page.planner.table.visits if page.planner.table is not None else ()
        if visits:
            fill_card_menu(menu, self._desk, page.planner, visits[0])
        menu.popup(QPoint(600, 300))
        return menu

    def _nothing(self) -> QWidget:
        page = self._page()
        page.filters.search.setText("Zwaluwstaart")
        page.filters.search.flush()
        return self._window

    def _goal(self) -> QWidget:
        self._page().filters.show_all()
        dialog = GoalDialog(self._desk, self._window, school_id=self._school)
        dialog.show()
        return dialog

    def _sheet(self) -> QWidget:
        page = self._page()
        visits = page.planner.table.visits if page.planner.table is not None else ()
        day = next((one.day for one in visits if one.day >= self._desk.today()), self._desk.today())
        dialog = SheetDialog(self._desk, self._window, day=day)
        dialog.show()
        return dialog
