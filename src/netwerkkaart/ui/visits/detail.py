"""One visit to look at, at the right of the list: Space opens it, the arrow keys go on, Esc closes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.trust import SIGNALS
from netwerkkaart.domain.visits import Initiative, VisitStatus
from netwerkkaart.texts import _, dates, promises, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, VisitPrefill
from netwerkkaart.ui.visits.marks import person_name
from netwerkkaart.ui.widgets.sidepanel import SidePanel

if TYPE_CHECKING:
    from datetime import date

    from netwerkkaart.queries.visit_sheet import VisitSheet


class VisitDetail(SidePanel):
    """Everything on the sheet of a visit, to read."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host, width=380)
        self._desk = desk
        self._visit_id: int | None = None
        self.edit_button = QPushButton(_("Bewerken"))
        theme.set_kind(self.edit_button, "primary")
        self.held_button = QPushButton(_("Geweest"))
        self.school_button = QPushButton(_("Naar de school"))
        theme.set_kind(self.school_button, "quiet")
        self._school_id = 0
        self.edit_button.clicked.connect(lambda: self._open(None))
        self.held_button.clicked.connect(lambda: self._open(VisitStatus.HELD))
        self.school_button.clicked.connect(lambda: desk.open_school(self._school_id))
        self.set_footer([self.school_button, self.held_button, self.edit_button])

    def visit_id(self) -> int | None:
        """Return the visit in sight."""
        return self._visit_id if self.is_open() else None

    def show_visit(self, visit_id: int) -> None:
        """Show a visit; one that is gone closes the panel."""
        from netwerkkaart.queries.visit_sheet import visit_sheet

        try:
            with self._desk.store.read() as connection:
                sheet = visit_sheet(connection, visit_id)
        except NotFoundError:
            self.close_panel()
            return
        self._visit_id, self._school_id = sheet.id, sheet.school_id
        self.set_title(sheet.school)
        self.held_button.setVisible(sheet.status is VisitStatus.PLANNED and sheet.day <= self._desk.today())
        self.set_content(self._told(sheet))

    def _open(self, status: VisitStatus | None) -> None:
        if self._visit_id is not None:
            extra = {} if status is None else {"status": status}
            self._desk.log_visit(VisitPrefill(visit_id=self._visit_id, extra=extra))

    def _told(self, sheet: "VisitSheet") -> QWidget:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        when = " · ".join(part for part in (dates.day(sheet.day), dates.clock(sheet.at), sheet.place) if part)
        what = f"{words.capitalised(words.word(sheet.kind))} · {words.word(sheet.status)}"
        layout.addLayout(_part("", [when, what]))
        names = [f"{person_name(one.name)}, {one.role}" if one.role else person_name(one.name) for one in sheet.people]
        parts = [
            (_("Wie"), names),
            (_("Van ons"), [", ".join(one.name for one in sheet.workers)] if sheet.workers else []),
            (_("Thema’s"), [one.name for one in sheet.themes]),
        ]
        if sheet.initiative is not Initiative.UNKNOWN:
            parts.append((_("Initiatief"), [words.word(sheet.initiative)]))
        parts.append((_("Wat viel op?"), _signals(sheet)))
        parts.append((_("Toezeggingen"), _promises(sheet, self._desk.today())))
        parts.append((_("Notitie"), [sheet.note] if sheet.note else []))
        for title, lines in parts:
            if lines:
                layout.addLayout(_part(title, lines))
        layout.addStretch()
        return content


def _signals(sheet: "VisitSheet") -> list[str]:
    names = {person.id: person_name(person.name) for person in sheet.people}
    lines = []
    for one in sheet.signals:
        way = _("opbouwend") if SIGNALS[one.kind].building else _("schurend")
        about = names.get(one.contact_id or 0, "")
        told = f"{words.capitalised(words.word(one.kind))} ({way})"
        lines.append(f"{told} · {about}" if about and len(names) > 1 else told)
    return lines


def _promises(sheet: "VisitSheet", today: "date") -> list[str]:
    return [
        f"{one.text} · {promises.about(one.side, one.status, one.due_on, one.settled_on, today)}"
        for one in sheet.promises
    ]


def _part(title: str, lines: list[str]) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(3)
    if title:
        caption = QLabel(title)
        theme.set_kind(caption, "caption")
        box.addWidget(caption)
    for line in lines:
        label = QLabel(line, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.addWidget(label)
    return box
