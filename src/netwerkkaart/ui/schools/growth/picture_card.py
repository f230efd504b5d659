"""The card with the chart and its table twin, and the line that names what one points at."""

from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QToolTip, QWidget

from netwerkkaart.domain.growth import RECORDS, Mark
from netwerkkaart.queries.dossier_rows import Dossier
from netwerkkaart.texts import _, trust, words
from netwerkkaart.texts.dates import day, short_day
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools.growth.chart import GrowthChart
from netwerkkaart.ui.schools.growth.twin import GrowthTable
from netwerkkaart.ui.schools.growth.words import told, told_together
from netwerkkaart.ui.schools.opening import open_record
from netwerkkaart.ui.schools.parts import Elided
from netwerkkaart.ui.widgets.section import Card

_TABLE_HEIGHT = 420


class GrowthCard(Card):
    """Chart or table, never both: the table says in words what the chart shows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Vertrouwen en groei door de jaren"), "phase", parent)
        self._desk = desk
        self._dossier: Dossier | None = None
        self.body.setSpacing(6)
        self.chart = GrowthChart()
        self.says = Elided("muted")
        self.table: GrowthTable | None = None
        self.twin = QPushButton(icon("table"), _("Als tabel"))
        self.twin.setCheckable(True)
        self.twin.setToolTip(_("Tabel in plaats van grafiek (Ctrl+T)"))
        self.add(self.chart)
        self.add(self.says)
        self.add_action(self.twin)
        self.chart.pointed.connect(self._on_pointed)
        self.chart.opened.connect(self._on_opened)
        self.twin.toggled.connect(self._show_twin)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show a school."""
        self._dossier = dossier
        self.chart.show_growth(dossier.growth)
        earlier = dossier.growth.earlier
        first = dossier.growth.years[0].label
        self.set_note(_("vanaf {year}; wat ouder is staat in de tijdlijn").format(year=first) if earlier else "")
        self._on_pointed(self.chart.pointed_at())
        if self.table is not None and self.twin.isChecked():
            self.table.show_dossier(dossier)

    # --- the table twin

    def turn(self) -> None:
        """Show the table instead of the chart, or the chart again, and give it the keyboard."""
        self.twin.toggle()
        shown = self.table.table if self.table is not None and self.twin.isChecked() else self.chart
        shown.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_twin(self, shown: bool) -> None:
        if self.table is None:
            self.table = GrowthTable()
            self.table.setFixedHeight(_TABLE_HEIGHT)
            self.table.opened.connect(self._open)
            self.table.exported.connect(lambda path: self._desk.say(_("Lijst bewaard: {path}").format(path=path)))
            self.table.failed.connect(self._desk.failed)
            self.add(self.table)
        if shown and self._dossier is not None:
            self.table.show_dossier(self._dossier)
        self.table.setVisible(shown)
        self.chart.setVisible(not shown)
        self.says.setVisible(not shown)

    # --- pointing and opening

    def _on_pointed(self, marks: tuple[Mark, ...]) -> None:
        if self._dossier is None:
            return
        if marks:
            said = told_together(self._dossier, marks)
            self.says.say(said)
            self.chart.setToolTip(said)
        else:
            empty = self._dossier.growth.is_empty()
            self.says.say(
                _("Hier komt de groei: leg een bezoek vast, of zet de fase of de stand.")
                if empty
                else _("Wijs iets aan, of loop er met de pijltjestoetsen langs; een klik of Enter opent het.")
            )
            self.chart.setToolTip("")
            QToolTip.hideText()
        self.chart.setAccessibleDescription(said if marks else summary(self._dossier))

    def _on_opened(self, marks: tuple[Mark, ...], where: QPointF) -> None:
        if self._dossier is None:
            return
        if len(marks) == 1:
            self._open(marks[0])
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for mark in marks:
            text = f"{short_day(mark.day)} · {told(self._dossier, mark).title}"
            menu.addAction(text, partial(self._open, mark))
        menu.popup(self.chart.mapToGlobal(where.toPoint()))

    def _open(self, mark: object) -> None:
        if isinstance(mark, Mark) and self._dossier is not None:
            open_record(self._desk, self, self._dossier, RECORDS[mark.kind], mark.id)


def summary(dossier: Dossier) -> str:
    """Return the chart in a few sentences, for who cannot see it."""
    record, growth = dossier.record, dossier.growth
    phase, stand = record.phase, record.stand
    said = [
        _("Van schooljaar {first} tot en met {last}.").format(first=growth.years[0].label, last=growth.years[-1].label)
    ]
    if phase is not None:
        said.append(_("Fase {phase} sinds {day}.").format(phase=words.phase_label(phase.phase), day=day(phase.since)))
    if growth.ambition is not None:
        said.append(_("Ambitie: {phase}.").format(phase=words.phase_label(growth.ambition)))
    if stand is not None:
        said.append(_("Stand: {stand} sinds {day}.").format(stand=words.word(stand.stand), day=day(stand.since)))
    said.append(_("Signalen: {trend}.").format(trend=trust.trend(record.trend())))
    said.append(_("Loop met de pijltjestoetsen langs de tekens; Ctrl+T toont alles als tabel."))
    return " ".join(said)
