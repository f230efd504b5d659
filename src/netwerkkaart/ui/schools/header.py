"""The head of the dossier: which school, who comes there, and how it stands at a glance."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus, days_left, reminder
from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.domain.readings import TooFew
from netwerkkaart.domain.trust import TrendDirection, TrustStand
from netwerkkaart.queries.dossier_rows import AgreementRow, Dossier
from netwerkkaart.texts import _, ngettext, trust, words
from netwerkkaart.texts.dates import day, school_weeks_ago, short_day
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.parts import Elided, Part
from netwerkkaart.ui.widgets.badges import PhaseLadder, SectorBadge, StandBadge
from netwerkkaart.ui.widgets.flow import FlowLayout


class DossierHeader(QWidget):
    """Two lines: the school and its acts; phase, stand, covenant and last contact to press."""

    back_asked = Signal()
    timeline_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self.back = QToolButton()
        self.back.setIcon(icon("chevron-left"))
        self.back.setToolTip(_("Naar de lijst (Esc)"))
        self.back.setAccessibleName(_("Naar de lijst van scholen"))
        self.name = Elided("title")
        self.sector = SectorBadge()
        self.about = Elided("muted")
        self.face = QPushButton(icon("worker", "muted"), "")
        theme.set_kind(self.face, "quiet")
        self.report = QPushButton(icon("reports"), _("Rapport"))
        self.visit = QPushButton(icon("plus", "on_accent"), _("Bezoek"))
        self.visit.setAccessibleName(_("Bezoek aan deze school vastleggen"))
        theme.set_kind(self.visit, "primary")
        self.more = QToolButton()
        self.more.setIcon(icon("more"))
        self.more.setAccessibleName(_("Meer over deze school"))
        self.more.setToolTip(_("Meer"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.ladder, self.stand = PhaseLadder(), StandBadge()
        self.covenant_words, self.last_words = QLabel(), QLabel()
        self.phase_part = Part(_("Fase"), self.ladder)
        self.stand_part = Part(_("Stand van het vertrouwen"), self.stand)
        self.covenant_part = Part(_("Convenant"), self.covenant_words)
        self.last_part = Part(_("Laatste contact"), self.last_words)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        for widget in (self.back, self.name, self.report, self.visit, self.more):
            first.addWidget(widget, 1 if widget is self.name else 0)
        second = QHBoxLayout()
        second.setContentsMargins(38, 0, 0, 0)
        second.setSpacing(10)
        second.addWidget(self.sector)
        second.addWidget(self.about, 1)
        second.addWidget(self.face)
        parts = QWidget()  # they go on to a second line in a small window
        third = FlowLayout(parts, gap=4)
        third.setContentsMargins(28, 4, 0, 0)
        for part in (self.phase_part, self.stand_part, self.covenant_part, self.last_part):
            third.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(parts)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.last_part.clicked.connect(self.timeline_asked)
        self.visit.clicked.connect(self._log_visit)
        self.report.clicked.connect(lambda: self._with(lambda number: acts.open_report(self._desk, number)))
        self.face.clicked.connect(lambda: self._with(lambda number: acts.assign(self._desk, self, [number])))
        self.phase_part.clicked.connect(lambda: self._with(lambda number: acts.set_phase(self._desk, self, number)))
        self.stand_part.clicked.connect(lambda: self._with(lambda number: acts.set_stand(self._desk, self, number)))
        self.covenant_part.clicked.connect(self._open_covenant)
        self.more.menu().aboutToShow.connect(self._fill_more)

    def _with(self, act: acts.SchoolAct) -> None:
        if self._dossier is not None:
            act(self._dossier.school.id)

    def _log_visit(self) -> None:
        self._with(lambda number: self._desk.log_visit(VisitPrefill(school_id=number)))

    def _open_covenant(self) -> None:
        if self._dossier is not None:
            held = covenant(self._dossier)
            acts.edit_agreement(self._desk, self, self._dossier.school.id, held.id if held else None)

    def _fill_more(self) -> None:
        menu = self.more.menu()
        menu.clear()
        if self._dossier is None:
            return
        school = self._dossier.school
        acts.fill_school_menu(menu, self._desk, self, [school.id])
        menu.addSeparator()
        writable = not self._desk.store.read_only
        for picture, text, act in (
            ("agreement", _("Afspraak toevoegen…"), lambda: acts.edit_agreement(self._desk, self, school.id)),
            ("activity", _("Inzet toevoegen…"), lambda: acts.edit_activity(self._desk, self, school.id)),
        ):
            menu.addAction(icon(picture), text, act).setEnabled(writable)
        menu.addSeparator()
        acts.fill_close_menu(menu, self._desk, school.id, closed=school.closed_on is not None)

    # --- showing

    def show_dossier(self, dossier: Dossier) -> None:
        """Show a school."""
        self._dossier = dossier
        school, record = dossier.school, dossier.record
        self.name.say(school.name)
        self.sector.set_sector(school.sector)
        longer = school.full_name if school.short_name and school.short_name != school.full_name else ""
        closed = _("gesloten sinds {day}").format(day=short_day(school.closed_on)) if school.closed_on else ""
        about = (closed, longer, school.level, school.neighbourhood, school.city)
        self.about.say(" · ".join(part for part in about if part))
        self._show_faces(dossier)
        phase = record.phase
        self.ladder.set_phase(phase.phase if phase else None, school.ambition)
        self.phase_part.say(self.ladder.accessibleName(), hint=_phase_hint(dossier))
        self._show_stand(dossier)
        text, tone = covenant_line(dossier)
        self.covenant_words.setText(text)
        theme.set_kind(self.covenant_words, tone)
        self.covenant_part.say(text, hint=_("Afspraak bekijken of vastleggen"))
        last = school_weeks_ago(record.weeks_ago)
        self.last_words.setText(last)
        theme.set_kind(self.last_words, "" if record.last_contact else "muted")
        self.last_part.say(last, hint=day(record.last_contact) if record.last_contact else "")
        writable = not self._desk.store.read_only
        for button in (self.face, self.visit, self.phase_part, self.stand_part, self.covenant_part):
            button.setEnabled(writable)

    def _show_faces(self, dossier: Dossier) -> None:
        now = [face for face in dossier.faces if face.on(dossier.today)]
        fixed = [face.name for face in now if face.kind is AssignmentKind.FIXED]
        others = [face.name for face in now if face.kind is AssignmentKind.SUBSTITUTE]
        text = _("vast gezicht: {names}").format(names=", ".join(fixed)) if fixed else _("vast gezicht kiezen…")
        if others:
            text += " · " + _("invaller: {names}").format(names=", ".join(others))
        self.face.setText(text)
        self.face.setToolTip(_("Vast gezicht en invaller kiezen"))

    def _show_stand(self, dossier: Dossier) -> None:
        record = dossier.record
        held = record.stand
        note = ""
        if held is not None and record.doubts:
            note = "· " + _("klopt dit nog?")
        elif held is not None:
            reading = record.trend()
            if not isinstance(reading, TooFew) and reading.direction is not TrendDirection.NO_CLEAR_DIFFERENCE:
                note = "· " + trust.trend(reading)
        self.stand.set_stand(held.stand if held else TrustStand.NO_VIEW, faded=bool(record.doubts), note=note)
        self.stand_part.say(self.stand.accessibleName(), hint=stand_hint(dossier))


def stand_hint(dossier: Dossier) -> str:
    """Return since when the stand holds, how it came about, and what speaks against it now."""
    held = dossier.record.stand
    if held is None:
        return _("Nog niet gezet. Druk om te zien wat het programma voorstelt.")
    said = _("Gezet op {day}, {origin}").format(day=day(held.since), origin=words.word(held.origin))
    by = _("door {name}").format(name=held.set_by) if held.set_by else ""
    doubt = trust.still_true(dossier.record.doubts)
    return "\n".join(part for part in (f"{said} {by}".strip(), held.reason, doubt) if part)


def _phase_hint(dossier: Dossier) -> str:
    held = dossier.record.phase
    if held is None:
        return _("Nog niet gezet. Druk om de fase te kiezen.")
    said = _("Sinds {day}").format(day=day(held.since))
    return "\n".join(part for part in (said, held.reason) if part)


def covenant(dossier: Dossier) -> AgreementRow | None:
    """Return the covenant that counts: one that holds, else one in preparation, else the one that ended last."""
    rows = [row for row in dossier.agreements if row.kind is AgreementKind.COVENANT]
    return max(rows, key=lambda row: _weight(row, dossier.today), default=None)


def _weight(row: AgreementRow, today: date) -> tuple[int, date]:
    left = days_left(row.ends_on, today)
    over = row.status is AgreementStatus.ENDED or (left is not None and left < 0)
    rank = 0 if over else 1 if row.status is AgreementStatus.DRAFT else 2
    return rank, row.ends_on or date.max


def covenant_line(dossier: Dossier) -> tuple[str, str]:
    """Return the covenant in a few words, and the kind of label that fits them."""
    held, today = covenant(dossier), dossier.today
    if held is None:
        return _("geen"), "muted"
    left = days_left(held.ends_on, today)
    if left is not None and left < 0 and held.status is not AgreementStatus.DRAFT:
        return _("afgelopen op {day}").format(day=short_day(held.ends_on)), "error"
    if held.status is not AgreementStatus.ACTIVE:
        return words.word(held.status), "muted"
    if held.ends_on is None:
        return _("geldig, zonder einddatum"), ""
    if reminder(held.ends_on, today) is not None and left is not None:
        shown = ngettext("nog {days} dag", "nog {days} dagen", left).format(days=left)
        return _("tot en met {day} · {left}").format(day=short_day(held.ends_on), left=shown), "warning"
    return _("tot en met {day}").format(day=short_day(held.ends_on)), ""
