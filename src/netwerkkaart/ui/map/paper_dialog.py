"""The map on paper: size, way round, over how many sheets and how much of it, with the page in sight."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from netwerkkaart.domain.paper import OVERLAP, Paper, PaperSize
from netwerkkaart.look import LIGHT
from netwerkkaart.texts import _, graphs
from netwerkkaart.texts.paper import said_of
from netwerkkaart.ui import theme
from netwerkkaart.ui.map.output import SCALES, Order
from netwerkkaart.ui.map.paper import Shot, draw_shot
from netwerkkaart.ui.pen import QtPen
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from netwerkkaart.ui.map.output import MapOutput

_SIDE = 420
_ONE = "one"
_SHEETS = (PaperSize.A4, PaperSize.A3)


class PaperPreview(QWidget):
    """The page as it will come out, small; of a poster with the edges of its sheets over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIDE, _SIDE)
        self.setAccessibleName(_("Voorbeeld van de kaart op papier"))
        self._paper = Paper()
        self._drawn = QPixmap()

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def show_page(self, shot: Shot, on: Paper, foot: str) -> None:
        """Draw the page of a shot."""
        self._paper = on
        wide, high = on.extent
        scale, ratio = (_SIDE - 4) / max(wide, high), self.devicePixelRatioF()
        self._drawn = QPixmap(round(wide * scale * ratio), round(high * scale * ratio))
        self._drawn.fill(Qt.GlobalColor.white)
        painter = QPainter(self._drawn)
        painter.scale(scale * ratio, scale * ratio)
        draw_shot(shot, QtPen(painter), shot.sheet(wide, high), LIGHT, foot=foot)
        painter.end()
        self._drawn.setDevicePixelRatio(ratio)
        self.setAccessibleDescription(said_of(on))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        size = self._drawn.deviceIndependentSize()
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.drawPixmap(round(left), round(top), self._drawn)
        page = QRectF(round(left), round(top), size.width(), size.height())
        painter.setPen(QPen(theme.colour("outline"), 1))
        painter.drawRect(page)
        tiling = self._paper.tiling
        if tiling is None:
            return
        painter.setPen(QPen(theme.colour(LIGHT.accent), 1, Qt.PenStyle.DashLine))
        scale = size.width() / tiling.poster[0]
        wide, high = tiling.tile
        for column in range(1, tiling.columns):
            x = page.left() + (column * (wide - OVERLAP) + OVERLAP / 2) * scale
            painter.drawLine(round(x), round(page.top()), round(x), round(page.bottom()))
        for row in range(1, tiling.rows):
            y = page.top() + (row * (high - OVERLAP) + OVERLAP / 2) * scale
            painter.drawLine(round(page.left()), round(y), round(page.right()), round(y))


class PaperDialog(Dialog):
    """Choose, look, and save or print; what was chosen is remembered when it is done, not when one goes back."""

    def __init__(self, output: "MapOutput", parent: QWidget) -> None:
        super().__init__(_("Kaart afdrukken of bewaren"), parent)
        self._output = output
        self._shot = output.screen()
        order = output.order
        self.preview = PaperPreview()
        self.form = self._group((("pdf", "PDF"), ("svg", "SVG"), ("png", "PNG")), "pdf")
        self.size_ = self._group([(size, size.value) for size in reversed(PaperSize)], order.paper.size)
        self.way = self._group(((True, _("liggend")), (False, _("staand"))), order.paper.landscape)
        sheets = [(_ONE, _("één blad")), *((size, _("bladen {size}").format(size=size)) for size in _SHEETS)]
        self.sheets = self._group(sheets, order.paper.sheet or _ONE)
        self.much = self._group(((True, _("hele kaart")), (False, _("wat in beeld is"))), output.whole.isChecked())
        names = ((True, _("met namen")), (False, _("zonder namen van mensen")))
        self.names = self._group(names, output.names.isChecked())
        words = {word: _("{n} dpi").format(n=round(72 * scale)) for word, scale in SCALES.items()}
        kept = next(word for word, scale in SCALES.items() if scale == order.scale)
        self.sharp = self._group(list(words.items()), kept)
        self.said = QLabel(wordWrap=True)
        theme.set_kind(self.said, "muted")
        self._lay_out()
        self.print_button = self.add_button(_("Afdrukken…"))
        self.print_button.clicked.connect(self._print)
        self.set_buttons(_("Bewaren…"))
        self._on_changed()

    def _group(self, choices: Sequence[tuple[Hashable, str]], chosen: Hashable) -> ChipGroup:
        group = ChipGroup(exclusive=True, required=True)
        for key, text in choices:
            group.add(key, text)
        group.set_checked([chosen])
        group.changed.connect(lambda _keys: self._on_changed())
        group.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return group

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        self._sharp_label = QLabel(_("Scherpte"))
        for text, group in (
            (_("Vorm"), self.form),
            (_("Grootte"), self.size_),
            (_("Richting"), self.way),
            (_("Verdelen"), self.sheets),
            (_("Wat"), self.much),
            (_("Namen"), self.names),
        ):
            label = QLabel(text)
            group.setAccessibleName(text)
            form.addRow(label, group)
        form.addRow(self._sharp_label, self.sharp)
        self.sharp.setAccessibleName(_("Scherpte"))
        choices = QVBoxLayout()
        choices.addLayout(form)
        choices.addStretch(1)
        choices.addWidget(self.said)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(choices, 1)
        self.body.addLayout(row)
        self.setMinimumWidth(860)

    def paper(self) -> Paper:
        """Return the paper that is chosen."""
        (size,), (way,), (sheet,) = self.size_.checked(), self.way.checked(), self.sheets.checked()
        return Paper(PaperSize(str(size)), bool(way), None if sheet == _ONE else PaperSize(str(sheet)))

    def shot(self) -> Shot:
        """Return what goes on it."""
        shot = replace(self._shot, whole=bool(self.much.checked()[0]))
        return shot if self.names.checked()[0] else shot.nameless()

    def _kind(self) -> str:
        return str(self.form.checked()[0])

    def _on_changed(self) -> None:
        size, kind = PaperSize(str(self.size_.checked()[0])), self._kind()
        for sheet in _SHEETS:
            self.sheets.chip(sheet).setEnabled(sheet.number > size.number and kind == "pdf")
        if not self.sheets.chip(self.sheets.checked()[0]).isEnabled():
            self.sheets.set_checked([_ONE])
        for widget in (self._sharp_label, self.sharp):
            widget.setVisible(kind == "png")
        on = self.paper()
        self.said.setText(said_of(on))
        self.show_error("")
        self.preview.show_page(self.shot(), on, graphs.warning(names=bool(self.names.checked()[0])))

    def _choose(self) -> None:
        order = Order(self.paper(), SCALES[str(self.sharp.checked()[0])])
        self._output.choose(order, whole=bool(self.much.checked()[0]), names=bool(self.names.checked()[0]))

    def save(self) -> None:
        """Ask where, and write the file there."""
        self._choose()
        self._output.ask_and_save(self._kind())

    def _print(self) -> None:
        self._choose()
        self.accept()
        self._output.print_map()
