"""Waarom?: the rule behind each reason of what is chosen, the records, and what is missing; and a school's goal."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.round import Reason, RoundReason
from netwerkkaart.queries.round import RoundRow, RoundTable
from netwerkkaart.texts import _, dates
from netwerkkaart.texts import round as texts
from netwerkkaart.texts.words import capitalised
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.planning.entries import Entry
from netwerkkaart.ui.schools.parts import Scroll, clear, label, link

_HEIGHT, _LEAST = 208, 84


class WhyPane(QFrame):
    """Told of one chosen line; of none or several the rules of the round as a whole."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "well")
        self._desk = desk
        self._scroll = Scroll(self)
        self._scroll.column.setSpacing(4)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(4)
        self._scroll.column.addLayout(self._inside)
        self._scroll.column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 6, 10)
        layout.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(_("Waarom?"))

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _LEAST)

    def show_chosen(self, table: RoundTable, chosen: Sequence[Entry], today: date) -> None:
        """Say why these are proposed."""
        clear(self._inside)
        one = chosen[0] if len(chosen) == 1 else None
        if one is None or one.row is None:
            for rule in (texts.order_rule(), texts.interval_rule(), texts.capacity_rule()):
                self._say(rule)
        elif one.proposal is not None:
            self._say(one.title, "strong")
            for why in one.proposal.reasons:
                self._reason(table, one.row, why, today)
        elif one.plan is not None:
            self._say(one.title, "strong")
            self._say(_("Dit bezoek staat al gepland; daarom stelt de ronde het niet nog eens voor."))
            self._link(_("Bezoek openen"), lambda: self._open_visit(one.plan.visit if one.plan else 0))
        else:
            self._school(one.row)

    def lines(self) -> list[str]:
        """Return what is said, in order."""
        items = (self._inside.itemAt(place) for place in range(self._inside.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [str(text()) for widget in widgets if (text := getattr(widget, "text", None)) is not None]

    def press(self, text: str) -> None:
        """Press the link of these words."""
        next(one for one in self.findChildren(QPushButton) if one.text() == text).click()

    def _say(self, text: str, kind: str = "") -> None:
        self._inside.addWidget(label(text, kind))

    def _link(self, text: str, act: object) -> None:
        self._inside.addWidget(link(text, act), 0, Qt.AlignmentFlag.AlignLeft)  # type: ignore[arg-type] # a callable

    def _reason(self, table: RoundTable, row: RoundRow, why: Reason, today: date) -> None:
        self._say(capitalised(texts.reason(why, today)), "strong")
        self._say(texts.rule(why))
        if why.kind is RoundReason.INTERVAL:
            self._say(texts.interval_rule(), "muted")
        for number in why.ids:
            self._record(table, row, why, number)
        lacks = texts.missing(why)
        if lacks:
            self._say(lacks, "muted")

    def _record(self, table: RoundTable, row: RoundRow, why: Reason, number: int) -> None:
        if why.records is Kind.VISIT:
            text = _("Het laatste bezoek: {day}").format(day=dates.day(why.since))
            self._link(text, lambda: self._open_visit(number))
        elif why.records is Kind.PROMISE:
            promise = table.promises[number]
            due = _("uiterlijk {day}").format(day=dates.short_day(promise.due_on))
            text = " · ".join(part for part in (promise.text, due, promise.worker) if part)
            self._link(text, lambda: self._desk.open_school(row.id))
        elif why.records is Kind.CONTACT:
            self._link(_("Contact openen"), lambda: self._desk.open_contact(number))
        elif why.records is Kind.ROLE:
            self._link(_("Weet je al wie het is? Contact toevoegen…"), lambda: self._add_contact(row.id, number))
        elif why.records is Kind.SCHOOL:
            self._link(_("School openen"), lambda: self._desk.open_school(number))

    def _add_contact(self, school_id: int, role_id: int) -> None:
        from netwerkkaart.ui.schools import acts

        if not self._desk.store.read_only:
            acts.edit_contact(self._desk, self, school_id=school_id, role_id=role_id)

    def _open_visit(self, visit_id: int) -> None:
        self._desk.log_visit(VisitPrefill(visit_id=visit_id))

    def _school(self, row: RoundRow) -> None:
        self._say(row.name, "strong")
        faces = ", ".join(row.workers) or _("nog geen vast gezicht")
        self._say(_("Door ons: {names}").format(names=faces), "muted")
        if row.goal is None or row.progress is None:
            self._say(_("Nog geen doel voor dit schooljaar."), "muted")
        else:
            self._say(_("Doel: {text}").format(text=row.goal.text))
            self._say(texts.progress(row.progress))
            self._say(texts.progress_rule(row.progress), "muted")
            if row.progress.days.visits:
                show = lambda: self._desk.go(Target("visits", Kind.SCHOOL, row.id))  # noqa: E731 - one line of a pane
                self._link(_("De bezoeken erachter"), show)
        self._link(_("Doel zetten…") if row.goal is None else _("Doel wijzigen…"), lambda: self._set_goal(row.id))
        self._say(_("Sleep de school op een dag: dan gaat het bezoek naar wie het meest dringend is."), "muted")

    def _set_goal(self, school_id: int) -> None:
        from netwerkkaart.ui.schools.goal_dialog import open_goal

        open_goal(self._desk, self, school_id)
