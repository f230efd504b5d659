"""The very pages of a report under each other: they fill the width, and are drawn only where they are seen."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.jobs import JobContext
from netwerkkaart.ui.reports.rendering import render_page

_EDGE = 16
_GAP = 16
_WIDEST = 1100
_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_KEPT = 3


class PagesView(QAbstractScrollArea):
    """Shows a PDF; Ctrl with the wheel, + and − zooms, 0 fits the width again."""

    zoomed = Signal(float)
    """The zoom; 1 fits the width."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._document = b""
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._zoom = 1.0
        self._message = ""
        self._drawn: dict[int, tuple[float, QImage]] = {}
        self._drawing = False
        self._turn = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Voorbeeld van het rapport"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._draw_seen)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def sizeHint(self) -> QSize:
        return QSize(640, 600)

    @property
    def zoom(self) -> float:
        """How much larger than fitting the width."""
        return self._zoom

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def show_document(self, document: bytes, sizes: tuple[tuple[float, float], ...], *, stay: bool) -> None:
        """Show another PDF, at the same place when it is the same report anew."""
        place = self.verticalScrollBar().value() if stay else 0
        self._document, self._sizes, self._message = document, sizes, ""
        if not stay:
            self._drawn.clear()
        self._drawn = {number: (0.0, image) for number, (_scale, image) in self._drawn.items() if number < len(sizes)}
        self._turn += 1
        self._measure()
        self.verticalScrollBar().setValue(place)
        self._describe()
        self._draw_seen()

    def show_message(self, text: str) -> None:
        """Show a sentence instead of pages."""
        self._document, self._sizes, self._message = b"", (), text
        self._drawn.clear()
        self._turn += 1
        self._measure()
        self.setAccessibleDescription(text)
        self.viewport().update()

    def page_image(self, number: int) -> QImage | None:
        """Return the image of a page as it is shown, when it has been drawn sharply."""
        scale, image = self._drawn.get(number, (0.0, QImage()))
        return image if scale == self._scale() else None

    # --- zooming

    def zoom_by(self, steps: int) -> None:
        """Zoom in or out so many steps."""
        nearest = min(range(len(_ZOOMS)), key=lambda place: abs(_ZOOMS[place] - self._zoom))
        self.set_zoom(_ZOOMS[max(0, min(nearest + steps, len(_ZOOMS) - 1))])

    def set_zoom(self, zoom: float) -> None:
        """Zoom to this; what is in the middle stays there."""
        bar = self.verticalScrollBar()
        seen = self.viewport().height()
        middle = (bar.value() + seen / 2) / max(self._height(), 1)
        self._zoom = zoom
        self._measure()
        bar.setValue(round(middle * self._height() - seen / 2))
        self.zoomed.emit(zoom)
        self._draw_seen()

    # --- measuring

    def _wide(self) -> int:
        fits = min(max(self.viewport().width() - 2 * _EDGE, 120), _WIDEST)
        return round(fits * self._zoom)

    def _scale(self) -> float:
        """Return the pixels per point that are sharp on this screen."""
        if not self._sizes:
            return 0.0
        return round(self._wide() / self._sizes[0][0] * self.devicePixelRatioF(), 4)

    def _boxes(self) -> list[QRect]:
        """Return where the pages lie, from the top of the first."""
        wide = self._wide()
        left = max((self.viewport().width() - wide) // 2, _EDGE)
        top = _EDGE
        found = []
        for width, height in self._sizes:
            high = round(wide * height / width)
            found.append(QRect(left, top, wide, high))
            top += high + _GAP
        return found

    def _height(self) -> int:
        boxes = self._boxes()
        return boxes[-1].bottom() + 1 + _EDGE if boxes else 0

    def _measure(self) -> None:
        seen = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(self._height() - seen.height(), 0))
        down.setPageStep(seen.height())
        down.setSingleStep(48)
        across.setRange(0, max(self._wide() + 2 * _EDGE - seen.width(), 0) if self._sizes else 0)
        across.setPageStep(seen.width())
        self.viewport().update()

    def _seen(self) -> list[int]:
        window = QRect(0, self.verticalScrollBar().value(), 10**6, self.viewport().height())
        return [number for number, box in enumerate(self._boxes()) if box.intersects(window)]

    def _describe(self) -> None:
        seen = self._seen()
        if seen:
            words = _("pagina {number} van {total}").format(number=seen[0] + 1, total=len(self._sizes))
            self.setAccessibleDescription(words)

    # --- drawing

    def _draw_seen(self) -> None:
        """Have the pages in sight drawn that are not sharp yet, one after the other."""
        self.viewport().update()
        self._describe()
        seen = self._seen()
        if not seen:
            return
        keep = range(seen[0] - _KEPT, seen[-1] + _KEPT + 1)
        self._drawn = {number: drawn for number, drawn in self._drawn.items() if number in keep}
        scale = self._scale()
        wanted = [number for number in seen if self._drawn.get(number, (0.0, None))[0] != scale]
        if not wanted or self._drawing:
            return
        document, number, turn = self._document, wanted[0], self._turn
        self._drawing = True

        def render(_context: JobContext) -> QImage:
            return render_page(document, number, scale)

        def done(image: QImage) -> None:
            self._drawing = False
            if turn == self._turn:
                self._drawn[number] = (scale, image)
            self._draw_seen()

        def failed(error: Exception) -> None:
            self._drawing = False
            self.show_message(_("Deze pagina kan niet worden getoond. Bewaar het rapport als PDF en open het daar."))
            del error

        self._desk.jobs.run(self, render, done, failed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("sunken"))
        if self._message:
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.font())
            box = self.viewport().rect().adjusted(40, 0, -40, 0)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._message)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        boxes = self._boxes()
        for number in self._seen():
            box = boxes[number].translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
            painter.fillRect(box, QColor("#FFFFFF"))
            drawn = self._drawn.get(number)
            if drawn is not None:
                painter.drawImage(QRectF(box), drawn[1])
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    # --- what the user does

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self._draw_seen()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(1)
            case Qt.Key.Key_Minus:
                self.zoom_by(-1)
            case Qt.Key.Key_0:
                self.set_zoom(1.0)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + round(self.viewport().height() * 0.9))
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.PaletteChange}:
            self.viewport().update()
        return super().event(event)
