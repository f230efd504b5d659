"""The dialog that brings schools in from DUO's files."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.duo import DuoFile, KnownSchool
from netwerkkaart.domain.duo_compare import compare, municipalities
from netwerkkaart.domain.names import fold
from netwerkkaart.exchange.duo import read_duo
from netwerkkaart.exchange.duo_report import source_line
from netwerkkaart.queries.schools_known import schools_known
from netwerkkaart.texts import _, ngettext
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.duo.tree import DiffTree
from netwerkkaart.ui.jobs import Job, JobContext
from netwerkkaart.ui.widgets.busy import BusyBar
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.empty import EmptyState
from netwerkkaart.ui.widgets.search import SearchField
from netwerkkaart.usecases.import_schools import import_schools

_CODE = Qt.ItemDataRole.UserRole


class DuoDialog(Dialog):
    """Choose files, tick municipalities, look at what would change, import what is ticked: one undo step."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, paths: Sequence[Path] = ()) -> None:
        super().__init__(
            _("Scholen van DUO inlezen"),
            parent,
            intro=_(
                "DUO geeft de adressen van alle scholen uit als open data (CSV): basisonderwijs, voortgezet "
                "onderwijs en speciaal onderwijs. Er wordt nooit iets verwijderd, en wat je zelf hebt gewijzigd "
                "blijft staan."
            ),
        )
        self.resize(1040, 700)
        self.setAcceptDrops(True)
        self._desk = desk
        self._files: tuple[DuoFile, ...] = ()
        self._known: tuple[KnownSchool, ...] = ()
        self._job: Job | None = None
        self._tick_before = Qt.CheckState.Unchecked
        self._busy = BusyBar()
        self._busy.cancel_asked.connect(self._stop_reading)
        self._start = EmptyState(
            "import",
            _("Kies een of meer CSV-bestanden van DUO, of sleep ze hierheen. Je ziet eerst wat er zou veranderen."),
            _("Bestanden kiezen…"),
        )
        self._start.pressed.connect(self._choose)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._start)
        self._stack.addWidget(self._preview())
        self.body.addWidget(self._busy)
        self.body.addWidget(self._stack, 1)
        self._other = self.add_button(_("Andere bestanden…"))
        self._other.clicked.connect(self._choose)
        self._other.hide()
        self.set_buttons(_("Inlezen"), _("Annuleren"))
        self.ok_button.setEnabled(False)
        if paths:
            self.read(paths)

    def read(self, paths: Sequence[Path]) -> None:
        """Read these files, off the GUI thread, and show what they would change."""
        self.show_error("")
        self._busy.start(
            ngettext("{n} bestand wordt gelezen…", "{n} bestanden worden gelezen…", len(paths)).format(n=len(paths))
        )

        def work(context: JobContext) -> tuple[DuoFile, ...]:
            return read_duo(paths, stopped=context.stopped)

        self._job = self._desk.jobs.run(self, work, self._on_read, self._on_failed)

    def save(self) -> None:
        """Import what is ticked."""
        done = import_schools(self._desk.store, self.tree.accepted(), today=self._desk.today())
        parts = [
            ngettext("{n} nieuwe school", "{n} nieuwe scholen", done.new).format(n=done.new) if done.new else "",
            _("{n} bijgewerkt").format(n=done.changed) if done.changed else "",
            _("{n} overgenomen").format(n=done.taken_over) if done.taken_over else "",
            _("{n} gesloten").format(n=done.gone) if done.gone else "",
        ]
        self._desk.say(_("Ingelezen van DUO: {what}").format(what=", ".join(part for part in parts if part)))

    def reject(self) -> None:
        self._stop_reading()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._files:
            self._start.button.setFocus(Qt.FocusReason.TabFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.read(paths)

    def _preview(self) -> QWidget:
        self.places = QListWidget()
        self.places.setAccessibleName(_("Gemeenten in de bestanden"))
        self.places.itemChanged.connect(lambda _item: self._compare())
        self.places.itemPressed.connect(self._remember_tick)
        self.places.itemClicked.connect(self._tick_by_name)
        find = SearchField(_("Zoek gemeente"))
        find.narrowed.connect(self._narrow)
        find.entered.connect(self._tick_first)
        find.left_down.connect(self._enter_places)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        title = QLabel(_("Welke gemeenten?"))
        theme.set_kind(title, "strong")
        column.addWidget(title)
        column.addWidget(find)
        column.addWidget(self.places, 1)
        ticks = QHBoxLayout()
        for words, on in ((_("Alles aanvinken"), True), (_("Niets aanvinken"), False)):
            button = QPushButton(words)
            button.setAutoDefault(False)
            theme.set_kind(button, "quiet")
            button.clicked.connect(lambda _=False, on=on: self._tick_all(on=on))
            ticks.addWidget(button)
        ticks.addStretch()
        column.addLayout(ticks)
        self.tree = DiffTree()
        self.tree.ticked.connect(self._on_ticked)
        self._source = QLabel(wordWrap=True)
        theme.set_kind(self._source, "small")
        self._nothing = EmptyState("check", "")
        self._right = QStackedWidget()
        self._right.addWidget(self.tree)
        self._right.addWidget(self._nothing)
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(12, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self._right, 1)
        rows.addWidget(self._source)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([250, 790])
        return split

    def _choose(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(
            self, _("Bestanden van DUO kiezen"), "", _("CSV-bestanden (*.csv *.CSV);;Alle bestanden (*)")
        )
        if names:
            self.read([Path(name) for name in names])

    def _stop_reading(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._busy.stop()

    def _on_read(self, files: tuple[DuoFile, ...]) -> None:
        self._job = None
        self._busy.stop()
        self._files = files
        with self._desk.store.read() as connection:
            self._known = tuple(schools_known(connection))
        self._fill_places()
        self._source.setText(source_line(files))
        self._stack.setCurrentIndex(1)
        self._other.show()
        self._compare()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._busy.stop()
        self.show_error(str(error))

    def _fill_places(self) -> None:
        there = municipalities(self._files)
        ours = {school.municipality_code for school in self._known if school.municipality_code}
        self.places.blockSignals(True)
        self.places.clear()
        for place in there:
            item = QListWidgetItem(f"{place.name or _('zonder naam')}  ·  {place.schools}")
            item.setData(_CODE, place.code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            wanted = place.code in ours or len(there) == 1
            item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
            self.places.addItem(item)
        self.places.blockSignals(False)
        first = next((row for row in range(self.places.count()) if _is_on(self.places.item(row))), 0)
        self.places.setCurrentRow(first)

    def _narrow(self, text: str) -> None:
        wanted = fold(text)
        for row in range(self.places.count()):
            item = self.places.item(row)
            item.setHidden(wanted not in fold(item.text()))

    def _shown_places(self) -> list[QListWidgetItem]:
        items = [self.places.item(row) for row in range(self.places.count())]
        return [item for item in items if not item.isHidden()]

    def _enter_places(self) -> None:
        shown = self._shown_places()
        if shown:
            self.places.setCurrentItem(shown[0])
            self.places.setFocus(Qt.FocusReason.TabFocusReason)

    def _tick_first(self) -> None:
        """Tick or clear the first municipality in sight: Enter after typing its name."""
        shown = self._shown_places()
        if shown:
            self.places.setCurrentItem(shown[0])
            _turn(shown[0])

    def _remember_tick(self, item: QListWidgetItem) -> None:
        self._tick_before = item.checkState()

    def _tick_by_name(self, item: QListWidgetItem) -> None:
        """Tick also by a click on the name; a click on the box itself has done so already."""
        if item.checkState() is self._tick_before:
            _turn(item)

    def _tick_all(self, *, on: bool) -> None:
        self.places.blockSignals(True)
        for item in self._shown_places():
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.places.blockSignals(False)
        self._compare()

    def _compare(self) -> None:
        wanted = frozenset(
            self.places.item(row).data(_CODE) for row in range(self.places.count()) if _is_on(self.places.item(row))
        )
        diff = compare(self._files, self._known, wanted)
        self.tree.show_diff(diff)
        nothing_to_see = diff.is_empty and not diff.kept and not diff.skipped
        if not wanted:
            self._nothing.say("schools", _("Vink links een gemeente aan. Je ziet dan welke scholen erbij komen."))
        elif nothing_to_see:
            same = ngettext("{n} school is", "{n} scholen zijn", diff.unchanged).format(n=diff.unchanged)
            self._nothing.say("check", _("Alles is al bijgewerkt: {same} gelijk aan het bestand.").format(same=same))
        self._right.setCurrentIndex(1 if not wanted or nothing_to_see else 0)
        self.show_error(
            _("Dit bestand is ouder dan wat je al hebt. Gebruik liever het nieuwste bestand van DUO.")
            if diff.outdated
            else ""
        )

    def _on_ticked(self) -> None:
        count = self.tree.accepted_count()
        self.ok_button.setEnabled(count > 0)
        self.ok_button.setText(
            ngettext("{n} school inlezen", "{n} scholen inlezen", count).format(n=count) if count else _("Inlezen")
        )


def _turn(item: QListWidgetItem) -> None:
    item.setCheckState(Qt.CheckState.Unchecked if _is_on(item) else Qt.CheckState.Checked)


def _is_on(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
