"""The people of a school in one list by authority, with the empty seats between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netwerkkaart.domain.people import Level
from netwerkkaart.queries.dossier_rows import PersonRow
from netwerkkaart.queries.schools import Seat
from netwerkkaart.texts import _, words
from netwerkkaart.texts.dates import school_weeks_ago, short_day
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import paint_icon

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_ENTRY = int(_ROLE.UserRole) + 1
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROW, _HEAD = 50, 38
_LAST = 148
_WIE = 64
_ROOM_FOR_TIES = 260


@dataclass(frozen=True, slots=True)
class Head:
    """The level under which people stand."""

    level: Level
    count: int


Entry = PersonRow | Seat | Head


def entry_key(entry: Entry) -> tuple[str, int] | None:
    """Return what tells an entry from the others; a head has none, for it can't be chosen."""
    if isinstance(entry, PersonRow):
        return ("person", entry.position_id)
    if isinstance(entry, Seat):
        return ("seat", entry.role_id)
    return None


def entries(people: Sequence[PersonRow], seats: Sequence[Seat], *, former: bool) -> list[Entry]:
    """Return heads, people and empty seats in order of display; who left only when asked for."""
    found: list[Entry] = []
    for level in Level:
        here = [one for one in people if one.level is level and (former or one.current)]
        empty = [seat for seat in seats if seat.level is level]
        now = [one for one in here if one.current]
        if here or empty:
            found.append(Head(level, len({one.contact_id for one in now})))
            found += [*now, *empty, *(one for one in here if not one.current)]
    return found


def about(person: PersonRow) -> str:
    """Return role, team and organisation, and since or until when for who left."""
    parts = [person.role, person.team, person.organisation]
    if not person.current:
        left = person.ends_on
        parts.append(_("weg sinds {day}").format(day=short_day(left)) if left else _("begint nog"))
    return " · ".join(part for part in parts if part)


def tie_lines(person: PersonRow) -> list[str]:
    """Return how far each worker and this person have come, in words; never a score."""
    return [f"{tie.worker.split()[0]}: {words.word(tie.step)}" for tie in person.ties if tie.step is not None]


class _Entries(QAbstractListModel):
    """Heads, people and seats."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show_entries(self, entries_: list[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self.entries = entries_
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = int(_ROLE.DisplayRole)) -> Any:
        entry = self.entries[index.row()]
        if role == _ENTRY:
            return entry
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return _spoken(entry)
        if role == _ROLE.ToolTipRole and isinstance(entry, PersonRow):
            return _spoken(entry).replace(", ", "\n")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.entries[index.row()], Head):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _spoken(entry: Entry) -> str:
    if isinstance(entry, Head):
        return words.capitalised(words.word(entry.level))
    if isinstance(entry, Seat):
        return _("geen {role} bekend").format(role=entry.name)
    star = _("aanspreekpunt") if entry.key_contact else ""
    seen = _("laatste contact: {when}").format(when=school_weeks_ago(entry.weeks))
    name = entry.name or _("verwijderd contact")
    return ", ".join(part for part in (name, star, about(entry), ", ".join(tie_lines(entry)), seen) if part)


class _EntryDelegate(QStyledItemDelegate):
    """Paints star, name and role; ties in words; last contact; and "Wie?" on an empty seat."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        return QSize(0, _HEAD if isinstance(index.data(_ENTRY), Head) else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, place = index.data(_ENTRY), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, Head):
            self._paint_head(painter, place, entry)
        else:
            self._paint_back(painter, place, option.state)
            if isinstance(entry, Seat):
                self._paint_seat(painter, place, entry)
            else:
                self._paint_person(painter, place, entry)
        painter.restore()

    def _paint_head(self, painter: QPainter, place: QRect, head: Head) -> None:
        tone = theme.tone(f"level.{head.level.value}")
        face = theme.font(theme.SMALL, strong=True)
        text = words.capitalised(words.word(head.level))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tone.solid))
        middle = place.y() + 24
        painter.drawRoundedRect(QRectF(place.x() + 12, middle - 5, 10, 10), 3, 3)
        painter.setFont(face)
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRect(place.x() + 30, middle - 9, place.width() - 40, 18), _LEFT, text)
        start = place.x() + 30 + QFontMetrics(face).horizontalAdvance(text) + 12
        painter.fillRect(start, middle, place.right() - start - 12, 1, theme.colour("line"))

    def _paint_back(self, painter: QPainter, place: QRect, state: QStyle.StateFlag) -> None:
        box = QRectF(place).adjusted(4, 1, -4, -1)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = state & QStyle.StateFlag.State_Selected
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)

    def _paint_seat(self, painter: QPainter, place: QRect, seat: Seat) -> None:
        middle = place.center().y()
        paint_icon(painter, QRect(place.x() + 12, middle - 8, 17, 17), "empty-seat", "muted")
        face = theme.font(italic=True)
        painter.setFont(face)
        painter.setPen(theme.colour("muted"))
        text = _("nog geen {role} bekend").format(role=seat.name)
        room = place.width() - 40 - _WIE - 24
        painter.drawText(
            QRect(place.x() + 38, middle - 9, room, 20), _LEFT, theme.elide(text, QFontMetrics(face), room)
        )
        button = wie_button(place)
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.drawRoundedRect(QRectF(button).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        painter.setFont(theme.font(strong=True))
        painter.setPen(theme.colour("accent"))
        painter.drawText(button, Qt.AlignmentFlag.AlignCenter, _("Wie?"))

    def _paint_person(self, painter: QPainter, place: QRect, person: PersonRow) -> None:
        middle = place.center().y()
        if person.key_contact:
            paint_icon(painter, QRect(place.x() + 13, middle - 7, 15, 15), "star", "highlight")
        left = place.x() + 38
        room = place.width() - 38 - _LAST - 20
        tie_room = room * 42 // 100 if room >= _ROOM_FOR_TIES else 0  # the card beside the list has them too
        name_room = room - tie_room - (12 if tie_room else 0)
        strong = theme.font(strong=True)
        painter.setFont(strong)
        painter.setPen(theme.colour("text" if person.current else "muted"))
        name = person.name or _("verwijderd contact")
        top = QRect(left, middle - 18, name_room, 18)
        painter.drawText(top, _LEFT, theme.elide(name, QFontMetrics(strong), name_room))
        quiet = theme.font(theme.SMALL)
        painter.setFont(quiet)
        painter.setPen(theme.colour("muted"))
        low = QRect(left, middle + 1, name_room, 15)
        painter.drawText(low, _LEFT, theme.elide(about(person), QFontMetrics(quiet), name_room))
        if tie_room:
            self._paint_ties(painter, QRect(left + name_room + 12, middle - 18, tie_room, 36), tie_lines(person))
        body = theme.font()
        painter.setFont(body)
        painter.setPen(theme.colour("muted"))
        end = QRect(place.right() - _LAST - 12, middle - 10, _LAST, 20)
        painter.drawText(end, _RIGHT, theme.elide(school_weeks_ago(person.weeks), QFontMetrics(body), _LAST))

    def _paint_ties(self, painter: QPainter, place: QRect, ties: list[str]) -> None:
        """Paint two ties under each other, and how many more there are."""
        body = theme.font()
        painter.setFont(body)
        painter.setPen(theme.colour("text"))
        shown = ties[:2]
        if len(ties) > 2:
            shown[1] = f"{shown[1]} +{len(ties) - 2}"
        top = place.y() if len(shown) > 1 else place.y() + 9
        for number, text in enumerate(shown):
            line = QRect(place.x(), top + 18 * number, place.width(), 18)
            painter.drawText(line, _LEFT, theme.elide(text, QFontMetrics(body), place.width()))


def wie_button(place: QRect) -> QRect:
    """Return where "Wie?" stands in the row of an empty seat."""
    return QRect(place.right() - _WIE - 12, place.center().y() - 13, _WIE, 27)


class PeopleList(QListView):
    """The list itself; arrows walk, Enter opens the person or asks who takes the seat."""

    opened = Signal(object)
    """The PersonRow or Seat that was asked for."""
    chosen = Signal(object)
    """The PersonRow or Seat the keyboard stands on, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = _Entries()
        self.setModel(self._entries)
        self.setItemDelegate(_EntryDelegate(self))
        self.setMouseTracking(True)
        theme.set_kind(self, "bare")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Mensen van deze school"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit(self._entry(now)))
        self.doubleClicked.connect(self._open)

    def show_entries(self, entries_: list[Entry]) -> None:
        """Show these; what was chosen stays chosen, and the place stays."""
        if entries_ == self._entries.entries:
            return
        held, place = self.current(), self.verticalScrollBar().value()
        key = entry_key(held) if held is not None else None
        row = self.currentIndex().row()
        self._entries.show_entries(entries_)
        self.doItemsLayout()
        if key is not None and not self.choose(key):
            self._choose_near(row)
        self.verticalScrollBar().setValue(place)

    def shown(self) -> list[Entry]:
        """Return everything in sight, heads too."""
        return list(self._entries.entries)

    def current(self) -> PersonRow | Seat | None:
        """Return what the keyboard stands on."""
        return self._entry(self.currentIndex())

    def choose(self, key: tuple[str, int]) -> bool:
        """Go to a person ("person", position id) or seat ("seat", role id); tell whether it is there."""
        for row, entry in enumerate(self._entries.entries):
            if entry_key(entry) == key:
                self.setCurrentIndex(self._entries.index(row))
                self.chosen.emit(entry)
                return True
        return False

    def choose_first(self) -> None:
        """Go to the first person or seat."""
        self._choose_near(0)

    def _choose_near(self, row: int) -> None:
        known = [place for place, entry in enumerate(self._entries.entries) if not isinstance(entry, Head)]
        if known:
            self.setCurrentIndex(self._entries.index(min(known, key=lambda place: abs(place - row))))
        self.chosen.emit(self.current())

    def _entry(self, index: Index) -> PersonRow | Seat | None:
        entry = index.data(_ENTRY) if index.isValid() else None
        return entry if isinstance(entry, PersonRow | Seat) else None

    def _open(self, index: Index) -> None:
        entry = self._entry(index)
        if entry is not None:
            self.opened.emit(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        seat = isinstance(self._entry(index), Seat)
        if seat and event.button() is Qt.MouseButton.LeftButton and wie_button(self.visualRect(index)).contains(where):
            self._open(index)
