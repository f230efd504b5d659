"""The card *Overdracht*: each contact on its way to the successor, followed until it is done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.domain.handover import HandoverState, tally
from netwerkkaart.queries.handovers import HandoverRow
from netwerkkaart.queries.leaving_rows import Named
from netwerkkaart.texts import _, dates, ngettext, words
from netwerkkaart.texts.leaving import progress
from netwerkkaart.ui.colleagues.why import opening
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools.acts import show
from netwerkkaart.ui.schools.parts import clear, label, link
from netwerkkaart.ui.widgets.line import Line
from netwerkkaart.ui.widgets.section import Card
from netwerkkaart.usecases.handover import choose_successor, drop_handover, finish_handover, reopen_handover

_TONES = {HandoverState.TO_PLAN: "warning", HandoverState.MET: "good"}
_ICONS = {
    HandoverState.TO_PLAN: "calendar",
    HandoverState.PLANNED: "visits",
    HandoverState.MET: "handshake",
    HandoverState.DONE: "check",
}


class FollowingCard(Card):
    """How far the hand-over of one colleague is, with what can be done next for each contact."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Overdracht"), "handshake", parent)
        self._desk = desk
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Hoeveel contacten zijn overgedragen"))
        self.body.setSpacing(2)
        self.add(self.bar)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._lines.setContentsMargins(0, 6, 0, 0)
        self.add(self._lines)

    def show_rows(self, rows: Sequence[HandoverRow], colleagues: Sequence[Named]) -> None:
        """Show the hand-overs of a colleague; ``colleagues`` are who can take over."""
        clear(self._lines)
        self.setVisible(bool(rows))
        found = tally(row.state for row in rows)
        self.set_note(progress(found.done, found.total))
        self.bar.setRange(0, max(found.total, 1))
        self.bar.setValue(found.done)
        met = [row.id for row in rows if row.state is HandoverState.MET and row.to_worker_id is not None]
        if len(met) > 1:
            self._lines.addLayout(self._all_at_once(met))
        for row in rows:
            self._lines.addWidget(self._line(row, rows, colleagues))

    def lines(self) -> list[Line]:
        """Return the lines in sight."""
        return self.findChildren(Line)

    def _all_at_once(self, ids: list[int]) -> QHBoxLayout:
        text = ngettext(
            "{n} gezamenlijk bezoek is geweest.", "{n} gezamenlijke bezoeken zijn geweest.", len(ids)
        ).format(n=len(ids))
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 4)
        row.addWidget(label(text, "muted"), 1)
        row.addWidget(link(_("Allemaal overgedragen"), lambda: self._finish(ids), picture="check"))
        return row

    def _line(self, row: HandoverRow, rows: Sequence[HandoverRow], colleagues: Sequence[Named]) -> Line:
        place = ", ".join(one.name for one in row.schools)
        to = _("naar {name}").format(name=row.to_worker) if row.to_worker else _("nog geen opvolger")
        line = Line(
            row.contact or _("verwijderd contact"),
            " · ".join(part for part in (row.roles, place, to, self._state(row)) if part),
            icon=_ICONS[row.state],
            tone=_TONES.get(row.state, ""),
        )
        opening(line, lambda: self._open(row))
        if self._desk.store.read_only:
            return line
        if row.state is HandoverState.TO_PLAN and row.schools:
            line.add_act(_("Bezoek plannen…"), "quiet").clicked.connect(lambda _on=False: self._plan(row, rows))
        elif row.state is HandoverState.MET:
            line.add_act(_("Overgedragen"), icon="check").clicked.connect(lambda _on=False: self._finish([row.id]))
        more = QToolButton(line)
        more.setIcon(icon("more", "muted"))
        more.setAccessibleName(_("Meer met {name}").format(name=row.contact))
        more.setToolTip(_("Meer met {name}").format(name=row.contact))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setCursor(Qt.CursorShape.ArrowCursor)
        more.setMenu(self.menu(row, rows, colleagues, more))
        line.add_widget(more)
        return line

    def _state(self, row: HandoverRow) -> str:
        when = row.done_on if row.state is HandoverState.DONE else row.visit_day
        return f"{words.word(row.state)}, {dates.day(when)}" if when is not None else words.word(row.state)

    def menu(
        self, row: HandoverRow, rows: Sequence[HandoverRow], colleagues: Sequence[Named], parent: QWidget
    ) -> QMenu:
        """Return what can be done with one contact."""
        menu = QMenu(parent)
        menu.addAction(icon("contact"), _("Contact openen"), lambda: self._desk.open_contact(row.contact_id))
        visit = row.visit_id
        if visit is not None:
            prefill = VisitPrefill(visit_id=visit)
            menu.addAction(icon("visits"), _("Gezamenlijk bezoek openen"), lambda: self._desk.log_visit(prefill))
        if row.state is HandoverState.DONE:
            menu.addAction(icon("undo"), _("Toch nog niet overgedragen"), lambda: self._reopen(row.id))
        else:
            if row.schools:
                menu.addAction(icon("calendar"), _("Gezamenlijk bezoek plannen…"), lambda: self._plan(row, rows))
            done = menu.addAction(icon("check"), _("Overgedragen"), lambda: self._finish([row.id]))
            done.setEnabled(row.to_worker_id is not None)
            choices = menu.addMenu(icon("worker"), _("Andere opvolger"))
            for one in colleagues:
                action = choices.addAction(one.name)
                action.setCheckable(True)
                action.setChecked(one.id == row.to_worker_id)
                action.triggered.connect(lambda _on=False, number=one.id: self._choose(row.id, number))
            choices.setEnabled(bool(colleagues))
        menu.addSeparator()
        menu.addAction(icon("trash"), _("Uit de overdracht halen"), lambda: self._drop(row.id))
        return menu

    # --- acts

    def _open(self, row: HandoverRow) -> None:
        if row.visit_id is not None and row.state is not HandoverState.DONE:
            self._desk.log_visit(VisitPrefill(visit_id=row.visit_id))
        else:
            self._desk.open_contact(row.contact_id)

    def _plan(self, row: HandoverRow, rows: Sequence[HandoverRow]) -> None:
        from netwerkkaart.ui.colleagues.joint_visit_dialog import JointVisitDialog

        show(JointVisitDialog(self._desk, self, row, rows))

    def _finish(self, ids: list[int]) -> None:
        self._desk.act(finish_handover, self._desk.store, ids, on=self._desk.today())

    def _reopen(self, number: int) -> None:
        self._desk.act(reopen_handover, self._desk.store, [number])

    def _choose(self, number: int, worker_id: int) -> None:
        self._desk.act(choose_successor, self._desk.store, [number], worker_id)

    def _drop(self, number: int) -> None:
        self._desk.act(drop_handover, self._desk.store, [number])
