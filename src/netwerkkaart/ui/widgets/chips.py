"""Chips: small words to switch on and off, walked through with the arrow keys."""

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from netwerkkaart.look import BODY, mix
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import paint_icon
from netwerkkaart.ui.widgets.flow import FlowBox

_HEIGHT = 28
_PADDING = 12
_MARK = 20


class Chip(QAbstractButton):
    """A word that can be on or off; the tone, if any, colours its icon and its face when it is on."""

    def __init__(self, text: str, icon: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setFont(theme.font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._icon = icon
        self._tone = tone

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font(BODY)).horizontalAdvance(self.text()) + 2 * _PADDING + 2
        return QSize(width + (_MARK if self._icon else 0), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 64), _HEIGHT)

    def _colours(self) -> tuple[str, str, str]:
        """Return face, edge and ink."""
        tokens = theme.tokens()
        if not self.isEnabled():
            return tokens.window, tokens.line, tokens.disabled
        if self.isChecked():
            if self._tone:
                tone = theme.tone(self._tone)
                return tone.soft, tone.solid, tone.ink
            return tokens.selected, tokens.accent, tokens.text
        face = tokens.hover if self.underMouse() else tokens.surface
        return face, mix(tokens.line, tokens.outline, 0.28), tokens.text

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face, edge, ink = self._colours()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.setBrush(theme.colour(face))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _HEIGHT / 2 - 1, _HEIGHT / 2 - 1)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, _HEIGHT / 2 - 1, _HEIGHT / 2 - 1)
        left = _PADDING
        if self._icon:
            tone = self._tone if self._tone and self.isEnabled() and not self.isChecked() else ink
            paint_icon(painter, QRect(left - 1, (_HEIGHT - 15) // 2, 15, 15), self._icon, theme.colour(tone))
            left += _MARK
        painter.setPen(theme.colour(ink))
        painter.setFont(self.font())
        room = self.width() - left - _PADDING + 4
        words = theme.elide(self.text(), QFontMetrics(self.font()), room)
        place = QRect(left, 0, room, _HEIGHT)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


_STEPS = {
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Up): -1,
}


class ChipGroup(FlowBox):
    """Chips that flow over lines; one stop for Tab, the arrow keys walk, Space switches."""

    changed = Signal(list)
    """The keys that are on, in order of display; only when the user changed them."""

    def __init__(self, *, exclusive: bool = False, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exclusive = exclusive
        self._required = required
        self._chips: dict[Hashable, Chip] = {}

    def add(self, key: Hashable, text: str, icon: str = "", tone: str = "", tooltip: str = "") -> Chip:
        """Add a chip at the end."""
        chip = Chip(text, icon, tone, self)
        chip.setToolTip(tooltip)
        chip.installEventFilter(self)
        chip.clicked.connect(lambda: self._on_clicked(key))
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self._chips else Qt.FocusPolicy.StrongFocus)
        self._chips[key] = chip
        self.flow.addWidget(chip)
        self.updateGeometry()
        return chip

    def remove(self, key: Hashable) -> None:
        """Take a chip away."""
        chip = self._chips.pop(key, None)
        if chip is not None:
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
            self._stop_at(next(iter(self._chips.values()), None))

    def clear(self) -> None:
        """Take all chips away."""
        for key in list(self._chips):
            self.remove(key)

    def keys(self) -> list[Hashable]:
        """Return all keys in order of display."""
        return list(self._chips)

    def chip(self, key: Hashable) -> Chip:
        """Return the chip of a key."""
        return self._chips[key]

    def checked(self) -> list[Hashable]:
        """Return the keys that are on, in order of display."""
        return [key for key, chip in self._chips.items() if chip.isChecked()]

    def set_checked(self, keys: Iterable[Hashable]) -> None:
        """Switch exactly these on, silently."""
        wanted = set(keys)
        for key, chip in self._chips.items():
            chip.setChecked(key in wanted)

    def _on_clicked(self, key: Hashable) -> None:
        chip = self._chips[key]
        if self._exclusive and chip.isChecked():
            self.set_checked([key])
        elif self._required and not self.checked():
            chip.setChecked(True)
            return
        self._stop_at(chip)
        self.changed.emit(self.checked())

    def _stop_at(self, chosen: Chip | None) -> None:
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is chosen else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._walk(watched, event.key())
        return super().eventFilter(watched, event)

    def _walk(self, watched: QObject, key: int) -> bool:
        chips = [chip for chip in self._chips.values() if chip.isEnabled() and not chip.isHidden()]
        if watched not in chips:
            return False
        if key in _STEPS:
            place = (chips.index(watched) + _STEPS[key]) % len(chips)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            place = 0 if key == Qt.Key.Key_Home else len(chips) - 1
        else:
            return False
        self._stop_at(chips[place])
        chips[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True
