"""Choosing who of us is the vast gezicht or invaller of a school, or of several at once."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.queries.choices import workers_at_work
from netwerkkaart.queries.dossier import school_faces
from netwerkkaart.queries.dossier_rows import FaceRow
from netwerkkaart.texts import _, ngettext, words
from netwerkkaart.texts.dates import span
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.parts import clear, day_of, label, link
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.usecases.appoint import appoint
from netwerkkaart.usecases.workers import end_assignment


class AssignmentDialog(Dialog):
    """Worker, kind and day; who was there before stops, if you want."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, school_ids: Sequence[int]) -> None:
        number = len(school_ids)
        intro = ""
        if number > 1:
            intro = ngettext("Voor {number} school tegelijk.", "Voor {number} scholen tegelijk.", number)
        super().__init__(_("Wie komt hier namens ons?"), parent, intro=intro.format(number=number))
        self._desk = desk
        self._school_ids = tuple(school_ids)
        self._faces: tuple[FaceRow, ...] = ()
        with desk.store.read() as connection:
            workers = workers_at_work(connection, today=desk.today())
        self._now = QVBoxLayout()
        self._now.setSpacing(4)
        form = Form()
        self.worker = form.row(_("Collega"), QComboBox())
        for worker in workers:
            self.worker.addItem(worker.name, worker.id)
        self.worker.setCurrentIndex(max(self.worker.findData(desk.me), 0))
        self.kind = form.row(_("Als"), ChipGroup(exclusive=True, required=True))
        for kind in AssignmentKind:
            self.kind.add(kind, words.word(kind))
        self.kind.set_checked([AssignmentKind.FIXED])
        self.since = form.row(_("Vanaf"), DateField(desk.today(), future=True))
        self.since.setAccessibleName(_("Vanaf"))
        self.since.set_value(desk.today())
        self.instead = QCheckBox()
        form.add(self.instead)
        self.body.addLayout(self._now)
        self.body.addWidget(form)
        self.kind.changed.connect(lambda _keys: self._show_instead())
        self.worker.currentIndexChanged.connect(lambda _place: self._show_instead())
        self._read()

    def _read(self) -> None:
        clear(self._now)
        if len(self._school_ids) == 1:
            with self._desk.store.read() as connection:
                faces = school_faces(connection, self._school_ids[0])
            today = self._desk.today()
            self._faces = tuple(face for face in faces if face.ends_on is None or face.ends_on >= today)
        if self._faces:
            self._now.addWidget(label(_("Nu"), "caption"))
        for face in self._faces:
            about = " · ".join(part for part in (words.word(face.kind), span(face.starts_on, face.ends_on)) if part)
            line = QHBoxLayout()
            line.addWidget(label(face.name, "strong", wrap=False))
            line.addWidget(label(about, "muted", wrap=False), 1)
            name = _("{name} komt hier niet meer").format(name=face.name)
            line.addWidget(link(_("Beëindigen"), lambda one=face: self._end(one), name=name))  # type: ignore[misc]
            self._now.addLayout(line)
        self._show_instead()

    def _end(self, face: FaceRow) -> None:
        self._desk.act(end_assignment, self._desk.store, face.assignment_id, self._desk.today())
        self._read()

    def _kind(self) -> AssignmentKind:
        return AssignmentKind(str(self.kind.checked()[0]))

    def _show_instead(self) -> None:
        others = [
            face.name
            for face in self._faces
            if face.kind is self._kind() and face.worker_id != self.worker.currentData()
        ]
        if len(self._school_ids) > 1:
            text = _("In plaats van wie het nu is")
        else:
            text = _("In plaats van {names}").format(names=", ".join(dict.fromkeys(others)))
        shown = len(self._school_ids) > 1 or bool(others)
        self.instead.setText(text)
        self.instead.setVisible(shown)
        self.instead.setChecked(shown and self._kind() is AssignmentKind.FIXED)

    def save(self) -> None:
        """Appoint the colleague.

        Raises:
            RefusedError: there is no colleague, or the day can't be read.
        """
        worker_id = self.worker.currentData()
        if worker_id is None:
            raise RefusedError(_("Er is nog geen collega. Voeg eerst bij Instellingen een collega toe."))
        appoint(
            self._desk.store,
            self._school_ids,
            worker_id,
            self._kind(),
            since=day_of(self.since),
            instead=self.instead.isChecked(),
        )
