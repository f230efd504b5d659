"""Small pieces of what is shown of one contact: visits at full length, lines to reach somebody by, menus and links."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from netwerkkaart.domain.promises import PromiseStatus
from netwerkkaart.queries.contact_detail import (
    ContactPromiseRow,
    ContactVisitRow,
)
from netwerkkaart.texts import _, words
from netwerkkaart.texts.dates import day, short_day
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools.parts import label, link
from netwerkkaart.ui.visits.marks import KIND_ICONS, STATUS_TONES
from netwerkkaart.ui.widgets.section import IconLabel, Section
from netwerkkaart.ui.widgets.timeline import Event, TimelineView

_NARROWEST = 240


class WholeTimeline(TimelineView):
    """A timeline as high as its events: the page around it scrolls, not the list in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_NARROWEST)  # its sentence for when it is empty would ask for more

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            QTimer.singleShot(0, self, self.fit)  # when the list inside has its width too

    def fit(self) -> None:
        """Take the height of the events at this width."""
        model = self.list.model()
        if model is not None:
            height = sum(self.list.sizeHintForRow(place) for place in range(model.rowCount())) + 8
            if height != self.height():
                self.setFixedHeight(height)


def section_of(title: str) -> Section:
    """Return a section whose lines stand close together."""
    made = Section(title)
    outer = made.layout()
    if outer is not None:
        outer.setSpacing(6)
    return made


def inline(text: str, act: Callable[[], object], *, name: str = "") -> QPushButton:
    """Return a link that stands in line with the text around it."""
    made = link(text, act, name=name)
    theme.set_kind(made, "inline")
    return made


def event_of(visit: ContactVisitRow) -> Event:
    """Return a visit as an event of the timeline."""
    title = words.capitalised(words.word(visit.kind))
    if visit.status.value != "held":
        title = _("{kind}, {status}").format(kind=title, status=words.word(visit.status))
    people = ", ".join(visit.workers)
    line = " · ".join(part for part in (visit.school, people) if part)
    text = "\n".join(part for part in (line, ", ".join(visit.themes), visit.note) if part)
    return Event(visit.id, visit.day, visit.kind.value, KIND_ICONS[visit.kind], title, text, STATUS_TONES[visit.status])


def promise_state(one: ContactPromiseRow, today: date) -> str:
    """Return who promised, and what became of it or by when it is due."""
    who = words.capitalised(words.word(one.side))
    if one.worker:
        who = _("{who}, {worker}").format(who=who, worker=one.worker)
    if one.status is not PromiseStatus.OPEN:
        return (
            _("{who} · {status} {day}")
            .format(who=who, status=words.word(one.status), day=short_day(one.settled_on) if one.settled_on else "")
            .strip()
        )
    if one.due_on is None:
        return _("{who} · gedaan op {day}").format(who=who, day=short_day(one.made_on))
    if one.due_on < today:
        return _("{who} · had klaar moeten zijn op {day}").format(who=who, day=day(one.due_on))
    return _("{who} · uiterlijk {day}").format(who=who, day=day(one.due_on))


def menu_button(name: str) -> QToolButton:
    """Return a button with three dots and an empty menu."""
    more = QToolButton()
    more.setIcon(icon("more", "muted"))
    more.setToolTip(name)
    more.setAccessibleName(name)
    more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    more.setMenu(QMenu(more))
    return more


def selectable(text: str) -> QLabel:
    """Return a text that can be selected with the mouse and the keyboard."""
    made = label(text)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def reach_line(picture: str, shown: QWidget, copied: str) -> QHBoxLayout:
    """Return a line with a picture before it, and behind it a button that copies, where there is something to copy."""
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(
        IconLabel(picture, 16), 0, Qt.AlignmentFlag.AlignTop if not copied else Qt.AlignmentFlag.AlignVCenter
    )
    line.addWidget(shown, 0 if copied else 1)
    if copied:
        copy = QToolButton()
        copy.setIcon(icon("copy", "muted"))
        copy.setToolTip(_("Kopiëren"))
        copy.setAccessibleName(_("{text} kopiëren").format(text=copied))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(copied))
        line.addWidget(copy)
        line.addStretch()
    return line


def write_mail(address: str) -> None:
    """Open the mail program of this computer with a new message."""
    url = QUrl()
    url.setScheme("mailto")
    url.setPath(address)
    QDesktopServices.openUrl(url)
