"""Every status a theme had at a school, to put right; and one more, from whatever day."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netwerkkaart.domain.errors import NetwerkkaartError, RefusedError
from netwerkkaart.domain.themes import ThemeStatus, ThemeStep
from netwerkkaart.queries.theme_at_school import theme_at_school, theme_school_names
from netwerkkaart.texts import _, words
from netwerkkaart.texts.dates import day
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.parts import clear, day_of, label, link
from netwerkkaart.ui.themes.marks import STATUS_ICONS, STATUS_TONES
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.section import IconLabel, Rule
from netwerkkaart.usecases.themes import change_theme_status, delete_theme_status, set_theme_status


class StatusDialog(Dialog):
    """Set a status from a day on; under it what was set before."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, school_id: int, theme_id: int) -> None:
        with desk.store.read() as connection:
            theme, school = theme_school_names(connection, theme_id, school_id)
        title = _("{theme} op {school}").format(theme=words.capitalised(theme), school=school)
        super().__init__(title, parent, intro=_("De status geldt vanaf de dag die je kiest, tot de volgende."))
        self.setMinimumWidth(480)
        self._desk, self._school_id, self._theme_id = desk, school_id, theme_id
        self._editing: int | None = None
        form = Form()
        self.status = form.row(_("Status"), ChipGroup(exclusive=True, required=True))
        for status in ThemeStatus:
            self.status.add(status, words.word(status), STATUS_ICONS[status], STATUS_TONES[status])
        self.since = form.row(_("Vanaf"), DateField(desk.today()))
        self.since.setAccessibleName(_("Vanaf"))
        self.since.set_value(desk.today())
        self.body.addWidget(form)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.body.addLayout(self._list)
        self.set_buttons(_("Status zetten"))
        self._writable = not desk.store.read_only
        for part in (self.status, self.since, self.ok_button):
            part.setEnabled(self._writable)
        self._read()

    def _read(self) -> None:
        with self._desk.store.read() as connection:
            found = theme_at_school(connection, self._theme_id, self._school_id, today=self._desk.today())
        if self._editing is None:
            self.status.set_checked([found.held.status] if found.held else [ThemeStatus.RAISED])
        clear(self._list)
        for number, step in enumerate(reversed(found.steps)):
            if number == 0:
                self._list.addWidget(label(_("Eerder gezet"), "caption"))
            else:
                self._list.addWidget(Rule())
            self._list.addWidget(self._row(step))
        self.fit()

    def _row(self, step: ThemeStep) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(IconLabel(STATUS_ICONS[step.status], 12, f"{STATUS_TONES[step.status]}"))
        text = _("{status} sinds {day}").format(status=words.word(step.status), day=day(step.since))
        line.addWidget(label(" · ".join(part for part in (text, step.set_by) if part)), 1)
        for word, act in ((_("Wijzigen"), self._edit), (_("Verwijderen"), self._delete)):
            button = link(word, partial(act, step), name=f"{text}: {word.lower()}")
            button.setEnabled(self._writable)
            line.addWidget(button)
        return made

    def _edit(self, step: ThemeStep) -> None:
        self._editing = step.id
        self.status.set_checked([step.status])
        self.since.set_value(step.since)
        self.set_buttons(_("Wijziging opslaan"))
        self.status.chip(step.status).setFocus()

    def _delete(self, step: ThemeStep) -> None:
        try:
            delete_theme_status(self._desk.store, step.id)
        except NetwerkkaartError as refusal:
            self.show_error(str(refusal))
            return
        if self._editing == step.id:
            self._editing = None
            self.set_buttons(_("Status zetten"))
        self._read()

    def save(self) -> None:
        """Set the status, or put right the one that is being edited.

        Raises:
            RefusedError: there is no day, or another status holds from it.
        """
        since, chosen = day_of(self.since), self.status.checked()
        if since is None:
            raise RefusedError(_("Kies vanaf wanneer, bijvoorbeeld vandaag."))
        status = ThemeStatus(str(chosen[0]))
        store = self._desk.store
        if self._editing is not None:
            change_theme_status(store, self._editing, status, since=since)
        else:
            set_theme_status(store, self._school_id, self._theme_id, status, since=since, set_by_id=self._desk.me)
