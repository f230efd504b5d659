"""The folded part of the visit sheet about the moment: day, time, place, what became of it, and who of us."""

from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QWidget

from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.texts import _, dates, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.visits.marks import STATUS_TONES, first_names
from netwerkkaart.ui.visits.typed_time import parse_time
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.fold import Fold

if TYPE_CHECKING:
    from datetime import time

    from netwerkkaart.queries.choices import Choice

_ORDER = (
    VisitStatus.HELD,
    VisitStatus.PLANNED,
    VisitStatus.CANCELLED_BY_SCHOOL,
    VisitStatus.CANCELLED_BY_US,
)


class WhenPart(Fold):
    """Day, time, place, status and colleagues; a day ahead plans the visit by itself."""

    changed = Signal()
    day_changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Wanneer en waar"), "calendar", parent)
        self._today = today
        self._by_itself = True
        self.quick = ChipGroup(exclusive=True)
        self.quick.setAccessibleName(_("Dag"))
        for days, text in ((0, _("vandaag")), (1, _("gisteren")), (2, _("eergisteren"))):
            self.quick.add(days, text)
        self.day = DateField(today)
        self.time = QLineEdit()
        self.time.setPlaceholderText(_("tijd"))
        self.time.setAccessibleName(_("Tijd"))
        self.time.setFixedWidth(84)
        self.place = QLineEdit()
        self.place.setPlaceholderText(_("plaats, bijv. kantine"))
        self.place.setAccessibleName(_("Plaats"))
        self.status = ChipGroup(exclusive=True, required=True)
        self.status.setAccessibleName(_("Status"))
        for status in _ORDER:
            self.status.add(status, words.word(status), tone=STATUS_TONES[status])
        self.workers = ChipGroup()
        self.workers.setAccessibleName(_("Collega’s"))
        self._lay_out()
        self.quick.changed.connect(self._on_quick)
        self.day.changed.connect(self._on_day)
        self.status.changed.connect(self._on_status)
        self.workers.changed.connect(self.changed)
        self.time.textChanged.connect(self.changed)
        self.place.textChanged.connect(self.changed)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.time)
        row.addWidget(self.place, 1)
        self.body.addWidget(self.quick)
        self.body.addWidget(self.day)
        self.body.addLayout(row)
        self.body.addWidget(self.status)
        self._ours = QLabel(_("Wie van ons?"))
        theme.set_kind(self._ours, "caption")
        self.body.addWidget(self._ours)
        self.body.addWidget(self.workers)

    def start(self, day: date, today: date) -> None:
        """Begin with this day and nothing else."""
        self._today = today
        self._by_itself = True
        self.day.set_today(today)
        self.day.set_value(day)
        self.time.clear()
        self.place.clear()
        self.mark_time(wrong=False)
        self.status.set_checked([VisitStatus.HELD])
        self._fit()

    def show_kept(self, at: "time | None", place: str, status: VisitStatus) -> None:
        """Show what was kept of a visit."""
        self._by_itself = False
        self.time.setText(dates.clock(at))
        self.place.setText(place)
        self.status.set_checked([status])

    def set_workers(self, colleagues: Sequence["Choice"], chosen: Sequence[int]) -> None:
        """Offer these colleagues, with those who were there."""
        self.workers.clear()
        for one in colleagues:
            self.workers.add(one.id, one.name)
        self.workers.set_checked(chosen)
        self._ours.setVisible(bool(colleagues))

    def set_places(self, places: Sequence[str]) -> None:
        """Complete what is typed to a place used before."""
        completer = QCompleter(list(places), self.place)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.place.setCompleter(completer)

    def chosen_day(self) -> date:
        """Return the day; today while none can be read."""
        return self.day.value() or self._today

    def chosen_status(self) -> VisitStatus:
        """Return what became of the visit."""
        return next((one for one in self.status.checked() if isinstance(one, VisitStatus)), VisitStatus.HELD)

    def chosen_workers(self) -> tuple[int, ...]:
        """Return who of us was there."""
        return tuple(key for key in self.workers.checked() if isinstance(key, int))

    def chosen_time(self) -> "time | None":
        """Return the time of day, if it can be read."""
        return parse_time(self.time.text())

    def settle_as(self, status: VisitStatus) -> None:
        """Say what became of it; what was held can't lie ahead, so it was today."""
        self.status.set_checked([status])
        self._on_status()

    def state(self) -> tuple[object, ...]:
        """Return everything that can be filled in here."""
        return (
            self.day.text(),
            self.time.text().strip(),
            self.place.text().strip(),
            self.chosen_status(),
            frozenset(self.chosen_workers()),
        )

    def problem(self) -> str:
        """Open this part, go to what can't be read and say so; empty when all is well."""
        typed = self.time.text().strip()
        if self.day.value() is None:
            self.set_open(open_=True)
            self.day.setFocus()
            return self.day.problem() or _("Vul de datum in.")
        if typed and self.chosen_time() is None:
            self.set_open(open_=True)
            self.mark_time(wrong=True)
            self.time.setFocus()
            return _("Deze tijd is niet te lezen. Typ bijvoorbeeld 10:30.")
        self.mark_time(wrong=False)
        return ""

    def mark_time(self, *, wrong: bool) -> None:
        """Show whether the time can be read."""
        self.time.setProperty("invalid", wrong)
        theme.restyle(self.time)

    def sum_up(self) -> None:
        """Tell in the heading what is chosen."""
        day, back = self.chosen_day(), (self._today - self.chosen_day()).days
        self.quick.set_checked([back])
        near = dates.relative_day(day, self._today) if abs(back) <= 1 else dates.day(day)
        names = [self.workers.chip(key).text() for key in self.workers.checked()]
        when = (near, self.time.text().strip(), words.word(self.chosen_status()), first_names(names))
        self.set_summary(" · ".join(part for part in when if part))

    def _on_quick(self, keys: list[Hashable]) -> None:
        back = int(str(keys[0])) if keys else 0
        self.day.set_value(self._today - timedelta(days=back))
        self._on_day()

    def _on_day(self) -> None:
        self._fit()
        self.day_changed.emit()
        self.changed.emit()

    def _fit(self) -> None:
        """Plan what lies ahead and log what is past, unless the user said otherwise."""
        ahead = self.chosen_day() > self._today
        if ahead and self.chosen_status() is VisitStatus.HELD:
            self.status.set_checked([VisitStatus.PLANNED])
        elif not ahead and self._by_itself and self.chosen_status() is VisitStatus.PLANNED:
            self.status.set_checked([VisitStatus.HELD])

    def _on_status(self) -> None:
        self._by_itself = False
        if self.chosen_status() is VisitStatus.HELD and self.chosen_day() > self._today:
            self.day.set_value(self._today)
            self.day_changed.emit()
        self.changed.emit()
