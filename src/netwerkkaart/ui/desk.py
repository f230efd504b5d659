"""What every page works at: the open file, jobs, actions, who is at work, and how to get to another page."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from netwerkkaart.domain.changes import Changes, Kind
from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.ui.bridge import Bridge

if TYPE_CHECKING:
    from netwerkkaart.store.work import Store
    from netwerkkaart.ui.actions import Actions
    from netwerkkaart.ui.jobs import Jobs, SyncJobs

P = ParamSpec("P")
T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Target:
    """A place in the program: a page, and there a thing and a tab; for going there, and back again."""

    page: str
    kind: Kind | None = None
    id: int | None = None
    tab: str = ""


@dataclass(frozen=True)
class VisitPrefill:
    """What is known already when the visit panel opens; empty means not known."""

    school_id: int | None = None
    contact_ids: tuple[int, ...] = ()
    worker_ids: tuple[int, ...] = ()
    theme_ids: tuple[int, ...] = ()
    visit_id: int | None = None  # an existing visit, to change it or to turn a plan into a held visit
    day: date | None = None
    extra: dict[str, Any] = field(default_factory=dict)


class Desk(QObject):
    """One open file and everything a page needs around it; made by ``app``, handed to every page."""

    changed = Signal(Changes)  # after every committed step, in the GUI thread
    year_changed = Signal(object)  # SchoolYear
    me_changed = Signal(object)  # int | None
    going = Signal(object)  # Target: the window shows it
    visit_wanted = Signal(object)  # VisitPrefill: the window opens the visit panel
    said = Signal(str)  # something to show in the status line
    failed = Signal(str)  # a refusal to show where the user looks

    def __init__(
        self,
        store: "Store",
        jobs: "Jobs | SyncJobs",
        actions: "Actions",
        *,
        clock: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.jobs = jobs
        self.actions = actions
        self._clock = clock
        self._me: int | None = None
        self._year = SchoolYear.of(clock())
        self._bridge = Bridge(self)
        self._bridge.changed.connect(self.changed)
        self._stop_listening = store.listen(self._bridge.told)

    def today(self) -> date:
        """Return the day it is; tests pass their own clock."""
        return self._clock()

    @property
    def me(self) -> int | None:
        """Return the worker at this desk, if chosen."""
        return self._me

    def set_me(self, worker_id: int | None, name: str) -> None:
        """Say who is at work here; the name goes into the logbook."""
        self.store.who = name
        if worker_id != self._me:
            self._me = worker_id
            self.me_changed.emit(worker_id)

    @property
    def year(self) -> SchoolYear:
        """Return the school year the pages show."""
        return self._year

    def set_year(self, year: SchoolYear) -> None:
        """Show another school year."""
        if year != self._year:
            self._year = year
            self.year_changed.emit(year)

    def go(self, target: Target) -> None:
        """Go to a place; the window keeps the way back."""
        self.going.emit(target)

    def open_school(self, school_id: int, tab: str = "") -> None:
        """Open a school's dossier."""
        self.go(Target("schools", Kind.SCHOOL, school_id, tab))

    def open_contact(self, contact_id: int) -> None:
        """Open a contact."""
        self.go(Target("contacts", Kind.CONTACT, contact_id))

    def log_visit(self, prefill: VisitPrefill | None = None) -> None:
        """Open the visit panel, filled in as far as known."""
        self.visit_wanted.emit(prefill or VisitPrefill())

    def say(self, text: str) -> None:
        """Show a sentence in the status line."""
        self.said.emit(text)

    def act(self, use_case: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Do a use case and return its result, or None when it was refused, which is then shown to the user."""
        try:
            return use_case(*args, **kwargs)
        except NetwerkkaartError as error:
            _log.info("refused: %s", type(error).__name__)
            self.failed.emit(str(error))
            return None

    def close(self) -> None:
        """Stop listening and close the file."""
        self._stop_listening()
        self.store.close()
