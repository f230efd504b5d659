"""The page about one colleague: who they are, the hand-over that is under way, and what rests on them alone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.handover import HandoverState
from netwerkkaart.queries.handovers import handovers
from netwerkkaart.queries.leaving import leaving
from netwerkkaart.texts import _
from netwerkkaart.texts.dates import short_day
from netwerkkaart.ui import theme
from netwerkkaart.ui.colleagues.following import FollowingCard
from netwerkkaart.ui.colleagues.leaning import LeaningCard
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools.acts import show
from netwerkkaart.ui.schools.parts import Scroll, label


class ColleagueView(QWidget):
    """Read by :meth:`show_colleague`; Esc goes back to the list."""

    left = Signal()
    edit_asked = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._worker_id: int | None = None
        self.back = QToolButton()
        self.back.setIcon(icon("chevron-left"))
        self.back.setToolTip(_("Terug naar de collega’s"))
        self.back.setAccessibleName(_("Terug naar de collega’s"))
        self._name, self._about = label(kind="title", wrap=False), label(kind="muted")
        self.edit = QPushButton(icon("edit"), _("Bewerken…"))
        self.start = QPushButton(icon("handshake", "on_accent"), _("Overdracht beginnen…"))
        theme.set_kind(self.start, "primary")
        self.following, self.leaning = FollowingCard(desk), LeaningCard(desk)
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.edit.clicked.connect(self._on_edit)
        self.start.clicked.connect(self._on_start)
        self.leaning.day_changed.connect(self.read)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.setContentsMargins(0, 0, 30, 0)  # the cards under it make room for the scroll bar
        head.addWidget(self.back)
        head.addWidget(self._name)
        head.addStretch()
        head.addWidget(self.edit)
        head.addWidget(self.start)
        scroll = Scroll()
        scroll.column.setContentsMargins(0, 0, 12, 24)
        scroll.column.addWidget(self.following)
        scroll.column.addWidget(self.leaning)
        scroll.column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 12, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        self._about.setContentsMargins(40, 0, 0, 0)
        layout.addWidget(self._about)
        layout.addSpacing(8)
        layout.addWidget(scroll, 1)

    @property
    def worker_id(self) -> int | None:
        """Who is shown."""
        return self._worker_id

    def show_colleague(self, worker_id: int) -> None:
        """Show a colleague, seen from today.

        Raises:
            NotFoundError: the colleague is gone.
        """
        if worker_id != self._worker_id:
            self._worker_id = worker_id
            self.leaning.day.set_value(self._desk.today())
        self.read()

    def read(self) -> None:
        """Read again and show.

        Raises:
            NotFoundError: the colleague is gone.
        """
        if self._worker_id is None:
            return
        with self._desk.store.read() as connection:
            row = leaving(connection, self._worker_id, on=self.leaning.on())
            followed = handovers(connection, self._worker_id)
        self._name.setText(row.worker.name)
        since = _("werkt hier sinds {day}").format(day=short_day(row.starts_on)) if row.starts_on else ""
        until = _("laatste werkdag {day}").format(day=short_day(row.ends_on)) if row.ends_on else ""
        self._about.setText(" · ".join(part for part in (row.job, since, until) if part))
        self._about.setVisible(bool(self._about.text()))
        self.following.show_rows(followed, row.colleagues)
        self.leaning.show_row(row)
        writable = not self._desk.store.read_only
        self.edit.setEnabled(writable)
        busy = any(one.state is not HandoverState.DONE for one in followed)
        self.start.setText(_("Meer overdragen…") if busy else _("Overdracht beginnen…"))
        theme.set_kind(self.start, "" if busy else "primary")
        self.start.setIcon(icon("handshake") if busy else icon("handshake", "on_accent"))
        self.start.setEnabled(writable and bool(row.schools or row.contacts) and bool(row.colleagues))
        self.start.setToolTip("" if row.colleagues else _("Er is geen collega die het kan overnemen."))

    def take_focus(self) -> None:
        """Go to the first act."""
        (self.start if self.start.isEnabled() else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edit(self) -> None:
        if self._worker_id is not None:
            self.edit_asked.emit(self._worker_id)

    def _on_start(self) -> None:
        from netwerkkaart.ui.colleagues.handover_dialog import HandoverDialog

        if self._worker_id is not None:
            try:
                dialog = HandoverDialog(self._desk, self, worker_id=self._worker_id)
            except NotFoundError as gone:
                self._desk.failed.emit(str(gone))
            else:
                show(dialog)
