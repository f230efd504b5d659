"""The card beside the map: who or what is selected, in words and dates; never a score."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.people import IntroductionKind
from netwerkkaart.queries.map_card import CardFace, CardTie, CardVia, ContactCardRow, SchoolCardRow, WorkerCardRow
from netwerkkaart.queries.network import NodeKind
from netwerkkaart.texts import _, ngettext, trust, words
from netwerkkaart.texts.dates import month, relative_day, short_day
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.map.floating import Plate
from netwerkkaart.ui.map.twin import KIND_ICONS, kind_word
from netwerkkaart.ui.widgets.badges import PhaseLadder, SectorBadge, StandBadge
from netwerkkaart.ui.widgets.section import IconLabel, Rule

WIDTH = 296
_MANY = 12
"""The padding of a link: all else stands so much further in, so that the words are in line."""

CardRow = ContactCardRow | SchoolCardRow | WorkerCardRow


def _label(text: str, kind: str = "") -> QLabel:
    made = QLabel(text, wordWrap=True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        theme.set_kind(made, kind)
    return made


class SideCard(Plate):
    """Floats at the right of the map while something is selected."""

    node_chosen = Signal(str)
    """The key of a node whose name was pressed on the card."""
    open_wanted = Signal(str)
    visit_wanted = Signal(str)
    around_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, writable: bool = True) -> None:
        super().__init__(parent)
        self._writable = writable
        self.lowest = 0
        """How far down it may reach in its parent."""
        self._key = ""
        self._today = date.min
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Gekozen op de kaart"))
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        self._picture = IconLabel("contact", 18, "muted")
        self._title = _label("", "heading")
        wrapping = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        wrapping.setHeightForWidth(True)
        self._title.setSizePolicy(wrapping)
        away = QToolButton()
        away.setIcon(icon("close", "muted"))
        away.setIconSize(QSize(14, 14))
        away.setFixedSize(26, 26)
        away.setToolTip(_("Selectie opheffen (Esc)"))
        away.setAccessibleName(_("Selectie opheffen"))
        away.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title, 1)
        head.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self.open_button = QPushButton(_("Openen"))
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(self._key))
        self.visit_button = QPushButton(icon("plus", "on_accent"), _("Bezoek"))
        theme.set_kind(self.visit_button, "primary")
        self.visit_button.clicked.connect(lambda: self.visit_wanted.emit(self._key))
        self.around_button = QPushButton(_("Rond deze"))
        self.around_button.setToolTip(_("Laat de rest vervagen (1, 2 of 3)"))
        self.around_button.clicked.connect(self.around_wanted)
        self._feet = QHBoxLayout()
        self._feet.setContentsMargins(0, 0, 0, 0)
        self._feet.setSpacing(8)
        for button in (self.visit_button, self.open_button, self.around_button):
            self._feet.addWidget(button)
        self._feet.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        column.addLayout(self._feet)

    def set_writable(self, *, on: bool) -> None:
        """Offer what changes something, or only what can be read."""
        self._writable = on

    def show_row(self, key: str, row: CardRow, today: date) -> None:
        """Tell of one node."""
        self._key, self._today = key, today
        body = _Body()
        if isinstance(row, ContactCardRow):
            self._contact(body, row)
        elif isinstance(row, SchoolCardRow):
            self._school(body, row)
        else:
            self._worker(body, row)
        self._finish(body)

    def show_many(self, names: Sequence[str]) -> None:
        """Tell that several nodes are selected."""
        self._key = ""
        body = _Body()
        self._head("map", ngettext("{n} gekozen", "{n} gekozen", len(names)).format(n=len(names)))
        for name in names[:_MANY]:
            body.add(_label(name))
        if len(names) > _MANY:
            more = len(names) - _MANY
            body.add(_label(ngettext("en nog {n}", "en nog {n}", more).format(n=more), "small"))
        self._buttons(opens=False, visit=False)
        self._finish(body)

    def show_laid_over(self, key: str, name: str, sub: str, near: Sequence[tuple[str, str]], open_words: str) -> None:
        """Tell of something that is laid over the map: what it is, and whom it belongs to."""
        self._key = key
        body = _Body()
        kind = NodeKind(key.partition(":")[0])
        self._head(KIND_ICONS[kind], name)
        body.add(_label(kind_word(kind), "muted"))
        body.add(_label(sub))
        if near:
            body.heading(_("Verbonden met"))
        for other, label in near[:_MANY]:
            body.add_link(self._link(label, other))
        if len(near) > _MANY:
            more = len(near) - _MANY
            body.add(_label(ngettext("en nog {n}", "en nog {n}", more).format(n=more), "small"))
        self._buttons(opens=bool(open_words), visit=kind is NodeKind.SEAT)
        self.open_button.setText(open_words)
        self._finish(body)

    def place(self) -> None:
        """Take as much height as the text needs, within the parent."""
        parent, inside = self.parentWidget(), self._area.widget()
        if parent is None or inside is None:
            return
        layout = self.layout()
        wide = WIDTH - 28
        body = inside.layout()
        high = (
            body.heightForWidth(wide) if body is not None and body.hasHeightForWidth() else inside.sizeHint().height()
        )
        around = 0
        if layout is not None:
            head = layout.itemAt(0)
            title = head.heightForWidth(wide) if head is not None and head.hasHeightForWidth() else 28
            around = max(title, 28) + 34 + 2 * 10 + 26 + 4
        top = 12
        self.setGeometry(parent.width() - WIDTH - 12, top, WIDTH, min(high + around, max(self.lowest - top, 120)))

    # -- the kinds -------------------------------------------------------------------------------------------------

    def _head(self, picture: str, title: str) -> None:
        self._picture.show_icon(picture)
        self._title.setText(title)
        self.setAccessibleDescription(title)

    def _buttons(self, *, opens: bool, visit: bool) -> None:
        self.open_button.setVisible(opens)
        self.open_button.setText(_("Openen"))
        self.visit_button.setVisible(visit and self._writable)

    def _contact(self, body: "_Body", row: ContactCardRow) -> None:
        self._head("contact", row.name or _("Verwijderd contact"))
        for post in row.posts:
            text = post.role
            if post.ends_on is not None and post.ends_on < self._today:
                text = _("{role} tot {day}").format(role=post.role, day=short_day(post.ends_on))
            body.add(_label(text, "muted"))
            body.add_link(self._link(post.school, f"school:{post.school_id}"))
            if post.key_contact and (post.ends_on is None or post.ends_on >= self._today):
                body.add(_with_icon("star", "highlight", _label(_("aanspreekpunt"))))
        if not row.posts and row.organisation:
            body.add(_label(row.organisation, "muted"))
        self._last(body, row.last)
        body.heading(_("Band met ons"))
        if not row.ties:
            body.add(_label(_("Nog niemand van ons kent deze persoon."), "muted"))
        for tie in row.ties:
            body.add_link(self._link(tie.worker, f"worker:{tie.worker_id}"), _step(tie))
            body.add(_label(_tie(tie), "small"))
        if row.vias:
            body.heading(_("Hoe we hier kwamen"))
            for via in row.vias:
                body.add(_label(_via(via)))
        self._buttons(opens=True, visit=True)

    def _school(self, body: "_Body", row: SchoolCardRow) -> None:
        self._head("schools", row.name)
        badge = SectorBadge(row.sector)
        place = " · ".join(part for part in (row.level, row.neighbourhood or row.city) if part)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(badge)
        line.addWidget(_label(place, "muted"), 1)
        body.add_layout(line)
        body.heading(_("Fase"))
        ladder = PhaseLadder(with_words=False)
        ladder.set_phase(row.phase.value, row.ambition.value if row.ambition is not None else None)
        body.add(ladder)
        body.add(_label(words.phase_label(row.phase)))
        body.heading(_("Stand van het vertrouwen"))
        stand = StandBadge()
        stand.set_stand(row.stand, faded=bool(row.doubts))
        body.add(stand)
        if row.stand_since is not None:
            body.add(_label(_("gezet op {day}").format(day=short_day(row.stand_since)), "small"))
        if row.doubts:
            body.add(_label(trust.still_true(row.doubts), "small"))
        self._last(body, row.last)
        body.heading(_("Wie van ons"))
        if not row.faces:
            body.add(_label(_("Nog geen vast gezicht."), "muted"))
        for face in row.faces:
            body.add_link(self._link(face.name, f"worker:{face.id}"), _face(face))
        known = ngettext("{n} contact hier", "{n} contacten hier", row.people).format(n=row.people)
        body.heading(_("Wie kennen we"))
        body.add(_label(known if row.people else _("Nog niemand.")))
        self._buttons(opens=True, visit=True)

    def _worker(self, body: "_Body", row: WorkerCardRow) -> None:
        self._head("worker", row.name)
        if row.job:
            body.add(_label(row.job, "muted"))
        self._last(body, row.last)
        body.heading(_("Scholen"))
        if not row.schools:
            body.add(_label(_("Aan geen school verbonden."), "muted"))
        for face in row.schools:
            body.add_link(self._link(face.name, f"school:{face.id}"), _face(face))
        self._buttons(opens=False, visit=True)

    def _last(self, body: "_Body", last: date | None) -> None:
        body.heading(_("Laatste contact"))
        if last is None:
            body.add(_label(_("nog nooit"), "muted"))
        else:
            body.add(_label(f"{short_day(last)} · {relative_day(last, self._today)}"))

    def _link(self, text: str, key: str) -> QPushButton:
        made = QPushButton(text)
        theme.set_kind(made, "link")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setToolTip(_("Kies {name} op de kaart").format(name=text))
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        choose: Callable[[], None] = lambda: self.node_chosen.emit(key)  # noqa: E731 - one line of glue
        made.clicked.connect(choose)
        return made

    def _finish(self, body: "_Body") -> None:
        body.column.addStretch(1)
        self._area.setWidget(body)
        self._area.verticalScrollBar().setValue(0)
        self.place()


class _Body(QWidget):
    """The text of a card, from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(False)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 4, 0)
        self.column.setSpacing(2)

    def add(self, widget: QWidget) -> None:
        row = QHBoxLayout()
        row.addWidget(widget)
        if not isinstance(widget, QFrame):  # badges keep their own width, text and rules take all there is
            row.addStretch(1)
        self.add_layout(row)

    def add_link(self, link: QPushButton, note: str = "") -> None:
        """Add a name to press, and a quiet word at the right."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(link)
        row.addStretch(1)
        if note:
            quiet = QLabel(note)
            theme.set_kind(quiet, "small")
            row.addWidget(quiet)
        self.column.addLayout(row)

    def add_layout(self, layout: QHBoxLayout) -> None:
        layout.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(layout)

    def heading(self, text: str) -> None:
        self.column.addSpacing(8)
        self.add(Rule())
        self.column.addSpacing(6)
        self.add(_label(text, "caption"))


def _with_icon(name: str, ink: str, label: QLabel) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(6)
    row.addWidget(IconLabel(name, 14, ink))
    row.addWidget(label, 1)
    return box


def _step(tie: CardTie) -> str:
    return words.word(tie.step) if tie.step else _("geen band gezet")


def _tie(tie: CardTie) -> str:
    since = _("sinds {day}").format(day=short_day(tie.since)) if tie.since else ""
    seen = _("laatst gezien {day}").format(day=short_day(tie.last)) if tie.last else _("nog niet bij een bezoek")
    return " · ".join(part for part in (since, seen) if part)


def _face(face: CardFace) -> str:
    if face.since is None:
        return words.word(face.kind)
    return _("{kind}, {month}").format(kind=words.word(face.kind), month=month(face.since))


def _via(via: CardVia) -> str:
    if via.kind in {IntroductionKind.CONTACT, IntroductionKind.COLLEAGUE} and via.by:
        text = _("via {name}").format(name=via.by)
    else:
        text = words.word(via.kind)
    return f"{text} ({short_day(via.day)})" if via.day else text
