"""Who is at work and which school year it is about: the two choosers of the top bar, filled from the file."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from netwerkkaart.domain.changes import Changes, Kind
from netwerkkaart.queries.at_work import names_at_work
from netwerkkaart.ui import preferences
from netwerkkaart.ui.frame.topbar import TopBar

if TYPE_CHECKING:
    from netwerkkaart.ui.desk import Desk


class WhoAndWhen(QObject):
    """Keeps the top bar and the desk agreed; who works at a file is remembered on this computer only."""

    def __init__(self, desk: "Desk", bar: TopBar) -> None:
        super().__init__(desk)
        self._desk = desk
        self._bar = bar
        bar.year.fill_with(self._offer_years)
        bar.me.fill_with(self._offer_workers)
        bar.year_chosen.connect(desk.set_year)
        bar.worker_chosen.connect(self._choose)
        desk.year_changed.connect(bar.show_year)
        desk.me_changed.connect(lambda _id: self._show_me())
        desk.changed.connect(self._on_changed)
        bar.show_year(desk.year)
        self._recall()

    def _workers(self) -> dict[int, str]:
        with self._desk.store.glance() as glance:
            return names_at_work(glance, today=self._desk.today())

    def _offer_years(self) -> None:
        from netwerkkaart.queries.frame import years_with_visits

        with self._desk.store.read() as connection:
            years = years_with_visits(connection, today=self._desk.today())
        self._bar.offer_years(years, self._desk.year)

    def _offer_workers(self) -> None:
        self._bar.offer_workers(list(self._workers().items()), self._desk.me)

    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns(Kind.WORKER):
            self._recall()

    def _recall(self) -> None:
        workers = self._workers()
        known = self._desk.me if self._desk.me is not None else preferences.worker_at(self._desk.store.path)
        if known not in workers:
            known = next(iter(workers)) if len(workers) == 1 else None  # who works alone needn't say so
        self._desk.set_me(known, workers[known] if known is not None else "")
        self._show_me()

    def _choose(self, worker_id: int) -> None:
        preferences.keep_worker(self._desk.store.path, worker_id)
        self._desk.set_me(worker_id, self._workers().get(worker_id, ""))
        self._show_me()

    def _show_me(self) -> None:
        self._bar.show_me(self._desk.store.who if self._desk.me is not None else "")
