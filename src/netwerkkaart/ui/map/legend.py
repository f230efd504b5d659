"""The legend on the map: what the shapes and lines mean; a click hides what it names, another brings it back."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from netwerkkaart.graph.inks import Inks
from netwerkkaart.graph.legend import LegendRow, groups, sample
from netwerkkaart.graph.picture import Picture
from netwerkkaart.look import SMALL
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.map.floating import Plate
from netwerkkaart.ui.map.row_walk import RowWalk
from netwerkkaart.ui.pen import QtPen, ink

_ROW = 22
_LOWEST_ROW = 14
_HEADING = 36
_FIXED = frozenset({"star", "phase", "ambition", "stale", "pale"})
"""Explained only: hiding them means nothing."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LegendButton(QAbstractButton):
    """One line of the legend: sample and word; checked is shown."""

    def __init__(self, row: LegendRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = row.id
        self._sample = row.sample
        self._high = _ROW
        self.setText(row.word)
        self.setAccessibleName(row.word)
        self.setFont(theme.font(SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if row.id in _FIXED:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            return
        self.setCheckable(True)
        self.setChecked(True)
        self.setToolTip(_("Klik om te verbergen of te tonen"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 48, self._high)

    def be_high(self, high: int) -> None:
        """Take so many pixels."""
        if high != self._high:
            self._high = high
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = theme.tokens()
        off = self.isCheckable() and not self.isChecked()
        inks = Inks(tokens, 0.75) if off else Inks(tokens)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isCheckable() and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink(tokens.hover))
            painter.drawRoundedRect(box, 4, 4)
        sample(QtPen(painter), 20, self.height() / 2, 1.0, self._sample, inks)
        painter.setPen(ink(tokens.muted if off else tokens.text))
        font = theme.font(SMALL)
        font.setStrikeOut(off)
        painter.setFont(font)
        painter.drawText(self.rect().adjusted(40, 0, -4, 0), _LEFT, self.text())
        if self.hasFocus():
            painter.setPen(QPen(ink(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)


class _Heading(QAbstractButton):
    """Opens and closes the legend."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(_("Legenda"))
        self.setAccessibleName(_("Legenda tonen of verbergen"))
        self.setCheckable(True)
        self.setChecked(True)
        self.setFont(theme.font(SMALL, strong=True))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 40, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = theme.tokens()
        painter = QPainter(self)
        pen = QtPen(painter)
        x, y = 14.0, self.height() / 2
        if self.isChecked():
            pen.polyline([(x - 4, y - 2), (x, y + 2), (x + 4, y - 2)], tokens.muted, 1.8)
        else:
            pen.polyline([(x - 2, y - 4), (x + 2, y), (x - 2, y + 4)], tokens.muted, 1.8)
        painter.setPen(ink(tokens.text))
        painter.setFont(self.font())
        painter.drawText(self.rect().adjusted(26, 0, 0, 0), _LEFT, self.text())
        if self.hasFocus():
            painter.setPen(QPen(ink(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)


class MapLegend(Plate):
    """Lies on the canvas at the left; tells which entries are hidden."""

    hidden_changed = Signal(object)
    """The hidden legend ids, a frozenset of str."""
    opened_or_closed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Legenda van de kaart"))
        self._hidden: frozenset[str] = frozenset()
        self._rows: list[LegendButton] = []
        self._shown: list[tuple[str, list[LegendRow]]] = []
        self._heading = _Heading(self)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self._area)
        self._heading.toggled.connect(self._on_toggled)
        self._walk = RowWalk(self._heading, self._area)

    def set_picture(self, picture: Picture) -> None:
        """Explain what is in this picture; hidden entries stay hidden."""
        found = groups(picture)
        if found == self._shown:
            return
        self._shown = found
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 0, 2, 4)
        column.setSpacing(0)
        self._rows = []
        for heading, entries in found:
            title = QLabel(heading, inside)
            title.setFont(theme.font(SMALL, strong=True))
            title.setContentsMargins(6, 4, 0, 1)
            column.addWidget(title)
            for entry in entries:
                row = LegendButton(entry, inside)
                row.setChecked(entry.id not in self._hidden)
                row.toggled.connect(self._on_row)
                column.addWidget(row)
                self._rows.append(row)
        column.addStretch(1)
        inside.setAutoFillBackground(False)
        self._area.setWidget(inside)
        self._walk.take([row for row in self._rows if row.isCheckable()])
        self.place()

    def rows(self) -> list[LegendButton]:
        """Return the lines, from top to bottom."""
        return self._rows

    def hidden(self) -> frozenset[str]:
        """Return the ids that are hidden."""
        return self._hidden

    def set_hidden(self, hidden: Iterable[str]) -> None:
        """Show these entries as hidden, without telling anybody."""
        self._hidden = frozenset(hidden)
        for row in self._rows:
            row.blockSignals(True)
            row.setChecked(row.entry not in self._hidden)
            row.blockSignals(False)
            row.update()

    def first(self) -> QWidget:
        """Return what gets the keys first."""
        return self._heading

    def is_open(self) -> bool:
        """Tell whether the lines are seen."""
        return self._heading.isChecked()

    def set_open(self, wanted: bool) -> None:
        """Show or hide the lines."""
        self._heading.setChecked(wanted)

    def room(self) -> float:
        """Return how many pixels at the left of the canvas it takes."""
        return float(self.geometry().right() + 8) if self.isVisible() and self.is_open() else 0.0

    def place(self) -> None:
        """Take as much room as the lines need, at most the height of the parent; then the lines come closer."""
        parent = self.parentWidget()
        inside = self._area.widget()
        if parent is None:
            return
        wide, high = self._heading.sizeHint().width() + 8, _HEADING
        if self.is_open() and inside is not None:
            hint = self._fitted(inside, parent.height() - 24 - high - 4)
            wanted = high + hint.height() + 4
            high = min(wanted, parent.height() - 24)
            wide = max(wide, hint.width() + 10 + (14 if high < wanted else 0))
        self.setGeometry(12, 12, wide, max(high, _HEADING))

    def _fitted(self, inside: QWidget, room: int) -> QSize:
        """Let the lines be as high as fits in the room, and return what they need then."""
        others = inside.sizeHint().height() - sum(row.sizeHint().height() for row in self._rows)
        each = (room - others) // max(1, len(self._rows))
        for row in self._rows:
            row.be_high(min(max(each, _LOWEST_ROW), _ROW))
        layout = inside.layout()
        if layout is not None:
            layout.activate()
        return inside.sizeHint()

    def _on_toggled(self, is_open: bool) -> None:
        self._area.setVisible(is_open)
        self.place()
        self.opened_or_closed.emit(is_open)

    def _on_row(self, _shown: bool) -> None:
        self._hidden = frozenset(row.entry for row in self._rows if row.isCheckable() and not row.isChecked())
        self.hidden_changed.emit(self._hidden)
