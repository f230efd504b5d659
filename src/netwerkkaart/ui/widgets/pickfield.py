"""One thing out of many, found by typing a part of its name, with or without accents."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from netwerkkaart.look import BODY, SMALL
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.tables.rows import fold

_MOST_SHOWN = 60
_ROW = 30
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its key, its name, and a quiet word beside it."""

    key: Hashable
    text: str
    hint: str = ""


class PickField(QLineEdit):
    """A field that takes one of its choices or nothing; typing narrows, ↓ shows them all, Enter takes the first."""

    changed = Signal(object)
    """The key, or None, whenever the user made it another one."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []
        self._folded: list[str] = []
        self._shown: list[Choice] = []
        self._value: Hashable | None = None
        self.setPlaceholderText(placeholder)
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(9)
        self._completer.setWidget(self)
        self._list = QListView()
        self._completer.setPopup(self._list)
        self._list.setItemDelegate(_ChoiceDelegate(self))
        self._list.setUniformItemSizes(True)
        self._completer.activated.connect(lambda _text: self._on_activated(self._list.currentIndex()))
        opening = QAction(icon("chevron-down", "muted"), _("Alles tonen"), self)
        opening.triggered.connect(self.open_all)
        self.addAction(opening, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._on_typed)

    # --- what can be chosen and what is

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Say what can be chosen; a value that is no longer among it stays."""
        self._choices = list(choices)
        self._folded = [fold(one.text) for one in self._choices]

    def value(self) -> Hashable | None:
        """Return the key that is chosen, or None."""
        self.settle()
        return self._value

    def set_value(self, key: Hashable | None) -> None:
        """Choose this one, silently; an unknown key chooses nothing."""
        found = next((one for one in self._choices if one.key == key), None) if key is not None else None
        self._value = found.key if found else None
        self.setText(found.text if found else "")
        self.setCursorPosition(0)
        self._mark("")

    def problem(self) -> str:
        """Return what is wrong with the text, empty when nothing is."""
        if self._value is not None or not self.text().strip():
            return ""
        return _("“{text}” staat niet in de lijst. Kies er een uit de lijst.").format(text=self.text().strip())

    def choice(self, row: int) -> Choice | None:
        """Return the choice in a row of the open list."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def matches(self, text: str) -> list[Choice]:
        """Return the choices that hold all words of a text, those that begin with it first."""
        words = fold(text).split()
        if not words:
            return list(self._choices)
        found = [place for place, name in enumerate(self._folded) if all(word in name for word in words)]
        found.sort(key=lambda place: not self._folded[place].startswith(words[0]))
        return [self._choices[place] for place in found]

    def settle(self) -> None:
        """Take what the text means: a whole name, or the only one it can be."""
        text = self.text().strip()
        if not text:
            self._take(None)
        elif self._value is None:
            found = self.matches(text)
            same = [one for one in found if fold(one.text) == fold(text)]
            if len(same) == 1 or len(found) == 1:
                self._take((same or found)[0])
            else:
                self._mark(self.problem())

    def _take(self, choice: Choice | None) -> None:
        key = choice.key if choice else None
        before, self._value = self._value, key
        if choice:
            self.setText(choice.text)
        self._mark("")
        if key != before:
            self.changed.emit(key)

    def _mark(self, problem: str) -> None:
        if bool(self.property("invalid")) != bool(problem):
            self.setProperty("invalid", bool(problem))
            theme.restyle(self)
        self.setToolTip(problem)

    # --- the list under the field

    def open_all(self) -> None:
        """Show everything there is to choose."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._open(list(self._choices))

    def _on_typed(self, text: str) -> None:
        if self._value is not None:
            self._value = None
            self.changed.emit(None)
        self._mark("")
        if text.strip():
            self._open(self.matches(text)[:_MOST_SHOWN])
        else:
            self._list.hide()

    def _open(self, choices: list[Choice]) -> None:
        self._shown = choices
        self._names.setStringList([one.text for one in choices])
        if not choices:
            self._list.hide()
            return
        self._completer.complete(QRect(0, 0, max(self.width(), 260), self.height()))
        keys = [one.key for one in choices]
        first = keys.index(self._value) if self._value in keys else 0
        self._list.setCurrentIndex(self._completer.completionModel().index(first, 0))

    def _on_activated(self, index: QModelIndex) -> None:
        chosen = self.choice(index.row())
        if chosen is not None:
            self._take(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not self._list.isVisible():
            self.open_all()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.text() and not self._list.isVisible() and not self.isReadOnly():
            self.open_all()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.settle()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._list.isVisible():
            event.accept()
            return True
        return super().event(event)


class _ChoiceDelegate(QStyledItemDelegate):
    """Paints a choice with its quiet word at the right."""

    def __init__(self, field: PickField) -> None:
        super().__init__(field)
        self._field = field

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(0, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        choice, place = self._field.choice(index.row()), option.rect
        if choice is None:
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.colour("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, theme.colour("hover"))
        room = place.adjusted(10, 0, -10, 0)
        quiet, plain = theme.font(SMALL), theme.font(BODY)
        hint = QFontMetrics(quiet).horizontalAdvance(choice.hint) + 12 if choice.hint else 0
        painter.setFont(plain)
        painter.setPen(theme.colour("text"))
        width = room.width() - min(hint, room.width() // 2)
        painter.drawText(room, _LEFT, theme.elide(choice.text, QFontMetrics(plain), width))
        if choice.hint:
            painter.setFont(quiet)
            painter.setPen(theme.colour("muted"))
            painter.drawText(room, _RIGHT, theme.elide(choice.hint, QFontMetrics(quiet), room.width() // 2))
        painter.restore()
