"""The list at the left of the pass: who comes, who was asked after, and what was said."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netwerkkaart.domain.rollover import StillThere
from netwerkkaart.texts import _, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import paint_icon
from netwerkkaart.ui.rollover.walk import Walk

if TYPE_CHECKING:
    from netwerkkaart.queries.rollover import PersonToAsk
    from netwerkkaart.usecases.rollover import Answer

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PERSON = int(Qt.ItemDataRole.UserRole) + 1
_ROW = 44
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ICONS = {
    StillThere.STAYS: ("check", "good"),
    StillThere.OTHER_ROLE: ("role", "info"),
    StillThere.LEFT: ("forward", "warning"),
    StillThere.UNKNOWN: ("help", "muted"),
}


class WalkList(QListView):
    """The people of the pass; a click goes to one. The keys belong to the pass, so that the list never takes them."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = _People()
        self.setModel(self._people)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))

    def set_roles(self, names: Mapping[int, str]) -> None:
        """Say what the roles are called that somebody can go over to."""
        self._people.roles = names

    def show_walk(self, walk: Walk) -> None:
        """Show where the pass is."""
        self._people.show_walk(walk)
        index = self._people.index(walk.place) if walk.person is not None else _NOWHERE
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        else:
            self.clearSelection()

    def texts(self) -> list[str]:
        """Return each line as it is read out."""
        return [str(self._people.index(row).data()) for row in range(self._people.rowCount())]


class _People(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.roles: Mapping[int, str] = {}
        self._walk = Walk(())
        self._people: tuple[PersonToAsk, ...] = ()

    def show_walk(self, walk: Walk) -> None:
        """Show a pass; the same people keep their lines."""
        self._walk = walk
        if walk.people != self._people:
            self.beginResetModel()
            self._people = walk.people
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0), self.index(max(len(self._people) - 1, 0)))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._people)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        person = self._people[index.row()]
        said = self._walk.said(person)
        if role == _PERSON:
            return person, said.still if said else None, self._said(said)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            text = f"{person.name}, {person.roles}"
            return f"{text}: {self._said(said)}" if said else text
        return None

    def _said(self, said: "Answer | None") -> str:
        if said is None:
            return ""
        if said.still is StillThere.OTHER_ROLE:
            return _("nu {role}").format(role=self.roles.get(said.role_id or 0, ""))
        return words.word(said.still)


class _Delegate(QStyledItemDelegate):
    """Paints the name, under it the role or what was said, and a mark for who was asked after."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        person, still, said = index.data(_PERSON)
        view, place = self.parent(), option.rect
        here = isinstance(view, QListView) and view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(QRectF(place).adjusted(4, 2, -4, -2), theme.RADIUS, theme.RADIUS)
        room = place.width() - 20 - 34
        strong, quiet = theme.font(strong=here), theme.font(theme.SMALL)
        painter.setFont(strong)
        painter.setPen(theme.colour("text" if here or still is None else "muted"))
        name = QRect(place.x() + 14, place.y() + 4, room, 20)
        painter.drawText(name, _LEFT, theme.elide(person.name, QFontMetrics(strong), room))
        painter.setFont(quiet)
        painter.setPen(theme.colour("muted"))
        about = said or person.roles
        line = QRect(place.x() + 14, place.y() + 23, room, 16)
        painter.drawText(line, _LEFT, theme.elide(about, QFontMetrics(quiet), room))
        if still is not None:
            picture, tone = _ICONS[still]
            ink = tone if tone == "muted" else theme.tone(tone).solid
            paint_icon(painter, QRect(place.right() - 30, place.center().y() - 8, 17, 17), picture, ink)
        painter.restore()
