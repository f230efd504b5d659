"""Tiles of people: who was there, chosen with a click or the space bar."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from netwerkkaart.domain.people import TieStep
from netwerkkaart.look import BODY, SMALL
from netwerkkaart.texts import _, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import paint_icon
from netwerkkaart.ui.widgets.flow import FlowBox

_WIDTH, _HEIGHT = 212, 56
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_STEPS = list(TieStep)


@dataclass(frozen=True)
class Person:
    """What a tile tells of somebody."""

    key: Hashable
    name: str
    role: str
    level: str = ""
    """Slug of ``domain.people.Level``; gives the edge its tone."""
    first: bool = False
    """Whether this is the *aanspreekpunt*."""
    ties: tuple[tuple[str, TieStep], ...] = ()
    """Worker and how far the two have come."""


class PersonTile(QAbstractButton):
    """One person: name, role, star for the *aanspreekpunt*, a dot per worker who knows them."""

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        self.setCheckable(True)
        self.setText(person.name)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(", ".join(self._spoken()))
        self.setToolTip("\n".join(self._spoken()))

    def _spoken(self) -> list[str]:
        person = self.person
        first = [_("aanspreekpunt")] if person.first else []
        ties = [f"{worker}: {words.word(step)}" for worker, step in person.ties]
        return [person.name, person.role, *first, *ties]

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, on = theme.tokens(), self.isChecked()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        face = tokens.selected if on else tokens.hover if self.underMouse() else tokens.surface
        painter.setBrush(theme.colour(face))
        painter.setPen(QPen(theme.colour("accent" if on else "line"), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        self._paint_mark(painter, on=on)
        self._paint_ties(painter, lines=self._paint_words(painter))

    def _paint_mark(self, painter: QPainter, *, on: bool) -> None:
        tone = theme.tone(f"level.{self.person.level}") if self.person.level else theme.tone("info")
        disc = QRectF(10, 14, 28, 28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if on else tone.soft))
        painter.drawEllipse(disc)
        if on:
            paint_icon(painter, QRect(17, 21, 14, 14), "check", "on_accent")
            return
        painter.setFont(theme.font(SMALL, strong=True))
        painter.setPen(theme.colour(tone.ink))
        parts = self.person.name.split()
        initials = (parts[0][:1] + parts[-1][:1]).upper() if len(parts) > 1 else self.person.name[:2].upper()
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials)

    def _paint_words(self, painter: QPainter) -> int:
        """Draw name and role; return how many lines the role takes."""
        room = self.width() - 48 - 10
        strong = theme.font(BODY, strong=True)
        metrics = QFontMetrics(strong)
        name = theme.elide(self.person.name, metrics, room - (20 if self.person.first else 0))
        painter.setFont(strong)
        painter.setPen(theme.colour("text"))
        quiet = theme.font(SMALL)
        role = self._role_lines(QFontMetrics(quiet), room)
        top = 10 if len(role) == 1 else 4
        painter.drawText(QRect(48, top, room, 18), _LEFT, name)
        if self.person.first:
            star = QRect(48 + metrics.horizontalAdvance(name) + 6, top + 2, 13, 13)
            paint_icon(painter, star, "star", "highlight")
        painter.setFont(quiet)
        painter.setPen(theme.colour("muted"))
        for place, line in enumerate(role):
            painter.drawText(QRect(48, top + 18 + 13 * place, room, 16), _LEFT, line)
        return len(role)

    def _role_lines(self, metrics: QFontMetrics, room: int) -> tuple[str, ...]:
        """Return the role in one line, or where it is long in two, the last of which leaves room for the dots."""
        beside = room - 12 * len(self.person.ties[:4]) - 8
        long = metrics.horizontalAdvance(self.person.role)
        if long <= beside:
            return (self.person.role,)
        first, *rest = theme.wrap(self.person.role, metrics, room if long > room else beside, 2)
        return (first, *(theme.elide(line, metrics, beside) for line in rest))

    def _paint_ties(self, painter: QPainter, *, lines: int) -> None:
        middle = 37.5 if lines == 1 else 43.5
        left = self.width() - 12
        for _worker, step in self.person.ties[:4]:
            place = _STEPS.index(step)
            left -= 12
            painter.setPen(QPen(theme.colour(theme.tokens().ties[place]), 1.4))
            filled = theme.colour(theme.tokens().ties[place]) if place >= 2 else Qt.BrushStyle.NoBrush
            painter.setBrush(filled)
            radius = 2.4 + 0.6 * place
            painter.drawEllipse(QRectF(left + 4 - radius, middle - radius, 2 * radius, 2 * radius))


_WALK = {
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Up): -1,
}


class PersonTiles(FlowBox):
    """The people of a school; arrow keys walk, Space chooses."""

    changed = Signal(list)
    """The keys that are chosen now, in order of display."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=8)
        self._tiles: dict[Hashable, PersonTile] = {}

    def set_people(self, people: Sequence[Person]) -> None:
        """Show these people; who was chosen and is still there stays chosen."""
        chosen = set(self.selected())
        for tile in self._tiles.values():
            self.flow.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = {}
        for person in people:
            tile = PersonTile(person, self)
            tile.setChecked(person.key in chosen)
            tile.clicked.connect(lambda: self.changed.emit(self.selected()))
            tile.installEventFilter(self)
            self._tiles[person.key] = tile
            self.flow.addWidget(tile)
            tile.show()
        self.updateGeometry()

    def tile(self, key: Hashable) -> PersonTile:
        """Return the tile of somebody."""
        return self._tiles[key]

    def selected(self) -> list[Hashable]:
        """Return the keys that are chosen, in order of display."""
        return [key for key, tile in self._tiles.items() if tile.isChecked()]

    def set_selected(self, keys: Sequence[Hashable]) -> None:
        """Choose exactly these, silently."""
        for key, tile in self._tiles.items():
            tile.setChecked(key in keys)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _WALK:
            tiles = list(self._tiles.values())
            if watched in tiles:
                place = (tiles.index(watched) + _WALK[event.key()]) % len(tiles)
                tiles[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
