"""One thing we do at a school, as the tab Inzet shows it: what, when, who, how many, and which themes it answers."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.queries.activities import ActivityRow
from netwerkkaart.texts import _
from netwerkkaart.texts.activities import participants
from netwerkkaart.texts.dates import span
from netwerkkaart.texts.gaps import times_named
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.parts import label, link
from netwerkkaart.ui.widgets.section import IconLabel
from netwerkkaart.usecases.activities import delete_activity


def period(row: ActivityRow) -> str:
    """Return when it runs: ``sinds 11 sep 2026, loopt nog`` where no end was noted."""
    said = span(row.starts_on, row.ends_on)
    return said if row.ends_on else _("{since}, loopt nog").format(since=said)


class ActivityLine(QWidget):
    """Title, facts, and the themes it goes with; what can be done is behind the dots."""

    def __init__(self, desk: Desk, row: ActivityRow, named: Mapping[int, int], parent: QWidget | None = None) -> None:
        """Show an activity; ``named`` says how often each theme was named at the school in the school year."""
        super().__init__(parent)
        self._desk, self.row = desk, row
        writable = not desk.store.read_only
        self.title = link(row.title, self._edit, name=_("{title} bewerken").format(title=row.title))
        self.title.setFont(theme.font(strong=True))
        self.title.setEnabled(writable)
        reach = label(participants(row.reach) or _("niet geteld"), "" if row.reach is not None else "muted", wrap=False)
        self.more = QToolButton()
        self.more.setIcon(icon("more", "muted"))
        self.more.setToolTip(_("Meer"))
        self.more.setAccessibleName(_("Meer over {title}").format(title=row.title))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.addAction(icon("edit"), _("Bewerken…"), self._edit)
        menu.addAction(icon("trash"), _("Verwijderen"), self._delete)
        self.more.setMenu(menu)
        self.more.setEnabled(writable)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(reach)
        head.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        facts = (row.offer, period(row), ", ".join(row.workers) or _("niet vastgelegd door wie"))
        layout.addWidget(label(" · ".join(facts), "muted"))
        if row.neighbourhood:
            layout.addLayout(_with_icon("neighbourhood", _("samen met de wijk: {wijk}").format(wijk=row.neighbourhood)))
        said = ", ".join(f"{name} ({times_named(named.get(number, 0))})" for number, name in row.themes.items())
        text = said or _("dit aanbod hoort nog bij geen thema")
        layout.addLayout(_with_icon("themes", text))
        if row.note:
            layout.addWidget(label(row.note, "small"))

    def _edit(self) -> None:
        acts.edit_activity(self._desk, self, self.row.school_id, self.row.id)

    def _delete(self) -> None:
        self._desk.act(delete_activity, self._desk.store, self.row.id)


def _with_icon(name: str, text: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(6)
    line.addWidget(IconLabel(name, 13), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(text, "small"), 1)
    return line
