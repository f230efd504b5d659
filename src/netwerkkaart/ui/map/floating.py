"""What lies on the map: a plate like the legend's, with the zoom buttons, the choice of arrangement or a hint on it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBitmap, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.look import RADIUS, mix
from netwerkkaart.texts import _
from netwerkkaart.texts.words import capitalised, word
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.widgets.chips import ChipGroup


class Plate(QFrame):
    """A raised surface; the map under it feels neither click nor wheel.

    Opaque, and without its corners: else all that lies on it were painted anew with each frame of the map.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMask(_rounded(self.size()))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(mix(tokens.line, tokens.outline, 0.2)), 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()


def _rounded(size: QSize) -> QRegion:
    """Return every pixel that a plate of this size touches."""
    touched = QBitmap(size)
    touched.fill(Qt.GlobalColor.color0)
    painter = QPainter(touched)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.color1)
    painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()), RADIUS, RADIUS)
    painter.end()
    return QRegion(touched)


class ZoomButtons(Plate):
    """Nearer, further, and all of it."""

    nearer = Signal()
    further = Signal()
    fitting = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Zoomen"))
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.setSpacing(0)
        self.buttons: dict[str, QToolButton] = {}
        for name, text, keys, signal in (
            ("plus", _("Dichterbij"), "+", self.nearer),
            ("minus", _("Verder weg"), "−", self.further),
            ("fit", _("Alles in beeld"), "0", self.fitting),
        ):
            button = QToolButton()
            button.setIcon(icon(name, "text"))
            button.setIconSize(QSize(16, 16))
            button.setFixedSize(30, 30)
            button.setToolTip(f"{text} ({keys})")
            button.setAccessibleName(text)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(signal)
            column.addWidget(button)
            self.buttons[name] = button
        self.adjustSize()


class ArrangementSwitch(Plate):
    """Shows in which way the map is arranged, and lets the other be chosen."""

    chosen = Signal(str)
    """The value of the :class:`Arrangement`; only when the user chose it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Indeling van de kaart"))
        self.choices = ChipGroup(exclusive=True, required=True)
        about = {
            Arrangement.ISLANDS: _("Elke school een eiland, met haar mensen op ringen"),
            Arrangement.FREE: _("Iedereen waar de banden trekken: wie bij elkaar hoort, komt bij elkaar"),
        }
        for one, tooltip in about.items():
            self.choices.add(one, capitalised(word(one)), tooltip=tooltip)
        self.choices.changed.connect(lambda keys: self.chosen.emit(str(keys[0])))
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.addWidget(self.choices)
        self.show_chosen(Arrangement.ISLANDS)

    def show_chosen(self, arrangement: Arrangement) -> None:
        """Show which one it is, silently."""
        self.choices.set_checked([arrangement])


class Hint(Plate):
    """Says at the foot of a map without people what belongs there, with the one next step."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = _("Hier staan nu alleen scholen. De mensen die jullie kennen komen om hun school heen te staan.")
        self.text = QLabel(text)
        self.button = QPushButton(icon("plus", "on_accent"), _("Contact toevoegen…"))
        theme.set_kind(self.button, "primary")
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(16)
        row.addWidget(self.text)
        row.addWidget(self.button)
        self.hide()

    def place(self) -> None:
        """Stand in the middle at the foot of the parent."""
        parent = self.parentWidget()
        if parent is not None:
            size = self.sizeHint()
            self.setGeometry(
                (parent.width() - size.width()) // 2, parent.height() - size.height() - 16, size.width(), size.height()
            )
