"""The tab of everything that happened, on one line, to filter by kind and by word."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.names import fold
from netwerkkaart.domain.promises import is_overdue
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.queries.dossier_rows import Dossier, PromiseRow, VisitWords
from netwerkkaart.texts import _, promises, words
from netwerkkaart.texts.dates import clock, day, span
from netwerkkaart.texts.evidence import guests, hosts
from netwerkkaart.texts.surveys import survey_words
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.opening import open_record
from netwerkkaart.ui.schools.promises import about_promise
from netwerkkaart.ui.themes.events import ACTIVITY, STATUS, activity_event, status_event
from netwerkkaart.ui.widgets.search import SearchField
from netwerkkaart.ui.widgets.timeline import Event, TimelineView

_KINDS_LEAST = 320
VISIT, PROMISE, PHASE, STAND = "visit", "promise", "phase", "stand"
AGREEMENT, PEOPLE, SURVEY = "agreement", "people", "survey"
_RECORDS = {
    VISIT: Kind.VISIT,
    PROMISE: Kind.PROMISE,
    PHASE: Kind.PHASE,
    STAND: Kind.TRUST_STATE,
    AGREEMENT: Kind.AGREEMENT,
    ACTIVITY: Kind.ACTIVITY,
    SURVEY: Kind.SURVEY,
}
_KIND_ICONS = {
    VisitKind.DROP_IN: "walk-in",
    VisitKind.APPOINTMENT: "visits",
    VisitKind.MEETING: "meeting",
    VisitKind.ACTIVITY: "activity",
    VisitKind.PHONE: "phone",
    VisitKind.MAIL: "mail",
    VisitKind.NEEDS_TALK: "talk",
}
_STATUS_TONES = {
    VisitStatus.PLANNED: "highlight",
    VisitStatus.HELD: "info",
    VisitStatus.CANCELLED_BY_SCHOOL: "warning",
    VisitStatus.CANCELLED_BY_US: "warning",
}


class TimelineTab(QWidget):
    """One line of everything; Enter opens what stands there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self._events: list[Event] = []
        self.search = SearchField(_("Zoek in de tijdlijn"))
        self.search.setFixedWidth(240)
        self.view = TimelineView()
        self.view.set_kinds(
            [
                (VISIT, _("bezoeken")),
                (PROMISE, _("toezeggingen")),
                (PHASE, _("fasen")),
                (STAND, _("stand")),
                (AGREEMENT, _("afspraken")),
                (PEOPLE, _("mensen")),
                (ACTIVITY, _("inzet")),
                (SURVEY, _("peilingen")),
                (STATUS, _("thema’s")),
            ]
        )
        self.view.kinds.setMinimumWidth(_KINDS_LEAST)
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.search)
        tools.addWidget(self.view.kinds, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(tools)
        layout.addWidget(self.view, 1)
        self.search.narrowed.connect(lambda _text: self._show())
        self.search.left_down.connect(lambda: self.view.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.view.opened.connect(self._open)
        self.view.empty.pressed.connect(self._on_empty)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what happened at a school."""
        other = self._dossier is None or self._dossier.school.id != dossier.school.id
        self._dossier = dossier
        self._events = events(dossier)
        if other:
            self.search.clear()
            self.view.kinds.set_checked(())
        self._show()
        if other:
            self.view.list.scrollToTop()

    def _show(self) -> None:
        wanted = fold(self.search.text()).split()
        shown = [
            event
            for event in self._events
            if not wanted or all(word in fold(f"{event.title} {event.text} {day(event.day)}") for word in wanted)
        ]
        if self._events:
            self.view.empty.say("search", _("Niets gevonden met deze woorden en soorten."), _("Alles tonen"))
        else:
            sentence = _("Hier komt alles wat er met deze school gebeurt, op volgorde van datum.")
            self.view.empty.say("history", sentence, _("Bezoek vastleggen…"))
        self.view.set_events(shown)

    def focus_filter(self) -> None:
        """Go to the field that narrows."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def escape(self) -> bool:
        """Take the narrowing away, if there is any; tell whether there was."""
        if not self.search.text() and not self.view.kinds.checked():
            return False
        self.view.kinds.set_checked(())
        self.search.clear()
        self.search.flush()
        self._show()
        return True

    def _on_empty(self) -> None:
        if self._events:
            self.escape()
        elif self._dossier is not None:
            self._desk.log_visit(VisitPrefill(school_id=self._dossier.school.id))

    def _open(self, key: object) -> None:
        """Open the thing behind an event: the visit, the person, or the dialog it was set with."""
        if not isinstance(key, tuple) or self._dossier is None:
            return
        kind, number = key[0], int(key[1])
        if kind in _RECORDS:
            open_record(self._desk, self, self._dossier, _RECORDS[kind], number)
        elif kind == PEOPLE:
            record = Kind.CONTACT if key[2] == "contact" else Kind.ASSIGNMENT
            open_record(self._desk, self, self._dossier, record, number)
        elif kind == STATUS and not self._desk.store.read_only:
            step = next((one for one in self._dossier.theme_steps if one.id == number), None)
            if step is not None:
                acts.edit_theme_status(self._desk, self, self._dossier.school.id, step.theme)


def events(dossier: Dossier) -> list[Event]:
    """Return everything that happened at a school as events, in no order."""
    return [
        *_visits(dossier),
        *_promises(dossier),
        *_standing(dossier),
        *_agreements(dossier),
        *_surveys(dossier),
        *_people(dossier),
        *(activity_event(row) for row in dossier.activities),
        *(status_event(step, theme=dossier.theme_names[step.theme]) for step in dossier.theme_steps),
    ]


def _visits(dossier: Dossier) -> list[Event]:
    record = dossier.record
    signals: dict[int, list[str]] = {}
    for signal in record.signals:
        signals.setdefault(signal.visit, []).append(words.word(signal.kind))
    silent, found = VisitWords("", "", None), []
    for visit in record.visits:
        said = dossier.words.get(visit.id, silent)
        status = "" if visit.held else words.word(visit.status)
        title = [words.capitalised(words.word(visit.kind)), status, guests(record, visit)]
        start = {Initiative.SCHOOL: _("initiatief van de school"), Initiative.US: _("initiatief van ons")}
        themes = sorted(record.names.themes.get(one, "") for one in visit.themes)
        at = clock(said.at)
        first = [hosts(record, visit), at, said.place, start.get(visit.initiative, ""), ", ".join(themes)]
        lines = [" · ".join(part for part in first if part), ", ".join(signals.get(visit.id, ())), said.note]
        found.append(
            Event(
                (VISIT, visit.id),
                visit.day,
                VISIT,
                _KIND_ICONS[visit.kind],
                " · ".join(part for part in title if part),
                "\n".join(line for line in lines if line),
                _STATUS_TONES[visit.status],
            )
        )
    return found


def promise_state(row: PromiseRow, today: date) -> str:
    """Return what became of a promise, and by when it was due."""
    parts = (promises.outcome(row.status, row.due_on, row.settled_on, today), promises.due(row.due_on))
    return " · ".join(part for part in parts if part)


def _promises(dossier: Dossier) -> list[Event]:
    found = []
    for row in dossier.promises:
        late = is_overdue(row.status, row.due_on, dossier.today)
        text = " · ".join(part for part in (about_promise(row), promise_state(row, dossier.today)) if part)
        found.append(
            Event(
                (PROMISE, row.id),
                row.made_on,
                PROMISE,
                "promise",
                _("Toezegging: {text}").format(text=row.text),
                text,
                "warning" if late else "info",
            )
        )
    return found


def _standing(dossier: Dossier) -> list[Event]:
    found = []
    for phase in dossier.record.phases:
        back = words.word(phase.back_because) if phase.back_because else ""
        by = _("door {name}").format(name=phase.set_by) if phase.set_by else ""
        text = " · ".join(part for part in (back, phase.reason, by) if part)
        title = _("Fase {phase}").format(phase=words.phase_label(phase.phase))
        found.append(Event((PHASE, phase.id), phase.since, PHASE, "phase", title, text, "good"))
    for stand in dossier.record.stands:
        by = _("door {name}").format(name=stand.set_by) if stand.set_by else ""
        text = " · ".join(part for part in (words.word(stand.origin), stand.reason, by) if part)
        title = _("Stand van het vertrouwen: {stand}").format(stand=words.word(stand.stand))
        tone = f"stand.{stand.stand.value}" if stand.stand is not TrustStand.NO_VIEW else "info"
        found.append(Event((STAND, stand.id), stand.since, STAND, "handshake", title, text, tone))
    return found


def _surveys(dossier: Dossier) -> list[Event]:
    found = []
    for row in dossier.surveys:
        title = _("Peiling: {side}").format(side=words.word(row.side))
        found.append(Event((SURVEY, row.id), row.day, SURVEY, "survey", title, survey_words(row, row.set_by)))
    return found


def _agreements(dossier: Dossier) -> list[Event]:
    found = []
    for row in dossier.agreements:
        title = f"{words.capitalised(words.word(row.kind))}: {row.title}"
        evaluation = _("evaluatie {day}").format(day=day(row.evaluation_on)) if row.evaluation_on else ""
        text = " · ".join(part for part in (span(row.starts_on, row.ends_on), evaluation, row.note) if part)
        start = row.starts_on or row.ends_on
        if start is not None:
            found.append(Event((AGREEMENT, row.id), start, AGREEMENT, "agreement", title, text, "good"))
        if row.ends_on is not None and row.ends_on <= dossier.today and row.ends_on != start:
            ended = _("Afgelopen: {title}").format(title=row.title)
            found.append(Event((AGREEMENT, row.id, "end"), row.ends_on, AGREEMENT, "agreement", ended, "", "warning"))
    return found


def _people(dossier: Dossier) -> list[Event]:
    found = []
    for person in dossier.people:
        name = person.name or _("verwijderd contact")
        role = ", ".join(part for part in (person.role, person.team) if part)
        for when, text, key in (
            (person.starts_on, _("{name} begon als {role}"), "start"),
            (person.ends_on, _("{name} stopte als {role}"), "end"),
        ):
            if when is not None and when <= dossier.today:
                title = text.format(name=name, role=role)
                number = (PEOPLE, person.contact_id, "contact", person.position_id, key)
                tone = "info" if key == "start" else "warning"
                found.append(Event(number, when, PEOPLE, "contact", title, "", tone))
    for face in dossier.faces:
        for when, text, key in (
            (face.starts_on, _("{name} werd {kind}"), "start"),
            (face.ends_on, _("{name} is geen {kind} meer"), "end"),
        ):
            if when is not None and when <= dossier.today:
                title = text.format(name=face.name, kind=words.word(face.kind))
                found.append(Event((PEOPLE, face.assignment_id, "face", key), when, PEOPLE, "worker", title))
    return found
