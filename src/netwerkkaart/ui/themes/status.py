"""The status of a theme at a school: three words to press, since when and by whom, and what the program proposes."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.queries.theme_at_school import ThemeAtSchool
from netwerkkaart.texts import _, gaps, words
from netwerkkaart.texts.dates import day
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.acts import edit_theme_status
from netwerkkaart.ui.schools.parts import label, link
from netwerkkaart.ui.themes.marks import STATUS_ICONS, STATUS_TONES
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.usecases.themes import set_theme_status


class StatusField(QWidget):
    """Speelt, opgepakt or rust: pressing one sets it from today on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: ThemeAtSchool | None = None
        self.chips = ChipGroup(exclusive=True, required=True)
        self.chips.setAccessibleName(_("Status van het thema op deze school"))
        for status in ThemeStatus:
            self.chips.add(status, words.word(status), STATUS_ICONS[status], STATUS_TONES[status], _TIPS[status]())
        self._since = label(kind="small")
        self.history = link(_("Geschiedenis…"), self.open_history, name=_("Geschiedenis van de status"))
        self._proposal = label(kind="small")
        self.accept = link(_("Overnemen"), self._accept, name=_("Voorstel overnemen"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._since, 1)
        line.addWidget(self.history)
        proposed = QHBoxLayout()
        proposed.setSpacing(8)
        proposed.addWidget(self._proposal, 1)
        proposed.addWidget(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.chips)
        layout.addLayout(line)
        layout.addLayout(proposed)
        self.chips.changed.connect(lambda keys: self._set(ThemeStatus(str(keys[0]))))

    def show_theme(self, found: ThemeAtSchool) -> None:
        """Show what a theme is at a school."""
        self._found = found
        held, writable = found.held, not self._desk.store.read_only
        self.chips.set_checked([held.status] if held else ())
        self.chips.setEnabled(writable)
        if held is None:
            self._since.setText(gaps.no_status())
        else:
            since = _("sinds {day}").format(day=day(held.since))
            self._since.setText(" · ".join(part for part in (since, held.set_by) if part))
        self.history.setVisible(bool(found.steps))
        proposal = found.proposal
        for part in (self._proposal, self.accept):
            part.setVisible(proposal is not None)
        self.accept.setEnabled(writable)
        self._proposal.setText(gaps.proposal(proposal) if proposal else "")
        self._proposal.setToolTip(gaps.proposal_rule())

    def said(self) -> str:
        """Return since when it holds, and what is proposed."""
        return " ".join(part for part in (self._since.text(), self._proposal.text()) if part)

    def open_history(self) -> None:
        """Open every status that was set, to put right or to set one for another day."""
        if self._found is not None:
            edit_theme_status(self._desk, self, self._found.school_id, self._found.theme_id)

    def _accept(self) -> None:
        if self._found is not None and self._found.proposal is not None:
            self._set(self._found.proposal.status)

    def _set(self, status: ThemeStatus) -> None:
        if self._found is not None:
            set_status(self._desk, self._found.school_id, self._found.theme_id, status)


def set_status(desk: Desk, school_id: int, theme_id: int, status: ThemeStatus) -> None:
    """Set a theme's status at a school from today on, by who is at work."""
    desk.act(set_theme_status, desk.store, school_id, theme_id, status, since=desk.today(), set_by_id=desk.me)


_TIPS = {
    ThemeStatus.RAISED: lambda: _("Het houdt de school bezig."),
    ThemeStatus.TAKEN_UP: lambda: _("Er wordt iets mee gedaan, door ons of door de school."),
    ThemeStatus.AT_REST: lambda: _("Het vraagt nu geen aandacht."),
}
