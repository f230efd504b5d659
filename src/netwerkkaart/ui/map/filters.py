"""The filters of the map as chips: what is chosen stands on the chip itself, so that it is always seen."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QMenu, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.widgets.chips import Chip

ARROW = 16
"""Room for the arrow of a chip that opens a menu."""
_NAMED = 1


def paint_arrow(chip: Chip) -> None:
    """Draw at the right of a chip that it opens a menu."""
    painter = QPainter(chip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.colour("text" if chip.isChecked() else "muted")
    painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    x, y = chip.width() - 16.0, chip.height() / 2 + 1
    painter.drawPolyline(QPolygonF([QPointF(x - 3.5, y - 2), QPointF(x, y + 1.5), QPointF(x + 3.5, y - 2)]))


class StayMenu(QMenu):
    """A menu that stays open while one ticks several things."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class MenuChip(Chip):
    """A chip that opens a list of things to tick; nothing ticked means: everything."""

    chosen = Signal(object)
    """The keys that are ticked, a frozenset of str; only when the user changed them."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._title = title
        self._choices: tuple[tuple[str, str], ...] = ()
        self._value: frozenset[str] = frozenset()
        self.menu = StayMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.clicked.connect(self._open)
        self._say()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Say what there is, as key and word; what is ticked but gone is let go of."""
        self._choices = tuple(choices)
        self._value &= {key for key, _word in choices}
        self.setVisible(len(self._choices) > 1 or bool(self._value))
        self._say()

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return what there is to tick."""
        return self._choices

    def value(self) -> frozenset[str]:
        """Return what is ticked."""
        return self._value

    def set_value(self, keys: Iterable[str]) -> None:
        """Tick exactly these, silently."""
        self._value = frozenset(keys) & {key for key, _word in self._choices}
        self._say()

    def toggle_key(self, key: str) -> None:
        """Tick one, or untick it, as the user does; everything ticked is as good as nothing."""
        self._value ^= {key}
        if len(self._value) == len(self._choices):
            self._value = frozenset()
        self._say()
        self._mark()
        self.chosen.emit(self._value)

    def clear_value(self) -> None:
        """Untick everything, as the user does."""
        if self._value:
            self._value = frozenset()
            self._say()
            self.chosen.emit(self._value)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + ARROW, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self)

    def _say(self) -> None:
        named = [word for key, word in self._choices if key in self._value]
        text = self._title
        if named:
            text = _("{filter}: {words}").format(filter=self._title, words=", ".join(named[:_NAMED]))
            if len(named) > _NAMED:
                text += f" +{len(named) - _NAMED}"
        self.setText(text)
        self.setToolTip(", ".join(named))
        self.setAccessibleName(_("Filter op {what}").format(what=text))
        self.setChecked(bool(named))
        self.updateGeometry()
        self.update()

    def _open(self) -> None:
        self.setChecked(bool(self._value))
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _fill(self) -> None:
        self.menu.clear()
        for key, word in self._choices:
            action = QAction(word, self.menu)
            action.setCheckable(True)
            action.setChecked(key in self._value)
            action.setData(key)
            action.triggered.connect(lambda _on=False, key=key: self.toggle_key(key))
            self.menu.addAction(action)
        self.menu.addSeparator()
        everything = self.menu.addAction(icon("close", "muted"), _("Alles tonen"), self.clear_value)
        everything.setEnabled(bool(self._value))

    def _mark(self) -> None:
        for action in self.menu.actions():
            if action.isCheckable():
                action.setChecked(action.data() in self._value)


class QuestionChip(Chip):
    """A chip that opens the questions one can ask; it is on while one is asked."""

    chosen = Signal(object)
    """What stands with the question that was chosen."""

    def __init__(self, questions: Sequence[tuple[object, str]], parent: QWidget | None = None) -> None:
        super().__init__(_("Vraag"), parent=parent)
        self.setAccessibleName(_("Een vraag aan de kaart stellen"))
        self.setToolTip(_("Stel de kaart een vraag; Esc gaat terug"))
        self._on = False
        self.menu = QMenu(self)
        for what, words in questions:
            action = QAction(words, self.menu)
            action.triggered.connect(lambda _on=False, what=what: self.chosen.emit(what))
            self.menu.addAction(action)
        self.clicked.connect(self._open)

    def show_on(self, *, on: bool) -> None:
        """Show whether something is asked."""
        self._on = on
        self.setChecked(on)

    def _open(self) -> None:
        self.setChecked(self._on)
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class GoneChip(Chip):
    """Something that was hidden in the legend; pressing it brings it back."""

    def __init__(self, entry: str, word: str, parent: QWidget | None = None) -> None:
        super().__init__(_("zonder “{what}”").format(what=word), "close", parent=parent)
        self.entry = entry
        self.setCheckable(False)
        self.setToolTip(_("Weer tonen"))


class OnlyChip(Chip):
    """Says that only some and what ties them are shown; there only then, and pressing it brings the rest back."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "close", parent=parent)
        self._names: dict[str, str] = {}
        self._value: frozenset[str] = frozenset()
        self.clicked.connect(self.leave)
        self._say()

    def set_names(self, names: dict[str, str], *, all_there_is: bool) -> None:
        """Say what they are called; who is not among all there is, is let go of."""
        self._names |= names
        if all_there_is:
            self._value &= frozenset(names)
        self._say()

    def value(self) -> frozenset[str]:
        """Return the keys of whom it is about; none when everything is shown."""
        return self._value

    def set_value(self, keys: Iterable[str]) -> None:
        """Be about exactly these, silently."""
        self._value = frozenset(keys)
        self._say()

    def leave(self) -> None:
        """Show everything again, as the user does."""
        if self._value:
            self.set_value(())
            self.left.emit()

    def _say(self) -> None:
        named = sorted(self._names.get(key, key) for key in self._value)
        about = " +".join([*named[:_NAMED], *([str(len(named) - _NAMED)] if len(named) > _NAMED else [])])
        self.setText(_("Alleen {name}").format(name=about))
        self.setToolTip(_("{names}: weer alles tonen (Esc)").format(names=", ".join(named)))
        self.setAccessibleName(_("{filter}; weer alles tonen").format(filter=self.text()))
        self.setChecked(bool(self._value))
        self.setVisible(bool(self._value))
        self.updateGeometry()
